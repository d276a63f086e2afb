"""Sources of an invented text, handed to the resolver as extraction would hand them."""

from __future__ import annotations

from claim_samples import document_of
from spacy.tokens import Token

from retold.claims.sources import Resolved, SourceMention, resolve
from retold.types import Span


def mentions_of(text: str, *names: str) -> tuple[Resolved, ...]:
    """Resolve these names, each looked for after the one before, as extraction would hand them."""
    document = document_of(text)
    mentions, at = [], 0
    for name in names:
        at = text.index(name, at)
        span = Span(at, at + len(name))
        mentions.append(mention_of(document, name, span))
        at = span.end
    return resolve(mentions, document)


def mention_of(document, name: str, span: Span) -> SourceMention:
    number, sentence = next(
        (i, s) for i, s in enumerate(document.sentences) if s.span.contains(span)
    )
    inside = [t for t in sentence.tokens if span.contains(sentence.span_of(t))]
    head: Token = next(t for t in inside if t.head not in inside or t.head is t)
    return SourceMention(
        text=name,
        span=span,
        sentence=number,
        pronoun=head.pos_ == "PRON",
        plural=head.tag_ in {"NNS", "NNPS"},
        label=head.ent_type_ or None,
        cue="said",
        head=head.lemma_,
    )
