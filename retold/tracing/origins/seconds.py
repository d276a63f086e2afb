"""Second voices: who else is heard in a story that seems to rest on one origin alone.

A finding that all rest on one origin accuses, so it is left where the words of an article show
anybody else who tells of it, named or not: a photographer on the spot, activists, a spokesman of
another body, "multiple reports". Read by their words alone, since a text without commas, or a
sentence with several tellers, may hide them from the attributions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from retold.claims.lexicon import words

SENTENCES = 6
_END = re.compile(r"(?<=[.!?])[\"”’]?\s+(?=[A-Z\"“])")
_SAYS = (
    r"(?:(?:have|has|had|who|also|reportedly|later|earlier|on|today|[A-Z][a-z]+day)\s){0,3}"
    r"(?:said|says?|told|saw|seen|sees|reported|reports?|reporting|witnessed|counted|described|"
    r"confirmed)\b"
)
_WHERE = (
    r"(?P<where>(?:\s(?:who|in|at|on|near|from|with|of|for|inside|outside|based)\s"
    r"[^.;:!?“”\"]{1,70}?)?)"
)
_PRESENT = re.compile(
    r"(?:[A-Z][\w.]*[’']?s?|\b(?:an?|our|another|its|one|two|several))\s"
    r"(?:photo|video|news|staff|freelance)?\s?"
    r"(?:photographer|correspondent|journalist|reporter|camera(?:man|men|woman)|stringer)s?"
    rf"{_WHERE},?\s{_SAYS}"
)
_TOLD = re.compile(r"\btold(?:\s\w+){0,2}$")
_PLAIN = (
    r"(?i:(?:eye)?witness(?:es)?|residents?|activists?|survivors?|villagers?|locals|doctors?|"
    r"medics?|paramedics?|rescuers?|rescue\sworkers?|organi[sz]ers|relatives|neighbou?rs|"
    r"spokes(?:man|men|woman|women|person|people))"
)
_UNNAMED = re.compile(rf"\b(?P<who>{_PLAIN}){_WHERE},?\s{_SAYS}")
_BY_UNNAMED = re.compile(
    rf"\b(?:according\sto|cit(?:ing|ed)|quot(?:ing|ed)|by)\s(?:[a-z-]+\s){{0,2}}{_PLAIN}\b"
)
_MANY = re.compile(
    r"\b(?:multiple|several|various|numerous|other|local|two|three)\s"
    r"(?:media\s|news\s|press\s|local\s)?(?:reports|outlets|media|newspapers|sources|papers)\b"
    r"(?!\s(?:of|on|about))",
    re.IGNORECASE,
)
_FAMILIAR = re.compile(
    r"\b(?:people|persons?|officials?|sources?|aides?|individuals?|some|anyone|those)"
    r"(?:\sbriefed|\sfamiliar|\swith\s(?:direct\s)?knowledge|\sclose\sto|\sinvolved\sin\sthe\sdraft)",
    re.IGNORECASE,
)
_POLLED = re.compile(
    r"\b(?:surveyed|polled|interviewed|canvassed|questioned)\sby\s(?:the\s)?"
    r"(?P<by>[A-Z][\w.&’'-]*(?:\s[A-Z][\w.&’'-]*){0,4})|"
    r"\b(?P<of>[A-Z]{2,}|[A-Z][a-z]+)\s(?:survey|poll)\sof\s"
)
_BEFORE = re.compile(
    r"^[^.;]{0,40}?\bhad\s(?:\w+\s)?(?:previously|earlier|initially|originally)?\s?"
    r"(?:said|announced|warned|reported|told)\b"
)
_DECREES = re.compile(
    r"(?:^|\n|[.!?]\s)(?:[A-Z][\w’'.-]*\s){1,4}(?:\([^)]{1,24}\)\s)?(?:has\s|have\s)?"
    r"(?:now\s|also\s|just\s)?(?:declared|declares|ordered|orders|deployed|deploys|signed|signs|decreed|vetoed|mobili[sz]ed)\b"
)
_NO_TELLING = words("the of for in and a an at on news state media agency report reports")
_SPEAKING = words(
    "monitor group watchdog agency observatory network organisation organization army military "
    "ministry government police department authorities he she it they"
)
"""Words that are the subject themselves where they stand between people and a verb of telling."""
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_SHORTEST = 3


def opening(text: str, *, sentences: int = SENTENCES) -> str:
    """Return a text to the end of its first sentences, its heads with them."""
    ends = [found.start() for found in _END.finditer(text)]
    return text if len(ends) < sentences else text[: ends[sentences - 1]]


def is_heard(text: str, source: str) -> bool:
    """Tell whether an article lets anybody be heard besides a source, named or not.

    Those on the spot for an outlet count wherever they stand; others, in the opening. A spokesman
    is another's where his body is told right after him and shares no word with the source.
    """
    start = opening(text)
    return (
        any(not _TOLD.search(text[: found.start()]) for found in _PRESENT.finditer(text))
        or any(_is_apart(found, start, source) for found in _UNNAMED.finditer(start))
        or bool(_BY_UNNAMED.search(start) or _MANY.search(start) or _FAMILIAR.search(start))
        or any(not _shares(found["by"] or found["of"], source) for found in _POLLED.finditer(start))
        or _is_told(start, source)
    )


def is_of_before(after: str) -> bool:
    """Tell from what follows a name whether it is credited with earlier words: "had said"."""
    return _BEFORE.match(after) is not None


def decrees(text: str, source: str) -> bool:
    """Tell whether words have somebody other than a source order or declare what is the news."""
    return any(not _shares(found.group(), source) for found in _DECREES.finditer(text))


def are_of_two_months(one: str, other: str) -> bool:
    """Tell the openings of two periodic releases: each names months, they share none, nor a figure.

    A figure of two digits or more counts; "April 2" is a month and none.
    """
    starts = [opening(text) for text in (one, other)]
    months = [set(_MONTH.findall(start)) for start in starts]
    figures = [set(re.findall(r"\d[\d,.]*\d", start)) for start in starts]
    return all(months) and not months[0] & months[1] and not figures[0] & figures[1]


def is_garbled(source: str) -> bool:
    """Tell a source whose name took in the end of another clause: "mainly Dravic district radio".

    A name that opens with a small word, and has a capital after it, is a phrase of many words
    only where something else was taken in.
    """
    parts = source.split()
    return len(parts) > _SHORTEST and parts[0].islower() and any(p[:1].isupper() for p in parts)


def _is_apart(found: re.Match[str], text: str, source: str) -> bool:
    if found["where"].startswith(" who ") and _shares(found["where"], source):
        return False
    if set(re.split(r"[^a-z]+", found["where"].lower())) & _SPEAKING:
        return False
    before = text[max(0, found.start() - 40) : found.start()]
    if _shares(before.rsplit(".", 1)[-1] + found["where"], source) or _shares(found["who"], source):
        return False
    return not found["who"].startswith("spokes") or bool(found["where"])


def _is_told(text: str, source: str) -> bool:
    """Whether the source is the one spoken to: "told the Coast Wire"."""
    return any(
        re.search(rf"\btold\s(?:the\s|state\snews\sagency\s)?{re.escape(name)}\b(?!['’]s)", text)
        for name in _names(source)
    )


def _names(source: str) -> Iterator[str]:
    yield source
    letters = "".join(part[0] for part in source.split() if part[:1].isupper())
    if len(letters) >= _SHORTEST:
        yield letters


def _shares(told: str, source: str) -> bool:
    """Whether words name the source, in whole or by one of its telling words."""
    ours = {word.lower().strip(".,;:'’“”\"") for word in told.split()}
    theirs = {word.lower() for word in source.split()} - _NO_TELLING
    return bool(ours & theirs) or any(name in told for name in _names(source))
