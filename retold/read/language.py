"""Which language a text is in, and which of its paragraphs are in another one than English.

English is decided by its own words: a text is taken for it only where they support that. The
words are the commonest that no other language in Latin script shares ("the", "said", "which").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import Any

from retold.types import ENGLISH, UNKNOWN_LANGUAGE, Block, BlockKind

_SAMPLE = 4_000
_LETTERS = 40
_SURE = 0.7
_CERTAIN = 0.9
_LIKELY = 0.25
_ENGLISH_SHARE = 0.06
_FOREIGN_SHARE = 0.03
_MANY = 30
_KIN = ("en", "pcm")
"""English and Nigerian Pidgin, which the classifier parts by a hair in headlines."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SUPPORTING = frozenset(
    """
    the and with from this these those that which who whose what when where why how
    have has having been being were would could should might must shall cannot
    they them their there he his she her him its it's you your our
    said says saying told according after before during because while although though until
    about between against without within among through over under into than more
    not but only also other another any every each both such all
    people year years week month day days today yesterday
    monday tuesday wednesday thursday friday saturday sunday
    killed kills injured hurt dead died dies falls fell wins won hits found charged arrested
    """.split()
)
_SHARED = frozenset("a an as at by for in is it of on to was will".split())
_PARAGRAPHS = frozenset({BlockKind.STANDFIRST, BlockKind.BODY, BlockKind.CAPTION})


def language_of(text: str, *, declared: str | None = None) -> str:
    """Return the ISO 639-1 code of a text's language, "und" where it cannot be told.

    A language that is `declared` stands, unless the words plainly speak for English, or the
    classifier for another language than the English declared. The classifier is langid's (Lui
    and Baldwin, 2012, ACL demo) in the py3langid port; "und" is of ISO 639-2.
    """
    sample = text[:_SAMPLE]
    words = _words(sample)
    supported = _share(words) >= _ENGLISH_SHARE
    if declared not in (None, ENGLISH):
        return ENGLISH if supported and len(words) >= _MANY else str(declared)
    if supported:
        return ENGLISH
    code, probability = _classified(sample)
    if declared == ENGLISH:
        sure = code not in _KIN and probability >= _CERTAIN and _lettered(sample)
        return code if sure else ENGLISH
    return _judged(code, probability, words, lettered=_lettered(sample))


def foreign_marked(text: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Mark the paragraphs of an English article that are certainly in another language."""
    return tuple(
        replace(block, kind=BlockKind.FOREIGN) if _is_foreign(text, block) else block
        for block in blocks
    )


def _is_foreign(text: str, block: Block) -> bool:
    if block.kind not in _PARAGRAPHS:
        return False
    sample = block.span.of(text)[:_SAMPLE]
    if not _lettered(sample) or _share(_words(sample)) >= _FOREIGN_SHARE:
        return False
    code, probability = _classified(sample)
    return code not in _KIN and probability >= _CERTAIN


def _judged(code: str, probability: float, words: list[str], *, lettered: bool) -> str:
    """Weigh what the classifier says of a text that few words, or none, show to be English."""
    if code in _KIN:
        if _share(words) or (len(words) < _MANY and not _SHARED.isdisjoint(words)):
            return ENGLISH
        likely = len(words) < _MANY and probability >= _LIKELY
        return ENGLISH if likely else UNKNOWN_LANGUAGE
    return code if probability >= _SURE and lettered else UNKNOWN_LANGUAGE


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


def _share(words: list[str]) -> float:
    return sum(word in _SUPPORTING for word in words) / len(words) if words else 0.0


def _lettered(text: str) -> bool:
    """Tell whether a text has letters enough to be judged."""
    return sum(1 for _ in islice(filter(str.isalpha, text), _LETTERS)) == _LETTERS


def _classified(text: str) -> tuple[str, float]:
    code, probability = _classifier().classify(text)
    return str(code), float(probability)


@lru_cache(maxsize=1)
def _classifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loads a model

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
