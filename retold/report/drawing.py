"""Vega-Lite specification -> inline SVG that takes its colours from the page.

The drawing is made at build time; no script and no font travels with it. Colours are written as
sentinels that no drawing would use by chance and are replaced by the page's CSS variables, so that
one drawing serves the light and the dark page.
"""

from __future__ import annotations

import re
from typing import Any

import vl_convert
from markupsafe import Markup, escape

INK = "#0a0b01"
MUTED = "#0a0b02"
RULE = "#0a0b03"
PAPER = "#0a0b04"
ALERT = "#0a0b05"
ACCENT = "#0a0b06"
LEVELS = {
    "p5": "#0a0b11",
    "p4": "#0a0b12",
    "p3": "#0a0b13",
    "p2": "#0a0b14",
    "p1": "#0a0b15",
    "reported": "#0a0b16",
    "unclear": "#0a0b17",
    "asserted": "#0a0b18",
}
_VARIABLES = {
    INK: "var(--ink)",
    MUTED: "var(--muted)",
    RULE: "var(--rule)",
    PAPER: "var(--paper)",
    ALERT: "var(--alert)",
    ACCENT: "var(--accent)",
} | {colour: f"var(--{level}-line)" for level, colour in LEVELS.items()}

FONT = "system-ui, sans-serif"
_OPENING = re.compile(r"<svg\b[^>]*>")
_SIZE = re.compile(r'\bviewBox="([^"]+)"')
_SENTINEL = re.compile("|".join(_VARIABLES))
_BACKGROUND = re.compile(r'^<rect width="[\d.]+" height="[\d.]+" fill="[^"]*"/>')


def draw(spec: dict[str, Any], *, name: str, title: str, description: str) -> Markup:
    """Return an SVG element for a specification, named for readers who do not see it.

    `name` is the id that the title and the description hang on; it must be unique in the page.
    """
    spec = spec | {"background": None, "config": _config()}
    svg = vl_convert.vegalite_to_svg(spec)
    opening = _OPENING.search(svg)
    box = _SIZE.search(opening.group()) if opening else None
    if opening is None or box is None:  # pragma: no cover
        raise AssertionError("the drawing engine returned no SVG")
    width = box[1].split()[2]
    body = _BACKGROUND.sub("", svg[opening.end() :])
    body = _SENTINEL.sub(lambda match: _VARIABLES[match.group()], body)
    head = (
        f'<svg viewBox="{escape(box[1])}" width="{escape(width)}" role="img" '
        f'aria-labelledby="{escape(name)}-title {escape(name)}-desc">'
        f'<title id="{escape(name)}-title">{escape(title)}</title>'
        f'<desc id="{escape(name)}-desc">{escape(description)}</desc>'
    )
    return Markup(head + body)  # noqa: S704 - the engine escapes all text of the drawing


def _config() -> dict[str, Any]:
    label = {"labelColor": MUTED, "labelFont": FONT, "labelFontSize": 12}
    return {
        "aria": False,
        "font": FONT,
        "view": {"stroke": None},
        "axis": label | {"domainColor": RULE, "tickColor": RULE, "gridColor": RULE},
        "text": {"font": FONT, "fontSize": 12, "color": INK},
    }
