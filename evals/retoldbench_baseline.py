"""What plain word counting makes of a story of Retold-Bench.

Sentences of two articles, or of a title and its article, that share enough words are taken for one
claim. Where their numbers, their hedges or their negations differ, that is reported; so are words
that name nobody. All sources are taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from evals.retoldbench_scoring import Answer, Prediction
from evals.retoldbench_stories import BenchStory, Place
from retold.types import Article, FindingKind, Span

ALIKE = 0.4
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][”’\"')]*(?=\s|$)|(?=\n|$))")
_WORD = re.compile(r"[^\W\d_]{4,}")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_HEDGE = re.compile(
    r"\b(?:may|might|could|likely|probabl[ey]|possibl[ey]|perhaps|suggests?|appears?|reportedly)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:not|no|never|none|nobody|nothing)\b|n't\b", re.IGNORECASE)
_NAMELESS = re.compile(
    r"\b(?:sources|a source|reportedly|(?:a|an|one) (?:senior )?(?:official|person|insider))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    place: Place
    order: tuple[str, str, int]
    text: str
    words: frozenset[str]

    def like(self, other: _Sentence) -> bool:
        union = self.words | other.words
        return bool(union) and len(self.words & other.words) >= ALIKE * len(union)


def answer(story: BenchStory) -> Answer:
    """Compare all sentences of a story pairwise."""
    sentences = [s for key, article in story.articles.items() for s in _sentences(key, article)]
    pairs = [(a, b) for a, b in combinations(sentences, 2) if a.like(b) and _apart(a, b)]
    ordered = [sorted(pair, key=lambda sentence: sentence.order) for pair in pairs]
    found = [each for origin, told in ordered for each in _differences(origin, told)]
    found += [
        Prediction(FindingKind.ANONYMOUS_SOURCE, _part(each, match))
        for each in sentences
        for match in _NAMELESS.finditer(each.text)
    ]
    return Answer(
        findings=tuple(dict.fromkeys(found)),
        threads=tuple(_threads(sentences, pairs)),
        independent=1,
        whole=len(story.articles) == 1,
    )


def _sentences(key: str, article: Article) -> Iterator[_Sentence]:
    """Cut an article up; its title comes last in order, as told from what stands below it."""
    title = len(article.title or "")
    for match in _SENTENCE.finditer(article.text):
        span = Span(*match.span())
        words = frozenset(word.casefold() for word in _WORD.findall(match[0]))
        rank = ("1" if span.start < title else "0", article.published or "")
        yield _Sentence(Place(key, span), (rank[1], rank[0], span.start), match[0], words)


def _apart(a: _Sentence, b: _Sentence) -> bool:
    return a.place.article != b.place.article or 0 in {a.place.span.start, b.place.span.start}


def _differences(origin: _Sentence, told: _Sentence) -> Iterator[Prediction]:
    numbers = [set(_NUMBER.findall(each.text)) for each in (origin, told)]
    hedged = [bool(_HEDGE.search(each.text)) for each in (origin, told)]
    negated = [bool(_NEGATION.search(each.text)) for each in (origin, told)]
    if all(numbers) and not numbers[0] & numbers[1]:
        yield Prediction(FindingKind.FIGURE_CHANGED, told.place)
    if hedged == [True, False]:
        yield Prediction(FindingKind.HEDGE_DROPPED, told.place)
    if hedged == [False, True]:
        yield Prediction(FindingKind.HEDGE_ADDED, told.place)
    if negated[0] != negated[1]:
        yield Prediction(FindingKind.NEGATION_FLIPPED, told.place)


def _part(sentence: _Sentence, match: re.Match[str]) -> Place:
    start = sentence.place.span.start
    return Place(sentence.place.article, Span(start + match.start(), start + match.end()))


def _threads(
    sentences: list[_Sentence], pairs: list[tuple[_Sentence, _Sentence]]
) -> Iterator[tuple[Place, str]]:
    """Label every sentence by the first of those that a chain of likeness ties it to."""
    label = {each.place: each.place for each in sentences}
    for a, b in pairs:
        old, new = label[b.place], label[a.place]
        label = {place: new if name == old else name for place, name in label.items()}
    for place, name in label.items():
        yield place, f"{name.article}{name.span.start}"
