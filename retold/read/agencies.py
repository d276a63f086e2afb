"""News agencies by the names that datelines and sign-offs write."""

from __future__ import annotations

import re

AGENCIES: dict[str, tuple[str, ...]] = {
    "Reuters": ("Reuters", "REUTERS", "Thomson Reuters"),
    "Associated Press": ("AP", "The Associated Press", "Associated Press"),
    "Agence France-Presse": ("AFP", "Afp", "Agence France-Presse", "Agence France Presse"),
    "United Press International": ("UPI",),
    "PA Media": ("PA", "PA Media", "Press Association"),
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur"),
    "EFE": ("EFE", "Efe"),
    "ANSA": ("ANSA",),
    "TASS": ("TASS", "ITAR-TASS", "Itar-Tass"),
    "RIA Novosti": ("RIA Novosti", "RIA"),
    "Sputnik": ("Sputnik",),
    "Interfax": ("Interfax",),
    "Ukrinform": ("Ukrinform",),
    "Xinhua": ("Xinhua", "XINHUA"),
    "Kyodo": ("Kyodo", "Kyodo News"),
    "Yonhap": ("Yonhap",),
    "Bloomberg": ("Bloomberg", "BLOOMBERG", "Bloomberg News"),
    "AAP": ("AAP",),
    "PTI": ("PTI",),
    "IANS": ("IANS",),
    "ANI": ("ANI",),
    "Anadolu Agency": ("Anadolu", "Anadolu Agency"),
    "SANA": ("SANA",),
    "IRNA": ("IRNA",),
    "WAM": ("WAM",),
    "Canadian Press": ("CP", "The Canadian Press", "Canadian Press"),
}

_CANONICAL = {form: name for name, forms in AGENCIES.items() for form in forms}
_FOLDED = {form.casefold(): name for form, name in _CANONICAL.items()} | {
    "apnews": "Associated Press",
    "ap news": "Associated Press",
    "ria": "RIA Novosti",
    "pamediagroup": "PA Media",
    "aa": "Anadolu Agency",
}
NAME = "(?:" + "|".join(sorted(map(re.escape, _CANONICAL), key=len, reverse=True)) + ")"
_ANY = re.compile(rf"(?<!\w){NAME}(?!\w)")


def canonical(form: str) -> str | None:
    """Return the one name of an agency for a form that it is written in."""
    return _CANONICAL.get(form.strip())


def outlet_agency(outlet: str) -> str | None:
    """Return the agency that an outlet's name or domain is, None where it is no agency.

    >>> outlet_agency("www.reuters.com"), outlet_agency("sana"), outlet_agency("The Harbour Post")
    ('Reuters', 'SANA', None)
    """
    name = outlet.strip().casefold().removeprefix("www.")
    host = name.split(".")[0] if re.fullmatch(r"[\w.-]+\.[a-z]{2,}", name) else name
    return _FOLDED.get(host) or _FOLDED.get(host.removesuffix(" news agency"))


def only_agency(text: str) -> str | None:
    """Return the agency that a credit names, None where it names none or several."""
    named = {_CANONICAL[match.group()] for match in _ANY.finditer(text)}
    return named.pop() if len(named) == 1 else None
