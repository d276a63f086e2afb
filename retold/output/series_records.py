"""The public form of series and of the timeline: JSON, and the rows of the CSV.

As in `retold.output.records`, keys are a contract: they are added to, never renamed or removed.
"""

from __future__ import annotations

from collections.abc import Iterator

from retold.annotate.conventions import Estimate
from retold.output.records import Record
from retold.report.spreadsheets import Cell
from retold.tracing.outlook import Outlook
from retold.tracing.series.assembly import Series
from retold.tracing.series.relations import Entry
from retold.tracing.timeline import Event, Told

COLUMNS = (
    *("story", "series", "types", "measure", "counted", "unit", "place", "period_start"),
    *("period_end", "low", "high", "low_inclusive", "high_inclusive", "approximate", "words"),
    *("source", "as_of", "as_of_inferred", "outlet", "published", "article", "claim", "start"),
    *("end", "copy_of", "relation", "reason", "acled", "ucdp_best", "ucdp_low", "ucdp_high"),
)
"""The columns of the CSV: one line for each figure; the estimates are of its whole series."""


def series(item: Series) -> Record:
    """Return the record of a series."""
    measure = item.measure
    return {
        "id": item.id,
        "story": item.story,
        "label": item.label,
        "types": list(measure.types),
        "outcomes": list(measure.others),
        "counted": measure.group or None,
        "kind": measure.kind,
        "unit": measure.unit,
        "ahead": measure.ahead,
        "further": measure.further,
        "place": item.place,
        "period": {
            "text": item.period,
            "start_time": item.start.isoformat() if item.start else None,
            "end_time": item.end.isoformat() if item.end else None,
        },
        "articles": item.tellers,
        "estimates": {"acled": _estimate(item.acled), "ucdp": _estimate(item.ucdp)},
        "figures": [_figure(entry) for entry in item.entries],
    }


def rows(item: Series) -> Iterator[dict[str, Cell]]:
    """Yield the lines of a series for the CSV."""
    measure, acled, ucdp = item.measure, item.acled, item.ucdp
    whole: dict[str, Cell] = {
        "story": item.story,
        "series": item.id,
        "types": " ".join(measure.types),
        "measure": item.label,
        "counted": measure.group,
        "unit": measure.unit,
        "place": item.place,
        "period_start": item.start.isoformat() if item.start else None,
        "period_end": item.end.isoformat() if item.end else None,
        "acled": acled.best if acled else None,
        "ucdp_best": ucdp.best if ucdp else None,
        "ucdp_low": ucdp.low if ucdp else None,
        "ucdp_high": ucdp.high if ucdp else None,
    }
    for entry in item.entries:
        figure = _figure(entry)
        yield (
            whole
            | {name: figure[name] for name in COLUMNS if name in figure}
            | {"words": figure["text"]}
        )


def event(item: Event) -> Record:
    """Return the record of an event of the timeline."""
    return {
        "story": item.story,
        "start_time": item.start.isoformat() if item.start else None,
        "end_time": item.end.isoformat() if item.end else None,
        "text": item.text,
        "thread": item.thread,
        "sources": list(item.sources),
        "outlook": _outlook(item.outlook),
        "tellings": [_telling(told) for told in item.told],
    }


def _estimate(found: Estimate | None) -> Record | None:
    if found is None:
        return None
    return {"best": found.best, "low": found.low, "high": found.high, "reason": found.reason}


def _figure(entry: Entry) -> Record:
    figure, tie = entry.quantity, entry.tie
    return {
        "claim": entry.claim.id,
        "article": entry.claim.article,
        "outlet": entry.outlet,
        "published": entry.published,
        "published_inferred": entry.published_inferred,
        "source": entry.source,
        "certainty": entry.claim.certainty.band,
        "low": figure.low,
        "high": figure.high,
        "low_inclusive": figure.low_inclusive,
        "high_inclusive": figure.high_inclusive,
        "approximate": figure.approximate,
        "text": entry.words,
        "start": figure.span.start,
        "end": figure.span.end,
        "as_of": entry.as_of,
        "as_of_inferred": entry.as_of_inferred,
        "place": entry.place,
        "period": entry.period,
        "copy_of": entry.teller if entry.is_copied else None,
        "relation": tie.relation.value,
        "reason": tie.reason,
        "to": {"claim": tie.claim, "start": tie.start} if tie.claim is not None else None,
    }


def _outlook(found: Outlook | None) -> Record | None:
    if found is None:
        return None
    return {"fate": found.fate.value, "reason": found.reason, "claims": list(found.claims)}


def _telling(told: Told) -> Record:
    claim = told.claim
    return {
        "claim": claim.id,
        "article": claim.article,
        "outlet": told.outlet,
        "published": told.published,
        "source": told.source,
        "kind": claim.kind.value,
        "certainty": {
            "band": claim.certainty.band,
            "low": claim.certainty.low,
            "high": claim.certainty.high,
            "cues": list(claim.certainty.cues),
        },
        "text": claim.text,
        "start": claim.span.start,
        "end": claim.span.end,
        "times": [{"start": span.start, "end": span.end} for span in told.times],
        "inferred": told.inferred,
        "copy_of": told.teller if told.teller != claim.article else None,
    }
