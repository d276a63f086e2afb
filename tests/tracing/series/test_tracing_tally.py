"""Best, low and high of a series after ACLED and UCDP, and how figures stand to each other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import claim, figure, piece

from retold.annotate.conventions import Convention, Estimate
from retold.tracing.series.relations import Entry, Relation, related
from retold.tracing.series.tally import standing_counts, tally
from retold.types import Quantity


def entry(
    low: float | None,
    high: float | None,
    *,
    source: str | None = "River Board",
    outlet: str = "Veldmark Courier",
    published: str | None = "2031-05-14",
    words: str = "",
    thread: str | None = None,
    teller: str | None = None,
    **rest: object,
) -> Entry:
    home = piece(None, f"Told of {low} to {high}.", outlet=outlet, published=published)
    made = claim(home, f"Told of {low} to {high}", source=source)
    quantity: Quantity = replace(figure(low, high, outcomes=("kill",)), **rest)
    return Entry(
        claim=replace(made, thread=thread),
        quantity=quantity,
        words=words or f"{low:g}" if low is not None else words,
        source=source,
        as_of=published[:10] if published else None,
        as_of_inferred=True,
        outlet=outlet,
        published=published,
        published_inferred=False,
        teller=teller or home.id,
    )


def ends(found: Estimate | None) -> tuple[float | None, float | None, float | None]:
    assert found is not None
    return found.best, found.low, found.high


def both(*entries: Entry) -> tuple[object, object]:
    return (
        ends(tally(entries, convention=Convention.ACLED)),
        ends(tally(entries, convention=Convention.UCDP)),
    )


def test_one_exact_count_is_all_three() -> None:
    assert both(entry(18, 18)) == ((18, 18, 18), (18, 18, 18))


def test_sources_of_one_day_give_the_range_and_the_most_conservative() -> None:
    told = (
        entry(18, 18),
        entry(24, 24, source="Rescue League", outlet="Coast Gazette"),
        entry(24, 24, source="Rescue League", outlet="Dyke Herald"),
    )
    assert both(*told) == ((18, 18, 18), (24, 18, 24))


def test_a_later_higher_count_replaces_an_earlier() -> None:
    told = (entry(18, 18), entry(24, 24, source="Rescue League", published="2031-05-15"))
    assert both(*told) == ((24, 24, 24), (24, 24, 24))


def test_a_later_lower_count_replaces_that_of_the_same_source_alone() -> None:
    lower = entry(14, 14, published="2031-05-15")
    assert both(entry(18, 18), lower) == ((14, 14, 14), (14, 14, 14))
    other = replace(lower, source="Rescue League")
    assert both(entry(18, 18), other)[1] == (14, 14, 18)


def test_figures_without_a_source_count_only_where_there_are_no_others() -> None:
    nobody = entry(30, 30, source=None, outlet="Coast Gazette")
    assert both(entry(18, 18), nobody) == ((18, 18, 18), (18, 18, 18))
    assert both(nobody) == ((30, 30, 30), (30, 30, 30))


def test_copies_and_what_is_far_away_are_left_out() -> None:
    copied = entry(19, 19, teller="another", outlet="Coast Gazette")
    far = entry(400, 400, source="Rescue League", outlet="Dyke Herald")
    told = (entry(18, 18), entry(18, 18, outlet="Orland Post"), copied, far)
    assert both(*told) == ((18, 18, 18), (18, 18, 18))


def test_open_ends_stay_open_unless_another_source_goes_beyond() -> None:
    more = entry(18, None)
    assert both(more)[1] == (18, 18, None)
    beyond = entry(24, 24, source="Rescue League", outlet="Coast Gazette")
    assert both(more, beyond)[1][2] == 24


def test_vague_words_are_coded_by_the_conventions() -> None:
    dozens = entry(24, None, words="dozens", approximate=True)
    assert both(dozens) == ((12, 12, 12), (24, 24, 99))


@pytest.mark.parametrize("kind", ["money", "percent", "share", "rate"])
def test_what_is_no_count_has_no_estimate(kind: str) -> None:
    assert tally([entry(18, 18, kind=kind)], convention=Convention.UCDP) is None
    assert tally([], convention=Convention.ACLED) is None


@given(counts=st.lists(st.integers(1, 500), min_size=1, max_size=7), named=st.booleans())
def test_the_best_lies_between_the_low_and_the_high(counts: list[int], *, named: bool) -> None:
    told = [
        entry(n, n, outlet=f"Outlet {at}", source=f"Source {at}" if named else None)
        for at, n in enumerate(counts)
    ]
    best, low, high = ends(tally(told, convention=Convention.UCDP))
    assert low is not None
    assert best is not None
    assert high is not None
    assert low <= best <= high
    assert ends(tally(told, convention=Convention.ACLED))[0] == low
    assert standing_counts(told)


def relation(one: Entry, *before: Entry) -> Relation:
    return related([*before, one], {})[-1].tie.relation


def test_the_same_figure_is_a_repeat_or_another_source_that_agrees() -> None:
    first = entry(18, 18)
    again = entry(18, 18, outlet="Coast Gazette")
    assert relation(again, first) is Relation.REPEAT
    league = entry(18, 18, outlet="Dyke Herald", source="Rescue League")
    assert relation(league, first) is Relation.AGREEMENT
    nobody = entry(18, 18, outlet="Orland Post", source=None)
    assert relation(nobody, first) is Relation.REPEAT


def test_a_rounding_and_a_bound_are_no_updates() -> None:
    exact = entry(18_240, 18_240)
    round_one = entry(18_000, 18_000, published="2031-05-15", outlet="Coast Gazette")
    assert relation(round_one, exact) is Relation.ROUNDING
    bound = entry(18_240, None, published="2031-05-15", outlet="Dyke Herald", low_inclusive=False)
    assert relation(bound, exact) is Relation.OVERLAP
    ranged = entry(15_000, 20_000, published="2031-05-15", outlet="Orland Post")
    assert relation(ranged, exact) is Relation.OVERLAP


def test_an_update_needs_a_later_day_or_a_later_hour_of_the_same_voice() -> None:
    first = entry(18, 18)
    assert relation(entry(24, 24, published="2031-05-15"), first) is Relation.UPDATE
    assert relation(entry(24, 24, outlet="Coast Gazette"), first) is Relation.UNCLEAR
    morning = entry(18, 18, published="2031-05-14T08:00:00+02:00")
    evening = entry(24, 24, published="2031-05-14T19:00:00+02:00")
    assert relation(evening, morning) is Relation.UPDATE
    elsewhere = replace(evening, source="Rescue League", outlet="Coast Gazette")
    assert relation(elsewhere, morning) is Relation.UNCLEAR


def test_a_lower_count_of_another_source_on_a_later_day_is_unclear() -> None:
    first = entry(18, 18)
    later = entry(14, 14, published="2031-05-15", source="Rescue League")
    assert relation(later, first) is Relation.UNCLEAR
    assert relation(entry(14, 14, published="2031-05-15"), first) is Relation.UPDATE


def test_without_dates_nothing_is_an_update() -> None:
    undated = entry(24, 24, published=None)
    assert relation(undated, entry(18, 18)) is Relation.UNCLEAR
    guessed = replace(entry(24, 24, published="2031-05-15"), published_inferred=True)
    assert relation(guessed, entry(18, 18)) is Relation.UNCLEAR


def test_a_later_count_above_an_open_bound_is_an_update() -> None:
    bound = entry(18, None, low_inclusive=False)
    assert relation(entry(24, 24, published="2031-05-15"), bound) is Relation.UPDATE
    assert relation(entry(24, 24), bound) is Relation.OVERLAP
    assert relation(entry(18.5, 18.5, published="2031-05-15"), bound) is Relation.OVERLAP
    assert relation(entry(240, 240, published="2031-05-15"), bound) is Relation.OVERLAP
