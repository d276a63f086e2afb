"""Titles All in Capitals, read in the case that the rest of the story writes their words in.

In "Key Road Lost in Fighting" a tagger takes most words for names, and a name matches nothing but
itself. The words of a title are therefore read as the bodies of the story write them: in lower
case more often than not, they are no names, and have the lemma and the part of speech that they
have there. It is the truecasing of Lita, Ittycheriah, Roukos and Kambhatla (2003), "tRuEcasIng",
by the words of the story alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from retold.types import Claim, Term


@dataclass(frozen=True, slots=True)
class Usage:
    """How the bodies of a story write each word: `plain` gives the term it is in lower case."""

    plain: Mapping[str, tuple[str, str]]

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> Usage:
        """Count the words inside claims, the first of each left out, titles in capitals too."""
        lower: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        upper: Counter[str] = Counter()
        for claim in claims:
            if is_title_case(claim):
                continue
            text, start = claim.text, claim.span.start
            for term in claim.terms:
                at = term.span.start - start
                if at <= 0:
                    continue
                word = text[at : term.span.end - start]
                if word.islower():
                    lower[word][term.lemma, term.pos] += 1
                else:
                    upper[word.lower()] += 1
        return cls(
            {
                word: min(counts, key=lambda each: (-counts[each], each))
                for word, counts in lower.items()
                if counts.total() > upper[word]
            }
        )

    def recased(self, claim: Claim) -> Claim:
        """Return the claim with its terms as the story writes them, itself where it is no title."""
        if not is_title_case(claim):
            return claim
        return replace(claim, terms=tuple(self._terms(claim)))

    def _terms(self, claim: Claim) -> Iterator[Term]:
        for term in claim.terms:
            known = self.plain.get(surface(term, claim).lower())
            if known is None or term.pos != "PROPN":
                yield term
            else:
                yield replace(term, lemma=known[0], pos=known[1])


def is_title_case(claim: Claim) -> bool:
    """Whether most words of a claim begin with a capital, its first word left out."""
    text, start = claim.text, claim.span.start
    firsts = [term.span.start - start for term in claim.terms]
    capitals = [text[at : at + 1].isupper() for at in firsts if at > 0]
    return sum(capitals) * 2 > len(capitals)


def surface(term: Term, claim: Claim) -> str:
    """Return the words of a term as they stand in its claim."""
    return claim.text[term.span.start - claim.span.start : term.span.end - claim.span.start]
