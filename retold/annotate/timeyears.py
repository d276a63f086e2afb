"""Years and their parts: years, decades, centuries, quarters and halves."""

from __future__ import annotations

import re

from retold.annotate import calendar
from retold.annotate.timegrammar import (
    DASH,
    NOT_COUNTED,
    ORDINALS,
    YEAR,
    Match,
    Reading,
    Rule,
    S,
    Scene,
    rule,
)

_MODERN = range(1900, 2051)
_BEFORE_YEAR = frozenset(
    "in since during by until till before after circa around fiscal year late early mid through "
    "throughout summer autumn spring winter fall from into".split()
)
_DETERMINERS = frozenset("the this that his her its their our a an last".split())
_CONTESTS = re.compile(
    rf"{S}(?:[a-z]+{S}){{0,2}}(?:elections?|olympics|olympic|games|world|cup|census|season|budget|"
    rf"war|invasion|referendums?|crisis|film|novel|book|report|study|law|act|treaty|agreement|"
    rf"constitution|protests?|revolution|coup|attacks?|massacre|campaign)\b"
)
_COUNTING = frozenset(
    "total number force crowd group average population sum maximum minimum record some nearly "
    "almost about over under than least most another only just each altitude height cost price "
    "capacity army fleet team staff excess rate value level score".split()
)
_NUMBERED = frozenset(
    "room page route flight building suite apt no number highway extension".split()
)
_MOVES = re.compile(
    r"\b(?:r[io]s(?:e|es|en|ing)|rose|f[ae]ll(?:s|en|ing)?|grew|grown|dropp?(?:ed|s|ing)?|"
    r"increas\w*|decreas\w*|climb\w*|jump\w*|declin\w*|reduc\w*|cut|number\w*|up|down)\b[^.]{0,24}\Z"
)
_PLURAL = re.compile(rf"{S}(?!was\b|is\b|has\b|this\b|his\b|its\b|as\b|us\b)[a-z]+s\b")
_VERB = re.compile(rf"{S}(?:was|is|will|has|saw|began|ended|would|had|brought|marked)\b")
_AND_YEAR = re.compile(rf"{S}and{S}(?:19|20)\d\d(?![\w%]|[.,]\d){NOT_COUNTED}")
_CLAUSE_END = re.compile(r"\s*(?:$|[.,;:)\"”’'](?!\d))|\s(?:and|or)\s(?!more)")
_DATING = re.compile(r"\bdat(?:e|es|ed|ing)\s(?:back\s)?to\s\Z")
_ADJECTIVE = re.compile(r"\b(?:the|a|an|his|her|its|their)\s[a-z]{3,}\s\Z")
_CHAIN = re.compile(r"(?<!\d)(?:1\d{3}|20\d\d)(?:,|,? and| or|,? to|[-–—])\s\Z")
_HALF_YEAR = 6
WORD_DECADES = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960,
    "seventies": 1970, "eighties": 1980, "nineties": 1990, "noughties": 2000,
}  # fmt: skip


def year_reading(year: int, *, inferred: bool = False) -> Reading | None:
    """Return the reading of a year, None outside the calendar."""
    span = calendar.year_span(year)
    return Reading("date", f"{year:04d}", span, inferred) if span else None


def _year(m: Match, scene: Scene) -> Reading | None:
    return year_reading(int(m["year"])) if _is_year(m, scene) else None


def _is_year(m: Match, scene: Scene) -> bool:
    """Tell a year from a count of the same four digits by the words around it."""
    year, low, start, end = int(m["year"]), scene.low, m.start(), m.end()
    if low[start - 1 : start] == "(" and low[end : end + 1] in {")", ",", ";"}:
        return year in _MODERN or low[end] == ")"
    round_plural = year % 100 == 0 and _PLURAL.match(low, end)
    modern = year in _MODERN and not (round_plural and not _CONTESTS.match(low, end))
    before = scene.word_before(start)
    if scene.notes and modern:
        coded = scene.low[start - 1 : start] == "-" and scene.low[start - 2 : start - 1].isalnum()
        return before not in _NUMBERED and not coded
    if before in {"in", "since", "during", "circa", "fiscal", "year"}:
        return modern or not _PLURAL.match(low, end)
    if not modern:
        return before in _DETERMINERS and year >= 1500 and _CONTESTS.match(low, end) is not None
    return _is_placed(before, m, scene)


def _is_placed(before: str, m: Match, scene: Scene) -> bool:
    """Tell whether the word before makes a modern number a year."""
    low, start, end = scene.low, m.start(), m.end()
    window = low[max(0, start - 40) : start]
    if before == "between":
        return _AND_YEAR.match(low, end) is not None and not _MOVES.search(window[:-1])
    if before == "from":
        return not _MOVES.search(window[:-1])
    if before == "of":
        words = window.split()
        return len(words) < 2 or words[-2] not in _COUNTING
    if before in _BEFORE_YEAR:
        return True
    if before in _DETERMINERS or before.endswith(("'s", "’s")):
        return scene.word_after(end)[:1].isalpha()
    if before in {"for", "both", "due"}:
        return not m["year"].endswith("00") and _CLAUSE_END.match(low, end) is not None
    if _DATING.search(window) or (_ADJECTIVE.search(window) and _CONTESTS.match(low, end)):
        return True
    opens = not window.strip() and _VERB.match(low, end) is not None
    return opens or _CHAIN.search(window) is not None


def _year_range(m: Match, scene: Scene) -> Reading | None:
    """Read "2014-16", "1939–1945"."""
    first, tail = int(m["first"]), m["last"]
    if scene.low[m.start() - 1 : m.start()] == "-":
        return None
    last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    if not first < last <= first + 120 or (len(tail) == 2 and int(tail) <= 12 and last - first > 1):
        return None
    if first not in range(1000, 2101) or last > 2100 or scene.word_before(m.start()) == "of":
        return None
    years = last - first + 1
    span = calendar.year_span(first, years)
    return Reading("range", f"{first}/{last}", span, days=_length(span))


def _length(span: calendar.Interval | None) -> float | None:
    return float((span[1] - span[0]).days + 1) if span else None


def _affixed_year(m: Match, scene: Scene) -> Reading | None:
    """Read "mid-2015", "early 2022"."""
    del scene
    return year_reading(int(m["year"]))


def _decade(m: Match, scene: Scene) -> Reading | None:
    """Read "the 1990s"; "the 1900s" may be ten years or a hundred, so its end is not told."""
    del scene
    decade = int(m["decade"])
    if decade % 100 == 0 and decade != 2000:
        return Reading("date", f"{decade // 100}")
    return Reading("date", f"{decade // 10}", calendar.year_span(decade, 10))


def _short_decade(m: Match, scene: Scene) -> Reading | None:
    """Read "the '80s", where the apostrophe shows that a century is left out."""
    marked = scene.low[m.start() - 1 : m.start()] in {"'", "’", "‘"}
    if not marked and not (scene.notes and scene.word_before(m.start()) == "the"):
        return None
    return _twentieth(1900 + int(m["short"]))


def _word_decade(m: Match, scene: Scene) -> Reading | None:
    """Read "the nineties"; not "in her nineties"."""
    if scene.word_before(m.start()) not in {"the", "early", "late", "mid"}:
        return None
    return _twentieth(WORD_DECADES[m["word"]])


def _twentieth(decade: int) -> Reading:
    """The century left out is the twentieth, save for the decades that both have lived."""
    if decade < 1930:
        return Reading("date", f"XX{decade // 10 % 10}")
    return Reading("date", f"{decade // 10}", calendar.year_span(decade, 10), inferred=True)


def _century(m: Match, scene: Scene) -> Reading | None:
    """Read "the 19th century"; in prose its last year too, since both ways of counting are used."""
    ordinal = m["ordinal"]
    count = int(ordinal[:-2]) if ordinal[0].isdigit() else _CENTURIES[ordinal]
    if not 1 <= count <= 30:
        return None
    years = 100 if scene.notes else 101
    span = calendar.year_span(max(1, (count - 1) * 100), years)
    return Reading("date", f"{count - 1:02d}", span)


def _part_of_year(m: Match, scene: Scene) -> Reading | None:
    """Read "the third quarter of 2022", "Q3", "second half of last year"."""
    groups = m.groupdict()
    word = groups.get("ordinal") or groups.get("short")
    count = ORDINALS[word] if word in ORDINALS else int(str(word))
    quarters = m["part"] in {"quarter", "q"}
    parts = 4 if quarters else 2
    count = parts if count == -1 else count
    if not 1 <= count <= parts or (not quarters and not _has_year(groups)):
        return None
    year, inferred = _year_of(groups, scene, month=(count - 1) * 12 // parts + 1, start=m.start())
    letter = "Q" if quarters else "H"
    if year is None:
        return Reading("date", f"XXXX-{letter}{count}")
    span = calendar.month_span(year, (count - 1) * 12 // parts + 1, 12 // parts)
    return Reading("date", f"{year:04d}-{letter}{count}", span, inferred)


def _has_year(groups: dict[str, str | None]) -> bool:
    return bool(groups.get("year") or groups.get("relative"))


def _year_of(
    groups: dict[str, str | None], scene: Scene, *, month: int, start: int
) -> tuple[int | None, bool]:
    """Return the year that goes with a part of a year, and whether it was inferred.

    Results of a quarter are awaited long after it ends, so a part that has begun is the one meant,
    unless the sentence looks ahead and the part is half a year gone.
    """
    if groups.get("year"):
        return int(str(groups["year"])), False
    if scene.year is not None:
        return scene.year, True
    if scene.anchor is None:
        return None, False
    steps = {"last": -1, "previous": -1, "next": 1, "this": 0, "the": 0, "current": 0}
    if groups.get("relative"):
        return scene.anchor.year + steps[str(groups["relative"])], True
    latest = calendar.latest_year(scene.anchor, month, future=False)
    months_gone = (scene.anchor.year - latest) * 12 + scene.anchor.month - month
    return latest + (months_gone >= _HALF_YEAR + 3 and scene.tense(start) is True), True


def _months_of_year(m: Match, scene: Scene) -> Reading | None:
    """Read "the first nine months of 2022", an interval and a length."""
    words = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
             "nine": 9, "ten": 10, "eleven": 11}  # fmt: skip
    months = words[m["count"]] if m["count"] in words else int(m["count"])
    if not 1 < months < 12:
        return None
    value, days = f"P{months}M", months * 365.25 / 12
    groups = m.groupdict()
    if not _has_year(groups):
        return Reading("duration", value, days=days)
    first = 13 - months if m["ordinal"] in {"last", "final"} else 1
    year, inferred = _year_of(groups, scene, month=first, start=m.start())
    if year is None:
        return Reading("duration", value, days=days)
    span = calendar.month_span(year, first, months)
    return Reading("range", value, span, inferred, days)


_CENTURY_WORDS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
    "nineteenth twentieth twenty-first"
).split()
_CENTURIES = {word: count for count, word in enumerate(_CENTURY_WORDS, start=10)}
_OF_YEAR = (
    rf"(?:(?:,?{S}|{S}of{S}|{S}in{S})(?:{YEAR}|"
    rf"(?P<relative>last|this|next|the|the{S}current|previous){S}year(?![a-z-])))?"
)
_OF_YEAR = _OF_YEAR.replace(rf"|the{S}current", "|current")
_ORDINAL = r"(?P<ordinal>first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
_NUMBERS = r"(?P<count>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven)"
YEAR_ALONE: Rule = rule(YEAR, _year)
YEAR_RANGE: Rule = rule(r"(?P<first>[12]\d{3})[-–—/](?P<last>\d{4}|\d\d)(?![\w%-])", _year_range)
AFFIXED_YEAR: Rule = rule(
    rf"(?:(?:mid|early|late|end)(?:{DASH}|{S})(?:of{S}|in{S})?|"
    rf"(?:first|last|final|opening|closing){S}(?:few{S})?(?:days|weeks?|months?){S}of{S}){YEAR}",
    _affixed_year,
)
DECADE: Rule = rule(
    rf"(?:(?:early|late|mid)(?:{DASH}|{S}))?(?:the{S})?(?P<decade>(?:1[5-9]|20)\d0)['’]?s(?![a-z])",
    _decade,
)
SHORT_DECADE: Rule = rule(r"(?P<short>[3-9]0)['’]?s(?![a-z])", _short_decade)
WORD_DECADE: Rule = rule(rf"(?P<word>{'|'.join(WORD_DECADES)})(?![a-z])", _word_decade)
CENTURY: Rule = rule(
    rf"(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(_CENTURY_WORDS)})[-\s]{{1,2}}century(?![a-z])",
    _century,
)
PART_OF_YEAR: Rule = rule(
    rf"{_ORDINAL}[-\s]{{1,2}}(?:fiscal[-\s])?(?P<part>quarter|half)(?![a-z-]*final|[a-z]){_OF_YEAR}",
    _part_of_year,
)
SHORT_PART: Rule = rule(rf"(?P<part>q|h)(?P<short>[1-4])(?![\w.]\w|\w){_OF_YEAR}", _part_of_year)
YEAR_FIRST_PART: Rule = rule(
    r"(?P<year>(?:19|20)\d\d)[-\s]?(?P<part>q|h)(?P<short>[1-4])(?P<relative>(?!))?(?![\w-])",
    _part_of_year,
)
YEAR_FIRST_WORDS: Rule = rule(
    rf"(?P<year>(?:19|20)\d\d){S}(?:the{S})?{_ORDINAL}[-\s](?P<part>quarter|half)"
    rf"(?P<relative>(?!))?(?![a-z-])",
    _part_of_year,
)
MONTHS_OF_YEAR: Rule = rule(
    rf"{_ORDINAL}{S}{_NUMBERS}{S}months{_OF_YEAR}(?![a-z])", _months_of_year
)
