"""The public JSON form of records, as docs/data_format.md gives it; claims have `claim_records`.

Keys are a contract: they are added to, never renamed or removed. Every `start` and `end` counts
Unicode code points in the article's stored text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from retold.ledger.verify import Problem
from retold.ledger.view import SourceUse
from retold.stories.revisions import Difference, Revision
from retold.types import (
    Article,
    Brief,
    BriefSentence,
    Claim,
    Evidence,
    Finding,
    Origin,
    Override,
    Provenance,
    Rated,
    Reliability,
    Skipped,
    Span,
    Story,
)

Record = dict[str, Any]


def article(item: Article, *, text: bool = False) -> Record:
    """Return an article's record; its text and what stands in it only where `text` asks for it."""
    record: Record = {
        "id": item.id,
        "outlet": item.outlet,
        "title": item.title,
        "published": item.published,
        "published_inferred": item.published_inferred,
        "byline": item.byline,
        "agency": item.agency,
        "language": item.language,
        "unread": item.unread,
        "url": item.url,
        "locator": item.locator,
        "characters": len(item.text),
        "text_hash": item.text_hash,
        "raw_hash": item.raw_hash,
    }
    if text:
        blocks = [{"kind": block.kind.value, **place(block.span)} for block in item.blocks]
        links = [
            {**place(link.span), "text": link.span.of(item.text), "url": link.url}
            for link in item.hyperlinks
        ]
        record |= {"text": item.text, "blocks": blocks, "hyperlinks": links}
    return record


def finding(item: Finding) -> Record:
    """Return a finding's record; its evidence stands told first, then what it is held against."""
    return {
        "id": item.id,
        "kind": item.kind.value,
        "severity": item.severity.value,
        "story": item.story,
        "thread": item.thread,
        "message": item.message,
        "evidence": _pieces(item.evidence),
        "detail": item.detail,
        "provenance": provenance(item.provenance),
    }


def story(item: Story) -> Record:
    """Return a story's record; `articles` are ids, with the reasons of each in `memberships`."""
    return {
        "id": item.id,
        "title": item.title,
        "articles": [member.article for member in item.members],
        "first_seen": item.first_seen,
        "last_seen": item.last_seen,
        "origins": [_origin(origin) for origin in item.origins],
        "independent_origins": item.independent_origins,
        "origins_reason": item.origins_reason,
        "memberships": [
            {"article": member.article, "reasons": list(member.reasons)} for member in item.members
        ],
        "copies": [
            {
                "copy": copy.copy,
                "original": copy.original,
                "containment": copy.containment,
                "reason": copy.reason,
                "agency": copy.agency,
                "agency_reason": copy.agency_reason,
                "shared": [
                    {"copy": place(here), "original": place(there)} for here, there in copy.shared
                ],
            }
            for copy in item.copies
        ],
        "status": item.status,
        "merged_from": list(item.merged_from),
        "changes": [
            asdict(change) | {"articles": list(change.articles)} for change in item.changes
        ],
    }


def revision(item: Revision, old: Article, new: Article) -> Record:
    """Return the record of a later text at a URL: each difference with its words in both texts."""
    return {
        "article": item.new,
        "revises": item.old,
        "url": new.url,
        "published": new.published,
        "differences": [_difference(one, old.text, new.text) for one in item.differences],
    }


def source(item: SourceUse, found: Reliability, warned: Iterable[Claim]) -> Record:
    """Return the record of a source: its names, what rests on it, and how far to rely on it.

    `warned` are the claims by which articles caution against it; they never change its letter.
    """
    return {
        "source": item.source,
        "kinds": [kind.value for kind in item.kinds],
        "names": list(item.names),
        "claims": item.claims,
        "articles": item.articles,
        "stories": list(item.stories),
        "reliability": reliability(found),
        "cautions": [
            {"claim": claim.id, "article": claim.article, **place(claim.span), "text": claim.text}
            for claim in warned
        ],
    }


def reliability(item: Reliability) -> Record:
    """Return how far a source or an outlet can be relied on: what holds, and what was computed."""
    return {
        "value": item.value,
        "computed": item.letter.value,
        "reasons": list(item.reasons),
        "overridden": overridden(item.override),
    }


def overridden(item: Override | None) -> Record | None:
    """Return who put another value in place of a computed one; null where nobody did."""
    if item is None:
        return None
    return {"by": item.by, "at": item.at, "why": item.why, "from": item.computed}


def override_made(item: Override) -> Record:
    """Return the record of an override; its value is null where it withdraws an earlier one."""
    told = overridden(item) or {}
    subject = {"kind": item.kind.value, "name": item.name, "subject": item.subject}
    return {**subject, "value": item.value, **told}


def rating(kind: Rated, name: str, found: Reliability) -> Record:
    """Return the record of a rated source or outlet."""
    return {"kind": kind.value, "name": name, "reliability": reliability(found)}


def brief(item: Brief) -> Record:
    """Return a brief's record: a summary sentence and headed sections of sentences."""
    return {
        "story": item.story,
        "title": item.title,
        "dated": item.dated,
        "summary": sentence(item.summary),
        "sections": [
            {
                "heading": section.heading,
                "sentences": [sentence(told) for told in section.sentences],
            }
            for section in item.sections
        ],
    }


def sentence(item: BriefSentence) -> Record:
    """Return the record of a sentence of a brief, with the claims and words it rests on."""
    return {"text": item.text, "claims": list(item.claims), "evidence": _pieces(item.evidence)}


def skipped(item: Skipped) -> Record:
    """Return the record of an input that was not read."""
    return {"locator": item.locator, "reason": item.reason}


def problem(item: Problem) -> Record:
    """Return the record of what `verify` found wrong."""
    return {"where": item.where, "what": item.what}


def _origin(origin: Origin) -> Record:
    return {
        "source": origin.source,
        "articles": list(origin.articles),
        "reason": origin.reason,
    }


def _difference(item: Difference, old: str, new: str) -> Record:
    return {
        "edit": item.edit.value,
        "moved": item.moved,
        "marks": [mark.value for mark in item.marks],
        "old": None if item.old is None else _words(item.old, old),
        "new": None if item.new is None else _words(item.new, new),
        "words": [
            {"old": _words(edit.old, old), "new": _words(edit.new, new)} for edit in item.words
        ],
    }


def _words(span: Span, text: str) -> Record:
    return {**place(span), "text": span.of(text)}


def _pieces(evidence: Iterable[Evidence]) -> list[Record]:
    return [
        {"article": piece.article, **place(piece.span), "text": piece.text} for piece in evidence
    ]


def provenance(made_by: Provenance) -> Record:
    """Return what derived a record."""
    return {"component": made_by.component, "version": made_by.version, "model": made_by.model}


def place(span: Span) -> Record:
    """Return where words stand, as keys of their record."""
    return {"start": span.start, "end": span.end}
