"""Public lists of ratings as rows of a ratings file: statuses and scores to letters.

Letters are given sparingly. A list's "reliable" is B and never A, which asks for a record without
a doubt. "No consensus" is F: editors who do not agree have not said "fairly". What a list says of
a part of an outlet (its blogs, its politics) is not said of the outlet; a name that it rates in two
ways is F.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping

from retold.read.characters import clean_line
from retold.read.outlets import domain_of
from retold.reliability.ratings import BadLine, Rating, rating_key
from retold.types import Letter

Row = Mapping[str, str | None]
Told = tuple[bool, Rating]
"""A rating, and whether it is of the whole of what it names."""

_STATUSES = {
    "generally reliable": Letter.B,
    "no consensus": Letter.F,
    "generally unreliable": Letter.D,
    "deprecated": Letter.E,
}
_SCORES = ((0.9, Letter.B), (0.8, Letter.C), (0.4, Letter.F), (0.2, Letter.D), (0.0, Letter.E))
"""Lowest score of each letter. Of the domains that the perennial sources rate too, none that they
call generally reliable is under .4, and none that they call generally unreliable is .9 or more."""

_HOSTING = frozenset(
    "wikipedia.org wikidata.org wikisource.org wikimedia.org toolforge.org google.com nasdaq.com "
    "apple.com archive.org facebook.com twitter.com youtube.com amazon.com blogspot.com".split()
)
"""Domains at which a list links to something about a source, or to its pages among a million's."""


def rows_of(data: bytes) -> tuple[list[Rating], list[BadLine]]:
    """Read a public list (CSV with a header); return ratings, and the rows that cannot be used.

    Known are Wikipedia's perennial sources (`name`, `status`, `urls`), domain scores (`domain`,
    `pc1`: 0 to 1) and any table with `name` or `domain`, and `letter`.
    """
    text = data.decode("utf-8-sig", "replace").replace("\0", "")
    table = csv.DictReader(io.StringIO(text, newline=""))
    bad: list[BadLine] = []
    told: dict[str, list[Told]] = {}
    try:
        reader = _reader(table.fieldnames or ())
        if reader is None:
            return [], [BadLine(1, "no list that is known: see retold ratings --help")]
        for row in table:
            try:
                for whole, rating in reader(row):
                    told.setdefault(rating_key(rating.name), []).append((whole, rating))
            except (ValueError, TypeError) as error:
                bad.append(BadLine(table.line_num, str(error)))
    except csv.Error as error:
        bad.append(BadLine(table.line_num, f"no CSV: {error}"))
    return [_agreed(ratings) for ratings in told.values()], bad


def _reader(columns: object) -> Callable[[Row], Iterator[Told]] | None:
    names = set(columns) if isinstance(columns, (list, tuple)) else set()
    if {"name", "status", "urls"} <= names:
        return _perennial
    if {"domain", "pc1"} <= names:
        return _scored
    if "letter" in names and names & {"name", "domain"}:
        return _lettered
    return None


def _perennial(row: Row) -> Iterator[Told]:
    statuses = [word.lower() for word in _words(row["status"], "status")]
    letter, why = _status(statuses)
    why = f"Wikipedia's perennial sources, 2021: {why}"
    name = clean_line(re.sub(r"\s*\(.*\)$", "", row["name"] or ""))
    whole = not (row["name"] or "").rstrip().endswith(")")
    if name is not None and len(name) > 1:
        yield whole, Rating(name, letter, why)
    domains = {domain_of(address) for address in _words(row["urls"], "urls")}
    for domain in sorted(domain for domain in domains if domain and domain not in _HOSTING):
        yield whole, Rating(domain, letter, why)


def _status(statuses: list[str]) -> tuple[Letter, str]:
    """Return the letter of the statuses that a row has; a ban on links alone says nothing of it."""
    known = sorted({word for word in statuses if word in _STATUSES}, key=lambda w: _STATUSES[w])
    letters = {_STATUSES[word] for word in known}
    if not known:
        return Letter.F, "no status that speaks of reliability"
    return (letters.pop() if len(letters) == 1 else Letter.F), ", ".join(known)


def _words(cell: str | None, column: str) -> list[str]:
    try:
        found = json.loads(cell or "[]")
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{column} is no list") from error
    if not isinstance(found, list):
        raise TypeError(f"{column} is no list")
    return [word for word in found if isinstance(word, str)]


def _scored(row: Row) -> Iterator[Told]:
    domain = domain_of(row["domain"])
    if domain is None:
        raise ValueError(f"no domain: {str(row['domain'])[:60]!r}")
    score = float(row["pc1"] or "")
    if not 0 <= score <= 1:
        raise ValueError(f"the score {score} is not between 0 and 1")
    letter = next(letter for least, letter in _SCORES if score >= least)
    yield True, Rating(domain, letter, f"domain quality score {score:.2f} of 1")


def _lettered(row: Row) -> Iterator[Told]:
    name, letter = clean_line(row.get("name") or row.get("domain")), clean_line(row["letter"])
    if name is None or letter is None or letter.upper() not in Letter.__members__:
        raise ValueError(f"no letter {letter!r}: write A, B, C, D, E or F")
    why = clean_line(row.get("reason")) or "no reason given"
    yield True, Rating(name, Letter(letter.upper()), why)


def _agreed(told: list[Told]) -> Rating:
    """Return the one rating of a name: of the whole where there is one; F where they differ."""
    ratings = [rating for whole, rating in told if whole] or [rating for _, rating in told]
    first = ratings[0]
    if {rating.letter for rating in ratings} == {first.letter}:
        return first
    given = ", ".join(sorted({rating.letter.value for rating in ratings}))
    return Rating(first.name, Letter.F, f"{first.why}; rated in several ways ({given})")
