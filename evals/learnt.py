"""Scoring models on sentences that they may have been trained on.

A model that ships knows its training sentences by their hashes. What it never saw, it reads as
shipped. What it knows is read by models fitted without it: the same program, the same settings, the
folds fixed by the documents' names. So a part that was kept back is scored whole by the shipped
model, and the public part is cross-validated.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from retold.annotate.nlp import load
from retold.claims.linear import Features, Shipped, features
from training.linear import fold, identity

FOLDS = 5
LEAST = 50
Label = TypeVar("Label", bound=Hashable)
Reading = TypeVar("Reading")
Reader = Callable[[Features], Reading]


def parsed(texts: Iterable[str], *, bits: int) -> dict[str, Features]:
    """Return the features of each text, parsed once, by the text."""
    once = sorted(set(texts))
    docs = load().pipe(once, batch_size=64)
    return {text: features(list(doc), bits=bits) for text, doc in zip(once, docs, strict=True)}


def known(texts: Iterable[str], shipped: Shipped) -> frozenset[str]:
    """Return the texts that the shipped model was trained on."""
    items = frozenset(int(item) for item in shipped.tables["items"])
    return frozenset(text for text in texts if int(identity(text)) in items)


def readings(
    documents: Mapping[str, str],
    given: Mapping[str, Features],
    *,
    seen: frozenset[str],
    shipped: Reader[Reading],
    fit: Callable[[frozenset[str]], Reader[Reading]],
) -> dict[str, Reading]:
    """Return a reading of every text by a model that was not trained on its document.

    `documents` maps each text to the document that it is of. `fit` makes a reader from the texts
    that it is given. Where fewer than LEAST texts were seen in training, nothing can be fitted
    without them, and they go unread.
    """
    found = {text: shipped(given[text]) for text in documents if text not in seen}
    if len(seen) < LEAST:
        return found
    for part in range(FOLDS):
        held = frozenset(text for text in seen if fold(documents[text], folds=FOLDS) == part)
        reader = fit(seen - held) if held else None
        found |= {text: reader(given[text]) for text in sorted(held) if reader is not None}
    return found


def f1(pairs: Sequence[tuple[Label, Label]]) -> dict[Label, float]:
    """Return the F1 of each label that stands in the gold or in the answers, of (gold, answer)."""
    labels = {label for pair in pairs for label in pair}
    return {label: _f1(pairs, label) for label in labels}


def macro(pairs: Sequence[tuple[Label, Label]]) -> float:
    """Return the mean of the labels' F1."""
    values = sorted(f1(pairs).values())
    return sum(values) / len(values) if values else 0.0


def _f1(pairs: Sequence[tuple[Label, Label]], label: Label) -> float:
    right = sum(1 for gold, told in pairs if gold == told == label)
    return 2 * right / sum(_held(pairs, label))


def _held(pairs: Sequence[tuple[Label, Label]], label: Label) -> Iterator[int]:
    for gold, told in pairs:
        yield (gold == label) + (told == label)
