"""Findings on corrections: a figure that an article took back, and that another still tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retold.annotate.numerals import find_numerals
from retold.annotate.timexes import find_timexes
from retold.tracing.evidence import Scene, finding, quoted
from retold.tracing.matching.match import compare, profile
from retold.tracing.matching.measures import outcome
from retold.tracing.matching.words import Words
from retold.types import Claim, Finding, FindingKind, Quantity, Severity, Span

NOTICE = re.compile(
    r"^\W*(?:correction|clarification)s?\b\s*(?:\([^)]*\)\s*)?[:.—–-]"
    r"|^\W*updated?\b\s*(?:on\b|at\b|:|\()"
    r"|\b(?:an?\s+)?(?:earlier|previous)\s+version\s+of\s+this\s+(?:article|story|report|page|item)\b"
    r"|\bthis\s+(?:article|story|report|item|headline)\s+(?:was|has\s+been|is)\s+(?:since\s+)?"
    r"(?:amended|corrected|revised|updated)\b",
    re.IGNORECASE,
)
_SAID_WRONG = re.compile(
    r"\b(?:earlier|previous|first|printed|online)\s+(?:version|edition|report)s?\b"
    r"|\b(?:we|our\s+\w+)\s+(?:\w+\s+){0,3}?(?:said|reported|told|gave|wrote|put|stated|printed|named)\b"
    r"|\b(?:misstated|wrongly|incorrectly|mistakenly|erroneously)\b",
    re.IGNORECASE,
)
_THEN_RIGHT = re.compile(
    r"[.;:]\s+(?:in\s+fact,?\s+)?(?:It|They|That|The|According\s+to|By)\b", re.IGNORECASE
)
_UNITS = frozenset("percent per cent pound franc euro dollar million billion correction".split())
_SCALES = (1, 1_000, 1_000_000, 1_000_000_000)
SAME_EVENT = 0.4
TELLING_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Taken:
    """What a notice takes back: the wrong figure, the right one, and the claim that says so."""

    wrong: Quantity
    right: Quantity
    notice: Claim


def not_carried(scene: Scene, words: Words) -> Iterator[Finding]:
    """Yield the articles that tell a figure which another article has since corrected.

    The wrong figure is one that the notice names and the corrected text no longer gives; the right
    one is named by the notice and given by the text, or by the notice in its answering clause.
    """
    for article in scene.articles:
        for taken in _corrected(scene, article):
            for other in scene.claims:
                if _carries(scene, other, taken, words):
                    yield _not_carried(scene, other, taken.wrong, taken.notice, article)


def notices(scene: Scene, article: str) -> list[Claim]:
    """Return the claims of an article that are its notice of a correction or an amendment."""
    text = scene.text(article)
    return [
        claim
        for claim in scene.by_article.get(article, ())
        if NOTICE.search(claim.sentence.of(text))
    ]


def _corrected(scene: Scene, article: str) -> Iterator[Taken]:
    """Yield what each notice takes back, if it names one figure of each sort.

    A notice is the sentence that calls itself so, and the rest of its paragraph.
    """
    told = notices(scene, article)
    spans = {_rest_of_block(scene, claim) for claim in told}
    claims = scene.by_article.get(article, ())
    inside = [c for c in claims if any(span.contains(c.sentence) for span in spans)]
    body = [q for claim in claims if claim not in inside for q in claim.quantities]
    given = {(q.low, q.high) for q in body}
    named = [q for claim in inside for q in claim.quantities]
    named += [
        q for span in sorted(spans, key=lambda s: s.start) for q in _bare(scene, told[0], span)
    ]
    right = [q for q in named if (q.low, q.high) in given]
    wrong = [q for q in named if (q.low, q.high) not in given]
    if len({(q.low, q.high) for q in wrong}) == 1 and right:
        yield Taken(wrong[0], right[0], _of(inside, wrong[0]) or told[0])
    elif len(spans) == 1:
        yield from _answered(
            scene, inside, named, given, told[0], min(spans, key=lambda s: s.start)
        )


def _rest_of_block(scene: Scene, claim: Claim) -> Span:
    blocks = scene.articles[claim.article].blocks
    home = next((b.span for b in blocks if b.span.contains(claim.sentence)), claim.sentence)
    return Span(claim.sentence.start, home.end)


def _of(claims: list[Claim], figure: Quantity) -> Claim | None:
    return next((c for c in claims if c.sentence.contains(figure.span)), None)


def _answered(
    scene: Scene,
    inside: list[Claim],
    named: list[Quantity],
    given: set[tuple[float | None, float | None]],
    notice: Claim,
    span: Span,
) -> Iterator[Taken]:
    """Read a notice in two parts: what "we reported", and what "it is"."""
    words = span.of(scene.text(notice.article))
    said = _SAID_WRONG.search(words)
    answer = _THEN_RIGHT.search(words, said.end()) if said is not None else None
    if answer is None:
        return
    parts = span.start + answer.start()
    wrong = [q for q in named if q.span.end <= parts]
    right = [q for q in named if q.span.start >= parts]
    if any(len({(q.low, q.high) for q in side}) != 1 for side in (wrong, right)):
        return
    if (wrong[0].low, wrong[0].high) not in given:
        yield Taken(wrong[0], right[0], _of(inside, wrong[0]) or notice)


def _bare(scene: Scene, notice: Claim, region: Span) -> Iterator[Quantity]:
    """The numbers that a notice gives without saying of what: "it was 12"."""
    words = region.of(scene.text(notice.article))
    inside = (c for c in scene.by_article[notice.article] if region.contains(c.sentence))
    taken = [quantity.span for claim in inside for quantity in claim.quantities]
    taken += [time.span for time in find_timexes(words, anchor=None, offset=region.start)]
    for numeral in find_numerals(words):
        span = Span(region.start + numeral.start, region.start + numeral.end)
        if not any(span.overlaps(other) for other in taken):
            value = numeral.value
            yield Quantity(span, value, value, True, True, False, "count", None, None)


def _carries(scene: Scene, other: Claim, taken: Taken, words: Words) -> bool:
    article, wrong, right = taken.notice.article, taken.wrong, taken.right
    url = scene.articles[article].url
    if other.article == article or (url and scene.articles[other.article].url == url):
        return False
    held = [q for q in other.quantities if _same_ends(q, wrong)]
    if not held or notices(scene, other.article) or _knows(scene, other.article, right):
        return False
    score = max(_likenesses(scene, other, taken, words), default=0.0)
    known = [q for q in (wrong, right) if q.counted or q.outcomes]
    if known:
        alike = any(_alike(q, figure) for q in held for figure in known)
        return alike and score >= SAME_EVENT
    if not any((q.kind, q.unit) == (wrong.kind, wrong.unit) for q in held):
        return False
    return score >= SAME_EVENT or (_telling(wrong) and _shares_a_noun(other, taken.notice))


def _knows(scene: Scene, article: str, right: Quantity) -> bool:
    """Whether an article gives the right figure, in full where the notice says "it is 61"."""
    ends = {(right.low, right.high)}
    if right.unit is None and right.low is not None and right.low == right.high:
        ends |= {(right.low * scale, right.low * scale) for scale in _SCALES}
    claims = scene.by_article.get(article, ())
    return any((q.low, q.high) in ends for claim in claims for q in claim.quantities)


def _likenesses(scene: Scene, other: Claim, taken: Taken, words: Words) -> Iterator[float]:
    side = profile(other, words)
    for claim in scene.by_article.get(taken.notice.article, ()):
        if claim.id == taken.notice.id or any(_same_ends(q, taken.right) for q in claim.quantities):
            yield compare(profile(claim, words), side).score


def _telling(figure: Quantity) -> bool:
    """Whether a figure is one that chance rarely gives twice: 185,000 or 81 percent, not 50."""
    value = figure.low
    if value is None or value != figure.high:
        return False
    return len(f"{value:.15g}".replace(".", "").strip("0")) >= TELLING_DIGITS


def _shares_a_noun(a: Claim, b: Claim) -> bool:
    ours, theirs = (
        {t.lemma.lower() for t in claim.terms if t.pos in {"NOUN", "PROPN"}} - _UNITS
        for claim in (a, b)
    )
    return bool(ours & theirs)


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
