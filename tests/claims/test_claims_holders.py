from __future__ import annotations

from dataclasses import replace

import pytest
from claim_samples import article_of, claim_of, link_of
from invented import built_article

from retold.claims.merging import merge
from retold.types import Article, BlockKind, Claim, Merge, SourceKind

PERSON, ROLE = SourceKind.PERSON, SourceKind.ROLE
Told = tuple[str, str, str, SourceKind]
"""The text of an article, its one source as written, the name that it has there, and its kind."""

NAMED = ("Foreign Minister Edda Corvane said the dam held.", "Edda Corvane", "Edda Corvane", PERSON)
ROLED = (
    "The foreign minister said the dam held.",
    "The foreign minister",
    "foreign minister",
    ROLE,
)


def told(
    text: str, source: str, name: str, kind: SourceKind, *, id_: str, day: str | None
) -> tuple[Article, Claim]:
    article = replace(article_of(text, id_=id_), published=day)
    link = link_of(article, source, kind=kind, canonical=name)
    return article, claim_of(article, "the dam held", link)


def named(*articles: Told, days: tuple[str | None, ...] = ()) -> list[str]:
    return [c.attribution[0].canonical for c in merged(*articles, days=days)[0]]


def merged(
    *articles: Told, days: tuple[str | None, ...] = ()
) -> tuple[tuple[Claim, ...], tuple[Merge, ...]]:
    dates = days or ("2026-03-02",) * len(articles)
    rows = [
        told(*one, id_=f"a{number}", day=day)
        for number, (one, day) in enumerate(zip(articles, dates, strict=True))
    ]
    return merge([claim for _, claim in rows], {article.id: article for article, _ in rows})


def role(words: str, *, text: str = "{} said the dam held.") -> Told:
    """Make an article whose source is an office, told by `words` at the start of a sentence."""
    name = words.removeprefix("The ").removeprefix("the ")
    return text.format(words), words, name[:1].lower() + name[1:], ROLE


def person(words: str, *, name: str = "Edda Corvane") -> Told:
    """Make an article in which a person is named with an office."""
    return f"{words} said the dam held.", name, name, PERSON


@pytest.mark.parametrize(
    ("holder", "office"),
    [
        ("Foreign Minister Edda Corvane", "The foreign minister"),
        ("Edda Corvane, the foreign minister,", "The foreign minister"),
        ("The foreign minister, Edda Corvane,", "The foreign minister"),
        ("Edda Corvane, the minister of foreign affairs,", "The foreign minister"),
        ("Peruvian Foreign Minister Edda Corvane", "The Peruvian foreign minister"),
        ("Peruvian Foreign Minister Edda Corvane", "Peru's foreign minister"),
        ("Edda Corvane, Peru's health minister,", "The health minister of Peru"),
        ("Malden police chief Edda Corvane", "The Malden police chief"),
        ("Acting Health Minister Edda Corvane", "The acting health minister"),
        ("Peruvian Vice President Edda Corvane", "The Peruvian vice president"),
        ("Peruvian President Edda Corvane", "The Peruvian president"),
    ],
)
def test_an_office_is_the_one_person_named_with_it_elsewhere(holder: str, office: str) -> None:
    assert named(person(holder), role(office)) == ["Edda Corvane", "Edda Corvane"]


@pytest.mark.parametrize(
    ("holder", "office"),
    [
        ("Foreign Minister Edda Corvane", "The health minister"),
        ("Chilean Foreign Minister Edda Corvane", "The Peruvian foreign minister"),
        ("Foreign Minister Edda Corvane", "The Peruvian foreign minister"),
        ("Former Foreign Minister Edda Corvane", "The foreign minister"),
        ("Deputy Foreign Minister Edda Corvane", "The foreign minister"),
        ("Acting Foreign Minister Edda Corvane", "The foreign minister"),
        ("Foreign Minister Edda Corvane", "The former foreign minister"),
        ("Former Foreign Minister Edda Corvane", "The former foreign minister"),
        ("Deputy Foreign Minister Edda Corvane", "The deputy foreign minister"),
        ("Prime Minister Edda Corvane", "The minister"),
        ("Foreign Minister Edda Corvane", "A foreign minister"),
        ("Foreign Minister Edda Corvane", "A senior minister"),
        ("Foreign Minister Edda Corvane", "Ministers"),
        ("Foreign Minister Edda Corvane", "The senior foreign minister"),
        ("Foreign Minister Edda Corvane", "Foreign minister"),
        ("Malden police chief Edda Corvane", "The Arden police chief"),
        ("Malden police chief Edda Corvane", "The police chief"),
        ("Malden Mayor Edda Corvane", "The mayor"),
        ("Harbour Board director Edda Corvane", "The director"),
        ("Fire chief Edda Corvane", "The chief"),
        ("Harbour Board spokeswoman Edda Corvane", "The spokeswoman"),
        ("President Edda Corvane", "The president"),
        ("Foreign Minister Edda Corvane", "The minister"),
        ("Foreign Minister Edda Corvane", "The foreign trade minister"),
        ("Foreign Trade Minister Edda Corvane", "The trade minister"),
        ("Her aide met Edda Corvane, a foreign minister, and", "The foreign minister"),
    ],
)
def test_an_office_that_may_be_another_keeps_its_name(holder: str, office: str) -> None:
    found = named(person(holder), role(office))
    assert found[0] == "Edda Corvane"
    assert found[1] != "Edda Corvane"


@pytest.mark.parametrize(
    ("holder", "office", "beside"),
    [
        ("Foreign Minister Edda Corvane", "The minister", "The foreign ministry was closed."),
        ("Foreign Minister Edda Corvane", "The minister", "Mrs Corvane was in Malden."),
        ("Malden Mayor Edda Corvane", "The mayor", "Malden was flooded."),
        ("President Edda Corvane", "The president", "Corvane was in Malden."),
        ("Peruvian Foreign Minister Edda Corvane", "The foreign minister", "Lima was flooded."),
        ("Malden police chief Edda Corvane", "The police chief", "Malden was flooded."),
    ],
)
def test_what_an_office_leaves_open_its_article_may_tell(
    holder: str, office: str, beside: str
) -> None:
    text = "{} said the dam held. " + beside
    assert named(person(holder), role(office, text=text))[1] == "Edda Corvane"


@pytest.mark.parametrize(
    ("office", "beside"),
    [
        ("The foreign minister", "Santiago and Lima were flooded."),
        ("The foreign minister", "Santiago was flooded."),
        ("The president", "Otto Corvane was in Lima."),
        ("The foreign minister", "A foreign minister had fled Lima."),
        ("The foreign minister", "Two foreign ministers were in Lima."),
        ("The foreign minister", "The Chilean foreign minister left Lima."),
        ("The foreign minister", "Foreign Minister Otto Brandt was in Lima."),
        ("The minister", "The health minister left Lima; the foreign ministry is closed."),
    ],
)
def test_what_speaks_of_another_holder_keeps_them_apart(office: str, beside: str) -> None:
    text = "{} said the dam held. " + beside
    found = named(person("Peruvian Foreign Minister Edda Corvane"), role(office, text=text))
    assert found[1] != "Edda Corvane"


def test_two_who_may_hold_an_office_are_both_left_out() -> None:
    other = person("Foreign Minister Otto Brandt", name="Otto Brandt")
    assert named(NAMED, other, ROLED)[2] == "foreign minister"


def test_a_second_holder_of_another_country_does_not_matter_where_the_country_is_told() -> None:
    one = person("Peruvian Foreign Minister Edda Corvane")
    other = person("Chilean Foreign Minister Otto Brandt", name="Otto Brandt")
    found = named(one, other, role("The Chilean foreign minister"), role("The foreign minister"))
    assert found[2:] == ["Otto Brandt", "foreign minister"]


def test_a_former_holder_does_not_stand_in_the_way() -> None:
    former = person("Former Foreign Minister Otto Brandt", name="Otto Brandt")
    assert named(NAMED, former, ROLED)[2] == "Edda Corvane"


def test_a_person_who_is_in_office_here_and_out_of_it_there_is_left_out() -> None:
    former = person("Former Foreign Minister Edda Corvane")
    assert named(NAMED, former, ROLED)[2] == "foreign minister"


@pytest.mark.parametrize(
    ("days", "one"),
    [
        (("2026-03-02", "2026-03-05"), True),
        (("2026-03-05", "2026-03-02"), True),
        (("2026-03-02", "2026-03-20"), False),
        (("2026-03-02", None), False),
        ((None, None), False),
    ],
)
def test_articles_must_be_close_in_time(days: tuple[str | None, str | None], one: bool) -> None:
    assert (named(NAMED, ROLED, days=days)[1] == "Edda Corvane") is one


@pytest.mark.parametrize(("pronoun", "one"), [("she", True), ("he", False)])
def test_pronouns_and_titles_must_fit(pronoun: str, one: bool) -> None:
    holder = (f"{NAMED[0]} Mrs Corvane had seen it.", *NAMED[1:])
    text = f"{ROLED[0]} The town is safe, {pronoun} said."
    first, claim = told(*holder, id_="a0", day="2026-03-02")
    second, other = told(text, *ROLED[1:], id_="a1", day="2026-03-02")
    carried = link_of(second, pronoun, kind=ROLE, canonical="foreign minister")
    third = claim_of(second, "The town is safe", carried)
    found, _ = merge([claim, other, third], {"a0": first, "a1": second})
    assert [c.attribution[0].canonical == "Edda Corvane" for c in found[1:]] == [one, one]


def test_a_pronoun_of_a_merged_office_gives_both_reasons() -> None:
    first, claim = told(*NAMED, id_="a0", day="2026-03-02")
    second, other = told(
        f"{ROLED[0]} The town is safe, she said.", *ROLED[1:], id_="a1", day="2026-03-02"
    )
    reason = "“she” follows “foreign minister”"
    carried = link_of(second, "she", kind=ROLE, canonical="foreign minister", reason=reason)
    third = claim_of(second, "The town is safe", carried)
    found, _ = merge([claim, other, third], {"a0": first, "a1": second})
    why = found[2].attribution[0].merge_reason
    assert why is not None
    assert why.startswith(reason)
    assert "Edda Corvane" in why


def test_the_reason_names_both_forms_and_where_the_name_stands() -> None:
    claims, merges = merged(NAMED, ROLED)
    link = claims[1].attribution[0]
    assert link.source == "The foreign minister"
    assert link.kind is ROLE
    assert link.merge_reason is not None
    for words in ("“The foreign minister”", "“Foreign Minister Edda Corvane”", "(a0)"):
        assert words in link.merge_reason
    assert sorted((m.article, m.name, m.canonical) for m in merges) == [
        ("a0", "Edda Corvane", "Edda Corvane"),
        ("a1", "The foreign minister", "Edda Corvane"),
    ]


def test_a_name_right_beside_the_office_is_its_holder_whoever_else_is_named() -> None:
    text = "the dam held, according to the mayor, Edda Corvane. Mayor Otto Brandt was away."
    claims, merges = merged((text, "the mayor", "mayor", ROLE), days=(None,))
    link = claims[0].attribution[0]
    assert link.canonical == "Edda Corvane"
    assert link.merge_reason == "the article says who “the mayor” is: “mayor, Edda Corvane”"
    assert [(m.name, m.canonical) for m in merges] == [("the mayor", "Edda Corvane")]


def test_a_person_named_later_in_the_article_is_the_office_before() -> None:
    text = "{} said the dam held. Foreign Minister Edda Corvane was in Malden."
    office = role("The foreign minister", text=text)
    plain = person("Edda Corvane")
    assert named(plain, office, days=(None, None))[1] == "Edda Corvane"


def test_a_headline_names_nobody_in_office() -> None:
    body = "Edda Corvane said the dam held."
    parts = (
        (BlockKind.TITLE, "Foreign Minister Edda Corvane Opens Dam"),
        (BlockKind.BODY, body),
    )
    first = built_article(parts, key="a0", published="2026-03-02")
    second, other = told(*ROLED, id_="a1", day="2026-03-02")
    claim = claim_of(first, "the dam held", link_of(first, "Edda Corvane", kind=PERSON))
    found, _ = merge([claim, other], {"a0": first, "a1": second})
    assert found[1].attribution[0].canonical == "foreign minister"


def test_the_order_of_the_articles_does_not_matter() -> None:
    other = person("Health Minister Otto Brandt", name="Otto Brandt")
    forwards, backwards = named(NAMED, other, ROLED), named(ROLED, other, NAMED)
    assert forwards == backwards[::-1]
    assert forwards[2] == "Edda Corvane"
