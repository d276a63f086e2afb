"""The options that commands share: how each is written, what it says of itself, what it means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from retold.errors import UsageError
from retold.ledger.query import PLANS, Listing
from retold.types import ClaimKind, FindingKind, Severity, SourceKind

DEFAULT_LEDGER = Path("retold.ledger")


def _choice(option: str, values: type[StrEnum]) -> object:
    listed = ", ".join(values)
    told = f"Only these, may be repeated: {listed}."
    return typer.Option(option, metavar=option.removeprefix("--").upper(), help=told)


def _sort(listing: Listing) -> object:
    names = list(PLANS[listing].orders)
    told = f"The order: {', '.join(names)}. The first is the default."
    return typer.Option("--sort", metavar="ORDER", help=told)


LedgerFile = Annotated[
    Path, typer.Option("--ledger", metavar="FILE", help="The ledger to read from.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
StoryId = Annotated[
    str | None,
    typer.Option("--story", metavar="ID", help="Only of this story; the start of its id will do."),
]
ArticleIds = Annotated[
    list[str] | None,
    typer.Option("--article", metavar="ID", help="Only of this article; may be repeated."),
]
Source = Annotated[
    str | None,
    typer.Option(
        "--source", metavar="NAME", help="Only where a source's name holds this, in any case."
    ),
]
Outlet = Annotated[
    str | None,
    typer.Option(
        "--outlet", metavar="NAME", help="Only where the outlet's name holds this, in any case."
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since", metavar="DAY", help="Only published on or after this day (YYYY-MM-DD)."
    ),
]
Until = Annotated[
    str | None,
    typer.Option(
        "--until", metavar="DAY", help="Only published on or before this day (YYYY-MM-DD)."
    ),
]
Search = Annotated[
    str | None,
    typer.Option("--search", metavar="WORDS", help="Only where the text holds all these words."),
]
Reverse = Annotated[bool, typer.Option("--reverse", help="Turn the order round.")]
Limit = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help="Print at most this many.")
]
ClaimKinds = Annotated[
    list[ClaimKind] | None,
    _choice("--kind", ClaimKind),
]
FindingKinds = Annotated[
    list[FindingKind] | None,
    _choice("--kind", FindingKind),
]
SourceKinds = Annotated[
    list[SourceKind] | None,
    _choice("--kind", SourceKind),
]
Severities = Annotated[
    list[Severity] | None,
    _choice("--severity", Severity),
]


ArticleSort = Annotated[str | None, _sort(Listing.ARTICLES)]
StorySort = Annotated[str | None, _sort(Listing.STORIES)]
ClaimSort = Annotated[str | None, _sort(Listing.CLAIMS)]
FindingSort = Annotated[str | None, _sort(Listing.FINDINGS)]
SourceSort = Annotated[str | None, _sort(Listing.SOURCES)]


class Yardstick(StrEnum):
    """The vocabularies of certainty."""

    PHIA = "phia"
    ICD203 = "icd203"


class Form(StrEnum):
    """The forms of a brief."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


def examples(*lines: str) -> str:
    """Return examples as the end of a command's help, each on a line of its own."""
    return "\n".join(("\b", "Examples:", *(f"  {line}" for line in lines)))


def ids(listed: Sequence[str] | None) -> tuple[str, ...] | None:
    """Return ids, or None where none was named, which asks for all."""
    return tuple(listed) if listed else None


def values(listed: Sequence[StrEnum] | None) -> tuple[str, ...]:
    """Return the values of an option that may be repeated."""
    return tuple(item.value for item in listed or ())


def day(text: str | None, option: str) -> str | None:
    """Return a day as ISO 8601; raise UsageError where the option's value is none."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise UsageError(
            f"{option} cannot be {text!r}", remedy="write a day as YYYY-MM-DD"
        ) from error


def fields(pairs: Sequence[str] | None) -> dict[str, str]:
    """Return `name=field` pairs as a mapping; raise UsageError for what is no pair."""
    mapped: dict[str, str] = {}
    for pair in pairs or ():
        name, sign, field = pair.partition("=")
        if not (name.strip() and sign and field.strip()):
            raise UsageError(f"--map cannot be {pair!r}", remedy="write it as --map name=field")
        mapped[name.strip()] = field.strip()
    return mapped
