"""The words at the end of a claim that say who speaks, and words that only look like them."""

from __future__ import annotations

import pytest
from newsroom import claim, piece

from retold.tracing.matching.tails import credit


def tail(words: str) -> str | None:
    article = piece(None, words)
    found = credit(claim(article, words))
    return None if found is None else found.of(article.text)


@pytest.mark.parametrize(
    ("words", "credited"),
    [
        ("Lock to stay shut, harbour office says", ", harbour office says"),
        (
            "The lock leaks, the Veldmark Lock Union said on Thursday.",
            ", the Veldmark Lock Union said on Thursday.",
        ),
        (
            "The lock leaks, as its keeper, Ida Storm, pointed out.",
            ", as its keeper, Ida Storm, pointed out.",
        ),
        ("“The lock leaks,” Storm said.", ",” Storm said."),
        ("The lock leaks, according to the keeper.", ", according to the keeper."),
        ("Two gates are gone, by the count of Ida Storm.", ", by the count of Ida Storm."),
    ],
)
def test_a_credit_at_the_end_is_found(words: str, credited: str) -> None:
    assert tail(words) == credited


@pytest.mark.parametrize(
    "words",
    [
        "The lock leaks, and nobody mends it.",
        "According to the keeper the lock leaks.",
        "The lock shut, and fewer boats came than reported.",
        "The lock shut, nobody was told.",
        "The keeper said the lock leaks.",
        "The lock, built in 1904, leaks at both gates.",
        "The board was divided according to rank: three to two.",
    ],
)
def test_other_words_are_the_claims_own(words: str) -> None:
    assert tail(words) is None
