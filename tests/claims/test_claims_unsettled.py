"""How sure the model finds the words of claims that do not settle it themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from claim_samples import article_of, claim_of
from invented import place_of

from retold.claims.unsettled import sureness_of_claims, unsettled
from retold.types import Article, Certainty, Claim, ClaimKind

PLAIN = Certainty("asserted", None, None)
PAIRS = (
    ("The dyke at Orlow broke.", "The dyke at Orlow could perhaps break."),
    ("Rye bread prevents gout.", "Rye bread might possibly prevent some gout."),
    ("The ferry sank on Monday.", "It remains unclear whether the ferry might have sunk."),
    ("Eleven people were hurt.", "Some people may perhaps have been hurt."),
)


def stated(home: Article, words: str, certainty: Certainty = PLAIN) -> Claim:
    return replace(claim_of(home, words), certainty=certainty)


@pytest.mark.parametrize(
    ("certainty", "left_open"),
    [
        (PLAIN, True),
        (Certainty("unclear", None, None, ("may",)), True),
        (Certainty("unclear", None, None), True),
        (Certainty("likely", 0.55, 0.75, ("probably",)), False),
        (Certainty("reported", None, None, ("reportedly",)), False),
        (Certainty("asserted", None, None, ("certainly",)), False),
    ],
)
def test_words_settle_it_by_a_band_by_hearsay_and_by_a_booster(
    certainty: Certainty, left_open: bool
) -> None:
    home = article_of("The dyke may hold.")
    assert unsettled(stated(home, "The dyke may hold.", certainty)) is left_open


def test_a_question_is_sure_of_nothing() -> None:
    home = article_of("Will the dyke hold?")
    asked = stated(home, "Will the dyke hold?", Certainty("unclear", None, None))
    assert not unsettled(replace(asked, kind=ClaimKind.QUESTION))


@pytest.mark.model
def test_what_sounds_surer_has_the_higher_level_and_all_are_on_the_scale() -> None:
    home = article_of("\n\n".join(words for pair in PAIRS for words in pair))
    claims = {words: stated(home, words) for pair in PAIRS for words in pair}
    found = sureness_of_claims(claims.values(), {home.id: home}.__getitem__)
    levels = {words: found[claim.id].level for words, claim in claims.items()}
    for firm, soft in PAIRS:
        assert levels[firm] > levels[soft] + 0.5
    assert all(1 <= level <= 6 for level in levels.values())
    assert all(one.scale == (1, 6) for one in found.values())


@pytest.mark.model
def test_a_level_does_not_hang_on_what_else_is_read_and_is_the_same_again() -> None:
    home = article_of("\n\n".join(words for pair in PAIRS for words in pair))
    claims = [stated(home, words) for pair in PAIRS for words in pair]
    together = sureness_of_claims(claims, lambda _: home)
    for claim in claims:
        alone = sureness_of_claims([claim], lambda _: home)
        assert alone[claim.id].level == pytest.approx(together[claim.id].level, abs=0.005)


@pytest.mark.model
def test_claims_that_the_words_settle_are_not_read() -> None:
    home = article_of("The dyke will probably hold. The road is open.")
    settled = stated(
        home, "The dyke will probably hold", Certainty("likely", 0.55, 0.75, ("probably",))
    )
    plain = stated(home, "The road is open")
    assert set(sureness_of_claims([settled, plain], lambda _: home)) == {plain.id}
    assert sureness_of_claims([], lambda _: home) == {}


@pytest.mark.model
def test_a_hedge_that_stands_outside_the_claim_is_heard() -> None:
    home = article_of("It remains unclear whether the ferry has sunk.")
    cue = place_of(home, "remains unclear whether")
    words = "the ferry has sunk"
    hedged = stated(home, words, Certainty("unclear", None, None, ("unclear",), (cue,)))
    hedged = replace(hedged, sentence=place_of(home, home.text))
    found = sureness_of_claims([hedged], lambda _: home)[hedged.id].level
    bare = sureness_of_claims([stated(home, words)], lambda _: home)
    assert found < next(iter(bare.values())).level - 0.5


@pytest.mark.model
@pytest.mark.parametrize("text", ["”", "—", "?!", "0", "a " * 3_000, "洪水が町を襲った", "🌊 🌊"])
def test_odd_words_have_a_level_too(text: str) -> None:
    home = article_of(text.strip())
    ((_, found),) = sureness_of_claims([stated(home, text.strip())], lambda _: home).items()
    assert 1 <= found.level <= 6
