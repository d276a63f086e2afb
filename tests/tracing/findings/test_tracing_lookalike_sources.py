"""Innocent sources that look lost or unnamed, each beside the guilty one it is taken for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lookalike_samples import DROPPED, DYKE, GAZETTE, PROBABLY
from newsroom import (
    NEXT_DAY,
    at_fault,
    claim,
    findings,
    of_one_story,
    piece,
    scene_of,
)

from retold.tracing.findings.unnamed import anonymous
from retold.types import FindingKind, SourceKind, Span

LOST = FindingKind.ATTRIBUTION_LOST
ANONYMOUS = FindingKind.ANONYMOUS_SOURCE
NOBODY = SourceKind.ANONYMOUS


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
