"""Measures are named in the words of the texts that tell them."""

from __future__ import annotations

import pytest
from report_invented import article, claim, evidence

from retold.brief.naming import title_of
from retold.types import Article, Claim, Term

TEXT = "Some 90 Orrinians drowned and were buried. Soldiers shot soldiers, and soldiers wept."
WHERE: Article = article("gazette", "The Gazette", (("body", TEXT),), None)


def _term(lemma: str, tag: str, words: str, nth: int = 0) -> Term:
    return Term(lemma, tag, evidence(WHERE, words, nth=nth).span)


CLAIMS: tuple[Claim, ...] = (
    claim(
        "c1",
        WHERE,
        "Some 90 Orrinians drowned and were buried",
        terms=(
            _term("orrinian", "PROPN", "Orrinians"),
            _term("drown", "VERB", "drowned"),
            _term("bury", "VERB", "buried"),
        ),
    ),
    claim(
        "c2",
        WHERE,
        "Soldiers shot soldiers, and soldiers wept",
        terms=(_term("soldier", "NOUN", "soldiers"), _term("soldier", "NOUN", "soldiers", 1)),
    ),
)


@pytest.mark.parametrize(
    ("thing", "outcomes", "unit", "title"),
    [
        ("orrinian", ("drown",), "", "Orrinians: drowned"),
        ("orrinian", ("drown", "bury"), "", "Orrinians: drowned or buried"),
        ("soldier", ("die", "miss"), "", "soldiers: dead or missing"),
        ("soldier", (), "", "soldiers"),
        ("boat", ("sink",), "", "boat: sink"),
        ("boat", ("a", "b", "c", "d"), "", "boat: a, b, c or d"),
        ("boat", ("a", "b", "c", "d", "e"), "", "boat: a, b, c and 2 more"),
        ("quota", (), "percent", "quota, in per cent"),
        ("quota", (), "USD", "quota, in USD"),
        ("trip", (), "day", "trip, in days"),
        ("rain", (), "mm", "rain, in mm"),
        ("load", (), "acre", "load, in acres"),
        ("load", (), "t", "load, in tonnes"),
    ],
)
def test_lemmas_are_put_as_the_texts_have_them(
    thing: str, outcomes: tuple[str, ...], unit: str, title: str
) -> None:
    assert title_of(thing, outcomes, unit, counted=(), claims=CLAIMS) == title


def test_the_phrase_told_most_often_names_the_thing() -> None:
    phrases = ("", "young soldiers", "Orrinian soldiers", "Orrinian soldiers")
    named = title_of("soldier", (), "", counted=phrases, claims=CLAIMS)
    assert named == "Orrinian soldiers"


def test_a_verb_is_no_name_of_a_thing() -> None:
    assert title_of("drown", (), "", counted=(), claims=CLAIMS) == "drown"
