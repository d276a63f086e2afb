"""A hedge that a telling adds, a likelihood it lowers or raises by a band; and what is neither."""

from __future__ import annotations

import pytest
from newsroom import NEXT_DAY, at_fault, findings, of_one_story, piece

from retold.types import Finding, FindingKind, Severity

pytestmark = pytest.mark.model

ADDED = FindingKind.HEDGE_ADDED
LOWERED = FindingKind.CERTAINTY_LOWERED
RAISED = FindingKind.CERTAINTY_RAISED
DROPPED = FindingKind.HEDGE_DROPPED
KINDS = frozenset({ADDED, LOWERED, RAISED, DROPPED})

FLAT = "“The old dyke at Veldmark collapsed under storm waves,” the River Board said."
WILL = "“The old dyke at Veldmark will collapse in the next storm,” the River Board said."
LIKELY = "“The old dyke at Veldmark is likely to collapse in the next storm,” the River Board said."
HEIGHT = "Waves tore 14 metres of masonry from its seaward crown, the River Board said."
MIGHT = "“The old dyke at Veldmark might collapse in the next storm,” the River Board said."


def retold(origin: str, told: str, *, day: str = "2031-05-14") -> list[Finding]:
    reading = (
        piece("Board on the Veldmark dyke", origin, "Repairs began before noon."),
        piece("Veldmark looks at its dyke", told, outlet="Coast Gazette", published=day),
    )
    return [made for made in findings(*reading) if made.kind in KINDS]


@pytest.mark.parametrize(
    ("origin", "told", "kind"),
    [
        (
            FLAT,
            "The old dyke at Veldmark may have collapsed under storm waves, the River Board said.",
            ADDED,
        ),
        (
            FLAT,
            "The old dyke at Veldmark probably collapsed under storm waves, the River Board said.",
            ADDED,
        ),
        (
            FLAT,
            "The old dyke at Veldmark seems to have collapsed under storm waves, the River Board "
            "said.",
            ADDED,
        ),
        (
            WILL,
            "The River Board said the old dyke at Veldmark might collapse in the next storm.",
            LOWERED,
        ),
        (
            LIKELY,
            "The River Board said the old dyke at Veldmark could collapse in the next storm.",
            LOWERED,
        ),
        (
            MIGHT,
            "The River Board said the old Veldmark dyke is likely to collapse in the next storm.",
            RAISED,
        ),
        (
            LIKELY,
            "The River Board said the old dyke at Veldmark is almost certain to collapse in the "
            "next storm.",
            RAISED,
        ),
    ],
    ids=[
        "may have",
        "probably",
        "seems",
        "will to might",
        "likely to could",
        "might to likely",
        "likely to almost certain",
    ],
)
def test_a_telling_on_another_level(origin: str, told: str, kind: FindingKind) -> None:
    made = retold(origin, told)
    assert [m.kind for m in made] == [kind]
    assert "old" in at_fault(made)[0]
    if kind is not RAISED:
        assert made[0].severity is Severity.LOW


@pytest.mark.parametrize(
    ("origin", "told"),
    [
        (FLAT, "The old dyke at Veldmark collapsed under storm waves, the River Board said."),
        (
            FLAT,
            "The old Veldmark dyke may have collapsed under storm waves, the Rescue League said.",
        ),
        (FLAT, "The old dyke at Veldmark reportedly collapsed under storm waves."),
        (FLAT, "Did the old dyke at Veldmark collapse under storm waves?"),
        (FLAT, "The old dyke at Orlow may have collapsed under storm waves, the River Board said."),
        (LIKELY, "The River Board said the old dyke would probably collapse in the next storm."),
        (LIKELY, "“The dyke is likely to collapse in the next storm,” the River Board said."),
        (
            WILL,
            "If nothing is done, the old dyke at Veldmark will collapse in the next storm, the "
            "River Board said.",
        ),
    ],
    ids=[
        "kept",
        "another source",
        "passed on",
        "asked",
        "another dyke",
        "one band in other words",
        "quoted alike",
        "a condition",
    ],
)
def test_tellings_as_sure_as_their_origin(origin: str, told: str) -> None:
    assert retold(origin, told) == []


def test_a_source_may_say_less_two_days_later() -> None:
    told = "The River Board said the old dyke at Veldmark might collapse in the next storm."
    assert retold(LIKELY, told, day="2031-05-17") == []


def test_a_source_that_hedges_elsewhere_added_nothing() -> None:
    origin = (
        f"{FLAT} “The old dyke probably collapsed under storm waves in the night,” the River "
        "Board said."
    )
    told = "The old dyke at Veldmark probably collapsed under storm waves, the River Board said."
    assert [made.kind for made in retold(origin, told)] == []


def test_a_title_that_adds_a_hedge() -> None:
    made = of_one_story(
        piece(
            "Old Veldmark dyke may have collapsed under storm waves",
            "The old Veldmark dyke collapsed under storm waves on Tuesday night.",
        ),
        kind=ADDED,
    )
    assert at_fault(made) == ["Old Veldmark dyke may have collapsed under storm waves"]


@pytest.mark.parametrize(
    "body",
    [
        "The old Veldmark dyke may have collapsed under storm waves on Tuesday night.",
        "The old Veldmark dyke collapsed under storm waves, fishermen said on Tuesday.",
        "The old Veldmark dyke collapsed under storm waves on Tuesday. It may have collapsed under "
        "storm waves because sand was taken away.",
        "The old Orlow dyke collapsed under storm waves on Tuesday night.",
    ],
    ids=["kept", "for a source", "hedged as well", "another dyke"],
)
def test_a_title_may_hedge(body: str) -> None:
    title = "Old Veldmark dyke may have collapsed under storm waves"
    assert findings(piece(title, body, published=NEXT_DAY), kind=ADDED) == []


@pytest.mark.parametrize(
    ("title", "body", "kinds"),
    [
        (
            "Orlow ferry line to close next winter",
            "The Orlow ferry line could close next winter, the Harbour Board said on Tuesday.",
            [RAISED],
        ),
        (
            "Orlow ferry line to close next winter",
            "The Orlow ferry line is to close next winter, the Harbour Board said on Tuesday.",
            [],
        ),
        (
            "Orlow ferry line to close next winter",
            "The Orlow ferry line is expected to close next winter, the Harbour Board said.",
            [],
        ),
        (
            "Orlow ferry line could close next winter",
            "The Orlow ferry line could close next winter, the Harbour Board said on Tuesday.",
            [],
        ),
    ],
    ids=["could", "is to", "expected", "kept"],
)
def test_a_title_of_what_is_to_happen(title: str, body: str, kinds: list[FindingKind]) -> None:
    assert [made.kind for made in findings(piece(title, body)) if made.kind in KINDS] == kinds


ALSO = "In the last storm waves tore 14 metres from its seaward crown, according to the board."
LATER = "2031-05-17"
"""Three days after the others, in a paper that comes out once a week."""


def retold_later(origin: str, told: str, *, also: str, day: str = LATER) -> list[Finding]:
    reading = (
        piece("Board on the Veldmark dyke", origin, HEIGHT, "Repairs began before noon."),
        piece("Veldmark looks at its dyke", told, also, outlet="Coast Gazette", published=day),
    )
    return [made for made in findings(*reading) if made.kind in KINDS]


@pytest.mark.parametrize(
    ("origin", "told", "kind"),
    [
        (
            LIKELY,
            "The old dyke at Veldmark will collapse in the next storm, the River Board said.",
            RAISED,
        ),
        (
            LIKELY,
            "The old dyke at Veldmark might collapse in the next storm, the River Board said.",
            LOWERED,
        ),
    ],
    ids=["will", "might"],
)
def test_a_weekly_that_retells_the_whole_statement(
    origin: str, told: str, kind: FindingKind
) -> None:
    assert [made.kind for made in retold_later(origin, told, also=ALSO)] == [kind]


@pytest.mark.parametrize(
    ("also", "day"),
    [
        ("Children fly kites on what is left of it.", LATER),
        (
            ALSO,
            "2031-05-24",
        ),
    ],
    ids=["nothing else of that day", "ten days later"],
)
def test_a_source_that_may_have_spoken_again(also: str, day: str) -> None:
    told = "The old dyke at Veldmark might collapse in the next storm, the River Board said."
    assert retold_later(LIKELY, told, also=also, day=day) == []


def test_a_thing_that_is_conceivable_is_no_likely_one() -> None:
    origin = "“A collapse of the old dyke is very likely,” the River Board said."
    told = "A collapse of the old dyke is conceivable, the River Board said."
    assert [made.kind for made in retold(origin, told)] == [LOWERED]


def test_a_telling_that_adds_the_name_of_what_it_is_about() -> None:
    origin = "“A larger landslide is very likely this winter,” said its head, Greta Holm."
    told = "A larger landslide on Mount Corr is possible this winter, according to Greta Holm."
    made = findings(
        piece("Mount Corr slides into the lake, survey says", origin, "The road is closed."),
        piece("The lake under Mount Corr", told, outlet="Coast Gazette"),
        kind=LOWERED,
    )
    assert at_fault(made) == ["A larger landslide on Mount Corr is possible this winter"]


def test_a_ban_is_no_doubt() -> None:
    origin = "“Lorries on the old dyke at Veldmark will not weigh over 9 tonnes,” the Board said."
    told = "Lorries on the old dyke at Veldmark may not weigh over 9 tonnes, the Board said."
    assert retold(origin, told) == []
