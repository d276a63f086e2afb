"""Attributions: source, cue and content of invented sentences, and what is no attribution."""

from __future__ import annotations

import pytest
from attribution_samples import document_with

from retold.claims.attributions import find
from retold.types import BlockKind

pytestmark = pytest.mark.model


def links(*paragraphs: str, kind: BlockKind = BlockKind.BODY) -> list[tuple[str, str, str]]:
    document = document_with(*paragraphs, kind=kind)
    text = document.article.text
    return [
        (
            link.source.of(text) if link.source else "",
            link.cue.of(text),
            " | ".join(piece.of(text) for piece in link.content),
        )
        for link in find(document)
        if link.firm
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The mayor of Norwick said the bridge was unsafe.",
            "The mayor of Norwick",
            "said",
            "the bridge was unsafe",
        ),
        (
            "The bridge was unsafe, the mayor of Norwick said.",
            "the mayor of Norwick",
            "said",
            "The bridge was unsafe",
        ),
        (
            "The bridge, the mayor said, was unsafe.",
            "the mayor",
            "said",
            "The bridge | was unsafe",
        ),
        (
            "“The bridge is unsafe,” said Jane Holt, the mayor of Norwick.",
            "Jane Holt, the mayor of Norwick",
            "said",
            "“The bridge is unsafe,”",
        ),
        (
            "According to the coast guard, twelve sailors are missing.",
            "the coast guard",
            "According to",
            "twelve sailors are missing",
        ),
        (
            "Twelve sailors are missing, according to the coast guard.",
            "the coast guard",
            "according to",
            "Twelve sailors are missing",
        ),
        (
            "In the words of the harbour master, “the tide took everything”.",
            "the harbour master",
            "In the words of",
            "“the tide took everything”",
        ),
        (
            "The coast guard's claim that twelve sailors were missing was withdrawn.",
            "The coast guard",
            "claim",
            "that twelve sailors were missing",
        ),
        (
            "A statement by the coast guard that twelve sailors were missing was withdrawn.",
            "the coast guard",
            "statement",
            "that twelve sailors were missing",
        ),
        (
            "Reports have emerged that the pilot was asleep.",
            "Reports",
            "have emerged",
            "that the pilot was asleep",
        ),
        (
            "There were reports of looting in the port.",
            "reports",
            "There were",
            "looting in the port",
        ),
        (
            "Estimates of the dead ranged from 40 to 60.",
            "Estimates",
            "ranged",
            "of the dead | from 40 to 60",
        ),
        (
            "He was told by the coast guard that twelve sailors were missing.",
            "the coast guard",
            "was told",
            "that twelve sailors were missing",
        ),
        ("The ministry confirmed 12 deaths.", "The ministry", "confirmed", "12 deaths"),
        ("The union vowed to strike until June.", "The union", "vowed", "to strike until June"),
        (
            "The miners fear the shaft may flood.",
            "The miners",
            "fear",
            "the shaft may flood",
        ),
    ],
)
def test_source_cue_and_content(text: str, source: str, cue: str, content: str) -> None:
    assert links(text) == [(source, cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The law says little about drones.",
        "Needless to say, the plan failed.",
        "Say what you like, the plan failed.",
        "The island is said to be haunted.",
        "It is said that the island is haunted.",
        "It was announced that the port would close.",
        "Did the minister say that the dam had failed?",
        "The minister did not say that the dam had failed.",
        "The minister would say that the dam had failed.",
        "If the minister says that the dam failed, markets will fall.",
        "Nobody said the bridge was unsafe.",
        "We think the plan is bad.",
        "The mayor said nothing.",
        "He asked whether the bridge was safe.",
        "The minister criticised the plan.",
        "The reports were read in the port.",
        "The estimates of the harbour board are old.",
        "The goats ranged from hill to hill.",
        "There were ships in the port.",
        "In other words, the plan failed.",
        "In the week since the mayor announced the plan there have been queues at the bank.",
    ],
)
def test_what_credits_nobody(text: str) -> None:
    assert links(text) == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Minister: no deal before spring", "Minister", "no deal before spring"),
        ("Flood kills six: state TV", "state TV", "Flood kills six"),
        ("Dam fails in the north, says ministry", "ministry", "Dam fails in the north"),
        ("Dam is safe, minister says", "minister", "Dam is safe"),
    ],
)
def test_headlines(text: str, source: str, content: str) -> None:
    ((found, _, told),) = links(text, kind=BlockKind.TITLE)
    assert (found, told) == (source, content)


def test_a_second_voice_is_not_put_into_the_first_ones_mouth() -> None:
    found = links(
        "The navy announced a two-day halt of fishing to let the herring return to Norwick but "
        "the fishing union's chief official said it would not be enough."
    )
    assert any("enough" in content for _, _, content in found)
    assert all("navy" not in source for source, _, content in found if "enough" in content)


def test_a_participle_keeps_to_the_nearer_speaker() -> None:
    found = links("Shelling hit the school, the mayor said, adding that two teachers were hurt.")
    assert ("the mayor", "adding", "that two teachers were hurt") in found
    assert all(source == "the mayor" for source, _, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "NORWICK, Westland — Pledged to open the port, the cranes stood idle.",
        "The war has claimed the lives of 470 miners.",
        "The board showed a film of what it says are otters.",
        "The man, who the police said was a spy, fled.",
    ],
)
def test_towns_wars_and_fragments_tell_no_proposition(text: str) -> None:
    assert links(text) == []


def test_a_speaker_whose_comma_is_missing() -> None:
    found = links("“These talks are hard but the day will come” Holt said.")
    assert found == [("Holt", "said", "“These talks are hard but the day will come”")]


def test_a_quoted_name_before_its_noun_is_no_speech() -> None:
    text = "“Save Our Old Stone Harbour” protesters said that the plan was dead."
    assert [content for _, _, content in links(text)] == ["that the plan was dead"]


@pytest.mark.parametrize(
    "text",
    ["Norwick: what happens next", "Bridge closed: ‘no way across’", "Harbour plan: who pays?"],
)
def test_a_topic_before_a_colon_is_no_speaker(text: str) -> None:
    assert links(text, kind=BlockKind.TITLE) == []


def test_a_colon_in_body_text_is_no_headline() -> None:
    assert links("The minister brought one thing: the plan had failed.") == []


def test_a_cue_takes_the_whole_quotation_over_several_sentences() -> None:
    (link,) = links("Holt said: “The bridge is unsafe. We will close it. Nobody will cross.”")
    assert link == ("Holt", "said", "“The bridge is unsafe. We will close it. Nobody will cross.”")


def test_a_quoted_sentence_right_after_an_attributed_one_has_the_same_speaker() -> None:
    (link,) = links("“The bridge is unsafe,” Holt said. “We will close it on Monday.”")
    assert link == (
        "Holt",
        "said",
        "“The bridge is unsafe,” | “We will close it on Monday.”",
    )


def test_a_quotation_after_another_sentence_stays_unattributed() -> None:
    found = links(
        "“The bridge is unsafe,” Holt said. The river rose. “We all had to run for our lives.”"
    )
    assert [content for _, _, content in found] == ["“The bridge is unsafe,”"]


def test_a_speaker_goes_on_in_the_next_paragraph() -> None:
    found = links("Holt said: “The bridge is unsafe.", "“We will close it on Monday.”")
    assert found == [
        ("Holt", "said", "“The bridge is unsafe. | “We will close it on Monday.”"),
    ]


def test_a_closed_quotation_in_the_next_paragraph_is_not_carried() -> None:
    found = links("“The bridge is unsafe,” Holt said.", "“We all had to run for our lives.”")
    assert [content for _, _, content in found] == ["“The bridge is unsafe,”"]


def test_a_colon_announces_the_quotation_of_the_next_paragraph() -> None:
    assert links("Holt said:", "“The bridge is unsafe.”") == [
        ("Holt", "said", "“The bridge is unsafe.”")
    ]


def test_words_inside_a_quotation_are_no_cue_of_the_outlet() -> None:
    found = links("“I think the dam will hold,” the engineer said.")
    assert found == [("the engineer", "said", "“I think the dam will hold,”")]


def test_what_a_quoted_speaker_passes_on_is_marked_as_spoken() -> None:
    document = document_with("“The rebels say that they hold the town,” the minister said.")
    text = document.article.text
    spoken = {link.source.of(text): link.spoken for link in find(document) if link.source}
    assert spoken == {"The rebels": True, "the minister": False}


def test_a_speakers_own_turn_of_speech_is_not_passed_on() -> None:
    document = document_with("“We say that the dam will hold,” the engineer said.")
    assert [link.spoken for link in find(document)] == [False]


def test_whoever_was_told_is_kept() -> None:
    (link,) = find(document_with("The minister told Reuters that the dam had failed."))
    assert link.told is not None
    assert link.told.text == "Reuters"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Estimates ranged from 10 to 20.", "Estimates", "from 10 to 20"),
        ("Estimates run from 10 to 20 sheep.", "Estimates", "from 10 to 20 sheep"),
    ],
)
def test_estimates_that_range_between_two_ends_are_a_source(
    text: str, source: str, content: str
) -> None:
    assert [(who, what) for who, _, what in links(text)] == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The report runs to nine pages.",
        "Reports ran to forty pages.",
        "The study runs to three volumes.",
        "The road runs from Orlow to Brannow.",
    ],
)
def test_the_length_of_a_document_is_told_by_nobody(text: str) -> None:
    assert links(text) == []
