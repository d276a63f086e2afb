"""Series: one measure through all its tellings, and what counts nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest
from assembly_samples import article, killed, relations, series
from hypothesis import given
from hypothesis import strategies as st
from newsroom import NEXT_DAY, piece
from series_samples import day, finding_of_conflict, told

from retold.tracing.series.relations import Relation
from retold.types import BlockKind, ClaimKind, Copy, Polarity, Span


def test_a_toll_is_one_series_through_all_reports() -> None:
    a, first = killed(18, source="River Board")
    b, second = killed(24, outlet="Coast Gazette", published=NEXT_DAY, source="River Board")
    c = article("The toll is 24 dead.", "Dyke Herald", "2031-05-16")
    third = told(c, "The toll is 24 dead", "24", 24, 24, counted=None, outcomes=("die",))
    (only,) = series(first, second, third, articles=(a, b, c))
    assert only.label == "killed"
    assert relations(only) == [Relation.FIRST, Relation.UPDATE, Relation.REPEAT]
    assert {entry.quantity.low for entry in only.entries} == {18, 24}
    assert only.ucdp is not None
    assert (only.ucdp.best, only.ucdp.low, only.ucdp.high) == (24, 24, 24)


def test_a_figure_knows_its_words_source_article_and_day() -> None:
    home, claim = killed(18, source="River Board")
    (only,) = series(claim, articles=(home,))
    (entry,) = only.entries
    assert entry.words == home.text[entry.quantity.span.start : entry.quantity.span.end] == "18"
    assert (entry.source, entry.outlet) == ("River Board", "Veldmark Courier")
    assert (entry.as_of, entry.as_of_inferred) == ("2031-05-14", True)


def test_a_stated_day_is_the_day_of_the_figure_and_no_guess() -> None:
    home = article("On Monday 18 people were killed.")
    claim = told(
        home,
        "On Monday 18 people were killed",
        "18",
        18,
        18,
        period="Monday",
        times=(day(home, "Monday", "2031-05-12"),),
    )
    (only,) = series(claim, articles=(home,))
    assert (only.entries[0].as_of, only.entries[0].as_of_inferred) == ("2031-05-12", False)
    assert only.days == "2031-05-12"


def test_since_begins_a_period_and_is_not_the_day_of_the_figure() -> None:
    home = article("Since Monday 18 people were killed.")
    claim = told(
        home,
        "Since Monday 18 people were killed",
        "18",
        18,
        18,
        period="Since Monday",
        times=(day(home, "Monday", "2031-05-12"),),
    )
    (only,) = series(claim, articles=(home,))
    assert (only.entries[0].as_of, only.entries[0].as_of_inferred) == ("2031-05-14", True)
    assert only.days == "since 2031-05-12"


def test_an_undated_article_gives_no_day() -> None:
    home = replace(killed(18)[0], published=None)
    claim = killed(18)[1]
    (only,) = series(claim, articles=(home,))
    assert (only.entries[0].as_of, only.entries[0].as_of_inferred) == (None, True)


@pytest.mark.parametrize("kind", [ClaimKind.QUESTION, ClaimKind.DENIAL])
def test_questions_and_denials_count_nobody(kind: ClaimKind) -> None:
    home, claim = killed(18)
    assert series(replace(claim, kind=kind), articles=(home,)) == ()


def test_what_is_denied_and_ages_count_nobody() -> None:
    home, claim = killed(18)
    assert series(replace(claim, polarity=Polarity.NEGATED), articles=(home,)) == ()
    old = replace(claim, quantities=(replace(claim.quantities[0], kind="age", unit="year"),))
    assert series(old, articles=(home,)) == ()


def test_predictions_stand_apart_from_counts() -> None:
    a, counted = killed(18)
    b, ahead = killed(20, outlet="Coast Gazette")
    found = series(counted, replace(ahead, kind=ClaimKind.PREDICTION), articles=(a, b))
    assert sorted(item.label for item in found) == ["killed", "killed (ahead)"]


def test_bare_counts_are_compared_in_one_thread_alone() -> None:
    a, b = article("There are 11 boats."), article("There are 14 boats.", "Coast Gazette")
    first = told(a, "There are 11 boats", "11", 11, 11, counted="boat", outcomes=(), thread="t1")
    second = told(b, "There are 14 boats", "14", 14, 14, counted="boat", outcomes=(), thread="t2")
    apart = series(first, second, articles=(a, b))
    assert len(apart) == 2
    assert not any(item.is_notable for item in apart)
    (only,) = series(first, replace(second, thread="t1"), articles=(a, b))
    assert only.is_notable


def test_a_title_takes_who_is_counted_from_its_body() -> None:
    home = piece("More than 170 flee", "More than 170 villagers flee.", published="2031-05-14")
    head = told(home, "More than 170 flee", "170", 170, None, counted=None, outcomes=("flee",))
    body = told(
        home,
        "More than 170 villagers flee",
        "170",
        170,
        None,
        counted="villager",
        outcomes=("flee",),
        phrase="villagers",
    )
    place = home.text.index("170", 25)
    moved = replace(body.quantities[0], span=Span(place, place + 3))
    body = replace(body, quantities=(moved,))
    found = series(replace(head, block=BlockKind.TITLE), body, articles=(home,))
    assert [item.label for item in found] == ["displaced or fled: villagers"]


def test_copies_are_discounted() -> None:
    a, first = killed(18, source="River Board")
    b, second = killed(18, outlet="Coast Gazette")
    copy = Copy(b.id, a.id, 1.0, ((Span(0, len(b.text)), Span(0, len(a.text))),), "the same text")
    (only,) = series(first, second, articles=(a, b), copies=(copy,))
    ties = {entry.claim.article: entry.tie.relation for entry in only.entries}
    assert ties[b.id] is Relation.COPY or ties[a.id] is Relation.REPEAT
    assert only.tellers == 1


def test_only_a_finding_makes_a_conflict() -> None:
    a, first = killed(18, source="River Board")
    b, second = killed(24, outlet="Coast Gazette", source="Rescue League")
    (only,) = series(first, second, articles=(a, b))
    assert Relation.CONFLICT not in relations(only)
    made = finding_of_conflict(first, second)
    (held,) = series(first, second, articles=(a, b), findings=(made,))
    assert relations(held) == [Relation.FIRST, Relation.CONFLICT]
    assert made.id in held.entries[1].tie.reason


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 3)), min_size=1, max_size=8))
def test_every_figure_is_in_one_series_and_every_tie_leads_to_one(
    rows: list[tuple[int, int]],
) -> None:
    made = [
        killed(n, outlet=f"Outlet {at}", published=f"2031-05-{10 + late}")
        for at, (n, late) in enumerate(rows)
    ]
    found = series(*(claim for _, claim in made), articles=tuple(home for home, _ in made))
    keys = [entry.key for item in found for entry in item.entries]
    assert sorted(keys) == sorted({(c.id, c.quantities[0].span.start) for _, c in made})
    ties = [e.tie for item in found for e in item.entries if e.tie.claim is not None]
    assert all((tie.claim, tie.start) in set(keys) for tie in ties)
    assert found == series(
        *(claim for _, claim in reversed(made)), articles=tuple(home for home, _ in reversed(made))
    )


def test_more_of_them_come_on_top() -> None:
    home = article("It killed 100 fighters. 4 more fighters were killed.")
    words = {"counted": "fighter", "phrase": "fighters"}
    first = told(home, "It killed 100 fighters", "100", 100, 100, **words)  # type: ignore[arg-type]
    more = told(home, "4 more fighters were killed", "4", 4, 4, **words)  # type: ignore[arg-type]
    found = series(first, more, articles=(home,))
    assert sorted(item.measure.further for item in found) == [False, True]
    than = article("It killed 4 of more than 100 fighters.")
    bound = told(than, "It killed 4 of more than 100 fighters", "4", 4, 4)
    assert not series(bound, articles=(than,))[0].measure.further


@pytest.mark.parametrize(
    ("title", "count"),
    [("Rockets kill 10 villagers", 1), ("Rockets hit 10 villagers", 2)],
)
def test_a_title_whose_verb_is_not_read_takes_the_type_of_its_body(title: str, count: int) -> None:
    home = piece(title, "10 villagers were killed.", published="2031-05-14")
    head = told(
        home,
        title,
        "10",
        10,
        10,
        counted="villager",
        outcomes=(),
        thread="t1",
        phrase="villagers",
    )
    body = told(
        home, "10 villagers were killed", "10", 10, 10, counted="villager", phrase="villagers"
    )
    place = home.text.rindex("10")
    body = replace(body, quantities=(replace(body.quantities[0], span=Span(place, place + 2)),))
    head = replace(head, block=BlockKind.TITLE)
    found = series(head, body, articles=(home,))
    assert len(found) == count
    assert found[0].label == "killed: villagers"
    apart = replace(body, quantities=(replace(body.quantities[0], counted="boat"),))
    assert len(series(head, apart, articles=(home,))) == 2


def test_what_copies_alone_repeat_is_not_notable() -> None:
    a, b = article("There are 11 boats."), article("There are 11 boats.", "Coast Gazette")
    first = told(a, "There are 11 boats", "11", 11, 11, counted="boat", outcomes=(), thread="t1")
    second = told(b, "There are 11 boats", "11", 11, 11, counted="boat", outcomes=(), thread="t1")
    (own,) = series(first, second, articles=(a, b))
    assert own.is_notable
    whole = Span(0, len(a.text))
    copy = Copy(b.id, a.id, 1.0, ((whole, whole),), "the same text")
    (copied,) = series(first, second, articles=(a, b), copies=(copy,))
    assert not copied.is_notable


def test_a_place_that_a_claim_names_elsewhere_is_the_place_of_its_figure_too() -> None:
    a = article("It killed 18 people in Harrow.")
    first = told(a, "It killed 18 people in Harrow", "18", 18, 18, place="in Harrow")
    for text, count in (("The Harrow flood killed 21 people.", 1), ("It killed 21 people.", 2)):
        b = article(text, "Coast Gazette", NEXT_DAY)
        second = told(b, text.rstrip("."), "21", 21, 21)
        assert len(series(first, second, articles=(a, b))) == count
        assert len(series(second, first, articles=(b, a))) == count
