"""Findings on sentences told again word for word with their source cut off.

One article credits a claim; another has its words in a sentence that names nobody. Where ten words
and more are the same, nothing but the source was left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from retold.tracing.evidence import Scene, finding
from retold.tracing.findings.openly import numbers
from retold.tracing.findings.voices import ASSERTIONS, PRONOUNS
from retold.tracing.matching.levels import hedges_of
from retold.tracing.matching.sourced import told_name
from retold.types import (
    HEADS,
    MEDIA,
    Article,
    Claim,
    Finding,
    FindingKind,
    Mode,
    Severity,
    SourceKind,
)

LEAST_WORDS = 10
BESIDE_BEFORE = 300
BESIDE_AFTER = 200
NEXT = 400
AT_THE_END = 40
_NAMED_KINDS = frozenset(
    {SourceKind.PERSON, SourceKind.INSTITUTION, SourceKind.AGENCY, SourceKind.OUTLET}
)
_CREDITED = re.compile(
    r"\b(?:says?|said|saying|tells?|told|reports?|reported|reporting|according|announced|claim\w*|"
    r"stat(?:es?|ed|ing|ement)|added|adding|warn\w*|accus\w*|confirm\w*|den(?:y|ied|ies)|alleg\w*|"
    r"reveal\w*|insist\w*|quot\w+|cit(?:ed|ing|es)|learn(?:ed|t)|believ\w+|source\w*|wrote|writes)\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[\"“”]")
_STOP = re.compile(r"[.!?][\"”]?\s|\n")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")

Sentences = Mapping[tuple[str, ...], list[Claim]]


def trace(scene: Scene) -> Iterator[Finding]:
    """Yield each uncredited sentence once, held against the credited claim that it repeats."""
    bare, seen = _bare_sentences(scene), set[tuple[str, int]]()
    for origin in sorted(scene.claims, key=scene.ranked):
        words = _words(origin.text)
        if len(words) < LEAST_WORDS or not _credited(origin) or _signs_off(scene, origin):
            continue
        for told in bare.get(words[:LEAST_WORDS], ()):
            place = (told.article, told.sentence.start)
            if place not in seen and _cut(scene, told, origin, words):
                seen.add(place)
                yield _finding(scene, told, origin)


def _credited(origin: Claim) -> bool:
    """Whether a claim has one source, no pronoun, that stands outside its own words."""
    if len(origin.attribution) != 1 or origin.kind not in ASSERTIONS or origin.block in HEADS:
        return False
    (link,) = origin.attribution
    if link.kind not in _NAMED_KINDS or origin.span.overlaps(link.span):
        return False
    if link.source.lower() in PRONOUNS or link.canonical.startswith("unresolved"):
        return False
    names = _telling(origin)
    return bool(names) and not names & {*_words(origin.text)}


def _signs_off(scene: Scene, origin: Claim) -> bool:
    """Whether a text ends on its medium ("… ORNA reported."), who may have all the text."""
    (link,) = origin.attribution
    left = len(scene.text(origin.article).rstrip()) - link.span.end
    return link.kind in MEDIA and left <= AT_THE_END


def _bare_sentences(scene: Scene) -> Sentences:
    """Sentences in an outlet's own voice, by each run of words that a claim may open with."""
    credited = {(c.article, c.sentence.start) for c in scene.claims if c.attribution}
    found: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    done: set[tuple[str, int]] = set()
    for claim in scene.claims:
        place = (claim.article, claim.sentence.start)
        if claim.block in HEADS or place in credited or place in done or not _plain(scene, claim):
            continue
        done.add(place)
        words = _words(claim.sentence.of(scene.text(claim.article)))
        for start in range(len(words) - LEAST_WORDS + 1):
            found[words[start : start + LEAST_WORDS]].append(claim)
    return found


def _plain(scene: Scene, claim: Claim) -> bool:
    """Whether nothing in or around a sentence shows that somebody else says it."""
    if claim.kind not in ASSERTIONS or claim.mode is Mode.DIRECT or hedges_of(claim):
        return False
    text = scene.text(claim.article)
    sentence = claim.sentence.of(text)
    if _CREDITED.search(sentence) or _QUOTE.search(sentence):
        return False
    paragraph = text[text.rfind("\n\n", 0, claim.sentence.start) + 1 : claim.sentence.start]
    return len(_QUOTE.findall(paragraph)) % 2 == 0


def _cut(scene: Scene, told: Claim, origin: Claim, words: tuple[str, ...]) -> bool:
    """Whether a sentence has the whole of a claim, came after it, and leaves its source unnamed."""
    if told.article == origin.article or not _later(scene, told, origin):
        return False
    text = scene.text(told.article)
    sentence = " ".join(_words(told.sentence.of(text)))
    if f" {' '.join(words)} " not in f" {sentence} ":
        return False
    end = told.sentence.end
    beside = text[max(0, told.sentence.start - BESIDE_BEFORE) : end + BESIDE_AFTER]
    rest = text[end : _end_of_next(text, end)]
    if numbers(sentence) & numbers(rest):
        beside += rest
    article = scene.articles[told.article]
    return not _telling(origin) & {*_words(beside), *_words(_head_of(article))}


def _end_of_next(text: str, end: int) -> int:
    """Where the next sentence ends: it may name who gave this number."""
    stop = _STOP.search(text, end + 1, end + NEXT)
    return stop.start() if stop else end + NEXT


def _later(scene: Scene, told: Claim, origin: Claim) -> bool:
    ours = scene.articles[told.article].published
    theirs = scene.articles[origin.article].published
    return ours is not None and theirs is not None and ours[:10] >= theirs[:10]


def _head_of(article: Article) -> str:
    """Who speaks for an article: its outlet, agency and authors, whom another may credit."""
    return " ".join([article.outlet or "", article.agency or "", article.title or ""])


def _telling(origin: Claim) -> set[str]:
    """The words of a source's names by which a text would name it."""
    (link,) = origin.attribution
    return {w for w in _words(f"{link.source} {link.canonical}") if len(w) > 2} - {"the", "for"}


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.lower().replace("’", "'") for word in _WORD.findall(text))


def _finding(scene: Scene, told: Claim, origin: Claim) -> Finding:
    (link,) = origin.attribution
    return finding(
        scene,
        FindingKind.ATTRIBUTION_LOST,
        Severity.MEDIUM if told.quantities else Severity.LOW,
        f"{scene.outlet(told.article)} says in its own voice, word for word, what "
        f"{scene.outlet(origin.article)} credits to {told_name(link)}.",
        [
            scene.evidence(told.article, told.sentence),
            scene.evidence(origin.article, origin.span),
            scene.evidence(origin.article, link.span),
        ],
        unless="the article establishes it by other means, in words that were not matched",
        source=told_name(link),
    )
