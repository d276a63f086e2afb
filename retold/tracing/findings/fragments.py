"""Quoted stretches of a story, folded to how they are spoken, each word with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher

from retold.tracing.evidence import Scene
from retold.tracing.retellings import source_of
from retold.types import Claim, Mode, Span

ONE_SPELLING = 0.8
SAME_START = 3
HYPHENS = str.maketrans("", "", "-‐‑")
_APOSTROPHES = str.maketrans("", "", "'’.")
_WORD = re.compile(r"per\s+cent\b|[^\W_]+(?:[-‐‑'’.][^\W_]+)*|[&%]", re.IGNORECASE)
_BRACKETS = re.compile(r"\[[^\]]*\]|\([^)]*\)")
_ONE_NAME = (
    frozenset("is isis isil daesh islamicstate islamicstategroup isgroup".split()),
    frozenset("us usa unitedstates america".split()),
    frozenset("uk britain unitedkingdom greatbritain".split()),
    frozenset("un unitednations".split()),
    frozenset("eu europeanunion".split()),
)
"""Names of one body or country, folded: which of them stands is a matter of house style."""
_SAID_SO = {"&": "and", "%": "percent"} | {
    str(number): word
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}


@dataclass(frozen=True, slots=True)
class Fragment:
    """Quoted words of one article, folded, each with its place, and their speaker if known."""

    article: str
    span: Span
    claim: Claim
    words: tuple[str, ...]
    places: tuple[Span, ...]
    speaker: str | None
    letters: str
    names: frozenset[str]


def fragments(scene: Scene) -> Iterator[Fragment]:
    """Yield the quoted stretches of a story's claims, each once."""
    seen: set[tuple[str, Span]] = set()
    for claim in scene.claims:
        spans = claim.quotations or ((claim.span,) if claim.mode is Mode.DIRECT else ())
        for span in spans:
            if (claim.article, span) in seen:
                continue
            seen.add((claim.article, span))
            found = list(_spoken(scene.text(claim.article), span))
            told = tuple(_said(m.group()) for m in found)
            yield Fragment(
                claim.article,
                span,
                claim,
                told,
                tuple(Span(m.start(), m.end()) for m in found),
                source_of(claim),
                "".join(told).translate(HYPHENS),
                frozenset(w for w, m in zip(told, found, strict=True) if m.group()[0].isupper()),
            )


def _said(word: str) -> str:
    """Fold a word as it is spoken: "&" is "and", "%" and "per cent" are "percent", 5 is "five"."""
    folded = "".join(word.lower().split()).translate(_APOSTROPHES)
    return _SAID_SO.get(folded, folded)


def _spoken(text: str, span: Span) -> Iterator[re.Match[str]]:
    """Yield the words of a quotation; what stands in brackets is the writer's own."""
    brackets = [Span(*found.span()) for found in _BRACKETS.finditer(text, span.start, span.end)]
    for word in _WORD.finditer(text, span.start, span.end):
        if not any(inner.contains(Span(*word.span())) for inner in brackets):
            yield word


def one_spelling(ours: Sequence[str], theirs: Sequence[str], names: Set[str]) -> bool:
    """Whether only the spelling of words differs: "Hasakah" and "Hasakeh", "colour" and "color".

    A name may have two forms, which begin alike: "Shia" and "Shiite".
    """
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return all(
        tag == "equal" or _spelt(ours[a:b], theirs[c:d], names)
        for tag, a, b, c, d in matcher.get_opcodes()
    )


def _spelt(ours: Sequence[str], theirs: Sequence[str], names: Set[str]) -> bool:
    one, other = ("".join(told).translate(HYPHENS) for told in (ours, theirs))
    if one.removeprefix("al") == other.removeprefix("al") or _are_one_name(one, other):
        return True
    if one in names and other in names and one[:SAME_START] == other[:SAME_START]:
        return True
    return SequenceMatcher(None, one, other).ratio() >= ONE_SPELLING


def _are_one_name(one: str, other: str) -> bool:
    """Whether two folded names, the article left out, are of one: "the UN", "United Nations"."""
    bare = {one.removeprefix("the"), other.removeprefix("the")}
    return any(bare <= names for names in _ONE_NAME)
