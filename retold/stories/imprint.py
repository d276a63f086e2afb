"""Signature -> Imprint: its terms as numbers, small enough to hold those of a whole fortnight."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retold.stories.calendar import UNMARKED, Calendar
from retold.stories.linkage import Floats
from retold.stories.vectors import MAX_TERMS, Signature

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
    """Number the terms of a signature; terms that fall together add up."""
    weights: dict[int, float] = {}
    for term, weight in signature.terms.items():
        number = bucket(term)
        weights[number] = weights.get(number, 0.0) + weight
    heaviest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:MAX_TERMS]
    return Imprint(
        np.array([number for number, _ in heaviest], dtype=np.int32),
        np.array([weight for _, weight in heaviest], dtype=np.float32),
        signature.calendar,
    )


def unpacked(packed: bytes) -> Imprint:
    """Read what `Imprint.packed` wrote."""
    marks = Calendar(*_HEAD.unpack_from(packed))
    rows = np.frombuffer(packed, dtype=_PACKED, offset=_HEAD.size)
    return Imprint(rows["id"].astype(np.int32), rows["weight"].astype(np.float32), marks)


def bucket(term: str) -> int:
    """Return the number of a term."""
    return zlib.crc32(term.encode("utf-8")) % (BUCKETS - 1) + 1
