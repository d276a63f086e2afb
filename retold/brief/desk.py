"""The desk of a brief: what its sentences are made from, and how one is put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retold.tracing.trace import Traced
from retold.types import BriefSentence, Claim, Evidence, Finding

LONGEST = 320


@dataclass(frozen=True, slots=True)
class Desk:
    """What the sentences are made from: the traced story, and its claims by id."""

    traced: Traced
    claims: Mapping[str, Claim]
    letters: Mapping[str, str]

    def outlet(self, article: str) -> str:
        """Name an outlet, or the article's letter where the outlet is unknown."""
        return self.traced.articles[article].outlet or f"article {self.letters[article]}"

    def cite(self, claim: Claim) -> Evidence:
        """Cite the words of a claim."""
        return Evidence(claim.article, claim.span, claim.text)


def sentence(text: str, claims: Sequence[Claim], evidence: Sequence[Evidence]) -> BriefSentence:
    """Return a sentence that cites each claim and each span once."""
    return BriefSentence(
        text, tuple(dict.fromkeys(claim.id for claim in claims)), tuple(dict.fromkeys(evidence))
    )


def words_of(claim: Claim) -> str:
    """Return a claim's words on one line, without quotation marks around them; long ones cut."""
    flat = " ".join(claim.text.split()).strip("“”\"'‘’ ")
    return flat if len(flat) <= LONGEST else flat[:LONGEST].rsplit(" ", 1)[0] + " …"


def holding(desk: Desk, finding: Finding) -> list[Claim]:
    """Return the claims that hold words of a finding's evidence."""
    return [
        claim
        for claim in desk.traced.claims
        if any(e.article == claim.article and e.span.overlaps(claim.span) for e in finding.evidence)
    ]


def many(count: int, one: str, more: str | None = None) -> str:
    """Count in words: "1 article", "2 articles"."""
    return f"{count} {one}" if count == 1 else f"{count} {more or one + 's'}"
