"""Who speaks: from a cue to the noun phrase of its source."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from retold.annotate.document import Sentence
from retold.claims import cues
from retold.claims.nouns import THINGS
from retold.types import Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_MARKS = frozenset("“”\"«»‘’'")
_RELATIVES = frozenset({"who", "which", "that"})
_EDGES = frozenset({",", ";", ":", "-", "–", "—", "(", ")", "”", "“", '"'})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "parataxis", "ccomp"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A source as it stands in a sentence: its head word and its token range [start, end)."""

    head: Token
    start: int
    end: int

    def span(self, sentence: Sentence) -> Span:
        """Return its place in the stored text."""
        return sentence.span_of(self.head.doc[self.start : self.end])


def source_of(verb: Token) -> Token | None:
    """Return the head word of whoever a cue verb says is speaking, or None.

    The subject is looked for at the verb, at the verb that it is coordinated with, at the verb
    that governs it ("left, saying that"), and at the noun that it modifies ("a note saying that").
    Of a passive only the agent speaks.
    """
    if _is_passive(verb):
        return _agent(verb)
    own = _subject(verb)
    if own is not None:
        return _antecedent(own, verb)
    if verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBG":
        return verb.head if verb.head.pos_ in _NOMINAL else None
    if verb.dep_ == "pcomp":
        return _cited(verb)
    if verb.dep_ == "conj" or (verb.dep_ in {"advcl", "xcomp"} and verb.tag_ in {"VBG", "VB"}):
        return _shared(verb)
    return _inverted(verb)


def _subject(verb: Token) -> Token | None:
    return next((t for t in verb.children if t.dep_ in _SUBJECTS), None)


def _shared(verb: Token) -> Token | None:
    """Climb to the verb whose subject this one shares."""
    nearer = _speaking_between(verb)
    if nearer is not None:
        return nearer
    above, steps = verb.head, 0
    while above.pos_ in {"VERB", "AUX"} and steps < 4:
        subject = _subject(above)
        if subject is not None:
            return (
                None if _is_passive(above) and verb.dep_ == "xcomp" else _antecedent(subject, above)
            )
        if above.head == above or above.dep_ not in {"conj", "xcomp", "advcl"}:
            return None
        above, steps = above.head, steps + 1
    return None


def _speaking_between(verb: Token) -> Token | None:
    """Return the speaker inserted before a participle: "..., the mayor said, adding that ..."."""
    if verb.dep_ != "advcl":
        return None
    for i in range(verb.i - 1, verb.head.i, -1):
        token = verb.doc[i]
        if cues.quotes(token) and token.tag_ in {"VBD", "VBZ", "VBP"}:
            return _subject(token)
    return None


def _cited(verb: Token) -> Token | None:
    """Take the cited for the speaker: "cited the minister as saying that"; else the subject."""
    above = verb.head
    citing = above.head
    if above.lower_ == "as" and cues.lemma(citing) in cues.CITING:
        if _is_passive(citing):
            return _subject(citing)
        return next((t for t in citing.rights if t.dep_ == "dobj" and t.i < verb.i), None)
    return None


def _inverted(verb: Token) -> Token | None:
    """Read '"...", said the mayor' where the parse took the mayor for an object."""
    if verb.dep_ == "acl" or verb.tag_ not in {"VBD", "VBZ", "VBP"} or not cues.quotes(verb):
        return None
    if verb.i == 0 or verb.nbor(-1).text not in {",", "”", '"', "’", "'", "?", "!"}:
        return None
    return next(
        (t for t in verb.rights if t.dep_ in {"dobj", "attr", "oprd", "npadvmod"} and _names(t)),
        None,
    )


def _names(token: Token) -> bool:
    return token.pos_ in {"PROPN", "PRON"} or token.ent_type_ in {"PERSON", "ORG"}


def _is_passive(verb: Token) -> bool:
    if any(t.dep_ in {"auxpass", "agent"} for t in verb.children):
        return True
    return verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN" and _subject(verb) is None


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def _antecedent(subject: Token, verb: Token) -> Token:
    """Take the noun for the relative pronoun that stands for it."""
    if subject.lower_ in _RELATIVES and verb.dep_ == "relcl" and verb.head.pos_ in _NOMINAL:
        return verb.head
    return subject


def can_speak(head: Token) -> bool:
    """Tell whether a noun phrase can be a source: not the writer, the reader, nobody or a fact."""
    if head.pos_ not in _NOMINAL or head.dep_ == "expl":
        return False
    word = head.lower_
    if word in {"it", "one"}:
        nobody = head.i > 0 and head.nbor(-1).lower_ == "no"
        return (word == "one" and not nobody) or (word == "it" and head.dep_ == "nsubj")
    if word in _RELATIVES or (head.pos_ == "NOUN" and cues.lemma(head) in THINGS):
        return False
    if word in cues.NOT_SOURCES or cues.lemma(head) in cues.NOT_SOURCES:
        return head.pos_ == "PROPN" and head.ent_type_ != ""
    return not any(t.lower_ in {"no", "neither"} and t.dep_ == "det" for t in head.children)


def mention_of(head: Token, *, avoid: range = range(0)) -> Mention:
    """Return the full noun phrase round a head, with titles and appositions.

    `avoid` is a range of tokens (the cue) that the phrase must not reach over. A relative clause
    that the cue stands in is left out, and so are quotation marks and commas at the edges.
    """
    start, end = head.left_edge.i, head.right_edge.i + 1
    for child in head.rights:
        holds_cue = any(child.left_edge.i <= i <= child.right_edge.i for i in avoid)
        quoting = child.lower_ in {"quoting", "citing"} and child.dep_ == "acl"
        if holds_cue or quoting or (child.dep_ in _CLAUSES and child.dep_ not in {"relcl", "acl"}):
            end = min(end, child.left_edge.i)
            break
    if avoid and head.i < avoid.start:
        end = min(end, avoid.start)
    if avoid and head.i >= avoid.stop:
        start = max(start, avoid.stop)
    if head.dep_ == "poss":
        end = min([end, *(t.i for t in head.rights if t.dep_ == "case")])
    start, end = _between_marks(head, start, end)
    return Mention(head, *_trimmed(head, start, end))


def _between_marks(head: Token, start: int, end: int) -> tuple[int, int]:
    doc = head.doc
    for i in range(head.i - 1, start - 1, -1):
        if doc[i].text in _MARKS and doc[i].dep_ == "punct":
            start = i + 1
            break
    for i in range(head.i + 1, end):
        if doc[i].text in _MARKS and doc[i].dep_ == "punct":
            end = i
            break
    return start, end


def _trimmed(head: Token, start: int, end: int) -> tuple[int, int]:
    doc = head.doc
    while start < head.i and (doc[start].text in _EDGES or doc[start].is_space):
        start += 1
    while end - 1 > head.i and (doc[end - 1].text in _EDGES or doc[end - 1].is_space):
        end -= 1
    return start, end
