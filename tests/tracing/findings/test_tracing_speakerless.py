"""Quotations without their speaker and tolls without their source, across articles."""

from __future__ import annotations

import pytest
from newsroom import DAY, NEXT_DAY, at_fault, findings, piece

from retold.types import FindingKind

pytestmark = pytest.mark.model

LOST = FindingKind.ATTRIBUTION_LOST
TITLE = "Sluice at Brannow fails in the night"
FACTS = "The sluice at Brannow failed in the night to Tuesday, and water stood in the lower town."
SAME = "Water ran into the lower town of Brannow after its sluice had failed on Monday night."
SAID = "“The failure of the sluice in the night was foreseeable,” said Ines Vogt, who runs it."
BARE = "The council now asks why “the failure of the sluice in the night was foreseeable” to some."
TOLL = "At least 17 people were killed when the sluice at Brannow failed, the Delta League said."
BARE_TOLL = "At least 17 people were killed on Monday when the sluice failed in Brannow."


def _made(
    first: str,
    second: str,
    *,
    days: tuple[str, str] = (DAY, NEXT_DAY),
    after: str = "It is dry now.",
) -> list[str]:
    earlier = piece(TITLE, FACTS, first, outlet="Veldmark Courier", published=days[0])
    later = piece("Sluice failed", SAME, second, after, outlet="Orlow Star", published=days[1])
    return at_fault(findings(earlier, later, kind=LOST))


def test_a_quotation_whose_speaker_is_cut_off() -> None:
    (told,) = _made(SAID, BARE)
    assert "was foreseeable" in told


def test_a_toll_whose_source_is_cut_off() -> None:
    assert _made(TOLL, BARE_TOLL) == [BARE_TOLL]


@pytest.mark.parametrize(
    ("second", "after"),
    [
        (BARE, "Ms Vogt will be heard on Friday."),
        (BARE.replace("to some", "to the person who said it"), "It is dry now."),
        (BARE.replace("in the night was", "in the spring was"), "It is dry now."),
    ],
    ids=["named elsewhere", "somebody said it", "other words"],
)
def test_a_quotation_that_lost_nobody(second: str, after: str) -> None:
    assert _made(SAID, second, after=after) == []


@pytest.mark.parametrize(
    ("second", "after"),
    [
        (BARE_TOLL, "The League has tents."),
        (BARE_TOLL.replace("17", "18"), "It is dry now."),
        (BARE_TOLL.replace("killed on", "killed, police said, on"), "It is dry now."),
        (BARE_TOLL.replace("At least 17", "About 17"), "It is dry now."),
        (BARE_TOLL.replace("people were killed", "boats were sunk"), "It is dry now."),
    ],
    ids=["named elsewhere", "another number", "credited", "another bound", "other things"],
)
def test_a_toll_that_lost_no_source(second: str, after: str) -> None:
    assert _made(TOLL, second, after=after) == []


def test_what_came_first_rests_on_nothing_later() -> None:
    assert _made(TOLL, BARE_TOLL, days=(NEXT_DAY, DAY)) == []
    assert _made(TOLL, BARE_TOLL, days=("2031-05-01", DAY)) == []
