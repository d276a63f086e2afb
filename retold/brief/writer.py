"""A traced story -> its brief: every sentence rests on claims and on words that stand in the text.

The form is that of a short intelligence update: what is claimed, what changed in the retelling,
the figures, the sources and how far to trust them, and what is not established. The words of a
claim are always the article's own, in quotation marks. A sentence whose evidence does not stand in
the stored text is left out: the brief fails closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from retold.brief.claimed import claimed
from retold.brief.credited import credited
from retold.brief.desk import Desk, holding, many, sentence, words_of
from retold.brief.figures import figures
from retold.brief.letters import letters
from retold.tracing.origins.chains import UNSTATED
from retold.tracing.trace import Traced
from retold.types import HEADS, Article, Brief, BriefSection, BriefSentence, FindingKind, Severity

MOST_CHANGES = 12
ELSEWHERE = frozenset({FindingKind.SINGLE_ORIGIN, FindingKind.ANONYMOUS_SOURCE})
LABELS = {
    FindingKind.HEDGE_DROPPED: "The hedge is gone",
    FindingKind.CERTAINTY_RAISED: "More certain than its source",
    FindingKind.UNSUPPORTED_FIGURE: "A figure without a source",
    FindingKind.FIGURE_CHANGED: "A changed figure",
    FindingKind.FIGURE_ROUNDED: "A rounded figure",
    FindingKind.BOUND_LOST: "A lost bound",
    FindingKind.RANGE_COLLAPSED: "A range told as a point",
    FindingKind.FIGURE_CONFLICT: "Figures that conflict",
    FindingKind.ATTRIBUTION_LOST: "Nobody named",
    FindingKind.QUOTE_ALTERED: "Quotation",
    FindingKind.SCOPE_NARROWED: "Narrower than its source",
    FindingKind.DATE_IMPOSSIBLE: "A date that cannot be",
    FindingKind.SILENT_EDIT: "A silent edit",
    FindingKind.CORRECTION_NOT_CARRIED: "A correction not carried",
}
_RANK = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}


def write(traced: Traced) -> Brief:
    """Write the brief of a traced story."""
    by_id = {claim.id: claim for claim in traced.claims}
    desk = Desk(traced, by_id, letters(traced.articles))
    sections = (
        BriefSection("What is claimed", _sound(desk, claimed(desk))),
        BriefSection("What changed in the retelling", _sound(desk, _changed(desk))),
        BriefSection("Figures", _sound(desk, figures(desk))),
        BriefSection("Sources", _sound(desk, credited(desk))),
        BriefSection("Not established", _sound(desk, _open(desk))),
    )
    summary = _summary(desk)
    return Brief(
        story=traced.story.id,
        title=traced.story.title,
        dated=traced.story.last_seen,
        summary=next(iter(_sound(desk, [summary])), BriefSentence("", (), ())),
        sections=tuple(section for section in sections if section.sentences),
    )


def verified(sentence: BriefSentence, articles: Mapping[str, Article]) -> bool:
    """Whether every span that a sentence cites gives back the words that it cites."""
    return (
        bool(sentence.claims)
        and bool(sentence.evidence)
        and all(
            e.article in articles and e.span.of(articles[e.article].text) == e.text
            for e in sentence.evidence
        )
    )


def _sound(desk: Desk, sentences: Iterable[BriefSentence]) -> tuple[BriefSentence, ...]:
    return tuple(s for s in sentences if verified(s, desk.traced.articles))


def _summary(desk: Desk) -> BriefSentence:
    story = desk.traced.story
    articles = desk.traced.articles
    outlets = {article.outlet for article in articles.values() if article.outlet}
    unknown = sum(1 for article in articles.values() if not article.outlet)
    told_by = f"{many(len(outlets), 'outlet')}, " if outlets else ""
    told_by += f"{unknown} of unknown outlet, " if unknown else ""
    unread = sum(1 for article in articles.values() if article.unread)
    told_by += f"{unread} in a language that is not supported, " if unread else ""
    count = story.independent_origins
    named = [origin.source for origin in story.origins if origin.source != UNSTATED]
    ends = f": {'; '.join(named[:4])}" if named else ", not named in the leads"
    text = f"{many(len(articles), 'article')}, {told_by}{many(count, 'independent origin')}{ends}."
    if copies := len(story.whole_copies):
        text += f" {many(copies, 'article is a copy', 'articles are copies')}."
    if count == 1 and len(articles) > 1:
        text += " Nothing here is confirmed by a second origin."
    leads = [claim for claim in desk.traced.claims if claim.block in HEADS] or list(
        desk.traced.claims[:1]
    )
    return sentence(text, leads, [desk.cite(claim) for claim in leads])


def _changed(desk: Desk) -> Iterator[BriefSentence]:
    told = [f for f in desk.traced.findings if f.kind not in ELSEWHERE]
    told.sort(key=lambda f: (_RANK[f.severity], f.kind, f.id))
    for finding in told[:MOST_CHANGES]:
        label = LABELS.get(finding.kind, finding.kind.replace("_", " ").capitalize())
        yield sentence(
            f"{label}. {finding.message}", holding(desk, finding), list(finding.evidence)
        )


def _open(desk: Desk) -> Iterator[BriefSentence]:
    unnamed = [f for f in desk.traced.findings if f.kind is FindingKind.ANONYMOUS_SOURCE]
    if unnamed:
        places = "; ".join(
            f"“{f.evidence[0].text}” ({desk.outlet(f.evidence[0].article)})" for f in unnamed[:6]
        )
        claims = [claim for f in unnamed[:6] for claim in holding(desk, f)]
        yield sentence(
            f"Who stands behind: {places}.", claims, [f.evidence[0] for f in unnamed[:6]]
        )
    for article, day in sorted(desk.traced.inferred_dates.items()):
        first = [claim for claim in desk.traced.claims if claim.article == article][:1]
        if first:
            yield sentence(
                f"The date of {desk.outlet(article)}'s article, “{words_of(first[0])}”: it states "
                f"none; {day} is inferred from the story.",
                first,
                [desk.cite(first[0])],
            )
    for abstained in desk.traced.abstentions[:3]:
        claims = [
            claim
            for claim in desk.traced.claims
            if any(
                e.article == claim.article and e.span.overlaps(claim.span)
                for e in abstained.evidence
            )
        ]
        first_words = " and ".join(f"“{e.text}”" for e in abstained.evidence[:2])
        yield sentence(
            f"How {first_words} stand to each other: {abstained.reason}.",
            claims,
            list(abstained.evidence[:2]),
        )
