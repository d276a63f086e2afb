"""A source without a name whom the article names after all."""

from __future__ import annotations

import pytest
from newsroom import findings, piece

from retold.types import FindingKind

pytestmark = pytest.mark.model

LEAD = "The new dyke at Veldmark will close the harbour for a year, a senior board official said."


def anonymous(*body: str) -> int:
    return len(findings(piece("New dyke planned", *body), kind=FindingKind.ANONYMOUS_SOURCE))


def test_an_official_whom_the_next_sentence_names() -> None:
    named = "“The harbour will have to close for the dyke,” board director Greta Holm said."
    assert anonymous(LEAD) == 1
    assert anonymous(LEAD, named) == 0
    other = "“Our boats are old and slow,” harbour director Greta Holm said."
    assert anonymous(LEAD, other) == 1


def test_also_reportedly_goes_on_with_a_named_source() -> None:
    told = "Divers also reportedly found a tunnel under the dyke."
    assert anonymous("According to the Northline news agency, the mill has burned down.", told) == 0
    assert anonymous("The mill has burned down.", told) == 1


def test_the_same_claim_from_a_named_source() -> None:
    told = "Storm waves destroyed nine fishing boats near the town of Orlow"
    by_nobody = f"{told}, according to local media."
    assert anonymous(by_nobody) == 1
    assert anonymous(by_nobody, f"{told} on Monday, the River Board said.") == 0


def test_officials_who_agree_with_somebody_are_no_source() -> None:
    assert anonymous("Some harbour officials agree, and they may close the quay.") == 0
    assert anonymous("Some harbour officials agree that the quay must close.") == 1
