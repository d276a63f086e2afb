from __future__ import annotations

import math

import pytest

from retold.stories.vectors import MAX_TERMS, signature

FERRY = (
    "A ferry sank off Aldermoor late on Tuesday with 212 passengers aboard, the coastguard said.",
    "The Aldermoor ferry had been overloaded, according to its owners.",
)


def test_weights_have_unit_length_and_are_few(build):
    made = signature(build("a", " ".join(f"word{n}x" for n in range(400))))
    assert len(made.terms) == MAX_TERMS
    assert math.isclose(sum(weight**2 for weight in made.terms.values()), 1.0, rel_tol=1e-9)


def test_what_is_rare_and_told_first_weighs_most(build):
    made = signature(build("a", *FERRY, title="Ferry sinks off Aldermoor"))
    heaviest = sorted(made.terms, key=made.terms.__getitem__)[-3:]
    assert {"ferry", "aldermoor"} < set(heaviest)
    assert made.terms.get("the", 0.0) < 0.05


def test_surfaces_are_as_written_and_figures_keep_what_they_count(build):
    made = signature(build("a", *FERRY))
    assert made.surfaces["aldermoor"] == "Aldermoor"
    assert made.surfaces["212"] == "212 passengers"
    assert made.surfaces.keys() == made.terms.keys()


def test_initials_keep_their_last_point(build):
    made = signature(build("a", "The U.N. sent boats to J.R. Orlow. The F.B. league's boat sank."))
    assert {"U.N.", "J.R.", "F.B."} <= set(made.surfaces.values())


def test_a_figure_at_the_end_of_a_clause_counts_nothing(build):
    made = signature(build("a", "The toll rose to 212, officials said."))
    assert made.surfaces["212"] == "212"


def test_the_names_of_outlet_and_agency_do_not_count(build):
    text = "Harbourtown Gazette reporters saw the Harbourtown ferry sink, Wirenews said."
    made = signature(build("a", text, outlet="Harbourtown Gazette", agency="Wirenews"))
    assert not {"Gazette", "Wirenews"} & set(made.surfaces.values())
    assert "harbourtown" in made.terms


def test_weekdays_do_not_count(build):
    assert "tuesday" not in signature(build("a", *FERRY)).terms


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Ferry sinks", "A boat sank.", "Ferry sinks"),
        (None, "A boat sank. Nobody was hurt.", "A boat sank"),
        (None, "Was it overloaded? No.", "Was it overloaded"),
    ],
)
def test_an_article_without_a_title_is_named_by_its_first_sentence(build, title, body, expected):
    assert signature(build("a", body, title=title)).title == expected


def test_a_long_first_sentence_is_cut_between_words(build):
    title = signature(build("a", "harbour " * 60)).title
    assert len(title) <= 164
    assert title.endswith("harbour ...")


def test_an_empty_article_has_a_signature_without_terms(build):
    made = signature(build("a"))
    assert made.terms == {}
    assert made.title == ""


def test_the_day_is_read_from_days_and_moments(build):
    day = signature(build("a", "x", published="2024-03-01")).day
    assert day == signature(build("b", "x", published="2024-03-01T23:10:00+02:00")).day
    assert signature(build("c", "x")).day is None


def test_a_date_in_figures_tells_no_event(build):
    made = signature(
        build("a", "Posted 08.04.2031 and 2031-04-08: the 7.5 m ferry sank, 12-14 lost.")
    )
    assert not {"08.04.2031", "2031-04-08"} & made.terms.keys()
    assert {"7.5", "12-14"} <= made.terms.keys()


def test_the_opening_gives_the_calendar_title_first(build):
    body = "word " * 149 + "Monday"
    made = signature(build("a", body, title="Ferry sank on Wednesday"))
    assert made.calendar.weekdays == 1 << 2


def test_an_outlet_known_by_its_address_is_known_as_it_writes_itself(build):
    text = "Divers told Harbour Gazette that the harbour was calm. Harbour-Gazette saw it."
    made = signature(build("a", text, outlet="harbourgazette"))
    assert "Gazette" not in made.surfaces.values()
    assert "harbour" in made.surfaces.values()
    assert "Gazette" in signature(build("a", text, outlet="gazettes")).surfaces.values()


def test_what_an_outlet_asks_of_its_readers_does_not_count(build):
    text = (
        "The ferry sank. SUBSCRIBE Quay World on Youtube. Follow us on Instagram. Divers followed "
        "it down with a list of those who had signed up for lessons."
    )
    shown = set(signature(build("a", text)).surfaces.values())
    assert not shown & {"SUBSCRIBE", "Youtube", "Instagram", "Quay"}
    assert shown >= {"ferry", "Divers", "lessons"}


def test_the_captions_of_a_gallery_do_not_count(build):
    gallery = "Photos: Unrest in Vennick. A tank on a bridge. Hide Caption 1 of 21"
    shown = set(signature(build("a", "The ferry sank off Aldermoor.", gallery)).surfaces.values())
    assert shown >= {"ferry", "Aldermoor"}
    assert not shown & {"tank", "Caption", "Vennick"}
