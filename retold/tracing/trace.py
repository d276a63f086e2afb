"""One story, from the claims of its articles to its threads, findings and origins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from retold.claims.sources import cautions, merge
from retold.tracing import dating
from retold.tracing.assess import credibility
from retold.tracing.evidence import Scene, place, places_of
from retold.tracing.findings import (
    carried,
    certainty,
    circles,
    conflicts,
    corrections,
    credited,
    crowded,
    dates,
    derived,
    figures,
    headings,
    intervals,
    leads,
    limits,
    negation,
    offices,
    quotes,
    ranked,
    revisions,
    scope,
    softened,
    speakerless,
    sums,
    titled,
    truncated,
    uncredited,
    unnamed,
    unsupported,
    voices,
)
from retold.tracing.matching.match import Match, profile
from retold.tracing.matching.pairing import matches
from retold.tracing.matching.titlecase import Usage
from retold.tracing.matching.words import Words
from retold.tracing.origins import independence
from retold.tracing.retellings import Retelling, retellings, source_of
from retold.tracing.threads import weave
from retold.types import (
    HEADS,
    Abstention,
    Article,
    Caution,
    Claim,
    Finding,
    Merge,
    Span,
    Story,
    Thread,
)

MOST_COMPARED = 1_500
"""How many claims of one article are compared with others: more than any article of news has."""


@dataclass(frozen=True, slots=True)
class Traced:
    """All that tracing makes of one story; `articles` hold the inferred dates."""

    story: Story
    articles: Mapping[str, Article]
    claims: tuple[Claim, ...]
    threads: tuple[Thread, ...]
    findings: tuple[Finding, ...]
    abstentions: tuple[Abstention, ...]
    merges: tuple[Merge, ...]
    cautions: tuple[Caution, ...]
    inferred_dates: Mapping[str, str]


def trace(
    story: Story, articles: Mapping[str, Article], claims: Sequence[Claim], *, words: Words
) -> Traced:
    """Trace one story; the same members give the same output, in whatever order they come."""
    inferred = dating.infer(articles)
    dated = {key: _dated(articles[key], inferred.get(key)) for key in sorted(articles)}
    ordered = sorted(claims, key=lambda claim: _place(claim, dated))
    merged, merges = merge(dating.redate(ordered, dated), dated)
    scene = Scene(story.id, dated, merged, story.whole_copies, _passages(story))
    usage = Usage.of(scene.claims)
    found_matches = matches([profile(usage.recased(c), words) for c in _originals(scene)])
    pairs = tuple(retellings(scene, found_matches))
    woven, threads = weave(scene, found_matches, pairs)
    counted = independence.count(scene, story, threads)
    made = tuple(_findings(scene, counted, pairs, found_matches, threads, words, usage))
    findings = _placed((f for f in made if isinstance(f, Finding)), woven)
    return Traced(
        story=_seen(counted, dated),
        articles=dated,
        claims=woven,
        threads=credibility(threads, woven, findings),
        findings=crowded.told(findings),
        abstentions=crowded.withheld(a for a in made if isinstance(a, Abstention)),
        merges=merges,
        cautions=cautions(woven),
        inferred_dates=inferred,
    )


def _passages(story: Story) -> dict[str, tuple[tuple[Span, str], ...]]:
    passages: dict[str, tuple[tuple[Span, str], ...]] = {}
    for copy in story.copies:
        spans = tuple((here, copy.original) for here, _ in copy.shared)
        passages[copy.copy] = (*passages.get(copy.copy, ()), *spans)
    return passages


def _findings(
    scene: Scene,
    story: Story,
    pairs: Sequence[Retelling],
    found: Mapping[tuple[str, str], Match],
    threads: Sequence[Thread],
    words: Words,
    usage: Usage,
) -> Iterator[Finding | Abstention]:
    yield from unsupported.trace(scene, words)
    yield from derived.trace(scene)
    yield from certainty.trace(scene, pairs, found)
    yield from softened.trace(scene, pairs, found)
    yield from negation.trace(scene, found)
    yield from credited.trace(scene, pairs, found)
    unsigned = tuple(uncredited.trace(scene))
    cut = {place(made) for made in unsigned}
    yield from (*voices.lost(scene, pairs, found, words, usage=usage, cut=cut), *unsigned)
    yield from (made for made in speakerless.trace(scene, words) if place(made) not in cut)
    retold = tuple(figures.retold_figures(scene, pairs))
    heads = tuple(headings.trace(scene, {place(made) for made in retold}))
    yield from (*retold, *heads)
    yield from sums.trace(scene, {place(made) for made in (*retold, *heads)})
    ours = tuple(titled.trace(scene, {place(made) for made in (*retold, *heads)}))
    yield from ours
    yield from carried.trace(scene, {place(made) for made in (*retold, *heads, *ours)})
    rivals = tuple(conflicts.trace(scene, found))
    yield from rivals
    yield from leads.trace(scene, {places_of(made) for made in rivals if isinstance(made, Finding)})
    yield from revisions.silent_edits(scene)
    yield from corrections.not_carried(scene, words)
    yield from quotes.trace(scene)
    yield from truncated.trace(scene)
    yield from scope.trace(scene, words)
    yield from limits.trace(scene, pairs, found)
    yield from ranked.trace(scene)
    yield from offices.trace(scene)
    yield from dates.trace(scene)
    yield from intervals.trace(scene)
    yield from independence.single(scene, story, threads)
    yield from circles.trace(scene, threads)
    yield from unnamed.anonymous(scene)


def _originals(scene: Scene) -> list[Claim]:
    """The claims worth comparing: a copy says nothing that its original does not.

    Nor does a sentence that its article says again to the letter; of a text that repeats itself
    without end, the pairs would be without end too. Of one article so many are compared at most.
    """
    seen: Counter[str] = Counter()
    told: set[tuple[str, bool, str, str | None]] = set()
    kept = []
    for claim in scene.claims:
        same = (claim.article, claim.block in HEADS, claim.text, source_of(claim))
        copied = scene.teller(claim) != claim.article
        if copied or same in told or seen[claim.article] >= MOST_COMPARED:
            continue
        told.add(same)
        seen[claim.article] += 1
        kept.append(claim)
    return kept


def _place(claim: Claim, articles: Mapping[str, Article]) -> tuple[str, str, int, int, str]:
    published = articles[claim.article].published or "9999"
    return (published, claim.article, claim.span.start, claim.span.end, claim.id)


def _dated(article: Article, day: str | None) -> Article:
    if day is None:
        return article
    return replace(article, published=day, published_inferred=True)


def _placed(findings: Iterator[Finding], claims: Sequence[Claim]) -> tuple[Finding, ...]:
    """Give each finding the thread of the words found at fault; each id once."""
    threads = {(claim.article, claim.span): claim.thread for claim in claims}
    by_id: dict[str, Finding] = {}
    for found in findings:
        thread = next(
            (threads[e.article, e.span] for e in found.evidence if (e.article, e.span) in threads),
            None,
        )
        by_id.setdefault(found.id, replace(found, thread=thread))
    return tuple(by_id.values())


def _seen(story: Story, articles: Mapping[str, Article]) -> Story:
    days = sorted(article.published for article in articles.values() if article.published)
    if not days:
        return story
    return replace(story, first_seen=days[0], last_seen=days[-1])
