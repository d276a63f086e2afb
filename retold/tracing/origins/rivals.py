"""What speaks against one origin of a whole story: other voices, other counts, other days.

The leads of a story may all credit one source and the articles yet rest on more: another body with
its own count of the dead, a first sentence with a count that the source never gave, a credit for
words that the source said before. Wherever an article shows one of these, the one origin is not
the finding's to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from retold.claims.names import key
from retold.claims.places import country_of
from retold.tracing.evidence import Scene
from retold.tracing.matching.measures import outcome
from retold.tracing.origins import seconds
from retold.tracing.origins.chains import Chains
from retold.tracing.retellings import is_proper
from retold.types import HEADS, Attribution, Claim, Evidence, Quantity, SourceKind

EARLY_CLAIMS = 8
BESIDE = 60
TELLING = 8
FAR = 1.3
"""How many times one count of the dead must be the other to be no telling of it."""
_AFTER = 120
_DEATH = "die"


@dataclass(frozen=True, slots=True)
class Rivals:
    """A story whose leads rest on one source, with the words of each article that credit it."""

    scene: Scene
    chains: Chains
    source: str
    shown: Mapping[str, Evidence]

    def exist(self) -> bool:
        """Whether anything in the articles speaks against the one origin."""
        if seconds.is_garbled(self.source) or self._is_teller() or self._of_two_months():
            return True
        if any(self._is_rivalled(article) for article in sorted(self.shown)):
            return True
        return self._counts_apart()

    def _is_teller(self) -> bool:
        """Whether the source is an outlet of the story, and fewer than two others rest on it."""
        outlets = {self.scene.articles[a].outlet or a for a in self.shown}
        homes = self.chains.outlets.get(key(self.source), frozenset())
        own = {self.scene.articles[article].outlet for article in homes}
        return bool(own & outlets) and len(outlets - own) < 2

    def _of_two_months(self) -> bool:
        texts = [self.scene.text(article) for article in sorted(self.shown)]
        days = {self.scene.articles[article].published for article in self.shown}
        return None in days and any(
            seconds.are_of_two_months(one, other) for one, other in combinations(texts, 2)
        )

    def _is_rivalled(self, article: str) -> bool:
        """Whether an article hears others, or credits the source for something else than news."""
        text, credit = self.scene.text(article), self.shown[article]
        if seconds.is_heard(text, self.source):
            return True
        if credit.article != article:
            return False
        before = text[: credit.span.start]
        if seconds.is_of_before(text[credit.span.end : credit.span.end + _AFTER]):
            return True
        late = len(before) > len(seconds.opening(text, sentences=1))
        return late and seconds.decrees(before, self.source)

    def _counts_apart(self) -> bool:
        """Whether another body counts the dead, or a lead counts far more than the source does."""
        own = [q for claim, q in self._deaths() if self._ends(claim) == self.source]
        return any(
            (article not in self.scene.copies and self._is_another(claim))
            or (claim.id in firsts and _is_far_off(claim, own))
            for article in sorted(self.shown)
            for early in [self._early(article)]
            for firsts in [{c.id for c in early if c.sentence.start == early[0].sentence.start}]
            for claim in early
        )

    def _early(self, article: str) -> list[Claim]:
        own = self.scene.by_article.get(article, ())
        return [claim for claim in own if claim.block not in HEADS][:EARLY_CLAIMS]

    def _is_another(self, claim: Claim) -> bool:
        """Whether a claim is a count of the dead by somebody of another name."""
        ended = self.chains.end(claim)
        if ended is None or ended[0] == self.source or not is_proper(ended[0]):
            return False
        return any(_dead(claim)) and not self._is_its_own(claim.article, *ended)

    def _is_its_own(self, article: str, name: str, link: Attribution) -> bool:
        """Whether a person is told of beside a telling word of the source's name, as its head."""
        if link.kind is not SourceKind.PERSON:
            return False
        text, last = self.scene.text(article), re.escape(name.rsplit(maxsplit=1)[-1])
        beside = (text[max(0, m.start() - BESIDE) : m.end()] for m in re.finditer(last, text))
        words = {w for w in self.source.split() if w[:1].isupper() and len(w) >= TELLING}
        kept = {word for word in words if country_of(word) is None}
        return any(word in stretch for stretch in beside for word in kept)

    def _deaths(self) -> Iterator[tuple[Claim, Quantity]]:
        for claim in self.scene.claims:
            for quantity in _dead(claim):
                yield claim, quantity

    def _ends(self, claim: Claim) -> str | None:
        ended = self.chains.end(claim)
        return None if ended is None else ended[0]


def _dead(claim: Claim) -> Iterator[Quantity]:
    """Yield the counts of the dead of one event: none over a period, none of a whole war."""
    for quantity in claim.quantities:
        if quantity.kind == "count" and _DEATH in outcome(quantity) and quantity.period is None:
            yield quantity


def _is_far_off(claim: Claim, own: list[Quantity]) -> bool:
    """Whether a claim on nobody's word counts the dead far from all that the source counts."""
    return not claim.attribution and bool(own) and any(_far(count, own) for count in _dead(claim))


def _far(count: Quantity, others: list[Quantity]) -> bool:
    """Whether a count is far from every other."""
    ours = count.low or count.high
    theirs = [t for q in others if (t := q.low or q.high)]
    return bool(ours and theirs) and all(max(ours, t) > FAR * min(ours, t) for t in theirs if ours)
