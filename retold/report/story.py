"""A reading as the page shows it: every part of one story, ready for the templates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from retold.report.articles import ArticleView, articles_of
from retold.report.charts import MOST_TELLINGS, draw_retelling
from retold.report.circles import draw_circle
from retold.report.figures import Measure, measures_of
from retold.report.findings import FindingGroup, FindingView, findings_of, grouped
from retold.report.index import Anchor, Index, index_story, sentence_stands
from retold.report.intervals import MOST_ROWS, draw_measure
from retold.report.retelling import Retelling, retellings_of
from retold.report.sources import SourceRow, sources_of
from retold.report.vocabulary import CREDIBILITY, level_of, percent_of, ratings_in
from retold.types import Article, Assessments, BriefSentence, Certainty, Claim, Origin, Reading

MOST_CHARTS = 8


QUOTED = 30
"""How many characters of a claim a sentence must repeat to be taken for its quotation."""


@dataclass(frozen=True, slots=True)
class Band:
    """A band of certainty as a chip: its word, its style and its interval in per cent."""

    word: str
    level: str
    percent: str


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence of the brief with one reference for each claim it rests on.

    `bands` holds how sure the claims are that it quotes, where all are alike: of claims that
    differ, a chip would not say which it means. A plain assertion goes without.
    """

    text: str
    references: tuple[Anchor, ...]
    bands: tuple[Band, ...]
    ratings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A headed part of the brief."""

    heading: str
    sentences: tuple[SentenceView, ...]


@dataclass(frozen=True, slots=True)
class OriginView:
    """Where chains end: the source, the letters of the articles that rest on it, the reason."""

    origin: Origin
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story's page. `charts` maps the ids of retellings, measures and circles to drawings."""

    index: Index
    summary: SentenceView | None
    sections: tuple[SectionView, ...]
    findings: tuple[FindingView, ...]
    groups: tuple[FindingGroup, ...]
    kinds: tuple[tuple[str, int], ...]
    articles: tuple[ArticleView, ...]
    retellings: tuple[Retelling, ...]
    measures: tuple[Measure, ...]
    charts: Mapping[str, Markup]
    sources: tuple[SourceRow, ...]
    origins: tuple[OriginView, ...]
    bands: tuple[Band, ...]
    most_tellings: int = MOST_TELLINGS
    most_rows: int = MOST_ROWS

    @property
    def id(self) -> str:
        """The id of the story's section in the page."""
        return self.index.prefix

    @property
    def reading(self) -> Reading:
        """The reading that is shown."""
        return self.index.reading

    @property
    def outlets(self) -> int:
        """How many outlets that are known by name tell the story."""
        return len({article.outlet for article in self.index.articles if article.outlet})


def view_story(
    reading: Reading,
    articles: Mapping[str, Article],
    *,
    prefix: str,
    assessments: Assessments | None = None,
) -> StoryView:
    """Lay out one reading; ids in the page begin with `prefix`."""
    index = index_story(reading, articles, prefix=prefix, assessments=assessments)
    retellings, measures = retellings_of(index), measures_of(index)
    findings = findings_of(index)
    return StoryView(
        index=index,
        summary=_sentence(reading.brief.summary, index),
        sections=_sections(index),
        findings=findings,
        groups=grouped(findings),
        kinds=tuple(Counter(finding.words for finding in findings).most_common()),
        articles=articles_of(index),
        retellings=retellings,
        measures=measures,
        charts=_charts(retellings, measures, findings),
        sources=sources_of(index),
        origins=tuple(_origin(origin, index) for origin in reading.story.origins),
        bands=_bands(mark.claim.certainty for mark in index.claims.values()),
    )


def _charts(
    retellings: Sequence[Retelling],
    measures: Sequence[Measure],
    findings: Sequence[FindingView],
) -> dict[str, Markup]:
    changed = [retelling for retelling in retellings if retelling.changed]
    drawn = {retelling.id: draw_retelling(retelling) for retelling in changed[:MOST_CHARTS]}
    differing = [measure for measure in measures if measure.differs]
    drawn |= {measure.id: draw_measure(measure) for measure in differing[:MOST_CHARTS]}
    circles = [finding.circle for finding in findings if finding.circle is not None]
    return drawn | {circle.id: draw_circle(circle) for circle in circles[:MOST_CHARTS]}


def _sections(index: Index) -> tuple[SectionView, ...]:
    views = []
    for section in index.reading.brief.sections:
        shown = [view for view in (_sentence(s, index) for s in section.sentences) if view]
        if shown:
            views.append(SectionView(section.heading, tuple(shown)))
    return tuple(views)


def _sentence(sentence: BriefSentence, index: Index) -> SentenceView | None:
    if not sentence_stands(sentence, {article.id: article for article in index.articles}):
        return None
    references: dict[str, Anchor] = {}
    for anchor in filter(None, map(index.anchor, sentence.evidence)):
        references.setdefault(anchor.label, anchor)
    claims = [index.claims[claim].claim for claim in sentence.claims if claim in index.claims]
    cited = [claim for claim in claims if _quotes(sentence, claim)]
    bands = _bands(claim.certainty for claim in cited)
    return SentenceView(
        text=sentence.text,
        references=tuple(references.values()),
        bands=bands if len(bands) == 1 and bands[0].level != "asserted" else (),
        ratings=(*ratings_in(sentence.text), *_rated(sentence, claims, index)),
    )


def _rated(sentence: BriefSentence, claims: Iterable[Claim], index: Index) -> Iterator[str]:
    """Yield the credibility that persons put in place of the one that a sentence states."""
    if not ratings_in(sentence.text):
        return
    for thread in dict.fromkeys(claim.thread for claim in claims if claim.thread):
        own = index.assessments.threads.get(thread)
        if own is not None and own.value is not None:
            yield f"{own.by}: credibility {own.value}, {CREDIBILITY[int(own.value) - 1]}"


def _quotes(sentence: BriefSentence, claim: Claim) -> bool:
    """Tell whether a sentence gives a claim in its own words; a long quotation may be cut."""
    return claim.text[:QUOTED] in sentence.text


def _bands(certainties: Iterable[Certainty]) -> tuple[Band, ...]:
    bands = (Band(c.band, level_of(c), percent_of(c)) for c in certainties)
    return tuple(sorted(dict.fromkeys(bands), key=_rank))


def _rank(band: Band) -> tuple[str, str]:
    """Order from the surest band down; bands without a scale come last."""
    return ("a" if band.percent else "b", _DESCENDING.get(band.level, band.level))


_DESCENDING = {"p5": "1", "p4": "2", "p3": "3", "p2": "4", "p1": "5"}


def _origin(origin: Origin, index: Index) -> OriginView:
    letters = (letter for key, letter in index.letters.items() if key in origin.articles)
    return OriginView(origin, tuple(letters))
