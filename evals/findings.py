"""Findings judged by hand: how many of those made today are right.

`evals/judged/findings_SET.jsonl` holds one judgement a line: the set, the id of the article, the
offsets of the words found at fault, the kind, right or wrong, and the reason. No text of an
article is kept. `evals/judged/SET_articles.txt` lists the articles that were read, where a part of
the set was.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from evals import DataError, Score
from retold.config import Config
from retold.pipeline import read_articles
from retold.read.inputs import read_inputs
from retold.types import Article, Finding

JUDGED = Path(__file__).parent / "judged"
Place = tuple[str, int, int, str]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judged finding: `place` is (article, start, end, kind)."""

    place: Place
    right: bool
    reason: str


def judgements(name: str, *, folder: Path = JUDGED) -> dict[Place, Judgement]:
    """Return the judgements of a set by place."""
    rows = (folder / f"findings_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(row) for row in rows]
    return {
        place: Judgement(place, row["right"], row["reason"])
        for row in told
        for place in [(row["article"], row["start"], row["end"], row["kind"])]
    }


def place_of(finding: Finding) -> Place:
    """Return the place that a judgement names a finding by."""
    first = finding.evidence[0]
    return (first.article, first.span.start, first.span.end, finding.kind.value)


def findings_of(path: Path, name: str, *, folder: Path = JUDGED) -> list[Finding]:
    """Read the articles of a set that were judged and return what is found in them."""
    items = read_inputs([str(path)], config=Config())
    articles = [item for item in items if isinstance(item, Article)]
    listed = folder / f"{name}_articles.txt"
    if listed.exists():
        wanted = set(listed.read_text(encoding="ascii").split())
        articles = [article for article in articles if article.id in wanted]
    if not articles:
        raise DataError(f"none of the judged articles of {name} is in {path}")
    return [f for reading in read_articles(articles, config=Config()) for f in reading.findings]


def score(path: Path) -> Score:
    """Score the judged sets: PATH is a set's folder, named as the set, or a file in it."""
    name = path.name if path.is_dir() else path.parent.name
    if not (JUDGED / f"findings_{name}.jsonl").exists():
        raise DataError(f"no judgements of a set called {name!r}")
    known = judgements(name)
    made = {place_of(finding) for finding in findings_of(path, name)}
    judged = [known[place] for place in sorted(made & known.keys())]
    right = sum(judgement.right for judgement in judged)
    ever = sum(judgement.right for judgement in known.values())
    return Score(
        n=len(judged),
        metrics={
            "precision": right / max(1, len(judged)),
            "judged_share": len(judged) / max(1, len(made)),
            "right_still_made": right / max(1, ever),
        },
        baseline={"precision": ever / max(1, len(known))},
        gold_check={"precision": 1.0, "judged_share": 1.0, "right_still_made": 1.0},
    )
