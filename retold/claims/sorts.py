"""What sort of source a noun phrase stands for.

The head noun decides before the entity label, because a group such as "defence chiefs" or
"residents" carries no label at all, and labels are often wrong on names of one word.
"""

from __future__ import annotations

import re
from functools import lru_cache

from retold.claims.lexicon import words
from retold.claims.names import MAKER, PARTICLES, bare, is_known_body, key
from retold.claims.nouns import (
    AGENCIES,
    AGENCY_NAMES,
    ANONYMOUS,
    CROWD,
    DOCUMENTS,
    INSTITUTIONS,
    OUTLETS,
    PLACED,
    REPORTERS,
    ROLES,
)
from retold.claims.places import places_in
from retold.types import SourceKind

_NAMED = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC"})
CALLINGS = words(
    "chemist physicist biologist geologist historian economist scientist engineer surveyor "
    "architect doctor nurse lawyer teacher farmer driver pilot pastor priest journalist activist "
    "rival colleague brother sister father mother son daughter wife husband cousin widow "
    "neighbour neighbor"
)
"""What somebody is, in lower case right before the name; no firm or body is called so."""
_BY_NOUN = (
    (ANONYMOUS, SourceKind.ANONYMOUS),
    (CROWD, SourceKind.CROWD),
    (ROLES, SourceKind.ROLE),
    (INSTITUTIONS | PLACED, SourceKind.INSTITUTION),
)
_PAPER = re.compile(r"(?:[Tt]he )?(?:[A-Z][\w’'-]+ )+Insider$")
_FIRM = re.compile(
    r"\b(?:giant|(?:oil|gas|energy|mining) (?:major|company|group)|conglomerate|airline|retailer)"
    r"\s[A-Z][\w-]*$"
)
_ALONE = frozenset({"man", "woman"})
_HUMAN = re.compile(r"(?:er|or|ist|ian|man|woman|ant|ee|ess|eer|mate|wife|child|boy|girl)$")
_NO_TITLES = words("general major chair head chief command brass officer representative")
_MEDIA = re.compile(
    r"\b(?:tv|television|radio|news|media)\s+"
    r"(?:station|site|website|channel|outlet|network|portal|organi[sz]ation)s?\b"
)
_FIGURES = re.compile(r"\b(?:opposition|senior|political|party|public|leading|religious)\s+figures")
_CAPITALISED = re.compile(r"[A-Z][\w.'’-]*[\w.]")


@lru_cache(maxsize=8192)
def kind_of_source(text: str, head: str, label: str | None) -> SourceKind:
    """Decide what sort of source a name stands for, from its head lemma and its entity label."""
    noun, name = head.lower(), key(text)
    if name.endswith((*AGENCY_NAMES, "news agencies", "newswires")) or noun in AGENCIES:
        return SourceKind.AGENCY
    if _described_as_media(text, label) or noun == "medium" or _PAPER.match(text):
        return SourceKind.OUTLET
    if _is_body(text, noun) or is_known_body(text) or _is_firm(text):
        return SourceKind.INSTITUTION
    shouted = bare(text).isupper()
    labelled = label == "PERSON" and not shouted and not _is_group(text, noun)
    if labelled or is_titled_name(text):
        return SourceKind.PERSON
    if (noun in OUTLETS and noun not in DOCUMENTS) or (label == "ORG" and noun in OUTLETS):
        return SourceKind.OUTLET
    named = label in _NAMED
    if _is_document(text, noun) and not named:
        bare_report = noun == "report" and re.fullmatch(r"(?:\w+ )?reports", name)
        return SourceKind.ANONYMOUS if bare_report else SourceKind.DOCUMENT
    listed = _listed(text, noun)
    if listed is not None:
        return listed
    if named or any(noun in place.word.lower().split() for place in places_in(text)):
        return SourceKind.CROWD if _people(text) else SourceKind.INSTITUTION
    lead = re.split(r",|\s(?:of|from|in|at|with|for)\s", text)[0]
    proper = re.fullmatch(r"(?:[A-Z][\w.'’-]+\s?){2,4}", bare(lead))
    return SourceKind.PERSON if proper and not shouted else SourceKind.ANONYMOUS


def _described_as_media(text: str, label: str | None) -> bool:
    """Tell "Kanal Nord, a television station": the apposition says what the name is."""
    _, comma, after = text.partition(", ")
    if not comma or label == "PERSON" or not re.match(r"(?:an?|the)\s", after):
        return False
    noun = re.split(r"\b(?:of|with|for|in|at|that|which|who|owned|based|run)\b|,", after)[0]
    return _MEDIA.search(noun.lower()) is not None or _last(noun) in OUTLETS - DOCUMENTS


def _listed(text: str, noun: str) -> SourceKind | None:
    if noun in _ALONE and re.search(rf"\b{noun}\b", text, re.I):
        return SourceKind.ANONYMOUS
    forms = {noun, noun.removesuffix("s")}
    return next((kind for nouns, kind in _BY_NOUN if forms & nouns), None)


def _is_group(text: str, noun: str) -> bool:
    """Tell "County Officials" in a headline from the person they are labelled as."""
    return noun.removesuffix("s") in ANONYMOUS | CROWD and text.lower().endswith("s")


def _is_firm(text: str) -> bool:
    """Tell "Drugmaker Velda" and a place by itself from the persons they are labelled as."""
    lone = [place.word for place in places_in(text) if place.form != "demonym"] == [bare(text)]
    lead = text.split(",", maxsplit=1)[0]
    return lone or any(firm is not None for firm in (MAKER.match(text), _FIRM.search(lead)))


def is_human(noun: str) -> bool:
    """Tell whether a noun, by the lists or by its ending, stands for a human being."""
    return noun in ANONYMOUS | CROWD | ROLES | REPORTERS or _HUMAN.search(noun) is not None


def is_listed(noun: str) -> bool:
    """Tell whether a noun, or its singular, says by itself what sort of source it is."""
    known = ANONYMOUS | CROWD | ROLES | INSTITUTIONS | DOCUMENTS | OUTLETS
    return bool({noun, noun.removesuffix("s")} & known)


def _last(phrase: str) -> str:
    return phrase.rsplit(maxsplit=1)[-1].lower() if phrase.split() else ""


def _is_body(text: str, noun: str) -> bool:
    """Tell "the Observatory" and "the Harbour Observatory" from a person called so."""
    if noun == "network" and re.search(r"\bNetwork (?:for|of)\b", text):
        return True
    if noun not in INSTITUTIONS:
        return False
    after_place = any(place.start <= 4 for place in places_in(text))
    return (text[:4].lower() == "the " or after_place) and not is_titled_name(text)


def _is_document(text: str, noun: str) -> bool:
    """Tell documents by their noun; of "figures", those that are numbers and no people."""
    if noun == "figure":
        return text.lower().endswith("figures") and not _FIGURES.search(text.lower())
    return noun in DOCUMENTS


def is_titled_name(text: str) -> bool:
    """Tell whether an office stands right before a name: "coastguard spokesman Otto Brandt"."""
    tokens = text.split(",", maxsplit=1)[0].split()
    for size in (2, 3, 4):
        at = len(tokens) - size - 1
        if at < 0:
            return False
        office, name = tokens[at], tokens[at + 1 :]
        if (office.lower() in ROLES or office in CALLINGS) and _is_name(name, office=office):
            return True
    return False


def _is_name(tokens: list[str], *, office: str) -> bool:
    """Tell whether words are a person's name; after "General" in capitals, a firm's is likelier."""
    if office[:1].isupper() and office.lower() in _NO_TITLES:
        return False
    known = ROLES | INSTITUTIONS | DOCUMENTS | OUTLETS
    plain = not any(token.lower().strip(".") in known for token in tokens)
    capitals = all(_CAPITALISED.fullmatch(t) or t in PARTICLES for t in tokens)
    capitals = capitals and tokens[0][:1].isupper() and tokens[-1][:1].isupper()
    return plain and capitals and not tokens[-1].isupper() and not places_in(" ".join(tokens))


@lru_cache(maxsize=8192)
def reporter_of(text: str) -> tuple[str, SourceKind] | None:
    """Return the agency or outlet whose unnamed reporter a phrase is: "a Reuters reporter"."""
    found = re.match(r"(?:an?|the|one|its)?\s*(.+?)(?:['’]s?)?\s+([a-z]+?)s?\b", text.strip())
    if found is None or found[2] not in REPORTERS or not found[1][:1].isupper():
        return None
    kind = kind_of_source(found[1], found[1].split()[-1].lower(), "ORG")
    return (bare(found[1]), kind) if kind in {SourceKind.AGENCY, SourceKind.OUTLET} else None


def _people(text: str) -> bool:
    """Tell a people ("some Russians") from a state ("Russia", "the Russians" aside)."""
    last = places_in(text)[-1:] if places_in(text) else ()
    return any(p.form == "demonym" and p.word.endswith(("s", "ish", "ese")) for p in last)
