"""Findings as the page shows them: in order of severity, with their evidence side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from retold.report.circles import Circle, circle_of
from retold.report.index import FindingMark, Index
from retold.report.sides import Side, sides_of
from retold.report.vocabulary import MEANINGS, words_of
from retold.types import Severity

OPEN_FINDINGS = 10
"""How many findings of one severity stand open; the rest are folded."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with its evidence; `paired` where it is held against something.

    `circle` are the outlets of circular reporting, None of other findings.
    """

    mark: FindingMark
    words: str
    meaning: str
    unless: str
    sides: tuple[Side, ...]
    circle: Circle | None = None

    @property
    def told(self) -> tuple[Side, ...]:
        """The sides that show the words found at fault, or all where nothing is compared."""
        return tuple(side for side in self.sides if side.told)

    @property
    def against(self) -> tuple[Side, ...]:
        """The sides that show what those words are held against."""
        return tuple(side for side in self.sides if not side.told)

    @property
    def paired(self) -> bool:
        """Tell whether two sides are compared."""
        return bool(self.told and self.against)

    @property
    def marked(self) -> bool:
        """Tell whether words are marked as standing on one side alone."""
        return any(s.changed for side in self.sides for p in side.passages for s in p.stretches)


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one severity; those after the first `OPEN_FINDINGS` are folded."""

    severity: Severity
    shown: tuple[FindingView, ...]
    folded: tuple[FindingView, ...]


def grouped(findings: Sequence[FindingView]) -> tuple[FindingGroup, ...]:
    """Group findings, already in order of severity, by it."""
    groups = groupby(findings, key=lambda view: view.mark.finding.severity)
    return tuple(
        FindingGroup(severity, members[:OPEN_FINDINGS], members[OPEN_FINDINGS:])
        for severity, members in ((key, tuple(group)) for key, group in groups)
    )


def findings_of(index: Index) -> tuple[FindingView, ...]:
    """Return the findings of a story in order of severity."""
    return tuple(_view(mark, index) for mark in index.findings)


def _view(mark: FindingMark, index: Index) -> FindingView:
    finding = mark.finding
    return FindingView(
        mark=mark,
        words=words_of(finding.kind),
        meaning=MEANINGS[finding.kind],
        unless=str(finding.detail.get("unless") or ""),
        sides=sides_of(finding, index),
        circle=circle_of(mark, index),
    )
