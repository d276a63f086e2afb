"""Findings on extent: "some" told as "all", a limit of age, of species or of place left behind.

A headline drops adjectives as a matter of course, and that is no fault. What it may not drop is
what makes the claim true of fewer: that it holds for some, for those over sixty, in mice, in one
town.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from retold.tracing.evidence import Scene, finding, quoted
from retold.tracing.matching.levels import hedges_of
from retold.tracing.matching.match import Match, best_pair
from retold.tracing.matching.measures import disjoint
from retold.tracing.matching.narrower import falls_under
from retold.tracing.retellings import Basis, Retelling
from retold.types import HEADS, BlockKind, Claim, Finding, FindingKind, Mode, Severity, Span, Term

_OWN = r"(?:\s+(?:of\s+)?(?:the|its|their|his|her|our|these|those))?(?:\s+[a-z-]+)?\s+$"
_PART = re.compile(
    r"\b(?:some|several|a\s+few|few|many|most|certain|parts?\s+of|half|a\s+(?:third|quarter)|one|"
    r"a\s+(?:number|minority|majority|handful)\s+of)" + _OWN,
    re.IGNORECASE,
)
_ALL = re.compile(
    r"(?<!not\s)(?<!nearly\s)(?<!almost\s)(?<!virtually\s)\b(?:all|every|each|the\s+(?:whole|entire))"
    + _OWN,
    re.IGNORECASE,
)
_AGE = re.compile(
    r"^(?:,)?\s+(?:who\s+are\s+)?(?:(?:aged?|ages|of)\s+)?"
    r"(?:(?:under|over|above|below|between|older\s+than|younger\s+than|at\s+least)\s+)?"
    r"(?P<number>\d{1,2}|five|six|ten|twelve|sixty|seventy|eighty)\b(?!\s*(?:per\s?cent|%|[ap]\.?m))",
    re.IGNORECASE,
)
_AGED = re.compile(r"\b(?:aged?|ages|under|over|above|below|older|younger|years?\s+old)\b", re.I)
_ANY_AGE = re.compile(
    r"\d|\b(?:older|elderly|young\w*|teen\w*|seniors?|pension\w*|child\w*|infants?|bab(?:y|ies)|"
    r"adults?|toddlers?|under|over|aged?|ages|(?:in|of)\s+their)\b",
    re.IGNORECASE,
)
_ANIMAL = re.compile(
    r"\b(?:in|on|among|of)\s+(?:[a-z]+\s+){0,2}(?:mice|rats?|monkeys|macaques|pigs|rodents|animals|"
    r"zebrafish|hamsters|ferrets|fruit\s+flies|worms|(?:the\s+)?lab(?:oratory)?|test\s+tubes?|"
    r"cell\s+cultures?|a\s+(?:petri\s+)?dish)\b",
    re.IGNORECASE,
)
_KEPT_ANIMAL = re.compile(
    r"\b(?:mouse|mice|rats?|monkeys?|macaques?|pigs?|rodents?|animals?|zebrafish|hamsters?|"
    r"ferrets?|flies|worms?|lab(?:oratory)?|tests?|cells?|cultures?|dish|early|trial)\b",
    re.IGNORECASE,
)
_EVERYWHERE = re.compile(
    r"\b(?:nation-?wide|country-?wide|world-?wide|everywhere|across\s+the\s+(?:country|nation|world)|"
    r"throughout\s+the\s+(?:country|nation|world)|in\s+every\s+(?:town|city|region|district))\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:numbers?|nos?\.|houses|rooms|blocks|floors|flats|units|carriages|wards|halls)\s+"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:to|through|and)\s+"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
_ALL_OF_THEM = re.compile(r"\b(?:all(?:\s+of)?\s+the|every|each)\s+[a-z]+", re.IGNORECASE)
_IN_PLACE = re.compile(r"\b(?:in|near|around|across|of)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}[A-Z][a-z]+")
PEOPLE = frozenset(
    "child adult person people man woman patient user volunteer resident teenager girl boy".split()
)


@dataclass(frozen=True, slots=True)
class Shift:
    """What became of the extent: the words told, those of the origin, and which way it went."""

    kind: FindingKind
    what: str
    told: Span
    origin: Span


def trace(
    scene: Scene, retold: Iterable[Retelling], matches: Mapping[tuple[str, str], Match]
) -> Iterator[Finding]:
    """Yield tellings whose claim reaches further, or less far, than the telling they rest on."""
    seen: set[tuple[str, FindingKind]] = set()
    for pair in sorted(retold, key=lambda pair: -pair.match.score):
        if not _owed(pair) or disjoint(pair.told, pair.origin):
            continue
        shift = _shift(scene, pair)
        if shift is None or (pair.told.id, shift.kind) in seen:
            continue
        if not _told_so_elsewhere(scene, pair, shift, matches):
            seen.add((pair.told.id, shift.kind))
            yield _finding(scene, pair, shift)


def _owed(pair: Retelling) -> bool:
    """Whether the telling has nothing else to rest on: a title its body, a report its source."""
    if pair.tied is Basis.OWN_ARTICLE:
        return pair.told.block is BlockKind.TITLE
    return pair.tied is Basis.SAME_SOURCE and pair.told.mode is not Mode.DIRECT


def _shift(scene: Scene, pair: Retelling) -> Shift | None:
    told, origin = pair.told, pair.origin
    ours, theirs = scene.text(told.article), scene.text(origin.article)
    for term, other in _shared_nouns(told, origin):
        now, then = _quantifier(ours, told, term), _quantifier(theirs, origin, other)
        if now is None or then is None or now[0] == then[0]:
            continue
        kind = FindingKind.SCOPE_WIDENED if now[0] == "all" else FindingKind.SCOPE_NARROWED
        return Shift(kind, "how many", now[1], then[1])
    return (
        _age_lost(pair, theirs)
        or _animal_lost(pair)
        or _place_lost(pair)
        or _numbered_lost(pair)
        or _narrower_noun(pair)
    )


def _shared_nouns(told: Claim, origin: Claim) -> Iterator[tuple[Term, Term]]:
    for term in told.terms:
        if term.pos == "NOUN":
            partner = next(
                (o for o in origin.terms if o.lemma == term.lemma and o.pos == "NOUN"), None
            )
            if partner is not None:
                yield term, partner


def _quantifier(text: str, claim: Claim, noun: Term) -> tuple[str, Span] | None:
    """Whether a noun is said of all or of a part, and the words with the noun."""
    before = text[claim.span.start : noun.span.start]
    for name, pattern in (("all", _ALL), ("part", _PART)):
        found = pattern.search(before)
        if found is not None:
            return name, Span(claim.span.start + found.start(), noun.span.end)
    return None


def _age_lost(pair: Retelling, theirs: str) -> Shift | None:
    """An age that the origin sets on people, gone with nothing of its kind in the telling."""
    if _ANY_AGE.search(pair.told.text.replace("children", "")) and not _bare_people(pair.told):
        return None
    for term, other in _shared_nouns(pair.told, pair.origin):
        if other.lemma not in PEOPLE:
            continue
        after = theirs[other.span.end : pair.origin.span.end]
        found = _AGE.match(after)
        if found and _AGED.search(found.group()) and not re.search(r"\d", pair.told.text):
            end = other.span.end + found.end()
            return Shift(
                FindingKind.SCOPE_WIDENED, "of what age", term.span, Span(other.span.start, end)
            )
    return None


def _bare_people(told: Claim) -> bool:
    """Whether the telling names people by no more than a noun: "children", "adults"."""
    return len(_ANY_AGE.findall(told.text)) == 1


def _animal_lost(pair: Retelling) -> Shift | None:
    found = _ANIMAL.search(pair.origin.text)
    if found is None or _KEPT_ANIMAL.search(pair.told.text):
        return None
    start = pair.origin.span.start
    place = Span(start + found.start(), start + found.end())
    return Shift(FindingKind.SCOPE_WIDENED, "in whom", pair.told.span, place)


def _place_lost(pair: Retelling) -> Shift | None:
    told, origin = _EVERYWHERE.search(pair.told.text), _IN_PLACE.search(pair.origin.text)
    if told is None or origin is None or _EVERYWHERE.search(pair.origin.text):
        return None
    start, theirs = pair.told.span.start, pair.origin.span.start
    return Shift(
        FindingKind.SCOPE_WIDENED,
        "where",
        Span(start + told.start(), start + told.end()),
        Span(theirs + origin.start(), theirs + origin.end()),
    )


def _numbered_lost(pair: Retelling) -> Shift | None:
    """Items told by their numbers, "numbers two to eight", of which all is told."""
    told, origin = _ALL_OF_THEM.search(pair.told.text), _NUMBERED.search(pair.origin.text)
    if told is None or origin is None or pair.origin.mode is not Mode.DIRECT:
        return None
    if _ALL_OF_THEM.search(pair.origin.text) or _NUMBERED.search(pair.told.text):
        return None
    start, theirs = pair.told.span.start, pair.origin.span.start
    return Shift(
        FindingKind.SCOPE_WIDENED,
        "which of them",
        Span(start + told.start(), start + told.end()),
        Span(theirs + origin.start(), theirs + origin.end()),
    )


def _narrower_noun(pair: Retelling) -> Shift | None:
    """One noun of the source's quoted words told as another that falls under it, all else kept."""
    if pair.tied is not Basis.SAME_SOURCE or pair.origin.mode is not Mode.DIRECT:
        return None
    ours = {term.lemma for term in pair.told.terms}
    left = [t for t in pair.origin.terms if t.pos == "NOUN" and t.lemma not in ours]
    if len(left) != 1:
        return None
    theirs = {term.lemma for term in pair.origin.terms}
    for term in pair.told.terms:
        if term.lemma in theirs or not falls_under(term.lemma, left[0].lemma):
            continue
        if term.role == left[0].role:
            return Shift(FindingKind.SCOPE_NARROWED, "who or what", term.span, left[0].span)
    return None


def _told_so_elsewhere(
    scene: Scene, pair: Retelling, shift: Shift, matches: Mapping[tuple[str, str], Match]
) -> bool:
    """Whether another sentence that the telling may rest on has the extent as told."""
    here = shift.told.of(scene.text(pair.told.article)).lower()
    homes = dict.fromkeys((pair.told.article, pair.origin.article))
    for claim in (c for home in homes for c in scene.by_article.get(home, ())):
        if claim.id in {pair.told.id, pair.origin.id} or claim.block in HEADS:
            continue
        match = best_pair(matches, claim.id, pair.told.id)
        if match is None or not match.same or hedges_of(claim):
            continue
        other = _shift(scene, Retelling(claim, pair.told, match, pair.tied))
        if other is None or here in claim.text.lower():
            return True
    return False


def _finding(scene: Scene, pair: Retelling, shift: Shift) -> Finding:
    told, origin = pair.told, pair.origin
    ours = scene.evidence(told.article, shift.told)
    theirs = scene.evidence(origin.article, shift.origin)
    where = "The article itself" if told.article == origin.article else scene.outlet(origin.article)
    further = "further" if shift.kind is FindingKind.SCOPE_WIDENED else "less far"
    return finding(
        scene,
        shift.kind,
        Severity.MEDIUM,
        f"{where} says {quoted(theirs.text)}; this telling reaches {further}: {quoted(ours.text)}.",
        [
            ours,
            theirs,
            scene.evidence(told.article, told.span),
            scene.evidence(origin.article, origin.span),
        ],
        unless="the wider claim is made elsewhere, in words that were not matched",
        extent=shift.what,
        tied=pair.tied.value,
    )
