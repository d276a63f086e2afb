"""What commands print: lists and JSON on standard output, all the rest on standard error."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from retold.annotate import start
from retold.ledger.query import Filter
from retold.ledger.store import Ledger
from retold.ledger.view import View
from retold.output import records, render
from retold.types import UNKNOWN_LANGUAGE, UNSUPPORTED, Assessments, Skipped

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from retold.pipeline import Summary


class Form(StrEnum):
    """The forms of a brief."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


@contextmanager
def listing(ledger: Path, wanted: Filter, *, story: str | None) -> Iterator[tuple[View, Filter]]:
    """Open a ledger for reading, and name the story that is asked for by the start of its id."""
    with Ledger.open(ledger, create=False, writable=False) as store:
        whole = store.view.story_id(story) if story is not None else None
        yield store.view, replace(wanted, story=whole)


@contextmanager
def counting(*, shown: bool) -> Iterator[Callable[[int], None]]:
    """Yield what counts the articles just read; a line on standard error shows the count.

    Nothing is shown where standard error is no terminal.
    """
    if not (shown and sys.stderr.isatty()):
        yield lambda _: None
        return
    from rich.progress import (  # noqa: PLC0415 - slow to import, and for a terminal alone
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (SpinnerColumn(), TextColumn("{task.completed} articles"), TimeElapsedColumn())
    with Progress(*columns, console=render.console(sys.stderr), transient=True) as progress:
        task = progress.add_task("read", total=None)
        yield lambda count: progress.advance(task, count)


def emit(items: Iterable[records.Record]) -> None:
    """Print records as JSON, one a line."""
    ascii_only = "utf" not in (sys.stdout.encoding or "").lower()
    for item in items:
        typer.echo(json.dumps(item, ensure_ascii=ascii_only, allow_nan=False))


def show(table: Table) -> None:
    """Print a table, or say on standard error that there is nothing."""
    if table.row_count:
        render.console(sys.stdout).print(table)
    else:
        note("nothing found")


def show_each(items: Iterable[RenderableType]) -> None:
    """Print one thing after the other."""
    console = render.console(sys.stdout)
    for item in items:
        console.print(item, soft_wrap=True)


def note(words: str) -> None:
    """Print a line for the person, on standard error."""
    typer.echo(render.one_line(words), err=True)


def home_of(view: View) -> render.FindArticle:
    """Return what finds articles by id and remembers the latest."""
    return lru_cache(maxsize=64)(view.article)


def briefs(view: View, stories: Sequence[str], *, form: Form) -> None:
    """Print the briefs of stories."""
    if form is Form.JSON:
        emit(records.brief(view.brief(story)) for story in stories)
        return
    with start.hurried():
        from retold.brief import render as rendered  # noqa: PLC0415 - it loads the tracing

    for story in stories:
        told = view.brief(story)
        members = [member.article for member in view.story(story).members]
        claims = {item.id: item for item in view.claims(members)}
        homes = {item.id: item for item in view.articles(Filter(articles=tuple(members)))}
        typer.echo(render.plain(rendered(told, claims, homes, form=form.value)))


def write_report(view: View, path: Path, *, yardstick: str, assessments: Assessments) -> None:
    """Write the HTML page of every story of a ledger, the latest seen first."""
    from retold.report import page  # noqa: PLC0415 - it loads the drawing

    readings = [view.reading(item.id) for item in view.stories()]
    members = {member.article for reading in readings for member in reading.story.members}
    homes = {item.id: item for item in view.articles(Filter(articles=tuple(sorted(members))))}
    page.write(readings, homes, path, yardstick=yardstick, assessments=assessments)


def summary_record(summary: Summary, *, ledger: Path, report: Path | None) -> records.Record:
    """Return the record that sums a run up."""
    return {
        "ledger": str(ledger),
        "articles_read": summary.articles_read,
        "articles_new": summary.articles_new,
        "skipped": [records.skipped(item) for item in summary.skipped],
        "stories": list(summary.stories),
        "claims": summary.claims,
        "findings": summary.findings,
        "unread": dict(summary.unread),
        "placed_again": summary.placed_again,
        "report": str(report) if report is not None else None,
    }


def sum_up(summary: Summary, *, ledger: Path, report: Path | None, shown: int) -> None:
    """Say in a few words what a run did and what to do next."""
    hidden = len(summary.stories) - shown
    if hidden > 0:
        note(f"{hidden} more briefs; see them with: retold brief --ledger {ledger}")
    note(
        f"articles read: {summary.articles_read}, new: {summary.articles_new};"
        f" stories: {len(summary.stories)}, claims: {summary.claims},"
        f" findings: {summary.findings}; ledger: {ledger}"
    )
    if summary.placed_again:
        note(f"the index of stories was lost: {summary.placed_again} articles were placed again")
    if summary.unread:
        note(_told_unread(summary.unread))
    if report is not None:
        note(f"report: {report}")


def tell_unread(view: View, asked: Filter) -> None:
    """Say which of the articles asked for, by id or by story, have no claims for their language."""
    if asked.articles or asked.story:
        named = Filter(articles=asked.articles, story=asked.story)
        unread = Counter(str(item.language) for item in view.articles(named) if item.unread)
        if unread:
            note(_told_unread(dict(sorted(unread.items()))))


def _told_unread(unread: Mapping[str, int]) -> str:
    """Say how many articles have no claims: "language not supported: de 2, fr 1"."""
    codes = ", ".join(
        f"{code} {count}" if code != UNKNOWN_LANGUAGE else f"not recognised {count}"
        for code, count in unread.items()
    )
    return f"{UNSUPPORTED}: {codes}; stored without claims"


def tell_skipped(skipped: Sequence[Skipped]) -> None:
    """List what was not read, with the reasons, on standard error."""
    for item in skipped:
        note(f"retold: skipped {item.locator}: {item.reason}")
