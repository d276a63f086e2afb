"""Who speaks for whom: the body in whose name a person talks, as the articles tell it.

A spokeswoman, a director or a minister is no second origin beside the body that she speaks for. A
person is tied to a body only by words that stand at the person's name: an apposition ("Ana Ruiz,
the board's chemist"), a title ("board chair Ana Ruiz"), "Ana Ruiz of the River Board" or "who heads
the board". A critic, a patient or a former head of the board speaks for nobody but himself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from retold.claims.lexicon import words
from retold.claims.names import bare, key
from retold.claims.nouns import ROLES
from retold.tracing.origins.bodies import BODY_NOUNS, Bodies, short_for
from retold.tracing.origins.governments import seat_in
from retold.types import Article, Span

_SPEAKERS = (ROLES - words("democrat republican candidate founder judge")) | words(
    "spokesmen spokespeople chemist doctor inspector treasurer lawyer engineer surveyor scientist "
    "researcher superintendent administrator organiser organizer economist epidemiologist "
    "statistician geologist hydrologist biologist physicist seismologist forecaster meteorologist "
    "analyst president principal dean rector curator registrar archivist planner warden ranger "
    "forester controller vice-chair co-chair undersecretary"
)
_NOT_FOR = words(
    "former ex late critic rival opponent victim patient customer member founder neighbour "
    "neighbor onetime retired ousted sacked suspended then"
)
_OWN_MIND = words(
    "analyst professor researcher scientist economist physicist expert fellow lecturer historian"
)
"""Who speaks for himself, unless the body that he works for is a source of the story too."""
_QUALIFIERS = words("managing press vice chief deputy acting senior executive general")
_THE = r"(?:the |an? |its |their |his |her )?"
_BODY = r"[\w’'-]+(?: [\w’'-]+){0,6}"
_AFTER = re.compile(r"(?P<comma>,)? (?P<words>[^,.;:!?()\n“”\"]{3,90})")
_BEFORE = re.compile(r"[^.;:!?()\n“”\"]{0,90}$")
_OF = re.compile(rf"of (?P<body>{_THE}{_BODY})")
_WHO = re.compile(
    r"who (?:heads|leads|runs|chairs|directs|manages|represents|speaks for"
    rf"|(?!(?:studies|lives|stays|was|is|has)\b)[a-z]+s (?:[a-z]+ ){{0,3}}(?:at|for)) "
    rf"(?P<body>(?:the |an? |its ){_BODY})"
)
_ROLE_OF = re.compile(
    rf"{_THE}(?P<role>[\w’' -]{{3,40}}?) (?:of|for|at|with) (?P<body>{_THE}{_BODY})"
)
_STOPS = words("said says told added on by after when where who which and but as that")
_OWNERS = words("its their")
_LINKS = words("of for on in at")
_SHORTEST_NAME = 2
_NEAR = 400
_MOST_PLACES = 4
_MOST_ARTICLES = 12
_LONGEST_TITLE = 9


@dataclass(frozen=True, slots=True)
class Spoken:
    """That a person speaks for a body, and the words of an article that show it."""

    body: str
    words: str


def spoken_for(person: str, articles: Iterable[Article], bodies: Bodies) -> Spoken | None:
    """Return the body that a person speaks for, None where the texts name none, or two.

    Only the first articles are read, and in each the first places of the name: an article tells who
    somebody is when it first names him.
    """
    found: dict[str, str] = {}
    if person.lower() in _SPEAKERS | _NOT_FOR:
        return None
    for _, article in zip(range(_MOST_ARTICLES), articles, strict=False):
        for at in _places(person, article.text):
            for body, told in _Page(article, bodies).tied(at):
                found.setdefault(body, " ".join(told.split()))
    longest = max(found, key=len, default=None)
    if longest is None or not all(short_for(body, longest) for body in found):
        return None
    return Spoken(longest, found[longest])


def _places(person: str, text: str) -> Iterator[Span]:
    start, left = text.find(person), _MOST_PLACES
    while start >= 0 and left:
        yield Span(start, start + len(person))
        start, left = text.find(person, start + len(person)), left - 1


@dataclass(frozen=True, slots=True)
class _Page:
    """An article whose words tie persons to the bodies of its story."""

    article: Article
    bodies: Bodies

    def tied(self, at: Span) -> Iterator[tuple[str, str]]:
        """Yield each body that the words right after and before a name tie it to, with them."""
        text = self.article.text
        after = _AFTER.match(text, at.end, at.end + 120)
        if after is not None:
            yield from self._after(after["words"], at, apposed=after["comma"] is not None)
        before = _BEFORE.search(text[max(0, at.start - 90) : at.start])
        if before is not None:
            yield from self._title(before.group(), at)

    def _after(self, told: str, at: Span, *, apposed: bool) -> Iterator[tuple[str, str]]:
        found = (_WHO if apposed else _OF).match(told)
        if found is not None:
            yield from self._named(found["body"], found.group())
        elif apposed and not told.startswith("who "):
            yield from self._office(told, at, of=True)

    def _title(self, before: str, at: Span) -> Iterator[tuple[str, str]]:
        """Read what leads up to a name: "board chair ", "a spokeswoman for the board, "."""
        tail = before.rstrip()
        kept: list[str] = []
        for word in reversed(tail.rstrip(",").split(",")[-1].split()):
            if word.lower() in _STOPS or len(kept) == _LONGEST_TITLE:
                break
            kept.insert(0, word)
        yield from self._office(" ".join(kept), at, of=tail.endswith(","))

    def _office(self, phrase: str, at: Span, *, of: bool) -> Iterator[tuple[str, str]]:
        """Read "head of the River Board", where `of` allows it, and "the board's chemist"."""
        found = _ROLE_OF.match(phrase) if of else None
        if found is not None and _speaks(found["role"]):
            yield from self._named(found["body"], phrase)
        else:
            yield from self._possessed(phrase, at)

    def _possessed(self, phrase: str, at: Span) -> Iterator[tuple[str, str]]:
        """Read "the board's chair", "board chair", "energy minister" and "its chair"."""
        parts = phrase.split()
        speaks = bool(parts) and _speaks(parts[-1])
        if not speaks or {part.lower() for part in parts} & _NOT_FOR:
            return
        owner = parts[:-1]
        while owner and owner[-1].lower() in _SPEAKERS | _QUALIFIERS:
            owner.pop()
        if len(owner) == 1 and owner[0].lower() in _OWNERS:
            yield from ((body, phrase) for body in self._last_named(at))
        elif owner and parts[-1].lower() == "minister":
            body = self._known(f"{' '.join(owner)} ministry")
            if body is not None:
                yield body, phrase
        elif owner:
            yield from self._owned(owner, phrase)

    def _last_named(self, at: Span) -> Iterator[str]:
        """Yield the one body that is named in the sentence of "its", or in the one before."""
        near = self.article.text[max(0, at.start - _NEAR) : at.start]
        near = " ".join(re.split(r"(?<=[.!?”\"])\s+|\n+", near)[-2:]).lower().replace("-", " ")
        nearby = self.bodies.within(self.article.id) | self.bodies.headed(near.split())
        named = {b for b in nearby if re.search(rf"\b{re.escape(key(b))}\b", near)}
        if len(named) == 1:
            yield named.pop()

    def _known(self, phrase: str) -> str | None:
        return self.bodies.known(phrase, self.article.id, self.article.text)

    def _owned(self, owner: Sequence[str], told: str) -> Iterator[tuple[str, str]]:
        """Yield the body that the words before an office end in: "the River Board" + "chair"."""
        for size in range(len(owner), 0, -1):
            body = self._known(" ".join(owner[-size:]))
            if body is not None:
                yield body, told
                return
        seat = seat_in(" ".join(owner))
        if seat is not None:
            yield seat, told
            return
        named = list(takewhile(lambda word: word[:1].isupper(), reversed(owner)))[::-1]
        if _nameable(named) and not _OWN_MIND & set(told.lower().split()):
            yield bare(" ".join(named)), told

    def _named(self, phrase: str, told: str) -> Iterator[tuple[str, str]]:
        """Yield the body that a phrase begins with: known, or else named with a body's noun."""
        parts = list(takewhile(lambda word: word.lower() not in _STOPS, phrase.split()))
        for size in range(len(parts), 0, -1):
            body = self._known(" ".join(parts[:size]))
            if body is not None:
                yield body, told
                return
        if _OWN_MIND & set(told.lower().split()):
            return
        for size in range(len(parts), 0, -1):
            noun = re.sub(r"['’]s?$", "", parts[size - 1]).lower() in BODY_NOUNS
            if (noun or parts[size - 1][:1].isupper()) and _nameable(parts[:size]):
                yield bare(" ".join(parts[:size])), told
                return


def _nameable(parts: Sequence[str]) -> bool:
    """Tell whether words name a body: a noun of one, with more before it or after an "of"."""
    plain = [re.sub(r"['’]s?$", "", part).lower() for part in parts]
    told = [part for part in plain if part not in {"the", "a", "an"}]
    noun = next((at for at, part in enumerate(told) if part in BODY_NOUNS), None)
    if len(told) < _SHORTEST_NAME or noun is None:
        return False
    return noun == len(told) - 1 or told[noun + 1] in _LINKS or told[-1] in BODY_NOUNS


def _speaks(role: str) -> bool:
    parts = role.lower().split()
    return bool(parts) and parts[-1] in _SPEAKERS and not set(parts) & _NOT_FOR
