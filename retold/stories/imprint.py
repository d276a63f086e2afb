"""Signature -> Imprint: its terms as numbers, small enough to hold those of a whole fortnight."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from retold.stories.calendar import UNMARKED, Calendar
from retold.stories.linkage import Floats
from retold.stories.vectors import Signature

Ids = NDArray[np.int32]

BUCKETS = 1 << 22
_HEAD = struct.Struct("<BQQ")
_PACKED = np.dtype([("id", "<i4"), ("weight", "<f4")])


@dataclass(frozen=True, slots=True)
class Imprint:
    """The numbers of an article's terms, the heaviest first, their weights, and its calendar.

    A term's number is a hash of it (feature hashing: Weinberger et al., 2009), so that no table of
    all terms has to be kept or stored: of two terms of two articles one pair in four million meets
    by chance. Numbers run from 1 to BUCKETS - 1.
    """

    ids: Ids
    weights: Floats
    calendar: Calendar = UNMARKED

    def packed(self) -> bytes:
        """Return the bytes that `unpacked` reads: 17, and 8 for each term, little-endian."""
        rows = np.empty(len(self.ids), dtype=_PACKED)
        rows["id"], rows["weight"] = self.ids, self.weights
        marks = self.calendar
        return _HEAD.pack(marks.weekdays, marks.dates, marks.years) + rows.tobytes()


def imprint(signature: Signature) -> Imprint:
    """Number the terms of a signature; of two that fall together the heavier one stays."""
    weights: dict[int, float] = {}
    for term, weight in heaviest_first(signature):
        weights.setdefault(bucket(term), weight)
    return Imprint(
        np.fromiter(weights.keys(), dtype=np.int32, count=len(weights)),
        np.fromiter(weights.values(), dtype=np.float32, count=len(weights)),
        signature.calendar,
    )


def heaviest_first(signature: Signature) -> list[tuple[str, float]]:
    """Return the terms of a signature with their weights, in the order of its imprint."""
    return sorted(signature.terms.items(), key=itemgetter(1), reverse=True)


def unpacked(packed: bytes) -> Imprint:
    """Read what `Imprint.packed` wrote."""
    marks = Calendar(*_HEAD.unpack_from(packed))
    rows = np.frombuffer(packed, dtype=_PACKED, offset=_HEAD.size)
    return Imprint(rows["id"].astype(np.int32), rows["weight"].astype(np.float32), marks)


@lru_cache(maxsize=65_536)
def bucket(term: str) -> int:
    """Return the number of a term."""
    return zlib.crc32(term.encode("utf-8")) % (BUCKETS - 1) + 1
