"""Names of sources: what sort of source a name stands for, and how names are compared.

Kinds follow the head noun first and the entity label second, because a group such as "defence
chiefs" or "residents" carries no label at all.
"""

from __future__ import annotations

import re
from functools import lru_cache

from retold.claims.lexicon import words
from retold.claims.places import places_in
from retold.types import SourceKind

DOCUMENTS = words(
    "report statement briefing update bulletin study survey poll letter memo memorandum document "
    "filing indictment lawsuit complaint assessment communique communiqué release announcement "
    "dispatch tweet post book paper transcript affidavit census audit review article editorial "
    "manifesto declaration data resolution dossier cable email post-mortem notice"
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
    "agence france presse",
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
    "tv channel radio network news paper website outlet media times post guardian "
    "telegraph journal tribune "
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
    "speaker editor negotiator marshal brigadier lieutenant sergeant major "
    "chairperson candidate brass command"
)
INSTITUTIONS = words(
    "ministry department government agency army military police court company university council "
    "committee group organisation organization union party bank commission parliament senate "
    "congress office intelligence navy force authority institute foundation charity embassy firm "
    "kremlin pentagon house administration board bureau team club federation association regime "
    "opposition treasury service hospital coalition alliance nato eu un movement militia watchdog "
    "regulator airline corporation centre center society church state coastguard cabinet tribunal "
    "secretariat directorate junta establishment staff monitor ngo think-tank laboratory league "
    "trust brigade guild squad observatory society academy consortium cooperative"
)
_COLLECTIVE = words("police military people staff media public crowd opposition family brass")
_TITLES = words(
    "mr mrs ms miss dr sir dame lord lady president minister prime chancellor king queen senator "
    "gov gen col capt lt sgt maj rep sen governor general colonel professor prof pope secretary "
    "mayor judge premier ambassador vice-president chief deputy vice former ex-president "
    "adviser advisor analyst expert lawyer sens reps author fiancé"
)
_PARTICLES = words("al bin bint da de del della der di dos du el ibn la le van von ter ten")
_TITLE_GENDER = {
    **dict.fromkeys(["mr", "sir", "king", "prince", "lord", "spokesman", "chairman"], "he"),
    **dict.fromkeys(["mrs", "ms", "miss", "dame", "lady", "queen", "princess"], "she"),
    **dict.fromkeys(["spokeswoman", "chairwoman", "congresswoman"], "she"),
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
        r"^(?:(?:even|only|also)\s+)?(?:the|a|an|its|their|his|her|our)\s+", "", name, flags=re.I
    )
    return re.sub(r"['’]s?$", "", name)


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """Return a name as it is compared: bare, in lower case, with one spelling of defence."""
    name = re.sub(r"['’]s\b", "", bare(text).lower())
    name = re.sub(r"\bu\.s\.", "us", re.sub(r"\bu\.k\.", "uk", name)).replace("-", " ")
    return re.sub(r"\s+", " ", name.replace("defense", "defence").replace("organisation", "organiz"
                  "ation")).strip()  # fmt: skip


def expansion(acronym: str) -> str | None:
    """Return what a widely known acronym stands for."""
    return _ACRONYMS.get(acronym.lower())


@lru_cache(maxsize=8192)
def kind_of_source(text: str, head: str, label: str | None) -> SourceKind:
    """Decide what sort of source a name stands for, from its head lemma and its entity label."""
    noun, name = head.lower(), key(text)
    if name.endswith(_AGENCY_NAMES) or noun in _AGENCIES:
        return SourceKind.AGENCY
    shouted = bare(text).isupper()
    if (label == "PERSON" and not shouted) or _titled_name(text):
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
    if named or any(noun in place.word.lower().split() for place in places_in(text)):
        return SourceKind.CROWD if _people(text) else SourceKind.INSTITUTION
    proper = re.fullmatch(r"(?:[A-Z][\w.'’-]+\s?){2,4}", bare(text.split(",", maxsplit=1)[0]))
    surname = head[:1].isupper() and head.isalpha() and bare(text) == head
    return SourceKind.PERSON if (proper or surname) and not shouted else SourceKind.ANONYMOUS


def _titled_name(text: str) -> bool:
    """Tell whether a role stands right before a name: "coastguard spokesman Otto Brandt"."""
    found = re.search(
        r"\b([a-z]+) ((?:[A-Z][\w.'’-]*[a-z]\s?){2,3})$", text.split(",", maxsplit=1)[0]
    )
    return found is not None and found[1] in ROLES and not places_in(found[2])


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


@lru_cache(maxsize=8192)
def untitled(text: str) -> str:
    """Return a person's name without titles: "President Ana Ruiz" -> "Ana Ruiz"."""
    lead = re.sub(r"^.*['’]s\s+(?=[A-Z])", "", re.split(r",|\(| [-–—] ", text)[0])
    lead = re.sub(r"(?<=[a-z])\s+(?:of|from|at|with)\s.*$", "", lead) if _begins(lead) else lead
    parts = bare(lead).split()
    start = 0
    for index, part in enumerate(parts[:-1]):
        word = part.lower().strip(".")
        lower = part[:1].islower() and word not in _PARTICLES
        if word in _TITLES or word in ROLES or lower:
            start = index + 1
    return " ".join(parts[start:])


def _begins(lead: str) -> bool:
    """Tell whether a person's name, and not an office, stands before "of"."""
    first = re.split(r"\s+(?:of|from|at|with)\s", lead, maxsplit=1)[0].split()
    return bool(first) and first[-1][:1].isupper() and first[-1].lower() not in ROLES | _TITLES
