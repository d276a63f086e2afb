"""The drawing of a measure: the intervals that its tellings state, on one axis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
from markupsafe import Markup

from retold.report import drawing
from retold.report.figures import Figure, Measure

MOST_ROWS = 16
WIDTH, NAMES, ROW = 640, 330, 40

_Row = dict[str, Any]


def draw_measure(measure: Measure) -> Markup:
    """Draw bars for ranges, discs for exact figures, rings for rounded ones, arrows for open ends.

    The axis need not begin at zero: it shows places, not lengths. At most `MOST_ROWS` tellings
    are drawn; the table beside the drawing has them all.
    """
    figures = measure.figures[:MOST_ROWS]
    low, high = _domain(figures)
    rows = [_row(figure, position, low, high) for position, figure in enumerate(figures)]
    layers = [_bars(rows), *_points(rows), *_heads(rows), _words(rows)]
    x = alt.X("start:Q", scale=alt.Scale(domain=[low, high], nice=False, zero=False))
    step: dict[str, Any] = {"tickMinStep": 1} if measure.whole else {}
    x = x.title(None).axis(tickCount=5, format=",~r", ticks=False, labelPadding=8, **step)
    y = alt.Y("label:N", sort=[row["label"] for row in rows]).title(None)
    y = y.axis(
        labelAlign="left",
        labelPadding=NAMES,
        labelLimit=NAMES,
        domain=False,
        ticks=False,
        labelColor=drawing.INK,
    )
    chart = alt.layer(*(layer.encode(x=x, y=y) for layer in layers))
    return drawing.draw(
        chart.properties(width=WIDTH, height=ROW * len(rows)).to_dict(validate=False),
        name=f"{measure.id}-chart",
        title=f"{measure.title}: the figures as told",
        description="; ".join(f"{f.label}: {f.interval}" for f in figures) + ".",
    )


def _domain(figures: Sequence[Figure]) -> tuple[float, float]:
    ends = [e for f in figures for e in (f.quantity.low, f.quantity.high) if e is not None]
    low, high = min(ends), max(ends)
    room = (high - low) * 0.18 or abs(high) * 0.2 or 1
    return low - room, high + room * 1.6


def _row(figure: Figure, position: int, low: float, high: float) -> _Row:
    quantity = figure.quantity
    start = low if quantity.low is None else quantity.low
    end = high if quantity.high is None else quantity.high
    known = quantity.low if quantity.low is not None else quantity.high
    return {
        "label": figure.label + "\u200b" * position,
        "start": start,
        "end": end,
        "known": known,
        "point": quantity.low == quantity.high,
        "approximate": quantity.approximate,
        "opens": "up" if quantity.high is None else "down" if quantity.low is None else "",
        "words": figure.interval + (f"  ×{figure.times_told}" if figure.times_told > 1 else ""),
    }


def _of(rows: list[_Row]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=rows))


def _bars(rows: list[_Row]) -> alt.Chart:
    wide = [row for row in rows if not row["point"]]
    ruled = _of(wide).mark_rule(strokeWidth=6, color=drawing.ACCENT, opacity=0.55)
    bars: alt.Chart = ruled.encode(x2="end:Q")
    return bars


def _points(rows: list[_Row]) -> list[alt.Chart]:
    """Discs stand on figures that are stated; a ring says "about"."""
    known = [row | {"start": row["known"]} for row in rows]
    known += [row | {"start": row["end"]} for row in rows if not row["opens"]]
    discs = [row for row in known if not row["approximate"]]
    rings = [row for row in known if row["approximate"]]
    style: dict[str, Any] = {"size": 90, "opacity": 1, "strokeWidth": 2, "stroke": drawing.ACCENT}
    return [
        _of(discs).mark_point(fill=drawing.ACCENT, **style),
        _of(rings).mark_point(fill=drawing.PAPER, **style),
    ]


def _heads(rows: list[_Row]) -> list[alt.Chart]:
    style: dict[str, Any] = {"filled": True, "size": 110, "opacity": 1, "color": drawing.ACCENT}
    up = [row | {"start": row["end"]} for row in rows if row["opens"] == "up"]
    down = [row for row in rows if row["opens"] == "down"]
    return [
        _of(up).mark_point(shape="triangle-right", **style),
        _of(down).mark_point(shape="triangle-left", **style),
    ]


def _words(rows: list[_Row]) -> alt.Chart:
    style: dict[str, Any] = {"align": "left", "baseline": "bottom", "dy": -8, "fontSize": 11}
    style |= {"stroke": drawing.PAPER, "strokeWidth": 4, "strokeJoin": "round"}
    words: alt.Chart = _of(rows).mark_text(color=drawing.MUTED, **style).encode(text="words:N")
    return words
