"""Parts of speech and lemmas are what the ruler and the lemmatiser say, neighbours and all."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from retold.annotate.nlp import load
from retold.annotate.wordforms import WordForms

Row = tuple[str, str, str]


def parts(vocab: Vocab | None = None) -> tuple[Any, Any]:
    """Return a ruler and a lemmatiser with no rule of the model."""
    import spacy

    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    lemmatizer: Any = nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    lookups = lemmatizer.lookups
    lookups.add_table("lemma_lookup", {"boats": "boat"})
    return ruler, lemmatizer


def tagged(vocab: Vocab, rows: list[Row]) -> Doc:
    words, tags, deps = zip(*rows, strict=True)
    heads = [0] * len(words)
    return Doc(vocab, words=list(words), tags=list(tags), deps=list(deps), heads=heads)


def told(doc: Doc) -> list[tuple[str, str, str, str]]:
    return [(t.pos_, str(t.morph), t.lemma_, t.dep_) for t in doc]


def test_a_word_that_a_pattern_names_is_told_from_one_that_none_does() -> None:
    ruler, lemmatizer = parts()
    ruler.add([[{"LOWER": "there", "TAG": "EX"}]], {"POS": "PRON"})
    ruler.add([[{"TAG": "NNS"}]], {"POS": "NOUN", "MORPH": "Number=Plur"})
    doc = tagged(ruler.vocab, [("There", "EX", "expl"), ("boats", "NNS", "attr")])
    other = tagged(ruler.vocab, [("Where", "EX", "expl"), ("boats", "XX", "attr")])
    WordForms(ruler, lemmatizer)([doc, other])
    assert told(doc) == [("PRON", "", "There", "expl"), ("NOUN", "Number=Plur", "boat", "attr")]
    assert told(other) == [("", "", "Where", "expl"), ("", "", "boat", "attr")]


def test_a_neighbour_has_its_say_only_where_it_stands_beside() -> None:
    ruler, lemmatizer = parts()
    ruler.add([[{"LOWER": "got"}, {"LOWER": "ta"}]], {"LEMMA": "to"}, index=1)
    near = tagged(ruler.vocab, [("got", "VB", "aux"), ("ta", "TO", "aux"), ("go", "VB", "ROOT")])
    apart = tagged(ruler.vocab, [("got", "VB", "aux"), ("go", "VB", "ROOT"), ("ta", "TO", "aux")])
    WordForms(ruler, lemmatizer)([near, apart])
    assert [t.lemma_ for t in near] == ["got", "to", "go"]
    assert [t.lemma_ for t in apart] == ["got", "go", "ta"]


def test_a_ruler_that_looks_at_more_is_run_as_it_is() -> None:
    ruler, lemmatizer = parts()
    ruler.add([[{"LENGTH": 5}]], {"POS": "NOUN"})
    doc = tagged(ruler.vocab, [("boats", "NNS", "ROOT"), ("go", "VB", "dep")])
    WordForms(ruler, lemmatizer)([doc])
    assert [t.pos_ for t in doc] == ["NOUN", ""]
    assert [t.lemma_ for t in doc] == ["boat", "go"]


def test_a_full_table_begins_anew_and_changes_nothing() -> None:
    ruler, lemmatizer = parts()
    ruler.add([[{"TAG": "NNS"}]], {"POS": "NOUN"})
    ruler.add([[{"LOWER": "we", "DEP": "nsubj"}]], {"POS": "PRON"})
    rows = [("We", "PRP", "nsubj"), ("saw", "VBD", "ROOT"), ("boats", "NNS", "dobj")] * 3
    few, many = tagged(ruler.vocab, rows), tagged(ruler.vocab, rows)
    WordForms(ruler, lemmatizer, max_cases=2)([few])
    WordForms(ruler, lemmatizer)([many])
    assert told(few) == told(many)
    assert [t.pos_ for t in few][:3] == ["PRON", "", "NOUN"]


@pytest.mark.model
@pytest.mark.parametrize(
    "rows",
    [
        [("They", "PRP", "nsubj"), ("ai", "VBP", "aux"), ("n't", "RB", "neg"), ("in", "IN", "x")],
        [("We", "PRP", "nsubj"), ("gon", "VBG", "aux"), ("na", "TO", "aux"), ("go", "VB", "x")],
        [("Let", "VB", "ROOT"), ("'s", "PRP", "nsubj"), ("go", "VB", "ccomp")],
        [("Let", "VB", "ROOT"), ("Ana", "NNP", "nsubj"), ("'s", "POS", "case")],
        [("Y'", "PRP", "nsubj"), ("all", "DT", "appos"), ("wait", "VBP", "ROOT")],
        [("There", "EX", "expl"), ("is", "VBZ", "ROOT"), ("one", "CD", "attr")],
        [("It", "PRP", "nsubj"), ("is", "VBZ", "ROOT"), ("one", "CD", "attr")],
        [("\n\n", "_SP", ""), ("That", "DT", "nsubj"), ("\n", "NN", "dep"), ("'s", "VBZ", "ROOT")],
        [("had", "VBD", "ROOT"), ("had", "VBN", "aux"), ("that", "DT", "det"), ("all", "DT", "x")],
    ],
)
def test_every_pattern_of_two_words_is_kept(rows: list[Row]) -> None:
    components: dict[str, Any] = dict(load().pipeline)
    ruler, lemmatizer = components["attribute_ruler"], components["lemmatizer"]
    expected, got = tagged(load().vocab, rows), tagged(load().vocab, rows)
    WordForms(ruler, lemmatizer)([got])
    assert told(got) == told(lemmatizer(ruler(expected)))
