"""The file of the index: opened only where it is as its last writer left it, else thrown away and made anew.

SQLite proves no byte of its file. So a writer sets the file's time back to the `mark` it wrote inside: whatever
touches the file afterwards, a copy, a sync, a cut, shows by that, and costs a rebuild.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path

from store.disk import calls
from store.disk.errors import DiskError, Locked, reason_of
from store.disk.lock import Lock
from store.disk.vault import encrypted
from store.folder import INDEX, INDEX_FILE
from store.index.schema import SCHEMA, VERSION
from store.index.stamps import TICK, now
from store.index.unusable import Unusable

# SQLite wants all the memory there is where a damaged page tells of a text of that size
BROKEN = (sqlite3.Error, zlib.error, OSError, Locked, ValueError, TypeError, LookupError, OverflowError, MemoryError)
_BESIDE = ("", "-journal", "-wal", "-shm")
_TRIES, _PAUSE = 6, 0.01  # seconds
_READER, _WRITER = 0.25, 5.0  # seconds that one waits for the other
# the cache in kB: what is not in it the system has
_SETTINGS = (
    "PRAGMA cache_size = -1000; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON"
)
_PASSING = {
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_CANTOPEN: "denied",
    sqlite3.SQLITE_IOERR: "io",
}


class Base:
    """Where the index is: a file in the data folder, or (`home` None) this program's memory and nowhere else."""

    def __init__(self, home: Path | None) -> None:
        self.path = home / INDEX_FILE if home else None
        self._lock = home / f"{INDEX}lock" if home else None
        self._uri = f"file:enighed-{id(self)}?mode=memory&cache=shared"
        self._anchor: sqlite3.Connection | None = None  # memory is gone with its last connection
        self._mark: int | None = None

    @property
    def there(self) -> bool:
        """Something stands where the index would be."""
        return os.path.lexists(self.path) if self.path else self._anchor is not None

    def open(self) -> sqlite3.Connection:
        """To ask; Unusable where it is not there, not ours, or was touched."""
        try:
            return self._trusted(_READER, alone=False)
        except BROKEN as wrong:
            raise _unusable(wrong) from None

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The same, for questions and nothing else: whatever goes wrong meanwhile is Unusable too."""
        base = self.open()
        try:
            yield base
        except BROKEN as wrong:
            base.close()
            raise self.condemned(wrong) from None
        finally:
            base.close()

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """To change, one program at a time; made where it is not there, made anew where it is not to be trusted.

        Unusable where another program is at it, the folder does not let us, or it was encrypted meanwhile.
        """
        if self.path and encrypted(self.path.parent):
            raise Unusable
        lock = Lock(self._lock) if self._lock else None
        base = None
        try:
            if lock:
                lock.take()
            self._mark = None
            base = self._trusted_or_new()
            yield base
        except BROKEN as wrong:
            # of no use to anybody; on a full disk the meetings have more use for its room
            useless = _reason(wrong) == "damaged" or (_reason(wrong) == "disk_full" and _is_empty(base))
            if base is not None:
                base.close()
            if useless:
                with contextlib.suppress(OSError):
                    self.throw_away()
            raise _unusable(wrong) from None
        finally:
            if base is not None:
                base.close()
                with contextlib.suppress(OSError):
                    self._set_time()
            if lock:
                lock.release()

    def condemned(self, wrong: Exception) -> Unusable:
        """What to raise for an error on the way; an index that gave itself away as damaged goes at once."""
        if _reason(wrong) == "damaged" and self._lock:
            lock = Lock(self._lock)
            with contextlib.suppress(OSError, DiskError):
                lock.take()
                self.throw_away()
            lock.release()
        return _unusable(wrong)

    @contextlib.contextmanager
    def change(self, base: sqlite3.Connection) -> Iterator[None]:
        """One transaction; after it the file's time is the mark."""
        base.execute("BEGIN IMMEDIATE")
        try:
            yield
            at = now() // TICK * TICK  # whole even seconds: every file system can hold them
            base.execute("UPDATE about SET mark = ?", (at,))
            base.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                base.execute("ROLLBACK")
            raise
        self._mark = at
        self._set_time()

    def _set_time(self) -> None:
        """As the mark says; once more when the file is closed, for Windows sets it then to when it was written."""
        if self.path and self._mark is not None:
            with contextlib.suppress(FileNotFoundError):
                os.utime(self.path, ns=(self._mark, self._mark))

    def _trusted_or_new(self) -> sqlite3.Connection:
        if self.there:
            try:
                return self._trusted(_WRITER, alone=True)
            except (Unusable, *BROKEN) as wrong:
                if _reason(wrong) not in ("damaged", "old"):
                    raise
        self.throw_away()
        return self._made()

    def throw_away(self) -> None:
        """All files of it; OSError where one stays. A link goes, what it leads to stays."""
        if self._anchor:
            self._anchor.close()
            self._anchor = None
        for file in self._files():
            with contextlib.suppress(FileNotFoundError):
                calls.remove(file)

    def _files(self) -> list[Path]:
        """What SQLite may have on the disk."""
        return [self.path.with_name(f"{INDEX_FILE}{name}") for name in _BESIDE] if self.path else []

    def _connect(self, busy: float) -> sqlite3.Connection:
        base = sqlite3.connect(
            str(self.path or self._uri), busy, isolation_level=None, check_same_thread=False, uri=not self.path
        )
        base.executescript(_SETTINGS)
        return base

    def _made(self) -> sqlite3.Connection:
        """New and empty, 0600 from its first moment; sqlite3.Error where this SQLite has no FTS5."""
        if self.path:
            calls.close(calls.open_file(self.path, calls.NEW))
        else:
            self._anchor = self._connect(_WRITER)
        base = self._connect(_WRITER)
        try:
            with self.change(base):
                for statement in SCHEMA:
                    base.execute(statement)
                base.execute("INSERT INTO about VALUES (?, 0)", (_made_by(),))
        except BaseException:
            base.close()
            with contextlib.suppress(OSError):
                self.throw_away()
            raise
        return base

    def _trusted(self, busy: float, *, alone: bool) -> sqlite3.Connection:
        """The index as it was left; Unusable, or the errors of SQLite. Damage shows by time to who is `alone` only."""
        if not self.there:
            raise Unusable
        for _ in range(_TRIES):
            if not all(map(_is_file, self._files())):  # SQLite would wait at a pipe for ever
                raise Unusable("occupied")
            base = self._connect(busy)
            try:
                made, mark = base.execute("SELECT made, mark FROM about").fetchone()
                if made != _made_by():
                    raise Unusable("old")
                if self.path is None or mark == calls.look(self.path).st_mtime_ns:
                    return base
            except BaseException:
                base.close()
                raise
            base.close()
            calls.pause(_PAUSE)  # a writer may have written, and not set the time yet
        raise Unusable("damaged" if alone else "busy")


def _is_empty(base: sqlite3.Connection | None) -> bool:
    try:
        return base is not None and base.execute("SELECT 1 FROM meetings").fetchone() is None
    except sqlite3.Error:
        return False


def _is_file(path: Path) -> bool:
    """Or nothing, which is no hindrance."""
    try:
        return calls.regular(calls.look(path))
    except FileNotFoundError:
        return True


def _made_by() -> str:
    """Which program made it: of another version nothing is taken over, nor where letters are told apart otherwise."""
    return f"{VERSION} {unicodedata.unidata_version}"


def _unusable(wrong: Exception) -> Unusable:
    return wrong if isinstance(wrong, Unusable) else Unusable(_reason(wrong))


def _reason(wrong: Exception) -> str:
    """A file that is missing, shut, full or busy is not damaged; what cannot be understood is."""
    match wrong:
        case Unusable():
            return wrong.reason
        case Locked():
            return "busy"
        case OSError():
            return reason_of(wrong)
        case sqlite3.OperationalError() if "no such module" in str(wrong):
            return "no_fts5"
        case sqlite3.Error():
            return _PASSING.get(getattr(wrong, "sqlite_errorcode", 0) & 0xFF, "damaged")
    return "damaged"
