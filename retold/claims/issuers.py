"""Who owns the documents that an article brings in: updates, reports, statements."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from retold.annotate.document import Document, Sentence
from retold.claims.nouns import DOCUMENTS
from retold.types import Span


def issuers_in(sentence: Sentence) -> Iterator[tuple[str, Span]]:
    """Find who owns a document: "the ministry's update", "in its update, the ministry said"."""
    for token in sentence.words:
        if token.pos_ != "NOUN":
            continue
        noun = token.lemma_.lower()
        if noun not in DOCUMENTS:
            continue
        owners = [c for c in token.children if c.dep_ == "poss" or _names_owner(c)]
        owner = owners[-1] if owners else None
        if owner is not None and owner.pos_ in {"NOUN", "PROPN"}:
            yield noun, sentence.span_of(owner)
            continue
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
                yield from ((noun, sentence.span_of(c)) for c in child.children)
        speaker = _speaker(token)
        if speaker is not None and (owner is not None or _newly(token)):
            yield noun, sentence.span_of(speaker)


def loose_in(document: Document, issuers: Sequence[tuple[str, Span]]) -> Iterator[tuple[str, int]]:
    """Yield the documents that are brought in without an owner, by the place of the noun."""
    owned = {(noun, sentence) for noun, place in issuers for sentence in [_at(document, place)]}
    for number, sentence in enumerate(document.sentences):
        for token in sentence.words:
            noun = token.lemma_.lower()
            fresh = token.pos_ == "NOUN" and noun in DOCUMENTS and _newly(token)
            if fresh and (noun, number) not in owned:
                yield noun, sentence.span_of(token).start


def _at(document: Document, place: Span) -> int:
    return bisect_right(document.sentences, place.start, key=lambda s: s.span.start) - 1


def _names_owner(token: Token) -> bool:
    """Tell whether a noun before a document names a body: "the HSB report"."""
    named = token.ent_type_ == "ORG" or (token.text.isupper() and len(token) > 1)
    return token.dep_ == "compound" and token.pos_ == "PROPN" and named


def _newly(token: Token) -> bool:
    """Tell whether a document is brought in here: "in a statement", not "in the statement"."""
    return any(c.lower_ in {"a", "an", "another"} for c in token.children)


def _speaker(token: Token) -> Token | None:
    """Return the subject of the verb that "in its update" hangs on."""
    above = token.head
    if above.lower_ not in {"in", "with", "through", "via"} and token.dep_ != "dobj":
        return None
    verb = above.head if token.dep_ != "dobj" else above
    if token.dep_ == "dobj" and verb.lemma_ not in {"issue", "publish", "release", "post"}:
        return None
    return next((c for c in verb.children if c.dep_ == "nsubj"), None)
