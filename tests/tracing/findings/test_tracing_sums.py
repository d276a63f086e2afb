"""A title that adds the dead and the hurt of its lead; and titles that lose nothing by it."""

from __future__ import annotations

import pytest
from newsroom import at_fault, findings, held_against, piece

from retold.types import FindingKind

pytestmark = pytest.mark.model

BOUND = FindingKind.BOUND_LOST
TITLE = "19 killed and injured as crane falls in Orlow"
LEAD = "At least 4 people were killed and 15 others injured when a crane fell on a quay."


@pytest.mark.parametrize(
    ("title", "lead", "told", "origin"),
    [
        (TITLE, LEAD, "19", "At least 4"),
        (
            "Crane fall in Orlow leaves 62 dead and wounded",
            "A crane fell on a quay. It killed 12 people and wounded more than 50.",
            "62",
            "12",
        ),
    ],
)
def test_a_sum_that_lost_its_bound(title: str, lead: str, told: str, origin: str) -> None:
    made = findings(piece(title, lead), kind=BOUND)
    assert at_fault(made) == [told]
    assert held_against(made) == [origin]


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        (TITLE, "Exactly 4 people were killed and 15 others injured when a crane fell on a quay."),
        (f"At least {TITLE}", LEAD),
        (TITLE.replace("19", "21"), LEAD),
        (TITLE.replace("killed and injured", "killed"), LEAD),
        (f"Were {TITLE}?", LEAD),
        (TITLE, f"{LEAD} In all, 19 people were hit, the harbour office said."),
        (TITLE, "At least 4 cranes fell and 15 boats sank in Orlow."),
    ],
    ids=["exact", "bounded", "no sum", "the dead alone", "asked", "the body too", "no people"],
)
def test_a_sum_that_lost_nothing(title: str, lead: str) -> None:
    assert findings(piece(title, lead), kind=BOUND) == []
