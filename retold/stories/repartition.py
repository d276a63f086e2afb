"""Groups of articles against the stories that they are in -> merges, splits and a place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from retold.stories.changes import StoryEvent, StoryMerge, StorySplit
from retold.stories.telling import LiveStory, Telling

Likeness = Callable[[Sequence[Telling], Sequence[Telling]], float]
Name = Callable[[str], str]


@dataclass(slots=True)
class Outcome:
    """What a repartition did: the stories that changed by id, those merged away, the moves."""

    place: LiveStory
    changed: dict[str, LiveStory] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    moved: list[Telling] = field(default_factory=list)
    events: list[StoryEvent] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class _Part:
    """One group: the pieces that it takes of stories, by story, and the id of its own story.

    The piece of a story that is wholly in the part is empty: it need not be listed.
    """

    pieces: dict[str, list[Telling]]
    target: str


def repartition(
    groups: Sequence[Sequence[Telling]],
    stories: Sequence[LiveStory],
    newcomer: Telling,
    *,
    name: Name,
    likeness: Likeness,
) -> Outcome:
    """Make the stories be the groups, and say what had to be merged and split for it.

    `groups` part the samples of `stories` and the newcomer, which is in no story yet. Articles off
    the shelf follow their anchors. A story is named by its first article to come, so a part goes by
    the id of its oldest story if that one's first article is in it.
    """
    parts = [_part(group, stories, newcomer, name=name) for group in groups]
    standing = {story.id: story for story in stories}
    outcome = Outcome(LiveStory(""))
    for part in parts:
        _split(part, standing, newcomer, outcome, likeness=likeness)
    for part in parts:
        _merge(part, standing, newcomer, outcome, likeness=likeness)
    own = next(part for part, group in zip(parts, groups, strict=True) if newcomer in group)
    outcome.place = standing.setdefault(own.target, LiveStory(own.target))
    outcome.place.admit(newcomer)
    outcome.moved.append(newcomer)
    outcome.changed[own.target] = outcome.place
    return outcome


def _part(
    group: Sequence[Telling], stories: Sequence[LiveStory], newcomer: Telling, *, name: Name
) -> _Part:
    held = {telling.article for telling in group}
    pieces: dict[str, list[Telling]] = {}
    for story in stories:
        piece = [telling for telling in story.sample if telling.article in held]
        if not piece:
            continue
        if len(piece) == len(story.sample):
            pieces[story.id] = []
        else:
            pieces[story.id] = [
                telling for telling in story.in_order() if story.anchored(telling).article in held
            ]
    founders = [newcomer] if newcomer.article in held else []
    for story in stories:
        if story.id in pieces:
            founders.append(pieces[story.id][0] if pieces[story.id] else story.founder or newcomer)
    return _Part(pieces, name(min(founders, key=lambda telling: telling.arrival).article))


def _split(
    part: _Part,
    standing: dict[str, LiveStory],
    newcomer: Telling,
    outcome: Outcome,
    *,
    likeness: Likeness,
) -> None:
    """Move to a part the pieces that their stories do not keep."""
    target = part.target
    for origin, piece in part.pieces.items():
        story = standing[origin]
        if not piece or origin == target or piece[0] is story.founder:
            continue
        story.release(piece)
        into = standing.setdefault(target, LiveStory(target))
        alike = likeness(piece, story.sample)
        for telling in piece:
            into.admit(telling)
        outcome.moved += piece
        outcome.changed |= {origin: story, target: into}
        outcome.events.append(
            StorySplit(
                origin,
                target,
                tuple(telling.article for telling in piece),
                newcomer.article,
                f"they tell another event than the rest: mean similarity {alike:.2f}",
            )
        )


def _merge(
    part: _Part,
    standing: dict[str, LiveStory],
    newcomer: Telling,
    outcome: Outcome,
    *,
    likeness: Likeness,
) -> None:
    """Merge into a part's story the others that are wholly in it, and place the newcomer."""
    target = part.target
    into = standing.setdefault(target, LiveStory(target))
    for origin in part.pieces:
        story = standing[origin]
        if origin == target or story.founder is None or origin in outcome.gone:
            continue
        if part.pieces[origin] and part.pieces[origin][0] is not story.founder:
            continue
        alike = likeness(story.sample, into.sample)
        into.absorb(story)
        outcome.gone.append(origin)
        outcome.changed.pop(origin, None)
        outcome.changed[target] = into
        outcome.events.append(
            StoryMerge(
                target,
                origin,
                newcomer.article,
                f"both tell one event: mean similarity {alike:.2f}",
            )
        )
