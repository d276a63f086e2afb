"""A record of a structured file -> Raw: which field is the text, the outlet, the date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from retold.errors import ReadError, UsageError
from retold.read.anchors import anchors_in
from retold.read.markup import plain
from retold.read.raw import Raw

NAMES = ("title", "text", "url", "outlet", "date", "byline", "standfirst", "language")

_ALIASES: dict[str, tuple[str, ...]] = {
    "text": (
        *("text", "body", "content", "maintext", "articlebody", "articletext", "articlecontent"),
        *("contentoriginal", "fulltext", "bodytext", "newsbody", "newbody", "newstext"),
        *("maincontent", "story", "article"),
    ),
    "title": ("title", "headline", "articletitle", "newstitle", "head", "titlepage"),
    "url": ("url", "link", "articleurl", "newslink", "newsurl", "canonicalurl", "weburl", "uri"),
    "outlet": (
        *("outlet", "source", "publisher", "publication", "newssource", "sitename", "newspaper"),
        *("sourcename", "sourcedomain", "domain", "sourceurl"),
    ),
    "date": (
        *("date", "published", "datepublished", "datepublish", "publishedat", "publisheddate"),
        *("publicationdate", "publishdate", "pubdate", "publishedon", "datetime", "timestamp"),
        *("articledate", "newsdate", "webpublicationdate", "datecreated"),
    ),
    "byline": ("byline", "author", "authors", "creator", "writer", "journalist"),
    "standfirst": ("standfirst", "description", "subtitle", "dek", "subheadline", "trailtext"),
    "language": ("language", "lang", "inlanguage"),
}
_JOINED = {"text": "\n\n", "byline": ", "}
_NAME_KEYS = ("name", "title", "@value", "value", "text", "url")
_MISSING = frozenset({"", "nan", "none", "null", "n/a", "unknown", "admin", "administrator"})
_FOLDED = re.compile(r"[^a-z]")


def check_fields(fields: Mapping[str, str]) -> None:
    """Raise UsageError for a map that names a field of ours that does not exist."""
    unknown = sorted(set(fields) - set(NAMES))
    if unknown:
        raise UsageError(
            f"cannot map {', '.join(unknown)}", remedy=f"map one of: {', '.join(NAMES)}"
        )


def raw_of(
    record: Mapping[str, Any], *, locator: str, raw_hash: str, fields: Mapping[str, str]
) -> Raw:
    """Take the article out of one record, by the map where it names a field, else by alias.

    Raises ReadError where no text is found; the message says which field was looked for.
    """
    found = {name: _value(record, name, fields) for name in NAMES}
    text = found.pop("text")
    if not text or not text.strip():
        raise ReadError(_missing(fields), where=None, remedy="use --map text=FIELD")
    title, standfirst = found.pop("title"), found.pop("standfirst")
    return Raw(
        locator,
        plain(text),
        raw_hash,
        title=plain(title) if title else None,
        standfirst=plain(standfirst) if standfirst else None,
        anchors=anchors_in(text, base=found["url"]),
        **found,
    )


def inner_records(record: Mapping[str, Any], *, fields: Mapping[str, str]) -> Iterator[Any]:
    """Yield (path, record) for the articles that a record without a text of its own groups.

    They are the nearest mappings below it that have both a text and a title, a URL or an outlet:
    the `@graph` of a page, or the tellings of one story filed under the names of their outlets.
    """
    queue: list[tuple[str, Any]] = [("", record)]
    while queue:
        path, item = queue.pop(0)
        if path and isinstance(item, Mapping) and _is_article(item, fields):
            yield path, item
            continue
        pairs: Iterator[tuple[Any, Any]] = iter(())
        if isinstance(item, Mapping):
            pairs = iter(item.items())
        elif isinstance(item, list):
            pairs = ((number, each) for number, each in enumerate(item, 1))
        below = [(f"{path}.{key}".lstrip("."), each) for key, each in pairs]
        queue.extend((key, each) for key, each in below if isinstance(each, Mapping | list))


def has_text(record: Mapping[str, Any], *, fields: Mapping[str, str]) -> bool:
    """Tell whether a record has a text of its own."""
    return bool((_value(record, "text", fields) or "").strip())


def date_of(record: Mapping[str, Any], *, fields: Mapping[str, str]) -> str | None:
    """Return the date of a record as written."""
    return _value(record, "date", fields)


def _is_article(record: Mapping[str, Any], fields: Mapping[str, str]) -> bool:
    kind = record.get("@type")
    if isinstance(kind, str) and kind in {"Comment", "WebPage", "Person", "Organization", "Review"}:
        return False
    named = any(_value(record, name, fields) for name in ("title", "url", "outlet"))
    return named and has_text(record, fields=fields)


def _missing(fields: Mapping[str, str]) -> str:
    if "text" in fields:
        return f"no text in the field {fields['text']!r}"
    return "no text in any of the fields text, body, content, maintext, articleBody, article"


def _value(record: Mapping[str, Any], name: str, fields: Mapping[str, str]) -> str | None:
    if name in fields:
        return _flat(_at(record, fields[name]), name)
    folded: dict[str, Any] = {}
    for key, value in record.items():
        folded.setdefault(_FOLDED.sub("", str(key).lower()), value)
    for alias in _ALIASES[name]:
        value = _flat(folded.get(alias), name)
        if value and value.strip():
            return value
    return None


def _at(record: Any, path: str) -> Any:
    """Follow a dotted path; a key that itself holds the dots is taken first."""
    if isinstance(record, list):
        return [_at(each, path) for each in record]
    if not isinstance(record, Mapping):
        return None
    if path in record:
        return record[path]
    key, _, rest = path.partition(".")
    return _at(record.get(key), rest) if rest else None


def _flat(value: Any, name: str) -> str | None:
    if isinstance(value, str):
        return None if value.strip().lower() in _MISSING else value
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return str(value) if name == "date" else None
    if isinstance(value, list):
        parts = [part for part in (_flat(each, name) for each in value[:5000]) if part]
        return (_JOINED[name].join(parts) if name in _JOINED else parts[0]) if parts else None
    if isinstance(value, Mapping) and name != "text":
        return next((v for key in _NAME_KEYS if isinstance(v := value.get(key), str)), None)
    return None
