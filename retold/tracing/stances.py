"""How each telling of a thread stands to the claim that the thread began with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from retold.tracing.matching.measures import disjoint
from retold.tracing.matching.opposites import antonyms, negated, opposed
from retold.types import Claim, ClaimKind, Step, Thread


class Stance(StrEnum):
    """How a telling stands to the claim it tells."""

    SUPPORTS = "supports"
    REPEATS = "repeats"
    DISPUTES = "disputes"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Stood:
    """The stance of one telling, with its reason in plain words."""

    stance: Stance
    reason: str


def stances(thread: Thread, claims: Mapping[str, Claim]) -> tuple[Stood, ...]:
    """Return the stance of each telling of a thread, in order; `claims` holds them by id.

    A telling that is shown to retell an earlier one repeats it; one that puts the same forward
    with nothing to show where it has it from supports it. Asserting, denying and asking are told
    apart; where grammar leaves it open, the stance is unclear.
    """
    first = claims[thread.steps[0].claim]
    return tuple(_stood(step, claims[step.claim], first) for step in thread.steps)


def _stood(step: Step, telling: Claim, first: Claim) -> Stood:
    if telling.kind is ClaimKind.QUESTION:
        return Stood(Stance.UNCLEAR, "it asks, and does not say so")
    if telling.id == first.id:
        return Stood(Stance.SUPPORTS, "the first known telling")
    if first.kind is ClaimKind.QUESTION:
        return Stood(Stance.UNCLEAR, "the first known telling only asks")
    if negated(telling) != negated(first) or antonyms(telling, first):
        return _denied(telling, first)
    if disjoint(telling, first):
        return Stood(Stance.UNCLEAR, "it gives another figure, perhaps of another time")
    if step.retells is not None:
        return Stood(Stance.REPEATS, step.reason)
    return Stood(Stance.SUPPORTS, "it puts the same forward; nothing shows whom it retells")


def _denied(telling: Claim, first: Claim) -> Stood:
    if not opposed(telling, first):
        return Stood(Stance.UNCLEAR, "one of the two says “not”, and it is not sure of what")
    denial = telling.kind is ClaimKind.DENIAL
    return Stood(Stance.DISPUTES, "a denial" if denial else "it says the opposite")
