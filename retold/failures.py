"""What becomes of an error that nobody foresaw: one thing is left out, and the run goes on."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from retold.errors import RetoldError
from retold.types import Skipped

Skip = Callable[[Skipped], None]
"""Takes what was left out, with its reason."""

MOST_TOLD = 200
"""How many characters of an error's own words a reason gives."""


def warn(skipped: Skipped) -> None:
    """Tell of what was left out as a RuntimeWarning, where a caller does not ask for it."""
    warnings.warn(f"{skipped.locator}: {skipped.reason}", RuntimeWarning, stacklevel=2)


@contextmanager
def guarded(locator: str, skip: Skip) -> Iterator[None]:
    """Hand an unexpected error inside the block to `skip`, under the name of what it befell.

    A RetoldError is raised on purpose and passes, for a model that is missing or a ledger that is
    locked is no fault of one article's; so do a lack of memory and an interruption.
    """
    try:
        yield
    except (RetoldError, MemoryError):
        raise
    except Exception as error:
        skip(failed(locator, error))


def failed(locator: str, error: Exception, *, what: str = "not analysed") -> Skipped:
    """Return what an unexpected error left out, `what` it lacks, and the error in its own words."""
    words = " ".join(f"{type(error).__name__}: {error}".split())[:MOST_TOLD]
    return Skipped(locator, f"{what}: internal error, please report it ({words})")
