"""Hours as people say them: half past seven, quarter to eight, four in the morning, seven tonight.

A number alone is an hour only beside a day: such a reading has the kind WEAK, and is dropped unless
a day is joined to it. News is read with the safe shapes alone.
"""

from __future__ import annotations

from retold.annotate.timegrammar import (
    NUMBER_STARTS,
    NUMBER_WORDS,
    PART,
    WEAK,
    Match,
    Openings,
    Reading,
    Rule,
    S,
    Scene,
    number,
    rule,
)

_AT = frozenset("at by around about before after until till since from @ approximately".split())
_NOTE_AT = _AT | {"for"}
_QUARTERS = {"half": 30, "quarter": 15}
_LATE_PARTS = frozenset({"afternoon", "evening"})
_EARLY_NIGHT = 5
"""Up to this hour, an hour of the night is past midnight."""


def in_part(hour: int, part: str) -> int:
    """Return the hour of 24 for an hour of twelve in a part of the day, by name or TIMEX3 code."""
    late = part in _LATE_PARTS or part in {"TAF", "TEV"}
    night = part in {"night", "TNI"} and hour > _EARLY_NIGHT
    return hour % 12 + 12 if hour < 12 and (late or night) else hour


def _clock_value(hour: int, minute: int, m: Match) -> str | None:
    """Return "T19:30"; `half` ("pm") and `part` ("evening") of the match place the hour."""
    groups = m.groupdict()
    if groups.get("half"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if str(groups["half"]).startswith("p") else 0)
    elif groups.get("part"):
        hour = in_part(hour, str(groups["part"]))
    return f"T{hour:02d}:{minute:02d}" if hour <= 24 and minute <= 59 else None


def _hour_of(words: str) -> int | None:
    found = number(words)
    return int(found) if found is not None and 0 <= found <= 24 else None


def _past(m: Match, scene: Scene) -> Reading | None:
    """Read "half past seven", "quarter to eight", "twenty minutes past five"."""
    hour, words = _hour_of(m["hour"]), m["count"]
    minutes = _QUARTERS.get(words) or number(words)
    if hour is None or not 1 <= hour <= 12 or minutes is None or not 0 < minutes < 60:
        return None
    if m["way"] in {"to", "before", "till"}:
        if words == "half":
            return None
        hour, minutes = (hour - 2) % 12 + 1, 60 - minutes
    safe = words in _QUARTERS or (m["minutes"] and m["way"] == "past")
    if not safe and not scene.notes and scene.word_before(m.start()) != "at":
        return None
    value = _clock_value(hour, int(minutes), m)
    return Reading("time", value) if value else None


def _in_the_part(m: Match, scene: Scene) -> Reading | None:
    """Read "four in the morning"; of news only after "at", for "three in the evening" may count."""
    hour = _hour_of(m["hour"])
    context = _NOTE_AT if scene.notes else _AT
    if hour is None or not 1 <= hour <= 12 or scene.word_before(m.start()) not in context:
        return None
    value = _clock_value(hour, int(m["minute"] or 0), m)
    return Reading("time", value) if value else None


def _spoken(m: Match, scene: Scene) -> Reading | None:
    """Read "seven", "six forty-three", "six pm" of notes."""
    hour = _hour_of(m["hour"])
    minutes = number(m["minute"]) if m["minute"] else 0.0
    if hour is None or not 1 <= hour <= 12 or minutes is None or not 0 <= minutes < 60:
        return None
    if m["minute"] and minutes < 10:
        return None
    value = _clock_value(hour, int(minutes), m)
    if value is None:
        return None
    del scene
    return Reading("time" if m["half"] else WEAK, value)


def _bare(m: Match, scene: Scene) -> Reading | None:
    """Read "7", "2.30" and "17:20" of notes beside a day."""
    hour = _hour_of(m["hour"])
    if hour is None or int(m["minute"] or 0) > 59 or int(m["second"] or 0) > 59:
        return None
    after = scene.word_after(m.end() + scene.low.startswith(",", m.end()))
    beside = scene.word_before(m.start()) in _NOTE_AT or m["mark"] == ":"
    if not beside and after not in {"tonight", "today", "tomorrow", "on", "this"}:
        return None
    second = f":{m['second']}" if m["second"] else ""
    return Reading(WEAK, f"T{hour:02d}:{m['minute'] or '00'}{second}")


def _letter(m: Match, scene: Scene) -> Reading | None:
    """Read "9a", "8:45p" of notes."""
    del scene
    value = _clock_value(int(m["hour"]), int(m["minute"] or 0), m)
    return Reading("time", value) if value else None


def _oclock(m: Match, scene: Scene) -> Reading | None:
    """Read "4 oclock" of notes."""
    del scene
    hour = _hour_of(m["hour"])
    value = _clock_value(hour, 0, m) if hour else None
    return Reading("time", value) if value else None


def _noon(m: Match, scene: Scene) -> Reading | None:
    """Read "midnight tonight", "noon tomorrow" of notes."""
    del scene
    return Reading(WEAK, "T00:00" if m.group() == "midnight" else "T12:00")


_END = r"(?![\w-])(?![.:]\d)"
_NAMES = "|".join(word for word, value in NUMBER_WORDS.items() if 1 <= value <= 12)
_HOUR = rf"(?P<hour>\d{{1,2}}|{_NAMES})(?![a-z0-9])"
_TENS = "|".join(sorted((w for w, v in NUMBER_WORDS.items() if v >= 10), key=len, reverse=True))
_ONES = "|".join(word for word, value in NUMBER_WORDS.items() if 1 <= value <= 9)
_MINUTE_WORDS = rf"(?:{_TENS})(?:[- ](?:{_ONES}))?"
_MINUTES = rf"(?P<count>half|quarter|\d{{1,2}}|(?:{_TENS})(?:[- ](?:{_ONES}))?|five)"
_AM_PM = rf"(?:{S}?(?P<half>a\.m\.?|p\.m\.?|[ap]m)(?![a-z]))?"
_TAIL = rf"(?:{S}(?:in{S}the|at){S}{PART}(?![a-z]))?"

PAST: Rule = rule(
    rf"(?:a{S}(?=quarter))?{_MINUTES}(?P<minutes>{S}(?:minutes?|mins?))?{S}(?P<way>past|to|before|after|till){S}{_HOUR}"
    rf"{_AM_PM}{_TAIL}{_END}",
    _past,
)
IN_THE_PART: Rule = rule(
    rf"{_HOUR}(?:[:.](?P<minute>\d\d))?{_AM_PM}{S}(?:in{S}the|at){S}{PART}{_END}", _in_the_part
)
SPOKEN: Rule = rule(
    rf"(?P<hour>{_NAMES})(?:{S}(?P<minute>{_MINUTE_WORDS})(?:{S}minutes)?)?{_AM_PM}{_END}", _spoken
)
BARE: Rule = rule(
    r"(?P<hour>\d{1,2})(?:(?P<mark>[:.])(?P<minute>\d\d)(?::(?P<second>\d\d))?)?"
    rf"(?=,?(?:{S}|$|[.!?;)])|,)(?!\.\d)",
    _bare,
)
LETTER: Rule = rule(r"(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?(?P<half>[ap])(?![\w-])", _letter)
OCLOCK: Rule = rule(rf"{_HOUR}{S}o['’]?clock{_AM_PM}{_TAIL}{_END}", _oclock)
NOON: Rule = rule(rf"(?:noon|midday|midnight){_END}", _noon)
PM_IN_THE_PART: Rule = rule(
    rf"(?P<hour>\d{{1,2}})(?::(?P<minute>\d\d))?{S}?(?P<half>[ap]m){S}in{S}the{S}{PART}{_END}",
    _letter,
)

_DIGITS = ("0", "00")
NEWS_OPENINGS: Openings = (
    (("half", "quarter", "a", *_DIGITS, *NUMBER_STARTS), (PAST,)),
    ((*_DIGITS, *NUMBER_STARTS), (IN_THE_PART,)),
)
NOTES_OPENINGS: Openings = (
    (_DIGITS, (PM_IN_THE_PART, LETTER, OCLOCK, BARE)),
    (NUMBER_STARTS, (OCLOCK, SPOKEN)),
    (("noon", "midday", "midnight"), (NOON,)),
)
