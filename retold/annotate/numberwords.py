"""The words and digits that numbers are made of, as lexemes with their places.

Tokens whose digits are no number are read over here: names with digits in them, clock times,
telephone numbers, dates in digits, ordinals, decades, addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = {
    "dozen": 12.0,
    "hundred": 100.0,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}
_SUFFIXES = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mil": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9,
    "tn": 1e12,
    "tln": 1e12, "trn": 1e12, "million": 1e6, "billion": 1e9, "trillion": 1e12,
}  # fmt: skip
DENOMINATORS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
VALUES = {word: float(n) for n, word in enumerate(UNITS)} | {
    word: 20.0 + 10 * n for n, word in enumerate(TENS)
}
PLURALS = {f"{word}s": scale for word, scale in SCALES.items()} | {"scores": 20.0, "tens": 10.0}
FRACTIONS = DENOMINATORS | {f"{word}s": n for word, n in DENOMINATORS.items()} | {"halves": 2}
_GLUE = {"a", "an", "and", "of", "the", "few", "several", "many", "couple", "handful", "point"}
_LEXICON = {*VALUES, *SCALES, *PLURALS, *FRACTIONS, *_GLUE}

ORDINAL = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    "(?:thir|four|fif|six|seven|eigh|nine)teenth|(?:twen|thir|for|fif|six|seven|eigh|nine)tieth|"
    "hundredth|thousandth"
)
_ALTERNATIVES = "|".join(sorted(_LEXICON, key=len, reverse=True))
CHECK = re.compile(
    r"[\d½¼¾⅓⅔⅛]|\b(?:"
    + "|".join(sorted({*VALUES, *SCALES, *PLURALS, *FRACTIONS, "couple", "handful"}))
    + r")\b",
    re.I,
)
_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+(?![\d])"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?!\d)"
    r"|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)"
    r"|\d{1,3}(?:[ ]\d{3})+(?![\d,.]\d|\d|,? (?:and|or|to|\d))"
    r"|\d+)(?:\.\d+(?!\.?\d))?"
)
_JUNK = (
    r"https?://\S+|www\.\S+|\S+@\S+|[@#№]\w+"
    r"|\+\d[\d\s()-]{6,}\d|\(?\b\d{3}\)?[-.\s]\d{3}[-.]\d{4}\b"
    r"|\b\d+(?:-\d+){2,}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}(?:\b|[a-z]+)"
    r"|\b\d+(?:[:/]\d+)+(?:[ap]m)?\b|\b\d+(?:\.\d+){2,}\b(?<!\.\d{3})"
    r"|\b(?!(?:usd|eur|gbp|rs|uah|rub|cad|aud|us|hk|nz|c|a|ca|s|rmb)[$\d])"
    r"[a-z][\w]*[-‑.]?\d[\w-]*(?:\+\d+)?"
    r"|\b\d[\d,]*(?:st|nd|rd|th)\b|\b\d+['’]?s\b(?!\s+of\b)"
    r"|\b\d+['’′″\"]\d*|\b\d+[-‑](?:[a-z]{1,2}\d|\d+[a-z])\w*"
)
_LEX = re.compile(
    rf"(?P<junk>{_JUNK})"
    rf"|(?P<number>(?<![\w]){_NUMBER}|(?<![\w.])\.\d+)"
    r"(?P<glyph>\s?[½¼¾⅓⅔⅛]|[ ]\d/\d(?![\d/]))?"
    r"(?:(?P<suffix>(?:mil(?:lion)?|billion|trillion|mn|mln|bn|bln|tln|tn|trn|[kmb])(?![\w])"
    r"|[ ](?:mln|bln|bn|tln|trn|mn)(?![\w]))"
    r"|(?=(?:km|mm|cm|kg|mph|kph|kmh|ft|lbs?|g|pc|pct|[ap]m|mw|gw|kw|mi|ha|in|hrs?|mins?|yo)\b)"
    r"|(?P<letters>[A-Za-z]\w*))?"
    r"|(?P<lone>[½¼¾⅓⅔⅛])"
    rf"|(?<![\w'’])(?P<word>{_ALTERNATIVES})(?![\w'’])",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word of the grammar, or digits (`word` "#"), at [start, end) of the text.

    `value` is None for words that are no number; `scale` is what a suffix gave ("3.5m").
    """

    start: int
    end: int
    word: str
    value: float | None = None
    scale: float = 1.0


def read_lexemes(text: str) -> Iterator[Lexeme]:
    """Yield the words and digits of `text` that numbers are made of, in order."""
    for match in _LEX.finditer(text):
        if match["word"]:
            word = match["word"].lower()
            yield Lexeme(match.start(), match.end(), word, VALUES.get(word))
        elif match["lone"]:
            yield Lexeme(match.start(), match.end(), "#", _GLYPHS[match["lone"]])
        elif match["number"] and not match["letters"]:
            lexeme = _digits(text, match)
            if lexeme is not None:
                yield lexeme


def _digits(text: str, match: re.Match[str]) -> Lexeme | None:
    start, written = match.start("number"), match["number"]
    if len(written) > 24 or _glued(text, start, match.end()):
        return None
    if " " in written and not _may_part(text, start):
        end = start + written.index(" ")
        return Lexeme(start, end, "#", float(written[: end - start]))
    bare = re.sub(r"[,\s]", "", written)
    bare = bare.replace(".", "") if bare.count(".") > 1 else bare
    value = float(bare) + _part((match["glyph"] or "").strip())
    scale = _SUFFIXES[match["suffix"].lower().strip()] if match["suffix"] else 1.0
    return Lexeme(start, match.end(), "#", value * scale, scale)


def _part(written: str) -> float:
    """Return what "½" or "1/2" adds to the whole number before it."""
    top, slash, bottom = written.partition("/")
    if not slash:
        return _GLYPHS.get(written, 0.0)
    return int(top) / int(bottom) if 0 < int(top) < int(bottom) else 0.0


def _may_part(text: str, start: int) -> bool:
    """Tell whether a plain blank may part thousands here, as it may not after "Flight 12"."""
    before = re.search(r"(\w+)[^\w]*$", text[max(0, start - 24) : start])
    return before is None or not before[1][0].isupper() or before.start() == 0 == start


def _glued(text: str, start: int, end: int) -> bool:
    """Tell whether the digits hang on a word or on more digits: "T-72", "6.30.", "5-A"."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if len(before) == 2 and before[1] in "-‑./:_" and before[0].isalnum():
        return not (before[1] in "-‑" and before[0].isdigit()) and before[1] != "/"
    return len(after) == 2 and after[0] in ":_" and after[1].isdigit()
