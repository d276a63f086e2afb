"""The JSON form of claims, as docs/data_format.md gives it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from retold.annotate.conventions import Convention, Estimate, estimate
from retold.claims.horizon import Horizon, horizon
from retold.output.records import Record, place, provenance
from retold.types import Article, Attribution, Claim, Quantity, Span, Timex

if TYPE_CHECKING:
    from retold.claims.sureness import Sureness


def claim(
    item: Claim,
    home: Article,
    *,
    counting: Convention | None = None,
    sureness: Mapping[str, Sureness] | None = None,
) -> Record:
    """Return a claim's record; `home` is the article that holds it.

    `counting` gives each quantity what it would be coded as, or null for what is no count.
    `sureness` gives the claim, by its id, how sure a model finds its words, or null where the
    words settle that themselves.
    """
    record: Record = {
        "id": item.id,
        "article": item.article,
        "outlet": home.outlet,
        "published": home.published,
        **place(item.span),
        "text": item.text,
        "kind": item.kind.value,
        "mode": item.mode.value,
        "attribution": [_attribution(link) for link in item.attribution],
        "certainty": {
            "band": item.certainty.band,
            "low": item.certainty.low,
            "high": item.certainty.high,
            "cues": list(item.certainty.cues),
            "spans": [place(span) for span in item.certainty.spans],
        },
        "polarity": item.polarity.value,
        "quantities": [_quantity(figure, home, counting) for figure in item.quantities],
        "times": [_time(timex, home) for timex in item.times],
        "horizon": _horizon(horizon(item, published=home.published)),
        "thread": item.thread,
        "published_inferred": home.published_inferred,
        "block": item.block.value,
        "sentence": {**place(item.sentence), "text": item.sentence.of(home.text)},
        "quotations": [place(span) for span in item.quotations],
        "provenance": provenance(item.provenance),
    }
    if sureness is not None:
        record["sureness"] = _sureness(sureness.get(item.id))
    return record


def _sureness(found: Sureness | None) -> Record | None:
    if found is None:
        return None
    least, most = found.scale
    return {
        "level": round(found.level, 2),
        "least": least,
        "most": most,
        "scale": f"from {least} (very uncertain) to {most} (very certain)",
        "by": "model",
        "model": list(found.models),
    }


def _attribution(link: Attribution) -> Record:
    return {
        "source": link.source,
        "source_kind": link.kind.value,
        "canonical": link.canonical,
        "cue": link.cue,
        **place(link.span),
        "cue_start": link.cue_span.start,
        "cue_end": link.cue_span.end,
        "merge_reason": link.merge_reason,
        "decided": link.decided.value,
    }


def _quantity(figure: Quantity, home: Article, counting: Convention | None) -> Record:
    words = figure.span.of(home.text)
    record: Record = {
        "low": figure.low,
        "high": figure.high,
        "low_inclusive": figure.low_inclusive,
        "high_inclusive": figure.high_inclusive,
        "approximate": figure.approximate,
        "unit": figure.unit,
        "counted": figure.counted,
        "text": words,
        **place(figure.span),
        "kind": figure.kind,
        "outcomes": list(figure.outcomes),
        "place": _worded(figure.place, home),
        "period": _worded(figure.period, home),
    }
    if counting is not None:
        coded = estimate(figure, words, convention=counting)
        record["estimate"] = _estimate(coded, counting) if coded is not None else None
    return record


def _worded(span: Span | None, home: Article) -> Record | None:
    return {"text": span.of(home.text), **place(span)} if span is not None else None


def _estimate(coded: Estimate, convention: Convention) -> Record:
    return {
        "convention": convention.value,
        "best": coded.best,
        "low": coded.low,
        "high": coded.high,
        "reason": coded.reason,
    }


def _horizon(found: Horizon | None) -> Record | None:
    if found is None:
        return None
    return {
        "start_time": found.start.isoformat() if found.start is not None else None,
        "end_time": found.end.isoformat(),
        "inferred": found.inferred,
        "spans": [place(span) for span in found.spans],
    }


def _time(timex: Timex, home: Article) -> Record:
    return {
        "start_time": timex.start_time,
        "end_time": timex.end_time,
        "text": timex.span.of(home.text),
        **place(timex.span),
        "inferred": timex.inferred,
        "kind": timex.kind,
        "value": timex.value,
        "days": timex.days,
        "problem": timex.problem,
    }
