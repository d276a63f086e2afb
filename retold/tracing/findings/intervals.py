"""Findings on lengths of time that do not fit the dates beside them.

"Three days, from Monday to Friday": either the length or an end is wrong, whichever way the days
are counted. Both ways are tried, with the ends and without, and every rounding to the unit in which
the length is told; only what no way of counting gives is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from retold.annotate.timexes import find_timexes
from retold.tracing.evidence import Scene, finding, quoted
from retold.types import Article, Finding, FindingKind, Severity, Span, Timex

_UNITS = {"D": 1.0, "W": 7.0, "M": 30.4375, "Y": 365.25}
_LENGTH = re.compile(r"P(?P<count>\d+)(?P<unit>[DWMY])")
_ROUGH = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|over|under|more\s+than|less\s+than|"
    r"fewer\s+than|at\s+least|at\s+most|up\s+to|first|last|next|past|other|every|each|another|"
    r"within|only|just|out)\s+(?:the\s+|a\s+)?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:working|business|school|trading|match|playing|week)[-\s]?days?\b|\b(?:a|per|each|every)\s+"
    r"(?:day|week|month|year)\b|\bnights?\b|\btimes\b|\bof\s+(?:them|which)\b",
    re.IGNORECASE,
)
_BEFORE_RANGE = re.compile(r"\s*[,(–—-]\s*|\s+")
_NOUN = re.compile(r"\s+[a-z]+(?:\s+[a-z]+)?\s*,?\s+", re.IGNORECASE)
_SPANNED = re.compile(r"\s+[^,;.:!?]{1,60},\s+from\s+[^,;.:!?]{1,60}\s+", re.IGNORECASE)
_AFTER_RANGE = re.compile(
    r"\s*[,(–—-]\s*(?:(?:for|over|or|in|i\.e\.)\s+)?(?:an?\s+|the\s+)?"
    r"(?:(?:period|span|stretch|total|spell|stay|term)\s+of\s+)?(?:full\s+|whole\s+)?",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:until|till)\b", re.IGNORECASE)
_LONG = re.compile(r"(?:day|week|month|year)s?\b", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:from|between|since|ago)\b|\d\s?[-–—]\s?\d", re.IGNORECASE)
_AGO = re.compile(r"\bago$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_APPOSED = re.compile(r"\s*[,(–—-]\s*(?:in\s+)?|\s+in\s+", re.IGNORECASE)


def trace(scene: Scene) -> Iterator[Finding]:
    """Yield each length of time that no way of counting the dates beside it gives."""
    seen: set[tuple[str, Span]] = set()
    for claim in scene.claims:
        place = (claim.article, claim.sentence)
        if place in seen or claim.article in scene.copies:
            continue
        seen.add(place)
        article = scene.articles[claim.article]
        yield from _in_sentence(scene, article, claim.sentence)


def _in_sentence(scene: Scene, article: Article, sentence: Span) -> Iterator[Finding]:
    text = sentence.of(article.text)
    if not (_LONG.search(text) and _PLACED.search(text)):
        return
    anchor = None if article.published_inferred else article.published_date
    times = find_timexes(text, anchor=anchor, offset=sentence.start)
    for left, right in pairwise(times):
        between = article.text[left.span.end : right.span.start]
        for length, extent, joined in (
            (left, right, _leads(left, right, between, article.text)),
            (right, left, bool(_AFTER_RANGE.fullmatch(between))),
        ):
            if joined and (why := _mismatch(length, extent, article, sentence)) is not None:
                yield _finding(scene, article, length, extent, sentence, why)
        if anchor is not None and _APPOSED.fullmatch(between):
            why = _not_ago(left, right, article.text)
            if why is not None:
                yield _finding(scene, article, left, right, sentence, why)


def _leads(length: Timex, extent: Timex, between: str, text: str) -> bool:
    """Whether a length stands before its dates: "three days, from", "a three-day strike from".

    "Three days between Monday and Friday" may be any three of them. Words may stand on both sides
    of "from": "three days it was shut, from the fire on Monday until Friday".
    """
    words = extent.span.of(text).lower()
    if _SPANNED.fullmatch(between):
        return _UNTIL.search(words) is not None
    if not words.startswith(("from", "since")) and not between.strip().startswith((",", "(")):
        return False
    if "-" in length.span.of(text) and _NOUN.fullmatch(between):
        return True
    return bool(_BEFORE_RANGE.fullmatch(between))


def _mismatch(length: Timex, extent: Timex, article: Article, sentence: Span) -> str | None:
    told = _LENGTH.fullmatch(length.value)
    if length.kind != "duration" or extent.kind != "range" or told is None:
        return None
    if extent.start_time is None or extent.end_time is None:
        return None
    text = article.text
    if _ROUGH.search(text[sentence.start : length.span.start]) or _COUNTED.search(
        text[length.span.start : length.span.end + 12]
    ):
        return None
    count, unit = int(told["count"]), told["unit"]
    fitting = _counts(extent, unit)
    if not fitting or count in fitting:
        return None
    names = {"D": "day", "W": "week", "M": "month", "Y": "year"}
    ways = " or ".join(str(way) for way in sorted(fitting))
    return f"that is {ways} {names[unit]}{'' if fitting == {1} else 's'}"


def _counts(extent: Timex, unit: str) -> set[int]:
    """Every number of units that may be told of the dates, by any way of counting and rounding.

    Dates told in years alone are years apart, or one more with both ends; so are months.
    """
    first = date.fromisoformat(str(extent.start_time)[:10])
    last = date.fromisoformat(str(extent.end_time)[:10])
    ends = [part for part in extent.value.split("/") if part]
    if first > last or "X" in extent.value or len(ends) != 2:
        return set()
    if all(len(end) == 4 for end in ends):
        return {last.year - first.year, last.year - first.year + 1} if unit == "Y" else set()
    if all(len(end) == 7 for end in ends):
        months = (last.year - first.year) * 12 + last.month - first.month
        return {months, months + 1} if unit == "M" else set()
    if not all(len(end) == 10 for end in ends):
        return set()
    days = (last - first).days
    sizes = [days / _UNITS[unit], (days + 1) / _UNITS[unit]]
    found = {int(size) for size in sizes} | {-int(-size // 1) for size in sizes}
    return {days, days + 1} if unit == "D" else found


def _not_ago(left: Timex, right: Timex, text: str) -> str | None:
    """Hold "five years ago, in 2021" together: the two may be a year apart, since years are cut."""
    pair = sorted((left, right), key=lambda time: not _AGO.search(time.span.of(text)))
    ago, named = pair
    if not _AGO.search(ago.span.of(text)) or not _YEAR.fullmatch(named.value):
        return None
    if not ago.start_time or not _YEAR.fullmatch(ago.value[:4]) or "year" not in ago.span.of(text):
        return None
    apart = abs(int(ago.value[:4]) - int(named.value))
    return f"that points to {ago.value[:4]}" if apart > 1 else None


def _finding(
    scene: Scene, article: Article, length: Timex, extent: Timex, sentence: Span, why: str
) -> Finding:
    told = scene.evidence(article.id, length.span)
    dates = scene.evidence(article.id, extent.span)
    years = "year" in told.text.lower()
    return finding(
        scene,
        FindingKind.INTERVAL_MISMATCH,
        Severity.LOW if years else Severity.MEDIUM,
        f"{quoted(told.text)} does not fit {quoted(dates.text)}: {why}.",
        [told, dates, scene.evidence(article.id, sentence)],
        unless="the length leaves some of the time out, or counts from another day",
        length=length.value,
        dates=extent.value,
    )
