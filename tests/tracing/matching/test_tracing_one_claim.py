"""One claim told by hundreds: one thread, and work that grows with the tellings."""

from __future__ import annotations

import pytest
from newsroom import claim, figure, piece

from retold.tracing.matching import pairing
from retold.tracing.matching.crowds import LEAST_WORDS, TOLD, firsts, shares
from retold.tracing.matching.match import Profile, profile
from retold.tracing.matching.words import load
from retold.tracing.trace import Traced, trace
from retold.types import Article, Claim, Membership, Story

DYKE = ("dyke/NOUN/nsubj", "break/VERB/ROOT", "Veldmark/PROPN/pobj")
WORDINGS = (
    ("The dyke at Veldmark broke and killed {} people", (*DYKE, "kill/VERB/conj")),
    ("{} people were killed when the dyke at Veldmark broke", (*DYKE, "kill/VERB/ROOT")),
)


def telling(number: int) -> tuple[Article, Claim]:
    dead = 11 + number // 20
    form, terms = WORDINGS[number % 2]
    words = form.format(dead)
    home = piece(
        None,
        f"{words}.",
        f"Paper {number} asked around.",
        outlet=f"Paper {number}",
        published=f"2031-05-{1 + number % 9:02d}",
    )
    killed = figure(dead, dead, outcomes=("kill",))
    return home, claim(home, words, *terms, quantities=(killed,), source=f"Board {number % 40}")


def traced(count: int) -> Traced:
    rows = [telling(number) for number in range(count)]
    articles = {home.id: home for home, _ in rows}
    story = Story("s1", "Dyke", tuple(Membership(key, ()) for key in articles), None, None)
    return trace(story, articles, [told for _, told in rows], words=load())


def sides(count: int) -> list[Profile]:
    return [profile(telling(number)[1], load()) for number in range(count)]


def test_one_claim_told_by_hundreds_is_one_thread() -> None:
    (thread,) = traced(360).threads
    assert len(thread.steps) == 360


def test_comparisons_grow_with_the_tellings_and_not_with_their_square(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    real = pairing.compared
    monkeypatch.setattr(
        pairing, "compared", lambda a, b, *, above: (asked.append(1), real(a, b, above=above))[1]
    )
    counts = []
    for size in (200, 800):
        asked.clear()
        pairing.matches(sides(size))
        counts.append(len(asked))
    assert counts[1] < 5 * counts[0]


def test_few_tellings_of_one_statement_are_no_crowd() -> None:
    assert firsts(sides(TOLD)) == {}


def test_each_claim_of_a_crowd_has_the_first_that_says_the_same() -> None:
    assert firsts(sides(TOLD + 1))[TOLD] == 0


def test_words_that_everybody_tells_weigh_as_if_few_did() -> None:
    crowd = sides(400)
    others = [profile(other(number), load()) for number in range(100)]
    share = shares([*crowd, *others], least=30)
    assert share["dyke"] == TOLD / (TOLD + 100)
    assert share["rain"] == 100 / (TOLD + 100)


def other(number: int) -> Claim:
    words = f"Rain fell on field {number}"
    home = piece(None, f"{words}.", outlet=f"Paper {number}")
    return claim(home, words, "rain/NOUN/nsubj", f"field{number}/NOUN/pobj", f"at{number}/NOUN")


def test_a_word_or_two_told_by_many_are_no_statement() -> None:
    home = piece(None, "It rained hard.")
    short = [profile(claim(home, "rained hard", "rain/VERB/ROOT"), load()) for _ in range(50)]
    assert len(short[0].lemmas) < LEAST_WORDS
    assert firsts(short) == {}
