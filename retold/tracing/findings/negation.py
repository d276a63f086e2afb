"""Findings on opposites: a telling that flips its origin, two articles that contradict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from retold.tracing.evidence import Scene, finding, quoted
from retold.tracing.findings import answered
from retold.tracing.findings.conflicts import times_meet
from retold.tracing.findings.contradictions import contradiction, disputed
from retold.tracing.findings.occasions import Occasions
from retold.tracing.matching.denied import denied
from retold.tracing.matching.match import Match, best_pair
from retold.tracing.matching.measures import disjoint
from retold.tracing.matching.opposites import (
    comparable,
    negated,
    opposed,
    opposites,
    says_not,
)
from retold.tracing.matching.sourced import Voices
from retold.tracing.matching.tails import credit
from retold.tracing.retellings import Basis, Retelling, named_source_of, source_of
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
    voices = Voices(scene.claims)
    for (left, right), match in matches.items():
        a, b = sorted((claims[left], claims[right]), key=scene.ranked)
        if not opposed(a, b) or not _alike(a, b, match):
            continue
        made = _made(scene, a, b, voices, matches)
        if made is None:
            continue
        key = _key(made, a, b)
        if key not in seen:
            seen.add(key)
            yield made
    yield from _wholly(scene, matches, voices, seen)
    for told, denial in answered.pairs(scene, voices):
        made = contradiction(scene, told, denial)
        key = _key(made, told, denial)
        if key not in seen:
            seen.add(key)
            yield made


def _key(made: Finding | Abstention, a: Claim, b: Claim) -> tuple[str, ...]:
    return (made.kind.value, *sorted({a.article, b.article}), *sorted({*_who(a), *_who(b)}))


def _wholly(
    scene: Scene,
    matches: Mapping[tuple[str, str], Match],
    voices: Voices,
    seen: set[tuple[str, ...]],
) -> Iterator[Finding]:
    """Yield the pairs of which one affirms all that the other denies, told in whatever words.

    Of one source the report of its quoted words flips them; two named sources contradict.
    """
    occasions = Occasions(scene, matches)
    originals = [claim for claim in scene.claims if claim.article not in scene.copies]
    for pair in denied(originals):
        a, b = sorted(pair, key=scene.ranked)
        if not times_meet(a, b):
            continue
        made = _wholly_flipped(scene, a, b, voices, occasions, matches) or _surely_disputed(
            scene, a, b, voices, matches
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
    flipped = None if a.article == b.article else _flipped(a, b, voices)
    if match is None or flipped is None:
        return None
    told, origin = flipped
    if occasions.may_be_two(Retelling(origin, told, match, Basis.SAME_SOURCE)):
        return None
    return _flip(scene, told, origin)


def _surely_disputed(
    scene: Scene, a: Claim, b: Claim, voices: Voices, matches: Mapping[tuple[str, str], Match]
) -> Finding | None:
    """Two named sources alone contradict each other in words that differ so much."""
    source = source_of if a.article == b.article else named_source_of
    if source(a) is None or source(b) is None:
        return None
    made = disputed(scene, a, b, voices, matches)
    return made if isinstance(made, Finding) else None


def _alike(a: Claim, b: Claim, match: Match) -> bool:
    """Whether the two are so much one sentence that only the opposition sets them apart.

    Opposite verbs pair with nothing, so that with them the nouns alone must meet. Things that stand
    alone on both sides ("a police boat", "a fishing boat") make them two sentences.
    """
    if match.clash is not None:
        return False
    opposite = opposites(a, b)
    alone = [_alone(claim, match) - opposite for claim in (a, b)]
    low, high = sorted((match.left_covered, match.right_covered))
    if all(alone) or (
        a.article == b.article and BlockKind.TITLE not in (a.block, b.block) and any(alone)
    ):
        return False
    if opposite:
        shared = len({word for pair in match.pairs for word in pair[:1]})
        return shared >= MIN_SHARED and not all(alone) and high >= COVERED_NOUNS
    return match.predicate and low >= COVERED and high >= CLOSE


def _alone(claim: Claim, match: Match) -> set[str]:
    """The things and qualities of a claim that found no partner."""
    side = 0 if claim.id == match.left else 1
    paired = {pair[side] for pair in match.pairs}
    aside = [time.span for time in claim.times]
    if (tail := credit(claim)) is not None:
        aside.append(tail)
    return {
        term.lemma
        for term in claim.terms
        if term.pos in {"NOUN", "PROPN", "ADJ"}
        and term.lemma not in paired
        and not any(span.contains(term.span) for span in aside)
    }


def _made(
    scene: Scene, a: Claim, b: Claim, voices: Voices, matches: Mapping[tuple[str, str], Match]
) -> Finding | Abstention | None:
    flipped = _flipped(a, b, voices)
    told = flipped is not None
    spoken = told and a.article != b.article
    if not comparable(a, b, planned=told, spoken=spoken) or disjoint(a, b):
        return None
    return _flip(scene, *flipped) if flipped else disputed(scene, a, b, voices, matches)


def _flipped(a: Claim, b: Claim, voices: Voices) -> tuple[Claim, Claim] | None:
    """Return (told, origin) where the one retells the other: a title its body, a report its source.

    A denial answers somebody, and is no telling of what it denies; quoted words with a "not" of
    their own are what their speaker says.
    """
    if any(claim.kind is ClaimKind.DENIAL and not says_not(claim) for claim in (a, b)):
        return None
    if a.article == b.article:
        if (a.block is BlockKind.TITLE) == (b.block is BlockKind.TITLE):
            return None
        told, origin = (a, b) if a.block is BlockKind.TITLE else (b, a)
        teller, speaker = source_of(told), source_of(origin)
        return (told, origin) if teller is None or teller == speaker else None
    if not _of_one(a, b, voices) or (a.mode is Mode.DIRECT) == (b.mode is Mode.DIRECT):
        return None
    return (b, a) if a.mode is Mode.DIRECT else (a, b)


def _of_one(a: Claim, b: Claim, voices: Voices) -> bool:
    """Whether both are the words of one named source."""
    named = named_source_of(a)
    return (named is not None and named == named_source_of(b)) or voices.are_one(a, b)


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
