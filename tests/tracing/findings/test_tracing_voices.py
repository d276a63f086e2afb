"""A title that names nobody; and what only looks like it."""

from __future__ import annotations

import pytest
from newsroom import at_fault, findings, held_against, piece

from retold.types import FindingKind, Severity

pytestmark = pytest.mark.model

LOST = FindingKind.ATTRIBUTION_LOST
TITLE = "Ferry crew ignored fog warning off Brannow"
BODY = "The ferry crew ignored a fog warning off Brannow, the Pilots Guild said on Wednesday."


def test_a_title_in_the_outlets_voice_of_what_the_body_credits() -> None:
    made = findings(piece(TITLE, BODY, "The harbour stayed shut."), kind=LOST)
    assert at_fault(made) == [TITLE]
    assert held_against(made) == ["The ferry crew ignored a fog warning off Brannow"]
    assert made[0].detail["source"] == "Pilots Guild"
    assert made[0].severity is Severity.LOW


def test_a_lost_source_weighs_more_where_a_hedge_went_with_it() -> None:
    body = "The ferry crew probably ignored a fog warning off Brannow, the Pilots Guild said."
    (made,) = findings(piece(TITLE, body), kind=LOST)
    assert made.severity is Severity.MEDIUM


def test_a_place_in_the_name_of_the_source_names_nobody() -> None:
    body = "The ferry crew ignored a fog warning off Brannow, the Brannow Pilots said on Wednesday."
    made = findings(piece(TITLE, body), kind=LOST)
    assert [m.detail["source"] for m in made] == ["Brannow Pilots"]


@pytest.mark.parametrize(
    ("title", "body", "source"),
    [
        (
            "Brannow mill to close",
            "The Brannow mill is set to close in May, according to two people familiar with it.",
            "two people familiar with it",
        ),
        (
            "12 sailors killed in bid to reach Orlow",
            "Twelve sailors were killed in a bid to reach Orlow, the Pilots Guild said on Monday.",
            "Pilots Guild",
        ),
        (
            "9 sailors drowned in storm over Orlow",
            "At least 9 sailors have drowned in the storm over the bay, pilots in Orlow said.",
            "pilots in Orlow",
        ),
    ],
    ids=["a plan on nobody's word", "dead in a bid", "people of the place"],
)
def test_a_title_that_leaves_out_who_told_of_it(title: str, body: str, source: str) -> None:
    made = findings(piece(title, body), kind=LOST)
    assert [m.detail["source"] for m in made] == [source]


def test_a_plan_on_the_word_of_a_body_is_its_news() -> None:
    body = "The Brannow mill is set to close in May, the Pilots Guild said on Monday."
    assert findings(piece("Brannow mill to close", body), kind=LOST) == []


def test_a_title_with_the_number_of_a_lead_that_names_the_places() -> None:
    title = "Winter storm kills 14 fishermen in Norland"
    body = (
        "A winter storm killed at least 14 fishermen in Brannow and Orlow on Tuesday, the Rescue "
        "League said."
    )
    (made,) = findings(piece(title, body), kind=LOST)
    assert made.detail["source"] == "Rescue League"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (f"{TITLE}: league", (BODY,)),
        (TITLE, (BODY.replace("the Pilots Guild said", "the Courier’s reporter said"),)),
        (f"{TITLE}, says pilots guild", (BODY,)),
        (TITLE, (f"Reports Courier Desk {BODY}",)),
        (f"{TITLE} monitoring group", (BODY.replace("Pilots Guild", "monitoring group"),)),
        (
            "Fog off Brannow hurt 12 sailors ORNA",
            ("Fog off Brannow hurt 12 sailors, as ORNA had feared, ORNA said on Wednesday.",),
        ),
        (f"{TITLE}, pilots say", (BODY,)),
        (f"Pilots Guild: {TITLE}", (BODY,)),
        (f"Pilots accuse crew: {TITLE}", (BODY,)),
        (TITLE, ("The ferry crew ignored a fog warning off Brannow on Tuesday.", BODY)),
        ("Guild to examine fog warning off Brannow", (BODY,)),
        ("Did ferry crew ignore fog warning off Brannow?", (BODY,)),
        ("Harbour shut after fog off Brannow", (BODY,)),
        ("Ferry crew may have ignored fog warning off Brannow", (BODY,)),
    ],
    ids=[
        "a label at the end",
        "its own reporter",
        "named after",
        "a label left in the text",
        "a sort of source at the end",
        "its short name at the end",
        "named in part",
        "named before",
        "its people named",
        "the body says so too",
        "a plan",
        "a question",
        "another matter",
        "hedged",
    ],
)
def test_a_title_that_lost_no_source(title: str, body: tuple[str, ...]) -> None:
    assert findings(piece(title, *body), kind=LOST) == []


LEAD = "The ferry crew ignored a fog warning off Brannow, the Kenyan Pilots Guild said on Monday."


@pytest.mark.parametrize("title", [f"{TITLE} in Kenya", f"{TITLE} in Kenyas north"])
def test_a_country_in_a_title_is_no_source(title: str) -> None:
    made = findings(piece(title, LEAD), kind=LOST)
    assert [m.detail["source"] for m in made] == ["Kenyan Pilots Guild"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (f"{TITLE} in Kenya, pilots find", LEAD),
        (f"{TITLE} in Kenya – guild", LEAD),
        (f"Kenya faults crew as {TITLE.lower()}", LEAD.replace("the Kenyan Pilots Guild", "Kenya")),
    ],
    ids=["its people", "its last word", "a country is the source"],
)
def test_a_source_named_beside_a_country(title: str, body: str) -> None:
    assert findings(piece(title, body), kind=LOST) == []


FOUND = "The ferry crew ignored a fog warning off Brannow, according to {} on Wednesday."


@pytest.mark.parametrize(
    ("outlet", "source"),
    [
        ("Brannow Weekly", "the Brannow Evening Star"),
        ("Veldmark Courier", "records reviewed by the Orlow Star"),
    ],
    ids=["another paper of the place", "another paper went over them"],
)
def test_a_source_that_is_not_the_outlet(outlet: str, source: str) -> None:
    assert findings(piece(TITLE, FOUND.format(source), outlet=outlet), kind=LOST)


@pytest.mark.parametrize(
    ("outlet", "source"),
    [
        ("Veldmark Courier (Online)", "records reviewed by the Courier"),
        ("Veldmark Courier", "the Veldmark Courier"),
        ("Norland Coastal Ministry", "its head of shipping, Ida Storm"),
    ],
    ids=["it went over the source", "it is the source", "its own news"],
)
def test_a_source_that_is_the_outlet(outlet: str, source: str) -> None:
    assert findings(piece(TITLE, FOUND.format(source), outlet=outlet), kind=LOST) == []


def test_a_list_of_things_asserts_nothing() -> None:
    body = "A ferry, a pilot and a bill ignored a fog warning off Brannow, the Pilots Guild said."
    assert findings(piece("A ferry, a pilot and a bill", body), kind=LOST) == []
