"""Nodes: a source of one article with everything that the article says of it under one name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from retold.claims.heard import UNRESOLVED
from retold.claims.names import key
from retold.claims.nouns import NOTICES
from retold.claims.profiles import profile
from retold.types import Article, Attribution, Claim, SourceKind

BODIES = frozenset({SourceKind.INSTITUTION, SourceKind.ROLE})
_PRIVATE = frozenset({SourceKind.ANONYMOUS, SourceKind.CROWD, SourceKind.DOCUMENT})
_NEAR = 160


@dataclass(frozen=True, slots=True)
class Node:
    """A source of one article, under every name that the article gives it.

    `notice` is what the article calls a document of this source, where it is of intelligence.
    """

    article: str
    canonical: str
    kind: SourceKind
    links: tuple[Attribution, ...]
    country: str | None
    fields: frozenset[str]
    proper: bool
    notice: str | None

    @property
    def mark(self) -> tuple[str, str, SourceKind]:
        """What tells a node from the others of its story."""
        return self.article, self.canonical, self.kind


def nodes_of(claims: Iterable[Claim], articles: Mapping[str, Article]) -> list[Node]:
    """Return the sources of each article that a name or an office tells from all others."""
    links: dict[tuple[str, str, SourceKind], list[Attribution]] = defaultdict(list)
    for claim in claims:
        for link in claim.attribution:
            if link.kind not in _PRIVATE and not link.canonical.startswith(UNRESOLVED):
                links[claim.article, link.canonical, link.kind].append(link)
    nodes = [
        _node(article, canonical, kind, found, articles.get(article))
        for (article, canonical, kind), found in links.items()
    ]
    return _with_intelligence(nodes)


def _with_intelligence(nodes: list[Node]) -> list[Node]:
    """Count "UK intelligence" to defence where the ministry's document is an intelligence one."""
    noticed = {n.country: n.notice for n in nodes if n.notice and n.fields == {"defence"}}
    return [
        replace(n, fields=frozenset({"defence"}), notice=noticed[n.country])
        if n.fields == {"intelligence"} and n.country in noticed and n.country
        else n
        for n in nodes
    ]


def _node(
    article: str,
    canonical: str,
    kind: SourceKind,
    links: list[Attribution],
    stored: Article | None,
) -> Node:
    known = [profile(canonical)] if kind in BODIES else []
    known += [profile(link.source) for link in links if kind in BODIES and _plain(link)]
    fields = {p.field for p in known if p.field}
    countries = {p.country for p in known if p.country}
    notice = _notice(links, stored) if fields - {"state"} else None
    return Node(
        article,
        canonical,
        kind,
        tuple(links),
        countries.pop() if len(countries) == 1 else None,
        frozenset(fields) if len(fields) == 1 else frozenset(),
        any(p.proper for p in known),
        notice,
    )


def _plain(link: Attribution) -> bool:
    return key(link.source) not in {"he", "she", "it", "they"} and "unresolved" not in link.source


def _notice(links: Iterable[Attribution], stored: Article | None) -> str | None:
    """Find where the article calls a document of this source an intelligence one."""
    nouns = "|".join(sorted(NOTICES))
    for link in links if stored else ():
        text = stored.text if stored else ""
        start, end = link.span.start, link.span.end
        line = text.rfind("\n", 0, start) + 1
        before, after = text[max(line, start - _NEAR) : start], text[end : end + _NEAR]
        owned = rf"\b(?:its|their|in an?)\b[\w ,]*?\b(intelligence (?:{nouns}))\b[\w ]*,?\s*$"
        match = re.search(owned, before, re.I) or re.match(
            rf"['’]s?\s[\w ]*?\b(intelligence (?:{nouns}))\b", after, re.I
        )
        match = match or re.match(
            rf"[^.\n]*?\bin (?:its|their|an?)\b[\w ]*?\b(intelligence (?:{nouns}))\b", after, re.I
        )
        if match:
            return match[1]
    return None


def same_person(one: str, other: str) -> bool:
    """Tell whether two names may be of one person: surnames alike, and first names where both tell.

    Two people in one name ("Ana Ruiz and Otto Brandt") are neither of them.
    """
    a, b = key(one).split(), key(other).split()
    if not a or not b or a[-1] != b[-1] or "and" in {*a, *b}:
        return a == b
    return len(a) == 1 or len(b) == 1 or a[0] == b[0]
