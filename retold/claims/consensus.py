"""Links of the rules and sightings of the tagger -> links: where they agree, and who decides.

The rules know the grammar of a saying (whether it was asserted, whom it was told to, what nests in
what); the tagger, trained on people's annotations, knows more cues and where contents end. A link
that both see has the tagger's edges where it is sure, and the rules' otherwise. What the tagger
alone sees is put forward as its source's own words only where the parse confirms a proposition.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from retold.annotate.document import Document, Sentence
from retold.annotate.sightings import Sighting
from retold.claims import cues
from retold.claims.closing import closes
from retold.claims.links import Link
from retold.claims.mentions import can_speak
from retold.types import Decider, Quotation, Span

SURE = 0.8
"""The least score at which the tagger decides the edges of a content, or of a source."""
FIRM = 0.9
"""The least score of each part at which the tagger alone puts a claim forward."""
CLOSING = 0.7
"""The least score of each part where the words themselves close a sentence with a saying."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_RELATIVES = frozenset({"who", "whom", "whose", "which", "that", "what"})
_JOINING = frozenset({"and", "but", "or", "yet", "while", "although", "though"})
_VERBS = frozenset({"VERB", "AUX"})
_DETERMINING = frozenset({"DET", "PRON"})
_LIGHT = frozenset({"ADV", "ADP", "PUNCT", "SPACE"})
_WHEN = frozenset({"DATE", "TIME"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


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
            found[at] = _firmer(document, _settled(document, found[at], sighting, found), sighting)
    return [*found, *alone]


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


def _firmer(document: Document, link: Link, sighting: Sighting) -> Link:
    """Take "X said that ..." for firm where the rules doubt it and the tagger does not.

    They doubt it where the parse hangs the noun, and not the verb, of the clause on the cue.
    """
    if link.firm or link.head is None or sighting.sure < FIRM:
        return link
    sentence = document.sentences[link.sentence]
    cue = _head(sentence, link.cue)
    if cue is None or not _could_say(cue, link.head) or not _is_told(sentence, link):
        return link
    return replace(link, firm=_is_clause(sentence, link.content[0], cue))


def _is_told(sentence: Sentence, link: Link) -> bool:
    """Whether "that ..." follows the cue, but for time words: not "rejected reports that ..."."""
    content = link.content[0]
    between = Span(link.cue.end, content.start)
    inside, after = (
        [token for token in sentence.words if span.overlaps(sentence.span_of(token))]
        for span in (link.cue, between)
    )
    return (
        _opens_with_that(sentence.text, content, at=sentence.span.start)
        and all(token.pos_ != "NOUN" for token in inside)
        and all(token.pos_ in _LIGHT or token.ent_type_ in _WHEN for token in after)
    )


def _is_clause(sentence: Sentence, piece: Span, cue: Token) -> bool:
    """Whether words after "that" are a clause: with a subject, or "that its ..." and a verb."""
    words = [token for token in sentence.words if piece.contains(sentence.span_of(token))]
    joins = len(words) > 1 and words[1].pos_ in _DETERMINING
    return (joins and any(token.pos_ in _VERBS for token in words[2:])) or _is_proposition(
        sentence, piece, cue
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
        if piece.contains(own) and _opens_with_that(text, own) and own.start > link.cue.end:
            return Span(own.start, piece.end)
    return piece


def _opens_with_that(text: str, piece: Span, *, at: int = 0) -> bool:
    """Whether a piece opens with "that"; `at` is where the text begins in its article."""
    return text[piece.start - at :][:5].lower() == "that "


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
    head = _head(sentence, seen) if sentence.span.contains(seen) else None
    if head is None or head.pos_ not in _NOMINAL or head.lower_ in _RELATIVES:
        return link.source, link.head
    return seen, head


def _governs(sentence: Sentence, cue: Span, head: Token | None) -> bool:
    """Tell a source that the parse hangs on the cue itself, or the cue on it."""
    word = _head(sentence, cue)
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
    cue = _head(sentence, sighting.cue)
    if cue is None:
        return None
    source = sighting.source
    head = _head(sentence, source) if source is not None else None
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
        firm=head is not None and _is_firm(sentence, sighting, cue, head),
        asserted=cues.is_asserted(cue),
        decided=Decider.MODEL,
    )


def _is_firm(sentence: Sentence, sighting: Sighting, cue: Token, head: Token) -> bool:
    if not _could_say(cue, head):
        return False
    sure = sighting.sure
    if sure >= FIRM and any(_is_proposition(sentence, p, cue) for p in sighting.content):
        return True
    source = sighting.source
    return (
        sure >= CLOSING
        and source is not None
        and sighting.source_score >= SURE
        and closes(sentence, source, sighting.cue, sighting.content)
    )


def _could_say(cue: Token, head: Token) -> bool:
    """Whether a cue asserts that its source, of this head, said something."""
    nominal = head.pos_ in _NOMINAL and head.lower_ not in _RELATIVES and can_speak(head)
    return nominal and cue.pos_ == "VERB" and cues.is_asserted(cue)


def _is_proposition(sentence: Sentence, piece: Span, cue: Token) -> bool:
    """Tell a clause with a subject of its own that the cue governs.

    A known cue needs the parse to hang the clause on it, or a "that" to open it; another verb
    needs both: "outraged the deal fell through" reports nothing.
    """
    known = bool(cues.licences(cue))
    opened = _opens_with_that(sentence.text, piece, at=sentence.span.start)
    for token in sentence.words:
        governed = token.dep_ == "ccomp" and token.head == cue
        if token.pos_ not in _VERBS or not piece.contains(sentence.span_of(token)):
            continue
        if not ((known and (governed or opened)) or (governed and opened)):
            continue
        if any(t.dep_ in _SUBJECTS and piece.contains(sentence.span_of(t)) for t in token.children):
            return True
    return False


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


def _head(sentence: Sentence, span: Span) -> Token | None:
    """Return the word of a span that the others hang on."""
    words = [t for t in sentence.words if span.overlaps(sentence.span_of(t)) and not t.is_punct]
    inside = {t.i for t in words}
    return next((t for t in words if t.head.i not in inside or t.head == t), None)
