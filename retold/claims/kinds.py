"""What sort of proposition a claim is.

Each kind comes with the words that decided it. A report is what is left when no word speaks for
another kind. The order of the readers is the order of precedence: a caution about a source is that
first, whatever its tense.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from spacy.tokens import Token

from retold.annotate.document import Sentence
from retold.claims.credence import caution_words
from retold.claims.denials import DENY, denial
from retold.claims.estimates import ESTIMATE_CUES, estimate, supposed_figure
from retold.claims.forecasts import FORESEE_CUES, INTEND_CUES, intention, prediction
from retold.claims.hedges import asks
from retold.claims.lexicon import words
from retold.claims.opinions import opinion
from retold.claims.polarity import polarity_of
from retold.claims.predicates import Predicate, predicate
from retold.types import Certainty, ClaimKind, Span

__all__ = ["kind_of", "polarity_of"]

_ASK_CUES = words(
    "ask asks asked asking wonder wonders wondered wondering questioned query queried"
)

Found = Sequence[Token]


def kind_of(
    sentence: Sentence, span: Span, *, cue: str | None, certainty: Certainty
) -> tuple[ClaimKind, tuple[Span, ...]]:
    """Decide the kind of the content in `span`, with the places of the words that decided it.

    `cue` is the cue of its attribution as written, None where the article speaks for itself. A
    kind that the cue alone decided comes without places.
    """
    core = predicate(sentence, span)
    if core is None:
        return ClaimKind.REPORT, ()
    said = frozenset(re.findall(r"[a-z]+", (cue or "").lower()))
    asked = bool(said & _ASK_CUES) and any(t.lower_ in {"whether", "if"} for t in core.tokens)
    if caution := caution_words(core):
        return ClaimKind.CAUTION, _spans(sentence, caution)
    if asked or asks(sentence, span):
        return ClaimKind.QUESTION, ()
    for kind, cues, read in _READERS:
        found = read(core, said)
        if found or (said & cues):
            return kind, _spans(sentence, found)
    if certainty.band == "reported" and supposed_figure(core):
        return ClaimKind.ESTIMATE, certainty.spans
    return ClaimKind.REPORT, ()


def _spans(sentence: Sentence, found: Found) -> tuple[Span, ...]:
    return tuple(sentence.span_of(token) for token in sorted(found, key=lambda t: t.i))


_NONE: frozenset[str] = frozenset()
_READERS: tuple[
    tuple[ClaimKind, frozenset[str], Callable[[Predicate, frozenset[str]], Found]], ...
] = (
    (ClaimKind.DENIAL, DENY, denial),
    (ClaimKind.INTENTION, INTEND_CUES, intention),
    (ClaimKind.PREDICTION, FORESEE_CUES, prediction),
    (ClaimKind.ESTIMATE, ESTIMATE_CUES, estimate),
    (ClaimKind.OPINION, _NONE, opinion),
)
