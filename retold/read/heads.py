"""The head of a text: stamps, titles, bylines and datelines, told from the news itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retold.read.agencies import NAME, canonical
from retold.read.characters import letters
from retold.read.dates import CLOCK, MONTHS, NUMBERED, WEEKDAYS, WORDED

_PUBLISHED = (
    r"(?:date(?:\s+of\s+publication|\s+published)?|(?:first\s+)?published(?:\s+on)?|"
    r"posted(?:\s+on)?|publication\s+date)"
)
_UPDATED = r"(?:(?:last\s+)?updated?(?:\s+on)?|last\s+(?:update|modified|edited))"
_STAMP = re.compile(
    rf"\(?(?:(?:(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED}))\s*[:|-]?\s+)?"
    rf"(?P<date>{WORDED}|{NUMBERED}(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)(?P<clock>{CLOCK}(?!\d))?"
    r"(?!\d|/|(?-i:[a-z_]))\)?\s*(?P<mark>[|:;–—•·-]?)\s*",
    re.IGNORECASE,
)
_OPENER = re.compile(
    r"(?:A|An|The|At|In|On|As|More|Nearly|Almost|Over|Some|Several|Dozens|Hundreds|Thousands|"
    r"Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Scores|About|Around|After|Before|For|From|"
    r"Following|There|It|This|These|When|While|With|His|Her|Their|Its|By)\s"
)
_TITLE_END = re.compile(r"\s*[.!?:|–—-]+\s+|\s+")
_SITE_TAIL = re.compile(r"\s+[|–—-]\s+")

_NAME_PART = (
    r"(?:[A-ZÀ-ÞĀ-Ž][\w'’.-]*|de|da|di|del|der|den|van|von|bin|bint|ibn|al|el|la|le|du|dos)"
)
_PERSON = rf"{_NAME_PART}(?:\s+{_NAME_PART}){{1,4}}"
_PEOPLE = rf"{_PERSON}(?:(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+|\s*&\s*){_PERSON}){{0,6}}"
_POST = r"(?:\s*(?:,|\||•|·|–|—|\bin\b|\bfor\b)\s*[^.!?]{2,80})?"
_BY = re.compile(
    rf"(?i:(?:words|story|report|written|reported)\s+)?(?:[Bb]y|BY)[:\s]\s*"
    rf"(?P<names>{_PEOPLE}|{NAME}|(?:[A-Z][\w&'’.-]*\s+){{0,3}}"
    rf"(?i:staff|reporters?|correspondents?|newsdesk|editors|agencies)){_POST}"
)
_NAME_AND_DAY = re.compile(
    rf"(?P<names>{_PEOPLE}|{_NAME_PART})\s*[|•·]\s*(?:{WORDED}|{NUMBERED}|"
    rf"\d{{1,2}}\s+(?i:{MONTHS})|(?i:{MONTHS})\s+\d{{1,2}})(?:{CLOCK})?"
)
_NOT_A_NAME = re.compile(
    rf"(?:{MONTHS}|{WEEKDAYS}|the|a|an|of|in|on|to|at|with|than|way|far|now|then|when|\d.*)",
    re.IGNORECASE,
)

_PLACE = r"(?:[A-ZÀ-Þ][\w.'’-]*(?:,?\s+|\s*/\s*)){1,6}"
_WHEN = rf"(?:(?i:{MONTHS})\.?\s+\d{{1,2}},?\s+|\d{{1,2}}\s+(?i:{MONTHS}),?\s+)"
_DASH = r"(?:--?|—|–|―)"
_GLUED = r"\([A-Z][\w .&'’-]{1,30}\)(?=[A-ZÀ-Þ\"“‘])"
_NEXT = r"(?=[A-ZÀ-Þ0-9\"“‘'$£€])"
_DATELINE = re.compile(
    rf"(?P<line>(?:{_PLACE})?(?:{_WHEN})?\((?P<by>{NAME}|[A-Z][\w .&'’-]{{1,30}})\)\s*{_DASH})"
    rf"\s*{_NEXT}"
    rf"|(?P<line4>(?:{_PLACE})?{_GLUED})"
    rf"|(?P<line2>{_PLACE}(?:{_WHEN})?\((?P<by2>{NAME})\)\s*[:.]?)\s+{_NEXT}"
    rf"|(?P<line3>(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{{2,}}(?:,?\s+[A-ZÀ-Þ][\w.'’-]*){{0,4}},?)\s*"
    rf"(?:{_WHEN})?(?:--|—|–)|(?P<by3>{NAME})\s+(?:--?|—|–))\s+{_NEXT}"
)


_INLINE_TAG = re.compile(
    rf"(?P<before>[^\n]{{20,500}}?)\s(?P<name>{NAME})\s+"
    rf"(?P<rest>(?i:(?=(?:{WEEKDAYS})\b){WORDED})\s+(?=[A-Z0-9\"“]).+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that an article carries above its news.

    `date` is as written. `publishes` is false for the stamp of an update. `sure` is true where a
    label, a weekday or a clock time stands with the date. `rest` is what follows.
    """

    words: str
    date: str
    publishes: bool
    sure: bool
    rest: str


def stamp_of(paragraph: str) -> Stamp | None:
    """Part a leading date stamp from a paragraph; None where it opens with no date."""
    match = _STAMP.match(paragraph)
    if not match:
        return None
    rest = paragraph[match.end() :].strip()
    labelled = bool(match["published"] or match["updated"])
    weekday = re.match(WEEKDAYS, match["date"], re.IGNORECASE)
    return Stamp(
        words=match.group().strip(),
        date=match["date"],
        publishes=not match["updated"],
        sure=bool(labelled or weekday or match["clock"]) and not rest[:1].islower(),
        rest=rest,
    )


def opens_sentence(text: str) -> bool:
    """Tell whether a text starts as no text carries on: with a capitalised function word."""
    return bool(_OPENER.match(text))


def same_line(one: str, other: str) -> bool:
    """Tell whether two lines have the same letters and digits."""
    return bool(letters(one)) and letters(one) == letters(other)


def after_title(paragraph: str, title: str, *, flat: bool = False) -> str | None:
    """Return what follows a title repeated at the head of a paragraph.

    None where it is not repeated, or where the words may as well go on with it: a title counts
    as repeated where a mark ends it, or an agency, a date or a capitalised function word follows;
    in a `flat` text, whose paragraphs were run together, any capitalised word will do after a
    title of six words or more.
    """
    pattern = r"\W+".join(re.escape(word) for word in letters(title).split())
    if not pattern:
        return None
    match = re.match(rf"\W*{pattern}(?!\w)", paragraph, re.IGNORECASE)
    if not match:
        return None
    end = _TITLE_END.match(paragraph, match.end())
    if not end:
        return "" if not paragraph[match.end() :].strip(" .!?\"'”’") else None
    rest = paragraph[end.end() :].lstrip()
    marked = any(mark in end.group() for mark in ".!?|")
    follows = opens_sentence(rest) or stamp_of(rest) or agency_tag(rest)
    restarted = flat and len(letters(title).split()) > 5 and re.match(r"[A-Z][a-z]{2}", rest)
    return rest if (marked and not rest[:1].islower()) or follows or restarted else None


def without_site(title: str, body: str) -> str:
    """Cut a site's tail (" - World - The Mail") off a title whose first part heads the body."""
    parts = _SITE_TAIL.split(title)
    short = parts[0]
    if len(parts) > 1 and len(short) >= 15 and letters(body).startswith(letters(short)):
        return title if letters(body).startswith(letters(title)) else short
    return title


def agency_tag(text: str) -> tuple[str, str] | None:
    """Part an agency's bare name that stands between a title and its text: (name, rest)."""
    match = re.match(rf"({NAME})\s+", text)
    if not match:
        return None
    rest = text[match.end() :]
    return (match[1], rest) if opens_sentence(rest) or stamp_of(rest) else None


def inline_tag(paragraph: str) -> tuple[str, str, str] | None:
    """Part a summary from the text that an agency's name and a full date set off in one line.

    Returns (summary, agency's name, rest from the date on), None without such a mark.
    """
    match = _INLINE_TAG.match(paragraph)
    return (match["before"].strip(), match["name"], match["rest"]) if match else None


def is_title(paragraph: str) -> bool:
    """Tell whether a first paragraph reads as a headline: one short line, no final full stop."""
    words = paragraph.split()
    ended = re.search(r"[.,;:…][\"'”’)]*$", paragraph)
    return 2 <= len(words) <= 30 and len(paragraph) <= 220 and not ended


def byline_names(paragraph: str) -> str | None:
    """Return the names of a byline ("By Jane Doe and John Roe, Political Editor"), else None."""
    if len(paragraph) > 160:
        return None
    match = _BY.fullmatch(paragraph) or _NAME_AND_DAY.fullmatch(paragraph)
    if not match or any(_NOT_A_NAME.fullmatch(word) for word in match["names"].split()):
        return None
    return match["names"].strip()


def split_dateline(paragraph: str) -> tuple[str, str, str | None] | None:
    """Part a dateline from its paragraph: (dateline, rest, agency or None).

    It needs a name in brackets and a dash ("OSLO, May 3 (Reuters) -", "(CNN) --"), an agency in
    brackets after a place, or a place in capitals and a dash.
    """
    match = _DATELINE.match(paragraph)
    if not match or match.end() > 90:
        return None
    line = match["line"] or match["line2"] or match["line3"] or match["line4"]
    agency = canonical(match["by"] or match["by2"] or match["by3"] or "")
    return line.strip(), paragraph[match.end() :].strip(), agency
