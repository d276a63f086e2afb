"""Sentences that pass on what nobody is named for, though no source was read in them."""

from __future__ import annotations

import pytest

from retold.tracing.findings.hearsay import hearsay, quoted_by, stays_unnamed
from retold.types import Span


def of_first(text: str) -> str | None:
    """The words that stand for nobody in the first sentence of a text."""
    end = text.find(". ") + 1
    found = hearsay(Span(0, end or len(text)), text)
    return found.of(text) if found is not None else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is understood that the mill will close.", "It is understood"),
        ("Rumour has it that the mill will close.", "Rumour has it"),
        ("The owner left amid rumours that the mill will close.", "amid rumours"),
        ("The mill is now reported to be closed.", "is now reported to"),
        (
            "In the market one hears from people who should know that the mill will close.",
            "people who should know",
        ),
        (
            "The mill lost one wheel a local source told Radio Orlow on Monday.",
            "a local source",
        ),
        (
            "The mill will close a source at the Orlow council said.",
            "a source at the Orlow council",
        ),
        ("Some district officials fear the mill will close.", "Some district officials"),
        (
            "It was greed, a cousin of the miller has told us, who keeps his name to himself.",
            "a cousin of the miller",
        ),
        (
            "It was greed, a clerk has confided. She did not like it. ",
            None,
        ),
        (
            "It was greed, a clerk has confided. She asked to remain unnamed.",
            "a clerk",
        ),
    ],
)
def test_the_words_that_stand_for_nobody(text: str, words: str | None) -> None:
    assert of_first(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "It is well understood by millers that wheels turn.",
        "The wheel is reported to the guild each May.",
        "The rumours that the mill would close were printed.",
        "The source of the Orlow said little.",
        "Officials fear the mill will close.",
        "Some council members fear the mill will close.",
        "A report said the mill will close. It asked not to be named.",
        "We heard from people who live there. They bake.",
        "The clerk keeps her name to herself.",
        "It was greed, a clerk has confided. She asked to be named with her brother.",
    ],
)
def test_what_only_looks_like_hearsay(text: str) -> None:
    assert of_first(text) is None


def test_a_medium_that_quotes_nobody_by_name() -> None:
    text = "The mill will close, the agency, quoting an aide of the miller, said. It rained."
    found = quoted_by(Span(0, text.find(" It")), text)
    assert found is not None
    assert found.of(text) == "an aide of the miller"


@pytest.mark.parametrize(
    "text",
    [
        "The mill will close, the agency, quoting the miller, said.",
        "The mill will close, the agency, quoting Greta Holm, said.",
    ],
)
def test_a_medium_that_quotes_somebody_known(text: str) -> None:
    assert quoted_by(Span(0, len(text)), text) is None


def test_a_wish_for_no_name_stands_in_the_next_sentence_of_the_same_person() -> None:
    text = "A clerk said so. She wished to remain unnamed."
    other = "A clerk said so. The mill wished to remain unnamed."
    assert stays_unnamed(Span(0, 7), Span(0, 16), text)
    assert not stays_unnamed(Span(0, 7), Span(0, 16), other)
