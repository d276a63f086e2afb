"""The time a sentence speaks of around one of its expressions: to come, or gone by."""

from __future__ import annotations

import re

_BEFORE = 90
_AFTER = 50

_FUTURE = (
    r"to\s+be|(?:set|scheduled|slated|planned)\s+for|payable|"
    r"postponed|delayed|deferred|adjourned|extended|planned|planning|"
    r"will|won['’]t|['’]ll|shall|would|going\s+to|about\s+to|due|upcoming|scheduled|slated|"
    r"deadline|ahead\s+of|no\s+later\s+than|"
    r"(?:is|are|set|poised|ready|likely|unlikely|plans?|planned|planning|agreed|agrees?|"
    r"expect(?:s|ed|ing)?|intends?|intended|hop(?:es?|ed|ing)|wants?|vow(?:s|ed)?|"
    r"promis(?:es?|ed)|prepar(?:es?|ed|ing)|ordered|urged|invited|aims?|seeks?|need|needs|has|"
    r"have)\s+(?:now\s+)?to(?!\s+(?:the|a|an|his|her|its|their)\b)|"
    r"(?:is|are)\s+(?:expected|scheduled|due|planned|meeting|visiting|travelling|traveling)"
)
_PASSED = r"(?:was|were|been)\s+(?:due|scheduled|set|expected|planned|slated|to)"
_PAST = (
    r"said|says|was|were|had|has|have|did|told|took|came|went|began|left|fell|rose|saw|met|held|"
    r"made|gave|got|found|struck|hit|shot|won|lost|sent|broke|became|led|ran|spoke|wrote|grew|"
    r"fled|flew|drove|brought|put|set|cut|let|read|sank|stood|swore|taken|seen|given|shown|gone|"
    r"paid|built|drew|caught|bought|heard|knew|threw|shook|felt|kept|sold|spent|froze|chose|rode|"
    r"[a-z]{2,}ed"
)
_CUE = re.compile(
    rf"(?<![a-z])(?:(?P<passed>{_PASSED})|(?P<future>{_FUTURE})|(?P<past>{_PAST}))(?![a-z])",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"\b(?:as\s(?:soon|early|late)\sas|no\slater\sthan|starting|beginning|due)\s(?:on\s|in\s)?\Z",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:by|until|till|through)\s(?:early\s|late\s|mid-|the\s(?:end|middle|start)\sof\s)?\Z",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.;:!?“”\"]|\n\s*\n")


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
    found = list(_CUE.finditer(before))
    if found:
        return found[-1]["future"] is not None
    after = _CUE.search(_STOP.split(text[start : start + _AFTER])[0])
    if after:
        return after["future"] is not None
    return True if _LIMIT.search(window) else None
