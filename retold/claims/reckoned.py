"""Whose reckoning a statement is: "by the board's count", "in her view", "put the toll at 32"."""

from __future__ import annotations

from spacy.tokens import Token

from retold.annotate.document import Sentence
from retold.claims import cues
from retold.claims.lexicon import words
from retold.claims.links import Link, Ranges, governed, pieces
from retold.claims.mentions import can_speak, mention_of, source_of
from retold.claims.nouns import AGENCIES, INSTITUTIONS, OUTLETS, ROLES

_COUNTED_BY = words("count account reckoning tally estimate calculation")
_SEEN_IN = words("view opinion judgement judgment")
_SOURCES = INSTITUTIONS | ROLES | AGENCIES | OUTLETS
_MEASURES = words(
    "toll number count figure loss damage total casualty death fatality turnout attendance share "
    "stake estimate"
)
_NEAR = 4
_SETTING = {"put": "at", "place": "at", "give": "as"}


def reckoned_link(sentence: Sentence, index: int, token: Token) -> Link | None:
    """Return the attribution by a noun of counting or of thinking, or by the setting of a figure.

    The ways of saying are those of Quirk et al. (1985, 15.54): adverbials that tell on whose
    authority a clause stands.
    """
    if token.pos_ == "NOUN":
        return _adverbial(sentence, index, token)
    return _setting(sentence, index, token) if token.pos_ == "VERB" else None


def _adverbial(sentence: Sentence, index: int, noun: Token) -> Link | None:
    """Read "by the board's count" and ", in the view of the board"."""
    prep = noun.head
    known = _COUNTED_BY if prep.lower_ == "by" else _SEEN_IN if prep.lower_ == "in" else ()
    if noun.dep_ != "pobj" or noun.lower_ not in known:
        return None
    head, of = _owner(noun)
    if head is None or not _speaks(head):
        return None
    mention = mention_of(head, avoid=range(noun.i, noun.i + 1))
    start, end = prep.i, max(noun.i + 1, mention.end)
    if noun.lower_ in _SEEN_IN and not _set_off(sentence, start, end):
        return None
    content = _to_the_left(sentence, governed(sentence, prep.head, [(start, end)]))
    if not content or not _states(sentence, content):
        return None
    cue = (start, of.i + 1) if of is not None else (start, start + 1)
    return Link(
        index,
        mention.span(sentence),
        head,
        sentence.span_of(noun.doc[cue[0] : cue[1]]),
        f"{prep.lower_} the {noun.lower_} of",
        tuple(sentence.span_of(noun.doc[a:b]) for a, b in content),
        firm=True,
    )


def _owner(noun: Token) -> tuple[Token | None, Token | None]:
    """Return whose it is, and the "of" before it; any other word about the noun undoes it."""
    plain = {"poss", "det", "prep", "punct"}
    if any(child.dep_ not in plain for child in noun.children):
        return None, None
    own = next((t for t in noun.lefts if t.dep_ == "poss"), None)
    if own is not None:
        return own, None
    of = next((t for t in noun.rights if t.lower_ == "of" and t.i == noun.i + 1), None)
    if of is None or not any(t.lower_ == "the" for t in noun.lefts):
        return None, None
    return next((t for t in of.children if t.dep_ == "pobj"), None), of


def _speaks(head: Token) -> bool:
    """Tell a name, and a noun that stands for a body or an office, from all else."""
    if head.pos_ == "PROPN":
        return can_speak(head) and head.ent_type_ not in {"DATE", "TIME", "EVENT", "LAW"}
    return head.pos_ == "NOUN" and cues.lemma(head) in _SOURCES and can_speak(head)


def _set_off(sentence: Sentence, start: int, end: int) -> bool:
    """Tell ", in the mayor's view," from a tower that stands in the mayor's view."""
    doc = sentence.tokens.doc
    if start == sentence.tokens.start:
        return bool(doc[end].text == ",") if end < sentence.tokens.end else False
    return bool(doc[start - 1].text == ",")


def _to_the_left(sentence: Sentence, content: Ranges) -> Ranges:
    """Take in what the parse left out before a clause where no mark or joining word stands."""
    first = sentence.tokens.start
    if not content or content[0][0] == first:
        return content
    before = sentence.tokens.doc[first : content[0][0]]
    joined = any(t.is_punct or t.pos_ in {"CCONJ", "PUNCT"} for t in before)
    if not joined:
        return [(first, content[0][1]), *content[1:]]
    return content if before[-1].is_punct or before[-1].pos_ == "CCONJ" else []


def _states(sentence: Sentence, content: Ranges) -> bool:
    doc = sentence.tokens.doc
    return any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for a, b in content for t in doc[a:b])


def _setting(sentence: Sentence, index: int, verb: Token) -> Link | None:
    """Read "put the toll at 32" and "gives the loss as 800 hectares"."""
    things = _set_figure(verb)
    head = source_of(verb) if things and verb.dep_ != "acl" else None
    if head is None or not can_speak(head):
        return None
    if not sentence.tokens.start <= head.i < sentence.tokens.end:
        return None
    start, end = cues.cue_range(verb)
    mention = mention_of(head, avoid=range(start, end))
    found = pieces(sentence, things, [(start, end), (mention.start, mention.end)])
    if not found:
        return None
    return Link(
        index,
        mention.span(sentence),
        head,
        sentence.span_of(verb.doc[start:end]),
        cues.lemma(verb),
        (sentence.span_of(verb.doc[found[0][0] : _end(verb, found[-1][1])]),),
        firm=cues.is_asserted(verb),
        asserted=cues.is_asserted(verb),
    )


def _set_figure(verb: Token) -> list[Token]:
    """Return the words for the thing counted and for its number, where a verb puts it so."""
    lemma = cues.lemma(verb)
    thing = next((t for t in verb.rights if t.dep_ == "dobj"), None)
    if thing is None or cues.lemma(thing) not in _MEASURES:
        return []
    if lemma == "document":
        return [thing] if _has_number(thing) else []
    if lemma not in _SETTING:
        return []
    near = [t for t in verb.subtree if thing.i < t.i <= thing.i + _NEAR]
    by = [t for t in near if t.lower_ == _SETTING[lemma] and _has_number(t)]
    return [thing, by[0]] if by else []


def _end(verb: Token, end: int) -> int:
    """Return where a figure ends that the parse cut in two: "as 800" "to 950 hectares"."""
    doc = verb.doc
    if end + 1 < len(doc) and doc[end].lower_ in {"to", "or", "and"} and doc[end + 1].pos_ == "NUM":
        upper = doc[end + 1]
        return max(upper.i, upper.head.i if upper.head.pos_ == "NOUN" else 0) + 1
    return end


def _has_number(token: Token) -> bool:
    return any(t.pos_ == "NUM" for t in token.subtree)
