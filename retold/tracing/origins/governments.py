"""Names under which one government speaks: its country, its seat, and whoever heads it.

"The U.S. said", "the White House said" and "the Marlow administration said" are one origin in one
story, as are "Russia" and "the Kremlin".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection

from retold.claims.places import places_in

_AMERICA = "United States"
_ADMINISTRATION = re.compile(r"(?:[A-Z]\w+ )?(?P<head>[A-Z][\w’'-]+?)(?:['’]s)? [Aa]dministration")


def governments(names: Collection[str]) -> dict[str, str]:
    """Return for the names of one government in a story the one name that they all count for.

    An administration is taken for its country's government where it is the only one of the story.
    """
    heads = {name: found["head"] for name in names if (found := _ADMINISTRATION.fullmatch(name))}
    groups: dict[str, set[str]] = defaultdict(set)
    for name in names:
        country = _governed(name)
        if country is not None:
            groups[country].add(name)
    if len(heads) == 1:
        ((administration, head),) = heads.items()
        groups[_AMERICA] |= {administration}
        groups[_AMERICA] |= {n for n in names if len(n.split()) > 1 and n.split()[-1] == head}
    told: dict[str, str] = {}
    for group in groups.values():
        first = next((n for n in sorted(group) if n in heads or _stands(n) == "seat"), None)
        if first is not None:
            told |= {name: first for name in group if name != first}
    return told


def seat_in(phrase: str) -> str | None:
    """Return the seat of a government that a phrase begins with: "White House budget office"."""
    return next((p.word for p in places_in(phrase) if p.form == "seat" and p.start == 0), None)


def _governed(name: str) -> str | None:
    """Return the country that a name alone stands for: its own, its capital's or a seat's."""
    for form in (name, f"{name}."):
        for place in places_in(form):
            if place.form != "demonym" and place.word == form:
                return place.country
    return None


def _stands(name: str) -> str | None:
    return next((p.form for p in places_in(name) if p.word == name), None)
