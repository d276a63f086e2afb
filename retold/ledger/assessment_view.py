"""What assessments rest on in a ledger, and what persons put in their place."""

from __future__ import annotations

from dataclasses import replace

from retold.ledger.fared import foretold, outlets_fared
from retold.ledger.overrides import HISTORY, THREADS_OVERRIDDEN, read_override, standing
from retold.ledger.reader import Reader
from retold.types import Fared, Override, Rated

MOST_ADDRESSES = 20


class AssessmentView(Reader):
    """Reads how outlets and sources fared, and overrides."""

    def outlets(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return the outlets of the ledger by name, each with the URLs of some of its articles."""
        found: dict[str, dict[str, None]] = {}
        for rows in self._chunks((_OUTLETS, [])):
            for row in rows:
                urls = found.setdefault(row["outlet"], {})
                if row["url"] and len(urls) < MOST_ADDRESSES:
                    urls[row["url"]] = None
        return [(name, tuple(urls)) for name, urls in found.items()]

    def outlets_fared(self) -> dict[str, Fared]:
        """Return how the outlets fared that retell others: see `retold.ledger.fared`."""
        return outlets_fared(self._rows)

    def foretold(self) -> list[str]:
        """Return the stories in which later claims may tell what became of a prediction."""
        return foretold(self._rows)

    def overrides(self, kind: Rated | None = None) -> tuple[Override, ...]:
        """Return what persons put in place of assessments, all of the history in its order."""
        told = kind.value if kind is not None else None
        return tuple(map(read_override, self._rows(HISTORY, told, told)))

    def overridden(self) -> dict[tuple[Rated, str], Override]:
        """Return the overrides of sources and outlets that hold, by kind and folded name."""
        return standing(item for item in self.overrides() if item.kind is not Rated.THREAD)

    def threads_overridden(self) -> dict[str, Override]:
        """Return the overrides of threads that hold, by the id of the thread.

        One holds for whatever thread has the telling now that it was made on.
        """
        rows = self._rows(THREADS_OVERRIDDEN)
        found = (replace(read_override(row), subject=row["thread"]) for row in rows)
        return {thread: item for (_, thread), item in standing(found).items()}


_OUTLETS = "SELECT outlet, url FROM articles WHERE outlet IS NOT NULL ORDER BY outlet, number"
