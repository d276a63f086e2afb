"""Who publishes: an outlet's name as given, or the registered domain of a URL."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from retold.read.characters import clean_line

_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "go", "gob", "gov", "ne", "net", "or", "org"})
_HOST = re.compile(r"^(?:[a-z0-9](?:[a-z0-9-]{0,62})\.)+[a-z][a-z0-9-]{1,62}$")


def outlet_name(outlet: str | None, url: str | None) -> str | None:
    """Return the outlet as given, a bare host cut to its domain; else the domain of the URL."""
    name = clean_line(outlet)
    if name is None:
        return domain_of(url)
    return domain_of(name) or name


def domain_of(address: str | None) -> str | None:
    """Return the registered domain of a URL or host name, None where it is neither.

    The rule is simple on purpose: two labels, or three under a two-letter country with a
    generic second level ("co.uk", "com.au").
    """
    if not address or " " in address:
        return None
    try:
        host = urlsplit(address if "://" in address else f"//{address}").hostname or ""
    except ValueError:
        return None
    if not _HOST.match(host):
        return None
    labels = host.split(".")
    country = len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3:] if country else labels[-2:])
