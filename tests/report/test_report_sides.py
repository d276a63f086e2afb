"""Each piece of a finding's evidence on its side, once, for every way the findings list it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from report_invented import article, claim, evidence, finding

from retold.report.findings import FindingView, findings_of
from retold.report.index import index_story
from retold.report.sides import CONTEXT, Passage, Side, context_of
from retold.types import (
    Article,
    Block,
    BlockKind,
    Certainty,
    Claim,
    Evidence,
    FindingKind,
    Membership,
    Reading,
    Severity,
    Span,
)

TOLD = article(
    "wire",
    "Harbour Wire",
    (
        ("title", "340 sheds lost on Quern Hill"),
        ("body", "The fire took 340 sheds on Quern Hill, the warden said on Monday."),
        ("body", "Nobody slept there, officials said. Locals say a lamp fell."),
        ("body", "It will reach the mill by night. The warden spoke first of 340, then of 140."),
    ),
    "2041-03-06",
)
ORIGIN = article(
    "gazette",
    "The Gazette",
    (
        ("body", "More than 140 sheds burned on Quern Hill, said Oda Fenn, the hill's warden."),
        ("body", "“The fire is likely to reach the mill by night,” she said. It is dry."),
        ("body", "Correction: the fire took 140 sheds, not 340."),
    ),
    "2041-03-05",
)
LIKELY = Certainty("likely", 0.55, 0.75, ("likely",), (Span(0, 1),))


def _told(words: str, *, nth: int = 0) -> Evidence:
    return evidence(TOLD, words, nth=nth)


def _origin(words: str, *, nth: int = 0) -> Evidence:
    return evidence(ORIGIN, words, nth=nth)


def _claim(key: str, where: Article, words: str, sentence: str) -> Claim:
    return claim(key, where, words, sentence=evidence(where, sentence).span)


HEADLINE = _told("340 sheds lost on Quern Hill")
FIGURE = _told("340 sheds", nth=1)
CLAIM = _told("The fire took 340 sheds on Quern Hill")
BASE_FIGURE = _origin("More than 140 sheds")
BASE = _origin("More than 140 sheds burned on Quern Hill")
WARDEN = _origin("Oda Fenn, the hill's warden")
HOPE = _origin("The fire is likely to reach the mill by night")
NOTICE = _origin("Correction: the fire took 140 sheds, not 340.")
CLAIMS = (
    _claim("t1", TOLD, HEADLINE.text, HEADLINE.text),
    _claim("t2", TOLD, CLAIM.text, f"{CLAIM.text}, the warden said on Monday."),
    _claim("t3", TOLD, "Nobody slept there", "Nobody slept there, officials said."),
    _claim("t4", TOLD, "a lamp fell", "Locals say a lamp fell."),
    _claim("t5", TOLD, "It will reach the mill by night", "It will reach the mill by night."),
    _claim(
        "t6",
        TOLD,
        "The warden spoke first of 340, then of 140",
        "The warden spoke first of 340, then of 140.",
    ),
    _claim("o1", ORIGIN, BASE.text, f"{BASE.text}, said Oda Fenn, the hill's warden."),
    replace(
        _claim("o2", ORIGIN, HOPE.text, f"“{HOPE.text},” she said."),
        certainty=replace(LIKELY, spans=(_origin("likely").span,)),
    ),
    _claim("o3", ORIGIN, "the fire took 140 sheds, not 340", NOTICE.text),
)


def view(reading: Reading, kind: FindingKind, *pieces: Evidence) -> FindingView:
    story = replace(
        reading,
        story=replace(
            reading.story,
            members=(Membership("wire", ()), Membership("gazette", ())),
            copies=(),
        ),
        claims=CLAIMS,
        threads=(),
        merges=(),
        cautions=(),
        findings=(finding("f", kind, Severity.MEDIUM, "", *pieces),),
        brief=replace(
            reading.brief,
            summary=replace(reading.brief.summary, evidence=(), claims=()),
            sections=(),
        ),
    )
    index = index_story(story, {"wire": TOLD, "gazette": ORIGIN}, prefix="s1")
    (made,) = findings_of(index)
    return made


def cited(passage: Passage) -> str:
    """The evidence of a passage without its context."""
    return "".join(s.text for s in passage.stretches if not s.around)


def keys(side: Side) -> list[str]:
    return [s.text for p in side.passages for s in p.stretches if s.key]


def changed(side: Side) -> list[str]:
    return [s.text for p in side.passages for s in p.stretches if s.changed]


@pytest.mark.parametrize(
    "kind",
    [
        FindingKind.FIGURE_CHANGED,
        FindingKind.FIGURE_CONFLICT,
        FindingKind.FIGURE_ROUNDED,
        FindingKind.BOUND_LOST,
        FindingKind.RANGE_COLLAPSED,
    ],
)
def test_a_figure_is_shown_in_its_claim(reading: Reading, kind: FindingKind) -> None:
    told, origin = view(reading, kind, FIGURE, BASE_FIGURE, CLAIM, BASE).sides
    assert [told.heading, origin.heading] == ["As told", "Held against"]
    assert [told.letter, origin.letter] == ["B", "A"]
    assert [cited(p) for p in told.passages] == [CLAIM.text]
    assert [cited(p) for p in origin.passages] == [BASE.text]
    assert "".join(keys(told)) == FIGURE.text
    assert "".join(keys(origin)) == BASE_FIGURE.text
    assert changed(told) == ["340"]
    assert changed(origin) == ["More than 140"]


def test_a_narrowed_scope_is_shown_in_its_claim(reading: Reading) -> None:
    told, origin = view(
        reading,
        FindingKind.SCOPE_NARROWED,
        _told("340 sheds on Quern Hill"),
        _origin("140 sheds"),
        CLAIM,
        BASE,
    ).sides
    assert [cited(p) for p in told.passages] == [CLAIM.text]
    assert [cited(p) for p in origin.passages] == [BASE.text]


def test_two_figures_of_one_sentence_stay_on_their_sides(reading: Reading) -> None:
    sentence = _told("The warden spoke first of 340, then of 140")
    told, origin = view(
        reading,
        FindingKind.FIGURE_CONFLICT,
        _told("340", nth=2),
        _told("140"),
        sentence,
    ).sides
    assert [told.heading, origin.heading] == ["As told", "Held against"]
    assert keys(told) == ["340"]
    assert keys(origin) == ["140"]


def test_an_uncarried_correction_faces_the_notice(reading: Reading) -> None:
    told, notice = view(reading, FindingKind.CORRECTION_NOT_CARRIED, FIGURE, NOTICE, CLAIM).sides
    assert [told.heading, notice.heading] == ["As told", "The correction"]
    assert [cited(p) for p in told.passages] == [CLAIM.text]
    assert keys(told) == [FIGURE.text]
    assert [cited(p) for p in notice.passages] == [NOTICE.text]


def test_an_unsupported_figure_faces_the_words_and_the_base(reading: Reading) -> None:
    made = view(reading, FindingKind.UNSUPPORTED_FIGURE, FIGURE, HOPE, BASE_FIGURE, CLAIM, BASE)
    told, against = made.sides
    assert [cited(p) for p in told.passages] == [CLAIM.text]
    assert [cited(p) for p in against.passages] == [HOPE.text, BASE.text]
    assert BASE_FIGURE.text in keys(against)
    assert made.paired
    assert not made.marked


def test_a_silent_edit_says_which_text_is_the_later(reading: Reading) -> None:
    now, before = view(reading, FindingKind.SILENT_EDIT, CLAIM, BASE).sides
    assert [now.heading, before.heading] == ["As it reads now", "As it read before"]
    assert now.told
    assert not before.told


def test_a_lost_source_stands_in_its_sentence_and_is_no_difference_of_words(
    reading: Reading,
) -> None:
    made = view(reading, FindingKind.ATTRIBUTION_LOST, HEADLINE, BASE, WARDEN)
    told, origin = made.sides
    assert [cited(p) for p in told.passages] == [HEADLINE.text]
    (passage,) = origin.passages
    assert [s.text for s in passage.stretches if s.around] == [", said ", "."]
    assert WARDEN.text in keys(origin)
    assert [anchor.label for anchor in passage.anchors] == ["A1"]
    assert not made.marked


def test_a_source_named_in_another_sentence_is_a_passage_of_its_own(reading: Reading) -> None:
    _, origin = view(reading, FindingKind.ATTRIBUTION_LOST, HEADLINE, HOPE, WARDEN).sides
    assert [cited(p) for p in origin.passages] == [HOPE.text, WARDEN.text]


def test_words_of_doubt_are_marked_where_they_stand(reading: Reading) -> None:
    pieces = (_told("It will reach the mill by night"), HOPE, _origin("likely"))
    for given in (pieces, pieces[:2]):
        told, origin = view(reading, FindingKind.CERTAINTY_RAISED, *given).sides
        assert changed(told) == []
        assert changed(origin) == ["likely"]
        assert [cited(p) for p in origin.passages] == [HOPE.text]


def test_altered_quotations_are_compared_by_the_letter(reading: Reading) -> None:
    told, origin = view(
        reading, FindingKind.QUOTE_ALTERED, _told("340 sheds", nth=1), _origin("140 sheds")
    ).sides
    assert changed(told) == ["3"]
    assert changed(origin) == ["1"]


def test_an_unnamed_source_is_all_on_the_told_side(reading: Reading) -> None:
    made = view(
        reading,
        FindingKind.ANONYMOUS_SOURCE,
        _told("officials"),
        _told("Nobody slept there"),
        _told("a lamp fell"),
    )
    (told,) = made.sides
    assert (told.heading, told.told, made.paired) == ("As told", True, False)
    assert [cited(p) for p in told.passages] == ["Nobody slept thereofficials", "a lamp fell"]
    assert keys(told) == ["officials"]


def test_one_origin_has_one_card_an_article_and_no_sides(reading: Reading) -> None:
    made = view(
        reading,
        FindingKind.SINGLE_ORIGIN,
        _told("the warden"),
        WARDEN,
        _told("The warden"),
    )
    assert [(side.letter, side.heading) for side in made.sides] == [("B", ""), ("A", "")]
    assert [len(side.passages) for side in made.sides] == [2, 1]
    assert not made.paired
    assert not made.marked


@pytest.mark.parametrize("kind", [FindingKind.DATE_IMPOSSIBLE, FindingKind.INTERVAL_MISMATCH])
def test_a_date_is_shown_once_in_its_claim(reading: Reading, kind: FindingKind) -> None:
    (side,) = view(reading, kind, _told("340 sheds", nth=1), CLAIM).sides
    assert side.heading == ""
    assert [cited(p) for p in side.passages] == [CLAIM.text]
    assert keys(side) == ["340 sheds"]


def test_evidence_that_is_given_twice_is_shown_once(reading: Reading) -> None:
    told, origin = view(reading, FindingKind.SCOPE_WIDENED, CLAIM, BASE, CLAIM, BASE).sides
    assert [len(told.passages), len(origin.passages)] == [1, 1]


def test_a_passage_gives_its_text_back(reading: Reading) -> None:
    made = view(reading, FindingKind.FIGURE_CHANGED, FIGURE, BASE_FIGURE, CLAIM, BASE)
    for side, where in zip(made.sides, (TOLD, ORIGIN), strict=True):
        for passage in side.passages:
            assert "".join(s.text for s in passage.stretches) in where.text


def test_context_is_cut_at_words_and_stays_in_its_block() -> None:
    words = "The keeper of the hill's one lane counted " + "sheds and pens and " * 9 + "no more."
    long = article("long", "The Gazette", (("title", "Count"), ("body", words)), None)
    start = long.text.index("pens")
    before, after = context_of(long, Span(start, start + 4))
    assert before.endswith("counted sheds and ")
    assert after.endswith(" …")
    assert len(after) <= CONTEXT + 2
    whole = Block(BlockKind.TITLE, Span(0, 5))
    assert context_of(long, whole.span) == ("", "")
