"""Quotations -> links: whose words stand between the marks.

The cue nearest to the marks decides, outside of them and within its own sentence; the parse is used
for the source alone, because parsers read long quotations badly (O'Keefe et al. 2012, "A sequence
labelling approach to quote attribution"). A quotation that no cue reaches stays unattributed, save
where a speaker plainly goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from retold.annotate.document import Document, Sentence
from retold.claims import cues
from retold.claims.links import Link, LinkList
from retold.claims.mentions import can_speak, mention_of, source_of
from retold.claims.speech import REACH, Speech, Word
from retold.types import Span

_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG"})
_NEAR = 8
_FULL_STOPS = (".", "!", "?", "…", "—", "–")


def attribute(document: Document, links: Iterable[Link], heard: list[Speech]) -> list[Link]:
    """Return the links with those of quotations added, and widened to whole quotations.

    A link whose cue stands beside a quotation takes that quotation as its content in place of what
    the parse made of it.
    """
    found = LinkList(links)
    speakers: dict[int, int] = {}
    for number, speech in enumerate(heard):
        at = _of_cue(document, found, speech)
        if at is None:
            at = _containing(found, speech)
        if at is None:
            at = _going_on(document, found, heard, speakers, number)
        if at is not None:
            speakers[number] = at
    return found.links


def _of_cue(document: Document, found: LinkList, speech: Speech) -> int | None:
    """Attach a quotation to the cue right before or after it; return the index of its link."""
    word = _cue_after(document, speech) or _cue_before(speech)
    if word is None:
        return None
    link = _link_of(document, word, speech)
    if link is None:
        return None
    for index in found.near(link.sentence, link.sentence):
        other = found[index]
        if other.cue.overlaps(link.cue):
            kept = other.content if other.direct else _rest(other, speech)
            content = _union([*kept, speech.marks])
            found[index] = replace(other, content=content, direct=True, firm=link.firm)
            return index
    return found.add(link)


def _rest(other: Link, speech: Speech) -> tuple[Span, ...]:
    """Keep what leads into the quotation in the same breath; drop what the parse took in beside."""
    return tuple(
        Span(piece.start, min(piece.end, speech.marks.start))
        for piece in other.content
        if piece.start < speech.marks.start <= piece.end and piece.start > other.cue.end
    )


def _union(spans: Sequence[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in sorted(spans, key=lambda s: s.start):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return tuple(joined)


def _cue_after(document: Document, speech: Speech) -> Word | None:
    """Find the cue of '"...," said the mayor' and '"...," the mayor of the town said'."""
    if not speech.quotation.closed or not speech.after:
        return None
    ending = speech.after[0].token.text == ","
    if not ending and _last_character(document, speech) not in {",", "?", "!", "—", "–", "…"}:
        return _bare_cue(document, speech)
    for word in speech.after:
        if word.token.text == ";":
            return None
        if word.token.tag_ in _FINITE and cues.quotes(word.token):
            return word if word.token.dep_ != "relcl" else None
        finite = word.token.pos_ == "VERB" and word.token.tag_ in {"VBD", "VBZ", "VBP"}
        if finite and word.token.dep_ != "relcl":
            return None
    return None


def _bare_cue(document: Document, speech: Speech) -> Word | None:
    """Find the cue of '"..." Holt said.', where the comma is missing."""
    words = speech.after
    if speech.before or len(words) > _NEAR or not _begins_sentence(document, speech):
        return None
    for place, word in enumerate(words):
        if word.token.dep_ == "cc" or word.token.text in {",", ";", ":"}:
            return None
        if cues.quotes(word.token) and word.token.tag_ in {"VBD", "VBZ", "VBP"}:
            return word if len(words) - place <= 3 else None
    return None


def _begins_sentence(document: Document, speech: Speech) -> bool:
    """Tell whether the quoted words begin like a sentence and are long enough to be one."""
    words = speech.quotation.span.of(document.article.text)
    return words[:1].isupper() and words.count(" ") >= 4


def _last_character(document: Document, speech: Speech) -> str:
    return document.article.text[speech.quotation.span.end - 1]


def _cue_before(speech: Speech) -> Word | None:
    """Find the cue of 'The mayor said: "..."' and 'The mayor said, "..."'."""
    if not speech.before:
        return None
    last = speech.before[-1].token
    if cues.quotes(last) and last.tag_ in _FINITE:
        return speech.before[-1]
    if last.text not in {":", ","}:
        return None
    reach = REACH if last.text == ":" else _NEAR
    for word in reversed(speech.before[-reach:]):
        if cues.quotes(word.token) and word.token.tag_ in _FINITE:
            return word
    return None


def _link_of(document: Document, word: Word, speech: Speech) -> Link | None:
    sentence = document.sentences[word.sentence]
    inside = {w.token.i for w in (*speech.before, *speech.after) if w.sentence == word.sentence}
    head = source_of(word.token)
    if head is None or head.i not in inside or head.i == word.token.i:
        head = _beside(word, speech, inside)
    if head is None or not can_speak(head):
        return None
    return _said(sentence, word.sentence, word.token, head, speech)


def _said(sentence: Sentence, number: int, verb: Token, head: Token, speech: Speech) -> Link:
    start, end = cues.cue_range(verb)
    return Link(
        number,
        mention_of(head, avoid=range(start, end)).span(sentence),
        head,
        sentence.span_of(verb.doc[start:end]),
        cues.lemma(verb),
        (speech.marks,),
        firm=cues.is_asserted(verb),
        direct=True,
    )


def _beside(word: Word, speech: Speech, inside: set[int]) -> Token | None:
    """Take the noun next to the cue where the parse names no subject."""
    words = [w for w in (*speech.before, *speech.after) if w.sentence == word.sentence]
    place = next(i for i, w in enumerate(words) if w.token.i == word.token.i)
    for step in (1, -1):
        near = place + step
        while 0 <= near < len(words) and words[near].token.pos_ in {"ADV", "AUX", "DET", "ADJ"}:
            near += step
        if 0 <= near < len(words) and words[near].token.pos_ in {"PROPN", "PRON", "NOUN"}:
            token = words[near].token
            while token.dep_ in {"compound", "poss", "nmod"} and token.head.i in inside:
                token = token.head
            return token if token.ent_type_ not in {"DATE", "TIME"} else None
    return None


def _containing(found: LinkList, speech: Speech) -> int | None:
    """Widen the innermost link that the quotation is a part of to the whole of the marks."""
    best: int | None = None
    for index in found.near(speech.sentence - 1, speech.last):
        link = found[index]
        if not any(piece.overlaps(speech.marks) for piece in link.content):
            continue
        if speech.marks.overlaps(link.cue):
            continue
        if best is None or link.hull.start > found[best].hull.start:
            best = index
    if best is None:
        return None
    link = found[best]
    content = _union([*link.content, speech.marks])
    lead = sum(p.end - p.start for p in content) - (speech.marks.end - speech.marks.start)
    found[best] = replace(link, content=content, direct=lead <= 2 and link.firm)
    return best


def _going_on(
    document: Document,
    found: LinkList,
    heard: list[Speech],
    speakers: dict[int, int],
    number: int,
) -> int | None:
    """Let the speaker go on where the marks, the paragraph or a colon say so."""
    speech = heard[number]
    before = heard[number - 1] if number else None
    link: int | None = None
    if before is not None and number - 1 in speakers:
        previous = speakers[number - 1]
        carries_on = speech.quotation.continues and not before.quotation.closed
        if carries_on or _follows(document, found[previous], before, speech):
            link = previous
    if link is None:
        link = _announced(document, found, speech)
    if link is None:
        return None
    if found[link].content == (speech.marks,):
        return link
    if found[link].direct:
        content = _union([*found[link].content, speech.marks])
        found[link] = replace(found[link], content=content)
        return link
    return found.add(replace(found[link], content=(speech.marks,), direct=True))


def _follows(document: Document, link: Link, before: Speech, speech: Speech) -> bool:
    """Tell whether a whole quoted sentence comes right after an attributed quotation."""
    block = document.sentences[before.sentence].block
    if not block.span.contains(speech.marks) or not is_whole(document, speech):
        return False
    if not link.direct:
        return False
    between = document.article.text[before.marks.end : speech.marks.start]
    return len(speech.before) == 0 and _stops_in(between) <= 1


def _stops_in(text: str) -> int:
    return sum(
        1
        for i, c in enumerate(text)
        if c in ".!?"
        and not text[i + 1 : i + 2].isalnum()
        and text[max(0, i - 2) : i] not in {"Mr", "Ms", "Dr"}
    )


def is_whole(document: Document, speech: Speech) -> bool:
    """Tell whether a quotation is one or more whole sentences by its first and last characters."""
    words = speech.quotation.span.of(document.article.text)
    if not words[:1].isupper():
        return False
    return words.endswith(_FULL_STOPS) or not speech.quotation.closed


def _announced(document: Document, found: LinkList, speech: Speech) -> int | None:
    """Give a whole quoted sentence to whoever the sentence right before it reports as speaking."""
    if speech.before or not is_whole(document, speech) or speech.sentence == 0:
        return None
    sentences = document.sentences
    before = _preceding(sentences, speech)
    if before is None:
        return None
    same = sentences[before].block == sentences[speech.sentence].block
    colon = sentences[before].span.of(document.article.text).endswith(":")
    if not same and not colon:
        return None
    candidates = [
        i for i in found.near(before, before) if found[i].firm and found[i].word in cues.QUOTING
    ]
    if len(candidates) == 1:
        return candidates[0]
    opening = _opening(sentences[before], before, speech) if colon and not candidates else None
    if opening is None:
        return None
    return found.add(opening)


def _opening(sentence: Sentence, number: int, speech: Speech) -> Link | None:
    """Read "The mayor said:" at the end of the paragraph before the quotation."""
    for verb in reversed(list(sentence.tokens)):
        if not cues.quotes(verb) or verb.tag_ not in _FINITE:
            continue
        head = source_of(verb)
        if head is None or not can_speak(head):
            return None
        return _said(sentence, number, verb, head, speech)
    return None


def _preceding(sentences: Sequence[Sentence], speech: Speech) -> int | None:
    number = speech.sentence
    while number >= 0 and sentences[number].span.end > speech.marks.start:
        number -= 1
    return number if number >= 0 else None
