"""Names of sources: what sort of source a name stands for, and what identifies it.

Kinds follow the head noun first and the entity label second, because a group such as "defence
chiefs" or "residents" carries no label at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from retold.claims.lexicon import words
from retold.claims.places import country_of, places_in, prefix_of
from retold.types import SourceKind

DOCUMENTS = words(
    "report statement briefing update bulletin study survey poll letter memo memorandum document "
    "filing indictment lawsuit complaint assessment communique communiqué release announcement "
    "dispatch tweet post book paper transcript affidavit census audit review article editorial "
    "manifesto declaration resolution dossier cable email post-mortem notice"
)
NOTICES = words(
    "report statement briefing update bulletin assessment communique communiqué release "
    "announcement dispatch notice tweet post"
)
_AGENCIES = words(
    "reuters ap afp interfax tass itar-tass bloomberg xinhua dpa ansa efe upi kyodo pti anadolu "
    "sana irna isna unian ukrinform ria yonhap kcna apa belta anp stt tt ntb pap ips"
)
_AGENCY_NAMES = (
    "associated press",
    "agence france-presse",
    "press association",
    "pa media",
    "news agency",
    "newswire",
    "press trust",
    "ria novosti",
    "united press",
    "anadolu agency",
)
_OUTLETS = words(
    "bbc cnn cnbc nbc abc cbs npr pbs itv newspaper broadcaster magazine daily tabloid television "
    "tv channel radio network website outlet media times post guardian telegraph journal tribune "
    "herald gazette weekly courier chronicle observer independent mirror mail express"
)
_ANONYMOUS = words(
    "official source insider analyst expert diplomat aide observer critic activist people person "
    "report rumour rumor estimate someone somebody one other another many some few reporter "
    "researcher scientist economist historian lawyer lawmaker adviser advisor investigator "
    "commentator campaigner supporter opponent rebel volunteer employee worker executive "
    "intermediary scholar specialist trader investor figure allegation account"
)
_CROWD = words(
    "resident witness eyewitness protester demonstrator villager local onlooker bystander "
    "passenger survivor relative neighbour neighbor refugee civilian citizen voter family parent "
    "student fan user soldier conscript farmer passer-by doctor medic public crowd man woman"
)
ROLES = words(
    "minister president spokesman spokeswoman spokesperson chief commander mayor governor "
    "ambassador secretary general director king queen envoy head leader chairman chairwoman chair "
    "chancellor premier prosecutor judge commissioner captain colonel admiral senator congressman "
    "congresswoman sheriff superintendent coach manager boss pope bishop prince princess lord "
    "deputy vice-president ceo founder officer attorney professor coordinator representative "
    "negotiator marshal brigadier lieutenant sergeant major chairperson candidate brass command"
)
INSTITUTIONS = words(
    "ministry department government agency army military police court company university council "
    "committee group organisation organization union party bank commission parliament senate "
    "congress office intelligence navy force authority institute foundation charity embassy firm "
    "kremlin pentagon house administration board bureau team club federation association regime "
    "opposition treasury service hospital coalition alliance nato eu un movement militia watchdog "
    "regulator airline corporation centre center society church state coastguard cabinet tribunal "
    "secretariat directorate junta establishment staff monitor ngo think-tank laboratory"
)
_COLLECTIVE = words("police military people staff media public crowd opposition family brass")
_TITLES = words(
    "mr mrs ms miss dr sir dame lord lady president minister prime chancellor king queen senator "
    "gov gen col capt lt sgt maj rep sen governor general colonel professor prof pope secretary "
    "mayor judge premier ambassador vice-president chief deputy vice former ex-president spokesman "
    "spokeswoman spokesperson commander director chairman chairwoman captain admiral colonel"
)
_PARTICLES = words("al bin bint da de del della der di dos du el ibn la le van von ter ten")
_TITLE_GENDER = {
    **dict.fromkeys(["mr", "sir", "king", "prince", "lord", "spokesman", "chairman"], "he"),
    **dict.fromkeys(["mrs", "ms", "miss", "dame", "lady", "queen", "princess"], "she"),
    **dict.fromkeys(["spokeswoman", "chairwoman", "congresswoman"], "she"),
}
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


def bare(text: str) -> str:
    """Strip what is no part of a name: quotation marks, articles, possessive endings, edges."""
    name = re.sub(r"\s*\([^)]*\)?$", "", " ".join(text.split())).strip(" \"“”‘’'.,;:()-–—")
    name = re.sub(r"^(?:the|a|an|its|their|his|her|our)\s+", "", name, flags=re.I)
    return re.sub(r"['’]s?$", "", name)


def key(text: str) -> str:
    """Return a name as it is compared: bare, in lower case, with one spelling of defence."""
    name = re.sub(r"['’]s\b", "", bare(text).lower())
    name = re.sub(r"\bu\.s\.", "us", re.sub(r"\bu\.k\.", "uk", name)).replace("-", " ")
    return re.sub(r"\s+", " ", name.replace("defense", "defence").replace("organisation", "organiz"
                  "ation")).strip()  # fmt: skip


def expansion(acronym: str) -> str | None:
    """Return what a widely known acronym stands for."""
    return _ACRONYMS.get(acronym.lower())


def kind_of_source(text: str, head: str, label: str | None) -> SourceKind:
    """Decide what sort of source a name stands for, from its head lemma and its entity label."""
    noun, name = head.lower(), key(text)
    if any(agency in name for agency in _AGENCY_NAMES) or set(name.split()) & _AGENCIES:
        return SourceKind.AGENCY
    if label == "PERSON":
        return SourceKind.PERSON
    if (noun in _OUTLETS and noun not in DOCUMENTS) or (label == "ORG" and noun in _OUTLETS):
        return SourceKind.OUTLET
    named = label in {"ORG", "GPE", "NORP", "LOC", "FAC"}
    if noun in DOCUMENTS and not named:
        bare_report = noun == "report" and re.fullmatch(r"(?:\w+ )?reports", name)
        return SourceKind.ANONYMOUS if bare_report else SourceKind.DOCUMENT
    for nouns, kind in _BY_NOUN:
        if noun in nouns:
            return kind
    if named or places_in(text):
        return SourceKind.CROWD if _people(text) else SourceKind.INSTITUTION
    proper = re.fullmatch(r"(?:[A-Z][\w.'’-]+\s?){2,4}", bare(text.split(",", maxsplit=1)[0]))
    return SourceKind.PERSON if proper else SourceKind.ANONYMOUS


_BY_NOUN = (
    (_ANONYMOUS, SourceKind.ANONYMOUS),
    (_CROWD, SourceKind.CROWD),
    (ROLES, SourceKind.ROLE),
    (INSTITUTIONS, SourceKind.INSTITUTION),
)


def _people(text: str) -> bool:
    """Tell a people ("some Russians") from a state ("Russia", "the Russians" aside)."""
    last = places_in(text)[-1:] if places_in(text) else ()
    return any(p.form == "demonym" and p.word.endswith(("s", "ish", "ese")) for p in last)


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


def untitled(text: str) -> str:
    """Return a person's name without titles: "President Ana Ruiz" -> "Ana Ruiz"."""
    parts = bare(re.split(r",|\(| [-–—] ", text)[0]).split()
    start = 0
    for index, part in enumerate(parts[:-1]):
        word = part.lower().strip(".")
        lower = part[:1].islower() and word not in _PARTICLES
        if word in _TITLES or lower:
            start = index + 1
    return " ".join(parts[start:])


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
