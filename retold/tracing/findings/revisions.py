"""Findings on revisions and corrections: what changed in silence, and who never carried it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from difflib import SequenceMatcher
from itertools import pairwise

from retold.annotate.numerals import find_numerals
from retold.annotate.timexes import find_timexes
from retold.stories.sentences import sentences
from retold.tracing.evidence import Scene, abstention, finding, quoted
from retold.tracing.findings.requoted import requoted
from retold.tracing.matching.match import compare, profile
from retold.tracing.matching.measures import outcome
from retold.tracing.matching.words import Words
from retold.types import (
    Abstention,
    Article,
    Claim,
    Finding,
    FindingKind,
    Quantity,
    Severity,
    Span,
)

NOTICE = re.compile(
    r"^\W*(?:correction|clarification)s?\b\s*(?:\([^)]*\)\s*)?[:.—–-]"
    r"|^\W*updated?\b\s*(?:on\b|at\b|:|\()"
    r"|\b(?:an?\s+)?(?:earlier|previous)\s+version\s+of\s+this\s+(?:article|story|report|page|item)\b"
    r"|\bthis\s+(?:article|story|report|item|headline)\s+(?:was|has\s+been|is)\s+(?:since\s+)?"
    r"(?:amended|corrected|revised|updated)\b",
    re.IGNORECASE,
)
LIKE = 0.55
DAY = len("2000-01-01")
_NEVER = datetime.max.replace(tzinfo=UTC)
SAME_EVENT = 0.4


def silent_edits(scene: Scene) -> Iterator[Finding | Abstention]:
    """Yield what a revision changed without a notice: a figure, a hedge, a source, quoted words.

    A revision is the same URL with another text. Where the two carry no dates that order them, the
    edit cannot be called an edit of either.
    """
    for older, newer in _revisions(list(scene.articles.values())):
        if notices(scene, newer.id):
            continue
        told: list[Span] = []
        before = [c for c in scene.claims if c.article == older.id]
        after = [c for c in scene.claims if c.article == newer.id]
        kept = {_folded(c.text) for c in before}
        gone = [c for c in before if _folded(c.text) not in {_folded(n.text) for n in after}]
        for claim in after:
            if _folded(claim.text) in kept:
                continue
            old = _counterpart(claim, gone)
            change = _change(old, claim) if old is not None else None
            if old is None or change is None:
                continue
            told.append(claim.sentence)
            yield _silent(scene, (older, old.span), (newer, claim.span), change)
        if not any(NOTICE.search(one.text) for one in sentences(newer)):
            for one in requoted(older, newer):
                if not any(span.overlaps(one.new) for span in told):
                    yield _silent(scene, (older, one.old), (newer, one.new), "the quoted words")


def _silent(
    scene: Scene, before: tuple[Article, Span], after: tuple[Article, Span], change: str
) -> Finding | Abstention:
    (older, was), (newer, now) = before, after
    evidence = [scene.evidence(newer.id, now), scene.evidence(older.id, was)]
    if not _follows(older, newer):
        return abstention(scene, FindingKind.SILENT_EDIT, "nothing orders the two texts", evidence)
    return finding(
        scene,
        FindingKind.SILENT_EDIT,
        Severity.HIGH if change == "a figure" else Severity.MEDIUM,
        f"{scene.outlet(newer.id)} changed {change} in this sentence; the later text has "
        "no notice of it.",
        evidence,
        unless="a notice stands outside the text that was read",
        changed=change,
        url=newer.url,
    )


def notices(scene: Scene, article: str) -> list[Claim]:
    """Return the claims of an article that are its notice of a correction or an amendment."""
    text = scene.text(article)
    return [
        claim
        for claim in scene.by_article.get(article, ())
        if NOTICE.search(claim.sentence.of(text))
    ]


def not_carried(scene: Scene, words: Words) -> Iterator[Finding]:
    """Yield the articles that tell a figure which another article has since corrected.

    The wrong figure is one that the notice names and the corrected text no longer gives; the right
    one is named by the notice and given by the text.
    """
    for article in scene.articles:
        for wrong, right, claim in _corrected(scene, article):
            for other in scene.claims:
                if _carries(scene, other, article, wrong, right, claim, words):
                    yield _not_carried(scene, other, wrong, claim, article)


def _revisions(articles: Sequence[Article]) -> Iterator[tuple[Article, Article]]:
    by_url: dict[str, list[Article]] = {}
    for article in articles:
        if article.url:
            by_url.setdefault(article.url, []).append(article)
    for versions in by_url.values():
        versions.sort(key=lambda article: (_moment(article) or _NEVER, article.locator))
        yield from pairwise(versions)


def _moment(article: Article) -> datetime | None:
    """The stated moment of publication, in UTC; a day counts from its first minute."""
    if article.published is None or article.published_inferred:
        return None
    stated = datetime.fromisoformat(article.published)
    return stated if stated.tzinfo else stated.replace(tzinfo=UTC)


def _follows(older: Article, newer: Article) -> bool:
    """Whether stated dates order the two; a bare day says nothing within that day."""
    first, second = _moment(older), _moment(newer)
    if first is None or second is None or older.published is None or newer.published is None:
        return False
    bare = len(older.published) == DAY or len(newer.published) == DAY
    return first < second and not (bare and older.published[:DAY] == newer.published[:DAY])


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _counterpart(claim: Claim, gone: Sequence[Claim]) -> Claim | None:
    words = _folded(claim.text).split()
    scored = [
        (SequenceMatcher(None, words, _folded(old.text).split(), autojunk=False).ratio(), at)
        for at, old in enumerate(gone)
        if old.block == claim.block
    ]
    best = max(scored, default=(0.0, -1))
    return gone[best[1]] if best[0] >= LIKE else None


def _change(old: Claim, new: Claim) -> str | None:
    figures = [_ends(q) for q in old.quantities], [_ends(q) for q in new.quantities]
    if figures[0] and sorted(figures[0]) != sorted(figures[1]):
        return "a figure"
    if old.certainty.band != new.certainty.band:
        return "how sure it is"
    if old.polarity is not new.polarity:
        return "a negation"
    sources = (
        [link.canonical for link in old.attribution],
        [link.canonical for link in new.attribution],
    )
    if sources[0] != sources[1] and bool(sources[0]) != bool(sources[1]):
        return "its source"
    return None


def _ends(q: Quantity) -> tuple[float, float, bool]:
    low, high = (-1.0 if end is None else end for end in (q.low, q.high))
    return (low, high, q.approximate)


def _corrected(scene: Scene, article: str) -> Iterator[tuple[Quantity, Quantity, Claim]]:
    """Yield (wrong, right, notice) for each notice that names one figure of each sort."""
    told = notices(scene, article)
    sentences = {claim.sentence for claim in told}
    body = [
        quantity
        for claim in scene.by_article.get(article, ())
        if claim.sentence not in sentences
        for quantity in claim.quantities
    ]
    given = {(q.low, q.high) for q in body}
    named = [(claim, q) for claim in told for q in (*claim.quantities, *_bare(scene, claim))]
    right = [(c, q) for c, q in named if (q.low, q.high) in given]
    wrong = [(c, q) for c, q in named if (q.low, q.high) not in given]
    if len({(q.low, q.high) for _, q in wrong}) == 1 and right:
        yield wrong[0][1], right[0][1], wrong[0][0]


def _bare(scene: Scene, notice: Claim) -> Iterator[Quantity]:
    """The numbers that a notice gives without saying of what: "it was 12"."""
    sentence = notice.sentence
    words = sentence.of(scene.text(notice.article))
    taken = [quantity.span for quantity in notice.quantities]
    taken += [time.span for time in find_timexes(words, anchor=None, offset=sentence.start)]
    for numeral in find_numerals(words):
        span = Span(sentence.start + numeral.start, sentence.start + numeral.end)
        if not any(span.overlaps(other) for other in taken):
            value = numeral.value
            yield Quantity(span, value, value, True, True, False, "count", None, None)


def _carries(
    scene: Scene,
    other: Claim,
    article: str,
    wrong: Quantity,
    right: Quantity,
    notice: Claim,
    words: Words,
) -> bool:
    url = scene.articles[article].url
    if other.article == article or (url and scene.articles[other.article].url == url):
        return False
    held = [q for q in other.quantities if (q.low, q.high) == (wrong.low, wrong.high)]
    if not held or notices(scene, other.article):
        return False
    known = [q for q in (wrong, right) if q.counted or q.outcomes]
    alike = [q for q in held if known and any(_alike(q, figure) for figure in known)]
    knows = any(
        (q.low, q.high) == (right.low, right.high)
        for claim in scene.claims
        if claim.article == other.article
        for q in claim.quantities
    )
    if not alike or knows:
        return False
    near = (
        compare(profile(claim, words), profile(other, words)).score
        for claim in scene.claims
        if claim.article == article
        and (claim.id == notice.id or any(_same_ends(q, right) for q in claim.quantities))
    )
    return max(near, default=0.0) >= SAME_EVENT


def _same_ends(a: Quantity, b: Quantity) -> bool:
    return (a.low, a.high) == (b.low, b.high)


def _alike(a: Quantity, b: Quantity) -> bool:
    if a.kind != b.kind:
        return False
    if a.counted and b.counted:
        return a.counted == b.counted
    return bool(outcome(a) & outcome(b)) or not (a.outcomes and b.outcomes)


def _not_carried(
    scene: Scene, other: Claim, wrong: Quantity, notice: Claim, article: str
) -> Finding:
    held = next(q for q in other.quantities if _same_ends(q, wrong))
    ours, theirs = scene.articles[other.article], scene.articles[article]
    later = bool(ours.published and theirs.published and ours.published > theirs.published)
    return finding(
        scene,
        FindingKind.CORRECTION_NOT_CARRIED,
        Severity.HIGH if later else Severity.MEDIUM,
        f"{scene.outlet(article)} has corrected {quoted(wrong.span.of(theirs.text))}; "
        f"{scene.outlet(other.article)} "
        + ("still tells it." if later else "told it before and shows no correction."),
        [
            scene.evidence(other.article, held.span),
            scene.evidence(article, notice.sentence),
            scene.evidence(other.article, other.span),
        ],
        unless="the article has been corrected since it was read, or counts something else",
        published_later=later,
    )
