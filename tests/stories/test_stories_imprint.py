from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retold.stories.calendar import Calendar
from retold.stories.imprint import BUCKETS, bucket, imprint, unpacked
from retold.stories.vectors import Signature

MASK = st.integers(0, 2**64 - 1)


def signature(terms, marks=None):
    return Signature("a", None, "Title", terms, dict.fromkeys(terms, "x"), marks or Calendar())


@given(st.text())
def test_a_term_has_one_number(term):
    assert 0 < bucket(term) < BUCKETS
    assert bucket(term) == bucket(str(term))


def test_the_heaviest_come_first():
    made = imprint(signature({"ferri": 0.2, "heron": 0.9, "wreck": 0.4}))
    assert made.ids.tolist() == [bucket("heron"), bucket("wreck"), bucket("ferri")]
    assert np.allclose(made.weights, [0.9, 0.4, 0.2])


@given(
    st.dictionaries(st.text(min_size=1, max_size=8), st.floats(0.001, 1.0), max_size=96),
    st.integers(0, 127),
    MASK,
    MASK,
)
def test_packing_loses_nothing(terms, weekdays, dates, years):
    made = imprint(signature(terms, Calendar(weekdays, dates, years)))
    again = unpacked(made.packed())
    assert np.array_equal(again.ids, made.ids)
    assert np.array_equal(again.weights, made.weights)
    assert again.calendar == made.calendar == Calendar(weekdays, dates, years)
    assert len(made.packed()) == 17 + 8 * len(made.ids)
