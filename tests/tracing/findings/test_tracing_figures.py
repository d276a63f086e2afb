"""Bounds, ranges, roundings, changes and conflicts; updates and other counts are none."""

from __future__ import annotations

import pytest
from newsroom import DAY, NEXT_DAY, at_fault, findings, held_against, of_one_story, one_story, piece

from retold.types import Article, Finding, FindingKind, Severity

pytestmark = pytest.mark.model

RETOLD = frozenset(
    {
        FindingKind.BOUND_LOST,
        FindingKind.RANGE_COLLAPSED,
        FindingKind.FIGURE_ROUNDED,
        FindingKind.FIGURE_CHANGED,
    }
)
CONFLICT = FindingKind.FIGURE_CONFLICT
AT_LEAST = "At least 300 homes were destroyed in Veldmark, the River Board said on Wednesday."
RANGE = "Between 40 and 60 homes were destroyed in Veldmark, the River Board said on Wednesday."
EXACT = "The flood destroyed 4,968 homes in Veldmark, the River Board said on Wednesday."
PLAIN = "The flood destroyed 68 homes in Veldmark, the River Board said on Wednesday."
DEAD = "The flood killed 24 people in Veldmark, the River Board said."
MORE_DEAD = "The flood killed 37 people in Veldmark, the Rescue League said."


def retold_figures(*articles: Article) -> list[Finding]:
    return [finding for finding in findings(*articles) if finding.kind in RETOLD]


@pytest.mark.parametrize(
    ("title", "body", "kind", "told", "origin"),
    [
        (
            "300 homes destroyed in Veldmark, board says",
            AT_LEAST,
            FindingKind.BOUND_LOST,
            "300",
            "At least 300",
        ),
        (
            "1,200 people flee Veldmark flood, board says",
            "More than 1,200 people fled the flood in Veldmark, the River Board said.",
            FindingKind.BOUND_LOST,
            "1,200",
            "More than 1,200",
        ),
        (
            "60 homes destroyed in Veldmark, board says",
            RANGE,
            FindingKind.RANGE_COLLAPSED,
            "60",
            "Between 40 and 60",
        ),
        (
            "5,000 homes destroyed in Veldmark, board says",
            EXACT,
            FindingKind.FIGURE_ROUNDED,
            "5,000",
            "4,968",
        ),
        (
            "86 homes destroyed in Veldmark, board says",
            PLAIN,
            FindingKind.FIGURE_CHANGED,
            "86",
            "68",
        ),
    ],
    ids=["at least", "more than", "range", "rounded", "changed"],
)
def test_a_title_that_tells_its_bodys_figure_otherwise(
    title: str, body: str, kind: FindingKind, told: str, origin: str
) -> None:
    made = retold_figures(piece(title, body))
    assert [finding.kind for finding in made] == [kind]
    assert at_fault(made) == [told]
    assert held_against(made) == [origin]


def test_another_telling_of_one_source_that_loses_the_bound() -> None:
    second = piece(
        "Veldmark begins to rebuild",
        "The storm destroyed 300 homes in Veldmark, the River Board said.",
        outlet="Coast Gazette",
    )
    first = piece("Board counts Veldmark homes", AT_LEAST)
    made = of_one_story(first, second, kind=FindingKind.BOUND_LOST)
    assert [finding.evidence[0].article for finding in made] == [second.id]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("At least 300 homes destroyed in Veldmark, board says", (AT_LEAST,)),
        ("300+ homes destroyed in Veldmark, board says", (AT_LEAST,)),
        ("Hundreds of homes destroyed in Veldmark, board says", (AT_LEAST,)),
        (
            "300 boats destroyed in Veldmark, board says",
            (AT_LEAST, "The storm destroyed 300 boats, it said."),
        ),
        (
            "300 homes destroyed in Veldmark, board says",
            (AT_LEAST, "In all 300 homes were destroyed in Veldmark, the board said."),
        ),
        ("40 to 60 homes destroyed in Veldmark, board says", (RANGE,)),
        ("Up to 60 homes destroyed in Veldmark, board says", (RANGE,)),
        ("About 50 homes destroyed in Veldmark, board says", (RANGE,)),
        ("60 boats destroyed in Veldmark, board says", (RANGE,)),
        ("4,968 homes destroyed in Veldmark, board says", (EXACT,)),
        ("About 5,000 homes destroyed in Veldmark, board says", (EXACT,)),
        ("Nearly 5,000 homes destroyed in Veldmark, board says", (EXACT,)),
        (
            "86 homes destroyed in Veldmark and Orlow, board says",
            (PLAIN, "It destroyed 18 homes in Orlow, the board said."),
        ),
        (
            "86 homes destroyed in Veldmark, board says",
            (PLAIN.replace("destroyed 68", "destroyed another 68"),),
        ),
        (
            "86 homes destroyed in Veldmark, board says",
            ("The flood damaged 68 roads in Veldmark, the River Board said on Wednesday.",),
        ),
        (
            "86 killed in Veldmark flood, board says",
            ("The flood injured 68 people in Veldmark, the River Board said on Wednesday.",),
        ),
    ],
    ids=[
        "bound kept",
        "bound as a sign",
        "a vague number",
        "bound on something else",
        "body gives both forms",
        "range kept",
        "upper end as a bound",
        "about the middle",
        "range of something else",
        "equal",
        "rounding said",
        "rounding said by nearly",
        "a sum",
        "another 68",
        "roads are no homes",
        "the hurt are not the dead",
    ],
)
def test_a_title_whose_figure_is_no_change(title: str, body: tuple[str, ...]) -> None:
    assert retold_figures(piece(title, *body)) == []


def test_the_range_of_another_source_was_not_collapsed() -> None:
    second = piece(
        "Veldmark begins to rebuild",
        "The storm destroyed 60 homes in Veldmark, the Farmers Union said.",
        outlet="Coast Gazette",
    )
    made = one_story(piece("Board counts Veldmark homes", RANGE), second).findings
    assert [finding for finding in made if finding.kind in RETOLD] == []


def counts(first: str, second: str, *, published: str = DAY) -> tuple[Article, Article]:
    return (
        piece("Veldmark flood: board counts the dead", first),
        piece(
            "Veldmark flood: rescuers count the dead",
            second,
            outlet="Coast Gazette",
            published=published,
        ),
    )


def test_two_sources_that_count_one_days_dead_differently() -> None:
    (made,) = of_one_story(*counts(DEAD, MORE_DEAD), kind=CONFLICT)
    assert {evidence.text for evidence in made.evidence[:2]} == {"24", "37"}
    assert set(made.detail["sources"]) == {"River Board", "Rescue League"}


def test_leads_of_which_one_names_nobody_are_less_severe() -> None:
    first = DEAD.replace(", the River Board said", "")
    (made,) = of_one_story(*counts(first, MORE_DEAD), kind=CONFLICT)
    assert made.severity is Severity.LOW


@pytest.mark.parametrize(
    ("first", "second", "published"),
    [
        (DEAD, MORE_DEAD, NEXT_DAY),
        (DEAD, DEAD.replace("24", "37"), DAY),
        (DEAD.replace("24", "at least 24"), MORE_DEAD, DAY),
        (DEAD, MORE_DEAD.replace("killed", "injured"), DAY),
        (DEAD, MORE_DEAD.replace("Veldmark", "Orlow"), DAY),
        (DEAD.replace("killed", "has so far killed"), MORE_DEAD, DAY),
        (f"{DEAD} The Rescue League said it killed 37 people.", MORE_DEAD, DAY),
        (DEAD, MORE_DEAD.replace("people", "sheep"), DAY),
    ],
    ids=[
        "an update",
        "one source",
        "a lower bound",
        "another outcome",
        "another place",
        "a moving count",
        "both known",
        "sheep are no people",
    ],
)
def test_figures_that_may_both_hold(first: str, second: str, published: str) -> None:
    assert findings(*counts(first, second, published=published), kind=CONFLICT) == []


def test_an_update_is_kept_as_an_abstention() -> None:
    reading = one_story(*counts(DEAD, MORE_DEAD, published=NEXT_DAY))
    (kept,) = [a for a in reading.abstentions if a.kind is CONFLICT]
    assert "update" in kept.reason


OPENING = "Robbers in masks blew the vault of the Orlow bank in Veldmark on Wednesday."
THREE = "The raid had been carried out by three masked robbers with crowbars, the police said."
FIVE = "A van hit the gate before five masked robbers with crowbars blew the vault, the bank said."


def raids(second: str, *, opening: str = OPENING) -> list[Finding]:
    articles = (
        piece("Orlow bank in Veldmark raided", f"{OPENING} {THREE}"),
        piece("Raid on Orlow bank in Veldmark", f"{opening} {second}", outlet="Coast Gazette"),
    )
    return findings(*articles, kind=CONFLICT)


def test_two_sources_that_count_those_who_did_it_differently() -> None:
    (made,) = raids(FIVE)
    assert {evidence.text for evidence in made.evidence[:2]} == {"three", "five"}


@pytest.mark.parametrize(
    "second",
    [
        FIVE.replace(", the bank said", ""),
        FIVE.replace("masked robbers", "armed robbers"),
        FIVE.replace("masked robbers", "guards"),
        f"{FIVE} The police count three masked robbers.",
        FIVE.replace("five masked", "at least three masked"),
    ],
    ids=["nobody's count", "another group", "another noun", "both known", "a bound"],
)
def test_counts_of_others_than_those_who_did_it(second: str) -> None:
    assert raids(second) == []
