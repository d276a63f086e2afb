from __future__ import annotations

import random

import pytest

from retold.stories.duplicates import find_copies

WIRE = (
    "A ferry sank off the Aldermoor cape at dusk on Friday with 212 people on board, and rescuers "
    "had found eleven bodies by midnight, the Tessaly coastguard reported.",
    "The Grey Heron left port with twice the passengers that its licence allows, harbour records "
    "show, and listed within minutes as the swell rose beyond the breakwater.",
    "Its owners, a family firm from Vennick, have run the route since the bridge closed and had "
    "been fined for overloading in each of the past three summers.",
)
STATEMENT = (
    "“We grieve with every family that waits for news tonight, we will not rest until each of the "
    "missing has been found, and we will open every book and every log to the inquiry that the "
    "minister has announced, whatever it may cost this company or the people who have led it.”"
)
LOCAL = "Harbour cafes stayed open all night to give soup to the relatives who had come by bus."


def pairs(copies):
    return [(copy.copy, copy.original) for copy in copies]


def test_a_reprint_is_a_copy_of_the_earlier(build):
    first = build("b", *WIRE, title="Ferry sinks", published="2024-03-01", agency="Wirenews")
    reprint = build("a", *WIRE, LOCAL, published="2024-03-02", agency="Wirenews")
    (copy,) = find_copies([reprint, first])
    assert (copy.copy, copy.original) == ("a", "b")
    assert 0.7 < copy.containment < 1.0
    assert copy.reason == (
        f"{copy.containment:.0%}".replace("%", " %")
        + " of its words stand in “Ferry sinks”; both carry the credit Wirenews; "
        "published 2024-03-01, the copy 2024-03-02"
    )


def test_the_shared_spans_hold_the_same_words(build):
    first = build("b", *WIRE, published="2024-03-01")
    reprint = build("a", LOCAL, *WIRE, published="2024-03-02")
    (copy,) = find_copies([first, reprint])
    assert copy.shared
    for ours, theirs in copy.shared:
        assert ours.of(reprint.text) == theirs.of(first.text)
        assert ours.of(reprint.text)


def test_a_lightly_edited_copy_is_found(build):
    edited = tuple(
        text.replace("eleven", "12").replace("family firm", "company").replace("at dusk ", "")
        for text in WIRE
    )
    articles = [
        build("a", *WIRE, published="2024-03-01"),
        build("b", *edited, published="2024-03-02"),
    ]
    assert pairs(find_copies(articles)) == [("b", "a")]


def test_a_short_reprint_of_a_long_report_is_found(build):
    draw = random.Random(4)
    filler = " ".join("".join(draw.choices("bcdfgaeiou", k=6)) for _ in range(600))
    long = build("a", *WIRE, filler, published="2024-03-01")
    short = build("b", *WIRE, published="2024-03-02")
    assert pairs(find_copies([long, short])) == [("b", "a")]


def test_one_shared_statement_makes_no_copy(build):
    articles = [
        build("a", f"In Vennick the owners spoke at last. {STATEMENT}", published="2024-03-01"),
        build("b", f"The firm broke its silence in the evening. {STATEMENT}"),
    ]
    assert find_copies(articles) == ()


def test_a_shared_background_chapter_under_another_report_makes_no_copy(build):
    chapter = " ".join(WIRE)
    news = [
        "Divers brought up the log of the wreck this morning and handed it to the magistrate who "
        "leads the inquiry, in a sealed box that will be opened before the lawyers of all sides. "
        + " ".join(f"Detail{n} was read aloud by clerk{n}." for n in range(14)),
        "The minister flew over the bay with the widows of the crew and promised them a pension by "
        "the end of the month, which the treasury later said it had yet to find the money for. "
        + " ".join(f"Pledge{n} came from office{n}." for n in range(14)),
    ]
    articles = [build(str(n), text, chapter, chapter[:400]) for n, text in enumerate(news)]
    assert find_copies(articles) == ()


def test_reports_of_one_event_in_other_words_are_no_copies(build):
    other = (
        "Eleven people have died and scores are missing after an overloaded boat went down near "
        "Aldermoor, officials in Tessaly say.",
        "Records seen in the harbour office suggest that the vessel carried far more travellers "
        "than it was built to hold.",
    )
    assert find_copies([build("a", *WIRE), build("b", *other)]) == ()


def test_two_versions_at_one_url_are_revisions(build):
    url = "https://news.example/ferry"
    articles = [build("a", *WIRE, url=url), build("b", *WIRE, LOCAL, url=url)]
    assert find_copies(articles) == ()


@pytest.mark.parametrize(
    ("one", "other", "original"),
    [
        ({"published": "2024-03-02"}, {"published": "2024-03-01"}, "b"),
        ({}, {"published": "2024-03-01"}, "b"),
        ({"published": "2024-03-01"}, {"published": "2024-03-01", "agency": "Wirenews"}, "b"),
        (
            {"agency": "Wirenews", "outlet": "The Cape"},
            {"agency": "Wirenews", "outlet": "Wirenews"},
            "b",
        ),
        (
            {"published": "2024-03-01T10:00:00+00:00"},
            {"published": "2024-03-01T10:30:00+02:00"},
            "b",
        ),
        ({}, {}, "a"),
    ],
)
def test_which_of_two_is_the_original(build, one, other, original):
    articles = [build("a", *WIRE, **one), build("b", *WIRE, **other)]
    assert [copy.original for copy in find_copies(articles)] == [original]
    assert [copy.original for copy in find_copies(articles[::-1])] == [original]


def test_all_copies_point_to_the_first(build):
    articles = [build(f"k{n}", *WIRE, published=f"2024-03-0{n}") for n in range(1, 6)]
    assert pairs(find_copies(articles)) == [(f"k{n}", "k1") for n in range(2, 6)]


def test_very_short_texts_are_left_alone(build):
    assert find_copies([build("a", "The match is over."), build("b", "The match is over.")]) == ()


def test_nothing_and_one_make_no_copies(build):
    assert find_copies([]) == ()
    assert find_copies([build("a", *WIRE), build("a", *WIRE)]) == ()
