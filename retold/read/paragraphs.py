"""Text -> paragraphs: blank lines part them, hard-wrapped lines are joined again."""

from __future__ import annotations

import re

from retold.read.characters import clean

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_TAIL = 12
_WRAP_MIN, _WRAP_MAX, _WRAP_SPREAD = 45, 110, 25


def paragraphs(text: str) -> list[str]:
    """Clean a text and cut it into its paragraphs, none of them blank.

    Within a run of lines without a blank one, lines of a steady width are taken for one wrapped
    paragraph; a line that starts in lower case after an unended one carries it on; any other
    line is a paragraph of its own, as in text that parts paragraphs by single line ends.
    """
    found: list[str] = []
    for chunk in _BLANK.split(clean(text)):
        lines = [line for line in (raw.strip() for raw in chunk.split("\n")) if line]
        if _wrapped(lines):
            found.append(" ".join(lines))
        else:
            found.extend(_joined(lines))
    return found


def _wrapped(lines: list[str]) -> bool:
    if len(lines) < 2:
        return False
    widths = [len(line) for line in lines[:-1]]
    return (
        min(widths) >= _WRAP_MIN
        and max([*widths, len(lines[-1])]) <= _WRAP_MAX
        and max(widths) - min(widths) <= _WRAP_SPREAD
        and any(not _ENDED.search(line) for line in lines[:-1])
        and (len(lines) > 2 or not _ENDED.search(lines[0]))
        and bool(_ENDED.search(lines[-1]))
        and any(line[0].islower() for line in lines[1:])
    )


def _joined(lines: list[str]) -> list[str]:
    found: list[list[str]] = []
    for line in lines:
        if found and line[0].islower() and not _ENDED.search(found[-1][-1][-_TAIL:]):
            found[-1].append(line)
        else:
            found.append([line])
    return [" ".join(run) for run in found]
