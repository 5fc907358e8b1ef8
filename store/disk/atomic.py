"""Files that are there whole or not at all: made 0600 with O_EXCL in their own folder, renamed into place."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from store.disk import calls
from store.disk.names import beside, temporary

LARGEST = 1 << 28  # bytes; no ledger comes near, and a program must not drown in a file that is none
WINDOWS = os.name == "nt"
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)


def make_folders(folder: Path) -> None:
    """A folder and what it lies in; each new level is on the disk before the next is made."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for level in reversed(missing):
        with contextlib.suppress(FileExistsError):
            calls.make_folder(level)
        calls.sync_folder(level.parent)


def make_last(folder: Path) -> None:
    """A folder for what may be gone after a power cut; what it lies in must be there. FileExistsError: no folder."""
    try:
        calls.make_folder(folder)
    except FileExistsError:
        if not folder.is_dir():
            raise


def read_file(path: Path) -> tuple[bytes, os.stat_result] | None:
    """The bytes and their stamp from before they were read; None where there is no such file."""
    try:
        fd = calls.open_file(path, calls.READ)
    except FileNotFoundError:
        return None
    try:
        status = calls.look_at(fd)
        if not calls.regular(status):
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))  # a pipe or a device likewise
        parts = []
        left = LARGEST + 1
        while left > 0 and (part := calls.read(fd, min(left, 1 << 20))):
            parts.append(part)
            left -= len(part)
    finally:
        calls.close(fd)
    if left <= 0:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return b"".join(parts), status


def read_start(path: Path, count: int) -> bytes:
    """The first bytes of a file. OSError."""
    fd = calls.open_file(path, calls.READ)
    try:
        return calls.read(fd, count)
    finally:
        calls.close(fd)


def read_linked(path: Path) -> bytes:
    """The bytes of a file that the user may keep elsewhere, behind a link; none where there is no file. OSError."""
    found = read_file(Path(os.path.realpath(path)))
    return found[0] if found else b""


def write_all(fd: int, data: bytes) -> None:
    """Every byte, in one call where the system takes them so; a short write is completed."""
    done = calls.write(fd, data)
    while done < len(data):
        more = calls.write(fd, memoryview(data)[done:])
        if not more:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        done += more


def create(path: Path, data: bytes) -> None:
    """A new file, flushed, its folder not synced; FileExistsError where anything has its name, a link too."""
    fd = calls.open_file(path, calls.NEW)
    try:
        try:
            write_all(fd, data)
            calls.flush(fd)
        finally:
            calls.close(fd)
    except BaseException:
        _remove(path)
        raise


def replace(path: Path, data: bytes, *, folder: bool = True, patient: bool = False) -> None:
    """The next version of a file: made beside it, flushed, renamed over it, the folder synced if `folder`.

    One writer per path at a time, as the lock sees to. `patient` goes on for some seconds where Windows
    refuses a rename because a virus scanner or an indexer holds the file; OSError leaves the old version as
    it was.
    """
    made = temporary(path)
    _remove(made)
    create(made, data)
    try:
        _rename(made, path, patient)
    except BaseException:
        _remove(made)
        raise
    if folder:
        calls.sync_folder(path.parent)


def keep_beside(path: Path, data: bytes, kind: str) -> Path:
    """A copy of what was found, under the first free number; the one already there where it is the same."""
    number = 1
    while True:
        kept = beside(path, kind, number)
        try:
            create(kept, data)
        except FileExistsError:
            found = read_file(kept)
            if found and found[0] == data:
                return kept
            number += 1
        else:
            calls.sync_folder(kept.parent)
            return kept


def _rename(made: Path, path: Path, patient: bool) -> None:
    for pause in _PAUSES if patient and WINDOWS else ():
        try:
            return calls.rename(made, path)
        except PermissionError:
            calls.pause(pause)
    return calls.rename(made, path)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        calls.remove(path)
