"""A reading of a story as rows, table by table, in the order in which they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from retold.ledger.rows import encoded
from retold.ledger.words import Texts
from retold.types import Brief, BriefSentence, Copy, Evidence, Origin, Reading, Story, Thread

Rows = Iterator[tuple[str, dict[str, Any]]]


def reading_rows(reading: Reading, texts: Texts) -> Rows:
    """Yield (table, row) for all that a reading holds but its claims.

    Raises LedgerError where a span does not hold the words told.
    """
    yield from _story(reading.story, texts)
    for position, (article, published) in enumerate(reading.inferred_dates.items()):
        dated = {"article": article, "published": published}
        yield "inferred_dates", _part(reading.story, position, dated)
    for position, thread in enumerate(reading.threads):
        yield from _thread(thread, position)
    yield from _sources(reading, texts)
    yield from _findings(reading, texts)
    yield from _abstentions(reading, texts)
    yield from _brief(reading.brief, texts)


def _story(story: Story, texts: Texts) -> Rows:
    yield (
        "stories",
        {
            "id": story.id,
            "title": story.title,
            "first_seen": story.first_seen,
            "last_seen": story.last_seen,
            "independent_origins": story.independent_origins,
            "origins_reason": story.origins_reason,
            "status": story.status,
        },
    )
    for position, member in enumerate(story.members):
        row = {"article": member.article, "reasons": encoded(member.reasons)}
        yield "memberships", _part(story, position, row)
    for position, copy in enumerate(story.copies):
        yield "copies", _part(story, position, _copy(copy, texts))
    yield from _origins(story.origins, f"story:{story.id}", story=story.id, thread=None)


def _copy(copy: Copy, texts: Texts) -> dict[str, Any]:
    shared = [
        {"copy": texts.span(copy.copy, here), "original": texts.span(copy.original, there)}
        for here, there in copy.shared
    ]
    return {
        "copy": copy.copy,
        "original": copy.original,
        "containment": copy.containment,
        "reason": copy.reason,
        "shared": encoded(shared),
        "agency": copy.agency,
        "agency_reason": copy.agency_reason,
    }


def _thread(thread: Thread, position: int) -> Rows:
    yield (
        "threads",
        {
            "id": thread.id,
            "title": thread.title,
            "story": thread.story,
            "position": position,
            "independent_origins": thread.independent_origins,
            "credibility": thread.credibility,
            "credibility_reason": thread.credibility_reason,
        },
    )
    for number, step in enumerate(thread.steps):
        told = {"claim": step.claim, "retells": step.retells, "reason": step.reason}
        yield "steps", {"thread": thread.id, "position": number, **told}
    owner = f"thread:{thread.id}"
    yield from _origins(thread.origins, owner, story=thread.story, thread=thread.id)


def _origins(origins: Iterable[Origin], owner: str, *, story: str, thread: str | None) -> Rows:
    for position, origin in enumerate(origins):
        key = f"{owner}:{position}"
        place = {"id": key, "story": story, "thread": thread, "position": position}
        yield "origins", {**place, "source": origin.source, "reason": origin.reason}
        for number, article in enumerate(origin.articles):
            yield "origin_articles", {"origin": key, "position": number, "article": article}


def _sources(reading: Reading, texts: Texts) -> Rows:
    for position, merge in enumerate(reading.merges):
        row = {
            "canonical": merge.canonical,
            "name": merge.name,
            "kind": merge.kind.value,
            "reason": merge.reason,
            "article": merge.article,
            **texts.span(merge.article, merge.span),
        }
        yield "merges", _part(reading.story, position, row)
    for position, caution in enumerate(reading.cautions):
        row = {"claim": caution.claim, "canonical": caution.canonical}
        yield "cautions", _part(reading.story, position, row)


def _findings(reading: Reading, texts: Texts) -> Rows:
    for position, finding in enumerate(reading.findings):
        yield (
            "findings",
            {
                "id": finding.id,
                "message": finding.message,
                "kind": finding.kind.value,
                "severity": finding.severity.value,
                "story": finding.story,
                "position": position,
                "thread": finding.thread,
                "detail": encoded(finding.detail),
                "component": finding.provenance.component,
                "version": finding.provenance.version,
                "model": finding.provenance.model,
            },
        )
        for row in _evidence(finding.evidence, "finding", finding.id, texts):
            yield "evidence", row


def _abstentions(reading: Reading, texts: Texts) -> Rows:
    for position, abstention in enumerate(reading.abstentions):
        key = f"{abstention.story}:{position}"
        place = {"id": key, "story": abstention.story, "position": position}
        kind = abstention.kind.value
        yield "abstentions", {**place, "kind": kind, "reason": abstention.reason}
        for row in _evidence(abstention.evidence, "abstention", key, texts):
            yield "abstention_evidence", row


def _brief(brief: Brief, texts: Texts) -> Rows:
    yield "briefs", {"story": brief.story, "title": brief.title, "dated": brief.dated}
    place: dict[str, Any] = {"story": brief.story, "section": None, "position": 0}
    yield from _sentence(brief.summary, place, texts)
    for position, section in enumerate(brief.sections):
        heading = {"position": position, "heading": section.heading}
        yield "brief_sections", {"story": brief.story, **heading}
        for number, sentence in enumerate(section.sentences):
            place = {"story": brief.story, "section": position, "position": number}
            yield from _sentence(sentence, place, texts)


def _sentence(sentence: BriefSentence, place: dict[str, Any], texts: Texts) -> Rows:
    section = "summary" if place["section"] is None else place["section"]
    key = f"{place['story']}:{section}:{place['position']}"
    yield "brief_sentences", {"id": key, "text": sentence.text, **place}
    for position, claim in enumerate(sentence.claims):
        yield "sentence_claims", {"sentence": key, "position": position, "claim": claim}
    for row in _evidence(sentence.evidence, "sentence", key, texts):
        yield "sentence_evidence", row


def _evidence(
    evidence: Iterable[Evidence], owner: str, key: str, texts: Texts
) -> Iterator[dict[str, Any]]:
    for position, piece in enumerate(evidence):
        yield {owner: key, "position": position, **texts.evidence(piece)}


def _part(story: Story, position: int, row: dict[str, Any]) -> dict[str, Any]:
    return {"story": story.id, "position": position, **row}
