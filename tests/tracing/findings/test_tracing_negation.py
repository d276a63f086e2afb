"""A telling that says the opposite of its origin, articles that contradict; and what only may."""

from __future__ import annotations

import pytest
from newsroom import DAY, NEXT_DAY, findings, piece

from retold.types import Article, Finding, FindingKind, Severity

pytestmark = pytest.mark.model

FLIPPED = FindingKind.NEGATION_FLIPPED
CONTRA = FindingKind.CONTRADICTION
KINDS = frozenset({FLIPPED, CONTRA})

DID_NOT = "“The ferry did not hit the harbour wall at Orlow,” the Harbour Police said."
RAMMED = "A police boat rammed the Orlow ferry, the Rescue League said on Wednesday."
NO_RAM = "A police boat did not ram the Orlow ferry, the Harbour Police said on Wednesday."
GAZETTE = "Coast Gazette"


def opposites(*articles: Article) -> list[Finding]:
    return [made for made in findings(*articles) if made.kind in KINDS]


def two(
    first: str, second: str, *, days: tuple[str | None, str | None] = (DAY, DAY)
) -> list[Finding]:
    return opposites(
        piece("Ferry trouble in Orlow harbour", first, "Tugs were sent out.", published=days[0]),
        piece(
            "Orlow ferry back at its berth",
            "Passengers waited for hours on the quay.",
            second,
            outlet=GAZETTE,
            published=days[1],
        ),
    )


@pytest.mark.parametrize(
    "told",
    [
        "The ferry hit the harbour wall at Orlow, the Harbour Police said.",
        "The Harbour Police said the ferry hit the harbour wall at Orlow.",
    ],
)
def test_a_report_that_loses_the_not(told: str) -> None:
    (made,) = two(DID_NOT, told)
    assert made.kind is FLIPPED
    assert made.severity is Severity.HIGH
    assert "did not hit" in made.evidence[1].text


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Ferry hit harbour wall at Orlow", "The ferry did not hit the harbour wall at Orlow."),
        ("Ferry did not hit harbour wall", "The ferry hit the harbour wall at Orlow on Tuesday."),
        (
            "Orlow council has rejected a plan for a ferry harbour",
            "The Orlow council approved the plan for a ferry harbour on Tuesday.",
        ),
        ("Fares fall on Orlow ferry", "Fares on the Orlow ferry rose on Tuesday."),
    ],
    ids=["not lost", "not added", "approve and reject", "rise and fall"],
)
def test_a_title_against_its_body(title: str, body: str) -> None:
    assert [made.kind for made in opposites(piece(title, body))] == [FLIPPED]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Ferry hit harbour wall at Orlow", "The ferry not only hit the harbour wall at Orlow."),
        ("Ferry misses harbour wall", "The ferry did not hit the harbour wall at Orlow."),
        ("Fares fall on Orlow ferry", "Fares on the Orlow ferry did not rise on Tuesday."),
        ("Fares fall on Orlow ferry", "Fares on the Orlow tram rose on Tuesday."),
        ("Fares fall on Orlow ferry", "Some fares on the Orlow ferry rose on Tuesday."),
        ("Fares fall on Orlow ferry", "Fares on the Orlow ferry rose before the strike."),
        ("Ferry did not hit wall?", "The ferry hit the harbour wall at Orlow on Tuesday."),
        ("Ferry could hit harbour wall", "The ferry did not hit the harbour wall at Orlow."),
        (
            "Orlow council has rejected a plan for a ferry harbour",
            "The Orlow court approved the plan for a ferry harbour on Tuesday.",
        ),
        (
            "Orlow council has rejected a plan for a ferry harbour",
            "The Orlow council approved the plan for a railway station on Tuesday.",
        ),
        (
            "Jobless rate falls in Orlow harbour",
            "Wages rose in Orlow harbour as the jobless rate fell on Tuesday.",
        ),
        (
            "140 homes lost in Orlow",
            "No fewer than 140 homes were lost in Orlow, the board said on Tuesday.",
        ),
        (
            "Ferry hit harbour wall at Orlow",
            "The ferry hit the harbour wall at Orlow, not the lighthouse.",
        ),
        (
            "Ferry hit harbour wall at Orlow",
            "It is not untrue that the ferry hit the harbour wall at Orlow.",
        ),
    ],
    ids=[
        "not only",
        "other verb",
        "double change",
        "another subject",
        "a part",
        "another time",
        "asked",
        "possible",
        "another body",
        "another plan",
        "two measures",
        "no fewer than",
        "contrast",
        "double negation",
    ],
)
def test_titles_that_flip_nothing(title: str, body: str) -> None:
    assert opposites(piece(title, body)) == []


def test_two_sources_that_contradict_each_other() -> None:
    (made,) = two(RAMMED, NO_RAM)
    assert made.kind is CONTRA
    assert set(made.detail["sources"]) == {"Rescue League", "Harbour Police"}


def test_a_denial_against_what_it_denies() -> None:
    denied = "The Harbour Police denied that a police boat rammed the Orlow ferry."
    assert [made.kind for made in two(RAMMED, denied)] == [CONTRA]


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        (RAMMED, NO_RAM, (DAY, "2031-05-17")),
        (RAMMED, NO_RAM, (DAY, None)),
        (RAMMED, NO_RAM.replace("Orlow", "Brannow"), (DAY, NEXT_DAY)),
        (RAMMED, NO_RAM.replace("did not ram", "has not yet rammed"), (DAY, DAY)),
        (RAMMED, NO_RAM.replace("did not ram", "will not ram"), (DAY, DAY)),
        (RAMMED, NO_RAM.replace("did not ram", "would never ram"), (DAY, DAY)),
        (RAMMED, NO_RAM.replace("A police boat", "A fishing boat"), (DAY, DAY)),
        (RAMMED.replace("rammed", "may have rammed"), NO_RAM, (DAY, DAY)),
        (RAMMED, NO_RAM.replace("Harbour Police", "Rescue League"), (DAY, DAY)),
        (
            "The yard has not sold its cranes, the Harbour Police said.",
            "The yard sold its cranes in 2014, the Rescue League said.",
            (DAY, DAY),
        ),
    ],
    ids=[
        "days later",
        "no date",
        "another place",
        "not yet",
        "future",
        "would never",
        "another subject",
        "hedged",
        "one source, twice",
        "long ago",
    ],
)
def test_what_may_both_hold(first: str, second: str, days: tuple[str | None, str | None]) -> None:
    assert two(first, second, days=days) == []


def test_an_article_that_tells_both_sides_is_not_held_against_another() -> None:
    (made,) = two(RAMMED, f"{RAMMED.replace('Rescue League', 'Coast Guard')} {NO_RAM}")
    assert set(made.detail["sources"]) == {"Coast Guard", "Harbour Police"}
    assert len({evidence.article for evidence in made.evidence}) == 1


INQUIRY = "“The sirens did not sound,” said Greta Holm, the mate, to the inquiry in Orlow."


def test_two_witnesses_of_one_article() -> None:
    (made,) = opposites(
        piece(
            "Inquiry into the Orlow ferry",
            INQUIRY,
            "Otto Brandt, the engineer, said that the sirens had sounded from noon until the end.",
        )
    )
    assert made.kind is CONTRA
    assert made.severity is Severity.MEDIUM
    assert sorted(made.detail["sources"]) == ["Greta Holm", "Otto Brandt"]
    assert "neither article" not in made.message


@pytest.mark.parametrize(
    "other",
    [
        "The sirens had sounded from noon until the end, it was said.",
        "Greta Holm said later that the sirens had sounded from noon until the end.",
        "Otto Brandt, the engineer, said that the old sirens had sounded from noon on.",
        "Otto Brandt, the engineer, said that the sirens would have sounded in a fog.",
    ],
    ids=["nobody named", "the same witness", "other sirens", "would have"],
)
def test_one_article_that_leaves_room_for_both(other: str) -> None:
    assert opposites(piece("Inquiry into the Orlow ferry", INQUIRY, other)) == []


NO_FUEL = "“No fuel reached the harbour,” said Greta Holm, the director of the Orlow yard."
REPAIR = "“The repair of the slipway takes until November,” Holm said."
FUEL = "Fuel reached the harbour, according to Greta Holm, but nobody was ill."


def fuel(told: str, also: str, *, published: str) -> list[Finding]:
    return opposites(
        piece("Orlow yard on its slipway", NO_FUEL, REPAIR, "A crane stands on the quay."),
        piece("Orlow slipway shut", also, told, outlet=GAZETTE, published=published),
    )


def test_a_report_that_affirms_what_its_source_denied() -> None:
    repair = "The slipway repair takes until November, Greta Holm of the Orlow yard said."
    (made,) = fuel(FUEL, repair, published="2031-05-16")
    assert made.kind is FLIPPED
    assert made.evidence[0].text.startswith("Fuel reached")


def test_a_source_that_may_know_more_by_now() -> None:
    assert fuel(FUEL, "Gulls sit on the slipway.", published="2031-05-17") == []


HARBOUR = "Wardens on the quay at Orlow"


@pytest.mark.parametrize(
    ("origin", "told"),
    [
        (
            "“The quay wall at Orlow is safe,” said Greta Holm, the engineer.",
            "The quay wall at Orlow is unsafe, said Greta Holm, the engineer.",
        ),
        (
            "“There was no oil in the basin at Orlow,” said Greta Holm, the engineer.",
            "There was oil in the basin at Orlow, said Greta Holm, the engineer.",
        ),
        (
            "“The board will not sell the quay at Orlow,” said Greta Holm, the engineer.",
            "The board will sell the quay at Orlow, said Greta Holm, the engineer.",
        ),
    ],
    ids=["safe and unsafe", "there was", "will"],
)
def test_a_report_against_its_quotation(origin: str, told: str) -> None:
    (made,) = opposites(
        piece(HARBOUR, origin, "A crane lies in the basin."),
        piece("Orlow looks at its quay", told, outlet=GAZETTE),
    )
    assert made.kind is FLIPPED


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The gate of the quay was open, according to the Harbour Police.",
            "The gate of the quay was closed, according to the Dockers' League.",
        ),
        (
            "The crane driver survived the fall, the Harbour Police said.",
            "The crane driver died in the fall, the Dockers' League said.",
        ),
        (
            "The board knew of the crack in the wall, Otto Brandt of the Dockers' League said.",
            "The harbour board denied that it knew of the crack in the wall.",
        ),
    ],
    ids=["open and closed", "survived and died", "denied that it"],
)
def test_two_sides_in_one_article(first: str, second: str) -> None:
    assert [made.kind for made in opposites(piece(HARBOUR, first, second))] == [CONTRA]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The gate of the quay was open.", "The gate of the quay was closed, said Otto Brandt."),
        (
            "The gate of the quay was open, said Otto Brandt.",
            "The gate of the shed was closed, said Greta Holm.",
        ),
        (
            "The council did not approve the plan for the quay, Otto Brandt, its clerk, said.",
            "The council approved the plan for the quay, Otto Brandt, the town's clerk, said.",
        ),
        (
            "The driver was not drunk, the Harbour Police said.",
            "The driver was drunk a year ago, the Dockers' League said.",
        ),
        (
            "The union supports the sale, Otto Brandt said.",
            "The union opposes the sale of the sheds, Greta Holm said.",
        ),
        (
            "The army did not shell the town, the defence ministry said.",
            "The army shelled the town hall, the mayor said.",
        ),
        (
            "The storm did not reach Orlow, the weather office said.",
            "The storm reached the outskirts of Orlow, the mayor said.",
        ),
    ],
    ids=[
        "one side unnamed",
        "another gate",
        "one man",
        "years ago",
        "a part",
        "another thing",
        "the edge",
    ],
)
def test_sides_that_are_none(first: str, second: str) -> None:
    assert opposites(piece(HARBOUR, first, second)) == []
    told = piece("Orlow looks at its quay", second, outlet=GAZETTE)
    named = [made for made in opposites(piece(HARBOUR, first), told) if made.kind is FLIPPED]
    assert named == []


@pytest.mark.parametrize(
    ("origin", "told"),
    [
        (
            "“We have not sold the crane at the quay,” said Otto Brandt, the dock's master.",
            "The board has sold the crane at the quay, said Otto Brandt, the dock's master.",
        ),
        (
            "“We have not found any crack in the quay wall,” said Otto Brandt, the dock's master.",
            "The board has found a crack in the quay wall, said Otto Brandt, the dock's master.",
        ),
    ],
    ids=["we", "not any"],
)
def test_a_report_that_names_whom_its_speaker_calls_we(origin: str, told: str) -> None:
    (made,) = opposites(
        piece(HARBOUR, origin, "A crane lies in the basin."),
        piece("Orlow looks at its quay", told, outlet=GAZETTE),
    )
    assert made.kind is FLIPPED


@pytest.mark.parametrize(
    "told",
    [
        "The Harbour Board has sold a crane at the ferry pier, its master, Otto Brandt, said.",
        "The Harbour Board has sold the crane at the quay, its clerk, Greta Holm, said.",
        "The Harbour Board has now sold the crane at the quay, its master, Otto Brandt, said.",
    ],
    ids=["another crane", "another speaker", "a later day"],
)
def test_a_report_that_flips_nothing(told: str) -> None:
    quoted = "“We have not sold the crane at the quay,” said Otto Brandt, the dock's master."
    made = opposites(
        piece(HARBOUR, quoted, "A crane lies in the basin."),
        piece("Orlow looks at its quay", told, outlet=GAZETTE),
    )
    assert [each for each in made if each.kind is FLIPPED] == []
