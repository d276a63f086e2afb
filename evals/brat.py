"""PolNeAR's files -> documents with their attributions: brat's standoff format, read with bounds.

The set is that of Newell, Margolin and Ruths (2018), "An Attribution Relations Corpus for Political
News", LREC.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from evals import DataError
from evals.archives import members

ROLES = ("source", "cue", "content")
Pieces = tuple[tuple[int, int], ...]
_SPAN = re.compile(r"(T\d{1,9})\t\S+ (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)(?:\t|$)")
_RELATION = re.compile(r"E\d{1,9}\t(.*)")
_ROLE = re.compile(r"(Source|Cue|Content)\d*:(T\d{1,9})")
_ANNOTATOR = re.compile(r"_[^_]*\.ann$")
_KEPT = "dev"


@dataclass(frozen=True, slots=True)
class Attributed:
    """A text of the set and its attributions: for each, the pieces of the spans of each role.

    An attribution without a source has no entry for it; one with two has the pieces of both.
    """

    name: str
    text: str
    attributions: tuple[Mapping[str, Pieces], ...]


def documents(path: Path, *, part: str = _KEPT) -> Iterator[Attributed]:
    """Yield the texts that have annotations, in the order of their names.

    PATH is a part of the set (`text/*.txt` and `attributions/*.ann`), an archive, or a folder that
    holds either; of several parts the one named `part` alone is read. Where several people
    annotated a text, the first in the order of file names counts; a text may have no attribution.

    Raises:
        DataError: nothing of this layout, or spans that do not lie in their text.
    """
    texts = _by_part(path, ".txt", "text")
    annotations = _by_part(path, ".ann", "attributions")
    parts = texts.keys() & annotations.keys()
    chosen = sorted(name for name in parts if name.rpartition("/")[2] == part) or sorted(parts)
    for folder in chosen:
        first: dict[str, str] = {}
        for file in sorted(annotations[folder]):
            first.setdefault(_ANNOTATOR.sub("", file), file)
        for file in sorted(texts[folder]):
            stem = file.removesuffix(".txt")
            if stem in first:
                name = f"{folder}/{stem}"
                text = _decoded(texts[folder][file], name)
                found = attributions(_decoded(annotations[folder][first[stem]], name))
                yield Attributed(name, text, tuple(_checked(found, text, name)))


def attributions(annotation: str) -> Iterator[Mapping[str, Pieces]]:
    """Yield the attributions that the E lines of a brat file put together.

    T lines that no E line names are strays. A line broken by a line end in the words that it
    quotes leaves a rest that is no line of brat, and is passed over.
    """
    spans: dict[str, Pieces] = {}
    relations: list[str] = []
    for line in annotation.split("\n"):
        if span := _SPAN.match(line):
            spans[span[1]] = tuple(_pair(piece) for piece in span[2].split(";"))
        elif told := _RELATION.match(line):
            relations.append(told[1])
    for relation in relations:
        found: dict[str, Pieces] = {}
        for role, span_id in _ROLE.findall(relation):
            pieces = spans.get(span_id, ())
            if pieces:
                found[role.lower()] = found.get(role.lower(), ()) + pieces
        if found:
            yield found


def _pair(piece: str) -> tuple[int, int]:
    start, end = piece.split(" ")
    return int(start), int(end)


def _checked(
    found: Iterator[Mapping[str, Pieces]], text: str, name: str
) -> Iterator[Mapping[str, Pieces]]:
    for attribution in found:
        for start, end in (piece for pieces in attribution.values() for piece in pieces):
            if not 0 <= start < end <= len(text):
                raise DataError(f"{name}: the span {start} to {end} does not lie in the text")
        yield attribution


def _by_part(path: Path, suffix: str, folder: str) -> dict[str, dict[str, bytes]]:
    """Return bytes by part and file name; a part is where the folders of text and .ann stand."""
    parts: dict[str, dict[str, bytes]] = {}
    for name, data in members(path, suffix=suffix):
        place = PurePosixPath(name)
        if place.parent.name == folder:
            parts.setdefault(str(place.parent.parent), {})[place.name] = data
    return parts


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DataError(f"{name} is not UTF-8 ({error.reason})") from error
