"""Real articles, cut into words once, from which a stream of invented events is made."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.sides import articles_in
from evals.archives import members
from evals.stories import allsides_articles
from retold.stories import background
from retold.stories.background import Background
from retold.stories.words import term
from retold.types import Article, BlockKind

RARE_SHARE = 0.01
MIN_SENTENCES = 3
MAX_SENTENCES = 40
EXAMPLES = Path("examples/articles")
_WORD = re.compile(r"([^\W_]+(?:['’.,\-][^\W_]+)*)")
_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"']?\s+|\n+")
_INSIDE = re.compile(r"(?<=[a-z,;] )([^\W\d_]{3,})")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in pieces: separators at even places, words at odd ones.

    `names` and `rare` are the places of words that an event renames, each with a number that is
    the same wherever the same word stands; `figures` are the places of numbers.
    """

    pieces: tuple[str, ...]
    names: tuple[tuple[int, int], ...]
    rare: tuple[tuple[int, int], ...]
    figures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Original:
    """A real article: its title, where it has one, and its sentences in order."""

    title: Sentence | None
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Bases:
    """Real articles by the event they tell, and the words that stand for names and rare words.

    `names` and `rare` begin with the most common of each kind.
    """

    events: tuple[tuple[Original, ...], ...]
    names: tuple[str, ...]
    rare: tuple[str, ...]


def load(folder: Path) -> Bases:
    """Read the public sets of a folder, or else the articles of any folder or file.

    Articles that the sets themselves put under one event (ECB+ subtopics, AllSides stories) are
    the tellings of one; every other article tells an event of its own. Raises ValueError where
    fewer than two articles are long enough.
    """
    texts = _grouped(folder)
    names = names_in(body for group in texts.values() for _, body in group)
    cutter = _Cutter(background.load(), names)
    events = [tuple(cutter.cut(title, body) for title, body in group) for group in texts.values()]
    long_enough = [
        kept
        for event in events
        if (kept := tuple(o for o in event if len(o.sentences) >= MIN_SENTENCES))
    ]
    if sum(map(len, long_enough)) < 2:
        raise ValueError(f"{folder} holds fewer than two articles to make a stream of")
    return Bases(tuple(long_enough), cutter.common_first("names"), cutter.common_first("rare"))


Text = tuple[str | None, str]


def _grouped(folder: Path) -> dict[str, list[Text]]:
    """Return titles and bodies by event; the public sets where they stand, else all articles."""
    groups: dict[str, list[Text]] = {}
    for name, read in _SETS.items():
        place = folder / name
        if place.exists():
            for event, text in read(place):
                groups.setdefault(f"{name} {event}", []).append(text)
    if not groups:
        for event, text in _each(folder):
            groups.setdefault(event, []).append(text)
    return groups


def _each(place: Path) -> Iterator[tuple[str, Text]]:
    for article in articles_in(place):
        yield article.id, _text(article)


def _allsides(place: Path) -> Iterator[tuple[str, Text]]:
    for item in allsides_articles(place / "stories.jsonl.gz"):
        yield item.event, _text(item.article)


def _ecb(place: Path) -> Iterator[tuple[str, Text]]:
    """The sentences of ECB+ are tokens in XML; a first one that holds a URL is dropped."""
    for name, data in members(place, suffix=".xml"):
        topic, file = name.split("/")[-2:]
        sentences: dict[str, list[str]] = {}
        for number, token in _TOKEN.findall(data.decode("utf-8", "replace")):
            sentences.setdefault(number, []).append(token)
        lines = [" ".join(words) for words in sentences.values()]
        body = "\n".join(line for line in lines if "http" not in line)
        yield f"{topic} {'plus' if 'ecbplus' in file else ''}", (None, body)


def _plain(place: Path) -> Iterator[tuple[str, Text]]:
    for name, data in members(place, suffix=".txt"):
        yield name, (None, data.decode("utf-8", "replace"))


_TOKEN = re.compile(r'<token[^>]*? sentence="(\d+)"[^>]*>([^<]*)</token>')
_SETS: dict[str, Callable[[Path], Iterable[tuple[str, Text]]]] = {
    "allsides_stories": _allsides,
    "ecb_plus": _ecb,
    "fa_kes": _each,
    "mh17": _each,
    "polnear": _plain,
}


def _text(article: Article) -> Text:
    body = (
        block.span.of(article.text)
        for block in article.blocks
        if block.kind in {BlockKind.STANDFIRST, BlockKind.BODY}
    )
    return article.title, "\n".join(body)


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the words, in lower case, that stand inside sentences with a capital more than not."""
    balance: Counter[str] = Counter()
    for text in texts:
        for match in _INSIDE.finditer(text):
            word = match.group(1)
            balance[word.lower()] += 1 if word[0].isupper() else -1
    return frozenset(word for word, more in balance.items() if more > 0)


class _Cutter:
    """Cuts texts into words and numbers the names and the rare words that it meets."""

    def __init__(self, table: Background, known_names: frozenset[str]) -> None:
        self._table = table
        self._known_names = known_names
        self._names: dict[str, int] = {}
        self._rare: dict[str, int] = {}

    def cut(self, title: str | None, body: str) -> Original:
        sentences = [self._sentence(part) for part in _SENTENCE_END.split(body) if part.strip()]
        return Original(self._sentence(title) if title else None, tuple(sentences[:MAX_SENTENCES]))

    def common_first(self, kind: str) -> tuple[str, ...]:
        """Return the words met of one kind, the most common in the news at large first."""
        met = self._names if kind == "names" else self._rare
        frequencies = self._table.frequencies
        return tuple(sorted(met, key=lambda word: (-frequencies.get(term(word), 0), word)))

    def _sentence(self, text: str) -> Sentence:
        pieces = tuple(_WORD.split(text.strip()))
        names, rare, figures = [], [], []
        for place in range(1, len(pieces), 2):
            word = pieces[place]
            if word[0].isdigit():
                if not _YEAR.fullmatch(word):
                    figures.append(place)
            elif word.lower() in self._known_names:
                names.append((place, self._names.setdefault(word, len(self._names))))
            elif self._table.frequencies.get(term(word), 0) <= RARE_SHARE * self._table.articles:
                rare.append((place, self._rare.setdefault(word.lower(), len(self._rare))))
        return Sentence(pieces, tuple(names), tuple(rare), tuple(figures))
