"""A head that loses the bound or the digits of its own lead, however differently it is worded."""

from __future__ import annotations

import pytest
from invented import built_article
from newsroom import at_fault, findings, held_against, of_one_story, piece

from retold.types import BlockKind, Finding, FindingKind

pytestmark = pytest.mark.model

FIGURES = frozenset(
    {FindingKind.BOUND_LOST, FindingKind.FIGURE_ROUNDED, FindingKind.RANGE_COLLAPSED}
)


def made_of(title: str, *body: str) -> list[Finding]:
    return [made for made in findings(piece(title, *body)) if made.kind in FIGURES]


@pytest.mark.parametrize(
    ("title", "lead", "kind", "told", "origin"),
    [
        (
            "14 cattle drown as Orlow river bursts its banks",
            "At least 14 cows were lost on Tuesday when the Orlow swept over the low meadows.",
            None,
            "",
            "",
        ),
        (
            "14 drown as Orlow river bursts its banks",
            "At least 14 people died on Tuesday when the Orlow swept over the low meadows.",
            FindingKind.BOUND_LOST,
            "14",
            "At least 14",
        ),
        (
            "Board to spend $4 billion on sea walls",
            "The River Board will put more than $4 billion into new sea walls, it said on Monday.",
            FindingKind.BOUND_LOST,
            "$4 billion",
            "more than $4 billion",
        ),
        (
            "Board to spend $4 billion on sea walls",
            "The River Board will put $4.2 billion into new sea walls, it said on Monday.",
            FindingKind.FIGURE_ROUNDED,
            "$4 billion",
            "$4.2 billion",
        ),
    ],
    ids=["counted otherwise", "toll", "money", "money rounded"],
)
def test_a_head_against_its_lead(
    title: str, lead: str, kind: FindingKind | None, told: str, origin: str
) -> None:
    made = made_of(title, lead)
    assert [m.kind for m in made] == ([kind] if kind else [])
    assert at_fault(made) == ([told] if kind else [])
    assert held_against(made) == ([origin] if kind else [])


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Toll of Orlow flood tops 140",
            ("The toll of the flood in Orlow rose above 140 on Friday, the board said.",),
        ),
        (
            "Toll of Orlow flood passes 140",
            ("More than 140 people have died in the Orlow flood, the board said.",),
        ),
        (
            "140 drown in Orlow flood",
            (
                "At least 140 people drowned in the Orlow flood, the board said.",
                "The coroner counted 140 bodies.",
            ),
        ),
        (
            "140+ drown in Orlow flood",
            ("At least 140 people drowned in the Orlow flood, the board said.",),
        ),
        (
            "140 hurt in Orlow flood",
            ("At least 140 people drowned in the Orlow flood, the board said.",),
        ),
        (
            "Did 140 people drown in Orlow?",
            ("At least 140 people drowned in the Orlow flood, the board said.",),
        ),
        (
            "Board to spend $4 billion on sea walls",
            ("The River Board will put $5.6 billion into new sea walls, it said on Monday.",),
        ),
        (
            "Claims drop to 385 at Orlow mill",
            ("Claims at the Orlow mill dropped 20 to 385 in the week, the board said.",),
        ),
        (
            "20 sailors drown off Orlow",
            (
                "At least 20 members of two crews drowned off Orlow on Monday.",
                "A total of 21 people drowned there last year, the board said.",
            ),
        ),
    ],
    ids=[
        "tops",
        "passes",
        "plain in the body too",
        "plus",
        "another outcome",
        "asked",
        "no rounding",
        "no range",
        "the number of another figure",
    ],
)
def test_heads_that_lose_nothing(title: str, body: tuple[str, ...]) -> None:
    assert made_of(title, *body) == []


def bills(first: str, second: str, *, outlet: str = "Coast Gazette") -> list[Finding]:
    return of_one_story(
        piece("Orlow Senate passes harbour bill", first, "The vote came after a night of talks."),
        piece(
            "Harbour bill passed by Orlow Senate",
            "Dockers cheered in the gallery as the clerk read out the count.",
            second,
            "Work on the harbour may begin in the spring.",
            outlet=outlet,
        ),
        kind=FindingKind.FIGURE_CONFLICT,
    )


BILL = "The Orlow Senate passed the {sum} harbour bill on Wednesday."


def test_a_sum_in_two_outlets_own_voice() -> None:
    made = bills(BILL.format(sum="$1 billion"), BILL.format(sum="$1.2 billion"))
    assert {*at_fault(made), *held_against(made)} == {"$1 billion", "$1.2 billion"}
    assert made[0].severity == "medium"


@pytest.mark.parametrize(
    ("first", "second", "outlet"),
    [
        ("$1 billion", "$1.2 billion", "Veldmark Courier"),
        ("roughly $1.2 billion", "$1.2 billion", "Coast Gazette"),
        ("$1.2 billion", "$1.21 billion", "Coast Gazette"),
        ("$1 billion", "$6 billion", "Coast Gazette"),
    ],
    ids=["one outlet", "rough", "near", "another bill"],
)
def test_sums_that_may_both_hold(first: str, second: str, outlet: str) -> None:
    assert bills(BILL.format(sum=first), BILL.format(sum=second), outlet=outlet) == []


def headed(standfirst: str, *body: str) -> list[Finding]:
    blocks = [(BlockKind.TITLE, "Raiders at the Orlow pass"), (BlockKind.STANDFIRST, standfirst)]
    page = built_article([*blocks, *((BlockKind.BODY, text) for text in body)], key="orlow")
    return findings(page, kind=FindingKind.RANGE_COLLAPSED)


HELD = "Between 300 and 400 raiders hold the pass, the governor said on Tuesday."


def test_the_upper_end_of_a_range_alone() -> None:
    made = headed("Up to 400 raiders hold the pass, says governor", HELD)
    assert (at_fault(made), held_against(made)) == (["Up to 400"], ["Between 300 and 400"])


@pytest.mark.parametrize(
    ("standfirst", "body"),
    [
        ("Up to 400 raiders hold the pass", (HELD, "He had spoken of up to 400 on Monday.")),
        ("Up to 400 sheep are in the pass", (HELD,)),
        ("Up to 500 raiders hold the pass", (HELD,)),
        ("At least 300 raiders hold the pass", (HELD,)),
        ("300 to 400 raiders hold the pass", (HELD,)),
    ],
    ids=["told so as well", "others", "another number", "the lower end", "kept"],
)
def test_heads_that_keep_their_range(standfirst: str, body: tuple[str, ...]) -> None:
    assert headed(standfirst, *body) == []


def test_a_copy_may_have_a_title_of_its_own() -> None:
    lead = "At least 14 people died on Tuesday when the Orlow swept over the low meadows."
    rest = (
        "The river board had warned the farmers of the low meadows twice, on Sunday and on Monday.",
        "Most of them drove their cattle up to the ridge, where the board keeps hay for such days.",
        "The bridge at the mill is closed, and the ferry takes nobody across before the weekend.",
    )
    first = piece("Orlow floods the low meadows", lead, *rest)
    second = piece("14 people die in Orlow flood", lead, *rest, outlet="Coast Gazette")
    third = piece("Orlow floods the low meadows", lead, *rest, outlet="Ridge Herald")
    made = [m for m in findings(first, second, third) if m.kind in FIGURES]
    assert at_fault(made) == ["14"]


BARE = "20 villagers were killed and 30 hurt by a mine on the Orlow road on Friday evening."
COUNTED = "The Orlow Red Cross said the mine on the road had killed at least 20 villagers."


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ((BARE, COUNTED), ["20 villagers"]),
        ((BARE, COUNTED.replace("at least ", "")), []),
        ((BARE, COUNTED, "By Saturday 20 villagers had been found dead."), []),
        ((BARE, COUNTED, "The mayor said that 20 villagers were killed."), []),
        ((BARE, COUNTED.replace("villagers", "soldiers")), []),
        ((BARE, COUNTED.replace("killed", "hurt")), []),
        ((BARE, COUNTED.replace("The Orlow Red Cross said the", "The")), []),
    ],
    ids=[
        "only the source bounds it",
        "nobody bounds it",
        "counted again",
        "a second source",
        "others counted",
        "another outcome",
        "no source",
    ],
)
def test_a_title_and_its_lead_that_lose_the_bound_of_the_only_source(
    body: tuple[str, ...], words: list[str]
) -> None:
    made = findings(
        piece("20 villagers killed by mine on Orlow road", *body), kind=FindingKind.BOUND_LOST
    )
    assert [each.evidence[2].text[:12] for each in made] == words


def test_a_bound_behind_what_is_counted_is_shown() -> None:
    counted = "The Orlow Red Cross said a mine on the road had killed 20 villagers at least."
    (made,) = findings(
        piece("20 villagers killed by mine on Orlow road", BARE, counted),
        kind=FindingKind.BOUND_LOST,
    )
    assert "says “20 villagers at least”, this telling says “20”" in made.message
