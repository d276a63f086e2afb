"""The records that flow between the stages: frozen, slotted, in the field's terms.

Every offset is a Unicode code point into the stored text of one article, and
`article.text[start:end]` gives the span back, always.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

ENGLISH = "en"
UNKNOWN_LANGUAGE = "und"
UNSUPPORTED = "language not supported"


class BlockKind(StrEnum):
    """What a stretch of an article's stored text is."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    FOREIGN = "foreign"
    """A paragraph of an English article in another language, from which nothing is read."""


class ClaimKind(StrEnum):
    """What sort of proposition a claim puts forward."""

    REPORT = "report"
    ESTIMATE = "estimate"
    PREDICTION = "prediction"
    INTENTION = "intention"
    OPINION = "opinion"
    DENIAL = "denial"
    QUESTION = "question"
    CAUTION = "caution"


class Mode(StrEnum):
    """How the words of a claim are told: `none` where the article speaks for itself."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NONE = "none"


class SourceKind(StrEnum):
    """What sort of source asserts a claim."""

    PERSON = "person"
    INSTITUTION = "institution"
    ROLE = "role"
    DOCUMENT = "document"
    AGENCY = "agency"
    ANONYMOUS = "anonymous"
    CROWD = "crowd"
    OUTLET = "outlet"


class Decider(StrEnum):
    """What saw an attribution: the rules, the trained model, or both."""

    RULES = "rules"
    MODEL = "model"
    BOTH = "both"


class Polarity(StrEnum):
    """Whether a proposition is asserted or negated by its own words."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class FindingKind(StrEnum):
    """The typed differences between tellings."""

    HEDGE_DROPPED = "hedge_dropped"
    HEDGE_ADDED = "hedge_added"
    CERTAINTY_RAISED = "certainty_raised"
    CERTAINTY_LOWERED = "certainty_lowered"
    FIGURE_CHANGED = "figure_changed"
    FIGURE_ROUNDED = "figure_rounded"
    BOUND_LOST = "bound_lost"
    RANGE_COLLAPSED = "range_collapsed"
    UNSUPPORTED_FIGURE = "unsupported_figure"
    FIGURE_CONFLICT = "figure_conflict"
    ATTRIBUTION_LOST = "attribution_lost"
    ATTRIBUTION_CHANGED = "attribution_changed"
    ANONYMOUS_SOURCE = "anonymous_source"
    QUOTE_ALTERED = "quote_altered"
    QUOTE_TRUNCATED = "quote_truncated"
    SCOPE_WIDENED = "scope_widened"
    SCOPE_NARROWED = "scope_narrowed"
    NEGATION_FLIPPED = "negation_flipped"
    CONTRADICTION = "contradiction"
    DATE_IMPOSSIBLE = "date_impossible"
    INTERVAL_MISMATCH = "interval_mismatch"
    SINGLE_ORIGIN = "single_origin"
    CIRCULAR_REPORTING = "circular_reporting"
    SILENT_EDIT = "silent_edit"
    CORRECTION_NOT_CARRIED = "correction_not_carried"


class Severity(StrEnum):
    """How much a desk would care, from a note to a correction."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch [start, end) of an article's stored text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of this span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Provenance:
    """Which component, in which version, with which model, derived a value."""

    component: str
    version: str
    model: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article that plays one part: title, byline, paragraph, credit."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One published text by one outlet, as stored.

    `text` is the stored text: title, standfirst, byline and paragraphs joined by blank lines,
    each once. `blocks` cover every non-blank character of it, in order, without overlap.
    `locator` says where it was read: a URL, or a path relative to the input named in the call,
    with `#N` for the N-th record of a file. `published` is ISO 8601, a day or a moment with its
    offset. `language` is ISO 639-1, "und" where it cannot be told. `text_hash` and `raw_hash` are
    SHA-256, of the UTF-8 text and of the bytes read.
    """

    id: str
    locator: str
    url: str | None
    outlet: str | None
    title: str | None
    byline: str | None
    published: str | None
    published_inferred: bool
    language: str | None
    agency: str | None
    text: str
    text_hash: str
    raw_hash: str
    blocks: tuple[Block, ...]

    @property
    def published_date(self) -> date | None:
        """The calendar day of publication, in the offset that the article states."""
        return date.fromisoformat(self.published[:10]) if self.published else None

    @property
    def unread(self) -> str | None:
        """Why no claims are read from it, in a few words; None where they are."""
        return None if self.language in {None, ENGLISH} else UNSUPPORTED


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input item that was not read, and why, in one line."""

    locator: str
    reason: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    `span` leaves the marks out. `opens` is the offset of the opening mark. `closed` is false where
    the mark is never closed before the next paragraph opens again (the speaker goes on) or the
    text ends. `continues` is true where the quotation carries on the one before it.
    `scare` is true for marks around one or two words that quote nobody.
    """

    span: Span
    opens: int
    closed: bool
    continues: bool
    scare: bool


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as the interval that its words state; an open end is None.

    `kind` is count, money, percent, measure, rate, age or share. `unit` is the unit of measure or
    the ISO 4217 currency. `counted` is the head of what is counted, as a lemma ("soldier").
    `counted_span` is the noun phrase counted, if the text has it. `outcomes` are the lemmas of
    what happened to the counted ("kill", "injure"); one figure may carry several.
    """

    span: Span
    low: float | None
    high: float | None
    low_inclusive: bool
    high_inclusive: bool
    approximate: bool
    kind: str
    unit: str | None
    counted: str | None
    counted_span: Span | None = None
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression, resolved against the dateline to a half-open interval of days.

    `kind` is date, time, duration, set or range. `start_time` and `end_time` are ISO 8601 days or
    moments, the last day included; None is an open end. `value` is the TIMEX3 value.
    `days` is the length of a duration, in days. `inferred` is true where the dateline or the story
    had to supply a part. `problem` is set, in plain words, where the expression cannot be: a
    weekday that does not fit its date, a 31st of a month with thirty days.
    """

    span: Span
    kind: str
    value: str
    start_time: str | None
    end_time: str | None
    inferred: bool
    days: float | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of a claim's chain: who asserts, by which cue.

    `source` is the source as written; `span` is where it stands; `canonical` is the name that the
    story merged it into and `merge_reason` says why. `cue_span` is the cue's place. Where a source
    is carried over from an earlier sentence, `span` is that earlier mention. `decided` says what
    saw the attribution: the rules, the trained model, or both.
    """

    source: str
    kind: SourceKind
    canonical: str
    span: Span
    cue: str
    cue_span: Span
    merge_reason: str | None = None
    decided: Decider = Decider.RULES


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure a claim's own words are.

    `band` is a band of the yardstick in use, "asserted" for a plain assertion, "reported" where a
    hedge only passes the word on, or "unclear". `low` and `high` are probabilities in [0, 1], None
    without a band. `cues` are the words it was read from and `spans` their places.
    """

    band: str
    low: float | None
    high: float | None
    cues: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of a claim: its lemma, part of speech, place and grammatical role.

    `pos` is the Universal POS tag, `role` the dependency label, `head` the lemma that it hangs on.
    """

    lemma: str
    pos: str
    span: Span
    role: str = ""
    head: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition put forward in an article, anchored to a span of its text.

    `span` covers the words of the proposition (the content, without source and cue); `sentence`
    covers the sentence that holds it. `attribution` runs from the outermost source to the
    innermost and is empty where the article speaks for itself. `quotations` are the quoted
    stretches inside the span. `decided_by` are the words that decided the kind.
    """

    id: str
    article: str
    block: BlockKind
    span: Span
    sentence: Span
    text: str
    kind: ClaimKind
    mode: Mode
    attribution: tuple[Attribution, ...]
    certainty: Certainty
    polarity: Polarity
    quantities: tuple[Quantity, ...]
    times: tuple[Timex, ...]
    quotations: tuple[Span, ...]
    terms: tuple[Term, ...]
    decided_by: tuple[Span, ...]
    provenance: Provenance
    thread: str | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """An article's place in a story, with the reasons in plain words."""

    article: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """A near-duplicate pair: `copy` repeats `original`; `spans` are the shared passages.

    `shared` pairs a span of the copy with the span of the original that it repeats;
    `containment` is the share of the copy's words that stand in the original.
    """

    copy: str
    original: str
    containment: float
    shared: tuple[tuple[Span, Span], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where chains of attributions end: a source, and the articles that rest on it."""

    source: str
    articles: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Story:
    """The articles about one event."""

    id: str
    title: str
    members: tuple[Membership, ...]
    first_seen: str | None
    last_seen: str | None
    copies: tuple[Copy, ...] = ()
    origins: tuple[Origin, ...] = ()
    independent_origins: int = 0
    origins_reason: str = ""


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
