"""How many independent origins a story has, and when one origin is a finding."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newsroom import NEXT_DAY, claim, findings, one_story, piece, scene_of

from retold.tracing.origins.chains import UNSTATED
from retold.tracing.origins.independence import count, single
from retold.types import Article, Claim, FindingKind, Membership, SourceKind, Story

KIND = FindingKind.SINGLE_ORIGIN
BROKE = "The dyke at Veldmark broke at noon, the River Board said."


def story_of(*articles: Article) -> Story:
    members = tuple(Membership(article.id, ("by hand",)) for article in articles)
    return Story("s1", "Dyke", members, None, None)


def counted(articles: list[Article], claims: list[Claim], **options: dict[str, str]) -> Story:
    return count(scene_of(*articles, claims=claims, **options), story_of(*articles), ())


def pair() -> tuple[Article, Article]:
    return (
        piece(None, "The dyke broke at noon"),
        piece(None, "The dyke broke at noon today", outlet="Coast Gazette"),
    )


def test_articles_on_one_source_have_one_origin() -> None:
    first, second = pair()
    claims = [claim(a, "The dyke broke", source="River Board") for a in (first, second)]
    story = counted([first, second], claims)
    assert [origin.source for origin in story.origins] == ["River Board"]
    assert story.origins[0].articles == tuple(sorted((first.id, second.id)))
    assert story.independent_origins == 1


def test_two_sources_are_two_origins() -> None:
    first, second = pair()
    claims = [
        claim(first, "The dyke broke", source="River Board"),
        claim(second, "The dyke broke", source="Rescue League"),
    ]
    assert counted([first, second], claims).independent_origins == 2


def test_articles_that_name_nobody_show_no_independence() -> None:
    first, second = pair()
    claims = [claim(a, "The dyke broke") for a in (first, second)]
    story = counted([first, second], claims)
    assert [origin.source for origin in story.origins] == [UNSTATED]
    assert story.independent_origins == 1


def test_one_that_names_nobody_adds_none() -> None:
    first, second = pair()
    claims = [
        claim(first, "The dyke broke", source="River Board"),
        claim(second, "The dyke broke", source="a man", source_kind=SourceKind.ANONYMOUS),
    ]
    story = counted([first, second], claims)
    assert {origin.source for origin in story.origins} == {"River Board", UNSTATED}
    assert story.independent_origins == 1
    assert "add none" in story.origins_reason


def test_a_copy_rests_on_what_its_original_rests_on() -> None:
    first, second = pair()
    claims = [
        claim(first, "The dyke broke", source="River Board"),
        claim(second, "The dyke broke", source="Rescue League"),
    ]
    story = counted([first, second], claims, copies={second.id: first.id})
    assert [origin.source for origin in story.origins] == ["River Board"]
    assert "copy" in story.origins_reason


def test_the_agency_is_the_origin_of_an_article_that_names_no_other() -> None:
    first = piece(None, "The dyke broke at noon", agency="Northline")
    assert [o.source for o in counted([first], [claim(first, "The dyke")]).origins] == ["Northline"]


def test_a_story_of_one_article_is_no_finding() -> None:
    first, _ = pair()
    claims = [claim(first, "The dyke broke", source="River Board")]
    scene = scene_of(first, claims=claims)
    assert list(single(scene, count(scene, story_of(first), ()), ())) == []


@pytest.mark.parametrize(
    ("outlets", "told"),
    [
        (("Veldmark Courier", "Coast Gazette"), "2 outlets tell this story"),
        ((None, None), "2 articles tell this story"),
        (("Veldmark Courier", None), "2 articles tell this story"),
        (("Veldmark Courier", "Veldmark Courier"), None),
    ],
)
def test_articles_are_counted_where_an_outlet_is_not_known(
    outlets: tuple[str | None, ...], told: str | None
) -> None:
    articles = [replace(each, outlet=outlet) for each, outlet in zip(pair(), outlets, strict=True)]
    claims = [claim(each, "The dyke broke", source="River Board") for each in articles]
    scene = scene_of(*articles, claims=claims)
    made = list(single(scene, count(scene, story_of(*articles), ()), ()))
    assert [each.message.split(";")[0] for each in made] == ([told] if told else [])


@pytest.mark.model
def test_two_outlets_whose_leads_rest_on_one_board() -> None:
    first = piece("Veldmark dyke breaks, board says", BROKE)
    other = "The dyke at Veldmark broke at noon, according to the River Board."
    second = piece("Veldmark dyke broken, says board", other, outlet="Coast Gazette")
    (made,) = findings(first, second, kind=KIND)
    assert made.detail["origin"] == "River Board"
    assert {evidence.article for evidence in made.evidence} == {first.id, second.id}
    assert one_story(first, second).story.independent_origins == 1


@pytest.mark.model
@pytest.mark.parametrize(
    ("first", "second", "outlet"),
    [
        (BROKE, BROKE.replace("River Board", "Rescue League"), "Coast Gazette"),
        (BROKE, "The dyke at Veldmark broke, according to the River Board.", "Veldmark Courier"),
        ("The dyke at Veldmark broke at noon.", "The dyke at Veldmark broke.", "Coast Gazette"),
        (
            BROKE,
            "The dyke at Veldmark broke at noon, a source said. A witness saw it.",
            "Coast Gazette",
        ),
    ],
    ids=["two sources", "one outlet", "nobody named", "one names nobody"],
)
def test_stories_that_do_not_rest_on_one_named_origin(first: str, second: str, outlet: str) -> None:
    articles = (
        piece("Veldmark dyke breaks", first),
        piece("Veldmark dyke broken", second, outlet=outlet, published=NEXT_DAY),
    )
    assert findings(*articles, kind=KIND) == []


def single_of(third: tuple[str, SourceKind] | None, *, outlet: str = "Coast Gazette") -> int:
    """How often a single origin is found, where the second article credits a third as well."""
    first = piece(None, "The dyke broke at noon. The water rose.")
    second = piece(None, "The dyke broke today. The water rose.", outlet=outlet)
    claims = [
        claim(first, "The dyke broke at noon", source="River Board"),
        claim(second, "The dyke broke today", source="River Board"),
    ]
    if third is not None:
        claims.append(claim(second, "The water rose", source=third[0], source_kind=third[1]))
    story = counted([first, second], claims)
    return len(list(single(scene_of(first, second, claims=claims), story, ())))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("villagers in Orlow", 0),
        ("Organisers", 0),
        ("a witness", 0),
        ("the villagers", 1),
        ("a monitor", 1),
        ("critics", 1),
    ],
)
def test_people_without_a_name_are_others_than_one_origin(source: str, found: int) -> None:
    assert single_of((source, SourceKind.ANONYMOUS)) == found
    assert single_of(None) == 1


@pytest.mark.model
def test_an_opening_that_only_names_who_tells() -> None:
    made = findings(
        piece("Veldmark dyke broke", "The dyke at Veldmark broke at noon, Greta Holm said."),
        piece(
            "Veldmark dyke broke at noon",
            "Greta Holm on Tuesday released a first account of how the dyke at Veldmark broke.",
            outlet="Coast Gazette",
        ),
        kind=KIND,
    )
    assert [finding.detail["origin"] for finding in made] == ["Greta Holm"]
