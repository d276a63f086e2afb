"""One source under many names, across the articles of a story.

Two names are one source only for a reason that can be shown: the same name, a surname with its one
full name, an acronym with its expansion, a body's name with its place before it, the same country
and field of a state's body, or an office that only one person of the story holds. Persons with
different given names, bodies of different countries or fields, a person and a state, and
"officials" with anybody are never one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from retold.claims.groups import grouped, same_acronym
from retold.claims.holders import holders
from retold.claims.names import bare, key
from retold.claims.nodes import BODIES, Node, nodes_of
from retold.claims.places import country_of, places_in, prefix_of
from retold.claims.profiles import profile
from retold.claims.shortened import joined, shortens
from retold.types import Article, Claim, Merge, SourceKind

Renamed = dict[tuple[str, str, SourceKind], tuple[str, str | None]]


def merge(
    claims: Sequence[Claim], articles: Mapping[str, Article]
) -> tuple[tuple[Claim, ...], tuple[Merge, ...]]:
    """Merge the names of each source across the claims of one story.

    Returns the claims with `canonical` and `merge_reason` filled, and one Merge for each distinct
    name and article of every source that bears several. `articles` maps ids to the articles of
    the claims; what is not in it adds no evidence.
    """
    groups = joined(grouped(nodes_of(claims, articles)), articles)
    held = holders(groups, articles)
    offices_of: dict[int, list[Node]] = {}
    for holding in held.values():
        if holding.person is not None:
            offices_of.setdefault(holding.person, []).append(holding.node)
    renamed: Renamed = {}
    merges: list[Merge] = []
    for index, group in enumerate(groups):
        own = [node for node in group if node.mark not in held]
        if not own:
            continue
        best = _fullest(own)
        name = _canonical(best, own)
        for node in own:
            renamed[node.mark] = name, _why(node, best, name)
        offices = offices_of.get(index, [])
        for node in offices:
            renamed[node.mark] = name, held[node.mark].reason
        merges += _merges([*own, *offices], name, renamed)
    for holding in held.values():
        if holding.person is None:
            renamed[holding.node.mark] = holding.name, holding.reason
            merges += _merges([holding.node], holding.name, renamed)
    return tuple(_renamed(claim, renamed) for claim in claims), tuple(merges)


def _fullest(group: list[Node]) -> Node:
    """Choose the fullest proper name."""

    def weight(node: Node) -> tuple[bool, bool, bool, bool, int, str]:
        known = bool(node.fields - {"intelligence"})
        acronym = bare(node.canonical).isupper()
        return (
            node.proper and known,
            node.country is not None,
            _is_country(node),
            not acronym,
            len(node.canonical),
            node.canonical,
        )

    return max(group, key=weight)


def _is_country(node: Node) -> bool:
    """Tell a state's own name from its seat, which stands for one part of it."""
    return [place.word for place in places_in(node.canonical) if place.form == "name"] == [
        node.canonical
    ]


def _canonical(best: Node, group: list[Node]) -> str:
    """Put the country in front of an institution's name where the story knows it."""
    countries = {node.country for node in group if node.country}
    own = profile(best.canonical)
    if best.kind not in BODIES or not own.proper or len(countries) != 1:
        return best.canonical
    if own.country:
        return own.name
    return f"{prefix_of(countries.pop())} {bare(best.canonical)}"


def _why(node: Node, best: Node, name: str) -> str | None:
    """Say in plain words why a node bears this name; None where it always did."""
    if key(node.canonical) == key(name):
        return None
    if node.kind is SourceKind.PERSON:
        return f"“{node.canonical}” is the only “{name}” in the story"
    if same_acronym(node.canonical, best.canonical):
        return f"“{node.canonical}” and “{best.canonical}”: acronym and full name"
    if shortens(node.canonical, best.canonical):
        return f"“{node.canonical}” is short for the story's only “{best.canonical}”"
    shared = node.fields & best.fields
    if node.notice and profile(node.canonical).field == "intelligence":
        return f"same country ({node.country}); its document is called an “{node.notice}”"
    if node.country and shared and node.country == (best.country or country_of(name)):
        return f"same country ({node.country}) and field ({min(shared)})"
    if shared:
        return f"same name; the story has one source of this field ({min(shared)})"
    return f"same name as “{best.canonical}”"


def _merges(group: list[Node], name: str, renamed: Renamed) -> list[Merge]:
    """Record each distinct name of a source that has several, once for each article."""
    seen: dict[tuple[str, str], Merge] = {}
    for node in group:
        why = renamed[node.mark][1]
        for link in node.links:
            reason = _both(link.merge_reason, why) or "the name itself"
            mark = (node.article, key(link.source))
            if mark not in seen:
                seen[mark] = Merge(name, link.source, node.kind, reason, node.article, link.span)
    distinct = {word for _, word in seen}
    if len(distinct | {key(name)}) < 2 and len({n.article for n in group}) < 2:
        return []
    return list(seen.values())


def _both(own: str | None, story: str | None) -> str | None:
    parts = [part for part in (own, story) if part]
    return "; ".join(parts) or None


def _renamed(claim: Claim, renamed: Renamed) -> Claim:
    chain = []
    for link in claim.attribution:
        name, why = renamed.get((claim.article, link.canonical, link.kind), (link.canonical, None))
        reason = _both(link.merge_reason, why)
        chain.append(replace(link, canonical=name, merge_reason=reason))
    return replace(claim, attribution=tuple(chain))
