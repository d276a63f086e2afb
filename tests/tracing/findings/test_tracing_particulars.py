"""Age, party, seat, state and office of one person in two outlets; and what only looks like it."""

from __future__ import annotations

import pytest
from newsroom import DAY, NEXT_DAY, piece, scene_of

from retold.tracing.findings.offices import trace
from retold.types import Finding


def found(first: str, second: str, **options: str) -> list[Finding]:
    told = {"outlet": "Coast Gazette", "published": NEXT_DAY, **options}
    return list(trace(scene_of(piece("Dyke", first), piece("A dyke", second, **told), claims=[])))


@pytest.mark.parametrize(
    ("first", "second", "sort"),
    [
        (
            "The pilot, Otto Brandt, 41, had flown the route before.",
            "A 63-year-old Otto Brandt steered the boat.",
            "age",
        ),
        (
            "“It will hold,” said Sen. Otto Brandt, R-Texas, on Monday.",
            "Rep. Ida Moss and Otto Brandt (R-Tenn.) saw the dyke.",
            "seat",
        ),
        (
            "“It will hold,” said Sen. Otto Brandt (R-Texas) on Monday.",
            "The Democratic Senator Otto Brandt saw the dyke.",
            "party",
        ),
        (
            "The dyke was opened by the Danish Foreign Minister Otto Brandt.",
            "Norwegian Foreign Minister Otto Brandt opened a dyke.",
            "state",
        ),
        (
            "The dyke was opened by President Otto Brandt on Monday.",
            "It was Prime Minister Otto Brandt who cut the ribbon.",
            "office",
        ),
    ],
)
def test_two_outlets_that_tell_what_no_one_person_is(first: str, second: str, sort: str) -> None:
    (made,) = found(first, second)
    assert made.detail["told"] == sort
    assert made.detail["person"] == "Otto Brandt"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Otto Brandt, 41, steered.", "Otto Brandt, 42, steered."),
        ("Otto Brandt, 41, steered.", "Otto Brandt, 63, steered. His son is 41."),
        ("Otto Brandt, 41, steered.", "Ida Brandt, 63, steered."),
        ("It stood, said Otto Brandt (D-Calif.).", "It fell, said Otto Brandt (D-CA)."),
        ("It stood, said Otto Brandt (D-Pa.).", "It fell, said Otto Brandt (D-Pennsylvania)."),
        (
            "It stood, said Otto Brandt (R-Texas).",
            "Democratic Senator Otto Brandt, once a Republican, left.",
        ),
        ("The pro-Danish President Otto Brandt left.", "Norwegian President Otto Brandt left."),
        ("At talks in Oslo President Otto Brandt left.", "Danish President Otto Brandt left."),
        ("President Otto Brandt left.", "Former Prime Minister Otto Brandt left."),
        ("Acting President Otto Brandt left.", "Prime Minister Otto Brandt left."),
        (
            "President Otto Brandt, until May the prime minister, left.",
            "Prime Minister Otto Brandt.",
        ),
        ("Vice President Otto Brandt left.", "Prime Minister Otto Brandt left."),
        ("Defence Minister Otto Brandt left.", "Defense Minister Otto Brandt left."),
    ],
    ids=[
        "a birthday between",
        "the other number is told",
        "another person",
        "one seat in two styles",
        "one seat short and long",
        "the party that was left",
        "no state",
        "a capital before the name",
        "a former office",
        "a stand-in",
        "an office that was left",
        "a deputy",
        "two spellings",
    ],
)
def test_what_one_person_may_be(first: str, second: str) -> None:
    assert found(first, second) == []


def test_one_outlet_or_days_apart_are_left_alone() -> None:
    texts = ("Otto Brandt, 41, steered.", "Otto Brandt, 63, steered.")
    assert len(found(*texts)) == 1
    assert found(*texts, outlet="Veldmark Courier", published=DAY) == []
    assert found(*texts, published="2031-06-20") == []
