"""References: A3 is the third claim of article A, whatever order things come in."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st
from newsroom import NEXT_DAY, claim, piece

from retold.brief.letters import letter, letters, references

EARLY = piece(None, "The dyke broke at noon. The river rose.")
LATE = piece(None, "The dyke held. The river fell.", outlet="Coast Gazette", published=NEXT_DAY)
NEVER = piece(None, "The dyke was old.", outlet="Orlow Times", published=None)
KNOWN = {article.id: article for article in (NEVER, LATE, EARLY)}


def test_articles_are_lettered_by_day_and_undated_ones_last() -> None:
    assert letters(KNOWN) == {EARLY.id: "A", LATE.id: "B", NEVER.id: "C"}
    assert letters({}) == {}


def test_letters_go_on_after_z() -> None:
    assert [letter(at) for at in (0, 25, 26, 27, 51, 52, 701, 702)] == [
        *("A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"),
    ]


@given(st.integers(0, 100_000), st.integers(0, 100_000))
def test_every_position_has_a_letter_of_its_own(a: int, b: int) -> None:
    assert (letter(a) == letter(b)) == (a == b)
    assert set(letter(a)) <= set(string.ascii_uppercase)


def test_claims_are_numbered_in_the_order_of_the_text() -> None:
    told = [
        claim(EARLY, "The river rose"),
        claim(LATE, "The dyke held"),
        claim(EARLY, "The dyke broke"),
    ]
    expected = {told[0].id: "A2", told[1].id: "B1", told[2].id: "A1"}
    assert references(told, KNOWN) == expected
    assert references(reversed(told), KNOWN) == expected


def test_a_claim_of_an_article_that_is_not_given_has_no_reference() -> None:
    assert references([claim(EARLY, "The dyke broke")], {LATE.id: LATE}) == {}
