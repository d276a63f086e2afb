"""A claim, who it is credited to and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass

from retold.types.articles import Provenance, Quantity, Span, Timex
from retold.types.kinds import BlockKind, ClaimKind, Decider, Mode, Polarity, SourceKind


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
