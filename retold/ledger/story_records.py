"""The records of a story, read back from their rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from retold.ledger.change_rows import read_change
from retold.ledger.rows import by_owner, encoded
from retold.types import (
    Abstention,
    Brief,
    BriefSection,
    BriefSentence,
    Caution,
    Copy,
    Evidence,
    Finding,
    FindingKind,
    Membership,
    Merge,
    Origin,
    Provenance,
    Severity,
    SourceKind,
    Span,
    Step,
    Story,
    StoryChange,
    Thread,
)


class Rows(Protocol):
    """Runs a query with its bound values, and returns all the rows."""

    def __call__(self, query: str, *values: Any) -> Sequence[sqlite3.Row]:
        """Return the rows of a query."""


def read_story(row: sqlite3.Row, rows: Rows) -> Story:
    """Return the story of a row, with its members, copies and origins."""
    members = rows("SELECT * FROM memberships WHERE story = ? ORDER BY position", row["id"])
    copies = rows("SELECT * FROM copies WHERE story = ? ORDER BY position", row["id"])
    return Story(
        id=row["id"],
        title=row["title"],
        members=tuple(Membership(m["article"], _words(m["reasons"])) for m in members),
        first_seen=row["first_seen"],
        last_seen=row["last_seen"],
        copies=tuple(_copy(copy) for copy in copies),
        origins=_origins(rows(_STORY_ORIGINS, row["id"])),
        independent_origins=row["independent_origins"],
        origins_reason=row["origins_reason"],
        status=row["status"],
        changes=read_changes(row["id"], rows),
    )


def read_changes(story: str, rows: Rows) -> tuple[StoryChange, ...]:
    """Return the merges and splits that made a story, those of what merged into it included."""
    return tuple(map(read_change, rows(_CHANGES, story)))


def read_threads(found: Sequence[sqlite3.Row], rows: Rows) -> Iterator[Thread]:
    """Yield the threads of rows, each with its steps and its origins, in order."""
    ids = encoded([row["id"] for row in found])
    steps = by_owner(rows(_STEPS, ids), "thread")
    origins = by_owner(rows(_THREAD_ORIGINS, ids), "thread")
    for row in found:
        yield _thread(row, steps.get(row["id"], []), origins.get(row["id"], []))


def read_finding(row: sqlite3.Row, evidence: Sequence[sqlite3.Row]) -> Finding:
    """Return the finding of a row and of its evidence, in order."""
    return Finding(
        id=row["id"],
        kind=FindingKind(row["kind"]),
        severity=Severity(row["severity"]),
        story=row["story"],
        thread=row["thread"],
        message=row["message"],
        evidence=tuple(_evidence(piece) for piece in evidence),
        detail=json.loads(row["detail"]),
        provenance=Provenance(row["component"], row["version"], row["model"]),
    )


def read_abstentions(story: str, rows: Rows) -> tuple[Abstention, ...]:
    """Return the abstentions of a story, in order."""
    found = rows("SELECT * FROM abstentions WHERE story = ? ORDER BY position", story)
    return tuple(
        Abstention(
            FindingKind(row["kind"]),
            row["story"],
            row["reason"],
            tuple(_evidence(piece) for piece in rows(_ABSTENTION_EVIDENCE, row["id"])),
        )
        for row in found
    )


def read_merges(story: str, rows: Rows) -> tuple[Merge, ...]:
    """Return the merged names of a story, in order."""
    found = rows("SELECT * FROM merges WHERE story = ? ORDER BY position", story)
    return tuple(
        Merge(
            canonical=row["canonical"],
            name=row["name"],
            kind=SourceKind(row["kind"]),
            reason=row["reason"],
            article=row["article"],
            span=Span(row["start"], row["end"]),
        )
        for row in found
    )


def read_cautions(story: str, rows: Rows) -> tuple[Caution, ...]:
    """Return the cautions of a story, in order."""
    found = rows("SELECT * FROM cautions WHERE story = ? ORDER BY position", story)
    return tuple(Caution(row["claim"], row["canonical"]) for row in found)


def read_brief(story: str, rows: Rows) -> Brief | None:
    """Return the brief of a story, or None where it has none."""
    found = rows("SELECT * FROM briefs WHERE story = ?", story)
    if not found:
        return None
    sections = rows("SELECT * FROM brief_sections WHERE story = ? ORDER BY position", story)
    return Brief(
        story=story,
        title=found[0]["title"],
        dated=found[0]["dated"],
        summary=_sentence(rows(_SUMMARY, story)[0], rows),
        sections=tuple(
            BriefSection(
                section["heading"],
                tuple(_sentence(row, rows) for row in rows(_SENTENCES, story, section["position"])),
            )
            for section in sections
        ),
    )


def _sentence(row: sqlite3.Row, rows: Rows) -> BriefSentence:
    claims = rows(_SENTENCE_CLAIMS, row["id"])
    evidence = rows(_SENTENCE_EVIDENCE, row["id"])
    return BriefSentence(
        row["text"],
        tuple(claim["claim"] for claim in claims),
        tuple(_evidence(piece) for piece in evidence),
    )


def _thread(
    row: sqlite3.Row, steps: Sequence[sqlite3.Row], origins: Sequence[sqlite3.Row]
) -> Thread:
    return Thread(
        id=row["id"],
        story=row["story"],
        title=row["title"],
        steps=tuple(Step(step["claim"], step["retells"], step["reason"]) for step in steps),
        origins=_origins(origins),
        independent_origins=row["independent_origins"],
        credibility=row["credibility"],
        credibility_reason=row["credibility_reason"],
    )


def _copy(row: sqlite3.Row) -> Copy:
    pairs = json.loads(row["shared"])
    return Copy(
        copy=row["copy"],
        original=row["original"],
        containment=row["containment"],
        shared=tuple((_span(pair["copy"]), _span(pair["original"])) for pair in pairs),
        reason=row["reason"],
        agency=row["agency"],
        agency_reason=row["agency_reason"],
    )


def _origins(rows: Sequence[sqlite3.Row]) -> tuple[Origin, ...]:
    return tuple(Origin(row["source"], _words(row["articles"]), row["reason"]) for row in rows)


def _evidence(row: sqlite3.Row) -> Evidence:
    return Evidence(row["article"], Span(row["start"], row["end"]), row["words"])


def _span(value: dict[str, Any]) -> Span:
    return Span(value["start"], value["end"])


def _words(column: str) -> tuple[str, ...]:
    return tuple(json.loads(column))


_STEPS = (
    "SELECT * FROM steps WHERE thread IN (SELECT value FROM json_each(?)) ORDER BY thread, position"
)
_ORIGIN = (
    "SELECT o.thread, o.source, o.reason, (SELECT json_group_array(listed.article) FROM ("
    "SELECT p.article FROM origin_articles AS p WHERE p.origin = o.id ORDER BY p.position"
    ") AS listed) AS articles FROM origins AS o "
)
_STORY_ORIGINS = _ORIGIN + "WHERE o.story = ? AND o.thread IS NULL ORDER BY o.position"
_THREAD_ORIGINS = (
    _ORIGIN + "JOIN json_each(?) AS asked ON asked.value = o.thread ORDER BY o.thread, o.position"
)
_CHANGES = (
    "WITH RECURSIVE line (id) AS (SELECT ? UNION SELECT c.other FROM story_changes AS c"
    " JOIN line ON c.story = line.id WHERE c.kind = 'merge')"
    " SELECT c.* FROM story_changes AS c WHERE c.story IN (SELECT id FROM line)"
    " OR c.kind = 'split' AND c.other IN (SELECT id FROM line) ORDER BY c.number"
)
_ABSTENTION_EVIDENCE = "SELECT * FROM abstention_evidence WHERE abstention = ? ORDER BY position"
_SENTENCE_CLAIMS = "SELECT claim FROM sentence_claims WHERE sentence = ? ORDER BY position"
_SENTENCE_EVIDENCE = "SELECT * FROM sentence_evidence WHERE sentence = ? ORDER BY position"
_SUMMARY = "SELECT * FROM brief_sentences WHERE story = ? AND section IS NULL"
_SENTENCES = "SELECT * FROM brief_sentences WHERE story = ? AND section = ? ORDER BY position"
