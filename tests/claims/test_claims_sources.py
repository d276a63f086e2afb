from __future__ import annotations

import pytest
from claim_samples import document_of

from retold.claims.mentions import can_speak
from retold.claims.names import shorn, untitled
from retold.claims.places import country_of, places_in, prefix_of
from retold.claims.profiles import profile
from retold.claims.sorts import kind_of_source, reporter_of
from retold.types import SourceKind


@pytest.mark.parametrize(
    ("text", "head", "label", "kind"),
    [
        ("Ana Ruiz", "Ruiz", "PERSON", SourceKind.PERSON),
        ("the Ministry of Health", "ministry", "ORG", SourceKind.INSTITUTION),
        ("Kenya", "Kenya", "GPE", SourceKind.INSTITUTION),
        ("the minister", "minister", None, SourceKind.ROLE),
        ("Kenyan defence chiefs", "chief", None, SourceKind.ROLE),
        ("officials", "official", None, SourceKind.ANONYMOUS),
        ("Reports", "report", None, SourceKind.ANONYMOUS),
        ("people familiar with the talks", "people", None, SourceKind.ANONYMOUS),
        ("the report", "report", None, SourceKind.DOCUMENT),
        ("a statement", "statement", None, SourceKind.DOCUMENT),
        ("residents", "resident", None, SourceKind.CROWD),
        ("some Kenyans", "kenyan", "NORP", SourceKind.CROWD),
        ("Reuters", "Reuters", "ORG", SourceKind.AGENCY),
        ("the Anadolu news agency", "agency", "ORG", SourceKind.AGENCY),
        ("state television", "television", None, SourceKind.OUTLET),
        ("the agency", "agency", None, SourceKind.INSTITUTION),
        ("a Bloomberg survey", "survey", None, SourceKind.DOCUMENT),
        ("Coastguard spokesman Otto Brandt", "Brandt", "ORG", SourceKind.PERSON),
        ("the editor of a Kenyan paper", "editor", None, SourceKind.ROLE),
        ("MORE NEWS", "NEWS", "PERSON", SourceKind.OUTLET),
    ],
)
def test_kinds_of_sources(text: str, head: str, label: str | None, kind: SourceKind) -> None:
    assert kind_of_source(text, head, label) is kind


@pytest.mark.parametrize(
    ("text", "name", "country", "field"),
    [
        ("the Ministry of Health in Nairobi", "Kenyan Ministry of Health", "Kenya", "health"),
        ("Peru's defence ministry", "Peruvian Ministry of Defence", "Peru", "defence"),
        ("Canadian military chiefs", "Canadian military chiefs", "Canada", "defence"),
        ("the Pentagon", "Pentagon", "United States", "defence"),
        ("Moscow", "Moscow", "Russia", "state"),
        ("the French government", "French government", "France", "state"),
        ("the Ministry of Health", "Ministry of Health", None, "health"),
        ("the Polish defence minister", "Polish defence minister", "Poland", None),
        ("US defence officials", "US defence officials", "United States", None),
        ("the Bank of America", "Bank of America", "United States", None),
        ("the London police", "London police", "United Kingdom", None),
    ],
)
def test_profiles(text: str, name: str, country: str | None, field: str | None) -> None:
    found = profile(text)
    assert (found.name, found.country, found.field) == (name, country, field)


def test_countries_are_found_by_name_demonym_capital_and_seat() -> None:
    assert country_of("the Kenyan army") == country_of("Nairobi") == "Kenya"
    assert country_of("Downing Street") == country_of("the UK") == "United Kingdom"
    assert country_of("South Korean police") == "South Korea"
    assert country_of("tell us about turkey and china") is None
    assert country_of("France and Spain") is None
    assert [p.word for p in places_in("Peru and the White House")] == ["Peru", "White House"]
    assert prefix_of("United Kingdom") == "UK"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Ana Ruiz", "Ana Ruiz"),
        ("Defence Minister Otto Brandt", "Otto Brandt"),
        ("the spokesman Jan van der Berg", "Jan van der Berg"),
        ("Ana Ruiz, a passenger", "Ana Ruiz"),
        ("Mr Brandt", "Brandt"),
        ("Ana Ruiz of Arequipa", "Ana Ruiz"),
        ("The Harbour Post's Ana Ruiz", "Ana Ruiz"),
        ("National Safety Adviser Otto Brandt", "Otto Brandt"),
    ],
)
def test_titles_are_no_part_of_a_name(text: str, name: str) -> None:
    assert untitled(text) == name


@pytest.mark.parametrize(
    ("text", "head", "label", "kind"),
    [
        ("Kanal Nord, a television station in Malden", "nord", "ORG", SourceKind.OUTLET),
        ("Malden state media", "medium", None, SourceKind.OUTLET),
        ("satellite images", "image", None, SourceKind.DOCUMENT),
        ("official figures", "figure", None, SourceKind.DOCUMENT),
        ("opposition figures", "figure", None, SourceKind.ANONYMOUS),
        ("The Observatory", "observatory", "PERSON", SourceKind.INSTITUTION),
        ("Kenyan Observatory", "observatory", "PERSON", SourceKind.INSTITUTION),
        ("Harbour Secretary Ana Ruiz", "ruiz", "ORG", SourceKind.PERSON),
        ("General Brandt Company", "company", "ORG", SourceKind.INSTITUTION),
        ("Drugmaker Velda", "velda", "PERSON", SourceKind.INSTITUTION),
        ("Lawmaker Ana Ruiz", "ruiz", "PERSON", SourceKind.PERSON),
        ("Nairobi", "nairobi", "PERSON", SourceKind.INSTITUTION),
        ("Kenyan oil major Velda, which drills", "velda", None, SourceKind.INSTITUTION),
        ("the mayor of Velda", "mayor", None, SourceKind.ROLE),
        ("a man", "man", None, SourceKind.ANONYMOUS),
        ("the data", "datum", None, SourceKind.DOCUMENT),
        ("Human Rights Watch", "watch", "PERSON", SourceKind.INSTITUTION),
    ],
)
def test_kinds_follow_the_noun_before_the_label(
    text: str, head: str, label: str | None, kind: SourceKind
) -> None:
    assert kind_of_source(text, head, label) is kind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a Reuters reporter", ("Reuters", SourceKind.AGENCY)),
        ("the Malden Post's correspondent in Lima", ("Malden Post", SourceKind.OUTLET)),
        ("a reporter", None),
        ("a Malden reporter", None),
    ],
)
def test_an_unnamed_reporter_speaks_for_the_agency(
    text: str, found: tuple[str, SourceKind] | None
) -> None:
    assert reporter_of(text) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Malden-based Harbour Board, which runs the port", "Harbour Board"),
        ("the so-called Harbour Board", "Harbour Board"),
        ("the country's Ministry of Health", "Ministry of Health"),
        ("drugmaker Velda", "Velda"),
        ("the Malden-based monitor", "Malden-based monitor"),
        ("the Harbour Board of Malden", "Harbour Board of Malden"),
    ],
)
def test_what_is_said_of_a_body_is_no_part_of_its_name(text: str, name: str) -> None:
    assert shorn(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Treasury Secretary Ana Ruiz on Tuesday", "Ana Ruiz"),
        ("Ana Ruiz a doctor in the town of Malden", "Ana Ruiz"),
        ("Ana Ruiz who runs the Harbour Observatory", "Ana Ruiz"),
        ("Media Activist Ana Ruiz", "Ana Ruiz"),
        ("Council on Harbours President Ana Ruiz", "Ana Ruiz"),
        ("Early Sunday Ana Ruiz", "Ana Ruiz"),
        ("Ruiz himself", "Ruiz"),
    ],
)
def test_a_name_ends_where_the_description_begins(text: str, name: str) -> None:
    assert untitled(text) == name


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["The attack says much.", "The warplane says it fell.", "No one says it fell."]
)
def test_events_and_vehicles_say_nothing(text: str) -> None:
    head = document_of(text).sentences[0].tokens[1]
    assert not can_speak(head)


@pytest.mark.model
def test_people_and_reports_speak() -> None:
    for text in ("The pilot says it fell.", "The report says it fell."):
        assert can_speak(document_of(text).sentences[0].tokens[1])


@pytest.mark.parametrize(
    ("text", "head", "label", "kind"),
    [
        ("the province", "province", None, SourceKind.INSTITUTION),
        ("Norwick Civil Defence", "defence", None, SourceKind.INSTITUTION),
        ("the observer mission", "mission", None, SourceKind.INSTITUTION),
        ("Dock Insider", "insider", "PERSON", SourceKind.OUTLET),
        ("an insider", "insider", None, SourceKind.ANONYMOUS),
        ("Company insiders", "insider", None, SourceKind.ANONYMOUS),
    ],
)
def test_bodies_and_papers_of_other_names(
    text: str, head: str, label: str | None, kind: SourceKind
) -> None:
    assert kind_of_source(text, head, label) is kind
