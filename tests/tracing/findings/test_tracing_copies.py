"""What is told in another's words is the other's telling, and no second origin."""

from __future__ import annotations

import pytest
from invented import built_claim, place_of
from newsroom import NEXT_DAY, claim, one_story, piece

from retold.tracing.evidence import Scene
from retold.tracing.origins.chains import chains_of
from retold.tracing.origins.independence import count
from retold.tracing.threads import origins_of
from retold.types import Article, Claim, Copy, Span, Story

FLOOD = "The flood destroyed 140 homes in Veldmark and cut the road to Orlow for the night"
FIRE = "A fire burned down the cork warehouse in the old port of Vennick before dawn"
OWN = "Divers found the log of the wreck under the bridge in the morning"


def scene(articles: list[Article], claims: list[Claim], *copies: Copy) -> Scene:
    passages: dict[str, tuple[tuple[Span, str], ...]] = {}
    for copy in copies:
        spans = tuple((here, copy.original) for here, _ in copy.shared)
        passages[copy.copy] = (*passages.get(copy.copy, ()), *spans)
    known = {article.id: article for article in articles}
    return Scene("s", known, tuple(claims), story(*copies).whole_copies, passages)


def story(*copies: Copy) -> Story:
    return Story("s", "", (), None, None, copies)


def shared(copy: Article, original: Article, words: str, containment: float) -> Copy:
    spans = place_of(copy, words), place_of(original, words)
    return Copy(copy.id, original.id, containment, (spans,), "by hand")


def test_a_digest_is_a_copy_on_the_whole_of_what_it_owes_most_to() -> None:
    parts = [Copy("d", one, share, (), "") for one, share in (("a", 0.3), ("b", 0.25))]
    assert story(*parts).whole_copies == {"d": "a"}
    assert story(Copy("p", "a", 0.4, (), "")).whole_copies == {}


def test_the_words_of_another_are_the_other_s_and_the_rest_its_own() -> None:
    wire = piece("Flood", f"{FLOOD}.", outlet="Wirenews")
    paper = piece("Log found", f"{OWN}.", f"{FLOOD}.", published=NEXT_DAY)
    theirs, ours = claim(paper, FLOOD), claim(paper, OWN)
    told = scene([wire, paper], [theirs, ours], shared(paper, wire, FLOOD, 0.4))
    assert (told.teller(theirs), told.teller(ours)) == (wire.id, paper.id)
    assert told.originals(paper.id) == (paper.id,)


def test_half_a_claim_in_a_passage_is_the_other_s_and_less_is_not() -> None:
    wire = piece("Flood", f"{FLOOD}.")
    paper = piece("Flood", f"{FLOOD} and {OWN}.", published=NEXT_DAY)
    both = claim(paper, f"{FLOOD} and {OWN}")
    told = scene([wire, paper], [both], shared(paper, wire, FLOOD, 0.4))
    assert told.teller(both) == wire.id
    less = scene([wire, paper], [both], shared(paper, wire, "The flood destroyed 140 homes", 0.1))
    assert less.teller(both) == paper.id


def test_an_edited_sentence_of_a_whole_copy_is_copied_too() -> None:
    wire = piece("Flood", f"{FLOOD}.")
    paper = piece("Flood", f"{FLOOD}. {OWN}.", published=NEXT_DAY)
    told = scene([wire, paper], [], shared(paper, wire, FLOOD, 0.8))
    assert told.teller(claim(paper, OWN)) == wire.id


def test_a_passage_of_no_known_copy_changes_nothing() -> None:
    wire = piece("Flood", f"{FLOOD}.")
    assert scene([wire], []).teller(claim(wire, FLOOD)) == wire.id
    assert scene([wire], []).originals(wire.id) == (wire.id,)


def test_a_digest_rests_on_what_each_of_its_originals_rests_on() -> None:
    flood = piece("Flood", f"{FLOOD}, the River Board said.", outlet="Wirenews")
    fire = piece("Fire", f"{FIRE}, the Rescue League said.", outlet="Other Wire")
    words = f"{FLOOD}, the River Board said.", f"{FIRE}, the Rescue League said."
    digest = piece(None, *words, outlet="Morning Digest", published=NEXT_DAY)
    claims = [
        claim(flood, FLOOD, source="River Board"),
        claim(fire, FIRE, source="Rescue League"),
        claim(digest, FLOOD, source="River Board"),
        claim(digest, FIRE, source="Rescue League"),
    ]
    copies = shared(digest, flood, words[0], 0.5), shared(digest, fire, words[1], 0.5)
    told = scene([flood, fire, digest], claims, *copies)
    counted = count(told, story(*copies), ())
    assert told.originals(digest.id) == (flood.id, fire.id)
    assert counted.independent_origins == 2
    assert {o.source: len(o.articles) for o in counted.origins} == {
        "River Board": 2,
        "Rescue League": 2,
    }


def test_borrowed_words_rest_on_the_agency_of_the_text_they_are_from() -> None:
    wire = piece("Flood", f"{FLOOD}.", agency="Reuters", outlet="Reuters")
    paper = piece("Log found", f"{OWN}.", f"{FLOOD}.", published=NEXT_DAY)
    told = scene([wire, paper], [], shared(paper, wire, FLOOD, 0.4))
    (origin,) = origins_of(told, [claim(wire, FLOOD), claim(paper, FLOOD)], chains_of(told))
    assert (origin.source, set(origin.articles)) == ("Reuters", {wire.id, paper.id})


WIRE = (
    "The flood destroyed 140 homes in Veldmark on Tuesday night and cut the road to Orlow, where "
    "soldiers carried families over the river in boats until the morning, Reuters has learned.",
    "Water stood a metre deep in the streets around the mill, and the bridge that was opened only "
    "in the spring of last year had lost both of its railings and a part of the footpath.",
)
REPORTING = (
    "Mayor Ida Kern told this newspaper that 160 homes in Veldmark had been "
    "destroyed by the flood.",
    "She walked through the lower town with the engineers of the county for three hours on "
    "Wednesday and wrote the number of each house in a small blue book that she keeps in her coat.",
    "In the school on the hill, where four hundred people slept on the floor of the gymnasium, the "
    "teachers had made tea since five and the oldest children read to the youngest ones.",
)


@pytest.mark.model
def test_a_paper_with_a_wire_inside_its_own_report_keeps_its_own_origin() -> None:
    wire = piece("Flood destroys 140 homes in Veldmark", *WIRE, outlet="Wirenews", agency="Reuters")
    paper = piece(
        "Flood destroyed 160 homes, mayor of Veldmark says", *REPORTING, *WIRE, published=NEXT_DAY
    )
    story = one_story(wire, paper).story
    (copy,) = story.copies
    assert (copy.copy, copy.original) == (paper.id, wire.id)
    assert story.whole_copies == {}
    assert any("Kern" in origin.source for origin in story.origins)


@pytest.mark.model
def test_a_copy_adds_no_origin_and_no_telling() -> None:
    wire = piece("Flood destroys 140 homes in Veldmark", *WIRE, outlet="Wirenews", agency="Reuters")
    paper = piece("Veldmark under water", *WIRE, published=NEXT_DAY)
    reading = one_story(wire, paper)
    assert reading.story.whole_copies == {paper.id: wire.id}
    assert reading.story.independent_origins == 1
    assert reading.story.copies[0].agency == "Reuters"
    assert not [f for f in reading.findings if f.evidence[0].article == paper.id]


def test_a_claim_of_nothing_is_its_own() -> None:
    wire = piece("Flood", f"{FLOOD}.")
    nothing = built_claim(wire, Span(3, 3), key="k")
    assert scene([wire], []).teller(nothing) == wire.id
