"""The time a sentence speaks of around one of its expressions: to come, or gone by."""

from __future__ import annotations

import re

_BEFORE = 90
_AFTER = 50

_PARTICIPLE = (
    r"(?:[a-z]{2,}ed|held|paid|made|sent|met|given|taken|shown|built|sold|put|set|cut|read|brought|"
    r"heard|kept|told|won|lost|led|left|found)(?![a-z])"
)
_ADVERB = r"(?:[a-z]{2,}ly|also|still|not|soon|now)"
_BE = rf"\s+(?:{_ADVERB}\s+)?be(?:\s+[a-z]+ly)?(?:\s+{_PARTICIPLE})?"
_FUTURE = (
    rf"(?:to|will|shall|would|must|should){_BE}|(?:must|should)(?!\s+have)|"
    r"(?:set|scheduled|slated|planned)\s+for|payable|(?:has|have)\s+decided\s+to|"
    r"postponed|delayed|deferred|adjourned|extended|planned|planning|"
    r"will|won['’]t|['’]ll|shall|would(?!\s+have)|going\s+to|about\s+to|due|upcoming|scheduled|slated|"
    r"deadline|ahead\s+of|no\s+later\s+than|"
    r"(?:is|are|set|poised|ready|likely|unlikely|plans?|planned|planning|agreed|agrees?|"
    r"expect(?:s|ed|ing)?|intends?|intended|hop(?:es?|ed|ing)|wants?|vow(?:s|ed)?|"
    r"promis(?:es?|ed)|prepar(?:es?|ed|ing)|ordered|urged|invited|aims?|seeks?|need|needs|has|"
    rf"have)\s+(?:now\s+)?to(?:{_BE})?(?!\s+(?:the|a|an|his|her|its|their)\b)|"
    r"(?:is|are)\s+(?:expected|scheduled|due|planned|meeting|visiting|travelling|traveling)"
)
_PASSED = r"(?:was|were|been)\s+(?:due|scheduled|set|expected|planned|slated|to)"
_PAST = (
    r"said|says|was|were|had|has|have|did|told|took|came|went|began|left|fell|rose|saw|met|held|"
    r"made|gave|got|found|struck|hit|shot|won|lost|sent|broke|became|led|ran|spoke|wrote|grew|"
    r"fled|flew|drove|brought|put|set|cut|let|read|sank|stood|swore|taken|seen|given|shown|gone|"
    r"paid|built|drew|caught|bought|heard|knew|threw|shook|felt|kept|sold|spent|froze|chose|rode|"
    r"(?-i:[a-z]{2,}ed)"
)
_MODIFIER = (
    r"(?:an?|the|its|his|her|their)\s+(?:(?:still|newly|recently|previously|long)[\s-])?[a-z]{2,}ed"
)
_CUE = re.compile(
    rf"(?<![a-z])(?:(?P<noun>{_MODIFIER})|(?P<passed>{_PASSED})|(?P<future>{_FUTURE})|(?P<past>{_PAST}))(?![a-z])",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"\b(?:as\s(?:soon|early|late)\sas|no\slater\sthan|starting|beginning|due|effective|payable|of\s"
    r"record|takes?\seffect|(?<!to\s)(?:expire|reconvene|resume|begin|start|open|end|close|meet|return|arrive|"
    r"depart|leave)s?|is|are)\s(?:[a-z]+ly\s)?(?:on\s|in\s|from\s)?(?:early\s|late\s|mid-)?\Z",
    re.IGNORECASE,
)
_CLOCK = r"(?:\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?(?:\s[a-z]{2,4})?,?\s(?:on\s)?|noon\s|midnight\s)?"
_LIMIT = re.compile(
    rf"\b(?:by|until|till|through)\s{_CLOCK}(?:early\s|late\s|mid-|the\s(?:end|middle|start)\sof\s)?\Z",
    re.IGNORECASE,
)
_TASK = re.compile(r"\bto\s(?!(?:the|a|an|his|her|its|their|this|that)\b)[a-z]{2,}\b[^.;]*\Z")
_GIVEN = re.compile(rf"\b(?:give[sn]?|gave|has|have)\b[^;]*\buntil\s{_CLOCK}(?:[a-z]+\s|mid-)?\Z")
_STOP = re.compile(
    r"(?<![A-Z])(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!St)(?<!Inc)(?<!Corp)(?<!Co)(?<!Ltd)(?<!\.m)"
    r"\.(?![\da-z])|"
    r"[;:!?“”\"]|\n\s*\n"
)


def tense_hint(text: str, start: int) -> bool | None:
    """Tell whether the words nearest to `start` speak of the future (True) or the past (False).

    The verb before the expression in its clause decides; failing that, the one after it. None
    where neither shows a tense, save that a bare "by" or "until" looks ahead. A cheap reading of
    verb forms, without a parse.
    """
    window = text[max(0, start - _BEFORE) : start]
    if _COMING.search(window):
        return True
    before = _STOP.split(window)[-1]
    found = [cue for cue in _CUE.finditer(before) if not cue["noun"]]
    limited = _LIMIT.search(window) is not None
    if limited and _GIVEN.search(before):
        return True
    if found:
        asked = _TASK.search(before, found[-1].end()) if limited else None
        return found[-1]["future"] is not None or asked is not None
    ahead = _STOP.split(text[start : start + _AFTER])[0]
    after = next((cue for cue in _CUE.finditer(ahead) if not cue["noun"]), None)
    if after:
        return after["future"] is not None
    return True if limited else None
