"""Text and blocks -> quotations: which marks open, which close, and what they hold.

The marks decide, not the parse: a quotation is found in one pass over each paragraph, so the time
grows with the length of the text alone. Where the marks do not fit together the doubtful one is
dropped and not guessed at; words wrongly taken for quoted would be words wrongly credited.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from retold.types import Article, BlockKind, Quotation, Span

_READ = frozenset({BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.BODY, BlockKind.CAPTION})
_MARK = re.compile("[“”„\"‘’'«»]")
_PARAGRAPH = re.compile(r"\S(?:(?!\n[ \t]*\n).)*", re.DOTALL)
_CLOSERS = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»"}
_SINGLES = frozenset("‘'")
_ELISION = re.compile(
    r"(?:\d0s\b|\d\d\b|(?:em|tis|twas|til|till|n|cause|cos|bout|round|fraid|cuz|ere|neath)\b)",
    re.IGNORECASE,
)
_BEFORE_OPENING = frozenset(" \t\n\u00a0([{-–—/“‘\"'…")
_STRONG_BEFORE = frozenset(".,!?;:…")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')»]*\s+(?=[\"“‘'«(]*[A-Z0-9])")
_SPEECH = re.compile(
    r"(?<![-\w])(?:sa(?:y|ys|id|ying)|tells?|told|telling|add(?:s|ed|ing)?|stress(?:es|ed|ing)?"
    r"|insist(?:s|ed|ing)?|claim(?:s|ed|ing)?|warn(?:s|ed|ing)?|wr(?:ites?|ote|iting)"
    r"|tweet(?:s|ed|ing)?|call(?:s|ed|ing)|describ(?:es?|ed|ing)|emphasi[sz](?:es?|ed|ing)"
    r"|announc(?:es?|ed|ing)|argu(?:es?|ed|ing)|believ(?:es?|ed)|stat(?:es|ed|ing)"
    r"|not(?:es|ed|ing)|quot(?:es?|ed|ing)|according to|in the words of|dubb(?:ed|ing)"
    r"|declar(?:es?|ed|ing)|den(?:y|ies|ied|ying)|repl(?:y|ies|ied)|respond(?:s|ed)|read(?:s|ing)?"
    r"|report(?:s|ed|ing)|cit(?:es?|ed|ing)|accus(?:es?|ed|ing)|condemn(?:s|ed|ing)"
    r"|criticis(?:es?|ed|ing)|criticiz(?:es?|ed|ing)|promis(?:es?|ed|ing)|vow(?:s|ed|ing)?"
    r"|urg(?:es?|ed|ing)|ask(?:s|ed|ing)?|shout(?:s|ed|ing)?|label(?:s|l?ed|l?ing))\b",
    re.IGNORECASE,
)
SCARE_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """One paragraph: its place in the text, and what the scare test needs, sorted by offset."""

    text: str
    start: int
    ends: tuple[int, ...]
    cues: tuple[int, ...]


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """Return the quotations of the readable blocks, in the order of their opening marks.

    Straight and curly double marks, guillemets, and single marks told from apostrophes are read;
    quotations nest. A quotation still open where its paragraph ends is kept with `closed` false;
    the one that the next paragraph then opens with `continues`. A quotation of one to three words
    is `scare` unless its sentence holds a word of speech.
    """
    found: list[Quotation] = []
    pending: str | None = None
    paragraphs = list(_paragraphs(article))
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1].text[0] if index + 1 < len(paragraphs) else ""
        quotations, left_open = _in_paragraph(paragraph, following)
        if pending and quotations and paragraph.text[0] == pending:
            first = min(range(len(quotations)), key=lambda i: quotations[i].opens)
            if quotations[first].opens == paragraph.start:
                quotations[first] = replace(quotations[first], continues=True, scare=False)
        found.extend(sorted(quotations, key=lambda q: (q.opens, -q.span.end)))
        pending = left_open
    return tuple(found)


def _paragraphs(article: Article) -> Iterator[_Paragraph]:
    for block in article.blocks:
        if block.kind not in _READ:
            continue
        for match in _PARAGRAPH.finditer(article.text, block.span.start, block.span.end):
            text = match.group().rstrip()
            yield _Paragraph(
                text,
                match.start(),
                tuple(m.end() for m in _SENTENCE_END.finditer(text)),
                tuple(m.start() for m in _SPEECH.finditer(text)),
            )


def _in_paragraph(paragraph: _Paragraph, following: str) -> tuple[list[Quotation], str | None]:
    """Pair the marks of one paragraph; also name the mark that the paragraph leaves open."""
    text = paragraph.text
    marks = [match.start() for match in _MARK.finditer(text)]
    weak = _possessives(text, marks)
    able = _closers_ahead(text, marks, weak)
    stack: list[tuple[str, int]] = []
    found: list[Quotation] = []
    for at in marks:
        mark = text[at]
        depth = _closes(text, at, stack, weak)
        if depth is not None:
            opens = stack[depth][1]
            del stack[depth:]
            found.append(_quotation(paragraph, opens, at, closed=True))
        elif _opens(text, at) and (
            mark not in _SINGLES or at in able or _goes_on(text, at, following)
        ):
            stack = _reopened(stack, mark)
            stack.append((mark, at))
    if not stack:
        return found, None
    mark, opens = stack[0]
    if mark in _SINGLES and not _goes_on(text, opens, following):
        return found, None
    found.append(_quotation(paragraph, opens, len(text), closed=False))
    return found, mark if following == mark else None


def _goes_on(text: str, at: int, following: str) -> bool:
    """Tell whether an unclosed single mark opens speech that the next paragraph carries on."""
    return text[at] == following and (
        at == 0 or text[max(0, at - 2) : at].rstrip()[-1:] in {":", ","}
    )


def _reopened(stack: list[tuple[str, int]], mark: str) -> list[tuple[str, int]]:
    """Drop a quotation whose mark opens again inside it: which words it held is unknown."""
    for depth, (opened, _) in enumerate(stack):
        if opened == mark:
            return stack[:depth]
    return stack


def _closes(text: str, at: int, stack: list[tuple[str, int]], weak: frozenset[int]) -> int | None:
    """Return the depth of the open quotation that the mark at `at` closes, or None."""
    mark = text[at]
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if mark in "’'" and (before.isspace() or after.isalnum() or at in weak):
        return None
    if mark == '"' and before.isspace() and not after.isspace():
        return None
    for depth in range(len(stack) - 1, -1, -1):
        opened, opens = stack[depth]
        if _CLOSERS[opened] == mark and text[opens + 1 : at].strip():
            return depth
    return None


def _opens(text: str, at: int) -> bool:
    mark = text[at]
    if mark not in _CLOSERS or at + 1 >= len(text):
        return False
    after = text[at + 1]
    if after.isspace():
        return False
    before = text[at - 1] if at else " "
    if mark in "“«":
        return True
    if before not in _BEFORE_OPENING:
        return False
    return mark not in _SINGLES or not _ELISION.match(text, at + 1)


def _possessives(text: str, marks: list[int]) -> frozenset[int]:
    """Apostrophes such as in "workers' rights" that a later, surer mark shows to close nothing."""
    weak: set[int] = set()
    sure_ahead = False
    for at in reversed(marks):
        mark = text[at]
        if mark not in "’'":
            sure_ahead = sure_ahead and mark != "‘"
            continue
        after = text[at + 1 : at + 3]
        before = text[at - 1 : at]
        if _opens(text, at) and mark == "'":
            sure_ahead = False
        elif before in _STRONG_BEFORE and not after[:1].isalnum():
            sure_ahead = True
        elif after and after[0] in ".,;:!?)":
            sure_ahead = sure_ahead or before.lower() != "s"
        elif sure_ahead and before.lower() == "s" and after[:1] == " " and after[1:].islower():
            weak.add(at)
    return frozenset(weak)


def _closers_ahead(text: str, marks: list[int], weak: frozenset[int]) -> frozenset[int]:
    """Return the single marks that some later mark of their paragraph can close."""
    ahead = {"’": False, "'": False}
    able: set[int] = set()
    for at in reversed(marks):
        mark = text[at]
        if mark in _SINGLES and ahead[_CLOSERS[mark]]:
            able.add(at)
        if mark not in ahead or at in weak or not at:
            continue
        after = text[at + 1 : at + 2]
        if not text[at - 1].isspace() and not after.isalnum():
            ahead[mark] = True
    return frozenset(able)


def _quotation(paragraph: _Paragraph, opens: int, closes: int, *, closed: bool) -> Quotation:
    base = paragraph.start
    return Quotation(
        Span(base + opens + 1, base + closes),
        base + opens,
        closed,
        continues=False,
        scare=closed and _is_scare(paragraph, opens, closes),
    )


def _is_scare(paragraph: _Paragraph, opens: int, closes: int) -> bool:
    """One to three words that no word of speech in their sentence governs quote nobody."""
    words = paragraph.text[opens + 1 : closes] if closes - opens < 80 else ""
    if not words or len(_WORD.findall(words)) > SCARE_WORDS:
        return False
    sentence = bisect_left(paragraph.ends, opens + 1)
    start = paragraph.ends[sentence - 1] if sentence else 0
    end = paragraph.ends[sentence] if sentence < len(paragraph.ends) else len(paragraph.text)
    first = bisect_left(paragraph.cues, start)
    near = paragraph.cues[first : first + 64]
    outside = (at < end and not opens < at < closes for at in near)
    return not any(outside) and not _introduced(paragraph.text, opens)


def _introduced(text: str, opens: int) -> bool:
    return text[max(0, opens - 2) : opens].rstrip().endswith(":")
