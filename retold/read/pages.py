"""An HTML page -> Raw: its main text, and the metadata that it states about itself."""

from __future__ import annotations

import html
import json
import logging
import re
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

from retold.errors import ReadError
from retold.read.anchors import anchors_of
from retold.read.raw import Raw

_SCRIPT = re.compile(r"<script\b[^<>]{0,500}application/ld\+json[^<>]{0,500}>", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script\s*>", re.IGNORECASE)
_META = re.compile(r"<meta\b([^<>]{1,4000})>", re.IGNORECASE)
_CANONICAL = re.compile(r"<link\b([^>]{0,500}\brel\s*=\s*[\"']?canonical\b[^>]{0,500})>", re.I)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_ARTICLE_TYPES = re.compile(
    r"(?:News|Reportage|Analysis|Opinion|Background|Review)?\w*Article|BlogPosting|Report"
)
_NO_NAME = re.compile(r"://|^(?:admin|administrator|editor|webmaster|unknown)$", re.IGNORECASE)
_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "sailthru.date",
    "publishdate",
    "pubdate",
    "publish-date",
    "date",
)


def raw_of_page(page: str, *, locator: str, raw_hash: str) -> Raw:
    """Take the main text and the stated metadata out of a page; nothing is fetched.

    The main text is trafilatura's (Barbaresi, 2021, ACL demo). A date is taken from JSON-LD or a
    meta tag alone, never guessed from the text. Raises ReadError for a page without text.
    """
    metas, linked = _metas(page), _linked(page)
    tree, found = _extracted(page)
    text = getattr(found, "text", None) or _string(linked.get("articleBody")) or ""
    if not text.strip():
        raise ReadError("an HTML page without an article's text")
    url = _url(page, metas, linked)
    site = _string(linked.get("publisher")) or metas.get("og:site_name")
    return Raw(
        locator,
        "\n\n".join(text.split("\n")),
        raw_hash,
        url=url,
        title=_string(linked.get("headline"))
        or metas.get("og:title")
        or _attribute(found, "title"),
        outlet=site or metas.get("application-name"),
        byline=_names(linked.get("author"))
        or _names(metas.get("author"))
        or _names(_attribute(found, "author")),
        date=_string(linked.get("datePublished"))
        or next((metas[key] for key in _DATES if metas.get(key)), None),
        anchors=() if tree is None else anchors_of(tree, base=url or locator),
    )


def _extracted(page: str) -> tuple[Any, Any]:
    """Return the page parsed, and what trafilatura takes for its article; None for what fails."""
    import trafilatura  # noqa: PLC0415 - slow to load, and only pages need it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        previous = logging.root.manager.disable
        logging.disable(logging.CRITICAL)
        try:
            tree = trafilatura.load_html(page)
            return tree, trafilatura.bare_extraction(
                page if tree is None else tree, with_metadata=True, include_comments=False
            )
        except Exception as error:
            raise ReadError(
                f"an HTML page that cannot be parsed ({type(error).__name__})"
            ) from error
        finally:
            logging.disable(previous)


def _attribute(found: Any, name: str) -> str | None:
    return _string(getattr(found, name, None))


def _metas(page: str) -> dict[str, str]:
    metas: dict[str, str] = {}
    for match in _META.finditer(page):
        pairs = _attributes(match[1])
        key = pairs.get("property") or pairs.get("name") or pairs.get("itemprop")
        if key and pairs.get("content", "").strip():
            metas.setdefault(key.lower(), pairs["content"].strip())
    return metas


def _attributes(tag: str) -> dict[str, str]:
    return {
        match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(tag)
    }


def _url(page: str, metas: Mapping[str, str], linked: Mapping[str, Any]) -> str | None:
    link = _CANONICAL.search(page)
    stated = (
        _attributes(link[1]).get("href") if link else None,
        metas.get("og:url"),
        _string(linked.get("url")),
        _string(linked.get("mainEntityOfPage")),
    )
    return next((url for url in stated if url and url.startswith(("http://", "https://"))), None)


def _linked(page: str) -> Mapping[str, Any]:
    """Return the first article that the page's JSON-LD describes, or an empty mapping."""
    for script in _scripts(page):
        try:
            data = json.loads(script.strip(), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLE_TYPES.fullmatch(kind) for kind in kinds):
                return item
    return {}


def _scripts(page: str) -> Iterator[str]:
    at = 0
    while opening := _SCRIPT.search(page, at):
        closing = _SCRIPT_END.search(page, opening.end())
        if closing is None:
            return
        yield page[opening.end() : closing.start()]
        at = closing.end()


def _items(data: Any) -> Iterator[Mapping[str, Any]]:
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (each for each in graph if isinstance(each, dict))


def _string(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("@id")
    return html.unescape(value).strip() or None if isinstance(value, str) else None


def _names(value: Any) -> str | None:
    names = [_string(each) for each in (value if isinstance(value, list) else [value])]
    return ", ".join(name for name in names if name and not _NO_NAME.search(name)) or None
