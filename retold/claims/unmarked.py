"""Sayings at the end of a sentence in texts that have lost their commas: "... hurt the board said".

Feeds and scraped archives drop punctuation, and every parser reads what is left as one clause. A
closing "said" takes no noun for its object save words such as "what" and "thing", so that a noun
phrase which can speak, between a whole statement and that verb, is who says it.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from retold.annotate.document import Sentence
from retold.claims import cues
from retold.claims.closing import SAYINGS, closing_parts
from retold.claims.lexicon import words
from retold.claims.links import Link, trimmed
from retold.claims.nominals import FINITE, QUOTES, head_of, names_speaker, states
from retold.claims.nouns import (
    AGENCIES,
    ANONYMOUS,
    CROWD,
    INSTITUTIONS,
    OUTLETS,
    REPORTERS,
    ROLES,
)

Run = list[Token]

_SAID = words(
    "thing things word words what all everything anything something nothing that which who whom "
    "line lines sentence one those these more less much way time day reason reasons letter story "
    "exactly just precisely so like"
)
_SPEAKERS = (
    INSTITUTIONS | OUTLETS | AGENCIES | CROWD | ROLES | ANONYMOUS | REPORTERS | {"authority"}
) - words(
    "report rumour rumor estimate claim allegation account one other another many some few figure "
    "people person times post independent mirror express channel house center centre major church "
    "office paper network daily general public critic family man woman parent"
)
_SORTS = words(
    "local state state-run official opposition medical security military police government rebel "
    "regional provincial national foreign civil field hospital news rights aid defence defense "
    "health rescue emergency tribal army media senior independent agency observatory monitoring"
)
_ENTITIES = frozenset({"ORG", "PERSON"})
_HELPERS = words("has have had also later")
_LONGEST = 8
_SHORTEST = 5
_JOINING = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PART", "AUX", "PUNCT", "NUM"})


def unmarked_link(sentence: Sentence, index: int) -> Link | None:
    """Return the attribution to whoever closes a sentence without a comma, or None."""
    tokens, at = closing_parts(sentence)
    if at >= _SHORTEST and SAYINGS[tokens[at].lower_] in {"say", "tell", "add"}:
        first = at
        while first > 0 and tokens[first - 1].lower_ in _HELPERS:
            first -= 1
        size = size_of(tokens[:first])
        told, source = tokens[: first - size], tokens[first - size : first]
        return linked(sentence, index, told, source, tokens[first:]) if size else None
    return _turned(sentence, index, tokens)


def _turned(sentence: Sentence, index: int, tokens: Run) -> Link | None:
    """Read "... wounded dozens said the Harbour Observatory"."""
    said = [n for n, t in enumerate(tokens) if t.text in {"said", "says"}]
    if len(said) != 1 or said[0] < _SHORTEST:
        return None
    source = tokens[said[0] + 1 :]
    if not source or size_of(source) != len(source):
        return None
    return linked(sentence, index, tokens[: said[0]], source, [tokens[said[0]]])


def linked(
    sentence: Sentence, index: int, told: Run, source: Run, saying: Run, *, bare: bool = False
) -> Link | None:
    """Make the link; `saying` is the cue's helpers and verb, and whoever is told.

    None where `told` is no whole statement. In a `bare` text words between marks may stand in it,
    and a past form will do that the tags take for a participle.
    """
    head = head_of(source)
    if head is None or not _is_whole(told, bare=bare):
        return None
    verb = next(n for n, t in enumerate(saying) if t.lower_ in SAYINGS)
    doc, lemma = saying[verb].doc, SAYINGS[saying[verb].lower_]
    start, end = trimmed(doc, told[0].i, told[-1].i + 1)
    return Link(
        index,
        sentence.span_of(doc[source[0].i : source[-1].i + 1]),
        head,
        sentence.span_of(doc[saying[0].i : saying[verb].i + 1]),
        lemma,
        (sentence.span_of(doc[start:end]),),
        firm=True,
        told=head_of(saying[verb + 1 :]) if lemma == "tell" else None,
        whole=True,
    )


def _is_whole(told: Run, *, bare: bool) -> bool:
    """Tell a statement whose last word no saying can have for its object."""
    if len(told) < _SHORTEST or not (bare or all(t.text not in QUOTES for t in told)):
        return False
    last, opening = told[-1], told[0]
    leading = last.pos_ in _JOINING and not (bare and _ends_bare(last))
    if last.lower_ in _SAID or leading or last.text == ",":
        return False
    if opening.tag_ in {"WDT", "WP", "WRB"} or opening.dep_ == "mark":
        return False
    return states(told) or (bare and _tells_of_past(told))


def _ends_bare(last: Token) -> bool:
    """Tell a year, or the mark that closes a quotation."""
    return (last.pos_ == "NUM" and last.ent_type_ == "DATE") or last.text in QUOTES


def _tells_of_past(told: Run) -> bool:
    return any(t.tag_ == "VBN" and t.dep_ != "amod" for t in told[1:])


def size_of(before: Run, *, longest: int = _LONGEST) -> int:
    """Return how many words at the end name who speaks, 0 where none plainly do."""
    return _articled(before, longest) or _entity(before) or _plural(before)


def _articled(before: Run, longest: int) -> int:
    """Read "the Harbour Observatory for Human Rights" and "a monitoring group"."""
    for size in range(2, min(longest, len(before)) + 1):
        token = before[-size]
        if token.tag_ in FINITE:
            return 0
        if token.lower_ in {"the", "a", "an", "one", "another"}:
            run = before[-size:]
            head = head_of(run)
            known = head is not None and cues.lemma(head) in _SPEAKERS
            if size < len(before) and before[-size - 1].pos_ in _JOINING:
                continue
            common = head is not None and head.pos_ == "NOUN" and not _may_be_named(before[:-size])
            named = token.lower_ == "the" or common
            return size if known and named and names_speaker(run) else 0
    return 0


def _may_be_named(told: Sequence[Token]) -> bool:
    """Tell a name that "a rescue worker" may be said of, right before it."""
    last = told[-1] if told else None
    if last is None or last.ent_type_ in {"GPE", "LOC", "FAC", "DATE", "TIME"}:
        return False
    return last.pos_ == "PROPN" or last.ent_type_ in _ENTITIES


def _entity(before: Run) -> int:
    """Read "ORNA" and "observatory head Omar Reyes": a name, with its office before it."""
    label = before[-1].ent_type_ if before else ""
    if label not in _ENTITIES or before[-1].pos_ != "PROPN":
        return 0
    size = 1
    while size < len(before) and before[-size].ent_iob_ != "B" and size < _LONGEST:
        size += 1
    own = size
    while size < len(before) and _describes(before[-size - 1]):
        size += 1
    run = before[-size:]
    office = size > own and cues.lemma(run[-own - 1]) in _SPEAKERS
    if not (office or label == "ORG" or own > 1):
        return 0
    if size == len(before):
        return size if names_speaker(run, titled=True) else 0
    near = before[-size - 1]
    loose = near.pos_ not in _JOINING | {"PROPN"} and near.tag_ != "VBN"
    return size if loose and names_speaker(run, titled=True) else 0


def _describes(token: Token) -> bool:
    word = cues.lemma(token)
    return token.text.islower() and (token.lower_ in _SORTS or word in _SPEAKERS | _SORTS)


def _plural(before: Run) -> int:
    """Read "activists", "rights groups" and "local residents"."""
    if not before or before[-1].tag_ != "NNS" or cues.lemma(before[-1]) not in _SPEAKERS:
        return 0
    size = 1
    while size < len(before) and before[-size - 1].lower_ in _SORTS and size < _LONGEST:
        size += 1
    if size == len(before):
        return size
    near = before[-size - 1]
    if near.ent_type_ in {"ORG", "NORP", "GPE"} and _stands_alone(before[:-size]):
        return size + 1
    loose = near.pos_ in {"PROPN", "NOUN", "ADV"} or near.tag_ == "VBN"
    return size if loose and near.ent_type_ not in {"ORG", "NORP"} else 0


def _stands_alone(before: Run) -> bool:
    """Tell "... preparations US officials" from "... in Norwick officials"."""
    known = before[-1].ent_iob_ == "B" and len(before) > 1
    return known and before[-2].pos_ in {"NOUN", "ADV"} and before[-2].dep_ != "compound"
