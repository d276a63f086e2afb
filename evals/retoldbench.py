"""Retold-Bench: what became of claims in their retelling, on invented stories with their gold.

`python -m evals retold-bench --data FOLDER --json` scores Retold. `python -m evals.retoldbench
--data FOLDER --predictions FILE` scores any other system by its answers, in JSON Lines (see
docs/retold_bench.md).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evals import DataError, Score
from evals.retoldbench_baseline import answer as baseline_answer
from evals.retoldbench_scoring import Answer, Prediction, gold_answer, metrics
from evals.retoldbench_stories import BenchStory, Place, load
from retold.config import Config
from retold.pipeline import claims_of, read_story
from retold.stories.grouping import group
from retold.stories.vectors import signature
from retold.types import FindingKind, Membership, Reading, Span, Story


def score(path: Path) -> Score:
    """Score Retold on a folder of stories."""
    return scored(load(path), retold_answer)


def score_predictions(path: Path, predictions: Path) -> Score:
    """Score another system's answers; raise DataError for a line that is none."""
    stories = load(path)
    answers = _answers(predictions, {story.id: story for story in stories})
    return _score(stories, answers)


def scored(stories: Sequence[BenchStory], answer: Callable[[BenchStory], Answer]) -> Score:
    """Score a system that is called with one story after another."""
    return _score(stories, {story.id: answer(story) for story in stories})


def _score(stories: Sequence[BenchStory], answers: Mapping[str, Answer]) -> Score:
    return Score(
        n=sum(len(story.findings) for story in stories),
        metrics=metrics(stories, answers),
        baseline=metrics(stories, {story.id: baseline_answer(story) for story in stories}),
        gold_check=metrics(stories, {story.id: gold_answer(story) for story in stories}),
    )


def retold_answer(story: BenchStory) -> Answer:
    """Read the articles of a story as one story, so that grouping is not at stake.

    `whole` says whether grouping would have kept them together.
    """
    config = Config()
    articles = list(story.articles.values())
    claims = [c for _, told in claims_of(articles, config=config) for c in told]
    grouped = group([signature(a) for a in articles], window_days=config.story_window_days)
    members = tuple(Membership(article.id, ()) for article in articles)
    dates = sorted(article.published or "" for article in articles)
    event = Story(story.id, articles[0].title or "", members, dates[0], dates[-1])
    return _answer(story, read_story(event, articles, claims), whole=len(grouped) == 1)


def _answer(story: BenchStory, reading: Reading, *, whole: bool) -> Answer:
    keys = {article.id: key for key, article in story.articles.items()}
    claims = {claim.id: claim for claim in reading.claims}
    return Answer(
        findings=tuple(
            Prediction(each.kind, Place(keys[each.evidence[0].article], each.evidence[0].span))
            for each in reading.findings
        ),
        threads=tuple(
            (Place(keys[claims[step.claim].article], claims[step.claim].span), thread.id)
            for thread in reading.threads
            for step in thread.steps
        ),
        independent=reading.story.independent_origins,
        origins=tuple(origin.source for origin in reading.story.origins),
        whole=whole,
    )


@dataclass(slots=True)
class _Lines:
    """The lines of one story, as they come in."""

    findings: list[Prediction] = field(default_factory=list)
    threads: list[tuple[Place, str]] = field(default_factory=list)
    origins: tuple[str, ...] = ()
    independent: int | None = None

    def answer(self) -> Answer:
        return Answer(tuple(self.findings), tuple(self.threads), self.independent, self.origins)


def _answers(file: Path, stories: Mapping[str, BenchStory]) -> dict[str, Answer]:
    told: dict[str, _Lines] = {}
    for number, record in _records(file):
        try:
            story = stories[record["story"]]
            _take(record, story, told.setdefault(story.id, _Lines()))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise DataError(f"{file.name}, line {number}: no answer ({error})") from error
    return {name: lines.answer() for name, lines in told.items()}


def _records(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield number, json.loads(line)
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise DataError(f"{file.name} is no JSON Lines ({type(error).__name__})") from error


def _take(record: Mapping[str, Any], story: BenchStory, lines: _Lines) -> None:
    """Add one line: a finding has `kind`, a telling `thread`, the origins `origins`."""
    if "kind" in record:
        place = _place(record, story) if "article" in record else None
        lines.findings.append(Prediction(FindingKind(record["kind"]), place))
    elif "thread" in record:
        lines.threads.append((_place(record, story), str(record["thread"])))
    else:
        lines.origins = tuple(map(str, record["origins"]))
        lines.independent = int(record.get("independent", len(lines.origins)))


def _place(record: Mapping[str, Any], story: BenchStory) -> Place:
    start, end = int(record["start"]), int(record["end"])
    if not 0 <= start < end <= len(story.articles[record["article"]].text):
        raise ValueError(f"no words from {start} to {end} in article {record['article']}")
    return Place(record["article"], Span(start, end))


def main(arguments: Sequence[str] | None = None) -> int:
    """Score a file of predictions; return 0, or 2 for data that cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m evals.retoldbench", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a folder of stories")
    parser.add_argument("--predictions", type=Path, required=True, help="answers, in JSON Lines")
    options = parser.parse_args(arguments)
    try:
        result = score_predictions(options.data, options.predictions)
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps({"task": "retold-bench", "n": result.n, "metrics": dict(result.metrics)}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
