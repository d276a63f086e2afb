"""The commands `ratings` and `rate`: how far sources and outlets can be relied on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from retold.commands import options
from retold.commands.assessed import Assessed, assessed, contents, tell_bad
from retold.commands.options import DEFAULT_LEDGER, LedgerFile, examples
from retold.config import Config
from retold.errors import UsageError
from retold.ledger.query import Filter
from retold.ledger.store import Ledger
from retold.ledger.view import View
from retold.output import console, records, render
from retold.reliability.lists import rows_of
from retold.reliability.ratings import rating_key, written
from retold.types import Letter, Override, Rated, Reliability

app = typer.Typer()

Row = tuple[Rated, str, Reliability]
_NUMBERS = frozenset("123456")


@app.command(
    epilog=examples(
        "retold ratings",
        "retold ratings --kind outlet --json",
        "retold ratings --history",
        "retold ratings --import perennial-sources.csv > ratings.tsv",
    )
)
def ratings(
    ledger: LedgerFile = DEFAULT_LEDGER,
    kind: Annotated[
        Rated | None,
        typer.Option("--kind", metavar="source|outlet", help="Only sources, or only outlets."),
    ] = None,
    history: Annotated[
        bool, typer.Option("--history", help="Every override that was ever made, in order.")
    ] = False,
    listed: Annotated[
        Path | None,
        typer.Option(
            "--import",
            metavar="FILE.csv",
            help="Print a public list as a ratings file, and stop: Wikipedia's perennial sources"
            " (columns name, status, urls), domain scores (domain, pc1), or name and letter.",
        ),
    ] = None,
    config: options.ConfigFile = None,
    as_json: options.Json = False,
) -> None:
    """List how far the outlets and sources of a ledger can be relied on, A to F, with the reasons.

    F means that nothing is known, never "middling". A letter comes from the ratings file that the
    setting `ratings` names, from the list that ships, and from how a source or an outlet fared in
    this ledger, where there are cases enough. It says nothing about a single claim.

    Lines of a ratings file that cannot be used are listed at the end; the exit code is then 1.
    """
    settings = Config.load(config)
    if listed is not None:
        _import(listed, most=settings.max_file_bytes)
        return
    with Ledger.open(ledger, create=False, writable=False) as store:
        if history:
            _history(store.view, kind, as_json=as_json)
            return
        known = assessed(store.view, settings)
        rows = [row for row in _rows(store.view, known) if kind in {None, row[0]}]
    if as_json:
        console.emit(records.rating(*row) for row in rows)
    else:
        console.show(render.ratings_table(rows))
    tell_bad(settings.ratings, known.bad)
    if known.bad:
        raise typer.Exit(1)


@app.command(
    epilog=examples(
        'retold rate outlet "Coast Gazette" C --by "Ana Ruiz" --why "corrects its errors"',
        'retold rate thread t3f9a 4 --by "Ana Ruiz" --why "the minutes say otherwise"',
        'retold rate source "River Board" --withdraw --by "Ana Ruiz" --why "new management"',
    )
)
def rate(
    kind: Annotated[Rated, typer.Argument(metavar="source|outlet|thread", help="What is rated.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its name; of a thread, its id.")],
    value: Annotated[
        str | None,
        typer.Argument(metavar="[VALUE]", help="A to F; of a thread, 1 to 6."),
    ] = None,
    by: Annotated[str, typer.Option("--by", metavar="WHO", help="Who says so.")] = "",
    why: Annotated[str, typer.Option("--why", metavar="WORDS", help="Why.")] = "",
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="Let the computed value stand again.")
    ] = False,
    ledger: LedgerFile = DEFAULT_LEDGER,
    config: options.ConfigFile = None,
    as_json: options.Json = False,
) -> None:
    """Put your own value in place of an assessment, with your name and your reason.

    It is kept in the ledger with the time and the value that it stands in for, outlives every new
    reading, and is shown wherever the value is. The last one counts; all of them are kept.
    """
    told = _checked(kind, value, withdraw=withdraw)
    if not by.strip() or not why.strip():
        raise UsageError("an override needs --by and --why", remedy="say who rates, and why")
    with Ledger.open(ledger, create=False) as store:
        subject, called, computed = _subject(store.view, kind, name, Config.load(config))
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        item = Override(
            kind, subject, called, told, _flat(by), moment, _flat(why), computed=computed
        )
        store.writer.put_override(item)
    if as_json:
        console.emit([records.override_made(item)])
    else:
        console.note(render.override_line(item))


def _checked(kind: Rated, value: str | None, *, withdraw: bool) -> str | None:
    if withdraw:
        if value is not None:
            raise UsageError("a value and --withdraw", remedy="give one of them")
        return None
    letters = kind is not Rated.THREAD
    known = frozenset(Letter.__members__) if letters else _NUMBERS
    if value is None or value.upper() not in known:
        wanted = "A, B, C, D, E or F" if letters else "1, 2, 3, 4, 5 or 6"
        given = "no value" if value is None else f"{value!r} rates no {kind.value}"
        raise UsageError(given, remedy=f"write {wanted}")
    return value.upper()


def _subject(view: View, kind: Rated, name: str, settings: Config) -> tuple[str, str, str]:
    """Return what an override holds for, how it is called, and the computed value with reasons."""
    if kind is Rated.THREAD:
        thread = view.thread(name)
        first = thread.steps[0].claim
        told = f"{thread.credibility}: {thread.credibility_reason}"
        return first, thread.title, told
    key = rating_key(name)
    known = assessed(view, settings)
    for rated, called, found in _rows(view, known):
        if rated is kind and rating_key(called) == key:
            return key, called, f"{found.letter.value}: {'; '.join(found.reasons)}"
    listing = "retold sources" if kind is Rated.SOURCE else "retold ratings --kind outlet"
    raise UsageError(f"no {kind.value} {name!r} in this ledger", remedy=f"list them: {listing}")


def _rows(view: View, known: Assessed) -> Iterator[Row]:
    for name, urls in view.outlets():
        yield Rated.OUTLET, name, known.outlet(name, urls)
    for use in view.sources(Filter(sort="source")):
        yield Rated.SOURCE, use.source, known.source(use)


def _history(view: View, kind: Rated | None, *, as_json: bool) -> None:
    found = view.overrides(kind)
    if as_json:
        console.emit(records.override_made(item) for item in found)
    else:
        console.show_each(render.override_line(item) for item in found)


def _import(path: Path, *, most: int) -> None:
    found, bad = rows_of(contents(path, most=most))
    for line in written(sorted(found, key=lambda rating: rating.name.casefold())):
        typer.echo(line)
    tell_bad(str(path), bad)
    if bad:
        raise typer.Exit(1)


def _flat(words: str) -> str:
    return " ".join(words.split())
