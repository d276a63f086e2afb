"""Shapes of notes and messages that news never needs: "the 27th", "4/22", "w/c feb 4"."""

from __future__ import annotations

from collections.abc import Iterable

from retold.annotate.timegrammar import Rule

Openings = tuple[tuple[Iterable[str], tuple[Rule, ...]], ...]


def openings() -> Openings:
    """Return the words that open a shape of notes alone, with the shapes to try there."""
    return ()
