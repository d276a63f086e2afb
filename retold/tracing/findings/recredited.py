"""Words that one article credits to a source, and a later one to another source of the first.

The commonest slip of a rewrite: the first article quotes two sources, and what one of them said is
laid in the mouth of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from retold.tracing.evidence import Scene
from retold.tracing.matching.levels import hedges_of
from retold.tracing.matching.match import Match, derived
from retold.tracing.retellings import is_proper
from retold.types import HEADS, Attribution, Claim, Mode, SourceKind

ALIKE = 0.9
LEAST = 3
LEAST_WITH_TIME = 2
BOTH = 2
_KINDS = frozenset({SourceKind.PERSON, SourceKind.INSTITUTION, SourceKind.AGENCY})
_WORD = re.compile(r"[^\W\d_]{3,}")
_SMALL = frozenset("of the and for a an in on at to its his her their said".split())


def pairs(scene: Scene, matches: Mapping[tuple[str, str], Match]) -> Iterator[tuple[Claim, Claim]]:
    """Yield claims of a later day with those whose source they take for another."""
    claims = {claim.id: claim for claim in scene.claims}
    for (left, right), match in matches.items():
        if not match.same or min(match.left_covered, match.right_covered) < ALIKE:
            continue
        origin, told = sorted((claims[left], claims[right]), key=scene.ranked)
        if match.plain < (LEAST_WITH_TIME if _one_time(told, origin) else LEAST):
            continue
        if (
            _later_day(scene, told, origin)
            and _alike(told, origin)
            and _mistaken(scene, told, origin)
        ):
            yield told, origin


def _one_time(told: Claim, origin: Claim) -> bool:
    """Whether both tell of one time: "in August"."""
    ours, theirs = ({time.value for time in claim.times} for claim in (told, origin))
    return bool(ours & theirs)


def _later_day(scene: Scene, told: Claim, origin: Claim) -> bool:
    first, second = (scene.articles[claim.article].published for claim in (origin, told))
    return first is not None and second is not None and first[:10] < second[:10]


def _alike(told: Claim, origin: Claim) -> bool:
    """Whether two claims differ in nothing but who is named for them."""
    if told.polarity is not origin.polarity or told.block in HEADS or origin.block in HEADS:
        return False
    if any(claim.mode is Mode.NONE or len(claim.attribution) != 1 for claim in (told, origin)):
        return False
    if told.times and origin.times and not _one_time(told, origin):
        return False
    ours, theirs = ({(q.low, q.high) for q in claim.quantities} for claim in (told, origin))
    return ours == theirs and bool(hedges_of(told)) == bool(hedges_of(origin))


def _mistaken(scene: Scene, told: Claim, origin: Claim) -> bool:
    """Whether the first article knows the source named instead, and the later one not the first."""
    (ours,), (theirs,) = told.attribution, origin.attribution
    if not (_plain(told, ours) and _plain(origin, theirs)) or not _apart(ours, theirs):
        return False
    if _words(scene.text(told.article)) & _words(theirs.canonical):
        return False
    return _knows(scene, origin, ours)


def _knows(scene: Scene, origin: Claim, ours: Attribution) -> bool:
    """Whether the first article speaks of the other source, apart from the claim itself."""
    text = scene.text(origin.article)
    rest = f"{text[: origin.sentence.start]} {text[origin.sentence.end :]}"
    if ours.kind is SourceKind.PERSON:
        return _words(ours.canonical) <= _words(rest)
    return ours.canonical.lower() in rest.lower()


def _plain(claim: Claim, link: Attribution) -> bool:
    """Whether a source is named in the claim's own sentence, by more than a pronoun."""
    if link.kind not in _KINDS or link.canonical.startswith("unresolved"):
        return False
    return claim.sentence.contains(link.span) and len(_words(link.source)) > 1


def _apart(ours: Attribution, theirs: Attribution) -> bool:
    """Whether two names are surely of two sources: two people, two bodies with names of their own.

    A person and a body are two where the person's post is given and is another body's.
    """
    persons = [link for link in (ours, theirs) if link.kind is SourceKind.PERSON]
    whole = len(persons) < BOTH
    a, b = (_words(f"{link.source if whole else ''} {link.canonical}") for link in (ours, theirs))
    if any(x == y or derived(x, y) for x in a for y in b):
        return False
    if not persons:
        return is_proper(ours.canonical) and is_proper(theirs.canonical)
    if len(persons) == 1:
        return len(_words(persons[0].source)) > len(_words(persons[0].canonical)) + 1
    return True


def _words(name: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(name)} - _SMALL
