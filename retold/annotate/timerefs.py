"""Words that point at the present, the past or the future and name no day: current, the future.

TIMEX3 gives them the values PRESENT_REF, PAST_REF and FUTURE_REF. They bound nothing, so a claim
does not keep them (see `is_dated`).
"""

from __future__ import annotations

import re

from retold.annotate.timegrammar import Match, Reading, Rule, S, Scene, rule

_PERIODS = (
    "day|week|weekend|month|quarter|year|decade|century|season|fiscal|calendar|school|term|days|"
    "weeks|months|years|decades|hours|quarters"
)
_NO_NOUN = (
    "and|or|as|to|in|of|at|on|by|for|from|that|which|who|was|were|is|are|has|had|will|would|can|"
    "could|may|account|affairs|events|flow|flows"
)
_NOUN_AFTER = re.compile(rf"{S}(?!(?:{_PERIODS}|{_NO_NOUN})\b)[a-z]", re.IGNORECASE)
_CLOSED_AFTER = re.compile(
    r"\s*(?:$|[.,;:!?)\"”])|\s(?:and|but|or|to|at|with|on|as|when|while|because|if|that|is|was|has|"
    r"the|he|she|it|they|we|there)\b"
)


def _current(m: Match, scene: Scene) -> Reading | None:
    """Read "its current chief"; not "current affairs", a river's current, "the current year"."""
    noun = _NOUN_AFTER.match(scene.low, m.end())
    return Reading("date", "PRESENT_REF") if noun else None


def _recent(m: Match, scene: Scene) -> Reading | None:
    noun = _NOUN_AFTER.match(scene.low, m.end())
    return Reading("date", "PAST_REF") if noun else None


def _open_time(m: Match, scene: Scene) -> Reading | None:
    """Read "in the past", "the near future"; not "the past president", "the future king"."""
    if scene.word_before(m.start()) != "the" or not _CLOSED_AFTER.match(scene.low, m.end()):
        return None
    return Reading("date", "PAST_REF" if m["way"] == "past" else "FUTURE_REF")


CURRENT: Rule = rule(r"current(?![a-z-])", _current)
RECENT_THING: Rule = rule(r"recent(?![a-z-])", _recent)
OPEN_TIME: Rule = rule(
    rf"(?:(?:near|foreseeable|distant|recent|immediate|not-too-distant){S})?"
    rf"(?P<way>future|past)(?![a-z-])|near{S}term(?![a-z-])",
    _open_time,
)
