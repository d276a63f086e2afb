"""One member at the head of two committees of one house; and what only looks like it."""

from __future__ import annotations

import pytest
from newsroom import DAY, NEXT_DAY, piece, scene_of

from retold.tracing.findings.offices import trace
from retold.types import Finding, FindingKind

FIRST = (
    "“The dyke will not hold,” said Otto Brandt of Veldmark, the ranking member of the Senate "
    "Public Works Committee."
)
OTHER = (
    "“The dyke is weak,” said Sen. Otto Brandt, Coast Liberal and ranking member of the Senate "
    "Inland Ports Committee, on Sunday."
)


def found(first: str, second: str, **options: str) -> list[Finding]:
    told = {"outlet": "Coast Gazette", "published": NEXT_DAY, **options}
    return list(trace(scene_of(piece("Dyke", first), piece("A dyke", second, **told), claims=[])))


def test_two_outlets_that_give_a_member_two_committees() -> None:
    (made,) = found(FIRST, OTHER)
    assert made.kind is FindingKind.CONTRADICTION
    assert [each.text for each in made.evidence] == [
        "ranking member of the Senate Inland Ports Committee",
        "ranking member of the Senate Public Works Committee",
    ]
    assert made.detail["person"] == "Otto Brandt"


@pytest.mark.parametrize(
    "second",
    [
        OTHER.replace("Inland Ports", "Public Works"),
        OTHER.replace("Otto Brandt", "Ida Brandt"),
        OTHER.replace("ranking member", "chairman"),
        OTHER.replace("ranking member", "former ranking member"),
        OTHER.replace("Senate Inland Ports", "Joint Senate Ports"),
        OTHER.replace("Senate Inland Ports", "Town Ports"),
        OTHER.replace("ranking member", "member"),
        f"{OTHER} He once led its Public Works Committee.",
    ],
    ids=[
        "the same committee",
        "another person",
        "another post",
        "a former post",
        "a joint committee",
        "another house",
        "a member only",
        "both named",
    ],
)
def test_posts_that_can_both_be_held(second: str) -> None:
    assert found(FIRST, second) == []


def test_one_outlet_or_days_apart_are_left_alone() -> None:
    assert found(FIRST, OTHER, outlet="Veldmark Courier", published=DAY) == []
    assert found(FIRST, OTHER, published="2031-06-20") == []
