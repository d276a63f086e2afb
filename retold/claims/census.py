"""The census of a story: every office that its articles speak of, and whom they name with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from retold.claims.names import key
from retold.claims.nodes import Node, same_person
from retold.claims.offices import Office, OfficeMention, offices_in
from retold.types import Article, BlockKind, SourceKind

_SILENT = frozenset({BlockKind.TITLE, BlockKind.BYLINE, BlockKind.CREDIT})
"""Headlines run names and verbs together in capitals, and credits name nobody in office."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An office as one article speaks of it.

    `holder` is who is named with it: the index of a group of sources, the name of somebody who is
    no source alone, or None where nobody is named.
    """

    article: str
    mention: OfficeMention
    holder: int | str | None

    @property
    def office(self) -> Office:
        """The office spoken of."""
        return self.mention.office


def taken(groups: Sequence[Sequence[Node]], articles: Mapping[str, Article]) -> Iterator[Seen]:
    """Yield every office in the articles of a story; `groups` are its sources, joined by name."""
    raw = [
        (id_, mention)
        for id_, article in articles.items()
        for block in article.blocks
        if block.kind not in _SILENT
        for mention in offices_in(article.text, stretch=block.span)
    ]
    names = {mention.name for _, mention in raw if mention.name}
    holders = {name: _identity(name, groups, names) for name in names}
    for id_, mention in raw:
        yield Seen(id_, mention, holders[mention.name] if mention.name else None)


def _identity(name: str, groups: Sequence[Sequence[Node]], names: Set[str]) -> int | str:
    """Return the one group of sources that a name belongs to, or else the name itself.

    A surname is nobody's where somebody else of the story, a source or not, bears it too.
    """
    own = [
        index
        for index, group in enumerate(groups)
        if any(n.kind is SourceKind.PERSON and same_person(n.canonical, name) for n in group)
    ]
    if len(own) != 1:
        return key(name)
    known = [node.canonical for node in groups[own[0]]]
    namesakes = (full for full in names if " " in full and same_person(full, name))
    shared = any(not same_person(full, one) for full in namesakes for one in known)
    return key(name) if shared else own[0]
