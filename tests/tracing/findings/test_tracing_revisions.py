"""Silent edits; a notice makes an edit an honest one."""

from __future__ import annotations

import pytest
from newsroom import claim, findings, one_story, piece, scene_of

from retold.tracing.findings.revisions import silent_edits
from retold.types import Abstention, Article, Certainty, Finding, FindingKind, Polarity, Severity

SILENT = FindingKind.SILENT_EDIT
URL = "https://courier.example/flood"
MORNING, EVENING = "2031-05-14T09:00:00+00:00", "2031-05-14T18:00:00+00:00"
HOMES = "The flood destroyed 140 homes in Veldmark, the River Board said."
MORE_HOMES = HOMES.replace("140", "340")


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
        (
            "The dyke leaked for two hours on Monday, the River Board said.",
            "The dyke leaked for six hours on Monday, the River Board said.",
            "a figure",
        ),
        (
            "The board has two million in debts, its auditor, Greta Holm, says in a report.",
            "The board has two million in debts.",
            "its source",
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
def test_a_page_that_keeps_its_time_of_publication() -> None:
    (made,) = findings(*versions(HOMES, MORE_HOMES, later=MORNING), kind=SILENT)
    assert "one time of publication" in made.message
    note = "This article was amended on 14 May with a new count."
    older, newer = versions(HOMES, MORE_HOMES, note, later=MORNING)
    assert findings(older, newer, kind=SILENT) == findings(newer, older, kind=SILENT) == []


@pytest.mark.model
def test_texts_without_a_date_are_in_no_order() -> None:
    pair = [
        piece(
            "Veldmark flood destroys homes", words, "Buses ran all night.", url=URL, published=None
        )
        for words in (HOMES, MORE_HOMES)
    ]
    reading = one_story(*pair)
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
