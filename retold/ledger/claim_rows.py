"""Articles and claims as rows, and back; `read_*(write_*(record)) == record`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from retold.ledger.rows import encoded
from retold.ledger.words import Texts
from retold.types import (
    Article,
    Attribution,
    Block,
    BlockKind,
    Certainty,
    Claim,
    ClaimKind,
    Decider,
    Hyperlink,
    Mode,
    Polarity,
    Provenance,
    Quantity,
    SourceKind,
    Span,
    Term,
    Timex,
)

PARTS = ("attributions", "quantities", "times")


def article_row(article: Article) -> dict[str, Any]:
    """Return the row of an article; its blocks are rows of their own."""
    names = (
        *("id", "title", "outlet", "published", "published_inferred", "url", "locator"),
        *("byline", "agency", "language", "text", "text_hash", "raw_hash"),
    )
    return {name: getattr(article, name) for name in names}


def block_rows(article: Article) -> Iterator[dict[str, Any]]:
    """Yield the rows of an article's blocks, in order."""
    for position, block in enumerate(article.blocks):
        yield {
            "article": article.id,
            "position": position,
            "kind": block.kind.value,
            "start": block.span.start,
            "end": block.span.end,
        }


def hyperlink_rows(article: Article) -> Iterator[dict[str, Any]]:
    """Yield the rows of an article's hyperlinks, in order."""
    for position, link in enumerate(article.hyperlinks):
        yield {
            "article": article.id,
            "position": position,
            "start": link.span.start,
            "end": link.span.end,
            "words": link.span.of(article.text),
            "url": link.url,
            "page": link.page,
        }


def read_article(
    row: sqlite3.Row, blocks: Sequence[sqlite3.Row], links: Sequence[sqlite3.Row] = ()
) -> Article:
    """Return the article of a row, of its blocks and of its hyperlinks."""
    return Article(
        id=row["id"],
        locator=row["locator"],
        url=row["url"],
        outlet=row["outlet"],
        title=row["title"],
        byline=row["byline"],
        published=row["published"],
        published_inferred=bool(row["published_inferred"]),
        language=row["language"],
        agency=row["agency"],
        text=row["text"],
        text_hash=row["text_hash"],
        raw_hash=row["raw_hash"],
        blocks=tuple(Block(BlockKind(b["kind"]), _span(b)) for b in blocks),
        hyperlinks=tuple(Hyperlink(_span(link), link["url"]) for link in links),
    )


def claim_row(claim: Claim, texts: Texts) -> dict[str, Any]:
    """Return the row of a claim; raise LedgerError where a span does not hold its words."""
    home = claim.article
    certainty, source = claim.certainty, claim.provenance
    return {
        "id": claim.id,
        "text": texts.proved(home, claim.span, claim.text),
        "article": home,
        "thread": claim.thread,
        "block": claim.block.value,
        "start": claim.span.start,
        "end": claim.span.end,
        "sentence_start": claim.sentence.start,
        "sentence_end": claim.sentence.end,
        "sentence": texts.words(home, claim.sentence),
        "kind": claim.kind.value,
        "mode": claim.mode.value,
        "polarity": claim.polarity.value,
        "band": certainty.band,
        "band_low": certainty.low,
        "band_high": certainty.high,
        "band_cues": encoded(certainty.cues),
        "band_spans": encoded(texts.spans(home, certainty.spans)),
        "quotations": encoded(texts.spans(home, claim.quotations)),
        "terms": encoded([_term(term, home, texts) for term in claim.terms]),
        "decided_by": encoded(texts.spans(home, claim.decided_by)),
        "component": source.component,
        "version": source.version,
        "model": source.model,
    }


def part_rows(claim: Claim, texts: Texts) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of a claim's attributions, quantities and times, by table."""
    made = {
        "attributions": [_attribution(link, claim.article, texts) for link in claim.attribution],
        "quantities": [_quantity(figure, claim.article, texts) for figure in claim.quantities],
        "times": [_time(timex, claim.article, texts) for timex in claim.times],
    }
    return {
        table: [{"claim": claim.id, "position": n, **row} for n, row in enumerate(rows)]
        for table, rows in made.items()
    }


def read_claim(row: sqlite3.Row, parts: dict[str, Sequence[sqlite3.Row]]) -> Claim:
    """Return the claim of a row and of the rows of its parts, by table and in order."""
    return Claim(
        id=row["id"],
        article=row["article"],
        block=BlockKind(row["block"]),
        span=_span(row),
        sentence=_span(row, "sentence_"),
        text=row["text"],
        kind=ClaimKind(row["kind"]),
        mode=Mode(row["mode"]),
        attribution=tuple(_read_attribution(part) for part in parts["attributions"]),
        certainty=Certainty(
            row["band"],
            row["band_low"],
            row["band_high"],
            tuple(json.loads(row["band_cues"])),
            _spans(row["band_spans"]),
        ),
        polarity=Polarity(row["polarity"]),
        quantities=tuple(_read_quantity(part) for part in parts["quantities"]),
        times=tuple(_read_time(part) for part in parts["times"]),
        quotations=_spans(row["quotations"]),
        terms=tuple(_read_term(term) for term in json.loads(row["terms"])),
        decided_by=_spans(row["decided_by"]),
        provenance=Provenance(row["component"], row["version"], row["model"]),
        thread=row["thread"],
    )


def _attribution(link: Attribution, home: str, texts: Texts) -> dict[str, Any]:
    return {
        "canonical": link.canonical,
        "kind": link.kind.value,
        "source": link.source,
        "start": link.span.start,
        "end": link.span.end,
        "words": texts.words(home, link.span),
        "cue": link.cue,
        "cue_start": link.cue_span.start,
        "cue_end": link.cue_span.end,
        "cue_words": texts.words(home, link.cue_span),
        "merge_reason": link.merge_reason,
        "decided": link.decided.value,
    }


def _quantity(figure: Quantity, home: str, texts: Texts) -> dict[str, Any]:
    return {
        "words": texts.words(home, figure.span),
        "start": figure.span.start,
        "end": figure.span.end,
        "low": figure.low,
        "high": figure.high,
        "low_inclusive": figure.low_inclusive,
        "high_inclusive": figure.high_inclusive,
        "approximate": figure.approximate,
        "kind": figure.kind,
        "unit": figure.unit,
        "counted": figure.counted,
        **_optional("counted_", figure.counted_span, home, texts),
        "outcomes": encoded(figure.outcomes),
        **_optional("place_", figure.place, home, texts),
        **_optional("period_", figure.period, home, texts),
    }


def _optional(prefix: str, span: Span | None, home: str, texts: Texts) -> dict[str, Any]:
    return {
        f"{prefix}start": span.start if span else None,
        f"{prefix}end": span.end if span else None,
        f"{prefix}words": texts.words(home, span) if span else None,
    }


def _time(timex: Timex, home: str, texts: Texts) -> dict[str, Any]:
    return {
        "words": texts.words(home, timex.span),
        "start": timex.span.start,
        "end": timex.span.end,
        "kind": timex.kind,
        "value": timex.value,
        "start_time": timex.start_time,
        "end_time": timex.end_time,
        "inferred": timex.inferred,
        "days": timex.days,
        "problem": timex.problem,
    }


def _term(term: Term, home: str, texts: Texts) -> dict[str, Any]:
    span = term.span
    return {
        "lemma": term.lemma,
        "pos": term.pos,
        "role": term.role,
        "head": term.head,
        "start": span.start,
        "end": span.end,
        "words": texts.words(home, span),
    }


def _read_attribution(row: sqlite3.Row) -> Attribution:
    return Attribution(
        source=row["source"],
        kind=SourceKind(row["kind"]),
        canonical=row["canonical"],
        span=_span(row),
        cue=row["cue"],
        cue_span=_span(row, "cue_"),
        merge_reason=row["merge_reason"],
        decided=Decider(row["decided"]),
    )


def _read_quantity(row: sqlite3.Row) -> Quantity:
    return Quantity(
        span=_span(row),
        low=row["low"],
        high=row["high"],
        low_inclusive=bool(row["low_inclusive"]),
        high_inclusive=bool(row["high_inclusive"]),
        approximate=bool(row["approximate"]),
        kind=row["kind"],
        unit=row["unit"],
        counted=row["counted"],
        counted_span=_read_optional(row, "counted_"),
        outcomes=tuple(json.loads(row["outcomes"])),
        place=_read_optional(row, "place_"),
        period=_read_optional(row, "period_"),
    )


def _read_time(row: sqlite3.Row) -> Timex:
    return Timex(
        span=_span(row),
        kind=row["kind"],
        value=row["value"],
        start_time=row["start_time"],
        end_time=row["end_time"],
        inferred=bool(row["inferred"]),
        days=row["days"],
        problem=row["problem"],
    )


def _read_term(term: dict[str, Any]) -> Term:
    place = Span(term["start"], term["end"])
    return Term(term["lemma"], term["pos"], place, term["role"], term["head"])


def _span(row: sqlite3.Row, prefix: str = "") -> Span:
    return Span(row[f"{prefix}start"], row[f"{prefix}end"])


def _read_optional(row: sqlite3.Row, prefix: str) -> Span | None:
    return _span(row, prefix) if row[f"{prefix}start"] is not None else None


def _spans(column: str) -> tuple[Span, ...]:
    return tuple(Span(item["start"], item["end"]) for item in json.loads(column))
