"""Signatures of one event -> its story: title, days, and the reasons of each place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from retold.stories.title import story_title
from retold.stories.vectors import Signature
from retold.types import Membership, Story

SHOWN_TERMS = 4


def story_of(signatures: Sequence[Signature], *, name: str) -> Story:
    """Return the story of some articles under an id: its title, its days, why each is in it.

    All is said of the articles as they stand, whatever the order in which they came.
    """
    members = sorted(signatures, key=in_time)
    centre = _centre(members)
    dates = [member.published for member in members if member.published]
    return Story(
        id=name,
        title=story_title(members, centre),
        members=tuple(
            Membership(member.article, _reasons(member, members, centre)) for member in members
        ),
        first_seen=dates[0] if dates else None,
        last_seen=max(dates) if dates else None,
    )


def in_time(signature: Signature) -> tuple[str, str]:
    """Return a key that sorts articles by their publication, undated ones last."""
    return (signature.published or "~", signature.article)


def _centre(members: Sequence[Signature]) -> dict[str, float]:
    centre: dict[str, float] = {}
    for member in members:
        for term, weight in member.terms.items():
            centre[term] = centre.get(term, 0.0) + weight / len(members)
    return centre


def _reasons(
    member: Signature, members: Sequence[Signature], centre: Mapping[str, float]
) -> tuple[str, ...]:
    if len(members) == 1:
        return ("no other article is near enough",)
    others = len(members) - 1
    shared = {
        term: weight * rest
        for term, weight in member.terms.items()
        if (rest := centre[term] - weight / len(members)) > 1e-9
    }
    heaviest = sorted(shared, key=lambda term: (-shared[term], term))[:SHOWN_TERMS]
    names = ", ".join(member.surfaces[term] for term in heaviest)
    with_whom = "the other article" if others == 1 else f"{others} other articles"
    return (f"shares with {with_whom}: {names}", _when(member, members))


def _when(member: Signature, members: Sequence[Signature]) -> str:
    if member.day is None:
        return "undated: placed by its words alone"
    days = sorted(other.day for other in members if other.day is not None)
    if len(days) == 1:
        return "the only dated article of the story"
    after = member.day - days[0]
    if after == 0:
        others = sum(1 for day in days if day == days[0]) - 1
        return "same day as another article" if others else "the first of the story"
    return f"{after} day{'' if after == 1 else 's'} after the first article"
