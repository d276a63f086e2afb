from __future__ import annotations

from datetime import date

import pytest

from retold.read.dates import Order, OrderEvidence, date_in_url, parse_date

TODAY = date(2024, 1, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-02-03", "2023-02-03"),
        ("2023-02-03T10:15:00Z", "2023-02-03T10:15:00+00:00"),
        ("2023-02-03T10:15:00-05:00", "2023-02-03T10:15:00-05:00"),
        ("2023-02-03 10:15:00", "2023-02-03"),
        ("3 February 2023", "2023-02-03"),
        ("February 3, 2023", "2023-02-03"),
        ("Fri 03 Feb 2023", "2023-02-03"),
        ("Fri, 03 Feb 2023 10:15:00 +0100", "2023-02-03T10:15:00+01:00"),
        ("1675419300", "2023-02-03T10:15:00+00:00"),
        ("23/02/2023", "2023-02-23"),
        ("02/23/2023", "2023-02-23"),
        ("3/3/2023", "2023-03-03"),
        ("3 février 2023", "2023-02-03"),
    ],
)
def test_dates_that_say_one_day(text: str, expected: str) -> None:
    assert parse_date(text, today=TODAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2023",
        "February 2023",
        "4/5/2023",
        "31 February 2023",
        "Mon 03 Feb 2023",
        "2031-01-01",
        "0201-01-01",
        "13/13/2023",
        "2023-02-03 to 2023-02-05",
        "not a date",
        "x" * 500,
    ],
)
def test_dates_that_do_not(text: str) -> None:
    assert parse_date(text, today=TODAY) is None


def test_the_order_of_a_file_reads_its_ambiguous_dates() -> None:
    assert parse_date("4/5/2023", today=TODAY, order=Order.MONTH_FIRST) == "2023-04-05"
    assert parse_date("4/5/2023", today=TODAY, order=Order.DAY_FIRST) == "2023-05-04"


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["4/5/2023", "8/24/2023"], Order.MONTH_FIRST),
        (["4/5/2023", "24/8/2023"], Order.DAY_FIRST),
        (["4/5/2023", "1/2/2023"], Order.UNCLEAR),
        (["8/24/2023", "24/8/2023"], Order.UNCLEAR),
        ([None, "soon"], Order.UNCLEAR),
    ],
)
def test_evidence_of_an_order(dates: list[str | None], order: Order) -> None:
    evidence = OrderEvidence()
    for each in dates:
        evidence.add(each)
    assert evidence.order is order


def test_a_url_states_a_day_or_none() -> None:
    assert date_in_url("https://a.example/2023/02/03/ferry", today=TODAY) == "2023-02-03"
    assert date_in_url("https://a.example/2023/feb/3/ferry", today=TODAY) == "2023-02-03"
    assert date_in_url("https://a.example/2023/02/ferry-31", today=TODAY) is None
    assert date_in_url("https://a.example/2023/20/41/x", today=TODAY) is None
    assert date_in_url(None, today=TODAY) is None
