"""The report page: readings -> one self-contained HTML page that needs no network and no script."""

from __future__ import annotations

import base64
import hashlib
import os
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from retold import __version__
from retold.errors import RetoldError
from retold.report.story import view_story
from retold.report.vocabulary import (
    CREDIBILITY,
    SEVERITY_WORDS,
    YARDSTICKS,
    clipped,
    counted,
    day_of,
    headed,
    named,
    sentence,
    words_of,
)
from retold.types import Article, Assessments, Reading

MOST_REFS = 6
"""How many references of one sentence stand open; the rest are folded."""

MOST_PASSAGES = 4
"""How many passages of one side of a finding stand open; the rest are folded."""


def render(
    readings: Sequence[Reading],
    articles: Mapping[str, Article],
    *,
    yardstick: str,
    assessments: Assessments | None = None,
) -> str:
    """Return the page: several readings behind an index, one reading straight away.

    `articles` maps article id to article; `yardstick` names the vocabulary of certainty in use;
    `assessments` are shown beside whom they are of.
    The page carries its styles, script and drawings; its content security policy forbids every
    request. What the stored text does not give back to the letter is left out and counted.
    """
    stories = [
        view_story(reading, articles, prefix=f"s{number}", assessments=assessments)
        for number, reading in enumerate(readings, start=1)
    ]
    script = _static("page.js")
    template = _environment().get_template("page.html")
    return template.render(
        stories=stories,
        yardstick=YARDSTICKS.get(yardstick, yardstick),
        version=__version__,
        style=Markup(_static("page.css")),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        script_hash=_hash(script),
    )


def write(
    readings: Sequence[Reading],
    articles: Mapping[str, Article],
    path: Path,
    *,
    yardstick: str,
    assessments: Assessments | None = None,
) -> None:
    """Write the page whole or not at all.

    Raises RetoldError where the place cannot be written; a page that stood there is kept.
    """
    page = render(readings, articles, yardstick=yardstick, assessments=assessments)
    try:
        _replace(path, page)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise RetoldError(
            f"cannot write the report: {reason}",
            where=str(path),
            remedy="name a file in a folder that exists and that you may write to",
        ) from error


def _replace(path: Path, page: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(page)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("retold.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(
        {
            "words": words_of,
            "day": day_of,
            "counted": counted,
            "clipped": clipped,
            "headed": headed,
            "named": named,
            "sentence": sentence,
        }
    )
    environment.globals.update(
        {
            "severities": SEVERITY_WORDS,
            "credibility": CREDIBILITY,
            "most_refs": MOST_REFS,
            "most_passages": MOST_PASSAGES,
        }
    )
    return environment


def _static(name: str) -> str:
    source = files("retold.report").joinpath("static", name).read_text(encoding="utf-8")
    return source.replace("\r\n", "\n")


def _hash(script: str) -> str:
    """Return the script's hash as a content security policy source (CSP level 3)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
