"""Claims: their spans, chains, modes, terms and identifiers, on invented articles."""

from __future__ import annotations

import pytest
from attribution_samples import claims_with, document_with, told
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.claims.extract import extract
from retold.types import BlockKind, Mode, Quantity, Span

pytestmark = pytest.mark.model


def test_a_sentence_without_attribution_is_one_claim_of_the_outlet() -> None:
    (claim,) = claims_with("The bridge in Norwick has been closed since Monday.")
    assert claim.text == "The bridge in Norwick has been closed since Monday."
    assert claim.span == claim.sentence
    assert claim.mode is Mode.NONE
    assert claim.attribution == ()


def test_a_content_leaves_source_cue_and_conjunction_out() -> None:
    (claim,) = claims_with("The mayor of Norwick said that the bridge was unsafe.")
    assert claim.text == "the bridge was unsafe"
    assert claim.mode is Mode.INDIRECT
    (link,) = claim.attribution
    assert (link.source, link.cue) == ("The mayor of Norwick", "said")


def test_a_content_round_an_inserted_cue_runs_from_its_first_to_its_last_piece() -> None:
    (claim,) = claims_with("The bridge, the mayor said, was unsafe.")
    assert claim.text == "The bridge, the mayor said, was unsafe"
    assert [term.lemma for term in claim.terms] == ["bridge", "unsafe"]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Police raided the port on Monday, and the mayor said six people were held.",
            [("Police raided the port on Monday",), ("six people were held", "the mayor")],
        ),
        (
            "In 2031 the dam failed, the minister told reporters, and twelve villages were lost.",
            [("In 2031 the dam failed", "the minister"), ("twelve villages were lost",)],
        ),
        (
            "The mayor resigned on Monday, saying that the bridge was unsafe.",
            [("The mayor resigned on Monday",), ("the bridge was unsafe", "The mayor")],
        ),
        (
            "Farmers were already selling their cattle, with one telling neighbours that the wells "
            "were dry.",
            [("Farmers were already selling their cattle",), ("the wells were dry", "one")],
        ),
    ],
)
def test_the_outlets_own_clauses_are_claims_of_their_own(
    text: str, claims: list[tuple[str, ...]]
) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "She said the minister believes that the dam will hold.",
            ("the dam will hold", "She", "the minister"),
        ),
        (
            "The paper cited the minister as telling an agency that the dam had failed.",
            ("the dam had failed", "The paper", "the minister"),
        ),
        (
            "The minister told Reuters that the dam had failed.",
            ("the dam had failed", "Reuters", "The minister"),
        ),
        (
            "The minister told parliament that the dam had failed.",
            ("the dam had failed", "The minister"),
        ),
        (
            "“The rebels say that they hold the town,” the minister said.",
            ("they hold the town", "the minister", "The rebels"),
        ),
    ],
)
def test_chains_run_from_the_outermost_source_to_the_innermost(
    text: str, chain: tuple[str, ...]
) -> None:
    assert told(text) == [chain]


def test_a_saying_that_was_only_supposed_credits_nobody() -> None:
    text = "The mayor did not say that the minister knew that the dam would fail."
    assert told(text) == [(text,)]


def test_every_sentence_of_a_quotation_is_a_direct_claim_of_its_speaker() -> None:
    claims = claims_with(
        "Holt said: “The bridge is unsafe. Nobody will cross.", "“The river has risen.” It rained."
    )
    assert [(c.text, c.mode, len(c.attribution)) for c in claims] == [
        ("The bridge is unsafe.", Mode.DIRECT, 1),
        ("Nobody will cross.", Mode.DIRECT, 1),
        ("The river has risen.", Mode.DIRECT, 1),
        ("It rained.", Mode.NONE, 0),
    ]
    assert {c.attribution[0].source for c in claims[:3]} == {"Holt"}
    assert len({c.attribution[0].span for c in claims[:3]}) == 1


def test_a_quoted_fragment_makes_a_content_mixed() -> None:
    (claim,) = claims_with("The mayor said the bridge was “not safe for any lorry” on Monday.")
    assert claim.mode is Mode.MIXED
    article = document_with(
        "The mayor said the bridge was “not safe for any lorry” on Monday."
    ).article
    assert [span.of(article.text) for span in claim.quotations] == ["not safe for any lorry"]


def test_a_headline_is_a_claim_of_its_source() -> None:
    assert told("Dam fails in the north, says ministry", kind=BlockKind.TITLE) == [
        ("Dam fails in the north", "ministry")
    ]


def test_a_paragraph_that_only_announces_a_quotation_claims_nothing() -> None:
    assert told("Holt said:", "“The bridge is unsafe.”") == [("The bridge is unsafe.", "Holt")]


def test_terms_keep_content_words_with_their_roles() -> None:
    (claim,) = claims_with("The storm has sunk three ferries near the port.")
    terms = {term.lemma: (term.pos, term.role, term.head) for term in claim.terms}
    assert set(terms) == {"storm", "sink", "three", "ferry", "port"}
    assert terms["ferry"] == ("NOUN", "dobj", "sink")
    assert terms["three"] == ("NUM", "nummod", "ferry")


def test_figures_belong_to_the_claim_that_states_them() -> None:
    document = document_with("Twelve boats sank on Monday, and the mayor said 40 people were held.")
    text = document.article.text

    def figure(words: str, value: float) -> Quantity:
        start = text.index(words)
        span = Span(start, start + len(words))
        return Quantity(span, value, value, True, True, False, "count", None, None)

    annotated = type(document)(
        document.article,
        document.sentences,
        document.quotations,
        (figure("Twelve", 12), figure("40", 40)),
        (),
    )
    first, second = extract(annotated)
    assert [q.low for q in first.quantities] == [12]
    assert [q.low for q in second.quantities] == [40]


def test_identifiers_hang_on_article_and_span_alone() -> None:
    words = "The mayor said the bridge was unsafe. It was closed."
    first, again = claims_with(words), extract(document_with(words))
    assert [c.id for c in first] == [c.id for c in again]
    assert len({c.id for c in first}) == len(first) == 2
    assert all(len(c.id) == 16 and int(c.id, 16) >= 0 for c in first)


_PHRASES = st.sampled_from(
    [
        "The mayor said that the bridge was unsafe.",
        "“It is late,” said Holt.",
        "“It is late.",
        "It rained,",
        "according to the coast guard.",
        "He said: ‘go’",
        "\n\n",
        "”",
        "Reports emerged that 40 whales died.",
        "and the union, which says it lost, fears the worst",
        "— she told Reuters —",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PHRASES, min_size=1, max_size=8))
def test_every_span_gives_its_words_back(phrases: list[str]) -> None:
    paragraphs = [p.strip() for p in " ".join(phrases).split("\n\n") if p.strip()]
    if not paragraphs:
        return
    document = document_with(*paragraphs)
    text = document.article.text
    claims = extract(document)
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        assert text[claim.span.start : claim.span.end] == claim.text
        assert claim.text == claim.text.strip() != ""
        assert claim.sentence.contains(claim.span)
        assert all(claim.span.contains(term.span) for term in claim.terms)
        assert all(claim.span.contains(span) for span in claim.quotations)
        for link in claim.attribution:
            assert text[link.span.start : link.span.end] == link.source
            assert text[link.cue_span.start : link.cue_span.end] == link.cue


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Estimates for the crowd ranged from 40 to 60.", "estimate"),
        ("The forecast said 40 houses were lost.", "report"),
        ("The mayor said 40 houses were lost.", "report"),
    ],
)
def test_a_source_that_estimates_makes_its_claim_an_estimate(sentence: str, kind: str) -> None:
    assert [claim.kind for claim in claims_with(sentence)] == [kind]
