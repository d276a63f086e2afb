"""The timeline: what is placed in time, what is left out, and what became of predictions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import claim, piece
from series_samples import day, reading_of

from retold.tracing.matching.extents import days_of
from retold.tracing.outlook import Fate
from retold.tracing.timeline import Event, timeline_of
from retold.types import Article, Certainty, Claim, ClaimKind, Copy, Polarity, Span, Timex


def home(text: str, outlet: str = "Veldmark Courier", published: str = "2031-05-14") -> Article:
    return piece(None, text, outlet=outlet, published=published)


def event(
    article: Article, *times: Timex, thread: str | None = "t1", source: str | None = None
) -> Claim:
    words = article.text.rstrip(".")
    verb = next((w for w in words.split() if w in _VERBS), None)
    terms = (f"{_VERBS[verb]}/VERB/ROOT",) if verb else ()
    made = claim(article, words, *terms, source=source)
    spoken = tuple(replace(term, span=_place(article, verb)) for term in made.terms if verb)
    return replace(made, times=times, thread=thread, terms=spoken)


_VERBS = {"broke": "break", "reopened": "reopen", "reopen": "reopen", "reopens": "reopen"}


def _place(article: Article, word: str | None) -> Span:
    at = article.text.index(word or "")
    return Span(at, at + len(word or ""))


def timeline(*claims: Claim, articles: tuple[Article, ...], **rest: object) -> tuple[Event, ...]:
    return timeline_of(*reading_of(*claims, articles=articles, **rest))  # type: ignore[arg-type]


def test_events_stand_in_the_order_of_time() -> None:
    a, b = home("The dam broke on Tuesday."), home("The lake rose on Monday.")
    second = event(a, day(a, "Tuesday", "2031-05-13"))
    first = event(b, day(b, "Monday", "2031-05-12"), thread="t2")
    found = timeline(second, first, articles=(a, b))
    assert [item.text for item in found] == ["The lake rose on Monday", "The dam broke on Tuesday"]
    assert [item.start for item in found] == [date(2031, 5, 12), date(2031, 5, 13)]


def test_tellings_of_one_event_are_one_line_with_all_who_say_so() -> None:
    a, b = home("The dam broke on Tuesday."), home("The dam broke this week.", "Coast Gazette")
    first = event(a, day(a, "Tuesday", "2031-05-13"), source="River Board")
    second = event(b, day(b, "this week", "2031-05-12", "2031-05-18"), source="Rescue League")
    (only,) = timeline(first, second, articles=(a, b))
    assert (only.start, only.end) == (date(2031, 5, 13), date(2031, 5, 13))
    assert set(only.sources) == {"River Board", "Rescue League"}
    assert len(only.told) == 2


def test_other_days_and_other_threads_are_other_events() -> None:
    a, b = home("The dam broke on Tuesday."), home("The dam broke on Monday.", "Coast Gazette")
    first = event(a, day(a, "Tuesday", "2031-05-13"))
    second = event(b, day(b, "Monday", "2031-05-12"))
    assert len(timeline(first, second, articles=(a, b))) == 2
    same_day = replace(second, times=(day(b, "Monday", "2031-05-13"),), thread="t2")
    assert len(timeline(first, same_day, articles=(a, b))) == 2


def test_a_copy_is_a_telling_and_no_source() -> None:
    a, b = home("The dam broke on Tuesday."), home("The dam broke on Tuesday.", "Coast Gazette")
    first = event(a, day(a, "Tuesday", "2031-05-13"), source="River Board")
    second = event(b, day(b, "Tuesday", "2031-05-13"), source="Other Board", thread="t2")
    whole = Span(0, len(a.text))
    copy = Copy(b.id, a.id, 1.0, ((whole, whole),), "the same text")
    (only,) = timeline(first, second, articles=(a, b), copies=(copy,))
    assert only.sources == ("River Board",)
    assert [told.is_copied for told in only.told].count(True) == 1


@pytest.mark.parametrize(
    "text",
    [
        "More left than had come by Tuesday.",
        "The town emptied after the storm on Tuesday.",
        "The engineer who resigned on Tuesday spoke.",
        "The town slept until Tuesday.",
    ],
)
def test_the_time_of_something_else_is_not_the_events(text: str) -> None:
    a = home(text)
    assert timeline(event(a, day(a, "Tuesday", "2031-05-13")), articles=(a,)) == ()


def test_before_dawn_is_a_time_of_the_event_itself() -> None:
    a = home("The dam broke before dawn on Tuesday.")
    assert len(timeline(event(a, day(a, "Tuesday", "2031-05-13")), articles=(a,))) == 1


def test_since_begins_and_does_not_end() -> None:
    a = home("She has led the board since 2019.")
    (only,) = timeline(event(a, day(a, "2019", "2019-01-01", "2019-12-31")), articles=(a,))
    assert (only.start, only.end) == (date(2019, 1, 1), None)


def test_of_several_times_apart_none_is_chosen() -> None:
    a = home("It began on Monday and ended on Tuesday.")
    times = (day(a, "Monday", "2031-05-12"), day(a, "Tuesday", "2031-05-13"))
    assert timeline(event(a, *times), articles=(a,)) == ()


def test_of_a_time_within_another_the_narrower_stands() -> None:
    a = home("The dam broke on Tuesday this month.")
    times = (day(a, "this month", "2031-05-01", "2031-05-31"), day(a, "Tuesday", "2031-05-13"))
    (only,) = timeline(event(a, *times), articles=(a,))
    assert only.start == only.end == date(2031, 5, 13)


@pytest.mark.parametrize(
    "change",
    [
        {"kind": ClaimKind.QUESTION},
        {"kind": ClaimKind.OPINION},
        {"kind": ClaimKind.DENIAL},
        {"polarity": Polarity.NEGATED},
        {"times": ()},
    ],
)
def test_only_what_is_said_to_have_happened_is_placed(change: dict[str, object]) -> None:
    a = home("The dam broke on Tuesday.")
    made = replace(event(a, day(a, "Tuesday", "2031-05-13")), **change)
    assert timeline(made, articles=(a,)) == ()


def test_a_day_that_cannot_be_places_nothing() -> None:
    a = home("The dam broke on Tuesday.")
    wrong = replace(day(a, "Tuesday", "2031-05-13"), problem="the 13th was no Tuesday")
    assert timeline(event(a, wrong), articles=(a,)) == ()


AHEAD = home("The bridge will reopen on Friday.")
PREDICTION = replace(
    event(AHEAD, day(AHEAD, "Friday", "2031-05-16")), kind=ClaimKind.PREDICTION, id="c-ahead"
)


def fate(text: str, published: str, **change: object) -> tuple[Fate, tuple[str, ...]]:
    """Return what becomes of the prediction once another article has told `text`."""
    later = home(text, "Coast Gazette", published)
    told = replace(event(later), id="c-later", **change)
    found = timeline(PREDICTION, told, articles=(AHEAD, later))
    (ahead,) = [item.outlook for item in found if item.outlook is not None]
    return ahead.fate, ahead.claims


def test_a_prediction_stands_at_its_horizon_and_is_open() -> None:
    (only,) = timeline(PREDICTION, articles=(AHEAD,))
    assert (only.start, only.end) == (date(2031, 5, 16), date(2031, 5, 16))
    assert only.outlook is not None
    assert only.outlook.fate is Fate.OPEN


def test_it_is_kept_or_missed_where_a_later_claim_says_so() -> None:
    kept = fate("The bridge reopened.", "2031-05-17")
    assert kept == (Fate.KEPT, ("c-later",))
    missed = fate("No bridge reopened.", "2031-05-17", polarity=Polarity.NEGATED)
    assert missed == (Fate.MISSED, ("c-later",))


@pytest.mark.parametrize(
    ("text", "published", "change"),
    [
        ("The bridge reopened.", "2031-05-17", {"thread": "t9"}),
        ("The bridge reopened.", "2031-05-17", {"kind": ClaimKind.OPINION}),
        ("The bridge reopened.", "2031-05-17", {"certainty": Certainty("unclear", None, None)}),
        ("The bridge reopened.", "2031-05-17", {"certainty": Certainty("reported", None, None)}),
        ("The bridge is to be reopened.", "2031-05-17", {}),
        ("The bridge reopens.", "2031-05-17", {}),
    ],
)
def test_what_is_no_account_of_it_leaves_it_past_with_nothing_said(
    text: str, published: str, change: dict[str, object]
) -> None:
    assert fate(text, published, **change) == (Fate.PAST, ())


def test_what_was_told_before_its_days_cannot_know() -> None:
    assert fate("The bridge reopened.", "2031-05-15") == (Fate.OPEN, ())


def test_later_claims_that_disagree_leave_it_disputed() -> None:
    yes = home("The bridge reopened.", "Coast Gazette", "2031-05-17")
    no = home("No bridge reopened.", "Dyke Herald", "2031-05-17")
    denied = replace(event(no), polarity=Polarity.NEGATED)
    found = timeline(PREDICTION, event(yes), denied, articles=(AHEAD, yes, no))
    assert [item.outlook.fate for item in found if item.outlook] == [Fate.DISPUTED]


def test_a_prediction_is_no_telling_of_the_event() -> None:
    later = home("The bridge reopened on Friday.", "Coast Gazette", "2031-05-17")
    told = event(later, day(later, "Friday", "2031-05-16"))
    found = timeline(PREDICTION, told, articles=(AHEAD, later))
    assert [item.outlook is None for item in found].count(True) == 1
    assert len(found) == 2


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (date(2031, 5, 1), date(2031, 5, 31), "2031-05"),
        (date(2031, 1, 1), date(2031, 12, 31), "2031"),
        (date(2031, 5, 1), date(2031, 6, 30), "2031-05-01 to 2031-06-30"),
        (date(2031, 5, 2), date(2031, 5, 2), "2031-05-02"),
        (date(2031, 5, 2), None, "since 2031-05-02"),
        (None, date(2031, 5, 2), "until 2031-05-02"),
        (None, None, ""),
        (date(9999, 1, 1), date.max, "9999-01-01 to 9999-12-31"),
    ],
)
def test_days_are_told_as_shortly_as_they_can_be(
    start: date | None, end: date | None, told: str
) -> None:
    assert days_of(start, end) == told


@given(
    st.lists(
        st.tuples(st.integers(1, 28), st.integers(0, 9), st.sampled_from(["t1", "t2", None])),
        min_size=1,
        max_size=8,
    )
)
def test_every_claim_stands_once_and_the_order_is_that_of_time(
    rows: list[tuple[int, int, str | None]],
) -> None:
    homes, claims = [], []
    for at, (first, length, thread) in enumerate(rows):
        a = home(f"The dam broke at hour {at}.", f"Outlet {at}")
        last = date(2031, 5, first) + timedelta(days=length)
        homes.append(a)
        stamp = day(a, f"hour {at}", f"2031-05-{first:02}", last.isoformat())
        claims.append(event(a, stamp, thread=thread))
    found = timeline(*claims, articles=tuple(homes))
    told = [telling.claim.id for item in found for telling in item.told]
    assert sorted(told) == sorted(claim.id for claim in claims)
    assert list(found) == sorted(found, key=lambda item: (item.start, item.end))
    for item in found:
        assert item.start is not None
        assert item.end is not None
        assert item.start <= item.end
