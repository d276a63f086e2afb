"""Series: each measure of a story, as the intervals that its claims state, in the order of telling.

A measure is what is counted, what happened to it, where, and over which time. Figures are put into
one series only where nothing in their words tells their measures apart; money, shares and bare
counts, whose words say least, only within one thread. Different currencies and units are never in
one series, and nothing is converted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from retold.annotate.conventions import Convention, Estimate
from retold.tracing.evidence import Scene
from retold.tracing.matching.extents import Extent, days_of
from retold.tracing.scenes import scene_of
from retold.tracing.series import kindred
from retold.tracing.series.entries import Figured, Measure, figures_of
from retold.tracing.series.measuretypes import MeasureType
from retold.tracing.series.parting import parted
from retold.tracing.series.relations import Conflicts, Entry, related
from retold.tracing.series.tally import tally
from retold.types import Article, Claim, Finding, FindingKind, Reading

OTHER = "other"
"""The name of the type of all that no type knows."""


@dataclass(frozen=True, slots=True)
class Series:
    """A measure with every telling of it; `label` heads it in words.

    `place` and `period` are the words of the text that part it from others, None where its figures
    state none; `start` and `end` are the days of the period, None for an open end. `acled` and
    `ucdp` are its estimates, None for what is no count.
    """

    id: str
    story: str
    measure: Measure
    label: str
    place: str | None
    period: str | None
    start: date | None
    end: date | None
    entries: tuple[Entry, ...]
    acled: Estimate | None
    ucdp: Estimate | None

    @property
    def days(self) -> str:
        """Return the period in days: "since 2031-05-12", empty where there is none."""
        return days_of(self.start, self.end)

    @property
    def tellers(self) -> int:
        """How many articles tell it in words of their own."""
        return len({entry.teller for entry in self.entries})

    @property
    def is_notable(self) -> bool:
        """Whether a table of a story should have it: a typed count, or what several tell."""
        if self.measure.types and self.measure.thread is None:
            return True
        own = (entry for entry in self.entries if not entry.is_copied)
        outlets = {entry.outlet or entry.teller for entry in own}
        differs = len({entry.interval for entry in self.entries}) > 1
        return len(outlets) > 1 or (differs and self.tellers > 1)


def series_of(
    reading: Reading, articles: Mapping[str, Article], *, types: Sequence[MeasureType]
) -> tuple[Series, ...]:
    """Return the series of a story, those told most first, related ones side by side.

    `articles` are the story's, with the dates that the story inferred.
    """
    scene = scene_of(reading, articles)
    groups: dict[Measure, list[Figured]] = {}
    for found in figures_of(scene, types):
        groups.setdefault(found.measure, []).append(found)
    labels = {made.name: made.label for made in types}
    conflicts = _conflicts(reading.findings)
    made = [
        (_series(scene, measure, rows, conflicts, labels), rows[0].extent)
        for measure, found in groups.items()
        for rows in parted(found)
    ]
    return kindred.arranged(made)


def _conflicts(findings: Iterable[Finding]) -> Conflicts:
    """Return which figures the findings hold to be in conflict."""
    return {
        frozenset((piece.article, piece.span.start) for piece in made.evidence[:2]): (
            f"the two cannot both hold: finding {made.id}"
        )
        for made in findings
        if made.kind is FindingKind.FIGURE_CONFLICT
    }


def _series(
    scene: Scene,
    measure: Measure,
    rows: Sequence[Figured],
    conflicts: Conflicts,
    labels: Mapping[str, str],
) -> Series:
    entries = related([row.entry for row in rows], conflicts)
    first = entries[0]
    extent = next((row.extent for row in rows if row.extent.timed), Extent())
    period = next((row.entry.period for row in rows if row.extent.timed), None)
    place = "|".join((scene.story, *map(str, first.key), str(measure.types)))
    return Series(
        id=f"m{hashlib.sha256(place.encode()).hexdigest()[:12]}",
        story=scene.story,
        measure=measure,
        label=_label(measure, rows, labels),
        place=next((entry.place for entry in entries if entry.place), None),
        period=period,
        start=extent.start,
        end=extent.end,
        entries=entries,
        acled=tally(entries, convention=Convention.ACLED),
        ucdp=tally(entries, convention=Convention.UCDP),
    )


def _label(measure: Measure, rows: Sequence[Figured], labels: Mapping[str, str]) -> str:
    what = [labels.get(name, name) for name in measure.types]
    what += [_form(lemma, rows[0].entry.claim) for lemma in measure.others]
    phrase = next((row.counted.phrase for row in rows if row.counted.phrase), measure.group)
    parts = [part for part in (_or(what), phrase) if part]
    if measure.thread is not None and not measure.group:
        parts.append(f"“{_clipped(rows[0].entry.claim.text)}”")
    title = ": ".join(parts) or "counted"
    if measure.unit:
        title += f", in {measure.unit}"
    title += ", further" if measure.further else ""
    return f"{title} (ahead)" if measure.ahead else title


def _form(lemma: str, claim: Claim) -> str:
    """Return an outcome as the claim has it ("deserted"), the lemma where it has it otherwise."""
    shift = claim.span.start
    forms = [
        claim.text[term.span.start - shift : term.span.end - shift].lower()
        for term in claim.terms
        if term.lemma.lower() == lemma and term.pos in {"VERB", "ADJ"}
    ]
    return forms[0] if forms and forms[0] else lemma


def _or(words: Sequence[str]) -> str:
    return ", ".join(words[:-1]) + (" or " if len(words) > 1 else "") + words[-1] if words else ""


def _clipped(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"
