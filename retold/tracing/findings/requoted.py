"""Quoted words that a later text at one URL gives otherwise than the earlier one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from retold.annotate.quotations import find_quotations
from retold.stories.revisions import Difference, Edit, WordEdit, differences
from retold.types import Article, Span

SPELLING = 0.85
_SHOWN_EDITS = ("[", "…", "...")


@dataclass(frozen=True, slots=True)
class Requoted:
    """A sentence of two revisions with quoted words that differ: `edits` are those words."""

    old: Span
    new: Span
    edits: tuple[WordEdit, ...]


def requoted(older: Article, newer: Article) -> Iterator[Requoted]:
    """Yield the sentences in which words between quotation marks became others.

    Marks and capitals alone are none, nor is another spelling of one word, nor what the text shows
    to be edited ("[the mayor]", "…"): whoever quotes may do all that without a notice.
    """
    quoted = (_spans(older), _spans(newer))
    for one in differences(older, newer):
        edits = tuple(_inside(one, quoted, older.text, newer.text))
        if one.edit is Edit.CHANGED and one.old and one.new and edits:
            yield Requoted(one.old, one.new, edits)


def _spans(article: Article) -> tuple[Span, ...]:
    return tuple(q.span for q in find_quotations(article) if not q.scare)


def _inside(
    one: Difference, quoted: tuple[tuple[Span, ...], tuple[Span, ...]], old: str, new: str
) -> Iterator[WordEdit]:
    for edit in one.words:
        if (
            any(span.contains(edit.old) for span in quoted[0])
            and any(span.contains(edit.new) for span in quoted[1])
            and _matters(edit.old.of(old), edit.new.of(new))
        ):
            yield edit


def _matters(before: str, after: str) -> bool:
    if any(sign in before + after for sign in _SHOWN_EDITS):
        return False
    if not any(character.isalnum() for character in before + after):
        return False
    if before.isalpha() and after.isalpha():
        matcher = SequenceMatcher(None, before.casefold(), after.casefold(), autojunk=False)
        return matcher.ratio() < SPELLING
    return True
