"""A batch of articles -> documents: parsed sentences, quotations, quantities, times, sightings."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import replace

from retold.annotate import nlp, tagger
from retold.annotate.document import Document, Sentence
from retold.annotate.quantities import find_quantities
from retold.annotate.quotations import find_quotations
from retold.annotate.scopes import scoped
from retold.annotate.sightings import Sighting
from retold.annotate.timexes import read_times
from retold.types import Article


def documents_of(
    articles: Sequence[Article], beside: Executor, *, segment_chars: int
) -> list[Document]:
    """Annotate articles that can be read, as one batch, in their order.

    `beside` tags on one core while the other parses: both spend their time outside of Python.
    """
    texts = [nlp.readable(article) for article in articles]
    tagged = beside.submit(_tagged, texts)
    parsed = nlp.parse(articles, nlp=nlp.load(), segment_chars=segment_chars)
    documents = [_document(article, sentences) for article, sentences in parsed]
    return [
        replace(document, sightings=sightings)
        for document, sightings in zip(documents, tagged.result(), strict=True)
    ]


def _tagged(texts: Sequence[str]) -> list[tuple[Sighting, ...]]:
    return tagger.tag(texts, session=tagger.load())


def _document(article: Article, sentences: tuple[Sentence, ...]) -> Document:
    times = list(
        read_times(
            ((sentence.text, sentence.span.start) for sentence in sentences),
            anchor=article.published_date,
        )
    )
    return Document(
        article=article,
        sentences=sentences,
        quotations=find_quotations(article),
        quantities=tuple(
            quantity
            for sentence, near in zip(sentences, times, strict=True)
            for quantity in scoped(sentence, find_quantities(sentence), near)
        ),
        timexes=tuple(time for found in times for time in found),
    )
