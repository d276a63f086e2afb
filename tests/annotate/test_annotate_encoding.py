"""The encoder gives the vectors of spaCy's own, whatever its table holds."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from spacy.tokens import Doc

from retold.annotate import encoding
from retold.annotate.encoding import Encoder
from retold.annotate.nlp import load

pytestmark = pytest.mark.model

TEXTS = [
    "The harbour was closed at noon, the port authority said.",
    "",
    "HARBOUR harbour Harbour\n\nharbour's “harbour”",
    "Nobody at the harbour of Upper Tarrow had seen 3,500 tonnes of ice since 1987 😀.",
]


def docs() -> list[Doc]:
    return [load().make_doc(text) for text in TEXTS]


def network(name: str) -> Any:
    model: Any = load().get_pipe(name)
    return model.model if name == "tok2vec" else model.model.get_ref("tok2vec").layers[0]


@pytest.mark.parametrize("name", ["tok2vec", "ner"])
def test_vectors_are_those_of_the_network(name: str) -> None:
    expected = network(name).predict(docs())
    got = Encoder(network(name))(docs())
    assert [one.shape for one in got] == [one.shape for one in expected]
    for one, other in zip(got, expected, strict=True):
        assert np.allclose(one, other, atol=1e-4)
    assert np.abs(got[0][0] - got[0][1]).max() > 0.1


def test_a_full_table_begins_anew_and_changes_nothing() -> None:
    small = Encoder(network("tok2vec"), max_words=8)
    for one, other in zip(small(docs()), Encoder(network("tok2vec"))(docs()), strict=True):
        assert np.allclose(one, other, atol=1e-4)
    alone = [small([doc])[0] for doc in docs()]
    for one, other in zip(alone, small(docs()), strict=True):
        assert np.allclose(one, other, atol=1e-4)


def test_texts_in_groups_are_encoded_like_texts_together(monkeypatch: pytest.MonkeyPatch) -> None:
    together = Encoder(network("tok2vec"))(docs())
    monkeypatch.setattr(encoding, "GROUP_TOKENS", 5)
    for one, other in zip(Encoder(network("tok2vec"))(docs()), together, strict=True):
        assert np.allclose(one, other, atol=1e-4)


def test_no_text_gives_no_vectors() -> None:
    encoder = Encoder(network("tok2vec"))
    assert encoder([]) == []
    assert encoder([load().make_doc("")])[0].shape == (0, encoder.width)
