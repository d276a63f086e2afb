"""One announced term in two words: "a firm truce" here, "a lasting truce" there, both quoted.

Two outlets quote of one statement a term of a few words, and one word of it differs. Both may be
translations; one of them is not what the statement had.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from retold.tracing.evidence import Scene, by_date, finding, quoted
from retold.tracing.findings.fragments import one_spelling
from retold.types import Finding, FindingKind, Severity, Span

SHORTEST, LONGEST = 2, 4
LONG_WORD = 4
TELLING_HEAD = 5
DAYS = 1
_RELEASE = re.compile(
    r"\b(?:statement|announcement|communiqu[eé]|declaration|press\s+release)\b", re.IGNORECASE
)
_OWNER = re.compile(r"\b([A-Z][\w-]{3,})[’']s?\s")
_QUOTED = re.compile(r"[“\"](?P<term>[^“”\"]{6,60}?)[.,]?[”\"]")
_WORD = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class _Term:
    """A quoted term of an article, and whose statement its sentence may tell of."""

    article: str
    span: Span
    words: tuple[str, ...]
    owners: frozenset[str]


def trace(scene: Scene) -> Iterator[Finding]:
    """Yield terms that another outlet quotes from the same owner's statement with another word.

    The two are told within a day, and neither text has the other's word anywhere.
    """
    found = [each for key in sorted(scene.by_article) for each in _terms(scene, key)]
    for one, other in combinations(found, 2):
        same = one.words[-1] == other.words[-1] and one.owners & other.owners
        if same and _of_one_day(scene, one, other) and _one_word_else(scene, one, other):
            yield _finding(scene, one, other)


def _terms(scene: Scene, article: str) -> Iterator[_Term]:
    text = scene.text(article)
    if article in scene.copies or not _RELEASE.search(text):
        return
    for sentence in dict.fromkeys(claim.sentence for claim in scene.by_article[article]):
        told = sentence.of(text)
        outside = _QUOTED.sub(" ", told)
        owners = frozenset(_OWNER.findall(outside))
        if not owners or not _RELEASE.search(outside):
            continue
        for each in _QUOTED.finditer(told):
            words = tuple(word.lower() for word in _WORD.findall(each["term"]))
            if SHORTEST <= len(words) <= LONGEST and len(words[-1]) >= TELLING_HEAD:
                start = sentence.start + each.start("term")
                yield _Term(article, Span(start, start + len(each["term"])), words, owners)


def _of_one_day(scene: Scene, one: _Term, other: _Term) -> bool:
    a, b = scene.articles[one.article], scene.articles[other.article]
    if a.published_date is None or b.published_date is None:
        return False
    apart = a.outlet is not None and b.outlet is not None and a.outlet != b.outlet
    return apart and abs((a.published_date - b.published_date).days) <= DAYS


def _one_word_else(scene: Scene, one: _Term, other: _Term) -> bool:
    if len(one.words) != len(other.words):
        return False
    differ = [(a, b) for a, b in zip(one.words, other.words, strict=True) if a != b]
    if len(differ) != 1:
        return False
    ((ours, theirs),) = differ
    if min(len(ours), len(theirs)) < LONG_WORD or not (ours + theirs).isalpha():
        return False
    if one_spelling((ours,), (theirs,), frozenset()) or ours[:LONG_WORD] == theirs[:LONG_WORD]:
        return False
    known = (scene.text(one.article).lower(), scene.text(other.article).lower())
    return theirs not in known[0] and ours not in known[1]


def _finding(scene: Scene, one: _Term, other: _Term) -> Finding:
    first, second = by_date(scene, one, other)
    ours = scene.evidence(second.article, second.span)
    theirs = scene.evidence(first.article, first.span)
    return finding(
        scene,
        FindingKind.QUOTE_ALTERED,
        Severity.LOW,
        f"Quoted here as {quoted(ours.text)}; {scene.outlet(first.article)} quotes the statement "
        f"with {quoted(theirs.text)}.",
        [ours, theirs],
        unless="the speaker said it twice, or the two are translations of one remark",
        punctuation_only=False,
        letters=[],
    )
