"""A story with its threads, findings and brief: what tracing makes of claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from retold.types.articles import Provenance, Span
from retold.types.claims import Claim
from retold.types.kinds import FindingKind, Severity, SourceKind

HALF = 0.5


@dataclass(frozen=True, slots=True)
class Membership:
    """An article's place in a story, with the reasons in plain words."""

    article: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """A near-duplicate pair: `copy` repeats `original`, whole or in part.

    `shared` pairs a span of the copy with the span of the original that it repeats;
    `containment` is the share of the copy's words that stand in these passages. A digest has one
    such record for each of its originals, without a word in two of them. `agency` is the news
    agency whose text it is, where one is named, and `agency_reason` says by what.
    """

    copy: str
    original: str
    containment: float
    shared: tuple[tuple[Span, Span], ...]
    reason: str
    agency: str | None = None
    agency_reason: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where chains of attributions end: a source, and the articles that rest on it."""

    source: str
    articles: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class StoryChange:
    """A merge or a split of stories, made when `article` came; `kind` is merge or split.

    In a merge `other` went wholly into `story`; in a split `articles` left `story` for `other`.
    """

    kind: str
    story: str
    other: str
    articles: tuple[str, ...]
    article: str
    reason: str


@dataclass(frozen=True, slots=True)
class Story:
    """The articles about one event.

    `status` is open, or closed where no article has come for long. `changes` are the merges and
    splits that made it what it is, those of the stories that merged into it included.
    """

    id: str
    title: str
    members: tuple[Membership, ...]
    first_seen: str | None
    last_seen: str | None
    copies: tuple[Copy, ...] = ()
    origins: tuple[Origin, ...] = ()
    independent_origins: int = 0
    origins_reason: str = ""
    status: str = "open"
    changes: tuple[StoryChange, ...] = ()

    @property
    def whole_copies(self) -> dict[str, str]:
        """Articles half of whose words stand in others, each with the one it owes most to."""
        shares: dict[str, float] = {}
        first: dict[str, str] = {}
        for copy in self.copies:
            shares[copy.copy] = shares.get(copy.copy, 0.0) + copy.containment
            first.setdefault(copy.copy, copy.original)
        return {copy: first[copy] for copy, share in shares.items() if share >= HALF}

    @property
    def merged_from(self) -> tuple[str, ...]:
        """The ids of the stories that went into this one and are no more."""
        gone: dict[str, None] = {}
        for change in self.changes:
            if change.kind == "merge":
                gone[change.other] = None
            else:
                gone.pop(change.other, None)
        gone.pop(self.id, None)
        return tuple(gone)


@dataclass(frozen=True, slots=True)
class Merge:
    """One name of a source merged into its canonical name within a story, with the reason."""

    canonical: str
    name: str
    kind: SourceKind
    reason: str
    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Caution:
    """What an article states about how far to trust a source."""

    claim: str
    canonical: str


COPIED = "tied by copied words"
"""The reason of a step that stands in words its article copied: no retelling of its own."""


@dataclass(frozen=True, slots=True)
class Step:
    """One telling of a thread: the claim, and the telling it retells where the text shows it."""

    claim: str
    retells: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Thread:
    """One claim through its tellings, from the earliest known to the latest.

    `credibility` is on the Admiralty scale, 1 (confirmed by independent origins) to 6 (cannot be
    judged), with its reason.
    """

    id: str
    story: str
    title: str
    steps: tuple[Step, ...]
    origins: tuple[Origin, ...] = ()
    independent_origins: int = 0
    credibility: int = 6
    credibility_reason: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of one article, with its words."""

    article: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A typed, evidenced discrepancy or change, with its reason.

    `evidence` stands in the order told, then origin: first the words found at fault, then the
    words they are held against. `detail` holds JSON values alone; `detail["unless"]` says what
    would make the finding wrong.
    """

    id: str
    kind: FindingKind
    severity: Severity
    story: str
    thread: str | None
    message: str
    evidence: tuple[Evidence, ...]
    detail: dict[str, Any]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Abstention:
    """A finding that was considered and not made, with the reason; stored, never shown as one."""

    kind: FindingKind
    story: str
    reason: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """One sentence of a brief; it cites claims and the exact words that it rests on."""

    text: str
    claims: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class BriefSection:
    """A headed part of a brief."""

    heading: str
    sentences: tuple[BriefSentence, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The dated summary of a story."""

    story: str
    title: str
    dated: str | None
    summary: BriefSentence
    sections: tuple[BriefSection, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a story yields when it is traced: everything the ledger keeps about it."""

    story: Story
    claims: tuple[Claim, ...]
    threads: tuple[Thread, ...]
    findings: tuple[Finding, ...]
    abstentions: tuple[Abstention, ...]
    merges: tuple[Merge, ...]
    cautions: tuple[Caution, ...]
    brief: Brief
    inferred_dates: dict[str, str] = field(default_factory=dict)
