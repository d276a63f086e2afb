"""An invented story of Retold-Bench, as a file and as loaded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from evals import retoldbench

BENCH = Path(retoldbench.__file__).parent / "retold_bench"
HALVES = ("dev", "test")
RECORD: dict[str, Any] = {
    "id": "x01-tannery",
    "level": "plain",
    "beat": "disaster",
    "country": "Ruvenia",
    "articles": {
        "a": {
            "outlet": "Ruvenia Press",
            "url": "https://ruveniapress.example/tannery",
            "published": "2024-05-13",
            "title": "Tannery burns in Oss, brigade says",
            "byline": "By Ilse Marn",
            "paragraphs": [
                "More than 70 hides were lost, the Oss Fire Brigade said on Monday.",
                "The fire was probably started by a lamp, the brigade said.",
                "The vats outside hold 70 litres each.",
            ],
        },
        "b": {
            "outlet": "Oss Weekly",
            "url": "https://ossweekly.example/tannery",
            "published": "2024-05-14",
            "title": "After the tannery fire",
            "paragraphs": [
                "The fire was started by a lamp, the Oss Fire Brigade said.",
                "It destroyed 70 hides, according to the brigade.",
            ],
        },
    },
    "threads": [
        {
            "claim": "a lamp started it",
            "tellings": [
                ["a", "The fire was probably started by a lamp"],
                ["b", "The fire was started by a lamp"],
            ],
        },
        {
            "claim": "hides lost",
            "tellings": [["a", "More than 70 hides were lost"], ["b", "It destroyed 70 hides"]],
        },
    ],
    "origins": {"independent": 1, "names": [["Oss Fire Brigade", "brigade"]], "why": "all of it"},
    "findings": [
        {
            "kind": "hedge_dropped",
            "told": [["b", "The fire was started by a lamp"]],
            "origin": [["a", "The fire was probably started by a lamp"]],
            "why": "probably",
        },
        {
            "kind": "bound_lost",
            "also": ["figure_changed"],
            "told": [["b", "It destroyed 70 hides"]],
            "origin": [["a", "More than 70 hides were lost"]],
            "why": "more than",
        },
        {"kind": "single_origin", "told": [], "origin": [], "why": "one brigade"},
    ],
    "optional": [
        {
            "kind": "attribution_lost",
            "told": [["b", "After the tannery fire"]],
            "origin": [],
            "why": "a label",
        }
    ],
    "lookalikes": [
        {
            "kinds": ["figure_conflict"],
            "words": ["a", "The vats outside hold 70 litres each"],
            "why": "litres",
        }
    ],
}


def written(folder: Path, record: dict[str, Any]) -> Path:
    (folder / f"{record['id']}.json").write_text(json.dumps(record), encoding="utf-8")
    return folder
