"""Some of the largest told as the largest: "four of the largest banks", "the four largest banks".

Whoever says "four of the largest" leaves open which four of how many; "the four largest" are fixed
and nobody else. The number, the rank and the noun are the same in both, so nothing but the "of" is
lost, and with it that the remark was of any of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from retold.claims.names import key
from retold.tracing.evidence import Scene, finding, quoted
from retold.tracing.matching.topics import topic_of
from retold.tracing.retellings import source_of
from retold.types import Claim, Finding, FindingKind, Mode, Severity, Span

SHARED = 2
DAYS = 1
_N = r"(?P<n>two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2})"
_TOP = (
    r"(?P<top>(?:largest|biggest|greatest|smallest|oldest|youngest|richest|poorest|tallest|longest|"
    r"highest|lowest|fastest|strongest|weakest|deepest|wealthiest|busiest|best|worst|"
    r"(?:most|least)\s[a-z]{4,}))"
)
_NOUN = r"(?P<noun>[a-z]{3,}s)\b"
_OWNER = r"(?:the|its|their|his|her|our|[\w-]+[’']s?)"
_PART = re.compile(rf"\b{_N}\sof\s{_OWNER}\s(?:[\w-]+[’']s?\s)?{_TOP}\s{_NOUN}", re.IGNORECASE)
_WHOLE = re.compile(
    rf"(?<!of\s)\b{_OWNER}\s(?:[\w-]+[’']s?\s)?{_N}\s{_TOP}\s{_NOUN}", re.IGNORECASE
)

Named = tuple[str, str, str]


def trace(scene: Scene) -> Iterator[Finding]:
    """Yield the claims that fix, as the highest by rank, what another article's source left open.

    The two are of one day, or of the next; the source is quoted with his words, and named in both
    articles or the words around are alike. An article that has both forms tells both.
    """
    told = [(claim, *found) for claim in scene.claims for found in _found(scene, claim, _WHOLE)]
    part = [(claim, *found) for claim in scene.claims for found in _found(scene, claim, _PART)]
    seen: set[tuple[str, Named]] = set()
    for claim, named, place in told:
        for origin, same, home in part:
            if named != same or (claim.article, named) in seen:
                continue
            both = _has(claim.article, named, part) or _has(origin.article, named, told)
            if not both and _is_retold(scene, claim, origin, named):
                seen.add((claim.article, named))
                yield _finding(scene, (claim, place), (origin, home))


def _found(scene: Scene, claim: Claim, pattern: re.Pattern[str]) -> Iterator[tuple[Named, Span]]:
    if scene.teller(claim) != claim.article:
        return
    for each in pattern.finditer(claim.text):
        named = (each["n"].lower(), each["top"].lower(), each["noun"].lower())
        yield named, Span(claim.span.start + each.start(), claim.span.start + each.end())


def _has(article: str, named: Named, rows: list[tuple[Claim, Named, Span]]) -> bool:
    return any(claim.article == article and other == named for claim, other, _ in rows)


def _is_retold(scene: Scene, told: Claim, origin: Claim, named: Named) -> bool:
    """Whether a report, of no quoted words, is surely of the quoted remark of a source."""
    who = source_of(origin)
    if origin.mode is not Mode.DIRECT or told.mode is Mode.DIRECT or who is None:
        return False
    days = [scene.articles[claim.article].published_date for claim in (origin, told)]
    if told.article == origin.article or days[0] is None or days[1] is None:
        return False
    if not 0 <= (days[1] - days[0]).days <= DAYS:
        return False
    speaker = source_of(told)
    last = key(who).split()[-1]
    if speaker is not None and key(speaker).split()[-1] != last:
        return False
    near = scene.text(told.article).lower()
    rest = {*named[1].split(), named[2], named[2].removesuffix("s"), "large", "big"}
    return last.lower() in near and len((topic_of(told) & topic_of(origin)) - rest) >= SHARED


def _finding(scene: Scene, told: tuple[Claim, Span], origin: tuple[Claim, Span]) -> Finding:
    ours = scene.evidence(told[0].article, told[1])
    theirs = scene.evidence(origin[0].article, origin[1])
    return finding(
        scene,
        FindingKind.SCOPE_NARROWED,
        Severity.LOW,
        f"{scene.outlet(origin[0].article)} quotes {quoted(theirs.text)}; this telling reaches "
        f"less far: {quoted(ours.text)}.",
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
