"""Numbers that name rather than count: years, dates, clock times, titles, scores, list markers.

A label read as a figure would make two tellings seem to disagree, so whatever may be one is
treated as one, except where the text itself shows a count.
"""

from __future__ import annotations

import re

from retold.annotate.numerals import Numeral, Style

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
)
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\.?\s+(?:the\s+)?$")
_MONTH_AFTER = re.compile(rf"[\s-]*(?:of\s+)?{_MONTH}\b")
_CLOCK_AFTER = re.compile(
    r"\s?(?:a\.?m\b|p\.?m\b|o['’]?clock\b|(?:hours?\s+)?(?:GMT|BST|UTC|CET|EST|EDT|IST|MSK)\b"
    r"|(?:hours\s+)?local time\b|hrs?\s+GMT)",
    re.I,
)
_AT = re.compile(r"\bat (?:about |around |approximately )?$", re.I)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|of|from|until|till|before|after|during|early|late|mid|through|to|the|"
    r"for|year|spring|summer|autumn|fall|winter|mid-|pre-|post-|circa|between|and|this|"
    + _MONTH
    + r"|[A-Z]\w+(?:’s|'s)?)\.?|[,(–-]|\d(?:st|nd|rd|th)?,?)\s*$"
)
_DESIGNATOR = re.compile(
    r"\b(?:articles?|art\.|sections?|sec\.|chapters?|paragraphs?|pages?|pp?\.|flights?|routes?|"
    r"highways?|roads?|rooms?|apartments?|numbers?|nos?\.|no|levels?|grades?|phases?|stages?|"
    r"types?|category|categories|channels?|versions?|figures?|fig\.|tables?|steps?|parts?|"
    r"volumes?|vol\.|episodes?|seasons?|sizes?|gates?|units?|cases?|day|week|resolutions?|"
    r"protocols?|rule|rules|title|titles|clauses?|items?|exhibits?|questions?|lots?|"
    r"districts?|wards?|zones?|sectors?|platforms?|lines?|terminals?|blocks?|annex|appendix|"
    r"schools?|brigades?|regiments?|divisions?|directives?|bills?|acts?|laws?|orders?|"
    r"decrees?|model|mark|mk|version|round|rank|ranked|world war|war|under-|area|point|points|"
    r"windows|formula|psalms?|verses?|prop|proposition|interstate|runway|pier|track|code)\s+$",
    re.I,
)
_PLACED = {"no", "points", "orders", "order", "schools", "school", "cases", "units", "districts",
           "lost", "laws", "bills", "wards", "blocks", "lines", "question", "questions", "war",
           "rooms", "roads", "brigades", "divisions", "regiments", "zones", "sectors",
           "code", "track", "area", "figures", "tables", "acts", "rules", "items"}  # fmt: skip
_CLUB = re.compile(r"\b(?:Group|Gang|Council|Committee|Club|Party|Class|Summit|Big|League) of $")
_PAGED = re.compile(r"\b(?:caption|photo|image|slide|page|part|picture|step|video)s? $", re.I)
_TIMES = re.compile(r"[- ]?(?:(?:of )?times\b|fold\b|x\b|percenters?\b)", re.I)
_HYPHEN = re.compile(r"[-‑](?=[A-Za-z])")
_TEAM = re.compile(
    r"[-‑](?P<noun>vehicle|truck|car|tank|ship|boat|aircraft|member|person|nation|country|seat|"
    r"strong|bed|room|passenger|soldier|man|woman|judge|house|state)\b(?!-)",
    re.I,
)
_SCORE_CUE = re.compile(
    r"\b(?:w[io]n|wins|winning|beat(?:en|ing|s)?|defeat(?:s|ed)?|drew|draws?|lost|lose|lead|led|"
    r"vot(?:e|es|ed|ing)|scor(?:e|es|ed|ing)|match|final|ruling|decision|odds|ratio|thrash\w*|"
    r"victory|trail\w*|goal\w*|passed|approved|rejected)\b",
    re.I,
)
_ORDINAL_SHARE = re.compile(
    r"\b(?:first|second|third|fourth|other|latter|last|better|top|bottom|upper|lower|each|either|"
    r"final|this|same|the|northern|southern|eastern|western|opening)[ -]$",
    re.I,
)
_PRONOUN_BEFORE = re.compile(
    r"\b(?:no|any|every|some|each|that|this|which|the|another|last|first|next|only the|an?|"
    r"but|number|day|square|chapter|part|phase|stage|day|as|such|good|bad|big|new|old|right|wrong|"
    r"\w+(?:est|er))[ -]$",
    re.I,
)
_PRONOUN_AFTER = re.compile(
    r"[ ]?(?:-|['’]|another|day\b|thing\b|time\b|point\b|way\b|hand\b|side\b|reason\b|such\b|"
    r"that\b|who\b|which\b|can\b|could\b|must\b|should\b|may\b|would\b|will\b|by one|after|in\b|"
    r"and the same|step\b|issue\b|more thing|of\b)",
    re.I,
)
_PERSONS = re.compile(
    r"[ ](?:\w+[ ]){0,2}(?:people|troops|soldiers|civilians|men|women|children|prisoners|refugees|"
    r"fighters|rebels|protesters|demonstrators|residents|families|students|workers|jobs|homes|"
    r"houses|buildings|victims|bodies|deaths|dead|killed|injured|wounded|tanks|vehicles|"
    r"passengers|officers|police|personnel|reservists|patients|cases|villages|schools|hostages|"
    r"migrants|detainees|tons|tonnes|members|staff|employees|shells|rockets|missiles)\b"
)


_AGED = re.compile(r"\b(?:aged?|ages|ages? of)\s+(?:between\s+|from\s+)?$", re.I)
_YOUNG = re.compile(
    r"\b(?:children|people|persons|anyone|those|men|women|boys|girls|kids|adults|minors|pupils|"
    r"citizens|civilians|residents|voters)(?: who (?:are|were))? (?:aged )?$",
    re.I,
)
_QUARTERS = re.compile(r"\b(?:for|in|over|past|previous|next|after|straight) $", re.I)


def is_aged(text: str, start: int) -> bool:
    """Tell whether "aged" or "the age of" stands before a figure."""
    return _AGED.search(text[max(0, start - 30) : start]) is not None


def follows_people(text: str, start: int) -> bool:
    """Tell whether people stand right before: "children under 5", "men between 18 and 60"."""
    return _YOUNG.search(text[max(0, start - 40) : start]) is not None


def is_year(text: str, numeral: Numeral, *, bound: bool) -> bool:
    """Tell whether four bare digits are a year rather than a count."""
    written = text[numeral.start : numeral.end]
    if not (written.isdigit() and len(written) == 4 and 1000 <= numeral.value <= 2100):
        return False
    before = text[max(0, numeral.start - 14) : numeral.start]
    if _MONTH_BEFORE.search(before):
        return True
    found = _PERSONS.match(text, numeral.end)
    recent = 1900 <= numeral.value <= 2035
    if found is not None and (bound or not recent or found[0].count(" ") == 1):
        plain = text[max(0, numeral.start - 64) : numeral.start].rstrip().rsplit(None, 1)[-1:]
        return bool(plain) and plain[0].lower() in {"the", "in", "since"}
    if bound or recent:
        return recent
    return _YEAR_BEFORE.search(before) is not None


def is_date_or_time(text: str, numeral: Numeral) -> bool:
    """Tell whether the number is a day of a month or stands on the clock."""
    if numeral.style is not Style.FRACTION and _CLOCK_AFTER.match(text, numeral.end):
        return True
    written = text[numeral.start : numeral.end]
    if len(written) == 4 and written.isdigit() and numeral.value < 2400:
        lead = text[max(0, numeral.start - 20) : numeral.start]
        if numeral.value % 100 < 60 and _AT.search(lead) and not _PERSONS.match(text, numeral.end):
            return True
    if numeral.value > 31 or numeral.scale != 1 or numeral.style is Style.FRACTION:
        return False
    before = text[max(0, numeral.start - 16) : numeral.start]
    if _MONTH_BEFORE.search(before):
        return True
    return _MONTH_AFTER.match(text, numeral.end) is not None


def is_name(text: str, numeral: Numeral, *, titled: bool, heads_next: bool) -> bool:
    """Tell whether the number is part of a name: "Boeing 777", "Article 5", "World War Two".

    `heads_next` says that the parse has it count a noun after it; `titled` that the sentence
    capitalises every word, so that capitals show nothing.
    """
    before = text[max(0, numeral.start - 30) : numeral.start]
    if _CLUB.search(before):
        return True
    designated = _DESIGNATOR.search(before)
    if designated:
        word = designated[0].strip().lower()
        return word not in _PLACED or (not heads_next and numeral.style is Style.DIGITS)
    if numeral.style is Style.DIGITS:
        return _follows_name(text, numeral) and not heads_next and not titled
    inside = before.rstrip(" “\"'‘(")
    capital = text[numeral.start].isupper() and numeral.start > 0 and bool(inside)
    return capital and not titled and inside[-1] not in ".:;!?—–-" and not _quoted(before)


def _quoted(before: str) -> bool:
    return before.endswith(('"', "“", "‘", "'"))


def _follows_name(text: str, numeral: Numeral) -> bool:
    before = re.search(
        r"(?:^|\s)([A-Z][\w.&'’-]*)[ ]$", text[max(0, numeral.start - 24) : numeral.start]
    )
    if before is None or numeral.scale != 1:
        return False
    opening = numeral.start - len(before[1]) - 1 == 0
    return not (opening and before[1].lower() in _OPENERS)


_OPENERS = frozenset(
    "some about around over under only another other these those all both just at least the his "
    "her their our its in on of and but with for nearly almost yet police there killed injured "
    "than up to by from that after who".split()
)


def is_paged(text: str, numeral: Numeral) -> bool:
    """Tell whether an "N of M" counts the pages or pictures of the publication itself."""
    return _PAGED.search(text[max(0, numeral.start - 12) : numeral.start]) is not None


def is_marker(text: str, numeral: Numeral) -> bool:
    """Tell whether the number numbers a list item, or stands alone in brackets."""
    before, after = (
        text[max(0, numeral.start - 64) : numeral.start].strip(),
        text[numeral.end : numeral.end + 2],
    )
    written = text[numeral.start : numeral.end]
    if len(written) > 1 and written[0] == "0" and written.isdigit():
        return True
    if not before and numeral.style is Style.DIGITS and re.match(r"[.)]\s", after):
        return True
    return before.endswith(("(", "[")) and after[:1] in {")", "]"}


def is_multiplier(text: str, numeral: Numeral) -> bool:
    """Tell "three times", "10-fold" and "10x" from a count."""
    return _TIMES.match(text, numeral.end) is not None


def is_compound(text: str, numeral: Numeral) -> bool:
    """Tell whether the number is welded into a word: "two-state", "one-time", "all-four".

    A "17-vehicle convoy" does count its vehicles and is no such word.
    """
    before = text[max(0, numeral.start - 2) : numeral.start]
    if len(before) == 2 and before[1] in "-‑" and before[0].isalpha():
        return True
    return _HYPHEN.match(text, numeral.end) is not None and not is_team(text, numeral)


def is_team(text: str, numeral: Numeral) -> bool:
    """Tell whether a hyphen joins the number to what it counts, as in "12-member panel"."""
    return team_noun(text, numeral) is not None


def team_noun(text: str, numeral: Numeral) -> re.Match[str] | None:
    """Match the noun of "17-vehicle" after its number; a few-state or one-man phrase is a name."""
    match = _TEAM.match(text, numeral.end)
    few = match is not None and match["noun"].lower() in {"state", "man", "woman", "house", "room"}
    return None if few and numeral.value < 5 else match


def is_score(text: str, left: Numeral, right: Numeral) -> bool:
    """Tell a result ("3-1", "voted 12 to 15") from a range, by its order and its neighbours."""
    if left.value >= right.value or left.value == 0:
        return True
    near = text[max(0, left.start - 50) : left.start] + " " + text[right.end : right.end + 25]
    return _SCORE_CUE.search(near) is not None and right.value < 700


def is_pronoun_one(text: str, numeral: Numeral, *, bound: bool) -> bool:
    """Tell the pronoun and determiner "one" from the count."""
    if text[numeral.start : numeral.end].lower() != "one" or bound:
        return False
    return bool(
        _PRONOUN_BEFORE.search(text[max(0, numeral.start - 14) : numeral.start])
        or _PRONOUN_AFTER.match(text, numeral.end)
    )


def is_part_of_time(text: str, numeral: Numeral) -> bool:
    """Tell "the second half of" and "a quarter of an hour" from shares of something."""
    before = text[max(0, numeral.start - 10) : numeral.start]
    after = text[numeral.end : numeral.end + 26]
    if _ORDINAL_SHARE.search(before):
        return True
    if "quarters" in text[numeral.start : numeral.end].lower() and _QUARTERS.search(before):
        return re.match(r"\s+of\b", after) is None
    return (
        re.match(
            r"\s+(?:of\s+)?(?:an?|the|that|this)?\s*(?:second|minute|hour|day|night|week|month|year|"
            r"decade|century|time|way|past|battle|story|season|game|match)\b|\s+past\b",
            after,
            re.I,
        )
        is not None
    )
