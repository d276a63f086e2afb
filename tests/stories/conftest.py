from __future__ import annotations

from collections.abc import Callable

import pytest
from invented import built_article

from retold.types import Article, BlockKind

Build = Callable[..., Article]


def _article(
    key: str,
    *paragraphs: str,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    agency: str | None = None,
    url: str | None = None,
) -> Article:
    parts = [(BlockKind.TITLE, title)] if title else []
    parts += [(BlockKind.BODY, body) for body in paragraphs]
    return built_article(parts, key=key, url=url, outlet=outlet, published=published, agency=agency)


@pytest.fixture
def build() -> Build:
    return _article
