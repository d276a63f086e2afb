"""The errors that library code raises: what failed, where, and what to do next."""

from __future__ import annotations


class RetoldError(Exception):
    """Base of every error that Retold raises on purpose.

    `what` says what failed, `where` names the file, record or store, `remedy` says what to do
    next. `str(error)` joins the three into one line.
    """

    def __init__(self, what: str, *, where: str | None = None, remedy: str | None = None) -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(what)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" ({self.remedy})" if self.remedy else ""
        return f"{place}{self.what}{advice}"


class ReadError(RetoldError):
    """One input item cannot be read; the run goes on without it."""


class LedgerError(RetoldError):
    """The ledger cannot be opened, written or trusted."""


class ModelError(RetoldError):
    """A language model that the run needs is missing or of the wrong version."""


class UsageError(RetoldError):
    """The call itself is unusable: a bad option, an unknown story, a missing input."""
