"""Findings on titles that name nobody: they assert what their body credits to somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from retold.claims.places import country_of
from retold.tracing.evidence import Scene, finding
from retold.tracing.findings import counted_heads
from retold.tracing.findings.misjoined import is_misjoined
from retold.tracing.findings.openly import is_told_openly
from retold.tracing.findings.vouched import is_vouched
from retold.tracing.matching.levels import hedges_of
from retold.tracing.matching.match import Match, best_pair, derived
from retold.tracing.matching.measures import HARM, disjoint, outcome
from retold.tracing.matching.sourced import told_name
from retold.tracing.matching.titlecase import Usage
from retold.tracing.matching.words import Words
from retold.tracing.retellings import Basis, Retelling
from retold.types import (
    HEADS,
    UNNAMED,
    Attribution,
    BlockKind,
    Claim,
    ClaimKind,
    Finding,
    FindingKind,
    Severity,
    SourceKind,
)

_SIGNED = re.compile(
    r"\b(?:monitors?|ngo|activists?|rebels?|police|officials?|sources?|reports?|army|military|"
    r"media|tv|television|agency|ministry|government|minister|spokes\w+|witnesses|residents|"
    r"governor|mayor|observatory|watchdog|monitor(?:s|ing)? group|who|un)\W*$",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"(?<!were )(?<!was )(?<!been )(?<!are )(?<!is )"
    r"\b(?:says?|said|tells?|told|warn(?:s|ed)|claim(?:s|ed)|den(?:y|ies|ied)|accus(?:es|ed)|"
    r"vow(?:s|ed)|urg(?:es|ed)|blam(?:es|ed)|announc(?:es|ed)|confirm(?:s|ed)|admit(?:s|ted)|"
    r"insist(?:s|ed)|reveal(?:s|ed)|alleg(?:es|ed)|report(?:s|ed)|fear(?:s|ed))\b"
    r"|(?:^|\s)[‘“\"'][^’”\"'\s]+\s[^’”\"']*[’”\"']",
    re.IGNORECASE,
)
_LEFT_OVER = re.compile(r"(?:Reports|Report|Monitors?|NGO|Sources)\s+(?=[A-Z(])")
_LABELLED = re.compile(r"^(?:[^\s:]+\s+){0,3}[^\s:]+:\s|:\s*(?:[^\s:]+\s*){1,4}$")
_REPORTER = re.compile(r"\b(?:correspondents?|reporters?)\b", re.IGNORECASE)
_PUBLISHES = re.compile(
    r"\b(?:government|ministry|council|department|police|authority|commission|bureau|embassy)\b",
    re.IGNORECASE,
)
_REVIEWED = re.compile(
    r"\b(?:reviewed|obtained|seen|viewed|analy[sz]ed|examined|compiled|verified)\s+by\s+"
    r"(?P<who>(?:[\w.’'-]+\s*){1,4})"
)
_WHERE = re.compile(r"\s(?:in|at|near|across|around)\s+(?:[\w’'-]+\s+){0,2}?[A-Z][\w’'-]+")
_JOINING = frozenset("from with that this their".split())
_COMMON = frozenset("the of a and daily news post times".split())
_CREDITED = re.compile(r"\b(?:says?|said|told|reports?|reported|announced)\b[^,;]{0,40}\W*$")
_MISREAD = re.compile(r"\d|\b(?:National|General|Central)$")
_LISTED = re.compile(
    r"an?\s+[\w’'-]+(?:\s[\w’'-]+)?(?:,\s+an?\s+[\w’'-]+(?:\s[\w’'-]+)?)*,?\s+and\s+an?\s", re.I
)
_GOES_ON = re.compile(r"\s+(?!(?:and|or|but|as|while|after|amid)\b)\w")
_PLANNED = re.compile(r"\bto\s+[a-z]")
COVERED = 0.6
PRONOUNS = frozenset("he she it they we i you who that this".split())
ASSERTIONS = frozenset({ClaimKind.REPORT, ClaimKind.ESTIMATE, ClaimKind.PREDICTION})


def lost(
    scene: Scene,
    retold: Iterable[Retelling],
    matches: Mapping[tuple[str, str], Match],
    words: Words,
    *,
    usage: Usage,
    cut: counted_heads.Cut = frozenset(),
) -> Iterator[Finding]:
    """Yield the titles that assert in the outlet's voice what its body credits to a source.

    `cut` are the places of sentences that repeat a source's words without the source: they are
    not the outlet's own voice.
    """
    best: dict[str, Retelling] = {}
    shared: set[str] = set()
    for pair in (
        *_covered(scene, retold, matches, cut),
        *counted_heads.retellings(scene, words, usage, cut),
    ):
        if not (_asserts(scene, pair.told) and _drops(scene, pair)):
            continue
        if not _is_alone(scene, pair):
            if _has_its_count(pair):
                shared.add(pair.told.id)
            continue
        known = best.get(pair.told.id)
        if known is None or pair.match.score > known.match.score:
            best[pair.told.id] = pair
    for pair in best.values():
        if pair.told.id not in shared:
            yield _lost_finding(scene, pair)


def _covered(
    scene: Scene,
    retold: Iterable[Retelling],
    matches: Mapping[tuple[str, str], Match],
    cut: counted_heads.Cut,
) -> Iterator[Retelling]:
    """Yield titles most of whose words stand in a claim that only a source makes."""
    for pair in retold:
        if pair.tied is not Basis.OWN_ARTICLE or pair.told.block is not BlockKind.TITLE:
            continue
        if _cut_short(scene, pair.told) or _title_covered(pair) < COVERED:
            continue
        if not _own_voice(scene, pair.told, matches, cut):
            yield pair


def _cut_short(scene: Scene, told: Claim) -> bool:
    """Whether a claim breaks off within its title, before what it is about, and has no figure."""
    title, start = _title(scene, told), told.text
    rest = title[title.find(start) + len(start) :]
    return not told.quantities and bool(_GOES_ON.match(rest))


def _asserts(scene: Scene, told: Claim) -> bool:
    """Whether a title puts forward a fact in the outlet's own voice."""
    if told.attribution or told.kind not in ASSERTIONS or hedges_of(told):
        return False
    if _LISTED.match(told.text):
        return False
    title = _title(scene, told)
    if _LEFT_OVER.match(_opening(scene, told)):
        return False
    return not any(pattern.search(title) for pattern in (_SIGNED, _LABELLED, _SPOKEN))


def _opening(scene: Scene, told: Claim) -> str:
    """The text under the head: a scraper may have left there the label that closed the title."""
    article = scene.articles[told.article]
    body = (block.span for block in article.blocks if block.kind not in HEADS)
    return next((span.of(article.text) for span in body), "")


def _drops(scene: Scene, pair: Retelling) -> bool:
    """Whether a title leaves out the one source that a claim of its body has."""
    told, origin = pair.told, pair.origin
    if not origin.attribution or origin.kind not in ASSERTIONS:
        return False
    if disjoint(told, origin) and not _numbers(told) & _numbers(origin):
        return False
    link = origin.attribution[-1]
    if _is_planned(told) and link.kind is not SourceKind.ANONYMOUS:
        return False
    if link.canonical.lower() in PRONOUNS or _MISREAD.search(link.source):
        return False
    return not (_named(_title(scene, told), origin) or _own_reporter(scene, origin))


def _is_planned(told: Claim) -> bool:
    """Whether a title tells what is to be: "Guild to close", not "12 die in bid to close"."""
    found = _PLANNED.search(told.text)
    ahead = told.span.start + found.start() if found is not None else 0
    harmed = (q for q in told.quantities if outcome(q) & HARM)
    return found is not None and not any(q.span.end <= ahead for q in harmed)


def _numbers(claim: Claim) -> set[float]:
    return {figure.low for figure in claim.quantities if figure.low is not None}


def _has_its_count(pair: Retelling) -> bool:
    """Whether a claim gives a number of its title, if that has any."""
    ours = _numbers(pair.told)
    return not ours or bool(ours & _numbers(pair.origin))


def _is_alone(scene: Scene, pair: Retelling) -> bool:
    """Whether one source, surely that of the claim, is all that the text has for it."""
    told, origin = pair.told, pair.origin
    return not (
        is_misjoined(scene, told, origin)
        or is_told_openly(scene, told)
        or is_vouched(scene, told, origin)
    )


def _title_covered(pair: Retelling) -> float:
    """The share of the title's weight that its body's claim holds."""
    ours = pair.match.left == pair.told.id
    return pair.match.left_covered if ours else pair.match.right_covered


def _title(scene: Scene, told: Claim) -> str:
    """The whole title that a claim stands in: a source may stand after its words, or before."""
    article = scene.articles[told.article]
    inside = (block.span for block in article.blocks if block.span.contains(told.span))
    return next((span.of(article.text) for span in inside), told.text)


def _own_reporter(scene: Scene, origin: Claim) -> bool:
    """Whether the body credits the outlet itself, whose voice the title's is.

    So it does where a body of state or a firm gives out its own news, and where the outlet has
    gone over the source itself: "records reviewed by the Courier".
    """
    link = origin.attribution[-1]
    outlet = scene.articles[origin.article].outlet or ""
    if _REPORTER.search(link.source) or _PUBLISHES.search(outlet):
        return True
    ours, theirs = _word_set(outlet) - _COMMON - {""}, _word_set(link.source) - _COMMON - {""}
    if ours & theirs and (ours <= theirs or theirs <= ours):
        return True
    rest = scene.text(origin.article)[link.span.start : origin.sentence.end]
    by = {name for found in _REVIEWED.finditer(rest) for name in _word_set(found["who"])}
    return bool(by & (ours | {"us"}))


def _named(title: str, origin: Claim) -> bool:
    """Whether the title names the source after all, by any telling word of its names.

    A word that the claim itself has ("Orlow", of a source at Orlow police) is what it is about.
    """
    words, content = _word_set(title), _word_set(origin.text)
    names = " ".join(map(_who, origin.attribution))
    last = title.rsplit(maxsplit=1)[-1].strip(".,)")
    if last.isupper() and last.lower() in _word_set(names):
        return True
    telling = {w.strip(".,'’").lower() for w in names.split() if len(w) > 3 or w.isupper()}
    if beyond := {word for word in telling if not is_place(word)} - _JOINING:
        telling, words = beyond, {word for word in words if not is_place(word)}
    return any(
        _same_word(word, name)
        for name in telling
        if not any(_same_word(word, name) for word in content)
        for word in words
    )


def _who(link: Attribution) -> str:
    """The words that name a source; people are not named by where they are ("in Orlow")."""
    told = f"{link.source} {link.canonical}"
    return _WHERE.sub("", told) if link.kind in UNNAMED else told


def is_place(word: str) -> bool:
    """Tell whether a word names a country or its people: "Norland", "Norlands", "Norlander"."""
    name = word.capitalize()
    return country_of(name) is not None or country_of(name.removesuffix("s")) is not None


def _word_set(text: str) -> set[str]:
    words = {word.strip(".,:;'’‘“”\"").lower() for word in text.split()}
    return words | {word[:-2] for word in words if word.endswith(("'s", "’s"))}


def _same_word(word: str, name: str) -> bool:
    return word == name or derived(word, name)


def _own_voice(
    scene: Scene, told: Claim, matches: Mapping[tuple[str, str], Match], cut: counted_heads.Cut
) -> bool:
    """Whether the body, too, says it in the outlet's own voice."""
    for claim in scene.by_article[told.article]:
        if claim.block in HEADS or (claim.article, claim.sentence.start) in cut:
            continue
        if not claim.attribution and not _CREDITED.search(claim.text):
            match = best_pair(matches, claim.id, told.id)
            if match is not None and match.same and not hedges_of(claim):
                return True
    return False


def _lost_finding(scene: Scene, pair: Retelling) -> Finding:
    told, origin = pair.told, pair.origin
    link = origin.attribution[-1]
    who = told_name(link)
    heavy = bool(told.quantities) or bool(hedges_of(origin)) or link.kind is SourceKind.ANONYMOUS
    return finding(
        scene,
        FindingKind.ATTRIBUTION_LOST,
        Severity.MEDIUM if heavy else Severity.LOW,
        f"{scene.outlet(told.article)} says in the title, in its own voice, what its article "
        f"credits to {who}.",
        [
            scene.evidence(told.article, told.span),
            scene.evidence(origin.article, origin.span),
            scene.evidence(origin.article, link.span),
        ],
        unless="the article establishes it by other means, in words that were not matched",
        source=who,
        score=round(pair.match.score, 3),
    )
