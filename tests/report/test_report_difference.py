from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from retold.report.difference import differ


def changed(parts: object) -> list[str]:
    return [part.text for part in parts if part.changed]  # type: ignore[attr-defined]


@given(st.text(max_size=80), st.text(max_size=80), st.booleans())
def test_the_parts_of_a_side_give_it_back(told: str, origin: str, by_letter: bool) -> None:
    difference = differ(told, origin, by_letter=by_letter)
    assert "".join(part.text for part in difference.told) == told
    assert "".join(part.text for part in difference.origin) == origin


def test_letters_are_compared_in_quotations() -> None:
    difference = differ("calm but well known", "calm, but well-known", by_letter=True)
    assert changed(difference.origin) == [",", "-"]
    assert changed(difference.told) == [" "]


def test_words_are_compared_whole_elsewhere() -> None:
    difference = differ("The bridge will open soon", "The bridge may open soon")
    assert changed(difference.told) == ["will"]
    assert changed(difference.origin) == ["may"]


def test_equal_texts_and_a_change_of_case_are_left_alone() -> None:
    assert changed(differ("the mill burns", "The mill burns").told) == []
    assert changed(differ("as it was", "as it was", by_letter=True).origin) == []


def test_unlike_texts_are_not_marked() -> None:
    difference = differ("Rain fell", "Nobody expected that many boats at anchor")
    assert changed(difference.told) == []
    assert changed(difference.origin) == []


def test_a_number_is_one_word() -> None:
    found = differ("about 3,200 people", "about 2,300 people")
    assert [part.text for part in found.told if part.changed] == ["3,200"]
    assert [part.text for part in found.origin if part.changed] == ["2,300"]


def test_unlike_figures_are_marked_where_asked_for() -> None:
    assert not any(part.changed for part in differ("40", "more than 40").origin)
    found = differ("40", "more than 40", least=0.0)
    assert [part.text for part in found.origin if part.changed] == ["more than "]
    assert not any(part.changed for part in found.told)
