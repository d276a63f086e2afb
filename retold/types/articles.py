"""An article as stored, and what is found in its text: quotations, figures, times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from retold.types.kinds import BlockKind
from retold.types.pages import page_of

ENGLISH = "en"
UNKNOWN_LANGUAGE = "und"
UNSUPPORTED = "language not supported"


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
class Hyperlink:
    """Words of an article that its page links to another: where they stand, and the http(s) URL."""

    span: Span
    url: str

    @property
    def page(self) -> str | None:
        """The page it leads to, in the one form that `page_of` gives."""
        return page_of(self.url)


@dataclass(frozen=True, slots=True)
class Article:
    """One published text by one outlet, as stored.

    `text` is the stored text: title, standfirst, byline and paragraphs joined by blank lines,
    each once. `blocks` cover every non-blank character of it, in order, without overlap.
    `locator` says where it was read: a URL, or a path relative to the input named in the call,
    with `#N` for the N-th record of a file. `published` is ISO 8601, a day or a moment with its
    offset. `language` is ISO 639-1, "und" where it cannot be told. `text_hash` and `raw_hash` are
    SHA-256, of the UTF-8 text and of the bytes read. `hyperlinks` stand in the order of the text.
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
    hyperlinks: tuple[Hyperlink, ...] = ()

    @property
    def page(self) -> str | None:
        """The page that it was published on, in the one form that `page_of` gives."""
        return page_of(self.url) if self.url else None

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
    what happened to the counted ("kill", "injure"); one figure may carry several. `place` and
    `period` are the words that say where it was counted and over which time, with their
    preposition ("in Harrow district", "since Monday", "per month"), None where the sentence does
    not tie such words to the figure itself.
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
    place: Span | None = None
    period: Span | None = None


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
