"""Scorers for public gold sets: one module for each, a command for all (see README.md)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

Metrics = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Score:
    """A task's result on `n` items, all metrics under the same names.

    `baseline` is what a trivial answer gets and `gold_check` what the gold gets against itself,
    so that a scorer that cannot fail, or cannot be passed, is seen.
    """

    n: int
    metrics: Metrics
    baseline: Metrics
    gold_check: Metrics


@dataclass(frozen=True, slots=True)
class Task:
    """A scorer: `module` is imported when it is asked for and has `function(path) -> Score`.

    `public` says in one line where the public set is to be had.
    """

    module: str
    function: str
    public: str


Scorer = Callable[[Path], Score]


class DataError(Exception):
    """The data at PATH is missing or not of the layout that the task reads."""
