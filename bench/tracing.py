"""What tracing costs beside annotating: the stories of real articles, traced after they were read.

Annotating is the parse, the tagger, the figures and the times; claims are extracted off its clock.
Tracing is everything that happens to a story afterwards: copies, threads, findings, origins and the
brief.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench.sides import Clock, Figures, apart, articles_in
from retold.claims.extract import extract
from retold.config import Config
from retold.pipeline import annotate, read_story
from retold.stories.grouping import group_stream
from retold.stories.vectors import signature


def measure(data: Path) -> dict[str, Any]:
    """Return the seconds of both, and `tracing_share`, those of tracing over those of annotating.

    `tracing_processor_share` is the same of processor time, all threads: what the first is on a
    machine with one core. One batch is annotated before the clock starts, so that the models
    are loaded.
    """
    told = apart(traced, data)
    return {
        "task": "tracing",
        **{name: round(value, 3) for name, value in told.items()},
        "tracing_share": round(told["tracing_seconds"] / told["annotating_seconds"], 3),
        "tracing_processor_share": round(
            told["tracing_processor_seconds"] / told["annotating_processor_seconds"], 3
        ),
    }


def traced(data: Path) -> Figures:
    """Annotate the articles of a path, and trace their stories."""
    articles = {article.id: article for article in articles_in(data)}
    config = Config()
    for _ in annotate(list(articles.values())[: config.batch_articles], config=config):
        pass
    clock = Clock.start()
    documents = list(annotate(articles.values(), config=config))
    annotating = clock.read()
    claims = {
        document.article.id: list(extract(document, yardstick=config.yardstick))
        for document in documents
    }
    del documents
    signed = [signature(article) for article in articles.values()]
    stories = group_stream(signed, window_days=config.story_window_days)
    clock = Clock.start()
    found = 0
    for story in stories:
        members = [articles[member.article] for member in story.members]
        stated = [claim for article in members for claim in claims.get(article.id, ())]
        found += len(read_story(story, members, stated).findings)
    tracing = clock.read()
    return {
        "articles": len(articles),
        "stories": len(stories),
        "claims": sum(map(len, claims.values())),
        "findings": found,
        **{f"annotating_{name}": value for name, value in annotating.items()},
        **{f"tracing_{name}": value for name, value in tracing.items()},
    }
