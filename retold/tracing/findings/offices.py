"""One person at the head of two committees of one house, in two outlets of the same days.

A member leads one committee of a house, or leads his party on it, at a time. Where one outlet has
the person chair its board of roads and another its board of ports, one of the two has a slip, and
the reader of either does not know of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from retold.tracing.evidence import Scene, by_date, finding, quoted
from retold.types import Finding, FindingKind, Severity, Span

DAYS = 3
_NAME = (
    r"(?P<name>[A-Z][\w’'-]+(?:\s[A-Z]\.)?(?:\s(?:(?!of|and|or)[a-z]{2,3}\s)?[A-Z][\w’'-]+){1,2})"
    r"(?:\s\([^)]{1,24}\))?(?:\s(?:of|from)\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?"
)
_ALSO = r"(?:[^,.;:“”\"()]{2,40}\s(?:and|who\sis|who\salso\sis)\s)?"
_POST = (
    r"(?:the\s)?(?P<post>(?:top|highest-ranking|ranking)\s(?:member|Republican|Democrat|"
    r"Conservative|Labour\smember)|chair(?:man|woman|person)?)\s(?:of|on)\s(?:the\s)?"
    r"(?P<body>(?:[A-Z][\w’'-]+,?\s(?:(?:and|of|on|for|the)\s){0,2}){1,8}?Committee)\b"
)
_HELD = re.compile(rf"\b{_NAME},\s{_ALSO}{_POST}")
_OTHER = re.compile(
    r"\b(?:former|then|ex|incoming|next|deputy|vice|acting)\b[\s-]*$", re.IGNORECASE
)
_APART = frozenset("select special joint conference caucus national campaign central party".split())
_WORD = re.compile(r"[A-Z][\w’'-]+")


@dataclass(frozen=True, slots=True)
class _Held:
    """A post as an article gives it: whose, of which sort, on which committee, and where."""

    article: str
    name: str
    leads: bool
    body: frozenset[str]
    span: Span


def trace(scene: Scene) -> Iterator[Finding]:
    """Yield the pairs of outlets that put one person at the head of two committees of one house."""
    held = [each for key in sorted(scene.articles) for each in _posts(scene, key)]
    seen: set[frozenset[str]] = set()
    for one, other in combinations(held, 2):
        pair = frozenset((one.article, other.article, one.name))
        if pair not in seen and _conflict(scene, one, other):
            seen.add(pair)
            yield _finding(scene, one, other)


def _posts(scene: Scene, article: str) -> Iterator[_Held]:
    if article in scene.copies:
        return
    text = scene.text(article)
    for found in _HELD.finditer(text):
        body = frozenset(_WORD.findall(found["body"])) - {"Committee"}
        if _OTHER.search(text[: found.start("post")].removesuffix("the ")):
            continue
        if {word.lower() for word in body} & _APART:
            continue
        leads = found["post"].lower().startswith("chair")
        name = " ".join(part for part in found["name"].split() if not part.endswith("."))
        yield _Held(article, name, leads, body, Span(found.start("post"), found.end("body")))


def _conflict(scene: Scene, one: _Held, other: _Held) -> bool:
    first, second = scene.articles[one.article], scene.articles[other.article]
    if None in (first.outlet, second.outlet) or first.outlet == second.outlet:
        return False
    if first.published_date is None or second.published_date is None:
        return False
    if abs((first.published_date - second.published_date).days) > DAYS:
        return False
    if (one.name, one.leads) != (other.name, other.leads) or not one.body & other.body:
        return False
    mine, theirs = one.body - other.body, other.body - one.body
    if not mine or not theirs:
        return False
    return not (theirs <= _words(first.text) or mine <= _words(second.text))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))


def _finding(scene: Scene, one: _Held, other: _Held) -> Finding:
    first, second = by_date(scene, one, other)
    ours = scene.evidence(second.article, second.span)
    theirs = scene.evidence(first.article, first.span)
    return finding(
        scene,
        FindingKind.CONTRADICTION,
        Severity.LOW,
        f"{scene.outlet(second.article)} has {one.name} as {quoted(ours.text)}, "
        f"{scene.outlet(first.article)} as {quoted(theirs.text)}; one member does not lead two "
        "committees of one house.",
        [ours, theirs],
        unless="the person holds both posts, or changed from one to the other in these days",
        person=one.name,
    )
