"""Article -> Signature: the few terms that tell what an article is about, and how much."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from retold.stories.background import Background, load
from retold.stories.calendar import UNMARKED, Calendar, calendar
from retold.stories.words import Word, term, words
from retold.types import Article, Block, BlockKind

MAX_TERMS = 96
MAX_WORDS = 3_000
LEAD_WORDS = 40
LEAD_BOOST = 1.0
TITLE_COUNT = 3.0
MAX_TITLE_CHARS = 160
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri"
    " jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_NUMERIC_DATE = re.compile(r"\d{1,4}[.\-]\d{1,2}[.\-]\d{2,4}")
_GALLERY = re.compile(r"\b(?:Hide|Show) Caption\b", re.IGNORECASE)
_PROMPT = re.compile(
    r"\b(?:subscribe|follow us|like us on|click here|sign up (?:for|to) (?:our|the)"
    r"|download (?:our|the) app)\b[^.\n]{0,120}",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_SLUG = re.compile(r"[a-z]{5,}")
BODY_BLOCKS = frozenset({BlockKind.STANDFIRST, BlockKind.BODY})

Missed = Callable[[str, Exception], None]
"""Takes the id of an article that could not be placed, with the unexpected error."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What grouping needs of an article, light enough to hold a whole archive's.

    `published` is as stored in the article. `title` is its title, or its first words where it has
    none. `terms` maps at most MAX_TERMS terms to weights of unit length together; `surfaces` maps
    them to words as written, for the reasons. `calendar` are the days that its opening names.
    """

    article: str
    published: str | None
    title: str
    terms: Mapping[str, float]
    surfaces: Mapping[str, str]
    calendar: Calendar = UNMARKED

    @property
    def day(self) -> int | None:
        """The day of publication as a proleptic ordinal, None where it is not known."""
        if self.published is None:
            return None
        return date.fromisoformat(self.published[:10]).toordinal()


def signature(article: Article, *, background: Background | None = None) -> Signature:
    """Weigh the terms of an article: damped count times rarity in the news at large.

    Sublinear term frequency and inverse document frequency after Salton and Buckley (1988); words
    of the lead count twice and of the title three times, as news tells its event there first.
    """
    table = background or load()
    counts: dict[str, float] = {}
    written: dict[str, tuple[str, str]] = {}
    for word, following, weight in _weighted(article):
        key = term(word.text)
        counts[key] = counts.get(key, 0.0) + weight
        if key not in written or (written[key][0][0].islower() and word.text[0].isupper()):
            written[key] = (word.text, following)
    terms = _heaviest(
        {key: (1 + math.log(count)) * table.weight(key) for key, count in counts.items()}
    )
    return Signature(
        article=article.id,
        published=article.published,
        title=_title(article),
        terms=terms,
        surfaces={key: _surface(*written[key]) for key in terms},
        calendar=calendar(_texts(article)),
    )


def blank(article: str, published: str | None, title: str) -> Signature:
    """Return the signature of an article of which nothing is known: it is like no other."""
    return Signature(article, published, title, terms={}, surfaces={})


def _texts(article: Article) -> Iterator[str]:
    """Yield the title and then the body, block by block."""
    for kinds in (frozenset({BlockKind.TITLE}), BODY_BLOCKS):
        for block in article.blocks:
            if block.kind in kinds:
                yield block.span.of(article.text)


def _weighted(article: Article) -> Iterator[tuple[Word, str, float]]:
    """Yield each counted word with the word after it and what one occurrence counts.

    The captions of a gallery of pictures stand under many events: they are left out.
    """
    body = (
        block
        for block in article.blocks
        if block.kind in BODY_BLOCKS and not _GALLERY.search(block.span.of(article.text))
    )
    for index, (word, following) in enumerate(_paired(article, body)):
        if index >= MAX_WORDS:
            break
        yield word, following, 1.0 + (LEAD_BOOST if index < LEAD_WORDS else 0.0)
    titles = (block for block in article.blocks if block.kind is BlockKind.TITLE)
    for word, following in _paired(article, titles):
        yield word, following, TITLE_COUNT


def _paired(article: Article, blocks: Iterable[Block]) -> Iterator[tuple[Word, str]]:
    for block in blocks:
        previous: Word | None = None
        for word in _telling(article, block):
            if previous is not None:
                apart = article.text[previous.end : word.start] != " "
                yield previous, "" if apart else word.text
            previous = word
        if previous is not None:
            yield previous, ""


def _telling(article: Article, block: Block) -> Iterator[Word]:
    """Yield the words of a block that can tell one event from another.

    The outlet's and the agency's own names and what it asks of its readers stand under every event
    they report, and every weekday and date has its share of all events: none of them counts.
    """
    names = [name for name in (article.outlet, article.agency) if name]
    start, end = block.span.start, block.span.end
    masked = [
        (match.start(), match.end())
        for pattern in (_PROMPT, *map(_standing, names))
        for match in pattern.finditer(article.text, start, end)
    ]
    for word in words(article.text, start=start, end=end):
        text = word.text
        if text.lower() in CALENDAR or (text[0].isdigit() and _NUMERIC_DATE.fullmatch(text)):
            continue
        if not (masked and any(first <= word.start < last for first, last in masked)):
            yield word


@lru_cache(maxsize=1024)
def _standing(name: str) -> re.Pattern[str]:
    """Match a name where it stands as words of its own, one run together in any of its spellings.

    An outlet known by its address alone ("harbourgazette") writes itself "Harbour Gazette".
    """
    written = r"[ -]?".join(name) if _SLUG.fullmatch(name) else re.escape(name)
    return re.compile(rf"(?<!\w){written}(?!\w)", re.IGNORECASE)


def _surface(word: str, following: str) -> str:
    """A figure is shown with what follows it: "12" says nothing, "12 people" does.

    Initials get back the last point that words are read without.
    """
    if word[0].isdigit() and following.isalpha() and len(following) > 3:
        return f"{word} {following}"
    word = word.removesuffix("'s").removesuffix("’s")
    return f"{word}." if _INITIALS.fullmatch(word) else word


def _heaviest(weights: dict[str, float]) -> dict[str, float]:
    """Keep the heaviest terms, scaled to unit length; ties go to the earlier in the alphabet."""
    kept = sorted(
        ((key, weight) for key, weight in weights.items() if weight > 0),
        key=lambda item: (-item[1], item[0]),
    )[:MAX_TERMS]
    length = math.sqrt(sum(weight * weight for _, weight in kept))
    return {key: weight / length for key, weight in kept}


def _title(article: Article) -> str:
    if article.title:
        return article.title
    for block in article.blocks:
        if block.kind in BODY_BLOCKS:
            return _opening(block.span.of(article.text))
    return _opening(article.text)


def _opening(text: str) -> str:
    """Return the first sentence, or as many of its words as fit a title."""
    line = " ".join(text.split())
    for end in (". ", "! ", "? "):
        line = line.split(end, 1)[0]
    line = line.rstrip(".")
    if len(line) <= MAX_TITLE_CHARS:
        return line
    return line[:MAX_TITLE_CHARS].rsplit(" ", 1)[0] + " ..."
