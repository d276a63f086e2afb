"""Corrections that others never carried; what is a notice, and what it takes back."""

from __future__ import annotations

import pytest
from newsroom import NEXT_DAY, at_fault, claim, findings, held_against, piece, scene_of

from retold.tracing.findings.corrections import NOTICE, notices
from retold.types import Finding, FindingKind, Severity

NOT_CARRIED = FindingKind.CORRECTION_NOT_CARRIED
URL = "https://courier.example/flood"
HOMES = "The flood destroyed 140 homes in Veldmark, the River Board said."
MORE_HOMES = HOMES.replace("140", "340")
NOTE = (
    "Correction: An earlier version of this article said the flood had destroyed 340 homes in "
    "Veldmark; it was 140."
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Correction: the dyke was built in 1911.",
        "Clarification (14 May): the mayor spoke first.",
        "An earlier version of this article named the wrong river.",
        "A previous version of this report gave another count.",
        "This story has been updated with the board's answer.",
        "This article was amended on 14 May.",
    ],
)
def test_the_words_of_a_notice(sentence: str) -> None:
    assert NOTICE.search(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The correction of the dyke's course took nine years.",
        "He asked for a correction, and none came.",
        "An earlier version of the plan had two locks.",
        "The budget was amended in March.",
        "This article of the treaty was signed in 1911.",
        "Corrections officers took the men away.",
    ],
)
def test_words_that_are_no_notice(sentence: str) -> None:
    assert NOTICE.search(sentence) is None


def test_the_notices_of_an_article_are_its_own() -> None:
    here, there = piece("A", NOTE), piece("B", NOTE, outlet="Coast Gazette")
    claims = [claim(here, NOTE), claim(there, NOTE)]
    assert notices(scene_of(here, there, claims=claims), here.id) == claims[:1]


def corrected(other: str, *, published: str = NEXT_DAY, note: str = NOTE) -> list[Finding]:
    return findings(
        piece("Veldmark flood destroys homes", HOMES, note, url=URL),
        piece(
            "Veldmark flood victims wait for help",
            other,
            outlet="Coast Gazette",
            published=published,
            url="https://gazette.example/flood",
        ),
        kind=NOT_CARRIED,
    )


@pytest.mark.model
@pytest.mark.parametrize(
    ("published", "severity"), [(NEXT_DAY, Severity.HIGH), ("2031-05-13", Severity.MEDIUM)]
)
def test_a_corrected_figure_that_another_tells(published: str, severity: Severity) -> None:
    made = corrected(MORE_HOMES, published=published)
    assert at_fault(made) == ["340"]
    assert held_against(made) == [NOTE]
    assert made[0].severity is severity


@pytest.mark.model
@pytest.mark.parametrize(
    ("other", "note"),
    [
        (HOMES, NOTE),
        ("The storm destroyed 340 homes in Orlow, the Rescue League said.", NOTE),
        (
            "The flood destroyed 140 homes in Veldmark, not the 340 homes first told, it said.",
            NOTE,
        ),
        (MORE_HOMES, "Buses ran all night."),
        (MORE_HOMES, "Correction: An earlier version of this article misspelt the mayor's name."),
        (f"{MORE_HOMES} {NOTE}", NOTE),
    ],
    ids=["right", "another town", "both", "no notice", "a name corrected", "corrects too"],
)
def test_figures_that_no_correction_speaks_of(other: str, note: str) -> None:
    assert corrected(other, note=note) == []


COST = "The dyke in Veldmark will cost 85,000 pounds, according to the engineer, Greta Holm."
TOO_MUCH = COST.replace("85,000", "185,000")
BUDGET = (
    "Correction: an earlier version of this article said that the dyke would cost 185,000 pounds. "
    "The engineer's figure is 85,000."
)
DEBTS = (
    "Correction: on Sunday we told our readers that the dyke company owed 16 million. It is 61, by "
    "the report of Greta Holm."
)


@pytest.mark.model
@pytest.mark.parametrize(
    ("other", "note", "words"),
    [
        (TOO_MUCH, BUDGET, ["185,000 pounds"]),
        ("The debts of the dyke company are 16 million, Greta Holm said.", DEBTS, ["16 million"]),
    ],
)
def test_a_notice_in_two_sentences(other: str, note: str, words: list[str]) -> None:
    assert at_fault(corrected(other, note=note)) == words


@pytest.mark.model
@pytest.mark.parametrize(
    ("other", "note"),
    [
        ("The debts of the dyke company are 61 million, Greta Holm said.", DEBTS),
        (f"{TOO_MUCH} A later count gave 85,000 pounds.", BUDGET),
        (
            "The county bought a barge for 185,000 pounds in the flood year, the mayor said.",
            BUDGET,
        ),
        ("The debts of the dyke company are 16 euros, Greta Holm said.", DEBTS),
    ],
    ids=["the right one", "knows both", "another thing", "another figure"],
)
def test_figures_that_a_notice_in_two_sentences_leaves_alone(other: str, note: str) -> None:
    assert corrected(other, note=note) == []
