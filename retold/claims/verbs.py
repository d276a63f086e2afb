"""Verbs of saying, thinking and showing -> links, read from the parse of one sentence.

The scheme of source, cue and content is that of PolNeAR (Newell et al. 2018); the span rules follow
its guidelines, so that a content keeps its "that" and its quotation marks.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from retold.annotate.document import Sentence
from retold.claims import cues
from retold.claims.cues import Licence
from retold.claims.lexicon import words
from retold.claims.links import Link, Ranges, pieces, trimmed, without
from retold.claims.mentions import Mention, can_speak, mention_of, source_of
from retold.claims.nouns import (
    AGENCIES,
    ANONYMOUS,
    CROWD,
    INSTITUTIONS,
    OUTLETS,
    REPORTERS,
    ROLES,
)
from retold.types import BlockKind

_CLAUSE = frozenset({"ccomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
_COUNTS = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT"})
_TELLING = frozenset({"tell", "inform", "remind", "assure", "warn", "advise", "notify"})
_LISTENERS = (INSTITUTIONS | OUTLETS | AGENCIES | ANONYMOUS | CROWD | ROLES | REPORTERS) | words(
    "court jury inquest inquiry hearing trial meeting conference lawmaker police authority worker"
)
_LABELS = frozenset({"correction", "corrections", "clarification", "note", "update", "editor"})
_SPOKEN_COMMITMENTS = frozenset({"vow", "pledge", "promise", "threaten", "refuse", "agree"})


def verbal_link(sentence: Sentence, index: int, verb: Token) -> Link | None:
    """Return the attribution of one verb in a sentence, or None where nobody is shown to speak."""
    head = source_of(verb)
    if head is None or not can_speak(head) or not _inside(sentence, head):
        return None
    if _is_dateline(sentence, head, verb) or _is_label(head):
        return None
    start, end = cues.cue_range(verb)
    mention = mention_of(head, avoid=range(start, end))
    taken = [(start, end), (mention.start, mention.end)]
    found, propositional = _contents(sentence, verb, head, taken)
    if not found:
        return None
    return Link(
        index,
        mention.span(sentence),
        head,
        sentence.span_of(verb.doc[start:end]),
        cues.lemma(verb),
        tuple(sentence.span_of(verb.doc[a:b]) for a, b in found),
        propositional and cues.is_asserted(verb) and not _is_fragment(verb, found),
        told=_told(verb, mention),
        asserted=cues.is_asserted(verb),
    )


def _inside(sentence: Sentence, token: Token) -> bool:
    return bool(sentence.tokens.start <= token.i < sentence.tokens.end)


def _is_dateline(sentence: Sentence, head: Token, verb: Token) -> bool:
    """Tell the place of "NORWICK, Westland – The mayor said": a town does not speak."""
    if head.i != sentence.tokens.start or not head.is_upper or len(head) < 4:
        return False
    return any(t.text in {"–", "—", "-", "--"} for t in head.doc[head.i : verb.i])


def _is_label(head: Token) -> bool:
    """Tell "Correction: an earlier version said", where the label is taken for the speaker."""
    marked = head.i + 1 < len(head.doc) and head.nbor(1).text == ":"
    return marked and head.lower_ in _LABELS


def _is_fragment(verb: Token, found: Ranges) -> bool:
    """Tell "what it says are rebels": a noun phrase of the outlet's, with a saying inside it."""
    start, end = found[0]
    return end - start <= 2 and verb.doc[end - 1].lower_ in {"what", "which", "who", "whom", "that"}


def _contents(sentence: Sentence, verb: Token, head: Token, taken: Ranges) -> tuple[Ranges, bool]:
    """Return the token ranges of what a verb governs, and whether they state a proposition."""
    licence = cues.licences(verb)
    clauses = [t for t in verb.children if t.dep_ in _CLAUSE and t != head]
    clauses = clauses or _hung_on_listener(verb)
    if licence & cues.CLAUSAL and not cues.is_quoted_only(verb):
        if clauses and not _is_misread(verb, clauses):
            stated = _is_proposition(verb, clauses) or _ends_title(sentence, verb, clauses)
            return pieces(sentence, clauses, taken), stated
        inserted = _inserted(sentence, verb, taken)
        if inserted:
            return inserted, True
    if Licence.COMMITMENT in licence:
        actions = [t for t in verb.children if t.dep_ == "xcomp" and _is_infinitive(t)]
        if actions:
            return pieces(sentence, actions, taken), cues.lemma(verb) in _SPOKEN_COMMITMENTS
    cited = _cited_saying(verb)
    if cited:
        return _cited_pieces(sentence, cited, taken), True
    things = _things(verb, licence)
    if things and not any(t == head for t in things):
        found = [(a, _before_clause(verb.doc, a, b)) for a, b in pieces(sentence, things, taken)]
        return [(a, b) for a, b in found if a < b], _reports_figure(verb, things)
    return [], False


def _hung_on_listener(verb: Token) -> list[Token]:
    """Read "told the court that the lock was broken" where the parse hangs it on the court."""
    if cues.lemma(verb) not in _TELLING:
        return []
    return [
        clause
        for listener in verb.rights
        if listener.dep_ in {"dobj", "dative"} and _listens(listener)
        for clause in listener.rights
        if clause.dep_ in {"acl", "relcl"} and _is_that_clause(clause)
    ]


def _listens(token: Token) -> bool:
    return token.pos_ in {"PROPN", "PRON"} or cues.lemma(token) in _LISTENERS


def _is_that_clause(clause: Token) -> bool:
    """Tell a clause with a "that" and a subject of its own, whose "that" is no part of it."""
    opens = any(t.lower_ == "that" and t.dep_ == "mark" for t in clause.lefts)
    return opens and any(t.dep_ in _SUBJECTS for t in clause.lefts)


def _cited_saying(verb: Token) -> list[Token]:
    """Return the cited and their saying, of "quoted the mayor as saying that ..."."""
    if cues.lemma(verb) not in cues.CITING:
        return []
    for child in verb.rights:
        if child.lower_ == "as" and any(
            t.dep_ == "pcomp" and cues.licences(t) & cues.CLAUSAL for t in child.children
        ):
            return [t for t in verb.rights if t.dep_ == "dobj" and t.i < child.i] + [child]
    return []


def _cited_pieces(sentence: Sentence, cited: list[Token], taken: Ranges) -> Ranges:
    found = pieces(sentence, cited, taken)
    return [(found[0][0], found[-1][1])] if found else []


def _things(verb: Token, licence: frozenset[Licence]) -> list[Token]:
    """Return the noun phrases that a stance or a verb with its preposition is about."""
    particle = cues.particle(verb)
    if particle is not None:
        return [t for t in particle.children if t.dep_ in {"pobj", "pcomp"}] + [
            t for t in verb.rights if t.dep_ == "xcomp" and t.i > particle.i
        ]
    if Licence.STANCE not in licence:
        return []
    things = [t for t in verb.rights if t.dep_ in {"dobj", "oprd", "xcomp", "ccomp"}]
    clauses = [t for t in things if t.dep_ == "ccomp"]
    return [t for t in things if t not in clauses or not _is_misread(verb, clauses)]


def _before_clause(doc: Doc, start: int, end: int) -> int:
    """Cut a noun phrase before a coordinated clause, whose voice may be another's."""
    for token in doc[start:end]:
        if token.dep_ == "cc" and token.i > start:
            rest = doc[token.i + 1 : end]
            if any(t.dep_ in _SUBJECTS and t.head.pos_ in {"VERB", "AUX"} for t in rest):
                return int(token.i)
    return end


def _reports_figure(verb: Token, things: list[Token]) -> bool:
    """Tell a noun phrase that states an event or a count: "confirmed six deaths"."""
    if cues.lemma(verb) not in cues.REPORTING:
        return False
    return any(t.ent_type_ in _COUNTS or t.pos_ == "NUM" for thing in things for t in thing.subtree)


def _is_infinitive(token: Token) -> bool:
    return any(t.tag_ == "TO" for t in token.lefts)


def _is_misread(verb: Token, clauses: list[Token]) -> bool:
    """Tell a main clause that the parse hung on a verb with an object of its own.

    In "since the mayor announced the plan there have been queues" nobody said the queues; only
    verbs that speak to somebody take both an object and a clause.
    """
    if cues.lemma(verb) in cues.ADDRESSING:
        return False
    if cues.lemma(verb) == "claim" and any(t.lemma_ in {"life", "victim"} for t in _next(verb)):
        return True
    has_object = any(t.dep_ == "dobj" for t in verb.rights)
    marked = any(t.dep_ == "mark" for clause in clauses for t in clause.lefts)
    return has_object and not marked and all(clause.i > verb.i for clause in clauses)


def _next(verb: Token) -> list[Token]:
    return list(verb.doc[verb.i + 1 : verb.i + 3])


def _is_proposition(verb: Token, clauses: list[Token]) -> bool:
    """Tell a stated clause from an indirect question or a bare infinitive."""
    if cues.lemma(verb) in {"want", "like"}:
        return False
    if not any(t.dep_ in _SUBJECTS for clause in clauses for t in clause.children):
        return False
    return not any(
        t.dep_ == "mark" and t.lower_ in {"whether", "if"} for c in clauses for t in c.lefts
    )


def _ends_title(sentence: Sentence, verb: Token, clauses: list[Token]) -> bool:
    """Tell "Harbour fire: six dead, police say": before a saying, a title states without verbs."""
    return sentence.block.kind is BlockKind.TITLE and all(clause.i < verb.i for clause in clauses)


def _inserted(sentence: Sentence, verb: Token, taken: Ranges) -> Ranges:
    """Read "The road is safe, he says" where the parse hangs the saying on the said."""
    if verb.dep_ not in {"ccomp", "parataxis", "advcl"} or verb.head == verb:
        return []
    start, end = verb.left_edge.i, verb.right_edge.i + 1
    doc = verb.doc
    if verb.dep_ == "advcl" and not any(
        t.dep_ == "mark" and t.lower_ == "as" for t in verb.children
    ):
        return []
    before = doc[start - 1].text if start > sentence.tokens.start else ""
    opens = before in {",", "-", "–", "—", "(", "”", '"'} or doc[start].text == ","
    if not opens and not (verb.dep_ == "advcl" and start == sentence.tokens.start):
        return []
    if any(t.dep_ in {"dobj", "attr", "acomp"} for t in verb.children):
        return []
    left, right = verb.head.left_edge.i, verb.head.right_edge.i + 1
    left, right = max(left, sentence.tokens.start), min(right, sentence.tokens.end)
    told = [r for r in without(left, right, [*taken, (start, end)]) if not _is_next(doc, r, end)]
    found = [trimmed(doc, a, b) for a, b in told]
    return [(a, b) for a, b in found if a < b]


def _is_next(doc: Doc, piece: tuple[int, int], cue_end: int) -> bool:
    """Tell a clause of its own after an inserted cue: "..., he said, and the road is closed"."""
    start, end = piece
    if start < cue_end:
        return False
    opening = next((t for t in doc[start:end] if t.dep_ != "punct"), None)
    if opening is None or opening.dep_ != "cc":
        return False
    return any(
        t.dep_ == "conj" and t.head.i < start and any(c.dep_ in _SUBJECTS for c in t.children)
        for t in doc[start:end]
    )


def _told(verb: Token, mention: Mention) -> Token | None:
    """Return whoever the words were told to ("told the agency that", "said to the agency")."""
    for child in verb.rights:
        if child.dep_ in {"dobj", "dative"} and cues.lemma(verb) in {"tell", "inform"}:
            target = child
            if child.lower_ == "to":
                target = next((t for t in child.children if t.dep_ == "pobj"), child)
            return None if mention.start <= target.i < mention.end else target
    return None
