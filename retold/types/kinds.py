"""The closed lists of words that records use: kinds, modes, severities."""

from __future__ import annotations

from enum import StrEnum


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


HEADS = frozenset({BlockKind.TITLE, BlockKind.STANDFIRST})
"""What stands over the text of an article and sums it up."""
FACTS = frozenset({ClaimKind.REPORT, ClaimKind.ESTIMATE})
"""Claims that something is or was so."""
MEDIA = frozenset({SourceKind.OUTLET, SourceKind.AGENCY})
"""Sources that pass on what others tell."""
UNNAMED = frozenset({SourceKind.ANONYMOUS, SourceKind.CROWD})
"""Sources that nobody could ask."""
NAMELESS = UNNAMED | {SourceKind.ROLE}
"""Those, and people told by their office alone."""
