"""The chart of series: for each measure, its figures in the order of telling, on one axis.

A bar is a range, a disc an exact figure, a ring a rough one, an arrow an open end. The shade is the
estimate from low to high, and what the findings hold to be in conflict is in the colour of alerts.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import altair as alt
import vl_convert
from markupsafe import escape

from retold.report import drawing
from retold.report.vocabulary import clipped, interval_of
from retold.tracing.series.assembly import Series
from retold.tracing.series.folding import Row, fold
from retold.tracing.series.relations import Entry, Relation

MOST_SERIES = 12
MOST_ROWS = 16
WIDTH, NAMES, ROW = 560, 400, 34
_ROOM = 0.2
_LIGHT = {
    "ink": "#1b1a18", "muted": "#5b5751", "rule": "#dcd6ca",
    "paper": "#fcfbf8", "alert": "#9b2617", "accent": "#174a73",
}  # fmt: skip
_DARK = {
    "ink": "#ebe7de", "muted": "#aba69b", "rule": "#353940",
    "paper": "#15171a", "alert": "#f2a08f", "accent": "#8fc0ea",
}  # fmt: skip

_HALO = "text{paint-order:stroke}"
"""Letters stand upon the halo that keeps lines away from them."""

_Point = dict[str, Any]


class ChartForm(StrEnum):
    """The forms of a chart, by the ending of its file."""

    SVG = "svg"
    PNG = "png"
    HTML = "html"


def draw(series: Sequence[Series], *, form: ChartForm) -> bytes:
    """Return a chart of up to `MOST_SERIES` series; SVG and HTML follow the reader's theme.

    Of one series up to `MOST_ROWS` figures are drawn, the latest.
    """
    shown = series[:MOST_SERIES]
    charts = [_chart(item) for item in shown]
    whole = alt.vconcat(*charts, spacing=34).resolve_scale(
        x="independent", y="independent", color="independent"
    )
    svg = drawing.draw(
        whole.to_dict(validate=False) | {"padding": 16},
        name="series",
        title="Figures as told",
        description="; ".join(_in_words(item) for item in shown),
    )
    if form is ChartForm.PNG:
        return vl_convert.svg_to_png(_coloured(str(svg), _LIGHT), scale=2)
    alone = _alone(str(svg))
    return (alone if form is ChartForm.SVG else _page(str(svg))).encode()


def _chart(item: Series) -> Any:
    rows = fold(item.entries)[-MOST_ROWS:]
    low, high = _domain(item, rows)
    points = [_point(row, at, low, high) for at, row in enumerate(rows)]
    shade = _shade(item, low, high)
    layers = [_bars(points), *_discs(points), *_heads(points), _words(points)]
    scale = alt.Scale(domain=[low, high], nice=False, zero=False)
    step: dict[str, Any] = {"tickMinStep": 1} if item.measure.kind == "count" else {}
    x = alt.X("start:Q", scale=scale).title(None)
    x = x.axis(tickCount=5, format=",~r", ticks=False, labelPadding=8, **step)
    y = alt.Y("label:N", sort=[point["label"] for point in points]).title(None)
    y = y.axis(
        labelAlign="left", labelPadding=NAMES, labelLimit=NAMES - 10, domain=False, ticks=False,
        labelColor=drawing.INK,
    )  # fmt: skip
    placed = [layer.encode(x=x) for layer in shade]
    placed += [layer.encode(x=x, y=y) for layer in layers]
    return alt.layer(*placed).properties(
        width=WIDTH,
        height=ROW * len(points),
        title=alt.TitleParams(
            heading(item), anchor="start", frame="group", dx=-NAMES, color=drawing.INK, fontSize=14,
            font=drawing.FONT, subtitle=_estimate(item), subtitleColor=drawing.MUTED,
            subtitleFont=drawing.FONT, subtitleFontSize=12, offset=14,
        ),
    )  # fmt: skip


def heading(item: Series) -> str:
    """Return what a series measures, in words: "Killed: soldiers, in Harrow"."""
    text = clipped(item.label, 80)
    where = f", {clipped(item.place, 40)}" if item.place else ""
    when = f", {item.days}" if item.days else ""
    return text[:1].upper() + text[1:] + where + when


def _estimate(item: Series) -> str:
    code = item.ucdp
    if code is None:
        return ""
    best, low, high = (
        "open" if end is None else f"{end:,.10g}" for end in (code.best, code.low, code.high)
    )
    return f"best {best}, low {low}, high {high} (after UCDP)"


def _domain(item: Series, rows: Sequence[Row]) -> tuple[float, float]:
    figures = [row.entry.quantity for row in rows]
    ends = [end for q in figures for end in (q.low, q.high) if end is not None]
    if item.ucdp is not None:
        ends += [end for end in (item.ucdp.low, item.ucdp.best) if end is not None]
    low, high = min(ends), max(ends)
    room = (high - low) * _ROOM or abs(high) * _ROOM or 1
    return low - room, high + room * 1.8


def _point(row: Row, position: int, low: float, high: float) -> _Point:
    entry = row.entry
    quantity = entry.quantity
    known = quantity.low if quantity.low is not None else quantity.high
    stated = "" if entry.as_of_inferred else "as of "
    who = clipped(entry.source or "no source named", 32)
    label = f"{stated}{entry.as_of or 'undated'} · {who} · {clipped(row.told_by, 30)}"
    return {
        "label": clipped(label, 76) + "\u200b" * position,
        "start": low if quantity.low is None else quantity.low,
        "end": high if quantity.high is None else quantity.high,
        "known": known,
        "point": quantity.low == quantity.high,
        "approximate": quantity.approximate,
        "opens": "up" if quantity.high is None else "down" if quantity.low is None else "",
        "words": _told(entry),
        "colour": drawing.ALERT if entry.tie.relation is Relation.CONFLICT else drawing.ACCENT,
    }


def _told(entry: Entry) -> str:
    """Tell a figure as an interval, and as it was told where its words have no number."""
    known = any(character.isdigit() for character in entry.words)
    return interval_of(entry.quantity) if known else clipped(entry.words, 40)


def _of(points: list[_Point]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=points))


def _coloured_by(channel: type[Any]) -> Any:
    return channel("colour:N", scale=None, legend=None)


def _shade(item: Series, low: float, high: float) -> list[alt.Chart]:
    """Shade from the low to the high estimate, as far as the axis goes; nothing for one point."""
    code = item.ucdp
    if code is None or code.low is None or code.low == code.high:
        return []
    end = high if code.high is None else min(code.high, high)
    shaded = _of([{"start": max(code.low, low), "end": end}]).mark_rect(
        color=drawing.RULE, opacity=0.45
    )
    return [shaded.encode(x2="end:Q")]


def _bars(points: list[_Point]) -> alt.Chart:
    wide = [point for point in points if not point["point"]]
    bars: alt.Chart = (
        _of(wide)
        .mark_rule(strokeWidth=6, opacity=0.55)
        .encode(x2="end:Q", color=_coloured_by(alt.Color))
    )
    return bars


def _discs(points: list[_Point]) -> list[alt.Chart]:
    known = [point | {"start": point["known"]} for point in points]
    known += [point | {"start": point["end"]} for point in points if not point["opens"]]
    style: dict[str, Any] = {"size": 90, "opacity": 1, "strokeWidth": 2}
    exact = _of([point for point in known if not point["approximate"]]).mark_point(
        filled=True, **style
    )
    rough = _of([point for point in known if point["approximate"]]).mark_point(
        fill=drawing.PAPER, **style
    )
    return [
        exact.encode(color=_coloured_by(alt.Color)),
        rough.encode(stroke=_coloured_by(alt.Stroke)),
    ]


def _heads(points: list[_Point]) -> list[alt.Chart]:
    style: dict[str, Any] = {"filled": True, "size": 110, "opacity": 1}
    up = [point | {"start": point["end"]} for point in points if point["opens"] == "up"]
    down = [point for point in points if point["opens"] == "down"]
    return [
        _of(side).mark_point(shape=shape, **style).encode(color=_coloured_by(alt.Color))
        for side, shape in ((up, "triangle-right"), (down, "triangle-left"))
    ]


def _words(points: list[_Point]) -> alt.Chart:
    style: dict[str, Any] = {"align": "left", "baseline": "bottom", "dy": -7, "fontSize": 11}
    style |= {"stroke": drawing.PAPER, "strokeWidth": 4, "strokeJoin": "round"}
    words: alt.Chart = (
        _of([point | {"start": point["known"]} for point in points])
        .mark_text(color=drawing.MUTED, **style)
        .encode(text="words:N")
    )
    return words


def _in_words(item: Series) -> str:
    figures = (
        f"{row.entry.source or 'no source named'}: {interval_of(row.entry.quantity)}"
        for row in fold(item.entries)
    )
    return f"{heading(item)}: {', '.join(figures)}"


def _coloured(svg: str, colours: dict[str, str]) -> str:
    """Give an SVG its colours for good, with a page behind it."""
    for name, colour in colours.items():
        svg = svg.replace(f"var(--{name})", colour)
    opened = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    head, rest = opened.split(">", 1)
    paper = f'<rect width="100%" height="100%" fill="{colours["paper"]}"/>'
    return f"{head}><style>{_HALO}</style>{paper}{rest}"


def _alone(svg: str) -> str:
    """Make an SVG that stands alone, in the reader's light or dark."""
    opened = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    head, rest = opened.split(">", 1)
    paper = '<rect width="100%" height="100%" fill="var(--paper)"/>'
    return f"{head}><style>{_style('svg')}{_HALO}</style>{paper}{rest}"


def _page(svg: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape('Figures as told')}</title><style>{_style(':root')}{_HALO}"
        "body{margin:0;background:var(--paper);color:var(--ink)}"
        "svg{max-width:100%;height:auto;display:block;margin:auto}</style></head>"
        f"<body>{svg}</body></html>"
    )


def _style(holder: str) -> str:
    light, dark = (
        ";".join(f"--{name}:{colour}" for name, colour in colours.items())
        for colours in (_LIGHT, _DARK)
    )
    return f"{holder}{{{light}}}@media (prefers-color-scheme:dark){{{holder}{{{dark}}}}}"
