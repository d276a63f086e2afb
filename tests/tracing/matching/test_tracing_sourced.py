"""Who a claim is credited to: the innermost source, a person's name without a role before it."""

from __future__ import annotations

import pytest
from newsroom import claim, piece

from retold.tracing.matching.sourced import Voices, is_proper, named_source_of, source_of
from retold.types import Article, Claim, SourceKind

ARTICLE = piece(None, "The lock leaks.")


def credited(name: str, kind: SourceKind = SourceKind.PERSON) -> str | None:
    return source_of(claim(ARTICLE, "The lock leaks", source=name, source_kind=kind))


@pytest.mark.parametrize(
    ("written", "who"),
    [
        ("the line's captain, Ida Storm", "Ida Storm"),
        ("minister of locks, Bo van Reed", "minister of locks, Bo van Reed"),
        ("Ida Storm", "Ida Storm"),
        ("Ida Storm, the captain", "Ida Storm, the captain"),
        ("harbour office, Veldmark", "harbour office, Veldmark"),
        ("Storm, Reed and Sons", "Storm, Reed and Sons"),
    ],
)
def test_a_role_before_a_full_name_is_dropped(written: str, who: str) -> None:
    assert credited(written) == who


def test_nobody_named_is_no_source() -> None:
    assert credited("an official", SourceKind.ANONYMOUS) is None
    assert source_of(claim(ARTICLE, "The lock leaks")) is None


def test_a_group_without_a_name_has_no_proper_one() -> None:
    assert not is_proper("a monitoring group")
    assert is_proper("River Board")
    own = claim(ARTICLE, "The lock leaks", source="a monitoring group")
    assert (source_of(own), named_source_of(own)) == ("a monitoring group", None)


def voiced(first: Claim, second: Claim, *others: Claim) -> bool:
    there, back = Voices([first, second, *others]), Voices([*others, second, first])
    assert there.are_one(first, second) is back.are_one(second, first)
    return there.are_one(first, second)


NAMED = claim(ARTICLE, "The lock leaks", source="Ida Storm", source_kind=SourceKind.PERSON)
PAGE = piece(None, "The lock leaks. It is old.", outlet="Coast Gazette")


def unnamed(words: str, *, page: Article = PAGE) -> Claim:
    return claim(page, "The lock leaks", source=words, source_kind=SourceKind.ANONYMOUS)


def also(name: str) -> Claim:
    return claim(PAGE, "It is old", source=name, source_kind=SourceKind.PERSON)


def test_an_open_pronoun_is_the_only_person_that_its_article_quotes() -> None:
    she = unnamed("unresolved: she")
    assert voiced(NAMED, she, also("Ida Storm"))
    assert not voiced(NAMED, she, also("Ida Storm"), also("Bo Reed"))
    assert not voiced(NAMED, she, also("Bo Reed"))
    assert not voiced(NAMED, she)
    assert not voiced(NAMED, unnamed("unresolved: they"), also("Ida Storm"))


def test_a_source_taken_for_unnamed_may_hold_the_name() -> None:
    assert voiced(NAMED, unnamed("its keeper Ida Storm"))
    assert voiced(NAMED, unnamed("Storm"))
    assert not voiced(NAMED, unnamed("its keeper Una Storm"))
    assert not voiced(NAMED, unnamed("a keeper of the Storm lock"))


@pytest.mark.parametrize(
    ("words", "name", "one"),
    [
        ("civil defence", "Lindmark Civil Defence", True),
        ("lock union", "Veldmark Lock Union", True),
        ("civil officers", "Lindmark Civil Defence", False),
        ("lock union", "Lock Union Veldmark", False),
    ],
)
def test_a_body_taken_for_unnamed_may_have_the_last_words_of_a_name(
    words: str, name: str, one: bool
) -> None:
    named = claim(ARTICLE, "The lock leaks", source=name, source_kind=SourceKind.INSTITUTION)
    assert voiced(named, unnamed(words)) is one


@pytest.mark.parametrize(
    ("credit", "name", "kind", "one"),
    [
        ("civil defence says", "Lindmark Civil Defence", SourceKind.INSTITUTION, True),
        ("the Veldmark Lock Union said", "Lock Union", SourceKind.INSTITUTION, True),
        ("Storm said", "Ida Storm", SourceKind.PERSON, True),
        ("Bo Reed said", "Ida Storm", SourceKind.PERSON, False),
        ("a storm warden said", "Ida Storm", SourceKind.PERSON, False),
        ("officials say", "Lindmark Civil Defence", SourceKind.INSTITUTION, False),
        ("the union said", "Veldmark Lock Union", SourceKind.INSTITUTION, False),
    ],
)
def test_words_that_credit_a_claim_name_a_source_by_part_of_its_name(
    credit: str, name: str, kind: SourceKind, *, one: bool
) -> None:
    words = f"The lock leaks, {credit}"
    told = claim(piece(None, f"{words}.", outlet="Coast Gazette"), words)
    assert voiced(claim(ARTICLE, "The lock leaks", source=name, source_kind=kind), told) is one


def test_two_named_sources_are_left_to_their_names() -> None:
    assert not voiced(NAMED, also("Ida Storm"))
    assert not voiced(unnamed("unresolved: she"), unnamed("unresolved: he"))
