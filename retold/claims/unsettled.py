"""Claims whose own words do not settle how sure they are, and how sure a model finds those words.

A claim that is merely asserted, or whose hedge has no place on the yardstick ("may", "if"), leaves
open how sure it sounds; `sureness` reads that off its sentence as readers would. The band of the
claim stays as it is, and nothing in the flow rests on this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from retold.annotate.engine import engine
from retold.annotate.nlp import batched, load
from retold.claims.sureness import Sureness, sureness_of
from retold.types import Article, Claim, ClaimKind, Span

TOGETHER = 64
"""How many claims are parsed at a time."""


def unsettled(claim: Claim) -> bool:
    """Tell whether the words leave open how sure a claim is.

    They settle it by a band, by passing the word on ("reportedly"), by a booster ("certainly"), and
    by asking.
    """
    if claim.kind is ClaimKind.QUESTION:
        return False
    certainty = claim.certainty
    plain = certainty.band == "asserted" and not certainty.cues
    return plain or certainty.band == "unclear"


def sureness_of_claims(
    claims: Iterable[Claim], article: Callable[[str], Article]
) -> dict[str, Sureness]:
    """Read how sure the words of each unsettled claim sound, by the claim's id.

    `article` finds the article of an id. Raises ModelError without the models.
    """
    nlp = load()
    annotate = engine(nlp)
    found: dict[str, Sureness] = {}
    for batch in batched(filter(unsettled, claims), TOGETHER):
        docs = [nlp.make_doc(_words(claim, article(claim.article).text)) for claim in batch]
        annotate(docs)
        found |= {c.id: sureness_of(list(doc)) for c, doc in zip(batch, docs, strict=True)}
    return found


def _words(claim: Claim, text: str) -> str:
    """Return the words of a claim, with those hedges of its sentence that stand outside them."""
    places = list(_places(claim))
    first, last = min(span.start for span in places), max(span.end for span in places)
    return " ".join(text[first:last].split())


def _places(claim: Claim) -> Iterator[Span]:
    yield claim.span
    for span in claim.certainty.spans:
        if claim.sentence.start <= span.start and span.end <= claim.sentence.end:
            yield span
