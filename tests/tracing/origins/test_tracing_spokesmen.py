"""Who speaks for whom, by words at a person's name; and what ties nobody to a body."""

from __future__ import annotations

import pytest
from newsroom import piece

from retold.tracing.origins.bodies import Bodies, bodies_of, short_for
from retold.tracing.origins.spokesmen import spoken_for

ANA = "Ana Ruiz"


def known(*sources: str, article: str = "a1", outlets: tuple[str, ...] = ()) -> Bodies:
    return bodies_of(((source, article) for source in sources), outlets)


def body_of(text: str, *sources: str) -> str | None:
    article = piece(None, text)
    found = spoken_for(ANA, [article], known(*sources, article=article.id))
    return found.body if found else None


@pytest.mark.parametrize(
    "text",
    [
        "The dyke held, said Ana Ruiz, the board's chemist.",
        "The dyke held, said the board's spokeswoman, Ana Ruiz.",
        "Board chair Ana Ruiz said the dyke held.",
        "River Board director Ana Ruiz said the dyke held.",
        "A spokeswoman for the River Board, Ana Ruiz, said the dyke held.",
        "Ana Ruiz, a senior engineer at the River Board, said the dyke held.",
        "Ana Ruiz of the River Board said the dyke held.",
        "Ana Ruiz, who heads the board, said the dyke held.",
        "Ana Ruiz, who tests water for the board, said the dyke held.",
        "The River Board has sent divers. The dyke held, said its director, Ana Ruiz.",
        "Ana Ruiz, managing director of the River Board, said the dyke held.",
    ],
)
def test_a_person_speaks_for_the_body_that_the_words_at_the_name_give(text: str) -> None:
    assert body_of(text, "River Board", "Rescue League") == "River Board"


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz, a critic of the River Board, said the dyke held.",
        "Ana Ruiz, a former director of the River Board, said the dyke held.",
        "Former board chair Ana Ruiz said the dyke held.",
        "Ana Ruiz, a member of the River Board, said the dyke held.",
        "Ana Ruiz, who lives at the river, said the River Board was late.",
        "Ana Ruiz, who studies at the board, said the dyke held.",
        "The River Board was late, said Ana Ruiz.",
        "Ana Ruiz told the River Board that the dyke held.",
        "Ana Ruiz of Veldmark said the River Board was late.",
        "The River Board and the Rescue League met. The dyke held, said their head, Ana Ruiz.",
        "The board had asked President Ana Ruiz for help.",
        "Ana Ruiz, an analyst at the Institute of Dykes, said the River Board was late.",
    ],
)
def test_other_words_tie_nobody(text: str) -> None:
    assert body_of(text, "River Board", "Rescue League") is None


def test_two_bodies_are_none() -> None:
    text = "Ana Ruiz of the River Board spoke. Ana Ruiz, head of the Rescue League, did too."
    assert body_of(text, "River Board", "Rescue League") is None


def test_a_minister_speaks_for_the_ministry_of_the_same_field() -> None:
    text = "Energy minister Ana Ruiz said the plant was safe."
    assert body_of(text, "Ministry of Energy") == "Ministry of Energy"
    assert body_of(text, "energy ministry", "health ministry") == "energy ministry"
    assert body_of(text, "health ministry") is None


def test_a_name_without_its_country_does_not_reach_a_body_of_another_article() -> None:
    article = piece(None, "Defence minister Ana Ruiz said the bridge was hit.")
    abroad = known("Russian Ministry of Defence", article="another")
    assert spoken_for(ANA, [article], abroad) is None
    here = known("Russian Ministry of Defence", article=article.id)
    assert spoken_for(ANA, [article], here) is not None


def test_a_body_is_known_where_the_article_names_it_in_full() -> None:
    text = "The River Board met. It was late, said the board's spokeswoman, Ana Ruiz."
    elsewhere = known("River Board", article="another")
    found = spoken_for(ANA, [piece(None, text)], elsewhere)
    assert found is not None
    assert found.body == "River Board"
    other = text.replace("River Board", "council")
    assert spoken_for(ANA, [piece(None, other)], elsewhere) is None


def test_a_bare_noun_is_not_the_body_of_one_country() -> None:
    text = "The bridge was hit, military spokesman Ana Ruiz said. The Peruvian military was silent."
    assert body_of(text, "Peruvian military") is None
    assert body_of(text.replace(", military", ", Peruvian military"), "Peruvian military")


def test_an_analyst_speaks_for_the_institute_where_it_is_a_source_itself() -> None:
    text = "Ana Ruiz, an analyst at the Institute of Dykes, said the dyke held."
    assert body_of(text, "Institute of Dykes") == "Institute of Dykes"
    assert body_of(text, "River Board") is None


def test_words_that_run_up_to_a_title_are_no_part_of_the_body() -> None:
    text = "The statements that follow River Board director Ana Ruiz were late."
    assert body_of(text, "River Board") == "River Board"
    assert body_of(text) == "River Board"
    assert (
        body_of("The Mining Council to meet soon River Board director Ana Ruiz said")
        == "River Board"
    )


def test_a_list_of_bodies_is_no_longer_name_of_one_of_them() -> None:
    bodies = known("Rescue League", "Peru and Rescue League", "coastal Rescue League which met")
    assert bodies.fuller("Rescue League", "a1") is None
    assert known("Observatory", "Coast Observatory").fuller("Observatory", "a1")
    assert (
        known("monitoring group", "Orlow monitoring group").fuller("monitoring group", "a1") is None
    )


def test_a_body_that_is_no_source_is_named_by_its_noun() -> None:
    assert body_of("Ana Ruiz of the permits office said it was late.") == "permits office"
    assert body_of("Ana Ruiz of the Orlow valley said it was late.") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the authority", "Andara Mining Authority", True),
        ("Mining Authority", "Andara Mining Authority", True),
        ("Statistical Office", "Statistical Office of the Coast", True),
        ("Ivory Bay", "health office of Ivory Bay", False),
        ("Mining Authority", "Harbour Authority", False),
        ("valley", "Orlow valley", False),
    ],
)
def test_a_name_cut_short_keeps_its_noun(one: str, other: str, *, same: bool) -> None:
    assert short_for(one, other) is same
    assert short_for(other, one) is same


def test_a_short_name_that_fits_two_bodies_is_neither() -> None:
    bodies = known("River Board", "School Board")
    assert bodies.known("the board", "a1") is None
    assert bodies.known("the school board", "a1") == "School Board"
