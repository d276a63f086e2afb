"""How common a term is in the news at large, from a table that ships with the package."""

from __future__ import annotations

import gzip
import math
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from retold.errors import ModelError

TABLE = "background.txt.gz"


@dataclass(frozen=True, slots=True)
class Background:
    """Document frequencies of terms over `articles` news texts."""

    articles: int
    frequencies: dict[str, int]

    def weight(self, term: str) -> float:
        """Return the inverse document frequency; a term not in the table weighs the most.

        Spärck Jones, A statistical interpretation of term specificity (1972), with add-one
        smoothing. The table alone decides, so the same article weighs the same in any batch.
        """
        return math.log((self.articles + 1) / (self.frequencies.get(term, 0) + 1))


@lru_cache(maxsize=1)
def load() -> Background:
    """Read the shipped table once.

    Raises ModelError where the installation lacks the table.
    """
    try:
        packed = resources.files("retold.models").joinpath(TABLE).read_bytes()
    except FileNotFoundError as error:
        raise ModelError(
            "the table of common terms is missing", where=TABLE, remedy="install retold again"
        ) from error
    return parse(gzip.decompress(packed).decode("utf-8"))


def parse(table: str) -> Background:
    """Read a table: the number of articles, then a line `FREQUENCY TERM TERM ...` for each."""
    head, *lines = table.splitlines()
    frequencies: dict[str, int] = {}
    for line in lines:
        count, *terms = line.split(" ")
        frequencies.update(dict.fromkeys(terms, int(count)))
    return Background(int(head), frequencies)


def render(background: Background, *, at_least: int = 2) -> str:
    """Write a table that `parse` reads; terms seen in fewer articles than `at_least` are left."""
    by_count: dict[int, list[str]] = {}
    for word, count in background.frequencies.items():
        if count >= at_least:
            by_count.setdefault(count, []).append(word)
    lines = [f"{n} {' '.join(sorted(by_count[n]))}" for n in sorted(by_count)]
    return "\n".join([str(background.articles), *lines]) + "\n"
