"""Numbers, money, measures and ranges on the test specifications of Recognizers-Text.

Each case is a query and what is expected of one model: spans with their resolutions. A case is
resolved where every expected result is found, with its span, value and unit, and nothing else is.
What is run is the reader of figures of the pipeline, beneath its parse, with its guard for the
news off (`Syntax(every=True)`): a specification counts years and the parts of an address as
numbers, and news must not. Numbers are read from `find_numerals`, units from `read_parts` and
ranges from `read_figures`.

Notation: a value is written as the specification writes doubles, in at most 15 digits. Currencies
carry their common name, and their code where the specification gives one. A range of two numbers
("between 20 and 30") excludes its high end there, so it is written [20,30); bounds keep theirs.
Vague plurals and approximations ("hundreds", "nearly") are no numbers there and are left out.

Cases marked NotSupported or NotSupportedByDesign for Python are skipped, but of number ranges,
which no Python package supports, all count. `resolved` covers numbers, percentages, money and
ranges; n is the number of cases behind it. Cases of other modes of a model are not read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals import DataError, Score
from retold.annotate.bounds import Side
from retold.annotate.figures import Figure, read_figures
from retold.annotate.numerals import Style, find_numerals
from retold.annotate.parts import Part, Syntax, read_parts
from retold.annotate.units import Unit

MAX_FILE_BYTES = 20_000_000
QUERY = Syntax(every=True)
FILES = {
    "number": "Number/NumberModel.json",
    "percent": "Number/PercentModel.json",
    "currency": "NumberWithUnit/CurrencyModel.json",
    "number_range": "Number/NumberRangeModel.json",
    "age": "NumberWithUnit/AgeModel.json",
    "dimension": "NumberWithUnit/DimensionModel.json",
    "temperature": "NumberWithUnit/TemperatureModel.json",
}
NAMED = ("number", "percent", "currency", "number_range")
COUNTED_WHOLE = frozenset({"number_range"})


@dataclass(frozen=True, slots=True)
class Result:
    """One result at [start, end), in code points; `iso` is compared where the gold has it."""

    start: int
    end: int
    value: str | None
    unit: str | None = None
    iso: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A query and what is expected of it; an empty `expected` means that nothing may be found."""

    text: str
    expected: tuple[Result, ...]


Reader = Callable[[str], list[Result]]


def score(path: Path) -> Score:
    """Score the models found under `path`; at least one file of FILES must be there."""
    cases = {
        model: _cases(path / file, whole=model in COUNTED_WHOLE)
        for model, file in FILES.items()
        if (path / file).is_file()
    }
    if not any(cases.values()):
        raise DataError(f"{path} holds none of {', '.join(FILES.values())}")
    found = {model: [READERS[model](case.text) for case in of] for model, of in cases.items()}
    trivial = {model: [_digits_only(case.text) for case in of] for model, of in cases.items()}
    perfect = {model: [list(case.expected) for case in of] for model, of in cases.items()}
    return Score(
        n=sum(len(cases.get(model, ())) for model in NAMED),
        metrics=_metrics(cases, found),
        baseline=_metrics(cases, trivial),
        gold_check=_metrics(cases, perfect),
    )


def _metrics(
    cases: Mapping[str, Sequence[Case]], found: Mapping[str, Sequence[list[Result]]]
) -> dict[str, float]:
    right = {
        model: [_is_resolved(case, got) for case, got in zip(of, found[model], strict=True)]
        for model, of in cases.items()
        if of
    }
    pooled = [hit for model in NAMED for hit in right.get(model, ())]
    shares = {model: sum(hits) / len(hits) for model, hits in right.items()}
    return {"resolved": sum(pooled) / len(pooled) if pooled else 0.0, **shares}


def _is_resolved(case: Case, found: Iterable[Result]) -> bool:
    expected = sorted(case.expected, key=lambda result: result.start)
    got = sorted(found, key=lambda result: result.start)
    return len(expected) == len(got) and all(map(_agree, expected, got))


def _agree(gold: Result, found: Result) -> bool:
    iso = gold.iso is None or gold.iso == found.iso
    return iso and (gold.start, gold.end, gold.value, gold.unit) == (
        found.start,
        found.end,
        found.value,
        found.unit,
    )


def _cases(file: Path, *, whole: bool) -> list[Case]:
    if file.stat().st_size > MAX_FILE_BYTES:
        raise DataError(f"{file} holds more than {MAX_FILE_BYTES} bytes")
    try:
        rows = json.loads(file.read_text("utf-8-sig"))
        return [_case(row) for row in rows if whole or _is_supported(row)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DataError(f"{file} is no test specification ({error!r})") from error


def _is_supported(row: Mapping[str, Any]) -> bool:
    marks = f"{row.get('NotSupported') or ''},{row.get('NotSupportedByDesign') or ''}"
    return "python" not in [mark.strip().lower() for mark in marks.split(",")]


def _case(row: Mapping[str, Any]) -> Case:
    text = str(row["Input"])
    return Case(text, tuple(_gold(text, result) for result in row.get("Results") or ()))


def _gold(text: str, result: Mapping[str, Any]) -> Result:
    """Read one expected result; offsets there count UTF-16 units, and End is inclusive."""
    start = int(result["Start"])
    end = int(result["End"]) + 1 if "End" in result else start + int(result["Length"])
    resolution = result.get("Resolution") or {}
    value, unit, iso = (resolution.get(key) for key in ("value", "unit", "isoCurrency"))
    bare = None if value in {None, "null"} else str(value)
    return Result(_code_point(text, start), _code_point(text, end), bare, unit, iso)


def _code_point(text: str, units: int) -> int:
    if text.isascii():
        return units
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


def spelt(value: float) -> str:
    """Write a number as the specification does: at most 15 significant digits."""
    return f"{value:.15G}"


def _numbers(text: str) -> list[Result]:
    """Report the numbers; digits welded to letters ("180ml") are a measure and no number there."""
    return [
        Result(numeral.start, numeral.end, spelt(numeral.value))
        for numeral in find_numerals(text, every=True)
        if numeral.style not in {Style.VAGUE, Style.ORDINAL}
        and not text[numeral.end : numeral.end + 1].isalpha()
    ]


def _measured(text: str) -> list[tuple[Part, Unit]]:
    return [(part, part.measure) for part in read_parts(text, QUERY) if part.measure is not None]


def _extent(part: Part, unit: Unit) -> tuple[int, int]:
    """Return the span of number and unit, without the words that bind it."""
    starts = min(unit.start, part.numeral.start)
    return starts, max(unit.end, part.numeral.end)


def _percents(text: str) -> list[Result]:
    return [
        Result(*_extent(part, unit), f"{spelt(part.numeral.value)}%")
        for part, unit in _measured(text)
        if unit.kind == "percent"
    ]


def _money(text: str) -> list[Result]:
    return [
        Result(*_extent(part, unit), spelt(part.numeral.value), unit.label, _iso(unit))
        for part, unit in _measured(text)
        if unit.kind == "money" and part.numeral.style is not Style.VAGUE
    ]


def _iso(unit: Unit) -> str | None:
    return unit.name if len(unit.name) == 3 and unit.name.isupper() else None


def _ages(text: str) -> list[Result]:
    return [
        Result(*_extent(part, unit), spelt(part.numeral.value), unit.name.capitalize())
        for part, unit in _measured(text)
        if unit.kind in {"age", "old"}
    ]


def _dimensions(text: str) -> list[Result]:
    return [
        Result(*_extent(part, unit), spelt(part.numeral.value), DIMENSIONS.get(unit.name))
        for part, unit in _measured(text)
        if unit.kind == "measure" and not unit.name.startswith("°")
    ]


def _temperatures(text: str) -> list[Result]:
    return [
        Result(*_extent(part, unit), spelt(part.numeral.value), unit.name[1:] or "Degree")
        for part, unit in _measured(text)
        if unit.name.startswith("°")
    ]


def _ranges(text: str) -> list[Result]:
    """Report the figures that are bound or have two ends; words like "about" are left out."""
    return [
        Result(*figure.core, _notation(figure))
        for figure in read_figures(text, QUERY)
        if figure.paired or _sided(figure)
    ]


def _sided(figure: Figure) -> bool:
    return any(side is not Side.NEITHER for side in figure.sides)


def _notation(figure: Figure) -> str:
    read = figure.interval
    low = "" if read.low is None else spelt(read.low)
    high = "" if read.high is None else spelt(read.high)
    opens = "[" if read.low is not None and read.low_inclusive else "("
    closes = "]" if read.high is not None and read.high_inclusive else ")"
    if figure.paired and not _sided(figure):
        closes = ")"
    return f"{opens}{low},{high}{closes}"


def _digits_only(text: str) -> list[Result]:
    """The trivial answer: every run of digits is a number without a unit."""
    return [Result(m.start(), m.end(), m[0]) for m in re.finditer(r"\d+", text)]


READERS: dict[str, Reader] = {
    "number": _numbers,
    "percent": _percents,
    "currency": _money,
    "number_range": _ranges,
    "age": _ages,
    "dimension": _dimensions,
    "temperature": _temperatures,
}
DIMENSIONS = {
    "km": "Kilometer", "mi": "Mile", "nmi": "Nautical mile", "m": "Meter", "cm": "Centimeter",
    "mm": "Millimeter", "pm": "Picometer", "ft": "Foot", "in": "Inch", "yd": "Yard",
    "kg": "Kilogram", "g": "Gram", "mg": "Milligram", "µg": "Microgram", "t": "Metric ton",
    "ton": "Ton", "lb": "Pound", "oz": "Ounce", "l": "Liter", "ml": "Milliliter",
    "gal": "Gallon", "ha": "Hectare", "acre": "Acre", "km²": "Square kilometer",
    "mi²": "Square mile", "m²": "Square meter", "ft²": "Square foot", "m³": "Cubic meter",
    "ft³": "Cubic foot", "mi/h": "Mile per hour", "km/h": "Kilometer per hour", "kn": "Knot",
    "barrel": "Barrel", "µm": "Micrometer", "nm": "Nanometer", "byte": "Byte", "kB": "Kilobyte",
    "MB": "Megabyte", "GB": "Gigabyte", "TB": "Terabyte", "Mbit": "Megabit", "Gbit": "Gigabit",
    "tbsp": "Tablespoon", "tsp": "Teaspoon", "cup": "Cup", "pint": "Pint",
}  # fmt: skip
