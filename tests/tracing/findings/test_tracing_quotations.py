"""Quotations found by their words: who tells, holds or nears one, in a story of thousands too."""

from __future__ import annotations

import pytest
from newsroom import claim, piece

from retold.tracing.evidence import Scene
from retold.tracing.findings import quotations, quotes, truncated
from retold.tracing.findings.fragments import fragments
from retold.tracing.findings.quotations import MOST, Quotations, window
from retold.types import Article, Claim, Mode

WHOLE = "We will not open the harbour before the winter storms are over"
CUT = "open the harbour before the winter storms are over"
OTHER = "We will not open the market before the winter storms are over"


def said(number: int, words: str) -> tuple[Article, Claim]:
    home = piece(
        None,
        f"“{words},” said Ana Ruiz.",
        outlet=f"Paper {number}",
        published=f"2031-05-{1 + number % 3:02d}",
    )
    return home, claim(home, words, "open/VERB/ROOT", source="Ana Ruiz", mode=Mode.DIRECT)


def staged(*told: str) -> Scene:
    rows = [said(number, words) for number, words in enumerate(told)]
    return Scene("s1", {home.id: home for home, _ in rows}, tuple(c for _, c in rows), {})


def known(*told: str) -> Quotations:
    scene = staged(*told)
    return Quotations(scene, list(fragments(scene)))


def test_a_quotation_is_told_elsewhere_where_another_article_has_its_letters() -> None:
    found = known(WHOLE, CUT, OTHER)
    whole, cut, other = found
    assert found.told_elsewhere(cut)
    assert not found.told_elsewhere(whole)
    assert not found.told_elsewhere(other)


def test_letters_across_the_end_of_a_quotation_are_in_none() -> None:
    found = known("storms are over", "we will not open", "over we will")
    assert not found.told_elsewhere(list(found)[2])


def test_what_holds_a_quotation_is_longer_and_has_its_words_in_a_row() -> None:
    found = known(WHOLE, CUT, OTHER)
    whole, cut, _ = found
    assert found.holding(cut) == [whole]
    assert found.holding(whole) == []


def test_of_many_who_give_the_words_alike_two_hold_them() -> None:
    found = known(*[WHOLE] * 50, CUT)
    assert len(found.holding(list(found)[-1])) == 2


def test_near_are_those_that_share_two_words_in_a_row() -> None:
    found = known(WHOLE, CUT, "Nobody told us of a breach at all")
    whole, cut, _ = found
    assert found.near(whole) == [whole, cut]


def test_one_quotation_is_near_to_a_bounded_number() -> None:
    found = known(*(f"We will not open gate {number} before winter" for number in range(3 * MOST)))
    assert all(len(found.near(told)) <= 2 * MOST for told in list(found)[:5])


def test_words_begin_with_letters_where_a_word_does() -> None:
    found = known(WHOLE, CUT)
    whole, cut = found
    assert list(found.beginning("openthe")) == []
    assert list(found.beginning("opentheharbour")) == [whole, cut]
    assert list(found.beginning("pentheharbour")) == []


def test_a_window_is_where_all_words_stand_in_a_row() -> None:
    assert window(("a", "b", "c"), ("b", "c")) == (1, 3)
    assert window(("a", "b", "c"), ("a", "c")) is None


def test_a_cut_told_by_hundreds_is_found_in_each_against_one_whole() -> None:
    scene = staged(*[WHOLE] * 150, *[CUT] * 150)
    made = list(truncated.trace(scene))
    assert len({found.evidence[0].article for found in made}) == 150
    assert {found.evidence[1].text for found in made} == {WHOLE}


def test_one_remark_told_by_hundreds_takes_no_comparing_of_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    real = quotes._like
    monkeypatch.setattr(quotes, "_like", lambda *args: (asked.append(1), real(*args))[1])
    made = list(quotes.trace(staged(*[WHOLE] * 400, OTHER)))
    assert len(made) == 1
    assert len(asked) < 2 * MOST


def test_the_words_of_a_quotation_begin_at_each_word() -> None:
    (told,) = known("ice storms")
    assert list(quotations._beginnings(told)) == ["icestorm", "storms"]
