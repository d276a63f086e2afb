"""Ratings files: what is read, and how each line that cannot be used is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.reliability.ratings import Rating, Ratings, parse, rating_key, shipped, written
from retold.types import Letter


def read(text: str) -> tuple[Ratings, list[tuple[int, str]]]:
    found, bad = parse(text.encode())
    return found, [(line.number, line.reason) for line in bad]


def test_a_file_rates_names_and_domains() -> None:
    found, bad = read("# mine\n\nCoast Gazette\tb\tcorrects its errors\norlow.example\tE\n")
    assert bad == []
    assert found.of(["the coast  gazette"]) == Rating(
        "Coast Gazette", Letter.B, "corrects its errors"
    )
    low = found.of([None, "https://www.orlow.example/news/1"])
    assert low is not None
    assert (low.letter, low.why) == (Letter.E, "no reason given")
    assert found.of(["Orlow Times", None]) is None


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Coast Gazette\tQ\twhy", "no letter 'Q': write A, B, C, D, E or F"),
        ("Coast Gazette\t3", "no letter '3'"),
        ("Coast Gazette B", "a tab between them"),
        ("\tB\twhy", "a name and a letter"),
        ("Coast Gazette\t\twhy", "a name and a letter"),
        ("Coast Gazette\tB\twhy\tmore", "more than three columns"),
        ("Coast Gazette\tB\t" + "x" * 3_000, "longer than"),
        ("the COAST gazette\tB\twhy\nCoast Gazette\tC", "rated in line 1 already"),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_the_rest_is_read(line: str, reason: str) -> None:
    found, bad = read(f"{line}\nOrlow Times\tD\tlate")
    ((number, told),) = bad
    assert number == line.count("\n") + 1
    assert reason in told
    assert found.of(["Orlow Times"]) is not None


def test_a_line_of_other_bytes_is_told() -> None:
    found, (bad,) = parse(b"\xef\xbb\xbfA paper\tB\tgood\r\n\xff\xfe\tB\tx\n")
    assert (bad.number, bad.reason) == (2, "not UTF-8")
    assert found.of(["A paper"]) is not None


def test_of_two_lists_the_first_decides() -> None:
    own, _ = read("Coast Gazette\tA\tmine")
    other, _ = read("Coast Gazette\tE\ttheirs\nOrlow Times\tD\ttheirs")
    both = own.over(other)
    assert both.of(["Coast Gazette"]) == Rating("Coast Gazette", Letter.A, "mine")
    assert both.of(["Orlow Times"]) == Rating("Orlow Times", Letter.D, "theirs")


@given(st.binary(max_size=400))
def test_whatever_the_bytes_each_line_is_used_or_told(data: bytes) -> None:
    found, bad = parse(data)
    assert all(line.number >= 1 for line in bad)
    assert all(key == rating_key(one.name) for known in found.lists for key, one in known.items())


def test_what_is_written_is_read_again() -> None:
    rows = [Rating("Coast Gazette", Letter.B, "good"), Rating("orlow.example", Letter.F, "none")]
    found, bad = read("\n".join(written(rows)))
    assert bad == []
    assert [found.of([row.name]) for row in rows] == rows


def test_the_ratings_that_ship_can_all_be_used_and_give_no_a() -> None:
    known = shipped().lists[0]
    assert len(known) > 500
    assert {rating.letter for rating in known.values()} == set(Letter) - {Letter.A, Letter.C}
    assert all("perennial sources" in rating.why for rating in known.values())
