"""Findings on opposites: a telling that flips its origin, two articles that contradict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from retold.tracing.evidence import Scene, abstention, finding, quoted
from retold.tracing.findings.conflicts import times_meet
from retold.tracing.findings.occasions import Occasions
from retold.tracing.matching.denied import denied
from retold.tracing.matching.match import Match, best_pair
from retold.tracing.matching.measures import disjoint
from retold.tracing.matching.opposites import antonyms, comparable, negated, opposed
from retold.tracing.matching.sourced import Voices
from retold.tracing.retellings import HEADS, Basis, Retelling, named_source_of, source_of
from retold.types import (
    Abstention,
    BlockKind,
    Claim,
    ClaimKind,
    Finding,
    FindingKind,
    Mode,
    Severity,
)

COVERED = 0.6
COVERED_NOUNS = 0.5
MIN_SHARED = 2
CLOSE = 0.8


def trace(scene: Scene, matches: Mapping[tuple[str, str], Match]) -> Iterator[Finding | Abstention]:
    """Yield pairs of tellings of which one asserts what the other denies.

    Of one source, or of a title and its own body, the telling flipped its origin. Of two articles
    with other sources, or none, the two contradict each other, and neither side is accused.
    """
    claims = {claim.id: claim for claim in scene.claims}
    seen: set[tuple[str, ...]] = set()
    for (left, right), match in matches.items():
        a, b = sorted((claims[left], claims[right]), key=scene.ranked)
        if not opposed(a, b) or not _alike(a, b, match):
            continue
        made = _made(scene, a, b, matches)
        if made is None:
            continue
        key = _key(made, a, b)
        if key not in seen:
            seen.add(key)
            yield made
    yield from _wholly(scene, matches, seen)


def _key(made: Finding | Abstention, a: Claim, b: Claim) -> tuple[str, ...]:
    return (made.kind.value, *sorted({a.article, b.article}), *sorted({*_who(a), *_who(b)}))


def _wholly(
    scene: Scene, matches: Mapping[tuple[str, str], Match], seen: set[tuple[str, ...]]
) -> Iterator[Finding]:
    """Yield the pairs of which one affirms all that the other denies, told in whatever words.

    Of one source the report of its quoted words flips them; two named sources contradict.
    """
    voices, occasions = Voices(scene.claims), Occasions(scene, matches)
    originals = [claim for claim in scene.claims if claim.article not in scene.copies]
    for pair in denied(originals):
        a, b = sorted(pair, key=scene.ranked)
        if not times_meet(a, b):
            continue
        made = _wholly_flipped(scene, a, b, voices, occasions, matches) or _disputed(
            scene, a, b, matches
        )
        if made is not None and (key := _key(made, a, b)) not in seen:
            seen.add(key)
            yield made


def _wholly_flipped(
    scene: Scene,
    a: Claim,
    b: Claim,
    voices: Voices,
    occasions: Occasions,
    matches: Mapping[tuple[str, str], Match],
) -> Finding | None:
    """Whether a report has the opposite of what its source is quoted as saying on that occasion."""
    match = best_pair(matches, a.id, b.id)
    one = named_source_of(a) is not None and named_source_of(a) == named_source_of(b)
    if match is None or a.article == b.article or not (one or voices.are_one(a, b)):
        return None
    if ClaimKind.DENIAL in (a.kind, b.kind) or (a.mode is Mode.DIRECT) == (b.mode is Mode.DIRECT):
        return None
    told, origin = (b, a) if a.mode is Mode.DIRECT else (a, b)
    if occasions.may_be_two(Retelling(origin, told, match, Basis.SAME_SOURCE)):
        return None
    return _flip(scene, told, origin)


def _disputed(
    scene: Scene, a: Claim, b: Claim, matches: Mapping[tuple[str, str], Match]
) -> Finding | None:
    """Two named sources of which one denies what the other says, in one article or of one day."""
    ours, theirs = named_source_of(a), named_source_of(b)
    if ours is None or theirs is None or ours == theirs or BlockKind.TITLE in (a.block, b.block):
        return None
    if a.article != b.article and _why_not(scene, a, b, matches) is not None:
        return None
    return _contradiction(scene, a, b)


def _alike(a: Claim, b: Claim, match: Match) -> bool:
    """Whether the two are so much one sentence that only the opposition sets them apart.

    Opposite verbs pair with nothing, so that with them the nouns alone must meet. Things that stand
    alone on both sides ("a police boat", "a fishing boat") make them two sentences.
    """
    if match.clash is not None:
        return False
    alone = [_alone(claim, match) for claim in (a, b)]
    low, high = sorted((match.left_covered, match.right_covered))
    if all(alone):
        return False
    if antonyms(a, b):
        shared = len({word for pair in match.pairs for word in pair[:1]})
        return shared >= MIN_SHARED and not all(alone) and high >= COVERED_NOUNS
    return match.predicate and low >= COVERED and high >= CLOSE


def _alone(claim: Claim, match: Match) -> set[str]:
    """The things and qualities of a claim that found no partner."""
    side = 0 if claim.id == match.left else 1
    paired = {pair[side] for pair in match.pairs}
    times = [time.span for time in claim.times]
    return {
        term.lemma
        for term in claim.terms
        if term.pos in {"NOUN", "PROPN", "ADJ"}
        and term.lemma not in paired
        and not any(span.contains(term.span) for span in times)
    }


def _made(
    scene: Scene, a: Claim, b: Claim, matches: Mapping[tuple[str, str], Match]
) -> Finding | Abstention | None:
    flipped = _flipped(a, b)
    if flipped is None and (a.article == b.article or _one_voice(a, b)):
        return None
    if not comparable(a, b) or disjoint(a, b):
        return None
    if flipped is not None:
        return _flip(scene, *flipped)
    evidence = [scene.evidence(b.article, b.span), scene.evidence(a.article, a.span)]
    why_not = _why_not(scene, a, b, matches)
    if why_not is not None:
        return abstention(scene, FindingKind.CONTRADICTION, why_not, evidence)
    return _contradiction(scene, a, b)


def _flipped(a: Claim, b: Claim) -> tuple[Claim, Claim] | None:
    """Return (told, origin) where the one retells the other: a title its body, a report its source.

    A denial answers somebody, and is no telling of what it denies.
    """
    if ClaimKind.DENIAL in (a.kind, b.kind):
        return None
    if a.article == b.article:
        if (a.block is BlockKind.TITLE) == (b.block is BlockKind.TITLE):
            return None
        told, origin = (a, b) if a.block is BlockKind.TITLE else (b, a)
        teller, speaker = source_of(told), source_of(origin)
        return (told, origin) if teller is None or teller == speaker else None
    if named_source_of(a) is None or named_source_of(a) != named_source_of(b):
        return None
    if (a.mode is Mode.DIRECT) == (b.mode is Mode.DIRECT):
        return None
    return (b, a) if a.mode is Mode.DIRECT else (a, b)


def _one_voice(a: Claim, b: Claim) -> bool:
    """Whether both are of one source, which may have changed its mind."""
    return source_of(a) is not None and source_of(a) == source_of(b)


def _why_not(
    scene: Scene, a: Claim, b: Claim, matches: Mapping[tuple[str, str], Match]
) -> str | None:
    first, second = (scene.articles[claim.article] for claim in (a, b))
    if first.published_inferred or second.published_inferred:
        return "the date of one article is inferred: a change cannot be told from a contradiction"
    if first.published_date is None or second.published_date is None:
        return "an article without a date: a change cannot be told from a contradiction"
    if abs((first.published_date - second.published_date).days) > 1:
        return "days lie between the two: the matter may have changed"
    if not times_meet(a, b):
        return "the two speak of different times"
    if _tells_both(scene, a, b, matches) or _tells_both(scene, b, a, matches):
        return "one of the articles tells both sides"
    return None


def _tells_both(
    scene: Scene, own: Claim, other: Claim, matches: Mapping[tuple[str, str], Match]
) -> bool:
    """Whether the article of `own` also has a claim on the side of `other`."""
    return any(
        claim.block not in HEADS
        and (negated(claim) == negated(other) or claim.kind is ClaimKind.DENIAL)
        and (match := best_pair(matches, claim.id, own.id)) is not None
        and match.same
        for claim in scene.by_article.get(own.article, ())
    )


def _who(claim: Claim) -> tuple[str, ...]:
    source = source_of(claim)
    return (source,) if source else ()


def _flip(scene: Scene, told: Claim, origin: Claim) -> Finding:
    where = "the article itself" if told.article == origin.article else scene.outlet(origin.article)
    theirs = scene.evidence(origin.article, origin.span)
    ours = scene.evidence(told.article, told.span)
    return finding(
        scene,
        FindingKind.NEGATION_FLIPPED,
        Severity.HIGH,
        f"{where} has {quoted(theirs.text)}; this telling says the opposite: {quoted(ours.text)}.",
        [ours, theirs],
        unless="the two speak of different things or times, or one of them is meant in irony",
        negated=[negated(told), negated(origin)],
    )


def _contradiction(scene: Scene, a: Claim, b: Claim) -> Finding:
    ours, theirs = scene.evidence(b.article, b.span), scene.evidence(a.article, a.span)
    apart = a.article != b.article
    after = ", and neither article tells the other side" if apart else ""
    return finding(
        scene,
        FindingKind.CONTRADICTION,
        Severity.HIGH if apart else Severity.MEDIUM,
        f"{_teller(scene, b)} has {quoted(ours.text)}; {_teller(scene, a)} has "
        f"{quoted(theirs.text)}. The two cannot both hold{after}.",
        [ours, theirs],
        unless="the two speak of different things, places or times",
        sources=[source_of(b), source_of(a)],
        negated=[negated(b), negated(a)],
    )


def _teller(scene: Scene, claim: Claim) -> str:
    who = source_of(claim)
    return scene.outlet(claim.article) + (f", on {who}," if who else "")
