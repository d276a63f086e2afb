"""Links from a source by a cue to its content, read from the parse of one sentence.

The scheme of source, cue and content is that of PolNeAR (Newell et al. 2018); the span rules follow
its guidelines, so that a content keeps its "that" and its quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from retold.annotate.document import Sentence
from retold.claims import cues
from retold.claims.cues import Licence
from retold.claims.mentions import Mention, can_speak, mention_of, source_of
from retold.types import Span

_CLAUSE = frozenset({"ccomp"})
_EDGE = frozenset({",", ";", ":", "-", "–", "—", ".", "...", "…"})
_ACCORDING = frozenset({"according", "accord"})


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution: who (`source`, with its `head` word), by which cue, what.

    `content` holds its pieces in order. `sentence` is the index of the sentence of the cue.
    `firm` is true where a proposition is put forward as the source's own: not a stance towards a
    thing ("criticised the plan"), and not a negated, hypothetical or asked saying.
    `asserted` is true where the source did say it, whatever it is.
    `spoken` marks a saying told inside the quoted speech of somebody else.
    `told` is the head word of whoever it was told to. `direct` marks quoted speech.
    """

    sentence: int
    source: Span | None
    head: Token | None
    cue: Span
    word: str
    content: tuple[Span, ...]
    firm: bool
    told: Token | None = None
    direct: bool = False
    asserted: bool = True
    spoken: bool = False

    @property
    def hull(self) -> Span:
        """The stretch from the first to the last piece of the content."""
        return Span(self.content[0].start, self.content[-1].end)


def links_of(sentence: Sentence, index: int) -> Iterator[Link]:
    """Yield the attributions that one sentence's parse shows."""
    for token in sentence.tokens:
        if cues.licences(token):
            link = _verbal(sentence, index, token)
        elif token.lower_ in _ACCORDING:
            link = _according(sentence, index, token)
        elif token.pos_ == "NOUN" and cues.lemma(token) in cues.NOUN_CUES:
            link = _nominal(sentence, index, token)
        elif token.lower_ == "there" and token.dep_ == "expl":
            link = _existing(sentence, index, token)
        elif token.pos_ == "VERB" and cues.lemma(token) in cues.EMERGING | cues.RANGING:
            link = _emerging(sentence, index, token)
        else:
            link = None
        if link is not None:
            yield link


def _verbal(sentence: Sentence, index: int, verb: Token) -> Link | None:
    head = source_of(verb)
    if head is None or not can_speak(head) or not _inside(sentence, head):
        return None
    start, end = cues.cue_range(verb)
    mention = mention_of(head, avoid=range(start, end))
    taken = [(start, end), (mention.start, mention.end)]
    pieces, propositional = _contents(sentence, verb, head, taken)
    if not pieces:
        return None
    return Link(
        index,
        mention.span(sentence),
        head,
        sentence.span_of(verb.doc[start:end]),
        cues.lemma(verb),
        tuple(sentence.span_of(verb.doc[a:b]) for a, b in pieces),
        propositional and cues.is_asserted(verb),
        told=_told(verb, mention),
        asserted=cues.is_asserted(verb),
    )


def _inside(sentence: Sentence, token: Token) -> bool:
    return bool(sentence.tokens.start <= token.i < sentence.tokens.end)


Ranges = list[tuple[int, int]]


def _contents(sentence: Sentence, verb: Token, head: Token, taken: Ranges) -> tuple[Ranges, bool]:
    """Return the token ranges of what a verb governs, and whether they state a proposition."""
    licence = cues.licences(verb)
    clauses = [t for t in verb.children if t.dep_ in _CLAUSE and t != head]
    if licence & cues.CLAUSAL and not cues.is_quoted_only(verb):
        if clauses:
            return _pieces(sentence, clauses, taken), _is_proposition(verb, clauses)
        inserted = _inserted(sentence, verb, taken)
        if inserted:
            return inserted, True
    if Licence.COMMITMENT in licence:
        actions = [t for t in verb.children if t.dep_ == "xcomp" and _is_infinitive(t)]
        if actions:
            return _pieces(sentence, actions, taken), cues.lemma(verb) in _SPOKEN_COMMITMENTS
    things = _things(verb, licence)
    if things and not any(t == head for t in things):
        return _pieces(sentence, things, taken), _reports_figure(verb, things)
    return [], False


def _things(verb: Token, licence: frozenset[Licence]) -> list[Token]:
    """Return the noun phrases that a stance or a verb with its preposition is about."""
    particle = cues.particle(verb)
    if particle is not None:
        return [t for t in particle.children if t.dep_ in {"pobj", "pcomp"}] + [
            t for t in verb.rights if t.dep_ == "xcomp" and t.i > particle.i
        ]
    if Licence.STANCE not in licence:
        return []
    return [t for t in verb.rights if t.dep_ in {"dobj", "oprd", "xcomp", "ccomp"}]


def _reports_figure(verb: Token, things: list[Token]) -> bool:
    """Tell a noun phrase that states an event or a count: "confirmed six deaths"."""
    if cues.lemma(verb) not in cues.REPORTING:
        return False
    return any(t.ent_type_ in _COUNTS or t.pos_ == "NUM" for thing in things for t in thing.subtree)


_COUNTS = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT"})


_SPOKEN_COMMITMENTS = frozenset({"vow", "pledge", "promise", "threaten", "refuse", "agree"})


def _is_infinitive(token: Token) -> bool:
    return any(t.tag_ == "TO" for t in token.lefts)


def _is_proposition(verb: Token, clauses: list[Token]) -> bool:
    """Tell a stated clause from an indirect question or a bare infinitive."""
    if cues.lemma(verb) in {"want", "like"}:
        return False
    return not any(
        t.dep_ == "mark" and t.lower_ in {"whether", "if"} for c in clauses for t in c.lefts
    )


def _pieces(sentence: Sentence, clauses: list[Token], taken: Ranges) -> Ranges:
    """Return the clauses' token ranges, without the source and the cue, joined where they touch."""
    first, last = sentence.tokens.start, sentence.tokens.end
    found: Ranges = []
    for clause in clauses:
        start, end = max(first, clause.left_edge.i), min(last, clause.right_edge.i + 1)
        found.extend(_without(start, end, taken))
    doc = sentence.tokens.doc
    trimmed = [_trimmed(doc, a, b) for a, b in sorted(found)]
    return _joined([(a, b) for a, b in trimmed if a < b])


def _without(start: int, end: int, taken: Ranges) -> Ranges:
    ranges = [(start, end)]
    for a, b in taken:
        ranges = [
            piece
            for s, e in ranges
            for piece in ((s, min(e, a)), (max(s, b), e))
            if piece[0] < piece[1]
        ]
        ranges = sorted(set(ranges))
    return ranges


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while start < end and (doc[start].text in _EDGE or doc[start].is_space):
        start += 1
    while end > start and (
        doc[end - 1].text in _EDGE or doc[end - 1].is_space or doc[end - 1].dep_ == "cc"
    ):
        end -= 1
    return start, end


def _joined(ranges: Ranges) -> Ranges:
    joined: Ranges = []
    for start, end in ranges:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


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
    pieces = [_trimmed(doc, a, b) for a, b in _without(left, right, [*taken, (start, end)])]
    return [(a, b) for a, b in pieces if a < b]


def _told(verb: Token, mention: Mention) -> Token | None:
    """Return whoever the words were told to ("told the agency that", "said to the agency")."""
    for child in verb.rights:
        if child.dep_ in {"dobj", "dative"} and cues.lemma(verb) in {"tell", "inform"}:
            target = child
            if child.lower_ == "to":
                target = next((t for t in child.children if t.dep_ == "pobj"), child)
            return None if mention.start <= target.i < mention.end else target
    return None


def _according(sentence: Sentence, index: int, token: Token) -> Link | None:
    to = token.nbor(1) if token.i + 1 < sentence.tokens.end else None
    if to is None or to.lower_ != "to":
        return None
    head = next((t for t in to.children if t.dep_ == "pobj"), None)
    if head is None or head.pos_ not in {"NOUN", "PROPN", "PRON", "NUM"}:
        return None
    start, end = token.i, to.i + 1
    mention = mention_of(head, avoid=range(start, end))
    governor = token.head if token.head != token else token
    content = _governed(sentence, governor, [(start, mention.end)])
    if not content:
        return None
    return Link(
        index,
        mention.span(sentence),
        head,
        sentence.span_of(token.doc[start:end]),
        "according to",
        tuple(sentence.span_of(token.doc[a:b]) for a, b in content),
        firm=True,
    )


def _governed(sentence: Sentence, governor: Token, taken: Ranges) -> Ranges:
    """Return the clause that an adverbial of source belongs to."""
    above = governor
    while above.head != above and above.dep_ not in {"ROOT", "ccomp", "conj", "advcl", "relcl"}:
        above = above.head
    if above.dep_ == "conj" and above.pos_ not in {"VERB", "AUX"}:
        above = sentence.tokens.root
    left = max(above.left_edge.i, sentence.tokens.start)
    right = min(above.right_edge.i + 1, sentence.tokens.end)
    doc = sentence.tokens.doc
    pieces = [_trimmed(doc, a, b) for a, b in _without(left, right, taken)]
    return [(a, b) for a, b in pieces if a < b]


def _nominal(sentence: Sentence, index: int, noun: Token) -> Link | None:
    """Read "the ministry's claim that ...", "a statement by the mayor that ..."."""
    clause = next(
        (t for t in noun.children if t.dep_ in {"acl", "ccomp", "relcl"} and _has_that(t)), None
    )
    if clause is None:
        return None
    head = _owner(noun)
    if head is None or not can_speak(head):
        return None
    mention = mention_of(head, avoid=range(noun.i, noun.i + 1))
    content = _pieces(sentence, [clause], [])
    if not content:
        return None
    return Link(
        index,
        mention.span(sentence),
        head,
        sentence.span_of(noun),
        cues.lemma(noun),
        tuple(sentence.span_of(noun.doc[a:b]) for a, b in content),
        firm=True,
    )


def _has_that(clause: Token) -> bool:
    return any(t.lower_ == "that" and t.dep_ == "mark" for t in clause.lefts)


def _owner(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in {"by", "from", "of"}:
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def _emerging(sentence: Sentence, index: int, verb: Token) -> Link | None:
    """Read "Reports emerged that ..." and "Estimates ranged from ...": a source that is nobody."""
    noun = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    if noun is None or cues.lemma(noun) not in cues.DOCUMENT_SOURCES or _owner_named(noun):
        return None
    start, end = cues.cue_range(verb)
    if cues.lemma(verb) in cues.RANGING:
        taken = [(start, end), (noun.left_edge.i, noun.i + 1)]
        pieces = _governed(sentence, verb, taken)
    else:
        clauses = [
            t
            for above in (verb, noun)
            for t in above.children
            if t.dep_ in {"ccomp", "acl", "advcl", "relcl"} and _has_that(t)
        ]
        pieces = _pieces(sentence, clauses, [(start, end)])
    if not pieces:
        return None
    source = sentence.span_of(noun.doc[noun.left_edge.i : noun.i + 1])
    return Link(
        index,
        source,
        noun,
        sentence.span_of(verb.doc[start:end]),
        cues.lemma(verb),
        tuple(sentence.span_of(verb.doc[a:b]) for a, b in pieces),
        firm=cues.is_asserted(verb),
    )


def _existing(sentence: Sentence, index: int, there: Token) -> Link | None:
    """Read "There were reports of ...": a source that is nobody, and what it tells."""
    verb = there.head
    noun = next((t for t in verb.rights if t.dep_ in {"attr", "nsubj"}), None)
    if noun is None or noun.tag_ != "NNS" or cues.lemma(noun) not in cues.DOCUMENT_SOURCES:
        return None
    told = [t for t in noun.children if t.dep_ in {"acl", "ccomp", "relcl"} and _has_that(t)]
    told += [t for p in noun.children if p.lower_ in {"of", "about"} for t in p.children]
    pieces = _pieces(sentence, told, [])
    if not pieces or not cues.is_asserted(verb) or any(t.dep_ == "det" for t in noun.lefts):
        return None
    return Link(
        index,
        sentence.span_of(noun.doc[noun.left_edge.i : noun.i + 1]),
        noun,
        sentence.span_of(noun.doc[there.i : verb.i + 1]),
        cues.lemma(noun),
        tuple(sentence.span_of(noun.doc[a:b]) for a, b in pieces),
        firm=True,
    )


def _owner_named(noun: Token) -> bool:
    owner = _owner(noun)
    return owner is not None and owner.dep_ == "poss"
