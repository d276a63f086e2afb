"""The contract of every ledger: what is written is read back equal, once, and whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
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

from retold.errors import LedgerError
from retold.ledger.query import Filter
from retold.ledger.store import Ledger
from retold.types import (
    Skipped,
    Span,
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
