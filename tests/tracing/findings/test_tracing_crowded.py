"""Conflicts of a measure that hundreds give otherwise: one is told of each later figure."""

from __future__ import annotations

from newsroom import piece, scene_of

from retold.tracing.evidence import Scene, abstention, finding
from retold.tracing.findings import crowded
from retold.tracing.findings.crowded import CROWD, CROWD_WITHHELD
from retold.types import Article, Finding, FindingKind, Severity, Span

DEAD = {"counted": "person", "outcomes": ["die"], "unit": None}
BURNT = {"counted": "house", "outcomes": ["burn"], "unit": None}


def papers(count: int) -> tuple[Scene, list[Article]]:
    made = [piece(None, f"{10 + n} people died.", outlet=f"Paper {n}") for n in range(count)]
    return scene_of(*made), made


def conflict(
    scene: Scene,
    later: Article,
    earlier: Article,
    *,
    severity: Severity = Severity.LOW,
    kind: FindingKind = FindingKind.FIGURE_CONFLICT,
    measure: dict[str, object] = DEAD,
) -> Finding:
    evidence = [scene.evidence(one.id, Span(0, 2)) for one in (later, earlier)]
    return finding(scene, kind, severity, "Two figures.", evidence, unless="…", measure=measure)


def crowd(count: int) -> tuple[Scene, list[Article], list[Finding]]:
    scene, made = papers(count)
    pairs = [conflict(scene, b, a) for at, b in enumerate(made) for a in made[:at]]
    return scene, made, pairs


def test_each_later_figure_of_a_crowd_has_one_conflict() -> None:
    _, made, pairs = crowd(20)
    assert len(pairs) > CROWD
    told = crowded.told(pairs)
    assert [each.evidence[0].article for each in told] == [each.id for each in made[1:]]
    assert {each.evidence[1].article for each in told} == {made[0].id}


def test_the_gravest_conflict_of_a_figure_is_told() -> None:
    scene, made, pairs = crowd(20)
    grave = conflict(scene, made[9], made[5], severity=Severity.HIGH)
    pairs = [grave if each.id == grave.id else each for each in pairs]
    assert [each for each in crowded.told(pairs) if each.evidence[0].article == made[9].id] == [
        grave
    ]


def test_few_conflicts_and_findings_of_other_kinds_are_all_told() -> None:
    _, _, few = crowd(10)
    assert crowded.told(few) == tuple(few)
    scene, made, pairs = crowd(20)
    houses = conflict(scene, made[-1], made[3], measure=BURNT)
    rounded = conflict(scene, made[3], made[1], kind=FindingKind.FIGURE_ROUNDED)
    told = crowded.told([houses, *(each for each in pairs if each.id != houses.id), rounded])
    assert houses in told
    assert rounded in told


def test_abstentions_of_a_crowd_are_kept_once_for_a_figure_and_a_reason() -> None:
    scene, made = papers(50)
    rows = [
        abstention(
            scene,
            FindingKind.FIGURE_CONFLICT,
            "one outlet",
            [scene.evidence(one.id, Span(0, 2)) for one in (b, a)],
        )
        for at, b in enumerate(made)
        for a in made[:at]
    ]
    edit = abstention(scene, FindingKind.SILENT_EDIT, "other", rows[0].evidence)
    assert len(rows) > CROWD_WITHHELD
    kept = crowded.withheld([*rows, edit])
    assert [row.evidence[0].article for row in kept] == [
        *(each.id for each in made[1:]),
        made[1].id,
    ]
    assert crowded.withheld(rows[:CROWD_WITHHELD]) == tuple(rows[:CROWD_WITHHELD])
