"""Findings on who is credited: the same words, given to one source here and to another there.

Two people may say similar things, and one body speaks through many mouths. So only words that are
alike to the letter, or a title against its own body, are held against each other; and only two
persons with different names, or two bodies whose names have nothing in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from retold.claims.names import key
from retold.claims.places import country_of
from retold.tracing.evidence import Scene, finding, quoted
from retold.tracing.findings import posts, recredited
from retold.tracing.findings.quotes import Fragment, fragments
from retold.tracing.matching.match import Match, derived
from retold.tracing.retellings import Basis, Retelling, is_proper
from retold.types import (
    Attribution,
    BlockKind,
    Claim,
    Finding,
    FindingKind,
    Severity,
    SourceKind,
)

MIN_WORDS = 7
MIN_PAIRS = 5
COVERED = 0.9
BESIDE = 300
MOST_TELLINGS = 40
_BODIES = frozenset({SourceKind.INSTITUTION, SourceKind.AGENCY, SourceKind.DOCUMENT})
_QUOTED_BY = re.compile(r"\b(?:quot\w+|cit\w+|told|tweet\w*|repeat\w*|echo\w*|read)\b", re.I)
_SMALL = frozenset("of the and for a an in on at to de la al el von van".split())


def trace(
    scene: Scene, retold: Iterable[Retelling], matches: Mapping[tuple[str, str], Match]
) -> Iterator[Finding]:
    """Yield tellings that credit words to another source than the telling they rest on."""
    seen: set[tuple[str, int]] = set()
    for told, origin in (
        *_by_quotation(scene),
        *_by_title(scene, retold),
        *recredited.pairs(scene, matches),
    ):
        place = (told.article, told.span.start)
        if place not in seen:
            seen.add(place)
            yield _finding(scene, told, origin)
    yield from _by_post(scene)


def _by_post(scene: Scene) -> Iterator[Finding]:
    """Hold heads that name an envoy by another post against what their text credits."""
    for told, origin, link in posts.pairs(scene):
        yield finding(
            scene,
            FindingKind.ATTRIBUTION_CHANGED,
            Severity.HIGH,
            f"the article itself knows only {quoted(link.source)}; here the post is another.",
            [
                scene.evidence(told.article, told.span),
                scene.evidence(origin.article, origin.span),
                scene.evidence(origin.article, link.span),
            ],
            unless="both said it, or the two names are of one source",
            origin=link.canonical,
        )


def _by_quotation(scene: Scene) -> Iterator[tuple[Claim, Claim]]:
    """Pairs that quote the same run of words, the later day first, each pair once.

    Of a run that a crowd quotes the first MOST_TELLINGS are held against each other.
    """
    found = [f for f in fragments(scene) if len(f.words) >= MIN_WORDS]
    runs: dict[tuple[str, ...], list[Fragment]] = {}
    for fragment in found:
        for at in range(len(fragment.words) - MIN_WORDS + 1):
            runs.setdefault(fragment.words[at : at + MIN_WORDS], []).append(fragment)
    seen: set[tuple[str, str]] = set()
    for holders in runs.values():
        for one, other in combinations(holders[:MOST_TELLINGS], 2):
            pair = (one.claim.id, other.claim.id)
            if one.article == other.article or pair in seen:
                continue
            seen.add(pair)
            if _other_source(scene, one.claim, other.claim):
                origin, told = sorted((one.claim, other.claim), key=scene.ranked)
                yield told, origin


def _by_title(scene: Scene, retold: Iterable[Retelling]) -> Iterator[tuple[Claim, Claim]]:
    """Titles that name another source than the claim of their body which they tell."""
    for pair in retold:
        told, origin = pair.told, pair.origin
        if pair.tied is not Basis.OWN_ARTICLE or told.block is not BlockKind.TITLE:
            continue
        head = pair.match.left == told.id
        covered = pair.match.left_covered if head else pair.match.right_covered
        if covered < COVERED or len(pair.match.pairs) < MIN_PAIRS:
            continue
        if _other_source(scene, told, origin) and not _credited(scene, told):
            yield told, origin


def _other_source(scene: Scene, one: Claim, other: Claim) -> bool:
    """Whether two claims name, each in its own sentence, sources that cannot be one."""
    if len(one.attribution) != 1 or len(other.attribution) != 1:
        return False
    a, b = one.attribution[0], other.attribution[0]
    if not (_stands_by(scene, one, a) and _stands_by(scene, other, b)):
        return False
    if one.article == other.article:
        return _apart(a, b)
    return _apart(a, b) and not (_named_beside(scene, one, b) or _named_beside(scene, other, a))


def _stands_by(scene: Scene, claim: Claim, link: Attribution) -> bool:
    """Whether the source is named in the claim's own sentence, and merely says it."""
    cue = link.cue_span.of(scene.text(claim.article))
    return claim.sentence.contains(link.span) and not _QUOTED_BY.search(cue)


def _named_beside(scene: Scene, claim: Claim, link: Attribution) -> bool:
    """Whether the other source is named close by, so that one of the two links may be misread."""
    text = scene.text(claim.article)
    near = text[max(0, claim.sentence.start - BESIDE) : claim.sentence.end + BESIDE].lower()
    return any(word in near for word in _words(link.canonical) | _words(link.source))


def _apart(a: Attribution, b: Attribution) -> bool:
    """Whether two names are surely of two sources."""
    if not is_proper(a.canonical) or not is_proper(b.canonical):
        return False
    ours, theirs = _words(a.canonical), _words(b.canonical)
    if not ours or not theirs or any(x == y or derived(x, y) for x in ours for y in theirs):
        return False
    if a.kind is SourceKind.PERSON and b.kind is SourceKind.PERSON:
        return True
    if a.kind not in _BODIES or b.kind not in _BODIES:
        return False
    countries = country_of(a.canonical), country_of(b.canonical)
    plain = min(len(ours), len(theirs)) > 1 and None in countries
    return plain and not (a.canonical.isupper() or b.canonical.isupper())


def _credited(scene: Scene, told: Claim) -> bool:
    """Whether the body names the title's source anywhere after all."""
    article = scene.articles[told.article]
    body = " ".join(
        block.span.of(article.text).lower()
        for block in article.blocks
        if block.kind is not BlockKind.TITLE
    )
    return any(word in body for word in _words(told.attribution[0].canonical))


def _words(name: str) -> set[str]:
    return {word for word in key(name).lower().split() if len(word) > 2 and word not in _SMALL}


def _finding(scene: Scene, told: Claim, origin: Claim) -> Finding:
    ours, theirs = told.attribution[0], origin.attribution[0]
    own = told.article == origin.article
    where = "the article itself" if own else scene.outlet(origin.article)
    return finding(
        scene,
        FindingKind.ATTRIBUTION_CHANGED,
        Severity.HIGH if told.block is BlockKind.TITLE else Severity.MEDIUM,
        f"{where} credits this to {quoted(theirs.source)}; here it is credited to "
        f"{quoted(ours.source)}.",
        [
            scene.evidence(told.article, told.span),
            scene.evidence(origin.article, origin.span),
            scene.evidence(told.article, ours.span),
            scene.evidence(origin.article, theirs.span),
        ],
        unless="both said it, or the two names are of one source",
        told=ours.canonical,
        origin=theirs.canonical,
    )
