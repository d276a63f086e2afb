"""Where a figure was counted and over which time; and what is neither of a figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from retold.annotate import nlp
from retold.annotate.quantities import find_quantities
from retold.annotate.scopes import scoped
from retold.annotate.timexes import read_times
from retold.types import Article, Block, BlockKind, Quantity, Span

pytestmark = pytest.mark.model
OPENING = "A quiet opening paragraph."
ANCHOR = date(2031, 5, 14)


def read(sentence: str) -> list[tuple[str, str | None, str | None]]:
    """Return the words of each quantity, of its place and of its period."""
    text = f"{OPENING}\n\n{sentence}"
    cuts = (Span(0, len(OPENING)), Span(len(OPENING) + 2, len(text)))
    blocks = tuple(Block(BlockKind.BODY, cut) for cut in cuts)
    article = Article(
        "a", "a.txt", None, None, None, None, None, False, "en", None, text, "", "", blocks
    )
    ((_, sentences),) = nlp.parse([article], nlp=nlp.load(), segment_chars=20_000)
    times = read_times(((s.text, s.span.start) for s in sentences), anchor=ANCHOR)
    return [
        (quantity.span.of(text), _words(quantity.place, text), _words(quantity.period, text))
        for parsed, near in zip(sentences, times, strict=True)
        for quantity in scoped(parsed, find_quantities(parsed), near)
    ]


def _words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span is not None else None


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("At least 12 goats were lost in Harrow district on Monday.", "in Harrow district"),
        ("In London, 12 buses collided on Tuesday.", "In London"),
        ("The firm sold 300 lamps in Norway.", "in Norway"),
        ("Some 40 cases were found across the Orlow valley.", "across the Orlow valley"),
        ("There were 40 fires in the north of Portugal.", "in the north of Portugal"),
        ("In 2029, 300 boats sank off Greece.", "off Greece"),
        ("Some 40 people were hurt at the port of Calais.", "at the port of Calais"),
        ("The court tried 12 dealers in Cairo.", "in Cairo"),
        ("The 40 schools that closed in Leeds will open again.", "in Leeds"),
        ("Hundreds of villages in Kenya were flooded.", "in Kenya"),
        ("More than 3,000 homes across Kenya and Uganda lost power.", "across Kenya and Uganda"),
    ],
)
def test_a_place_on_what_is_counted_or_on_its_verb(sentence: str, place: str) -> None:
    assert {where for _, where, _ in read(sentence)} == {place}


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("The storm has felled 40 oaks since Monday.", "since Monday"),
        ("Over three days, rescuers pulled 40 sheep from the mud.", "Over three days"),
        ("Some 40 ships were lost in the past week.", "in the past week"),
        ("The firm sold 300 lamps in 2019.", "in 2019"),
        ("The firm will cut 400 jobs next year.", "next year"),
        ("Between 2019 and 2029, 40 boats sank.", "Between 2019 and 2029"),
        ("The port handles 300 containers per month.", "per month"),
        ("The plant makes 40 carts an hour.", "an hour"),
        ("The 40 schools that closed on Friday will open again.", "on Friday"),
    ],
)
def test_a_period_on_what_is_counted_or_on_its_verb(sentence: str, period: str) -> None:
    assert {when for _, _, when in read(sentence)} == {period}


def test_a_tally_and_a_share_take_those_of_their_subject() -> None:
    assert read("The death toll in Norway has risen to 31.") == [("31", "in Norway", None)]
    assert read("Prices in Germany rose 4% last year.") == [("4%", "in Germany", "last year")]
    assert read("In Kenya, the number of refugees reached 31,000 in June.") == [
        ("31,000", "In Kenya", "in June")
    ]


def test_each_figure_of_a_sentence_has_its_own() -> None:
    assert read("Of the 90 ships in Rotterdam, 40 sailed on Monday.") == [
        ("90", "in Rotterdam", None),
        ("40", None, "on Monday"),
    ]
    assert read("The storm killed 12 people in Kenya and 40 in Uganda.") == [
        ("12", "in Kenya", None),
        ("40", "in Uganda", None),
    ]
    assert read("The fair drew 300 guests in 2030, compared with 120 in 2029.")[0] == (
        "300",
        None,
        "in 2030",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Police in Norway said 12 people were hurt.",
        "Officials in Madrid raised $3 million for the victims.",
        "The company, based in Norway, hired 40 cooks.",
        "40 soldiers born in Ghana joined the force.",
        "He won 40 seats in parliament.",
        "The minister, who was in Paris, said 40 villages had been lost.",
        "12 goats died, but not in Norway.",
        "The mayor of 40 villages spoke in Lisbon.",
        "Twelve miners, all from Peru, were hired.",
        "The army fired 40 missiles at Israel.",
        "The union spent $3 million on Ukraine.",
        "Confidence in Germany fell 4%.",
        "The factory in Leeds makes 40 carts.",
        "The toll was 40, twice that in Peru.",
        "A 40-year-old teacher was hurt in Leeds.",
        "The prize of $40 went to a girl from Spain.",
    ],
)
def test_a_place_of_something_else_is_no_place_of_the_figure(sentence: str) -> None:
    found = read(sentence)
    assert found
    assert {where for _, where, _ in found} == {None}


@pytest.mark.parametrize(
    "sentence",
    [
        "Police said on Monday that 12 people were hurt.",
        "The council voted on Monday to close 40 schools.",
        "The minister announced 40 arrests on Monday.",
        "Officials reported 40 cases on Monday.",
        "40 people were trapped for three days.",
        "The ferry will arrive in three days with 40 goats.",
        "40 houses burned down after Monday.",
        "The company expects to build 400 homes by 2035.",
        "The strike shut 40 schools for two weeks.",
        "The river rose 3 metres in two days.",
    ],
)
def test_a_time_of_something_else_is_no_period_of_the_figure(sentence: str) -> None:
    found = read(sentence)
    assert found
    assert {when for _, _, when in found} == {None}


def test_the_figure_that_a_count_came_from_is_of_an_earlier_time() -> None:
    former, present = read("The number of refugees rose from 20,000 to 31,000 in June.")
    assert former == ("20,000", None, None)
    assert present == ("31,000", None, "in June")


def test_two_places_are_none() -> None:
    assert read("Some 40 goats died in Kenya, in Uganda.")[0][1] is None


def test_nothing_else_of_a_quantity_changes() -> None:
    quantity = Quantity(Span(9, 11), 40, 40, True, True, False, "count", None, "goat", Span(12, 17))
    text = "In Kenya 40 goats died on Monday."
    article = Article(
        *("a", "a.txt", None, None, None, None, None, False, "en", None, text, "", ""),
        (Block(BlockKind.BODY, Span(0, len(text))),),
    )
    ((_, (parsed,)),) = nlp.parse([article], nlp=nlp.load(), segment_chars=20_000)
    (found,) = scoped(parsed, [quantity], [])
    assert found == replace(quantity, place=Span(0, 8))
    assert scoped(parsed, [], []) == ()
