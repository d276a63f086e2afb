"""Titles whose number only a source gives; and what only looks like it."""

from __future__ import annotations

import pytest
from newsroom import at_fault, findings, held_against, piece

from retold.types import FindingKind

pytestmark = pytest.mark.model

LOST = FindingKind.ATTRIBUTION_LOST
TITLE = "29 Norland Guards Dead in Fighting for Key Orlow Road"
LEAD = (
    "At least 29 guards were killed in clashes with raiders overnight in a failed bid to reopen "
    "the main supply route into Orlow, a relief group said on Sunday."
)
OVER = "Over 20 Brannow Guards Killed in Ambush on Orlow Road"
ROUND = "A total of 24 guards were killed on the road near Orlow, local media reported on Monday."
OTHER_NOUN = "30 Brannow fighters killed by twin blasts in Orlow"
NOUN = (
    "Two trucks blew up and killed at least 30 watchmen and clerks in Orlow, a relief group said."
)
KILLS = "Orlow ambush of road guards kills at least 24"
BODIES = "At least 24 bodies were found near Orlow after the raid, villagers said on Monday."
FILLER = ("The road is shut.", "It is cold.", "Nobody came.", "It rained.")
AFTER = "The key road was cut on Thursday, and fighting went on. Nobody could say who was dead."


def test_a_title_in_other_words_with_the_number_of_its_lead() -> None:
    made = findings(piece(TITLE, LEAD, AFTER), kind=LOST)
    assert at_fault(made) == [TITLE]
    assert made[0].detail["source"] == "a relief group"
    assert held_against(made)[0].startswith("At least 29 guards were killed")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (TITLE, (*FILLER, LEAD)),
        (OVER, (ROUND,)),
        (OTHER_NOUN, (NOUN,)),
        (KILLS, (ROUND,)),
        ("24 bodies found near Orlow after raid", (BODIES,)),
    ],
    ids=["further down", "a round number", "other words for the dead", "a verb", "bodies"],
)
def test_a_title_whose_number_only_a_source_gives(title: str, body: tuple[str, ...]) -> None:
    assert at_fault(findings(piece(title, *body), kind=LOST)) == [title]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (TITLE, (LEAD, "In all 29 guards were killed on the road.")),
        (TITLE.replace("29", "31"), (LEAD,)),
        (f"{TITLE} Monitor", (LEAD,)),
        (f"{TITLE}, relief group says", (LEAD,)),
        ("29 Shops Shut in Orlow", (LEAD,)),
        (TITLE, ("29 guards came.", "It is cold.", "Nobody came.", LEAD, "29 were killed.")),
        (OVER.replace("Over 20", "At least 18"), (ROUND.replace("24", "19"),)),
        (OVER.replace("Over 20", "Over 10"), (ROUND,)),
        (KILLS, ("Nearly 25 guards were killed near Orlow.", ROUND)),
        (OTHER_NOUN.replace("30", "6"), (NOUN.replace("30", "six"),)),
    ],
    ids=[
        "the outlet gives it too",
        "another number",
        "a label",
        "named",
        "other things counted",
        "the outlet gives it further down",
        "another number, not round",
        "a round number far below",
        "the outlet gives it roughly",
        "a small number of others",
    ],
)
def test_a_title_whose_number_lost_no_source(title: str, body: tuple[str, ...]) -> None:
    assert findings(piece(title, *body), kind=LOST) == []
