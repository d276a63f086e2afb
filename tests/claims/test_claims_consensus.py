"""Rules and tagger together: who decides, and what neither may do alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from attribution_samples import document_with

from retold.annotate.document import Document
from retold.annotate.sightings import Sighting
from retold.claims.attributions import find
from retold.claims.consensus import uncut, whole
from retold.claims.firmness import firmer
from retold.claims.links import Link
from retold.types import Decider, Quotation, Span

pytestmark = pytest.mark.model

SAID = "The harbour master said the ferry struck the pier."


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def links(
    text: str,
    *seen: tuple[str | None, str, str],
    score: float = 0.95,
) -> list[Link]:
    """Return the links of a text in which the tagger sees just this: source, cue, content."""
    paragraphs = text.split("\n\n")
    document = document_with(*paragraphs)
    sightings = tuple(
        Sighting(
            span(text, cue),
            span(text, source) if source else None,
            tuple(span(text, piece) for piece in content.split(" | ")),
            score,
            score,
            score,
        )
        for source, cue, content in seen
    )
    return list(find(replace(document, sightings=sightings)))


def contents(link: Link, text: str) -> str:
    return " | ".join(piece.of(text) for piece in link.content)


def test_the_rules_decide_where_the_tagger_sees_nothing() -> None:
    (link,) = links(SAID)
    assert link.decided is Decider.RULES
    assert contents(link, SAID) == "the ferry struck the pier"


def test_a_sure_tagger_has_the_edges() -> None:
    (link,) = links(SAID, ("The harbour master", "said", "the ferry struck"))
    assert link.decided is Decider.BOTH
    assert contents(link, SAID) == "the ferry struck"


def test_an_unsure_tagger_leaves_the_rules_theirs() -> None:
    (link,) = links(SAID, ("The harbour master", "said", "the ferry struck"), score=0.5)
    assert link.decided is Decider.RULES
    assert contents(link, SAID) == "the ferry struck the pier"


def test_a_content_elsewhere_is_not_taken() -> None:
    text = SAID + " The road is closed."
    (link,) = links(text, ("The harbour master", "said", "The road is closed"))
    assert contents(link, text) == "the ferry struck the pier"


def test_what_follows_in_another_sentence_must_be_quoted() -> None:
    text = SAID + " The road is closed."
    seen = ("The harbour master", "said", "the ferry struck the pier. The road is closed")
    (link,) = links(text, seen)
    assert contents(link, text) == "the ferry struck the pier."


def test_a_quotation_that_goes_on_at_once_is_of_the_same_saying() -> None:
    text = "“The bridge is unsafe,” the mayor said. “We all had to run.”"
    (link,) = links(text, ("the mayor", "said", "The bridge is unsafe | We all had to run"))
    assert contents(link, text) == "“The bridge is unsafe,” | “We all had to run.”"


def test_a_quotation_after_another_sentence_is_not() -> None:
    text = "“The bridge is unsafe,” the mayor said. Cars turned back. “We all had to run.”"
    found = links(text, ("the mayor", "said", "The bridge is unsafe | We all had to run"))
    assert [contents(link, text) for link in found] == ["“The bridge is unsafe,”"]


def test_a_clause_that_the_outlet_adds_is_not_of_the_saying() -> None:
    text = "The dam failed, the minister told reporters, and twelve villages were lost."
    (link,) = links(text, ("the minister", "told", "The dam failed | twelve villages were lost"))
    assert "villages" not in contents(link, text)


def test_the_saying_of_somebody_else_is_not_swallowed() -> None:
    text = "The ministry said the dam held, but villagers said it broke."
    found = links(text, ("The ministry", "said", "the dam held, but villagers said it broke"))
    assert {contents(link, text) for link in found} == {"the dam held", "it broke"}


def test_a_source_that_the_parse_ties_to_its_cue_stays() -> None:
    text = "As reports suggest that the dam broke, the minister said little."
    found = links(text, ("the minister", "suggest", "that the dam broke"))
    assert [link.source.of(text) for link in found if link.source and link.word == "suggest"] == [
        "reports"
    ]


def test_the_tagger_alone_adds_a_claim_where_the_parse_shows_a_clause() -> None:
    text = "The harbour master theorized aloud that the ferry struck the pier."
    rules = links(text)
    both = links(text, ("The harbour master", "theorized aloud", "that the ferry struck the pier"))
    assert [link.firm for link in both] == [True]
    assert both[0].decided in {Decider.BOTH, Decider.MODEL}
    assert len(rules) <= 1


@pytest.mark.parametrize(
    ("text", "seen", "score"),
    [
        ("The council backed the plan.", ("The council", "backed", "the plan"), 0.99),
        (
            "The harbour master grunted that it sank.",
            ("The harbour master", "grunted", "it sank"),
            0.7,
        ),
        (
            "Crowds outraged the deal fell through.",
            ("Crowds", "outraged", "the deal fell through"),
            0.99,
        ),
        ("If he grunts that it sank, sell.", ("he", "grunts", "that it sank"), 0.99),
        ("It was grunted that it sank.", (None, "grunted", "that it sank"), 0.99),
    ],
)
def test_the_tagger_alone_makes_no_firm_link_of_less(
    text: str, seen: tuple[str | None, str, str], score: float
) -> None:
    assert not [link for link in links(text, seen, score=score) if link.firm]


def test_a_piece_that_cuts_a_quotation_is_widened_to_its_marks() -> None:
    quotation = Quotation(Span(5, 25), 4, closed=True, continues=False, scare=False)
    assert whole(Span(0, 18), [quotation]) == Span(0, 26)
    assert whole(Span(5, 25), [quotation]) == Span(4, 26)
    assert whole(Span(0, 8), [quotation]) == Span(0, 8)
    assert whole(Span(0, 18), [replace(quotation, scare=True)]) == Span(0, 18)


def test_documents_of_the_samples_carry_what_the_tagger_sees() -> None:
    document: Document = document_with(SAID)
    assert [sighting.cue.of(SAID) for sighting in document.sightings] == ["said"]


def test_whoever_was_told_is_not_of_the_content() -> None:
    text = "The ministry denied to the agency that the dam broke."
    (link,) = links(text, ("The ministry", "denied", "the agency that the dam broke"))
    assert contents(link, text) == "that the dam broke"


def test_a_that_shows_the_clause_which_the_parse_hangs_on_the_listener() -> None:
    text = "Port sources confirmed to The Courier that the mayor was “dug in” on the toll."
    seen = ("Port sources", "confirmed", "that the mayor was “dug in” on the toll")
    assert [link.firm for link in links(text, seen)] == [True]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Brewer Tolvik said Monday that its experimental CO-40 filter reduced complaints and "
            "returns by a third.",
            "Brewer Tolvik",
        ),
        (
            "Tolvik said Tuesday that its experimental TK-12 seed reduced losses and costs by a "
            "third.",
            "Tolvik",
        ),
    ],
)
def test_a_sure_tagger_mends_a_clause_that_the_parse_hangs_on_its_noun(
    text: str, source: str
) -> None:
    content = text[text.index("that its") : -1]
    assert [link.firm for link in links(text)] == [False]
    assert [link.firm for link in links(text, (source, "said", content), score=0.85)] == [False]
    (link,) = links(text, (source, "said", content))
    assert link.firm
    assert link.source is not None
    assert link.source.of(text) == source


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("The mayor rejected reports that the dyke had been paid for.", "The mayor", "rejected"),
        ("The board had expressed fears that its pumps would fail.", "The board", "expressed"),
        (
            "The board had expressed fears that its pumps would fail.",
            "The board",
            "expressed fears",
        ),
        ("The board denies accusations that it sold the pumps.", "The board", "denies"),
        ("The board did not say that its pumps had failed.", "The board", "say"),
        ("If the board says that its pumps have failed, the mill closes.", "the board", "says"),
    ],
)
def test_the_that_of_a_noun_or_of_a_saying_not_made_is_not_told(
    text: str, source: str, cue: str
) -> None:
    content = text[text.index("that ") : -1].split(",", maxsplit=1)[0]
    assert not any(link.firm for link in links(text, (source, cue, content)))


@pytest.mark.parametrize(
    "text",
    [
        "The Orlow Flood Watch said crews including the harbour brigade NR captured the pumps "
        "outside the town and pushed on overnight.",
        "The watch said NR had used at least 21 boats during the week.",
        "The Veldmark Courier newspaper said on Monday that town crews aimed to wholly surround "
        "the dam.",
        "Norland says 62 river guards drowned in flood at Orlow",
    ],
)
def test_what_follows_said_is_told_in_a_text_without_commas(text: str) -> None:
    """The rules doubt some of them, the parse of which is adrift; what they see does not hang."""
    cue = "says" if " says " in text else "said"
    source, rest = text.split(f" {cue} ", maxsplit=1)
    content = rest.removeprefix("on Monday ").removesuffix(".")
    (link,) = [link for link in links(text, (source, cue, content)) if link.source is not None]
    assert link.firm
    assert contents(link, text).removeprefix("that ") == content.removeprefix("that ")


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The board said goodbye to all who left.", "The board", "said", "goodbye to all who left"),
        (
            "The board announced a plan that pleased.",
            "The board",
            "announced",
            "a plan that pleased",
        ),
        (
            "The dam which the board says is unsafe was closed.",
            "the board",
            "says",
            "is unsafe",
        ),
    ],
)
def test_what_is_no_clause_after_said_is_not_told(
    text: str, source: str, cue: str, content: str
) -> None:
    assert not any(
        link.firm and contents(link, text) == content
        for link in links(text, (source, cue, content))
    )


@pytest.mark.parametrize(
    ("text", "cut", "entire"),
    [
        ("Mayor Omar al-Harun’s aide", "Mayor Omar al", "Mayor Omar al-Harun"),
        ("the Flood Watch (OFW) said", "the Flood Watch (OFW", "the Flood Watch (OFW)"),
        ("Ana Prell (I-Orl.) said", "Ana Prell (I-Orl", "Ana Prell (I-Orl.)"),
        ("the watch (a charity of Orlow) said", "the watch", "the watch"),
        ("the board - it sat all night - said", "the board", "the board"),
        ("the watch (it has sat since Monday) said", "the watch (it", "the watch (it"),
        ("Omar al-Ka’bi said", "Omar al", "Omar al-Ka’bi"),
        ("the board said", "the board", "the board"),
    ],
)
def test_a_source_has_its_whole_last_word_and_its_closing_bracket(
    text: str, cut: str, entire: str
) -> None:
    found = uncut(text, span(text, cut))
    assert found is not None
    assert found.of(text) == entire


def test_links_have_their_sources_uncut() -> None:
    text = "Mayor Omar al-Harun said the ferry struck the pier."
    seen = ("Mayor Omar al", "said", "the ferry struck the pier")
    assert [link.source.of(text) for link in links(text, seen) if link.source] == [
        "Mayor Omar al-Harun"
    ]


def test_a_doubtful_link_whose_content_stands_in_another_sentence_stays_doubtful() -> None:
    text = "The board said nothing. That its pumps had failed was plain."
    document = document_with(text)
    head = next(word for word in document.sentences[0].words if word.text == "board")
    link = Link(
        0,
        span(text, "The board"),
        head,
        span(text, "said"),
        "say",
        (span(text, "That its pumps had failed"),),
        firm=False,
    )
    seen = Sighting(link.cue, link.source, link.content, 0.99, 0.99, 0.99)
    assert firmer(document, link, seen) == link
    assert firmer(document, replace(link, content=()), seen).firm is False
