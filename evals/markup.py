"""The XML of a public set, read as something that a stranger made."""

from __future__ import annotations

from xml.etree import ElementTree

from evals import DataError


def xml_root(name: str, data: bytes) -> ElementTree.Element:
    """Return the root element of a file.

    Raises:
        DataError: no XML, or XML that declares entities, which none of the sets needs and which
            can grow without bounds.
    """
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise DataError(f"{name} declares entities, which the set does not need")
    try:
        return ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise DataError(f"{name} is not XML ({error})") from error
