"""Lengths of time and what recurs: seven days, the past two weeks, every Friday."""

from __future__ import annotations

import re
from datetime import date

from retold.annotate import calendar
from retold.annotate.timegrammar import (
    DASH,
    MONTH_WORDS,
    NUMBER,
    PART,
    PART_VALUES,
    UNIT,
    UNIT_DAYS,
    UNIT_FACTORS,
    UNIT_VALUES,
    WEEKDAY_NUMBER,
    WEEKDAY_WORDS,
    Match,
    Reading,
    Rule,
    S,
    Scene,
    month_number,
    number,
    plain,
    rule,
    unit_name,
)

_HALVES = {"year": ("P{}Y6M", 0.5), "hour": ("PT{}H30M", 0.5), "minute": ("PT{}M30S", 0.5),
           "day": ("P{}DT12H", 0.5)}  # fmt: skip
_AGE_AFTER = re.compile(r"(?:[-\s]{1,2}(?:olds?|of[-\s]age)\b|['’]s?\s(?:jail|prison)\Z)")
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages|age of|aged between|turned|turns|turning)\s\Z")
_OF_PART = re.compile(r"\s(?:of|final|finals)\b")
_OF = re.compile(r"\sof\b")
_RUNNING = re.compile(r"\b(?:in|over|within|during|for|throughout)\sthe\s\Z")
_LIGHT = re.compile(r"(?:light|man|dog)[-\s]\Z")
_BARE_CONTEXT = frozenset("for over within in after than nearly almost about least half".split())
_LENGTH_CONTEXT = frozenset(
    "for in within over after than nearly almost about least most just only under around lasted "
    "lasting another every full whole next roughly approximately before".split()
)
_RATE = re.compile(r"(?:%|\bper\s?cent)\s\Z")
RECURRING_WORDS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W",
    "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}


def _length(m: Match, scene: Scene) -> Reading | None:
    """Read "seven days", "24-hour", "10 to 12 days", "two and a half years", "several years"."""
    unit, groups = unit_name(m["unit"]), m.groupdict()
    if not _is_length(m, scene, unit):
        return None
    if groups["high"]:
        return _vague_length(unit)
    count = number(m["count"])
    if count is None or count > 1_000_000:
        return _vague_length(unit) if count is None else None
    if groups["half"]:
        return and_a_half(unit, count)
    return length_reading(unit, count)


def _is_length(m: Match, scene: Scene, unit: str) -> bool:
    """Keep ages, fractions, speeds and idioms out."""
    low, start, end = scene.low, m.start(), m.end()
    window = low[max(0, start - 16) : start]
    if _AGE_AFTER.match(low, end) or _AGE_BEFORE.search(window) or _LIGHT.search(window):
        return False
    adjunct = scene.word_before(start) in {"a", "an", "the", "his", "her", "their", "its"}
    plural = m["unit"].endswith("s") or "-" in m["gap"]
    singular = not plural and not (adjunct and m["count"] not in {"one", "1"})
    if unit == "quarter" and (_OF_PART.match(low, end) or "-" in m["gap"]):
        return False
    if unit == "quarter" and m["count"] in {"one", "three", "a"} and not m["more"]:
        return False
    if unit == "second" and singular:
        return False
    if singular and m["count"] not in {"one", "1"}:
        return False
    if singular and unit == "day":
        return scene.word_before(start) in _LENGTH_CONTEXT
    return True


def length_reading(unit: str, count: float) -> Reading:
    """Return the reading of so many units, a whole number of them or a decimal."""
    value = UNIT_VALUES[unit].format(plain(count * UNIT_FACTORS.get(unit, 1)))
    return Reading("duration", value, days=count * UNIT_DAYS[unit])


def and_a_half(unit: str, count: float) -> Reading:
    """Return the reading of so many units and a half."""
    if unit in _HALVES and count == int(count):
        shape, half = _HALVES[unit]
        return Reading("duration", shape.format(int(count)), days=(count + half) * UNIT_DAYS[unit])
    return length_reading(unit, count + 0.5)


def _vague_length(unit: str) -> Reading:
    return Reading("duration", UNIT_VALUES[unit].format("X").replace("PXN", "PXD"))


def _vague(m: Match, scene: Scene) -> Reading | None:
    """Read "several years", "a few days", "dozens of years": a length that is not told."""
    if _AGE_AFTER.match(scene.low, m.end()):
        return None
    unit = unit_name(m["unit"] or m["one"])
    if unit == "second" and "few" not in m.group():
        return None
    if re.match(r"(?:a\s)?couple", m.group()):
        return length_reading(unit, 2)
    return _vague_length(unit)


def _article_length(m: Match, scene: Scene) -> Reading | None:
    """Read "a year" where it is a length: "for a year", "within a week", "a month-long"."""
    unit = unit_name(m["unit"])
    if m["half"]:
        if unit in {"hour", "day", "year", "century", "decade"}:
            return length_reading(unit, 0.5)
        return None
    if _AGE_AFTER.match(scene.low, m.end()):
        return None
    long = m["long"] is not None
    relation = _RELATION.match(scene.low, m.end())
    if long or relation or scene.word_before(m.start()) in _LENGTH_CONTEXT:
        return length_reading(unit, 1)
    return None


_RELATION = re.compile(r"\s(?:later|earlier|after|before|since|on)\b")


def _bare_units(m: Match, scene: Scene) -> Reading | None:
    """Read "for years", "weeks later", "decades-long"."""
    if _AGE_AFTER.match(scene.low, m.end()):
        return None
    known = scene.word_before(m.start()) in _BARE_CONTEXT or m["tail"]
    return _vague_length(unit_name(m["unit"])) if known else None


def _anchored_length(m: Match, scene: Scene) -> Reading | None:
    """Read "the past two weeks", "the last 48 hours", "the next five years" from the anchor."""
    unit, words = unit_name(m["unit"]), m["count"]
    if unit == "second" or _AGE_AFTER.match(scene.low, m.end()):
        return None
    if words is None and m["unit"].endswith("s"):
        values = {"past": "PAST_REF", "coming": "FUTURE_REF"}
        return Reading("date", values[m["which"]]) if m["which"] in values else None
    count = 1.0 if words is None else number(words)
    if count is None:
        return _vague_length(unit) if "couple" not in words else length_reading(unit, 2)
    which, held = m["which"], _OF.match(scene.low, m.end()) is not None
    if words is None and (held or unit in {"minute", "night"} or not _is_running(m, scene)):
        return None
    length = length_reading(unit, count)
    if scene.anchor is None or held or which not in {"last", "past", "next", "coming"}:
        return length
    other = _reach(scene.anchor, unit, count if which in {"next", "coming"} else -count)
    if other is None:
        return length
    span = (min(other, scene.anchor), max(other, scene.anchor))
    return Reading("range", length.value, span, True, length.days)


def _is_running(m: Match, scene: Scene) -> bool:
    """Tell "the past week" and "over the last week" from "the next week he left" of a story."""
    if m["which"] in {"past", "coming"}:
        return True
    before = scene.low[max(0, m.start() - 16) : m.start()]
    return m["which"] in {"last", "next"} and _RUNNING.search(before) is not None


def _reach(anchor: date, unit: str, count: float) -> date | None:
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
    if unit in months and count * months[unit] == int(count * months[unit]):
        return calendar.shift_months(anchor, int(count * months[unit]))
    days = abs(count) * UNIT_DAYS[unit]
    whole = int(days) if days == int(days) else int(days) + 1
    return calendar.shift_days(anchor, whole if count > 0 else -whole)


def _every(m: Match, scene: Scene) -> Reading | None:
    """Read "every Friday", "each year", "every two weeks", "every other day"."""
    word, part = m["what"], m["part"]
    if word in WEEKDAY_NUMBER:
        suffix = PART_VALUES[part] if part else ""
        return Reading("set", f"XXXX-WXX-{WEEKDAY_NUMBER[word] + 1}{suffix}")
    if word in _SEASONS:
        return Reading("set", f"XXXX-{_SEASONS[word]}")
    if word in PART_VALUES:
        return Reading("set", f"XXXX-XX-XX{PART_VALUES[word]}")
    if word in MONTH_WORDS.split("|"):
        at = m.start("what")
        return Reading("set", f"XXXX-{month_number(word):02d}") if scene.capital(at) else None
    step = m["step"]
    count = 2.0 if step == "other" else number(step) if step else 1.0
    if count is None or (word == "second" and step is None):
        return None
    return Reading("set", length_reading(unit_name(word), count).value)


def _recurring(m: Match, scene: Scene) -> Reading | None:
    """Read "weekly"; not the Daily of a newspaper's name, nor the rate "8% annually"."""
    if _RATE.search(scene.low[max(0, m.start() - 10) : m.start()]):
        return None
    named = scene.text[m.end() : m.end() + 2].strip()[:1].isupper()
    if named or (scene.capital(m.start()) and m.start()):
        return None
    return Reading("set", RECURRING_WORDS[m.group()])


def _times_a(m: Match, scene: Scene) -> Reading | None:
    del scene
    return Reading("set", length_reading(m["unit"], 1).value)


_GAP = rf"(?P<gap>-|[ ]-|{S})"
_MORE = (
    rf"(?P<more>(?:straight|consecutive|successive|full|long|whole|more|additional|further|working|trading|"
    rf"business|calendar|short|extra|terrible|gruelling|bloody){S})?"
)
_THEN = r"(?![a-z0-9])"
_HIGH = rf"(?:(?:{S}(?:to|or){S}|{DASH})(?P<high>{NUMBER}))?"
_EVERY_WHAT = (
    rf"hours?|minutes?|seconds?|days?|weeks?|months?|quarter|years?|decades?|weekend|"
    rf"morning|afternoon|evening|night|spring|summer|autumn|winter|{WEEKDAY_WORDS}|{MONTH_WORDS}"
)

LENGTH: Rule = rule(
    rf"(?P<count>{NUMBER}){_HIGH}(?P<half>{S}and{S}a{S}half|{S}1/2|½)?{_GAP}{_MORE}{UNIT}{_THEN}",
    _length,
)
VAGUE_LENGTH: Rule = rule(
    rf"(?:several|(?:a{S})?few|(?:a{S})?couple(?:{S}of)?|dozens{S}of|hundreds{S}of|many|some)"
    rf"(?:{S}{_MORE}(?P<unit>seconds|minutes|hours|days|nights|weeks|months|quarters|years|decades|"
    rf"centuries)|-(?P<one>hour|day|week|month|year))"
    rf"{_THEN}",
    _vague,
)
ARTICLE_LENGTH: Rule = rule(
    rf"(?:(?P<half>half{S}an?)|an?){S}(?:(?:full|whole|further){S})?"
    rf"(?P<unit>hour|day|week|fortnight|month|year|decade|century)(?P<long>-long)?{_THEN}",
    _article_length,
)
BARE_UNITS: Rule = rule(
    rf"(?P<unit>hours|days|weeks|months|years|decades|centuries)(?P<tail>-long|{S}(?:later|earlier))?"
    rf"{_THEN}",
    _bare_units,
)
ANCHORED_LENGTH: Rule = rule(
    rf"(?P<which>last|past|previous|preceding|next|coming|following|first|final){S}"
    rf"(?:(?P<count>{NUMBER}|few|several|couple{S}of|many)[-\s])?{_MORE}{UNIT}{_THEN}",
    _anchored_length,
)
EVERY: Rule = rule(
    rf"(?:every|each)(?:{S}(?:single{S})?(?P<step>other|{NUMBER}))?{S}(?:single{S})?"
    rf"(?P<what>{_EVERY_WHAT}){_THEN}(?:{S}{PART}{_THEN})?",
    _every,
)
RECURRING: Rule = rule(rf"(?:{'|'.join(RECURRING_WORDS)}){_THEN}", _recurring)
TIMES_A: Rule = rule(
    rf"(?:once|twice|{NUMBER}{S}times){S}(?:an?|per|each|every){S}"
    rf"(?P<unit>hour|day|week|month|year|decade|century){_THEN}",
    _times_a,
)
