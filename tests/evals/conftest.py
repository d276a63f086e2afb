"""A story of Retold-Bench for the tests of its data and of its scorer."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench_samples import RECORD, written

from evals.retoldbench_stories import BenchStory, load


@pytest.fixture
def story(tmp_path: Path) -> BenchStory:
    (found,) = load(written(tmp_path, RECORD))
    return found
