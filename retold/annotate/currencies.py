"""The world's currencies by name, ISO 4217 code, sign and word, from the table beside this file.

A code stands for one currency. A word that several states share ("dollars", "pounds") is one only
with its state ("Egyptian pounds"); alone it keeps its word, but for "$" and "dollars", which
international news means as USD, and "£", GBP. Codes that are English words ("ALL", "MOP") are
no money in the news.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

_ENGLISH_CODES = frozenset("all ars bob cup gel lak mad mop mur pen sos top".split())
_MOST_WORDS = 4
_MULTIPLES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9}


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency, or a word that several share.

    `label` is its common English name ("Egyptian pound", "Pound"), `code` its ISO 4217 code where
    it is one currency, and `unit` what a quantity carries: the code, or the shared word.
    """

    label: str
    code: str | None
    unit: str


@dataclass(frozen=True, slots=True)
class Found:
    """A currency found at [start, end) of a text; `times` is the 1e6 of "MEUR"."""

    currency: Currency
    start: int
    end: int
    times: float = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    """Currencies by lower-case form; `weak` forms are common words with another meaning."""

    signs: dict[str, Currency]
    words: dict[str, Currency]
    weak: dict[str, Currency]
    codes: dict[str, Currency]
    sign_after: re.Pattern[str]
    sign_before: re.Pattern[str]


@lru_cache(maxsize=1)
def table() -> Table:
    """Read the table of currencies once."""
    signs: dict[str, Currency] = {}
    words: dict[str, Currency] = {}
    weak: dict[str, Currency] = {}
    codes: dict[str, Currency] = {}
    text = resources.files("retold.annotate").joinpath("currencies.tsv").read_text("utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        label, code, row_signs, row_words = (cell.strip() for cell in line.split("\t"))
        currency = _currency(label, code, row_words)
        if currency.code is not None:
            codes.setdefault(currency.code.lower(), currency)
        for sign in _cells(row_signs):
            signs.setdefault(sign.lower(), currency)
        for word in _cells(row_words):
            place = weak if word.startswith("?") else words
            for form in _forms(word.lstrip("?").lower()):
                place.setdefault(form, currency)
    return Table(signs, words, weak, codes, _signs_after(signs), _signs_before(signs))


def currency_before(text: str, start: int, *, every: bool = False) -> Found | None:
    """Return the sign, code or (in a query) word of a currency that ends where a number starts."""
    money = table()
    lead = text[max(0, start - 24) : start]
    match = money.sign_before.search(lead)
    if match is not None:
        currency = money.signs[match["sign"].lower()]
        worded = match["sign"].replace(".", "").isalpha() and match["sign"].islower()
        if every or not worded:
            return Found(currency, start - len(lead) + match.start("sign"), start)
    return _word_before(lead, start, money, every=every)


def currency_after(text: str, end: int, *, every: bool = False) -> Found | None:
    """Return the currency right after a number that ends at `end`."""
    money = table()
    match = money.sign_after.match(text, end)
    if match is not None:
        return Found(money.signs[match["sign"].lower()], end, match.end())
    match = _WORDS_AFTER.match(text, end)
    if match is None:
        return None
    for stop in reversed(_stops(match)):
        found = _named(text, match.start("words"), stop, money, every=every)
        if found is not None:
            return Found(found[0], end, stop, found[1])
    return None


def _named(
    text: str, start: int, stop: int, money: Table, *, every: bool
) -> tuple[Currency, float] | None:
    """Return the currency that the whole of text[start:stop] names."""
    written = text[start:stop]
    form = re.sub(r"[\s-]+", " ", written.lower())
    currency = money.words.get(form) or (money.weak.get(form) if every else None)
    if currency is not None:
        return currency, 1.0
    coded = _coded(written, money, every=every)
    if coded is not None:
        return coded
    state, _, last = form.rpartition(" ")
    shared = money.words.get(last)
    named = all(word[0].isupper() for word in written.split()[:-1])
    if state and named and shared is not None and shared.code is None:
        return Currency(shared.label, None, _bare(last)), 1.0
    return None


def _coded(written: str, money: Table, *, every: bool) -> tuple[Currency, float] | None:
    """Read "EUR", and the "MEUR" of financial reports."""
    lower = written.lower()
    code = money.codes.get(lower)
    if code is not None and _is_code(written, every=every):
        return code, 1.0
    head, tail = written[:-3].lower(), lower[-3:]
    if head in _MULTIPLES and tail in money.codes and written[-3:].isupper():
        return money.codes[tail], _MULTIPLES[head]
    return None


def _is_code(written: str, *, every: bool) -> bool:
    if written.lower() in _ENGLISH_CODES:
        return every and written.isupper()
    return every or written.isupper()


def _word_before(lead: str, start: int, money: Table, *, every: bool) -> Found | None:
    """Read "EUR" before a number and, in a query, "dollars" and "us dollar"."""
    match = _WORD_BEFORE.search(lead)
    if match is None:
        return None
    at = start - len(lead)
    written = match["last"]
    if written.lower() in _ENGLISH_CODES:
        return None
    coded = _coded(written, money, every=every)
    if coded is not None:
        return Found(coded[0], at + match.start("last"), start, coded[1])
    if not every:
        return None
    for begin in re.finditer(r"(?<!\w)\w", match["words"]):
        form = match["words"][begin.start() :].lower()
        word = money.words.get(form) or money.weak.get(form)
        if word is not None:
            return Found(word, at + match.start("words") + begin.start(), start)
    return None


_WORDS_AFTER = re.compile(
    r"[ \u00a0\u202f]?[-‑]?[ \u00a0]?(?P<words>[^\W\d_][\w.'’ʻ]*(?:[ -][^\W\d_][\w.'’ʻ]*){0,3})"
)
_WORD_BEFORE = re.compile(
    r"(?<![\w$])(?P<words>(?:[^\W\d_]{2,12} ){0,2}(?P<last>(?<!\w)[^\W\d_]{2,12}))[ \u00a0]?\Z"
)


def _stops(match: re.Match[str]) -> list[int]:
    """Return where the first word, the first two and so on of a run of words end."""
    inner = [match.start("words") + x.end() for x in re.finditer(r"[\w.'’ʻ]+", match["words"])]
    plain = [end - 1 for end in inner if match.string[end - 1] == "."]
    return sorted({*inner, *plain})[: 2 * _MOST_WORDS]


def _currency(label: str, code: str, words: str) -> Currency:
    if code.startswith("="):
        return Currency(label, None, code[1:])
    first = next(iter(_cells(words)), label).lstrip("?")
    return Currency(label, None if code == "-" else code, first if code == "-" else code)


def _cells(cell: str) -> list[str]:
    return [] if cell == "-" else cell.split("|")


def _forms(word: str) -> tuple[str, ...]:
    if word.endswith("s"):
        return (word,)
    plural = f"{word[:-1]}ies" if word.endswith("ny") else f"{word}s"
    return (word, plural)


def _bare(word: str) -> str:
    shared = table().words[word]
    return shared.unit


def _signs_before(signs: dict[str, Currency]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$])(?P<sign>{_any_of(signs)})\.?[ \u00a0]?\Z", re.I)


def _signs_after(signs: dict[str, Currency]) -> re.Pattern[str]:
    plain = [sign for sign in signs if not sign[0].isascii() or sign in {"$", "kč", "zł"}]
    return re.compile(rf"[ \u00a0]?(?P<sign>{_any_of(plain)})(?![\d\w])", re.I)


def _any_of(forms: Iterable[str]) -> str:
    listed = sorted(forms, key=len, reverse=True)
    return "|".join(re.escape(form) for form in listed)
