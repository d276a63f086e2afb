"""Scoring models on sentences that they may have been trained on.

A model that ships knows its training sentences by their hashes. What it never saw, it reads as
shipped: a part that was kept back from the project is scored whole. Of what it knows, only the
documents that the encoder never learnt from are scored (one in five, fixed by their names,
`training.linear.kept_back`), with linear models fitted without them: the same program, the same
settings.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from retold.annotate.nlp import load
from retold.claims.linear import Features, Shipped, features
from training.linear import identity, kept_back

LEAST = 50
Label = TypeVar("Label", bound=Hashable)
Reading = TypeVar("Reading")
Reader = Callable[[str], Reading]


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
    *,
    seen: frozenset[str],
    shipped: Reader[Reading],
    fit: Callable[[frozenset[str]], Reader[Reading]],
) -> dict[str, Reading]:
    """Return a reading of each text whose document no part of the reader was trained on.

    `documents` maps each text to the document that it is of. `fit` makes a reader from the texts
    that it is given, which are never of the documents it then reads. Where fewer than LEAST texts
    are left to fit on, those that were seen in training go unread.
    """
    found = {text: shipped(text) for text in documents if text not in seen}
    held = frozenset(text for text in seen if kept_back(documents[text]))
    if not held or len(seen - held) < LEAST:
        return found
    reader = fit(seen - held)
    return found | {text: reader(text) for text in sorted(held)}


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
