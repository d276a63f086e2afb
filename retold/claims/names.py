"""Names of sources: what is part of a name, and how names are compared."""

from __future__ import annotations

import re
from functools import lru_cache

from retold.claims.lexicon import words
from retold.claims.nouns import ANONYMOUS, INSTITUTIONS, REPORTERS, ROLES

_COLLECTIVE = words("police military people staff media public crowd opposition family brass")
_TITLES = words(
    "mr mrs ms miss dr sir dame lord lady president minister prime chancellor king queen senator "
    "gov gen col capt lt sgt maj rep sen governor general colonel professor prof pope secretary "
    "mayor judge premier ambassador vice-president chief deputy vice former ex-president "
    "adviser advisor analyst expert lawyer sens reps author fiancé justice reporter correspondent "
    "coroner detective inspector trooper rabbi sheikh imam father sister brother actor actress"
)
_DAYS = words("monday tuesday wednesday thursday friday saturday sunday")
_OFFICES = ROLES | REPORTERS | (ANONYMOUS - words("one other another many some few people"))
PARTICLES = words("al bin bint da de del della der di dos du el ibn la le van von ter ten")
_TITLE_GENDER = {
    **dict.fromkeys(["mr", "sir", "king", "prince", "lord", "spokesman", "chairman"], "he"),
    **dict.fromkeys(["mrs", "ms", "miss", "dame", "lady", "queen", "princess"], "she"),
    **dict.fromkeys(["spokeswoman", "chairwoman", "congresswoman", "actress", "wife"], "she"),
    **dict.fromkeys(["mother", "sister", "daughter", "widow", "businesswoman"], "she"),
    **dict.fromkeys(["husband", "father", "son", "brother", "businessman", "congressman"], "he"),
}
_ACRONYMS = {
    "mod": "Ministry of Defence",
    "un": "United Nations",
    "who": "World Health Organization",
    "eu": "European Union",
    "imf": "International Monetary Fund",
    "iaea": "International Atomic Energy Agency",
    "osce": "Organization for Security and Co-operation in Europe",
    "icrc": "International Committee of the Red Cross",
    "hrw": "Human Rights Watch",
    "fbi": "Federal Bureau of Investigation",
    "cia": "Central Intelligence Agency",
}


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """Strip what is no part of a name: quotation marks, articles, possessive endings, edges."""
    name = re.sub(r"\s*\([^)]*\)?$", "", " ".join(text.split())).strip(" \"“”‘’'.,;:()-–—")
    name = re.sub(
        r"^(?:(?:even|only|also|earlier|later)\s+)?(?:the|a|an|its|their|his|her|our)\s+",
        "",
        name,
        flags=re.I,
    )
    name = re.sub(r"\s(?:further|also|later|too|himself|herself|itself|themselves)$", "", name)
    return re.sub(r"['’]s?$", "", name)


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """Return a name as it is compared: bare, in lower case, with one spelling of defence."""
    name = re.sub(r"['’]s\b", "", bare(text).lower())
    name = re.sub(r"\bu\.s\.", "us", re.sub(r"\bu\.k\.", "uk", name)).replace("-", " ")
    return re.sub(r"\s+", " ", name.replace("defense", "defence").replace("organisation", "organiz"
                  "ation")).strip()  # fmt: skip


_AFTER = re.compile(
    r"(?<=[a-z])\s+(?:of|from|at|with|in|for|on|as|a|an|the|who|whose|which|that|after|during)\s"
)
MAKER = re.compile(
    r"(?:[Tt]he\s)?(?:[Dd]rug|[Cc]ar|[Aa]uto|[Pp]lane|[Cc]hip|[Tt]oy|[Aa]rms|[Ss]teel)"
    r"maker\s(?=[A-Z])"
)
"""What sort of firm, right before its name: "drugmaker Velda"."""
_ASIDE = re.compile(
    r",?\s(?:that|which|who|whose)\s.*$"
    r"|,\s(?:an?|the|one of|based|known|run|led|founded|also)\s.*$"
    r"|\s(?:along with|together with|as well as|in an? (?:\w+ )?statement)\b.*$",
    re.DOTALL,
)
_DESCRIBED = re.compile(
    r"^(?:(?:so-called|self-styled|self-proclaimed|newly formed)\s+"
    r"|(?:the\s+)?(?:country|nation|city|region|state|town|province|island|group|kingdom)['’]?s\s+"
    r"|[A-Z][\w.]*(?:\s[A-Z][\w.]*)?-based\s+)+"
)


@lru_cache(maxsize=8192)
def shorn(text: str) -> str:
    """Return a body's name without what is said of it on the way: a clause, an apposition, a seat.

    "the Malden-based Harbour Board, which runs the port" -> "Harbour Board".
    """
    name = bare(_ASIDE.sub("", " ".join(text.split())))
    plain = bare(MAKER.sub("", _DESCRIBED.sub("", name)))
    return plain if " " in plain or plain[:1].isupper() else name


def expansion(acronym: str) -> str | None:
    """Return what a widely known acronym stands for."""
    return _ACRONYMS.get(acronym.lower())


def is_known_body(text: str) -> bool:
    """Tell whether a name is what a widely known acronym stands for."""
    return key(text) in {key(name) for name in _ACRONYMS.values()}


def collective(head: str) -> bool:
    """Tell whether a singular noun takes "they": the police, the military."""
    return head.lower() in _COLLECTIVE


def gender_of(text: str) -> str | None:
    """Return "he" or "she" where a title says so; a given name never does."""
    for word in re.findall(r"[A-Za-z]+", text):
        gender = _TITLE_GENDER.get(word.lower())
        if gender:
            return gender
    return None


@lru_cache(maxsize=8192)
def untitled(text: str) -> str:
    """Return a person's name without titles: "President Ana Ruiz" -> "Ana Ruiz"."""
    first = re.split(r",|\(| [-–—] | (?:along|together) with ", text)[0]
    lead = re.sub(r"^.*['’]s\s+(?=[A-Z])", "", first)
    if _begins(lead):
        lead = _AFTER.split(lead, maxsplit=1)[0]
    parts = bare(lead).split()
    start = 0
    for index, part in enumerate(parts[:-1]):
        word = part.lower().strip(".")
        lower = part[:1].islower() and word not in PARTICLES
        if word in _TITLES | _OFFICES | _DAYS or lower:
            start = index + 1
    return " ".join(parts[start:])


def is_no_title(word: str) -> bool:
    """Tell whether a word, in lower case, is neither a title nor an office."""
    return word.strip(".") not in _TITLES | ROLES


def _begins(lead: str) -> bool:
    """Tell whether a person's name, and not an office, stands before "of"."""
    first = _AFTER.split(lead, maxsplit=1)[0].split()
    known = ROLES | _TITLES | INSTITUTIONS
    return bool(first) and first[-1][:1].isupper() and first[-1].lower() not in known
