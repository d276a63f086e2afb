"""Invented articles and hand-built claims for the tests of tracing and brief.

`piece` makes an article from a title and paragraphs, `findings` runs the whole flow in memory.
`claim` and `figure` build records without the language model: the words of a claim are found in
its article, its terms are given as "lemma/POS" or "lemma/POS/role".
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from invented import built_article, built_claim, place_of

from retold import pipeline
from retold.config import Config
from retold.read.articles import identity
from retold.tracing.evidence import Scene
from retold.types import (
    Article,
    Attribution,
    BlockKind,
    Certainty,
    Claim,
    ClaimKind,
    Finding,
    FindingKind,
    Mode,
    Polarity,
    Quantity,
    Reading,
    SourceKind,
    Span,
    Term,
)

DAY = "2031-05-14"
NEXT_DAY = "2031-05-15"
_LONGEST_TERM = 3


def piece(
    title: str | None,
    *paragraphs: str,
    outlet: str | None = "Veldmark Courier",
    published: str | None = DAY,
    url: str | None = None,
    language: str | None = "en",
    agency: str | None = None,
) -> Article:
    """Return an article whose first block is its title, the others its body."""
    kinds = [BlockKind.TITLE] * bool(title) + [BlockKind.BODY] * len(paragraphs)
    texts = ([title] if title else []) + list(paragraphs)
    text = "\n\n".join(texts)
    locator = f"{outlet or 'unknown'}-{hashlib.sha256(text.encode()).hexdigest()[:6]}.txt"
    return built_article(
        zip(kinds, texts, strict=True),
        key=identity(url=url, locator=locator, text=text),
        locator=locator,
        url=url,
        outlet=outlet,
        published=published,
        language=language,
        agency=agency,
    )


def read(*articles: Article) -> list[Reading]:
    """Run the whole flow in memory, with the real language model."""
    return pipeline.read_articles(articles, config=Config())


def findings(*articles: Article, kind: FindingKind | None = None) -> list[Finding]:
    """Return the findings of all stories, or those of one kind."""
    made = [finding for reading in read(*articles) for finding in reading.findings]
    return [finding for finding in made if kind is None or finding.kind is kind]


def one_story(*articles: Article) -> Reading:
    """Return the reading of articles that must be one story."""
    readings = read(*articles)
    assert len(readings) == 1, [reading.story.title for reading in readings]
    return readings[0]


def of_one_story(*articles: Article, kind: FindingKind) -> list[Finding]:
    """Return the findings of one kind, of articles that must be one story."""
    return [finding for finding in one_story(*articles).findings if finding.kind is kind]


def at_fault(made: Sequence[Finding]) -> list[str]:
    """Return the words found at fault, of each finding."""
    return [finding.evidence[0].text for finding in made]


def held_against(made: Sequence[Finding]) -> list[str]:
    """Return the words that those at fault are held against, of each finding."""
    return [finding.evidence[1].text for finding in made]


def claim(
    article: Article,
    words: str,
    *terms: str,
    source: str | None = None,
    source_kind: SourceKind = SourceKind.INSTITUTION,
    block: BlockKind = BlockKind.BODY,
    mode: Mode | None = None,
    kind: ClaimKind = ClaimKind.REPORT,
    polarity: Polarity = Polarity.AFFIRMED,
    certainty: Certainty | None = None,
    quantities: tuple[Quantity, ...] = (),
) -> Claim:
    """Build a claim on words that stand in the article; `source` credits it."""
    span = place_of(article, words)
    links = (_link(source, source_kind, span),) if source else ()
    return built_claim(
        article,
        span,
        key=f"{article.id}:{span.start}:{span.end}",
        block=block,
        kind=kind,
        mode=mode or (Mode.INDIRECT if source else Mode.NONE),
        attribution=links,
        certainty=certainty or Certainty("asserted", None, None),
        polarity=polarity,
        quantities=quantities,
        terms=tuple(_term(spec, words, span.start) for spec in terms),
    )


def figure(
    low: float | None,
    high: float | None,
    *,
    counted: str | None = "person",
    outcomes: tuple[str, ...] = (),
    low_inclusive: bool = True,
    high_inclusive: bool = True,
    approximate: bool = False,
    kind: str = "count",
    unit: str | None = None,
) -> Quantity:
    """Build a figure whose place does not matter."""
    return Quantity(
        span=Span(0, 1),
        low=low,
        high=high,
        low_inclusive=low_inclusive,
        high_inclusive=high_inclusive,
        approximate=approximate,
        kind=kind,
        unit=unit,
        counted=counted,
        outcomes=outcomes,
    )


def scene_of(
    *articles: Article, claims: Sequence[Claim] = (), copies: Mapping[str, str] | None = None
) -> Scene:
    """Build what the tracers see of one story."""
    known = {article.id: article for article in articles}
    return Scene("s1", known, tuple(claims), dict(copies or {}))


def _link(source: str, kind: SourceKind, span: Span) -> Attribution:
    return Attribution(
        source=source,
        kind=kind,
        canonical=source,
        span=span,
        cue="said",
        cue_span=span,
    )


def _term(spec: str, words: str, start: int) -> Term:
    """Build a term; its place is that of the longest beginning of its lemma in the words."""
    lemma, pos, role = ([*spec.split("/"), ""])[:_LONGEST_TERM]
    for size in range(len(lemma), 0, -1):
        found = words.lower().find(lemma[:size].lower())
        if found >= 0:
            return Term(lemma, pos, Span(start + found, start + found + len(lemma)), role)
    return Term(lemma, pos, Span(start, start + len(words)), role)
