"""Document -> claims: what each sentence puts forward, who is said to say so, and how surely."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from retold.annotate.document import Document, Sentence
from retold.annotate.timexes import is_dated
from retold.claims import cues
from retold.claims.attributions import find
from retold.claims.hedges import certainty_of
from retold.claims.kinds import kind_of, polarity_of
from retold.claims.links import Link
from retold.claims.mentions import Mention, mention_of
from retold.claims.sources import Resolved, SourceMention, resolve
from retold.claims.units import Unit, units
from retold.types import (
    MEDIA,
    Attribution,
    Claim,
    Mode,
    Provenance,
    Quantity,
    Span,
    Term,
    Timex,
)

VERSION = "2"
MODEL = "en_core_web_sm 3.8.0, attribution 1"
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_LIGHT = frozenset("be have do go get make let".split())
_DIRECT_SHARE = 0.9
_PLURALS = frozenset({"they", "these", "those", "some", "many", "several", "both", "others"})
_PERSONAL = frozenset("he she they it him her them his its their one who".split())


def extract(document: Document, *, yardstick: str = "phia") -> tuple[Claim, ...]:
    """Return the claims of a document in the order of its text.

    A sentence without attribution is one claim in the outlet's own voice. The content of an
    attribution is a claim of its source, chained from the outermost source to the innermost; what
    the sentence states beside it stays the outlet's. `yardstick` is "phia" or "icd203".
    """
    found = tuple(units(document, find(document)))
    sources = _resolved(document, [link for unit in found for link in unit.chain])
    facts = _facts(document)
    return tuple(_claim(document, unit, sources, facts[unit.sentence], yardstick) for unit in found)


Sources = dict[Span, Resolved]


@dataclass(frozen=True, slots=True)
class _Facts:
    """The quantities and times that begin in one sentence, in the order of the document."""

    quantities: list[Quantity]
    times: list[Timex]


def _facts(document: Document) -> list[_Facts]:
    starts = [sentence.span.start for sentence in document.sentences]
    facts = [_Facts([], []) for _ in starts]
    for quantity in document.quantities:
        facts[bisect_right(starts, quantity.span.start) - 1].quantities.append(quantity)
    for timex in filter(is_dated, document.timexes):
        facts[bisect_right(starts, timex.span.start) - 1].times.append(timex)
    return facts


def _resolved(document: Document, links: Sequence[Link]) -> Sources:
    """Resolve every source and every listener once, in the order of the text."""
    mentions: dict[Span, SourceMention] = {}
    for link in links:
        for mention in _mentions(document, link):
            mentions.setdefault(mention.span, mention)
    ordered = [mentions[span] for span in sorted(mentions, key=lambda s: (s.start, s.end))]
    return dict(zip((m.span for m in ordered), resolve(ordered, document), strict=True))


def _mentions(document: Document, link: Link) -> Iterator[SourceMention]:
    cue = link.cue.of(document.article.text)
    if link.source is not None and link.head is not None:
        yield _mention(document, link.sentence, link.source, link.head, cue)
    if link.told is not None:
        span = _told(link.told).span(document.sentences[link.sentence])
        yield _mention(document, link.sentence, span, link.told, cue)


def _told(head: Token) -> Mention:
    return mention_of(head, avoid=range(head.head.i, head.head.i + 1))


def _mention(document: Document, sentence: int, span: Span, head: Token, cue: str) -> SourceMention:
    return SourceMention(
        text=span.of(document.article.text),
        span=span,
        sentence=sentence,
        pronoun=head.pos_ == "PRON" and head.lower_ in _PERSONAL and head.lower_ != "one",
        plural=_is_plural(head),
        label=head.ent_type_ or None,
        cue=cue,
        head=cues.lemma(head),
    )


def _is_plural(head: Token) -> bool | None:
    if head.lower_ in _PLURALS or any(t.dep_ == "conj" for t in head.children):
        return True
    number = head.morph.get("Number", [])
    return number[0] == "Plur" if number else None


def _claim(
    document: Document, unit: Unit, sources: Sources, facts: _Facts, yardstick: str
) -> Claim:
    article, sentence = document.article, document.sentences[unit.sentence]
    innermost = unit.chain[-1] if unit.chain else None
    certainty = certainty_of(
        sentence, unit.span, yardstick=yardstick, outside=_outside(unit, sentence)
    )
    cue = _signal(innermost, article.text) if innermost else None
    kind, decided_by = kind_of(sentence, unit.span, cue=cue, certainty=certainty)
    quoted = _quoted(document, unit)
    return Claim(
        id=_identify(article.id, unit.span),
        article=article.id,
        block=sentence.block.kind,
        span=unit.span,
        sentence=sentence.span,
        text=unit.span.of(article.text),
        kind=kind,
        mode=_mode(document, unit, quoted),
        attribution=tuple(_chain(document, unit, sources)),
        certainty=certainty,
        polarity=polarity_of(sentence, unit.span),
        quantities=tuple(q for q in facts.quantities if _holds(unit, q.span)),
        times=tuple(t for t in facts.times if _holds(unit, t.span)),
        quotations=quoted,
        terms=tuple(_terms(sentence, unit)),
        decided_by=decided_by,
        provenance=Provenance("claims", VERSION, MODEL),
    )


def _signal(link: Link, text: str) -> str:
    """Return the cue, with a source that says by itself what it tells: "Estimates ranged"."""
    cue = link.cue.of(text)
    tells = link.head is not None and cues.lemma(link.head) == "estimate"
    return f"{link.head} {cue}" if tells else cue


def _identify(article: str, span: Span) -> str:
    words = f"{article}:{span.start}:{span.end}:{VERSION}"
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _outside(unit: Unit, sentence: Sentence) -> tuple[Span, ...]:
    """Return the sources and cues in the sentence, where a hedge may stand ("is believed")."""
    spans = [
        span
        for link in unit.chain
        for span in (link.source, link.cue)
        if span is not None and sentence.span.contains(span)
    ]
    return tuple(dict.fromkeys(spans))


def _holds(unit: Unit, span: Span) -> bool:
    return any(piece.contains(span) for piece in unit.pieces)


def _quoted(document: Document, unit: Unit) -> tuple[Span, ...]:
    """Return the quoted stretches of the claim, in its own sentence, without scare quotes."""
    start, end = unit.span.start, unit.span.end
    clipped = (
        Span(max(q.span.start, start), min(q.span.end, end))
        for q in document.quotations
        if q.span.start < end and start < q.span.end and not q.scare
    )
    return tuple(span for span in clipped if span.start < span.end)


def _mode(document: Document, unit: Unit, quoted: Sequence[Span]) -> Mode:
    if not unit.chain:
        return Mode.NONE
    if not quoted:
        return Mode.INDIRECT
    text = document.article.text
    letters = [
        i for piece in unit.pieces for i in range(piece.start, piece.end) if text[i].isalnum()
    ]
    inside = sum(1 for i in letters if any(q.start <= i < q.end for q in quoted))
    if not inside:
        return Mode.INDIRECT
    return Mode.DIRECT if inside >= _DIRECT_SHARE * len(letters) else Mode.MIXED


def _chain(document: Document, unit: Unit, sources: Sources) -> Iterator[Attribution]:
    text = document.article.text
    for link in unit.chain:
        if link.told is not None:
            span = _told(link.told).span(document.sentences[link.sentence])
            if sources[span].kind in MEDIA:
                yield _attribution(text, span, link, sources[span])
        if link.source is not None:
            yield _attribution(text, link.source, link, sources[link.source])


def _attribution(text: str, span: Span, link: Link, resolved: Resolved) -> Attribution:
    return Attribution(
        source=span.of(text),
        kind=resolved.kind,
        canonical=resolved.canonical,
        span=span,
        cue=link.cue.of(text),
        cue_span=link.cue,
        merge_reason=resolved.reason or None,
        decided=link.decided,
    )


def _terms(sentence: Sentence, unit: Unit) -> Iterator[Term]:
    starts = sentence.starts
    first, last = bisect_left(starts, unit.span.start), bisect_left(starts, unit.span.end)
    for token, start in zip(sentence.words[first:last], starts[first:last], strict=True):
        pos, role = token.pos_, token.dep_
        if pos not in _CONTENT or role in {"aux", "auxpass"}:
            continue
        lemma = cues.lemma(token)
        if pos == "VERB" and lemma in _LIGHT:
            continue
        if pos in {"ADJ", "ADV"} and token.is_stop:
            continue
        word = token.text
        span = Span(start, start + len(word))
        if (word.isalnum() or any(c.isalnum() for c in word)) and _holds(unit, span):
            yield Term(lemma, pos, span, role, cues.lemma(token.head))
