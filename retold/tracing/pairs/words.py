"""Doc -> sentences of words: what a telling and its origin are compared by."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_EMPTY_VERBS = frozenset("be have do will would can could may might shall should must".split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word: `text` as written, in lower case in `lower`, its lemma, its tag of words (`pos`)."""

    text: str
    lower: str
    lemma: str
    pos: str

    @property
    def mark(self) -> bool:
        """Whether it is a mark of punctuation."""
        return self.pos == "PUNCT"

    @property
    def content(self) -> bool:
        """Whether it has content of its own."""
        return self.pos in CONTENT and self.lemma not in _EMPTY_VERBS

    @property
    def fixed(self) -> bool:
        """Whether no other word can stand for it: a name, a number."""
        return self.pos in {"PROPN", "NUM"} or self.text[0].isdigit()

    @property
    def key(self) -> str:
        """The form that it is looked up by."""
        return self.lower if self.fixed else self.lemma


Sentence = tuple[Word, ...]
Text = tuple[Sentence, ...]


def text_of(doc: Doc) -> Text:
    """Return the sentences of a parsed text, without white space."""
    sentences = (tuple(_word(t) for t in s if not t.is_space) for s in doc.sents)
    return tuple(sentence for sentence in sentences if sentence)


def _word(token: Token) -> Word:
    return Word(token.text, token.lower_, token.lemma_.lower(), token.pos_)
