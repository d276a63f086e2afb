"""Findings on quotations whose speaker is left out, and on tolls told without their source.

Both are read across articles: one names who said the words, or who counted; another, of the same
day or later, has the same words between quotation marks, or the same number, and names nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from retold.tracing.evidence import Scene, finding
from retold.tracing.findings.openly import LIVES
from retold.tracing.findings.quotes import Fragment, fragments
from retold.tracing.findings.voices import is_place
from retold.tracing.matching.levels import hedges_of
from retold.tracing.matching.match import Profile, compare, profile
from retold.tracing.matching.measures import HARM, outcome, related_measure
from retold.tracing.matching.sourced import is_proper, told_name
from retold.tracing.matching.words import Words
from retold.types import (
    FACTS,
    HEADS,
    Claim,
    Finding,
    FindingKind,
    Quantity,
    Severity,
    SourceKind,
)

QUOTED_WORDS = 7
BESIDE = 120
LEAST = 10
LARGE = 1_000
ALIKE = 0.4
DAYS = 3
TELLERS = 2
_DAY = 10
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
    known = _Known(scene, words)
    yield from _quotations(known)
    yield from _tolls(known)


@dataclass(frozen=True, slots=True)
class _Known:
    """A story with what is read of its articles and claims once."""

    scene: Scene
    words: Words

    _capitals: dict[str, frozenset[str]] = field(default_factory=dict)
    _profiles: dict[str, Profile] = field(default_factory=dict)
    _days: dict[str, int | None] = field(default_factory=dict)

    def capitals(self, article: str) -> frozenset[str]:
        """Return the capitalised words of an article and of who speaks for it, in lower case."""
        if article not in self._capitals:
            told = self.scene.articles[article]
            heads = f"{told.outlet or ''} {told.agency or ''} {told.title or ''}"
            found = _CAPITAL.findall(f"{told.text} {heads}")
            self._capitals[article] = frozenset(each.lower() for each in found)
        return self._capitals[article]

    def profile(self, claim: Claim) -> Profile:
        """Weigh the words of a claim."""
        if claim.id not in self._profiles:
            self._profiles[claim.id] = profile(claim, self.words)
        return self._profiles[claim.id]

    def after(self, told: Claim, origin: Claim) -> bool:
        """Whether the telling came on the day of its origin or soon after, from another article."""
        first, second = (self._day(claim.article) for claim in (origin, told))
        if first is None or second is None or told.article == origin.article:
            return False
        return 0 <= second - first <= DAYS

    def _day(self, article: str) -> int | None:
        if article not in self._days:
            told = self.scene.articles[article].published
            self._days[article] = date.fromisoformat(told[:_DAY]).toordinal() if told else None
        return self._days[article]

    def credit(self, claim: Claim) -> Hashable:
        """Return whom a claim credits: of two with one credit an article knows both or neither."""
        link = claim.attribution[-1]
        return link.kind, link.source, link.canonical


def _quotations(known: _Known) -> Iterator[Finding]:
    """Hold each quotation that nobody is named for against those of a person who is.

    Of those that give a person's words alike on one day, the first of two articles.
    """
    scene = known.scene
    found = [each for each in fragments(scene) if len(each.words) >= QUOTED_WORDS]
    spoken: dict[tuple[str, ...], dict[Hashable, dict[str, Fragment]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for each in found:
        if _by_a_person(each.claim):
            day = (scene.articles[each.article].published or "")[:_DAY]
            said = (known.credit(each.claim), day, each.words)
            for at in range(len(each.words) - QUOTED_WORDS + 1):
                first = spoken[each.words[at : at + QUOTED_WORDS]][said]
                if len(first) < TELLERS:
                    first.setdefault(each.article, each)
    places = {id(each): at for at, each in enumerate(found)}
    for told in found:
        if told.claim.attribution or told.claim.block in HEADS or _says_so(scene, told):
            continue
        tellers = spoken.get(told.words[:QUOTED_WORDS], {}).values()
        origins = (each for first in tellers for each in first.values())
        for origin in sorted(origins, key=lambda each: places[id(each)]):
            if _speaker_lost(known, told, origin):
                yield _finding(scene, told.claim, origin.claim, "between quotation marks,")
                break


def _by_a_person(claim: Claim) -> bool:
    if not claim.attribution or claim.block in HEADS:
        return False
    link = claim.attribution[-1]
    return link.kind is SourceKind.PERSON and is_proper(link.canonical) and " " in link.canonical


def _says_so(scene: Scene, told: Fragment) -> bool:
    """Whether words beside a quotation tell of somebody who says it."""
    text = scene.text(told.article)
    before = text[told.claim.sentence.start : told.span.start]
    after = text[told.span.end : told.claim.sentence.end + BESIDE]
    return bool(_SAID.search(before) or _SAID.search(after.split("\n\n")[0]))


def _speaker_lost(known: _Known, told: Fragment, origin: Fragment) -> bool:
    """Whether the whole quotation is a person's whom its article does not know."""
    if f" {' '.join(told.words)} " not in f" {' '.join(origin.words)} ":
        return False
    return known.after(told.claim, origin.claim) and not _named(known, told.claim, origin.claim)


def _tolls(known: _Known) -> Iterator[Finding]:
    """Hold each toll that no source is named for against those that one is."""
    scene, credited = known.scene, _credited(known.scene)
    told_of: set[tuple[str, _Ends]] = set()
    for told in scene.claims if credited else ():
        if not _in_own_voice(scene, told) or scene.teller(told) != told.article:
            continue
        for figure in told.quantities:
            place = (told.article, _ends(figure))
            if place in told_of or not _is_toll(scene, told, figure):
                continue
            origin = _origin_of(known, told, figure, credited)
            if origin is not None:
                told_of.add(place)
                yield _finding(scene, told, origin, "with the same number,")


_Ends = tuple[float | None, float | None]
_Credited = Mapping[Hashable, list[tuple[Claim, Quantity]]]


def _credited(scene: Scene) -> _Credited:
    """Return the tolls that a source is named for, by their number, in the order of telling."""
    found: dict[Hashable, list[tuple[Claim, Quantity]]] = defaultdict(list)
    for claim in sorted(filter(_by_a_body, scene.claims), key=scene.ranked):
        for figure in claim.quantities:
            if _is_toll(scene, claim, figure):
                found[_number(figure)].append((claim, figure))
    return found


def _origin_of(known: _Known, told: Claim, figure: Quantity, credited: _Credited) -> Claim | None:
    """Return the first claim whose source an article leaves out that gives its toll.

    Nothing where the article credits anybody with it elsewhere.
    """
    if any(
        claim.attribution and any(_one_toll(figure, other) for other in claim.quantities)
        for claim in known.scene.by_article[told.article]
    ):
        return None
    heard: dict[Hashable, bool] = {}
    for origin, other in credited.get(_number(figure), ()):
        if not known.after(told, origin) or not _one_toll(figure, other):
            continue
        credit = known.credit(origin)
        if credit not in heard:
            heard[credit] = _named(known, told, origin)
        if not heard[credit] and _one_event(known, told, figure, origin):
            return origin
    return None


def _by_a_body(claim: Claim) -> bool:
    if len(claim.attribution) != 1 or claim.block in HEADS or claim.kind not in FACTS:
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
    if claim.attribution or claim.block in HEADS or claim.kind not in FACTS or hedges_of(claim):
        return False
    return not _SAID.search(LIVES.sub("", claim.sentence.of(scene.text(claim.article))))


def _one_toll(figure: Quantity, other: Quantity) -> bool:
    return (
        _ends(figure) == _ends(other)
        and figure.approximate == other.approximate
        and bool(outcome(figure) & outcome(other) & HARM)
        and related_measure(figure, other)
    )


def _ends(figure: Quantity) -> _Ends:
    return figure.low, figure.high


def _number(figure: Quantity) -> Hashable:
    """Return what two figures share that can be one toll."""
    return *_ends(figure), figure.approximate


def _one_event(known: _Known, told: Claim, figure: Quantity, origin: Claim) -> bool:
    """Whether two claims of one toll tell of the same event."""
    match = compare(known.profile(told), known.profile(origin))
    large = max(figure.low or 0, figure.high or 0) >= LARGE
    return match.predicate and (large or match.score >= ALIKE)


def _named(known: _Known, told: Claim, origin: Claim) -> bool:
    """Whether an article, or who speaks for it, has a telling word of a source's name anywhere."""
    link = origin.attribution[-1]
    capitals = {*_CAPITAL.findall(f"{link.source} {link.canonical}")} - _PLAIN
    names = {name for name in capitals if not is_place(name)}
    if link.kind is SourceKind.PERSON:
        names = {link.canonical.split()[-1]}
    heard = known.capitals(told.article)
    return not names or any(name.lower() in heard for name in names)


def _finding(scene: Scene, told: Claim, origin: Claim, how: str) -> Finding:
    link = origin.attribution[-1]
    return finding(
        scene,
        FindingKind.ATTRIBUTION_LOST,
        Severity.LOW,
        f"{scene.outlet(told.article)} names nobody for what {scene.outlet(origin.article)}, {how} "
        f"credits to {told_name(link)}.",
        [
            scene.evidence(told.article, told.span),
            scene.evidence(origin.article, origin.span),
            scene.evidence(origin.article, link.span),
        ],
        unless="the article establishes it by other means, in words that were not matched",
        source=told_name(link),
    )
