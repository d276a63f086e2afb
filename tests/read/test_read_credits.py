from __future__ import annotations

import pytest

from retold.read.credits import is_contribution, split_picture_credit, split_sign_off
from retold.read.heads import byline_names, split_dateline
from retold.read.outlets import domain_of, outlet_name


@pytest.mark.parametrize(
    ("paragraph", "words", "credit"),
    [
        (
            "The quay at dawn. Picture: Coastpix, Brine",
            "The quay at dawn.",
            "Picture: Coastpix, Brine",
        ),
        ("Photo: Ann Ray/Getty", "", "Photo: Ann Ray/Getty"),
        ("Image credit: Bo Li", "", "Image credit: Bo Li"),
        ("The quay (Photo by Bo Li/Brine)", "The quay", "(Photo by Bo Li/Brine)"),
        ("The quay on 1 May. (AFP Photo)", "The quay on 1 May.", "(AFP Photo)"),
        ("Bo Li/Getty Images", "", "Bo Li/Getty Images"),
    ],
)
def test_picture_credits(paragraph: str, words: str, credit: str) -> None:
    assert split_picture_credit(paragraph) == (words, credit)


@pytest.mark.parametrize(
    "paragraph",
    [
        "He described the picture: Elmstow was under water.",
        "Picture: the mayor said that he had seen it himself.",
        "The Getty Images deal collapsed.",
        "She sold the photo to a museum.",
    ],
)
def test_sentences_are_no_picture_credits(paragraph: str) -> None:
    assert split_picture_credit(paragraph) is None


@pytest.mark.parametrize(
    ("paragraph", "agency"),
    [
        ("The quay broke. - REUTERS", "Reuters"),
        ('"It broke." (AP)', "Associated Press"),
        ("The quay broke. (With AP, Reuters and AFP)", None),
        ("The quay broke. (With AFP)", None),
        ("Source: Reuters", "Reuters"),
    ],
)
def test_sign_offs(paragraph: str, agency: str | None) -> None:
    found = split_sign_off(paragraph)
    assert found is not None
    assert found[2] == agency


@pytest.mark.parametrize(
    "paragraph",
    ["owners told the Associated Press (AP)", "He spoke to Reuters.", "The quay broke."],
)
def test_a_mention_is_no_sign_off(paragraph: str) -> None:
    assert split_sign_off(paragraph) is None


def test_contributions() -> None:
    assert is_contribution("Ann Ray and Bo Li contributed to this report.")
    assert is_contribution("Reporting by Ann Ray; Editing by Bo Li")
    assert not is_contribution(
        "The report said that the wave contributed to the loss of the ferry."
    )


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Ray", "Ann Ray"),
        ("BY ANN RAY", "ANN RAY"),
        ("By Ann Ray in Marrow Bay", "Ann Ray"),
        ("ANN RAY | 3 May 2023", "ANN RAY"),
        ("By Reuters", "Reuters"),
        ("By Ludwig van der Elm", "Ludwig van der Elm"),
    ],
)
def test_bylines(line: str, names: str) -> None:
    assert byline_names(line) == names


def test_a_byline_of_two_with_a_post() -> None:
    assert (byline_names("By Ann Ray and Bo Li, Political Editor") or "").startswith(
        "Ann Ray and Bo Li"
    )


@pytest.mark.parametrize(
    "line",
    ["By Tuesday Night", "By Christmas", "By then the ferry had sunk.", "By 3 May 2023", "By Sea"],
)
def test_lines_that_are_no_byline(line: str) -> None:
    assert byline_names(line) is None


@pytest.mark.parametrize(
    ("paragraph", "line", "agency"),
    [
        ("(CNN) -- A ferry sank.", "(CNN) --", None),
        ("MARROW BAY (AP) — A ferry sank.", "MARROW BAY (AP) —", "Associated Press"),
        ("MARROW BAY — A ferry sank.", "MARROW BAY —", None),
        ("MARROW BAY (Sputnik) A ferry sank.", "MARROW BAY (Sputnik)", "Sputnik"),
        ("Marrow Bay (CNN)A ferry sank.", "Marrow Bay (CNN)", None),
    ],
)
def test_datelines(paragraph: str, line: str, agency: str | None) -> None:
    assert split_dateline(paragraph) == (line, "A ferry sank.", agency)


@pytest.mark.parametrize(
    "paragraph",
    [
        "NATO — the alliance — said so.",
        "The minister (Labour) said so.",
        "A ferry sank (again).",
        "Ann Ray (Harbour) - who owns it - left.",
    ],
)
def test_paragraphs_without_a_dateline(paragraph: str) -> None:
    assert split_dateline(paragraph) is None


def test_outlets() -> None:
    assert domain_of("https://www.news.elmstow.co.uk/a?b=1") == "elmstow.co.uk"
    assert domain_of("https://www.elmstow-mail.com/a") == "elmstow-mail.com"
    assert domain_of("The Elmstow Mail") is None
    assert domain_of("http://[broken") is None
    assert outlet_name("The Elmstow Mail", "https://x.example/") == "The Elmstow Mail"
    assert outlet_name(None, None) is None
