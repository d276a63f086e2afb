"""Links of the rules and sightings of the tagger -> links: where they agree, and who decides.

The rules know the grammar of a saying (whether it was asserted, whom it was told to, what nests in
what); the tagger, trained on people's annotations, knows more cues and where contents end. A link
that both see has the tagger's edges where it is sure, and the rules' otherwise. What the tagger
alone sees is put forward as its source's own words only where the parse confirms a proposition.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from retold.annotate.document import Document, Sentence
from retold.annotate.sightings import Sighting
from retold.claims import cues
from retold.claims.firmness import SURE, firmer, head_of, is_firm, names_somebody, opens_with_that
from retold.claims.links import Link
from retold.types import Decider, Quotation, Span

_HYPHENATED = re.compile(r"(?<=\w)(?:-[^\W\d_]\w*(?:[’'](?!s\b)\w+)*)+")
_BRACKET = re.compile(r"[\w.-]{0,6}\)")
_JOINING = frozenset({"and", "but", "or", "yet", "while", "although", "though"})


def agreed(document: Document, links: Iterable[Link], sightings: Sequence[Sighting]) -> list[Link]:
    """Return the links that rules and tagger make together, in no order."""
    found = list(links)
    seen: set[int] = set()
    alone: list[Link] = []
    for sighting in sightings:
        at = _partner(found, sighting, seen)
        if at is None:
            link = _sighted(document, sighting)
            if link is not None:
                alone.append(link)
        else:
            seen.add(at)
            found[at] = firmer(document, _settled(document, found[at], sighting, found), sighting)
    text = document.article.text
    return [replace(link, source=uncut(text, link.source)) for link in (*found, *alone)]


def uncut(text: str, source: Span | None) -> Span | None:
    """Give a source the rest of its last word ("Omar al|-Harun") and its closing bracket."""
    if source is None:
        return None
    words = source.of(text)
    open_ = words.count("(") > words.count(")")
    rest = (_BRACKET if open_ else _HYPHENATED).match(text, source.end)
    return Span(source.start, rest.end()) if rest else source


def _partner(links: Sequence[Link], sighting: Sighting, seen: set[int]) -> int | None:
    """Return the link whose cue overlaps the sighting's, the longest overlap first."""
    shared = [
        (min(link.cue.end, sighting.cue.end) - max(link.cue.start, sighting.cue.start), -number)
        for number, link in enumerate(links)
        if number not in seen and not link.spoken and link.cue.overlaps(sighting.cue)
    ]
    return -max(shared)[1] if shared else None


def _settled(document: Document, link: Link, sighting: Sighting, links: Sequence[Link]) -> Link:
    """Take the edges of the tagger where it is sure and does not speak of something else."""
    sentence = document.sentences[link.sentence]
    content = tuple(
        _from_that(document.article.text, piece, link)
        for piece in _content(document, sighting, link.sentence)
        if _share([piece], link.content) or _goes_on(document, sentence, link, piece)
    )
    if sighting.content_score < SURE or not _share(content, link.content):
        return link
    if _cuts_short(document, link, content):
        return replace(link, decided=Decider.BOTH)
    beside = _beside(sentence, link, content, links)
    content = tuple(sorted((*content, *beside), key=lambda piece: piece.start))
    first, last = min(piece.start for piece in content), max(piece.end for piece in content)
    near = (other for other in links if first <= other.cue.start < last)
    if any(_is_swallowed(other, content, link) for other in near):
        return link
    source, head = _speaker(document, link, sighting)
    apart = source is None or not sighting.cue.overlaps(source)
    return replace(
        link,
        source=source,
        head=head,
        cue=sighting.cue if apart else link.cue,
        content=content,
        decided=Decider.BOTH,
    )


def _cuts_short(document: Document, link: Link, content: Sequence[Span]) -> bool:
    """Tell words that the tagger leaves out of, or takes into, what closes before a saying.

    In "... killed 25 the board said" nothing can stand between what is told and the source.
    """
    source = link.source
    if source is None or not link.whole:
        return False
    edge = min(source.start, link.cue.start)
    if any(piece.overlaps(source) for piece in content):
        return True
    bare = not document.article.text[link.content[-1].end : edge].strip()
    return bare and content[-1].end != link.content[-1].end


def _beside(
    sentence: Sentence, link: Link, content: Sequence[Span], links: Sequence[Link]
) -> Iterator[Span]:
    """Yield the quoted words beside the cue that the tagger gives to whoever passes them on.

    In "..., she said, according to the paper. ..." it may leave her the second quotation alone.
    """
    lost = [p for p in link.content if p.overlaps(sentence.span) and not _share([p], content)]
    passed_on = lost and any(
        other.word == "according to" and other.sentence == link.sentence for other in links
    )
    if link.direct and passed_on:
        yield from lost


def _from_that(text: str, piece: Span, link: Link) -> Span:
    """Begin at the "that" of the rules: "denied to [the agency] that the dam broke"."""
    for own in link.content:
        if piece.contains(own) and opens_with_that(text, own) and own.start > link.cue.end:
            return Span(own.start, piece.end)
    return piece


def _goes_on(document: Document, sentence: Sentence, link: Link, piece: Span) -> bool:
    """Tell whether a piece that the rules do not see is plainly of the same saying.

    Quoted, it must follow quoted words of the source at once; unquoted, it must not be a clause
    that the outlet may add ("he said, and twelve villages were lost").
    """
    text = document.article.text
    if any(q.opens <= piece.start < q.span.end and not q.scare for q in document.quotations):
        near = text[sentence.span.end : piece.start].strip(" \n”\"'’.,") == ""
        return link.direct and sentence.block.span.contains(piece) and near
    before = text[max(sentence.span.start, piece.start - 5) : piece.start].lower().split()
    opening = text[piece.start : piece.end].lower().split()[:1]
    return not _JOINING & {*before[-1:], *opening}


def _is_swallowed(other: Link, content: Sequence[Span], link: Link) -> bool:
    """Tell somebody else's saying that the tagger's content takes in and the rules' does not."""
    if other is link or not other.firm or other.source is None:
        return False
    inside = any(piece.contains(other.cue) for piece in content)
    return inside and not any(piece.overlaps(other.cue) for piece in link.content)


def _share(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(piece.overlaps(own) for piece in one for own in other)


def _speaker(
    document: Document, link: Link, sighting: Sighting
) -> tuple[Span | None, Token | None]:
    """Return the tagger's source where it is sure of another one in the same sentence."""
    seen = sighting.source
    if seen is None or sighting.source_score < SURE or link.source is None:
        return link.source, link.head
    sentence = document.sentences[link.sentence]
    if seen.overlaps(link.source) or _governs(sentence, sighting.cue, link.head):
        return link.source, link.head
    head = head_of(sentence, seen) if sentence.span.contains(seen) else None
    if head is None or not names_somebody(head):
        return link.source, link.head
    return seen, head


def _governs(sentence: Sentence, cue: Span, head: Token | None) -> bool:
    """Tell a source that the parse hangs on the cue itself, or the cue on it."""
    word = head_of(sentence, cue)
    return word is not None and head is not None and (head.head == word or word.head == head)


def _content(document: Document, sighting: Sighting, number: int) -> tuple[Span, ...]:
    """Return the pieces of a content; outside of the cue's own sentence only quoted words are."""
    own = document.sentences[number].span
    pieces = (whole(piece, document.quotations) for piece in sighting.content)
    return tuple(
        part
        for piece in pieces
        for part in [_within(piece, own, document.quotations)]
        if part is not None
    )


def _within(piece: Span, own: Span, quotations: Sequence[Quotation]) -> Span | None:
    if own.contains(piece) or any(
        q.opens <= max(piece.start, own.end) and piece.end <= q.span.end + 1 for q in quotations
    ):
        return piece
    start, end = max(piece.start, own.start), min(piece.end, own.end)
    return Span(start, end) if start < end else None


def _sighted(document: Document, sighting: Sighting) -> Link | None:
    """Make a link of what the tagger alone sees; it is firm only where the parse bears it out."""
    number = _sentence_at(document, sighting.cue.start)
    if number is None:
        return None
    sentence = document.sentences[number]
    cue = head_of(sentence, sighting.cue)
    if cue is None:
        return None
    source = sighting.source
    head = head_of(sentence, source) if source is not None else None
    content = _content(document, sighting, number)
    if not content:
        return None
    return Link(
        number,
        source if head is not None else None,
        head,
        sighting.cue,
        cues.lemma(cue),
        content,
        firm=head is not None and is_firm(sentence, sighting, cue, head),
        asserted=cues.is_asserted(cue),
        decided=Decider.MODEL,
    )


def whole(piece: Span, quotations: Sequence[Quotation]) -> Span:
    """Widen a piece that cuts a quotation, or leaves its marks out, to the whole of the marks."""
    start, end = piece.start, piece.end
    for quotation in quotations:
        marks = Span(quotation.opens, quotation.span.end + (1 if quotation.closed else 0))
        if quotation.scare or not marks.overlaps(piece):
            continue
        shared = min(marks.end, piece.end) - max(marks.start, piece.start)
        if 2 * shared >= marks.end - marks.start:
            start, end = min(start, marks.start), max(end, marks.end)
    return Span(start, end)


def _sentence_at(document: Document, offset: int) -> int | None:
    starts = [sentence.span.start for sentence in document.sentences]
    number = bisect_right(starts, offset) - 1
    if number < 0 or offset >= document.sentences[number].span.end:
        return None
    return number
