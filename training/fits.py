"""The two fits of sentence models: claim strength, and how sure a sentence sounds.

Apart from the programs that read data and write files, so that a scorer can fit them again
without the sentences it scores.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from retold.claims.linear import Features, Floats, Linear
from retold.claims.strength import Strength
from retold.claims.sureness import ASPECTS, LEVEL, OUTPUTS, STATES
from training.linear import FOLDS, Design, classify, design, fold, linear, regress

STRENGTH_BITS = 17
STRENGTH_COST = 1.0
SURENESS_BITS = 16
ASPECT_COST = 0.5
LEVEL_RIDGE = 1.0
MIX_SCALE = 0.5

States = Mapping[str, str]


def strength(given: Sequence[Features], labels: Sequence[str]) -> Linear:
    """Fit the reader of claim strength."""
    rows = design(given, bits=STRENGTH_BITS)
    names = [value.value for value in Strength]
    told = np.array([[label == name for name in names] for label in labels])
    return linear(rows, names, *classify(rows, told, cost=STRENGTH_COST))


def sureness(
    given: Mapping[str, Features], *, levels: Mapping[str, float], aspects: Mapping[str, States]
) -> tuple[Linear, Floats]:
    """Fit the reader of sureness; all three are by the text of the sentence.

    The level is read from the patterns and from the scores of the aspects. While fitting, a
    sentence's aspect scores come from machines that did not learn from it (Wolpert, Stacked
    generalization, 1992).
    """
    scored = _stacked(given, sorted(levels), aspects)
    texts = sorted(levels)
    rows = design([given[text] for text in sorted(given)], bits=SURENESS_BITS)
    place = {text: at for at, text in enumerate(sorted(given))}
    weights, bias = _aspects(rows, [place[t] for t in sorted(aspects)], aspects)
    picked = _subset(rows, [place[text] for text in texts], extra=MIX_SCALE * np.tanh(scored))
    targets = np.array([[levels[text]] for text in texts])
    level, mean = regress(picked, targets, ridge=LEVEL_RIDGE)
    mix = MIX_SCALE * level[rows.size :, 0]
    both = np.concatenate([weights, level[: rows.size]], axis=1)
    return linear(rows, [*OUTPUTS, LEVEL], both, np.concatenate([bias, mean])), mix


def _aspects(
    rows: Design, places: Sequence[int], aspects: Mapping[str, States]
) -> tuple[Floats, Floats]:
    """Fit three machines for each aspect on the sentences in `places`, sorted as `aspects` is."""
    told = np.array(
        [
            [aspects[text][a] == state for a in ASPECTS for state in STATES]
            for text in sorted(aspects)
        ]
    )
    return classify(_subset(rows, places), told, cost=ASPECT_COST)


def _subset(
    rows: Design, places: Sequence[int], extra: NDArray[np.float64] | None = None
) -> Design:
    chosen = [rows.places[at] for at in places]
    values = [rows.values[at] for at in places]
    if extra is None:
        return Design(rows.size, tuple(chosen), tuple(values))
    more = np.arange(rows.size, rows.size + extra.shape[1])
    wide = tuple(np.concatenate([place, more]) for place in chosen)
    filled = zip(values, extra.astype(np.float32), strict=True)
    return Design(rows.size + len(more), wide, tuple(np.concatenate(pair) for pair in filled))


def _stacked(
    given: Mapping[str, Features], texts: Sequence[str], aspects: Mapping[str, States]
) -> NDArray[np.float64]:
    """Return the aspect scores (sentences, outputs), each from machines of the other folds."""
    found = np.zeros((len(texts), len(OUTPUTS)))
    for part in range(FOLDS):
        known = {t: s for t, s in aspects.items() if fold(t, folds=FOLDS) != part}
        rows = design([given[text] for text in sorted(known)], bits=SURENESS_BITS)
        model = linear(rows, OUTPUTS, *_aspects(rows, range(len(known)), known))
        for at, text in enumerate(texts):
            if fold(text, folds=FOLDS) == part:
                found[at] = model.scores(given[text])
    return found
