"""One remark in two wordings: quotations of one speaker that say the same in other words."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from difflib import SequenceMatcher
from itertools import pairwise

from retold.claims.lexicon import words
from retold.tracing.evidence import Scene
from retold.tracing.findings.fragments import SAME_START, Fragment, one_spelling
from retold.types import HEADS, Span

LONG = 10
SHARED = 6
SHARE = 0.6
NEARLY_ALL = 0.8
SHARED_ALIKE = 5
SHARE_ALIKE = 0.4
SEVERAL_CHANGES = 2
LONG_WORD = 4
MOST_HEAD_WORDS = 8
LEAST_HEAD_WORDS = 3
_ENDINGS = ("s", "es", "d", "ed", "ing")
_SMALL = words(
    "a an the of to in on at for and or but that this these those is are was were be been it its "
    "he his she her they their them we our us you your i my me not no with by from as have has had "
    "will would can could do did does who which what there so if than then also very more most all "
    "any such into out up about over only just"
)


def other_wording(scene: Scene, told: Fragment, all_: Sequence[Fragment]) -> Fragment | None:
    """Return the quotation in which another outlet words a long remark of one speaker otherwise.

    Most of the telling words of the shorter one stand in both, and in between others stand for
    others. Where one only leaves words out, it is a cut, and no other wording.
    """
    if len(told.words) < LONG or told.speaker is None:
        return None
    for home in all_:
        if (
            home.speaker is not None
            and _one_speaker(home.speaker, told.speaker)
            and len(home.words) >= LONG
            and _of_one_day(scene, home, told)
            and _worded_otherwise(told, home)
        ):
            return home
    return None


def _one_speaker(one: str, other: str) -> bool:
    """Whether two names are of one speaker, spelt in two ways: "Sergei Orlow", "Sergey Orlow"."""
    if one == other:
        return True
    ours, theirs = one.split(), other.split()
    return min(len(ours), len(theirs)) > 1 and (
        (ours[-1], ours[0][:SAME_START]) == (theirs[-1], theirs[0][:SAME_START])
    )


def _of_one_day(scene: Scene, home: Fragment, told: Fragment) -> bool:
    """Whether two outlets tell it within a day of each other, the home no later."""
    days = [scene.articles[f.article].published_date for f in (home, told)]
    outlets = {scene.articles[f.article].outlet for f in (home, told)}
    if days[0] is None or days[1] is None or len(outlets) < 2:
        return False
    return 0 <= (days[1] - days[0]).days <= 1


def _worded_otherwise(told: Fragment, home: Fragment) -> bool:
    ours, theirs = (frozenset(map(_stem, f.words)) - _SMALL for f in (told, home))
    shared = len(ours & theirs)
    if not (_mostly(shared, ours, theirs) or _alike_in_length(shared, ours, theirs)):
        return False
    if told.letters in home.letters or home.letters in told.letters:
        return False
    matcher = SequenceMatcher(None, told.words, home.words, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= 2]
    changes = 0
    for left, right in pairwise(blocks):
        before = told.words[left.a + left.size : right.a]
        after = home.words[left.b + left.size : right.b]
        if before and after and not one_spelling(before, after, told.names | home.names):
            changes += 1
    nearly_all = shared >= NEARLY_ALL * min(len(ours), len(theirs))
    return changes >= (1 if nearly_all else SEVERAL_CHANGES)


def other_ending(scene: Scene, told: Fragment, all_: Sequence[Fragment]) -> Span | None:
    """Return the words of its own text that a head quotes with another ending of one word.

    A head may cut a quotation. Where it has "a strong river town" in quotation marks, and its text
    no more than "one of the strong river towns", also quoted, the words in the marks are nobody's.
    """
    if told.claim.block not in HEADS or not (
        LEAST_HEAD_WORDS <= len(told.words) <= MOST_HEAD_WORDS
    ):
        return None
    for home in all_:
        one = home.speaker is None or told.speaker is None or home.speaker == told.speaker
        if home.article != told.article or home.claim.block in HEADS or not one:
            continue
        if len(home.words) <= len(told.words):
            continue
        for at in range(len(home.words) - len(told.words) + 1):
            window = home.words[at : at + len(told.words)]
            if _one_ending_else(told.words, window) and not _in_text(scene, told):
                return Span(home.places[at].start, home.places[at + len(window) - 1].end)
    return None


def _one_ending_else(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    differ = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    return len(differ) == 1 and any(
        long == short + ending and len(short) >= LONG_WORD
        for short, long in (differ[0], differ[0][::-1])
        for ending in _ENDINGS
    )


def _in_text(scene: Scene, told: Fragment) -> bool:
    """Whether the words of a head stand in its text as told."""
    text = scene.text(told.article).lower()
    words_told = r"[^\w]+".join(map(re.escape, told.words))
    return len(re.findall(rf"\b{words_told}\b", text)) > 1


def _mostly(shared: int, ours: Set[str], theirs: Set[str]) -> bool:
    return shared >= SHARED and shared >= SHARE * min(len(ours), len(theirs))


def _alike_in_length(shared: int, ours: Set[str], theirs: Set[str]) -> bool:
    """Whether two remarks share less, but are of one length: nothing was left out in between."""
    return shared >= SHARED_ALIKE and shared >= SHARE_ALIKE * max(len(ours), len(theirs))


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|es|s|e|ly|ern)$", "", word) if len(word) > LONG_WORD else word
