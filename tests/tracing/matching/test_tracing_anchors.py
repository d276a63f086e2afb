"""What two short claims share besides their words: figures, days, a source, the whole wording."""

from __future__ import annotations

from dataclasses import replace

from newsroom import claim, figure, piece

from retold.tracing.matching.anchors import DAY, FIGURE, SOURCE, VERBATIM, Anchors, shared
from retold.types import Claim, Span, Timex


def told(
    words: str, *, source: str | None = None, days: str = "", cost: float | None = None
) -> Claim:
    figures = (figure(cost, cost, kind="money", unit="EUR"),) if cost is not None else ()
    own = claim(piece(None, f"{words}."), words, source=source, quantities=figures)
    times = (Timex(Span(0, 1), "date", days, days, days, False),) if days else ()
    return replace(own, times=times)


def weight(left: Claim, right: Claim) -> float:
    return shared(Anchors.of(left), Anchors.of(right))


def test_each_sort_counts_once() -> None:
    left = told("it cost that much", source="River Board", days="2031-05-14", cost=4100)
    right = told("the price was this", source="River Board", days="2031-05-14", cost=4100)
    assert weight(left, right) == FIGURE + DAY + SOURCE


def test_other_figures_days_and_sources_count_nothing() -> None:
    left = told("it cost that much", source="River Board", days="2031-05-14", cost=4100)
    right = told("the price was this", source="Lake Board", days="2031-05-15", cost=4200)
    assert weight(left, right) == 0


def test_a_unit_parts_equal_numbers() -> None:
    money = told("it cost that much", cost=4100)
    length = replace(money, quantities=(figure(4100, 4100, kind="measure", unit="m"),))
    assert weight(money, length) == 0


def test_a_bare_one_and_a_group_without_a_name_anchor_nothing() -> None:
    left = told("it cost that much", source="a monitoring group", cost=1)
    right = told("the price was this", source="a monitoring group", cost=1)
    assert weight(left, right) == 0


def test_equal_sentences_count_unless_they_stand_for_something_or_are_short() -> None:
    line = "Work on the lock begins soon"
    assert weight(told(line), told(line)) == VERBATIM
    assert weight(told("It begins on the lock soon"), told("It begins on the lock soon")) == 0
    assert weight(told("Work begins soon"), told("Work begins soon")) == 0
