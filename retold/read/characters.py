"""Which characters of an input are kept, so that what is shown is what is compared."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028]")
_PARAGRAPH_ENDS = re.compile(r"\u2029")
_DROPPED = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
    r"\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    r"\ud800-\udfff\ufffe\uffff]"
)
_SPACE_RUN = re.compile(r"\t|[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]{2,}")
_COMPARED = re.compile(r"[\W_]+")


def clean(text: str) -> str:
    """Drop what a reader cannot see: controls, soft hyphens, zero-width and bidi characters.

    Line ends become LF and runs of spaces one space; every other character stays as written
    (no Unicode normalisation), because quotations are compared to the letter.
    """
    text = _PARAGRAPH_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text))
    return _SPACE_RUN.sub(" ", _DROPPED.sub("", text))


def clean_line(text: str | None) -> str | None:
    """Clean a one-line value such as a title or a name; None where nothing is left."""
    if text is None:
        return None
    line = " ".join(clean(text).split())
    return line or None


def letters(text: str) -> str:
    """Fold a line to its letters and digits, to tell whether two lines say the same."""
    return _COMPARED.sub(" ", text.casefold()).strip()
