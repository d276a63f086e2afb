"""The picture of `bench stories`: the cost of one article and the memory, by how many came before.

One SVG for light and dark pages: its colours are variables that a style within it sets, and follow
the reader's preference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import altair as alt

from retold.report import drawing

WIDTH, HEIGHT, GAP = 380, 250, 48
ROOM = 1.25
"""How much higher than the highest value an axis goes, so that the words over a point have room."""

STYLE = (
    "<style>svg{--paper:#fcfbf8;--ink:#1b1a18;--muted:#5b5751;--rule:#dcd6ca;--accent:#174a73}"
    "@media (prefers-color-scheme:dark){svg{--paper:#15171a;--ink:#ebe7de;--muted:#aba69b;"
    "--rule:#353940;--accent:#8fc0ea}}.paper{fill:var(--paper);stroke:var(--rule)}</style>"
)
MARGIN = 20

_Row = dict[str, Any]


def draw(result: dict[str, Any]) -> str:
    """Return the SVG of a result of `bench.stories.measure`."""
    runs = sorted(result["runs"], key=lambda run: int(run["articles"]))
    cost = _panel(
        "Milliseconds of processor time for one article",
        [_row(p, p["processor_ms_per_article"]) for p in runs[-1]["curve"]],
        [_row(run, run["last"]["processor_ms_per_article"], "{:.1f} ms") for run in runs],
    )
    memory = _panel(
        "Most memory so far, in MiB",
        [_row(p, p["memory_mb"]) for p in runs[-1]["curve"]],
        [_row(run, run["memory_mb"], "{:,.0f} MiB") for run in runs],
    )
    chart = alt.hconcat(cost, memory, spacing=GAP, bounds="flush")
    return _standing_alone(
        drawing.draw(
            chart.to_dict(validate=False),
            name="stories",
            title="What it costs to place one more article into stories",
            description=_in_words(runs),
        )
    )


def _row(point: _Row, value: float, words: str = "") -> _Row:
    return {"articles": point["articles"], "value": value, "words": words.format(value)}


def _panel(title: str, way: Sequence[_Row], ends: Sequence[_Row]) -> Any:
    """Draw the way of the longest run as a line, and the end of every run as a named point."""
    shown = [row for row in way if row["articles"] >= ends[0]["articles"] / 2]
    sizes = [row["articles"] for row in ends]
    highest = max(row["value"] for row in [*shown, *ends]) * ROOM
    x = alt.X(
        "articles:Q",
        scale=alt.Scale(type="log", domain=[sizes[0] / 2, sizes[-1] * 1.6]),
        axis=alt.Axis(
            values=sizes,
            format=",",
            grid=False,
            title="articles placed before",
            titleColor=drawing.MUTED,
        ),
    )
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[0, highest], nice=False),
        axis=alt.Axis(tickCount=5, domain=False, ticks=False, title=None),
    )
    line = alt.Chart(alt.InlineData(values=shown)).mark_line(
        color=drawing.ACCENT, strokeWidth=1.5, opacity=0.55
    )
    dots = alt.Chart(alt.InlineData(values=list(ends)))
    named_points: dict[str, Any] = {"dy": -14, "fontWeight": "bold"}
    paper: dict[str, Any] = {"stroke": drawing.PAPER, "strokeWidth": 5, "strokeOpacity": 1}
    layers = [
        line.encode(x=x, y=y),
        dots.mark_circle(color=drawing.ACCENT, size=70, opacity=1).encode(x=x, y=y),
        dots.mark_text(**named_points, **paper).encode(x=x, y=y, text="words:N"),
        dots.mark_text(**named_points).encode(x=x, y=y, text="words:N"),
    ]
    named = alt.TitleParams(
        title, anchor="start", color=drawing.INK, font=drawing.FONT, fontSize=14, offset=12
    )
    return alt.layer(*layers).properties(width=WIDTH, height=HEIGHT, title=named)


def _in_words(runs: Sequence[_Row]) -> str:
    return " ".join(_sentences(runs))


def _sentences(runs: Sequence[_Row]) -> Iterator[str]:
    for run in runs:
        yield (
            f"At {run['articles']:,} articles one more takes"
            f" {run['last']['processor_ms_per_article']:.1f} milliseconds of processor time,"
            f" and the most memory so far is {run['memory_mb']:,.0f} MiB."
        )


def _standing_alone(drawn: str) -> str:
    """Make a drawing that is part of a page a file of its own, on paper with a margin."""
    opening, _, body = drawn.partition(">")
    box = opening.split('viewBox="', 1)[1].split('"', 1)[0]
    _, _, width, height = (float(number) for number in box.split())
    wide, high = width + 2 * MARGIN, height + 2 * MARGIN
    name = opening.split('aria-labelledby="', 1)[1].split('"', 1)[0]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-MARGIN} {-MARGIN} {wide:g} {high:g}"'
        f' width="{wide:g}" height="{high:g}" role="img" aria-labelledby="{name}">'
        f'{STYLE}<rect class="paper" x="{1 - MARGIN}" y="{1 - MARGIN}" width="{wide - 2:g}"'
        f' height="{high - 2:g}" rx="10"/>{body}\n'
    )
