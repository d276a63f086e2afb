"""Words that pass on what nobody is named for, read off a sentence in which no source was found.

A newsroom says so in set phrases: "it is understood that", "rumour has it", "we hear from people
who ought to know that", "amid rumours that", "a source told the agency" at the very end.
"""

from __future__ import annotations

import re

from retold.types import Span

_SET = re.compile(
    r"\b(?:"
    r"it is (?:to be heard|rumou?red|understood|whispered)(?= that\b)"
    r"|(?:rumou?r|word) has it(?= that\b)"
    r"|(?:amid|triggering|sparking|fuell?ing|prompting) (?:\w+ )?rumou?rs(?= that\b)"
    r"|(?:is|are) (?:now|also|widely|variously) reported to(?= (?:be|have)\b)"
    r")",
    re.IGNORECASE,
)
_HEARD = re.compile(
    r"\b(?:one|we) (?:hears?|heard|have heard) (?:it (?:said )?)?from "
    r"(?P<who>(?:people|those|somebody|someone|a person|sources?) [a-z -]{3,40}?) that\b",
    re.IGNORECASE,
)
_TOLD_LAST = re.compile(
    r"(?P<who>\b(?:an?|one|two|several) (?:(?!an? |one )[a-z-]+ ){0,3}(?:sources?|insiders?)"
    r"(?: (?:in|at|from|with|close to|familiar with) [^,.;:“”\"]{2,50}?)?)"
    r" (?:said|told (?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})"
    r"(?: on [A-Z][a-z]+day)?\W*$"
)
_SOME_OFFICIALS = re.compile(
    r"^\W*(?:(?:Still|But|Yet|However|Meanwhile),? )?"
    r"(?P<who>(?i:some|several|many) (?:of (?:the|its|their) )?(?:[\w-]+ ){0,2}"
    r"(?:officials|diplomats|aides|insiders|leaders))(?: (?:do not|don['’]t|also|now))?"
    r" (?:agree(?= that\b)|believe|think|fear|suspect|doubt|worry|expect|say)\b"
)
_CONFIDED = re.compile(
    r"\b(?P<who>(?:an?|one|another) (?:(?!an? |one )[a-z-]+ ){0,2}"
    r"(?P<person>(?!ha[sd]\b|have\b)[a-z-]+)"
    r"(?: (?:of|in|at|from) (?:the |its |his |her )?[a-z-]+)?),?"
    r" (?:has |have |had )?(?:confided|confirmed|said|says|told|admitted|revealed)\b",
    re.IGNORECASE,
)
_UNNAMED_BY_WISH = re.compile(
    r"\b(?:keep(?:s|ing)? (?:his|her|their) names? (?:to|out|secret|private)"
    r"|(?:wish|want|ask|prefer|request|insist)(?:s|es|ed|red|ing|ring)? "
    r"(?:(?:on|to) )?(?:(?:remain(?:ing)?|stay(?:ing)?|be(?:ing)?) )?"
    r"(?:unnamed|nameless|anonymous|anonymity"
    r"|(?:not (?:to )?be|that (?:his|her|their) names? not be|not being) "
    r"(?:named|identified|given))"
    r"|(?:declin|refus)(?:ed|ing|es) to (?:be (?:named|identified)|give (?:his|her|their) name))\b",
    re.IGNORECASE,
)
_QUOTING = re.compile(
    r",? (?:quoting|citing) (?P<who>(?:an?|one) (?:[a-z-]+ ){0,2}"
    r"(?:source|official|aide|diplomat|adviser|advisor|officer|witness|insider|lawyer|minister)"
    r"(?: (?:of|in|at|from|with|close) [^,;.“”\"]{2,60})?)(?=[,.;] )"
)
_NOT_PEOPLE = frozenset(
    "report statement study letter document paper poll survey sign card book film newspaper "
    "agency company ministry court council union official's".split()
)


def hearsay(sentence: Span, text: str) -> Span | None:
    """Return the words of a sentence that stand for whoever is not named, None without any.

    `sentence` is one in which no source was read; the sentence after it is looked at too, for a
    wish to stay unnamed may stand there.
    """
    told = sentence.of(text)
    found = _SET.search(told)
    if found is not None:
        return _at(sentence, found.span())
    for pattern in (_HEARD, _TOLD_LAST, _SOME_OFFICIALS):
        found = pattern.search(told)
        if found is not None:
            return _at(sentence, found.span("who"))
    found = _CONFIDED.search(told)
    if found is None or found["person"] in _NOT_PEOPLE:
        return None
    who = _at(sentence, found.span("who"))
    return who if stays_unnamed(who, sentence, text) else None


def stays_unnamed(source: Span, sentence: Span, text: str) -> bool:
    """Whether it is said after a source, in its sentence or the next, that it wants no name."""
    found = _UNNAMED_BY_WISH.search(text, source.end, sentence.end)
    if found is not None:
        return True
    following = re.compile(r"\s*(?:He|She|They)\s[^.!?]{0,80}").match(text, sentence.end)
    return following is not None and bool(_UNNAMED_BY_WISH.search(following.group()))


def quoted_by(sentence: Span, text: str) -> Span | None:
    """Return whom a medium quotes without a name: "the agency, quoting an aide of …, said"."""
    found = _QUOTING.search(text, sentence.start, sentence.end)
    return Span(*found.span("who")) if found is not None else None


def _at(sentence: Span, place: tuple[int, int]) -> Span:
    return Span(sentence.start + place[0], sentence.start + place[1])
