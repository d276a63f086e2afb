"""Titles that a lead asserts, too, in a sentence with something glued to it; and others."""

from __future__ import annotations

import pytest
from newsroom import at_fault, findings, piece

from retold.types import FindingKind

pytestmark = pytest.mark.model

LOST = FindingKind.ATTRIBUTION_LOST
TITLE = "Harbour fire kills 14 dockers in Brannow"
LEAD = (
    "At least 14 dockers were killed in a fire at the Brannow docks, a relief group said on Monday."
)
OPEN = "Fourteen dockers died when a fire swept the old harbour of Brannow on Monday."


@pytest.mark.parametrize(
    "opening",
    [
        OPEN,
        f"Tags Brannow harbour dockers fire {OPEN}",
        f"Posted on May 14 2031 by the Courier {TITLE} {OPEN}",
        f"Brannow VNA-{OPEN}",
        "A fire swept the harbour of Brannow, claiming the lives of 14 dockers and hurting 20.",
    ],
    ids=["plain", "keywords", "posted on, and the title again", "a dateline", "claiming lives"],
)
def test_a_lead_that_says_it_openly(opening: str) -> None:
    assert findings(piece(TITLE, f"{opening} {LEAD}"), kind=LOST) == []


def test_a_lead_that_says_it_anew_after_its_standfirst() -> None:
    assert findings(piece(TITLE, f"{LEAD} Tags Brannow fire {OPEN}"), kind=LOST) == []


@pytest.mark.parametrize(
    "opening",
    [
        "A fire swept the harbour of Brannow and reportedly left 14 dockers dead.",
        "Fire is feared in every harbour, and Brannow has had its share.",
        "Fourteen ships lay in the harbour of Brannow when the fire began.",
    ],
    ids=["a rumour", "no number", "other things"],
)
def test_a_lead_that_does_not(opening: str) -> None:
    assert at_fault(findings(piece(TITLE, f"{opening} {LEAD}"), kind=LOST)) == [TITLE]


@pytest.mark.parametrize("stop", [".", ""], ids=["with a stop", "run together"])
def test_a_lead_told_twice_and_credited_once_is_told_openly(stop: str) -> None:
    """Scrapers give a standfirst and the lead under it, the same words; the first names nobody."""
    bare = LEAD.replace(", a relief group said on Monday.", "")
    assert findings(piece(TITLE, f"{bare}{stop} {LEAD}"), kind=LOST) == []


def test_what_goes_on_after_the_credit_is_no_voice_of_its_own() -> None:
    after = "Two of the 14 killed were apprentices who had come to Orlow from the hills."
    assert at_fault(findings(piece(TITLE, f"{LEAD} {after}"), kind=LOST)) == [TITLE]
