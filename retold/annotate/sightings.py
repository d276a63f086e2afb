"""Tag scores -> sightings: the attributions that the tagger sees in a text.

The roles are decoded together and exactly (Viterbi over BIOES), so that no word is in two of them
and no piece lacks a beginning or an end. Each piece of a source or a content then goes to the cue
that it is tied to most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retold.types import Span

Array = NDArray[Any]
Piece = tuple[int, int]
SOURCE, CUE, CONTENT = range(3)
TAGS = 5
OUTSIDE, BEGIN, INSIDE, LAST, SINGLE = range(TAGS)
SPEAKER, TOLD = 0, 1
LOOSE = -5.0
"""A tie of a lower logit is none."""
FADE = 0.05
"""What each word between a cue and a piece takes from the logit of their tie."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """An attribution as the tagger sees it, with how sure it is of each part, in [0, 1].

    `source` is None where it sees a cue that nobody is named for.
    """

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    cue_score: float
    source_score: float
    content_score: float

    @property
    def sure(self) -> float:
        """How sure the tagger is of the part that it is least sure of."""
        return min(self.cue_score, self.source_score, self.content_score)


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model says of n words that follow each other, window by window.

    `tags` is n x 3 roles x 5 tags of logits, from the window that each word is at home in.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    tags: Array
    windows: Sequence[Window]


@dataclass(frozen=True, slots=True)
class Window:
    """The ties in one window: it sees the words [start, start + m), its own are [own, past).

    `asked` and `answered` are m x 2 x d: their product is the logit of a tie from a cue to a word,
    as its source and as its content. Positions are counted in the words of `Scores`.
    """

    start: int
    own: int
    past: int
    asked: Array
    answered: Array


def sightings_of(scores: Scores) -> list[Sighting]:
    """Return the attributions in the order of their cues; a cue without a content is none."""
    if not len(scores.starts):
        return []
    logs = _log_softmax(scores.tags)
    sources, cues, contents = _roles(viterbi(_joint(logs)))
    speakers = _speakers(_ties(scores, cues, sources, SPEAKER))
    told = _told(_ties(scores, cues, contents, TOLD))
    found = []
    for number, cue in enumerate(cues):
        source = [sources[i] for i in speakers[number]]
        content = [contents[i] for i in told[number]]
        if content:
            found.append(
                Sighting(
                    cue=_span(scores, cue),
                    source=_span(scores, source[0]) if source else None,
                    content=tuple(_span(scores, piece) for piece in content),
                    cue_score=_sureness(logs[:, CUE], [cue]),
                    source_score=_sureness(logs[:, SOURCE], source),
                    content_score=_sureness(logs[:, CONTENT], content),
                )
            )
    return found


def viterbi(scores: Array) -> list[int]:
    """Return the best path of n x 13 log scores: 0, or 1 + 4 x role + (tag - 1) (Viterbi 1967)."""
    opening, closing, allowed = _scheme()
    best = np.where(opening, scores[0], -np.inf)
    came = np.zeros(scores.shape, np.int8)
    for at in range(1, len(scores)):
        reach = best[:, None] + allowed
        came[at] = reach.argmax(0)
        best = reach.max(0) + scores[at]
    path = [int(np.where(closing, best, -np.inf).argmax())]
    for at in range(len(scores) - 1, 0, -1):
        path.append(int(came[at, path[-1]]))
    return path[::-1]


def _scheme() -> tuple[Array, Array, Array]:
    """Return which states may open a text, which may close it, and what may follow what."""
    tags = np.array([OUTSIDE, *[tag for _ in range(3) for tag in range(1, TAGS)]])
    roles = np.array([-1, *[role for role in range(3) for _ in range(1, TAGS)]])
    opening = np.isin(tags, [OUTSIDE, BEGIN, SINGLE])
    closing = np.isin(tags, [OUTSIDE, LAST, SINGLE])
    going_on = ~closing[:, None] & ~opening[None] & (roles[:, None] == roles[None])
    return opening, closing, np.where((closing[:, None] & opening[None]) | going_on, 0.0, -np.inf)


def _joint(logs: Array) -> Array:
    """Return n x 13 log scores of a word being outside of all roles, or at a place in one."""
    outside = logs[:, :, OUTSIDE]
    inside = [logs[:, r, 1:] + (outside.sum(1) - outside[:, r])[:, None] for r in range(3)]
    return np.concatenate([outside.sum(1)[:, None], *inside], axis=1)


def _roles(path: Sequence[int]) -> tuple[list[Piece], list[Piece], list[Piece]]:
    found: tuple[list[Piece], list[Piece], list[Piece]] = ([], [], [])
    first = 0
    for at, state in enumerate(path):
        role, tag = divmod(state - 1, TAGS - 1)
        if tag + 1 in {BEGIN, SINGLE}:
            first = at
        if state and tag + 1 in {LAST, SINGLE}:
            found[role].append((first, at + 1))
    return found


def _ties(scores: Scores, cues: Sequence[Piece], pieces: Sequence[Piece], kind: int) -> Array:
    """Return cues x pieces of logits; a piece that the cue's window does not see has -inf.

    Positions are part of what the encoder reads, so a tie means something in one window alone.
    """
    ties = np.full((len(cues), len(pieces)), -np.inf)
    for row, (first, past) in enumerate(cues):
        window = next(w for w in scores.windows if w.own <= first < w.past)
        seen = range(window.start, window.start + len(window.asked))
        cue = window.asked[first - seen.start : past - seen.start, kind].mean(0)
        words = window.answered[:, kind] @ cue
        for column, (start, end) in enumerate(pieces):
            if start < seen.stop and end > seen.start:
                inside = words[max(start - seen.start, 0) : end - seen.start]
                ties[row, column] = inside.mean() - _gap((first, past), (start, end)) * FADE
    return ties


def _gap(cue: Piece, piece: Piece) -> int:
    return max(piece[0] - cue[1], cue[0] - piece[1], 0)


def _speakers(ties: Array) -> list[list[int]]:
    """Return the source of each cue: the one it is tied to most, if that is a tie at all."""
    if not ties.shape[1]:
        return [[] for _ in ties]
    return [[int(row.argmax())] if row.max() > LOOSE else [] for row in ties]


def _told(ties: Array) -> list[list[int]]:
    """Return the pieces of content of each cue, in their order.

    Each piece goes to the cue that it is tied to most; a cue left without one shares the piece
    that it is itself tied to most.
    """
    found: list[list[int]] = [[] for _ in ties]
    if not ties.size:
        return found
    for piece, column in enumerate(ties.T):
        if column.max() > LOOSE:
            found[int(column.argmax())].append(piece)
    for row, own in zip(ties, found, strict=True):
        if not own and row.max() > LOOSE:
            own.append(int(row.argmax()))
    return found


def _log_softmax(logits: Array) -> Array:
    top = logits - logits.max(-1, keepdims=True)
    result: Array = top - np.log(np.exp(top).sum(-1, keepdims=True))
    return result


def _sureness(logs: Array, pieces: Sequence[Piece]) -> float:
    """The mean probability that a word of the pieces is in the role at all; 0 of no piece."""
    words = [at for first, past in pieces for at in range(first, past)]
    return float(1 - np.exp(logs[words, OUTSIDE]).mean()) if words else 0.0


def _span(scores: Scores, piece: Piece) -> Span:
    return Span(scores.starts[piece[0]], scores.ends[piece[1] - 1])
