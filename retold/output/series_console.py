"""What the commands `figures` and `timeline` print and write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from retold.annotate.conventions import Convention
from retold.config import Config
from retold.errors import RetoldError, UsageError
from retold.ledger.query import Filter
from retold.ledger.view import View
from retold.output import console, render, series_records, series_render
from retold.report import spreadsheets
from retold.tracing.series.assembly import OTHER, Series, series_of
from retold.tracing.series.measuretypes import BadLine, MeasureType, extended, parse, shipped
from retold.tracing.timeline import timeline_of
from retold.types import Article, Reading

MOST_TABLE_BYTES = 1_000_000
CHARTS = ("svg", "png", "html")
_STANDARD_OUTPUT = "-"


def find(
    view: View, story: str | None, *, types: Sequence[MeasureType], asked: Sequence[str]
) -> list[Series]:
    """Return the series of a story or of all, of the types asked for, or else the notable ones."""
    return [
        item
        for reading, articles in _readings(view, story)
        for item in series_of(reading, articles, types=types)
        if _is_wanted(item, asked)
    ]


def types(
    settings: Config, *, asked: Sequence[str]
) -> tuple[tuple[MeasureType, ...], tuple[BadLine, ...]]:
    """Return the types of measures with the user's own, and the lines that cannot be used.

    Raises UsageError for a type asked for that there is none of, and where the user's file cannot
    be read.
    """
    made = shipped()
    bad: tuple[BadLine, ...] = ()
    if settings.measures:
        own, bad = parse(_read(Path(settings.measures)))
        made = extended(own)
    known = {item.name for item in made} | {OTHER}
    for name in asked:
        if name not in known:
            raise UsageError(f"no measure {name!r}", remedy=f"known: {', '.join(sorted(known))}")
    return made, bad


def show_figures(
    view: View, found: Sequence[Series], *, as_json: bool, conventions: Sequence[Convention]
) -> None:
    """Print series: each with its heading and its table under its story's title, or as JSON."""
    if as_json:
        console.emit(series_records.series(item) for item in found)
        return
    story = None
    for item in found:
        if item.story != story:
            story = item.story
            _name(view.story(story).title, story)
        console.show_each([series_render.heading(item, conventions=conventions)])
        console.show(series_render.figures_table(item))
        console.show_each([""])
    if not found:
        console.note("nothing found")


def show_timeline(view: View, story: str | None, *, as_json: bool) -> None:
    """Print the timeline of a story or of all, as JSON or under each story's title."""
    shown = 0
    for reading, articles in _readings(view, story):
        events = timeline_of(reading, articles)
        shown += len(events)
        if as_json:
            console.emit(series_records.event(item) for item in events)
        elif events:
            _name(reading.story.title, reading.story.id)
            console.show(series_render.timeline_table(events))
            console.show_each([""])
    if not (shown or as_json):
        console.note("nothing found")


def _name(title: str, story: str) -> None:
    console.show_each([render.line(f"{render.one_line(title)}  [{story}]\n", style="bold")])


def write_csv(found: Sequence[Series], file: str) -> None:
    """Write the figures as CSV, to standard output for "-"."""
    lines = (line for item in found for line in series_records.rows(item))
    written = spreadsheets.table(series_records.COLUMNS, lines)
    if file == _STANDARD_OUTPUT:
        typer.echo(written.replace("\r\n", "\n"), nl=False)
    else:
        _put(Path(file), written.encode())


def write_chart(found: Sequence[Series], path: Path, *, form: str) -> None:
    """Draw the first series into a file."""
    from retold.report import seriescharts  # noqa: PLC0415 - it loads the drawing

    if not found:
        console.note("nothing found; no chart is drawn")
        return
    _put(path, seriescharts.draw(found, form=seriescharts.ChartForm(form)))
    if len(found) > seriescharts.MOST_SERIES:
        console.note(f"the chart has the first {seriescharts.MOST_SERIES} of {len(found)} series")


def form_of(chart: Path) -> str:
    """Return the form of a chart by its file's name; raise UsageError where it is none."""
    ending = chart.suffix.lower().removeprefix(".")
    if ending not in CHARTS:
        raise UsageError(
            f"no chart of the form {chart.suffix!r}", remedy="name it .svg, .png or .html"
        )
    return ending


def tell_bad(path: str, bad: Sequence[BadLine]) -> None:
    """Name the lines of the user's table that were left out; the exit code is then 1."""
    for line in bad:
        console.note(f"retold: skipped {path}, line {line.number}: {line.reason}")
    if bad:
        raise typer.Exit(1)


def _readings(view: View, story: str | None) -> Iterator[tuple[Reading, dict[str, Article]]]:
    """Yield the stories asked for, each with its articles by id, the latest seen first."""
    chosen = [view.story_id(story)] if story is not None else [s.id for s in view.stories()]
    for name in chosen:
        reading = view.reading(name)
        members = tuple(member.article for member in reading.story.members)
        yield reading, {item.id: item for item in view.articles(Filter(articles=members))}


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_TABLE_BYTES:
            raise UsageError("a table of measures of more than 1 MB", where=str(path))
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"cannot read the table of measures: {error}",
            where=str(path),
            remedy="check the setting 'measures'",
        ) from error


def _is_wanted(item: Series, measures: Sequence[str]) -> bool:
    if not measures:
        return item.is_notable
    return not {*measures}.isdisjoint(item.measure.types or (OTHER,))


def _put(path: Path, written: bytes) -> None:
    try:
        path.write_bytes(written)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise RetoldError(
            f"cannot write: {reason}",
            where=str(path),
            remedy="name a file in a folder that exists and that you may write to",
        ) from error
