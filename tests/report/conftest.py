"""Fixtures of the report page: the invented story, its page, and a browser where there is one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from report_invented import the_articles
from report_reading import the_reading

from retold.report.index import Index, index_story
from retold.report.page import render
from retold.types import Article, Reading


@pytest.fixture
def articles() -> dict[str, Article]:
    return the_articles()


@pytest.fixture
def reading(articles: dict[str, Article]) -> Reading:
    return the_reading(articles)


@pytest.fixture
def index(reading: Reading, articles: dict[str, Article]) -> Index:
    return index_story(reading, articles, prefix="s1")


@pytest.fixture(scope="session")
def html() -> str:
    articles = the_articles()
    return render([the_reading(articles)], articles, yardstick="phia")


def _missing(reason: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A headless Chromium; skipped without one, but never on continuous integration."""
    binary = shutil.which("chromium") or shutil.which("chromium-browser")
    driver = shutil.which("chromedriver")
    if not binary or not driver:
        _missing("no chromium with chromedriver on the path")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = str(binary)
    for argument in (
        "headless=new",
        "no-sandbox",
        "disable-gpu",
        "disable-quic",
        "no-first-run",
        "disable-background-networking",
        "disable-component-update",
        "disable-sync",
        f"user-data-dir={tmp_path_factory.mktemp('profile')}",
    ):
        options.add_argument(f"--{argument}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    session = webdriver.Chrome(options=options, service=Service(str(driver)))
    yield session
    session.quit()
