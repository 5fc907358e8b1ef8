"""The files of an export: their names, and how they come to disk without ever writing over another."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from exports.edition import INTERNAL
from exports.markdown import markdown
from exports.minutes.minutes import minutes
from exports.record_json import export_json
from store.disk.atomic import make_folders
from store.disk.errors import reason_of
from store.events import Stamped
from store.identity import slug
from store.meeting import Meeting
from store.said import Said

KINDS = ("md", "ics", "json")
MOST_VERSIONS = 999
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


@dataclass(frozen=True, slots=True)
class Exported:
    """A file as it is to be: its name, and all its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Written:
    """Where a file is now. `state` is written, or unchanged where the same bytes stood there already."""

    path: Path
    state: str = "written"


class NotWritten(OSError):
    """A file or its folder could not be written; `said` is `export.` and a reason of `reason_of`, with the path."""

    def __init__(self, failed: OSError, path: Path) -> None:
        super().__init__(failed.errno, failed.strerror, str(path))
        self.said = Said(f"export.{reason_of(failed)}", (("path", str(path)),))


def export_files(
    meeting: Meeting,
    entries: Sequence[Stamped],
    kinds: Sequence[str] = KINDS,
    edition: str = INTERNAL,
    language: str = "da",
    later: tuple[Meeting, ...] = (),
) -> tuple[Exported, ...]:
    """The files of these kinds, of one edition; `later` as for `minutes`. A calendar that holds nothing is no file.

    ValueError for a kind or edition that does not exist.
    """
    files: list[Exported] = []
    for kind in kinds:
        match kind:
            case "md":
                text = markdown(minutes(meeting, edition, language, later))
                files.append(Exported(name_of(meeting, edition, "referat", "md", language), text.encode("utf-8")))
            case "ics":
                files += _calendars(meeting, entries, edition, language)
            case "json":
                data = export_json(meeting, entries, edition).encode("utf-8")
                files.append(Exported(name_of(meeting, edition, "", "json"), data))
            case _:
                raise ValueError(f"kind {kind!r}")
    return tuple(files)


def _calendars(meeting: Meeting, entries: Sequence[Stamped], edition: str, language: str) -> list[Exported]:
    from exports.ics.calendar import deadlines_ics, meeting_ics, next_meeting_ics

    made = (
        ("moede", meeting_ics(meeting, entries, edition, language)),
        ("naeste-moede", next_meeting_ics(meeting, entries, language)),
        ("frister", deadlines_ics(meeting, entries, edition, language)),
    )
    return [Exported(name_of(meeting, edition, what, "ics", language), data) for what, data in made if data is not None]


def name_of(meeting: Meeting, edition: str, what: str, suffix: str, language: str = "da") -> str:
    """`2026-11-25-referat-intern.md`: date, the forum where it is not Direktionen, kind, edition, `en` in English."""
    forum = slug(meeting.called.forum)
    parts = [
        meeting.called.date.isoformat(),
        *([forum] if forum != "direktionen" else []),
        *([what] if what else []),
        "intern" if edition == INTERNAL else "udsendt",
        *(["en"] if language == "en" else []),
    ]
    return f"{'-'.join(parts)}.{suffix}"


def write_files(folder: Path, files: Iterable[Exported]) -> tuple[Written, ...]:
    """Write each file beside what is there: the same bytes are left as they are, others get `-v2`, `-v3` and so on.

    The folder is made where it is missing, and resolved once; no link in it is followed. NotWritten says why not.
    """
    try:
        folder = folder.expanduser().resolve()
        make_folders(folder)
        if not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    except (OSError, RuntimeError, ValueError) as failed:
        raise NotWritten(failed if isinstance(failed, OSError) else OSError(errno.ELOOP, str(failed)), folder) from None
    return tuple(_write(folder, file) for file in files)


def _write(folder: Path, file: Exported) -> Written:
    target = folder / file.name
    made: Path | None = None
    try:
        for version in range(1, MOST_VERSIONS + 1):
            target = folder / _version(file.name, version)
            there = bytes_at(target)
            if there == file.data:
                return Written(target, "unchanged")
            if there is not None:
                continue
            made = made or _temporary(folder, file)
            if _put(made, target):
                _sync(folder)
                return Written(target)
        raise OSError(errno.EEXIST, os.strerror(errno.EEXIST))
    except OSError as failed:
        raise NotWritten(failed, target) from None
    finally:
        if made is not None:
            with contextlib.suppress(OSError):
                made.unlink()


def _version(name: str, version: int) -> str:
    stem, _, suffix = name.rpartition(".")
    return name if version == 1 else f"{stem}-v{version}.{suffix}"


def bytes_at(path: Path) -> bytes | None:
    """What stands under a name: None where it is free; what is no plain file, as bytes that nothing equals."""
    other = b"\0not a file of ours"
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return other
        fd = os.open(path, _READ)
    except FileNotFoundError:
        return None
    except PermissionError:
        return other
    with os.fdopen(fd, "rb") as source:
        return source.read()


def _temporary(folder: Path, file: Exported) -> Path:
    """All the bytes, flushed, under a name of our own in the same folder; nobody else can read it."""
    path = folder / f".{file.name}.{os.getpid()}.tmp"
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
    fd = os.open(path, _NEW, 0o600)
    try:
        with os.fdopen(fd, "wb") as target:
            target.write(file.data)
            target.flush()
            os.fsync(target.fileno())
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink()
        raise
    return path


def _put(made: Path, target: Path) -> bool:
    """Give a finished file its name, unless something has taken it meanwhile."""
    try:
        if os.name == "nt":
            made.rename(target)  # refuses a name that is taken
        else:
            _link(made, target)
    except FileExistsError:
        return False
    return True


def _link(made: Path, target: Path) -> None:
    try:
        target.hardlink_to(made)
    except FileExistsError:
        raise
    except OSError as failed:
        if failed.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS):
            raise
        # a folder without hard links: take the name first, then put the file over what we made
        os.close(os.open(target, _NEW, 0o600))
        try:
            made.replace(target)
        except OSError:
            target.unlink()
            raise


def _sync(folder: Path) -> None:
    """The name is on the disk as well, where the system has such a call."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)
