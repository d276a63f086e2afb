"""One frozen Config: every setting of a run, and the only reader of environment and TOML."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Self

from retold.errors import UsageError


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting of a run; sizes in bytes, lengths in code points, times in days.

    `yardstick` is the vocabulary of certainty, "phia" or "icd203"; the two are never mixed.
    `counting` is the convention by which a list of claims codes its counts too: "acled", "ucdp" or
    "off". `measures` is a file with a user's own types of measures, empty for none; `ratings` one
    with a user's own ratings of sources and outlets, which outweigh those that ship.
    """

    yardstick: str = "phia"
    counting: str = "off"
    measures: str = ""
    ratings: str = ""
    max_file_bytes: int = 20_000_000
    max_article_chars: int = 1_500_000
    max_json_depth: int = 64
    max_record_fields: int = 200
    segment_chars: int = 20_000
    batch_articles: int = 32
    story_window_days: int = 14

    def __post_init__(self) -> None:
        _check("yardstick", self.yardstick, ("phia", "icd203"))
        _check("counting", self.counting, ("acled", "ucdp", "off"))

    @classmethod
    def load(cls, path: Path | None = None) -> Self:
        """Read a TOML file, then `RETOLD_*` variables, over the defaults.

        Raises UsageError for a file that is not TOML, an unknown key or a value of a wrong type.
        """
        values: dict[str, Any] = {}
        if path is not None:
            values.update(_read_toml(path))
        for setting in fields(cls):
            name = f"RETOLD_{setting.name.upper()}"
            if name in os.environ:
                values[setting.name] = os.environ[name]
        return replace(cls(), **{k: _typed(cls, k, v) for k, v in values.items()})


def _check(name: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        choices = " or ".join(f'"{item}"' for item in known)
        raise UsageError(f"unknown {name} {value!r}", remedy=f"choose {choices}")


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            f"cannot read the configuration: {error}", where=str(path), remedy="check the file"
        ) from error


def _typed(cls: type[Config], name: str, value: Any) -> Any:
    known = {setting.name: type(getattr(cls(), setting.name)) for setting in fields(cls)}
    if name not in known:
        raise UsageError(f"unknown setting {name!r}", remedy=f"known: {', '.join(sorted(known))}")
    try:
        return known[name](value)
    except (TypeError, ValueError) as error:
        raise UsageError(f"setting {name!r} cannot be {value!r}") from error
