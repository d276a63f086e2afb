"""What happened to the counted: "killed, injured or missing", "12 dead", "a death toll of 70".

One figure may carry several outcomes, which must then be compared as one count. Outcomes are
lemmas; words of one meaning share one ("dead", "died", "fatalities": "die").
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

_SAME = {
    "dead": "die", "death": "die", "fatality": "die", "died": "die", "perish": "die",
    "killing": "kill", "killed": "kill", "slain": "kill", "slay": "kill", "murder": "kill",
    "execution": "execute", "wound": "injure", "wounded": "injure", "injured": "injure",
    "injury": "injure", "hurt": "injure", "missing": "miss", "unaccounted": "miss", "fled": "flee",
    "arrest": "arrest", "arrested": "arrest", "detention": "detain", "detained": "detain",
    "displaced": "displace", "displacement": "displace", "evacuation": "evacuate",
    "evacuated": "evacuate", "mobilisation": "mobilise", "mobilization": "mobilise",
    "mobilize": "mobilise", "deportation": "deport", "abduction": "abduct",
    "kidnapping": "kidnap", "kidnapped": "kidnap", "expulsion": "expel", "rescue": "rescue",
    "rescued": "rescue", "trapped": "trap", "stranded": "strand", "destroyed": "destroy",
    "destruction": "destroy", "hospitalized": "hospitalise", "hospitalize": "hospitalise",
    "hospitalised": "hospitalise", "infected": "infect", "captured": "capture",
    "drown": "drown", "drowned": "drown", "besieged": "besiege", "jailed": "jail",
    "imprisonment": "imprison", "exodus": "flee", "homeless": "homeless", "loot": "loot",
    "life": "die", "burned": "burn", "burnt": "burn", "martyr": "kill", "martyred": "kill",
    "deserted": "desert",
}  # fmt: skip
_KNOWN = frozenset(_SAME.values())
_STATES = frozenset(
    "dead killed slain wounded injured hurt missing unaccounted displaced homeless trapped "
    "stranded arrested detained hospitalised hospitalized evacuated kidnapped abducted captured "
    "besieged destroyed damaged drowned executed murdered infected jailed imprisoned rescued "
    "martyred deserted abandoned".split()
)
_NOUNS = frozenset(
    "death killing execution murder injury arrest detention displacement evacuation mobilisation "
    "mobilization deportation abduction kidnapping expulsion rescue destruction exodus "
    "imprisonment capture shooting bombing release loss hospitalisation recruitment".split()
)
_COUNTED_NOUNS = frozenset(
    "death fatality killing injury arrest execution detention murder".split()
)
_LIGHT = frozenset(
    "be have do say tell report claim state add announce note see include get make take give put "
    "bring believe think fear estimate expect know confirm presume consider suspect show find "
    "leave remain become go come need want try seek appear seem happen occur involve use describe "
    "call ask mean contain number total reach rise fall increase exceed hit cost represent count "
    "stand keep let begin start continue stop help allow force cause lead follow set feel hear "
    "look like identify list record document register feature comprise consist allege warn hold "
    "range average will would may might can could should must let face comment sign play speak "
    "talk write read agree plan hope decide urge demand insist argue visit watch meet top surpass "
    "pass near approach put declare house host".split()
)
_TRANSPARENT = frozenset(
    "believe think fear report presume confirm say know estimate feel consider suspect allege "
    "leave find suppose go be have remain assume understand list seem appear become get".split()
)
_PAST = frozenset({"VBN", "VBD"})
_FATAL = frozenset({"killed", "slain", "drowned", "executed"})
_HURT = frozenset({"injured", "wounded", "hurt"})
_MOVES = frozenset("flee leave escape lose cross quit suffer evacuate abandon desert enter".split())
_TAKE_LIVES = frozenset("claim take cost lose".split())
_BRIDGES = frozenset(
    "and or , / been being be were was are is have has had also either went gone go to as "
    "were reportedly still left even".split()
)


def outcome(token: Token) -> str:
    """Return the normalised lemma of an outcome word, with its particle ("lay off")."""
    lower, lemma = token.lower_, token.lemma_.lower()
    particle = "".join(f" {child.lower_}" for child in token.rights if child.dep_ == "prt")
    return _SAME.get(lower) or _SAME.get(lemma, lemma) + particle


def is_state(token: Token) -> bool:
    """Tell whether a word right after a figure says what happened: "dead", "wounded"."""
    return token.lower_ in _STATES


def noun_outcome(token: Token) -> tuple[str, ...]:
    """Return the outcome that a counted noun itself names: "12 deaths"."""
    lemma = token.lemma_.lower()
    if lemma == "life":
        taken = any(word.lemma_.lower() in _TAKE_LIVES for word in _near(token))
        return ("die",) if taken else ()
    return (outcome(token),) if lemma in _COUNTED_NOUNS else ()


def _near(token: Token) -> Iterator[Token]:
    for _ in range(3):
        token = token.head
        yield token


def outcomes_of(target: Token, end: int) -> tuple[str, ...]:
    """Return the outcomes of a counted noun, or of a figure that stands for it, in text order.

    `end` is the index of the token after the counted phrase. The parse names the governing verb;
    lists of participles are then followed word by word, since parsers break them.
    """
    told = _told_apart(target, end)
    if told is not None:
        return (outcome(told),)
    lists = [list(_listed(verb)) for verb in _verbs(target)]
    lists.append(list(_states_after(target, end)))
    if not any(_is_harm(words) for words in lists):
        lists.append([t for t in target.lefts if t.dep_ == "amod" and is_state(t)])
    if any(_is_harm(words) for words in lists):
        lists = [words for words in lists if _is_harm(words)]
    found = {token.i: token for words in lists for token in words}
    if not found and target.dep_ == "conj" and target.head.pos_ in {"NOUN", "PROPN", "NUM"}:
        return outcomes_of(target.head, target.head.i + 1)
    return tuple(dict.fromkeys(outcome(found[i]) for i in sorted(found)))


def _told_apart(target: Token, end: int) -> Token | None:
    """Return the counted's own participle in a title's "12 people killed 30 others injured".

    Parsers take the first participle for a verb that is done to the others.
    """
    state = target.doc[end] if end < target.sent.end else None
    if state is None or not is_state(state) or state.tag_ not in _PAST:
        return None
    if _is_listed(target, state):
        return state
    verb = state if target.dep_ == "nsubj" and target.head == state else target.head
    subject = next((t for t in verb.lefts if t.dep_ == "nsubj"), None)
    others = next((t for t in verb.rights if t.dep_ == "dobj"), None)
    if subject is None or others is None or verb.lower_ not in _FATAL:
        return None
    bare = verb.i == subject.i + 1 and any(t.pos_ == "NUM" for t in subject.lefts)
    following = target.doc[others.i + 1] if others.i + 1 < target.sent.end else None
    parted = others.lower_ in {"others", "more"} and any(t.pos_ == "NUM" for t in others.lefts)
    hurt = following is not None and following.lower_ in _HURT and following.head == others
    return state if bare and parted and hurt and target in (subject, others) else None


def _is_listed(target: Token, state: Token) -> bool:
    """Tell "12 sailors killed 7 wounded in a raid" from "killed 7 wounded raiders"."""
    after = list(target.doc[state.i + 1 : min(state.i + 4, target.sent.end)])
    if len(after) < 2 or state.lower_ not in _FATAL or state.i != target.i + 1:
        return False
    number, hurt, *rest = after
    described = any(token.pos_ in {"NOUN", "PROPN", "ADJ"} for token in rest)
    return number.like_num and hurt.lower_ in _HURT and not described


def is_known(name: str) -> bool:
    """Tell whether an outcome is one that news counts by: "kill", "displace", "arrest"."""
    return name in _KNOWN


def _is_harm(words: list[Token]) -> bool:
    """Tell a list like "killed or injured" from an incidental verb, which then gives way."""
    return any(outcome(token) in _KNOWN for token in words)


def _verbs(target: Token) -> Iterator[Token]:
    """Yield the verbs that say what happened to `target`."""
    role, head = target.dep_, target.head
    if role == "pobj" and head.lower_ == "including" and head.head != head:
        yield from _including(head.head)
    elif role == "pobj" and head.lower_ == "of" and _is_nominal(head.head):
        yield head.head
    elif role == "nsubjpass":
        yield from _through(head)
    elif role == "nsubj":
        yield from _acting(head)
    elif role in {"dobj", "oprd"} and head.pos_ == "VERB":
        yield from _undergone(head, target)
    for child in target.rights:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            yield from _through(child)
        elif child.dep_ == "relcl":
            yield from _relative(child)


def _is_nominal(noun: Token) -> bool:
    """Tell "the deaths of" and "claimed the lives of" from other nouns."""
    lemma = noun.lemma_.lower()
    return lemma in _NOUNS or (lemma == "life" and noun.head.lemma_.lower() in _TAKE_LIVES)


def _including(whole: Token) -> Iterator[Token]:
    if whole.pos_ in {"NOUN", "PROPN", "NUM", "PRON"}:
        yield from _verbs(whole)
    elif whole.pos_ == "VERB":
        yield from _through(whole)


def _through(verb: Token) -> Iterator[Token]:
    """Pass over "believed to have", "left", "reported" to the verb or state that matters."""
    lemma = verb.lemma_.lower()
    if lemma in _TRANSPARENT or lemma in _LIGHT:
        for child in verb.rights:
            if _is_complement(child) and not _acts(child):
                if is_state(child):
                    yield child
                elif child.pos_ in {"VERB", "AUX"}:
                    yield from _acting(child)
    elif verb.pos_ in {"VERB", "ADJ"} or is_state(verb):
        yield verb


def _is_complement(token: Token) -> bool:
    return token.dep_ in {"xcomp", "oprd", "acomp", "ccomp"}


def _acting(verb: Token) -> Iterator[Token]:
    """Yield a verb whose subject is counted, unless it acts on somebody else."""
    lemma = verb.lemma_.lower()
    if lemma in _LIGHT and (lemma not in _MOVES or any(_is_complement(c) for c in verb.rights)):
        yield from _through(verb)
        return
    objects = any(child.dep_ in {"dobj", "obj", "ccomp", "dative"} for child in verb.rights)
    objects = objects or any(_has_object(child) for child in verb.rights if child.dep_ == "conj")
    if verb.pos_ in {"VERB", "ADJ"} and (not objects or lemma in _MOVES):
        yield verb


def _undergone(verb: Token, target: Token) -> Iterator[Token]:
    """Yield a verb that is done to the counted: "killed 12 people"."""
    lemma = verb.lemma_.lower()
    if lemma in _TAKE_LIVES and target.lemma_ == "life":
        yield target
    elif lemma not in _LIGHT and not any(child.dep_ == "neg" for child in verb.children):
        yield verb


def _relative(verb: Token) -> Iterator[Token]:
    for child in verb.lefts:
        if child.dep_ == "nsubjpass" and child.tag_ in {"WP", "WDT"}:
            yield from _through(verb)
        elif child.dep_ == "nsubj" and child.tag_ in {"WP", "WDT"}:
            yield from _acting(verb)


def _listed(verb: Token) -> Iterator[Token]:
    """Follow "killed, injured or missing" to both sides of one member, word by word."""
    yield from _walk(verb, -1)
    yield verb
    yield from _walk(verb, 1)


def _walk(verb: Token, step: int) -> Iterator[Token]:
    doc, at, joined = verb.doc, verb.i + step, False
    sentence = verb.sent
    while sentence.start <= at < sentence.end:
        token = doc[at]
        if token.lower_ in _BRIDGES:
            joined = joined or token.lower_ in {"and", "or", ",", "/"}
        elif joined and _is_member(token, verb):
            yield token
            joined = False
        else:
            return
        at += step


def _is_member(token: Token, verb: Token) -> bool:
    past = {"VBN", "VBD"}
    same = token.tag_ == verb.tag_ or {token.tag_, verb.tag_} <= past
    heavy = token.lemma_.lower() not in _LIGHT
    if _has_object(verb):
        return same and heavy
    if _has_object(token):
        return False
    participle = token.tag_ in past | {"VBG"} or (token.tag_ == "JJ" and token.lower_[-2:] == "ed")
    same = same or (token.tag_ == "JJ" and verb.tag_ in past)
    return is_state(token) or (participle and same and heavy and not _acts(token))


def _acts(token: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children)


def _states_after(target: Token, end: int) -> Iterator[Token]:
    """Yield the states that follow the counted phrase at once: "12 people dead or missing"."""
    doc, at = target.doc, end
    limit = target.sent.end
    while at < limit and (
        doc[at].lower_ in _BRIDGES - {"and", "or", ",", "/"}
        or (doc[at].lemma_.lower() in _TRANSPARENT and doc[at].tag_ in {"VBN", "VBD", "VBP", "VBZ"})
    ):
        at += 1
    if at < limit and is_state(doc[at]) and not (describes(doc[at]) or _has_object(doc[at])):
        yield doc[at]
        yield from _walk(doc[at], 1)


def _has_object(token: Token) -> bool:
    return any(child.dep_ in {"dobj", "obj"} for child in token.rights)


def describes(token: Token) -> bool:
    """Tell "wounded soldiers" from "wounded": the state belongs to the next noun."""
    return token.dep_ in {"amod", "compound"} and token.head.i > token.i
