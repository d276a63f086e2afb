"""The page as a reader meets it, in a real browser."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from report_invented import the_articles
from report_reading import the_great_story, the_reading
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from retold.report.page import write

pytestmark = pytest.mark.browser

CONTRAST = r"""
const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
function rgba(colour) {
  canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
  const d = canvas.getImageData(0, 0, 1, 1).data; return [d[0], d[1], d[2], d[3] / 255];
}
function light([r, g, b]) {
  const f = v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
  return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b);
}
function behind(node) {
  for (let n = node; n; n = n.parentElement) {
    const c = rgba(getComputedStyle(n).backgroundColor);
    if (c[3] > 0.99) return c;
  }
  return [255, 255, 255, 1];
}
const poor = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let seen = 0;
while (walker.nextNode()) {
  const node = walker.currentNode, parent = node.parentElement;
  if (!node.data.trim() || parent.closest("script,style,title,desc,.unseen,.skip")) continue;
  if (!parent.getClientRects().length) continue;
  const svg = parent.closest("svg");
  const style = getComputedStyle(parent);
  if (svg && style.fill === getComputedStyle(document.body).backgroundColor) continue;
  const ink = rgba(svg ? style.fill : style.color);
  const paper = behind(svg ? svg.parentElement : parent);
  const [a, b] = [light(ink), light(paper)].sort((x, y) => y - x);
  const ratio = (a + 0.05) / (b + 0.05);
  seen += 1;
  if (ratio < 4.5) poor.push([node.data.trim().slice(0, 30), parent.className, ratio.toFixed(2)]);
}
return [seen, poor];
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    articles = the_articles()
    path = tmp_path_factory.mktemp("page") / "report.html"
    write([the_reading(articles)], articles, path, yardstick="phia")
    return path.as_uri()


@pytest.fixture(scope="module")
def great_page(tmp_path_factory: pytest.TempPathFactory) -> str:
    reading, articles = the_great_story(24)
    path = tmp_path_factory.mktemp("great") / "report.html"
    write([reading], articles, path, yardstick="phia")
    return path.as_uri()


def opened(browser: Any, page: str, *, width: int = 1280, scheme: str = "light") -> Any:
    """Open the page afresh, in a window of some width and a colour scheme, without motion."""
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False},
    )
    features = [
        {"name": "prefers-color-scheme", "value": scheme},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.get("about:blank")
    browser.get_log("browser")
    browser.get_log("performance")
    browser.get(page)
    browser.execute_script("try { localStorage.clear() } catch (e) {}")
    return browser


def wait_until(true: Callable[[], Any]) -> bool:
    end = time.monotonic() + 5
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.05)
    return False


def in_view(browser: Any, selector: str) -> bool:
    return bool(
        browser.execute_script(
            "const r = document.querySelector(arguments[0]).getBoundingClientRect();"
            "return r.top >= 0 && r.bottom <= innerHeight && r.width > 0",
            selector,
        )
    )


def test_no_console_message_and_no_request(browser: Any, page: str) -> None:
    opened(browser, page)
    browser.execute_script("document.querySelectorAll('details').forEach(d => { d.open = true })")
    messages = [json.loads(e["message"])["message"] for e in browser.get_log("performance")]
    asked = [
        m["params"]["request"]["url"]
        for m in messages
        if m["method"] == "Network.requestWillBeSent"
    ]
    assert [url for url in asked if not url.startswith(("file:", "data:", "about:"))] == []
    assert asked.count(page) == 1
    assert [url for url in asked if url.startswith("file:")] == [page]
    assert browser.get_log("browser") == []


def test_the_policy_stops_what_is_not_ours(browser: Any, page: str) -> None:
    opened(browser, page)
    browser.execute_script(
        "const s = document.createElement('script'); s.textContent = 'window.stray = 1';"
        "document.body.appendChild(s)"
    )
    assert browser.execute_script("return window.stray") is None
    browser.get_log("browser")


def test_a_reference_brings_its_words_into_view(browser: Any, page: str) -> None:
    opened(browser, page)
    link = browser.find_element(By.CSS_SELECTOR, ".sections .ref")
    place = link.get_attribute("href").split("#")[1]
    words = link.get_attribute("title")
    assert not in_view(browser, f"#{place}")
    link.click()
    assert wait_until(lambda: in_view(browser, f"#{place}"))
    pieces = browser.find_elements(By.CSS_SELECTOR, f'[data-cited~="{place}"]')
    assert "".join(piece.get_property("textContent") for piece in pieces) == words.replace("\n", "")
    colours = {piece.value_of_css_property("background-color") for piece in pieces}
    assert len(pieces) > 1
    assert colours == {"rgba(255, 226, 122, 1)"}
    assert browser.execute_script("return document.activeElement.id") == place


def test_a_reference_works_without_script(browser: Any, page: str) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        opened(browser, page + "#s1-A-e1")
        pieces = browser.find_elements(By.CSS_SELECTOR, '[data-cited~="s1-A-e1"]')
        colours = {piece.value_of_css_property("background-color") for piece in pieces}
        assert len(pieces) > 1
        assert colours == {"rgba(255, 226, 122, 1)"}
        assert not browser.find_element(By.CSS_SELECTOR, ".filter").is_displayed()
        assert len(browser.find_elements(By.CSS_SELECTOR, ".finding")) == 8
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_a_reference_unfolds_a_folded_article(browser: Any, great_page: str) -> None:
    opened(browser, great_page)
    place = browser.execute_script("return document.querySelector('.fold .cited').parentElement.id")
    assert not browser.find_element(By.ID, place).is_displayed()
    browser.execute_script("location.hash = arguments[0]", place)
    assert wait_until(lambda: in_view(browser, f"#{place}"))


@pytest.mark.parametrize("width", [360, 480, 800, 1280])
def test_the_page_never_scrolls_sideways(browser: Any, page: str, width: int) -> None:
    opened(browser, page, width=width)
    browser.execute_script("document.querySelectorAll('details').forEach(d => { d.open = true })")
    wide = browser.execute_script(
        "return [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide[0] <= wide[1] <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("chosen", ["auto", "light", "dark"])
def test_every_text_has_contrast(browser: Any, page: str, scheme: str, chosen: str) -> None:
    opened(browser, page + "#s1-A-e1", scheme=scheme)
    browser.execute_script(f"document.getElementById('theme-{chosen}').click()")
    browser.execute_script("document.querySelectorAll('details').forEach(d => { d.open = true })")
    seen, poor = browser.execute_script(CONTRAST)
    assert seen > 300
    assert poor == []
    paper = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
    dark = (scheme if chosen == "auto" else chosen) == "dark"
    assert paper == ("rgb(21, 23, 26)" if dark else "rgb(252, 251, 248)")


def test_keys_move_between_findings(browser: Any, page: str) -> None:
    opened(browser, page)
    body = browser.find_element(By.TAG_NAME, "body")
    body.send_keys("j")
    browser.switch_to.active_element.send_keys("j")
    assert browser.execute_script("return document.activeElement.id") == "s1-finding-2"
    browser.switch_to.active_element.send_keys("k")
    assert browser.execute_script("return document.activeElement.id") == "s1-finding-1"


def test_the_first_tab_offers_to_skip(browser: Any, page: str) -> None:
    opened(browser, page)
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    skip = browser.switch_to.active_element
    assert skip.text == "Skip to the report"
    skip.send_keys(Keys.ENTER)
    assert browser.execute_script("return document.activeElement.id") == "main"


def test_findings_are_filtered_by_kind(browser: Any, great_page: str) -> None:
    opened(browser, great_page)
    everything = len(browser.find_elements(By.CSS_SELECTOR, ".finding"))
    choice = browser.find_element(By.CSS_SELECTOR, '.filter input[value="quote altered"]')
    browser.execute_script("arguments[0].click()", choice)
    shown = [f for f in browser.find_elements(By.CSS_SELECTOR, ".finding") if f.is_displayed()]
    assert {finding.get_attribute("data-kind") for finding in shown} == {"quote altered"}
    assert len(shown) == 8
    headings = [h for h in browser.find_elements(By.CSS_SELECTOR, ".severity") if h.is_displayed()]
    assert [h.text for h in headings] == ["Low: worth knowing"]
    everyone = browser.find_element(By.CSS_SELECTOR, '.filter input[value=""]')
    browser.execute_script("arguments[0].click()", everyone)
    hidden = browser.execute_script("return document.querySelectorAll('.finding[hidden]').length")
    assert hidden == 0 < everything


def test_a_claim_shows_its_card_on_focus(browser: Any, page: str) -> None:
    opened(browser, page)
    tag = browser.find_element(By.CSS_SELECTOR, "#s1-C .text .tag")
    browser.execute_script("arguments[0].focus()", tag)
    note = browser.find_element(By.ID, "note")
    assert note.is_displayed()
    assert "The Harbour Wire" in note.text
    assert "more than 5,000" in note.text
    tag.send_keys(Keys.ESCAPE)
    assert not note.is_displayed()


def test_the_drawings_follow_the_theme(browser: Any, page: str) -> None:
    fills = []
    for scheme in ("light", "dark"):
        opened(browser, page, scheme=scheme)
        text = browser.find_element(By.CSS_SELECTOR, ".chart svg text")
        fills.append(text.value_of_css_property("fill"))
    assert fills == ["rgb(27, 26, 24)", "rgb(235, 231, 222)"]


def test_the_page_prints_without_its_controls(browser: Any, page: str, tmp_path: Path) -> None:
    opened(browser, page)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not browser.find_element(By.CSS_SELECTOR, ".bar").is_displayed()
    assert browser.find_element(By.CSS_SELECTOR, ".brief h1").is_displayed()
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
