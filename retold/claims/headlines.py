"""Headlines that attribute with a colon: "Minister: no deal", "Attack kills six: state TV"."""

from __future__ import annotations

from spacy.tokens import Token

from retold.annotate.document import Sentence
from retold.claims import cues
from retold.claims.links import Link
from retold.types import BlockKind

_NAME = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "PART", "NUM"})
_LONGEST = 5
_SHORT = 3


def headline_link(sentence: Sentence, index: int) -> Link | None:
    """Return the attribution that a headline's punctuation makes, or None.

    In body text only a transcript's speaker, in capitals before a colon, is read so.
    """
    if ":" not in sentence.text:
        return _dashed(sentence, index)
    colons = [t for t in sentence.words if t.text == ":"]
    if len(colons) != 1:
        return None
    colon = colons[0]
    first, last = sentence.tokens.start, sentence.tokens.end
    if sentence.block.kind is BlockKind.TITLE:
        if _is_name(sentence, first, colon.i):
            return _link(sentence, index, (first, colon.i), colon, (colon.i + 1, last))
        if _is_name(sentence, colon.i + 1, last):
            return _link(sentence, index, (colon.i + 1, last), colon, (first, colon.i))
    elif _is_transcript(sentence, first, colon.i):
        return _link(sentence, index, (first, colon.i), colon, (colon.i + 1, last))
    return None


def _dashed(sentence: Sentence, index: int) -> Link | None:
    """Read "Two die in harbour blast - police"; a capital behind the dash may be an outlet's."""
    if sentence.block.kind is not BlockKind.TITLE:
        return None
    dash = next((t for t in reversed(sentence.words) if t.text in {"-", "–", "—"}), None)
    if dash is None or not dash.whitespace_ or not dash.i or not dash.nbor(-1).whitespace_:
        return None
    first, last = sentence.tokens.start, sentence.tokens.end
    name = sentence.tokens.doc[dash.i + 1 : last]
    plain = 0 < len(name) <= _SHORT and all(t.text.islower() and t.is_alpha for t in name)
    if not plain or dash.i - first < _SHORT or name[-1].lower_ not in _ROLES:
        return None
    return _link(sentence, index, (dash.i + 1, last), dash, (first, dash.i))


def _is_name(sentence: Sentence, start: int, end: int) -> bool:
    words = sentence.tokens.doc[start:end]
    if not 0 < len(words) <= _LONGEST or any(t.pos_ not in _NAME for t in words):
        return False
    head = words.root
    if _asks(sentence, start, end):
        return False
    return cues.lemma(head) in _ROLES or (
        head.ent_type_ in {"PERSON", "ORG", "NORP"} and _has_verb(sentence, start, end)
    )


_ROLES = frozenset(
    """minister ministry police official officials president mayor governor spokesman spokeswoman
    spokesperson army military government report study survey poll tv television agency source
    witness lawyer judge court union chief un prosecutor expert scientist doctor regulator watchdog
    ambassador envoy senator leader premier chancellor commander general monitor analyst radio
    media""".split()
)


def _asks(sentence: Sentence, start: int, end: int) -> bool:
    """Tell a topic with its question ("Harbour: what next?") from a speaker with his words."""
    other = [t for t in sentence.tokens if not start <= t.i < end and not t.is_punct]
    return (
        len(other) < 2 or other[0].tag_ in {"WDT", "WP", "WRB"} or sentence.tokens[-1].text == "?"
    )


def _has_verb(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether the other side of the colon states something."""
    return any(t.pos_ in {"VERB", "AUX"} for t in sentence.tokens if not start <= t.i < end)


_LABELS = frozenset(
    """story update updated watch live read more breaking video photos pictures gallery listen
    exclusive analysis opinion related correction clarification note timeline background about
    original summary here""".split()
)
"""Words that label a paragraph, as "ORIGINAL STORY:" does, and name no speaker."""


def _is_transcript(sentence: Sentence, start: int, end: int) -> bool:
    words = sentence.tokens.doc[start:end]
    at_start = sentence.span.start == sentence.block.span.start
    return (
        at_start
        and 0 < len(words) <= 4
        and all(t.text.isupper() and t.is_alpha and len(t.text) > 1 for t in words)
        and not any(t.lower_ in _LABELS for t in words)
    )


def _link(
    sentence: Sentence,
    index: int,
    source: tuple[int, int],
    colon: Token,
    content: tuple[int, int],
) -> Link | None:
    doc = sentence.tokens.doc
    if content[0] >= content[1]:
        return None
    name = doc[source[0] : source[1]]
    return Link(
        index,
        sentence.span_of(name),
        name.root,
        sentence.span_of(colon),
        ":",
        (sentence.span_of(doc[content[0] : content[1]]),),
        firm=True,
    )
