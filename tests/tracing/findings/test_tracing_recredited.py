"""Words laid in the mouth of another source of the first article."""

from __future__ import annotations

import pytest
from newsroom import DAY, NEXT_DAY, at_fault, findings, piece

from retold.types import FindingKind

pytestmark = pytest.mark.model

CHANGED = FindingKind.ATTRIBUTION_CHANGED
FIRST = (
    "The sluice gates at Brannow had been greased in March, engineer Karel Dunn said.",
    "Anna Brandt, who fishes there, said that the basin was empty. Three boats lie in the mud.",
)
TOLD = "The sluice gates at Brannow were greased in March, Anna Brandt said."
REST = "Three boats still lie in the mud of the basin, and the harbour stays shut until Friday."


def _made(*told: str, days: tuple[str, str] = (DAY, NEXT_DAY)) -> list[str]:
    earlier = piece(
        "Basin at Brannow runs dry", *FIRST, outlet="Veldmark Courier", published=days[0]
    )
    later = piece("Dry basin at Brannow", *told, outlet="Orlow Star", published=days[1])
    return at_fault(findings(earlier, later, kind=CHANGED))


def test_what_one_source_said_is_given_to_the_other() -> None:
    (words,) = _made(TOLD, REST)
    assert words.startswith("The sluice gates at Brannow were greased")


@pytest.mark.parametrize(
    "told",
    [
        (TOLD, f"{REST} Dunn has gone home."),
        (TOLD.replace("Anna Brandt", "Ada Brink"), REST),
        (TOLD.replace("Anna Brandt", "the harbour company"), REST),
        (TOLD.replace("Anna Brandt", "she"), REST),
        (TOLD.replace("March", "May"), REST),
        (TOLD.replace("were greased", "may have been greased"), REST),
        (TOLD.replace("Anna Brandt", "Karel Dunn"), REST),
    ],
    ids=[
        "both are named",
        "a new witness",
        "a body nobody knows",
        "a pronoun",
        "another time",
        "less sure",
        "the same",
    ],
)
def test_words_that_stay_with_their_source(told: tuple[str, ...]) -> None:
    assert _made(*told) == []


def test_words_of_one_day_were_laid_in_nobodys_mouth() -> None:
    assert _made(TOLD, REST, days=(DAY, DAY)) == []
