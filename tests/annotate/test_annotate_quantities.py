"""Quantities: intervals, bounds, units; and what is no quantity."""

from __future__ import annotations

import pytest
from quantity_samples import OPENING, ends, only, read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "words", "interval"),
    [
        ("More than 61,000 goats fled.", "More than 61,000", (61_000, None, False)),
        ("At least 5 goats fled.", "At least 5", (5, None, False)),
        ("No fewer than 5 goats fled.", "No fewer than 5", (5, None, False)),
        ("Up to 40 goats fled.", "Up to 40", (None, 40, False)),
        ("As many as 300 goats fled.", "As many as 300", (None, 300, False)),
        ("No more than 40 goats fled.", "No more than 40", (None, 40, False)),
        ("Fewer than 40 goats fled.", "Fewer than 40", (None, 40, False)),
        ("Nearly 100 goats fled.", "Nearly 100", (None, 100, True)),
        ("Just under 100 goats fled.", "Just under 100", (None, 100, True)),
        ("Just over 100 goats fled.", "Just over 100", (100, None, True)),
        ("About 50 goats fled.", "About 50", (50, 50, True)),
        ("An estimated 50 goats fled.", "An estimated 50", (50, 50, True)),
        ("Exactly 50 goats fled.", "Exactly 50", (50, 50, False)),
        ("Police found 1,500 or more goats.", "1,500 or more", (1500, None, False)),
        ("Police found 50+ goats.", "50+", (50, None, False)),
        ("Police found 40-odd goats.", "40-odd", (40, 40, True)),
        ("Between 12 and 15 goats fled.", "Between 12 and 15", (12, 15, False)),
        ("Some 60 to 70 goats fled.", "Some 60 to 70", (60, 70, True)),
        ("Police found 10-15 goats.", "10-15", (10, 15, False)),
        ("Police found 10–15 goats.", "10–15", (10, 15, False)),
        ("Two or three hundred goats fled.", "Two or three hundred", (200, 300, False)),
        ("Police found 5 to 10 million goats.", "5 to 10 million", (5e6, 1e7, False)),
        ("Dozens of goats fled.", "Dozens", (24, None, True)),
        ("Tens of thousands of goats fled.", "Tens of thousands", (20_000, None, True)),
        ("Several hundred goats fled.", "Several hundred", (200, None, True)),
        ("A dozen goats fled.", "A dozen", (12, 12, False)),
    ],
)
def test_a_bound_is_kept_as_an_interval(
    sentence: str, words: str, interval: tuple[float | None, float | None, bool]
) -> None:
    ((text, quantity),) = read(sentence)
    assert text == words
    assert ends(quantity) == interval
    assert quantity.counted == "goat"


@pytest.mark.parametrize(
    ("sentence", "interval"),
    [
        (
            "The raid claimed the lives of 20 sailors at least and wounded others.",
            (20, None, False),
        ),
        ("Twenty sailors at least were killed.", (20, None, False)),
        ("The lock holds 40 boats at the most.", (None, 40, False)),
        ("Some 40 boats, at most, were lost.", (40, 40, True)),
        ("The 20 sailors at least have a roof.", (20, None, False)),
        ("Police moved 20 goats at least twice.", (20, 20, False)),
    ],
)
def test_a_bound_may_follow_what_is_counted(
    sentence: str, interval: tuple[float | None, float | None, bool]
) -> None:
    ((_, quantity), *_) = read(sentence)
    assert ends(quantity) == interval


def test_an_excluded_end_is_told_from_an_included_one() -> None:
    assert only("More than 80 goats fled.").low_inclusive is False
    assert only("At least 80 goats fled.").low_inclusive is True
    assert only("Nearly 80 goats fled.").high_inclusive is False
    assert only("Up to 80 goats fled.").high_inclusive is True


def test_a_range_is_told_from_a_change() -> None:
    assert ends(only("Estimates for the garrison ranged from 17,000 to 19,000.")) == (
        17_000,
        19_000,
        False,
    )
    rise = [ends(q) for _, q in read("Unemployment rose from 12 to 15 percent.")]
    assert rise == [(12, 12, False), (15, 15, False)]


def test_a_preposition_is_no_bound() -> None:
    assert ends(only("The dispute over 12 islands went on.")) == (12, 12, False)
    assert ends(only("Police arrested over 12 smugglers.")) == (12, None, False)


@pytest.mark.parametrize(
    ("sentence", "kind", "unit", "low"),
    [
        ("The firm paid $5 million.", "money", "USD", 5e6),
        ("The firm paid US$5m.", "money", "USD", 5e6),
        ("The firm paid £3bn.", "money", "GBP", 3e9),
        ("The firm paid €1.2m.", "money", "EUR", 1.2e6),
        ("The firm paid 5 million dollars.", "money", "USD", 5e6),
        ("The firm paid 300 rubles.", "money", "RUB", 300),
        ("The firm paid 300 Egyptian pounds.", "money", "EGP", 300),
        ("The firm paid 300 rupees.", "money", "rupee", 300),
        ("The firm paid billions of dollars.", "money", "USD", 2e9),
        ("The firm paid $5-10 million.", "money", "USD", 5e6),
        ("The firm paid $40 a day.", "rate", "USD/day", 40),
        ("Turnout was 40 percent.", "percent", "%", 40),
        ("Turnout was 40%.", "percent", "%", 40),
        ("Turnout fell by 4 percentage points.", "percent", "percentage point", 4),
        ("The road is 12 km long.", "measure", "km", 12),
        ("The herd lost 12 pounds of meat.", "measure", "lb", 12),
        ("The car did 60 mph.", "measure", "mi/h", 60),
        ("The valley covers 300 square miles.", "measure", "mi²", 300),
        ("Fighting displaced 40 families a day.", "rate", "/day", 40),
        ("The rate is 12 deaths per 100,000 people.", "rate", "/100000", 12),
    ],
)
def test_units_decide_the_kind(sentence: str, kind: str, unit: str, low: float) -> None:
    quantity = only(sentence)
    assert (quantity.kind, quantity.unit, quantity.low) == (kind, unit, low)


@pytest.mark.parametrize(
    ("sentence", "share", "counted"),
    [
        ("A third of the farmers left.", 1 / 3, "farmer"),
        ("Two-thirds of the farmers left.", 2 / 3, "farmer"),
        ("One in five farmers left.", 0.2, "farmer"),
        ("Nine out of ten farmers left.", 0.9, "farmer"),
        ("Half of the farmers left.", 0.5, "farmer"),
        ("Half the farmers left.", 0.5, "farmer"),
    ],
)
def test_shares_are_fractions_of_what_they_count(sentence: str, share: float, counted: str) -> None:
    quantity = only(sentence)
    assert quantity.kind == "share"
    assert quantity.low == pytest.approx(share)
    assert quantity.counted == counted


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("Twelve miners, not 14 miners, died in the pit.", [12]),
        ("The pit buried 12 miners rather than 14 miners.", [12]),
        ("The storm killed not 14 but 12 miners.", [12]),
        ("The toll was revised down from 14 to 12.", [12]),
        ("The mayor corrected the number of dead miners to 12 miners from 14 miners.", [12]),
        ("Wages rose 3.5% to $420, not the 5% that was forecast.", [3.5, 420]),
        ("They sold 12 cows, not 5% of the sheep.", [12, 5]),
        ("The toll rose from 14 to 120.", [14, 120]),
        ("The storm did not kill 12 miners.", [12]),
        ("The mine lost 12 men and not fewer than 3 mules.", [12, 3]),
        ("Twelve miners died, and not one shaft of the 14 shafts held.", [12, 14]),
    ],
)
def test_a_number_that_the_sentence_replaces_is_left_out(sentence: str, kept: list[float]) -> None:
    assert [q.low for _, q in read(sentence)] == kept


@pytest.mark.parametrize(
    ("sentence", "outcomes"),
    [
        ("Police counted 12, not 14, injured.", ("injure",)),
        ("Police counted 12 (not 14) injured.", ("injure",)),
        ("Police counted 12 and not 14 injured.", ("injure",)),
        ("The storm left 12 – not 14 – dead or missing.", ("die", "miss")),
    ],
)
def test_a_state_after_the_number_replaced_is_of_the_number_kept(
    sentence: str, outcomes: tuple[str, ...]
) -> None:
    quantity = only(sentence)
    assert (quantity.low, quantity.high, quantity.outcomes) == (12, 12, outcomes)


@pytest.mark.parametrize(
    "sentence",
    [
        "Police counted 12, not 14, officials said.",
        "Police counted 12, not 14, injured cows.",
        "Police counted 12, not 14, and arrested a baker.",
    ],
)
def test_what_follows_the_number_replaced_may_tell_of_others(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "unit", "low", "counted"),
    [
        ("There were 12 thefts per 100,000 farmers.", "/100000", 12, "theft"),
        ("The isle has 12 thefts per 100,000 farmers a year.", "/100000/year", 12, "theft"),
        ("Three sailors a day drown there.", "/day", 3, "sailor"),
        ("Three a day drown there.", "/day", 3, None),
    ],
)
def test_rates_keep_their_base_and_what_they_count(
    sentence: str, unit: str, low: float, counted: str | None
) -> None:
    quantity = only(sentence)
    assert (quantity.kind, quantity.unit, quantity.low) == ("rate", unit, low)
    assert quantity.counted == counted


def test_how_much_a_count_changed_is_not_what_it_came_to() -> None:
    assert [
        (q.low, q.high, q.outcomes) for _, q in read("The number of dead rose by 12 to 41.")
    ] == [(41, 41, ("die",))]
    assert only("The number of settlers rose by 12,000.").counted is None
    assert only("The number of settlers rose to 12,000.").counted == "settler"
    assert only("The guard grew by 12 men.").counted == "man"


def test_an_or_of_vague_words_has_no_top() -> None:
    assert ends(only("Hundreds or thousands marched.")) == (200, None, True)


@pytest.mark.parametrize(
    ("sentence", "lows"),
    [
        ("Some 1,5 million goats fled.", [1.5e6]),
        ("Turnout was 42,5 percent.", [42.5]),
        ("Rows 11,13,15 were shut.", []),
        ("Police found 1,234 goats.", [1234]),
    ],
)
def test_a_comma_is_a_decimal_point_only_before_a_scale(sentence: str, lows: list[float]) -> None:
    assert [q.low for _, q in read(sentence)] == lows


def test_two_bounds_of_one_figure_are_its_ends() -> None:
    both = only("More than 100 but fewer than 200 guests fell ill.")
    assert (both.low, both.high, both.low_inclusive, both.high_inclusive) == (
        100,
        200,
        False,
        False,
    )
    assert both.counted == "guest"
    loose = only("At least 11 and possibly as many as 15 sailors drowned.")
    assert (loose.low, loose.high, loose.low_inclusive, loose.high_inclusive) == (
        11,
        15,
        True,
        True,
    )
    apart = [ends(q) for _, q in read("More than 40 men and fewer than 50 women fell ill.")]
    assert apart == [(40, None, False), (None, 50, False)]


def test_shares_in_words_are_told_from_counts_of_events() -> None:
    share = only("Two in three farmers stayed home.")
    assert (share.kind, share.counted) == ("share", "farmer")
    assert share.low == pytest.approx(2 / 3)
    assert read("Wolves killed two in three attacks.") == []
    assert read("Trade fell for three quarters.") == []


@pytest.mark.parametrize(
    ("sentence", "words", "unit", "low"),
    [
        ("The farm paid 3 dollars and 50 cents.", "3 dollars and 50 cents", "USD", 3.5),
        ("The farm paid 12 Swiss francs.", "12 Swiss francs", "CHF", 12),
        ("The farm paid 40 million naira.", "40 million naira", "NGN", 4e7),
        ("The farm lost 30 MEUR in May.", "30 MEUR", "EUR", 3e7),
        ("The farm paid $3 and 50 cents.", "$3 and 50 cents", "USD", 3.5),
        ("The farm paid Rs 300.", "Rs 300", "rupee", 300),
        ("The farm paid 50 yen.", "50 yen", "JPY", 50),
    ],
)
def test_money_of_many_states(sentence: str, words: str, unit: str, low: float) -> None:
    ((text, quantity),) = read(sentence)
    assert (text, quantity.kind, quantity.unit, quantity.low) == (words, "money", unit, low)


def test_words_and_codes_that_only_look_like_money() -> None:
    assert [q.kind for _, q in read("Some 300 won prizes at the fair.")] == ["count"]
    assert [q.kind for _, q in read("He met 7 top farmers and 12 all stars.")] == ["count"] * 2
    assert [q.kind for _, q in read("The regime pounds 12 villages.")] == ["count"]


@pytest.mark.parametrize(
    "sentence",
    [
        "It happened in 2014 and in the 1990s.",
        "The harvest of 1998 failed.",
        "It happened on 3 May and on September 11.",
        "He came at 6:30, or 0914 GMT, or 6 pm, or about five o'clock.",
        "He was the 21st man and the twenty-first witness.",
        "The QX17, a Brandt 777, passed a V-72 on Highway 61.",
        "Article 5 and Resolution 2166 apply.",
        "The Group of 20 met in Phase 2.",
        "World War Two ended the two-state plan.",
        "The team won 3-1 and the motion failed 12 to 3.",
        "It is open 24/7.",
        "It lasted seven days, two more years and three long weeks.",
        "One of the best came, at one point, and no one saw.",
        "It was a one-time, two-way deal.",
        "He tried three times, and dozens of times more.",
        "Hundreds of years went by.",
        "The second half of the match was dull.",
        "It took half an hour.",
        "Caption 3 of 21.",
        "Several men and many women came.",
        "She was born in March 2001.",
        f"The code is {'7' * 400}.",
        "Nobody came.",
    ],
)
def test_what_is_no_quantity(sentence: str) -> None:
    assert read(sentence) == []


def test_every_span_gives_its_words_back() -> None:
    sentence = (
        "More than 40 farmers, two of them hurt, paid $5m, a third of the budget, "
        "for 12 km of road between 10 and 15 huts."
    )
    text = f"{OPENING}\n\n{sentence}"
    quantities = [q for _, q in read(sentence)]
    assert len(quantities) >= 5
    assert [q.span.start for q in quantities] == sorted(q.span.start for q in quantities)
    for quantity in quantities:
        words = quantity.span.of(text)
        assert words == words.strip() != ""
        if quantity.counted_span is not None:
            assert not quantity.counted_span.overlaps(quantity.span)


@pytest.mark.parametrize(
    ("sentence", "words", "low"),
    [
        ("It fell to minus five degrees Celsius.", "minus five degrees Celsius", -5),
        ("Growth was -2.5% in May.", "-2.5%", -2.5),
        ("The road is 10 1/2 miles long.", "10 1/2 miles", 10.5),
        ("Three dozens of eggs broke.", "Three dozens", 36),
    ],
)
def test_signs_and_mixed_fractions(sentence: str, words: str, low: float) -> None:
    ((text, quantity),) = read(sentence)
    assert (text, quantity.low) == (words, low)


def test_a_dash_before_a_count_is_no_minus() -> None:
    assert only("In the valley -12 men fled.").low == 12
