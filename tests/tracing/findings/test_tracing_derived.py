"""Figures that were worked out from a comparison and credited to who compared."""

from __future__ import annotations

import pytest
from newsroom import DAY, NEXT_DAY, at_fault, findings, piece

from retold.types import FindingKind

pytestmark = pytest.mark.model

BASE = "The dredging of the spring cost Veldmark 40 million crowns, its yearly report says."
SAID = "“This dredging costs us twice as much as the one in spring,” Ines Vogt said."


def unsupported(said: str, base: str, later: str, *, day: str = NEXT_DAY) -> list[str]:
    first = piece(
        "Veldmark harbour is dredged again",
        "The harbour of Veldmark is dredged again, said Ines Vogt, its director.",
        said,
        base,
        outlet="Veldmark Courier",
        published=DAY,
    )
    second = piece(
        "Dredging of Veldmark harbour goes on",
        "The dredging of Veldmark harbour takes until autumn.",
        later,
        outlet="Orlow Herald",
        published=day,
    )
    return at_fault(findings(first, second, kind=FindingKind.UNSUPPORTED_FIGURE))


@pytest.mark.parametrize(
    ("said", "base", "later", "told"),
    [
        (
            SAID,
            BASE,
            "The dredging costs 80 million crowns, said Ines Vogt, the harbour's director.",
            "80 million",
        ),
        (
            "“The new dredger burns less oil than the old dredger did,” Ines Vogt said.",
            "The old dredger burned 700 tonnes of oil, according to the shipyard.",
            "The new dredger burns 700 tonnes of oil, said Ines Vogt, the harbour's director.",
            "700 tonnes",
        ),
    ],
    ids=["twice", "less than"],
)
def test_a_figure_worked_out(said: str, base: str, later: str, told: str) -> None:
    assert unsupported(said, base, later) == [told]


@pytest.mark.parametrize(
    ("said", "base", "later", "day"),
    [
        (
            SAID,
            BASE,
            "The dredging costs 90 million crowns, said Ines Vogt, the harbour's director.",
            NEXT_DAY,
        ),
        (SAID, BASE, "The dredging costs 80 million crowns, the mayor said.", NEXT_DAY),
        (SAID, BASE, "The dredging costs 80 million crowns, said Ines Vogt.", DAY),
        (
            "“This dredging costs us 80 million, twice as much as the one in spring,” Vogt said.",
            BASE,
            "The dredging costs 80 million crowns, said Ines Vogt, the harbour's director.",
            NEXT_DAY,
        ),
        (
            "“The new dredger burns less oil than the old dredger did,” Ines Vogt said.",
            "The old dredger burned 700 tonnes of oil, according to the shipyard.",
            "The old dredger burned 700 tonnes of oil, said Ines Vogt, the harbour's director.",
            NEXT_DAY,
        ),
    ],
    ids=["another number", "another source", "the same day", "told in so many words", "the base"],
)
def test_what_a_source_may_have_said(said: str, base: str, later: str, day: str) -> None:
    assert unsupported(said, base, later, day=day) == []
