"""What happened to the counted is typed by a table, which a user can extend and cannot break."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import figure

from retold.tracing.series.measuretypes import MeasureType, extended, parse, shipped, typed

NAMES = {made.name for made in shipped()}


def types_of(
    *outcomes: str, counted: str | None = "person", kind: str = "count", unit: str | None = None
) -> tuple[str, ...]:
    quantity = figure(12, 12, counted=counted, outcomes=outcomes, kind=kind, unit=unit)
    return typed(quantity, shipped()).types


@pytest.mark.parametrize(
    ("outcomes", "counted", "types"),
    [
        (("die",), None, ("killed",)),
        (("kill", "injure"), "soldier", ("killed", "injured")),
        (("flee",), "person", ("displaced",)),
        (("displace",), "family", ("displaced",)),
        (("evacuate",), "resident", ("evacuated",)),
        (("arrest",), "man", ("detained",)),
        (("mobilise",), "reservist", ("mobilised",)),
        (("protest",), "person", ("protesting",)),
        (("homeless",), "family", ("homeless",)),
        (("infect",), "child", ("infected",)),
        (("lose",), "job", ("out of work",)),
        (("lay off",), "worker", ("out of work",)),
        (("find",), "body", ("bodies",)),
        ((), "casualty", ("casualties",)),
        ((), "refugee", ("displaced",)),
        ((), "soldier", ()),
        (("lose",), "seat", ()),
        (("find",), "shell", ()),
        (("shoot",), "protester", ()),
        (("resign",), "minister", ()),
    ],
)
def test_counts_are_typed_by_what_happened(
    outcomes: tuple[str, ...], counted: str | None, types: tuple[str, ...]
) -> None:
    assert types_of(*outcomes, counted=counted) == types


def test_money_areas_and_shares_are_typed_by_their_kind_and_unit() -> None:
    assert types_of(counted=None, kind="money", unit="EUR") == ("money",)
    assert types_of(counted=None, kind="measure", unit="ha") == ("area",)
    assert types_of(counted=None, kind="measure", unit="km") == ()
    assert types_of("displace", counted="person", kind="percent", unit="%") == ("share",)


def test_outcomes_beside_a_list_are_kept_and_incidental_ones_are_not() -> None:
    both = figure(9, 9, outcomes=("kill", "injure", "incapacitate"))
    assert typed(both, shipped()).others == ("incapacitate",)
    carried = figure(9, 9, counted="passenger", outcomes=("carry", "vanish"))
    assert typed(carried, shipped()).types == ("missing",)
    assert typed(carried, shipped()).others == ()


def test_a_users_table_adds_types_and_words() -> None:
    own, bad = parse("# mine\n\nlooted\tlooted shops\tloot, ransack\tshop\nkilled\tdead\tgas\t-\n")
    assert bad == ()
    types = extended(own)
    assert typed(figure(3, 3, counted="shop", outcomes=("ransack",)), types).types == ("looted",)
    assert typed(figure(3, 3, outcomes=("gas",)), types).types == ("killed",)
    assert typed(figure(3, 3, outcomes=("die",)), types).types == ("killed",)
    assert len({made.name for made in types}) == len(types)


def test_a_users_type_takes_its_words_from_the_shipped_ones() -> None:
    own, _ = parse("drowned\tdrowned\tdrown\t-\nstranded\tstranded\ttrap, strand, besiege\t-\n")
    types = extended(own)
    assert typed(figure(3, 3, outcomes=("drown",)), types).types == ("drowned",)
    assert "trapped" not in {made.name for made in types}
    assert typed(figure(3, 3, outcomes=("resign",)), types).types == ()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("looted", "1 columns"),
        ("a\tb\tc\td\te\tf\tg", "7 columns"),
        ("\tlooted\tloot\t-", "needs a name"),
        ("looted\t-\tloot\t-", "needs a name and a label"),
        ("looted\tlooted\t-\t-", "would take every count"),
        ("looted\tlooted\tloot\t-\tlength", "no kind length"),
        ("x" * 41 + "\tlooted\tloot\t-", "at most 40"),
        ("loo\x1bted\tlooted\tloot\t-", "printable"),
    ],
)
def test_a_bad_line_is_told_by_its_number_and_the_rest_is_used(line: str, told: str) -> None:
    types, bad = parse(f"# types\n{line}\nflooded\tflooded\tflood\thouse\n")
    assert [item.number for item in bad] == [2]
    assert told in bad[0].reason
    assert [made.name for made in types] == ["flooded"]


def test_a_type_that_stands_twice_is_told() -> None:
    _, bad = parse("flooded\tflooded\tflood\t-\nflooded\tunder water\tsubmerge\t-\n")
    assert [(item.number, item.reason) for item in bad] == [(2, "the type 'flooded' stands twice")]


@given(st.text())
def test_no_table_breaks_the_reading(table: str) -> None:
    types, bad = parse(table)
    lines = [line for line in table.splitlines() if line.strip() and line.lstrip()[0] != "#"]
    assert len(types) + len(bad) == len(lines)
    assert all(isinstance(made, MeasureType) for made in extended(types))


def test_no_shipped_type_takes_every_count() -> None:
    assert typed(figure(3, 3, counted="page"), shipped()).types == ()
    assert {"killed", "injured", "missing", "displaced", "evacuated", "detained"} <= NAMES
    assert {"mobilised", "protesting", "homeless", "infected", "out of work", "money"} <= NAMES
