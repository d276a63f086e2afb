"""The engine gives what spaCy's own pass gives, and leaves the pipeline as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from retold.annotate.engine import Engine, engine
from retold.annotate.nlp import load
from retold.config import Config
from retold.read.inputs import read_inputs
from retold.types import Article

pytestmark = pytest.mark.model

ROOT = Path(__file__).parents[2]
NEWS = ROOT.parent / "shared" / "gold" / "mh17"
TEXTS = [
    "The ferry Ana Ruiz left Lethmar on Tuesday with about 40 passengers, the port said.",
    "“We ain't gonna wait,” said Jonas Weil of Orrim Rescue. “Let's go. Y'all gotta come.”",
    "There's a leak; there were two last year.\n\nIt is what he wanted, that one he didn't have.",
    "Mr Weil's boat, the Sea Otter, cost €2.5 million in March 2019, 12 per cent over the plan.",
    "",
    "   ",
    "\n\n\nNO HEADLINE HERE\n\n",
    "Gov. Ines Takhar (Northern Union) told Radio Varrick she'd resign, but later said she hadn't.",
    "Émile Öz and the 東京 office 🙂 met in New Varrick, Upper Tarrow and the Gulf of Lethmar.",
]
WORDS = (
    "ain't gonna gotta let's y'all there's is was I you it have had do said Ana Ruiz Orrim Tarrow"
    " Tuesday 40 2.5 million per cent that which who but of , . “ ” \n\n - ' n't 's na ta all"
).split(" ")


def told(doc: Doc) -> list[tuple[Any, ...]]:
    return [
        (
            token.text,
            token.tag_,
            token.pos_,
            str(token.morph),
            token.lemma_,
            token.dep_,
            token.head.i,
            token.is_sent_start,
            token.ent_iob_,
            token.ent_type_,
        )
        for token in doc
    ]


def ours(texts: list[str], *, using: Engine | None = None) -> list[list[tuple[Any, ...]]]:
    docs = [load().make_doc(text) for text in texts]
    (using or engine(load()))(docs)
    return [told(doc) for doc in docs]


def theirs(texts: list[str]) -> list[list[tuple[Any, ...]]]:
    return [told(doc) for doc in load().pipe(texts)]


def test_the_outcome_is_that_of_the_pipeline_itself() -> None:
    assert ours(TEXTS) == theirs(TEXTS)


def test_what_the_outcome_holds_is_no_empty_agreement() -> None:
    told = [row for text in ours(TEXTS) for row in text]
    labels = {row[-1] for row in told}
    assert {"PERSON", "DATE", "CARDINAL", ""} <= labels
    assert {row[-2] for row in told} == {"B", "I", "O"}
    assert {"be", "go", "let"} <= {row[4] for row in told}


def test_a_second_reading_from_the_tables_is_the_same() -> None:
    fresh = Engine(load())
    assert ours(TEXTS, using=fresh) == ours(TEXTS, using=fresh)


def test_each_text_is_read_as_if_alone() -> None:
    assert ours(TEXTS) == [text for one in TEXTS for text in ours([one])]


def test_sentence_starts_that_are_set_beforehand_are_kept() -> None:
    docs = [load().make_doc("Ana Ruiz left Orrim Rescue on Tuesday") for _ in range(2)]
    for doc in docs:
        doc[1].is_sent_start = True
        doc[2].is_sent_start = False
    engine(load())(docs[:1])
    assert docs[0][1].is_sent_start
    assert docs[0][0].ent_iob_ != "B" or docs[0][1].ent_iob_ != "I"
    expected = docs[1]
    for _, component in load().pipeline:
        expected = component(expected)
    assert told(docs[0]) == told(expected)


def test_the_pipeline_itself_is_not_changed() -> None:
    before = theirs(TEXTS)
    ours(TEXTS, using=Engine(load()))
    assert load().pipe_names == [name for name, _ in load().pipeline]
    assert theirs(TEXTS) == before


def test_an_engine_is_made_once_for_a_pipeline() -> None:
    assert engine(load()) is engine(load())


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=25), max_size=4))
def test_any_run_of_words_gives_what_the_pipeline_gives(texts: list[list[str]]) -> None:
    joined = [" ".join(words) for words in texts]
    assert ours(joined) == theirs(joined)


@pytest.mark.shared
@pytest.mark.skipif(not NEWS.exists(), reason="the public news is not in ../shared/gold/mh17")
def test_real_articles_give_what_the_pipeline_gives() -> None:
    items = list(read_inputs([str(NEWS)], config=Config()))
    texts = [item.text for item in items if isinstance(item, Article)][5::14]
    assert len(texts) >= 5
    assert ours(texts) == theirs(texts)
