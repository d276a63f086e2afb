"""Articles as the page shows them: the stored text marked in place, and a card for each claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from retold.report.index import ClaimMark, FindingMark, Index
from retold.report.marking import MarkedBlock, mark_article, split_anchors
from retold.report.trust import Rating, rating
from retold.report.vocabulary import (
    counted,
    day_of,
    interval_of,
    level_of,
    percent_of,
    words_of,
)
from retold.types import Article, Attribution, BlockKind, Claim, Rated, Timex

OPEN_ARTICLES = 6
"""How many articles stand open; the rest are folded, and unfold when a link leads into them."""


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """What is known of one claim, in words: label and value, in the order to read them."""

    mark: ClaimMark
    level: str
    heading: str
    facts: tuple[tuple[str, str], ...]
    findings: tuple[FindingMark, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with its marked blocks; `split` are the anchors cut into several segments."""

    article: Article
    id: str
    letter: str
    outlet: str
    date: str
    inferred: bool
    titled: bool
    blocks: tuple[MarkedBlock, ...]
    split: tuple[str, ...]
    cards: tuple[ClaimCard, ...]
    copies: tuple[str, ...]
    folded: bool
    rating: Rating | None = None

    @property
    def link(self) -> str:
        """The article's address where it is one of the web; nothing else may become a link."""
        url = self.article.url or ""
        return url if url.lower().startswith(("https://", "http://")) else ""


def articles_of(index: Index) -> tuple[ArticleView, ...]:
    """Return the articles of a story in the order published."""
    return tuple(_view(article, n, index) for n, article in enumerate(index.articles))


def _view(article: Article, position: int, index: Index) -> ArticleView:
    blocks = mark_article(article, index)
    letter = index.letters[article.id]
    return ArticleView(
        article=article,
        id=f"{index.prefix}-{letter}",
        letter=letter,
        outlet=index.outlet(article.id),
        date=day_of(index.dates[article.id]),
        inferred=index.inferred(article.id),
        titled=any(block.kind is BlockKind.TITLE for block in blocks),
        blocks=blocks,
        split=split_anchors(blocks),
        cards=tuple(_card(mark, index) for mark in index.claims_of(article.id)),
        copies=tuple(_copies(article, index)),
        folded=position >= OPEN_ARTICLES,
        rating=_rating(article, index),
    )


def _rating(article: Article, index: Index) -> Rating | None:
    """Return how far an article's outlet can be relied on, where it is known."""
    name = article.outlet or ""
    return rating(Rated.OUTLET, name, index.assessments.outlets.get(name))


def _copies(article: Article, index: Index) -> Iterable[str]:
    for copy in index.reading.story.copies:
        if copy.copy == article.id and copy.original in index.letters:
            share = f"{copy.containment:.0%}".replace("%", " %")
            yield f"{share} of its words stand in {index.letters[copy.original]}: {copy.reason}"


def _card(mark: ClaimMark, index: Index) -> ClaimCard:
    claim = mark.claim
    article = index.article(claim.article)
    facts = [("Source", _chain(claim))]
    facts += [
        ("Merged", f"{link.source} is {link.canonical}: {link.merge_reason}")
        for link in claim.attribution
        if link.merge_reason
    ]
    facts.append(("Certainty", _certainty(claim)))
    facts += [
        (
            "Figure",
            f"“{q.span.of(article.text)}”: {interval_of(q)}"
            + (f", counting {q.counted}" if q.counted else ""),
        )
        for q in claim.quantities
    ]
    facts += [("Time", f"“{t.span.of(article.text)}”: {_time(t)}") for t in claim.times]
    return ClaimCard(
        mark=mark,
        level=level_of(claim.certainty),
        heading=_heading(claim),
        facts=tuple(facts),
        findings=tuple(f for f in index.findings if _touches(f, claim)),
    )


def _heading(claim: Claim) -> str:
    speech = "the article’s own words" if claim.mode == "none" else f"{claim.mode} speech"
    negated = ", negated" if claim.polarity == "negated" else ""
    return f"{words_of(claim.kind).capitalize()}, {speech}{negated}"


def _chain(claim: Claim) -> str:
    if not claim.attribution:
        return "none named; the article speaks for itself"
    return ", citing ".join(_link(link) for link in claim.attribution)


def _link(link: Attribution) -> str:
    name = link.source if link.source == link.canonical else f"{link.source} ({link.canonical})"
    return f"{name}, {link.kind.value}, “{link.cue}”"


def _certainty(claim: Claim) -> str:
    sure = claim.certainty
    percent = f", {percent_of(sure)}" if percent_of(sure) else ""
    cues = ", ".join(f"“{cue}”" for cue in sure.cues)
    return sure.band + percent + (f", from {cues}" if cues else "")


def _time(time: Timex) -> str:
    if time.problem:
        return time.problem
    if time.days is not None and not time.start_time:
        return counted(round(time.days), "day")
    ends = [day_of(end) if end else "open" for end in (time.start_time, time.end_time)]
    span = ends[0] if ends[0] == ends[1] else " to ".join(ends)
    return span + (", inferred" if time.inferred else "")


def _touches(mark: FindingMark, claim: Claim) -> bool:
    return any(
        e.article == claim.article and e.span.overlaps(claim.span) for e in mark.finding.evidence
    )
