"""What goes wrong between the record and the disk: a key and values, never a text of a meeting."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from store.said import Said, said

_REASONS = {
    errno.ENOSPC: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EDQUOT: "quota",
    errno.EIO: "io",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EROFS: "read_only",
    errno.ENOENT: "gone",
    errno.ENOTDIR: "gone",
    errno.ESTALE: "gone",
    errno.ENODEV: "gone",
    errno.ENXIO: "gone",
    errno.ELOOP: "link",
    errno.EMLINK: "link",
    errno.EEXIST: "occupied",
    errno.EISDIR: "no_file",
}


def reason_of(failed: OSError) -> str:
    """disk_full, quota, io, denied, read_only, gone, link, occupied (by what is no folder), no_file or other."""
    return _REASONS.get(failed.errno or 0, "other")


def why(failed: OSError, path: Path) -> Said:
    """Why a file at `path` could not be read or made, `os.` and the reason; a folder of it that is missing is named."""
    reason, folder = reason_of(failed), os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120
    if reason == "gone" and not os.path.isdir(folder):  # noqa: PTH112  (a Path raises where it may not look)
        return said("os.is_no_folder" if os.path.lexists(folder) else "os.gone_folder", folder=folder)
    return said(f"os.{reason}")


class DiskError(Exception):
    """Any refusal of the disk; `said` is its key and values."""

    def __init__(self, key: str, path: Path, **values: object) -> None:
        self.path = path
        self.said = Said(key, (("path", str(path)), *values.items()))
        super().__init__(key, str(path), *values.values())


class NotSaved(DiskError):
    """Nothing of this change is promised to be on disk; the same change may be tried again.

    `reason` is one of `reason_of`, or `changed`: another program wrote to the ledger while its lock was away.
    """

    def __init__(self, reason: str, path: Path) -> None:
        self.reason = reason
        super().__init__(f"not_saved.{reason}", path)


SHUT = ("sealed", "other_key", "elsewhere", "plain")  # its bytes are there, and its folder's key does not open them


class Unreadable(DiskError):
    """A file is there and cannot be read; `reason` is one of `reason_of`, `large`, or `no_folder` (where all lie).

    Of encryption: `sealed` (and its folder is not unlocked), `other_key`, `elsewhere` (sealed as another file), `plain`
    (where all was sealed).
    """

    def __init__(self, reason: str, path: Path) -> None:
        self.reason = reason
        super().__init__(f"unreadable.{reason}", path)


class NotUnlocked(DiskError):
    """An encrypted folder stays shut; `reason` is passphrase, library, memory, busy, damaged or gone (its key file)."""

    def __init__(self, reason: str, path: Path = Path()) -> None:
        self.reason = reason
        super().__init__(f"not_unlocked.{reason}", path)


class Locked(DiskError):
    """Another program writes this ledger; `pid` is its number where it could be read."""

    def __init__(self, pid: int | None, path: Path) -> None:
        self.pid = pid
        super().__init__("locked", path)


class Damaged(DiskError):
    """A file is not as it was written: `line` is the first bad one, from 1. `kept` is a copy beside it."""

    def __init__(self, path: Path, line: int, kept: Path | None = None) -> None:
        self.line, self.kept = line, kept
        super().__init__("damaged", path, line=line, kept=str(kept) if kept else None)


class NewerFormat(DiskError):
    """Made by a later version of the program, which this one cannot read and does not touch."""

    def __init__(self, path: Path, version: int) -> None:
        self.version = version
        super().__init__("newer_format", path, version=version)


class AlreadyThere(DiskError):
    """A ledger of this name exists."""

    def __init__(self, path: Path) -> None:
        super().__init__("already_there", path)


class NoSuchLedger(DiskError):
    """There is no ledger of this name, or none with an entry in it."""

    def __init__(self, path: Path) -> None:
        super().__init__("no_such_ledger", path)


class Unkeepable(DiskError):
    """The document cannot be kept as it is; `reason` is nul, surrogate, deep, number, type or large."""

    def __init__(self, reason: str, path: Path = Path()) -> None:
        self.reason = reason
        super().__init__(f"unkeepable.{reason}", path)
