"""`enighed backup`: the whole data folder as one file with a manifest of sums, made while meetings go on."""

from __future__ import annotations

import contextlib
import io
import os
import zipfile
from datetime import datetime
from hashlib import sha256
from itertools import count
from pathlib import Path

from store import clock
from store.archive import Archive
from store.disk import calls
from store.disk.atomic import write_all
from store.disk.errors import DiskError, why
from store.folder import REGISTER
from store.keeping.members import members
from store.keeping.seals import keep_seal
from store.keeping.zipped import MANIFEST, manifest_data
from store.said import Refused, Said, refused, said
from store.value import value


@value
class Backup:
    """A file that holds it all. `proof` is the SHA-256 of its manifest, `notices` what is not in it as it should be."""

    path: Path
    files: int
    meetings: int
    size: int
    proof: str
    notices: tuple[Said, ...] = ()


@value
class After:
    """What came of it once a meeting had ended: `copy` is where all was copied to, `failed` what was not done."""

    copy: Path | None = None
    failed: tuple[Said, ...] = ()

    @property
    def told(self) -> tuple[Said, ...]:
        """What failed, then where the copy is."""
        return (*self.failed, *([said("backup.copied", path=str(self.copy))] if self.copy else []))


def backup(home: Path, file: Path, at: datetime) -> Backup | Refused:
    """Make `file`, or one named by the moment where it is a folder. Never over another; whole, or not at all."""
    target = file / f"enighed-{at:%Y-%m-%d-%H%M%S}.zip" if os.path.isdir(file) else file  # noqa: PTH112
    made: Path | None = None
    try:
        if os.path.lexists(target):
            raise FileExistsError
        sweep(target.parent)
        made, fd = _new(target.parent)
        try:
            with contextlib.suppress(OSError):
                calls.lock(fd)  # so that nobody takes it for one that was left
            held = _write(fd, home, target, at)
            calls.flush(fd)
        finally:
            calls.close(fd)
        if not held.files:
            return refused("backup.nothing", path=str(home))
        _settle(made, target)
    except FileExistsError:
        return refused("backup.exists", path=str(target))
    except OSError as failed:
        return refused("backup.failed", path=str(target), reason=why(failed, target))
    finally:
        if made is not None:
            _remove(made)
    return held


def takes_no_copy(folder: Path) -> Said | None:
    """Why a copy cannot be made in the folder the user chose, as far as can be told without trying."""
    return _no_folder(folder) or (None if os.access(folder, os.W_OK | os.X_OK) else said("os.denied"))


def _no_folder(folder: Path) -> Said | None:
    if os.path.isdir(folder):  # noqa: PTH112  (a Path raises where it may not look)
        return None
    return said("os.is_no_folder" if os.path.lexists(folder) else "os.gone_folder", folder=str(folder))


def copy_after_meeting(archive: Archive, path: Path, folder: Path) -> After:
    """A whole backup in the folder the user chose, named by the meeting whose ledger is `path`; nothing is raised."""
    for number in count(1):
        target = folder / f"enighed-{path.stem}{f'-{number}' if number > 1 else ''}.zip"
        if not os.path.lexists(target):
            break
    reason = _no_folder(folder)
    if reason is None:
        made = backup(archive.home, target, clock.local(archive.now()))
        if isinstance(made, Backup):
            return After(made.path)
        reason = made.why.value("reason") or said("os.other")
    return After(failed=(said("backup.not_copied", folder=str(folder), reason=reason),))


def seal_after_meeting(archive: Archive, path: Path, late: int | None = None) -> After:
    """Seal the ledger of a meeting that has ended; nothing is raised. `late` as in `keep_seal`."""
    try:
        changed = keep_seal(path, clock.local(archive.now()), late)
    except (DiskError, OSError):
        return After(failed=(said("seals.not_kept"),))
    return After(failed=() if changed is None else (said("seals.changed", entry=changed),))


def after_meeting(archive: Archive, path: Path, folder: Path | None, late: int | None = None) -> After:
    """Both: the seal, and a copy where `folder` is set."""
    sealed = seal_after_meeting(archive, path, late)
    copied = copy_after_meeting(archive, path, folder) if folder else After()
    return After(copied.copy, (*sealed.failed, *copied.failed))


def _write(fd: int, home: Path, target: Path, at: datetime) -> Backup:
    """The zip file, written straight on, so that no archive is too large for the memory."""
    sums: dict[str, tuple[int, str]] = {}
    notices: list[Said] = []
    with zipfile.ZipFile(_Sink(fd), "w") as out:
        for member in members(home):
            if isinstance(member, Said):
                notices.append(member)
            else:
                _add(out, *member, at)
                sums[member[0]] = len(member[1]), sha256(member[1]).hexdigest()
        manifest = manifest_data(sums, at)
        _add(out, MANIFEST, manifest, at)
    meetings = [name for name in sums if name.startswith("meetings/") and name.endswith(".json")]
    return Backup(
        path=target,
        files=len(sums),
        meetings=sum(not name.endswith(f"/{REGISTER}") for name in meetings),
        size=sum(length for length, _ in sums.values()),
        proof=sha256(manifest).hexdigest(),
        notices=tuple(notices),
    )


def _add(out: zipfile.ZipFile, name: str, data: bytes, at: datetime) -> None:
    year = min(max(at.year, 1980), 2107)  # what a zip file can say, wherever the clock may stand
    info = zipfile.ZipInfo(name, (year, at.month, at.day, at.hour, at.minute, at.second))
    info.external_attr = 0o100600 << 16
    out.writestr(info, data, zipfile.ZIP_DEFLATED)


class _Sink(io.RawIOBase):
    """A descriptor that only goes on; the bytes leave through `store.disk.calls`."""

    def __init__(self, fd: int) -> None:
        self._fd = fd

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        write_all(self._fd, data)
        return len(data)


def _new(folder: Path) -> tuple[Path, int]:
    """A file of our own to write to, 0600, and its descriptor."""
    number = 0
    while True:
        made = folder / f".enighed-{os.getpid()}-{number}.tmp"
        try:
            return made, calls.open_file(made, calls.NEW)
        except FileExistsError:
            number += 1


def sweep(folder: Path) -> None:
    """Take away what a killed backup left; a file that is still being written is locked."""
    for left in folder.glob(".enighed-*.tmp"):
        with contextlib.suppress(OSError):
            fd = calls.open_file(left, calls.READ)
            try:
                free = calls.lock(fd)
            finally:
                calls.close(fd)
            if free:
                calls.remove(left)


def _settle(made: Path, target: Path) -> None:
    """Give the finished file its name; FileExistsError where something has it. A memory stick knows no second names."""
    try:
        calls.link(made, target)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(target):
            raise FileExistsError from None
        calls.rename(made, target)
    try:
        calls.sync_folder(target.parent)
    except OSError:
        _remove(target)  # not promised, so not there
        raise


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        calls.remove(path)
