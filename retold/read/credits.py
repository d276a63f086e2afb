"""Picture credits and agency sign-offs: who made a picture, and whose copy a text is."""

from __future__ import annotations

import re

from retold.read.agencies import NAME, canonical, only_agency

_MAKER = r"(?:[A-Z0-9©][\w.'’&-]*|via|of|and|by|for|from|the|courtesy|handout|de|van|von|al)"
_MAKERS = rf"{_MAKER}(?:(?:\s*[,/|&+•]\s*|\s+-\s+|\s+){_MAKER}){{0,9}}"
_PICTURE = (
    r"(?:pictures?|photos?|photographs?|images?|pics?|picture credit|photo credit|image credit|"
    r"video credit|credits?|illustration|graphic|image source|photo source|file photo|file picture)"
)
_LABELLED = rf"(?i:{_PICTURE})(?i:\s+(?:by|credit|courtesy))?\s*[:©]\s*{_MAKERS}\.?"
_BRACKETED = (
    rf"[(\[](?i:{_PICTURE})\s*(?i:by|courtesy of|credit|:)\s*:?\s*[^()\[\]]{{2,90}}[)\]]\.?"
    rf"|[(\[](?:{NAME}|Getty|EPA|Alamy)(?:,)?\s+(?i:file\s+)?(?i:photos?|pictures?|images?)"
    r"(?:/[^()\[\]]{2,60})?[)\]]\.?"
    r"|[(\[](?i:file\s+)(?i:photos?|picture)[)\]]\.?"
)
_STOCK = (
    rf"(?:{_MAKERS}\s*/\s*)?(?:{_MAKERS}\s+via\s+)?"
    r"(?:Getty Images|AFP/Getty|Alamy Stock Photo)"
)
_TRAILING = re.compile(
    rf"(?:(?P<ended>.*?[.!?…:;\"'”’»)\]])\s+)?(?P<credit>{_LABELLED}|©\s*{_MAKERS}|{_STOCK})"
    rf"|(?P<before>.*?)\s*(?P<bracketed>{_BRACKETED})",
    re.DOTALL,
)
_LONG_CAPTION = 600

_SIGN_OFF = re.compile(
    rf"(?P<before>.*[.!?…\"'”’»)\]])\s*"
    rf"(?P<credit>(?:--?|—|–)\s*(?P<dashed>{NAME}(?:\s*(?:/|,|and|&)\s*{NAME})*)\.?"
    rf"|[(\[](?i:with\s+|source:?\s+|from\s+)?(?P<bracketed>{NAME}"
    rf"(?:(?:\s*(?:/|,|and|&)\s*|\s+and\s+|\s+){NAME})*)[)\]]\.?"
    rf"|(?i:source|via):\s*(?P<named>{NAME})\.?)",
    re.DOTALL,
)
_ALONE = re.compile(
    rf"(?:--?|—|–|[(\[]|(?i:source|via|agency):)\s*(?i:with\s+)?(?P<name>{NAME}"
    rf"(?:(?:\s*(?:/|,|&)\s*|\s+and\s+){NAME})*)\s*[)\]]?\.?|(?P<bare>{NAME})"
)
_CONTRIBUTED = re.compile(
    r".{2,380}\b(?:contributed|helped) (?:to )?(?:write |report )?(?:reporting )?"
    r"(?:to |for |from )?(?:this|the) (?:report|story|article|dispatch)\.?"
    r"|.{2,200}\bcontributed (?:reporting|from [A-Z][\w .,-]{1,60})\.?"
    r"|\W*\(?(?:additional |with )?(?:reporting|writing|editing) (?:by|from) [A-Z].{1,300}"
    r"|\W*this (?:article|story|report) (?:is|was) (?:based in part on|supplied by|provided by)"
    r" .{2,120}",
    re.DOTALL | re.IGNORECASE,
)


def split_picture_credit(paragraph: str) -> tuple[str, str] | None:
    """Part a picture credit from the words before it; the words are "" where it stands alone.

    None where the paragraph ends in no credit. A credit needs a label, brackets or the name of a
    stock library, and a list of names after it: a sentence that goes on is never one.
    """
    if len(paragraph) > _LONG_CAPTION:
        return None
    match = _TRAILING.fullmatch(paragraph)
    if not match:
        return None
    credit = match["credit"] or match["bracketed"]
    return (match["ended"] or match["before"] or "").strip(), credit.strip()


def split_sign_off(paragraph: str) -> tuple[str, str, str | None] | None:
    """Part an agency's sign-off from the end of a text: (words, credit, agency).

    The agency is None where several are named, since none of them then wrote the text alone.
    "(AP)" after words that do not end a sentence is no sign-off: it explains an abbreviation.
    """
    alone = _ALONE.fullmatch(paragraph)
    if alone:
        return "", paragraph, only_agency(paragraph)
    match = _SIGN_OFF.fullmatch(paragraph)
    if not match:
        return None
    named = match["dashed"] or match["bracketed"] or match["named"]
    helped = re.search(r"\bwith\b", match["credit"], re.IGNORECASE)
    agency = None if helped else (canonical(named) or only_agency(named))
    return match["before"].strip(), match["credit"].strip(), agency


def is_contribution(paragraph: str) -> bool:
    """Tell whether a paragraph only names who helped with the report."""
    return len(paragraph) <= 400 and bool(_CONTRIBUTED.fullmatch(paragraph))
