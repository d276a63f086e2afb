"""One source under many names, across the articles of a story.

Two names are one source only for a reason that can be shown: the same name, a surname with its one
full name, an acronym with its expansion, or the same country and field of a state's body. Persons
with different given names, bodies of different countries or fields, a person and a state, and
"officials" with anybody are never one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from retold.claims.acronyms import initials_of
from retold.claims.heard import UNRESOLVED
from retold.claims.names import bare, key
from retold.claims.nouns import NOTICES
from retold.claims.places import country_of, places_in, prefix_of
from retold.claims.profiles import profile
from retold.types import Article, Attribution, Claim, Merge, SourceKind

_PRIVATE = frozenset({SourceKind.ANONYMOUS, SourceKind.CROWD, SourceKind.DOCUMENT})
_BODIES = frozenset({SourceKind.INSTITUTION, SourceKind.ROLE})
_NEAR = 160


@dataclass(frozen=True, slots=True)
class Node:
    """A source of one article, under every name that the article gives it."""

    article: str
    canonical: str
    kind: SourceKind
    links: tuple[Attribution, ...]
    country: str | None
    fields: frozenset[str]
    proper: bool
    notice: str | None


Groups = list[list[Node]]


def merge(
    claims: Sequence[Claim], articles: Mapping[str, Article]
) -> tuple[tuple[Claim, ...], tuple[Merge, ...]]:
    """Merge the names of each source across the claims of one story.

    Returns the claims with `canonical` and `merge_reason` filled, and one Merge for each distinct
    name and article of every source that bears several. `articles` maps ids to the articles of
    the claims; what is not in it adds no evidence.
    """
    groups = _grouped(_nodes(claims, articles))
    renamed: dict[tuple[str, str, SourceKind], tuple[str, str | None]] = {}
    merges: list[Merge] = []
    for group in groups:
        best = _fullest(group)
        name = _canonical(best, group)
        for node in group:
            why = _why(node, best, name)
            renamed[node.article, node.canonical, node.kind] = name, why
        merges += _merges(group, name, renamed)
    return tuple(_renamed(claim, renamed) for claim in claims), tuple(merges)


def _nodes(claims: Iterable[Claim], articles: Mapping[str, Article]) -> list[Node]:
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
    known = [profile(canonical)] if kind in _BODIES else []
    known += [profile(link.source) for link in links if kind in _BODIES and _plain(link)]
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


def _grouped(nodes: list[Node]) -> Groups:
    """Join nodes for which a reason holds; nodes are compared in pairs within the story."""
    owners = {field: _countries(nodes, field) for node in nodes for field in node.fields}
    groups: Groups = []
    for node in sorted(nodes, key=lambda n: (n.country is None, n.article, n.canonical)):
        fitting = [g for g in groups if any(_same(node, one, nodes, owners) for one in g)]
        fitting = [g for g in fitting if all(_compatible(node, one) for one in g)]
        if len(fitting) == 1:
            fitting[0].append(node)
        elif fitting and all(_mutual(fitting[0], other) for other in fitting[1:]):
            merged = [one for group in fitting for one in group]
            groups = [g for g in groups if g not in fitting]
            groups.append([*merged, node])
        else:
            groups.append([node])
    return groups


def _mutual(one: list[Node], other: list[Node]) -> bool:
    return all(_compatible(a, b) for a in one for b in other)


def _countries(nodes: Iterable[Node], field: str) -> set[str]:
    return {n.country for n in nodes if field in n.fields and n.country}


def _compatible(one: Node, other: Node) -> bool:
    """Refuse what must never be one, whatever else joins the names."""
    if (one.kind is SourceKind.PERSON) != (other.kind is SourceKind.PERSON):
        return False
    if one.kind is SourceKind.PERSON:
        return _same_person(one.canonical, other.canonical)
    if one.country and other.country and one.country != other.country:
        return False
    return not (one.fields and other.fields and not one.fields & other.fields)


def _same(one: Node, other: Node, nodes: list[Node], owners: Mapping[str, set[str]]) -> bool:
    if not _compatible(one, other):
        return False
    if one.kind is SourceKind.PERSON:
        return _one_full_name(one, other, nodes)
    if one.kind in _BODIES and other.kind in _BODIES and one.fields | other.fields:
        return _same_body(one, other, owners)
    if key(one.canonical) == key(other.canonical):
        return one.article == other.article or not _generic(one)
    return _same_acronym(one.canonical, other.canonical)


def _same_body(one: Node, other: Node, owners: Mapping[str, set[str]]) -> bool:
    if one.country and one.country == other.country:
        return bool(one.fields & other.fields)
    shared = one.fields & other.fields
    if not shared or not (
        (one.proper and other.proper) or key(one.canonical) == key(other.canonical)
    ):
        return False
    return all(len(owners[field]) <= 1 for field in shared) and not _generic(one)


def _generic(node: Node) -> bool:
    """Tell whether a name is a common noun alone, which another article may use of another."""
    return len(key(node.canonical).split()) == 1 and bare(node.canonical)[:1].islower()


def _same_person(one: str, other: str) -> bool:
    a, b = key(one).split(), key(other).split()
    if not a or not b or a[-1] != b[-1] or "and" in {*a, *b}:
        return a == b
    return len(a) == 1 or len(b) == 1 or a[0] == b[0]


def _one_full_name(one: Node, other: Node, nodes: list[Node]) -> bool:
    """Let a surname stand for a full name only where the story has one such full name."""
    surname = key(one.canonical).split()[-1]
    full = {
        key(n.canonical).split()[0]
        for n in nodes
        if n.kind is SourceKind.PERSON
        and len(key(n.canonical).split()) > 1
        and key(n.canonical).split()[-1] == surname
    }
    short = " " not in key(one.canonical) or " " not in key(other.canonical)
    return _same_person(one.canonical, other.canonical) and (not short or len(full) <= 1)


def _same_acronym(one: str, other: str) -> bool:
    short, full = sorted((bare(one), bare(other)), key=len)
    return len(short) > 2 and short.isupper() and initials_of(full) == short and " " in full


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
    if best.kind not in _BODIES or not own.proper or len(countries) != 1:
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
    if _same_acronym(node.canonical, best.canonical):
        return f"“{node.canonical}” and “{best.canonical}”: acronym and full name"
    shared = node.fields & best.fields
    if node.notice and profile(node.canonical).field == "intelligence":
        return f"same country ({node.country}); its document is called an “{node.notice}”"
    if node.country and shared and node.country == (best.country or country_of(name)):
        return f"same country ({node.country}) and field ({min(shared)})"
    if shared:
        return f"same name; the story has one source of this field ({min(shared)})"
    return f"same name as “{best.canonical}”"


Renamed = dict[tuple[str, str, SourceKind], tuple[str, str | None]]


def _merges(group: list[Node], name: str, renamed: Renamed) -> list[Merge]:
    """Record each distinct name of a source that has several, once for each article."""
    seen: dict[tuple[str, str], Merge] = {}
    for node in group:
        why = renamed[node.article, node.canonical, node.kind][1]
        for link in node.links:
            reason = _joined(link.merge_reason, why) or "the name itself"
            mark = (node.article, key(link.source))
            if mark not in seen:
                seen[mark] = Merge(name, link.source, node.kind, reason, node.article, link.span)
    distinct = {word for _, word in seen}
    if len(distinct | {key(name)}) < 2 and len({n.article for n in group}) < 2:
        return []
    return list(seen.values())


def _joined(own: str | None, story: str | None) -> str | None:
    parts = [part for part in (own, story) if part]
    return "; ".join(parts) or None


def _renamed(claim: Claim, renamed: Renamed) -> Claim:
    chain = []
    for link in claim.attribution:
        name, why = renamed.get((claim.article, link.canonical, link.kind), (link.canonical, None))
        reason = _joined(link.merge_reason, why)
        chain.append(replace(link, canonical=name, merge_reason=reason))
    return replace(claim, attribution=tuple(chain))
