"""The digits and words of a text that numbers are made of, with their places.

Two readings: a guarded one for the news, which passes over digits that are no number (names,
clock times, telephone numbers, dates in digits, decades, addresses), and one of every number as
it is written, which also knows powers, simple fractions and a comma for a decimal point.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from retold.annotate.numberwords import LEXICON, NUMBER_WORDS, SPELT, SUFFIXES, VALUES, any_of

GLYPHS = "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒"
_MOST_DIGITS = 24
_HIGHEST_POWER = 300.0


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word of the grammar, or digits (`word` "#"), at [start, end) of the text.

    `value` is None for words that are no number; `scale` is what a suffix gave ("3.5m").
    `fraction` is true of digits written as a fraction or with one ("3/4", "2½").
    """

    start: int
    end: int
    word: str
    value: float | None = None
    scale: float = 1.0
    fraction: bool = False


_ALTERNATIVES = any_of(LEXICON)
_CHECK = re.compile(rf"[\d{GLYPHS}]|\b{any_of(NUMBER_WORDS)}\b", re.I)
_THIN = "\u00a0\u202f\u2009"
_GUARDED_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+(?![\d])"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
    r"|\d{1,3},\d{1,2}(?=\s?(?:%|(?:million|billion|trillion|m|mn|bn|per ?cent|pct)\b))"
    r"|\d{1,3}(?:\.\d{3}){2,}(?!\d)"
    rf"|\d{{1,3}}(?:[{_THIN}]\d{{3}})+(?!\d)"
    r"|\d{1,3}(?:[ ]\d{3})+(?![\d,.]\d|\d|,? (?:and|or|to|\d))"
    r"|\d+)(?:\.\d+(?!\.?\d))?"
)
_EVERY_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d)"
    r"|\d{1,3}(?:\.\d{3})+,\d+(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?![\d.]\d|\d)"
    rf"|\d{{1,3}}(?:[{_THIN}]\d{{3}})+(?:[.,]\d+)?(?!\d)"
    r"|\d{1,3}(?:[ ]\d{3})+(?:[.,]\d+)?(?![\d/]|[ ]\d)"
    r"|(?<!\d[.,])\d+[.,]\d+(?![.,]?\d)"
    r"|(?<![\d/])(?<!\d-)\d+/\d+(?![/\d])"
    r"|\d+)"
)
_GUARDED_JUNK = (
    r"https?://\S+|www\.\S+|\S+@\S+|[@#№]\w+"
    r"|\+\d[\d\s()-]{6,}\d|\(?\b\d{3}\)?[-.\s]\d{3}[-.]\d{4}\b"
    r"|\b\d+(?:-\d+){2,}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}(?:\b|[a-z]+)"
    r"|\b\d+(?:[:/]\d+)+(?:[ap]m)?\b|\b\d+(?:\.\d+){2,}\b(?<!\.\d{3})"
    r"|\b(?!(?:usd|eur|gbp|rs|uah|rub|cad|aud|us|hk|nz|c|a|ca|s|rmb)[$\d])"
    r"[a-z][\w]*[-‑.]?\d[\w-]*(?:\+\d+)?"
    r"|\b\d[\d,]*(?:st|nd|rd|th)\b|\b\d+['’]?s\b(?!\s+of\b)"
    r"|\b\d+['’′″\"]\d*|\b\d+[-‑](?:[a-z]{1,2}\d|\d+[a-z])\w*"
)
_EVERY_JUNK = (
    r"https?://\S+|www\.\S+|\S+@\S+|[@#№]\w+|\b\d[\d,]*(?:st|nd|rd|th)\b|\b\d+['’]?s\b"
    r"|\b(?!(?:[a-z]{3})\d+(?:[.,]\d+)*\b(?!\w))[a-z_]+\d\w*"
)
_UNIT_LETTERS = (
    r"(?:km|mm|cm|kg|mph|kph|km?ph|ft|lbs?|g|pc|pct|[ap]m|mw|gw|kw|mi|ha|in|hrs?|mins?|yo)\b"
)
_GUARDED_SUFFIX = (
    r"(?:mil(?:lion)?|billion|trillion|mn|mln|bn|bln|tln|tn|trn|[kmb])(?![\w])"
    r"|[ ](?:mln|bln|bn|tln|trn|mn)(?![\w])"
)
_EVERY_SUFFIX = r"[ ]{0,2}(?-i:K|k|MM?|mil|G|T|B|b|m?ln|bln|bn|tln|trn|mn)(?!\w)|m(?!\w)"


def _lexer(
    *, junk: str, before: str, number: str, mixed: str, power: str, suffix: str, letters: str
) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<junk>{junk})"
        rf"|(?P<number>{before}{number}|(?<![\w.])\.\d+)"
        rf"(?P<glyph>\s?[{GLYPHS}]|{mixed})?(?P<power>{power})?"
        rf"(?:(?P<suffix>{suffix})|(?={letters})|(?P<letters>[A-Za-z]\w*))?"
        rf"|(?P<lone>[{GLYPHS}])"
        rf"|(?<![\w'’])(?P<word>{_ALTERNATIVES})(?![\w'’])",
        re.I,
    )


_GUARDED = _lexer(
    junk=_GUARDED_JUNK,
    before=r"(?<![\w])",
    number=_GUARDED_NUMBER,
    mixed=r"[ ]\d/\d(?![\d/])",
    power=r"(?!)",
    suffix=_GUARDED_SUFFIX,
    letters=_UNIT_LETTERS,
)
_EVERY = _lexer(
    junk=_EVERY_JUNK,
    before=r"(?:(?<!\w)|(?<=\b[a-z]{3}))",
    number=_EVERY_NUMBER,
    mixed=r"[ ]{1,2}\d+/\d+(?![\d/])",
    power=r"\^[-+]*\d+(?:\.\d+)?|e[-+]*\d+(?!\w|\.\d)",
    suffix=_EVERY_SUFFIX,
    letters=r"[a-zµ°]",
)


def may_hold(text: str) -> bool:
    """Tell cheaply whether `text` can hold a number at all."""
    return _CHECK.search(text) is not None


def read_lexemes(text: str, *, every: bool = False) -> Iterator[Lexeme]:
    """Yield the words and digits of `text` that numbers are made of, in order."""
    for match in (_EVERY if every else _GUARDED).finditer(text):
        if match["word"]:
            word = SPELT.get(match["word"].lower(), match["word"].lower())
            if not every and word == "zero" and _is_naught(text, match):
                continue
            yield Lexeme(match.start(), match.end(), word, VALUES.get(word))
        elif match["lone"]:
            value = unicodedata.numeric(match["lone"])
            yield Lexeme(match.start(), match.end(), "#", value, fraction=True)
        elif match["number"] and not match["letters"]:
            lexeme = _digits(text, match, every=every)
            if lexeme is not None:
                yield lexeme


def _is_naught(text: str, match: re.Match[str]) -> bool:
    """Tell "all for naught" from "nought point four"."""
    spelt = match["word"].lower() in SPELT
    return spelt and not text.startswith(" point", match.end())


def _digits(text: str, match: re.Match[str], *, every: bool) -> Lexeme | None:
    start, written = match.start("number"), match["number"]
    if len(written) > _MOST_DIGITS or (not every and _glued(text, start, match.end())):
        return None
    if not every and " " in written and not _may_part(text, start):
        end = start + written.index(" ")
        return Lexeme(start, end, "#", float(written[: end - start]))
    value = _value(written)
    part = _part((match["glyph"] or "").strip())
    if value is None or part is None:
        return None
    power = _powered(value + part, match["power"] or "")
    if power is None:
        return None
    scale = SUFFIXES[match["suffix"].lower().strip()] if match["suffix"] else 1.0
    fraction = bool(match["glyph"]) or "/" in written
    return Lexeme(start, match.end(), "#", power * scale, scale, fraction)


def _value(written: str) -> float | None:
    """Return what digits with groups, a decimal point or comma, or a slash amount to."""
    if "/" in written:
        top, _, bottom = written.partition("/")
        return float(top) / float(bottom) if float(bottom) else None
    bare = re.sub(r"\s", "", written)
    comma, point = bare.rfind(","), bare.rfind(".")
    if comma > point >= 0:
        bare = bare.replace(".", "").replace(",", ".")
    elif comma >= 0 and point < 0 and not re.fullmatch(r"\d+(?:,\d{2})*(?:,\d{3})+", bare):
        bare = bare.replace(",", ".")
    else:
        bare = bare.replace(",", "")
    return float(bare.replace(".", "") if bare.count(".") > 1 else bare)


def _part(written: str) -> float | None:
    """Return what "½" or "1/2" adds to the whole number before it; None where it is no part."""
    if not written:
        return 0.0
    top, slash, bottom = written.partition("/")
    if not slash:
        return unicodedata.numeric(written)
    return int(top) / int(bottom) if 0 < int(top) < int(bottom) else 0.0


def _powered(value: float, power: str) -> float | None:
    """Return `value` raised ("^+23") or moved by powers of ten ("e-1"); None beyond all bounds."""
    if not power:
        return value
    digits = power.lstrip("^eE").lstrip("+-")
    exponent = float(digits) * (-1 if power.count("-") % 2 else 1)
    if abs(exponent) > _HIGHEST_POWER or len(digits) > _MOST_DIGITS:
        return None
    base = value if power[0] == "^" else 10.0
    try:
        raised = float(base**exponent)
    except (OverflowError, ZeroDivisionError):
        return None
    return raised if power[0] == "^" else float(f"{value!r}e{int(exponent)}")


def _may_part(text: str, start: int) -> bool:
    """Tell whether a plain blank may part thousands here, as it may not after "Flight 12"."""
    before = re.search(r"(\w+)[^\w]*$", text[max(0, start - 24) : start])
    return before is None or not before[1][0].isupper() or before.start() == 0 == start


def _glued(text: str, start: int, end: int) -> bool:
    """Tell whether the digits hang on a word or on more digits: "T-72", "6.30.", "5-A"."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if len(before) == 2 and before[1] in "-‑./:_" and before[0].isalnum():
        return not (before[1] in "-‑" and before[0].isdigit()) and before[1] != "/"
    if len(before) == 2 and before[1] == "," and before[0].isdigit():
        return True
    return len(after) == 2 and after[0] in ":_," and after[1].isdigit()
