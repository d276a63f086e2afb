"""Sayings that close a sentence behind a comma, and what only looks like one."""

from __future__ import annotations

import pytest
from attribution_samples import document_with, told

from retold.claims.closing import closes, closing_link
from retold.types import BlockKind, Span

pytestmark = pytest.mark.model


def _closing(text: str, *, kind: BlockKind = BlockKind.BODY) -> list[tuple[str, str, str]]:
    document = document_with(text, kind=kind)
    whole = document.article.text
    links = [closing_link(sentence, index) for index, sentence in enumerate(document.sentences)]
    return [
        (link.source.of(whole), link.cue.of(whole), link.content[0].of(whole))
        for link in links
        if link is not None and link.source is not None
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The storm sank 14 boats in the harbour of Norwick, the Coastal Boatmen's Union said "
            "on Monday.",
            "the Coastal Boatmen's Union",
            "said",
            "The storm sank 14 boats in the harbour of Norwick",
        ),
        (
            "New reed may have drawn the bittern back, Ada Holm of the Marsh Institute said.",
            "Ada Holm of the Marsh Institute",
            "said",
            "New reed may have drawn the bittern back",
        ),
        (
            "They are housing the families in the gym, the head of the shelter, Omar Reyes, said.",
            "the head of the shelter, Omar Reyes",
            "said",
            "They are housing the families in the gym",
        ),
        (
            "The two ports are to share a pilot, the transport minister of Westland, Ida Krol, "
            "who had chaired the talks, announced on Friday.",
            "the transport minister of Westland, Ida Krol, who had chaired the talks",
            "announced",
            "The two ports are to share a pilot",
        ),
        (
            "The firm runs nine mills and plans two more, its annual report says.",
            "its annual report",
            "says",
            "The firm runs nine mills and plans two more",
        ),
        (
            "The fall is likely due to cheap imports, the bureau notes.",
            "the bureau",
            "notes",
            "The fall is likely due to cheap imports",
        ),
        (
            "Of the 900 beds, 870 were taken, Ruth Ames, director of the hospital, told the "
            "hearing on Tuesday.",
            "Ruth Ames, director of the hospital",
            "told",
            "Of the 900 beds, 870 were taken",
        ),
        (
            "The ministry said the bridge was safe, but it sways in the wind, drivers say.",
            "drivers",
            "say",
            "it sways in the wind",
        ),
    ],
)
def test_reads_who_closes_a_sentence(text: str, source: str, cue: str, content: str) -> None:
    assert _closing(text) == [(source, cue, content)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Orchard fire out after two days, fire chief says", "fire chief", None),
        ("600 homes without power in Norwick, grid office says", "grid office", None),
        ("Harbour pilots to strike, union leader says", "union leader", None),
        ("Talks on salt mine fail, says Norwick Gazette", "Norwick Gazette", None),
        ("Bus fares to rise in May, council tells riders", "council", None),
    ],
)
def test_reads_who_closes_a_title(text: str, source: str, content: str | None) -> None:
    ((found, _, words),) = _closing(text, kind=BlockKind.TITLE)
    assert (found, words) == (source, content or text.split(",", maxsplit=1)[0])


@pytest.mark.parametrize(
    "text",
    [
        "In Norwick, the mayor said on Monday.",
        "The dam is safe, as the mayor says.",
        "The board faces a fine, a charge the ministry reported.",
        "They repaired the lock, which the board reported on Friday.",
        "The more they hear, the less they say.",
        "He left the room, and the deputy said nothing.",
        "When the siren sounded, the guard said on Monday.",
        "He prefers the old ferry, not what the captain says.",
        "The lake rose in the night, the council said that it would open the gym.",
        "Is the road closed, the mayor asked?",
        "Ruiz will run again, in the United States.",
        "They sold the mill, the barn, the press and the well they found.",
        "Its owner, who admitted the theft, a clerk who told his staff to keep quiet, left.",
        "He walked to the quay, no one said.",
    ],
)
def test_reads_no_closing_in_what_looks_like_one(text: str) -> None:
    assert _closing(text) == []


def test_a_nickname_in_marks_stays_with_its_bearer() -> None:
    text = "“We are open,” Ana “Red” Ruiz, a Norwick-based baker, said by phone."
    assert _closing(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nine villagers were wounded in the shelling of the camp the Harbour Observatory said "
            "on Monday.",
            (
                "Nine villagers were wounded in the shelling of the camp",
                "the Harbour Observatory",
            ),
        ),
        (
            "Ida Krol, who survived the fire, has told the inquest that the doors were locked.",
            ("the doors were locked", "Ida Krol, who survived the fire"),
        ),
    ],
)
def test_reads_sayings_that_the_parse_hides(text: str, expected: tuple[str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "He would not repeat the words the mayor said.",
        "She had found the letter the board said was lost.",
        "He told a lie that nobody believed.",
    ],
)
def test_reads_no_saying_in_a_relative_clause(text: str) -> None:
    assert all(len(claim) == 1 for claim in told(text))


@pytest.mark.parametrize(
    ("told_words", "source", "cue", "tail", "expected"),
    [
        ("Two huts burned near the old town", "the Harbour Board", "said", " on Friday", True),
        ("The guns never rest for a minute", "a rescue worker", "told", " the Gazette", True),
        ("The guns never rest for a minute Pavel Marek", "a rescue worker", "told", " us", False),
        ("He would not repeat the words", "the mayor", "said", "", False),
        ("These are the numbers", "the agency", "reported", " on Friday", False),
        ("Two huts burned in the night", "the Harbour Board", "said", " that it rained", False),
    ],
)
def test_words_without_a_comma_close_a_sentence(
    told_words: str, source: str, cue: str, tail: str, expected: bool
) -> None:
    text = f"{told_words} {source} {cue}{tail}."
    sentence = document_with(text).sentences[0]
    at = sentence.span.start
    first = at + len(told_words) + 1
    whole = Span(first, first + len(source))
    verb = Span(whole.end + 1, whole.end + 1 + len(cue))
    assert closes(sentence, whole, verb, [Span(at, first - 1)]) is expected
