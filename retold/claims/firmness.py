"""Whether a link puts a proposition forward as its source's own, where the tagger sees it too.

Neither decides alone: the tagger must be sure of every part, and the words must bear it out as a
clause that follows a saying, or closes with one.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from retold.annotate.document import Document, Sentence
from retold.annotate.sightings import Sighting
from retold.claims import cues
from retold.claims.closing import closes
from retold.claims.links import Link
from retold.claims.mentions import can_speak
from retold.types import Span

SURE = 0.8
"""The least score at which the tagger decides the edges of a content, or of a source."""
FIRM = 0.9
"""The least score of each part at which the tagger alone puts a claim forward."""
CLOSING = 0.7
"""The least score of each part where the words themselves close a sentence with a saying."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_RELATIVES = frozenset({"who", "whom", "whose", "which", "that", "what"})
_VERBS = frozenset({"VERB", "AUX"})
_DETERMINING = frozenset({"DET", "PRON"})
_OPENING = frozenset({"DET", "PRON", "NOUN", "PROPN", "NUM", "ADJ"})
_LIGHT = frozenset({"ADV", "ADP", "PUNCT", "SPACE"})
_WHEN = frozenset({"DATE", "TIME"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def firmer(document: Document, link: Link, sighting: Sighting) -> Link:
    """Take "X said (that) ..." for firm where the rules doubt it and the tagger does not.

    They doubt it where the parse hangs the noun, and not the verb, of the clause on the cue, or
    loses its way in a text without commas.
    """
    if link.firm or link.head is None or not link.content or sighting.sure < FIRM:
        return link
    sentence = document.sentences[link.sentence]
    if not words_of(sentence, link.content[0]):
        return link
    cue = head_of(sentence, link.cue)
    if cue is None or not _could_say(cue, link.head) or not _follows(sentence, link):
        return link
    opened = opens_with_that(sentence.text, link.content[0], at=sentence.span.start)
    told = _is_bare_clause(sentence, link) or (opened and _is_clause(sentence, link, cue))
    return replace(link, firm=told)


def is_firm(sentence: Sentence, sighting: Sighting, cue: Token, head: Token) -> bool:
    """Whether a source of this head says what the tagger alone sees: a clause, or words closed."""
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
    speaks = names_somebody(head) and can_speak(head)
    return speaks and cue.pos_ == "VERB" and cues.is_asserted(cue)


def _follows(sentence: Sentence, link: Link) -> bool:
    """Whether the content follows the cue, but for time words: not "rejected reports that ..."."""
    inside = words_of(sentence, link.cue)
    between = words_of(sentence, Span(link.cue.end, link.content[0].start))
    return (
        link.cue.end <= link.content[0].start
        and all(token.pos_ != "NOUN" for token in inside)
        and all(token.pos_ in _LIGHT or token.ent_type_ in _WHEN for token in between)
    )


def _is_clause(sentence: Sentence, link: Link, cue: Token) -> bool:
    """Whether "that ..." is a clause: with a subject, or "that its ..." and a verb."""
    words = words_of(sentence, link.content[0])
    joins = len(words) > 1 and words[1].pos_ in _DETERMINING
    return (joins and any(token.pos_ in _VERBS for token in words[2:])) or _is_proposition(
        sentence, link.content[0], cue
    )


def _is_bare_clause(sentence: Sentence, link: Link) -> bool:
    """Whether "X said ..." goes on with a clause: a noun, and a verb that is nobody's relative.

    Of the verbs, "say" alone is read so: what follows others may be a thing ("announced a plan").
    """
    words = words_of(sentence, link.content[0])
    words = words[1:] if words[0].lower_ == "that" else words
    verb = next((at for at, token in enumerate(words) if _is_verb(token)), 0)
    return (
        link.word == "say"
        and len(link.content) == 1
        and link.source is not None
        and link.source.end <= link.cue.start
        and verb > 0
        and (words[0].pos_ in _OPENING or words[0].is_upper)
        and words[0].lower_ not in _RELATIVES
        and words[verb - 1].lower_ not in {"to", *_RELATIVES}
    )


def _is_verb(token: Token) -> bool:
    """Tell a verb from a name in capitals that is spelt like one: "IS"."""
    return token.pos_ in _VERBS and not (token.is_upper and len(token) > 1)


def _is_proposition(sentence: Sentence, piece: Span, cue: Token) -> bool:
    """Tell a clause with a subject of its own that the cue governs.

    A known cue needs the parse to hang the clause on it, or a "that" to open it; another verb
    needs both: "outraged the deal fell through" reports nothing.
    """
    known = bool(cues.licences(cue))
    opened = opens_with_that(sentence.text, piece, at=sentence.span.start)
    for token in sentence.words:
        governed = token.dep_ == "ccomp" and token.head == cue
        if token.pos_ not in _VERBS or not piece.contains(sentence.span_of(token)):
            continue
        if not ((known and (governed or opened)) or (governed and opened)):
            continue
        if any(t.dep_ in _SUBJECTS and piece.contains(sentence.span_of(t)) for t in token.children):
            return True
    return False


def opens_with_that(text: str, piece: Span, *, at: int = 0) -> bool:
    """Whether a piece opens with "that"; `at` is where the text begins in its article."""
    return text[piece.start - at :][:5].lower() == "that "


def names_somebody(head: Token) -> bool:
    """Whether a source of this head is a noun or a pronoun of its own, not "who" or "which"."""
    return head.pos_ in _NOMINAL and head.lower_ not in _RELATIVES


def words_of(sentence: Sentence, span: Span) -> list[Token]:
    """Return the words of a sentence that a span touches."""
    return [token for token in sentence.words if span.overlaps(sentence.span_of(token))]


def head_of(sentence: Sentence, span: Span) -> Token | None:
    """Return the word of a span that the others hang on."""
    words = [token for token in words_of(sentence, span) if not token.is_punct]
    inside = {t.i for t in words}
    return next((t for t in words if t.head.i not in inside or t.head == t), None)
