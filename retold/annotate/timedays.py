"""Days told from the day of publication: today, last night, Friday, Tuesday of last week."""

from __future__ import annotations

import re
from datetime import date

from retold.annotate import calendar
from retold.annotate.timegrammar import (
    PART,
    PART_VALUES,
    WEEKDAY_NUMBER,
    WEEKDAY_WORDS,
    Match,
    Reading,
    Rule,
    S,
    Scene,
    rule,
)

BACKWARD = frozenset({"last", "past", "previous"})
FORWARD = frozenset({"next", "coming", "following", "upcoming"})
_DAY_STEPS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "tmrw": 1, "tmr": 1}
_NOT_DAYS_BEFORE = re.compile(
    r"\b(?:black|good|bloody|ash|palm|easter|super|cyber|sheffield|casual|man|ruby|mail on|shrove|"
    r"maundy|holy|whit|giving)\s\Z"
)
_NOT_DAYS_AFTER = re.compile(
    r"\s(?:times|telegraph|mirror|express|mail|people|post|world|herald|independent|business|"
    r"prayers?|mass|roast|league|best|school|premiership|football|night (?:live|lights|football|"
    r"fever))\b"
)
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]*[ ]\Z")


def _deictic_day(m: Match, scene: Scene) -> Reading | None:
    """Read today, yesterday, tomorrow and tonight; not "USA Today", not "the Today programme"."""
    word, part = m["word"], m["part"]
    name = scene.capital(m.start()) and _NAME_BEFORE.search(
        scene.text, max(0, m.start() - 24), m.start()
    )
    if name or scene.word_after(m.end()) in {"programme", "program", "show"}:
        return None
    suffix = "TNI" if word == "tonight" else PART_VALUES[part] if part else ""
    return moved_day(scene.anchor, _DAY_STEPS[word], suffix)


def moved_day(anchor: date | None, steps: int, suffix: str) -> Reading | None:
    """Return the reading of the day so many days from the anchor, or of a part of it."""
    kind = "time" if suffix else "date"
    if anchor is None:
        return Reading(kind, f"XXXX-XX-XX{suffix}")
    day = calendar.shift_days(anchor, steps)
    return Reading(kind, f"{day.isoformat()}{suffix}", (day, day), True) if day else None


def _day_beside(m: Match, scene: Scene) -> Reading | None:
    return moved_day(scene.anchor, -2 if m["side"] == "before" else 2, "")


def _part_of_day(m: Match, scene: Scene) -> Reading | None:
    """Read "this morning", "last night"."""
    return moved_day(scene.anchor, -1 if m["which"] == "last" else 0, PART_VALUES[m["part"]])


def _weekday(m: Match, scene: Scene) -> Reading | None:
    """Read a weekday, bare, pointed ("last Friday") or with its week ("Friday of last week")."""
    weekday, groups = WEEKDAY_NUMBER[m["weekday"]], m.groupdict()
    suffix = PART_VALUES[m["part"]] if m["part"] else ""
    if m["plural"]:
        if not scene.capital(m.start("weekday")):
            return None
        return Reading("set", f"XXXX-WXX-{weekday + 1}{suffix}")
    window = scene.low[max(0, m.start() - 12) : m.start()]
    if _NOT_DAYS_BEFORE.search(window) or _NOT_DAYS_AFTER.match(scene.low, m.end()):
        return None
    kind = "time" if suffix else "date"
    if scene.anchor is None or _is_told(groups["which"] or "", scene.word_before(m.start())):
        return Reading(kind, f"XXXX-WXX-{weekday + 1}{suffix}")
    day = _pointed(weekday, groups["which"] or "", groups["week"] or "", scene, m)
    return Reading(kind, f"{day.isoformat()}{suffix}", (day, day), True) if day else None


def _is_told(which: str, before: str) -> bool:
    """Tell "that Friday" and "the next Friday", which point from the story told."""
    return (
        which in {"previous", "following"}
        or before == "that"
        or (which in {"last", "next"} and before == "the")
    )


def _pointed(weekday: int, which: str, week: str, scene: Scene, m: Match) -> date | None:
    """Return the day meant. "Next Friday" is Friday of next week, as newsrooms in Britain write."""
    anchor = scene.anchor
    if anchor is None:
        return None
    monday = calendar.shift_days(anchor, -anchor.weekday())
    if week and monday:
        steps = -7 if week in BACKWARD else 7 if week in FORWARD else 0
        return calendar.shift_days(monday, steps + weekday)
    if which.endswith(("last", "past")):
        yesterday = calendar.shift_days(anchor, -1)
        return calendar.nearest_weekday(yesterday, weekday, future=False) if yesterday else None
    if which == "next":
        return calendar.shift_days(monday, 7 + weekday) if monday else None
    if which.endswith(("coming", "upcoming")):
        tomorrow = calendar.shift_days(anchor, 1)
        return calendar.nearest_weekday(tomorrow, weekday, future=True) if tomorrow else None
    if which == "this":
        return calendar.shift_days(monday, weekday) if monday else None
    coming = scene.word_before(m.start()) == "by" and not scene.low.startswith(
        ("'s", "’s"), m.end()
    )
    future = scene.tense(m.start()) or coming
    return calendar.nearest_weekday(anchor, weekday, future=bool(future))


_EARLY = rf"(?:(?:earlier|later|early|late|mid|sometime){S}|mid-)?"

DEICTIC_DAY: Rule = rule(
    rf"(?:(?:earlier|later|early|late){S})?(?P<word>today|tonight|yesterday|tomorrow)"
    rf"(?:{S}{PART})?(?![a-z])",
    _deictic_day,
)
DAY_BESIDE: Rule = rule(
    rf"day{S}(?P<side>before|after){S}(?:yesterday|tomorrow)(?![a-z])", _day_beside
)
PART_OF_DAY: Rule = rule(
    rf"{_EARLY}(?P<which>this|last)"
    rf"{S}(?:(?:early|late){S})?{PART}(?![a-z])",
    _part_of_day,
)
WEEKDAY: Rule = rule(
    rf"{_EARLY}(?:(?P<which>(?:this{S})?(?:last|past|previous|next|coming|upcoming|following)|this)"
    rf"{S})?(?P<weekday>{WEEKDAY_WORDS})(?:(?P<plural>s)|(?:{S}(?:early{S}|late{S})?{PART})?)"
    rf"(?![a-z])(?:{S}(?:of{S})?(?P<week>last|this|next){S}week(?![a-z]))?",
    _weekday,
)
SHORT_WEEKDAY: Rule = rule(
    r"(?P<weekday>mon|tues?|weds|thu|thurs?|fri|(?:(?<=on )|(?<=or )|(?<=to )|(?<=and ))wed)"
    r"(?![a-z])(?P<which>(?!))?(?P<plural>(?!))?"
    r"(?P<part>(?!))?(?P<week>(?!))?",
    _weekday,
)
SHORT_TOMORROW: Rule = rule(r"(?P<word>tmrw?)(?P<part>(?!))?(?![a-z])", _deictic_day)
