"""A ledger's articles placed into stories, through the index that stands beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from retold.errors import LedgerError
from retold.ledger.index_file import discard
from retold.ledger.store import Ledger
from retold.ledger.story_index import Pending, Placed, StoryIndex
from retold.stories.vectors import Missed, Signature, signature
from retold.types import Article

Pair = tuple[str, str]
Sign = Callable[[Article], Signature]


@dataclass(frozen=True, slots=True)
class Placing:
    """An index that has placed every article of its ledger.

    `again` is how many articles had to be placed a second time, since the index was lost.
    """

    index: StoryIndex
    again: int


@contextmanager
def placed(
    ledger: Ledger, *, window_days: int, sign: Sign = signature, missed: Missed | None = None
) -> Iterator[Placing]:
    """Open the index of a ledger and place what is new, in the order in which it was read.

    An index that is missing, damaged or of another ledger is made anew from the ledger's articles,
    and holds the same stories then. The ledger is told of merges and splits here, and of stories
    that closed, reopened or are no more; what is left pending are the stories to be traced.

    `sign` makes the signatures; `missed` is told which articles cannot be placed for an unexpected
    error, and each of them stands alone then. Without it the error passes.
    """
    make = partial(_opened, ledger, window_days=window_days, sign=sign, missed=missed)
    try:
        placing = make()
    except LedgerError as error:
        if not _is_damage(error):
            raise
        discard(ledger.path)
        placing = make()
    try:
        yield placing
    except LedgerError as error:
        if _is_damage(error) and error.where == str(placing.index.path):
            discard(ledger.path)
            raise LedgerError(
                "the index of stories was damaged and is removed",
                where=error.where,
                remedy="run again: it is made anew from the ledger",
            ) from error
        raise
    finally:
        placing.index.close()


def _opened(ledger: Ledger, *, window_days: int, sign: Sign, missed: Missed | None) -> Placing:
    index = StoryIndex.open(ledger.path, window_days=window_days)
    try:
        if not _follows(index, ledger):
            index.close()
            discard(ledger.path)
            index = StoryIndex.open(ledger.path, window_days=window_days)
        begun, _ = index.last()
        again = 0 if begun else sum(1 for _ in ledger.view.members())
        new = ledger.view.since(begun)
        index.place((Placed(number, sign(article)) for number, article in new), missed=missed)
        if again or index.told() != ledger.view.told(_waiting(index)):
            _compare(ledger, index)
        _tell(ledger, index, anew=again > 0)
    except BaseException:
        index.close()
        raise
    return Placing(index, again)


def _follows(index: StoryIndex, ledger: Ledger) -> bool:
    """Tell whether the article that an index placed last is where the ledger has it."""
    number, article = index.last()
    return article is None or ledger.view.number(article) == number


def _waiting(index: StoryIndex) -> list[str]:
    return [item.story for item in index.pending() if item.members]


def _compare(ledger: Ledger, index: StoryIndex) -> None:
    """Find every story that the ledger does not hold as the index does, and no other."""
    index.expect(
        members=set(_differing(index.members(), ledger.view.members())),
        statuses=set(_differing(index.statuses(), ledger.view.statuses())),
    )


def _differing(one: Iterator[Pair], other: Iterator[Pair]) -> Iterator[str]:
    """Yield the first of each pair that only one of two sorted runs of pairs has."""
    left, right = next(one, None), next(other, None)
    while left is not None or right is not None:
        if left == right:
            left, right = next(one, None), next(other, None)
        elif right is None or (left is not None and left < right):
            yield left[0] if left else ""
            left = next(one, None)
        else:
            yield right[0]
            right = next(other, None)


def _tell(ledger: Ledger, index: StoryIndex, *, anew: bool) -> None:
    """Tell the ledger all that no story has to be traced for."""
    told: list[Pending] = []
    with ledger.writer.batch():
        after = 0 if anew else ledger.view.last_change()
        ledger.writer.put_changes(index.changes(after=after), anew=anew)
        for item in index.pending():
            if not index.articles(item.story):
                ledger.writer.drop_story(item.story)
            elif item.members:
                continue
            else:
                ledger.writer.set_status(item.story, index.status(item.story))
            told.append(item)
    if told:
        index.settle(told)


def _is_damage(error: LedgerError) -> bool:
    """Tell a file that cannot be trusted from one that is locked, full or out of reach."""
    cause = error.__cause__
    return isinstance(cause, sqlite3.DatabaseError) and not isinstance(
        cause, sqlite3.OperationalError | sqlite3.IntegrityError | sqlite3.ProgrammingError
    )
