"""Some of the largest told as the largest: "one of the oldest mills", "the oldest mill".

Whoever says "four of the largest" leaves open which four of how many; "the four largest" are fixed
and nobody else. The rank and the noun are the same in both, so nothing but the "of" is lost, and
with it that the remark was of any of them. Numbers are as told ("four of the largest", "the four
largest"), or fall away with the "of" ("one of the largest", "the largest").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from retold.claims.names import key
from retold.tracing.evidence import Scene, finding, quoted
from retold.tracing.matching.topics import topic_of
from retold.tracing.retellings import source_of
from retold.types import HEADS, BlockKind, Claim, Finding, FindingKind, Mode, Severity, Span

SHARED = 2
_NEAR = 40
DAYS = 1
ONE, MANY = "one", "some"
_N = (
    r"(?P<n>one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2}|some|several|many|"
    r"among)"
)
_TOP = (
    r"(?P<top>(?:largest|biggest|greatest|smallest|oldest|youngest|richest|poorest|tallest|longest|"
    r"highest|lowest|fastest|strongest|weakest|deepest|wealthiest|busiest|deadliest|bloodiest|"
    r"heaviest|best|worst|(?:most|least)\s[a-z]{4,}))"
)
_NOUN = r"(?P<noun>[a-z]{3,})\b(?!\s+(?:ever|since|in\s+(?:\w+\s+)?(?:years|decades|history)))"
_OWNER = r"(?:the|its|their|his|her|our|[\w-]+[’']s?)"
_PART = re.compile(rf"\b{_N}\s(?:of\s)?{_OWNER}\s(?:[\w-]+[’']s?\s)?{_TOP}\s{_NOUN}", re.IGNORECASE)
_WHOLE = re.compile(
    rf"(?<!of\s)(?<!among\s)(?:^|\b{_OWNER}\s)(?:[\w-]+[’']s?\s)?(?:{_N}\s)?{_TOP}\s{_NOUN}",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"(?P<owner>[\w-]+)[’']s?\s|\b(?:in|of|on|across|along)\s(?:the\s)?(?P<place>[\w’-]+)"
)
_ANY = frozenset({"some", "several", "many", "among"})

Named = tuple[str, str, str]


def trace(scene: Scene) -> Iterator[Finding]:
    """Yield the tellings that fix, as the highest by rank, what their origin left open.

    A report of a source's quoted words, of one day or the next; the source is named in both
    articles or the words around are alike. Or a title, of its own text. An article that has both
    forms in its text tells both.
    """
    part = [(claim, *found) for claim in scene.claims for found in _found(scene, claim, _PART)]
    claims = scene.claims if part else ()
    told = [(claim, *found) for claim in claims for found in _found(scene, claim, _WHOLE)]
    seen: set[tuple[str, Named]] = set()
    for claim, named, place in told:
        for origin, same, home in part:
            if not _one_thing(named, same) or (claim.article, named) in seen:
                continue
            if _of_another(claim, named, place, origin, home):
                continue
            if not _has_both(scene, claim, origin) and _is_retold(scene, claim, origin, named):
                seen.add((claim.article, named))
                yield _finding(scene, (claim, place), (origin, home))


def _found(scene: Scene, claim: Claim, pattern: re.Pattern[str]) -> Iterator[tuple[Named, Span]]:
    for each in pattern.finditer(claim.text):
        if scene.teller(claim) != claim.article:
            return
        noun, number = each["noun"].lower(), (each["n"] or "").lower()
        if not number or number in _ANY:
            number = MANY if noun.endswith("s") else ONE
        named = (number, each["top"].lower(), _singular(noun))
        yield named, Span(claim.span.start + each.start(), claim.span.start + each.end())


def _singular(noun: str) -> str:
    return re.sub(r"s$", "", re.sub(r"ies$", "y", noun))


def _one_thing(told: Named, origin: Named) -> bool:
    """Whether rank and noun are the same, and the number the same or fallen away."""
    if told[1:] != origin[1:]:
        return False
    return told[0] == origin[0] or (told[0] == MANY and origin[0] != ONE)


def _of_another(told: Claim, named: Named, place: Span, origin: Claim, home: Span) -> bool:
    """Whether the telling ranks within something else: "the country's", where it was the world's.

    A number that is kept says that the same few are meant.
    """
    if named[0] not in {ONE, MANY}:
        return False
    return not _within(told, place) <= _within(origin, home)


def _within(claim: Claim, place: Span) -> set[str]:
    """The words for what a thing is ranked in, beside the words for it."""
    start, end = place.start - claim.span.start, place.end - claim.span.start
    near = re.split(r"[,;.–—]", claim.text[end : end + _NEAR])[0]
    found = _WHERE.finditer(f"{claim.text[start:end]} {near}")
    return {(each["owner"] or each["place"]).lower() for each in found}


def _has_both(scene: Scene, told: Claim, origin: Claim) -> bool:
    """Whether the text of either article has the other's form as well."""
    return _has(scene, told, _PART, leaving=origin) or _has(scene, origin, _WHOLE, leaving=told)


def _has(scene: Scene, claim: Claim, pattern: re.Pattern[str], *, leaving: Claim) -> bool:
    return any(
        next(_found(scene, other, pattern), None) is not None
        for other in scene.by_article[claim.article]
        if other.id != leaving.id
    )


def _is_retold(scene: Scene, told: Claim, origin: Claim, named: Named) -> bool:
    """Whether a title is of a sentence under it, or a report surely of the quoted remark."""
    rest = {*named[1].split(), named[2], f"{named[2]}s", "large", "big", "old", "young"}
    if len((topic_of(told) & topic_of(origin)) - rest) < SHARED:
        return False
    if told.article == origin.article:
        return told.block is BlockKind.TITLE and origin.block not in HEADS
    who = source_of(origin)
    if origin.mode is not Mode.DIRECT or told.mode is Mode.DIRECT or who is None:
        return False
    days = [scene.articles[claim.article].published_date for claim in (origin, told)]
    if days[0] is None or days[1] is None or not 0 <= (days[1] - days[0]).days <= DAYS:
        return False
    speaker, last = source_of(told), key(who).split()[-1]
    if speaker is not None and key(speaker).split()[-1] != last:
        return False
    return last.lower() in scene.text(told.article).lower()


def _finding(scene: Scene, told: tuple[Claim, Span], origin: tuple[Claim, Span]) -> Finding:
    ours = scene.evidence(told[0].article, told[1])
    theirs = scene.evidence(origin[0].article, origin[1])
    own = told[0].article == origin[0].article
    where = "the article itself" if own else scene.outlet(origin[0].article)
    return finding(
        scene,
        FindingKind.SCOPE_NARROWED,
        Severity.LOW,
        f"{where} has {quoted(theirs.text)}; this telling reaches less far: {quoted(ours.text)}.",
        [
            ours,
            theirs,
            scene.evidence(told[0].article, told[0].span),
            scene.evidence(origin[0].article, origin[0].span),
        ],
        unless="the source narrowed it so in words that are not quoted here",
        extent="which of them",
        source=source_of(origin[0]),
    )
