"""What became of the predictions of a source, as far as later claims of their stories say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from retold.tracing.outlook import Fate
from retold.tracing.timeline import Event
from retold.types import ClaimKind

MISSED = "prediction missed"


def promises(events: Iterable[Event]) -> Iterator[tuple[str, str | None]]:
    """Yield each prediction that later claims settle: its source, and what went wrong, or None.

    A prediction that is open, disputed or past without a word is no case; nor is an intention,
    which its source may change.
    """
    for event in events:
        if event.outlook is None or event.told[0].claim.kind is not ClaimKind.PREDICTION:
            continue
        if event.outlook.fate in {Fate.KEPT, Fate.MISSED}:
            fault = MISSED if event.outlook.fate is Fate.MISSED else None
            yield from ((source, fault) for source in event.sources)
