"""Sentences and links -> units: the stretches that each become one claim, with their chains.

A unit is the content of a link within one sentence, or what a sentence says in the outlet's own
voice. Where links nest, the chain runs from the outermost source to the innermost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from retold.annotate.document import Document, Sentence
from retold.claims.links import Link
from retold.claims.nesting import chain, holds, is_hypothetical
from retold.types import Span

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_LOOSE = frozenset({"ADP", "SCONJ", "CCONJ", "PUNCT", "SPACE"})
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """What becomes one claim: its own pieces in one sentence, its hull, and its chain of links."""

    sentence: int
    span: Span
    pieces: tuple[Span, ...]
    chain: tuple[Link, ...]


def units(document: Document, links: Sequence[Link]) -> Iterator[Unit]:
    """Yield the units of a document in the order of its sentences."""
    reaching = _by_sentence(document, links)
    told = {link.sentence: link for link in links if link.firm and link.direct}
    for number, sentence in enumerate(document.sentences):
        if not reaching[number] and number in told:
            continue
        found = list(_of_sentence(document, sentence, number, reaching[number]))
        yield from sorted(_distinct(found), key=lambda u: (u.span.start, u.span.end))


def _by_sentence(document: Document, links: Sequence[Link]) -> list[list[Link]]:
    """List, for each sentence, the links whose content reaches into it."""
    reaching: list[list[Link]] = [[] for _ in document.sentences]
    spans = [sentence.span for sentence in document.sentences]
    first = 0
    for link in sorted(links, key=lambda item: item.hull.start):
        while first < len(spans) and spans[first].end <= link.hull.start:
            first += 1
        at = first
        while at < len(spans) and spans[at].start < link.hull.end:
            if any(piece.overlaps(spans[at]) for piece in link.content):
                reaching[at].append(link)
            at += 1
    return reaching


def _of_sentence(
    document: Document, sentence: Sentence, number: int, links: list[Link]
) -> Iterator[Unit]:
    firm = [link for link in links if link.firm and not is_hypothetical(link, links)]
    if not firm and any(c.isalnum() for c in sentence.span.of(document.article.text)):
        yield Unit(number, sentence.span, (sentence.span,), ())
    if not firm:
        return
    for link in firm:
        unit = _attributed(document, sentence, number, link, firm)
        if unit is not None:
            yield unit
    yield from _own_voice(sentence, number, firm)


def _attributed(
    document: Document, sentence: Sentence, number: int, link: Link, firm: list[Link]
) -> Unit | None:
    text = document.article.text
    pieces = _clipped(link.content, sentence.span)
    inner = [other for other in firm if holds(link, other)]
    taken = [span for other in inner for span in _region(other)]
    own = _without(pieces, taken)
    if inner and not _states(sentence, own):
        return None
    span = _tidy(document, _hull(pieces))
    if span is None or not any(c.isalnum() for c in span.of(text)):
        return None
    return Unit(number, span, tuple(_clipped(own, span)), chain(link, firm))


def _clipped(pieces: Iterable[Span], within: Span) -> tuple[Span, ...]:
    return tuple(
        Span(max(piece.start, within.start), min(piece.end, within.end))
        for piece in pieces
        if piece.overlaps(within)
    )


def _region(link: Link) -> list[Span]:
    source = [link.source] if link.source is not None else []
    return [*source, link.cue, *link.content]


def _told_in(link: Link) -> list[Span]:
    """Return the words of a link that are not the outlet's; a noun such as "claim" is its own."""
    return [*link.content] if link.word.endswith(" that") else [link.cue, *link.content]


def _without(pieces: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    left = list(pieces)
    for span in taken:
        left = [
            Span(a, b)
            for piece in left
            for a, b in (
                (piece.start, min(piece.end, span.start)),
                (max(piece.start, span.end), piece.end),
            )
            if a < b
        ]
        left = list(dict.fromkeys(left))
    return left


def _hull(pieces: Sequence[Span]) -> Span:
    return Span(pieces[0].start, pieces[-1].end)


def _states(sentence: Sentence, pieces: Sequence[Span]) -> bool:
    """Tell whether what is left of a content still states something of its own."""
    words = [t for t in sentence.tokens if any(p.contains(sentence.span_of(t)) for p in pieces)]
    kept = {t.i for t in words}
    return len(words) >= _SHORTEST and any(_is_clause(t) and _subject_in(t, kept) for t in words)


def _is_clause(token: Token) -> bool:
    if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
        return False
    return token.tag_ in _FINITE or any(t.dep_ in {"aux", "auxpass"} for t in token.lefts)


def _subject_in(token: Token, kept: set[int]) -> bool:
    return any(t.dep_ in _SUBJECTS and t.i in kept for t in token.children)


def _tidy(document: Document, span: Span) -> Span | None:
    """Drop white space, edge punctuation, a leading "that" and marks that pair with nothing."""
    text = document.article.text
    start, end = span.start, span.end
    changed = True
    while changed and start < end:
        changed = False
        while start < end and (text[start].isspace() or text[start] in ",;:)–—-"):
            start, changed = start + 1, True
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:(–—-"):
            end, changed = end - 1, True
        if text[start : start + 5].lower() == "that ":
            start, changed = start + 5, True
        left = _loose_mark(text, start, end)
        if left:
            start, end, changed = start + left[0], end - left[1], True
    return Span(start, end) if start < end else None


_PAIRS = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»"}


def _loose_mark(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return how many characters to drop at each end where a mark there stands without its pair."""
    if end - start < 2:
        return None
    first, last = text[start], text[end - 1]
    inner = text[start + 1 : end - 1]
    if first in _PAIRS and last == _PAIRS[first] and _PAIRS[first] not in inner.replace("n’t", ""):
        return 1, 1
    if first in _PAIRS and first not in "'’" and _PAIRS[first] not in text[start + 1 : end]:
        return 1, 0
    if last in "”»" and {"”": "“", "»": "«"}[last] not in inner:
        return 0, 1
    if last == '"' and text[start : end - 1].count('"') % 2 == 0:
        return 0, 1
    return None


def _own_voice(sentence: Sentence, number: int, firm: list[Link]) -> Iterator[Unit]:
    """Yield what the outlet itself says beside the attributions: clauses with their own subject."""
    regions = [span for link in firm for span in _told_in(link)]
    heads = _heads(sentence)
    for head in heads:
        if any(region.contains(sentence.span_of(head)) for region in regions):
            continue
        if not _is_clause(head) or not any(t.dep_ in _SUBJECTS for t in head.children):
            continue
        others = [other for other in heads if other != head and head.is_ancestor(other)]
        span = _clause(sentence, head, others, firm)
        if span is None:
            continue
        pieces = _without([span], regions)
        if _states(sentence, pieces):
            yield Unit(number, span, tuple(pieces), ())


def _heads(sentence: Sentence) -> list[Token]:
    """Return the root and the clauses coordinated with it that have a subject of their own."""
    root = sentence.tokens.root
    found, queue = [root], [root]
    while queue:
        for child in queue.pop().children:
            if child.dep_ == "conj" and any(t.dep_ in _SUBJECTS for t in child.children):
                found.append(child)
                queue.append(child)
    return found


def _clause(sentence: Sentence, head: Token, others: list[Token], firm: list[Link]) -> Span | None:
    """Return what a clause says of its own: without coordinated clauses and told asides.

    A subordinate clause with a conjunction ("after the mayor said that ...") is part of what the
    outlet states, and stays; a participle's or an absolute's ("with one saying that ...") goes.
    """
    hidden = {t.i for other in others for t in other.subtree}
    for link in firm:
        aside = _aside(sentence, head, link)
        hidden |= {t.i for t in aside.subtree} if aside is not None else set()
        if aside is not None or not _is_subordinate(sentence, head, link):
            hidden |= {
                t.i
                for t in sentence.tokens
                if any(r.overlaps(sentence.span_of(t)) for r in _told_in(link))
            }
    free = [t for t in sentence.tokens if t.i not in hidden and (t == head or head.is_ancestor(t))]
    while free and (free[-1].pos_ in _LOOSE or free[-1].dep_ in {"cc", "mark"}):
        free.pop()
    while free and (free[0].pos_ in {"PUNCT", "SPACE"} or free[0].dep_ == "cc"):
        free.pop(0)
    if len(free) < _SHORTEST:
        return None
    return Span(sentence.span_of(free[0]).start, sentence.span_of(free[-1]).end)


def _branch(sentence: Sentence, head: Token, link: Link) -> Token | None:
    """Return the dependent of `head` under which the cue of a link stands."""
    cue = next(
        (t for t in reversed(list(sentence.tokens)) if link.cue.contains(sentence.span_of(t))), None
    )
    while cue is not None and cue.head != head:
        cue = cue.head if cue.head != cue else None
    return cue


def _aside(sentence: Sentence, head: Token, link: Link) -> Token | None:
    branch = _branch(sentence, head, link)
    if branch is None or branch.dep_ not in {"advcl", "prep", "acl", "conj", "parataxis", "ccomp"}:
        return None
    return None if _is_subordinate(sentence, head, link) else branch


def _is_subordinate(sentence: Sentence, head: Token, link: Link) -> bool:
    branch = _branch(sentence, head, link)
    if branch is None:
        return False
    if branch.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "attr"}:
        return True
    if branch.dep_ == "prep":
        return branch.lower_ not in {"with", "according"}
    return branch.dep_ == "advcl" and any(t.dep_ in {"mark", "advmod"} for t in branch.lefts)


def _distinct(found: Iterable[Unit]) -> list[Unit]:
    """Keep one unit of each span: the one with the longest chain."""
    best: dict[Span, Unit] = {}
    for unit in found:
        other = best.get(unit.span)
        if other is None or len(unit.chain) > len(other.chain):
            best[unit.span] = unit
    return list(best.values())
