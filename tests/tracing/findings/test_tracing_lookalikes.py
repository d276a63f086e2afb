"""Innocent hedges and quotations that look like a finding, each beside the guilty ones."""

from __future__ import annotations

import pytest
from lookalike_samples import DROPPED, DYKE, GAZETTE, PROBABLY
from newsroom import (
    at_fault,
    findings,
    of_one_story,
    piece,
)

from retold.types import Finding, FindingKind

ALTERED = FindingKind.QUOTE_ALTERED
DYKE_TITLE = "Old Veldmark dyke collapsed under storm waves"
DOUBTED = "Arson probably gutted the old mill at Veldmark, the Fire Board said."


@pytest.mark.model
@pytest.mark.parametrize(
    ("title", "body", "at"),
    [
        (DYKE_TITLE, PROBABLY, DYKE_TITLE),
        ("Arson gutted old Veldmark mill", DOUBTED, "Arson gutted old Veldmark mill"),
        (f"{PROBABLY}, River Board says", DYKE, DYKE),
    ],
    ids=["in the title", "of a cause", "in the body, of the title's source"],
)
def test_a_hedge_lost_between_title_and_body(title: str, body: str, at: str) -> None:
    body = body if body.endswith(".") else f"{body}, the River Board said."
    assert at_fault(findings(piece(title, body, "Repairs began."), kind=DROPPED)) == [at]


@pytest.mark.model
@pytest.mark.parametrize(
    ("title", "body"),
    [
        (DYKE_TITLE.replace("collapsed", "probably collapsed"), f"{DYKE}, the River Board said."),
        ("Alleged arson gutted old Veldmark mill", DOUBTED),
        ("Suspected arson gutted old Veldmark mill", DOUBTED),
    ],
    ids=["the body has a source of its own", "alleged", "suspected"],
)
def test_no_hedge_lost_between_title_and_body(title: str, body: str) -> None:
    assert findings(piece(title, body, "Repairs began."), kind=DROPPED) == []


QUOTED = (
    "“We warned the council twice that the old dyke at Veldmark would not survive another "
    "winter of storms,” said Greta Holm of the River Board."
)


def altered(*told: str) -> list[Finding]:
    return of_one_story(
        piece("Greta Holm on the Veldmark dyke", QUOTED),
        piece("Veldmark dyke: a warning", *told, outlet=GAZETTE),
        kind=ALTERED,
    )


@pytest.mark.model
def test_two_quotations_that_differ_are_one_finding() -> None:
    """Both articles are of one day, so that either could be the one that altered it."""
    (made,) = altered(QUOTED.replace("council", "minister"))
    assert {"council", "minister"} <= set(" ".join(e.text for e in made.evidence).split())


@pytest.mark.model
@pytest.mark.parametrize(
    "told",
    [
        QUOTED.replace(" another winter of storms", ""),
        QUOTED.replace("We warned the council twice that the", "The"),
        QUOTED.replace("We warned the council twice that", "").replace(" of storms", ""),
    ],
    ids=["end", "start", "both"],
)
def test_a_quotation_cut_short_is_not_altered(told: str) -> None:
    assert altered(told) == []
