"""Acronyms: what an article says they stand for, and the initials of a name."""

from __future__ import annotations

import re

from retold.claims.names import bare

_DEFINED = re.compile(
    r"(?<![\w.'’&-])((?:[\w.'’&-]+ ){1,8})[(“\"]{1,2}([A-Z][A-Za-z]{1,7})[)”\"]{1,2}"
)
_DOTTED = re.compile(r"(?:[A-Z]\.)+")


def defined_in(text: str) -> dict[str, str]:
    """Read an article's own definitions, "Harbour Safety Board (HSB)".

    After Schwartz and Hearst, 2003: the letters must be the initials of the words before them.
    """
    found: dict[str, str] = {}
    for match in _DEFINED.finditer(text):
        before, short = match[1].split(), match[2]
        letters = [c.lower() for c in short]
        for start in range(len(before)):
            tail = [w for w in before[start:] if w.lower() not in {"the", "a"}]
            initials = [w[0].lower() for w in tail]
            skipped = [w[0].lower() for w in tail if w[0].isupper()]
            if letters in (initials, skipped) and tail == before[start:]:
                found.setdefault(short, bare(" ".join(tail)))
                break
    return found


def initials_of(name: str) -> str:
    """Return the initials of the capitalised words of a name; "U.S." gives both of its letters."""
    return "".join(
        word.replace(".", "") if _DOTTED.fullmatch(word) else word[0]
        for word in bare(name).split()
        if word[0].isupper()
    )
