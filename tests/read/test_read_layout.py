from __future__ import annotations

from datetime import date

import pytest

from retold.read.characters import clean
from retold.read.dates import parse_date
from retold.read.layout import Layout, lay_out
from retold.read.paragraphs import paragraphs
from retold.read.raw import Raw

TODAY = date(2024, 1, 1)


def laid(text: str, *, known: str | None = None, **metadata: str) -> Layout:
    raw = Raw("a.txt", text, "", **metadata)
    return lay_out(raw, read_date=lambda day: parse_date(day, today=TODAY), known_date=known)


def parts(layout: Layout) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(layout.text)) for block in layout.blocks]


def test_invisible_characters_go_and_visible_ones_stay() -> None:
    assert clean("a\x00b\u200bc\u00add\u202ee\ufefff") == "abcdef"
    assert clean("one\r\ntwo\rthree") == "one\ntwo\nthree"
    assert clean("a \t  b") == "a b"
    assert clean("café “x” 10\u00a0000 e\u0301") == "café “x” 10\u00a0000 e\u0301"


def test_single_line_ends_part_paragraphs_unless_lines_are_wrapped() -> None:
    assert paragraphs("The dam held.\nThe road did not.") == ["The dam held.", "The road did not."]
    wrapped = (
        "The harbour master of Port Sanderby said on Monday that two\n"
        "of the three cranes had stopped working after the storm hit\n"
        "the quay, and that repairs would take at least a fortnight."
    )
    assert len(paragraphs(wrapped)) == 1
    assert "two of the three cranes" in paragraphs(wrapped)[0]


def test_a_line_in_lower_case_carries_on_the_one_before() -> None:
    assert paragraphs("The mayor\nspoke.") == ["The mayor spoke."]


def test_a_first_line_that_stands_twice_is_the_title_once() -> None:
    layout = laid("Dam bursts near Elmstow\n\nDam bursts near Elmstow\n\nThe dam burst at noon.")
    assert parts(layout) == [
        ("title", "Dam bursts near Elmstow"),
        ("body", "The dam burst at noon."),
    ]


def test_a_short_first_line_without_a_full_stop_is_the_title() -> None:
    assert laid("Ferry sinks off Marrow Bay\n\nA ferry sank.").title == "Ferry sinks off Marrow Bay"


@pytest.mark.parametrize(
    "text",
    [
        "A ferry sank on Sunday.\n\nNobody was hurt.",
        "Only one paragraph without a stop",
        "By Ann Ray\n\nA ferry sank.",
    ],
)
def test_no_title_is_made_up(text: str) -> None:
    assert laid(text).title is None


def test_a_title_of_the_metadata_is_not_told_again() -> None:
    layout = laid(
        "Ferry sinks off Marrow Bay!\n\nA ferry sank.", title="Ferry sinks off Marrow Bay"
    )
    assert [kind for kind, _ in parts(layout)] == ["title", "body"]


def test_a_title_run_into_the_first_line_is_taken_off() -> None:
    layout = laid("Ferry sinks. A ferry sank on Sunday.", title="Ferry sinks")
    assert parts(layout)[1] == ("body", "A ferry sank on Sunday.")


def test_a_first_sentence_that_opens_like_the_title_stays_whole() -> None:
    layout = laid("Ferry sinks faster than planned, owners say.", title="Ferry sinks")
    assert parts(layout)[1] == ("body", "Ferry sinks faster than planned, owners say.")


def test_a_site_tail_goes_where_the_text_shows_it() -> None:
    title = "Ferry sinks off Marrow Bay - World - The Elmstow Mail"
    assert laid("Ferry sinks off Marrow Bay A ferry sank.", title=title).title == (
        "Ferry sinks off Marrow Bay"
    )
    assert laid("A ferry sank.", title=title).title == title


@pytest.mark.parametrize(
    "stamp",
    ["date 2023-02-03 ", "Published: 3 February 2023\n\n", "Fri 03 Feb 2023 at 0914\n\n"],
)
def test_a_leading_stamp_is_metadata(stamp: str) -> None:
    layout = laid(f"{stamp}Ferry sinks off Marrow Bay\n\nA ferry sank.")
    assert layout.stamped == "2023-02-03"
    assert layout.text == "Ferry sinks off Marrow Bay\n\nA ferry sank."


def test_a_sentence_that_opens_with_a_date_is_text() -> None:
    layout = laid("3 February 2023 was the day the ferry sank.")
    assert (layout.stamped, layout.text) == (None, "3 February 2023 was the day the ferry sank.")


def test_a_stamp_whose_weekday_does_not_fit_is_kept_to_see() -> None:
    layout = laid("Monday 3 February 2023\n\nFerry sinks off Marrow Bay\n\nA ferry sank.")
    assert layout.stamped is None
    assert ("dateline", "Monday 3 February 2023") in parts(layout)


def test_an_ambiguous_stamp_is_read_by_the_metadata_or_disputed() -> None:
    text = "05-09-2023 The ferry sank.\n\nNobody was hurt."
    assert laid(text, known="2023-09-05").stamped == "2023-09-05"
    text = "Published: 05-09-2023\n\nThe ferry sank.\n\nNobody was hurt."
    assert laid(text, known="2023-07-01").disputed
    assert not laid(text, known="2023-05-09").disputed


def test_standfirst_credit_byline_and_caption() -> None:
    layout = laid(
        "Ferry sinks off Marrow Bay\n\n"
        "Owners believe that a wave, seen by many, broke the hull. Picture: Coastpix, Brine\n\n"
        "By Ann Ray\n\nA ferry sank.\n\n"
        "The ferry in dock last year. Picture: Coastpix\n\nIt was old."
    )
    assert [kind for kind, _ in parts(layout)] == [
        "title",
        "standfirst",
        "credit",
        "byline",
        "body",
        "caption",
        "credit",
        "body",
    ]
    assert layout.byline == "Ann Ray"


def test_paragraphs_before_a_late_byline_are_body() -> None:
    body = "\n\n".join(f"Sentence number {n} of the report stands here." for n in range(5))
    layout = laid(f"Ferry sinks off Marrow Bay\n\n{body}\n\nBy Ann Ray\n\nIt was old.")
    assert "standfirst" not in dict(parts(layout))


def test_a_byline_of_the_metadata_is_found_in_the_text_or_set_before_it() -> None:
    assert parts(laid("Ann Ray\n\nA ferry sank.", byline="Ann Ray")) == [
        ("byline", "Ann Ray"),
        ("body", "A ferry sank."),
    ]
    assert parts(laid("A ferry sank.", byline="Ann Ray"))[0] == ("byline", "Ann Ray")


def test_a_dateline_sets_the_agency() -> None:
    layout = laid("MARROW BAY, Feb 3 (Reuters) - A ferry sank.\n\nNobody was hurt.")
    assert parts(layout)[:2] == [
        ("dateline", "MARROW BAY, Feb 3 (Reuters) -"),
        ("body", "A ferry sank."),
    ]
    assert layout.agency == "Reuters"


def test_a_sign_off_sets_the_agency_and_its_mention_does_not() -> None:
    assert laid("A ferry sank. Nobody was hurt. --Reuters").agency == "Reuters"
    assert laid("A ferry sank.\n\n(AFP)").agency == "Agence France-Presse"
    assert laid("A ferry sank, the Associated Press (AP) said.").agency is None
    assert laid("A ferry sank. Nobody was hurt, owners told Reuters.").agency is None


def test_an_agency_between_title_and_stamp() -> None:
    layout = laid(
        "Ferry sinks off Marrow Bay AFP Friday 3 Feb 2023 A ferry sank.",
        title="Ferry sinks off Marrow Bay",
    )
    assert parts(layout)[1:] == [("credit", "AFP"), ("body", "A ferry sank.")]
    assert (layout.agency, layout.stamped) == ("Agence France-Presse", "2023-02-03")


def test_highlights_are_standfirst() -> None:
    layout = laid("Story highlights Ferry sank on Sunday\n\nOwner blames a wave\n\nA ferry sank.")
    assert [kind for kind, _ in parts(layout)] == ["standfirst", "standfirst", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Read more: Ten ferries to ride",
        "JUST WATCHED Ferry sinks Replay More Videos ... MUST WATCH Ferry sinks 01:02",
        "Click here for more ferry news",
        "Copyright © 2023 The Elmstow Mail",
    ],
)
def test_furniture_is_left_out(line: str) -> None:
    assert laid(f"A ferry sank.\n\n{line}\n\nIt was old.").text == "A ferry sank.\n\nIt was old."


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement boards fell on the quay.",
        "Watch officers saw the ferry sink.",
        "Print works.",
    ],
)
def test_news_is_not_furniture(line: str) -> None:
    assert line in laid(f"A ferry sank.\n\n{line}\n\nIt was old.").text


def test_a_standfirst_that_repeats_the_body_is_left_out() -> None:
    assert "standfirst" not in dict(
        parts(laid("A ferry sank on Sunday.", standfirst="A ferry sank"))
    )
    kept = laid("A ferry sank on Sunday.", standfirst="Owners blame a wave.")
    assert parts(kept)[0] == ("standfirst", "Owners blame a wave.")
