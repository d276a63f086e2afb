"""Credibility from origins and dispute alone; 1 is given sparingly, 6 means unknown."""

from __future__ import annotations

import pytest
from newsroom import claim, piece, scene_of

from retold.tracing.assess import credibility
from retold.tracing.chains import UNSTATED
from retold.tracing.evidence import finding
from retold.types import Claim, FindingKind, Origin, Severity, SourceKind, Step, Thread

ARTICLE = piece(None, "The dyke broke at noon")
CLAIM = claim(ARTICLE, "The dyke broke", source="River Board")
UNNAMED = claim(ARTICLE, "broke at noon", source="a man", source_kind=SourceKind.ANONYMOUS)


def thread(*sources: str, steps: tuple[Claim, ...] = (CLAIM,)) -> Thread:
    origins = tuple(Origin(source, (ARTICLE.id,), "by hand") for source in sources)
    tellings = tuple(Step(each.id, None, "by hand") for each in steps)
    return Thread("t1", "s1", "Dyke", tellings, origins, len(origins))


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ((), 6),
        ((UNSTATED,), 6),
        (("River Board",), 3),
        (("River Board", UNSTATED), 3),
        (("River Board", "Rescue League"), 2),
        (("River Board", "Rescue League", "Pilots Guild"), 1),
    ],
)
def test_origins_that_name_different_sources(sources: tuple[str, ...], expected: int) -> None:
    (rated,) = credibility([thread(*sources)], [CLAIM], [])
    assert rated.credibility == expected
    assert rated.credibility_reason


def test_one_origin_with_unnamed_sources_cannot_be_judged() -> None:
    told = thread("River Board", steps=(CLAIM, UNNAMED))
    (rated,) = credibility([told], [CLAIM, UNNAMED], [])
    assert (rated.credibility, rated.credibility_reason) == (6, "rests in part on unnamed sources")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (FindingKind.FIGURE_CONFLICT, 4),
        (FindingKind.CONTRADICTION, 4),
        (FindingKind.HEDGE_DROPPED, 1),
    ],
)
def test_a_dispute_makes_doubtful_whatever_the_origins(kind: FindingKind, expected: int) -> None:
    scene = scene_of(ARTICLE, claims=[CLAIM])
    evidence = [scene.evidence(CLAIM.article, CLAIM.span)]
    dispute = finding(scene, kind, Severity.HIGH, "told", evidence, unless="never")
    told = thread("River Board", "Rescue League", "Pilots Guild")
    (rated,) = credibility([told], [CLAIM], [dispute])
    assert rated.credibility == expected
