"""Silent edits and corrections that others never carried; a notice makes an edit an honest one."""

from __future__ import annotations

import pytest
from newsroom import NEXT_DAY, at_fault, claim, findings, held_against, one_story, piece, scene_of

from retold.tracing.findings.revisions import NOTICE, notices, silent_edits
from retold.types import Abstention, Article, Certainty, Finding, FindingKind, Polarity, Severity

SILENT = FindingKind.SILENT_EDIT
NOT_CARRIED = FindingKind.CORRECTION_NOT_CARRIED
URL = "https://courier.example/flood"
MORNING, EVENING = "2031-05-14T09:00:00+00:00", "2031-05-14T18:00:00+00:00"
HOMES = "The flood destroyed 140 homes in Veldmark, the River Board said."
MORE_HOMES = HOMES.replace("140", "340")
NOTE = (
    "Correction: An earlier version of this article said the flood had destroyed 340 homes in "
    "Veldmark; it was 140."
)


def versions(
    before: str, after: str, *notice: str, url: str = URL, later: str = EVENING
) -> tuple[Article, Article]:
    title, end = "Veldmark flood destroys homes", "Buses ran all night."
    return (
        piece(title, before, end, url=URL, published=MORNING),
        piece(title, after, end, *notice, url=url, published=later),
    )


@pytest.mark.model
@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        (HOMES, MORE_HOMES, "a figure"),
        (
            "The dyke probably collapsed at noon, the River Board said.",
            "The dyke collapsed at noon, the River Board said.",
            "how sure it is",
        ),
        (
            "The board did not inspect the dyke at Veldmark in March.",
            "The board did inspect the dyke at Veldmark in March.",
            "a negation",
        ),
    ],
)
def test_what_a_page_changed_without_a_notice(before: str, after: str, changed: str) -> None:
    older, newer = versions(before, after)
    (made,) = findings(older, newer, kind=SILENT)
    assert [evidence.article for evidence in made.evidence] == [newer.id, older.id]
    assert (made.detail["changed"], made.detail["url"]) == (changed, URL)
    assert made.severity is (Severity.HIGH if changed == "a figure" else Severity.MEDIUM)


@pytest.mark.model
@pytest.mark.parametrize(
    "pair",
    [
        versions(HOMES, MORE_HOMES, "This article was amended on 14 May with a new count."),
        versions(HOMES, MORE_HOMES, "An earlier version of this story said 140 homes."),
        versions(HOMES, MORE_HOMES, url="https://courier.example/another"),
        versions(HOMES, HOMES.replace("destroyed", "wrecked")),
        versions(HOMES, HOMES, "The mayor opened two schools to families."),
        versions(HOMES, f"The river rose all night. {HOMES}"),
        versions(HOMES, "Soldiers carried 340 sandbags to the quay before dawn."),
    ],
    ids=[
        "amended",
        "earlier version",
        "another page",
        "other words",
        "a paragraph more",
        "a sentence before",
        "another sentence",
    ],
)
def test_edits_that_hide_nothing(pair: tuple[Article, Article]) -> None:
    assert findings(*pair, kind=SILENT) == []


@pytest.mark.model
def test_versions_of_one_moment_are_in_no_order() -> None:
    reading = one_story(*versions(HOMES, MORE_HOMES, later=MORNING))
    assert [finding for finding in reading.findings if finding.kind is SILENT] == []
    assert [kept.reason for kept in reading.abstentions if kept.kind is SILENT] == [
        "nothing orders the two texts"
    ]


def hand_versions(*changes: tuple[str, dict[str, object]]) -> list[Finding | Abstention]:
    """Trace two versions of a page, each a sentence with fields of its one claim."""
    claims, articles = [], []
    for (words, fields), when in zip(changes, (MORNING, EVENING), strict=True):
        article = piece("Dyke", words, url=URL, published=when)
        articles.append(article)
        claims.append(claim(article, words, **fields))  # type: ignore[arg-type]
    return list(silent_edits(scene_of(*articles, claims=claims)))


def test_a_source_that_went_away() -> None:
    before = ("The old dyke of the town broke at noon", {"source": "River Board"})
    (made,) = hand_versions(before, ("The old dyke of the town broke by noon", {}))
    assert isinstance(made, Finding)
    assert made.detail["changed"] == "its source"


def test_another_wording_of_one_source_is_no_change() -> None:
    fields: dict[str, object] = {"source": "River Board"}
    assert (
        hand_versions(("The old dyke broke at noon", fields), ("The dyke broke at noon", fields))
        == []
    )


def test_a_sentence_unlike_any_before_is_new() -> None:
    negated: dict[str, object] = {"polarity": Polarity.NEGATED}
    assert hand_versions(("The old dyke broke", {}), ("Nobody in Orlow slept", negated)) == []


def test_an_unchanged_sentence_may_carry_another_band() -> None:
    hedged: dict[str, object] = {"certainty": Certainty("likely", 0.55, 0.75, ("dyke",), ())}
    same = "The old dyke broke at noon"
    assert hand_versions((same, {}), (same, hedged)) == []


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
