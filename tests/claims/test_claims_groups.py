"""Sources are joined as if all pairs were compared, without comparing them."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from retold.claims.groups import compatible, grouped, same_acronym
from retold.claims.nodes import Node
from retold.types import SourceKind

NAMES = (
    "Ana Ruiz",
    "Ruiz",
    "Otto Ruiz",
    "Ministry of Defence",
    "World Health Organization",
    "WHO",
    "River Board",
    "board",
)
KINDS = (SourceKind.PERSON, SourceKind.INSTITUTION, SourceKind.ROLE)


@st.composite
def nodes(draw: st.DrawFn) -> list[Node]:
    marks = st.tuples(st.sampled_from("abc"), st.sampled_from(NAMES), st.sampled_from(KINDS))
    told = draw(st.lists(marks, max_size=10, unique=True))
    countries = st.sampled_from([None, "Russia", "Peru"])
    fields = st.frozensets(st.sampled_from(["defence", "health"]), max_size=1)
    proper = st.booleans()
    return [Node(*m, (), draw(countries), draw(fields), draw(proper), None) for m in told]


@given(nodes())
def test_every_node_is_in_one_group_whose_members_can_be_one(made: list[Node]) -> None:
    groups = grouped(made)
    assert sorted(node.mark for group in groups for node in group) == sorted(n.mark for n in made)
    assert all(compatible(a, b) for group in groups for a, b in combinations(group, 2))


def body(name: str, article: str, kind: SourceKind = SourceKind.INSTITUTION) -> Node:
    return Node(article, name, kind, (), None, frozenset(), proper=True, notice=None)


def sizes(*made: Node) -> list[int]:
    return sorted(len(group) for group in grouped(list(made)))


def test_a_surname_joins_its_one_full_name_and_neither_of_two() -> None:
    ana, otto, ruiz = (
        body(name, str(n), SourceKind.PERSON)
        for n, name in enumerate(("Ana Ruiz", "Otto Ruiz", "Ruiz"))
    )
    assert sizes(ana, ruiz) == [2]
    assert sizes(ana, otto, ruiz) == [1, 1, 1]


def test_an_acronym_joins_its_full_name() -> None:
    assert sizes(body("WHO", "a"), body("World Health Organization", "b")) == [2]
    assert sizes(body("WHA", "a"), body("World Health Organization", "b")) == [1, 1]
    assert same_acronym("World Health Organization", "WHO")


def test_a_thousand_articles_on_one_board_are_one_group() -> None:
    many = [body("River Board", str(n)) for n in range(1_000)]
    assert sizes(*many, body("School Board", "x")) == [1, 1_000]
