from __future__ import annotations

import re
import subprocess
import sys

import pytest

from retold.annotate.timegrammar import Register, rule
from retold.annotate.timeshapes import shapes


@pytest.mark.parametrize("register", Register)
def test_every_shape_compiles_and_needs_a_word(register: Register) -> None:
    rules = {one.shape: one for tried in shapes(register).values() for one in tried}
    assert len(rules) > 50
    empty = [shape for shape, one in rules.items() if one.pattern.fullmatch("")]
    assert empty == []


def test_a_shape_is_compiled_once_and_only_when_tried() -> None:
    broken = rule(r"(?P<never>closed", lambda found, scene: None)
    with pytest.raises(re.error, match="unterminated subpattern"):
        _ = broken.pattern
    sound = rule(r"weeks?\b", lambda found, scene: None)
    assert sound.pattern is sound.pattern


def test_importing_the_shapes_compiles_none() -> None:
    told = (
        "import retold.annotate.timeshapes as t; from retold.annotate import timegrammar as g; "
        "t.shapes(g.Register.NEWS); print(g._compiled.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
