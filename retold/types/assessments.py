"""Assessments: the reliability of who tells, and what a person puts in place of a value.

The two axes of the Admiralty code (NATO STANAG 2511) are kept apart: reliability, A to F, belongs
to a source or an outlet; credibility, 1 to 6, to a thread. Neither is read off the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Letter(StrEnum):
    """How far a source can be relied on; F means that nothing is known, never "middling"."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Rated(StrEnum):
    """What can be rated: sources and outlets by a letter, threads by a number."""

    SOURCE = "source"
    OUTLET = "outlet"
    THREAD = "thread"


@dataclass(frozen=True, slots=True)
class Override:
    """A value that a person put in place of the computed one: by whom, when (UTC) and why.

    `subject` is what it holds for: the folded name of a source or an outlet, or the first known
    telling of a thread. `name` is how it was called, `computed` what stood there before; `value`
    is None where the person withdrew an earlier one.
    """

    kind: Rated
    subject: str
    name: str
    value: str | None
    by: str
    at: str
    why: str
    computed: str


@dataclass(frozen=True, slots=True)
class Reliability:
    """The reliability of a source or an outlet as computed, with reasons, and an override."""

    letter: Letter
    reasons: tuple[str, ...]
    override: Override | None = None

    @property
    def value(self) -> str:
        """The letter that holds: the person's, where there is one."""
        stands = self.override.value if self.override is not None else None
        return stands or self.letter.value

    @property
    def known(self) -> bool:
        """Tell whether anything is known: F stands for nothing, unless a person wrote it."""
        return self.override is not None or self.letter is not Letter.F


@dataclass(frozen=True, slots=True)
class Assessments:
    """What is known of those who tell, and what persons put in place of assessments.

    `sources` and `outlets` go by name; `threads` are the overrides that hold, by the thread's id.
    """

    sources: Mapping[str, Reliability] = field(default_factory=dict)
    outlets: Mapping[str, Reliability] = field(default_factory=dict)
    threads: Mapping[str, Override] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fared:
    """How a source or an outlet fared in a ledger: cases that could be held against the rest.

    `faults` counts by kind those that went wrong; `cases` counts all of them.
    """

    cases: int
    faults: dict[str, int]

    @property
    def wrong(self) -> int:
        """How many cases went wrong."""
        return sum(self.faults.values())
