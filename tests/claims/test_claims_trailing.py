"""Sayings that no comma sets off, talk that is nobody's, sayings passed on, and labels."""

from __future__ import annotations

import pytest
from attribution_samples import claims_with, document_with, told

from retold.claims.headlines import headline_link
from retold.claims.phrases import phrasal_link
from retold.claims.trailing import trailing_link
from retold.types import SourceKind

pytestmark = pytest.mark.model


def _trailing(text: str) -> list[tuple[str, str]]:
    document = document_with(text)
    whole = document.article.text
    found = [
        trailing_link(sentence, index, token)
        for index, sentence in enumerate(document.sentences)
        for token in sentence.words
        if token.pos_ == "VERB"
    ]
    return [
        (link.source.of(whole), link.content[0].of(whole))
        for link in found
        if link is not None and link.source is not None
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "At least 12 people died in a raid on the port of Norwick local media reported Monday.",
            "local media",
            "At least 12 people died in a raid on the port of Norwick",
        ),
        (
            "Two bridges collapsed in the valley state media reported on Friday.",
            "state media",
            "Two bridges collapsed in the valley",
        ),
        (
            "Six soldiers were killed near the border state media reported as fighting went on.",
            "state media",
            "Six soldiers were killed near the border",
        ),
        (
            "Nine people died in the north of the province medical sources said.",
            "medical sources",
            "Nine people died in the north of the province",
        ),
    ],
)
def test_a_saying_closes_its_sentence_without_a_comma(text: str, source: str, content: str) -> None:
    assert _trailing(text) == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Police lost the report the mayor said was forged.",
        "Ministers doubt the numbers the agency reported on Friday.",
        "Nobody believed the story local media reported.",
        "The group denied the claims state media reported.",
        "The firm fixed the leak in the plant the regulator reported.",
        "The court will hear the words the minister said.",
        "She asked about the deaths in the camp the ministry reported.",
        "It was unclear what the government said.",
        "The mayor left the town before local media reported.",
        "Families wept in the square as state media reported.",
        "Six people were hurt in Norwick, and that was all local media reported.",
    ],
)
def test_what_a_noun_has_said_of_it_is_no_saying_of_the_sentence(text: str) -> None:
    assert _trailing(text) == []


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        (
            "Prices rose amid reports that the bank had run out of cash.",
            "the bank had run out of cash",
            "reports",
        ),
        (
            "Villagers fled among unconfirmed reports that raiders were near.",
            "raiders were near",
            "unconfirmed reports",
        ),
        (
            "The minister did not appear on Monday, triggering speculation that she had resigned.",
            "she had resigned",
            "speculation",
        ),
    ],
)
def test_talk_that_is_nobodys_is_an_unnamed_source(text: str, content: str, source: str) -> None:
    assert (content, source) in told(text)
    kinds = {link.kind for claim in claims_with(text) for link in claim.attribution}
    assert kinds == {SourceKind.ANONYMOUS}


@pytest.mark.parametrize(
    "text",
    [
        "Shares fell amid reports by the harbour board that the port would close.",
        "Shares fell amid reports from the valley that the port would close.",
        "Shares fell amid Norland reports that the port would close.",
        "Shares fell amid the report that the port would close.",
        "Among reports that reached the court was a letter.",
        "The silence did not trigger speculation that she had resigned.",
        "The letter sparked reports in the Harbour Post that the port would close.",
    ],
)
def test_talk_with_an_owner_is_not_nobodys(text: str) -> None:
    (sentence,) = document_with(text).sentences
    cues = [token for token in sentence.words if token.lower_ != "there"]
    assert [phrasal_link(sentence, 0, token) for token in cues] == [None] * len(cues)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "The agency, quoting an aide of the governor, said the dam had failed.",
            ("the dam had failed", "The agency", "an aide of the governor"),
        ),
        (
            "The Norland News Agency, citing a police source, said six people were held.",
            ("six people were held", "The Norland News Agency", "a police source"),
        ),
        (
            "The dam had failed, the Norland News Agency reported, citing a spokesman for the "
            "board.",
            ("The dam had failed", "the Norland News Agency", "a spokesman for the board"),
        ),
    ],
)
def test_whom_a_source_quotes_is_told_within_it(text: str, claim: tuple[str, ...]) -> None:
    assert told(text) == [claim]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry, citing the storm, said the port would close.",
        "The ministry, citing rising costs, said the port would close.",
        "The ministry, citing security reasons, said the port would close.",
        "The agency, quoting from a letter, said the port would close.",
        "The company closed the mine, citing an expert.",
    ],
)
def test_a_reason_cited_is_nobody_who_spoke(text: str) -> None:
    assert all(len(claim.attribution) < 2 for claim in claims_with(text))
    assert not any(
        link.cue in {"quoting", "citing"} for c in claims_with(text) for link in c.attribution
    )


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("MAYOR HOLT: The bridge is unsafe.", True),
        ("HOLT: We think the bridge is unsafe.", True),
        ("ORIGINAL STORY: The bridge is unsafe.", False),
        ("WATCH LIVE: The bridge opens at noon.", False),
        ("READ MORE: The bridge is unsafe.", False),
    ],
)
def test_a_label_in_capitals_is_no_speaker(text: str, speaks: bool) -> None:
    document = document_with(text)
    found = [headline_link(s, i) for i, s in enumerate(document.sentences)]
    assert any(link is not None for link in found) is speaks
