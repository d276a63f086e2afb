"""Innocent figures that look like a finding, each beside the guilty one that it is taken for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lookalike_samples import GAZETTE
from newsroom import (
    DAY,
    at_fault,
    claim,
    figure,
    findings,
    held_against,
    of_one_story,
    one_story,
    piece,
)

from retold.tracing.matching.measures import disjoint
from retold.types import Article, FindingKind, Quantity

CONFLICT = FindingKind.FIGURE_CONFLICT
CHANGED = FindingKind.FIGURE_CHANGED
BLAST = "The blast killed 24 people in {place}, the Harbour Police said."
MORE_BLAST = "The blast killed 37 people in {place}, the Rescue League said."


def blasts(
    first: str, second: str, *, days: tuple[str | None, str | None] = (DAY, DAY)
) -> tuple[Article, Article]:
    return (
        piece("Market blast: police count the dead", first, published=days[0]),
        piece("Market blast: rescuers count the dead", second, outlet=GAZETTE, published=days[1]),
    )


@pytest.mark.model
@pytest.mark.parametrize("place", ["Orlow", "the port town of Orlow", "central Orlow city"])
def test_one_place_and_one_day_conflict(place: str) -> None:
    pair = blasts(BLAST.format(place=place), MORE_BLAST.format(place=place))
    (made,) = of_one_story(*pair, kind=CONFLICT)
    assert set(at_fault([made]) + held_against([made])) == {"24", "37"}


@pytest.mark.model
@pytest.mark.parametrize("days", [(DAY, None), (None, DAY), (None, None)])
def test_an_inferred_day_is_no_ground_for_a_conflict(days: tuple[str | None, str | None]) -> None:
    pair = blasts(BLAST.format(place="Orlow"), MORE_BLAST.format(place="Orlow"), days=days)
    reading = one_story(*pair)
    assert [finding for finding in reading.findings if finding.kind is CONFLICT] == []
    (kept,) = [kept for kept in reading.abstentions if kept.kind is CONFLICT]
    assert "update cannot be told from a conflict" in kept.reason


@pytest.mark.model
@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Orlow", "Brannow"),
        ("the port town of Orlow", "the port town of Brannow"),
        ("central Orlow", "central Brannow"),
        ("central Orlow city", "the hill town of Brannow"),
    ],
)
def test_blasts_in_two_towns_are_two(here: str, there: str) -> None:
    assert (
        findings(*blasts(BLAST.format(place=here), MORE_BLAST.format(place=there)), kind=CONFLICT)
        == []
    )


LEAD = "The flood destroyed 68 homes in Veldmark, the River Board said on Wednesday."
FIGURE_TITLE = "86 homes destroyed in Veldmark, board says"


@pytest.mark.model
@pytest.mark.parametrize(
    ("body", "changed"),
    [
        ((LEAD, "Buses ran all night."), ["86"]),
        ((LEAD, "Of the 86 families counted, most had fled."), []),
        ((LEAD, "An 86-page study had warned of it."), []),
        (
            (
                "The flood destroyed many homes in Veldmark, the River Board said on Wednesday.",
                "Soldiers carried furniture to the quay.",
                "Buses ran all night.",
                "The schools stayed shut.",
                "A storm destroyed 68 homes in Veldmark in 2019, the River Board said.",
            ),
            [],
        ),
    ],
    ids=["a plain mismatch", "the number elsewhere", "in a compound", "another incident later"],
)
def test_a_figure_in_the_title_against_the_body(body: tuple[str, ...], changed: list[str]) -> None:
    assert at_fault(findings(piece(FIGURE_TITLE, *body), kind=CHANGED)) == changed


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    ends = st.one_of(st.none(), st.integers(0, 120).map(float))
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    return figure(
        low,
        high,
        counted=draw(st.sampled_from(["person", "home", None])),
        outcomes=draw(st.sampled_from([(), ("kill",), ("injure",)])),
        low_inclusive=draw(st.booleans()),
        high_inclusive=draw(st.booleans()),
        approximate=draw(st.booleans()),
        kind=draw(st.sampled_from(["count", "money", "age"])),
    )


figures = st.lists(quantities(), max_size=3).map(tuple)


@given(figures, figures)
def test_being_disjoint_has_no_direction(
    ours: tuple[Quantity, ...], theirs: tuple[Quantity, ...]
) -> None:
    article = piece(None, "The flood left its mark.")
    a = claim(article, "The flood", quantities=ours)
    b = claim(article, "left its mark", quantities=theirs)
    assert disjoint(a, b) is disjoint(b, a)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (figure(24, 24), figure(37, 37), True),
        (figure(24, 24), figure(24, 24), False),
        (figure(24, None), figure(37, 37), False),
        (figure(36, 36), figure(37, None), True),
    ],
)
def test_disjoint_figures(ours: Quantity, theirs: Quantity, expected: bool) -> None:
    article = piece(None, "The flood left its mark.")
    a = claim(article, "The flood", quantities=(ours,))
    b = claim(article, "left its mark", quantities=(theirs,))
    assert disjoint(a, b) is disjoint(b, a) is expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orlow town", "Brannow town"),
        ("Orlow province", "Brannow province"),
        ("central Orlow city", "central Brannow city"),
    ],
)
def test_strange_towns_before_a_common_noun_do_not_conflict(one: str, other: str) -> None:
    made = findings(
        piece(
            "Market blast: police count the dead",
            f"The blast killed 24 people in {one}, the Harbour Police said.",
            outlet="Veldmark Courier",
        ),
        piece(
            "Market blast: rescuers count the dead",
            f"The blast killed 37 people in {other}, the Rescue League said.",
            outlet="Brannow Gazette",
        ),
        kind=FindingKind.FIGURE_CONFLICT,
    )
    assert made == []
