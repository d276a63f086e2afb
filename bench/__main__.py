"""`python -m bench TASK --json`: run a benchmark and print one JSON object."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import chart, check, claims, kills, one_claim, one_story, pipeline, stories, tracing

PUBLIC = Path("../shared/gold/mh17")
EXAMPLES = Path("examples/articles")


def _stories(asked: argparse.Namespace) -> dict[str, Any]:
    """Measure, or take results that are given; draw them where a file is named."""
    if asked.one_story:
        return one_story.measure(_data(asked, stories.PUBLIC), sizes=asked.sizes or one_story.SIZES)
    if asked.results is not None:
        result: dict[str, Any] = json.loads(Path(asked.results).read_text(encoding="utf-8"))
    else:
        sizes = asked.sizes or stories.SIZES
        result = stories.measure(_data(asked, stories.PUBLIC), sizes=sizes)
    if asked.chart is not None:
        Path(asked.chart).write_text(chart.draw(result), encoding="utf-8")
    return result


def _tracing(asked: argparse.Namespace) -> dict[str, Any]:
    """Hold tracing against annotating, or against itself as one claim is told by more."""
    if asked.one_claim:
        return one_claim.measure(sizes=asked.sizes or one_claim.SIZES)
    return tracing.measure(_data(asked, PUBLIC))


def _data(asked: argparse.Namespace, public: Path) -> Path:
    if asked.data is not None:
        return Path(asked.data)
    return public if public.exists() else EXAMPLES


Task = Callable[[argparse.Namespace], dict[str, Any]]
TASKS: dict[str, Task] = {
    "check": lambda asked: check.measure(_data(asked, PUBLIC), sizes=asked.sizes or check.SIZES),
    "claims": lambda asked: claims.measure(_data(asked, PUBLIC), rounds=asked.rounds),
    "kills": lambda asked: kills.measure(_data(asked, stories.PUBLIC), moments=asked.moments),
    "pipeline": lambda asked: pipeline.measure(_data(asked, PUBLIC), rounds=asked.rounds),
    "stories": _stories,
    "tracing": _tracing,
}


def main() -> None:
    """Parse the call, run the task, print its result."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("task", choices=sorted(TASKS))
    parser.add_argument(
        "--data",
        type=Path,
        help=f"what to read; the public sets where they stand ({PUBLIC}, for the stream of stories"
        f" {stories.PUBLIC}), else {EXAMPLES}",
    )
    parser.add_argument("--rounds", type=int, default=3, help="rounds of the pair, in turn")
    parser.add_argument(
        "--sizes",
        type=_sizes,
        help="check: how many claims; stories, tracing --one-claim: how many articles; with commas"
        " between the sizes",
    )
    parser.add_argument(
        "--one-story",
        action="store_true",
        help="stories: one event has most of the articles; --sizes are then of its story",
    )
    parser.add_argument(
        "--one-claim", action="store_true", help="tracing: of invented stories that tell one claim"
    )
    parser.add_argument("--moments", type=int, default=50, help="kills: how many")
    parser.add_argument(
        "--results", type=Path, help="stories: take this JSON for the result, and measure nothing"
    )
    parser.add_argument("--chart", type=Path, help="stories: draw the result into this SVG file")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    result = TASKS[options.task](options)
    if options.json:
        print(json.dumps(result))
        return
    for name, value in result.items():
        print(f"{name:>24}  {value}")


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(size.replace("_", "")) for size in text.split(","))


if __name__ == "__main__":
    main()
