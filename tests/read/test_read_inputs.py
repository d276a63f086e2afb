from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from retold.config import Config
from retold.errors import UsageError
from retold.read.inputs import read_inputs
from retold.types import Article, Skipped

BODY = "A ferry sank off Marrow Bay on Sunday, its owners said. Nobody was hurt in the accident."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Ferry sinks - The Mail</title>
<meta property="og:site_name" content="The Elmstow Mail">
<link rel="canonical" href="https://mail.example.com/ferry">
<script type="application/ld+json">{{"@graph": [{{"@type": "WebPage"}}, {{"@type": "NewsArticle",
"headline": "Ferry sinks off Marrow Bay", "datePublished": "2023-02-03T10:15:00Z",
"author": [{{"@type": "Person", "name": "Ann Ray"}}]}}]}}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ferry sinks off Marrow Bay</h1>
<p>{BODY}</p><p>The harbour was closed for six hours while divers looked at the hull.</p>
<p>It will be raised next week, the harbour master said in a statement to the town.</p></article>
</body></html>"""


def read(
    *inputs: object,
    stdin: bytes | None = None,
    fields: Mapping[str, str] | None = None,
    **settings: Any,
) -> list[Article | Skipped]:
    stream = io.BytesIO(stdin) if stdin is not None else None
    names = [str(each) for each in inputs]
    return list(read_inputs(names, config=Config(**settings), stdin=stream, fields=fields))


def articles(*inputs: object, **options: Any) -> list[Article]:
    found = read(*inputs, **options)
    assert not [each for each in found if isinstance(each, Skipped)]
    return [each for each in found if isinstance(each, Article)]


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file_becomes_an_article(tmp_path: Path) -> None:
    content = f"date 2023-02-03 Ferry sinks off Marrow Bay\n\nBy Ann Ray\n\n{BODY}\n"
    (article,) = articles(put(tmp_path, "ferry.txt", content))
    assert article.title == "Ferry sinks off Marrow Bay"
    assert (article.byline, article.published, article.language) == ("Ann Ray", "2023-02-03", "en")
    assert (article.locator, article.url, article.outlet) == ("ferry.txt", None, None)
    assert article.raw_hash == hashlib.sha256(content.encode()).hexdigest()
    assert article.text_hash == hashlib.sha256(article.text.encode()).hexdigest()
    assert article.id == hashlib.sha256(f"ferry.txt\0{article.text}".encode()).hexdigest()[:16]


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", ".git/d.txt"):
        put(tmp_path, name, f"{name}: {BODY}")
    assert [each.locator for each in articles(tmp_path)] == ["a.txt", "b.txt", "sub/c.txt"]


def test_links_are_read_only_inside_the_folder(tmp_path: Path) -> None:
    outside = put(tmp_path, "outside/secret.txt", f"Secret. {BODY}")
    folder = tmp_path / "in"
    put(folder, "sub/a.txt", BODY)
    (folder / "z_out.txt").symlink_to(outside)
    (folder / "z_dangling.txt").symlink_to(tmp_path / "nowhere.txt")
    (folder / "z_loop").symlink_to(folder)
    (folder / "z_zero.txt").symlink_to("/dev/zero")
    (folder / "b_in.txt").symlink_to(folder / "sub" / "a.txt")
    found = read(folder)
    assert [each.locator for each in found if isinstance(each, Article)] == [
        "b_in.txt",
        "sub/a.txt",
    ]
    reasons = {each.locator: each.reason for each in found if isinstance(each, Skipped)}
    assert set(reasons) == {"z_out.txt", "z_dangling.txt", "z_loop", "z_zero.txt"}
    assert "leaves the folder" in reasons["z_out.txt"]
    assert "leaves the folder" in reasons["z_zero.txt"]
    assert "leads nowhere" in reasons["z_dangling.txt"]


def test_markdown_with_front_matter(tmp_path: Path) -> None:
    content = (
        '---\ntitle: "Ferry sinks"\ndate: 2023-02-03\nauthor: Ann Ray\noutlet: The Elmstow Mail\n'
        "url: https://mail.example.com/ferry\n---\n\n# Ferry sinks\n\n"
        "A **ferry** [sank](http://x.example) off *Marrow Bay*.\n\n"
        "![the quay](q.png)\n\n- First point.\n\n> A quoted 2 * 3 line.\n"
    )
    (article,) = articles(put(tmp_path, "a.md", content))
    assert article.text == (
        "Ferry sinks\n\nAnn Ray\n\nA ferry sank off Marrow Bay.\n\nFirst point.\n\n"
        "A quoted 2 * 3 line."
    )
    assert (article.published, article.outlet) == ("2023-02-03", "The Elmstow Mail")


def test_an_html_page(tmp_path: Path) -> None:
    (article,) = articles(put(tmp_path, "page.html", PAGE))
    assert article.title == "Ferry sinks off Marrow Bay"
    assert article.text.count("Ferry sinks off Marrow Bay") == 1
    assert article.published == "2023-02-03T10:15:00+00:00"
    assert (article.byline, article.outlet) == ("Ann Ray", "The Elmstow Mail")
    assert article.url == "https://mail.example.com/ferry"
    assert BODY in article.text
    assert "Home" not in article.text


def test_html_is_known_by_its_looks_and_by_its_charset(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-2">').replace("Ann", "Łucja")
    (article,) = articles(put(tmp_path, "saved", page.encode("iso-8859-2")))
    assert article.byline == "Łucja Ray"


def test_json_shapes(tmp_path: Path) -> None:
    plain = {
        "title": "Ferry sinks",
        "text": BODY,
        "url": "https://a.example.com/1",
        "date": "2023-02-03",
    }
    please = {
        "maintext": BODY,
        "title": "Ferry sinks",
        "source_domain": "www.mail.example.com",
        "date_publish": "2023-02-03 10:15:00",
        "authors": ["Ann Ray", "Bo Li"],
        "description": "Owners blame a wave.",
        "url": "https://www.mail.example.com/2",
    }
    schema = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebPage", "name": "x"},
            {
                "@type": "NewsArticle",
                "headline": "Ferry sinks",
                "articleBody": BODY,
                "publisher": {"@type": "Organization", "name": "The Elmstow Mail"},
            },
        ],
    }
    put(tmp_path, "a.json", json.dumps(plain))
    put(tmp_path, "b.json", json.dumps([please, plain | {"text": "Other. " + BODY}]))
    put(tmp_path, "c.json", json.dumps(schema))
    one, two, three, four = articles(tmp_path)
    assert (one.locator, one.outlet, one.published) == ("a.json", "example.com", "2023-02-03")
    assert (two.locator, three.locator) == ("b.json#1", "b.json#2")
    assert (two.byline, two.published) == ("Ann Ray, Bo Li", "2023-02-03")
    assert "Owners blame a wave." in two.text
    assert (four.outlet, four.title) == ("The Elmstow Mail", "Ferry sinks")


def test_a_map_names_the_fields_and_follows_dots(tmp_path: Path) -> None:
    record = {"meta": {"paper": "The Mail", "when": "3 Feb 2023"}, "parts": [BODY, "It was old."]}
    path = put(tmp_path, "a.jsonl", json.dumps(record) + "\n")
    fields = {"text": "parts", "outlet": "meta.paper", "date": "meta.when"}
    (article,) = articles(path, fields=fields)
    assert article.text == f"{BODY}\n\nIt was old."
    assert (article.outlet, article.published) == ("The Mail", "2023-02-03")


def test_a_map_of_an_unknown_name_is_a_bad_call() -> None:
    with pytest.raises(UsageError, match="cannot map wibble"):
        read_inputs([], config=Config(), fields={"wibble": "x"})


def test_tellings_grouped_in_one_record_are_read_each(tmp_path: Path) -> None:
    record = {
        "issue": "Ferry",
        "tellings": {
            "left": {"headline": "Ferry sinks", "body": [BODY], "source": "The Mail"},
            "right": {"headline": "Wave hits", "body": ["Wave. " + BODY], "source": "The Post"},
        },
    }
    found = articles(put(tmp_path, "a.jsonl", json.dumps(record)))
    assert [each.outlet for each in found] == ["The Mail", "The Post"]
    assert found[0].locator == "a.jsonl#1/tellings.left"


def test_html_in_a_text_field_becomes_text(tmp_path: Path) -> None:
    record = {"text": f"<p>{BODY}</p><p>It was <b>old</b> &amp; rusty.</p><script>x()</script>"}
    (article,) = articles(put(tmp_path, "a.json", json.dumps(record)))
    assert article.text == f"{BODY}\n\nIt was old & rusty."


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_table_reads_its_dates_in_the_order_that_it_shows(tmp_path: Path, pack: Any) -> None:
    rows = "headline,content,source,date\n"
    rows += f'One,"{BODY}",The Mail,4/5/2023\nTwo,"Two. {BODY}",The Post,4/25/2023\n'
    name = "a.csv" if pack is bytes else "a.csv.gz"
    one, two = articles(put(tmp_path, name, pack(rows.encode())))
    assert (one.published, two.published) == ("2023-04-05", "2023-04-25")
    assert (one.locator, one.outlet, one.title) == (f"{name}#1", "The Mail", "One")


def test_an_ambiguous_column_leaves_the_date_out(tmp_path: Path) -> None:
    (article,) = articles(put(tmp_path, "a.tsv", f"text\tdate\n{BODY}\t4/5/2023\n"))
    assert article.published is None


def test_a_url_gives_outlet_and_an_inferred_day(tmp_path: Path) -> None:
    record = {"text": BODY, "url": "https://www.mail.example.com/2023/02/03/ferry"}
    (article,) = articles(put(tmp_path, "a.json", json.dumps(record)))
    assert (article.outlet, article.published) == ("example.com", "2023-02-03")
    assert article.published_inferred


@pytest.mark.parametrize(
    ("content", "locator"),
    [
        (BODY.encode(), "-"),
        (PAGE.encode(), "-"),
        (json.dumps({"text": BODY}).encode(), "-"),
        (f'{{"text": "{BODY}"}}\n{{"text": "{BODY}"}}\n'.encode(), "-#1"),
        (f'text,source\n"{BODY}",Mail\n'.encode(), "-#1"),
        (gzip.compress(BODY.encode()), "-"),
    ],
)
def test_standard_input_in_any_format(content: bytes, locator: str) -> None:
    first = read("-", stdin=content)[0]
    assert isinstance(first, Article)
    assert first.locator == locator
    assert BODY in first.text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8-sig", BODY),
        ("utf-16", BODY),
        ("utf-32", BODY),
        ("latin-1", BODY + " The café was shut."),
        ("cp1252", BODY + " “It was old,” he said."),
        ("cp1251", "Паром затонул в воскресенье у берегов острова, сообщили владельцы судна. " * 3),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, text: str) -> None:
    (article,) = articles(put(tmp_path, "a.txt", text.encode(encoding)))
    assert article.text == text.strip()


def test_a_broken_byte_does_not_garble_the_rest(tmp_path: Path) -> None:
    content = f"{BODY} The cafés and crêperies of Côte-Élan, São João and Łódź shut.".encode()
    (article,) = articles(put(tmp_path, "a.txt", content + b" It was old\xff."))
    assert article.text.endswith("Côte-Élan, São João and Łódź shut. It was old\ufffd.")


def test_wide_encodings_of_records(tmp_path: Path) -> None:
    lines = json.dumps({"text": BODY}) + "\n" + json.dumps({"text": "Two. " + BODY}) + "\n"
    assert len(articles(put(tmp_path, "a.jsonl", lines.encode("utf-16")))) == 2


def test_reading_twice_gives_equal_articles(tmp_path: Path) -> None:
    put(tmp_path, "a.html", PAGE)
    put(tmp_path, "b.txt", BODY)
    assert articles(tmp_path) == articles(tmp_path)


def test_an_article_met_twice_in_a_run_is_read_once(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", BODY)
    first, second = read(path, path)
    assert isinstance(first, Article)
    assert second == Skipped("a.txt", "the same article as a.txt, read before")


def test_the_limit_of_table_cells_is_put_back(tmp_path: Path) -> None:
    before = csv.field_size_limit()
    articles(put(tmp_path, "a.csv", f'text,source\n"{BODY}",Mail\n'))
    assert csv.field_size_limit() == before
