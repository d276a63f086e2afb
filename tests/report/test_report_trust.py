"""Stances, credibility, reliability, cautions and a person's own values on the page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from report_invented import AUTHORITY

from retold.report.page import render
from retold.report.retelling import Retelling
from retold.report.story import view_story
from retold.report.trust import Rating
from retold.types import (
    Article,
    Assessments,
    Letter,
    Override,
    Rated,
    Reading,
    Reliability,
)

WHY = "one origin: the authority; no second origin confirms it"
UNKNOWN = Reliability(Letter.F, ("nothing is known of it",))
MADE = Override(
    kind=Rated.THREAD,
    subject="left",
    name="How many left",
    value="4",
    by="Ana <b>Ruiz</b>",
    at="2041-03-07T10:00:00+00:00",
    why="the minutes <i>say</i> otherwise",
    computed="3",
)
OWN = replace(MADE, kind=Rated.SOURCE, subject="orrin water authority", value="D", by="Ivo Lund")


@pytest.fixture
def rated(reading: Reading) -> Reading:
    """The invented reading, as tracing rates its threads."""
    threads = (replace(t, credibility=3, credibility_reason=WHY) for t in reading.threads)
    return replace(reading, threads=tuple(threads))


@pytest.fixture
def known() -> Assessments:
    told = Reliability(Letter.C, ("right on levels, slow on warnings",), OWN)
    return Assessments(
        sources={AUTHORITY: told, "Odile Renwick": UNKNOWN},
        outlets={
            "Northmoor Gazette": Reliability(Letter.B, ("corrects its errors",)),
            "The Harbour Wire": UNKNOWN,
        },
        threads={"left": MADE},
    )


@pytest.fixture
def shown(rated: Reading, articles: dict[str, Article], known: Assessments) -> dict[str, Retelling]:
    view = view_story(rated, articles, prefix="s1", assessments=known)
    return {item.thread.id: item for item in view.retellings}


def test_each_telling_has_its_stance_with_the_reason(shown: dict[str, Retelling]) -> None:
    first, *later = shown["left"].tellings
    assert (first.stance, first.stance_reason) == ("supports", "the first known telling")
    assert [t.stance for t in later] == ["repeats", "repeats", "unclear"]
    assert later[-1].stance_reason == "it gives another figure, perhaps of another time"


def test_a_persons_value_stands_first_with_who_when_why_and_the_computed_one(
    shown: dict[str, Retelling],
) -> None:
    own, computed = shown["left"].trust, shown["slow"].trust
    assert (own.value, own.words) == (4, "doubtful")
    assert own.person == f"by {MADE.by}, 7 March 2041, 10:00 UTC: {MADE.why}"
    assert (own.computed, own.reason) == ("3, possibly true", WHY)
    assert (computed.value, computed.person, computed.computed) == (3, "", "")


def test_letters_stand_where_something_is_known_and_never_for_nothing(
    shown: dict[str, Retelling],
) -> None:
    ratings = shown["left"].trust.ratings
    assert [(r.kind, r.name, r.value) for r in ratings] == [
        ("source", AUTHORITY, "D"),
        ("outlet", "Northmoor Gazette", "B"),
    ]
    assert (ratings[0].computed, ratings[1].computed) == ("C", "")
    assert ratings[0].person.startswith("by Ivo Lund, 7 March 2041")
    assert [mark.claim.id for mark in shown["left"].trust.cautions] == ["g6"]


def test_an_f_that_a_person_wrote_is_shown(
    rated: Reading, articles: dict[str, Article], known: Assessments
) -> None:
    by_hand = replace(UNKNOWN, override=replace(OWN, value="F"))
    known = replace(known, sources={"Odile Renwick": by_hand})
    view = view_story(rated, articles, prefix="s1", assessments=known)
    (row,) = [source for source in view.sources if source.canonical == "Odile Renwick"]
    assert row.rating == Rating(
        kind="source",
        name="Odile Renwick",
        value="F",
        reason="nothing is known of it",
        person=f"by Ivo Lund, 7 March 2041, 10:00 UTC: {OWN.why}",
        computed="F",
    )


def test_a_thread_told_once_is_shown_where_a_person_rated_it(
    rated: Reading, articles: dict[str, Article], shown: dict[str, Retelling]
) -> None:
    assert "alone" not in shown
    known = Assessments(threads={"alone": MADE})
    view = view_story(rated, articles, prefix="s1", assessments=known)
    (alone,) = [item for item in view.retellings if item.thread.id == "alone"]
    assert alone.full
    assert not alone.changed
    assert len(alone.tellings) == 1


def test_an_unrated_thread_has_no_digit(reading: Reading, articles: dict[str, Article]) -> None:
    bare = tuple(replace(t, credibility_reason="") for t in reading.threads)
    view = view_story(replace(reading, threads=bare), articles, prefix="s1")
    assert {item.trust.value for item in view.retellings} == {None}


def test_what_a_person_wrote_is_escaped(
    rated: Reading, articles: dict[str, Article], known: Assessments
) -> None:
    page = render([rated], articles, yardstick="phia", assessments=known)
    assert "Ana &lt;b&gt;Ruiz&lt;/b&gt;" in page
    assert "the minutes &lt;i&gt;say&lt;/i&gt; otherwise" in page
    assert "<b>Ruiz" not in page
    assert "<i>say" not in page


def test_the_page_has_it_all_and_a_page_without_assessments_stays_as_it_was(
    rated: Reading, articles: dict[str, Article], known: Assessments
) -> None:
    page = render([rated], articles, yardstick="phia", assessments=known)
    for told in ("Reliability of the outlet", "Caution in A", 'class="stance unclear"'):
        assert told in page
    plain = render([rated], articles, yardstick="phia")
    assert "Reliability" not in plain
    assert "computed:" not in plain


def test_the_brief_says_who_rates_otherwise(
    rated: Reading, articles: dict[str, Article], known: Assessments
) -> None:
    known = replace(known, threads={"slow": MADE})
    claims = tuple(replace(c, thread="slow") if c.id == "g2" else c for c in rated.claims)
    view = view_story(replace(rated, claims=claims), articles, prefix="s1", assessments=known)
    (first, *others) = view.sections[0].sentences
    assert first.ratings == (
        "credibility 3: possibly true",
        "Ana <b>Ruiz</b>: credibility 4, doubtful",
    )
    assert all(other.ratings == () for other in others)


def test_a_thread_whose_first_words_do_not_stand_has_the_stances_of_the_others(
    rated: Reading, articles: dict[str, Article]
) -> None:
    claims = tuple(
        replace(c, text="words that stand nowhere") if c.id == "g3" else c for c in rated.claims
    )
    broken = replace(rated, claims=claims)
    view = view_story(broken, articles, prefix="s1")
    (left,) = [item for item in view.retellings if item.thread.id == "left"]
    assert "g3" not in {telling.mark.claim.id for telling in left.tellings}
    assert [telling.stance for telling in left.tellings] == ["repeats", "repeats", "unclear"]
