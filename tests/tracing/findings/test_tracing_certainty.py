"""A hedge that a telling lost, a likelihood that it raised; and what only looks like it."""

from __future__ import annotations

import pytest
from newsroom import NEXT_DAY, at_fault, findings, held_against, of_one_story, piece

from retold.types import Article, FindingKind, Severity

pytestmark = pytest.mark.model

DROPPED = FindingKind.HEDGE_DROPPED
RAISED = FindingKind.CERTAINTY_RAISED
PROBABLY = "The old dyke at Veldmark probably collapsed under storm waves, the River Board said."
FLATLY = "The old dyke at Veldmark collapsed under storm waves, the River Board said."
LIKELY = "“The dyke at Veldmark is likely to collapse in the next storm,” the River Board said."


def told(title: str, body: str) -> Article:
    return piece(title, body, "Repairs began before noon.")


def elsewhere(title: str, *body: str, published: str = "2031-05-14") -> Article:
    return piece(title, *body, outlet="Coast Gazette", published=published)


def test_a_title_without_the_hedge_of_its_body() -> None:
    made = findings(told("Old Veldmark dyke collapsed under storm waves", PROBABLY), kind=DROPPED)
    assert at_fault(made) == ["Old Veldmark dyke collapsed under storm waves"]
    assert held_against(made) == ["The old dyke at Veldmark probably collapsed under storm waves"]
    assert made[0].severity is Severity.HIGH
    assert made[0].detail["hedges"] == ["probably"]
    assert "probably" in [evidence.text for evidence in made[0].evidence]


def test_another_telling_of_one_source_without_its_hedge() -> None:
    quoted = (
        "“The old dyke at Veldmark probably collapsed under storm waves,” the River Board said."
    )
    first = piece("Board explains Veldmark dyke", quoted)
    made = of_one_story(first, elsewhere("Veldmark counts its losses", FLATLY), kind=DROPPED)
    assert [(f.evidence[0].article, f.evidence[1].article) for f in made] == [
        (made[0].evidence[0].article, first.id)
    ]
    assert at_fault(made) == ["The old dyke at Veldmark collapsed under storm waves"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Old Veldmark dyke probably collapsed under storm waves", PROBABLY),
        ("Old Veldmark dyke likely collapsed under storm waves, board says", PROBABLY),
        ("Old Veldmark dyke may have collapsed under storm waves", PROBABLY),
        ("Did storm waves collapse the old Veldmark dyke?", PROBABLY),
        ("Old Veldmark dyke collapsed under storm waves", FLATLY),
        ("Old Veldmark dyke to be rebuilt after storm waves", PROBABLY),
        ("Board looks into old Veldmark dyke", PROBABLY),
    ],
    ids=["kept", "another hedge", "weaker hedge", "question", "none in body", "plan", "other"],
)
def test_a_title_that_lost_no_hedge(title: str, body: str) -> None:
    assert findings(told(title, body), kind=DROPPED) == []


def test_a_title_that_only_names_its_matter() -> None:
    body = "The mill at Orlow and the bridge will probably be torn down, the River Board said."
    assert findings(told("The bridge and the mill at Orlow", body), kind=DROPPED) == []


def test_a_title_as_sure_as_another_sentence_of_its_body() -> None:
    article = piece(
        "Old Veldmark dyke collapsed under storm waves",
        FLATLY,
        "The mayor said the old dyke at Veldmark may have collapsed under storm waves.",
    )
    assert findings(article, kind=DROPPED) == []


def test_the_hedge_of_another_source_binds_nobody() -> None:
    first = piece("Board explains Veldmark dyke", PROBABLY)
    other = FLATLY.replace("River Board", "Institute of Hydraulics")
    made = of_one_story(first, elsewhere("Experts explain Veldmark dyke", other), kind=DROPPED)
    assert made == []


def test_a_hedge_that_came_later_was_not_dropped_before() -> None:
    first = elsewhere("Veldmark counts its losses", FLATLY)
    second = piece("Board explains Veldmark dyke", PROBABLY, published=NEXT_DAY)
    assert of_one_story(first, second, kind=DROPPED) == []


def test_copies_and_repeated_sentences_drop_nothing() -> None:
    rest = "Families carried furniture up narrow stairs while soldiers filled sandbags all night."
    first = piece("Board explains Veldmark dyke", PROBABLY, rest, PROBABLY)
    copy = elsewhere("Board explains Veldmark dyke", PROBABLY, rest, PROBABLY)
    assert of_one_story(first, copy, kind=DROPPED) == []


def test_a_title_that_makes_a_likelihood_a_will() -> None:
    body = "The dyke at Veldmark is likely to collapse in the next storm, the River Board said."
    made = findings(told("Dyke at Veldmark will collapse in next storm", body), kind=RAISED)
    assert at_fault(made) == ["Dyke at Veldmark will collapse in next storm"]
    assert made[0].detail["band"] == "likely"


def test_another_telling_that_makes_a_likelihood_a_will() -> None:
    will = "The dyke at Veldmark will collapse in the next storm, the River Board said."
    second = elsewhere("Veldmark families told to pack", will)
    made = of_one_story(piece("Board warns of Veldmark dyke", LIKELY), second, kind=RAISED)
    assert [finding.evidence[0].article for finding in made] == [second.id]
    assert held_against(made) == ["The dyke at Veldmark is likely to collapse in the next storm"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Dyke at Veldmark may collapse in next storm",
            "The dyke at Veldmark may collapse in the next storm, the River Board said.",
        ),
        (
            "Dyke at Veldmark will collapse in next storm, board says",
            "The dyke at Veldmark will collapse in the next storm, the River Board said.",
        ),
        (
            "Dyke at Veldmark will close to walkers",
            "The dyke at Veldmark is likely to collapse in the next storm, the River Board said.",
        ),
        (
            "Dyke at Veldmark will probably collapse in next storm",
            "The dyke at Veldmark is likely to collapse in the next storm, the River Board said.",
        ),
    ],
    ids=["may as may", "will as will", "will of something else", "a hedged will"],
)
def test_a_will_that_raises_nothing(title: str, body: str) -> None:
    assert findings(told(title, body), kind=RAISED) == []


def test_the_will_of_another_source_raises_nothing() -> None:
    will = "The dyke at Veldmark will collapse in the next storm, the Farmers Union said."
    second = elsewhere("Veldmark families told to pack", will)
    made = of_one_story(piece("Board warns of Veldmark dyke", LIKELY), second, kind=RAISED)
    assert made == []
