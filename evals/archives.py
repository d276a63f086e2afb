"""Files of a public set, from a folder or an archive; nothing is unpacked and sizes are bounded."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from evals import DataError

MAX_MEMBER_BYTES = 2_000_000
MAX_TOTAL_BYTES = 500_000_000
ARCHIVES = (".tar.gz", ".tgz", ".tar", ".zip")


def members(path: Path, *, suffix: str) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each file that ends in `suffix`, of a folder or an archive.

    A file that itself ends in `suffix` is the one member. Archives that lie in the folder are
    read too. Hidden files (the `._` files of some archives among them), links and files over
    MAX_MEMBER_BYTES are left out.

    Raises:
        DataError: an archive that cannot be read, or more than MAX_TOTAL_BYTES in all.
    """
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.is_file())
        yield from _bounded(_folder_files(path, files, suffix))
        for file in files:
            if file.name.endswith(ARCHIVES):
                yield from _archived(file, suffix)
    elif _wanted(path.name, suffix):
        yield from _bounded(_folder_files(path.parent, [path], suffix))
    else:
        yield from _archived(path, suffix)


def _folder_files(folder: Path, files: Iterable[Path], suffix: str) -> Iterator[tuple[str, bytes]]:
    for file in files:
        name = file.relative_to(folder.parent).as_posix()
        if _wanted(name, suffix) and file.stat().st_size <= MAX_MEMBER_BYTES:
            yield name, file.read_bytes()


def _archived(path: Path, suffix: str) -> Iterator[tuple[str, bytes]]:
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as zipped:
                yield from _bounded(_zip_files(zipped, suffix))
        else:
            with tarfile.open(path) as tar:
                yield from _bounded(_tar_files(tar, suffix))
    except (tarfile.TarError, zipfile.BadZipFile, OSError, EOFError, zlib.error) as error:
        raise DataError(f"{path} cannot be read as an archive ({error})") from error


def _zip_files(zipped: zipfile.ZipFile, suffix: str) -> Iterator[tuple[str, bytes]]:
    for member in zipped.infolist():
        if _wanted(member.filename, suffix) and member.file_size <= MAX_MEMBER_BYTES:
            with zipped.open(member) as stream:
                yield member.filename, stream.read(MAX_MEMBER_BYTES)


def _tar_files(tar: tarfile.TarFile, suffix: str) -> Iterator[tuple[str, bytes]]:
    for member in tar:
        if member.isfile() and _wanted(member.name, suffix) and member.size <= MAX_MEMBER_BYTES:
            stream = tar.extractfile(member)
            if stream is not None:
                yield member.name, stream.read(MAX_MEMBER_BYTES)


def _wanted(name: str, suffix: str) -> bool:
    last = name.rsplit("/", maxsplit=1)[-1]
    return last.endswith(suffix) and not last.startswith(".")


def _bounded(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Pass files on until MAX_TOTAL_BYTES have been read, so that no archive fills the memory."""
    total = 0
    for name, data in files:
        total += len(data)
        if total > MAX_TOTAL_BYTES:
            raise DataError(f"the data holds more than {MAX_TOTAL_BYTES} bytes")
        yield name, data
