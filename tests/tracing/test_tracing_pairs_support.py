"""How far a telling is borne out by its origin, on invented texts built by hand and parsed."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.annotate.nlp import load
from retold.tracing.pairs.decomposition import Origin, surprises
from retold.tracing.pairs.support import signs_of, support_of, weights
from retold.tracing.pairs.words import Text, Word, text_of

KINDS = {"the": "DET", "a": "DET", "in": "ADP", ".": "PUNCT", "was": "AUX", "he": "PRON"}
ORIGIN = (
    "the Tarn bridge closed in May . engineers found 14 cracks in a pillar . "
    "the mayor praised the engineers . a ferry carried 300 passengers ."
)


def text(written: str) -> Text:
    """Build sentences by hand: capitals are names, digits numbers, the rest nouns."""
    sentences: list[list[Word]] = [[]]
    for part in written.split():
        pos = KINDS.get(part.lower()) or (
            "NUM" if part[0].isdigit() else "PROPN" if part[0].isupper() else "NOUN"
        )
        sentences[-1].append(Word(part, part.lower(), part.lower(), pos))
        if part == ".":
            sentences.append([])
    return tuple(tuple(sentence) for sentence in sentences if sentence)


def content(written: str, origin: str = ORIGIN) -> float:
    return signs_of(text(written), Origin(text(origin))).content


def test_words_taken_in_order_surprise_least() -> None:
    taken = content("the Tarn bridge closed in May .")
    assert taken < content("the Tarn engineers closed in May .")
    assert taken < content("the Tarn bridge closed in June .")
    assert taken < content("the mayor bridge ferry in pillar .")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("engineers found 14 cracks in a pillar .", "engineers found 300 cracks in a pillar ."),
        ("engineers found 14 cracks in a pillar .", "engineers found 15 cracks in a pillar ."),
        ("the mayor praised the engineers .", "the ferry praised the engineers ."),
        ("a ferry carried 300 passengers .", "a Norwegian carried 300 passengers ."),
        ("the bridge closed in May .", "the bridge sang in May ."),
    ],
)
def test_what_the_origin_says_surprises_less(right: str, wrong: str) -> None:
    assert content(right) < content(wrong)


def test_a_name_or_number_is_never_near_another() -> None:
    origin = Origin(text("in London 14 ministers met ."))
    assert origin.places(Word("Paris", "paris", "paris", "PROPN")) == {}
    assert origin.places(Word("15", "15", "15", "NUM")) == {}
    assert list(origin.places(Word("14", "14", "14", "NUM"))) == [2]


def test_a_near_word_is_taken_but_a_far_one_not() -> None:
    origin = Origin(text("the doctor left ."))
    near = Word("physician", "physician", "physician", "NOUN")
    far = Word("pipeline", "pipeline", "pipeline", "NOUN")
    assert 0 < origin.places(near)[1] < 1
    assert origin.places(far) == {}


def test_marks_count_for_nothing() -> None:
    told = list(surprises(text("the bridge . ")[0], Origin(text(ORIGIN))))
    assert [one.word.lower for one in told] == ["the", "bridge"]


def test_pronouns_and_repeated_words_are_counted() -> None:
    origin = Origin(text(ORIGIN))
    assert signs_of(text("he closed the bridge ."), origin).pronouns == 1
    assert signs_of(text("the mayor praised the mayor ."), origin).repeated == 1
    plain = signs_of(text("the mayor praised the engineers ."), origin)
    assert (plain.pronouns, plain.repeated) == (0, 0)


def test_names_met_late_or_never_count_and_others_not() -> None:
    origin = Origin(text("Tarn closed . the mayor praised engineers of Lund ."))
    head, end, never, no_name = (
        signs_of(text(told), origin).late for told in ("Tarn .", "Lund .", "Oslo .", "mayor .")
    )
    assert head == no_name == 0.0
    assert head < end < never


def test_empty_tellings_and_origins_have_a_support() -> None:
    assert support_of((), Origin(())).score == 0.0
    assert math.isfinite(support_of(text("the bridge closed ."), Origin(())).score)
    assert math.isfinite(support_of((), Origin(text(ORIGIN))).score)


@given(st.lists(st.sampled_from("the Tarn bridge 14 cracks . mayor he unheard".split())))
def test_every_surprise_is_finite_and_not_negative(words: list[str]) -> None:
    origin = Origin(text(ORIGIN))
    for sentence in text(" ".join(words)):
        for one in surprises(sentence, origin):
            assert 0.0 <= one.nats < math.inf


def test_no_sign_speaks_for_a_telling() -> None:
    assert (weights() >= 0).all()


@pytest.mark.model
def test_parsed_texts_are_held_against_each_other() -> None:
    read = load()
    origin = Origin(
        text_of(
            read(
                "The harbour master of Lund, Ada Holm, closed the port on Friday after a tanker "
                "lost 40 tonnes of oil. She thanked the volunteers who had cleaned the beach. The "
                "owner of the tanker, Norda Lines, refused to comment."
            )
        )
    )

    def score(told: str) -> float:
        return support_of(text_of(read(told)), origin).score

    true = score("Ada Holm closed the port after a tanker lost 40 tonnes of oil.")
    assert true > score("Ada Holm closed the port after a tanker lost 90 tonnes of oil.")
    assert true > score("Norda Lines closed the port after a tanker lost 40 tonnes of oil.")
    assert true > score("Ada Holm opened the port after a tanker lost 40 tonnes of oil.")
    assert true > score("She closed the port after a tanker lost 40 tonnes of oil.")
    altered = support_of(text_of(read("Peter Quist closed the port.")), origin)
    assert altered.unexpected[0][0] in {"Peter", "Quist"}
