from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.claims.offices import Form, office_of, offices_in


def named(text: str) -> list[tuple[str, str | None]]:
    return [(found.span.of(text), found.name) for found in offices_in(text)]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Foreign Minister Edda Corvane said so.", "Foreign Minister", "Edda Corvane"),
        ("Peruvian Foreign Minister Edda M. Corvane said so.", None, "Edda M. Corvane"),
        ("Edda Corvane, the foreign minister of Peru, said so.", None, "Edda Corvane"),
        ("Edda Corvane, Peru's health minister, said so.", None, "Edda Corvane"),
        ("In Lima, Edda Corvane, the mayor, said so.", "mayor", "Edda Corvane"),
        ("The minister, Edda Corvane, said so.", "minister", "Edda Corvane"),
        ("the minister of foreign affairs, Edda Corvane, said", None, "Edda Corvane"),
        ("Secretary of State Edda Corvane said so.", "Secretary of State", "Edda Corvane"),
        ("Minister of Health Edda Corvane said so.", "Minister of Health", "Edda Corvane"),
        ("Gov. Edda Corvane said so.", "Gov.", "Edda Corvane"),
        ("Prime Minister Abu al-Karim said so.", "Prime Minister", "Abu al-Karim"),
        ("Mayor Corvane's deputy said so.", "Mayor", "Corvane"),
        ("Mayor Edda Corvane Monday said so.", "Mayor", "Edda Corvane"),
        ("Malden police chief Edda Corvane said so.", "Malden police chief", "Edda Corvane"),
        ("They asked how far President Edda Corvane would go.", "President", "Edda Corvane"),
        ("president-elect Edda Corvane said so.", None, "Edda Corvane"),
    ],
)
def test_an_office_and_who_holds_it_are_read(text: str, words: str | None, name: str) -> None:
    ((found, holder),) = named(text)
    assert holder == name
    assert words is None or found == words


@pytest.mark.parametrize(
    "text",
    [
        "the minister Monday said so.",
        "the minister. Edda Corvane said so.",
        "the minister and Edda Corvane said so.",
        "the minister, Edda Corvane and Otto Brandt said so.",
        "the foreign minister\n\nEdda Corvane said so.",
        "the president, Peru, said so.",
        "President Peru",
        "He met Edda Corvane, the minister, and the mayor.",
        "Edda Corvane, a minister, said so.",
        "Edda Corvane and the minister said so.",
    ],
)
def test_who_only_stands_near_an_office_does_not_hold_it(text: str) -> None:
    assert named(text)[0][1] is None


def test_what_an_office_is_of_is_kept_apart() -> None:
    (found,) = offices_in("the former Peruvian health minister")
    assert found.office.noun == "minister"
    assert found.office.rank == {"former"}
    assert found.office.of == {"health"}
    assert found.office.country == "Peru"
    (town,) = offices_in("the Malden police chief")
    assert (town.office.of, town.office.scope) == ({"malden", "police"}, {"malden"})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the defense minister", "the defence minister"),
        ("the minister of foreign affairs", "the foreign minister"),
        ("Peru's health minister", "the Peruvian health minister"),
        ("the chief of police", "the police chief"),
        ("the health minister of Peru", "the Peruvian health minister"),
        ("the secretary-general", "the secretary general"),
        ("the chairwoman of the Harbour Board", "the Harbour Board chairman"),
    ],
)
def test_one_office_in_two_forms_is_one(one: str, other: str) -> None:
    first, second = office_of(one), office_of(other)
    assert first is not None
    assert second is not None
    assert first[0] == second[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the prime minister", "the minister"),
        ("the vice president", "the president"),
        ("the ex-minister", "the minister"),
        ("the Malden mayor", "the mayor"),
        ("the Lima mayor", "the Peruvian mayor"),
        ("the Peruvian minister", "the Chilean minister"),
        ("its director", "the director"),
    ],
)
def test_two_offices_are_two(one: str, other: str) -> None:
    first, second = office_of(one), office_of(other)
    assert first is None or second is None or first[0] != second[0]


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ("the foreign minister", Form.DEFINITE),
        ("Peru's foreign minister", Form.DEFINITE),
        ("foreign minister", Form.BARE),
        ("a foreign minister", Form.INDEFINITE),
        ("the foreign ministers", Form.PLURAL),
    ],
)
def test_the_form_tells_how_many_may_be_meant(source: str, form: Form) -> None:
    read = office_of(source)
    found = next(iter(offices_in(source)))
    assert found.form is form
    assert read is None or read[1] is form


@pytest.mark.parametrize(
    "source",
    [
        "the minister and the mayor",
        "the minister and his aide",
        "the minister Edda Corvane",
        "the minister's aide",
        "aides to the minister",
        "the U.S. secretary to the board",
        "the engineer",
        "the ministry",
    ],
)
def test_a_source_that_is_more_than_an_office_is_none(source: str) -> None:
    assert office_of(source) is None


@given(st.text(alphabet=" ,.'’-\nAMaeinrst", max_size=40), st.text(max_size=30))
def test_the_places_of_an_office_hold_its_words(before: str, after: str) -> None:
    text = f"{before} minister {after}"
    for found in offices_in(text):
        assert found.noun.of(text).lower() == "minister"
        assert found.naming.contains(found.span)
        assert found.span.contains(found.noun)
        assert found.name is None or found.name in found.naming.of(text)
