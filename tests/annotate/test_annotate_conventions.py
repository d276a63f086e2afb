"""Counting conventions: what vague words are coded as, and what they are never coded as."""

from __future__ import annotations

import pytest

from retold.annotate.conventions import Convention, estimate, estimate_words
from retold.types import Quantity, Span


def count(low: float | None, high: float | None, *, vague: bool = False, kind: str = "count"):
    return Quantity(Span(0, 1), low, high, True, True, vague, kind, None, "goat")


@pytest.mark.parametrize(
    ("words", "acled", "ucdp"),
    [
        ("Dozens", 12, (24, 24, 99)),
        ("tens of goats", 10, (20, 20, 99)),
        ("Hundreds", 100, (200, 200, 999)),
        ("tens of thousands", 10_000, (20_000, 20_000, 99_999)),
        ("hundreds of thousands", 100_000, (200_000, 200_000, 999_999)),
        ("several", 3, (3, 3, 9)),
        ("several hundred", 200, (200, 200, 999)),
        ("a few dozen", 24, (24, 24, 99)),
    ],
)
def test_vague_words_are_coded(words: str, acled: float, ucdp: tuple[float, float, float]) -> None:
    one = estimate_words(words, convention=Convention.ACLED)
    three = estimate_words(words, convention=Convention.UCDP)
    assert one is not None
    assert three is not None
    assert (one.best, one.low, one.high) == (acled, acled, acled)
    assert (three.best, three.low, three.high) == ucdp
    assert one.reason
    assert three.reason


def test_a_reason_tells_a_known_rule_from_a_reading() -> None:
    reasons = {
        (word, convention): found.reason
        for word in ("dozens", "thousands")
        for convention in Convention
        if (found := estimate_words(word, convention=convention)) is not None
    }
    assert reasons["dozens", Convention.ACLED] == "“dozens” as 12: ACLED's rule"
    for read in set(reasons) - {("dozens", Convention.ACLED)}:
        assert reasons[read].endswith("Retold's own")


@pytest.mark.parametrize("words", ["12", "twelve goats", "more than 40", "tension", "the score"])
def test_words_that_are_not_vague_are_not_coded(words: str) -> None:
    assert estimate_words(words, convention=Convention.ACLED) is None


@pytest.mark.parametrize(
    ("quantity", "words", "acled", "ucdp"),
    [
        (count(24, None, vague=True), "Dozens", (12, 12, 12), (24, 24, 99)),
        (count(12, 12), "12", (12, 12, 12), (12, 12, 12)),
        (count(12, 15), "12 to 15", (12, 12, 12), (12, 12, 15)),
        (count(80, None), "more than 80", (80, 80, 80), (80, 80, None)),
        (count(None, 40), "up to 40", (None, None, 40), (None, None, 40)),
        (count(None, 100, vague=True), "nearly 100", (100, 100, 100), (100, None, 100)),
        (count(None, 100, vague=True), "up to about 100", (None, None, 100), (None, None, 100)),
        (count(2, None, vague=True), "A handful", (3, 3, 3), (3, 3, 9)),
        (count(3000, 3000, vague=True), "about 3 thousands", (3000,) * 3, (3000,) * 3),
        (count(200, None, vague=True), "hundreds or thousands", (100,) * 3, (200, 200, 9999)),
    ],
)
def test_every_count_has_its_estimate(
    quantity: Quantity, words: str, acled: tuple, ucdp: tuple
) -> None:
    for convention, expected in ((Convention.ACLED, acled), (Convention.UCDP, ucdp)):
        found = estimate(quantity, words, convention=convention)
        assert found is not None
        assert (found.best, found.low, found.high) == expected


def test_what_is_no_count_is_not_coded() -> None:
    money = count(24, None, vague=True, kind="money")
    assert estimate(money, "dozens of dollars", convention=Convention.UCDP) is None
    assert estimate(count(None, None), "some", convention=Convention.UCDP) is None


@pytest.mark.parametrize("convention", list(Convention))
def test_a_vague_word_that_is_not_the_whole_figure_is_not_coded(convention: Convention) -> None:
    millions = count(24e6, None, vague=True)
    assert estimate(millions, "dozens of millions", convention=convention) is None
    most = count(None, 2000, vague=True)
    assert estimate(most, "as many as several thousand", convention=convention) is None
