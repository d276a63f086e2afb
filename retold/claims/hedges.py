"""How sure a claim's own words are: hedges with their scope, read onto a yardstick.

Only a hedge that governs the predicate of the claim counts (see `predicates`). What it says goes
into one of four: a band of the yardstick; "reported", where it only passes the word on; "unclear",
where it has no place on the yardstick ("may", "possibly", "if"); or "asserted". The words are kept
in every case. Analytic confidence ("with high confidence") is another scale and is never read here.
Hedge classes follow Hyland, Hedging in Scientific Research Articles (1998); scope by the clause is
that of the CoNLL-2010 shared task on hedges.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from retold.annotate.document import Sentence
from retold.claims.mark import Mark
from retold.claims.marks import marks, marks_outside
from retold.claims.predicates import Predicate, predicate
from retold.claims.yardstick import Band, bands
from retold.types import Certainty, Span


def certainty_of(
    sentence: Sentence, span: Span, *, yardstick: str, outside: tuple[Span, ...] = ()
) -> Certainty:
    """Read the certainty of the content in `span` from the hedges that govern it.

    `yardstick` is "phia" or "icd203". `outside` are the spans of source and cue, which never count
    as content; a cue of belief or fear, or a source that is mere hearsay, hedges from there.
    Cues and spans stand in the order of the text. Raises UsageError for an unknown yardstick.
    """
    known = {band.name: band for band in bands(yardstick)}
    core = predicate(sentence, span, outside=outside)
    if core is None:
        return Certainty("asserted", None, None)
    found = list(marks(core, yardstick=yardstick))
    found += marks_outside(sentence, outside)
    extra = _partial(core, found, yardstick=yardstick)
    says = "unclear" if extra or asks(sentence, span) else _verdict(found)
    return _certainty(sentence, says, [*found, *extra], known)


def asks(sentence: Sentence, span: Span) -> bool:
    """Tell whether the content ends in a question mark, inside it or right after it."""
    start, end = span.start - sentence.span.start, span.end - sentence.span.start
    text = sentence.text
    return text[start:end].rstrip("”’\"' ").endswith("?") or text[end : end + 1] == "?"


def _verdict(found: list[Mark]) -> str:
    """Let a modal outweigh a band, and a band hearsay; two bands cancel each other out."""
    said = {mark.says for mark in found}
    scaled = said - {"unclear", "reported", "asserted"}
    if "unclear" in said or len(scaled) > 1:
        return "unclear"
    if scaled:
        return scaled.pop()
    return "reported" if "reported" in said else "asserted"


def _certainty(
    sentence: Sentence, says: str, found: Iterable[Mark], known: dict[str, Band]
) -> Certainty:
    places: set[tuple[int, int]] = set()
    for mark in found:
        first = sentence.span_of(_whole(min(mark.tokens, key=lambda t: t.i)))
        last = sentence.span_of(max(mark.tokens, key=lambda t: t.i))
        places.add((first.start, last.end))
    spans = tuple(Span(*place) for place in _outermost(places))
    at = sentence.span.start
    cues = tuple(sentence.text[s.start - at : s.end - at] for s in spans)
    band = known.get(says)
    return Certainty(says, band.low if band else None, band.high if band else None, cues, spans)


def _whole(token: Token) -> Token:
    """Take in the verb that a contracted "n't" is written onto."""
    joined = token.lower_ in {"n't", "n’t"} and token.i > token.sent.start
    return token.nbor(-1) if joined else token


def _outermost(places: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop the places that lie inside another."""
    return sorted(
        a for a in places if not any(b != a and b[0] <= a[0] and a[1] <= b[1] for b in places)
    )


def _partial(core: Predicate, found: list[Mark], *, yardstick: str) -> list[Mark]:
    """Hedges of one half of a claim: where the other half has none, nothing fits the whole."""
    if any(mark.says != "asserted" for mark in found):
        return []
    halves = (Predicate((half,), (), core.tokens) for half in core.coordinate)
    return [m for half in halves for m in marks(half, yardstick=yardstick) if m.says != "asserted"]
