"""The DateTime specs of Recognizers-Text as records: a text, its moment, and what it must hold.

Offsets of the specs count UTF-16 units; here they count code points.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from evals import DataError

PARSERS = {
    "DateParser": "date",
    "DatePeriodParser": "date_range",
    "DurationParser": "duration",
    "DateTimeParser": "date_time",
    "TimeParser": "time",
    "TimePeriodParser": "time_range",
    "DateTimePeriodParser": "date_time_range",
    "SetParser": "set",
    "HolidayParser": "holiday",
}
MERGED = ("DateTimeModel", "MergedParser")
NAMED = ("date", "date_range", "duration", "date_time")
_MODELS = {
    "date": "date", "daterange": "date_range", "duration": "duration", "datetime": "date_time",
    "time": "time", "timerange": "time_range", "datetimerange": "date_time_range", "set": "set",
}  # fmt: skip
_UNRESOLVED = ("not resolved", "0001-01-01")


@dataclass(frozen=True, slots=True)
class Value:
    """One reading of an expression: its ends, as ISO text, None for an open or unresolved one.

    `after` is true where the start itself is left out.
    """

    first: str | None
    last: str | None
    after: bool = False


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression at text[start:end], expected or found, with every reading allowed."""

    start: int
    end: int
    model: str
    timex: str
    values: tuple[Value, ...]
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One spec: a text, the moment it was written, if told, and what must be found in it."""

    text: str
    now: datetime | None
    metric: str
    only: str | None
    wanted: tuple[Expression, ...]


def load(path: Path) -> Iterator[Case]:
    """Yield the cases marked as supported for Python of the files that give resolutions."""
    folder = path / "DateTime" if (path / "DateTime").is_dir() else path
    for name in (*PARSERS, *MERGED):
        file = folder / f"{name}.json"
        for number, row in enumerate(_rows(file) if file.is_file() else ()):
            try:
                case = _case(row, PARSERS.get(name))
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise DataError(
                    f"case {number} of {file} is not of the layout of the specs ({error!r})"
                ) from error
            if case is not None:
                yield case


def _rows(file: Path) -> list[dict[str, Any]]:
    try:
        rows = json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise DataError(f"{file} cannot be read as JSON ({error})") from error
    if not isinstance(rows, list):
        raise DataError(f"{file} is no list of cases")
    return rows


def _case(row: Mapping[str, Any], parser: str | None) -> Case | None:
    skipped = f"{row.get('NotSupported', '')},{row.get('NotSupportedByDesign', '')}".lower()
    if "python" in re.split(r"[\s,]+", skipped):
        return None
    text = str(row["Input"])
    results = (_wanted(result, text) for result in row["Results"] or ())
    wanted = tuple(sorted(results, key=lambda expression: expression.start))
    moment = row.get("Context", {}).get("ReferenceDateTime")
    now = datetime.fromisoformat(moment) if moment else None
    metric = parser or _metric(wanted)
    only = "date" if parser == "holiday" else parser
    return Case(text, now, metric, only, wanted) if metric else None


def _metric(wanted: Sequence[Expression]) -> str | None:
    models = {expression.model for expression in wanted}
    if len(models) == 1:
        return models.pop()
    if models:
        return "several" if models <= set(NAMED) else None
    return "nothing"


def _wanted(result: Mapping[str, Any], text: str) -> Expression:
    start = int(result["Start"])
    end = int(result["End"]) + 1 if "End" in result else start + int(result["Length"])
    kind = result.get("TypeName") or result.get("Typename") or result["Type"]
    model = _MODELS.get(kind.removeprefix("datetimeV2."), "other")
    value = result.get("Resolution") or result["Value"]
    rows = value.get("values")
    timex = str(rows[0].get("timex", "")) if rows else str(value["Timex"])
    given = (
        [_merged_value(row) for row in rows]
        if rows
        else [_parsed_value(value[key]) for key in ("FutureResolution", "PastResolution")]
    )
    first = given[0].first
    seconds = float(first) if model == "duration" and first else None
    start, end = _code_point(text, start), _code_point(text, end)
    return Expression(start, end, model, timex, tuple(given), seconds)


def _merged_value(row: Mapping[str, Any]) -> Value:
    after = row.get("Mod") == "after"
    if "value" in row:
        return Value(_iso(row["value"]), _iso(row["value"]))
    return Value(_iso(row.get("start")), _iso(row.get("end")), after)


def _parsed_value(resolution: Mapping[str, Any]) -> Value:
    if not resolution:
        return Value(None, None)
    ends = [_iso(text) for text in resolution.values()]
    return Value(ends[0], ends[-1])


def _iso(text: Any) -> str | None:
    """Return "2016-11-07 08:00:00" as ISO 8601 and "08:00:00" with a T; None where unresolved."""
    if text is None or str(text).startswith(_UNRESOLVED):
        return None
    plain = str(text).replace(" ", "T", 1)
    return f"T{plain}" if re.fullmatch(r"\d\d:\d\d:\d\d", plain) else plain


def _code_point(text: str, units: int) -> int:
    if text.isascii():
        return units
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
