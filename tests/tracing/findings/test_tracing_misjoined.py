"""Credits and counts that are not those of a title; and such as are."""

from __future__ import annotations

import pytest
from newsroom import at_fault, findings, piece

from retold.types import FindingKind

pytestmark = pytest.mark.model

LOST = FindingKind.ATTRIBUTION_LOST
TITLE = "Raid kills 40 farmers near Orlow mill"
LEAD = "At least 40 farmers were killed in a raid near the Orlow mill, a monitor said."


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            TITLE,
            'The raiders came at dawn. "About 40 farmers were killed near the Orlow mill" Reports '
            "also said on Monday that the bridge was cut.",
        ),
        (
            TITLE,
            "Forty farmers were killed, abducted or have disappeared in a raid near the Orlow "
            "mill, a monitor said.",
        ),
        (
            "Governor of Norland shot dead in Orlow",
            "The governor of Norland was shot dead in Orlow, the interim president announced.",
        ),
        (
            "Exports of Norland grain rose by 40 percent",
            "Exports of Norland grain rose by 40 percent, according to new customs figures.",
        ),
        ("Group Raid kills 40 farmers near Orlow mill", LEAD.replace("monitor", "rights group")),
    ],
    ids=["after the quotation", "several fates", "its own news", "records", "a label"],
)
def test_a_source_or_count_of_something_else(title: str, body: str) -> None:
    assert findings(piece(title, body), kind=LOST) == []


@pytest.mark.parametrize(
    "body",
    [
        LEAD,
        "Forty farmers were killed near the Orlow mill and 12 were abducted, a monitor said.",
        '"Forty farmers were killed in a raid near the mill" of Orlow, a monitor said.',
    ],
    ids=["plain", "counted apart", "quoted in part"],
)
def test_a_source_and_count_of_the_title(body: str) -> None:
    assert at_fault(findings(piece(TITLE, body), kind=LOST)) == [TITLE]
