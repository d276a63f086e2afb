"""The command line: thin commands over the pipeline and the ledger.

Exit codes: 0 done, 1 some inputs skipped or (`verify`) problems found, 2 unusable call.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

import retold
from retold.annotate import start
from retold.commands import assessing, listings, options, series_listings
from retold.commands.assessed import assessed, own_ratings, shown, tell_bad
from retold.commands.options import DEFAULT_LEDGER, LedgerFile, examples
from retold.commands.shell import run_app
from retold.ledger.store import Ledger
from retold.ledger.verify import verify as find_problems
from retold.output import console, records, render
from retold.output.console import Form

MOST_BRIEFS = 3
MOST_ANSWERS = 5
NOTHING = "nothing in this ledger surely speaks of it"

app = typer.Typer(
    name="retold",
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code; no error reaches the user as a traceback."""
    return run_app(app, arguments)


@app.callback(
    invoke_without_command=True,
    epilog=examples("retold read articles/", "retold findings --severity high", "retold brief"),
)
def root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
    traceback: Annotated[  # noqa: ARG001 - read by the shell
        bool, typer.Option("--traceback", help="Show the Python traceback of an internal error.")
    ] = False,
) -> None:
    """Read news articles: who claimed what, how sure, and what changed in the retelling."""
    if version:
        typer.echo(f"retold {retold.__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)


@app.command(
    epilog=examples(
        "retold read article.html",
        "retold read articles/ --ledger flood.ledger --report flood.html",
        "retold read dump.jsonl --map text=body_text --map outlet=site.name",
        "curl -s https://example.org/a.html | retold read -",
    )
)
def read(
    inputs: options.Inputs,
    ledger: options.NewLedger = DEFAULT_LEDGER,
    report: options.ReportFile = None,
    mapping: options.Mapped = None,
    yardstick: options.Scale = None,
    config: options.ConfigFile = None,
    as_json: options.SummaryJson = False,
    quiet: options.Quiet = False,
) -> None:
    """Read articles into a ledger, trace their stories, and show the briefs.

    What is in the ledger already is not read again. Inputs that cannot be read are listed with the
    reason at the end, on standard error, and the exit code is then 1.
    """
    with start.hurried():
        from retold import pipeline  # noqa: PLC0415 - the language model is loaded for this alone

    settings, fields = options.settings(config, yardstick), options.fields(mapping)
    bad = own_ratings(settings)[1] if report is not None else ()
    with Ledger.open(ledger) as store:
        with console.counting(shown=not (quiet or as_json)) as progress:
            summary = pipeline.run(
                inputs,
                ledger=store,
                config=settings,
                stdin=sys.stdin.buffer,
                fields=fields,
                progress=progress,
            )
        if report is not None:
            known = assessed(store.view, settings)
            console.write_report(
                store.view,
                report,
                yardstick=settings.yardstick,
                assessments=shown(store.view, known),
            )
        if as_json:
            console.emit([console.summary_record(summary, ledger=ledger, report=report)])
        elif not quiet:
            console.briefs(store.view, summary.stories[:MOST_BRIEFS], form=Form.TEXT)
            console.sum_up(summary, ledger=ledger, report=report, shown=MOST_BRIEFS)
    console.tell_skipped(summary.skipped)
    tell_bad(settings.ratings, bad)
    if summary.skipped or bad:
        raise typer.Exit(1)


app.add_typer(listings.app)
app.add_typer(series_listings.app)
app.add_typer(assessing.app)


@app.command(epilog=examples("retold brief", "retold brief 3f9a --format markdown > brief.md"))
def brief(
    story: Annotated[
        str | None,
        typer.Argument(metavar="[STORY]", help="A story's id, or its start; all if left out."),
    ] = None,
    ledger: LedgerFile = DEFAULT_LEDGER,
    form: Annotated[
        Form,
        typer.Option("--format", metavar="text|markdown|html|json", help="The form of the brief."),
    ] = Form.TEXT,
    limit: options.Limit = MOST_BRIEFS,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Print the brief of a story, or of the stories seen last."""
    with Ledger.open(ledger, create=False, writable=False) as store:
        known = [item.id for item in store.view.stories()]
        chosen = known[:limit] if story is None else [store.view.story_id(story)]
        console.briefs(store.view, chosen, form=Form.JSON if as_json else form)
        if story is None and len(known) > len(chosen):
            console.note(f"{len(known) - len(chosen)} more; list them with: retold stories")


@app.command(
    epilog=examples(
        'retold check "At least 40 people were killed when the Tarrow dam broke."',
        'retold check "Did the board know of the cracks?" --json',
    )
)
def check(
    statement: Annotated[
        str, typer.Argument(metavar="STATEMENT", help="What was said, in quotation marks.")
    ],
    ledger: LedgerFile = DEFAULT_LEDGER,
    limit: options.Limit = MOST_ANSWERS,
    yardstick: options.Scale = None,
    config: options.ConfigFile = None,
    as_json: options.Json = False,
) -> None:
    """Look a statement up: who said it, first when, how sure, and who says otherwise.

    Shows the threads of the ledger that say it, say it otherwise or dispute it, with the figures
    compared and the exact words. It never says whether the statement is true.
    """
    settings = options.settings(config, yardstick)
    with Ledger.open(ledger, create=False, writable=False) as store:
        with start.hurried():
            from retold.check.answers import answers  # noqa: PLC0415
            from retold.check.statement import read_statement  # noqa: PLC0415
            from retold.output import answer_records, answer_render  # noqa: PLC0415 - they load the models

        read = read_statement(statement, config=settings)
        found = answers(read, store.view, limit=limit)
        overrides = store.view.threads_overridden()
    if as_json:
        console.emit(answer_records.answer(item, read.article, overrides) for item in found)
    else:
        console.show_each(answer_render.answer_text(item, overrides) for item in found)
    for words in read.notes:
        console.note(words)
    if not found:
        console.note(NOTHING)


@app.command(epilog=examples("retold verify --ledger flood.ledger"))
def verify(ledger: LedgerFile = DEFAULT_LEDGER, as_json: options.Json = False) -> None:
    """Prove a ledger: read every hash, span and link again from the stored texts.

    Prints what does not hold, if anything; the exit code is then 1.
    """
    with Ledger.open(ledger, create=False, writable=False) as store:
        problems = list(find_problems(store.view))
        if as_json:
            console.emit(records.problem(item) for item in problems)
        else:
            console.show_each(render.problem_text(item) for item in problems)
        if problems:
            raise typer.Exit(1)
        if not as_json:
            counts = store.view.counts()
            console.note(f"all holds: {', '.join(f'{n} {name}' for name, n in counts.items())}")
