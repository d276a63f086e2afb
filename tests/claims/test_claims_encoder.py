"""The encoder of sentences: lazy, the same beside any other sentence, and one voice of two."""

from __future__ import annotations

import subprocess
import sys
from importlib.resources import files

import numpy as np
import pytest
from claim_samples import document_of

from retold.annotate import wordpieces
from retold.claims import encoder
from retold.claims.encoder import LEVEL, LONGEST, OUTPUTS, STRENGTHS, VOCABULARY, scored, shares
from retold.claims.strength import Strength
from retold.claims.strength import judged as strength_judged
from retold.claims.sureness import ASPECTS
from retold.claims.sureness import OUTPUTS as SURENESS_OUTPUTS
from retold.claims.sureness import judged as sureness_judged
from retold.errors import ModelError

NOTHING = np.zeros(len(OUTPUTS), dtype=np.float32)


def told(text: str) -> str:
    return tuple(Strength)[int(scored(text)[STRENGTHS].argmax())]


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Living near the quay was associated with poorer sleep.", "correlational"),
        ("Living near the quay may impair sleep.", "conditional"),
        ("Living near the quay impairs sleep.", "causal"),
        ("More research on sleep near quays is needed.", "none"),
    ],
)
def test_plain_cases_of_strength(text: str, strength: str) -> None:
    assert told(text) == strength


def test_a_hedge_lowers_the_level() -> None:
    firm = scored("Night shifts at the quay increase the risk of falls.")[LEVEL]
    soft = scored("Night shifts at the quay might perhaps increase the risk of falls.")[LEVEL]
    assert 1 < soft < firm - 0.3 < 6


def test_a_reading_does_not_lean_on_what_was_read_before() -> None:
    first = scored("The ferry calms its passengers.")
    scored("Winds were linked to delays, and delays to anger, and anger to wind. " * 5)
    assert np.array_equal(scored("The ferry calms  its\npassengers."), first)


@pytest.mark.parametrize("text", ["", " \n", "\ufffd", "λ" * 200, "salt " * 5_000])
def test_any_text_has_finite_scores(text: str) -> None:
    scores = scored(text)
    assert scores.shape == (len(OUTPUTS),)
    assert np.isfinite(scores).all()


@pytest.mark.model
def test_the_words_of_a_sentence_are_its_text() -> None:
    text = "Sea air doesn't cure gout."
    assert np.array_equal(encoder.read(document_of(text).sentences[0].words), scored(text))


def test_a_long_sentence_is_cut() -> None:
    assert len(wordpieces.load(VOCABULARY).framed("harbour " * 500, most=LONGEST)) == LONGEST


@pytest.mark.parametrize("word", ["zyxwvutsrqponmlkjihgfedcba", "Quay-side", "3.14%", "Ænigma"])
def test_the_pruned_vocabulary_spells_any_word(word: str) -> None:
    book = wordpieces.load(VOCABULARY)
    assert book.unknown not in book.of(word)


def test_shares_sum_to_one_and_keep_the_order() -> None:
    found = shares(np.array([[1000.0, 1001.0], [0.0, 0.0]], dtype=np.float32))
    assert found.sum(axis=1) == pytest.approx([1, 1])
    assert found[0, 0] < found[0, 1]
    assert found[1, 0] == found[1, 1]


def test_both_readers_have_a_say_on_strength_and_the_encoder_the_greater() -> None:
    patterns = np.array([0, 3, 0, 0], dtype=np.float32)
    encoded = NOTHING.copy()
    alone = strength_judged(patterns, encoded)
    assert alone.strength is Strength.CORRELATIONAL
    encoded[3] = 9
    both = strength_judged(patterns, encoded)
    assert both.strength is Strength.CAUSAL
    agreed = strength_judged(np.array([0, 0, 0, 3], dtype=np.float32), encoded)
    assert 0 < both.lead < agreed.lead <= 1


def test_the_level_is_shared_and_stays_on_its_scale() -> None:
    patterns = np.zeros(len(SURENESS_OUTPUTS) + 1, dtype=np.float32)
    mix = np.zeros(len(SURENESS_OUTPUTS), dtype=np.float32)
    patterns[-1], patterns[2] = 4, 1
    encoded = NOTHING.copy()
    encoded[LEVEL] = 5
    reading = sureness_judged(patterns, mix, encoded)
    assert reading.level == pytest.approx(4.5)
    assert reading.aspects[ASPECTS[0]] == "Uncertain"
    encoded[LEVEL] = 90
    assert sureness_judged(patterns, mix, encoded).level == 6
    encoded[LEVEL] = -90
    assert sureness_judged(patterns, mix, encoded).level == 1


def test_patterns_alone_do_not_load_the_runtime_of_the_encoder() -> None:
    code = (
        "import sys; from retold.claims.strength import MODEL; from retold.claims.linear import "
        "load; load(MODEL); sys.exit('onnxruntime' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_missing_model_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "MODEL", "nothing.onnx")
    with pytest.raises(ModelError, match="install retold again"):
        scored("The quay is old.")


def test_all_that_ships_of_the_encoder_is_small() -> None:
    folder = files("retold.models")
    sizes = [len(folder.joinpath(name).read_bytes()) for name in (encoder.MODEL, VOCABULARY)]
    assert sum(sizes) <= 13_500_000
