"""Findings on figures that somebody worked out from a comparison, and credited to who compared.

"This stop costs us twice as much as the one in spring," says the director; the article adds that
the one in spring cost 40 million. The next day the director "said" that it costs 80 million.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retold.tracing.evidence import Scene, finding, quoted
from retold.tracing.findings.conflicts import times_meet
from retold.tracing.matching.topics import topic_of
from retold.tracing.retellings import source_of
from retold.types import HEADS, Claim, Finding, FindingKind, Mode, Quantity, Severity

BESIDE = 2
"""How many sentences may stand between a comparison and the figure of what it compares with."""
_DAY = 10
_LESS = r"fewer|less|smaller|lower|shorter|cheaper|lighter"
_MORE = r"more|greater|larger|bigger|higher|longer|dearer|heavier"
_OBJECT = (
    r"(?P<object>[^.,;:!?”\"]+?)"
    r"(?=\s(?:have|has|had|did|do|does|was|were|is|are|will|would|could)\b|[.,;:!?”\"]|$)"
)
_THAN = re.compile(
    rf"\b(?:(?P<less>{_LESS})|(?P<more>{_MORE}))\b[^.;:!?”\"]{{0,60}}?\bthan\b{_OBJECT}",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:(?P<two>twice|double)|(?P<half>half)|(?P<three>three\s+times))\b"
    rf"[^.;:!?”\"]{{0,20}}?\b(?:as|that|those)\b{_OBJECT}",
    re.IGNORECASE,
)
_FACTORS = {"two": 2.0, "half": 0.5, "three": 3.0}
NUMERAL = re.compile(r"\d|\b(?:hundred|thousand|million|billion|dozen|score)s?\b", re.IGNORECASE)
"""Words that give a number of their own."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_EMPTY = frozenset(
    "the one ones that those this these did does was were had has have will would last next past "
    "year month week day time times before ago and for because since ever year's our their his her "
    "january february march april may june july august september october november december".split()
)
_SAYS_NUMBER = frozenset({"count", "measure", "money", "percent", "share", "rate"})
LEAST = 10.0


@dataclass(frozen=True, slots=True)
class _Compared:
    """Words that compare without a number: who says them, with what, and by which reckoning."""

    claim: Claim
    who: str
    object: frozenset[str]
    factor: float | None
    step: float


def trace(scene: Scene) -> Iterator[Finding]:
    """Yield figures credited to a source whose words compare only, and which follow from these.

    Three tellings must meet: words of a source that compare and hold no number; beside them in
    the same article, by anybody else, the one figure of what they compare with; and in an article
    of a later day, credited to the source, a figure that is that one, that one multiplied as the
    comparison says, or one less or more. The source gives it nowhere in the story.
    """
    for compared in _comparisons(scene):
        for base, figure in _bases(scene, compared):
            for told, number in _tellings(scene, compared, base, figure):
                yield _finding(scene, compared, (told, number), (base, figure))


def _comparisons(scene: Scene) -> Iterator[_Compared]:
    for claim in scene.claims:
        who = source_of(claim)
        if who is None or claim.mode is not Mode.DIRECT or NUMERAL.search(claim.text):
            continue
        if found := _TIMES.search(claim.text):
            factor = next(factor for name, factor in _FACTORS.items() if found[name])
            yield _Compared(claim, who, _object(found), factor, 0.0)
        elif found := _THAN.search(claim.text):
            step = -1.0 if found["less"] else 1.0
            yield _Compared(claim, who, _object(found), None, step)


def _object(found: re.Match[str]) -> frozenset[str]:
    """Return the words that only what is compared with has: "old", where both are dredgers."""
    return _words(found["object"]) - _words(found.string[: found.start("object")])


def _words(text: str) -> frozenset[str]:
    """Return the words of what is compared with, but for those of time and small ones."""
    return frozenset(_WORD.findall(text.lower())) - _EMPTY


def _bases(scene: Scene, compared: _Compared) -> Iterator[tuple[Claim, Quantity]]:
    """Yield the figures beside a comparison that somebody else gives of what it compares with."""
    claims = scene.by_article[compared.claim.article]
    starts = sorted({c.sentence.start for c in claims if c.block not in HEADS})
    at = starts.index(compared.claim.sentence.start) if compared.claim.block not in HEADS else -9
    for claim in claims:
        if claim.block in HEADS or source_of(claim) == compared.who:
            continue
        if not 0 < abs(starts.index(claim.sentence.start) - at) <= BESIDE:
            continue
        if len(topic_of(claim) & topic_of(compared.claim)) < 1:
            continue
        for figure in claim.quantities:
            if figure.kind in _SAYS_NUMBER and figure.low == figure.high and figure.low:
                yield claim, figure


def _tellings(
    scene: Scene, compared: _Compared, base: Claim, figure: Quantity
) -> Iterator[tuple[Claim, Quantity]]:
    """Yield later figures credited to the source that follow from the comparison."""
    wanted = _follows(compared, figure.low or 0.0)
    told = [c for c in scene.claims if source_of(c) == compared.who]
    first = (scene.articles[compared.claim.article].published or "9")[:_DAY]
    for claim in told:
        day = (scene.articles[claim.article].published or "")[:_DAY]
        if claim.article == compared.claim.article or day <= first or claim.mode is Mode.DIRECT:
            continue
        if not topic_of(claim) & topic_of(compared.claim) or _is_of(claim, base, compared):
            continue
        for number in claim.quantities:
            same = _unit(number) == _unit(figure)
            point = number.low == number.high and number.low in wanted
            if same and point and (number.low or 0) >= LEAST and not _gives(told, number, claim):
                yield claim, number


def _is_of(claim: Claim, base: Claim, compared: _Compared) -> bool:
    """Whether a telling may be of what was compared with, by its words or by its time.

    "Fewer than last August": only the times of the two tell August from August.
    """
    if _words(claim.text) & compared.object:
        return True
    dated = any(t.start_time for t in claim.times) and any(t.start_time for t in base.times)
    return times_meet(claim, base) if dated else not compared.object


def _follows(compared: _Compared, number: float) -> Sequence[float]:
    if compared.factor is not None:
        return (number * compared.factor,)
    return (number, number + compared.step)


def _unit(figure: Quantity) -> str:
    """Return what a figure is measured in, whether over a time or not; its kind for bare counts."""
    return (figure.unit or figure.kind).split("/")[0] or figure.kind


def _gives(told: Sequence[Claim], number: Quantity, claim: Claim) -> bool:
    """Whether the source gives the number in words of its own anywhere."""
    return any(
        number.low in {q.low, q.high}
        for other in told
        if other.id != claim.id and other.mode is not Mode.INDIRECT
        for q in other.quantities
    )


def _finding(
    scene: Scene,
    compared: _Compared,
    told: tuple[Claim, Quantity],
    base: tuple[Claim, Quantity],
) -> Finding:
    (claim, number), (source, figure), spoken = told, base, compared.claim
    here = quoted(number.span.of(scene.text(claim.article)))
    there = quoted(figure.span.of(scene.text(source.article)))
    return finding(
        scene,
        FindingKind.UNSUPPORTED_FIGURE,
        Severity.HIGH,
        f"{here} is credited to {compared.who}, who compares and gives no number; it follows from "
        f"{there}, which {scene.outlet(source.article)} has of what the words compare with.",
        [
            scene.evidence(claim.article, number.span),
            scene.evidence(spoken.article, spoken.span),
            scene.evidence(source.article, figure.span),
            scene.evidence(claim.article, claim.span),
            scene.evidence(source.article, source.span),
        ],
        unless="the source gave the number in words that none of these articles quotes",
        source=compared.who,
        derivation="comparison" if compared.factor is None else "multiple",
        derived_from={"low": figure.low, "high": figure.high},
    )
