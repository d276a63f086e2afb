"""Ratings files: who is rated how, one a line, in a form that a person can edit.

A line is a name or a domain, a letter and a reason, with tabs between them. A line that begins
with `#` is a comment. What cannot be used is told with its line number and skipped, so that one
slip of a hand does not cost the list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from retold.read.characters import clean_line
from retold.read.outlets import domain_of
from retold.types import Letter

LONGEST_LINE = 2_000
_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Rating:
    """A line of a ratings file: whom it rates, the letter, and the reason."""

    name: str
    letter: Letter
    why: str


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that cannot be used, and why; number 0 stands for the file."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Ratings:
    """Ratings by name; of two lists, the first that knows a name decides."""

    lists: tuple[Mapping[str, Rating], ...]

    def of(self, names: Iterable[str | None]) -> Rating | None:
        """Return the rating of the first name that a list knows, the lists in their order."""
        keys = [rating_key(name) for name in names if name]
        for known in self.lists:
            for key in keys:
                if key in known:
                    return known[key]
        return None

    def over(self, other: Ratings) -> Ratings:
        """Return both, with these outweighing the other."""
        return Ratings((*self.lists, *other.lists))


def rating_key(name: str) -> str:
    """Return a name as it is compared: the registered domain, or folded without an article."""
    folded = " ".join(name.casefold().split())
    return domain_of(folded) or folded.removeprefix("the ")


def parse(data: bytes) -> tuple[Ratings, tuple[BadLine, ...]]:
    """Read a ratings file; return what can be used, and each line that cannot."""
    known: dict[str, Rating] = {}
    lines: dict[str, int] = {}
    bad: list[BadLine] = []
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").splitlines(), start=1):
        found = _line(raw)
        if isinstance(found, str):
            bad.append(BadLine(number, found))
        elif found is not None:
            key = rating_key(found.name)
            if key in known:
                bad.append(BadLine(number, f"{found.name} is rated in line {lines[key]} already"))
                continue
            known[key], lines[key] = found, number
    return Ratings((known,)), tuple(bad)


def _line(raw: bytes) -> Rating | str | None:
    """Read one line: a rating, what is wrong with it, or None where it says nothing."""
    if len(raw) > LONGEST_LINE:
        return f"longer than {LONGEST_LINE} bytes"
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return "not UTF-8"
    if not text.strip() or text.lstrip().startswith("#"):
        return None
    parts = [clean_line(part) for part in text.split("\t")]
    if len(parts) > _COLUMNS:
        return "more than three columns: name, letter, reason"
    name, letter, why = (*parts, None, None)[:_COLUMNS]
    if name is None or letter is None:
        return "a name and a letter are needed, with a tab between them"
    if letter.upper() not in Letter.__members__:
        return f"no letter {letter[:20]!r}: write A, B, C, D, E or F"
    return Rating(name, Letter(letter.upper()), why or "no reason given")


def written(ratings: Iterable[Rating]) -> Iterator[str]:
    """Yield the lines of a ratings file."""
    yield "# name or domain\tletter\treason"
    for rating in ratings:
        yield f"{rating.name}\t{rating.letter.value}\t{rating.why}"


@cache
def shipped() -> Ratings:
    """Return the ratings that ship with the package; their card names the list and its licence."""
    return parse((files("retold.reliability") / "ratings.tsv").read_bytes())[0]
