"""Raw text and metadata -> the blocks of an article, by general rules of how news is set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from retold.read.agencies import canonical
from retold.read.characters import clean_line, letters
from retold.read.credits import is_contribution, split_picture_credit, split_sign_off
from retold.read.dates import readings
from retold.read.furniture import has_highlights, take_highlights, trimmed, without_furniture
from retold.read.heads import (
    Stamp,
    after_title,
    agency_tag,
    byline_names,
    inline_tag,
    is_title,
    opens_sentence,
    same_line,
    split_dateline,
    stamp_of,
    without_site,
)
from retold.read.paragraphs import paragraphs
from retold.read.raw import Raw
from retold.types import Block, BlockKind, Span

DateReader = Callable[[str], str | None]
_FRONT = 6
_BEFORE_BYLINE = 3
_BEFORE_DATELINE = 3
_LONG = 60
_FLAT = 400


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words and the part it plays, before it has a place."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A laid-out article: its stored text, its blocks, and what its own words say of it.

    `stamped` is the day that the text itself states as its day of publication. `disputed` is true
    where the text states a day that cannot be read and that the metadata's day is not.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str | None
    byline: str | None
    agency: str | None
    stamped: str | None
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class _Head:
    title: str | None
    body: tuple[str, ...]
    byline: str | None = None
    kept: tuple[Piece, ...] = ()
    stamped: str | None = None
    agency: str | None = None
    disputed: bool = False


def lay_out(raw: Raw, *, read_date: DateReader, known_date: str | None) -> Layout:
    """Tell title, standfirst, byline, dateline, body, captions and credits apart.

    `read_date` turns a date as written into ISO 8601 or None; `known_date` is the day that the
    metadata gives, and helps to tell a stamp from a sentence that opens with a date.
    """
    body = _told_once(without_furniture(paragraphs(raw.text)))
    title = clean_line(raw.title)
    if title and body:
        title = without_site(title, body[0])
    byline_known = clean_line(raw.byline)
    head = _read_head(_Head(title, tuple(body), byline_known), read_date, known_date)
    points, rest = take_highlights([text for text in map(trimmed, head.body) if text])
    pieces, byline, agency = _body(rest, head.agency, byline_known)
    front = [
        *_once(BlockKind.TITLE, head.title),
        *_summary(raw.standfirst, head.title, rest),
        *(Piece(BlockKind.STANDFIRST, point) for point in points),
        *(_once(BlockKind.BYLINE, byline_known) if byline is None else ()),
        *head.kept,
    ]
    text, blocks = _placed([*front, *pieces])
    return Layout(
        text, blocks, head.title, byline or byline_known, agency, head.stamped, head.disputed
    )


def _told_once(body: list[str]) -> list[str]:
    """Leave out a long paragraph that stands again, as captions of a gallery do."""
    seen: set[str] = set()
    kept = []
    for at, paragraph in enumerate(body):
        if at < 2 or len(paragraph) < _LONG or paragraph not in seen:
            kept.append(paragraph)
        seen.add(paragraph)
    return kept


def _placed(pieces: list[Piece]) -> tuple[str, tuple[Block, ...]]:
    blocks, at = [], 0
    for piece in pieces:
        blocks.append(Block(piece.kind, Span(at, at + len(piece.text))))
        at += len(piece.text) + 2
    return "\n\n".join(piece.text for piece in pieces), tuple(blocks)


def _once(kind: BlockKind, text: str | None) -> tuple[Piece, ...]:
    return (Piece(kind, text),) if text else ()


def _summary(standfirst: str | None, title: str | None, body: list[str]) -> tuple[Piece, ...]:
    """Keep a standfirst of the metadata unless the text, or its opening, says it already."""
    text = clean_line(standfirst)
    if text is None or text.endswith(("...", "…")) or same_line(text, title or ""):
        return ()
    repeated = any(letters(text) in letters(paragraph) for paragraph in body[:5])
    return () if repeated or not letters(text) else (Piece(BlockKind.STANDFIRST, text),)


def _read_head(head: _Head, read_date: DateReader, known_date: str | None) -> _Head:
    """Take stamps and repeated titles off the front until none is left."""
    for _ in range(_FRONT):
        taken = _take_stamp(head, read_date, known_date) or _take_title(head)
        if taken is None:
            break
        head = taken
    return _take_later_stamps(_take_agency(head, read_date, known_date), read_date)


def _take_stamp(head: _Head, read_date: DateReader, known_date: str | None) -> _Head | None:
    stamp = stamp_of(head.body[0]) if head.body else None
    if stamp is None or not _is_stamp(stamp, head, read_date, known_date):
        return None
    rest = ((stamp.rest,) if stamp.rest else ()) + head.body[1:]
    return replace(_stamped(head, stamp, read_date, known_date), body=rest)


def _is_stamp(stamp: Stamp, head: _Head, read_date: DateReader, known_date: str | None) -> bool:
    if stamp.sure or not stamp.rest:
        return True
    if stamp.rest[:1].islower():
        return False
    if opens_sentence(stamp.rest) or stamp_of(stamp.rest) is not None:
        return True
    if head.title and letters(stamp.rest).startswith(letters(head.title)):
        return True
    days = {read_date(stamp.date), *(day.isoformat() for day in readings(stamp.date).values())}
    return known_date is not None and known_date[:10] in days


def _stamped(
    head: _Head, stamp: Stamp, read_date: DateReader, known_date: str | None = None
) -> _Head:
    """Note a stamp; one whose date cannot be read, or differs from the first, is kept to see."""
    day = read_date(stamp.date)
    known = known_date[:10] if known_date else None
    if day is None and known in {found.isoformat() for found in readings(stamp.date).values()}:
        day = known
    if stamp.publishes and day is not None and head.stamped in (None, day):
        return replace(head, stamped=day)
    kept = (*head.kept, Piece(BlockKind.DATELINE, stamp.words))
    unread = stamp.publishes and day is None and known is not None
    return replace(head, kept=kept, disputed=head.disputed or unread)


def _take_title(head: _Head) -> _Head | None:
    if not head.body:
        return None
    first, rest = head.body[0], head.body[1:]
    if head.title:
        flat = not rest and len(first) > _FLAT
        after = after_title(first, head.title, flat=flat)
        return None if after is None else replace(head, body=((after,) if after else ()) + rest)
    if rest and same_line(first, rest[0]) and len(first) <= 300:
        return replace(head, title=first, body=rest[1:])
    if rest and is_title(first) and not _has_role(first, head.byline):
        return replace(head, title=first, body=rest)
    return None


def _has_role(paragraph: str, byline: str | None) -> bool:
    return (
        _byline(paragraph, byline) is not None
        or has_highlights(paragraph)
        or split_picture_credit(paragraph) is not None
        or split_sign_off(paragraph) is not None
        or split_dateline(paragraph) is not None
    )


def _take_agency(head: _Head, read_date: DateReader, known_date: str | None) -> _Head:
    """Part an agency's bare name left between title or summary and text ("... six AFP At")."""
    if not head.body or not head.title:
        return head
    tag, inline = agency_tag(head.body[0]), inline_tag(head.body[0])
    if tag is None and inline is None:
        return head
    before, name, rest = ("", *tag) if tag else inline or ("", "", "")
    summary = (Piece(BlockKind.STANDFIRST, before),) if before else ()
    kept = (*summary, *head.kept, Piece(BlockKind.CREDIT, name))
    head = replace(head, body=(rest, *head.body[1:]), kept=kept, agency=canonical(name))
    return _take_stamp(head, read_date, known_date) or head


def _take_later_stamps(head: _Head, read_date: DateReader) -> _Head:
    """Take out the paragraphs of the front matter that are nothing but a stamp."""
    body = []
    for at, paragraph in enumerate(head.body):
        stamp = stamp_of(paragraph) if at < _FRONT and len(paragraph) <= 120 else None
        second = stamp_of(stamp.rest) if stamp and stamp.rest else None
        if stamp is None or (stamp.rest and (second is None or second.rest)):
            body.append(paragraph)
            continue
        for found in (stamp, second):
            head = head if found is None else _stamped(head, found, read_date)
    return replace(head, body=tuple(body))


def _body(
    body: list[str], agency: str | None, known_byline: str | None
) -> tuple[list[Piece], str | None, str | None]:
    """Give every paragraph its part; returns (pieces, names of the byline, agency)."""
    names = [_byline(paragraph, known_byline) for paragraph in body[:_FRONT]]
    byline_at = next((at for at, found in enumerate(names) if found), None)
    byline = names[byline_at] if byline_at is not None else None
    pieces: list[Piece] = []
    for at, paragraph in enumerate(body):
        if at == byline_at:
            pieces.append(Piece(BlockKind.BYLINE, paragraph))
            continue
        before = byline_at is not None and at < byline_at <= _BEFORE_BYLINE
        start = (byline_at + 1 if byline_at is not None else 0) + _BEFORE_DATELINE
        dated = None if before or at >= start else split_dateline(paragraph)
        if dated:
            line, paragraph, wire = dated  # noqa: PLW2901 - the rest is what is read on
            agency = agency or wire
            pieces.append(Piece(BlockKind.DATELINE, line))
        pieces.extend(_paragraph(paragraph, before=before))
    signed, wire = _signed(pieces)
    return signed, byline, agency or wire


def _byline(paragraph: str, known: str | None) -> str | None:
    """Return the names of a byline, told by its form or by the names that the metadata gives."""
    if known and letters(paragraph).removeprefix("by ") == letters(known).removeprefix("by "):
        return known
    return byline_names(paragraph)


def _paragraph(paragraph: str, *, before: bool) -> Iterator[Piece]:
    if is_contribution(paragraph):
        yield Piece(BlockKind.CREDIT, paragraph)
        return
    kind = BlockKind.STANDFIRST if before else BlockKind.BODY
    credit = split_picture_credit(paragraph)
    if credit is None:
        yield Piece(kind, paragraph)
        return
    words, maker = credit
    if words:
        yield Piece(kind if before else BlockKind.CAPTION, words)
    yield Piece(BlockKind.CREDIT, maker)


def _signed(pieces: list[Piece]) -> tuple[list[Piece], str | None]:
    """Split the agency's sign-off from the last paragraph of the body."""
    last = next((i for i in range(len(pieces) - 1, -1, -1) if _carries(pieces[i])), None)
    found = split_sign_off(pieces[last].text) if last is not None else None
    if last is None or found is None:
        return pieces, None
    words, credit, agency = found
    if not words:
        before, wire = _signed(pieces[:last])
        return [*before, Piece(BlockKind.CREDIT, credit), *pieces[last + 1 :]], agency or wire
    parts = [Piece(pieces[last].kind, words), Piece(BlockKind.CREDIT, credit)]
    return [*pieces[:last], *parts, *pieces[last + 1 :]], agency


def _carries(piece: Piece) -> bool:
    return piece.kind in {BlockKind.BODY, BlockKind.CAPTION}
