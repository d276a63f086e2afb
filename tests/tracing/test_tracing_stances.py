"""How tellings stand to the first of their thread: asserting, denying and asking told apart."""

from __future__ import annotations

import pytest
from invented import built_article, built_claim, place_of

from retold.tracing.stances import Stance, stances
from retold.types import BlockKind, Claim, ClaimKind, Polarity, Quantity, Step, Term, Thread

FIRST = "The mill at Orlow burned."


def claim(words: str, *, key: str, **told: object) -> Claim:
    home = built_article([(BlockKind.BODY, words)], key=key)
    return built_claim(home, place_of(home, words), key=key, **told)


def stood(telling: Claim, *, retells: str | None = None, first: Claim | None = None) -> Stance:
    origin = first or claim(FIRST, key="first")
    thread = Thread(
        id="t",
        story="s",
        title=FIRST,
        steps=(
            Step("first", None, "first known telling"),
            Step("second", retells, "tied by a copy"),
        ),
    )
    opening, told = stances(thread, {"first": origin, "second": telling})
    if first is None:
        assert opening.stance is Stance.SUPPORTS
    return told.stance


def test_a_telling_with_a_tie_repeats_and_one_without_supports() -> None:
    telling = claim("The Orlow mill burned down.", key="second")
    assert stood(telling) is Stance.SUPPORTS
    assert stood(telling, retells="first") is Stance.REPEATS


def test_a_denial_and_a_negation_dispute() -> None:
    assert (
        stood(claim("The mill at Orlow burned.", key="second", kind=ClaimKind.DENIAL))
        is Stance.DISPUTES
    )
    negated = claim("The mill did not burn.", key="second", polarity=Polarity.NEGATED)
    assert stood(negated) is Stance.DISPUTES


def test_the_opposite_verb_of_one_subject_disputes() -> None:
    def told(words: str, verb: str, key: str) -> Claim:
        made = claim(words, key=key)
        terms = (
            Term(
                "price",
                "NOUN",
                place_of(built_article([(BlockKind.BODY, words)], key=key), "price"),
                "nsubj",
                verb,
            ),
            Term(verb, "VERB", made.span, "ROOT", verb),
        )
        return claim(words, key=key, terms=terms)

    first = told("The price rose.", "rise", "first")
    assert stood(told("The price fell.", "fall", "second"), first=first) is Stance.DISPUTES
    assert stood(told("The price rose.", "rise", "second"), first=first) is Stance.SUPPORTS


@pytest.mark.parametrize(
    "telling",
    [
        claim("Did the mill at Orlow burn?", key="second", kind=ClaimKind.QUESTION),
        claim("No mill and not the barn burned.", key="second", polarity=Polarity.NEGATED),
        claim(
            "It denied that the mill had not burned, or not wholly.",
            key="second",
            polarity=Polarity.NEGATED,
        ),
    ],
)
def test_asking_and_doubled_negation_are_unclear(telling: Claim) -> None:
    assert stood(telling) is Stance.UNCLEAR


def test_a_claim_that_is_its_own_denial_disputes_nothing() -> None:
    telling = claim(
        "The mill did not burn.",
        key="second",
        kind=ClaimKind.DENIAL,
        polarity=Polarity.NEGATED,
    )
    assert stood(telling) is Stance.UNCLEAR


def test_another_figure_is_unclear_and_what_follows_a_question_too() -> None:
    def counted(words: str, number: float, key: str) -> Claim:
        home = built_article([(BlockKind.BODY, words)], key=key)
        figure = Quantity(
            place_of(home, words.split(maxsplit=1)[0]),
            number,
            number,
            True,
            True,
            False,
            "count",
            None,
            "cow",
        )
        return claim(words, key=key, quantities=(figure,))

    first = counted("12 cows drowned.", 12.0, "first")
    assert stood(counted("40 cows drowned.", 40.0, "second"), first=first) is Stance.UNCLEAR
    assert stood(counted("12 cows drowned.", 12.0, "second"), first=first) is Stance.SUPPORTS
    asked = claim("Did the mill at Orlow burn?", key="first", kind=ClaimKind.QUESTION)
    assert stood(claim(FIRST, key="second"), first=asked) is Stance.UNCLEAR
