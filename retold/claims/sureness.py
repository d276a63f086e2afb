"""How sure a sentence sounds to readers as a whole, and about what: a statistical reader.

The scale and the aspects are those of Pei and Jurgens, Measuring sentence-level and aspect-level
(un)certainty in science communications (2021): 1 (very uncertain) to 6 (very certain). The level
is read by an encoder of whole sentences, the aspects from patterns. It is no yardstick: it gives no
band, and it never overrules a word that has one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

import numpy as np
from spacy.tokens import Token

from retold.claims import encoder
from retold.claims.linear import Floats, features, load

MODEL: Final = "sureness.npz"
ASPECTS: Final = ("Number", "Extent", "Probability", "Condition", "Suggestion", "Framing")
STATES: Final = ("NotPresent", "Certain", "Uncertain")
OUTPUTS: Final = tuple(f"{aspect}:{state}" for aspect in ASPECTS for state in STATES)
LEVEL: Final = "level"


@dataclass(frozen=True, slots=True)
class Sureness:
    """`level` runs along `scale`, from very uncertain to very certain.

    `aspects` maps each of ASPECTS to one of STATES; `models` are the files that it was read with.
    """

    scale: ClassVar[tuple[int, int]] = (1, 6)
    models: ClassVar[tuple[str, ...]] = (MODEL, encoder.MODEL)
    level: float
    aspects: dict[str, str]


def sureness_of(tokens: Sequence[Token]) -> Sureness:
    """Read how sure the words of one sentence or more sound; ModelError without the models."""
    shipped = load(MODEL)
    given = features(tokens, bits=shipped.linear.bits)
    return judged(shipped.linear.scores(given), shipped.tables["mix"], encoder.read(tokens))


def judged(patterns: Floats, mix: Floats, encoded: Floats) -> Sureness:
    """Turn what the two readers say into a reading; they share the say on the level.

    `patterns` are the scores of OUTPUTS and then of LEVEL; `mix` says how much each score of
    OUTPUTS moves the level, so that an uncertain aspect lowers it. `encoded` are the scores of the
    encoder, of which the level alone counts.
    """
    states = patterns[: len(OUTPUTS)].reshape(len(ASPECTS), len(STATES))
    chosen = states.argmax(axis=1)
    stacked = float(patterns[-1] + np.tanh(patterns[:-1]) @ mix)
    level = (stacked + float(encoded[encoder.LEVEL])) / 2
    aspects = {a: STATES[int(s)] for a, s in zip(ASPECTS, chosen, strict=True)}
    least, most = Sureness.scale
    return Sureness(min(float(most), max(float(least), level)), aspects)
