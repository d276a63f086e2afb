"""The units that stand around a number: currencies, percent, measures, ages, time, and "per".

Currencies become ISO 4217 codes where the words make them sure. A bare "$" or "dollars" is read as
USD and a bare "£" as GBP, as international news does; a bare "rupees", "pesos" or "pounds" keeps
its word, since several states share it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit found beside a number; `end` (or `start`, before it) is where it stands.

    `kind` is money, percent, measure, age, old ("34 years old") or time (a duration).
    `name` is the unit's one name.
    """

    kind: str
    name: str
    start: int
    end: int


_SIGNS = {
    "us$": "USD", "u.s.$": "USD", "$": "USD", "usd": "USD", "a$": "AUD", "au$": "AUD",
    "aud": "AUD", "c$": "CAD", "ca$": "CAD", "cad": "CAD", "nz$": "NZD", "hk$": "HKD",
    "s$": "SGD", "nt$": "TWD", "r$": "BRL", "£": "GBP", "gbp": "GBP", "€": "EUR", "eur": "EUR",
    "¥": "JPY", "jpy": "JPY", "cny": "CNY", "rmb": "CNY", "₽": "RUB", "rub": "RUB", "₴": "UAH",
    "uah": "UAH", "₹": "INR", "inr": "INR", "₺": "TRY", "₪": "ILS", "₩": "KRW", "chf": "CHF",
    "rs": "rupee",
}  # fmt: skip
_SURE = {
    "dollar": "USD", "buck": "USD", "euro": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "ruble": "RUB", "rouble": "RUB", "hryvnia": "UAH", "shekel": "ILS", "baht": "THB",
    "zloty": "PLN", "forint": "HUF", "rand": "ZAR", "naira": "NGN", "ringgit": "MYR",
    "rupiah": "IDR", "sterling": "GBP", "cent": "cent", "pence": "penny", "penny": "penny",
}  # fmt: skip
_SHARED = "rupee peso pound lira franc dinar dirham riyal rial krona krone".split()
_STATES = {
    ("us", "dollar"): "USD", ("u.s.", "dollar"): "USD", ("american", "dollar"): "USD",
    ("canadian", "dollar"): "CAD", ("australian", "dollar"): "AUD",
    ("zealand", "dollar"): "NZD", ("kong", "dollar"): "HKD", ("singapore", "dollar"): "SGD",
    ("indian", "rupee"): "INR", ("pakistani", "rupee"): "PKR", ("lankan", "rupee"): "LKR",
    ("british", "pound"): "GBP", ("egyptian", "pound"): "EGP", ("syrian", "pound"): "SYP",
    ("lebanese", "pound"): "LBP", ("sudanese", "pound"): "SDG", ("turkish", "lira"): "TRY",
    ("lebanese", "lira"): "LBP", ("syrian", "lira"): "SYP", ("swiss", "franc"): "CHF",
    ("cfa", "franc"): "XOF", ("mexican", "peso"): "MXN", ("argentine", "peso"): "ARS",
    ("philippine", "peso"): "PHP", ("chilean", "peso"): "CLP", ("colombian", "peso"): "COP",
    ("swedish", "krona"): "SEK", ("norwegian", "krone"): "NOK", ("danish", "krone"): "DKK",
    ("iraqi", "dinar"): "IQD", ("jordanian", "dinar"): "JOD", ("kuwaiti", "dinar"): "KWD",
    ("serbian", "dinar"): "RSD", ("saudi", "riyal"): "SAR", ("qatari", "riyal"): "QAR",
    ("iranian", "rial"): "IRR", ("yemeni", "rial"): "YER", ("emirati", "dirham"): "AED",
    ("korean", "won"): "KRW", ("russian", "ruble"): "RUB", ("russian", "rouble"): "RUB",
    ("belarusian", "ruble"): "BYN",
}  # fmt: skip
_PLURALS = {"kronor": "krona", "kroner": "krone", "zlotys": "zloty", "hryvnias": "hryvnia",
            "liras": "lira", "hryvni": "hryvnia"}  # fmt: skip
_CODES = "usd eur gbp rub uah jpy cny chf cad aud inr try pln".split()

_MEASURES = {
    "km": "km|kilomet(?:er|re)s?|kms",
    "mi": "miles?|mi",
    "nmi": "nautical miles?",
    "m": "met(?:er|re)s?",
    "cm": "cm|centimet(?:er|re)s?",
    "mm": "mm|millimet(?:er|re)s?",
    "ft": "feet|foot(?! (?:soldier|patrol|bridge|path))|ft",
    "in": "inch(?:es)?",
    "yd": "yards?",
    "kg": "kgs?|kilos?|kilogram(?:me)?s?",
    "g": "gram(?:me)?s?",
    "mg": "mg|milligram(?:me)?s?",
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
    "km/h": "km/h|kmh|kph|kilomet(?:er|re)s? (?:per|an) hour",
    "kn": "knots?",
    "°C": "°\\s?C\\b|degrees? (?:celsius|centigrade)|degrees? C\\b|celsius",
    "°F": "°\\s?F\\b|degrees? fahrenheit|degrees? F\\b|fahrenheit",
    "°": "degrees?",
    "kW": "kw|kilowatts?",
    "MW": "mw|megawatts?",
    "GW": "gw|gigawatts?",
    "kWh": "kwh|kilowatt[- ]hours?",
    "MWh": "mwh|megawatt[- ]hours?",
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
_SIGN = re.compile(
    r"(?<![\w$])(?P<sign>" + "|".join(re.escape(s) for s in sorted(_SIGNS, key=len, reverse=True))
    + r")\.?[ \u00a0]?(?=[\d.½¼¾])",
    re.I,
)  # fmt: skip
_PERCENT = re.compile(
    _GAP + r"(?:(?P<points>(?:percent(?:age)?|per cent|%)[ -]points?|pp\b)"
    r"|(?P<percent>%|(?:percent|per[ -]cent|pct|percentage)\b))",
    re.I,
)
_WORDS = "|".join([*_SURE, *_SHARED, *_PLURALS, *_CODES, "won"])
_MONEY = re.compile(
    _GAP + r"(?:(?P<state>U\.S\.|US|[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?)[ ])?"
    r"(?P<word>(?i:" + _WORDS + r"))(?P<plural>(?i:e?s))?(?![\w])(?!['’])"
)
_SYMBOL_AFTER = re.compile(r"[ \u00a0]?(?P<sign>[€£₽₴₹]|\$(?!\d))")
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
_AGE = re.compile(r"[ -](?P<unit>year|month|week|day)s?[ -]olds?\b|[ -]?(?P<yo>y/?o)\b", re.I)
_OF_AGE = re.compile(r"[ -](?P<unit>year|month|week|day)s? of age\b", re.I)
_PER = re.compile(
    r"\s*(?:(?:per|a|an|each|every)\s+|/\s?)(?P<unit>second|minute|hour|day|night|week|month|year|"
    r"person|head|capita|household|share|barrel|tonne|ton|litre|liter|gallon|kilo|mile|kilometre|"
    r"kilometer|hectare|acre|vote|child|family|annum)\b"
    r"(?!\s+(?:after|before|later|earlier|ago|since|when|that|until|from|in|who|away|old)\b)",
    re.I,
)
_PER_MANY = re.compile(
    r"\s+(?:per|for every)\s+(?=[\d½]|one\b|a\b|ten\b|hundred\b|thousand\b)", re.I
)
_LENGTHS = re.compile(
    r"\s+(?:tall|high|long|wide|deep|away|apart|thick|above|below|sprint|race|dash|hurdles|relay|"
    r"wall|fence|ditch|trench|tunnel|waves?|radius|mark|stretch|tower|drop|statue|"
    r"freestyle|butterfly|backstroke|from|underground|underwater|x)\b",
    re.I,
)  # fmt: skip
_WEIGHS = re.compile(r"\b(?:weigh(?:s|ed|ing|t)?|heavy|heavier)\b|^\s+of\b", re.I)


def sign_before(text: str, start: int) -> Unit | None:
    """Return the currency sign or code that ends where the number starts."""
    for match in _SIGN.finditer(text, max(0, start - 7), min(len(text), start + 1)):
        if match.end() == start:
            sign = match["sign"]
            if sign.isalpha() and sign.islower():
                return None
            return Unit("money", _SIGNS[sign.lower()], match.start(), start)
    return None


def unit_after(text: str, end: int) -> Unit | None:
    """Return the unit that follows a number ending at `end`; a duration has the kind "time"."""
    return (
        _age(text, end)
        or _percent(text, end)
        or _measure(text, end)
        or _money(text, end)
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


def rate_base(text: str, end: int) -> int | None:
    """Return where the number of "per 100,000" starts, if such words follow `end`."""
    match = _PER_MANY.match(text, end)
    return match.end() if match else None


def is_length(text: str, end: int) -> bool:
    """Tell whether a "2m" ending at `end` is two metres by what follows it."""
    return _LENGTHS.match(text, end) is not None


def _age(text: str, end: int) -> Unit | None:
    match = _AGE.match(text, end) or _OF_AGE.match(text, end)
    if match is None:
        return None
    unit = (match["unit"] or "year").lower()
    plural = f"{unit}s old" in match[0].lower()
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


def _money(text: str, end: int) -> Unit | None:
    sign = _SYMBOL_AFTER.match(text, end)
    if sign is not None:
        return Unit("money", _SIGNS[sign["sign"]], end, sign.end())
    match = _MONEY.match(text, end)
    if match is None:
        return None
    word = match["word"].lower()
    if word in _CODES:
        sure = match["word"].isupper() and not match["plural"]
        return Unit("money", word.upper(), end, match.end()) if sure else None
    word = _PLURALS.get(word, word)
    state = (match["state"] or "").lower().rsplit(None, 1)[-1:] or [""]
    name = _STATES.get((state[0], word)) or (None if state[0] else _SURE.get(word))
    if name is None and (word == "won" or state[0]):
        return None if word == "won" else Unit("money", word, end, match.end())
    if word == "pound" and not state[0] and _WEIGHS.search(text[match.end() : match.end() + 40]):
        return Unit("measure", "lb", end, match.end())
    if word == "pound" and not state[0] and _WEIGHS.search(text[max(0, end - 40) : end]):
        return Unit("measure", "lb", end, match.end())
    return Unit("money", name or word, end, match.end())


def _time(text: str, end: int) -> Unit | None:
    match = _TIME.match(text, end)
    return Unit("time", "time", end, match.end()) if match else None
