"""Currencies: signs, codes and words, and the common words that only look like them."""

from __future__ import annotations

import pytest

from retold.annotate.currencies import currency_after, currency_before, table


def after(written: str, *, every: bool = False) -> tuple[str, str | None, str] | None:
    found = currency_after(f"7{written}", 1, every=every)
    if found is None:
        return None
    return found.currency.label, found.currency.code, f"7{written}"[1 : found.end]


def before(written: str, *, every: bool = False) -> tuple[str, str | None] | None:
    found = currency_before(f"{written}7", len(written), every=every)
    return None if found is None else (found.currency.label, found.currency.code)


@pytest.mark.parametrize(
    ("written", "label", "code"),
    [
        (" dollars", "Dollar", None),
        (" US dollars", "United States dollar", "USD"),
        (" U.S. dollars", "United States dollar", "USD"),
        ("-dollar", "Dollar", None),
        (" Egyptian pounds", "Egyptian pound", "EGP"),
        (" Ruritanian pounds", "Pound", None),
        (" hryvnia", "Ukrainian hryvnia", "UAH"),
        (" Costa Rican colones", "Costa Rican colón", "CRC"),
        (" CFA francs", "West African CFA franc", "XOF"),
        (" euros", "Euro", "EUR"),
        ("€", "Euro", "EUR"),
        (" zł", "Polish złoty", "PLN"),
        (" KRW", "South Korean won", "KRW"),
        (" pennies", "Penny", None),
        (" bitcoins", "Bitcoin", None),
    ],
)
def test_a_currency_after_a_number(written: str, label: str, code: str | None) -> None:
    assert after(written) == (label, code, written)


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("$", "Dollar"),
        ("US$ ", "United States dollar"),
        ("HK$", "Hong Kong dollar"),
        ("R$", "Brazilian real"),
        ("₦", "Nigerian naira"),
        ("EUR ", "Euro"),
        ("EUR", "Euro"),
        ("Rs. ", "Rupee"),
        ("Mex$ ", "Mexican peso"),
    ],
)
def test_a_sign_or_code_before_a_number(written: str, label: str) -> None:
    found = before(written)
    assert found is not None
    assert found[0] == label


@pytest.mark.parametrize(
    "written",
    [" won the cup", " all", " ALL", " top", " marks", " real men", " sols", " us", " cup"],
)
def test_common_words_are_no_money_in_the_news(written: str) -> None:
    assert after(written) is None


def test_a_query_trusts_words_that_the_news_does_not() -> None:
    assert after(" won", every=True) == ("Won", None, " won")
    assert after(" all", every=True) is None
    assert before("usd ", every=True) == ("United States dollar", "USD")
    assert before("usd ") is None
    assert before("it costs us dollar ", every=True) == ("United States dollar", "USD")
    assert before("it costs dollars ", every=True) == ("Dollar", None)
    assert before("sen ", every=True) == ("Sen", None)
    assert before("sen ") is None


def test_a_code_may_carry_its_scale() -> None:
    found = currency_after("7 MEUR", 1)
    assert found is not None
    assert (found.currency.code, found.times) == ("EUR", 1e6)
    assert currency_after("7 XEUR", 1) is None


def test_the_table_is_whole() -> None:
    money = table()
    assert len(money.codes) > 140
    for code, currency in money.codes.items():
        assert currency.code == code.upper()
        assert len(code) == 3
    assert not set(money.words) & set(money.weak)
    assert money.words["dollar"].unit == "USD"
    assert money.words["pound"].unit == "pound"
    assert money.signs["£"].unit == "GBP"
