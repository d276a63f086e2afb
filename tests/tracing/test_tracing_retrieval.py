"""Looking a statement up among claims: its words, and the ranking of what a search found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.tracing.retrieval.ranking import Candidate, ranked
from retold.tracing.retrieval.terms import content_words, folded, sought, spoken, terms_of

BRIDGE = "The Tarn bridge was closed after cracks were found in a pillar."
FERRY = "The Tarn ferry carried 300 passengers on Sunday."
SCHOOL = "A school in Ostmark received new windows."


def keys(statement: str, *texts: str) -> list[str]:
    return [one.key for one in ranked(statement, [Candidate(t, t, 1.0) for t in texts])]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Bridge shut https://news.example/a?b=1 today", "Bridge shut   today"),
        ("pic.twitter.com/aB3 Bridge shut", "  Bridge shut"),
        ("#TarnBridge is shut", " Tarn Bridge  is shut"),
        ("@tarn_port says", " tarn port  says"),
        ("#Vote2031 now", " Vote 2031  now"),
        ("Shut. — Ada Holm (@adaholm) May 4, 2031", "Shut."),
        ("Shut – the whole bridge (again)", "Shut – the whole bridge (again)"),
        ("The bridge — all of it — is shut", "The bridge — all of it — is shut"),
    ],
)
def test_a_message_is_read_for_what_it_says(written: str, said: str) -> None:
    assert spoken(written) == said


def test_a_signature_is_sought_but_not_said() -> None:
    message = "The bridge is shut. — Ada Holm (@adaholm) May 4, 2031"
    assert "holm" in sought(message, most=40)
    assert "holm" not in list(content_words(spoken(message)))


def test_the_most_telling_words_are_sought_first() -> None:
    words = sought("The president said that the Tarnovian bridge is closed", most=2)
    assert words[0] == "tarnovian"
    assert len(words) == 2
    assert sought("is it so?", most=5) == []


@pytest.mark.parametrize(
    ("word", "other", "same"),
    [
        ("bridges", "bridge", True),
        ("closed", "closing", True),
        ("cities", "city", True),
        ("crisis", "crises", False),
        ("ship", "sheep", False),
        ("minister's", "ministers", True),
    ],
)
def test_words_are_counted_under_a_folded_form(word: str, other: str, same: bool) -> None:
    assert (folded(word) == folded(other)) is same


def test_a_word_counts_once_and_empty_words_not_at_all() -> None:
    terms = terms_of("The bridge, the bridges and the BRIDGE are old")
    assert terms.words == ("bridge", "old")
    assert len(terms.weights) == len(terms.vectors) == 2


def test_the_claim_that_says_it_comes_first() -> None:
    assert keys("Cracks in the pillar: Tarn bridge is closed", SCHOOL, FERRY, BRIDGE)[0] == BRIDGE


def test_near_words_and_run_together_names_count() -> None:
    doctor = "A doctor in Lund gave up smoking."
    assert keys("That physician quit tobacco", SCHOOL, doctor)[0] == doctor
    assert keys("#tarnferry on sunday", BRIDGE, FERRY)[0] == FERRY


def test_the_search_has_its_say() -> None:
    twins = [Candidate("low", BRIDGE, 1.0), Candidate("high", BRIDGE, 2.0)]
    found = ranked("The Tarn bridge was closed", twins)
    assert [one.key for one in found] == ["high", "low"]
    assert found[0].relevance == 1.0
    assert found[1].relevance == 0.5


def test_of_equals_the_first_stays_first() -> None:
    twins = [Candidate(key, BRIDGE, 3.0) for key in "abc"]
    assert [one.key for one in ranked("The bridge", twins)] == ["a", "b", "c"]


def test_a_ranking_explains_itself() -> None:
    found = ranked(BRIDGE, [Candidate("same", BRIDGE, 4.0), Candidate("other", SCHOOL, 1.0)])
    assert found[0].score == pytest.approx(1.0)
    assert found[0].shared == ("tarn", "bridge", "closed", "cracks", "found", "pillar")
    assert found[1].shared == ()
    assert found[1].score < 0.5


@pytest.mark.parametrize("statement", ["", "?!", "is it so", "https://news.example/x"])
def test_a_statement_without_content_ranks_nothing(statement: str) -> None:
    assert ranked(statement, [Candidate("a", BRIDGE, 1.0)]) == []


def test_nothing_found_and_nothing_relevant_rank_nothing() -> None:
    assert ranked("The bridge", []) == []
    assert ranked("The bridge", [Candidate("a", BRIDGE, 0.0)]) == []


@given(st.text(max_size=60), st.lists(st.text(max_size=40), max_size=4))
def test_any_text_is_ranked_within_bounds(statement: str, texts: list[str]) -> None:
    listed = [Candidate(str(at), text, 1.0 + at) for at, text in enumerate(texts)]
    for one in ranked(statement, listed):
        assert 0.0 <= one.score <= 1.0 + 1e-6
        assert all(0.0 <= part <= 1.0 + 1e-6 for part in (one.covered, one.covers, one.letters))
