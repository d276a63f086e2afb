"""Sayings at the end of a sentence in texts without a single comma: "... hurt ORNA reported".

Where a text has commas, a noun before "the agency reported" may be what was reported. A text that
lost every comma has lost that of its sayings, too, and a name or a known sort of speaker between a
whole statement and a closing verb of saying is who says it: "reported" and "confirmed" count like
"said" there, a pronoun speaks, and an acronym needs no article.
"""

from __future__ import annotations

from spacy.tokens import Token

from retold.annotate.document import Document, Sentence
from retold.claims import cues
from retold.claims.closing import SAYINGS, closing_parts
from retold.claims.lexicon import words
from retold.claims.links import Link
from retold.claims.nominals import QUOTES
from retold.claims.unmarked import Run, linked, size_of
from retold.types import BlockKind

LEAST_CHARS = 300
"""How long a text must be before the want of commas says anything of it."""
_VERBS = frozenset({"say", "tell", "add", "report", "announce", "confirm"})
_SPOKEN = frozenset({"say", "tell", "add"})
_TENSED = frozenset({"VBD", "VBZ", "VBP"})
_HELPERS = words("has have had also later")
_PASSIVE = words("is are was were be been being")
_PRONOUNS = words("he she it they")
_DOCUMENTS = words("statement report")
_WHERE = words("in at on")
_DEFENCE = words("defence defense")
_MEDIA = words("media television tv radio agency channel correspondent reporter")
_VAGUE = _MEDIA | {"news"}
_ARTICLES = words("a an the")
_SORTS = words("local state run official opposition pro-government foreign news")
_REPORTED = words(
    "toll tolls number numbers figure figures count total totals account accounts version claim "
    "claims report reports statement statements story stories incident incidents case cases news"
)
_HARMED = words("dead alive hurt injured wounded missing homeless safe")
_ENDS = frozenset({"NOUN", "ADV", "VERB", "NUM"})
_NAMING = frozenset({"PROPN", "ADJ"})
_PLACED = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME"})
_SHORTEST = 5
_LONGEST = 12
_LONG = 8
_PLACE = 5
_ACRONYM = 3


def is_bare(document: Document) -> bool:
    """Tell a text that has lost its commas: as long as a report, and not one in it."""
    text = document.article.text
    body = [b.span.of(text) for b in document.article.blocks if b.kind is BlockKind.BODY]
    return sum(map(len, body)) >= LEAST_CHARS and not any("," in stretch for stretch in body)


def bare_link(sentence: Sentence, index: int) -> Link | None:
    """Return the attribution to whoever closes a sentence of a text without commas, or None."""
    if sentence.block.kind is not BlockKind.BODY:
        return None
    tokens, at = closing_parts(sentence)
    if at < _SHORTEST or SAYINGS[tokens[at].lower_] not in _VERBS:
        return None
    first = at
    while tokens[first - 1].lower_ in _HELPERS:
        first -= 1
    before = tokens[:first]
    named = _without_short_name(before)
    size = _size(named, tokens[at], helped=first < at)
    if not size or size >= len(named):
        return None
    size += len(before) - len(named)
    told, source = before[:-size], before[-size:]
    if not _is_whole(told):
        return None
    return linked(sentence, index, told, source, tokens[first:], bare=True)


def _is_whole(told: Run) -> bool:
    """Tell a statement with all its quotation marks, and none that ends in what is reported."""
    if len(told) < _SHORTEST or sum(t.text in QUOTES for t in told) % 2:
        return False
    return cues.lemma(told[-1]) not in _REPORTED and told[-1].lower_ not in _REPORTED


def _without_short_name(before: Run) -> Run:
    """Drop the short name in brackets behind a source: "the Norland Observatory (NO)"."""
    if len(before) > _SHORTEST and before[-1].text == ")" and before[-3].text == "(":
        return before[:-3]
    return before


def _size(before: Run, verb: Token, *, helped: bool) -> int:
    """Return how many words at the end name who speaks, 0 where none plainly do.

    A medium reports whatever the tags make of its verb ("ORNA reports", a noun to them); for all
    others it must be finite: "the deaths of activists reported on Sunday".
    """
    if before[-1].lower_ in _PASSIVE:
        return 0
    medium = _acronym(before) or _medium(before)
    if medium or not (helped or verb.tag_ in _TENSED or verb.lower_ in {"said", "told"}):
        return medium
    spoken = SAYINGS[verb.lower_] in _SPOKEN
    return _known(before) or (_pronoun(before) if spoken else 0) or _named(before)


def _known(before: Run) -> int:
    """Read what closes any text; of a longer name, that it is one name."""
    size = size_of(before, longest=_LONGEST) or _placed(before)
    run = before[-size:]
    several = any(t.lower_ == "and" or t.tag_ == "NNS" for t in run)
    return 0 if size > _LONG and several else size


def _placed(before: Run) -> int:
    """Read people with where they are: "activists in the town"."""
    for size in range(2, _PLACE + 1):
        at = len(before) - size
        if at > _SHORTEST and before[at].lower_ in _WHERE:
            people = size_of(before[:at])
            return people + size if people and before[at - 1].tag_ == "NNS" else 0
    return 0


def _pronoun(before: Run) -> int:
    """Read "... for the yard he said", but not "... than he said"."""
    near = before[-2] if len(before) > 1 else None
    if near is None or before[-1].lower_ not in _PRONOUNS:
        return 0
    governs = near.pos_ == "VERB" and before[-1].lower_ == "it"
    return 1 if not governs and (near.pos_ in _ENDS | _NAMING or near.text in QUOTES) else 0


def _acronym(before: Run) -> int:
    """Read "ORNA", "the ORNA" and "state news agency ORNA", of no fewer than three capitals."""
    last = before[-1]
    if not (last.text.isupper() and last.text.isalpha() and len(last.text) >= _ACRONYM):
        return 0
    if len(before) > 1 and before[-2].lower_ == "the":
        return 2 if _is_free(before[:-2], named=True) else 0
    size = 1 + _medium(before[:-1])
    return size if size > 1 or _is_free(before[:-1], named=True) else 0


def _medium(before: Run) -> int:
    """Read "local media", "Norland state television" and "an ORNA correspondent"."""
    if not before or before[-1].lower_ not in _MEDIA:
        return 0
    size = 1
    while size < len(before) and _describes(before[-size - 1]):
        size += 1
    if size < len(before) and before[-size - 1].lower_ in _ARTICLES:
        size += 1
    sort = before[-1].lower_ == "media" or any(t.lower_ not in _VAGUE for t in before[-size:])
    return size if sort and _is_free(before[:-size]) else 0


def _describes(token: Token) -> bool:
    """Tell what stands before the word for a medium: its sort, people or name."""
    acronym = token.text.isupper() and len(token.text) >= _ACRONYM
    joined = token.text == "-" and token.nbor(-1).lower_ == "state"
    return token.lower_ in _SORTS or acronym or joined or token.ent_type_ in {"NORP", "ORG"}


def _named(before: Run) -> int:
    """Read "the statement", "the report" and "the civil defence", no persons."""
    words_before = [t.lower_ for t in before[-3:]]
    if words_before[-2:-1] == ["the"] and words_before[-1] in _DOCUMENTS:
        return 2 if _is_free(before[:-2]) else 0
    civil = words_before[:2] == ["the", "civil"] and words_before[-1] in _DEFENCE
    return 3 if civil and _is_free(before[:-3]) else 0


def _is_free(told: Run, *, named: bool = False) -> bool:
    """Tell a last word that does not lead on to what follows, as "in" and "state-run" do.

    Before an acronym (`named`) a name in small letters ends, whatever it is the name of.
    """
    if not told:
        return False
    last = told[-1]
    if named and last.pos_ == "PROPN" and not last.text.isupper():
        return True
    ends = last.pos_ in _ENDS or last.lower_ in _HARMED
    return ends or last.ent_type_ in _PLACED or last.text in QUOTES
