"""A sentence told again word for word without its source; and what only looks like one."""

from __future__ import annotations

import pytest
from newsroom import DAY, NEXT_DAY, at_fault, held_against, of_one_story, piece

from retold.types import Finding, FindingKind

pytestmark = pytest.mark.model

WORDS = "Nine fishing boats were crushed by drifting ice in the old harbour of Brannow before dawn"
CREDITED = f"{WORDS}, the Pilots Guild said."
TITLE = "Night of gales over Brannow shuts harbour"
AFTER = "The ice had drifted in from the Orlow strait during a night of gales over Brannow."


def made_of(told: str, *, first: str = CREDITED, day: str = NEXT_DAY) -> list[Finding]:
    """The findings on a second telling, in a story of two outlets."""
    mine = piece("Boats lost as ice drifts into Brannow harbour", first, AFTER, published=DAY)
    other = piece(TITLE, told, AFTER, outlet="Orlow Post", published=day)
    return of_one_story(mine, other, kind=FindingKind.ATTRIBUTION_LOST)


def test_a_sentence_with_its_source_cut_off() -> None:
    made = made_of(f"{WORDS}.")
    assert at_fault(made) == [f"{WORDS}."]
    assert held_against(made) == [WORDS]
    assert made[0].detail["source"] == "Pilots Guild"


def test_a_sentence_that_goes_on_in_other_words() -> None:
    assert len(made_of(f"{WORDS}, when the wind turned.")) == 1


@pytest.mark.parametrize(
    ("told", "first", "day"),
    [
        (CREDITED, CREDITED, NEXT_DAY),
        (f"{WORDS}. The guild counted them from a tug.", CREDITED, NEXT_DAY),
        (f"{WORDS}, reports said.", CREDITED, NEXT_DAY),
        (f"“{WORDS},” a keeper told the Post.", CREDITED, NEXT_DAY),
        (f"{WORDS}.", f"{WORDS}, she said.", NEXT_DAY),
        (f"{WORDS}.", f"{WORDS}, the Orlow Post said.", NEXT_DAY),
        (f"{WORDS}.", CREDITED, "2031-05-13"),
        (f"{WORDS}.", f"The ice broke. {WORDS} ORNA reported.", NEXT_DAY),
        ("Nine fishing boats were crushed by drifting ice.", CREDITED, NEXT_DAY),
        (f"{WORDS.replace('Nine', 'Ten')}.", CREDITED, NEXT_DAY),
    ],
    ids=[
        "credited",
        "named beside",
        "passed on",
        "quoted",
        "a pronoun",
        "the outlet itself",
        "told before",
        "an agency at the end",
        "too short",
        "other words",
    ],
)
def test_a_sentence_that_lost_no_source(told: str, first: str, day: str) -> None:
    assert made_of(told, first=first, day=day) == []


def test_a_number_that_the_next_sentence_credits() -> None:
    far = f"{WORDS}, in the worst night that the old town has known since its walls were built"
    named = (
        "According to what its keepers wrote down in the long hours after the gale had gone over "
        "the strait, over the islands and over the hills behind the town, and had left the quays "
        "bare, nine boats were lost off the pier, {}."
    )
    assert made_of(f"{far}. {named.format('the guild found')}") == []
    assert len(made_of(f"{far}. {named.format('where they lay')}")) == 1
