"""The words under a span, read at the moment of storing, so that they can be proved later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from retold.errors import LedgerError
from retold.types import Evidence, Span


@dataclass(frozen=True, slots=True)
class Texts:
    """The stored texts of the articles that a record may point into, by article id."""

    by_article: Mapping[str, str]

    def words(self, article: str, span: Span) -> str:
        """Return the words of a span; raise LedgerError where it lies outside the text."""
        text = self.by_article.get(article)
        if text is None:
            raise LedgerError("a span points into an article that is not here", where=article)
        if not 0 <= span.start <= span.end <= len(text):
            raise LedgerError(
                f"the span {span.start}:{span.end} lies outside a text of {len(text)} characters",
                where=article,
            )
        return text[span.start : span.end]

    def proved(self, article: str, span: Span, told: str) -> str:
        """Return the words of a span; raise LedgerError where they are not the words told."""
        words = self.words(article, span)
        if words != told:
            raise LedgerError(
                f"the span {span.start}:{span.end} holds {words[:60]!r}, not {told[:60]!r}",
                where=article,
            )
        return words

    def spans(self, article: str, spans: Iterable[Span]) -> list[dict[str, Any]]:
        """Return spans with their words, as JSON values."""
        return [self.span(article, span) for span in spans]

    def span(self, article: str, span: Span) -> dict[str, Any]:
        """Return a span with its words, as a JSON value."""
        return {"start": span.start, "end": span.end, "words": self.words(article, span)}

    def evidence(self, evidence: Evidence) -> dict[str, Any]:
        """Return the columns of a piece of evidence, proved against its article."""
        return {
            "article": evidence.article,
            "start": evidence.span.start,
            "end": evidence.span.end,
            "words": self.proved(evidence.article, evidence.span, evidence.text),
        }
