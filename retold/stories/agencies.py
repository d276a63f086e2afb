"""Whose text syndicated copy is: the agency that the copies name, with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from retold.read.agencies import NAME, canonical, outlet_agency
from retold.types import Article, BlockKind, Span

_NAMED = re.compile(rf"(?<![\w/.@-]){NAME}(?![\w/@-])")
_HEARD = re.compile(
    rf"\b(?:told|tells|quoted\s+by|interviewed\s+by)\s+(?:the\s+)?(?P<told>{NAME})(?![\w-])"
    rf"|(?<![\w-])(?P<its>{NAME})(?:['’]s?)?\s+"
    r"(?:\w+\s+)?(?:correspondents?|reporters?|journalists?|photographers?|stringers?|teams?)\b"
)
_TAIL_CHARS = 160
_TAIL = re.compile(
    rf"(?<![\w-])(?P<by>{NAME})\s+(?:reported|reports|contributed)\b"
    rf"|\b(?:[Ss]ource|SOURCE|[Vv]ia|[Aa]gency)\s*[:/]?\s+(?P<source>{NAME})\b(?!\s*[,&/]|\s+and\b)"
)


class _Sort(IntEnum):
    """What shows an agency, the surest first."""

    OWN = 0
    CREDIT = 1
    BYLINE = 2
    TAIL = 3
    HEARD = 4


_SAID = {
    _Sort.OWN: ("is {agency}'s own", "are {agency}'s own"),
    _Sort.CREDIT: ("carries the credit {agency}", "carry the credit {agency}"),
    _Sort.BYLINE: ("has {agency} in its byline", "have {agency} in their bylines"),
    _Sort.TAIL: ("names {agency} at its end", "name {agency} at their ends"),
    _Sort.HEARD: (
        "says in the shared words that {agency} was there or was told",
        "say in the shared words that {agency} was there or was told",
    ),
}


@dataclass(frozen=True, slots=True)
class Telling:
    """One article of a family of copies; `shared` are its passages, of an original all its text."""

    article: Article
    shared: tuple[Span, ...] = ()
    original: bool = False


@dataclass(frozen=True, slots=True)
class _Sign:
    agency: str
    sort: _Sort
    article: str
    original: bool


def syndicated(copy: Article, family: Sequence[Telling]) -> tuple[str | None, str]:
    """Return the agency whose text a copy is, with the reason; (None, "") where none is named.

    `family` holds the original and those that repeat most of it. The surest sort of sign decides:
    an agency's own article, a credit, a byline, a tag at the end, and last the agency's reporter
    in the shared words. Signs of one sort for two agencies name none, and the reason says so.
    """
    signs = [sign for telling in family for sign in _signs(telling)]
    if copy.id not in {telling.article.id for telling in family}:
        signs = [sign for sign in signs if sign.original] or signs
    if not signs:
        return None, ""
    sort = min(sign.sort for sign in signs)
    surest = [sign for sign in signs if sign.sort is sort]
    agencies = sorted({sign.agency for sign in surest})
    if len(agencies) > 1:
        return None, f"the copies name several agencies: {', '.join(agencies)}"
    return agencies[0], _reason(copy, surest)


def _reason(copy: Article, signs: Sequence[_Sign]) -> str:
    ours = any(sign.article == copy.id for sign in signs)
    theirs = any(sign.original for sign in signs)
    one, several = (form.format(agency=signs[0].agency) for form in _SAID[signs[0].sort])
    if ours and theirs:
        return f"both {several}"
    if ours:
        return f"it {one}"
    return f"that one {one}" if theirs else f"another copy {one}"


def _signs(telling: Telling) -> Iterator[_Sign]:
    """Yield the signs of one article, at most one of each sort."""
    article = telling.article
    for sort, agencies in (
        (_Sort.OWN, _own(article)),
        (_Sort.CREDIT, {article.agency} if article.agency else set()),
        (_Sort.BYLINE, _agencies(_NAMED.findall(article.byline or ""))),
        (_Sort.TAIL, _agencies(_groups(_TAIL, _tail(article)))),
        (_Sort.HEARD, _heard(telling)),
    ):
        if len(agencies) == 1:
            yield _Sign(next(iter(agencies)), sort, article.id, telling.original)


def _own(article: Article) -> set[str]:
    outlet = article.outlet or ""
    if article.agency and article.agency.casefold() == outlet.casefold():
        return {article.agency}
    agency = outlet_agency(outlet)
    return {agency} if agency else set()


def _tail(article: Article) -> str:
    bodies = [block.span for block in article.blocks if block.kind is BlockKind.BODY]
    if not bodies:
        return ""
    last = bodies[-1]
    return article.text[max(last.start, last.end - _TAIL_CHARS) : last.end]


def _heard(telling: Telling) -> set[str]:
    text = telling.article.text
    spans = [Span(0, len(text))] if telling.original else telling.shared
    return _agencies(name for span in spans for name in _groups(_HEARD, span.of(text)))


def _groups(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for match in pattern.finditer(text):
        yield from (name for name in match.groups() if name)


def _agencies(names: Iterable[str]) -> set[str]:
    return {agency for name in names if (agency := canonical(name))}
