"""Tokenised texts -> tags, dependencies, sentences, lemmas and entities, in one pass.

The outcome is that of spaCy's own pass with the same weights; only the way there is shorter. The
tagger and the parser run as they are, on vectors that `encoding` makes; the attribute ruler, the
lemmatiser and the entity recogniser are stood in for by `wordforms` and `entities`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from retold.annotate.encoding import Encoder
from retold.annotate.entities import Recogniser
from retold.annotate.threads import one_thread
from retold.annotate.wordforms import WordForms

PARSED_TOGETHER = 32
"""Texts that the parser sorts by length; it takes a quarter of them at a time, for the cache."""


class Engine:
    """The components of an English pipeline as one function over texts; `nlp` stays as it is."""

    def __init__(self, nlp: Language) -> None:
        pipes: dict[str, Any] = dict(nlp.pipeline)
        self._encoder = Encoder(pipes["tok2vec"].model)
        self._tagger, self._parser = pipes["tagger"], pipes["parser"]
        self._forms = WordForms(pipes["attribute_ruler"], pipes["lemmatizer"])
        self._entities = Recogniser(pipes["ner"])

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Annotate texts in place. Sentence starts that are set beforehand are kept."""
        with one_thread():
            self._annotate(docs)

    def _annotate(self, docs: Sequence[Doc]) -> None:
        for doc, vectors in zip(docs, self._encoder(docs), strict=True):
            doc.tensor = vectors  # type: ignore[assignment]
        for _ in self._parser.pipe(self._tagger.pipe(docs), batch_size=PARSED_TOGETHER):
            pass
        self._forms(docs)
        self._entities(docs)


@lru_cache(maxsize=2)
def engine(nlp: Language) -> Engine:
    """Return the engine of a loaded pipeline, made once."""
    return Engine(nlp)
