"""Where a claim's own words stop and the words that credit it begin.

A claim whose source could not be read keeps "…, the harbour office said" within its span. Those
words say who speaks, not what is said; weighed like the rest they hide that two claims are one.
"""

from __future__ import annotations

import re

from retold.types import Claim, Span

_SAYS = (
    r"(?:says?|said|reports?|reported|announced|told|states?|stated|added|notes?|noted|warned|"
    r"warns?|claimed|claims?|confirmed|confirms|insisted|explained|wrote|writes|recalled|finds|"
    r"has\s+said|have\s+said|had\s+said|went\s+on|made\s+clear|pointed\s+out)"
)
_JOINED = r"(?!(?:and|but|or|nor|so|which|who|that|when|while|where|because|if|than)\b)"
_PASSIVE = r"(?<!\bwas)(?<!\bwere)(?<!\bbeen)(?<!\bbe)(?<!\bis)(?<!\bare)(?<!\bthan)(?<!\bnot)"
_TAIL = re.compile(
    rf",[”\"’]?\s+(?:as\s+)?{_JOINED}(?P<who>[^,;:]{{2,70}}?(?:,[^,;:]{{2,70}},?)?){_PASSIVE}\s+{_SAYS}"
    r"(?:\s+(?:on|in|at|late|early|to|when|yesterday|today)\b[^,;]{0,40})?\s*[.”\"’]*$"
)
_ACCORDING = re.compile(
    r",?\s+(?:according\s+to|in\s+the\s+(?:words|view|opinion|estimation)\s+of|by\s+the\s+(?:count|"
    r"account|reckoning|report)\s+of)\s+[^;:]{2,90}$",
    re.IGNORECASE,
)


def credit(claim: Claim) -> Span | None:
    """Return the words at the end of a claim that credit it, in offsets of its article."""
    found = _TAIL.search(claim.text) or _ACCORDING.search(claim.text)
    if found is None or not found.start():
        return None
    return Span(claim.span.start + found.start(), claim.span.end)


def credited(claim: Claim) -> str | None:
    """Return who those words credit: "the harbour office"; None where they are none."""
    found = _TAIL.search(claim.text)
    return found["who"] if found is not None and found.start() else None
