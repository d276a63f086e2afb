"""Sentences that sum up the quotation after them; and those that rest on something else."""

from __future__ import annotations

import pytest
from newsroom import at_fault, findings, held_against, piece

from retold.types import Finding, FindingKind

pytestmark = pytest.mark.model

TOLD = "Traders say that the Norwick mill will close."
QUOTED = (
    "“I fear that if nobody buys it, the Norwick mill will close before the winter,” said Greta "
    "Holm of the Veldmark Mill Board."
)
KINDS = {FindingKind.CERTAINTY_RAISED, FindingKind.HEDGE_DROPPED}


def surer(*paragraphs: str) -> list[Finding]:
    return [made for made in findings(piece("Veldmark's mills", *paragraphs)) if made.kind in KINDS]


def test_a_sentence_without_the_condition_of_the_quotation_below_it() -> None:
    made = surer(TOLD, QUOTED)
    assert at_fault(made) == ["the Norwick mill will close"]
    assert held_against(made)[0].startswith("I fear that if nobody buys it")
    assert made[0].kind is FindingKind.CERTAINTY_RAISED


def test_a_report_of_what_the_quotation_holds_only_possible() -> None:
    told = "Engineers say that the Norwick dam has cracked at its foot."
    quoted = "“The Norwick dam may have cracked at its foot,” said Greta Holm, who built it."
    assert [made.kind for made in surer(told, quoted)] == [FindingKind.HEDGE_DROPPED]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (TOLD.replace("will", "may"), QUOTED),
        (TOLD.replace("Traders say", "Otto Brandt says"), QUOTED),
        (TOLD, QUOTED.replace("I fear that if nobody buys it, t", "T")),
        (TOLD, "The river was low that day.", QUOTED),
        (TOLD, QUOTED.replace("the Norwick mill", "the Sellin dairy")),
        (TOLD, QUOTED, "“The Norwick mill will close,” said Otto Brandt, who trades in flour."),
    ],
    ids=["hedged", "another speaker", "no condition", "not below it", "another mill", "outright"],
)
def test_sentences_that_owe_the_quotation_nothing(paragraphs: tuple[str, ...]) -> None:
    assert surer(*paragraphs) == []
