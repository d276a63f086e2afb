"""What listings of a ledger filter, sort, count and refuse."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ledger_samples import (
    FIRST,
    READING,
    STORY,
)

from retold.errors import UsageError
from retold.ledger.query import Filter
from retold.ledger.store import Ledger
from retold.types import (
    Membership,
    SourceKind,
)


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Filter(), ["c-left", "c-dyke", "c-care", "c-safe", "c-fled"]),
        (Filter(articles=("gazette",)), ["c-safe", "c-fled"]),
        (Filter(articles=()), []),
        (Filter(story="s-flood", kinds=("caution", "estimate")), ["c-left", "c-care"]),
        (Filter(story="s-none"), []),
        (Filter(source="river"), ["c-left"]),
        (Filter(source="KÜSTER"), ["c-dyke"]),
        (Filter(outlet="coast"), ["c-safe", "c-fled"]),
        (Filter(since="2031-05-15"), []),
        (Filter(until="2031-05-14", limit=1), ["c-left"]),
        (Filter(words="dyke safe"), ["c-safe"]),
        (Filter(words='dyke OR " safe*'), []),
        (Filter(sort="certainty", limit=2), ["c-left", "c-dyke"]),
        (Filter(sort="source", limit=3), ["c-dyke", "c-safe", "c-left"]),
        (Filter(sort="source", reverse=True, limit=1), ["c-left"]),
    ],
)
def test_claims_are_filtered_and_sorted(filled: Ledger, wanted: Filter, ids: list[str]) -> None:
    assert [item.id for item in filled.view.claims(wanted=wanted)] == ids


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Filter(), ["f-hedge", "f-bound", "f-anonymous"]),
        (Filter(reverse=True), ["f-anonymous", "f-bound", "f-hedge"]),
        (Filter(sort="kind", limit=1), ["f-anonymous"]),
        (Filter(severities=("low", "high")), ["f-hedge", "f-anonymous"]),
        (Filter(kinds=("bound_lost",)), ["f-bound"]),
        (Filter(articles=("courier",)), ["f-hedge", "f-bound"]),
        (Filter(source="küster"), ["f-hedge"]),
        (Filter(outlet="gazette", since="2031-05-14"), ["f-hedge", "f-bound", "f-anonymous"]),
        (Filter(story="s-none"), []),
    ],
)
def test_findings_are_filtered_and_sorted(filled: Ledger, wanted: Filter, ids: list[str]) -> None:
    assert [item.id for item in filled.view.findings(wanted)] == ids


def test_articles_stories_and_sources_are_filtered(filled: Ledger) -> None:
    view = filled.view
    assert [a.id for a in view.articles(Filter(words="looting"))] == ["gazette"]
    assert [a.id for a in view.articles(Filter(story="s-flood", source="officials"))] == ["gazette"]
    assert [a.id for a in view.articles(Filter(sort="title"))] == ["gazette", "courier"]
    assert [s.id for s in view.stories(Filter(outlet="courier", source="board"))] == ["s-flood"]
    assert list(view.stories(Filter(outlet="nobody"))) == []
    assert [s.source for s in view.sources(Filter(kinds=("anonymous",)))] == ["officials"]
    board = next(view.sources(Filter(source="river")))
    assert board.names == ("the River Board",)
    assert (board.kinds, board.claims) == ((SourceKind.INSTITUTION,), 1)
    assert (board.articles, board.stories) == (1, ("s-flood",))


def test_what_a_listing_does_not_have_is_refused(filled: Ledger) -> None:
    with pytest.raises(UsageError, match="no order"):
        list(filled.view.claims(wanted=Filter(sort="colour")))
    with pytest.raises(UsageError, match="no kind"):
        list(filled.view.articles(Filter(kinds=("report",))))
    with pytest.raises(UsageError, match="no full text"):
        list(filled.view.findings(Filter(words="dyke")))


def test_an_unknown_id_is_told(filled: Ledger) -> None:
    for ask in (filled.view.story, filled.view.article, filled.view.brief, filled.view.reading):
        with pytest.raises(UsageError, match="'nothing'"):
            ask("nothing")


def test_a_story_is_found_by_the_start_of_its_id(filled: Ledger) -> None:
    assert filled.view.story_id("s-fl") == "s-flood"
    filled.writer.put_reading(
        replace(
            READING,
            story=replace(STORY, id="s-flax", members=(Membership(FIRST.id, ()),), copies=()),
            claims=(),
            threads=(),
            findings=(),
            abstentions=(),
            brief=replace(READING.brief, story="s-flax"),
        )
    )
    assert filled.view.story_id("s-flo") == "s-flood"
    with pytest.raises(UsageError, match="several"):
        filled.view.story_id("s-fl")
    with pytest.raises(UsageError, match="no story"):
        filled.view.story_id("%")


def test_counts(filled: Ledger) -> None:
    assert filled.view.counts() == {
        "articles": 2,
        "claims": 5,
        "stories": 1,
        "threads": 2,
        "findings": 3,
        "abstentions": 1,
    }
