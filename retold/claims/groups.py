"""Which sources of a story are one: names joined for a reason, without comparing all pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from retold.claims.acronyms import initials_of
from retold.claims.names import bare, key
from retold.claims.nodes import BODIES, Node, same_person
from retold.types import SourceKind

Groups = list[list[Node]]
Token = tuple[str, str]
_SHORTEST_ACRONYM = 3


def grouped(nodes: Sequence[Node]) -> Groups:
    """Join the nodes for which a reason holds.

    A node is compared with the groups that share what a reason could rest on (a name, a surname, a
    field, an acronym), so that a story of thousands of sources costs little more than each of them.
    """
    known = _Known.of(nodes)
    groups = _Index()
    for node in sorted(nodes, key=lambda n: (n.country is None, n.article, n.canonical)):
        near = groups.near(node)
        fitting = [n for n in near if any(known.same(node, one) for one in groups.members[n])]
        fitting = [n for n in fitting if _compatible_with(node, groups.distinct(n))]
        first = groups.distinct(fitting[0]) if fitting else []
        if not fitting or not all(_mutual(first, groups.distinct(n)) for n in fitting[1:]):
            groups.add([node])
        elif len(fitting) == 1:
            groups.join(fitting[0], node)
        else:
            groups.add([*(one for n in fitting for one in groups.members.pop(n)), node])
    return list(groups.members.values())


@dataclass(slots=True)
class _Index:
    """The groups by number, in the order of their making, and by what a reason could rest on."""

    members: dict[int, list[Node]] = field(default_factory=dict)
    alike: dict[int, dict[object, Node]] = field(default_factory=dict)
    places: dict[Token, set[int]] = field(default_factory=lambda: defaultdict(set))
    made: int = 0

    def near(self, node: Node) -> list[int]:
        found = {n for token in _tokens(node) for n in self.places.get(token, ())}
        return sorted(n for n in found if n in self.members)

    def add(self, nodes: Iterable[Node]) -> None:
        self.members[self.made], self.alike[self.made] = [], {}
        for node in nodes:
            self.join(self.made, node)
        self.made += 1

    def join(self, number: int, node: Node) -> None:
        self.members[number].append(node)
        self.alike[number].setdefault((node.kind, node.canonical, node.country, node.fields), node)
        for token in _tokens(node):
            self.places[token].add(number)

    def distinct(self, number: int) -> list[Node]:
        """Return a group's nodes, of those alike in all that makes names compatible only one."""
        return list(self.alike[number].values())


def _tokens(node: Node) -> Iterator[Token]:
    name, plain = key(node.canonical), bare(node.canonical)
    yield "name", name
    if node.kind is SourceKind.PERSON:
        yield "surname", name.rpartition(" ")[2]
        return
    yield from (("field", one) for one in node.fields)
    if plain.isupper():
        yield "acronym", plain
    if " " in plain:
        yield "acronym", initials_of(plain)


def _compatible_with(node: Node, others: Iterable[Node]) -> bool:
    return all(compatible(node, other) for other in others)


def _mutual(one: Iterable[Node], others: Sequence[Node]) -> bool:
    return all(_compatible_with(node, others) for node in one)


@dataclass(frozen=True, slots=True)
class _Known:
    """What a story knows of names: the countries of each field, the given names of each surname."""

    owners: Mapping[str, set[str]]
    given: Mapping[str, set[str]]

    @classmethod
    def of(cls, nodes: Iterable[Node]) -> _Known:
        owners: dict[str, set[str]] = defaultdict(set)
        given: dict[str, set[str]] = defaultdict(set)
        for node in nodes:
            for one in node.fields:
                owners[one] |= {node.country} if node.country else set()
            parts = key(node.canonical).split()
            if node.kind is SourceKind.PERSON and len(parts) > 1:
                given[parts[-1]].add(parts[0])
        return cls(owners, given)

    def same(self, one: Node, other: Node) -> bool:
        if not compatible(one, other):
            return False
        if one.kind is SourceKind.PERSON:
            return self._one_full_name(one, other)
        if one.kind in BODIES and other.kind in BODIES and one.fields | other.fields:
            return self._same_body(one, other)
        if key(one.canonical) == key(other.canonical):
            return one.article == other.article or not _generic(one)
        return same_acronym(one.canonical, other.canonical)

    def _same_body(self, one: Node, other: Node) -> bool:
        if one.country and one.country == other.country:
            return bool(one.fields & other.fields)
        shared = one.fields & other.fields
        if not shared or not (
            (one.proper and other.proper) or key(one.canonical) == key(other.canonical)
        ):
            return False
        return all(len(self.owners[one_field]) <= 1 for one_field in shared) and not _generic(one)

    def _one_full_name(self, one: Node, other: Node) -> bool:
        """Let a surname stand for a full name only where the story has one such full name."""
        full = self.given.get(key(one.canonical).split()[-1], set())
        short = " " not in key(one.canonical) or " " not in key(other.canonical)
        return same_person(one.canonical, other.canonical) and (not short or len(full) <= 1)


def compatible(one: Node, other: Node) -> bool:
    """Refuse what must never be one, whatever else joins the names."""
    if (one.kind is SourceKind.PERSON) != (other.kind is SourceKind.PERSON):
        return False
    if one.kind is SourceKind.PERSON:
        return same_person(one.canonical, other.canonical)
    if one.country and other.country and one.country != other.country:
        return False
    return not (one.fields and other.fields and not one.fields & other.fields)


def _generic(node: Node) -> bool:
    """Tell whether a name is a common noun alone, which another article may use of another."""
    return len(key(node.canonical).split()) == 1 and bare(node.canonical)[:1].islower()


def same_acronym(one: str, other: str) -> bool:
    """Tell whether one of two names is the acronym of the other."""
    short, full = sorted((bare(one), bare(other)), key=len)
    known = len(short) >= _SHORTEST_ACRONYM and short.isupper()
    return known and initials_of(full) == short and " " in full
