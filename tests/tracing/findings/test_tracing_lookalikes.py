"""Innocent texts that look like a finding, each beside the guilty one that it is taken for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import (
    DAY,
    NEXT_DAY,
    at_fault,
    claim,
    figure,
    findings,
    held_against,
    of_one_story,
    one_story,
    piece,
    scene_of,
)

from retold.tracing.findings.unnamed import anonymous
from retold.tracing.matching.measures import disjoint
from retold.types import Article, Finding, FindingKind, Quantity, SourceKind, Span

CONFLICT = FindingKind.FIGURE_CONFLICT
NOT_CARRIED = FindingKind.CORRECTION_NOT_CARRIED
SILENT = FindingKind.SILENT_EDIT
DROPPED = FindingKind.HEDGE_DROPPED
LOST = FindingKind.ATTRIBUTION_LOST
ANONYMOUS = FindingKind.ANONYMOUS_SOURCE
ALTERED = FindingKind.QUOTE_ALTERED
CHANGED = FindingKind.FIGURE_CHANGED

NOBODY = SourceKind.ANONYMOUS

GAZETTE = "Coast Gazette"
BLAST = "The blast killed 24 people in {place}, the Harbour Police said."
MORE_BLAST = "The blast killed 37 people in {place}, the Rescue League said."
HOMES = "The flood destroyed 140 homes in Veldmark, the River Board said."
MORE_HOMES = HOMES.replace("140", "340")
NOTE = (
    "Correction: An earlier version of this article said the flood had destroyed 340 homes in "
    "Veldmark; it was 140."
)
AMENDED = (
    "This article was amended on 15 May 2031 to say that 140 homes, not 340, were destroyed by "
    "the flood in Veldmark."
)


def blasts(
    first: str, second: str, *, days: tuple[str | None, str | None] = (DAY, DAY)
) -> tuple[Article, Article]:
    return (
        piece("Market blast: police count the dead", first, published=days[0]),
        piece("Market blast: rescuers count the dead", second, outlet=GAZETTE, published=days[1]),
    )


@pytest.mark.model
@pytest.mark.parametrize("place", ["Orlow", "the port town of Orlow", "central Orlow city"])
def test_one_place_and_one_day_conflict(place: str) -> None:
    pair = blasts(BLAST.format(place=place), MORE_BLAST.format(place=place))
    (made,) = of_one_story(*pair, kind=CONFLICT)
    assert set(at_fault([made]) + held_against([made])) == {"24", "37"}


@pytest.mark.model
@pytest.mark.parametrize("days", [(DAY, None), (None, DAY), (None, None)])
def test_an_inferred_day_is_no_ground_for_a_conflict(days: tuple[str | None, str | None]) -> None:
    pair = blasts(BLAST.format(place="Orlow"), MORE_BLAST.format(place="Orlow"), days=days)
    reading = one_story(*pair)
    assert [finding for finding in reading.findings if finding.kind is CONFLICT] == []
    (kept,) = [kept for kept in reading.abstentions if kept.kind is CONFLICT]
    assert "update cannot be told from a conflict" in kept.reason


@pytest.mark.model
@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Orlow", "Brannow"),
        ("the port town of Orlow", "the port town of Brannow"),
        ("central Orlow", "central Brannow"),
        ("central Orlow city", "the hill town of Brannow"),
    ],
)
def test_blasts_in_two_towns_are_two(here: str, there: str) -> None:
    assert (
        findings(*blasts(BLAST.format(place=here), MORE_BLAST.format(place=there)), kind=CONFLICT)
        == []
    )


def corrected(
    other: str, *, note: str = NOTE, url: str | None = None, other_url: str | None = None
) -> list[Finding]:
    return findings(
        piece("Veldmark flood destroys homes", HOMES, note, url=url),
        piece(
            "Veldmark flood victims wait for help",
            other,
            outlet=GAZETTE,
            published=NEXT_DAY,
            url=other_url,
        ),
        kind=NOT_CARRIED,
    )


@pytest.mark.model
@pytest.mark.parametrize(
    ("url", "other_url"),
    [
        (None, None),
        ("https://courier.example/flood", None),
        ("https://courier.example/flood", "https://gazette.example/flood"),
    ],
)
def test_a_correction_not_carried_with_or_without_addresses(
    url: str | None, other_url: str | None
) -> None:
    made = corrected(MORE_HOMES, url=url, other_url=other_url)
    assert at_fault(made) == ["340"]
    assert held_against(made) == [NOTE]


@pytest.mark.model
@pytest.mark.parametrize("url", [None, "https://courier.example/flood"])
@pytest.mark.parametrize(
    "other",
    [
        "The flood drowned 340 sheep in Veldmark, the River Board said.",
        "The flood destroyed 340 boats in Veldmark, the River Board said.",
        HOMES,
    ],
    ids=["sheep", "boats", "the right count"],
)
def test_a_correction_of_homes_speaks_of_nothing_else(other: str, url: str | None) -> None:
    assert corrected(other, url=url) == []


@pytest.mark.model
def test_a_notice_with_a_date_and_both_numbers_accuses_the_wrong_one_alone() -> None:
    assert at_fault(corrected(MORE_HOMES, note=AMENDED)) in ([], ["340"])
    assert corrected(HOMES, note=AMENDED) == []


@pytest.mark.model
@pytest.mark.parametrize(
    "other",
    [
        "The flood destroyed 15 homes in Veldmark, the River Board said.",
        "The flood drowned 340 sheep in Veldmark, the River Board said.",
    ],
)
def test_the_date_of_a_notice_is_no_corrected_figure(other: str) -> None:
    assert corrected(other, note=AMENDED) == []


def versions(
    earlier: str | None, later: str | None, *, opening: tuple[str, ...] = ()
) -> tuple[Article, Article]:
    """Two texts of one page, 140 homes and then 340."""
    title, end, url = "Veldmark flood destroys homes", "Buses ran.", "https://courier.example/f"
    return (
        piece(title, HOMES, end, url=url, published=earlier),
        piece(title, *opening, MORE_HOMES, end, url=url, published=later),
    )


@pytest.mark.model
@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2031-05-14T09:00:00+00:00", "2031-05-14T18:00:00+00:00"),
        ("2031-05-14T23:30:00+09:00", "2031-05-14T20:00:00+00:00"),
        ("2031-05-14", "2031-05-15T08:00:00+00:00"),
        ("2031-05-14", "2031-05-15"),
    ],
    ids=["moments", "moments of two time zones", "a day and a later moment", "days"],
)
def test_a_page_changed_after_its_first_text(earlier: str, later: str) -> None:
    older, newer = versions(earlier, later)
    (made,) = of_one_story(older, newer, kind=SILENT)
    assert [evidence.article for evidence in made.evidence] == [newer.id, older.id]


@pytest.mark.model
def test_time_zones_may_turn_the_order_round() -> None:
    """By their letters the first text is the earlier one; by the clock it is the later."""
    late, early = versions("2031-05-14T20:00:00-05:00", "2031-05-14T23:00:00+09:00")
    (made,) = of_one_story(late, early, kind=SILENT)
    assert [evidence.article for evidence in made.evidence] == [late.id, early.id]


@pytest.mark.model
@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2031-05-14", "2031-05-14T18:00:00+00:00"),
        ("2031-05-14T18:00:00+00:00", "2031-05-14"),
        ("2031-05-14T20:00:00+09:00", "2031-05-14T11:00:00+00:00"),
        (None, "2031-05-14T18:00:00+00:00"),
        (DAY, None),
        (None, None),
    ],
    ids=[
        "a moment of a day",
        "a day of a moment",
        "one moment in two zones",
        "no first date",
        "no second date",
        "no date",
    ],
)
def test_texts_that_nothing_orders(earlier: str | None, later: str | None) -> None:
    reading = one_story(*versions(earlier, later))
    assert [finding for finding in reading.findings if finding.kind is SILENT] == []
    assert SILENT in [kept.kind for kept in reading.abstentions]


@pytest.mark.model
def test_an_inferred_day_orders_no_texts() -> None:
    older, newer = versions(DAY, NEXT_DAY)
    newer = replace(newer, published_inferred=True)
    reading = one_story(older, newer)
    assert [finding for finding in reading.findings if finding.kind is SILENT] == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("opening", "silent"),
    [
        ("Updated on 15 May with the new count.", 0),
        ("UPDATED: the count has changed.", 0),
        ("The mayor updated the council on 15 May.", 1),
    ],
)
def test_a_text_that_opens_with_its_update(opening: str, silent: int) -> None:
    made = of_one_story(*versions(DAY, NEXT_DAY, opening=(opening,)), kind=SILENT)
    assert len(made) == silent


DYKE = "The old dyke at Veldmark collapsed under storm waves"
PROBABLY = DYKE.replace("collapsed", "probably collapsed")
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


@pytest.mark.model
@pytest.mark.parametrize(
    ("first", "second", "published", "dropped"),
    [
        ("the River Board said", "the River Board said", NEXT_DAY, 1),
        ("the River Board said on Tuesday", "the River Board said on Tuesday", NEXT_DAY, 1),
        ("the River Board said on Tuesday", "the River Board said on Wednesday", NEXT_DAY, 0),
        ("the River Board said", "the River Board said", "2031-05-16", 0),
    ],
    ids=["a day later", "one weekday", "two weekdays", "two days later"],
)
def test_a_source_that_may_have_spoken_again(
    first: str, second: str, published: str, dropped: int
) -> None:
    made = of_one_story(
        piece("Board explains Veldmark dyke", f"{PROBABLY}, {first}."),
        piece(
            "Veldmark counts its losses",
            f"{DYKE}, {second}.",
            outlet=GAZETTE,
            published=published,
        ),
        kind=DROPPED,
    )
    assert len(made) == dropped


FERRY = "Ferry crew ignored fog warning off Brannow"
CREDITED = "The ferry crew ignored a fog warning off Brannow, the Pilots Guild said on Wednesday."
WARNED_BODY = "Ferry crews were warned of fog off Brannow, the Pilots Guild said on Wednesday."


@pytest.mark.model
@pytest.mark.parametrize(
    ("title", "body"),
    [
        (FERRY, CREDITED),
        ("Ferry crews were warned of fog off Brannow", WARNED_BODY),
        (
            "Ferry crew ignored “fog” warning off Brannow",
            CREDITED,
        ),
    ],
    ids=["plain", "were warned", "one word in marks"],
)
def test_a_title_that_lost_its_source(title: str, body: str) -> None:
    made = findings(piece(title, body, "The harbour stayed shut."), kind=LOST)
    assert at_fault(made) == [title]


@pytest.mark.model
@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Ferry crew “ignored fog warning” off Brannow", (CREDITED,)),
        ("Ferry crew ‘ignored fog warning’ off Brannow", (CREDITED,)),
        ("Mate says ferry crew ignored fog warning off Brannow", (CREDITED,)),
        ("Inquiry told ferry crew ignored fog warning off Brannow", (CREDITED,)),
        (f"{FERRY}, claims rival", (CREDITED,)),
        ("Ferry crews warned of fog off Brannow", (WARNED_BODY,)),
        (f"{FERRY} (monitor)", (CREDITED,)),
        (f"{FERRY} - police", (CREDITED,)),
        (f"{FERRY}, NGO", (CREDITED,)),
        ("Ferry crew to answer for ignored fog warning off Brannow", (CREDITED,)),
        (FERRY, ("The ferry crew ignored a fog warning off Brannow.", CREDITED)),
        (FERRY, (CREDITED, "The ferry crew ignored a fog warning off Brannow on Tuesday.")),
    ],
    ids=[
        "quoted words",
        "single marks",
        "says",
        "told",
        "claims",
        "warned",
        "monitor",
        "police",
        "NGO",
        "to answer",
        "own voice before",
        "own voice after",
    ],
)
def test_a_title_that_lost_no_source(title: str, body: tuple[str, ...]) -> None:
    assert findings(piece(title, *body), kind=LOST) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("A senior port official said the ferry had been overloaded.", "A senior port official"),
        (
            "Sources close to the board said the ferry had been overloaded.",
            "Sources close to the board",
        ),
        ("The ferry was reportedly overloaded.", "reportedly"),
    ],
)
def test_a_source_without_a_name(sentence: str, words: str) -> None:
    made = findings(piece("Brannow ferry sinks", sentence, "It sank at noon."), kind=ANONYMOUS)
    assert at_fault(made) == [words]


@pytest.mark.model
@pytest.mark.parametrize(
    "sentence",
    [
        "The official said the ferry had been overloaded.",
        "Norland’s top diplomat said the ferry had been overloaded.",
        "A senior port official, Greta Holm, said the ferry had been overloaded.",
        "Greta Holm, a senior port official, said the ferry had been overloaded.",
        "“The ferry was overloaded,” said Greta Holm, a senior port official.",
        "Residents said the ferry had been overloaded.",
        "Experts said the ferry had been overloaded.",
        "The ferry was reportedly overloaded, the Pilots Guild said.",
    ],
)
def test_a_source_that_is_named_or_met_or_many(sentence: str) -> None:
    article = piece("Brannow ferry sinks", sentence, "It sank at noon.")
    assert findings(article, kind=ANONYMOUS) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The ferry sank, a port official said.", 1),
        ("The ferry sank, a port official Greta Holm said.", 0),
        ("The ferry sank, a port official, Greta Holm, said.", 0),
        ("Greta Holm, a port official said, saw that The ferry sank.", 0),
        ("It was foggy. In town a port official said that The ferry sank.", 1),
    ],
    ids=["alone", "name after", "name after a comma", "name before", "no name before"],
)
def test_a_name_beside_the_words_whatever_the_parser_makes_of_it(sentence: str, found: int) -> None:
    article = piece(None, sentence)
    told = claim(article, "The ferry sank", source="a port official", source_kind=NOBODY)
    at = sentence.index("a port official")
    link = replace(told.attribution[0], span=Span(at, at + len("a port official")))
    told = replace(told, attribution=(link,))
    assert len(list(anonymous(scene_of(article, claims=[told])))) == found


@pytest.mark.model
def test_a_title_may_leave_the_name_to_its_body() -> None:
    article = piece(
        "Ferry was overloaded, senior port official says",
        "The ferry was overloaded, Greta Holm of the harbour board said.",
    )
    assert findings(article, kind=ANONYMOUS) == []


@pytest.mark.model
def test_one_unnamed_source_is_told_once_for_an_article() -> None:
    article = piece(
        "Brannow ferry sinks",
        "A senior port official said the ferry had been overloaded.",
        "The captain had slept, a senior port official said.",
        "A senior port official said the pumps had failed.",
    )
    (made,) = findings(article, kind=ANONYMOUS)
    assert [evidence.text for evidence in made.evidence[1:]] == [
        "the ferry had been overloaded",
        "The captain had slept",
        "the pumps had failed",
    ]


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


LEAD = "The flood destroyed 68 homes in Veldmark, the River Board said on Wednesday."
FIGURE_TITLE = "86 homes destroyed in Veldmark, board says"


@pytest.mark.model
@pytest.mark.parametrize(
    ("body", "changed"),
    [
        ((LEAD, "Buses ran all night."), ["86"]),
        ((LEAD, "Of the 86 families counted, most had fled."), []),
        ((LEAD, "An 86-page study had warned of it."), []),
        (
            (
                "The flood destroyed many homes in Veldmark, the River Board said on Wednesday.",
                "Soldiers carried furniture to the quay.",
                "Buses ran all night.",
                "The schools stayed shut.",
                "A storm destroyed 68 homes in Veldmark in 2019, the River Board said.",
            ),
            [],
        ),
    ],
    ids=["a plain mismatch", "the number elsewhere", "in a compound", "another incident later"],
)
def test_a_figure_in_the_title_against_the_body(body: tuple[str, ...], changed: list[str]) -> None:
    assert at_fault(findings(piece(FIGURE_TITLE, *body), kind=CHANGED)) == changed


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    ends = st.one_of(st.none(), st.integers(0, 120).map(float))
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    return figure(
        low,
        high,
        counted=draw(st.sampled_from(["person", "home", None])),
        outcomes=draw(st.sampled_from([(), ("kill",), ("injure",)])),
        low_inclusive=draw(st.booleans()),
        high_inclusive=draw(st.booleans()),
        approximate=draw(st.booleans()),
        kind=draw(st.sampled_from(["count", "money", "age"])),
    )


figures = st.lists(quantities(), max_size=3).map(tuple)


@given(figures, figures)
def test_being_disjoint_has_no_direction(
    ours: tuple[Quantity, ...], theirs: tuple[Quantity, ...]
) -> None:
    article = piece(None, "The flood left its mark.")
    a = claim(article, "The flood", quantities=ours)
    b = claim(article, "left its mark", quantities=theirs)
    assert disjoint(a, b) is disjoint(b, a)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (figure(24, 24), figure(37, 37), True),
        (figure(24, 24), figure(24, 24), False),
        (figure(24, None), figure(37, 37), False),
        (figure(36, 36), figure(37, None), True),
    ],
)
def test_disjoint_figures(ours: Quantity, theirs: Quantity, expected: bool) -> None:
    article = piece(None, "The flood left its mark.")
    a = claim(article, "The flood", quantities=(ours,))
    b = claim(article, "left its mark", quantities=(theirs,))
    assert disjoint(a, b) is disjoint(b, a) is expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orlow town", "Brannow town"),
        ("Orlow province", "Brannow province"),
        ("central Orlow city", "central Brannow city"),
    ],
)
def test_strange_towns_before_a_common_noun_do_not_conflict(one: str, other: str) -> None:
    made = findings(
        piece(
            "Market blast: police count the dead",
            f"The blast killed 24 people in {one}, the Harbour Police said.",
            outlet="Veldmark Courier",
        ),
        piece(
            "Market blast: rescuers count the dead",
            f"The blast killed 37 people in {other}, the Rescue League said.",
            outlet="Brannow Gazette",
        ),
        kind=FindingKind.FIGURE_CONFLICT,
    )
    assert made == []


@pytest.mark.model
def test_a_second_named_source_need_not_share_a_hedge_of_the_first() -> None:
    made = findings(
        piece(
            "Old Veldmark dyke probably collapsed under storm waves, Farmers Union says",
            "The old dyke at Veldmark collapsed under storm waves, the River Board said.",
        ),
        kind=FindingKind.HEDGE_DROPPED,
    )
    assert made == []
