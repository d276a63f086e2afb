from __future__ import annotations

import pytest
from claim_samples import article_of, claim_of, link_of

from retold.claims.sources import cautions, merge
from retold.types import Article, Claim, ClaimKind, SourceKind

PERSON, ROLE = SourceKind.PERSON, SourceKind.ROLE
BODY, NOBODY = SourceKind.INSTITUTION, SourceKind.ANONYMOUS


def story(*names: tuple[str, SourceKind]) -> tuple[list[Claim], dict[str, Article]]:
    """Make one article for each name, in which that source says one thing."""
    claims, articles = [], {}
    for number, (name, kind) in enumerate(names):
        article = article_of(f"{name} said the dam held.", id_=f"a{number}")
        articles[article.id] = article
        claims.append(claim_of(article, "the dam held", link_of(article, name, kind=kind)))
    return claims, articles


def merged(*names: tuple[str, SourceKind]) -> list[str]:
    claims, articles = story(*names)
    return [claim.attribution[0].canonical for claim in merge(claims, articles)[0]]


@pytest.mark.parametrize(
    ("names", "canonical"),
    [
        ((("Ana Ruiz", PERSON), ("Ruiz", PERSON)), "Ana Ruiz"),
        ((("Ana Ruiz", PERSON), ("Ana M. Ruiz", PERSON)), "Ana M. Ruiz"),
        ((("Harbour Safety Board", BODY), ("HSB", BODY)), "Harbour Safety Board"),
        ((("Harbour Safety Board", BODY), ("the Harbour Safety Board", BODY)), None),
        (
            (("Canadian military chiefs", ROLE), ("the Ministry of Defence in Ottawa", BODY)),
            "Canadian Ministry of Defence",
        ),
        (
            (("Kenya's health ministry", BODY), ("the Ministry of Health", BODY)),
            "Kenyan Ministry of Health",
        ),
        ((("Lima", BODY), ("Peru", BODY)), None),
        ((("Even the Harbour Board", BODY), ("the Harbour Board", BODY)), None),
        ((("the Pentagon", BODY), ("the US Department of Defense", BODY)), None),
    ],
)
def test_names_of_one_source_merge(
    names: tuple[tuple[str, SourceKind], ...], canonical: str | None
) -> None:
    found = merged(*names)
    assert len(set(found)) == 1
    assert canonical is None or found[0] == canonical


@pytest.mark.parametrize(
    "names",
    [
        (("Ana Ruiz", PERSON), ("Otto Ruiz", PERSON)),
        (("Kenya's health ministry", BODY), ("Peru's health ministry", BODY)),
        (("Kenya's health ministry", BODY), ("Kenya's foreign ministry", BODY)),
        (("the Kenyan government", BODY), ("Kenya's health ministry", BODY)),
        (("Kenyan officials", NOBODY), ("Kenya", BODY)),
        (("US defence officials", NOBODY), ("the Pentagon", BODY)),
        (("the Polish defence minister", ROLE), ("Poland's defence ministry", BODY)),
        (("Ana Peru", PERSON), ("Peru", BODY)),
        (("Kenyan intelligence", BODY), ("Kenya's defence ministry", BODY)),
        (("the Kenyan army", BODY), ("Kenya's defence ministry", BODY)),
    ],
)
def test_what_must_never_be_one_stays_apart(names: tuple[tuple[str, SourceKind], ...]) -> None:
    assert len(set(merged(*names))) == len(names)


def test_a_surname_of_two_people_stays_apart() -> None:
    found = merged(("Ana Ruiz", PERSON), ("Otto Ruiz", PERSON), ("Ruiz", PERSON))
    assert found == ["Ana Ruiz", "Otto Ruiz", "Ruiz"]


def test_a_ministry_without_a_country_joins_none_of_two() -> None:
    found = merged(
        ("Kenya's health ministry", BODY),
        ("Peru's health ministry", BODY),
        ("the Ministry of Health", BODY),
    )
    assert found[2] == "Ministry of Health"
    assert len(set(found)) == 3


def test_the_order_of_the_articles_does_not_matter() -> None:
    names = (
        ("Canadian intelligence", BODY),
        ("the Ministry of Defence", BODY),
        ("Canadian military chiefs", ROLE),
        ("the Ministry of Defence in Ottawa", BODY),
    )
    forwards, backwards = merged(*names), merged(*reversed(names))
    assert forwards == backwards[::-1]


def test_intelligence_is_the_ministrys_where_its_document_is_called_so() -> None:
    first = article_of(
        "In its latest intelligence update, the Ministry of Defence in Ottawa said the dam held.",
        id_="a1",
    )
    second = article_of("The dam held, says Canadian intelligence.", id_="a2")
    name = "the Ministry of Defence in Ottawa"
    claims = [
        claim_of(first, "the dam held", link_of(first, name, canonical="Ministry of Defence")),
        claim_of(second, "The dam held", link_of(second, "Canadian intelligence")),
    ]
    renamed, merges = merge(claims, {"a1": first, "a2": second})
    assert {c.attribution[0].canonical for c in renamed} == {"Canadian Ministry of Defence"}
    reason = next(m.reason for m in merges if m.name == "Canadian intelligence")
    assert "intelligence update" in reason
    assert "Canada" in reason


def test_a_merge_says_where_the_name_stands_and_why() -> None:
    claims, articles = story(
        ("Canadian military chiefs", ROLE), ("the Ministry of Defence in Ottawa", BODY)
    )
    renamed, merges = merge(claims, articles)
    assert sorted((m.article, m.name) for m in merges) == [
        ("a0", "Canadian military chiefs"),
        ("a1", "the Ministry of Defence in Ottawa"),
    ]
    for found in merges:
        assert found.span.of(articles[found.article].text) == found.name
        assert found.reason
    why = renamed[0].attribution[0].merge_reason
    assert why == "same country (Canada) and field (defence)"
    assert renamed[0].attribution[0].source == "Canadian military chiefs"


def test_a_source_of_one_name_in_one_article_needs_no_merge() -> None:
    claims, articles = story(("Ana Ruiz", PERSON))
    renamed, merges = merge(claims, articles)
    assert merges == ()
    assert renamed == tuple(claims)


def warned(text: str, *names: tuple[str, SourceKind]) -> list[str]:
    claims, _ = story(*names)
    article = article_of(text, id_="w")
    warning = claim_of(article, text.rstrip("."), kind=ClaimKind.CAUTION)
    return [c.canonical for c in cautions([*claims, warning])]


def test_a_warning_about_countries_reaches_their_sources() -> None:
    text = "Kenya, Peru and Chile are at odds with Brazil so their briefings need caution."
    names = (("Kenyan Ministry of Defence", BODY), ("Brazilian Ministry of Defence", BODY))
    assert warned(text, *names) == ["Kenyan Ministry of Defence"]


def test_a_warning_about_a_seat_of_power_names_it() -> None:
    text = "The denials issued by the Kremlin need to be treated with caution."
    assert warned(text, ("Russian Ministry of Health", BODY)) == ["Kremlin"]


def test_a_warning_about_a_named_source_reaches_it() -> None:
    text = "The claims of Ana Ruiz could not be verified."
    assert warned(text, ("Ana Ruiz", PERSON), ("Otto Brandt", PERSON)) == ["Ana Ruiz"]


def test_a_warning_that_names_nobody_is_tied_to_nobody() -> None:
    assert warned("Videos on the web need to be treated with caution.", ("Peru", BODY)) == []


def test_a_warning_about_the_claim_is_about_who_made_it() -> None:
    article = article_of(
        "Ana Ruiz said the dam held. The claim could not be independently verified.", id_="w"
    )
    told = claim_of(article, "the dam held", link_of(article, "Ana Ruiz", kind=PERSON))
    warning = claim_of(
        article, "The claim could not be independently verified", kind=ClaimKind.CAUTION
    )
    assert [c.canonical for c in cautions([told, warning])] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    "text",
    [
        "Reuters could not verify the footage.",
        "The footage could not be independently verified by Reuters.",
    ],
)
def test_a_warning_is_not_about_whoever_did_the_checking(text: str) -> None:
    assert warned(text, ("Reuters", SourceKind.AGENCY)) == []


def test_two_people_in_one_name_are_neither_of_them() -> None:
    found = merged(("Ana Ruiz and Otto Brandt", PERSON), ("Brandt", PERSON))
    assert found == ["Ana Ruiz and Otto Brandt", "Brandt"]


def test_a_body_without_its_place_is_the_one_of_the_story() -> None:
    names = merged(("Norwick Civil Defence", BODY), ("the civil defence", BODY))
    assert names == ["Norwick Civil Defence"] * 2


@pytest.mark.parametrize(
    "names",
    [
        (("Norwick Civil Defence", BODY), ("Civil Defence", BODY)),
        (
            ("Norwick Civil Defence", BODY),
            ("Marwick Civil Defence", BODY),
            ("the civil defence", BODY),
        ),
        (("the Norwick Supreme Court", BODY), ("the supreme court", BODY)),
        (("the National Press Association", BODY), ("the press association", BODY)),
        (("the Norwick Harbour Board", BODY), ("the board", BODY)),
    ],
)
def test_a_shorter_name_alone_joins_nothing(names: tuple[tuple[str, SourceKind], ...]) -> None:
    assert len(set(merged(*names))) == len(names)
