"""Sources judged by hand: how many of those resolved today are right.

`evals/judged/sources.jsonl` holds one judgement a line: the set, the id of the article, the offsets
of the source as written, the kind, a digest of the name that it was given, right or wrong, and the
reason. No text of an article is kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from hashlib import sha256
from pathlib import Path

from evals import DataError, Score
from evals.findings import JUDGED
from evals.stories import allsides_articles
from retold.claims.sources import UNRESOLVED, merge
from retold.config import Config
from retold.pipeline import claims_of
from retold.read.inputs import read_inputs
from retold.stories.grouping import group
from retold.stories.vectors import signature
from retold.types import Article, Attribution

Place = tuple[str, int, int]
Answer = tuple[Place, str, str]
_ALLSIDES = "allsides_stories"


def score(path: Path) -> Score:
    """Score a judged set: PATH is its folder, named as the set, or a file in it.

    `precision` is the share of right ones among the answers of today that were judged,
    `right_still_given` how many of those ever judged right are given today, `unresolved` the share
    of the sources judged that today's run leaves open. The baseline is the precision over all
    judgements ever made, which holds the answers that were given up.
    """
    name = path.name if path.is_dir() else path.parent.name
    known = judgements(name)
    if not known:
        raise DataError(f"no judgements of a set called {name!r}")
    places = {place for place, _, _ in known}
    links = {place: link for place, link in resolved(path, name, places) if place in places}
    given = {answer_of(place, link) for place, link in links.items()}
    judged = [known[answer] for answer in sorted(given & known.keys())]
    ever = sum(known.values())
    still = sum(known[answer] for answer in given & known.keys())
    left = sum(link.canonical.startswith(UNRESOLVED) for link in links.values())
    return Score(
        n=len(judged),
        metrics={
            "precision": sum(judged) / max(1, len(judged)),
            "right_still_given": still / max(1, ever),
            "unresolved": left / max(1, len(places)),
        },
        baseline={"precision": ever / len(known)},
        gold_check={"precision": 1.0, "right_still_given": 1.0, "unresolved": 0.0},
    )


def judgements(name: str, *, folder: Path = JUDGED) -> Mapping[Answer, bool]:
    """Return the judgements of a set: whether each answer is right."""
    rows = (folder / "sources.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(row) for row in rows if row]
    return {
        ((row["article"], row["start"], row["end"]), row["kind"], row["canonical"]): row["right"]
        for row in told
        if row["set"] == name
    }


def answer_of(place: Place, link: Attribution) -> Answer:
    """Return what a judgement knows an answer by: the place, the kind and a digest of the name."""
    return place, link.kind.value, sha256(link.canonical.encode()).hexdigest()[:12]


def resolved(path: Path, name: str, places: Set[Place]) -> Iterator[tuple[Place, Attribution]]:
    """Yield the sources of the judged articles, named within their stories, once each."""
    wanted = {article for article, _, _ in places}
    found = _stories(path, name, wanted)
    if not found:
        raise DataError(f"none of the judged articles of {name} is in {path}")
    seen: set[Place] = set()
    for articles in found:
        known = {article.id: article for article in articles}
        claims = [c for _, rows in claims_of(articles, config=Config()) for c in rows]
        for claim in merge(claims, known)[0]:
            for link in claim.attribution:
                place = (claim.article, link.span.start, link.span.end)
                if place not in seen:
                    seen.add(place)
                    yield place, link


def _stories(path: Path, name: str, wanted: Set[str]) -> list[list[Article]]:
    """Return the stories that hold a judged article; those of AllSides are its editors'."""
    if name == _ALLSIDES:
        events: dict[str, list[Article]] = {}
        file = path / "stories.jsonl.gz" if path.is_dir() else path
        for item in allsides_articles(file):
            events.setdefault(item.event, []).append(item.article)
        found = list(events.values())
    else:
        found = _grouped(list(_read(path, name)))
    return [story for story in found if any(article.id in wanted for article in story)]


def _read(path: Path, name: str) -> Iterator[Article]:
    listed = JUDGED / f"{name}_articles.txt"
    only = set(listed.read_text(encoding="ascii").split()) if listed.exists() else None
    for item in read_inputs([str(path)], config=Config()):
        if isinstance(item, Article) and (only is None or item.id in only):
            yield item


def _grouped(articles: Sequence[Article]) -> list[list[Article]]:
    known = {article.id: article for article in articles}
    stories = group(
        [signature(article) for article in known.values()],
        window_days=Config().story_window_days,
    )
    return [[known[member.article] for member in story.members] for story in stories]
