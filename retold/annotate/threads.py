"""How many threads numpy's matrix products take: one, while texts are annotated.

The OpenBLAS that numpy's wheels carry spreads every product over all cores and has the waiting
threads spin. The products here are small: two threads cost half as much processor time again for
little, and on a busy machine they wait for each other. numpy has no setting for it, so the library
is asked through the two functions that it exports; where they are not to be found (another build of
numpy), nothing is done and only speed differs.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import numpy as np

_FOLDERS = ("../numpy.libs", ".dylibs", ".libs")
_PREFIXES = ("scipy_openblas", "openblas")
_SUFFIXES = ("64_", "")


@contextmanager
def one_thread() -> Iterator[None]:
    """Keep numpy's products on one thread; what was set before is set again afterwards."""
    found = _openblas()
    if found is None:
        yield
        return
    read, write = found
    before = read()
    write(1)
    try:
        yield
    finally:
        write(before)


@lru_cache(maxsize=1)
def _openblas() -> tuple[Callable[[], int], Callable[[int], None]] | None:
    """Return how to read and to set the threads of numpy's own OpenBLAS, if it has one."""
    package = Path(np.__file__).parent
    for folder in _FOLDERS:
        for path in sorted((package / folder).glob("*openblas*")):
            found = _exported(path)
            if found is not None:
                return found
    return None


def _exported(path: Path) -> tuple[Callable[[], int], Callable[[int], None]] | None:
    try:
        library = ctypes.CDLL(str(path.resolve()))
    except OSError:
        return None
    for prefix in _PREFIXES:
        for suffix in _SUFFIXES:
            read = getattr(library, f"{prefix}_get_num_threads{suffix}", None)
            write = getattr(library, f"{prefix}_set_num_threads{suffix}", None)
            if read is not None and write is not None:
                return read, write
    return None
