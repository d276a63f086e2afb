"""Findings on quotations whose speaker is left out, and on tolls told without their source.

Both are read across articles: one names who said the words, or who counted; another, of the same
day or later, has the same words between quotation marks, or the same number, and names nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from retold.tracing.evidence import Scene, finding
from retold.tracing.findings.openly import LIVES
from retold.tracing.findings.quotes import Fragment, fragments
from retold.tracing.findings.voices import is_place
from retold.tracing.matching.levels import hedges_of
from retold.tracing.matching.match import compare, profile
from retold.tracing.matching.measures import HARM, outcome, related_measure
from retold.tracing.matching.sourced import is_proper
from retold.tracing.matching.words import Words
from retold.tracing.retellings import HEADS
from retold.types import Claim, ClaimKind, Finding, FindingKind, Quantity, Severity, SourceKind

QUOTED_WORDS = 7
BESIDE = 120
LEAST = 10
LARGE = 1_000
ALIKE = 0.4
DAYS = 3
_FACTS = frozenset({ClaimKind.REPORT, ClaimKind.ESTIMATE})
_BODIES = frozenset({SourceKind.INSTITUTION, SourceKind.AGENCY, SourceKind.PERSON})
_SAID = re.compile(
    r"\b(?:says?|said|saying|tells?|told|telling|report(?:s|ed|edly|ing)?|according|announced|"
    r"claims?|claimed|claiming|(?-i:states|stated|stating)|statements?|added|adding|confirm\w*|alleg\w*|quot\w+|cit(?:ed|ing|es)|"
    r"believ\w+|estimat\w+|count(?:s|ed)|wrote|writes|tweet\w*|called|sources?|release)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"\b(?:dozens|scores|hundreds|thousands|several|many|few)\b", re.IGNORECASE)
_CAPITAL = re.compile(r"\b[^\W\d_a-z][^\W_]+(?:[’'-][^\W_]+)*")
_PLAIN = frozenset("United Ministry National State States President General News The".split())


def trace(scene: Scene, words: Words) -> Iterator[Finding]:
    """Yield quotations without their speaker, then tolls without their source."""
    yield from _quotations(scene)
    yield from _tolls(scene, words)


def _quotations(scene: Scene) -> Iterator[Finding]:
    """Hold each quotation that nobody is named for against those of a person who is."""
    found = [each for each in fragments(scene) if len(each.words) >= QUOTED_WORDS]
    spoken: dict[tuple[str, ...], list[Fragment]] = defaultdict(list)
    for each in found:
        if _by_a_person(each.claim):
            for at in range(len(each.words) - QUOTED_WORDS + 1):
                spoken[each.words[at : at + QUOTED_WORDS]].append(each)
    for told in found:
        if told.claim.attribution or told.claim.block in HEADS:
            continue
        for origin in spoken.get(told.words[:QUOTED_WORDS], ()):
            if _speaker_lost(scene, told, origin):
                yield _finding(scene, told.claim, origin.claim, "between quotation marks,")
                break


def _by_a_person(claim: Claim) -> bool:
    if not claim.attribution or claim.block in HEADS:
        return False
    link = claim.attribution[-1]
    return link.kind is SourceKind.PERSON and is_proper(link.canonical) and " " in link.canonical


def _speaker_lost(scene: Scene, told: Fragment, origin: Fragment) -> bool:
    """Whether the whole quotation is a person's whom its article does not know."""
    if f" {' '.join(told.words)} " not in f" {' '.join(origin.words)} ":
        return False
    if not _after(scene, told.claim, origin.claim) or _named(scene, told.claim, origin.claim):
        return False
    text = scene.text(told.article)
    before = text[told.claim.sentence.start : told.span.start]
    after = text[told.span.end : told.claim.sentence.end + BESIDE]
    return not (_SAID.search(before) or _SAID.search(after.split("\n\n")[0]))


def _tolls(scene: Scene, words: Words) -> Iterator[Finding]:
    """Hold each toll that no source is named for against those that one is."""
    credited = [
        (claim, figure)
        for claim in sorted(scene.claims, key=scene.ranked)
        if _by_a_body(claim)
        for figure in claim.quantities
        if _is_toll(scene, claim, figure)
    ]
    told_of: set[tuple[str, tuple[float | None, float | None]]] = set()
    for told in scene.claims if credited else ():
        if not _in_own_voice(scene, told):
            continue
        for figure in told.quantities:
            place = (told.article, _ends(figure))
            if place in told_of or not _is_toll(scene, told, figure):
                continue
            for origin, other in credited:
                if _one_toll(figure, other) and _source_lost(scene, told, figure, origin, words):
                    told_of.add(place)
                    yield _finding(scene, told, origin, "with the same number,")
                    break


def _by_a_body(claim: Claim) -> bool:
    if len(claim.attribution) != 1 or claim.block in HEADS or claim.kind not in _FACTS:
        return False
    (link,) = claim.attribution
    return link.kind in _BODIES and is_proper(link.canonical) and bool(_CAPITAL.search(link.source))


def _is_toll(scene: Scene, claim: Claim, figure: Quantity) -> bool:
    """Whether a figure gives a number of dead or hurt that is no round word for many."""
    if figure.kind != "count" or not outcome(figure) & HARM:
        return False
    least = max(end for end in (figure.low or 0, figure.high or 0))
    return least >= LEAST and not _VAGUE.search(figure.span.of(scene.text(claim.article)))


def _in_own_voice(scene: Scene, claim: Claim) -> bool:
    if claim.attribution or claim.block in HEADS or claim.kind not in _FACTS or hedges_of(claim):
        return False
    return not _SAID.search(LIVES.sub("", claim.sentence.of(scene.text(claim.article))))


def _one_toll(figure: Quantity, other: Quantity) -> bool:
    return (
        _ends(figure) == _ends(other)
        and figure.approximate == other.approximate
        and bool(outcome(figure) & outcome(other) & HARM)
        and related_measure(figure, other)
    )


def _ends(figure: Quantity) -> tuple[float | None, float | None]:
    return figure.low, figure.high


def _source_lost(scene: Scene, told: Claim, figure: Quantity, origin: Claim, words: Words) -> bool:
    """Whether an article that knows nothing of a source gives its toll of the same event."""
    if told.article == origin.article or scene.teller(told) != told.article:
        return False
    if not _after(scene, told, origin) or _named(scene, told, origin):
        return False
    if any(
        claim.attribution and any(_one_toll(figure, other) for other in claim.quantities)
        for claim in scene.by_article[told.article]
    ):
        return False
    match = compare(profile(told, words), profile(origin, words))
    large = max(figure.low or 0, figure.high or 0) >= LARGE
    return match.predicate and (large or match.score >= ALIKE)


def _after(scene: Scene, told: Claim, origin: Claim) -> bool:
    """Whether the telling came on the day of its origin or soon after, from another article."""
    days = [scene.articles[claim.article].published for claim in (origin, told)]
    if told.article == origin.article or None in days:
        return False
    first, second = (date.fromisoformat(str(day)[:10]) for day in days)
    return 0 <= (second - first).days <= DAYS


def _named(scene: Scene, told: Claim, origin: Claim) -> bool:
    """Whether an article, or who speaks for it, has a telling word of a source's name anywhere."""
    article, link = scene.articles[told.article], origin.attribution[-1]
    heads = f"{article.outlet or ''} {article.agency or ''} {article.title or ''}"
    capitals = {*_CAPITAL.findall(f"{link.source} {link.canonical}")} - _PLAIN
    names = {name for name in capitals if not is_place(name)}
    if link.kind is SourceKind.PERSON:
        names = {link.canonical.split()[-1]}
    known = {each.lower() for each in _CAPITAL.findall(f"{article.text} {heads}")}
    return not names or any(name.lower() in known for name in names)


def _finding(scene: Scene, told: Claim, origin: Claim, how: str) -> Finding:
    link = origin.attribution[-1]
    return finding(
        scene,
        FindingKind.ATTRIBUTION_LOST,
        Severity.LOW,
        f"{scene.outlet(told.article)} names nobody for what {scene.outlet(origin.article)}, {how} "
        f"credits to {link.canonical}.",
        [
            scene.evidence(told.article, told.span),
            scene.evidence(origin.article, origin.span),
            scene.evidence(origin.article, link.span),
        ],
        unless="the article establishes it by other means, in words that were not matched",
        source=link.canonical,
    )
