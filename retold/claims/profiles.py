"""What identifies a state's body behind its many names: its country and its field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from retold.claims.names import bare, key
from retold.claims.places import country_of, places_in, prefix_of

_FIELDS = (
    ("defence", r"defen[cs]e|military|armed forces|pentagon|war ministry"),
    ("health", r"health"),
    ("foreign", r"foreign (?:ministry|office|affairs)|external affairs|state department"
     r"|department of state"),
    ("interior", r"interior|home office|home affairs|homeland security"),
    ("finance", r"finance|treasury|exchequer"),
    ("justice", r"justice"),
    ("education", r"education"),
    ("transport", r"transport(?:ation)?"),
    ("energy", r"energy"),
    ("agriculture", r"agriculture"),
    ("emergencies", r"emergenc(?:y|ies)"),
    ("intelligence", r"intelligence"),
)  # fmt: skip
_BODY = re.compile(
    r"\b(?:ministry|department|office|treasury|pentagon|chiefs|top brass|military|armed forces"
    r"|high command|homeland security|intelligence)\b",
    re.I,
)
_NATIONAL = {
    "pentagon": ("United States", "defence"),
    "state department": ("United States", "foreign"),
    "department of state": ("United States", "foreign"),
    "homeland security": ("United States", "interior"),
    "foreign office": ("United Kingdom", "foreign"),
    "home office": ("United Kingdom", "interior"),
}
_PERSONAL = re.compile(
    r"\b(?:minister|secretary|spokes\w+|officials?|officers?|sources?|analysts?|experts?|general"
    r"|adviser|advisor|attach\w+|correspondent|workers?|committee|contractors?|bloggers?|chief"
    r"|head|director|commander|court|academy|university|union|analysis|department head)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Profile:
    """What identifies an institution: its country and its field, where the name tells them.

    `country` and `field` are None where unknown. `proper` tells whether the name is the
    institution's own ("Ministry of Defence") and not a description ("defence chiefs").
    """

    name: str
    country: str | None
    field: str | None
    proper: bool


@lru_cache(maxsize=4096)
def profile(text: str) -> Profile:
    """Read country and field off an institution's name; persons and officials have neither.

    "Ministry of Defence in London", "Russia's defence ministry" and "UK military chiefs" name a
    body of a state. "The defence minister" is a person, and "defence officials" are nobody, so
    both come without a field.
    """
    name = bare(text)
    lower = key(name)
    if _PERSONAL.search(lower):
        return Profile(name, country_of(name), None, proper=False)
    for phrase, (owner, domain) in _NATIONAL.items():
        if re.search(rf"\b{phrase}\b", lower) and country_of(name) in {None, owner}:
            return Profile(_proper(name, None), owner, domain, proper=True)
    country = country_of(name)
    if _is_state(name, lower):
        return Profile(_proper(name, None), country, "state", proper=True)
    field = _field(lower) if _BODY.search(lower) else None
    proper = bool(re.search(r"\b(?:ministry|department|office|treasury)\b", lower))
    return Profile(
        _proper(name, country if field else None), country, field, proper=proper and bool(field)
    )


def _is_state(name: str, lower: str) -> bool:
    """Tell whether a name is a state's: its country, capital, seat, or its government."""
    found = places_in(name)
    if len(found) != 1:
        return False
    rest = (name[: found[0].start] + name[found[0].end :]).strip(" '’s")
    if found[0].form == "demonym":
        return bool(re.search(r"\bgovernment$", lower))
    return not rest or rest.lower().strip("' ’s") == "government"


def _field(lower: str) -> str | None:
    found = [name for name, pattern in _FIELDS if re.search(rf"\b(?:{pattern})\b", lower)]
    if found == ["defence", "intelligence"]:
        return "defence"
    return found[0] if len(found) == 1 else None


def _proper(name: str, country: str | None) -> str:
    """Write an institution's own name with its country once, in front."""
    if country is None:
        return name
    core = re.sub(r"\s+(?:in|of|from)\s+(?:the\s+)?[A-Z][\w.]+$", "", name) if _tail(name) else name
    places = places_in(core)
    for place in reversed(places):
        core = (core[: place.start] + core[place.end :]).strip()
    core = bare(re.sub(r"^['’]s?\s+|\s+['’]s?\s+", " ", core))
    turned = re.fullmatch(r"(\w+(?: affairs)?) (ministry)", core, re.I)
    if turned and turned[1].lower() != "war":
        first = turned[1][:1].upper() + turned[1][1:]
        core = f"Ministry of {first}" if first != "Foreign" else "Foreign Ministry"
    return f"{prefix_of(country)} {core}"


def _tail(name: str) -> bool:
    found = places_in(name)
    return bool(found) and found[-1].end == len(name)
