from __future__ import annotations

import numpy as np
import pytest

from retold.stories.calendar import UNMARKED, Calendar
from retold.stories.imprint import imprint
from retold.stories.shelf import POSTED, Shelf
from retold.stories.vectors import Signature


def printed(marks=UNMARKED, **terms):
    length = sum(weight**2 for weight in terms.values()) ** 0.5 or 1.0
    scaled = {term: weight / length for term, weight in terms.items()}
    return imprint(Signature("a", None, "Title", scaled, dict.fromkeys(terms, "x"), marks))


FERRY = {"ferry": 3.0, "aldermoor": 4.0}


@pytest.fixture
def shelf():
    return Shelf(window_days=14)


def rows(*numbers):
    return np.array(numbers, dtype=np.int64)


def drawn(seed, size=40):
    draw = np.random.default_rng(seed)
    for _ in range(size):
        terms = {f"t{t}": float(draw.random()) + 0.1 for t in draw.integers(0, 30, 6)}
        day = None if draw.random() < 0.2 else 700_000 + int(draw.integers(0, 20))
        yield printed(Calendar(weekdays=int(draw.integers(0, 4))), **terms), day


def test_the_cosine_of_the_terms(shelf):
    one = shelf.put(printed(**FERRY), day=None)
    others = [
        shelf.put(printed(**terms), day=None)
        for terms in (FERRY, {"ferry": 1.0}, {"harvest": 1.0}, {})
    ]
    assert shelf.scores(one, rows(*others)).tolist() == pytest.approx([1.0, 0.6, 0.0, 0.0])


def test_days_and_weekdays_count(shelf):
    one = shelf.put(printed(Calendar(weekdays=1), ferry=1.0, crew=1.0), day=700_000)
    same = shelf.put(printed(Calendar(weekdays=1), ferry=1.0), day=700_000)
    later = shelf.put(printed(Calendar(weekdays=1), ferry=1.0), day=700_005)
    apart = shelf.put(printed(Calendar(weekdays=2), ferry=1.0), day=700_000)
    scores = shelf.scores(one, rows(same, later, apart)).tolist()
    assert scores[0] > scores[1]
    assert scores[0] > scores[2]


@pytest.mark.parametrize("seed", range(5))
def test_the_matrix_holds_the_scores(shelf, seed):
    numbers = rows(*(shelf.put(made, day=day) for made, day in drawn(seed)))
    matrix = shelf.matrix(numbers)
    assert np.allclose(matrix, matrix.T)
    for at, row in enumerate(numbers.tolist()):
        others = np.delete(numbers, at)
        assert np.allclose(np.delete(matrix[at], at), shelf.scores(row, others), atol=1e-6)


def test_what_is_near_comes_likeliest_first(shelf):
    for tick, terms in enumerate([{"heron": 1.0}, {"heron": 1.0, "wreck": 1.0}, {"tram": 1.0}]):
        shelf.post(shelf.put(printed(**terms), day=None), tick=tick)
    query = shelf.put(printed(heron=1.0, wreck=0.5), day=None)
    assert shelf.near(query, limit=9).tolist() == [1, 0]
    assert shelf.near(query, limit=1).tolist() == [1]
    assert shelf.near(shelf.put(printed(quince=1.0), day=None), limit=9).tolist() == []


def test_a_common_term_reaches_back_so_far_and_no_further(shelf):
    first = shelf.put(printed(storm=1.0, heron=2.0), day=None)
    shelf.post(first, tick=0)
    for tick in range(1, 3 * POSTED):
        shelf.post(shelf.put(printed(storm=1.0), day=None), tick=tick)
    assert len(shelf.near(shelf.put(printed(storm=1.0), day=None), limit=999)) == POSTED
    rare = shelf.put(printed(storm=1.0, heron=1.0), day=None)
    assert first in shelf.near(rare, limit=999).tolist()


def test_what_is_taken_out_is_not_found(shelf):
    row = shelf.put(printed(**FERRY), day=None)
    shelf.post(row, tick=1)
    shelf.unpost(row)
    shelf.drop(row)
    assert shelf.near(shelf.put(printed(harvest=1.0), day=None), limit=9).tolist() == []
    again = shelf.put(printed(**FERRY), day=None)
    assert shelf.near(again, limit=9).tolist() == []


def test_rows_are_used_again_and_the_table_grows():
    shelf = Shelf(window_days=14)
    held = [shelf.put(printed(**{f"t{n}": 1.0}), day=n) for n in range(1_000)]
    assert len(set(held)) == 1_000
    shelf.drop(held[3])
    assert shelf.put(printed(heron=1.0), day=None) == held[3]
    assert shelf.scores(held[7], rows(held[7])).tolist() == [1.0]


def test_an_imprint_comes_back_as_it_was_put(shelf):
    made = printed(Calendar(5, 6, 7), **FERRY)
    back = shelf.imprint(shelf.put(made, day=None))
    assert np.array_equal(back.ids, made.ids)
    assert np.array_equal(back.weights, made.weights)
    assert back.calendar == Calendar(5, 6, 7)


def test_what_each_term_adds(shelf):
    one = shelf.put(printed(heron=3.0, ferry=2.0, crew=1.0), day=None)
    others = rows(
        shelf.put(printed(ferry=1.0), day=None), shelf.put(printed(ferry=1.0, crew=1.0), day=None)
    )
    added = shelf.shared(one, others).tolist()
    assert added[0] == 0.0
    assert added[1] > added[2] > 0.0
    assert sum(added) == pytest.approx(float(shelf.scores(one, others).sum()))


def test_the_centre_is_the_mean(shelf):
    both = rows(shelf.put(printed(ferry=1.0), day=None), shelf.put(printed(**FERRY), day=None))
    centre = shelf.centre(both)
    assert sorted(value for value in centre.values() if value) == pytest.approx([0.4, 0.8])
