"""What befell the counted, as the words before a figure say; and what befell nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newsroom import claim, piece

from retold.tracing.findings.fates import fated
from retold.tracing.matching.measures import outcome
from retold.types import Claim, Quantity, Span


def _told(text: str, number: str, *, counted: str | None = "militant") -> tuple[Claim, str]:
    article = piece(None, text)
    start = article.text.index(number)
    figure = Quantity(
        span=Span(start, start + len(number)),
        low=70.0,
        high=70.0,
        low_inclusive=True,
        high_inclusive=True,
        approximate=False,
        kind="count",
        unit=None,
        counted=counted,
    )
    return replace(claim(article, text), quantities=(figure,)), article.text


def _fate(text: str, number: str, *, counted: str | None = "militant") -> set[str]:
    made, whole = _told(text, number, counted=counted)
    return set(outcome(fated(made, whole).quantities[0]))


@pytest.mark.parametrize(
    ("text", "fate"),
    [
        ("Brannow guards kill 70 raiders near Orlow", "die"),
        ("Raid on Orlow kills at least 70", "die"),
        ("Storm over Brannow injures more than 70 sailors", "injure"),
        ("Blast wounded nearly 70 in Orlow", "injure"),
    ],
)
def test_the_verb_before_a_number_tells_what_befell_them(text: str, fate: str) -> None:
    assert _fate(text, "70") == {fate}


def test_bodies_are_dead() -> None:
    assert _fate("Divers find 70 bodies off Orlow", "70", counted="body") == {"die"}


@pytest.mark.parametrize(
    "text",
    [
        "Two sailors were killed 70 miles off Orlow",
        "Guards who kill for pay hold 70 raiders",
        "Orlow fines 70 skippers after raid killed guard",
    ],
)
def test_nothing_befell_a_number_of_something_else(text: str) -> None:
    assert _fate(text, "70") == set()


def test_what_the_reading_knows_stands() -> None:
    made, whole = _told("Raid on Orlow kills 70", "70")
    known = replace(made, quantities=(replace(made.quantities[0], outcomes=("arrest",)),))
    assert fated(known, whole) == known
