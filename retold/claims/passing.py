"""A saying passed on at second hand: "the agency, quoting an aide of the mayor, said that"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from retold.annotate.document import Sentence
from retold.claims import cues
from retold.claims.lexicon import words
from retold.claims.links import Link
from retold.claims.mentions import can_speak, mention_of
from retold.claims.nouns import AGENCIES, ANONYMOUS, CROWD, INSTITUTIONS, OUTLETS, ROLES
from retold.claims.verbs import verbal_link

PASSING = "quoting"
_FORMS = frozenset({"quoting", "citing"})
_SPEAKERS = (ANONYMOUS | CROWD | ROLES | INSTITUTIONS | OUTLETS | AGENCIES | {"authority"}) - words(
    "report rumour rumor estimate claim allegation account speculation figure post times one other "
    "another many some few house office center centre service independent mirror express paper"
)


def passed_on(sentence: Sentence, index: int, token: Token) -> Link | None:
    """Return the attribution to whoever a source quotes for all it says, or None.

    "Citing" takes reasons as well as people ("citing the storm"): only a noun for people or for
    bodies, or a name, is read as somebody who spoke.
    """
    if token.lower_ not in _FORMS or token.tag_ != "VBG":
        return None
    saying, head = _saying(token), next((t for t in token.rights if t.dep_ == "dobj"), None)
    if saying is None or head is None or not _is_somebody(head):
        return None
    if any(t.lower_ == "as" for t in token.rights):
        return None
    outer = verbal_link(sentence, index, saying)
    mention = mention_of(head, avoid=range(token.i, token.i + 1))
    source, cue = mention.span(sentence), sentence.span_of(token)
    if outer is None or not outer.firm or any(p.overlaps(source) for p in outer.content):
        return None
    if mention.start <= saying.i < mention.end:
        return None
    return replace(outer, source=source, head=head, cue=cue, word=PASSING, told=None)


def _saying(token: Token) -> Token | None:
    """Return the verb that says what was quoted: above the participle, or above its noun."""
    above = token.head
    if token.dep_ == "acl" and above.dep_ == "nsubj":
        above = above.head
    elif token.dep_ != "advcl":
        return None
    said = cues.quotes(above) and cues.lemma(above) in {"say", "report", "add", "write"}
    return above if said and cues.is_asserted(above) else None


def _is_somebody(head: Token) -> bool:
    named = head.pos_ == "PROPN" and head.ent_type_ in {"PERSON", "ORG"}
    return can_speak(head) and (named or cues.lemma(head) in _SPEAKERS)
