"""The options that commands share: how each is written, what it says of itself, what it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from retold.annotate.conventions import Convention
from retold.config import Config
from retold.errors import UsageError
from retold.ledger.query import PLANS, Filter, Listing
from retold.types import ClaimKind, FindingKind, Severity, SourceKind

DEFAULT_LEDGER = Path("retold.ledger")


class Yardstick(StrEnum):
    """The vocabularies of certainty."""

    PHIA = "phia"
    ICD203 = "icd203"


class Counting(StrEnum):
    """The conventions that counts can be coded by, and none of them."""

    ACLED = "acled"
    UCDP = "ucdp"
    OFF = "off"


def _text(option: str, value: str, told: str) -> Any:
    return Annotated[str | None, typer.Option(option, metavar=value, help=told)]


def _choice(option: str, values: type[StrEnum]) -> Any:
    told = f"Only these, may be repeated: {', '.join(values)}."
    name = option.removeprefix("--").upper()
    return Annotated[list[values] | None, typer.Option(option, metavar=name, help=told)]  # type: ignore[valid-type]


Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT...", help='Files and folders; "-" is standard input.'),
]
NewLedger = Annotated[
    Path, typer.Option("--ledger", metavar="FILE", help="The ledger to write to.")
]
ReportFile = Annotated[
    Path | None,
    typer.Option("--report", metavar="FILE.html", help="Write a page of the ledger's stories."),
]
Mapped = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="NAME=FIELD", help="Which field of a record holds NAME."),
]
Scale = Annotated[
    Yardstick | None,
    typer.Option(
        "--yardstick", metavar="phia|icd203", help="The vocabulary of certainty; phia if unset."
    ),
]
SummaryJson = Annotated[
    bool, typer.Option("--json", help="Print one JSON object that sums the run up.")
]
Quiet = Annotated[
    bool, typer.Option("--quiet", help="Print nothing but errors and what was skipped.")
]
LedgerFile = Annotated[
    Path, typer.Option("--ledger", metavar="FILE", help="The ledger to read from.")
]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Settings, as a TOML file.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
Limit = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help="Print at most this many.")
]
Count = Annotated[
    Counting | None,
    typer.Option(
        "--counting",
        metavar="acled|ucdp|off",
        help="Show too what each count would be coded as by a convention of conflict data: acled,"
        ' one number, the most conservative ("dozens" is 12); ucdp, a best, a low and a high'
        " estimate. The interval that the words state stays beside it; off if unset.",
    ),
]

_STORY = _text("--story", "ID", "Only of this story; the start of its id will do.")
_ARTICLES = Annotated[
    list[str] | None,
    typer.Option("--article", metavar="ID", help="Only of this article; may be repeated."),
]
_SOURCE = _text("--source", "NAME", "Only where a source's name holds this, in any case.")
_OUTLET = _text("--outlet", "NAME", "Only where the outlet's name holds this, in any case.")
_SINCE = _text("--since", "DAY", "Only published on or after this day (YYYY-MM-DD).")
_UNTIL = _text("--until", "DAY", "Only published on or before this day (YYYY-MM-DD).")
_SEARCH = _text("--search", "WORDS", "Only where the text holds all these words.")
_REVERSE = Annotated[bool, typer.Option("--reverse", help="Turn the order round.")]
_KINDS: dict[Listing, type[StrEnum]] = {
    Listing.CLAIMS: ClaimKind,
    Listing.FINDINGS: FindingKind,
    Listing.SOURCES: SourceKind,
}


def examples(*lines: str) -> str:
    """Return examples as the end of a command's help, each on a line of its own."""
    return "\n".join(("\b", "Examples:", *(f"  {line}" for line in lines)))


def filters(listing: Listing) -> dict[str, Any]:
    """Return the options of a listing's filters, each with its type, in the order of the help."""
    plan = PLANS[listing]
    orders = f"The order: {', '.join(plan.orders)}. The first is the default."
    offered: dict[str, Any] = {"story": _STORY, "article": _ARTICLES}
    if listing in _KINDS:
        offered["kind"] = _choice("--kind", _KINDS[listing])
    if plan.severity is not None:
        offered["severity"] = _choice("--severity", Severity)
    offered |= {"source": _SOURCE, "outlet": _OUTLET, "since": _SINCE, "until": _UNTIL}
    if plan.words is not None:
        offered["search"] = _SEARCH
    return offered | {"sort": _text("--sort", "ORDER", orders), "reverse": _REVERSE, "limit": Limit}


def asked(given: Mapping[str, Any]) -> Filter:
    """Return the filter that the options of a listing ask for; the story is named elsewhere.

    Raises UsageError for a day that is none.
    """
    return Filter(
        articles=tuple(given["article"]) if given["article"] else None,
        kinds=_values(given.get("kind")),
        severities=_values(given.get("severity")),
        source=given["source"],
        outlet=given["outlet"],
        since=_day(given["since"], "--since"),
        until=_day(given["until"], "--until"),
        words=given.get("search"),
        sort=given["sort"],
        reverse=bool(given["reverse"]),
        limit=given["limit"],
    )


def settings(config: Path | None, yardstick: Yardstick | None) -> Config:
    """Return the settings of a run; an option outweighs the file and the variables."""
    loaded = Config.load(config)
    return loaded if yardstick is None else replace(loaded, yardstick=yardstick.value)


def convention(chosen: Counting | None, config: Path | None) -> Convention | None:
    """Return the convention to code counts by: the option, or else the setting; None for none."""
    name = chosen.value if chosen is not None else Config.load(config).counting
    return None if name == Counting.OFF else Convention(name)


def _values(listed: Sequence[StrEnum] | None) -> tuple[str, ...]:
    """Return the values of an option that may be repeated."""
    return tuple(item.value for item in listed or ())


def _day(text: str | None, option: str) -> str | None:
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
