"""The sources of a story: one row a canonical name, with every name merged into it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from retold.report.index import ClaimMark, Index
from retold.report.trust import Rating, cautions_of, rating
from retold.types import Merge, Rated


@dataclass(frozen=True, slots=True)
class SourceName:
    """A name that was merged into a canonical one, the reasons given, and the articles."""

    name: str
    reasons: tuple[str, ...]
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source, its kinds and names, the claims it makes and what is said about trusting it.

    `claims` pairs an article's letter with the claims there that rest on this source.
    """

    canonical: str
    kinds: tuple[str, ...]
    names: tuple[SourceName, ...]
    claims: tuple[tuple[str, tuple[ClaimMark, ...]], ...]
    cautions: tuple[ClaimMark, ...]
    rating: Rating | None = None

    @property
    def plain(self) -> bool:
        """Tell whether there is nothing to explain: one name, and no word about trusting it."""
        return not (self.names or self.cautions or self.rating)

    @property
    def total(self) -> int:
        """How many claims rest on this source."""
        return sum(len(marks) for _, marks in self.claims)


def sources_of(index: Index) -> tuple[SourceRow, ...]:
    """Return the sources of a story, those with most claims first."""
    kinds: dict[str, list[str]] = defaultdict(list)
    claims: dict[str, list[ClaimMark]] = defaultdict(list)
    for mark in index.claims.values():
        for link in mark.claim.attribution:
            kinds[link.canonical].append(link.kind.value)
            if mark not in claims[link.canonical][-1:]:
                claims[link.canonical].append(mark)
    merges: dict[str, list[Merge]] = defaultdict(list)
    for merge in index.reading.merges:
        kinds[merge.canonical].append(merge.kind.value)
        merges[merge.canonical].append(merge)
    rows = [
        SourceRow(
            canonical=name,
            kinds=tuple(dict.fromkeys(kinds[name])),
            names=_names(merges[name], index),
            claims=_by_letter(claims[name], index),
            cautions=cautions_of(name, index),
            rating=rating(Rated.SOURCE, name, index.assessments.sources.get(name)),
        )
        for name in kinds
    ]
    return tuple(sorted(rows, key=lambda row: (-row.total, row.canonical.casefold())))


def _names(merges: list[Merge], index: Index) -> tuple[SourceName, ...]:
    by_name: dict[str, list[Merge]] = defaultdict(list)
    for merge in merges:
        by_name[merge.name].append(merge)
    return tuple(
        SourceName(
            name,
            tuple(dict.fromkeys(merge.reason for merge in same)),
            tuple(
                letter
                for key, letter in index.letters.items()
                if key in {merge.article for merge in same}
            ),
        )
        for name, same in by_name.items()
    )


def _by_letter(
    marks: list[ClaimMark], index: Index
) -> tuple[tuple[str, tuple[ClaimMark, ...]], ...]:
    grouped: dict[str, list[ClaimMark]] = defaultdict(list)
    for mark in marks:
        grouped[index.letters[mark.claim.article]].append(mark)
    return tuple((letter, tuple(group)) for letter, group in grouped.items())
