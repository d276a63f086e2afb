"""Bodies that one article of a story names in full and another cuts short: "civil defence"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from retold.claims.lexicon import words
from retold.claims.names import bare, key
from retold.claims.nodes import Node
from retold.types import Article, SourceKind

_BODIES = words(
    "authority office agency board institute association observatory defence defense service "
    "federation exchange guild league"
)
"""Bodies of which a place has one; courts, police, ministries and parties come in tiers."""
_TIERS = words(
    "national european international foreign world global federal regional central royal new "
    "former american british un us eu"
)


def joined(groups: Sequence[list[Node]], articles: Mapping[str, Article]) -> list[list[Node]]:
    """Join each group under a short name with the one group whose name has a place before it.

    Where the short name is a name of its own, in capitals, its article has to speak of that place;
    and no article may have both names. A group is held only against those whose names end in its
    own, so that thousands of sources cost little more than each of them.
    """
    found = [list(group) for group in groups]
    taken: set[int] = set()
    ending: dict[frozenset[str], list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        ending[frozenset(key(node.canonical).partition(" ")[2] for node in group)].append(at)
    for at, group in enumerate(groups):
        near = ending.get(frozenset(key(node.canonical) for node in group), ())
        fuller = [n for n in near if n != at and extends(groups[n], group)]
        if len(fuller) != 1 or fuller[0] in taken or at in taken:
            continue
        other = groups[fuller[0]]
        if {n.article for n in other} & {n.article for n in group}:
            continue
        if all(_means(node, articles.get(node.article), _place(other)) for node in group):
            found[fuller[0]] += found[at]
            found[at] = []
            taken |= {at, fuller[0]}
    return [group for group in found if group]


def extends(longer: Iterable[Node], shorter: Iterable[Node]) -> bool:
    """Tell whether every longer name is one word of place, then every shorter name."""
    return all(
        shortens(other.canonical, one.canonical) and _alike(one, other)
        for one in _distinct(longer)
        for other in _distinct(shorter)
    )


def _distinct(group: Iterable[Node]) -> list[Node]:
    """Return a group's nodes, of those alike in all that is compared only one."""
    alike = {(n.canonical, n.kind, bool(n.fields), bool(n.country)): n for n in group}
    return list(alike.values())


def shortens(short: str, full: str) -> bool:
    """Tell "civil defence" of "Norwick Civil Defence", and not "board" or "Press Association"."""
    small, large = key(short).split(), key(full).split()
    if len(small) < 2 or len(large) != len(small) + 1 or large[1:] != small:
        return False
    named = bare(full)[:1].isupper() and large[0] not in _TIERS and large[0].isalpha()
    return named and small[-1] in _BODIES


def _alike(one: Node, other: Node) -> bool:
    plain = not (one.fields or other.fields or (one.country and other.country))
    return one.kind is other.kind is SourceKind.INSTITUTION and plain


def _place(group: Sequence[Node]) -> str:
    return bare(group[0].canonical).split()[0].removesuffix("'s").removesuffix("’s")


def _means(node: Node, article: Article | None, place: str) -> bool:
    """Tell a description ("civil defence"), or a name beside the place that it leaves out."""
    described = bare(node.canonical).islower()
    return described or (article is not None and place in article.text)
