"""Whether an article discloses after all who an unnamed source is, or who says the same by name.

"A senior official said" in a first sentence is often named in the next, and "reportedly" may go on
with what the sentence before credits to a named agency.
"""

from __future__ import annotations

import re

from retold.claims.lexicon import words
from retold.tracing.evidence import Scene
from retold.tracing.retellings import is_proper, named_source_of
from retold.types import NAMELESS, Claim, Span

ALIKE = 0.8
LEAST_WORDS = 6
SHARED = 2
_LOOKED_INTO = 420
_OFFICIAL = re.compile(
    r"^an?\s(?:\w+\s){0,3}(?:official|aide|advis[eo]r|diplomat|officer)\b", re.IGNORECASE
)
_NAMED_NEXT = re.compile(
    r"[”\"],?\s(?:[\w-]+\s){0,4}(?:advis[eo]r|secretary|minister|official|spokes(?:man|woman|person)|"
    r"envoy|ambassador|director|chief|aide|deputy|officer)\s"
    r"[A-Z][\w’'-]+\s(?:[A-Z]\.\s)?[A-Z][\w’'-]+\s(?:said|told|added)\b"
)
_ALSO = re.compile(r"\balso\s$")
_CREDITED = re.compile(
    r"\b[Aa]ccording\sto\s(?:the\s)?(?:[a-z]+\s){0,3}[A-Z][\w’'-]+[^.!?]{0,160}[.!?]\s*$"
)
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_SMALL = words(
    "the and for with from that this its his her are was were has have had will been said who into "
    "over after they their them our all"
)


def is_disclosed(scene: Scene, claim: Claim, cue: Span) -> bool:
    """Whether the text shows whose word a claim of an unnamed source is."""
    text = scene.text(claim.article)
    if cue.of(text).lower() == "reportedly":
        return _goes_on(text, claim, cue)
    return _is_named_next(text, claim, cue) or _has_twin(scene, claim)


def _goes_on(text: str, claim: Claim, cue: Span) -> bool:
    """Whether "also reportedly" follows a sentence that credits a named source."""
    also = _ALSO.search(text[claim.sentence.start : cue.start])
    return also is not None and bool(_CREDITED.search(text[: claim.sentence.start]))


def _is_named_next(text: str, claim: Claim, cue: Span) -> bool:
    """Whether the next words quote an official by post and name, who says the same."""
    if not _OFFICIAL.match(cue.of(text)):
        return False
    end = max(claim.sentence.end, cue.end)
    found = _NAMED_NEXT.search(text, end, end + _LOOKED_INTO)
    if found is None or re.search(r"[”\"]\s*(?:\S+\s){0,12}said\b", text[end : found.start()]):
        return False
    return len(_telling(claim.text) & _telling(text[end : found.start()])) >= SHARED


def _has_twin(scene: Scene, claim: Claim) -> bool:
    """Whether the same article has the claim nearly word for word from somebody with a name.

    It must have it elsewhere: "the analysis shows that it burst, an official said" is one telling.
    """
    ours = _telling(claim.text)
    if len(ours) < LEAST_WORDS:
        return False
    return any(
        other.id != claim.id
        and not other.span.overlaps(claim.span)
        and (who := named_source_of(other)) is not None
        and is_proper(who)
        and other.attribution[-1].kind not in NAMELESS
        and len(ours & _telling(other.text)) >= ALIKE * len(ours)
        for other in scene.by_article.get(claim.article, ())
    )


def _telling(told: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(told)) - _SMALL
