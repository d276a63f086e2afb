"""Whether a claim rests on more than the one source that its sentence credits.

A title may state what two independent sources give; no single one was lost. Sources are taken to
be independent only where their sorts differ surely: a ministry and a monitor. "A monitor" and the
observatory named next are one, as are state media and their agency.
"""

from __future__ import annotations

import re
from itertools import pairwise

from retold.tracing.evidence import Scene
from retold.tracing.findings.fates import fated
from retold.tracing.matching.measures import HARM, outcome, related_measure
from retold.tracing.retellings import is_proper
from retold.types import HEADS, Attribution, BlockKind, Claim, Quantity, SourceKind

NEAR = 1.5
BOTH = 2
BESIDE = 90
MONITOR = "monitor"
_SORTS = {
    MONITOR: re.compile(
        r"\b(?:observatory|monitor\w*|watchdog|groups?|ngos?|activists?|opposition|network)\b", re.I
    ),
    "state": re.compile(
        r"\b(?:officials?|police|army|military|ministry|minister|government|state|governor|"
        r"mayor|commander|authorities|president|command|general|coalition)\b",
        re.I,
    ),
    "press": re.compile(r"\b(?:journalists?|correspondents?|reporters?|photographers?)\b", re.I),
    "party": re.compile(r"\b(?:rebels?|fighters?|militants?|insurgents?|militia)\b", re.I),
    "medic": re.compile(r"\b(?:doctors?|hospitals?|medics?|medical|rescue\w*|ambulance)\b", re.I),
}
_CONFIRMED = re.compile(
    r"\b(?:tolls?|deaths|killings?|dead)\s+(?:was|were|has been|have been)\s+confirmed\b|"
    r"\b(?:was|were|been|are|is)\s+confirmed\s+(?:killed|dead)\b|"
    r"\bconfirm(?:s|ed|ing)\s+(?:the|that)\s+(?:death\s+)?(?:tolls?|deaths|count|number)\b|"
    r"\b(?:correspondents?|photographers?|journalists?|reporters?)\b[^.]{0,60}"
    r"\b(?:saw|counted)\b[^.]{0,40}\b(?:bodies|dead|corpses|remains)\b",
    re.IGNORECASE,
)
_SAME_TOLL = re.compile(
    r"\b(?:reported|reports|gave|gives|put|confirmed|had)\s+(?:the|a)\s+(?:same|similar)\s+"
    r"(?:(?:death|casualty)\s+)?(?:toll|count|number|figure)s?\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*,?\s+and\s+(?:also\s+)?(?:by\s+)?(?:the\s+)?[^\W\d_a-z][^\W\d_]+\s+\w+")
_AND = re.compile(r"\s*,?\s*and\s+(?:also\s+)?(?:the\s+)?", re.IGNORECASE)
_TWO = re.compile(r"[^\W\d_a-z]\w+\s+and\s+the\s+[^\W\d_a-z]")
_EACH = re.compile(r"(?:the|an?)\s[^,]+\sand\s(?:the|an?)\s", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:multiple|several|various|numerous)\b", re.IGNORECASE)
_ACCORDING = re.compile(r"\b(?:according to|by)\b", re.IGNORECASE)


def is_vouched(scene: Scene, told: Claim, origin: Claim) -> bool:
    """Whether a text gives a title's claim on the word of several sources of different sorts."""
    link, text = origin.attribution[-1], scene.text(origin.article)
    if _names_two(origin, link, text):
        return True
    counts = [figure for figure in fated(told, text).quantities if outcome(figure) & HARM]
    if not counts:
        return False
    body = " ".join(b.span.of(text) for b in scene.articles[origin.article].blocks)
    if _CONFIRMED.search(body) or _SAME_TOLL.search(body):
        return True
    return any(
        _gives(counts[0], other) and _is_second(link, claim, text)
        for claim in scene.by_article[origin.article]
        if claim.id != origin.id and claim.attribution
        for other in fated(claim, text).quantities
    )


def _is_second(link: Attribution, claim: Claim, text: str) -> bool:
    """Whether a claim credits a source that surely has nothing to do with the first.

    A standfirst, as part of the head, names whom the title leaves out.
    """
    other = claim.attribution[-1]
    if claim.block in HEADS:
        return claim.block is not BlockKind.TITLE
    ours, theirs = _sorts(link, text), _sorts(other, text)
    if ours == {MONITOR} and not theirs:
        several = len(other.canonical.split()) >= BOTH
        return other.kind is SourceKind.INSTITUTION and is_proper(other.canonical) and several
    return bool(ours and theirs) and (not ours & theirs or _is_joint(other))


def _names_two(origin: Claim, link: Attribution, text: str) -> bool:
    """Whether one credit names two bodies: "according to the League and the Observatory"."""
    named = sorted(
        (each.span for each in origin.attribution if is_proper(each.canonical)),
        key=lambda span: span.start,
    )
    between = (text[a.end : b.start] for a, b in pairwise(named))
    if any(_AND.fullmatch(words) for words in between) or _is_joint(link):
        return True
    if link.kind is SourceKind.ANONYMOUS or not is_proper(link.canonical):
        return False
    by = _ACCORDING.search(link.cue_span.of(text))
    return bool(by) and _JOINED.match(text, link.span.end, origin.sentence.end) is not None


def _is_joint(link: Attribution) -> bool:
    """Whether a source is "the League and the Observatory", or a body and others of its own sort.

    "Activists and rescue workers" are one crowd; a reporter, or a party to a war, beside a monitor
    is a second source.
    """
    if _SEVERAL.match(link.source) or _TWO.search(link.source) or _EACH.match(link.source):
        return True
    sides = link.source.split(" and ")
    sorts = [{s for s, pattern in _SORTS.items() if pattern.search(side)} for side in sides]
    if len(sides) != BOTH or not all(sorts) or sorts[0] & sorts[1]:
        return False
    return is_proper(link.canonical) or bool({"press", "party"} & (sorts[0] | sorts[1]))


def _gives(figure: Quantity, other: Quantity) -> bool:
    """Whether a figure is a title's count, or one not far above its lower bound."""
    if not (outcome(other) & outcome(figure) & HARM and related_measure(figure, other)):
        return False
    ours = {end for end in (figure.low, figure.high) if end is not None}
    theirs = {end for end in (other.low, other.high) if end is not None}
    if ours & theirs:
        return True
    if figure.low is None or figure.high is not None or not theirs:
        return False
    return figure.low <= min(theirs) <= NEAR * figure.low


def _sorts(link: Attribution, text: str) -> set[str]:
    """What sort of source somebody is, by their name and, of a person, by what stands beside."""
    words = f"{link.source} {link.canonical}"
    if link.kind is SourceKind.PERSON:
        name = link.canonical.split()[-1]
        at = text.find(name)
        words += f" {text[max(0, at - BESIDE // 2) : at + len(name) + BESIDE]}" if at >= 0 else ""
    found = {sort for sort, pattern in _SORTS.items() if pattern.search(words)}
    return {MONITOR} if MONITOR in found else found
