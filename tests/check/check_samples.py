"""Statements held against the claims of invented articles, with the models that ship."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from retold.check.relations import Related, relate
from retold.check.statement import Statement, read_statement
from retold.config import Config
from retold.tracing.matching import words
from retold.tracing.matching.match import profile
from retold.types import Article, Claim

CONTEXT = (
    "The Velm ferry met the gale off Orlow on Monday. The Harbour Board of Orlow runs the Velm."
)


@lru_cache(maxsize=512)
def statement(text: str) -> Statement:
    return read_statement(text, config=Config())


@lru_cache(maxsize=512)
def claims_of(text: str) -> tuple[Article, tuple[Claim, ...]]:
    """Return the claims of an article's sentence as an article has them, questions as questions."""
    read = read_statement(text, config=Config(), asked=False)
    return read.article, read.claims


def related(asked: str, told: str, *, context: str = CONTEXT) -> Related | None:
    """Hold the first claim of a statement against the first of a sentence in an article.

    `context` are other sentences of that article.
    """
    read = statement(asked)
    article, claims = claims_of(told)
    home = replace(article, text=f"{article.text}\n\n{context}")
    table = words.load()
    return relate(
        profile(read.claims[0], table),
        profile(claims[0], table),
        statement=read.article,
        home=home,
    )
