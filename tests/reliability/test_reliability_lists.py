"""Public lists to letters: sparingly, and F where a list is not of one mind."""

from __future__ import annotations

import json

import pytest

from retold.reliability.lists import rows_of

PERENNIAL = "id,name,status,status_n,wiki_url,urls,urls_n,info\n"


def entry(name: str, urls: list[str], *statuses: str) -> str:
    cells = [name, json.dumps(list(statuses)), json.dumps(urls)]
    name, status, links = ('"' + cell.replace('"', '""') + '"' for cell in cells)
    return f'1,{name},{status},1,x,{links},1,"long\ntext"\n'


def letters(text: str) -> dict[str, str]:
    return {rating.name: rating.letter.value for rating in rows_of(text.encode())[0]}


@pytest.mark.parametrize(
    ("statuses", "letter"),
    [
        (["Generally reliable"], "B"),
        (["No consensus"], "F"),
        (["Generally unreliable"], "D"),
        (["Deprecated"], "E"),
        (["Blacklisted", "Generally unreliable"], "D"),
        (["Blacklisted"], "F"),
        (["Generally reliable", "Generally unreliable"], "F"),
        ([], "F"),
    ],
)
def test_a_status_becomes_a_letter(statuses: list[str], letter: str) -> None:
    text = PERENNIAL + entry("Coast Gazette", ["www.coast.example/about"], *statuses)
    assert letters(text) == {"Coast Gazette": letter, "coast.example": letter}


def test_what_is_said_of_a_part_is_not_said_of_the_whole() -> None:
    whole = entry("Coast Gazette", ["coast.example"], "Generally reliable")
    part = entry("Coast Gazette (blogs)", ["coast.example/blogs"], "Generally unreliable")
    assert letters(PERENNIAL + whole + part) == {"Coast Gazette": "B", "coast.example": "B"}
    other = entry("Coast Gazette (politics)", [], "No consensus")
    assert letters(PERENNIAL + part + other)["Coast Gazette"] == "F"


def test_links_to_what_others_host_rate_nobody() -> None:
    text = PERENNIAL + entry("Coast Gazette", ["www.wikidata.org/wiki/q1"], "Deprecated")
    assert letters(text) == {"Coast Gazette": "E"}


def test_scores_become_letters_and_the_middle_is_unknown() -> None:
    text = "domain,pc1\na.example,0.95\nb.example,0.85\nc.example,0.6\nd.example,0.3\ne.example,0\n"
    assert "".join(letters(text).values()) == "BCFDE"


def test_a_table_with_letters_is_taken_as_it_is() -> None:
    assert letters("name,letter,reason\nCoast Gazette,a,mine\n") == {"Coast Gazette": "A"}


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ("a,b\n1,2\n", 1, "no list that is known"),
        ("", 1, "no list that is known"),
        ("domain,pc1\nno domain,0.5\n", 2, "no domain"),
        ("domain,pc1\na.example,2\n", 2, "not between 0 and 1"),
        ("domain,pc1\na.example,nan\n", 2, "not between 0 and 1"),
        ("domain,pc1\na.example,high\n", 2, "could not convert"),
        ("domain,pc1\na.example\n", 2, "could not convert"),
        ("name,letter\nCoast Gazette,Q\n", 2, "no letter"),
        (PERENNIAL + "1,Coast Gazette,oops,1,x,[],0,x\n", 2, "status is no list"),
        (PERENNIAL + "1,Coast Gazette,[],1,x,{},0,x\n", 2, "urls is no list"),
        ("domain,pc1\n" + "x" * 200_000 + ",0.5\n", 1, "no CSV"),
    ],
)
def test_rows_that_cannot_be_used_are_told(text: str, number: int, reason: str) -> None:
    _, bad = rows_of(text.encode())
    assert [(line.number, reason in line.reason) for line in bad] == [(number, True)]
