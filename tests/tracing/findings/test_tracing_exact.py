"""A number that the body gives without the bound of its lead is no lost bound in the title."""

from __future__ import annotations

import pytest
from newsroom import findings, piece

from retold.types import FindingKind

pytestmark = pytest.mark.model

LEAD = "At least 40 sailors were killed when the ferry sank off Orlow on Monday."


def lost(more: str, *, lead: str = LEAD, title: str = "40 sailors killed as ferry sinks") -> int:
    return len(findings(piece(title, f"{lead} {more}"), kind=FindingKind.BOUND_LOST))


@pytest.mark.parametrize(
    "more",
    [
        "The sea was calm when the 40 sailors died.",
        "In the storm off Orlow 40 sailor killed and many hurt.",
        "Tags Ferry Orlow Harbour Forty sailors from the island of Dravic were buried.",
    ],
)
def test_the_number_stands_outright_further_down(more: str) -> None:
    assert lost(more) == 0


@pytest.mark.parametrize(
    "more",
    [
        "The sea was calm.",
        "Rescuers had counted more than 40 sailors by noon.",
        "The harbour office spoke of over 40 dead sailors.",
        "The ferry had room for 40 lorries.",
    ],
)
def test_another_bound_or_another_noun_is_none(more: str) -> None:
    assert lost(more) == 1
