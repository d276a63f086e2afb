"""Claims that reach further, or less far, than the words that they rest on."""

from __future__ import annotations

import pytest
from newsroom import NEXT_DAY, findings, piece

from retold.types import Finding, FindingKind

pytestmark = pytest.mark.model

WIDER = FindingKind.SCOPE_WIDENED
NARROWER = FindingKind.SCOPE_NARROWED


def extents(title: str, *body: str) -> list[Finding]:
    return [made for made in findings(piece(title, *body)) if made.kind in {WIDER, NARROWER}]


@pytest.mark.parametrize(
    ("title", "body", "kind"),
    [
        (
            "All schools in Veldmark shut after the flood",
            "Some schools in Veldmark were shut on Monday after the flood.",
            WIDER,
        ),
        (
            "Every bridge in Veldmark closed by the flood",
            "Most of the bridges in Veldmark were closed on Monday by the flood.",
            WIDER,
        ),
        (
            "Some schools in Veldmark shut after the flood",
            "All schools in Veldmark were shut on Monday after the flood.",
            NARROWER,
        ),
        (
            "Sea salt tablets ease asthma, study finds",
            "Sea salt tablets ease asthma in mice, a study by Orlow University has found.",
            WIDER,
        ),
        (
            "Sea salt tablets ease asthma in adults",
            "Sea salt tablets ease asthma in adults over 65, doctors in Orlow have found.",
            WIDER,
        ),
        (
            "Trains stop nationwide after signal failure",
            "Trains stopped in the Orlow district on Monday after a signal failure.",
            WIDER,
        ),
    ],
    ids=["some to all", "most to every", "all to some", "mice", "age", "nationwide"],
)
def test_a_title_of_another_extent(title: str, body: str, kind: FindingKind) -> None:
    assert [made.kind for made in extents(title, body)] == [kind]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Schools in Veldmark shut after the flood",
            ("Some schools in Veldmark were shut on Monday after the flood.",),
        ),
        (
            "Not all schools in Veldmark shut after the flood",
            ("Some schools in Veldmark were shut on Monday after the flood.",),
        ),
        (
            "Nearly all schools in Veldmark shut after the flood",
            ("Most schools in Veldmark were shut on Monday after the flood.",),
        ),
        (
            "All schools in Veldmark shut after the flood",
            (
                "Some schools in Veldmark were shut on Monday after the flood.",
                "By the evening all schools in Veldmark were shut after the flood.",
            ),
        ),
        (
            "All boats in Veldmark lost after the flood",
            ("Some schools in Veldmark were shut on Monday after the flood.",),
        ),
        (
            "Sea salt tablets ease asthma in mice, study finds",
            ("Sea salt tablets ease asthma in mice, a study by Orlow University has found.",),
        ),
        (
            "Sea salt tablets ease asthma in early tests",
            ("Sea salt tablets ease asthma in mice, a study by Orlow University has found.",),
        ),
        (
            "Sea salt tablets ease asthma in older adults",
            ("Sea salt tablets ease asthma in adults over 65, doctors in Orlow have found.",),
        ),
        (
            "Trains stop in Orlow after signal failure",
            ("Trains stopped in the Orlow district on Monday after a signal failure.",),
        ),
        (
            "Trains stop nationwide after signal failure",
            ("Trains stopped across the country on Monday after a signal failure in Orlow.",),
        ),
    ],
    ids=[
        "a bare plural",
        "not all",
        "nearly all",
        "all elsewhere",
        "another thing",
        "mice kept",
        "early tests",
        "older",
        "place kept",
        "nationwide in the body",
    ],
)
def test_titles_that_reach_as_far(title: str, body: tuple[str, ...]) -> None:
    assert extents(title, *body) == []


def retold_by(told: str, quoted: str) -> list[Finding]:
    """The shifts of extent between a quotation and another outlet's report of it."""
    made = findings(
        piece("Veldmark after the flood", quoted),
        piece("Veldmark, the day after", told, outlet="Coast Gazette", published=NEXT_DAY),
    )
    return [each for each in made if each.kind in {WIDER, NARROWER}]


NUMBERED = (
    "“The back walls of numbers two to eight are cracked,” Greta Holm of the River Board said."
)
ALL = "The back walls of all the houses are cracked, Greta Holm of the River Board said."
FAMILIES = (
    "“We are seeing arrivals of families with small children from the coast,” Greta Holm of the "
    "River Board said."
)
MOTHERS = (
    "The board is seeing arrivals of mothers with small children from the coast, Greta Holm of the "
    "River Board said."
)


@pytest.mark.parametrize(
    ("told", "quoted", "kind"), [(ALL, NUMBERED, WIDER), (MOTHERS, FAMILIES, NARROWER)]
)
def test_what_another_outlet_makes_of_quoted_words(
    told: str, quoted: str, kind: FindingKind
) -> None:
    assert [made.kind for made in retold_by(told, quoted)] == [kind]


@pytest.mark.parametrize(
    ("told", "quoted"),
    [
        (ALL.replace("all the houses", "numbers two to eight"), NUMBERED),
        (
            ALL.replace("Greta Holm of the River Board", "Otto Brandt of the Rescue League"),
            NUMBERED,
        ),
        (MOTHERS.replace("mothers", "families"), FAMILIES),
        (MOTHERS.replace("mothers", "traders"), FAMILIES),
        (
            MOTHERS.replace("Greta Holm of the River Board", "Otto Brandt of the Rescue League"),
            FAMILIES,
        ),
    ],
    ids=["kept", "another source", "kept", "no kind of it", "another source"],
)
def test_quoted_words_told_as_far_as_they_reach(told: str, quoted: str) -> None:
    assert retold_by(told, quoted) == []
