"""Pronouns as sources: "he said", "they stressed", "it added".

A pronoun takes the nearest earlier source that it fits: whoever has the floor tends to keep it, as
the centering account has it (Grosz, Joshi and Weinstein, 1995). Where somebody else has come up
since whom it fits as well, nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retold.claims.antecedents import Inventory, Person, within
from retold.claims.bodies import Body
from retold.claims.given import told_by_given
from retold.claims.heard import UNRESOLVED, Heard, Resolved, SourceMention, full_names, named
from retold.claims.lexicon import words
from retold.claims.names import bare, collective, gender_of, key
from retold.claims.sorts import is_human, kind_of_source
from retold.types import SourceKind

_REACH = 3
_FULL_NAME = 2
_THINGS = frozenset(
    {SourceKind.INSTITUTION, SourceKind.DOCUMENT, SourceKind.AGENCY, SourceKind.OUTLET}
)
_HUMANS = frozenset({SourceKind.PERSON, SourceKind.ROLE, SourceKind.ANONYMOUS, SourceKind.CROWD})
_TELLING = words("tell tells told telling inform informs informed assure assured remind reminded")
Rival = Person | Body


def pronoun(mention: SourceMention, heard: Sequence[Heard], found: Inventory) -> Resolved:
    """Resolve a pronoun to the nearest earlier source, or the one subject, that it fits.

    What nothing fits, or two things fit, stays unresolved.
    """
    word = mention.text.lower().strip(" \"“”'‘’")
    if word not in {"he", "she", "it", "they"}:
        return _unresolved(word)
    earlier = _last_source(mention, word, heard, found)
    fresh = _new_doer(mention, word, earlier, found)
    if fresh is not None:
        name, kind = _subject_name(fresh, found)
        return Resolved(name, kind, f"“{mention.text}” follows “{name}”", fresh.span)
    if earlier is not None:
        if earlier.resolved.canonical.startswith(UNRESOLVED):
            return _unresolved(word)
        if _rivals(mention, word, earlier, found):
            return _unresolved(word)
        return replace(
            earlier.resolved,
            reason=f"“{mention.text}” follows “{bare(earlier.mention.text)}”",
            antecedent=earlier.resolved.antecedent or earlier.mention.span,
        )
    subject = _last_subject(mention, word, found)
    if subject is None:
        return _unresolved(word)
    name, kind = _subject_name(subject, found)
    return Resolved(name, kind, f"“{mention.text}” follows “{name}”", subject.span)


def _new_doer(
    mention: SourceMention, word: str, earlier: Heard | None, found: Inventory
) -> Person | None:
    """Return whom the sentence before introduces as its doer at the head of a paragraph.

    Whoever spoke in an earlier paragraph has lost the floor to the one named anew.
    """
    if word not in {"he", "she"} or (earlier and earlier.mention.sentence >= mention.sentence - 1):
        return None
    pool = [p for p in _pool(mention, word, found) if p.sentence >= mention.sentence - 1]
    one = pool[0] if len(pool) == 1 else None
    fits = isinstance(one, Person) and one.opens and one.sentence == mention.sentence - 1
    return (
        one if fits and isinstance(one, Person) and not _interrupted(one, mention, found) else None
    )


def _interrupted(one: Person, mention: SourceMention, found: Inventory) -> bool:
    return any(one.span.end <= s.span.start < mention.span.start for s in found.strangers)


def _unresolved(word: str) -> Resolved:
    reason = "no earlier name fits it alone"
    return Resolved(f"{UNRESOLVED}{word}", SourceKind.ANONYMOUS, reason, None)


def _subject_name(subject: Rival, found: Inventory) -> tuple[str, SourceKind]:
    if isinstance(subject, Body):
        kind = kind_of_source(subject.name, subject.head, None)
        return named(subject.name, kind).canonical, kind
    if subject.name.startswith("The "):
        return named(subject.name, SourceKind.INSTITUTION).canonical, SourceKind.INSTITUTION
    full = full_names(subject.name, found)
    return (full[0].name if len(full) == 1 else subject.name), SourceKind.PERSON


def _last_source(
    mention: SourceMention, word: str, heard: Sequence[Heard], found: Inventory
) -> Heard | None:
    """Return the nearest earlier source that the pronoun fits, if it is near enough.

    Within a quotation the speaker is "I", so a source outside of it is none, and outside of it
    nobody whom the speaker quotes is; a listener ("told reporters") does not have the floor.
    """
    inside = within(mention.span, found.quoted)
    for index in range(len(heard) - 1, -1, -1):
        earlier = heard[index]
        if mention.sentence - earlier.mention.sentence > _REACH:
            return None
        if inside != within(earlier.mention.span, found.quoted):
            continue
        if _only_titled(earlier.mention.sentence, mention, found):
            continue
        before = earlier.mention.span.end <= mention.span.start
        if before and _fits(earlier, word, found) and not _is_listener(heard, index):
            return earlier
    return None


def _only_titled(sentence: int, mention: SourceMention, found: Inventory) -> bool:
    """Tell a headline's words, which no pronoun of the text below takes up, from the text's."""
    return sentence in found.titles and mention.sentence not in found.titles


def _is_listener(heard: Sequence[Heard], index: int) -> bool:
    """Tell whoever something was told to: the second of two mentions by one verb of telling."""
    if index == 0:
        return False
    one, other = heard[index - 1].mention, heard[index].mention
    telling = bool(_TELLING & set(other.cue.lower().split()))
    return telling and one.sentence == other.sentence and one.cue == other.cue


def _fits(earlier: Heard, word: str, found: Inventory) -> bool:
    mention, kind = earlier.mention, earlier.resolved.kind
    if mention.pronoun:
        return mention.text.lower() == word
    if word == "they":
        return bool(mention.plural) or collective(mention.head)
    if mention.plural:
        return False
    if word == "it":
        return kind in _THINGS
    if kind is SourceKind.PERSON:
        gender = _title_gender(mention.text) or found.gender(earlier.resolved.canonical)
    else:
        gender = gender_of(mention.head)
        if mention.head.islower() and not is_human(mention.head):
            return mention.text[:1].isupper() and mention.label == "PERSON"
    return kind in _HUMANS and gender in {None, word}


def _title_gender(text: str) -> str | None:
    """Read a gender off the titles before a name; "Mr Holt's lawyer Ana Ruiz" tells none."""
    return None if "’s " in text or "'s " in text else gender_of(text)


def _rivals(mention: SourceMention, word: str, earlier: Heard, found: Inventory) -> bool:
    """Tell whether somebody else has come up since the last source whom the pronoun fits as well.

    Who is spoken of in the source's own saying is no rival once that sentence is over: the floor
    is still the source's. Within one sentence, and from the next one on, a new subject is.
    """
    if word == "they":
        return False
    same = mention.sentence == earlier.mention.sentence
    if same and word != "it" and _stranger(mention, earlier, found):
        return True
    return any(
        _differs(one, earlier, found)
        and (same or one.sentence > earlier.mention.sentence)
        and (same or one.subject or word == "it" or one.sentence < mention.sentence - 1)
        for one in _pool(mention, word, found)
        if earlier.mention.span.end <= one.span.start
    )


def _stranger(mention: SourceMention, earlier: Heard, found: Inventory) -> bool:
    """Tell whether a subject of unknown sort stands between a source and the pronoun."""
    first, last = earlier.mention.span.end, mention.span.start
    return any(
        first <= one.span.start < last and not one.quoted and _differs(one, earlier, found)
        for one in found.strangers
    )


def _differs(one: Rival, earlier: Heard, found: Inventory) -> bool:
    name, _ = _subject_name(one, found)
    mine, other = key(earlier.resolved.canonical).split(), key(name).split()
    if isinstance(one, Person):
        return not mine or mine[-1] != other[-1]
    return mine != other and other[-1:] != mine[-1:]


def _pool(mention: SourceMention, word: str, found: Inventory) -> list[Rival]:
    """Return who was named before the pronoun, on its side of the quotation marks, and fits it."""
    inside = within(mention.span, found.quoted)
    if word == "it":
        bodies = [body for body in found.bodies if _is_thing(body) and not body.plural]
        named_before: list[Rival] = list(bodies)
    else:
        named_before = [p for p in found.people if found.gender(p.name) in {None, word}]
    return [
        one
        for one in named_before
        if one.span.end <= mention.span.start
        and one.quoted == inside
        and not _only_titled(one.sentence, mention, found)
        and mention.sentence - one.sentence <= _REACH
    ]


def _last_subject(mention: SourceMention, word: str, found: Inventory) -> Rival | None:
    """Return the subject of the sentence, or of the one before, if nobody else there fits."""
    if word == "they":
        return None
    pool = _pool(mention, word, found)
    for sentence in (mention.sentence, mention.sentence - 1):
        near = [one for one in pool if one.sentence == sentence]
        if len({_subject_name(one, found)[0] for one in near}) > 1:
            return None
        if near:
            return near[-1] if near[-1].subject else None
        strange = [s for s in found.strangers if s.sentence == sentence and not s.quoted]
        strange = [s for s in strange if s.span.end <= mention.span.start]
        if strange and not _only_titled(sentence, mention, found):
            return strange[0] if len(strange) == 1 and _may_be(strange[0], word) else None
    return None


def _may_be(stranger: Person, word: str) -> bool:
    """Tell "the Saint Brandan Red Lamp" for "it", and "Ana Ruiz" for "she" alone."""
    given = told_by_given(stranger.name.removeprefix("The "))
    if word != "it":
        return given == word and len(stranger.name.split()) == _FULL_NAME
    return given is None and stranger.name.startswith("The ") and stranger.name.count(" ") > 1


def _is_thing(body: Body) -> bool:
    return kind_of_source(body.name, body.head, None) in _THINGS
