"""Story grouping on ECB+ and AllSides: B-cubed of the groups, threshold fixed beforehand."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from evals import DataError, Metrics, Score
from evals.archives import MAX_TOTAL_BYTES, members
from evals.articles import article_of
from evals.bcubed import b_cubed
from evals.markup import xml_root
from evals.storypeers import best_average_link, best_single_pass
from retold.config import Config
from retold.stories.grouping import group_stream
from retold.stories.vectors import Signature, signature
from retold.types import Article, Block, BlockKind, Span

MIN_BODY_CHARS = 500
ORDERS = 5


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article and the event that the gold says it is about."""

    article: Article
    event: str


def score_ecb(path: Path) -> Score:
    """Score ECB+: one folder a topic, or an archive of them; the event is the subtopic.

    A first line that holds a URL is dropped: it would name the event.
    """
    files = ((name, data) for name, data in members(path, suffix=".xml") if "/" in name)
    return _score([_ecb_article(name, data) for name, data in files])


def score_allsides(path: Path) -> Score:
    """Score AllSides story groups on bodies of over MIN_BODY_CHARS, without their dates.

    Every article of a group carries the date of the roundup, which would leak the answer.
    """
    file = path / "stories.jsonl.gz" if path.is_dir() else path
    return _score(list(allsides_articles(file)))


def _score(items: Sequence[Labelled]) -> Score:
    """Score the stream in the order of the files, beside other ways and other orders."""
    if not items:
        raise DataError("no article of the expected layout")
    gold = [item.event for item in items]
    signatures = [signature(item.article) for item in items]
    placed = _placed(signatures)
    return Score(
        n=len(items),
        metrics={
            **_metrics(gold, placed),
            "tfidf_average_link_b3_f1": best_average_link(gold, signatures),
            "streaming_b3_f1": best_single_pass(gold, signatures),
            **_other_orders(gold, signatures, placed),
        },
        baseline=_metrics(gold, [item.article.id for item in items]),
        gold_check=_metrics(gold, gold),
    )


def _placed(signatures: Sequence[Signature]) -> list[str]:
    """Return the story of each article when they come in the order given."""
    stories = group_stream(signatures, window_days=Config().story_window_days)
    found = {member.article: story.id for story in stories for member in story.members}
    return [found[item.article] for item in signatures]


def _other_orders(
    gold: Sequence[str], signatures: Sequence[Signature], placed: Sequence[str]
) -> Metrics:
    """Return what ORDERS other orders give: F1 at the lowest and highest, and against this one."""
    scores, agreements = [], []
    for seed in range(ORDERS):
        order = Random(seed).sample(range(len(gold)), len(gold))
        labels = _placed([signatures[at] for at in order])
        scores.append(b_cubed([gold[at] for at in order], labels).f1)
        agreements.append(b_cubed([placed[at] for at in order], labels).f1)
    return {
        "shuffled_b3_f1_low": min(scores),
        "shuffled_b3_f1_high": max(scores),
        "shuffled_agreement_low": min(agreements),
    }


def _metrics(gold: Sequence[str], predicted: Sequence[str]) -> Metrics:
    score = b_cubed(gold, predicted)
    return {"b3_precision": score.precision, "b3_recall": score.recall, "b3_f1": score.f1}


def _ecb_article(name: str, data: bytes) -> Labelled:
    topic, file = name.split("/")[-2:]
    event = f"{topic}-{'ecbplus' if 'ecbplus' in file else 'ecb'}"
    sentences: dict[int, list[str]] = {}
    for token in xml_root(name, data).iter("token"):
        sentences.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
    lines = [" ".join(tokens) for _, tokens in sorted(sentences.items())]
    if lines and "http" in lines[0]:
        lines = lines[1:]
    return Labelled(_article(f"{topic}/{file}", None, "\n\n".join(lines)), event)


def allsides_articles(file: Path) -> Iterator[Labelled]:
    """Yield the articles of AllSides story groups, each with its group for an event."""
    for row in _json_lines(file):
        for side, news in sorted(row.get("news", {}).items()):
            body = "\n\n".join(news.get("newBody") or ())
            if len(body) > MIN_BODY_CHARS:
                event = str(row["id"])
                yield Labelled(_article(f"{event}/{side}", news.get("newsTitle"), body), event)


def _json_lines(file: Path) -> Iterator[dict[str, Any]]:
    try:
        with file.open("rb") as raw, gzip.open(raw) if file.suffix == ".gz" else raw as stream:
            text = stream.read(MAX_TOTAL_BYTES).decode("utf-8")
        for line in io.StringIO(text):
            if line.strip():
                yield json.loads(line)
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise DataError(f"{file} cannot be read as lines of JSON ({error})") from error


def _article(locator: str, title: str | None, body: str) -> Article:
    """Build the record that the reader would, with a title, if any, and one body block."""
    head = f"{title}\n\n" if title else ""
    text = head + body
    blocks = [Block(BlockKind.TITLE, Span(0, len(title)))] if title else []
    return article_of(
        locator, text, (*blocks, Block(BlockKind.BODY, Span(len(head), len(text)))), title=title
    )
