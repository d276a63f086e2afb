"""`python -m evals.results --gold FOLDER`: score every task once and print the table of results.

FOLDER holds the public sets, one folder each (`evals.published.FOLDERS`). Two runs print the same
bytes; figures that depend on the clock are left out.
"""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path

import retold
from evals import DataError, Score, Scorer, Task
from evals.__main__ import TASKS
from evals.published import CARDS, FOLDERS, NOTES, PUBLISHED, VARYING, Published

MODELS = Path(retold.__file__).parent / "models"
COMMAND = "uv run python -m evals.results --gold ../shared/gold > evals/results.md"
_DATE = re.compile(r"^\|\s*(?:date|made on|trained)\s*\|\s*(\d{4}-\d{2}-\d{2})", re.M | re.I)
_HEAD = (
    "task",
    "set",
    "metric",
    "Retold",
    "baseline",
    "gold",
    "best published",
    "best open tool",
    "n",
    "version",
)
_OPENING = f"""# Results

Made by `{COMMAND}`; do not edit
by hand. Scores are fractions of 1, on the parts of the public sets that are meant for training and
development. `baseline` is a trivial answer, `gold` the gold held against itself, and what `n`
counts stands in [README.md](README.md). Figures of others come with the number of a note, some of
them from other parts of a set; an empty cell is a figure that is not known. `version` is the date
of the task's own model, or else the version of the package.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, or hold it against a file with `--check`; return 0, 1 where they differ."""
    options = _parser().parse_args(arguments)
    if not options.gold.is_dir():
        print(f"no folder {options.gold}", file=sys.stderr)
        return 2
    text = table(rows(options.gold, only=options.only, tasks=TASKS))
    if options.check is None:
        print(text, end="")
        return 0
    before = options.check.read_text(encoding="utf-8") if options.check.is_file() else ""
    changes = list(
        difflib.unified_diff(
            before.splitlines(), text.splitlines(), str(options.check), "now", lineterm="", n=0
        )
    )
    print("\n".join(changes) if changes else f"{options.check}: the same numbers")
    return 1 if changes else 0


def rows(
    gold: Path, *, only: Sequence[str] = (), tasks: Mapping[str, Task] = TASKS
) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table, scoring one task after another in this process."""
    for name in sorted(only or tasks):
        for folder in FOLDERS.get(name, ("",)):
            path = _place(gold, folder)
            if not folder or not path.is_dir():
                yield _not_run(name, folder, "no folder of its data is known or there")
                continue
            print(f"{name} {folder}", file=sys.stderr, flush=True)
            try:
                score = _scorer(tasks[name])(path)
            except DataError as error:
                yield _not_run(name, folder, str(error))
                continue
            yield from _scored(name, folder, score)


def _place(gold: Path, folder: str) -> Path:
    """Return where a set lies: in the folder of the public sets, or else beside the scorers."""
    return gold / folder if (gold / folder).is_dir() else Path(__file__).parent / folder


def table(body: Iterable[tuple[str, ...]]) -> str:
    """Lay the rows out as Markdown, with the notes that they name."""
    lines = [_line(_HEAD), _line(["---"] * len(_HEAD)), *map(_line, body)]
    notes = [f"{at}. {note}" for at, note in enumerate(NOTES, start=1)]
    return "\n".join([_OPENING, *lines, "", "## Notes", "", *notes]) + "\n"


def _scored(name: str, folder: str, score: Score) -> Iterator[tuple[str, ...]]:
    for metric, value in score.metrics.items():
        known = PUBLISHED.get((name, metric), Published())
        note = f" [{known.note}]" if known.note else ""
        trio = (value, score.baseline.get(metric), score.gold_check.get(metric))
        figures = ("varies",) * 3 if metric in VARYING else tuple(map(_figure, trio))
        others = (cell and cell + note for cell in (known.best, known.tool))
        yield (name, folder, metric, *figures, *others, str(score.n), version(name))


def _not_run(name: str, folder: str, reason: str) -> tuple[str, ...]:
    words = " ".join(reason.split()).replace("|", "/")
    return (name, folder, f"not run: {words}", *[""] * (len(_HEAD) - 3))


def version(task: str, *, models: Path = MODELS) -> str:
    """Return the date on the card of the model that a task rests on, or the package's version."""
    card = models / f"{CARDS.get(task, task.replace('-', '_'))}.md"
    stated = _DATE.search(card.read_text(encoding="utf-8")) if card.is_file() else None
    if stated is not None:
        return f"{card.stem} {stated[1]}"
    return f"retold {retold.__version__}"


def _figure(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.3f}".replace("0.", ".", 1) if abs(value) < 1 else f"{value:.3f}"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _scorer(task: Task) -> Scorer:
    scorer: Scorer = getattr(import_module(task.module), task.function)
    return scorer


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals.results", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="the folder of the public sets")
    parser.add_argument("--only", nargs="+", default=(), choices=sorted(TASKS), help="these tasks")
    parser.add_argument("--check", type=Path, help="a table to hold the new one against")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
