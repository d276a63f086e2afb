"""The commands `figures` and `timeline`: what a story's figures come to, and what happened when."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from retold.annotate import start
from retold.annotate.conventions import Convention
from retold.commands import options
from retold.commands.options import DEFAULT_LEDGER, LedgerFile, examples
from retold.config import Config
from retold.ledger.store import Ledger

app = typer.Typer()

_Story = Annotated[
    str | None,
    typer.Option("--story", metavar="ID", help="Only of this story; the start of its id will do."),
]
_Convention = Annotated[
    Convention | None,
    typer.Option(
        "--counting",
        metavar="acled|ucdp",
        help="Sum counts up by this convention alone: acled, the most conservative number; ucdp,"
        " a best, a low and a high estimate. Both if unset.",
    ),
]


@app.command(
    epilog=examples(
        "retold figures --measure killed",
        "retold figures --story 3f9a --csv figures.csv",
        "retold figures --story 3f9a --chart toll.svg",
    )
)
def figures(
    ledger: LedgerFile = DEFAULT_LEDGER,
    story: _Story = None,
    measure: Annotated[
        list[str] | None,
        typer.Option(
            "--measure",
            metavar="TYPE",
            help="Only figures of this type, may be repeated: killed, displaced, money, ...; other"
            " for what is of no type. If unset, typed counts and what several outlets tell.",
        ),
    ] = None,
    csv: Annotated[
        str | None,
        typer.Option("--csv", metavar="FILE", help='Write CSV; "-" is standard output.'),
    ] = None,
    chart: Annotated[
        Path | None,
        typer.Option("--chart", metavar="FILE", help="Draw them: a file .svg, .png or .html."),
    ] = None,
    counting: _Convention = None,
    config: options.ConfigFile = None,
    as_json: options.Json = False,
) -> None:
    """Follow each figure of a story through all who tell it: repeats, updates, conflicts.

    Figures are one series where nothing in their words tells them apart. Currencies and units are
    never mixed, and nothing is converted. A question mark follows a day that is only the day of
    publication.
    """
    with start.hurried():
        from retold.output import series_console  # noqa: PLC0415 - it loads the tracing

    form = series_console.form_of(chart) if chart is not None else None
    settings = Config.load(config)
    types, bad = series_console.types(settings, asked=measure or ())
    with Ledger.open(ledger, create=False, writable=False) as store:
        found = series_console.find(store.view, story, types=types, asked=measure or ())
        if csv is not None:
            series_console.write_csv(found, csv)
        if chart is not None and form is not None:
            series_console.write_chart(found, chart, form=form)
        if csv is None and chart is None:
            conventions = _conventions(counting, settings)
            series_console.show_figures(store.view, found, as_json=as_json, conventions=conventions)
    series_console.tell_bad(settings.measures, bad)


@app.command(epilog=examples("retold timeline --story 3f9a", "retold timeline --json | jq .text"))
def timeline(
    ledger: LedgerFile = DEFAULT_LEDGER, story: _Story = None, as_json: options.Json = False
) -> None:
    """List what claims place in time, in order: when, what, who says so and how sure.

    A prediction stands at the days that it is for, and is kept, missed or disputed only where a
    later claim of its story says so; else it is open, or past with nothing said.
    """
    with start.hurried():
        from retold.output import series_console  # noqa: PLC0415 - it loads the tracing

    with Ledger.open(ledger, create=False, writable=False) as store:
        series_console.show_timeline(store.view, story, as_json=as_json)


def _conventions(chosen: Convention | None, settings: Config) -> tuple[Convention, ...]:
    if chosen is not None:
        return (chosen,)
    return tuple(name for name in Convention if settings.counting in {name.value, "off"})
