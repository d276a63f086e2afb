"""Tables for spreadsheets: CSV in which no cell is taken for a formula.

The words of articles go into the cells, and a spreadsheet runs what begins with =, +, - or @. Such
text is led by an apostrophe, as OWASP advises against CSV injection; numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

Cell = str | float | int | bool | None
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_CONTROL = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")


def table(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> str:
    """Return CSV after RFC 4180 with a line of names; a cell that a row lacks is empty."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(name)) for name in columns])
    return written.getvalue()


def cell(value: Cell) -> str:
    """Return what stands in a cell: text that is safe in a spreadsheet, numbers in full."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return f"{value:.15g}"
    safe = value.translate(_CONTROL)
    return f"'{safe}" if safe.lstrip().startswith(_FORMULA) else safe
