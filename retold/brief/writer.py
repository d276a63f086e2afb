"""A traced story -> its brief: every sentence rests on claims and on words that stand in the text.

The form is that of a short intelligence update: what is claimed, what changed in the retelling,
the figures, the sources and how far to trust them, and what is not established. The words of a
claim are always the article's own, in quotation marks. A sentence whose evidence does not stand in
the stored text is left out: the brief fails closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from retold.brief.letters import letters
from retold.claims.names import bare
from retold.tracing.measures import outcome
from retold.tracing.retellings import HEADS, source_of
from retold.tracing.threads import UNSTATED
from retold.tracing.trace import Traced
from retold.types import (
    Article,
    Brief,
    BriefSection,
    BriefSentence,
    Claim,
    ClaimKind,
    Evidence,
    Finding,
    FindingKind,
    Mode,
    Quantity,
    Severity,
    Thread,
)

MOST_CLAIMS = 7
MOST_CHANGES = 12
MOST_FIGURES = 10
MOST_SOURCES = 8
LONGEST = 320
PLAIN = {
    "die": "dead",
    "injure": "injured",
    "miss": "missing",
    "flee": "fled",
    "displace": "displaced",
    "evacuate": "evacuated",
    "detain": "detained",
    "arrest": "arrested",
    "destroy": "destroyed",
}
PRONOUNS = frozenset("he she it they we i who".split())
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


def write(traced: Traced) -> Brief:
    """Write the brief of a traced story."""
    by_id = {claim.id: claim for claim in traced.claims}
    desk = Desk(traced, by_id, letters(traced.articles))
    sections = (
        BriefSection("What is claimed", _sound(desk, _claimed(desk))),
        BriefSection("What changed in the retelling", _sound(desk, _changed(desk))),
        BriefSection("Figures", _sound(desk, _figures(desk))),
        BriefSection("Sources", _sound(desk, _sources(desk))),
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
    told_by = f"{_many(len(outlets), 'outlet')}, " if outlets else ""
    told_by += f"{unknown} of unknown outlet, " if unknown else ""
    count = story.independent_origins
    named = [origin.source for origin in story.origins if origin.source != UNSTATED]
    ends = f": {'; '.join(named[:4])}" if named else ", not named in the leads"
    text = (
        f"{_many(len(articles), 'article')}, {told_by}{_many(count, 'independent origin')}{ends}."
    )
    if story.copies:
        text += f" {_many(len(story.copies), 'article is a copy', 'articles are copies')}."
    if count == 1 and len(articles) > 1:
        text += " Nothing here is confirmed by a second origin."
    leads = [claim for claim in desk.traced.claims if claim.block in HEADS] or list(
        desk.traced.claims[:1]
    )
    return _sentence(text, leads, [desk.cite(claim) for claim in leads])


def _claimed(desk: Desk) -> Iterator[BriefSentence]:
    ranked = sorted(desk.traced.threads, key=lambda thread: _interest(desk, thread))
    for thread in ranked[:MOST_CLAIMS]:
        told = [desk.claims[step.claim] for step in thread.steps]
        best = min(told, key=lambda claim: _nearness(desk, claim))
        articles = {claim.article for claim in told}
        text = f"{_voice(desk, best)} “{_words(best)}”"
        text += _how_sure(best)
        if len(articles) > 1:
            text += f" Told in {len(articles)} articles."
        yield _sentence(text, told, [desk.cite(best)])


def _interest(desk: Desk, thread: Thread) -> tuple[float, str]:
    told = [desk.claims[step.claim] for step in thread.steps]
    weight = 2.0 * len({claim.article for claim in told})
    weight += 2.0 * any(claim.block in HEADS for claim in told)
    weight += any(claim.mode is Mode.DIRECT for claim in told)
    weight += any(claim.quantities for claim in told)
    weight += any(source_of(claim) is not None for claim in told)
    weight += any(claim.certainty.band not in {"asserted", "reported"} for claim in told)
    weight -= 3.0 * all(claim.kind in {ClaimKind.QUESTION, ClaimKind.CAUTION} for claim in told)
    weight -= 2.0 * all(len(claim.terms) < 4 for claim in told)
    return (-weight, thread.id)


def _nearness(desk: Desk, claim: Claim) -> tuple[bool, bool, bool, bool, str, int]:
    published = desk.traced.articles[claim.article].published or "9999"
    return (
        claim.mode is not Mode.DIRECT,
        source_of(claim) is None,
        claim.certainty.band == "asserted",
        claim.block in HEADS,
        published,
        claim.span.start,
    )


def _voice(desk: Desk, claim: Claim) -> str:
    who = source_of(claim)
    if who is not None:
        via = "" if claim.mode is Mode.DIRECT else f", as told by {desk.outlet(claim.article)}"
        return f"{who}{via}:"
    if claim.attribution:
        return f"{desk.outlet(claim.article)}, on unnamed sources:"
    return f"{desk.outlet(claim.article)}, naming no source:"


def _words(claim: Claim) -> str:
    flat = " ".join(claim.text.split()).strip("“”\"'‘’ ")
    return flat if len(flat) <= LONGEST else flat[:LONGEST].rsplit(" ", 1)[0] + " …"


def _how_sure(claim: Claim) -> str:
    if claim.certainty.band == "asserted":
        return ""
    cues = ", ".join(f"“{cue}”" for cue in claim.certainty.cues)
    if claim.certainty.band in {"reported", "unclear"}:
        return f" (hedged with {cues})" if cues else ""
    low, high = (f"{100 * (end or 0):.0f}" for end in (claim.certainty.low, claim.certainty.high))
    return f" ({claim.certainty.band}, {low} to {high} %, from {cues})"


def _changed(desk: Desk) -> Iterator[BriefSentence]:
    told = [f for f in desk.traced.findings if f.kind not in ELSEWHERE]
    told.sort(key=lambda f: (_RANK[f.severity], f.kind, f.id))
    for finding in told[:MOST_CHANGES]:
        label = LABELS.get(finding.kind, finding.kind.replace("_", " ").capitalize())
        yield _sentence(
            f"{label}. {finding.message}", _holding(desk, finding), list(finding.evidence)
        )


def _holding(desk: Desk, finding: Finding) -> list[Claim]:
    return [
        claim
        for claim in desk.traced.claims
        if any(e.article == claim.article and e.span.overlaps(claim.span) for e in finding.evidence)
    ]


def _figures(desk: Desk) -> Iterator[BriefSentence]:
    rows: dict[tuple[str, ...], list[tuple[Claim, Quantity]]] = {}
    for claim in desk.traced.claims:
        for quantity in claim.quantities:
            if quantity.kind in {"count", "money"}:
                label = _measure(quantity)
                ends = f"{quantity.low}:{quantity.high}"
                rows.setdefault((label, ends, source_of(claim) or ""), []).append((claim, quantity))
    ordered = sorted(rows.items(), key=lambda row: (-_weight(row[1]), row[0]))
    for (label, _, who), told in ordered[:MOST_FIGURES]:
        claim, quantity = told[0]
        words = quantity.span.of(desk.traced.articles[claim.article].text)
        outlets = ", ".join(dict.fromkeys(desk.outlet(c.article) for c, _ in told))
        text = f"{label}: “{words}”, {_interval(quantity)}; {who or 'no source named'}; {outlets}."
        evidence = [
            Evidence(c.article, q.span, q.span.of(desk.traced.articles[c.article].text))
            for c, q in told
        ]
        yield _sentence(text, [c for c, _ in told], evidence)


def _weight(told: Sequence[tuple[Claim, Quantity]]) -> float:
    """How much a figure is worth showing: told often, of something that happened, with a source."""
    quantity = told[0][1]
    size = max(quantity.low or 0, quantity.high or 0)
    return (
        len(told)
        + 2.0 * bool(quantity.outcomes)
        + any(source_of(claim) is not None for claim, _ in told)
        + (size >= 10)
        + (quantity.low != quantity.high)
    )


def _measure(quantity: Quantity) -> str:
    """Name what a figure measures, the dead with the dead whichever verb was used."""
    what = ", ".join(PLAIN.get(lemma, lemma) for lemma in sorted(outcome(quantity)))
    counted = quantity.counted if quantity.counted != "person" else None
    parts = [quantity.unit or "", counted or "", what]
    return " / ".join(part for part in parts if part) or "uncounted"


def _interval(quantity: Quantity) -> str:
    low = "open" if quantity.low is None else f"{quantity.low:,.10g}"
    high = "open" if quantity.high is None else f"{quantity.high:,.10g}"
    about = "about " if quantity.approximate else ""
    if quantity.low is not None and quantity.low == quantity.high:
        return f"{about}{low}"
    return f"{about}{low} to {high}"


def _sources(desk: Desk) -> Iterator[BriefSentence]:
    told: dict[str, list[Claim]] = {}
    for claim in desk.traced.claims:
        who = source_of(claim)
        if who is not None:
            told.setdefault(who, []).append(claim)
    ranked = sorted(told.items(), key=lambda item: (-len(item[1]), item[0]))
    for who, claims in ranked[:MOST_SOURCES]:
        also = _other_names(who, claims)
        text = who + (f" (also: {', '.join(also[:8])})" if also else "")
        text += f": {_many(len(claims), 'claim')}. Reliability F, not rated in this ledger."
        stated = [
            desk.claims[caution.claim]
            for caution in desk.traced.cautions
            if caution.canonical == who and caution.claim in desk.claims
        ]
        for claim in stated[:2]:
            text += f" Caution stated by {desk.outlet(claim.article)}: “{_words(claim)}”"
        evidence = [
            Evidence(
                claim.article, link.span, link.span.of(desk.traced.articles[claim.article].text)
            )
            for claim in claims
            for link in claim.attribution
            if link.canonical == who
        ]
        yield _sentence(
            text, claims + stated, evidence[:8] + [desk.cite(claim) for claim in stated]
        )


def _other_names(who: str, claims: Sequence[Claim]) -> list[str]:
    """The names that were merged into a source, pronouns and articles aside."""
    names = {
        bare(link.source).lower(): bare(link.source)
        for claim in claims
        for link in claim.attribution
        if link.canonical == who
    }
    return [name for key, name in names.items() if key not in PRONOUNS | {who.lower()}]


def _open(desk: Desk) -> Iterator[BriefSentence]:
    unnamed = [f for f in desk.traced.findings if f.kind is FindingKind.ANONYMOUS_SOURCE]
    if unnamed:
        places = "; ".join(
            f"“{f.evidence[0].text}” ({desk.outlet(f.evidence[0].article)})" for f in unnamed[:6]
        )
        claims = [claim for f in unnamed[:6] for claim in _holding(desk, f)]
        yield _sentence(
            f"Who stands behind: {places}.", claims, [f.evidence[0] for f in unnamed[:6]]
        )
    for article, day in sorted(desk.traced.inferred_dates.items()):
        first = [claim for claim in desk.traced.claims if claim.article == article][:1]
        if first:
            yield _sentence(
                f"The date of {desk.outlet(article)}'s article, “{_words(first[0])}”: it states "
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
        yield _sentence(
            f"How {first_words} stand to each other: {abstained.reason}.",
            claims,
            list(abstained.evidence[:2]),
        )


def _sentence(text: str, claims: Sequence[Claim], evidence: Sequence[Evidence]) -> BriefSentence:
    return BriefSentence(
        text, tuple(dict.fromkeys(claim.id for claim in claims)), tuple(dict.fromkeys(evidence))
    )


def _many(count: int, one: str, more: str | None = None) -> str:
    return f"{count} {one}" if count == 1 else f"{count} {more or one + 's'}"
