"""What one article does to the stories, and the rows from which a stream is built again."""

from __future__ import annotations

from dataclasses import dataclass

from retold.types import Membership


@dataclass(frozen=True, slots=True)
class StoryMerge:
    """The story `gone` went wholly into the older `kept` when `article` came."""

    kept: str
    gone: str
    article: str
    reason: str


@dataclass(frozen=True, slots=True)
class StorySplit:
    """`articles` left `story` for `part`, new or standing, when `article` came."""

    story: str
    part: str
    articles: tuple[str, ...]
    article: str
    reason: str


@dataclass(frozen=True, slots=True)
class StoryClosed:
    """The story went quiet: its articles left the memory for the archive."""

    story: str
    reason: str


@dataclass(frozen=True, slots=True)
class StoryReopened:
    """A closed story was taken from the archive, since `article` belongs near it."""

    story: str
    article: str
    reason: str


StoryEvent = StoryMerge | StorySplit | StoryClosed | StoryReopened


@dataclass(frozen=True, slots=True)
class Change:
    """What `StoryStream.add` did with one article.

    `story` is where the article is after it; `created` tells whether it founded that story.
    `reasons` say why it, and every other article whose place is new or newly shared, is where it
    is: they replace what was said of those before. `events` happened in this order: apply a split
    by moving its articles, a merge by moving all that `gone` still has. `articles` and `stories`
    are the ids of the live rows that changed besides: its own, those that a split moved,
    those that a sample had no more room for. Closed and merged stories are told by `events` alone.
    """

    article: str
    story: str
    created: bool
    reasons: tuple[Membership, ...]
    events: tuple[StoryEvent, ...]
    articles: tuple[str, ...]
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article of a story as the stream holds it.

    `arrival` numbers the articles in the order in which they came. `tick` orders them in the index
    of terms; it is given anew where its story was closed in between. `words` are its heaviest
    terms as written. `imprint` are the packed terms (see `retold.stories.imprint`), None for an
    article that the sample of its story has no room for; `anchor` is then the article that it
    follows when the story splits.
    """

    article: str
    story: str
    arrival: int
    tick: int
    published: str | None
    title: str
    words: tuple[str, ...]
    imprint: bytes | None
    anchor: str | None


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One story as the stream holds it; days are proleptic ordinals, None where none is dated."""

    id: str
    articles: int
    last_arrival: int
    first_day: int | None
    last_day: int | None


@dataclass(frozen=True, slots=True)
class StoryRows:
    """A story with all its articles, in the order of arrival: what the archive keeps."""

    story: StoryRow
    articles: tuple[ArticleRow, ...]


@dataclass(frozen=True, slots=True)
class StreamRow:
    """What the stream knows beside its stories.

    `arrivals` and `ticks` are how many it has given out; `days` are those of the last dated
    arrivals, the oldest first.
    """

    arrivals: int = 0
    ticks: int = 0
    days: tuple[int, ...] = ()
