"""Attributions on PolNeAR: exact and overlap F1 of the spans of source, cue and content.

The links are those of the pipeline (`retold.claims.attributions.find`), firm or not, since the set
annotates stances and hypothetical sayings too. It is flat: not one of its 22,000 cues stands in the
content of another attribution, so a saying told within a saying is not given to it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from evals import DataError, Metrics, Score, articles
from evals.brat import ROLES, Attributed, Pieces, documents
from retold.claims.attributions import find
from retold.claims.links import Link
from retold.config import Config
from retold.pipeline import annotate
from retold.types import Article, Block, BlockKind, Span

Spans = Mapping[str, frozenset[tuple[int, int]]]
_WORD = re.compile(r"\w+")
_NOT_EDGE = re.compile(r"[\w$€£¥]")
_PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")
_QUOTED = re.compile(r"[“\"]([^“”\"\n]+)[”\"]")
_SAID = re.compile(r"\b(?:said|says)\b")
_CAPITALISED = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts summed over documents: what was found, what the gold has, and what agrees."""

    found: int = 0
    gold: int = 0
    right: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.found + other.found, self.gold + other.gold, self.right + other.right)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall: 2 right / (found + gold)."""
        total = self.found + self.gold
        return 2 * self.right / total if total else 0.0


def score(path: Path) -> Score:
    """Score PolNeAR, or a part of it; n is the number of attributions in the gold.

    The baseline takes quoted words as contents, the nearest "said" of the paragraph as the cue
    and the run of capitalised words before it as the source.
    """
    texts = list(documents(path))
    gold = [spans_of(item.attributions, item.text) for item in texts]
    n = sum(len(item.attributions) for item in texts)
    if not n:
        raise DataError("no attribution of the layout text/*.txt, attributions/*.ann")
    words = [item.text for item in texts]
    return Score(
        n=n,
        metrics=measure(gold, list(_predicted(texts)), words),
        baseline=measure(gold, [_trivial(text) for text in words], words),
        gold_check=measure(gold, gold, words),
    )


def measure(gold: Sequence[Spans], found: Sequence[Spans], texts: Sequence[str]) -> Metrics:
    """Return the micro-averaged F1 of spans and of their words, for each role."""
    rows = list(zip(gold, found, texts, strict=True))
    metrics: dict[str, float] = {}
    for kind in ("exact", "overlap"):
        for role in ROLES:
            tally = Tally()
            for right, answer, text in rows:
                pair = (right[role], answer[role])
                if kind == "overlap":
                    pair = (_tokens(pair[0], text), _tokens(pair[1], text))
                tally += Tally(len(pair[1]), len(pair[0]), len(pair[0] & pair[1]))
            metrics[f"{kind}_f1_{role}"] = tally.f1
    return metrics


def spans_of(attributions: Iterable[Mapping[str, Pieces]], text: str) -> Spans:
    """Return each role's spans, once each: pieces joined, without punctuation at the edges.

    Pieces of one span that only white space parts are one; others count as spans of their own, as
    in CofeNet (Wang et al., 2022, COLING). A span of marks alone (a headline's colon) stays.
    """
    spans: dict[str, set[tuple[int, int]]] = {role: set() for role in ROLES}
    for attribution in attributions:
        for role, pieces in attribution.items():
            spans[role].update(_trimmed(piece, text) for piece in _joined(pieces, text))
    return {role: frozenset(found) for role, found in spans.items()}


def _joined(pieces: Pieces, text: str) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(pieces):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _trimmed(piece: tuple[int, int], text: str) -> tuple[int, int]:
    places = [found.start() for found in _NOT_EDGE.finditer(text, *piece)]
    return (places[0], places[-1] + 1) if places else piece


def _tokens(spans: Iterable[tuple[int, int]], text: str) -> frozenset[tuple[int, int]]:
    """Return the places of the words in spans; a span without a word is one token itself."""
    tokens: set[tuple[int, int]] = set()
    for span in spans:
        tokens.update([found.span() for found in _WORD.finditer(text, *span)] or [span])
    return frozenset(tokens)


def _predicted(texts: Sequence[Attributed]) -> Iterator[Spans]:
    articles = [article_of(item.name, item.text) for item in texts]
    for article, document in zip(articles, annotate(articles, config=Config()), strict=True):
        yield spans_of(map(_roles, outermost(find(document))), article.text)


def outermost(links: Sequence[Link]) -> list[Link]:
    """Return the links whose cue stands in no content."""
    pieces = sorted(_ends(span) for link in links for span in link.content)
    starts = [start for start, _ in pieces]
    reach = [0, *accumulate((end for _, end in pieces), max)]
    return [link for link in links if reach[bisect_right(starts, link.cue.start)] < link.cue.end]


def _roles(link: Link) -> Mapping[str, Pieces]:
    roles = {"cue": (_ends(link.cue),), "content": tuple(_ends(span) for span in link.content)}
    return roles | {"source": (_ends(link.source),)} if link.source is not None else roles


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def article_of(name: str, text: str) -> Article:
    """Build the record that the reader would: a block for each paragraph, the first the title.

    The text stays as it is, since the gold's offsets point into it.
    """
    paragraphs = [Span(*found.span()) for found in _PARAGRAPH.finditer(text)]
    kinds = [BlockKind.TITLE, *[BlockKind.BODY] * len(paragraphs)]
    title = paragraphs[0].of(text) if paragraphs else None
    blocks = tuple(Block(kind, span) for kind, span in zip(kinds, paragraphs, strict=False))
    return articles.article_of(name, text, blocks, title=title)


def _trivial(text: str) -> Spans:
    found: list[Mapping[str, Pieces]] = []
    for paragraph in _PARAGRAPH.finditer(text):
        cues = [cue.span() for cue in _SAID.finditer(text, *paragraph.span())]
        for quoted in _QUOTED.finditer(text, *paragraph.span()):
            start, end = quoted.span(1)
            roles: dict[str, Pieces] = {"content": ((start, end),)}
            if cues:
                cue = min(cues, key=lambda cue: (abs(cue[0] - end), cue))
                roles["cue"] = (cue,)
                names = list(_CAPITALISED.finditer(text, paragraph.start(), cue[0]))
                roles["source"] = (names[-1].span(),) if names else ()
            found.append(roles)
    return spans_of(found, text)
