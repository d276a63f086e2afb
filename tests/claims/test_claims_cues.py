"""Cues: what a verb may govern, and whether the source is said to have spoken at all."""

from __future__ import annotations

import pytest
from attribution_samples import document_with
from spacy.tokens import Token

from retold.claims import cues
from retold.claims.cues import Licence

pytestmark = pytest.mark.model


def word(text: str, form: str) -> Token:
    return next(t for s in document_with(text).sentences for t in s.tokens if t.lower_ == form)


@pytest.mark.parametrize(
    ("text", "form", "licence"),
    [
        ("The mayor said the bridge was safe.", "said", Licence.SPEECH),
        ("The mayor believes the bridge is safe.", "believes", Licence.THOUGHT),
        ("The survey shows that the bridge is safe.", "shows", Licence.EVIDENCE),
        ("The union vowed to strike.", "vowed", Licence.COMMITMENT),
        ("The mayor praised the crew.", "praised", Licence.STANCE),
        ("She spoke about the bridge.", "spoke", Licence.STANCE),
    ],
)
def test_a_cue_verb_is_licensed(text: str, form: str, licence: Licence) -> None:
    assert licence in cues.licences(word(text, form))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The mayor opened the bridge.", "opened"),
        ("The report was long.", "report"),
        ("She spoke softly.", "spoke"),
        ("The claim was long.", "claim"),
    ],
)
def test_other_words_are_not_licensed(text: str, form: str) -> None:
    assert cues.licences(word(text, form)) == frozenset()


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The mayor said the bridge was safe.", "said"),
        ("The mayor has said the bridge was safe.", "said"),
        ("The mayor did say that the bridge was safe.", "say"),
        ("The ministry denied that the dam had failed.", "denied"),
    ],
)
def test_a_plain_saying_is_asserted(text: str, form: str) -> None:
    assert cues.is_asserted(word(text, form))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The mayor did not say that the bridge was safe.", "say"),
        ("The mayor never said that the bridge was safe.", "said"),
        ("The mayor would say that the bridge was safe.", "say"),
        ("If the mayor says that the bridge is safe, we cross.", "says"),
        ("Did the mayor say that the bridge was safe?", "say"),
        ("Say that the bridge is safe.", "say"),
    ],
)
def test_a_negated_supposed_or_asked_saying_is_not(text: str, form: str) -> None:
    assert not cues.is_asserted(word(text, form))


@pytest.mark.parametrize(
    ("text", "form", "cue"),
    [
        ("The mayor has also said the bridge was safe.", "said", "has also said"),
        ("The mayor pointed out that the bridge was safe.", "pointed", "pointed out"),
        ("The mayor later called for calm.", "called", "later called for"),
        ("The mayor of Norwick said it was safe.", "said", "said"),
    ],
)
def test_a_cue_takes_its_helpers_and_particle(text: str, form: str, cue: str) -> None:
    verb = word(text, form)
    start, end = cues.cue_range(verb)
    assert verb.doc[start:end].text == cue


def test_the_taggers_hop_is_hope() -> None:
    assert cues.lemma(word("The crew is hoping that the rain will stop.", "hoping")) == "hope"
