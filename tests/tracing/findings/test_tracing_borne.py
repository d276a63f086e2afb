"""A title that says no more than its own article says outright."""

from __future__ import annotations

import pytest
from newsroom import findings, piece

from retold.types import FindingKind, Severity

pytestmark = pytest.mark.model

LEAD = "The mill fire at Orlow has reportedly killed 25 workers."


def dropped(title: str, body: str) -> int:
    return len(findings(piece(title, body), kind=FindingKind.HEDGE_DROPPED))


def test_reportedly_stands_for_the_source_that_is_named_next() -> None:
    title = "Mill fire at Orlow kills 25 workers"
    assert dropped(title, LEAD) == 1
    assert dropped(title, f"{LEAD} The fire killed 25 workers on Friday, the brigade said.") == 0
    assert dropped(title, f"{LEAD} Nine houses burned on Friday, the brigade said.") == 1


def test_the_body_tells_the_same_subject_in_its_own_voice() -> None:
    title = "Coast Guard boats sink the Orlow ferry"
    lead = "The Orlow ferry was reportedly sunk by Coast Guard boats."
    assert dropped(title, f"{lead} Coast Guard boats rammed the ferry in the fog.") == 0


def test_a_forecast_told_as_one_is_not_raised() -> None:
    body = "The river could peak at Veldmark next week, Greta Holm of the River Board said."
    plain = piece("River at Veldmark to peak next week", body)
    (made,) = findings(plain, kind=FindingKind.CERTAINTY_RAISED)
    assert made.severity is Severity.MEDIUM
    told = piece("River at Veldmark to peak next week, engineers project", body)
    assert findings(told, kind=FindingKind.CERTAINTY_RAISED) == []
    sure = piece(
        "River at Veldmark to peak next week", f"{body} The river will peak on Monday, Holm added."
    )
    assert findings(sure, kind=FindingKind.CERTAINTY_RAISED) == []


def test_consistent_with_is_a_hedge_of_its_own() -> None:
    title = "Orlow cracks consistent with a weak dyke, board says"
    body = "The cracks at Orlow appeared to be consistent with a weak dyke, the River Board said."
    assert dropped(title, body) == 0
