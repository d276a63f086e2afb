"""Credibility from origins and dispute alone; 1 is given sparingly, 6 means unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from invented import place_of
from newsroom import claim, figure, piece, scene_of

from retold.tracing.assess import credibility
from retold.tracing.evidence import finding
from retold.tracing.origins.chains import UNSTATED
from retold.types import (
    Article,
    Claim,
    ClaimKind,
    Finding,
    FindingKind,
    Origin,
    Polarity,
    Severity,
    SourceKind,
    Step,
    Thread,
    Timex,
)

ARTICLE = piece(None, "The dyke broke at noon")
CLAIM = claim(ARTICLE, "The dyke broke", source="River Board")
UNNAMED = claim(ARTICLE, "broke at noon", source="a man", source_kind=SourceKind.ANONYMOUS)


def thread(*sources: str, steps: tuple[Claim, ...] = (CLAIM,)) -> Thread:
    origins = tuple(Origin(source, (ARTICLE.id,), "by hand") for source in sources)
    tellings = tuple(Step(each.id, None, "by hand") for each in steps)
    return Thread("t1", "s1", "Dyke", tellings, origins, len(origins))


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ((), 6),
        ((UNSTATED,), 6),
        (("River Board",), 3),
        (("River Board", UNSTATED), 3),
        (("River Board", "Rescue League"), 2),
        (("River Board", "Rescue League", "Pilots Guild"), 1),
    ],
)
def test_origins_that_name_different_sources(sources: tuple[str, ...], expected: int) -> None:
    (rated,) = credibility([thread(*sources)], [CLAIM], [])
    assert rated.credibility == expected
    assert rated.credibility_reason


def test_one_origin_with_unnamed_sources_cannot_be_judged() -> None:
    told = thread("River Board", steps=(CLAIM, UNNAMED))
    (rated,) = credibility([told], [CLAIM, UNNAMED], [])
    assert (rated.credibility, rated.credibility_reason) == (6, "rests in part on unnamed sources")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (FindingKind.FIGURE_CONFLICT, 4),
        (FindingKind.CONTRADICTION, 4),
        (FindingKind.HEDGE_DROPPED, 1),
    ],
)
def test_a_dispute_makes_doubtful_whatever_the_origins(kind: FindingKind, expected: int) -> None:
    scene = scene_of(ARTICLE, claims=[CLAIM])
    evidence = [scene.evidence(CLAIM.article, CLAIM.span)]
    dispute = finding(scene, kind, Severity.HIGH, "told", evidence, unless="never")
    told = thread("River Board", "Rescue League", "Pilots Guild")
    (rated,) = credibility([told], [CLAIM], [dispute])
    assert rated.credibility == expected


def told_by(*tellings: Claim, **origins: Article) -> Thread:
    listed = tuple(Origin(name, (article.id,), "by hand") for name, article in origins.items())
    steps = tuple(Step(each.id, None, "by hand") for each in tellings)
    return Thread("t1", "s1", "Dyke", steps, listed, len(listed))


def rated(thread: Thread, claims: Sequence[Claim], *found: Finding) -> tuple[int, str]:
    (made,) = credibility([thread], claims, found)
    return made.credibility, made.credibility_reason


SAID = piece(None, "The dyke broke at noon.", outlet="Coast Gazette")
DENIED = piece(None, "The dyke did not break.", outlet="Orlow Times")
YES = claim(SAID, "The dyke broke", "dyke/NOUN/nsubj", "break/VERB/ROOT", source="Board")
NO = claim(
    DENIED,
    "The dyke did not break",
    *("dyke/NOUN/nsubj", "break/VERB/ROOT"),
    source="League",
    polarity=Polarity.NEGATED,
)


def test_a_denial_is_no_second_origin_but_a_dispute() -> None:
    value, reason = rated(told_by(YES, NO, Board=SAID, League=DENIED), [YES, NO])
    assert (value, reason) == (4, "one of its tellings disputes it: it says the opposite")


def test_an_origin_that_only_asks_confirms_nothing() -> None:
    asked = replace(NO, kind=ClaimKind.QUESTION, polarity=Polarity.AFFIRMED)
    value, reason = rated(told_by(YES, asked, Board=SAID, League=DENIED), [YES, asked])
    assert value == 3
    assert "Board" in reason


def refused(home: Claim) -> Claim:
    time = Timex(
        span=home.span,
        kind="date",
        value="2031-02-30",
        start_time=None,
        end_time=None,
        inferred=False,
        days=None,
        problem="February has 28 days",
    )
    return replace(home, times=(time,))


def test_what_the_calendar_refuses_is_improbable_however_many_say_it() -> None:
    told = [refused(CLAIM)]
    value, reason = rated(thread("A", "B", "C", steps=(told[0],)), told)
    assert (value, reason) == (5, "its date cannot be: February has 28 days")


def test_one_slip_among_tellings_that_agree_is_no_flaw_of_the_claim() -> None:
    again = claim(SAID, "dyke broke", "dyke/NOUN/nsubj", "break/VERB/ROOT", source="Board")
    told = [YES, refused(again)]
    assert rated(told_by(*told, Board=SAID), told)[0] == 3


@pytest.mark.parametrize(
    ("words", "percent", "value"),
    [
        ("140 percent of the voters came", "140 percent", 5),
        ("100 percent of the voters came", "100 percent", 3),
        ("140 percent of last year's harvest came in", "140 percent", 3),
        ("Prices rose by 140 percent", "140 percent", 3),
    ],
)
def test_more_than_all_of_them_is_improbable(words: str, percent: str, value: int) -> None:
    home = piece(None, words)
    low = float(percent.split(maxsplit=1)[0])
    share = replace(figure(low, low, kind="percent", unit="%"), span=place_of(home, percent))
    told = claim(home, words, source="Board", quantities=(share,))
    assert rated(told_by(told, Board=home), [told])[0] == value


def test_what_is_said_elsewhere_in_the_article_is_not_held_against_a_claim() -> None:
    scene = scene_of(SAID, claims=[YES])
    other = [scene.evidence(SAID.id, place_of(SAID, "at noon"))]
    dispute = finding(
        scene, FindingKind.CONTRADICTION, Severity.HIGH, "told", other, unless="never"
    )
    assert rated(told_by(YES, Board=SAID), [YES], dispute)[0] == 3
