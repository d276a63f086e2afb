"""Whether two claims put forward one proposition: names, near words, predicates, short claims."""

from __future__ import annotations

import pytest
from newsroom import claim, figure, piece

from retold.tracing.matching.match import Match, best_pair, compare, derived, profile
from retold.tracing.matching.pairing import candidates, matches
from retold.tracing.matching.words import load
from retold.types import Claim

ROOT = "ROOT"


def told(words: str, *terms: str, outlet: str = "Veldmark Courier") -> Claim:
    return claim(piece(None, f"{words}.", outlet=outlet), words, *terms)


def held(left: Claim, right: Claim) -> Match:
    words = load()
    return compare(profile(left, words), profile(right, words))


COLLAPSE = told(
    "the dyke at Veldmark collapsed in the storm",
    "dyke/NOUN/nsubj",
    "Veldmark/PROPN/pobj",
    "collapse/VERB/ROOT",
    "storm/NOUN/pobj",
)


def test_a_claim_matches_itself_wholly() -> None:
    match = held(COLLAPSE, COLLAPSE)
    assert match.same
    assert match.score == pytest.approx(1.0, abs=0.01)
    assert ("collapse", "collapse") in match.pairs


def test_the_names_of_two_towns_stand_against_each_other() -> None:
    other = told(
        "the dyke at Orlow collapsed in the storm",
        "dyke/NOUN/nsubj",
        "Orlow/PROPN/pobj",
        "collapse/VERB/ROOT",
        "storm/NOUN/pobj",
    )
    match = held(COLLAPSE, other)
    assert match.clash == (("Veldmark",), ("Orlow",))
    assert not match.same


def test_a_name_on_one_side_alone_is_no_clash() -> None:
    other = told(
        "the dyke collapsed in the storm",
        "dyke/NOUN/nsubj",
        "collapse/VERB/ROOT",
        "storm/NOUN/pobj",
    )
    assert held(COLLAPSE, other).clash is None


def test_a_name_pairs_with_its_adjective_and_with_no_other_word() -> None:
    assert derived("Veldmark", "Veldmarker")
    assert derived("Brannow", "Brannows")
    assert not derived("Brannow", "Brandt")
    assert not derived("Orla", "Orlas")
    assert not derived("Veldmark", "Veldhoven")


def test_names_pair_only_with_themselves() -> None:
    paris = told("Paris flooded", "Paris/PROPN/nsubj", "flood/VERB/ROOT")
    london = told("London flooded", "London/PROPN/nsubj", "flood/VERB/ROOT")
    assert ("Paris", "London") not in held(paris, london).pairs
    assert held(paris, london).clash is not None


def test_near_words_pair_and_far_words_do_not() -> None:
    near = told("soldiers killed villagers", "soldier/NOUN", "kill/VERB/ROOT", "villager/NOUN")
    also = told("troops killed residents", "troop/NOUN", "kill/VERB/ROOT", "resident/NOUN")
    far = told("bakers sold bread", "baker/NOUN", "sell/VERB/ROOT", "bread/NOUN")
    assert held(near, also).score > held(near, far).score
    assert held(near, far).score == 0.0


def test_another_main_predicate_is_another_claim() -> None:
    other = told(
        "the dyke at Veldmark opened in the storm",
        "dyke/NOUN/nsubj",
        "Veldmark/PROPN/pobj",
        "open/VERB/ROOT",
        "storm/NOUN/pobj",
    )
    match = held(COLLAPSE, other)
    assert not match.predicate
    assert not match.same


def test_a_claim_too_short_to_tell_matches_nothing() -> None:
    short = told("it rained", "rain/VERB/ROOT")
    assert held(short, short).score == 0.0


def test_a_claim_without_content_words_matches_nothing() -> None:
    empty = told("they said so", "say/VERB/ROOT", "so/ADV")
    match = held(empty, COLLAPSE)
    assert (match.score, match.pairs, match.same) == (0.0, (), False)


def test_numbers_light_words_and_days_are_no_content() -> None:
    side = profile(
        told("On Monday 40 people said more", "monday/PROPN", "40/NUM", "people/NOUN", "say/VERB"),
        load(),
    )
    assert side.lemmas == ("people",)


def test_comparing_is_symmetric() -> None:
    other = told("the storm broke the dyke", "storm/NOUN", "break/VERB/ROOT", "dyke/NOUN")
    there, back = held(COLLAPSE, other), held(other, COLLAPSE)
    assert there.score == pytest.approx(back.score)
    assert (there.left_covered, there.right_covered) == pytest.approx(
        (back.right_covered, back.left_covered)
    )
    assert there.same is back.same


def test_candidates_are_pairs_in_order_each_once() -> None:
    words = load()
    same = told(
        "the dyke collapsed in the storm",
        "dyke/NOUN/nsubj",
        "collapse/VERB/ROOT",
        "storm/NOUN/pobj",
        outlet="Coast Gazette",
    )
    far = told("bakers sold bread", "baker/NOUN", "sell/VERB/ROOT", "bread/NOUN")
    profiles = [profile(c, words) for c in (COLLAPSE, far, same)]
    assert candidates(profiles) == [(0, 2)]
    assert candidates([]) == []
    table = matches(profiles)
    assert best_pair(table, same.id, COLLAPSE.id) is table[COLLAPSE.id, same.id]
    assert best_pair(table, far.id, COLLAPSE.id) is None


SHUT = ("road/NOUN/nsubj", "close/VERB/ROOT")


def test_a_short_claim_matches_by_its_source_and_not_by_another() -> None:
    one = piece(None, "the road is closed.")
    two = piece(None, "Road was closed.", outlet="Coast Gazette")
    here = claim(one, "the road is closed", *SHUT, source="Ida Storm")
    there = claim(two, "Road was closed", *SHUT, source="Ida Storm")
    other = claim(two, "Road was closed", *SHUT, source="Bo Reed")
    assert held(here, there).same
    assert not held(here, other).same


def test_a_short_claim_matches_none_of_its_own_article_by_its_source() -> None:
    page = piece(None, "the road is closed.", "Road was closed.")
    here = claim(page, "the road is closed", *SHUT, source="Ida Storm")
    there = claim(page, "Road was closed", *SHUT, source="Ida Storm")
    assert not held(here, there).same


def test_words_that_credit_a_claim_do_not_weigh_in_it() -> None:
    credited = told(
        "the dyke at Veldmark collapsed in the storm, the Inland Navigation Union said",
        "dyke/NOUN/nsubj",
        "Veldmark/PROPN/pobj",
        "collapse/VERB/ccomp",
        "storm/NOUN/pobj",
        "Inland/PROPN/compound",
        "Navigation/PROPN/compound",
        "Union/PROPN/nsubj",
        "say/VERB/ROOT",
    )
    assert set(profile(credited, load()).lemmas) == set(profile(COLLAPSE, load()).lemmas)
    assert held(COLLAPSE, credited).same


TONNES = figure(320, 320, kind="measure", unit="t")


def bearing(verb: str, place: str, *, tonnes: bool = True) -> Claim:
    words = f"the narrow bridge at {place} {verb} 320 tonnes"
    article = piece(None, f"{words}.", outlet=f"{verb} {place}")
    terms = ("narrow/ADJ/amod", "bridge/NOUN/nsubj", f"{place}/PROPN/pobj", f"{verb}/VERB/ROOT")
    return claim(article, words, *terms, quantities=(TONNES,) if tonnes else ())


def test_another_predicate_stands_on_the_thread_by_its_figure_alone() -> None:
    here, there = bearing("endure", "Orlow"), bearing("stop", "Orlow")
    assert held(here, there).akin
    assert not held(here, there).same
    assert not held(here, bearing("stop", "Orlow", tonnes=False)).akin
    assert not held(here, bearing("stop", "Brannow")).akin


def test_a_shared_figure_makes_claims_candidates() -> None:
    marks = ("bridge/NOUN/nsubj", "bear/VERB/ROOT")
    one = piece(None, "the bridge bears 320 tonnes.")
    two = piece(None, "320 tonnes is what the works carried.", outlet="Coast Gazette")
    here = claim(one, "the bridge bears 320 tonnes", *marks, quantities=(TONNES,))
    words = ("works/NOUN/nsubj", "carry/VERB/ccomp", "bear/VERB")
    there = claim(two, "320 tonnes is what the works carried", *words, quantities=(TONNES,))
    assert candidates([profile(each, load()) for each in (here, there)]) == [(0, 1)]
