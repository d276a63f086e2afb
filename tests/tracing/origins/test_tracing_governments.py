"""The names of one government in a story count for one."""

from __future__ import annotations

from retold.tracing.origins.governments import governments, seat_in


def test_country_seat_head_and_administration_are_one() -> None:
    names = {"U.S", "White House", "Marlow administration", "Ada Marlow", "River Board"}
    one = "Marlow administration"
    assert governments(names) == {"U.S": one, "White House": one, "Ada Marlow": one}
    assert governments({"Russia", "Kremlin", "River Board"}) == {"Russia": "Kremlin"}


def test_what_no_seat_or_administration_ties_stays_apart() -> None:
    assert governments({"Russia", "Ukraine"}) == {}
    assert governments({"Russia", "White House"}) == {}
    assert governments({"Marlow administration", "Holm administration", "Ada Marlow"}) == {}
    assert governments({"Russian Railways", "Kremlin"}) == {}
    assert governments({"Marlow administration", "Marlow"}) == {}


def test_the_seat_that_a_title_begins_with() -> None:
    assert seat_in("White House budget") == "White House"
    assert seat_in("Orlow council") is None
    assert seat_in("former White House") is None
