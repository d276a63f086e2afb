"""Starting a command sooner: spaCy without its own command line, and no search for garbage.

spaCy's package imports all of its commands for the one function `spacy.info`, and with them three
HTTP libraries, a project runner and a template engine: a third of what it takes to import it. And
while modules and models are loaded nearly all objects stay, so that collecting garbage among them
takes time and finds none.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_PACKAGE = "spacy"
_COMMAND = "spacy.cli.info"


@contextmanager
def hurried() -> Iterator[None]:
    """Import spaCy, and what stands on it, in less time; for a command in its own process.

    Nothing of spaCy's is changed for good: `spacy.info` finds the true function when it is called,
    and `import spacy.cli` gives the true commands afterwards. Where spaCy is imported already,
    nothing is done.
    """
    if _PACKAGE in sys.modules:
        yield
        return
    with uncollected(), _without_commands():
        yield


@contextmanager
def uncollected() -> Iterator[None]:
    """Collect no garbage while objects are made that stay."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


@contextmanager
def _without_commands() -> Iterator[None]:
    stand_in = ModuleType(_COMMAND)
    vars(stand_in)["info"] = _info
    sys.modules[_COMMAND] = stand_in
    try:
        yield
    finally:
        if sys.modules.get(_COMMAND) is stand_in:
            del sys.modules[_COMMAND]


def _info(*arguments: Any, **options: Any) -> Any:
    """Stand in for `spacy.info`, and answer as it does."""
    return import_module(_COMMAND).info(*arguments, **options)
