"""One term in two words: "a firm truce" here, "a lasting truce" there, both quoted of one speaker.

Two outlets quote a term of a few words from one statement, or from one named source, and one word
of it differs. Both may be translations; one of them is not what was said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from retold.tracing.evidence import Scene, by_date, finding, quoted
from retold.tracing.findings.fragments import one_spelling
from retold.tracing.retellings import named_source_of
from retold.types import Finding, FindingKind, Severity, Span

SHORTEST, LONGEST = 2, 5
LONG_WORD = 4
TELLING_HEAD = 5
DAYS = 1
ALIKE = 3
_RELEASE = re.compile(
    r"\b(?:statement|announcement|communiqu[eé]|declaration|press\s+release)\b", re.IGNORECASE
)
_OWNER = re.compile(r"\b([A-Z][\w-]{3,})[’']s?\s")
_QUOTED = re.compile(r"[“\"](?P<term>[^“”\"]{6,60}?)[.,]?[”\"]")
_WORD = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class _Term:
    """A quoted term of an article, and whose words its sentence says that it is."""

    article: str
    span: Span
    words: tuple[str, ...]
    owners: frozenset[str]
    released: frozenset[str]
    around: frozenset[str]


def trace(scene: Scene) -> Iterator[Finding]:
    """Yield terms that another outlet quotes, of the same owner or source, with another word.

    The two are told within a day, and neither text has the other's word anywhere. Two wordings are
    held against each other once, in the first articles that have them.
    """
    masked: dict[tuple[str, ...], dict[str, list[_Term]]] = defaultdict(lambda: defaultdict(list))
    for each in (term for key in sorted(scene.by_article) for term in _terms(scene, key)):
        for at, word in enumerate(each.words[:-1]):
            masked[(*each.words[:at], "", *each.words[at + 1 :])][word].append(each)
    for by_word in masked.values():
        for left, right in combinations(by_word.values(), 2):
            told = next((p for p in product(left, right) if _is_altered(scene, *p)), None)
            if told is not None:
                yield _finding(scene, *told)


def _is_altered(scene: Scene, one: _Term, other: _Term) -> bool:
    if not (_of_one_remark(one, other) and _of_one_day(scene, one, other)):
        return False
    return _one_word_else(scene, one, other)


def _terms(scene: Scene, article: str) -> Iterator[_Term]:
    if article in scene.copies:
        return
    text = scene.text(article)
    tellers: dict[Span, set[str]] = defaultdict(set)
    for claim in scene.by_article[article]:
        who = named_source_of(claim)
        tellers[claim.sentence] |= {who, who.split()[-1]} if who is not None else set()
    for sentence, sources in tellers.items():
        told = sentence.of(text)
        outside = _QUOTED.sub(" ", told)
        releases = set(_OWNER.findall(outside)) if _RELEASE.search(outside) else set()
        owners = frozenset(sources | releases)
        if not owners:
            continue
        around = frozenset(w.lower() for w in _WORD.findall(outside) if len(w) >= LONG_WORD)
        around -= {word.lower() for owner in owners for word in owner.split()}
        for each in _QUOTED.finditer(told):
            words = tuple(word.lower() for word in _WORD.findall(each["term"]))
            if SHORTEST <= len(words) <= LONGEST and len(words[-1]) >= TELLING_HEAD:
                start = sentence.start + each.start("term")
                yield _Term(
                    article,
                    Span(start, start + len(each["term"])),
                    words,
                    owners,
                    frozenset(releases),
                    around,
                )


def _of_one_remark(one: _Term, other: _Term) -> bool:
    """Whether both are of one statement, or of one source in sentences that tell the same.

    Somebody may call one thing firm and another lasting; a statement is told of as one.
    """
    if one.released & other.released:
        return True
    alike = len(one.around & other.around)
    told = min(len(one.around), len(other.around))
    return bool(one.owners & other.owners) and alike >= ALIKE and 2 * alike >= told


def _of_one_day(scene: Scene, one: _Term, other: _Term) -> bool:
    a, b = scene.articles[one.article], scene.articles[other.article]
    if a.published_date is None or b.published_date is None:
        return False
    apart = a.outlet is not None and b.outlet is not None and a.outlet != b.outlet
    return apart and abs((a.published_date - b.published_date).days) <= DAYS


def _one_word_else(scene: Scene, one: _Term, other: _Term) -> bool:
    differ = [(a, b) for a, b in zip(one.words, other.words, strict=True) if a != b]
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
        f"Quoted here as {quoted(ours.text)}; {scene.outlet(first.article)} quotes it "
        f"with {quoted(theirs.text)}.",
        [ours, theirs],
        unless="the speaker said it twice, or the two are translations of one remark",
        punctuation_only=False,
        letters=[],
    )
