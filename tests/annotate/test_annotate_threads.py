"""Products run on one thread inside the block, and as before outside it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from retold.annotate import threads
from retold.annotate.threads import one_thread


class Library:
    """Stands in for OpenBLAS: remembers the number that it was given."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.told: list[int] = []

    def read(self) -> int:
        return self.number

    def write(self, number: int) -> None:
        self.number = number
        self.told.append(number)


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Library:
    found = Library(6)
    monkeypatch.setattr(threads, "_openblas", lambda: (found.read, found.write))
    return found


def test_one_thread_inside_and_as_before_outside(library: Library) -> None:
    with one_thread():
        assert library.number == 1
    assert library.number == 6
    assert library.told == [1, 6]


def test_an_error_inside_leaves_the_number_as_before(library: Library) -> None:
    with pytest.raises(ValueError, match="inside"), one_thread():
        raise ValueError("inside")
    assert library.number == 6


def test_another_build_of_numpy_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "_openblas", lambda: None)
    with one_thread():
        product = np.ones((3, 4)) @ np.ones((4, 2))
    assert product.tolist() == [[4.0, 4.0]] * 3


def test_a_file_that_is_no_library_exports_nothing(tmp_path: Path) -> None:
    path = tmp_path / "libopenblas.so"
    path.write_bytes(b"no library")
    assert threads._exported(path) is None


def test_numpy_itself_is_asked_where_it_carries_the_library() -> None:
    found = threads._openblas()
    if found is None:
        pytest.skip("this numpy carries no OpenBLAS")
    before = found[0]()
    with one_thread():
        assert found[0]() == 1
    assert found[0]() == before
