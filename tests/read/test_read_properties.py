from __future__ import annotations

import hashlib
import io
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from retold.config import Config
from retold.read.inputs import read_inputs
from retold.types import Article, BlockKind, Skipped

LINES = st.sampled_from(
    [
        "Ferry sinks off Marrow Bay",
        "By Ann Ray",
        "Published: 3 February 2023",
        "03/02/2023",
        "A ferry sank on Sunday. Picture: Coastpix",
        "MARROW BAY (AP) — A ferry sank.",
        "“It was old,” he said.",
        "(Reuters)",
        "Advertisement",
        "Story highlights Ferry sank",
        "Nobody was hurt. --AFP",
        "",
    ]
)
TEXTS = st.lists(LINES | st.text(max_size=60), max_size=12).map("\n\n".join) | st.text(max_size=300)


def read(record: dict[str, str]) -> list[Article | Skipped]:
    stream = io.BytesIO(json.dumps(record).encode())
    return list(read_inputs(["-"], config=Config(), stdin=stream))


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, title=st.none() | LINES | st.text(max_size=40), date=st.text(max_size=20))
def test_blocks_cover_the_text_and_ids_are_stable(text: str, title: str | None, date: str) -> None:
    record = {"text": text, "title": title, "date": date}
    found = read({key: value for key, value in record.items() if value is not None})
    assert found == read({key: value for key, value in record.items() if value is not None})
    for article in found:
        if isinstance(article, Article):
            check(article)


def check(article: Article) -> None:
    at = 0
    for block in article.blocks:
        assert block.span.start >= at
        assert not article.text[at : block.span.start].strip()
        words = block.span.of(article.text)
        assert words
        assert words == words.strip()
        at = block.span.end
    assert at == len(article.text)
    assert article.text_hash == hashlib.sha256(article.text.encode()).hexdigest()
    assert len(article.id) == 16
    titles = [block for block in article.blocks if block.kind is BlockKind.TITLE]
    assert len(titles) == (article.title is not None)


@settings(max_examples=150, deadline=None)
@given(content=st.binary(max_size=400))
def test_no_bytes_raise(content: bytes) -> None:
    for item in read_inputs(["-"], config=Config(), stdin=io.BytesIO(content)):
        if isinstance(item, Article):
            check(item)
        else:
            assert item.reason
