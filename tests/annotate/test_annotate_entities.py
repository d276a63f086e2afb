"""The recogniser opens, carries and closes entities as spaCy's transitions do."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.tokens import Doc

from retold.annotate.entities import Recogniser
from retold.annotate.nlp import load

pytestmark = pytest.mark.model

TEXTS = [
    "Ana Ruiz, head of the Orrim Harbour Authority, met Jonas Weil in New Varrick on 3 May 2021.",
    "The European Council on Ice of Upper and Lower Tarrow",
    "Between 40 and 50 per cent of the $3.5 million went to the Sea Otter last Tuesday morning",
    "the and of it was not",
    "Ruiz",
    "\n\n",
]


def parsed(text: str, *, starts: tuple[int, ...] = ()) -> Doc:
    doc = load().make_doc(text)
    for token in doc:
        token.is_sent_start = token.i in starts or token.i == 0
    return doc


def component() -> Any:
    return load().get_pipe("ner")


def told(doc: Doc) -> list[tuple[int, int, str]]:
    return [(entity.start, entity.end, entity.label_) for entity in doc.ents]


def marks(doc: Doc) -> list[str]:
    return [token.ent_iob_ for token in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_entities_are_those_of_the_component(text: str) -> None:
    got, expected = parsed(text), component()(parsed(text))
    Recogniser(component())([got])
    assert told(got) == told(expected)
    assert marks(got) == marks(expected)


def test_names_are_found_and_plain_words_are_not() -> None:
    doc, plain = parsed(TEXTS[0]), parsed(TEXTS[3])
    Recogniser(component())([doc, plain])
    assert (11, 13, "PERSON") in told(doc)
    assert told(plain) == []
    assert set(marks(plain)) == {"O"}


def test_no_entity_crosses_the_start_of_a_sentence() -> None:
    whole, cut = parsed(TEXTS[0]), parsed(TEXTS[0], starts=(12,))
    Recogniser(component())([whole, cut])
    assert (11, 13, "PERSON") in told(whole)
    assert all(not start < 12 < end for start, end, _ in told(cut))
    assert told(cut) == told(component()(parsed(TEXTS[0], starts=(12,))))


def test_texts_together_are_read_like_texts_alone() -> None:
    together = [parsed(text) for text in TEXTS]
    Recogniser(component())(together)
    for doc, text in zip(together, TEXTS, strict=True):
        alone = parsed(text)
        Recogniser(component())([alone])
        assert told(doc) == told(alone)
