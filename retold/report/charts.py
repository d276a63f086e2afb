"""The drawing of a thread: outlets as lanes, tellings in order, an arrow to each retelling."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import altair as alt
from markupsafe import Markup

from retold.report import drawing
from retold.report.retelling import Retelling, Telling
from retold.report.vocabulary import clipped, words_of

MOST_TELLINGS = 12
LEFT, TOP, RADIUS = 184, 30, 12
LANE, MANY_LANES, LOW_LANE = 104, 5, 76
NARROWEST, WIDEST, FULL = 168, 230, 1180
"""Pixels between two tellings: as many as the page has, within reason."""

BOLD = 7.6
"""The mean advance of a bold letter at 12 pixels, generously."""

Row = dict[str, Any]
Place = tuple[float, float]
_Places = Mapping[int, Place]


def draw_retelling(retelling: Retelling) -> Markup:
    """Draw a thread on a canvas of its own size, in pixels.

    The order of telling runs along x, evenly spaced: hours on a true axis would crowd a wire copy
    onto its origin. At most `MOST_TELLINGS` are drawn; the table beside the drawing has them all.
    """
    tellings = retelling.tellings[:MOST_TELLINGS]
    lanes = list(dict.fromkeys((t.letter, t.outlet) for t in tellings))
    step = min(WIDEST, max(NARROWEST, (FULL - LEFT) / len(tellings)))
    lane = LANE if len(lanes) < MANY_LANES else LOW_LANE
    height = TOP + lane * len(lanes)
    width = LEFT + step * len(tellings) + max(0.0, _reach(tellings[-1]) - step / 2)
    rows = {name: TOP + lane * (i + 0.5) for i, name in enumerate(lanes)}
    places = {
        t.number: (LEFT + step * (i + 0.5), rows[t.letter, t.outlet])
        for i, t in enumerate(tellings)
    }
    layers = [
        ruled([segment(LEFT, y, width, y) for y in rows.values()], colour=drawing.RULE),
        written(_lane_names(rows), align="left", weight=600),
        written(_days(tellings, places), colour=drawing.MUTED, size=11),
        *_arrows(tellings, places),
        *_nodes(tellings, places),
        written(_said(tellings, places), align="right"),
        written(_changed(tellings, places), align="left", colour=drawing.ALERT, weight=600),
    ]
    return drawing.draw(
        placed(layers, width=width, height=height),
        name=f"{retelling.id}-chart",
        title=f"How “{clipped(retelling.thread.title, 90)}” was retold",
        description=_in_words(tellings),
    )


def segment(x: float, y: float, x2: float, y2: float) -> Row:
    """Return the row of a straight line, in pixels."""
    return {"x": x, "y": y, "x2": x2, "y2": y2}


def ruled(rows: list[Row], *, colour: str, width: float = 1) -> alt.Chart:
    """Draw lines."""
    chart = alt.Chart(alt.InlineData(values=rows)).mark_rule(color=colour, strokeWidth=width)
    ruled: alt.Chart = chart.encode(x2="x2:Q", y2="y2:Q")
    return ruled


def written(
    rows: list[Row],
    *,
    colour: str = drawing.INK,
    align: str = "center",
    weight: int = 400,
    size: int = 12,
) -> alt.Chart:
    """Text with a halo of the page's colour, so that a line behind it does not cut it."""
    halo: dict[str, Any] = {"stroke": drawing.PAPER, "strokeWidth": 4, "strokeJoin": "round"}
    style: dict[str, Any] = {
        "align": align,
        "baseline": "middle",
        "fontWeight": weight,
        "fontSize": size,
    }
    chart = alt.Chart(alt.InlineData(values=rows)).mark_text(color=colour, **style, **halo)
    encoded: alt.Chart = chart.encode(text="text:N")
    return encoded


def _lane_names(rows: Mapping[tuple[str, str], float]) -> list[Row]:
    return [
        {"x": 0, "y": y, "text": f"{letter}  {clipped(outlet, 22)}"}
        for (letter, outlet), y in rows.items()
    ]


def _days(tellings: Sequence[Telling], places: _Places) -> list[Row]:
    """Write the day over the first telling of each run of one day."""
    rows, last = [], None
    for telling in tellings:
        day = telling.day.split(",")[0] + (" (inferred)" if telling.inferred else "")
        if day != last:
            rows.append({"x": places[telling.number][0], "y": 10, "text": day})
        last = day
    return rows


def _arrows(tellings: Sequence[Telling], places: _Places) -> list[alt.Chart]:
    routes = [
        (places[telling.retells or 0], places[telling.number])
        for telling in tellings
        if telling.retells in places
    ]
    return arrowed(routes)


def arrowed(routes: Iterable[tuple[Place, Place]]) -> list[alt.Chart]:
    """Draw arrows between nodes: each line ends short of both, its head turned along it.

    Angles are in degrees from upright.
    """
    lines, heads = [], []
    for (x1, y1), (x2, y2) in routes:
        along = math.atan2(y2 - y1, x2 - x1)
        dx, dy = math.cos(along), math.sin(along)
        tip = RADIUS + 6
        short = tip + 2
        lines.append(segment(x1 + dx * RADIUS, y1 + dy * RADIUS, x2 - dx * short, y2 - dy * short))
        heads.append({"x": x2 - dx * tip, "y": y2 - dy * tip, "angle": math.degrees(along) + 90})
    pointed = alt.Chart(alt.InlineData(values=heads)).mark_point(
        shape="triangle", filled=True, size=64, color=drawing.MUTED, opacity=1
    )
    turned = pointed.encode(angle=alt.Angle("angle:Q", scale=None))
    return [ruled(lines, colour=drawing.MUTED, width=1.5), turned] if lines else []


def _nodes(tellings: Sequence[Telling], places: _Places) -> list[alt.Chart]:
    rows = [
        node(places[telling.number], str(telling.number), drawing.LEVELS[telling.level])
        for telling in tellings
    ]
    return discs(rows)


def node(place: Place, text: str, colour: str) -> Row:
    """Return the row of a disc with a few letters in it."""
    return {"x": place[0], "y": place[1], "text": text, "colour": colour}


def discs(rows: list[Row]) -> list[alt.Chart]:
    """Draw nodes: discs of `RADIUS` in their colours, and the letters in them."""
    filled = alt.Chart(alt.InlineData(values=rows)).mark_point(
        filled=True, size=4 * RADIUS**2, opacity=1, stroke=drawing.PAPER, strokeWidth=2
    )
    numbers = alt.Chart(alt.InlineData(values=rows)).mark_text(
        color=drawing.PAPER, fontSize=11, fontWeight=700, baseline="middle"
    )
    return [
        filled.encode(fill=alt.Fill("colour:N", scale=None)),
        numbers.encode(text="text:N"),
    ]


def placed(layers: Sequence[alt.Chart], *, width: float, height: float) -> dict[str, Any]:
    """Lay layers over each other on a canvas in pixels; return the specification."""
    x = alt.Scale(domain=[0, width], nice=False, zero=False)
    y = alt.Scale(domain=[0, height], nice=False, zero=False, reverse=True)
    laid = [
        layer.encode(x=alt.X("x:Q", scale=x, axis=None), y=alt.Y("y:Q", scale=y, axis=None))
        for layer in layers
    ]
    chart = alt.layer(*laid).properties(width=width, height=height)
    spec: dict[str, Any] = chart.to_dict(validate=False)
    return spec


def _said(tellings: Sequence[Telling], places: _Places) -> list[Row]:
    """Write band and figures below a node and to its left, clear of the arrow that leaves it."""
    rows = []
    for telling in tellings:
        lines = [line for line in (telling.figures, telling.band) if line]
        for number, line in enumerate(lines):
            down = RADIUS + 12 + 15 * number
            rows.append(_at(places, telling, clipped(line, 28), right=RADIUS, down=down))
    return rows


def _changed(tellings: Sequence[Telling], places: _Places) -> list[Row]:
    """Write what changed above a node and to its right, clear of the arrow that comes in."""
    rows = []
    for telling in tellings:
        for number, line in enumerate(reversed(_changes(telling))):
            down = -RADIUS - 11 - 15 * number
            rows.append(_at(places, telling, line, right=-RADIUS / 2, down=down))
    return rows


def _changes(telling: Telling) -> list[str]:
    """Name two changes at most, in two lines."""
    kinds = list(dict.fromkeys(words_of(mark.finding.kind) for mark in telling.changes))
    return kinds if len(kinds) < 3 else [kinds[0], f"and {len(kinds) - 1} more"]


def _reach(telling: Telling) -> float:
    """Return how far, in pixels, the words at a node run to its right."""
    return max((BOLD * len(line) for line in _changes(telling)), default=0.0)


def _at(places: _Places, telling: Telling, text: str, *, right: float, down: float) -> Row:
    x, y = places[telling.number]
    return {"x": x + right, "y": y + down, "text": text}


def _in_words(tellings: Sequence[Telling]) -> str:
    lines = []
    for telling in tellings:
        line = f"{telling.number}: {telling.outlet}, {telling.day}, {telling.band}"
        if telling.retells:
            line += f", retells {telling.retells}"
        kinds = ", ".join(words_of(mark.finding.kind) for mark in telling.changes)
        lines.append(f"{line}, {kinds}" if kinds else line)
    return "; ".join(lines) + "."
