"""Where chains of attributions end, in a line, in a circle and at nobody."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from newsroom import claim, piece, scene_of

from retold.tracing.origins.chains import UNSTATED, Chains, chains_of
from retold.tracing.origins.independence import count
from retold.tracing.threads import origins_of
from retold.types import Article, Claim, Membership, SourceKind, Story

OUTLETS = ("Veldmark Courier", "Coast Gazette", "Orlow Times")
WORDS = "The dyke broke at noon"


def papers(*more: str) -> list[Article]:
    return [
        piece(None, f"{WORDS}, {name}.", *more, outlet=name, published=f"2031-05-1{day}")
        for day, name in enumerate(OUTLETS)
    ]


def credits_(article: Article, source: str | None, kind: SourceKind = SourceKind.OUTLET) -> Claim:
    return claim(article, WORDS, source=source, source_kind=kind)


def ends(articles: list[Article], claims: list[Claim]) -> dict[str, int]:
    scene = scene_of(*articles, claims=claims)
    found = origins_of(scene, claims, chains_of(scene))
    return {origin.source: len(origin.articles) for origin in found}


def test_two_outlets_that_cite_one_update_are_one_origin() -> None:
    first, second, third = papers()
    claims = [
        credits_(first, "River Board", SourceKind.INSTITUTION),
        credits_(second, "Veldmark Courier"),
        credits_(third, "the Coast Gazette"),
    ]
    assert ends([first, second, third], claims) == {"River Board": 3}


def test_outlets_that_credit_each_other_in_a_circle_end_at_nobody() -> None:
    articles = papers()
    around = [*OUTLETS[1:], OUTLETS[0]]
    claims = [credits_(a, name) for a, name in zip(articles, around, strict=True)]
    assert ends(articles, claims) == {UNSTATED: 3}


def test_a_circle_with_a_way_out_ends_there() -> None:
    first, second, third = papers()
    claims = [
        credits_(first, "Coast Gazette"),
        credits_(second, "Veldmark Courier"),
        claim(second, "dyke broke at noon", source="River Board"),
        credits_(third, "Coast Gazette"),
    ]
    assert ends([first, second, third], claims) == {"River Board": 3}


def test_an_outlet_that_tells_it_as_its_own_is_the_end() -> None:
    first, second, _ = papers()
    claims = [credits_(first, None), credits_(second, "Veldmark Courier")]
    assert ends([first, second], claims) == {"Veldmark Courier": 2}


def test_an_outlet_beyond_the_story_is_the_end() -> None:
    first, second, _ = papers()
    claims = [credits_(first, "Northern Star"), credits_(second, "Northern Star")]
    assert ends([first, second], claims) == {"Northern Star": 2}


@pytest.mark.parametrize("name", ["unresolved: he", "he", "a source"])
def test_a_pronoun_or_nobody_is_no_origin(name: str) -> None:
    first, _, _ = papers()
    told = [credits_(first, name, SourceKind.ANONYMOUS)]
    assert ends([first], told) == {UNSTATED: 1}


def test_a_person_and_the_body_that_she_speaks_for_are_one_origin() -> None:
    first, second, third = papers("The board's spokeswoman, Ana Ruiz, was there.")
    claims = [
        credits_(first, "River Board", SourceKind.INSTITUTION),
        credits_(second, "Ana Ruiz", SourceKind.PERSON),
        claim(second, "at noon", source="River Board"),
        credits_(third, "Ida Kern", SourceKind.PERSON),
    ]
    assert ends([first, second, third], claims) == {"River Board": 2, "Ida Kern": 1}


def test_an_office_before_a_name_is_no_part_of_it() -> None:
    first, second, _ = papers()
    claims = [
        credits_(first, "minister of culture, Ana Ruiz", SourceKind.ROLE),
        credits_(second, "Ana Ruiz", SourceKind.PERSON),
    ]
    assert ends([first, second], claims) == {"Ana Ruiz": 2}


def test_the_document_of_a_body_counts_for_the_body() -> None:
    first, second, _ = papers()
    claims = [
        credits_(first, "report of the Mining Authority", SourceKind.DOCUMENT),
        credits_(second, "Andara Mining Authority", SourceKind.INSTITUTION),
    ]
    assert ends([first, second], claims) == {"Andara Mining Authority": 2}


def test_police_count_for_the_one_who_is_named_as_speaking_for_them() -> None:
    first, second, _ = papers("Police commissioner Ana Ruiz was there.")
    claims = [
        credits_(first, "police", SourceKind.INSTITUTION),
        credits_(second, "Ana Ruiz", SourceKind.PERSON),
    ]
    assert ends([first, second], claims) == {"Ana Ruiz": 2}


def test_the_reason_says_who_speaks_for_whom_and_what_runs_in_a_circle() -> None:
    first, second, _ = papers("The River Board met. Its spokeswoman, Ana Ruiz, left.")
    told = [
        credits_(first, "River Board", SourceKind.INSTITUTION),
        credits_(second, "Ana Ruiz", SourceKind.PERSON),
    ]
    assert "Ana Ruiz speaks for River Board" in counted([first, second], told).origins_reason
    around = [credits_(first, "Coast Gazette"), credits_(second, "Veldmark Courier")]
    assert "in a circle" in counted([first, second], around).origins_reason


def counted(articles: list[Article], claims: list[Claim]) -> Story:
    members = tuple(Membership(article.id, ()) for article in articles)
    story = Story("s1", "Dyke", members, None, None)
    return count(scene_of(*articles, claims=claims), story, ())


def test_a_side_voice_counts_where_several_outlets_tell_of_it() -> None:
    filler = [f"Sentence number {n} is about the weather." for n in range(4)]
    first, second, third = papers(*filler, "It was loud, a farmer said.")
    voices = [
        claim(a, "It was loud", source="Ida Kern", source_kind=SourceKind.PERSON)
        for a in (first, second)
    ]
    lead = [claim(a, f"Sentence number {n} is") for a in (first, second, third) for n in range(4)]
    board = [credits_(a, "River Board", SourceKind.INSTITUTION) for a in (first, second, third)]
    both = counted([first, second, third], [*board, *lead, *voices])
    assert {origin.source for origin in both.origins} == {"River Board", "Ida Kern"}
    alone = counted([first, second, third], [*board, *lead, voices[0]])
    assert {origin.source for origin in alone.origins} == {"River Board"}


def test_a_chain_of_five_thousand_outlets_is_one_walk() -> None:
    outlets = {f"paper {n}": frozenset({f"a{n}"}) for n in range(5_000)}
    chains = Chains({}, outlets)
    rests = {f"paper {n}": {f"a{n + 1}": n} for n, _ in pairwise(range(5_000))}
    rests["River Board"] = {"a0": 0}
    began = time.perf_counter()
    settled = chains.settle(rests)
    assert len(settled["River Board"]) == 5_000
    assert list(settled) == ["River Board"]
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (("the official Norland news agency", "ORNA", "ORNA"), {"ORNA": 3}),
        (("state news agency ORNA", "ORNA", "ORNA"), {"ORNA": 3}),
        (("Belmar Press Agency", "ORNA", "ORNA"), {"Belmar Press Agency": 1, "ORNA": 2}),
    ],
    ids=["described and named", "named with its sort", "another agency"],
)
def test_an_agency_and_its_short_name_are_one(
    told: tuple[str, str, str], found: dict[str, int]
) -> None:
    articles = papers()
    claims = [
        credits_(article, name, SourceKind.AGENCY)
        for article, name in zip(articles, told, strict=True)
    ]
    claims.append(credits_(articles[0], "ORNA", SourceKind.AGENCY))
    if told[0] == "Belmar Press Agency":
        claims.pop()
    assert ends(articles, claims) == found


def test_an_agency_that_is_described_stays_open_where_an_article_names_two() -> None:
    first, *_ = articles = papers()
    claims = [
        credits_(first, "the official Norland news agency", SourceKind.AGENCY),
        credits_(first, "ORNA", SourceKind.AGENCY),
        credits_(first, "BLNA", SourceKind.AGENCY),
    ]
    assert set(ends(articles[:1], claims)) >= {"ORNA", "BLNA"}
