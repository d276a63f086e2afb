"""`python -m bench TASK --json`: run a benchmark and print one JSON object."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from bench import claims, pipeline

TASKS = {"claims": claims.measure, "pipeline": pipeline.measure}
PUBLIC = Path("../shared/gold/mh17")
EXAMPLES = Path("examples/articles")


def main() -> None:
    """Parse the call, run the task, print its result."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("task", choices=sorted(TASKS))
    parser.add_argument(
        "--data",
        type=Path,
        default=PUBLIC if PUBLIC.exists() else EXAMPLES,
        help=f"what to read; {PUBLIC} where it stands, else {EXAMPLES}",
    )
    parser.add_argument("--rounds", type=int, default=3, help="rounds of the pair, in turn")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    result = TASKS[options.task](options.data, rounds=options.rounds)
    if options.json:
        print(json.dumps(result))
        return
    for name, value in result.items():
        print(f"{name:>24}  {value}")


if __name__ == "__main__":
    main()
