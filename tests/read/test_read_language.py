"""Which language a text is in: English where its words support it, another where it is sure."""

from __future__ import annotations

from datetime import date

import pytest

from retold.config import Config
from retold.read.articles import article_of
from retold.read.language import language_of
from retold.read.raw import Raw
from retold.types import Article, BlockKind

ENGLISH = (
    "The harbour board said on Monday that the crane had likely failed after a storm, and that "
    "its owners would pay for the repairs."
)
FRENCH = (
    "La capitainerie a déclaré lundi que la grue avait probablement cédé après une tempête, et "
    "que ses propriétaires paieraient les réparations."
)
GERMAN = (
    "Das Hafenamt erklärte am Montag, der Kran sei wahrscheinlich nach einem Sturm umgestürzt; "
    "die Eigentümer müssten für die Reparatur aufkommen."
)


def read(text: str, *, language: str | None = None) -> Article:
    raw = Raw("a.txt", text, "0" * 64, language=language)
    return article_of(raw, config=Config(), today=date(2031, 5, 1))


def foreign(article: Article) -> list[str]:
    return [b.span.of(article.text) for b in article.blocks if b.kind is BlockKind.FOREIGN]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        (FRENCH, "fr"),
        (GERMAN, "de"),
        ("港务局周一表示,起重机可能在暴风雨后倒塌,业主将支付维修费用。" * 3, "zh"),
        ("قال وزير الموارد إن السد انهار بعد ثلاثة أيام من الأمطار الغزيرة يوم الاثنين.", "ar"),
    ],
)
def test_a_text_of_one_language_is_recognised(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "The crane fell.",
        "Crane falls, six hurt",
        "Mayor quits over budget row",
        "Mayor Anders Lindqvist of Norrvik visits Havsholm museum",
        "Police hold two over Norrvik fire",
    ],
)
def test_a_short_english_text_is_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize("text", ["Grue tombée", "Kran kippt um", "40 300 2031", "Przewrócił się"])
def test_a_short_text_without_english_words_is_not_taken_for_it(text: str) -> None:
    assert language_of(text) == "und"


def test_words_without_one_of_grammar_are_no_english() -> None:
    assert language_of("crane " * 400) == "und"


@pytest.mark.parametrize(
    ("text", "declared", "code"),
    [
        (ENGLISH, "en", "en"),
        (ENGLISH * 2, "fr", "en"),
        (FRENCH, "en", "fr"),
        (FRENCH, "fr", "fr"),
        ("Grue tombée", "fr", "fr"),
        ("Crane", "en", "en"),
    ],
)
def test_what_is_declared_stands_unless_the_words_plainly_speak_against_it(
    text: str, declared: str, code: str
) -> None:
    assert language_of(text, declared=declared) == code


def test_a_paragraph_in_another_language_is_marked_in_an_english_article() -> None:
    article = read(f"{ENGLISH}\n\n{FRENCH}\n\nThe mayor denied that it had been old.")
    assert article.language == "en"
    assert article.unread is None
    assert foreign(article) == [FRENCH]


def test_names_and_short_words_of_another_language_are_not_marked() -> None:
    text = f"{ENGLISH}\n\nÀ bientôt!\n\nThe owners, Lindqvist & Söner of Norrvik, said nothing."
    assert foreign(read(text)) == []


def test_an_article_in_another_language_keeps_its_blocks_and_says_why_it_is_unread() -> None:
    article = read(f"{FRENCH}\n\n{GERMAN}\n\n{FRENCH}")
    assert article.language == "fr"
    assert article.unread == "language not supported"
    assert foreign(article) == []
