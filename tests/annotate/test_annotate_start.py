"""Each case in a process of its own: what is imported already decides what happens."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from retold.annotate.start import hurried, uncollected

HURRIED = """
import gc, sys
from retold.annotate.start import hurried
with hurried():
    assert not gc.isenabled()
    import spacy
"""


def said(code: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_the_commands_of_spacy_are_left_out() -> None:
    code = HURRIED + "print(*(m for m in sys.modules if m.startswith('spacy.cli')), gc.isenabled())"
    assert said(code) == ["True"]


def test_the_commands_can_be_imported_afterwards() -> None:
    code = (
        HURRIED
        + "import spacy.cli; print(spacy.cli.info.__module__, spacy.cli.download.__module__)"
    )
    assert said(code) == ["spacy.cli.info", "spacy.cli.download"]


def test_info_answers_as_it_does_without_haste() -> None:
    asked = "print(sorted(spacy.info(silent=True)))"
    assert said(HURRIED + asked) == said("import spacy; " + asked) != ["[]"]


def test_the_registry_is_whole() -> None:
    asked = """
from spacy.util import registry
for name in ("factories", "tokenizers", "architectures", "languages", "misc"):
    print(name, *sorted(getattr(registry, name).get_all()))
print(*spacy.blank("en")("A dyke broke."))
"""
    assert said(HURRIED + asked) == said("import spacy" + asked)
    assert said(HURRIED + asked)[-4:] == ["A", "dyke", "broke", "."]


def test_a_spacy_imported_before_is_left_as_it_is() -> None:
    code = """
import gc, sys, spacy
before = sys.modules["spacy.cli.info"]
from retold.annotate.start import hurried
with hurried():
    assert gc.isenabled() and sys.modules["spacy.cli.info"] is before
print(sys.modules["spacy.cli.info"] is before)
"""
    assert said(code) == ["True"]


def test_an_error_inside_leaves_nothing_behind() -> None:
    code = """
import gc, sys
from retold.annotate.start import hurried
try:
    with hurried():
        raise LookupError
except LookupError:
    print("spacy.cli.info" in sys.modules, gc.isenabled())
"""
    assert said(code) == ["False", "True"]


def test_the_collector_is_left_as_it_was_found() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(LookupError), uncollected():
        raise LookupError
    assert gc.isenabled()


def test_haste_may_be_nested() -> None:
    with hurried(), hurried():
        pass
    assert gc.isenabled()
