"""Retold-Bench on disk -> stories with their gold (see docs/retold_bench.md for the format).

The gold names spans by their words, which stand once in the article. Offsets are worked out here,
in code points of the article's text: title, standfirst, byline and paragraphs, each where there is
one, joined by blank lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from evals import DataError
from evals.articles import article_of
from retold.types import Article, Block, BlockKind, FindingKind, Span

LEVELS = ("plain", "hard")
STORY_KINDS = frozenset({FindingKind.SINGLE_ORIGIN, FindingKind.CIRCULAR_REPORTING})
"""Kinds that speak of a story whole: they are right wherever they point."""
_KEYS = frozenset(
    "id level beat country articles threads origins findings optional lookalikes".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one article of a story, named by the key that the story gives the article."""

    article: str
    span: Span

    def meets(self, other: Place) -> bool:
        """Tell whether the two share a character of one article."""
        return self.article == other.article and self.span.overlaps(other.span)


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding of the gold: any place of `told` will do, under `kind` or one of `also`."""

    kind: FindingKind
    also: frozenset[FindingKind]
    told: tuple[Place, ...]
    origin: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Words that are in order, though they look like a finding of one of `kinds`."""

    kinds: frozenset[FindingKind]
    place: Place


@dataclass(frozen=True, slots=True)
class BenchStory:
    """One story: its articles by key, and what a careful desk says about them.

    `optional` findings may be reported or not. `threads` groups places that tell one claim.
    `origins` holds, for each independent origin, the names that it goes by.
    """

    id: str
    level: str
    articles: Mapping[str, Article]
    findings: tuple[Expected, ...]
    optional: tuple[Expected, ...]
    lookalikes: tuple[Lookalike, ...]
    threads: tuple[tuple[Place, ...], ...]
    independent: int
    origins: tuple[tuple[str, ...], ...] = field(default=())


def load(path: Path) -> list[BenchStory]:
    """Read a folder of stories, or one file; raise DataError for what is not of the layout."""
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files:
        raise DataError(f"no story (*.json) in {path}")
    stories = [_story(file) for file in files]
    ids = [story.id for story in stories]
    twice = sorted({each for each in ids if ids.count(each) > 1})
    if twice:
        raise DataError(f"two stories are called {', '.join(twice)}")
    return stories


def _story(file: Path) -> BenchStory:
    try:
        record = json.loads(file.read_text(encoding="utf-8"))
        return _built(record)
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise DataError(f"{file.name} cannot be read ({type(error).__name__})") from error
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise DataError(f"{file.name} is no story of this layout ({error})") from error
    except DataError as error:
        raise DataError(f"{file.name}: {error}") from error


def _built(record: Mapping[str, Any]) -> BenchStory:
    unknown = sorted(set(record) - _KEYS)
    if unknown:
        raise DataError(f"unknown keys: {', '.join(unknown)}")
    if record["level"] not in LEVELS:
        raise DataError(f"level {record['level']!r} is none of {', '.join(LEVELS)}")
    articles = {key: _article(record["id"], key, a) for key, a in record["articles"].items()}
    places = _Places(articles)
    origins = record["origins"]
    return BenchStory(
        id=record["id"],
        level=record["level"],
        articles=articles,
        findings=tuple(places.expected(each) for each in record["findings"]),
        optional=tuple(places.expected(each) for each in record["optional"]),
        lookalikes=tuple(
            Lookalike(frozenset(map(FindingKind, each["kinds"])), places.of(each["words"]))
            for each in record["lookalikes"]
        ),
        threads=tuple(tuple(map(places.of, each["tellings"])) for each in record["threads"]),
        independent=int(origins["independent"]),
        origins=tuple(tuple(map(str, names)) for names in origins["names"]),
    )


@dataclass(frozen=True, slots=True)
class _Places:
    """Finds the words that the gold quotes."""

    articles: Mapping[str, Article]

    def of(self, pair: tuple[str, str]) -> Place:
        key, words = pair
        if key not in self.articles:
            raise DataError(f"no article {key!r}")
        text = self.articles[key].text
        if not words or text.count(words) != 1:
            raise DataError(
                f"{words!r} stands {text.count(words)} times in article {key}, not once"
            )
        start = text.index(words)
        return Place(key, Span(start, start + len(words)))

    def expected(self, record: Mapping[str, Any]) -> Expected:
        kind = FindingKind(record["kind"])
        told = tuple(map(self.of, record["told"]))
        if not told and kind not in STORY_KINDS:
            raise DataError(f"a {kind.value} without the words told")
        also = frozenset(map(FindingKind, record.get("also", ())))
        return Expected(kind, also, told, tuple(map(self.of, record["origin"])))


def _article(story: str, key: str, record: Mapping[str, Any]) -> Article:
    datetime.fromisoformat(record["published"])
    text, blocks = _laid_out(record)
    made = article_of(
        f"{story}/{key}", text, blocks, title=record["title"], published=record["published"]
    )
    return replace(
        made, outlet=str(record["outlet"]), url=str(record["url"]), byline=record.get("byline")
    )


def _laid_out(record: Mapping[str, Any]) -> tuple[str, tuple[Block, ...]]:
    blocks, at = [], 0
    texts = []
    for kind, text in _pieces(record):
        if not text.strip() or "\n" in text:
            raise DataError(f"a {kind.value} that is empty or has a line end")
        blocks.append(Block(kind, Span(at, at + len(text))))
        texts.append(text)
        at += len(text) + 2
    return "\n\n".join(texts), tuple(blocks)


def _pieces(record: Mapping[str, Any]) -> Iterator[tuple[BlockKind, str]]:
    yield BlockKind.TITLE, record["title"]
    if "standfirst" in record:
        yield BlockKind.STANDFIRST, record["standfirst"]
    if "byline" in record:
        yield BlockKind.BYLINE, record["byline"]
    for paragraph in record["paragraphs"]:
        yield BlockKind.BODY, paragraph
