"""Quotations that may be two remarks, or of which nobody knows the origin."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newsroom import NEXT_DAY, findings, of_one_story, piece

from retold.tracing.findings.fragments import one_spelling
from retold.tracing.findings.remarks import difference, shown
from retold.types import Finding, FindingKind

KIND = FindingKind.QUOTE_ALTERED
WARNED = (
    "“We warned the council twice that the long-neglected dyke at Veldmark would not survive "
    "another winter,” said Greta Holm of the River Board."
)


def altered(told: str, origin: str = WARNED, *, dated: bool = True) -> list[Finding]:
    first = piece("Greta Holm on the Veldmark dyke", origin)
    second = piece("Veldmark dyke: a warning", told, outlet="Coast Gazette", published=NEXT_DAY)
    if not dated:
        first, second = (replace(each, published=None) for each in (first, second))
    return of_one_story(first, second, kind=KIND)


@pytest.mark.model
def test_a_speaker_who_gave_two_interviews() -> None:
    told = WARNED.replace("the council", "the minister")
    assert altered(told)
    assert altered("Holm gave two interviews on Monday. " + told) == []


@pytest.mark.model
def test_words_left_out_where_no_day_is_known() -> None:
    told = WARNED.replace(" long-neglected", "")
    assert altered(told)
    assert altered(told, dated=False) == []
    assert altered(WARNED, origin=told, dated=False) == []
    assert altered(WARNED.replace("council", "minister"), dated=False)


@pytest.mark.model
def test_a_term_of_nobody_is_no_remark() -> None:
    first = piece("The dyke", "The board pays for so-called “slow flow repair” work at Veldmark.")
    second = piece(
        "The dyke", "The law calls it “slow-flow repair of dykes”.", outlet="Coast Gazette"
    )
    assert findings(first, second, kind=KIND) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("raids on al bab", "raids on al-bab", True),
        ("the raids of daesh began", "the raids of is began", True),
        ("the un began", "the united nations began", True),
        ("the raids of daesh began", "the raids of turkey began", False),
    ],
)
def test_two_names_of_one_body_are_one_spelling(ours: str, theirs: str, same: bool) -> None:
    assert one_spelling(ours.split(), theirs.split(), frozenset()) == same


def test_what_differs_is_said() -> None:
    assert "punctuation" in difference("long neglected", "long-neglected", divided=True)
    assert "division into words" in difference("air strikes", "airstrikes", divided=True)
    assert difference("air strikes", "air raids", divided=False) == "."


def test_long_quotations_are_shown_where_they_differ() -> None:
    long = " ".join(f"word{number}" for number in range(40))
    here, there = shown(f"{long} and the mill closed", f"{long} and the bank closed")
    assert "the mill closed" in here
    assert "the bank closed" in there
    assert here.startswith("“… ")
    assert shown("a short one", "a brief one") == ("“a short one”", "“a brief one”")
