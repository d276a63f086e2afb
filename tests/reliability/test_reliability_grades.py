"""Letters from lists and from records: F for unknown, a record only with cases enough."""

from __future__ import annotations

import pytest

from retold.reliability.grades import UNKNOWN, reliability
from retold.reliability.ratings import Ratings, parse
from retold.types import Fared, Override, Rated

NONE = Ratings(())


def listed(letter: str) -> Ratings:
    return parse(f"Coast Gazette\t{letter}\tby hand".encode())[0]


def test_what_nobody_rates_is_unknown_with_the_reason() -> None:
    found = reliability(["Coast Gazette"], NONE)
    assert (found.value, found.reasons) == ("F", (UNKNOWN,))


@pytest.mark.parametrize(
    ("letter", "cases", "wrong", "expected"),
    [
        ("F", 4, 4, "F"),
        ("F", 5, 3, "D"),
        ("F", 5, 2, "F"),
        ("F", 19, 0, "F"),
        ("F", 20, 1, "C"),
        ("A", 6, 3, "B"),
        ("C", 6, 6, "D"),
        ("D", 6, 6, "D"),
        ("E", 100, 0, "E"),
        ("B", 100, 0, "B"),
    ],
)
def test_a_record_counts_from_five_cases_on_and_moves_one_step(
    letter: str, cases: int, wrong: int, expected: str
) -> None:
    fared = Fared(cases, {"prediction missed": wrong})
    assert reliability(["Coast Gazette"], listed(letter), fared=fared).value == expected


def test_the_reasons_give_the_counts() -> None:
    fared = Fared(8, {"hedge_dropped": 4, "quote_altered": 1})
    found = reliability(["Coast Gazette"], listed("B"), fared=fared)
    assert found.reasons == (
        "B: by hand",
        "C: of 8 cases in this ledger, 5 went wrong (hedge_dropped: 4, quote_altered: 1)",
    )


def test_a_person_outweighs_what_is_computed_and_both_are_kept() -> None:
    own = Override(Rated.OUTLET, "coast gazette", "Coast Gazette", "A", "Ana", "2031", "x", "B: y")
    found = reliability(["Coast Gazette"], listed("B"), override=own)
    assert (found.value, found.letter.value) == ("A", "B")
