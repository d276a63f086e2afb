"""The contract of every ledger: what is written is read back equal, once, and whole."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_samples import (
    CLAIMS_OF_FIRST,
    CLAIMS_OF_SECOND,
    FIRST,
    FIRST_TEXT,
    READING,
    SECOND,
    STORY,
    article,
    claim,
    unread,
)

from retold.errors import LedgerError, UsageError
from retold.ledger.query import Filter
from retold.ledger.store import Ledger
from retold.ledger.verify import verify
from retold.types import (
    Article,
    Attribution,
    BlockKind,
    Certainty,
    Claim,
    ClaimKind,
    Membership,
    Mode,
    Polarity,
    Provenance,
    Quantity,
    Skipped,
    SourceKind,
    Span,
    StoryChange,
    Term,
    Timex,
)


def dump(ledger: Ledger) -> list[str]:
    return list(ledger.connection.iterdump())


def test_an_article_and_its_claims_are_read_back_equal(empty: Ledger) -> None:
    claims = unread(CLAIMS_OF_FIRST)
    assert empty.writer.add_article(FIRST, claims) is True
    assert empty.view.has(FIRST.id)
    assert not empty.view.has(SECOND.id)
    assert empty.view.article(FIRST.id) == FIRST
    assert tuple(empty.view.claims([FIRST.id])) == claims


def test_an_article_that_is_there_is_not_added_again(empty: Ledger) -> None:
    empty.writer.add_article(FIRST, unread(CLAIMS_OF_FIRST))
    before = dump(empty)
    assert empty.writer.add_article(FIRST, ()) is False
    assert dump(empty) == before


def test_a_reading_is_read_back_equal(filled: Ledger) -> None:
    assert filled.view.reading(STORY.id) == READING
    assert filled.view.story(STORY.id) == STORY
    assert tuple(filled.view.threads(Filter(story=STORY.id, sort="story"))) == READING.threads
    assert filled.view.merges(STORY.id) == READING.merges
    assert filled.view.cautions(STORY.id) == READING.cautions
    assert filled.view.abstentions(STORY.id) == READING.abstentions
    assert filled.view.brief(STORY.id) == READING.brief


def test_putting_the_same_reading_again_changes_nothing(filled: Ledger) -> None:
    before = dump(filled)
    filled.writer.start_run(version="9.9", config={"yardstick": "icd203"})
    filled.writer.add_article(FIRST, unread(CLAIMS_OF_FIRST))
    filled.writer.put_reading(READING)
    assert dump(filled) == before


def test_a_new_reading_leaves_nothing_of_the_old_one(filled: Ledger) -> None:
    bare = replace(
        READING,
        claims=unread(READING.claims),
        threads=(),
        findings=(),
        abstentions=(),
        merges=(),
        cautions=(),
        inferred_dates={},
    )
    filled.writer.put_reading(bare)
    assert filled.view.reading(STORY.id) == bare
    for table in ("threads", "steps", "findings", "evidence", "abstention_evidence", "merges"):
        assert filled.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0


def test_dropping_a_story_keeps_articles_and_claims(filled: Ledger) -> None:
    filled.writer.drop_story(STORY.id)
    assert list(filled.view.stories()) == []
    assert list(filled.view.findings()) == []
    assert {item.id for item in filled.view.claims()} == {item.id for item in READING.claims}
    assert all(item.thread is None for item in filled.view.claims())


def test_an_inferred_date_never_replaces_a_stated_one(filled: Ledger) -> None:
    assert filled.view.article(SECOND.id).published == "2031-05-14"
    assert filled.view.article(SECOND.id).published_inferred
    filled.writer.set_published(FIRST.id, "1999-01-01")
    assert filled.view.article(FIRST.id) == FIRST
    filled.writer.set_published(SECOND.id, "2031-05-13", inferred=False)
    assert not filled.view.article(SECOND.id).published_inferred


def test_a_skipped_input_is_stored_once(empty: Ledger) -> None:
    empty.writer.start_run(version="0.0", config={})
    for _ in range(2):
        empty.writer.log_skipped(Skipped("a.bin", "not text"))
    empty.writer.log_skipped(Skipped("a.bin", "empty"))
    told = [Skipped("a.bin", "not text"), Skipped("a.bin", "empty")]
    assert list(empty.view.skipped()) == told
    assert empty.connection.execute("SELECT DISTINCT run FROM skipped").fetchall()[0][0] == 1


def test_a_run_that_adds_nothing_leaves_no_row(empty: Ledger) -> None:
    empty.writer.start_run(version="0.0", config={})
    assert empty.connection.execute("SELECT count(*) FROM runs").fetchone()[0] == 0


def test_words_that_are_not_in_the_span_are_refused_whole(empty: Ledger) -> None:
    wrong = replace(unread(CLAIMS_OF_FIRST)[0], text="Fewer than 1,200 people have left")
    with pytest.raises(LedgerError, match="holds 'More than"):
        empty.writer.add_article(FIRST, [wrong])
    assert not empty.view.has(FIRST.id)


def test_a_span_outside_the_text_is_refused(empty: Ledger) -> None:
    beyond = Span(0, len(FIRST.text) + 1)
    with pytest.raises(LedgerError, match="outside a text"):
        empty.writer.add_article(FIRST, [replace(unread(CLAIMS_OF_FIRST)[0], sentence=beyond)])


def test_a_link_to_nothing_is_refused_and_named(empty: Ledger) -> None:
    with pytest.raises(LedgerError, match="claims names one of threads"):
        empty.writer.add_article(FIRST, CLAIMS_OF_FIRST)
    assert not empty.view.has(FIRST.id)
    assert not empty.connection.in_transaction


def test_evidence_from_an_unknown_article_is_refused(empty: Ledger) -> None:
    empty.writer.add_article(FIRST, unread(CLAIMS_OF_FIRST))
    with pytest.raises(LedgerError, match="gazette"):
        empty.writer.put_reading(READING)
    assert list(empty.view.stories()) == []


def test_an_error_in_a_batch_takes_all_of_it_back(empty: Ledger) -> None:
    def failing() -> None:
        with empty.writer.batch():
            empty.writer.start_run(version="0.0", config={})
            empty.writer.add_article(FIRST, ())
            raise RuntimeError

    before = dump(empty)
    with pytest.raises(RuntimeError):
        failing()
    assert dump(empty) == before
    empty.writer.add_article(FIRST, ())
    assert empty.connection.execute("SELECT run FROM articles").fetchone()[0] == 1


def test_a_part_that_fails_leaves_the_rest_of_its_batch(empty: Ledger) -> None:
    with empty.writer.batch():
        empty.writer.add_article(FIRST, ())
        with pytest.raises(LedgerError):
            empty.writer.add_article(SECOND, [replace(CLAIMS_OF_SECOND[0], text="else")])
    assert [item.id for item in empty.view.articles()] == [FIRST.id]


def test_half_a_character_is_refused_in_one_line(empty: Ledger) -> None:
    with pytest.raises(LedgerError, match="half a character"):
        empty.writer.add_article(replace(FIRST, title="\ud800"), ())


def test_claims_that_a_reading_leaves_out_stay_in_the_ledger(filled: Ledger) -> None:
    fewer = replace(READING, claims=READING.claims[:2] + READING.claims[3:], cautions=())
    filled.writer.put_reading(fewer)
    assert filled.view.reading(STORY.id) == fewer
    assert "c-care" in {item.id for item in filled.view.claims([FIRST.id])}


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


def test_long_lists_come_whole(empty: Ledger) -> None:
    count = 700
    with empty.writer.batch():
        for number in range(count):
            home = article(f"a{number:04}", f"Title {number}\n\nBody.", outlet=None, published=None)
            empty.writer.add_article(home, [claim(f"c{number:04}", home, "Body", "Body.")])
    assert [item.id for item in empty.view.articles()] == [f"a{n:04}" for n in range(count)]
    assert sum(1 for _ in empty.view.claims()) == count


def test_the_views_that_people_browse_answer(filled: Ledger) -> None:
    row = filled.connection.execute("SELECT * FROM claims_full WHERE id = 'c-left'").fetchone()
    assert (row["outlet"], row["sources"]) == ("Veldmark Courier", "River Board")
    assert row["figures"] == "More than 1,200 people"
    row = filled.connection.execute("SELECT * FROM findings_full WHERE id = 'f-hedge'").fetchone()
    assert (row["told"], row["against"]) == ("The dyke is safe", "likely to hold")
    row = filled.connection.execute("SELECT * FROM stories_full").fetchone()
    assert (row["articles"], row["claims"], row["findings"]) == (2, 5, 3)
    revised = replace(FIRST, id="courier-2", text=FIRST_TEXT + " ", locator="x")
    filled.writer.add_article(revised, ())
    assert {r["id"] for r in filled.connection.execute("SELECT * FROM revisions")} == {
        "courier",
        "courier-2",
    }


words_ = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe = st.none() | words_
numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
    built = article("a", text, outlet=draw(maybe), published=draw(maybe))
    names = ("url", "title", "byline", "language", "agency")
    return replace(
        built,
        **{name: draw(maybe) for name in names},
        locator=draw(words_),
        published_inferred=draw(st.booleans()),
    )


@st.composite
def claims(draw: st.DrawFn, home: Article, key: str) -> Claim:
    edges = st.integers(0, len(home.text))
    spans = st.tuples(edges, edges).map(lambda pair: Span(*sorted(pair)))
    some = st.lists(spans, max_size=3).map(tuple)
    span = draw(spans)
    links = st.builds(
        Attribution,
        source=words_,
        kind=st.sampled_from(SourceKind),
        canonical=words_,
        span=spans,
        cue=words_,
        cue_span=spans,
        merge_reason=maybe,
    )
    figures = st.builds(
        Quantity,
        span=spans,
        low=numbers,
        high=numbers,
        low_inclusive=st.booleans(),
        high_inclusive=st.booleans(),
        approximate=st.booleans(),
        kind=words_,
        unit=maybe,
        counted=maybe,
        counted_span=st.none() | spans,
        outcomes=st.lists(words_, max_size=2).map(tuple),
    )
    timexes = st.builds(
        Timex,
        span=spans,
        kind=words_,
        value=words_,
        start_time=maybe,
        end_time=maybe,
        inferred=st.booleans(),
        days=numbers,
        problem=maybe,
    )
    certainties = st.builds(
        Certainty,
        band=words_,
        low=numbers,
        high=numbers,
        cues=st.lists(words_, max_size=2).map(tuple),
        spans=some,
    )
    return Claim(
        id=key,
        article=home.id,
        block=draw(st.sampled_from(BlockKind)),
        span=span,
        sentence=draw(spans),
        text=span.of(home.text),
        kind=draw(st.sampled_from(ClaimKind)),
        mode=draw(st.sampled_from(Mode)),
        attribution=tuple(draw(st.lists(links, max_size=2))),
        certainty=draw(certainties),
        polarity=draw(st.sampled_from(Polarity)),
        quantities=tuple(draw(st.lists(figures, max_size=2))),
        times=tuple(draw(st.lists(timexes, max_size=2))),
        quotations=draw(some),
        terms=tuple(draw(st.lists(st.builds(Term, words_, words_, spans, words_, words_)))),
        decided_by=draw(some),
        provenance=Provenance(draw(words_), draw(words_), draw(maybe)),
    )


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_article_with_any_claims_round_trips(data: st.DataObject) -> None:
    home = data.draw(articles())
    told = {f"c{n}": data.draw(claims(home, f"c{n}")) for n in range(data.draw(st.integers(0, 3)))}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.ledger"
        with Ledger.open(path) as ledger:
            ledger.writer.add_article(home, tuple(told.values()))
        with Ledger.open(path, create=False) as ledger:
            assert ledger.view.article("a") == home
            assert {item.id: item for item in ledger.view.claims(["a"])} == told


GONE = StoryChange("merge", STORY.id, "s-dyke", (), SECOND.id, "both tell one event")
LEFT = StoryChange("split", STORY.id, "s-looting", (SECOND.id,), SECOND.id, "another event")
OLDER = StoryChange("merge", "s-dyke", "s-rain", (), SECOND.id, "both tell one event")
OTHER = StoryChange("merge", "s-herring", "s-quota", (), FIRST.id, "both tell one event")


def test_a_story_has_the_changes_that_made_it_and_no_others(filled: Ledger) -> None:
    changes = list(enumerate([OLDER, OTHER, GONE, LEFT], 1))
    filled.writer.put_changes(changes[:2], anew=False)
    filled.writer.put_changes(changes[2:], anew=False)
    assert filled.view.last_change() == 4
    story = filled.view.story(STORY.id)
    assert story.changes == (OLDER, GONE, LEFT)
    assert story.merged_from == ("s-rain", "s-dyke")
    assert filled.view.changes("s-looting") == (LEFT,)
    assert filled.view.changes("s-quota") == ()
    filled.writer.put_changes([(1, LEFT)], anew=True)
    assert filled.view.story(STORY.id).changes == (LEFT,)
    assert list(verify(filled.view)) == []


def test_the_id_of_a_story_that_went_into_another_leads_to_it(filled: Ledger) -> None:
    filled.writer.put_changes([(1, OLDER), (2, GONE), (3, OTHER)], anew=False)
    assert filled.view.story_id("s-rain") == filled.view.story_id("s-dyke") == STORY.id
    for nowhere in ("s-quota", "s-looting"):
        with pytest.raises(UsageError, match="no story"):
            filled.view.story_id(nowhere)


def test_a_story_that_came_back_is_not_among_those_that_are_no_more() -> None:
    again = StoryChange("split", STORY.id, "s-dyke", (SECOND.id,), SECOND.id, "another event")
    assert replace(STORY, changes=(GONE, again)).merged_from == ()
    assert replace(STORY, changes=(GONE, again, GONE)).merged_from == ("s-dyke",)


def test_a_story_is_closed_and_reopened(filled: Ledger) -> None:
    assert filled.view.story(STORY.id).status == "open"
    filled.writer.set_status(STORY.id, "closed")
    filled.writer.set_status("s-nowhere", "closed")
    assert list(filled.view.statuses()) == [(STORY.id, "closed")]
    filled.writer.put_reading(READING)
    assert filled.view.story(STORY.id) == STORY


def test_an_article_leaves_the_story_that_another_takes_it_from(filled: Ledger) -> None:
    filled.writer.make_room(STORY.id, [FIRST.id, SECOND.id])
    assert list(filled.view.members()) == [(STORY.id, FIRST.id), (STORY.id, SECOND.id)]
    filled.writer.make_room("s-new", [FIRST.id])
    assert list(filled.view.stories()) == []


def test_articles_are_numbered_as_they_came(filled: Ledger) -> None:
    assert [(n, a.id) for n, a in filled.view.since(0)] == [(1, FIRST.id), (2, SECOND.id)]
    ((number, second),) = filled.view.since(1)
    assert (number, second) == (filled.view.number(SECOND.id), SECOND)
    assert filled.view.number("nothing") is None
    assert filled.view.told(["s-other"]) == 1
    assert filled.view.told([STORY.id]) == 0
