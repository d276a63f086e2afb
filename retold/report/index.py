"""The index of one story: letters of articles, numbers of claims, spans and findings.

It is also the gate: what cannot be found in the stored text, to the letter, is not printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from retold.brief.letters import letters as letters_of
from retold.types import (
    Article,
    Assessments,
    BriefSentence,
    Claim,
    Evidence,
    Finding,
    Reading,
    Severity,
    Span,
)

NOTHING = Assessments()
_ORDER = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span that is cited: its place in the page, the claim it belongs to ("A3"), its words."""

    id: str
    label: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """A claim's place in the page; `label` is its article's letter and its number ("A7")."""

    id: str
    card: str
    label: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class FindingMark:
    """A finding's place in the page; `label` numbers the findings of one story ("#2")."""

    id: str
    label: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Index:
    """Everything that one story's page can point at.

    `articles` stand in the order published; `letters` maps article id to letter; `anchors` maps
    (article, span) to the anchor; `withheld` counts what failed the gate.
    """

    prefix: str
    reading: Reading
    articles: tuple[Article, ...]
    letters: Mapping[str, str]
    dates: Mapping[str, str | None]
    claims: Mapping[str, ClaimMark]
    findings: tuple[FindingMark, ...]
    anchors: Mapping[tuple[str, Span], Anchor]
    withheld: int
    assessments: Assessments = NOTHING

    def article(self, identifier: str) -> Article:
        """Return an article of the story."""
        return next(a for a in self.articles if a.id == identifier)

    def outlet(self, identifier: str) -> str:
        """Return the outlet of an article, or where it was read if no outlet is known."""
        article = self.article(identifier)
        return article.outlet or article.locator

    def inferred(self, identifier: str) -> bool:
        """Tell whether an article has a date that it does not state itself."""
        article = self.article(identifier)
        stated = article.published is not None and not article.published_inferred
        return self.dates[identifier] is not None and not stated

    def anchor(self, evidence: Evidence) -> Anchor | None:
        """Return the anchor of a cited span, None where the span is not in the story."""
        return self.anchors.get((evidence.article, evidence.span))

    def claims_of(self, article: str) -> tuple[ClaimMark, ...]:
        """Return the claims of one article in the order of its text."""
        return tuple(mark for mark in self.claims.values() if mark.claim.article == article)


def outermost(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Leave out evidence that lies within other evidence of its article, the first excepted.

    The first piece is what is found at fault and always stands; of equal pieces one is kept.
    """
    unique = tuple(dict.fromkeys(evidence))
    return tuple(
        piece
        for position, piece in enumerate(unique)
        if position == 0 or not any(_within(piece, other) for other in unique[1:])
    )


def _within(piece: Evidence, other: Evidence) -> bool:
    same = piece.article == other.article
    return same and piece.span != other.span and other.span.contains(piece.span)


def index_story(
    reading: Reading,
    articles: Mapping[str, Article],
    *,
    prefix: str,
    assessments: Assessments | None = None,
) -> Index:
    """Number what a story's page shows, and leave out what the stored text does not give back."""
    dates = {
        member.article: articles[member.article].published
        or reading.inferred_dates.get(member.article)
        for member in reading.story.members
        if member.article in articles
    }
    known = {key: replace(articles[key], published=day) for key, day in dates.items()}
    letters = letters_of(known)
    ordered = [articles[key] for key in letters]
    held = {article.id: article for article in ordered}
    claims = [c for c in reading.claims if _stands(held, Evidence(c.article, c.span, c.text))]
    findings = [f for f in reading.findings if all(_stands(held, e) for e in f.evidence)]
    sentences = list(_sentences(reading))
    standing = [s for s in sentences if sentence_stands(s, held)]
    cited = [e for s in standing for e in s.evidence]
    cited += [e for finding in findings for e in finding.evidence]
    marks = _number_claims(claims, letters, prefix)
    return Index(
        prefix=prefix,
        reading=reading,
        articles=tuple(ordered),
        letters=letters,
        dates=dates,
        claims=marks,
        findings=_number_findings(findings, prefix),
        anchors=_number_spans(cited, list(marks.values()), letters, prefix),
        withheld=sum(
            (
                len(reading.claims) - len(claims),
                len(reading.findings) - len(findings),
                len(sentences) - len(standing),
            )
        ),
        assessments=assessments or NOTHING,
    )


def sentence_stands(sentence: BriefSentence, articles: Mapping[str, Article]) -> bool:
    """Tell whether every span that a sentence of the brief cites is in the stored text."""
    return all(_stands(articles, evidence) for evidence in sentence.evidence)


def _stands(articles: Mapping[str, Article], evidence: Evidence) -> bool:
    article = articles.get(evidence.article)
    if article is None:
        return False
    start, end = evidence.span.start, evidence.span.end
    return 0 <= start < end <= len(article.text) and article.text[start:end] == evidence.text


def _sentences(reading: Reading) -> Iterator[BriefSentence]:
    yield reading.brief.summary
    for section in reading.brief.sections:
        yield from section.sentences


def _number_claims(
    claims: list[Claim], letters: Mapping[str, str], prefix: str
) -> dict[str, ClaimMark]:
    marks: dict[str, ClaimMark] = {}
    counts: dict[str, int] = {}
    for claim in sorted(claims, key=lambda c: (letters[c.article], c.span.start, c.span.end)):
        counts[claim.article] = counts.get(claim.article, 0) + 1
        letter, number = letters[claim.article], counts[claim.article]
        place = f"{prefix}-{letter}-c{number}"
        marks[claim.id] = ClaimMark(place, f"{place}-card", f"{letter}{number}", claim)
    return marks


def _number_findings(findings: list[Finding], prefix: str) -> tuple[FindingMark, ...]:
    ordered = sorted(findings, key=lambda finding: _ORDER[finding.severity])
    return tuple(
        FindingMark(f"{prefix}-finding-{number}", f"#{number}", finding)
        for number, finding in enumerate(ordered, start=1)
    )


def _number_spans(
    cited: list[Evidence], marks: list[ClaimMark], letters: Mapping[str, str], prefix: str
) -> dict[tuple[str, Span], Anchor]:
    """Give each cited span a place of its own, and the reference of the claim it belongs to."""
    unique = {(evidence.article, evidence.span): evidence for evidence in cited}
    anchors: dict[tuple[str, Span], Anchor] = {}
    counts: dict[str, int] = {}
    for key in sorted(unique, key=lambda k: (letters[k[0]], k[1].start, k[1].end)):
        counts[key[0]] = counts.get(key[0], 0) + 1
        letter = letters[key[0]]
        label = _claim_at(key[0], key[1], marks) or letter
        anchors[key] = Anchor(f"{prefix}-{letter}-e{counts[key[0]]}", label, unique[key])
    return anchors


def _claim_at(article: str, span: Span, marks: list[ClaimMark]) -> str:
    """Return the label of the claim that shares most with a span, or of one in its sentence."""
    here = [mark for mark in marks if mark.claim.article == article]
    over = [mark for mark in here if mark.claim.span.overlaps(span)]
    if over:
        return max(over, key=lambda mark: _likeness(mark.claim.span, span)).label
    beside = (mark.label for mark in here if mark.claim.sentence.contains(span))
    return next(beside, "")


def _likeness(one: Span, other: Span) -> tuple[int, int]:
    """Rank by the shared characters, then by how little else there is."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared, one.start - one.end
