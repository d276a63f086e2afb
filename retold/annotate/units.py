"""The units that stand around a number: currencies, percent, measures, ages, time, and "per"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from retold.annotate.currencies import Found, currency_after, currency_before
from retold.annotate.numberwords import SCALES


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit found beside a number; `end` (or `start`, before it) is where it stands.

    `kind` is money, percent, measure, age, old ("34 years old") or time (a duration).
    `name` is the unit's one name. `label` is the common name of a currency ("Egyptian pound"), and
    `times` the scale that its code carries ("MEUR": 1e6).
    """

    kind: str
    name: str
    start: int
    end: int
    label: str = ""
    times: float = 1.0


_MEASURES = {
    "km": "km|kilomet(?:er|re)s?|kms",
    "mi": "miles?|mi",
    "nmi": "nautical miles?",
    "m": "met(?:er|re)s?",
    "cm": "cm|centimet(?:er|re)s?",
    "mm": "mm|millimet(?:er|re)s?",
    "µm": "µm|μm|micromet(?:er|re)s?|microns?",
    "nm": "nanomet(?:er|re)s?",
    "pm": "picomet(?:er|re)s?",
    "ft": "feet|foot(?! (?:soldier|patrol|bridge|path))|ft",
    "in": "inch(?:es)?",
    "yd": "yards?",
    "kg": "kgs?|kilos?|kilogram(?:me)?s?",
    "g": "gram(?:me)?s?",
    "mg": "mg|milligram(?:me)?s?",
    "µg": "mcg|µg|μg|microgram(?:me)?s?",
    "t": "tonnes?|metric tons?",
    "ton": "tons?",
    "kt": "kilotons?",
    "lb": "lbs?",
    "oz": "ounces?",
    "l": "lit(?:er|re)s?",
    "ml": "ml|millilit(?:er|re)s?",
    "gal": "gallons?",
    "ha": "ha|hectares?",
    "acre": "acres?",
    "km²": "(?:square|sq\\.?) (?:km|kilomet(?:er|re)s?)|km²|km2",
    "mi²": "(?:square|sq\\.?) miles?",
    "m²": "(?:square|sq\\.?) met(?:er|re)s?|m²",
    "ft²": "(?:square|sq\\.?) f(?:ee|oo)t",
    "m³": "cubic met(?:er|re)s?|m³",
    "ft³": "cubic f(?:ee|oo)t",
    "mi/h": "mph|miles? (?:per|an) hour",
    "km/h": "km/hr?|km/hour|kmh|kmph|kph|kilomet(?:er|re)s? (?:per|an) hour",
    "kn": "knots?",
    "°C": "°\\s?C\\b|deg(?:rees?)? C\\b|(?:deg(?:rees?|s|\\.)? )?(?:cel[sc]ius|centigrade)",
    "°F": "°\\s?F\\b|deg(?:rees?)? F\\b|(?:deg(?:rees?|s|\\.)? )?fahrenheit",
    "K": "kelvins?",
    "°": "degrees?",
    "kW": "kw|kilowatts?",
    "MW": "mw|megawatts?",
    "GW": "gw|gigawatts?",
    "kWh": "kwh|kilowatt[- ]hours?",
    "MWh": "mwh|megawatt[- ]hours?",
    "byte": "bytes?",
    "kB": "(?-i:[Kk]B)|kilobytes?",
    "MB": "(?-i:MB)|megabytes?",
    "GB": "(?-i:GB)|gigabytes?",
    "TB": "terabytes?",
    "Mbit": "(?-i:mb|Mb)|megabits?",
    "Gbit": "(?-i:gb|Gb)|gigabits?",
    "tbsp": "tablespoons?|tbsps?",
    "tsp": "teaspoons?|tsps?",
    "cup": "cups?(?= (?:of|\\w+ (?:oil|milk|sugar|flour|water)))",
    "pint": "pints?",
    "barrel": "barrels|(?<=-)barrel(?!-)",
}
_TIMES = (
    "milliseconds?|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|weekends?|fortnights?|"
    "months?|quarters?|years?|yrs?|decades?|centur(?:y|ies)|millenni(?:um|a)|nights?|evenings?|"
    "mornings?|seasons?|generations?|weekdays?"
)
_BETWEEN = (
    r"(?:[ \u00a0-]|\s(?:more|other|full|straight|consecutive|long|short|successive|additional|"
    r"further|whole|entire|solid|extra|business|working|calendar|trading|school|academic|light|"
    r"man|fiscal|financial|past|last|next|previous|dark|difficult|gruelling|very|and a half)"
    r"(?:[ ,]+\w+(?=\s(?:" + _TIMES + r")\b))?[ -])"
)
_GAP = r"[ \u00a0\u202f]?[-‑]?"
_PERCENT = re.compile(
    _GAP + r"(?:(?P<points>(?:percent(?:age)?|per cent|%)[ -]points?|pp\b)"
    r"|(?P<percent>%|(?:per[ -]?cents?|pct|percentages?)\b))",
    re.I,
)
_MEASURE = re.compile(
    _GAP
    + "(?:"
    + "|".join(
        f"(?P<u{n}>{words})"
        for n, words in sorted(enumerate(_MEASURES.values()), key=lambda pair: -len(pair[1]))
    )
    + r")(?![\w²³])",
    re.I,
)
_NAMES = tuple(_MEASURES)
_TIME = re.compile(_BETWEEN + r"(?:" + _TIMES + r")\b(?!['’]s\s+(?:old)\b)", re.I)
_AGE = re.compile(r"[ -](?P<unit>year|yr|month|week|day)s?[ -]olds?\b|[ -]?(?P<yo>y/?o)\b", re.I)
_OF_AGE = re.compile(r"[ -](?P<unit>year|month|week|day)s? of age\b", re.I)
_PER = re.compile(
    r"\s*(?:(?:per|a|an|each|every)\s+|/\s?)(?P<unit>second|minute|hour|day|night|week|month|year|"
    r"person|head|capita|household|share|barrel|tonne|ton|litre|liter|gallon|kilo|mile|kilometre|"
    r"kilometer|hectare|acre|vote|child|family|annum)\b"
    r"(?!\s+(?:after|before|later|earlier|ago|since|when|that|until|from|in|who|away|old)\b)",
    re.I,
)
_LENGTHS = re.compile(
    r"\s+(?:tall|high|long|wide|deep|away|apart|thick|above|below|sprint|race|dash|hurdles|relay|"
    r"wall|fence|ditch|trench|tunnel|waves?|radius|mark|stretch|tower|drop|statue|"
    r"freestyle|butterfly|backstroke|from|underground|underwater|x)\b",
    re.I,
)  # fmt: skip
_WEIGHS = re.compile(
    r"\b(?:weigh(?:s|ed|ing|t)?|heavy|heavier|(?:metric )?tons?|kilos?|kilograms?)\b|^\s+of\b", re.I
)


def sign_before(text: str, start: int, *, every: bool = False) -> Unit | None:
    """Return the currency sign or code that ends where the number starts."""
    found = currency_before(text, start, every=every)
    return None if found is None else _as_money(found)


_PERCENT_OF = re.compile(r"\bper[ -]?cent(?:s|ages?)? of \Z", re.I)


def percent_before(text: str, start: int) -> Unit | None:
    """Return the unit of the query "percents of twenty", which puts it before the number."""
    match = _PERCENT_OF.search(text, max(0, start - 16), start)
    return None if match is None else Unit("percent", "%", match.start(), start)


def unit_after(text: str, end: int, *, every: bool = False) -> Unit | None:
    """Return the unit that follows a number ending at `end`; a duration has the kind "time"."""
    return (
        _age(text, end)
        or _percent(text, end)
        or _measure(text, end)
        or _money(text, end, every=every)
        or _time(text, end)
    )


def rate_after(text: str, end: int) -> tuple[str, int] | None:
    """Return the denominator after `end` ("day" for "a day") and where it ends."""
    match = _PER.match(text, end)
    if match is None:
        return None
    unit = match["unit"].lower()
    same = {"head": "person", "capita": "person", "annum": "year", "litre": "l", "liter": "l",
            "kilometre": "km", "kilometer": "km", "tonne": "t"}  # fmt: skip
    return same.get(unit, unit), match.end()


_CENTS = frozenset(
    "Cent Penny Pence Sen Centime Centavo Céntimo Kopek Paisa Øre Fen Kobo Satang Grosz Kuruş "
    "Pesewa Agora Piastre Halala Stotinka Tetri Centésimo".split()
)
_MINOR = {
    ("ft", "in"): 12.0, ("lb", "oz"): 16.0, ("m", "cm"): 100.0, ("km", "m"): 1000.0,
    ("kg", "g"): 1000.0,
}  # fmt: skip


def minor_ratio(unit: Unit, minor: Unit | None) -> float | None:
    """Return how many of `minor` make one `unit`: 100 cents, 12 inches; None for unlike units."""
    if minor is None or minor.kind != unit.kind:
        return None
    if unit.kind == "money" and unit.label not in _CENTS:
        return 100.0 if minor.label in _CENTS else 10.0 if minor.label == "Jiao" else None
    return _MINOR.get((unit.name, minor.name))


def is_length(text: str, end: int) -> bool:
    """Tell whether a "2m" ending at `end` is two metres by what follows it."""
    return _LENGTHS.match(text, end) is not None


def _age(text: str, end: int) -> Unit | None:
    match = _AGE.match(text, end) or _OF_AGE.match(text, end)
    if match is None:
        return None
    unit = (match["unit"] or "year").lower().replace("yr", "year")
    plural = "s old" in match[0].lower()
    return Unit("old" if plural else "age", unit, end, match.end())


def _percent(text: str, end: int) -> Unit | None:
    match = _PERCENT.match(text, end)
    if match is None:
        return None
    return Unit("percent", "percentage point" if match["points"] else "%", end, match.end())


def _measure(text: str, end: int) -> Unit | None:
    match = _MEASURE.match(text, end)
    if match is None or match.lastgroup is None:
        return None
    return Unit("measure", _NAMES[int(match.lastgroup[1:])], end, match.end())


def _money(text: str, end: int, *, every: bool) -> Unit | None:
    found = currency_after(text, end, every=every)
    if found is None:
        return None
    if found.currency.label == "Pound" and text[found.end - 1].isalpha():
        after, before = text[found.end : found.end + 40], text[max(0, end - 40) : end]
        if _WEIGHS.search(after) or _WEIGHS.search(before):
            return Unit("measure", "lb", end, found.end)
    unit = _as_money(found)
    scale = _SCALE_AFTER.match(text, found.end) if found.currency.code else None
    if scale is None or not text[found.end - 1].isupper():
        return unit
    return replace(unit, end=scale.end(), times=found.times * SCALES[scale["word"].lower()])


_SCALE_AFTER = re.compile(r" (?P<word>thousand|million|billion|trillion)\b", re.I)


def _as_money(found: Found) -> Unit:
    money = found.currency
    return Unit("money", money.unit, found.start, found.end, money.label, found.times)


def _time(text: str, end: int) -> Unit | None:
    match = _TIME.match(text, end)
    return Unit("time", "time", end, match.end()) if match else None
