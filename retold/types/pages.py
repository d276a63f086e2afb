"""One form for the many addresses of one page, so that a link to it is known as one."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

_ON_THE_WAY = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|cmpid|_ga|ref|ref_src|smid|taid",
    re.IGNORECASE,
)
_INDEX = re.compile(r"(?:/index\.(?:html?|php))?/*$", re.IGNORECASE)


def page_of(url: str) -> str | None:
    """Return host, path and query of an http(s) URL as far as they choose the page; else None.

    Left out are what RFC 3986 (section 6.2) lets two addresses of one resource differ in, the
    scheme, "www.", and the parameters that only say by which road a reader came.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return None
    query = [
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True, max_num_fields=None)
        if not _ON_THE_WAY.fullmatch(pair[0])
    ]
    place = host.removeprefix("www.") + ("" if port in {None, 80, 443} else f":{port}")
    path = _INDEX.sub("", parts.path)
    return place + path + (f"?{urlencode(sorted(query))}" if query else "")
