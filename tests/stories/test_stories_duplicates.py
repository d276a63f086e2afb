from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import built_article

from retold.stories.duplicates import find_copies, is_copy
from retold.types import BlockKind

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
BUDGET = (
    "The upper house of Tessaly passed the harbour budget by nine votes on Thursday, after a "
    "night in which three members crossed the floor to vote with the government of Ilse Corvane.",
    "The money, some 40 million crowns, goes to the two piers that were closed in the spring and "
    "to a new light at the mouth of the Vell, which fishermen have asked for since the storm.",
)
FIRE = (
    "A warehouse full of cork burned down in the old port of Vennick before dawn on Saturday, "
    "and smoke lay over the lower town until the wind turned in the afternoon.",
    "Nobody was hurt, the brigade said; the night watchman had smelt the fire in time and run to "
    "the bakery across the street, whose owner rang the bell of the chapel.",
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


def test_a_wire_story_with_paragraphs_of_the_outlet_added_is_a_copy(build):
    wire = build("wire", *FIRE, title="Fire in Vennick", published="2024-03-02", outlet="Wirenews")
    own = [" ".join(f"Word{n} of{p} our{n} own{p} desk{n}." for n in range(25)) for p in range(3)]
    longer = build("paper", own[0], *FIRE, *own[1:], published="2024-03-03", outlet="The Cape")
    (copy,) = find_copies([longer, wire])
    assert (copy.copy, copy.original) == ("paper", "wire")
    assert copy.containment < 0.3
    assert copy.reason == (
        "it holds 100 % of “Fire in Vennick” (Wirenews) among words of its own; "
        "published 2024-03-02, the copy 2024-03-03"
    )


def test_a_digest_copies_each_of_its_originals(build):
    wires = {
        key: build(key, *parts, published=f"2024-03-0{day}")
        for day, (key, parts) in enumerate({"a": WIRE, "b": BUDGET, "c": FIRE}.items(), start=1)
    }
    digest = build("z", *BUDGET, LOCAL, *WIRE, *FIRE, published="2024-03-04")
    copies = find_copies([digest, *wires.values()])
    assert {(copy.copy, copy.original) for copy in copies} == {("z", "a"), ("z", "b"), ("z", "c")}
    assert copies[0].original == "a"
    assert 0.9 < sum(copy.containment for copy in copies) <= 1.0
    told = sorted(span for copy in copies for span in ((h.start, h.end) for h, _ in copy.shared))
    assert all(end <= start for (_, end), (start, _) in pairwise(told))
    for copy in copies:
        for here, there in copy.shared:
            assert here.of(digest.text) == there.of(wires[copy.original].text)


def test_what_a_second_original_adds_to_the_first_is_told_of_it(build):
    first = build("a", *WIRE, published="2024-03-01")
    second = build("b", *WIRE, *FIRE, published="2024-03-02")
    third = build("c", *WIRE, *FIRE, LOCAL, published="2024-03-03")
    assert pairs(find_copies([first, second, third])) == [("b", "a"), ("c", "b")]


def test_names_of_the_house_in_every_sentence_hide_no_copy(build):
    house = {"Aldermoor": "Alder Moor", "Grey Heron": "vessel", "Tessaly": "provincial"}
    edited = list(WIRE)
    for name, other in house.items():
        edited = [text.replace(name, other) for text in edited]
    assert is_copy(build("a", *WIRE), build("b", *edited))


def test_the_captions_of_one_gallery_make_no_copy(build):
    gallery = " ".join(f"Picture {n}: {text}" for n in range(3) for text in FIRE)
    news = [" ".join(f"Tale{k} number{n} is{k} new{n}." for n in range(40)) for k in range(2)]
    articles = [build(str(k), text, gallery) for k, text in enumerate(news)]
    assert not is_copy(*articles)


def test_a_short_text_and_the_links_at_its_end_make_no_copy(build):
    links = "Read also: " + " ".join(FIRE)
    short = build(
        "a",
        "Our guide to the best views of the harbour on the day of the tall ships "
        "starts, as every year, on the roof of the old customs house.",
        links,
    )
    other = build("b", *WIRE, links)
    assert not is_copy(short, other)


def credits(*articles):
    (copy,) = find_copies(articles)
    return copy.agency, copy.agency_reason


@pytest.mark.parametrize(
    ("original", "copy", "named"),
    [
        ({"agency": "Reuters"}, {}, ("Reuters", "that one carries the credit Reuters")),
        ({}, {"agency": "Reuters"}, ("Reuters", "it carries the credit Reuters")),
        (
            {"agency": "Reuters"},
            {"agency": "Reuters"},
            ("Reuters", "both carry the credit Reuters"),
        ),
        (
            {"outlet": "apnews.com"},
            {"agency": "Reuters"},
            ("Associated Press", "that one comes from Associated Press itself"),
        ),
        ({}, {"byline": "AFP and staff"}, None),
        ({}, {}, (None, "")),
        (
            {"agency": "Reuters"},
            {"agency": "dpa"},
            (None, "the copies name several agencies: Reuters, dpa"),
        ),
    ],
)
def test_the_agency_of_syndicated_copy(original, copy, named):
    first = body("a", *WIRE, published="2024-03-01", **original)
    second = body("b", *WIRE, published="2024-03-02", **copy)
    expected = named or ("Agence France-Presse", "it has Agence France-Presse in its byline")
    assert credits(first, second) == expected


def body(key, *paragraphs, **told):
    return built_article([(BlockKind.BODY, text) for text in paragraphs], key=key, **told)


@pytest.mark.parametrize(
    ("end", "agency"),
    [
        ("The port opens again on Monday, AFP reported.", "Agence France-Presse"),
        ("The port opens again on Monday. Source: Reuters", "Reuters"),
        ("(Reporting by Jo Vance; Editing by Ida Kern)", "Reuters"),
        ("An AFP photographer saw ropes that had been cut.", "Agence France-Presse"),
        ("The owner told AFP that the ropes had been cut.", None),
        (
            "The ropes had been cut, as AFP reported in the spring of last year of other ships.",
            None,
        ),
        ("(Reporting by Jo Vance)", None),
        ("The AP exam is on Monday.", None),
    ],
)
def test_the_agency_at_the_end_or_in_the_shared_words(end, agency):
    first = body("a", *WIRE, end, published="2024-03-01")
    second = body("b", *WIRE, end, published="2024-03-02")
    assert credits(first, second)[0] == agency


def test_another_copy_may_name_the_agency(build):
    articles = [
        build("a", *WIRE, published="2024-03-01"),
        build("b", *WIRE, published="2024-03-02", agency="Reuters"),
        build("c", *WIRE, published="2024-03-03"),
    ]
    assert [(c.agency, c.agency_reason) for c in find_copies(articles)] == [
        ("Reuters", "it carries the credit Reuters"),
        ("Reuters", "another copy carries the credit Reuters"),
    ]


def test_thousands_of_copies_are_each_held_against_the_first(build):
    articles = [build(f"k{n:04}", *WIRE) for n in range(2_000)]
    copies = find_copies(articles)
    assert len(copies) == 1_999
    assert {copy.original for copy in copies} == {"k0000"}


PARAGRAPHS = st.lists(st.sampled_from([*WIRE, *BUDGET, *FIRE, LOCAL]), max_size=6)


@settings(max_examples=40)
@given(st.lists(PARAGRAPHS, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_spans_give_the_words_back_in_any_order(texts, draw):
    articles = [
        body(f"t{n}", *paragraphs, published=f"2024-03-0{n % 3 + 1}")
        for n, paragraphs in enumerate(texts)
        if paragraphs
    ]
    by_id = {article.id: article for article in articles}
    copies = find_copies(articles)
    for copy in copies:
        assert 0 < copy.containment <= 1
        for here, there in copy.shared:
            words = here.of(by_id[copy.copy].text), there.of(by_id[copy.original].text)
            assert words[0].split() == words[1].split() != []
    draw.shuffle(articles)
    assert find_copies(articles) == copies


def test_very_short_texts_are_left_alone(build):
    assert find_copies([build("a", "The match is over."), build("b", "The match is over.")]) == ()


def test_nothing_and_one_make_no_copies(build):
    assert find_copies([]) == ()
    assert find_copies([build("a", *WIRE), build("a", *WIRE)]) == ()
