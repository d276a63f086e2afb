"""Take the pictures of the report again: `uv run python docs/images/picture.py`.

Reads `examples/` into a ledger that is thrown away and photographs the findings of the first story,
one kind chosen, 1280 by 900 CSS pixels at two device pixels each, light and dark. Needs Chromium
and its driver on the path.
"""

from __future__ import annotations

import base64
import shutil
import tempfile
from pathlib import Path
from typing import Final

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from retold.cli import main

HERE: Final = Path(__file__).parent
ARTICLES: Final = HERE.parents[1] / "examples" / "articles"
NAMES: Final = {"light": "report.png", "dark": "report-dark.png"}
WIDTH: Final = 1280
HEIGHT: Final = 900
KIND: Final = "hedge dropped"
ABOVE: Final = 104
PLACE: Final = """
document.documentElement.style.scrollBehavior = "auto";
document.getElementById("theme-" + arguments[0]).click();
document.querySelector(`input[name=s1-kind][value="${arguments[1]}"]`).click();
document.activeElement.blur();
const heading = document.getElementById("s1-findings-heading");
scrollTo(0, heading.getBoundingClientRect().top + scrollY - arguments[2]);
"""


def browser(profile: Path) -> webdriver.Chrome:
    """Open a headless Chromium with a fresh profile."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or "chromium"
    for argument in ("headless=new", "no-sandbox", "disable-gpu", "hide-scrollbars"):
        options.add_argument(f"--{argument}")
    options.add_argument(f"--user-data-dir={profile}")
    return webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))


def photograph(page: Path, profile: Path) -> None:
    """Write both pictures of a report page."""
    session = browser(profile)
    try:
        size = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 2, "mobile": False}
        session.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        for theme, name in NAMES.items():
            session.get(page.as_uri())
            session.execute_script(PLACE, theme, KIND, ABOVE)
            taken = session.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
            (HERE / name).write_bytes(base64.b64decode(taken["data"]))
    finally:
        session.quit()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.html"
        made = ["--ledger", f"{folder}/a.ledger", "--report", str(report), "--quiet"]
        if main(["read", str(ARTICLES), *made]) == 0:
            photograph(report, Path(folder) / "profile")
