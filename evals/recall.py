"""Stories read whole by hand: how much of what a careful reader lists in them is found.

`evals/judged/recall_*.jsonl` holds a story a line: its set, its name, the ids of its articles and
what one reader, who had not seen what the program finds, lists in them: the kind, the article and
the offsets of the words told, those of the words they are held against, why, and in `also` the
kinds that would be as right. No text of an article is kept. Rules were made after reading what is
missed of the first two lists; the others (`FRESH`) were read later, and held out.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from evals import DataError, Score
from evals.findings import JUDGED
from evals.retoldbench_baseline import answer
from evals.retoldbench_stories import BenchStory, Place
from retold.config import Config
from retold.pipeline import read_articles
from retold.read.inputs import read_inputs
from retold.types import Article, Finding, FindingKind, Reading, Span

ENOUGH = 3
"""How many of a kind must be listed for the kind to have a recall of its own."""
FRESH = frozenset({"recall_c", "recall_d"})
"""The lists that nobody who makes rules has read: what they say of recall is not flattered."""
NEAR = 150
"""How many characters may part an unnamed source as listed from one as found."""
_WHOLE_STORY = frozenset({FindingKind.SINGLE_ORIGIN, FindingKind.CIRCULAR_REPORTING})
_EITHER_SIDE = frozenset(
    {
        FindingKind.FIGURE_CONFLICT,
        FindingKind.CONTRADICTION,
        FindingKind.QUOTE_ALTERED,
        FindingKind.SCOPE_WIDENED,
        FindingKind.SCOPE_NARROWED,
    }
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding that a reader lists; a finding of one of `kinds` answers it as well as `kind`."""

    kind: FindingKind
    kinds: frozenset[FindingKind]
    told: Place
    origin: Place | None
    why: str


@dataclass(frozen=True, slots=True)
class ReadStory:
    """A story that was read whole: its articles and what is listed in them."""

    set: str
    name: str
    articles: tuple[str, ...]
    listed: tuple[Listed, ...]
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A finding that a system makes, with the places of its evidence."""

    kind: FindingKind
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a system makes of a story: what of the list it finds, what not, and what else.

    `whole` says whether the story's articles stand in one story of the system's.
    """

    story: ReadStory
    found: tuple[Listed, ...]
    missed: tuple[Listed, ...]
    extra: tuple[Made, ...]
    whole: bool


def score(path: Path) -> Score:
    """Score the sets at PATH: a set's folder, named as the set, a file in it, or their folder.

    The baseline is plain word counting (`evals.retoldbench_baseline`); `extra` is how many
    findings a story has beside those listed, right or wrong, and bounds nothing.
    """
    stories = _texts(path)
    made = [_read_over(story, texts) for story, texts in stories]
    plain = [outcome(story, plainly(texts)) for story, texts in stories]
    gold = [outcome(story, [_as_made(each) for each in story.listed]) for story, _ in stories]
    return Score(
        n=sum(len(story.listed) for story, _ in stories),
        metrics=_metrics(made),
        baseline=_metrics(plain),
        gold_check=_metrics(gold),
    )


def outcomes(path: Path) -> Iterator[Outcome]:
    """Yield what is found, missed and found beside the list, story by story, to be read over."""
    for story, texts in _texts(path):
        yield _read_over(story, texts)


def lists(*, folder: Path = JUDGED) -> list[ReadStory]:
    """Return the stories that were read, of all sets."""
    rows = [
        (json.loads(row), file.stem in FRESH)
        for file in sorted(folder.glob("recall_*.jsonl"))
        for row in file.read_text(encoding="utf-8").splitlines()
    ]
    return [
        ReadStory(
            set=row["set"],
            name=row["story"],
            articles=tuple(row["articles"]),
            listed=tuple(map(_listed, row["findings"])),
            fresh=fresh,
        )
        for row, fresh in rows
    ]


def found_in(articles: Sequence[Article]) -> tuple[list[Made], bool]:
    """Return what Retold finds in the articles of a story, and whether it makes one story of them.

    Where it parts them, what it finds in each part counts all the same.
    """
    readings = read_articles(articles, config=Config())
    made = [_made(finding) for reading in readings for finding in reading.findings]
    return made, any(_members(reading) >= {a.id for a in articles} for reading in readings)


def plainly(articles: Mapping[str, Article]) -> list[Made]:
    """Return what plain word counting finds in the articles of a story."""
    story = BenchStory("", "", articles, (), (), (), (), 0)
    return [
        Made(each.kind, (each.place,) if each.place is not None else ())
        for each in answer(story).findings
    ]


def outcome(story: ReadStory, made: Sequence[Made], *, whole: bool = True) -> Outcome:
    """Hold what was made of a story against what is listed in it."""
    answered = [{each for each in made if _answers(each, entry, story)} for entry in story.listed]
    used = frozenset[Made]().union(*answered)
    return Outcome(
        story=story,
        found=tuple(e for e, by in zip(story.listed, answered, strict=True) if by),
        missed=tuple(e for e, by in zip(story.listed, answered, strict=True) if not by),
        extra=tuple(each for each in made if each not in used),
        whole=whole,
    )


def _read_over(story: ReadStory, texts: Mapping[str, Article]) -> Outcome:
    made, whole = found_in(list(texts.values()))
    return outcome(story, made, whole=whole)


def _answers(made: Made, entry: Listed, story: ReadStory) -> bool:
    """Tell whether a finding is a listed one.

    It is of a kind that the entry allows and has evidence where the entry has the words told; for
    kinds that accuse neither side, or where it is open which of two words came first, either
    side's words do. An unnamed source may be marked by other words nearby, or by what is claimed,
    unless another listed one is nearer to them. What is said of a story whole has no place.
    """
    if made.kind not in entry.kinds:
        return False
    if made.kind in _WHOLE_STORY or any(place.meets(entry.told) for place in made.places):
        return True
    if made.kind is FindingKind.ANONYMOUS_SOURCE:
        listed = [other.told for other in story.listed if made.kind in other.kinds]
        return any(_nearest(place, listed) == entry.told for place in made.places)
    origin = entry.origin if made.kind in _EITHER_SIDE else None
    return origin is not None and any(place.meets(origin) for place in made.places)


def _nearest(place: Place, listed: Iterable[Place]) -> Place | None:
    """Return the listed words that a place stands nearest to, if they are near."""
    gaps = {
        other: max(other.span.start - place.span.end, place.span.start - other.span.end)
        for other in listed
        if other.article == place.article
    }
    nearest = min(gaps, key=lambda other: gaps[other], default=None)
    return nearest if nearest is not None and gaps[nearest] <= NEAR else None


def _metrics(results: Sequence[Outcome]) -> dict[str, float]:
    found = Counter(entry.kind for each in results for entry in each.found)
    missed = Counter(entry.kind for each in results for entry in each.missed)
    kinds = [kind for kind in FindingKind if found[kind] + missed[kind] >= ENOUGH]
    parts = {
        "fresh": [each for each in results if each.story.fresh],
        "others": [each for each in results if not each.story.fresh],
    }
    shares = {kind: found[kind] / (found[kind] + missed[kind]) for kind in kinds}
    return {
        "recall": _recall(results),
        **{f"recall_{name}": _recall(some) for name, some in parts.items() if some},
        "macro_recall": sum(shares.values()) / max(1, len(shares)),
        **{f"recall_{kind}": share for kind, share in shares.items()},
        "extra": sum(len(each.extra) for each in results) / len(results),
        "stories_whole": sum(each.whole for each in results) / len(results),
    }


def _recall(results: Sequence[Outcome]) -> float:
    found = sum(len(each.found) for each in results)
    return found / max(1, found + sum(len(each.missed) for each in results))


def _texts(path: Path) -> list[tuple[ReadStory, dict[str, Article]]]:
    """Return the stories all of whose articles are at PATH, each with them."""
    stories = lists()
    folders = _folders(path, {story.set for story in stories})
    texts = {
        name: _read(folder, {i for story in stories if story.set == name for i in story.articles})
        for name, folder in folders.items()
    }
    there = [
        (story, {i: texts[story.set][i] for i in story.articles})
        for story in stories
        if story.set in texts and texts[story.set].keys() >= set(story.articles)
    ]
    if not there:
        raise DataError(f"none of the stories that were read is in {path}")
    return there


def _folders(path: Path, names: Set[str]) -> dict[str, Path]:
    name = path.name if path.is_dir() else path.parent.name
    if name in names:
        return {name: path}
    found = {each: path / each for each in sorted(names) if (path / each).is_dir()}
    if not found:
        raise DataError(f"no stories were read of a set called {name!r}")
    return found


def _read(path: Path, wanted: Set[str]) -> dict[str, Article]:
    items = read_inputs([str(path)], config=Config())
    return {item.id: item for item in items if isinstance(item, Article) and item.id in wanted}


def _listed(row: Mapping[str, object]) -> Listed:
    kind = FindingKind(str(row["kind"]))
    also = row.get("also", ())
    named = also if isinstance(also, Iterable) else ()
    return Listed(
        kind=kind,
        kinds=frozenset({kind, *map(FindingKind, named)}),
        told=_place(row, ""),
        origin=None if row["origin_article"] is None else _place(row, "origin_"),
        why=str(row["why"]),
    )


def _place(row: Mapping[str, object], side: str) -> Place:
    start, end = (int(str(row[f"{side}{edge}"])) for edge in ("start", "end"))
    return Place(str(row[f"{side}article"]), Span(start, end))


def _made(finding: Finding) -> Made:
    return Made(finding.kind, tuple(Place(each.article, each.span) for each in finding.evidence))


def _as_made(entry: Listed) -> Made:
    return Made(entry.kind, (entry.told,))


def _members(reading: Reading) -> set[str]:
    return {member.article for member in reading.story.members}
