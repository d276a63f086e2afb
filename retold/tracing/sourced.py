"""The one source that a claim is credited to, and whether it has a name."""

from __future__ import annotations

import re
from functools import lru_cache

from retold.types import Claim, SourceKind

_APPOSED = re.compile(r"^(?P<role>[^,]+), (?P<name>(?:[^\W\d_a-z][\w’'.-]*)(?: [\w’'.-]+)+)$")


def source_of(claim: Claim) -> str | None:
    """Return the canonical innermost source of a claim, None where none is named."""
    for link in reversed(claim.attribution):
        if link.kind is not SourceKind.ANONYMOUS and not link.canonical.startswith("unresolved"):
            return _without_role(link.canonical)
    return None


def is_proper(source: str) -> bool:
    """Whether a name can stand for one source in two articles: "a monitoring group" cannot."""
    return any(character.isupper() for character in source)


def named_source_of(claim: Claim) -> str | None:
    """Return the canonical innermost source of a claim where it has a proper name."""
    source = source_of(claim)
    return source if source is not None and is_proper(source) else None


@lru_cache(maxsize=8192)
def _without_role(name: str) -> str:
    """Drop the role before a full name: "the line's captain, Ida Storm" is Ida Storm.

    A name of one word, or one after a role that is itself a name, is left as it is.
    """
    found = _APPOSED.match(name)
    if found is None or not all(word[0].isupper() for word in found["name"].split()):
        return name
    return found["name"]
