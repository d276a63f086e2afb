from __future__ import annotations

import pytest

from retold.claims.yardstick import ICD203, PHIA, band_named, band_of, bands
from retold.errors import UsageError


def test_phia_holds_the_published_bands() -> None:
    assert [(b.name, b.low, b.high) for b in bands("phia")] == [
        ("remote chance", 0.0, 0.05),
        ("highly unlikely", 0.10, 0.20),
        ("unlikely", 0.25, 0.35),
        ("realistic possibility", 0.40, 0.50),
        ("likely", 0.55, 0.75),
        ("highly likely", 0.80, 0.90),
        ("almost certain", 0.95, 1.0),
    ]


def test_icd203_holds_the_published_bands() -> None:
    assert [(b.name, b.low, b.high) for b in bands("icd203")] == [
        ("almost no chance", 0.01, 0.05),
        ("very unlikely", 0.05, 0.20),
        ("unlikely", 0.20, 0.45),
        ("roughly even", 0.45, 0.55),
        ("likely", 0.55, 0.80),
        ("very likely", 0.80, 0.95),
        ("almost certain", 0.95, 0.99),
    ]


@pytest.mark.parametrize(
    ("term", "phia", "icd203"),
    [
        ("likely", "likely", "likely"),
        ("Probably", "likely", "likely"),
        ("very likely", "highly likely", "very likely"),
        ("highly  likely", "highly likely", "very likely"),
        ("remote chance", "remote chance", "almost no chance"),
        ("not likely", "unlikely", "unlikely"),
        ("almost certainly", "almost certain", "almost certain"),
    ],
)
def test_a_term_takes_the_band_of_the_yardstick_in_use(term: str, phia: str, icd203: str) -> None:
    assert getattr(band_of(term, yardstick="phia"), "name", None) == phia
    assert getattr(band_of(term, yardstick="icd203"), "name", None) == icd203


def test_the_vocabularies_are_not_mixed() -> None:
    assert band_of("realistic possibility", yardstick="icd203") is None
    assert band_of("roughly even chance", yardstick="phia") is None


@pytest.mark.parametrize("term", ["may", "quite likely", "extremely likely", "certain", "possible"])
def test_other_words_have_no_band(term: str) -> None:
    assert band_of(term, yardstick="phia") is None
    assert band_of(term, yardstick="icd203") is None


@pytest.mark.parametrize("yardstick", [PHIA, ICD203])
def test_bands_rise_and_no_term_stands_in_two(yardstick: tuple) -> None:
    assert all(b.low < b.high for b in yardstick)
    assert [b.low for b in yardstick] == sorted(b.low for b in yardstick)
    terms = [term for band in yardstick for term in band.terms]
    assert len(terms) == len(set(terms))


def test_an_unknown_yardstick_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="unknown yardstick"):
        band_of("likely", yardstick="admiralty")


def test_what_is_no_band_has_no_name() -> None:
    assert band_named("asserted", yardstick="phia") is None
    band = band_named("unlikely", yardstick="icd203")
    assert band is not None
    assert band.high == 0.45
