from __future__ import annotations

import errno
from pathlib import Path

import pytest

from store.disk import atomic, reading
from store.disk.errors import Unreadable
from store.disk.lines import write_line
from store.disk.names import Names
from store.disk.plain import Kept, keep
from store.disk.reading import find, stamps
from store.disk.snapshot import write_snapshot
from tests.faults.shim import Disk


def line(seq: int, key: int, document: Kept | None) -> bytes:
    return write_line(seq, (("rows", key, document),), first=False)


def test_lines_go_on_top_of_the_snapshot_but_for_those_it_has(tmp_path: Path) -> None:
    names = Names(tmp_path / "m.json")
    names.snapshot.write_bytes(write_snapshot({"rows": {"2": keep({"is": "new"})}}, 3))
    old = line(1, 1, keep({})) + line(2, 2, keep({"is": "old"})) + line(3, 1, None)
    names.journal.write_bytes(old)
    found = find(names)
    assert (found.tables, found.last, found.stored, found.bad) == ({"rows": {"2": {"is": "new"}}}, 3, 3, ())
    names.journal.write_bytes(old + line(4, 2, None) + line(5, 7, keep({"a": 1})))
    found = find(names)
    assert (found.tables, found.last, found.stored) == ({"rows": {"7": {"a": 1}}}, 5, 3)


def test_a_reader_reads_again_where_the_snapshot_came_between(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = Names(tmp_path / "m.json")
    rows = {"1": keep({}), "2": keep({})}
    names.snapshot.write_bytes(write_snapshot({"rows": {"1": rows["1"]}}, 1))
    names.journal.write_bytes(line(2, 2, rows["2"]))
    real, reads = atomic.read_file, []

    def folded_meanwhile(path: Path) -> object:
        reads.append(path)
        if len(reads) == 2:  # the snapshot was read: now the writer folds
            made = tmp_path / "new"
            made.write_bytes(write_snapshot({"rows": rows}, 2))
            made.replace(names.snapshot)
            names.journal.write_bytes(b"")
        return real(path)

    monkeypatch.setattr(reading, "read_file", folded_meanwhile)
    assert find(names).tables == {"rows": rows}
    assert len(reads) == 4


def test_a_reader_does_not_cry_damage_over_a_line_that_is_being_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = Names(tmp_path / "m.json")
    names.journal.write_bytes(b"half of one and half of another\n")
    real, reads = atomic.read_file, []

    def mended_meanwhile(path: Path) -> object:
        found = real(path)
        reads.append(path)
        if len(reads) == 2:
            names.journal.write_bytes(line(1, 1, keep({})))
        return found

    monkeypatch.setattr(reading, "read_file", mended_meanwhile)
    assert find(names).bad == ()


def test_what_cannot_be_read_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = Names(tmp_path / "m.json")
    names.snapshot.mkdir()
    with pytest.raises(Unreadable) as refused:
        find(names)
    assert refused.value.reason == "no_file"
    disk = Disk(monkeypatch)
    disk.spoil(1, errno.EIO)
    with pytest.raises(Unreadable) as refused:
        stamps(names)
    assert (refused.value.reason, refused.value.said.key) == ("io", "unreadable.io")
    disk.heal()
    monkeypatch.setattr(atomic, "LARGEST", 1)
    names.journal.write_bytes(b"some")
    names.snapshot.rmdir()
    with pytest.raises(Unreadable) as refused:
        find(names)
    assert refused.value.reason == "large"
