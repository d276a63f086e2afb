"""How far a telling is borne out by its origin, and which of its words are not.

Five signs count against a telling: words of content that the origin does not lead one to expect,
and function words likewise (see `retold.tracing.pairs.decomposition`); pronouns, whom the telling
leaves to be guessed; words said twice in a sentence; and names that the origin has late or never,
for news says first whom it is about. What each weighs was fitted to pairs of true and altered
summaries of news (Ma et al., BUMP, 2023). A support compares two tellings of one origin, and has no
zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from retold.errors import ModelError
from retold.tracing.pairs.decomposition import Origin, Surprise, surprises
from retold.tracing.pairs.words import Sentence, Text, Word

MODEL: Final = "pairs.npz"
SURPRISING: Final = 9.0
"""From how many nats on a word of content is named as unexpected."""
NEVER: Final = 1.2
PRONOUNS = frozenset("he she it they him her them his hers its their".split())


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks against a telling: each is higher for a worse one.

    `content` is the mean surprise of its words of content and `function` the sum of the others' in
    nats, `pronouns` and `repeated` are counts, and `late` sums over its names where in
    the origin each stands first, from 0 at the head to 1 at the end, and NEVER for one not there.
    """

    content: float
    function: float
    pronouns: float
    repeated: float
    late: float

    def row(self) -> NDArray[np.float64]:
        """Return the signs as numbers, in the order of their names."""
        return np.array([getattr(self, field.name) for field in fields(self)])


@dataclass(frozen=True, slots=True)
class Support:
    """How far a telling is borne out: `score` is higher for a better one.

    `unexpected` are the words of content that the origin least leads one to expect, with their
    surprise in nats, the most surprising first.
    """

    score: float
    signs: Signs
    unexpected: tuple[tuple[str, float], ...]


def support_of(told: Text, origin: Origin) -> Support:
    """Hold a telling against its origin; raises ModelError without the weights."""
    found = _surprises(told, origin)
    signs = _signs(told, found, origin)
    content = sorted((one for one in found if one.word.content), key=lambda one: -one.nats)
    unexpected = tuple((one.word.text, one.nats) for one in content if one.nats >= SURPRISING)
    return Support(-float(signs.row() @ weights()), signs, unexpected)


def signs_of(told: Text, origin: Origin) -> Signs:
    """Return what speaks against a telling, before it is weighed."""
    return _signs(told, _surprises(told, origin), origin)


def _surprises(told: Text, origin: Origin) -> list[Surprise]:
    return [one for sentence in told for one in surprises(sentence, origin)]


def _signs(told: Text, found: Sequence[Surprise], origin: Origin) -> Signs:
    content = [one.nats for one in found if one.word.content]
    return Signs(
        content=sum(content) / max(1, len(content)),
        function=sum(one.nats for one in found if not one.word.content),
        pronouns=sum(word.lower in PRONOUNS for sentence in told for word in sentence),
        repeated=sum(_repeated(sentence) for sentence in told),
        late=sum(_late(one.word, origin) for one in found if one.word.pos == "PROPN"),
    )


def _late(name: Word, origin: Origin) -> float:
    first = origin.first(name)
    return NEVER if first is None else first


def _repeated(sentence: Sentence) -> int:
    lemmas = [word.lemma for word in sentence if word.content]
    return len(lemmas) - len(set(lemmas))


@lru_cache(maxsize=1)
def tables() -> dict[str, NDArray[Any]]:
    """Read the weights that ship, once; raises ModelError where they are missing."""
    try:
        with files("retold.models").joinpath(MODEL).open("rb") as file:
            return dict(np.load(file, allow_pickle=False))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"a model cannot be read: {error}", where=MODEL, remedy="install retold again"
        ) from error


def weights() -> NDArray[np.float64]:
    """Return what each sign weighs."""
    found: NDArray[np.float64] = tables()["support"]
    return found
