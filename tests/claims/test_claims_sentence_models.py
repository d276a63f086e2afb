"""The statistical readers of sentences: their patterns, their learner, and the models that ship."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest
from claim_samples import document_of

from retold.claims import linear
from retold.claims.linear import Features, pack, unpack
from retold.claims.patterns import DENSE, buckets, patterns
from retold.claims.strength import MODEL as STRENGTH_MODEL
from retold.claims.strength import strength_of
from retold.claims.sureness import ASPECTS, STATES, sureness_of
from retold.claims.sureness import MODEL as SURENESS_MODEL
from retold.claims.wordvectors import SIZE, load
from retold.errors import ModelError
from training import fits
from training.linear import classify, design, regress
from training.linear import linear as wrap


def sentence_with(*places: int) -> Features:
    return Features(np.array(sorted(places), dtype=np.int64), np.zeros(DENSE, dtype=np.float32))


@pytest.mark.model
def test_patterns_fold_the_subject_matter_and_keep_the_argument() -> None:
    first = set(patterns(document_of("Rye bread is linked to gout.").sentences[0].words))
    second = set(patterns(document_of("Loud harbours are linked to migraine.").sentences[0].words))
    assert "pN be link to" in first & second
    assert "Rlink" in first & second
    assert "wrye bread" in first - second


@pytest.mark.model
def test_buckets_are_sorted_once_each_and_in_range() -> None:
    found = buckets(document_of("The dam may fail, the dam may hold.").sentences[0].words, bits=10)
    assert list(found) == sorted(set(found.tolist()))
    assert found.min() >= 0
    assert found.max() < 1024


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Eating rye bread was associated with a lower risk of gout.", "correlational"),
        ("Eating rye bread may reduce the risk of gout.", "conditional"),
        ("Eating rye bread reduces the risk of gout.", "causal"),
        ("Further trials of rye bread are needed.", "none"),
    ],
)
def test_the_shipped_model_reads_plain_cases_of_strength(text: str, strength: str) -> None:
    reading = strength_of(document_of(text).sentences[0].words)
    assert reading.strength == strength
    assert reading.lead > 0


@pytest.mark.model
def test_the_shipped_model_hears_a_hedge() -> None:
    firm = sureness_of(document_of("Rye bread reduces the risk of gout.").sentences[0].words)
    soft = sureness_of(
        document_of("Rye bread might perhaps reduce the risk of gout.").sentences[0].words
    )
    assert firm.level > soft.level + 0.5
    assert (firm.aspects["Probability"], soft.aspects["Probability"]) == ("Certain", "Uncertain")
    assert set(soft.aspects) == set(ASPECTS)
    assert set(soft.aspects.values()) <= set(STATES)
    assert 1 <= soft.level <= firm.level <= 6


def test_a_machine_learns_what_tells_classes_apart() -> None:
    given = [sentence_with(1, 2)] * 6 + [sentence_with(1, 3)] * 3
    labels = ["none"] * 6 + ["causal"] * 3
    model = fits.strength(given, labels)
    best = [model.outputs[int(model.scores(one).argmax())] for one in given]
    assert best == labels
    again = fits.strength(given, labels)
    assert np.array_equal(model.sparse, again.sparse)


def test_a_regression_learns_levels_about_their_mean() -> None:
    given = [sentence_with(1)] * 5 + [sentence_with(2)] * 5
    rows = design(given, bits=4)
    model = wrap(rows, ["level"], *regress(rows, np.array([[5.0]] * 5 + [[1.0]] * 5), ridge=0.01))
    assert model.scores(sentence_with(1))[0] == pytest.approx(5.0, abs=0.1)
    assert model.scores(sentence_with(2))[0] == pytest.approx(1.0, abs=0.1)
    assert model.scores(sentence_with(9))[0] == pytest.approx(3.0, abs=0.1)


def test_a_pattern_of_one_sentence_is_not_learnt() -> None:
    rows = design([sentence_with(1), sentence_with(1, 7)], bits=4)
    weights, _ = classify(rows, np.array([[True], [False]]), cost=1.0)
    assert not weights[7].any()


def test_eight_bits_keep_the_scores() -> None:
    given = [sentence_with(1, 2)] * 6 + [sentence_with(1, 3)] * 3
    model = fits.strength(given, ["none"] * 6 + ["causal"] * 3)
    small = unpack(pack(model))
    assert small.scores(given[0]) == pytest.approx(model.scores(given[0]), abs=0.05)


def test_a_missing_model_says_so() -> None:
    with pytest.raises(ModelError, match="install retold again"):
        linear.load("no_such_model.npz")


def test_the_shipped_models_are_small_and_hold_no_text() -> None:
    for name in (STRENGTH_MODEL, SURENESS_MODEL):
        with files("retold.models").joinpath(name).open("rb") as file:
            archive = np.load(file, allow_pickle=False)
            assert all(archive[key].dtype.kind in "uif" for key in archive.files)
            assert archive["items"].dtype == np.uint64
            assert int(archive["vectors"]) == load().version, "train this model again"
        assert len(files("retold.models").joinpath(name).read_bytes()) < 2_000_000


def test_words_out_of_the_table_have_no_meaning() -> None:
    assert not load().mean(["qqqzx"]).any()
    assert load().mean(["bridge"]).shape == (SIZE,)
    assert np.linalg.norm(load().mean(["bridge"])) == pytest.approx(1.0, abs=0.05)
