"""The words before a date that open or close an interval: since, until, on or before, the week of.

News keeps to the plain words and to places where they cannot belong to a noun; notes use many
more ("later than or in 2016"), and put nothing but dates behind them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from retold.annotate import calendar
from retold.annotate.timegrammar import Atom, Reading, Scene

_SIGNAL = re.compile(
    r"\b(?P<signal>(?:ever\s)?since|until|till|up\sto|no\slater\sthan|through|by|before|after)\s"
    r"(?:at\sleast\s|around\s|about\s|(?:the\s)?(?:end|start|beginning|middle|close)\sof\s)?\Z"
)
_AT = r"(?:on|in|at|from|with|equal\sto)"
_NOTED = (
    ("since", rf"(?:after|later\sthan)\sor\s{_AT}|{_AT}\sor\s(?:after|later\sthan)|as\searly\sas|"
     rf"no\searlier\sthan|(?:starting|beginning)(?:\s{_AT})?|(?:ever\s)?since"),
    ("until", rf"(?:before|earlier\sthan)\sor\s{_AT}|{_AT}\sor\s(?:before|earlier\sthan)|"
     rf"as\slate\sas|no\slater\sthan|ending(?:\s{_AT})?|until|till|up\sto|through|by"),
    ("after", r"later\sthan|greater\sthan|after"),
    ("before", r"(?:earlier|sooner|less)\sthan|prior\sto|before"),
)  # fmt: skip
_NOTED_SIGNAL = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<{sense}>{words})" for sense, words in _NOTED)
    + r")\s(?:the\s)?\Z"
)
_NOTED_AFTER = re.compile(
    r"\s(?:or|and)\s(?:(?P<since>later|after|above|greater|newer|beyond|onwards?)|"
    r"(?P<until>earlier|before|below|older))(?=\s*(?:$|[.,;:!?)])|\s(?:is|are|was|were|if|in|at)\b)"
)
_COMPARED = re.compile(r"(?P<sign>[<>])\s?(?P<equal>=)?\s?\Z")
_OPEN_AFTER = re.compile(
    r"\s*(?:$|[.,;:!?)\"”’])(?!s\b)|\s(?:and|but|or|when|in|at|for|with|to|on|that|who|which|he|she|"
    r"they|it|there|if|because|as|of|while|unless)\b"
)
_ONWARDS = re.compile(r"\s(?:onwards?|on)\b")
_POSSESSIVE = re.compile(r"['’]s\b|s['’]\s")
_WEEK_OF = re.compile(
    r"\b(?:(?:the\s)?week\s(?:of|beginning|starting|commencing)\s(?:on\s)?|w/c\s|w/b\s)(?:the\s)?\Z"
)
_LENGTH_BESIDE = re.compile(
    r"\b(?:hour|day|week|weekend|month|quarter|year)s?\s(?:before|after)\s(?:the\s)?\Z"
)
_MONTH_OF = re.compile(r"\b(?:the\s)?month\sof\s\Z")
_YEAR_WORD = re.compile(r"\b(?:calendar\s)?year\s\Z")
_REACH = 36


def bounded(atom: Atom, last: Atom | None, scene: Scene) -> Atom:
    """Take in "since", "until", "by", "before" or "after", which leave one end open.

    In "two days before Friday" the word belongs to the length, and Friday stays a day.
    """
    if atom.reading.kind != "date" or atom.reading.value.endswith("REF"):
        return atom
    whole = _with_whole(atom, scene)
    atom = atom if last is not None and whole.start < last.end else whole
    if scene.notes:
        return _noted(atom, last, scene)
    window = scene.low[max(0, atom.start - _REACH) : atom.start]
    found = _SIGNAL.search(window)
    if found is None:
        return _onwards(atom, scene)
    start = atom.start - len(found.group())
    if last is not None and last.end + 1 >= start:
        return atom
    signal = found["signal"].split()[-1]
    owned = _POSSESSIVE.match(scene.low, atom.end) is not None
    if signal in {"by", "through", "before", "after"} and owned:
        return atom
    if signal in {"before", "after"} and not _OPEN_AFTER.match(scene.low, atom.end):
        return atom
    sense = _kept_edge(signal, scene.low[start : atom.end])
    return replace(atom, start=start, reading=_opened(atom.reading, sense))


def _with_whole(atom: Atom, scene: Scene) -> Atom:
    """Take in "the week of", by which a day stands for its week; in notes "month of" and "year"."""
    window = scene.low[max(0, atom.start - _REACH) : atom.start]
    span, week = atom.reading.span, _WEEK_OF.search(window)
    if week and span and span[0] == span[1]:
        year, number, _ = span[0].isocalendar()
        value = f"{year:04d}-W{number:02d}"
        reading = replace(atom.reading, value=value, span=calendar.week_span(span[0]))
        return replace(atom, start=atom.start - len(week.group()), reading=reading)
    if not scene.notes:
        return atom
    named = _YEAR_WORD if re.fullmatch(r"\d{4}", atom.reading.value) else _MONTH_OF
    whole = named.search(window)
    return replace(atom, start=atom.start - len(whole.group())) if whole else atom


def _noted(atom: Atom, last: Atom | None, scene: Scene) -> Atom:
    window = scene.low[max(0, atom.start - _REACH) : atom.start]
    compared, found = _COMPARED.search(window), _NOTED_SIGNAL.search(window)
    behind = _NOTED_AFTER.match(scene.low, atom.end)
    if behind:
        reading = _opened(atom.reading, str(behind.lastgroup))
        return replace(atom, end=behind.end(), reading=reading)
    if compared:
        sense = {"<": ("before", "until"), ">": ("after", "since")}[compared["sign"]][
            compared["equal"] is not None
        ]
        start = atom.start - len(compared.group())
        return replace(atom, start=start, reading=_opened(atom.reading, sense))
    start = atom.start - len(found.group()) if found else 0
    if found and _LENGTH_BESIDE.search(window):
        return atom
    if found is None or (last is not None and last.end + 1 >= start):
        return _onwards(atom, scene)
    sense = _kept_edge(str(found.lastgroup), scene.low[start : atom.end])
    return replace(atom, start=start, reading=_opened(atom.reading, sense))


def _kept_edge(signal: str, words: str) -> str:
    """Before the end of a time reaches up to that end; after its start begins with it."""
    if signal == "before" and re.search(r"\b(?:end|close|middle)\sof\s", words):
        return "until"
    if signal == "after" and re.search(r"\b(?:start|beginning|middle)\sof\s", words):
        return "since"
    return signal


def _onwards(atom: Atom, scene: Scene) -> Atom:
    onwards = _ONWARDS.match(scene.low, atom.end)
    if onwards is None or not scene.low.endswith("from ", 0, atom.start):
        return atom
    reading = _opened(atom.reading, "since")
    return replace(atom, start=atom.start - 5, end=onwards.end(), reading=reading)


def _opened(reading: Reading, signal: str) -> Reading:
    """Leave one end of the interval open, as "since" or "until" does."""
    if reading.span is None:
        return replace(reading, kind="range")
    first, last = reading.span
    if signal == "since":
        return replace(reading, kind="range", opens="end")
    if signal == "after":
        first = calendar.shift_days(last, 1) or last
        return replace(reading, kind="range", span=(first, first), opens="end")
    if signal == "before":
        last = calendar.shift_days(first, -1) or first
        first = last
    return replace(reading, kind="range", span=(first, last), opens="start")
