"""Heads that name an envoy by a post at which their text knows none.

"Norland's ambassador to Veldmark blames the line", where the text quotes Norland's ambassador to
Orlow alone: what one person said stands under the name of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from retold.claims.places import country_of
from retold.tracing.evidence import Scene
from retold.types import HEADS, Article, Attribution, Claim

_NAME = r"[A-Z][\w.]+(?: (?:of )?[A-Z][\w.]+){0,3}"
_WHO = r"\b(?P<of>[A-Z][\w.]+)(?:['’]s?)? (?P<role>[Aa]mbassador|[Ee]nvoy)"
_POST = re.compile(rf"{_WHO} to (?:the )?(?P<to>{_NAME})")
_AT_POST = re.compile(
    rf"\b(?:ambassador|envoy) (?:to|in|for) (?:the )?(?P<to>{_NAME})", re.IGNORECASE
)
_SAYS = re.compile(
    r"\W*(?:says?|said|blames?|accuses?|warns?|den(?:y|ies)|calls?|urges?|rejects?|insists?|tells?|"
    r"claims?|demands?|admits?)\b"
)
_ROLE = re.compile(r"\b(?P<of>[A-Z][\w.]+)(?:['’]s?)? (?:[Aa]mbassador|[Ee]nvoy)\b(?! to\b)")


def pairs(scene: Scene) -> Iterator[tuple[Claim, Claim, Attribution]]:
    """Yield claims of heads with a claim of the text, and its source, whose post is another."""
    for key, claims in scene.by_article.items():
        article = scene.articles[key]
        heads = [claim for claim in claims if claim.block in HEADS and not claim.attribution]
        for head in heads:
            found = _speaking(_sentence(scene, head))
            if found is not None and not _known(article, found):
                for claim, link in _others(claims, found):
                    yield head, claim, link
                    break


def _speaking(sentence: str) -> re.Match[str] | None:
    """Return the envoy who says something in a head."""
    found = _POST.search(sentence)
    return found if found is not None and _SAYS.match(sentence, found.end()) else None


def _known(article: Article, found: re.Match[str]) -> bool:
    """Whether the text knows an envoy of this state at this post, or one without a post."""
    body = "\n".join(
        block.span.of(article.text) for block in article.blocks if block.kind not in HEADS
    )
    if any(_one_state(found["of"], other["of"]) for other in _ROLE.finditer(body)):
        return True
    return any(_one_name(found["to"], other["to"]) for other in _AT_POST.finditer(body))


def _others(claims: tuple[Claim, ...], found: re.Match[str]) -> Iterator[tuple[Claim, Attribution]]:
    """Claims of the text credited to an envoy of the same state at another post."""
    for claim in claims:
        for link in claim.attribution if claim.block not in HEADS else ():
            other = _POST.search(link.source)
            if other is None or other["role"].lower() != found["role"].lower():
                continue
            if _one_state(found["of"], other["of"]) and not _one_name(found["to"], other["to"]):
                yield claim, link


def _one_state(one: str, other: str) -> bool:
    return one == other or (country_of(one) is not None and country_of(one) == country_of(other))


def _one_name(one: str, other: str) -> bool:
    """Whether two names may be of one state or body: by name, by country, by initials."""
    a, b = (name.rstrip(".").replace(".", "") for name in (one, other))
    if a.startswith(b) or b.startswith(a) or _one_state(one, other):
        return True
    return _initials(a) in (b, b.split()[0]) or _initials(b) in (a, a.split()[0])


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _sentence(scene: Scene, claim: Claim) -> str:
    return claim.sentence.of(scene.text(claim.article))
