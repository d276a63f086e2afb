"""A traced story to its brief: every sentence rests on claims and on words that stand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newsroom import NEXT_DAY, claim, figure, one_story, piece

from retold.brief import render, verified, write
from retold.tracing.trace import Traced
from retold.types import Article, Brief, Claim, Membership, Origin, Span, Step, Story, Term, Thread

FIRST = piece(None, "The dyke broke at noon, the River Board said.")
SECOND = piece(None, "The dyke broke.", outlet="Coast Gazette", published=NEXT_DAY)
BROKE = claim(FIRST, "The dyke broke at noon", source="River Board")
AGAIN = claim(SECOND, "The dyke broke", source="River Board")


def traced(*claims: Claim) -> Traced:
    articles = {a.id: a for a in (FIRST, SECOND)}
    members = tuple(Membership(key, ("by hand",)) for key in articles)
    origins = (Origin("River Board", tuple(articles), "by hand"),)
    steps = tuple(Step(each.id, None, "by hand") for each in claims)
    return Traced(
        story=Story(
            "s1", "Dyke", members, "2031-05-14", NEXT_DAY, origins=origins, independent_origins=1
        ),
        articles=articles,
        claims=claims,
        threads=(Thread("t1", "s1", "Dyke", steps, origins, 1),),
        findings=(),
        abstentions=(),
        merges=(),
        cautions=(),
        inferred_dates={},
    )


def one(home: Article, *claims: Claim) -> Traced:
    return replace(traced(*claims), articles={home.id: home})


def place(home: Article, words: str) -> Span:
    return Span(home.text.index(words), home.text.index(words) + len(words))


def sentences(brief: Brief) -> dict[str, list[str]]:
    return {s.heading: [line.text for line in s.sentences] for s in brief.sections}


def test_a_claim_is_told_in_its_own_words_with_its_source() -> None:
    brief = write(traced(BROKE, AGAIN))
    (told,) = sentences(brief)["What is claimed"]
    assert "River Board" in told
    assert "“The dyke broke at noon”" in told
    assert told.endswith("Told in 2 articles.")


def test_one_origin_confirms_nothing() -> None:
    summary = write(traced(BROKE, AGAIN)).summary
    assert "1 independent origin: River Board" in summary.text
    assert "Nothing here is confirmed by a second origin." in summary.text


def test_a_claim_whose_words_do_not_stand_is_not_told() -> None:
    false = replace(BROKE, text="The dyke broke at dawn")
    brief = write(traced(false))
    assert "What is claimed" not in sentences(brief)
    assert brief.summary.text == ""


def test_empty_sections_are_left_out() -> None:
    assert "What changed in the retelling" not in sentences(write(traced(BROKE)))


def test_a_bare_number_is_no_figure_of_the_brief() -> None:
    bare = replace(BROKE, quantities=(figure(1911, 1911, counted=None, kind="age"),))
    assert "Figures" not in sentences(write(traced(bare)))


def flood() -> tuple[Article, Article]:
    return (
        piece(
            "More than 1,200 people flee Veldmark flood",
            "More than 1,200 people have probably fled Veldmark, the River Board said. 🌊",
            "The dyke will hold, a source close to the board said.",
        ),
        piece(
            "1,200 people flee Veldmark flood",
            "The River Board said 1,200 people fled Veldmark on Wednesday.",
            outlet="Coast Gazette",
            published=None,
        ),
    )


@pytest.mark.model
def test_every_sentence_of_a_brief_stands_in_the_texts() -> None:
    articles = {article.id: article for article in flood()}
    reading = one_story(*articles.values())
    told = [line for section in reading.brief.sections for line in section.sentences]
    known = {each.id for each in reading.claims}
    assert {"What is claimed", "Not established"} <= {s.heading for s in reading.brief.sections}
    for line in (reading.brief.summary, *told):
        assert verified(line, articles), line.text
        assert set(line.claims) <= known


@pytest.mark.model
def test_a_text_changed_after_reading_prints_no_sentence_that_cites_it() -> None:
    first, second = flood()
    reading = one_story(first, second)
    claims = {each.id: each for each in reading.claims}
    changed = replace(first, text=first.text.replace("Veldmark", "Weldmark"))
    page = render(reading.brief, claims, {a.id: a for a in (changed, second)}, form="text")
    cited = [line for section in reading.brief.sections for line in section.sentences]
    broken = [
        line for line in cited if not verified(line, {changed.id: changed, second.id: second})
    ]
    sound = {line.text for line in cited if line not in broken}
    gone = {line.text for line in broken} - sound
    assert gone
    assert not any(text in page for text in gone)
    assert all(text in page for text in sound)


def test_a_figure_is_named_in_the_words_of_its_tellings() -> None:
    home = piece(None, "Some 40 dyke keepers were injured, the River Board said.")
    told = claim(home, "Some 40 dyke keepers were injured", source="River Board")
    terms = (
        Term("keeper", "NOUN", place(home, "keepers")),
        Term("injure", "VERB", place(home, "injured")),
    )
    counted = replace(
        figure(40, 40, counted="keeper", outcomes=("injure",)), span=place(home, "40")
    )
    brief = write(one(home, replace(told, terms=terms, quantities=(counted,))))
    (line,) = sentences(brief)["Figures"]
    assert line.startswith("Keepers: injured: “40”, 40; River Board; Veldmark Courier.")


def test_a_sum_of_money_that_counts_nothing_is_an_amount() -> None:
    home = piece(None, "It paid 40 crowns, the River Board said.")
    paid = figure(40, 40, kind="money", unit="NOK", counted=None)
    paid = replace(paid, span=place(home, "40 crowns"))
    told = replace(claim(home, "It paid 40 crowns", source="River Board"), quantities=(paid,))
    (line,) = sentences(write(one(home, told)))["Figures"]
    assert line.startswith("Amount, in NOK: “40 crowns”, 40;")


def test_the_summary_counts_articles_in_another_language() -> None:
    unread = replace(SECOND, language="de")
    base = traced(BROKE)
    found = write(replace(base, articles={FIRST.id: FIRST, unread.id: unread})).summary.text
    assert "1 in a language that is not supported" in found
    assert "language" not in write(base).summary.text
