"""Words that are credited to another source when told again, and names that are one after all."""

from __future__ import annotations

import pytest
from newsroom import NEXT_DAY, findings, piece

from retold.types import Finding, FindingKind, Severity

pytestmark = pytest.mark.model

KIND = FindingKind.ATTRIBUTION_CHANGED
REMARK = "“The dyke at Veldmark will not survive another winter without repair,” said {who}."
INDIRECT = "Storm waves broke the old dyke at Veldmark in the night, {who} said."


def quoted(first: str, second: str) -> list[Finding]:
    return findings(
        piece("A warning on the dyke", REMARK.format(who=first), "Repairs are to begin in May."),
        piece(
            "Veldmark fears the winter",
            "Nobody slept much in the lower town.",
            REMARK.format(who=second),
            outlet="Coast Gazette",
            published=NEXT_DAY,
        ),
        kind=KIND,
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [("Greta Holm", "Otto Brandt"), ("Greta Holm, an engineer", "Mayor Otto Brandt")],
)
def test_one_remark_of_two_people(first: str, second: str) -> None:
    (made,) = quoted(first, second)
    assert (made.detail["told"], made.detail["origin"]) == ("Otto Brandt", "Greta Holm")
    assert made.severity is Severity.MEDIUM


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Greta Holm", "Greta Holm"),
        ("Greta Holm", "Holm"),
        ("Greta Holm of the River Board", "the River Board"),
        ("Greta Holm", "an engineer"),
        ("Greta Holm", "Otto Brandt, quoting Greta Holm"),
        ("Greta Holm", "the engineer of the board"),
        ("the River Board", "River Board officials"),
    ],
    ids=["same", "surname", "her board", "no name", "quoting", "a role", "one body"],
)
def test_names_that_may_be_one(first: str, second: str) -> None:
    assert quoted(first, second) == []


def test_a_title_that_credits_somebody_else() -> None:
    title = "Storm waves broke old Veldmark dyke in the night, Otto Brandt says"
    (made,) = findings(piece(title, INDIRECT.format(who="Greta Holm")), kind=KIND)
    assert made.severity is Severity.HIGH


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Storm waves broke old Veldmark dyke in the night, Holm says", ("Greta Holm",)),
        (
            "Storm waves broke old Veldmark dyke in the night, Otto Brandt says",
            ("Greta Holm", "Otto Brandt agreed with her."),
        ),
        ("Storm waves broke old Veldmark dyke in the night, board says", ("Greta Holm",)),
        ("Storm waves broke old Veldmark dyke in the night", ("Greta Holm",)),
    ],
    ids=["surname", "both in the body", "a body", "nobody"],
)
def test_titles_that_credit_no_one_else(title: str, body: tuple[str, ...]) -> None:
    who, *rest = body
    assert findings(piece(title, INDIRECT.format(who=who), *rest), kind=KIND) == []


def test_the_same_thing_said_in_other_words_is_no_change() -> None:
    made = findings(
        piece("A warning on the dyke", REMARK.format(who="Greta Holm")),
        piece(
            "Veldmark fears the winter",
            "“Without repair the old dyke at Veldmark may be gone by spring,” said Otto Brandt.",
            outlet="Coast Gazette",
        ),
        kind=KIND,
    )
    assert made == []
