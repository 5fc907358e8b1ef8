"""The one who writes a ledger: holds its lock, appends to its journal, and mends the files from memory.

Memory is what was promised: every change in it was on the disk once. So whatever happens to the files (a
failed flush, a full disk, a folder taken away and put back), they are made to hold what memory holds; and
what is found there that memory does not know is never written over.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from store.disk import calls
from store.disk.atomic import keep_beside, make_folders, replace
from store.disk.errors import (
    AlreadyThere,
    Damaged,
    DiskError,
    NoSuchLedger,
    NotSaved,
    Unreadable,
    reason_of,
)
from store.disk.journal import Journal
from store.disk.keyfile import may_write, put_back
from store.disk.lines import Operation, Seal, read_lines, write_line
from store.disk.lock import Lock
from store.disk.names import Names, temporary
from store.disk.reading import Found, Stamp, find, replay, stamps
from store.disk.sealed import row_opener, row_sealer, seal_file
from store.disk.snapshot import Tables, write_snapshot
from store.said import Said, said

ENOUGH = 1 << 20  # bytes of journal after which it is folded into a new snapshot


class Writer:
    """`tables` and `last` are the record; `notices` what was mended, as it was found."""

    def __init__(self, path: Path) -> None:
        self.tables: Tables = {}
        self.last = 0
        self.notices: tuple[Said, ...] = ()
        self._names = Names(path)
        self._lock = Lock(self._names.lock, folder=True)
        self._journal = Journal(self._names.journal)
        self._seal: Seal | None = None
        self._stored = 0  # the sequence of the snapshot on the disk
        self._attempt = b""  # the line that was not saved, and may stand in the journal all the same
        self._limit = ENOUGH
        self._new = False
        self._untouched: tuple[Stamp, Stamp] | None = None  # opened with no journal, and none needed yet

    def create(self) -> None:
        """An empty ledger to write to. AlreadyThere, Locked or NotSaved; nothing is left behind then."""
        try:
            make_folders(self._names.snapshot.parent)
            self._refuse_old(find(self._names))
            self._hold(new=True)
            found = find(self._names, alone=True)
            self._refuse_old(found)
            self._keep(found)
            self._new = True
            self._journal.open()
            self._journal.cut(0)
        except (OSError, Unreadable) as failed:
            self.abandon()
            raise self._not_saved(failed) from None
        except BaseException:
            self._let_go()
            raise

    def open(self) -> None:
        """Go on with a ledger. NoSuchLedger, Locked, Damaged, NewerFormat, Unreadable or NotSaved.

        What a crash left in the journal is folded into a new snapshot, for nobody knows how much of it is on
        the disk. Where that fails (a full disk) it is tried again by the first entry.
        """
        try:
            if stamps(self._names) == (None, None):
                raise NoSuchLedger(self._names.snapshot)
            self._hold()
            found = find(self._names, alone=True)
            if found.bad:
                raise self._damaged(found)
            if not found.last:
                raise NoSuchLedger(self._names.snapshot)
        except OSError as failed:
            self._let_go()
            raise self._not_saved(failed) from None
        except BaseException:
            self._let_go()
            raise
        self.tables, self.last, self._stored = found.tables, found.last, found.stored
        with contextlib.suppress(OSError):
            calls.remove(temporary(self._names.snapshot))
        with contextlib.suppress(OSError, DiskError):
            if found.journal:
                self._mend(found)
            elif found.journal is None:
                self._untouched = found.stamps
            else:
                self._journal.open()

    def append(self, operations: tuple[Operation, ...]) -> None:
        """One change, on the disk when this returns: one write, one flush.

        NotSaved or Locked leave the record as it was; the same change may be tried again.
        """
        try:
            # Whoever took our lock file away and wrote has changed the journal: one look is enough. An attempt
            # that was neither kept nor refused was interrupted, and nobody knows where.
            if self._untouched:
                self._begin(self._untouched)
            if self._attempt or not self._journal.sound():
                self._mend()
            line = write_line(self.last + 1, operations, not self._journal.length, self._seal)
            self._attempt = line
            self._journal.append(line)
        except (OSError, Unreadable) as failed:
            if self._journal.sound():  # cut back: nothing of it is left
                self._attempt = b""
            raise self._not_saved(failed) from None
        self.last += 1
        replay(self.tables, operations)
        self._attempt = b""
        if self._journal.length > self._limit:
            self._limit = self._journal.length + ENOUGH
            with contextlib.suppress(OSError):
                self._fold()

    def snapshot(self, *, patient: bool = False) -> None:
        """The ledger's own file says all that is promised; the journal stays as it is. OSError."""
        data = seal_file(self._names.snapshot, write_snapshot(self.tables, self.last))
        replace(self._names.snapshot, data, patient=patient)
        self._stored = self.last

    def close(self) -> None:
        """Fold the journal and let go. A failed snapshot is no error; NotSaved if no file holds it all."""
        trouble: OSError | DiskError | None = None
        try:
            if self._untouched:
                self._let_go()
                return
            if self._attempt or not (self._lock.held() and self._journal.sound()):
                self._mend()
            elif self._journal.length:
                self._fold(patient=True)
            self._journal.close()
            with contextlib.suppress(OSError):
                calls.remove(self._names.journal)
        except (OSError, DiskError) as failed:
            trouble = None if self.last == self._stored or self._journal.sound() else failed
        self._let_go()
        if trouble:
            raise self._not_saved(trouble)

    def abandon(self) -> None:
        """Take back a ledger whose first entry could not be kept."""
        if self._new and self._lock.held():
            with contextlib.suppress(OSError):
                calls.remove(self._names.journal)
        self._let_go()

    def _hold(self, *, new: bool = False) -> None:
        """The lock first: a folder is encrypted only while nobody has one."""
        self._lock.take()
        may_write(self._names.snapshot, new=new)
        self._seal = row_sealer(self._names.journal)

    def _begin(self, seen: tuple[Stamp, Stamp]) -> None:
        """A journal for the first entry, where the files are as they were read; else they are mended."""
        if self._lock.held() and stamps(self._names) == seen:
            self._journal.open()
        self._untouched = None

    def _fold(self, patient: bool = False) -> None:
        """First the new snapshot, whole and on the disk; only then is the journal cut."""
        self.snapshot(patient=patient)
        self._journal.cut(0)
        self._limit = ENOUGH

    def _mend(self, found: Found | None = None) -> None:
        """Make the files hold what memory holds. OSError, Unreadable, Locked; NotSaved if strangers wrote."""
        if not self._lock.held():
            self._lock.take()
        put_back(self._names.snapshot)
        found = found or find(self._names, alone=True)
        if not found.bad and self._strange(found):
            raise NotSaved("changed", self._names.snapshot)
        self._keep(found)
        self.snapshot()
        self._journal.open()
        self._journal.cut(0)
        self._attempt = b""
        self._limit = ENOUGH

    def _strange(self, found: Found) -> bool:
        """Something stands there that is neither ours nor the line we were told is not saved."""
        ours = {name: dict(rows) for name, rows in self.tables.items()}
        for line in read_lines(self._attempt, row_opener(self._names.journal)).sound:
            replay(ours, line.operations)
        return any(
            ours.get(name, {}).get(key) != document
            for name, rows in found.tables.items()
            for key, document in rows.items()
        )

    def _keep(self, found: Found) -> None:
        """Keep beside, as it was, what will not be there any more; our own half line is nobody's loss."""
        if found.torn and not self._attempt.startswith(found.torn):
            kept = keep_beside(self._names.journal, found.torn, "torn")
            self._tell("torn", kept=str(kept), bytes=len(found.torn))
        for path in dict.fromkeys(path for path, _ in found.bad):
            self._tell("mended", kept=str(keep_beside(path, self._bytes(found, path), "damaged")))

    def _damaged(self, found: Found) -> Damaged:
        path, line = found.bad[0]
        kept = None
        with contextlib.suppress(OSError):
            kept = keep_beside(path, self._bytes(found, path), "damaged")
        return Damaged(path, line, kept)

    def _bytes(self, found: Found, path: Path) -> bytes:
        return (found.journal if path == self._names.journal else found.snapshot) or b""

    def _refuse_old(self, found: Found) -> None:
        if found.last or found.bad:
            raise AlreadyThere(self._names.snapshot)

    def _tell(self, key: str, **values: object) -> None:
        notice = said(key, path=str(self._names.snapshot), **values)
        self.notices += () if notice in self.notices else (notice,)

    def _not_saved(self, failed: OSError | DiskError) -> DiskError:
        if isinstance(failed, OSError):
            return NotSaved(reason_of(failed), self._names.snapshot)
        return NotSaved(failed.reason, failed.path) if isinstance(failed, Unreadable) else failed

    def _let_go(self) -> None:
        self._journal.close()
        self._lock.release()
