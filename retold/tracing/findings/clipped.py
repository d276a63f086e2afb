"""Sentences quoted as if whole, whose end is gone: what limited them in place, sort or time.

"We will close the clinics on the islands" is not what "We will close the clinics" says. A cut in
the middle of a sentence is common and mostly harmless; it matters where the telling presents the
words as a sentence of their own and nowhere has the words that are gone.
"""

from __future__ import annotations

import re

LEAST_WORDS = 4
MOST_WORDS = 7
_LIMITING = re.compile(
    r"^\s+(?:in|at|on|for|within|near)\s+"
    r"(?P<rest>[^,;:.!?–—\n”\"]+)",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\b(?:will|shall|must|have\s+to|are\s+going\s+to|have)\b(?:\s+\w+){0,2}?\s+(?:stop|clos|ban|end|halt|"
    r"shut|scrap|abolish|forbid|prohibit|cancel|suspend|lift|sell|rais|cut|lower|withdraw|evacuat|"
    r"charg|tax|refus|allow|reopen)\w*\b",
    re.IGNORECASE,
)
_NO_LIMIT = re.compile(
    r"^\s+(?:in\s+(?:fact|general|particular|order|the\s+(?:end|meantime|future|way))|of\s+course|"
    r"at\s+(?:all|last|least|once|the\s+moment)|for\s+(?:example|instance|sure|that|us|you|me)|"
    r"on\s+the\s+(?:other|one)\s+hand|by\s+the\s+way|with\s+(?:you|all)|to\s+(?:you|be|say|do|get|"
    r"make|see|have|help|keep))\b",
    re.IGNORECASE,
)
_DEICTIC = frozenset(
    "today tomorrow yesterday now then here there this that these those us we you it them him her "
    "me i he she they our your its their his my monday tuesday wednesday thursday friday saturday "
    "sunday morning afternoon evening night week month year years".split()
)
_SMALL = frozenset("the a an and or of in at on to for from with by is are was be as it".split())
_WORD = re.compile(r"[^\W\d_]{2,}")
_CLOSED = re.compile(r"^(?!\s*(?:…|\.\s?\.))\s*[,.]?\s*[”\"’'»]*\s*(?:[,.]|$|\n|[”\"’'»])")


def is_complete(text: str, start: int, end: int) -> bool:
    """Whether quoted words stand as a sentence: a capital ahead, a stop or comma behind."""
    return text[start : start + 1].isupper() and _CLOSED.match(text[end : end + 4]) is not None


def limit_after(quoted: str, rest: str, told: str) -> tuple[int, int] | None:
    """Find the phrase at the head of `rest` that limited the words `quoted`, as offsets into it.

    `rest` is what follows in the full sentence, `told` the article that retells it. Only what is
    closed, raised, stopped and the like is held to where or for whom: praise loses little.
    None where most of the telling words of the phrase stand in that article.
    """
    found = _LIMITING.match(rest)
    if found is None or _NO_LIMIT.match(rest):
        return None
    if len(_WORD.findall(quoted)) < LEAST_WORDS or not _ACT.search(quoted):
        return None
    telling = [word.lower() for word in _WORD.findall(found["rest"])]
    lost = [word for word in telling if word not in _SMALL]
    if not lost or len(telling) > MOST_WORDS or _DEICTIC & set(telling):
        return None
    known = {_stem(word) for word in _WORD.findall(told.lower())}
    if 2 * sum(_stem(word) in known for word in lost) > len(lost):
        return None
    return len(rest) - len(rest.lstrip()), found.end()


def _stem(word: str) -> str:
    return word[:5]
