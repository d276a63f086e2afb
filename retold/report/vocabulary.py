"""The page's words: kinds of findings, bands of certainty, intervals and dates in plain English."""

from __future__ import annotations

import re
from datetime import date, datetime

from retold.types import Certainty, FindingKind, Quantity, Severity

YARDSTICKS = {
    "phia": "the PHIA probability yardstick",
    "icd203": "the ICD 203 expressions of likelihood",
}

SEVERITY_WORDS = {
    Severity.HIGH: "High: look at these first",
    Severity.MEDIUM: "Medium: worth a check",
    Severity.LOW: "Low: worth knowing",
}

MEANINGS = {
    FindingKind.HEDGE_DROPPED: "a telling leaves out words of doubt that stand elsewhere",
    FindingKind.HEDGE_ADDED: "a telling adds words of doubt that its origin does not have",
    FindingKind.CERTAINTY_RAISED: "a telling is surer than the words it rests on",
    FindingKind.CERTAINTY_LOWERED: "a telling is less sure than the words it rests on",
    FindingKind.FIGURE_CHANGED: "the same measure is told with another figure",
    FindingKind.FIGURE_ROUNDED: "the figure was rounded in the retelling",
    FindingKind.BOUND_LOST: "a bound such as “more than” was lost",
    FindingKind.RANGE_COLLAPSED: "a range became one number",
    FindingKind.UNSUPPORTED_FIGURE: "a figure is credited to words that do not hold it",
    FindingKind.FIGURE_CONFLICT: "two figures for one measure cannot both hold",
    FindingKind.ATTRIBUTION_LOST: "a telling no longer says who asserts it",
    FindingKind.ATTRIBUTION_CHANGED: "a telling credits somebody else",
    FindingKind.ANONYMOUS_SOURCE: "nobody is named as the source",
    FindingKind.QUOTE_ALTERED: "the quoted words differ from the words they quote",
    FindingKind.QUOTE_TRUNCATED: "the quoted words leave out a part that matters",
    FindingKind.SCOPE_WIDENED: "the claim covers more than its origin",
    FindingKind.SCOPE_NARROWED: "the claim covers less than its origin",
    FindingKind.NEGATION_FLIPPED: "a yes became a no, or a no a yes",
    FindingKind.CONTRADICTION: "two claims cannot both hold",
    FindingKind.DATE_IMPOSSIBLE: "the date cannot be as written",
    FindingKind.INTERVAL_MISMATCH: "a span of time does not fit its dates",
    FindingKind.SINGLE_ORIGIN: "several articles rest on one source",
    FindingKind.CIRCULAR_REPORTING: "reports rest on each other",
    FindingKind.SILENT_EDIT: "the text was changed without a note",
    FindingKind.CORRECTION_NOT_CARRIED: "a correction did not reach a retelling",
}

CREDIBILITY = (
    "confirmed by independent origins",
    "probably true",
    "possibly true",
    "doubtful",
    "improbable",
    "cannot be judged",
)

_RATING = re.compile(r"\bcredibility(?:\s+is|:)?\s+([1-6])\b", re.IGNORECASE)
_LEVELS = ((0.15, "p1"), (0.4, "p2"), (0.52, "p3"), (0.78, "p4"))


def words_of(kind: str) -> str:
    """Return an enum value as words: `hedge_dropped` as "hedge dropped"."""
    return kind.replace("_", " ")


def level_of(certainty: Certainty) -> str:
    """Return the style of a band: `p1` (least likely) to `p5`, or the word without a scale.

    Bands are placed by the middle of their own interval, so either yardstick is drawn alike.
    """
    if certainty.low is None or certainty.high is None:
        return certainty.band if certainty.band in {"asserted", "reported"} else "unclear"
    middle = (certainty.low + certainty.high) / 2
    return next((level for bound, level in _LEVELS if middle < bound), "p5")


def percent_of(certainty: Certainty) -> str:
    """Return a band's interval as "55 to 75 %", or nothing for a band without a scale."""
    if certainty.low is None or certainty.high is None:
        return ""
    return f"{certainty.low * 100:.0f} to {certainty.high * 100:.0f} %"


def ratings_in(text: str) -> tuple[str, ...]:
    """Return the credibility ratings that a sentence states, each with its Admiralty words."""
    digits = dict.fromkeys(match[1] for match in _RATING.finditer(text))
    return tuple(f"credibility {digit}: {CREDIBILITY[int(digit) - 1]}" for digit in digits)


def interval_of(quantity: Quantity) -> str:
    """Return the interval that a figure states, in words, bounds kept."""
    low, high = quantity.low, quantity.high
    about = "about " if quantity.approximate else ""
    if low is not None and high is not None:
        if low == high:
            return about + number(low)
        return f"{about}{number(low)} to {number(high)}"
    if low is not None:
        return f"{'at least' if quantity.low_inclusive else 'more than'} {about}{number(low)}"
    if high is not None:
        return f"{'at most' if quantity.high_inclusive else 'fewer than'} {about}{number(high)}"
    return "open"


def number(value: float) -> str:
    """Return a number with grouped thousands and no more decimals than it has."""
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.3f}".rstrip("0")


def day_of(stamp: str | None) -> str:
    """Return an ISO day or moment as "4 March 2031" or "4 March 2031, 09:30"; as is if odd."""
    if not stamp:
        return "undated"
    try:
        if len(stamp) <= 10:
            day = date.fromisoformat(stamp)
            return f"{day.day} {day:%B %Y}"
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return stamp
    return f"{moment.day} {moment:%B %Y, %H:%M}"


def counted(amount: int, noun: str, plural: str = "") -> str:
    """Return a count with its noun: "1 article", "3 articles"."""
    return f"{amount:,} {noun if amount == 1 else plural or noun + 's'}"


def clipped(text: str, limit: int) -> str:
    """Return a text on one line, cut at a word to at most `limit` characters."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line.rfind(" ", limit // 2, limit)
    return line[: cut if cut > 0 else limit - 1].rstrip(" ,;:.") + "…"


def headed(text: str) -> str:
    """Return words as a heading: a capital first, no full stop."""
    return (text[:1].upper() + text[1:]).rstrip(".")


def sentence(text: str) -> str:
    """Return words as a sentence: a capital first, a full stop last."""
    whole = text[:1].upper() + text[1:]
    return whole if not whole or whole[-1] in ".?!…" else f"{whole}."


def named(canonical: str) -> str:
    """Return a source's name; of a pronoun that leads to nobody, say so."""
    pronoun = canonical.removeprefix("unresolved: ")
    return canonical if pronoun == canonical else f"“{pronoun}”, unclear who"
