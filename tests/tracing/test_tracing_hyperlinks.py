"""Links between the articles of a story: which telling retells which, and which show nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newsroom import DAY, NEXT_DAY, claim, one_story, piece, scene_of

from retold.tracing.hyperlinks import Pages
from retold.tracing.matching.match import Match
from retold.tracing.retellings import Basis, Retelling, retellings
from retold.types import Article, Claim, Hyperlink, Span

HOME = "https://courier.example/dyke"


def linking(article: Article, words: str, url: str) -> Article:
    start = article.text.index(words)
    link = Hyperlink(Span(start, start + len(words)), url)
    return replace(article, hyperlinks=(*article.hyperlinks, link))


FIRST = piece(None, "The old dyke at Orlow broke at noon.", url=HOME)
SECOND = linking(
    piece(None, "At Orlow the dyke gave way at noon. It was old.", outlet="Gazette", published=DAY),
    "gave way",
    "http://www.courier.example/dyke/?utm_source=gazette",
)
A = claim(FIRST, "The old dyke at Orlow broke at noon")
B = claim(SECOND, "At Orlow the dyke gave way at noon")
LATER = claim(SECOND, "It was old")


def tied(
    first: Article, second: Article, a: Claim, b: Claim, *, same: float = 0.9
) -> list[Retelling]:
    match = Match(a.id, b.id, same, same, same, (), predicate=True, clash=None)
    return list(retellings(scene_of(first, second, claims=[a, b]), {(a.id, b.id): match}))


def test_the_sentence_that_links_retells_the_page_it_links_to() -> None:
    (pair,) = tied(FIRST, SECOND, A, B)
    assert (pair.origin, pair.told, pair.tied, pair.linked) == (A, B, Basis.LINK, True)


def test_claims_that_are_not_alike_are_not_tied_by_a_link() -> None:
    assert tied(FIRST, SECOND, A, B, same=0.1) == []


def test_another_sentence_of_the_linking_article_is_not_tied() -> None:
    assert tied(FIRST, SECOND, A, LATER) == []


def test_a_page_of_a_later_day_was_not_there_to_be_retold() -> None:
    assert tied(replace(FIRST, published=NEXT_DAY), SECOND, A, B) == []


def test_pages_that_link_to_each_other_show_no_direction() -> None:
    second = replace(SECOND, url="https://gazette.example/1")
    first = linking(FIRST, "Orlow", "https://gazette.example/1")
    assert Pages({each.id: each for each in (first, second)}).linked(A, B) is None


def test_a_page_with_revisions_shows_no_telling() -> None:
    revision = replace(FIRST, id="revision")
    assert Pages({each.id: each for each in (FIRST, revision, SECOND)}).linked(A, B) is None


def test_a_link_goes_before_the_order_of_days() -> None:
    """Two articles of one day that share a source would retell each other; the link settles it."""
    told = [replace(each, attribution=claim_of.attribution) for each, claim_of in sourced()]
    (pair,) = tied(FIRST, SECOND, *told)
    assert (pair.tied, pair.linked, pair.origin.article) == (Basis.SAME_SOURCE, True, FIRST.id)
    assert len(tied(FIRST, replace(SECOND, hyperlinks=()), *told)) == 2


def sourced() -> list[tuple[Claim, Claim]]:
    return [
        (A, claim(FIRST, A.text, source="River Board")),
        (B, claim(SECOND, B.text, source="River Board")),
    ]


def test_what_links_came_after_what_it_links_to() -> None:
    """Ids would put them the other way round; so would dates of which one has no hour."""
    third = linking(
        piece("Dyke", "It broke, both say.", published=None), "both", "https://gazette.example/1"
    )
    second = replace(SECOND, url="https://gazette.example/1", published=DAY)
    first = replace(FIRST, published=f"{DAY}T09:30:00+00:00")
    pages = Pages({each.id: each for each in (third, second, first)})
    order = [each.id for each in sorted((third, second, first), key=lambda a: pages.order(a.id))]
    assert order == [first.id, second.id, third.id]


def test_a_circle_of_links_leaves_the_order_of_dates() -> None:
    second = replace(SECOND, url="https://gazette.example/1", published=f"{DAY}T08:00:00+00:00")
    first = linking(FIRST, "Orlow", "https://gazette.example/1")
    pages = Pages({each.id: each for each in (first, second)})
    assert pages.order(first.id) < pages.order(second.id)


@pytest.mark.model
def test_a_thread_says_that_a_link_ties_its_steps() -> None:
    body = "The river board closed the breach at Orlow after nine days of work on Tuesday."
    first = piece("Breach at Orlow closed", body, url=HOME, published=DAY)
    second = piece(
        "Orlow breach is closed",
        "The breach at Orlow was closed by the river board on Tuesday after nine days of work.",
        outlet="Coast Gazette",
        published=DAY,
    )
    plain = one_story(first, second)
    reading = one_story(first, linking(second, "was closed by the river board", HOME))
    reasons = [step.reason for thread in reading.threads for step in thread.steps]
    assert "tied by a link to it" in reasons
    assert all("link" not in step.reason for thread in plain.threads for step in thread.steps)
