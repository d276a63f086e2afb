"""Titles with more than one source behind them; and with one under several names."""

from __future__ import annotations

import pytest
from newsroom import at_fault, findings, piece

from retold.types import FindingKind

pytestmark = pytest.mark.model

LOST = FindingKind.ATTRIBUTION_LOST
TITLE = "Raid kills 16 farmers outside mill in Orlow"
LEAD = "At least 16 farmers were killed in a raid outside a mill in Orlow on Tuesday, {} said."


@pytest.mark.parametrize(
    ("who", "after"),
    [
        ("the Farmers League and the Norland Observatory for Rights", "The mill is shut."),
        ("a monitor and a journalist in the town", "The mill is shut."),
        ("an official", "The Norland Observatory said that 16 farmers were killed in the raid."),
        ("an official", "The death toll was confirmed to a correspondent."),
        ("an official", "A police source confirmed the death toll and said the mill was hit."),
        ("an official", "All told, 16 farmers were confirmed dead in the raid."),
        ("an official", "A photographer at the mill saw 16 bodies under sheets."),
        ("an official", "The Norland Observatory gave the same death toll."),
        ("a monitor and rebels", "The mill is shut."),
        ("the guild and a mill clerk", "The mill is shut."),
    ],
    ids=[
        "two bodies",
        "a journalist",
        "an observatory",
        "confirmed",
        "a second",
        "confirmed dead",
        "seen",
        "the same toll",
        "a monitor and a party",
        "two who are told of apart",
    ],
)
def test_a_title_that_several_sources_bear_out(who: str, after: str) -> None:
    assert findings(piece(TITLE, f"{LEAD.format(who)} {after}"), kind=LOST) == []


@pytest.mark.parametrize(
    ("who", "after"),
    [
        ("a monitor", "The Norland Observatory said that 16 farmers were killed in the raid."),
        ("a monitor", "The interior minister said that 9 farmers were killed in the raid."),
        ("a monitor", "The interior minister confirmed the raid but gave no count."),
        ("activists and rescue workers", "The mill is shut."),
    ],
    ids=["one source", "another count", "the raid alone", "one crowd"],
)
def test_a_title_that_rests_on_one(who: str, after: str) -> None:
    made = findings(piece(TITLE, f"{LEAD.format(who)} {after}"), kind=LOST)
    assert at_fault(made) == [TITLE]


def test_a_standfirst_that_names_another() -> None:
    lead = LEAD.format("a group of villagers")
    article = piece(TITLE, f"{lead} The mill is shut.")
    assert at_fault(findings(article, kind=LOST)) == [TITLE]
