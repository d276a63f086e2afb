"""The figures of a story, each under the name of what it measures, with who tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retold.brief.desk import Desk, sentence
from retold.brief.naming import title_of
from retold.tracing.matching.measures import outcome
from retold.tracing.retellings import source_of
from retold.types import BriefSentence, Claim, Evidence, Quantity

MOST_FIGURES = 10
_Measure = tuple[str, str, tuple[str, ...]]
_Telling = tuple[Claim, Quantity]


def figures(desk: Desk) -> Iterator[BriefSentence]:
    """Yield a sentence for each figure as one source tells it, those told most often first."""
    measures: dict[_Measure, list[_Telling]] = {}
    rows: dict[tuple[_Measure, str, str], list[_Telling]] = {}
    for claim in desk.traced.claims:
        for quantity in claim.quantities:
            if quantity.kind in {"count", "money"}:
                key, telling = _measure(quantity), (claim, quantity)
                ends = f"{quantity.low}:{quantity.high}"
                measures.setdefault(key, []).append(telling)
                rows.setdefault((key, ends, source_of(claim) or ""), []).append(telling)
    ordered = sorted(rows.items(), key=lambda row: (-_weight(row[1]), row[0]))
    for (key, _, who), told in ordered[:MOST_FIGURES]:
        yield _figure(desk, _title(desk, measures[key]), who, told)


def _figure(desk: Desk, title: str, who: str, told: Sequence[_Telling]) -> BriefSentence:
    evidence = [
        Evidence(c.article, q.span, q.span.of(desk.traced.articles[c.article].text))
        for c, q in told
    ]
    outlets = ", ".join(dict.fromkeys(desk.outlet(c.article) for c, _ in told))
    interval, source = _interval(told[0][1]), who or "no source named"
    text = f"{title}: “{evidence[0].text}”, {interval}; {source}; {outlets}."
    return sentence(text, [c for c, _ in told], evidence)


def _measure(quantity: Quantity) -> _Measure:
    """Tell measures apart: the dead are one with the dead whichever verb was used."""
    counted = quantity.counted if quantity.counted != "person" else None
    return quantity.unit or "", counted or "", tuple(sorted(outcome(quantity)))


def _title(desk: Desk, told: Sequence[_Telling]) -> str:
    """Name a measure in the words of its tellings, as the report does."""
    quantity = told[0][1]
    phrases = (
        q.counted_span.of(desk.traced.articles[c.article].text) if q.counted_span else ""
        for c, q in told
    )
    unspoken = "people" if quantity.outcomes else "amount" if quantity.unit else "uncounted"
    title = title_of(
        quantity.counted or unspoken,
        quantity.outcomes,
        quantity.unit or "",
        counted=(" ".join(phrase.split()) for phrase in phrases),
        claims=[claim for claim, _ in told],
    )
    return title[:1].upper() + title[1:]


def _weight(told: Sequence[tuple[Claim, Quantity]]) -> float:
    """How much a figure is worth showing: told often, of something that happened, with a source."""
    quantity = told[0][1]
    size = max(quantity.low or 0, quantity.high or 0)
    return (
        len(told)
        + 2.0 * bool(quantity.outcomes)
        + any(source_of(claim) is not None for claim, _ in told)
        + (size >= 10)
        + (quantity.low != quantity.high)
    )


def _interval(quantity: Quantity) -> str:
    low = "open" if quantity.low is None else f"{quantity.low:,.10g}"
    high = "open" if quantity.high is None else f"{quantity.high:,.10g}"
    about = "about " if quantity.approximate else ""
    if quantity.low is not None and quantity.low == quantity.high:
        return f"{about}{low}"
    return f"{about}{low} to {high}"
