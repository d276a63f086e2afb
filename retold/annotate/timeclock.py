"""Times of day: 6:30 p.m., 0914 GMT, noon; the day they belong to is joined on later."""

from __future__ import annotations

from retold.annotate.timegrammar import (
    END,
    PART,
    Match,
    Reading,
    Rule,
    S,
    Scene,
    number,
    rule,
)

_ZONE = (
    r"(?:[ ]?\(?(?:gmt|utc|bst|cet|cest|eet|eest|msk|est|edt|et|cst|cdt|pst|pdt|pt|"
    r"local(?:[ ]time)?|"
    r"(?:moscow|kyiv|kiev|london|eastern|central|pacific)(?:[ ](?:standard|daylight))?[ ]time|"
    r"z)\)?(?![a-z]))"
)
_CLOCK_CONTEXT = frozenset(
    "at by around about before after until till from since between approximately roughly".split()
)
_NOON = {"noon": "T12:00", "midday": "T12:00", "midnight": "T00:00"}


def _clock(m: Match, scene: Scene) -> Reading | None:
    """Read a time of day; bare digits need "at" or its like before, or a time zone after."""
    groups = m.groupdict()
    hour, minute, half = int(m["hour"]), int(groups["minute"] or 0), groups["half"]
    if not half and not groups["zone"] and not _clock_context(m, scene):
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 24 or minute > 59:
        return None
    second = f":{groups['second']}" if groups.get("second") else ""
    return Reading("time", f"T{hour:02d}:{minute:02d}{second}")


def _clock_context(m: Match, scene: Scene) -> bool:
    return scene.word_before(m.start()) in _CLOCK_CONTEXT and m["mark"] == ":"


def _oclock(m: Match, scene: Scene) -> Reading | None:
    hour = number(m["hour"])
    part = m["part"] or ""
    if hour is None or not 1 <= hour <= 12:
        return None
    del scene
    late = part in {"afternoon", "evening"} or (part == "night" and hour >= 6)
    suffix = int(hour) % 12 + 12 if late else int(hour)
    return Reading("time", f"T{suffix:02d}:00")


def _noon(m: Match, scene: Scene) -> Reading | None:
    if scene.word_before(m.start()) not in _CLOCK_CONTEXT:
        return None
    return Reading("time", _NOON[m.group()])


_HALF_DAY = r"(?P<half>a\.m\.?|p\.m\.?|[ap]m)(?![a-z])"
CLOCK: Rule = rule(
    rf"(?P<hour>\d{{1,2}})(?:(?P<mark>[:.])(?P<minute>\d\d)(?::(?P<second>[0-5]\d))?)?"
    rf"(?:{S}?{_HALF_DAY})?(?P<zone>{_ZONE})?(?![\w%]|[:/-]\d)",
    _clock,
)
CLOCK_FOUR: Rule = rule(
    rf"(?P<hour>[012]\d)(?P<minute>[0-5]\d)(?P<half>(?!))?"
    rf"(?P<zone>{_ZONE}|[ ]?(?:hours|hrs)(?![a-z]))",
    _clock,
)
OCLOCK: Rule = rule(
    rf"(?P<hour>\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    rf"{S}o['’]clock(?:{S}(?:in{S}the|at){S}{PART})?{END}",
    _oclock,
)
NOON: Rule = rule(rf"(?:noon|midday|midnight){END}", _noon)
