"""Vectors -> named entities: the entity recogniser of a loaded spaCy pipeline, run in plain numpy.

spaCy reads entities by transitions (begin, in, last, unit, out; Lample et al. 2016, section 3),
one word at a time, and asks each of seventy actions at each word whether it is allowed. Its state
is small: while no entity is open the choice depends on the word alone, and while one is open on
the word, the one before it and the first word of the entity. So the choice for every word with no
entity open is made in one product, the entities that may open are carried on all together, and a
last walk over the words keeps what a reader going left to right would have opened. The outcome is
the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from retold.annotate.encoding import Encoder, Floats, parameter
from retold.errors import ModelError

Flags = NDArray[np.bool_]
Places = NDArray[np.intp]
_NEVER = np.float32(-np.inf)


@dataclass(frozen=True, slots=True)
class _Moves:
    """The columns of the scores, each in the order of `labels`; `label` is a column's label.

    `never` are the columns of what is not allowed while no entity is open, wherever that is.
    """

    labels: tuple[str, ...]
    begin: Places
    inside: Places
    last: Places
    unit: Places
    never: Places
    out: int
    label: Places


@dataclass(frozen=True, slots=True)
class _Text:
    """Several texts laid end to end: where an entity may begin, and where it may go on."""

    vectors: Floats
    space: Flags
    goes_on: Flags


class Recogniser:
    """Sets the entities of parsed texts as the `ner` component would."""

    def __init__(self, component: EntityRecognizer) -> None:
        chain = component.model.get_ref("tok2vec")
        lower, upper = component.model.get_ref("lower"), component.model.get_ref("upper")
        narrow = next(node for node in chain.layers if node.name == "linear")
        self._encoder = Encoder(chain.layers[0])
        self._narrow, self._narrow_bias = _flat(parameter(narrow, "W")), parameter(narrow, "b")
        self._word, self._first, self._before = map(_flat, _apart(parameter(lower, "W")))
        self._absent = _apart(parameter(lower, "pad")[0])
        self._bias = _apart(parameter(lower, "b")[None])[0]
        self._upper, self._upper_bias = _flat(parameter(upper, "W")), parameter(upper, "b")
        self._moves = _moves(component)

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Set the entities of each text in place; its sentences must be known."""
        filled = [doc for doc in docs if len(doc)]
        for doc, vectors in zip(filled, self._encoder(filled), strict=True):
            text = _text(doc, vectors @ self._narrow + self._narrow_bias)
            doc.set_ents([Tokens(doc, *entity) for entity in self._read(text)], default="outside")

    def _read(self, text: _Text) -> list[tuple[int, int, str]]:
        """Return the entities of a text as (first token, token after the last, label)."""
        words = text.vectors @ self._word
        actions = self._alone(text, words)
        starts = np.flatnonzero(np.isin(actions, self._moves.begin))
        ends = self._carried(text, words, starts, self._moves.label[actions[starts]])
        after = dict(zip(starts.tolist(), ends.tolist(), strict=True))
        entities, free = [], 0
        for at in np.flatnonzero(actions != self._moves.out).tolist():
            if at >= free:
                free = after.get(at, at + 1)
                label = self._moves.labels[self._moves.label[actions[at]]]
                entities.append((at, free, label))
        return entities

    def _alone(self, text: _Text, words: Floats) -> Places:
        """Return the action at each word where no entity is open."""
        scores = self._scores(words + (self._absent[1] + self._absent[2]))
        moves = self._moves
        for columns, where in (
            (moves.begin, text.space | ~text.goes_on),
            (moves.unit, text.space),
        ):
            scores[np.ix_(where, columns)] = _NEVER
        scores[:, moves.never] = _NEVER
        best: Places = scores.argmax(axis=1)
        return best

    def _carried(self, text: _Text, words: Floats, starts: Places, labels: Places) -> Places:
        """Carry entities on from their first words; return the token after each one's last."""
        ends = starts + 1
        firsts = text.vectors[starts] @ self._first
        live = np.arange(len(starts))
        while len(live):
            at = ends[live]
            scores = self._scores(words[at] + firsts[live] + text.vectors[at - 1] @ self._before)
            rows = np.arange(len(live))
            inside = scores[rows, self._moves.inside[labels[live]]]
            last = scores[rows, self._moves.last[labels[live]]]
            ends[live] += 1
            live = live[text.goes_on[at] & (inside >= last)]
        return ends

    def _scores(self, summed: Floats) -> Floats:
        """Return the score of every action from the sum of a state's three parts."""
        summed += self._bias
        half = summed.shape[1] // 2
        hidden = np.maximum(summed[:, :half], summed[:, half:])
        scores: Floats = hidden @ self._upper + self._upper_bias
        return scores


def _apart(weights: Floats) -> Floats:
    """[features, hidden, 2 pieces, ...] -> [features, 2 * hidden, ...], piece after piece."""
    if weights.shape[2] != 2:
        raise ModelError("the entity recogniser has another shape", remedy="install its release")
    swapped = np.moveaxis(weights, 2, 1)
    return swapped.reshape(len(weights), -1, *weights.shape[3:])


def _flat(weights: Floats) -> Floats:
    """[..., inputs] -> [inputs, the product of the others]."""
    return np.ascontiguousarray(weights.reshape(-1, weights.shape[-1]).T)


def _text(doc: Doc, vectors: Floats) -> _Text:
    """An entity goes on where a word follows that begins no sentence."""
    flags = doc.to_array(["IS_SPACE", "SENT_START"])
    begins = flags[:, 1].astype(np.int64) == 1
    return _Text(vectors, flags[:, 0] == 1, ~np.append(begins[1:], True))


def _moves(component: EntityRecognizer) -> _Moves:
    labels = tuple(component.labels)
    system: Any = component.moves
    columns = {system.get_class_name(i): i for i in range(system.n_moves)}
    label = np.full(len(columns), -1, dtype=np.intp)

    def of(move: str) -> Places:
        places = np.array([columns[f"{move}-{name}"] for name in labels], dtype=np.intp)
        label[places] = range(len(labels))
        return places

    begin, unit, out = of("B"), of("U"), columns["O"]
    outside = np.ones(len(columns), dtype=bool)
    outside[[*begin, *unit, out]] = False
    never = np.flatnonzero(outside)
    return _Moves(labels, begin, of("I"), of("L"), unit, never, out, label)
