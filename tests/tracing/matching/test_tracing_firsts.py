"""What claims of a crowd are held against: the first tellings, a few for each, in thread order."""

from __future__ import annotations

from newsroom import claim, piece

from retold.tracing.matching.crowds import TRIED, lead, woven
from retold.tracing.matching.match import Profile, best_pair, profile
from retold.tracing.matching.pairing import LARGE, matches
from retold.tracing.matching.words import load
from retold.types import BlockKind, Claim


def telling(number: int, *, block: BlockKind = BlockKind.BODY) -> Claim:
    words = "The dyke at Veldmark collapsed and water flooded the harbour warehouses and vineyards"
    home = piece(None, f"{words}.", outlet=f"Paper {number}")
    nouns = [f"{noun}/NOUN/dobj" for noun in ("water", "harbour", "warehouse", "vineyard")]
    terms = ("dyke/NOUN/nsubj", "Veldmark/PROPN/pobj", "collapse/VERB/ROOT", "flood/VERB/conj")
    return claim(home, words, *terms, *nouns, block=block)


def sides(count: int) -> list[Profile]:
    return [profile(telling(number), load()) for number in range(count)]


def test_a_claim_far_from_the_first_is_held_against_it_through_those_between() -> None:
    chain = {at: [at - 1] for at in range(1, 6)}
    asked: list[tuple[int, int]] = []

    def score(i: int, j: int) -> float:
        asked.append((i, j))
        return 1.0

    lead(sides(6), chain, score)
    assert asked == [(0, at) for at in range(1, 6)]


def test_a_claim_unlike_the_first_begins_anew_and_leads_those_after_it() -> None:
    chain = {at: [at - 1] for at in range(1, 4)}
    asked: list[tuple[int, int]] = []

    def score(i: int, j: int) -> float:
        asked.append((i, j))
        return 0.0 if (i, j) == (0, 2) else 1.0

    lead(sides(4), chain, score)
    assert asked == [(0, 1), (0, 2), (2, 3)]


def test_of_many_first_tellings_a_few_are_tried() -> None:
    many = list(range(20))
    asked: list[tuple[int, int]] = []

    def score(i: int, j: int) -> float:
        asked.append((i, j))
        return 0.0

    lead(sides(21), {20: many}, score)
    assert asked == [(at, 20) for at in range(TRIED)]


def test_a_head_comes_after_the_body_of_its_article_alone() -> None:
    home = piece("Dyke collapsed", "The dyke broke.", "It rained.", outlet="Paper 1")
    rows = [
        claim(home, "Dyke collapsed", "collapse/VERB/ROOT", block=BlockKind.TITLE),
        claim(home, "The dyke broke", "break/VERB/ROOT"),
        telling(7, block=BlockKind.TITLE),
    ]
    assert woven([profile(row, load()) for row in rows]) == [1, 0, 2]


def test_claims_whose_nearest_all_come_later_are_held_against_what_is_first_near_these() -> None:
    asked: list[tuple[int, int]] = []

    def score(i: int, j: int) -> float:
        asked.append((i, j))
        return 1.0

    lead(sides(4), {0: [3], 1: [3], 2: [3], 3: [0, 1, 2]}, score)
    assert asked == [(0, 1), (0, 2), (0, 3)]


def test_most_tellings_of_a_crowd_are_matched_with_the_first_whatever_its_size() -> None:
    shares = []
    for told in (sides(LARGE + 10), sides(200)):
        table, first = matches(told), told[0].claim.id
        held = [best_pair(table, first, side.claim.id) for side in told[1:]]
        shares.append(sum(match is not None for match in held) / len(held))
    assert min(shares) > 0.5
