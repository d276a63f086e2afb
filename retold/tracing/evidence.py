"""Building findings: evidence verified against the stored text, identifiers from content."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from retold.tracing.hyperlinks import Pages
from retold.types import (
    HEADS,
    Abstention,
    Article,
    Claim,
    Evidence,
    Finding,
    FindingKind,
    Provenance,
    Quantity,
    Severity,
    Span,
)

VERSION = "1"
_WORD = re.compile(r"\w+")


class Sided(Protocol):
    """Whatever stands in one article."""

    @property
    def article(self) -> str:
        """The id of the article."""


Side = TypeVar("Side", bound=Sided)


@dataclass(frozen=True, slots=True)
class Scene:
    """What every tracer sees of one story: its articles by id and its claims in order.

    `copies` maps a near-duplicate to the article that it repeats. `passages` holds, of each article
    that repeats words of others, whole or in part, where they stand and whose they are.
    `by_article` holds the claims of each article, in order, and `pages` which article links to
    which.
    """

    story: str
    articles: Mapping[str, Article]
    claims: tuple[Claim, ...]
    copies: Mapping[str, str]
    passages: Mapping[str, tuple[tuple[Span, str], ...]] = field(default_factory=dict)
    by_article: Mapping[str, tuple[Claim, ...]] = field(init=False, repr=False, compare=False)
    pages: Pages = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        gathered: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            gathered[claim.article].append(claim)
        told = {article: tuple(claims) for article, claims in gathered.items()}
        object.__setattr__(self, "by_article", told)
        object.__setattr__(self, "pages", Pages(self.articles))

    def figures_below(self, article: str) -> Iterator[tuple[Claim, Quantity]]:
        """Yield the figures of an article below its title and standfirst, each with its claim."""
        for claim in self.by_article.get(article, ()):
            if claim.block not in HEADS:
                for figure in claim.quantities:
                    yield claim, figure

    def teller(self, claim: Claim) -> str:
        """Return the article whose words a claim's are, the claim's own where it is nobody's copy.

        A claim is the original's where half of it stands in a passage; the rest of a text that is
        a copy on the whole counts as copied too, an edit of the desk at most.
        """
        shared: Counter[str] = Counter()
        for span, original in self.passages.get(claim.article, ()):
            inside = min(span.end, claim.span.end) - max(span.start, claim.span.start)
            shared[original] += max(0, inside)
        most = max(shared, key=lambda original: (shared[original], original), default=None)
        if most is not None and 2 * shared[most] >= claim.span.end - claim.span.start:
            return most
        return self.copies.get(claim.article, claim.article)

    def originals(self, article: str) -> tuple[str, ...]:
        """Return what an article is a copy of on the whole, several for a digest; else itself."""
        if article not in self.copies:
            return (article,)
        told = dict.fromkeys(original for _, original in self.passages.get(article, ()))
        return tuple(told) or (self.copies[article],)

    def text(self, article: str) -> str:
        """Return the stored text of an article."""
        return self.articles[article].text

    def evidence(self, article: str, span: Span) -> Evidence:
        """Cite a span with the words that stand there."""
        return Evidence(article, span, span.of(self.text(article)))

    def outlet(self, article: str) -> str:
        """Name an article's outlet, or its title where the outlet is unknown."""
        known = self.articles[article]
        return known.outlet or f"the article {quoted(known.title or known.locator, most=48)}"

    def ranked(self, claim: Claim) -> tuple[str, int, str, int]:
        """Order claims by publication, then article, then place in the text.

        An article without a date comes last, and one that links to others after them.
        """
        return *self.pages.order(claim.article), claim.article, claim.span.start


def finding(
    scene: Scene,
    kind: FindingKind,
    severity: Severity,
    message: str,
    evidence: Sequence[Evidence],
    *,
    unless: str,
    thread: str | None = None,
    **detail: Any,
) -> Finding:
    """Make a finding; its id comes from its kind and the places it rests on."""
    places = "|".join(f"{e.article}:{e.span.start}:{e.span.end}" for e in evidence)
    digest = hashlib.sha256(f"{kind}|{scene.story}|{places}".encode()).hexdigest()[:16]
    return Finding(
        id=f"f{digest}",
        kind=kind,
        severity=severity,
        story=scene.story,
        thread=thread,
        message=message[:1].upper() + message[1:],
        evidence=tuple(evidence),
        detail={**detail, "unless": unless},
        provenance=Provenance(component=f"tracing.{kind}", version=VERSION),
    )


def abstention(
    scene: Scene, kind: FindingKind, reason: str, evidence: Sequence[Evidence]
) -> Abstention:
    """Record a finding that was considered and not made."""
    return Abstention(kind=kind, story=scene.story, reason=reason, evidence=tuple(evidence))


def place(made: Finding) -> tuple[str, int]:
    """Return where the words found at fault begin: article and offset."""
    return made.evidence[0].article, made.evidence[0].span.start


def quoted(words: str, *, most: int = 140) -> str:
    """Set words in quotation marks, shortened at a word boundary where they run long."""
    flat = " ".join(words.split())
    if len(flat) > most:
        flat = flat[:most].rsplit(" ", 1)[0] + " …"
    return f"“{flat}”"


def places_of(made: Finding) -> frozenset[tuple[str, int]]:
    """Return where the two sides of a finding begin: each article and the offset in it."""
    return frozenset((each.article, each.span.start) for each in made.evidence[:2])


def by_date(scene: Scene, one: Side, other: Side) -> tuple[Side, Side]:
    """Return two sides, that of the earlier article first; as they stand where that is open."""
    dates = [scene.articles[each.article].published or "" for each in (one, other)]
    return (one, other) if dates[0] <= dates[1] else (other, one)


def is_asked(claim: Claim) -> bool:
    """Whether a claim ends in a question mark, whatever kind it was read as: "War over?"."""
    return claim.text.rstrip().endswith("?")


def bare_words(text: str) -> str:
    """Return the words of a text in lower case, one blank between them and nothing else."""
    return " ".join(_WORD.findall(text.lower()))
