"""Make the table of document frequencies again from public news sets.

    python training/background.py GOLD_FOLDER retold/models/background.txt.gz

GOLD_FOLDER holds the public sets under the names given in SETS. Only counts of single terms seen
in at least two texts are written; no text, no order of words. Archives are read in memory.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from retold.stories.background import Background, render
from retold.stories.words import term, words

MAX_MEMBER = 5_000_000
_TAG = re.compile(r"<[^>]+>")


def polnear(folder: Path) -> Iterator[str]:
    """Yield the training and development articles of PolNeAR."""
    archive = folder / "polnear" / "polnear_train_dev.tar.gz"
    yield from _members(archive, pattern=r".*/text/[^/]+\.txt")


def tempeval(folder: Path) -> Iterator[str]:
    """Yield TimeBank and AQUAINT without their markup."""
    archive = folder / "tempeval3" / "tbaq_train.tar.gz"
    for text in _members(archive, pattern=r".*/[^./][^/]*\.tml"):
        yield _TAG.sub("", text)


def fa_kes(folder: Path) -> Iterator[str]:
    """Yield the FA-KES articles with their titles."""
    rows = csv.DictReader(io.StringIO(_unpacked(folder / "fa_kes" / "articles.csv.gz")))
    for row in rows:
        yield f"{row['article_title']}. {row['article_content']}"


def mh17(folder: Path) -> Iterator[str]:
    """Yield the articles on one air disaster."""
    for row in _records(folder / "mh17" / "ukraine_mh17_2014-2015.jsonl.gz"):
        yield f"{row['title']}. {row['content_original']}"


def allsides(folder: Path) -> Iterator[str]:
    """Yield the leads of the training part of the AllSides story groups."""
    for row in _records(folder / "allsides_stories" / "stories.jsonl.gz"):
        for article in row["news"].values():
            body = " ".join(article["newBody"])
            if len(body) > 500:
                yield f"{article['newsTitle']}. {body}"


def claimdiff(folder: Path) -> Iterator[str]:
    """Yield each distinct passage of the ClaimDiff training parts once."""
    passages: set[str] = set()
    for path in sorted((folder / "claimdiff").glob("*.json.gz")):
        passages.update(text for text in _strings(json.loads(_unpacked(path))) if len(text) > 60)
    yield from sorted(passages)


def bump(folder: Path) -> Iterator[str]:
    """Yield each distinct article of the BUMP minimal pairs once."""
    rows = json.loads(_unpacked(folder / "bump" / "task1_half.json.gz"))
    yield from sorted({text for text in _strings(rows) if len(text) > 200})


SETS = (polnear, tempeval, fa_kes, mh17, allsides, claimdiff, bump)


def count(folder: Path) -> Background:
    """Count in how many texts each term stands."""
    frequencies: Counter[str] = Counter()
    texts = 0
    for read in SETS:
        for text in read(folder):
            texts += 1
            frequencies.update({term(word.text) for word in words(text)})
    return Background(texts, dict(frequencies))


def _members(archive: Path, *, pattern: str) -> Iterator[str]:
    wanted = re.compile(pattern)
    with tarfile.open(archive) as tar:
        for member in tar:
            if member.isfile() and member.size <= MAX_MEMBER and wanted.fullmatch(member.name):
                stream = tar.extractfile(member)
                if stream is not None:
                    yield stream.read().decode("utf-8", "replace")


def _unpacked(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode("utf-8", "replace")


def _records(path: Path) -> Iterator[dict[str, Any]]:
    for line in _unpacked(path).splitlines():
        if line.strip():
            yield json.loads(line)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def main() -> None:
    """Write the table named on the command line."""
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    background = count(folder)
    target.write_bytes(gzip.compress(render(background).encode("utf-8"), 9, mtime=0))
    print(f"{background.articles} texts, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
