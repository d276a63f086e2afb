"""Findings on revisions of one page: what changed in silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from difflib import SequenceMatcher
from itertools import pairwise

from retold.annotate.numerals import Numeral, find_numerals
from retold.stories.sentences import sentences
from retold.tracing.evidence import Scene, abstention, bare_words, finding
from retold.tracing.findings.corrections import NOTICE, notices
from retold.tracing.findings.requoted import requoted
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

LIKE = 0.55
DAY = len("2000-01-01")
_NEVER = datetime.max.replace(tzinfo=UTC)


def silent_edits(scene: Scene) -> Iterator[Finding | Abstention]:
    """Yield what a revision changed without a notice: a figure, a hedge, a source, quoted words.

    A revision is the same URL with another text. A page may keep its time of publication: where
    both texts state the same, and neither has a notice, the edit is silent whichever came first.
    Texts without dates are left alone.
    """
    for older, newer in _revisions(list(scene.articles.values())):
        if notices(scene, newer.id):
            continue
        told: list[Span] = []
        before, after = (scene.by_article.get(one.id, ()) for one in (older, newer))
        kept, new = ({_as_told(c) for c in side} for side in (before, after))
        gone = [c for c in before if _as_told(c) not in new]
        stood = {bare_words(c.sentence.of(older.text)) for c in before}
        for claim in after:
            if _as_told(claim) in kept or bare_words(claim.sentence.of(newer.text)) in stood:
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
    outlet = scene.outlet(newer.id)
    message = f"{outlet} changed {change} in this sentence; the later text has no notice of it."
    if not _follows(older, newer):
        if not _one_page(scene, older, newer):
            reason = "nothing orders the two texts"
            return abstention(scene, FindingKind.SILENT_EDIT, reason, evidence)
        message = (
            f"Two texts at one address of {outlet} differ in {change} in this sentence; both give "
            "one time of publication, and neither has a notice."
        )
    return finding(
        scene,
        FindingKind.SILENT_EDIT,
        Severity.HIGH if change == "a figure" else Severity.MEDIUM,
        message,
        evidence,
        unless="a notice stands outside the text that was read",
        changed=change,
        url=newer.url,
    )


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


def _one_page(scene: Scene, one: Article, other: Article) -> bool:
    """Whether two texts of one title state one moment of publication, with no notice in either."""
    titles = {bare_words(each.title or "") for each in (one, other)}
    moments = {_moment(each) for each in (one, other)}
    if len(titles) > 1 or len(moments) > 1 or moments == {None}:
        return False
    return not any(notices(scene, each.id) for each in (one, other))


def _as_told(claim: Claim) -> tuple[str, bool]:
    """A claim's words, and whether anybody is credited with them."""
    return bare_words(claim.text), bool(claim.attribution)


def _counterpart(claim: Claim, gone: Sequence[Claim]) -> Claim | None:
    words = bare_words(claim.text).split()
    scored = [
        (SequenceMatcher(None, words, bare_words(old.text).split(), autojunk=False).ratio(), at)
        for at, old in enumerate(gone)
        if old.block == claim.block
    ]
    best = max(scored, default=(0.0, -1))
    return gone[best[1]] if best[0] >= LIKE else None


def _change(old: Claim, new: Claim) -> str | None:
    figures = [_ends(q) for q in old.quantities], [_ends(q) for q in new.quantities]
    if figures[0] and sorted(figures[0]) != sorted(figures[1]):
        return "a figure"
    if _renumbered(old.text, new.text):
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


def _renumbered(old: str, new: str) -> bool:
    """Whether the two differ in numbers alone, which may count hours or days as well."""
    told, now = (list(find_numerals(text)) for text in (old, new))
    if len(told) != len(now) or [n.value for n in told] == [n.value for n in now]:
        return False
    bare = [
        [word for span in _between(text, found) for word in bare_words(span).split()]
        for text, found in ((old, told), (new, now))
    ]
    return bare[0] == bare[1]


def _between(text: str, numerals: Sequence[Numeral]) -> Iterator[str]:
    edges = [0, *(edge for n in numerals for edge in (n.start, n.end)), len(text)]
    return (text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))


def _ends(q: Quantity) -> tuple[float, float, bool]:
    low, high = (-1.0 if end is None else end for end in (q.low, q.high))
    return (low, high, q.approximate)
