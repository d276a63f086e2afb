"""A story of thousands of articles on one claim: traced in time that grows with its size."""

from __future__ import annotations

import time

from newsroom import claim, figure, piece

from retold.tracing.matching import words
from retold.tracing.trace import Traced, trace
from retold.types import Article, Claim, Membership, SourceKind, Story

MANY = 5_000
FEW = 50
BROKE = "The dyke broke at noon in Veldmark"


def told(number: int) -> tuple[Article, list[Claim]]:
    """Return an article of its own outlet, which credits the board, its speaker or a paper."""
    home = piece(
        f"Dyke broken, paper {number} says",
        f"{BROKE} and {10 + number % 5} people died, the River Board said.",
        "Its spokeswoman, Ana Ruiz, was there.",
        outlet=f"Paper {number}",
        published=f"2031-05-{1 + number % 28:02d}",
    )
    source, kind = (
        ("River Board", SourceKind.INSTITUTION),
        ("Ana Ruiz", SourceKind.PERSON),
        (f"Paper {max(0, number - 1)}", SourceKind.OUTLET),
    )[number % 3]
    dead = figure(10 + number % 5, 10 + number % 5, outcomes=("die",))
    first = claim(
        home, BROKE, "dyke/NOUN/nsubj", "break/VERB/ROOT", source=source, source_kind=kind
    )
    second = claim(
        home,
        f"{10 + number % 5} people died",
        *("people/NOUN/nsubj", "die/VERB/ROOT"),
        source=source,
        source_kind=kind,
        quantities=(dead,),
    )
    return home, [first, second] if number % 5 == 0 else [first]


def traced(size: int) -> tuple[Traced, float]:
    rows = [told(number) for number in range(size)]
    articles = {home.id: home for home, _ in rows}
    claims = [claim for _, made in rows for claim in made]
    story = Story("s1", "Dyke", tuple(Membership(a, ()) for a in articles), None, None)
    known = words.load()
    began = time.perf_counter()
    return trace(story, articles, claims, words=known), time.perf_counter() - began


def test_five_thousand_articles_on_one_claim_have_one_origin_in_bounded_time() -> None:
    few, _ = traced(FEW)
    many, seconds = traced(MANY)
    for made in (few, many):
        assert [origin.source for origin in made.story.origins] == ["River Board"]
        assert made.story.independent_origins == 1
        assert "Ana Ruiz speaks for River Board" in made.story.origins_reason
    assert len(many.story.origins[0].articles) == MANY
    assert seconds < 120
