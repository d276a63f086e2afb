"""Whose text syndicated copy is: the agency that the copies name, with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from retold.read.agencies import NAME, canonical, outlet_agency
from retold.types import Article, Span

_REUTERS = "Reuters"
_NAMED = re.compile(rf"(?<![\w/.@-]){NAME}(?![\w/@-])")
_STAFF = re.compile(
    rf"(?<![\w-])({NAME})(?:['’]s?)?\s+(?:\w+\s+)?"
    r"(?:correspondents?|reporters?|journalists?|photographers?|stringers?)\b"
)
_TAIL_CHARS = 400
_TAIL = re.compile(
    rf"(?<![\w-])({NAME})\s+(?:reported|reports)[.!]?(?:\s+\w+){{0,2}}\s*$"
    rf"|\b(?:[Ss]ource|SOURCE|[Vv]ia|[Aa]gency)\s*[:/]?\s+({NAME})\W*$"
)
_REUTERS_SIGNS = re.compile(
    r"\b[Rr]eporting\s+by\s[^;()]{3,200};(?:[^()]{0,300};)?\s*(?:[Ww]riting|[Ee]diting)\s+by\s"
)


class _Sort(IntEnum):
    """What shows an agency, the surest first."""

    OWN = 0
    CREDIT = 1
    BYLINE = 2
    TAIL = 3
    STAFF = 4


_SAID = {
    _Sort.OWN: ("comes from {agency} itself", "come from {agency} itself"),
    _Sort.CREDIT: ("carries the credit {agency}", "carry the credit {agency}"),
    _Sort.BYLINE: ("has {agency} in its byline", "have {agency} in their bylines"),
    _Sort.TAIL: ("names {agency} at its end", "name {agency} at their ends"),
    _Sort.STAFF: (
        "tells what staff of {agency} saw or heard",
        "tell what staff of {agency} saw or heard",
    ),
}


@dataclass(frozen=True, slots=True)
class Telling:
    """One article of a family of copies, with its shared passages."""

    article: Article
    shared: tuple[Span, ...] = ()
    original: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """The agency that a family of copies names, and which of the articles show it.

    `agency` is None where none is named, or several (`rivals`).
    """

    agency: str | None = None
    articles: frozenset[str] = frozenset()
    original: bool = False
    shown: tuple[str, str] = ("", "")
    rivals: tuple[str, ...] = ()

    def reason(self, copy: str) -> str:
        """Say what shows the agency, as seen from one copy; "" where nothing does."""
        if self.rivals:
            return f"the copies name several agencies: {', '.join(self.rivals)}"
        if self.agency is None:
            return ""
        one, several = self.shown
        if copy in self.articles:
            return f"both {several}" if self.original else f"it {one}"
        return f"that one {one}" if self.original else f"another copy {one}"


@dataclass(frozen=True, slots=True)
class _Sign:
    agency: str
    sort: _Sort
    article: str
    original: bool


def credited(article: Article) -> str | None:
    """Return the agency that an article by itself names as its author, None where it names none."""
    return naming((Telling(article),)).agency


def naming(family: Iterable[Telling]) -> Naming:
    """Return the agency whose text the copies of one original are.

    `family` holds the original and those that repeat most of it. The surest sort of sign decides:
    an agency's own article, a credit, a byline, the end of the text, and last the agency's staff in
    the shared words. Signs of one sort for two agencies name none.
    """
    signs = [sign for telling in family for sign in _signs(telling)]
    if not signs:
        return Naming()
    sort = min(sign.sort for sign in signs)
    surest = [sign for sign in signs if sign.sort is sort]
    agencies = sorted({sign.agency for sign in surest})
    if len(agencies) > 1:
        return Naming(rivals=tuple(agencies))
    one, several = (form.format(agency=agencies[0]) for form in _SAID[sort])
    return Naming(
        agency=agencies[0],
        articles=frozenset(sign.article for sign in surest),
        original=any(sign.original for sign in surest),
        shown=(one, several),
    )


def _signs(telling: Telling) -> Iterator[_Sign]:
    """Yield the signs of one article, at most one of each sort."""
    article = telling.article
    for sort, agencies in (
        (_Sort.OWN, _own(article)),
        (_Sort.CREDIT, {article.agency} if article.agency else set()),
        (_Sort.BYLINE, _agencies(_NAMED.findall(article.byline or ""))),
        (_Sort.TAIL, _at_the_end(article)),
        (_Sort.STAFF, _staff(telling)),
    ):
        if len(agencies) == 1:
            yield _Sign(next(iter(agencies)), sort, article.id, telling.original)


def _own(article: Article) -> set[str]:
    outlet = article.outlet or ""
    if article.agency and article.agency.casefold() == outlet.casefold():
        return {article.agency}
    agency = outlet_agency(outlet)
    return {agency} if agency else set()


def _at_the_end(article: Article) -> set[str]:
    """Read the last words: "..., Wire reported", "Source: Wire", the names that Reuters signs with.

    "(Reporting by ...; Editing by ...)" is how Reuters alone ends its stories.
    """
    tail = article.text[-_TAIL_CHARS:]
    named = _agencies(name for match in _TAIL.finditer(tail) for name in match.groups() if name)
    return named | ({_REUTERS} if _REUTERS_SIGNS.search(tail) else set())


def _staff(telling: Telling) -> set[str]:
    text = telling.article.text
    return _agencies(name for span in telling.shared for name in _STAFF.findall(span.of(text)))


def _agencies(names: Iterable[str]) -> set[str]:
    return {agency for name in names if (agency := canonical(name))}
