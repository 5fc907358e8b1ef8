"""Torn and rotten files: what is whole is shown, what is damaged is said and kept, and nothing is made up."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random
from zlib import crc32

import pytest

from store.disk.errors import Damaged, DiskError, NewerFormat, NoSuchLedger
from store.disk.names import Names
from store.ledger import Ledger, check, read_documents
from tests.faults.shim import LONG, document, entries
from tests.house_of_records import contents

ALL = [0, 1, 2, 3]


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """A ledger as a killed program leaves it: a snapshot of the first entry, and all four in the journal."""
    path = tmp_path / "origin" / "m.json"
    ledger = Ledger.create(path, document(0))
    for number in ALL[1:]:
        ledger.append(document(number))
    left = tmp_path / "left"
    left.mkdir()
    for name in ("m.json", "m.journal"):
        shutil.copy(path.parent / name, left / name)
    ledger.close()
    return left / "m.json"


@pytest.fixture
def closed(killed: Path) -> Path:
    Ledger.open(killed).close()
    assert list(contents(killed.parent)) == ["m.json"]
    return killed


def fresh(path: Path, **files: bytes | None) -> Path:
    """The folder of a ledger with other bytes in some of its files; a new writer finds nothing else there."""
    for file in path.parent.iterdir():
        if ".torn-" in file.name or ".damaged-" in file.name or f"m.{file.suffix[1:]}" == file.name:
            file.unlink()
    for suffix, data in files.items():
        if data is not None:
            (path.parent / f"m.{suffix}").write_bytes(data)
    return path


def kept(path: Path) -> list[bytes]:
    files = filter(Path.is_file, path.parent.iterdir())
    return [file.read_bytes() for file in files if ".torn-" in file.name or ".damaged-" in file.name]


def test_a_journal_cut_at_any_byte_keeps_every_whole_line_and_the_fragment_beside(killed: Path) -> None:
    snapshot, journal = killed.read_bytes(), killed.with_suffix(".journal").read_bytes()
    for length in range(0, len(journal) + 1, 1 if LONG else 1 + len(journal) // 120):
        cut = journal[:length]
        found = cut.split(b"\n")
        there = [line for line in found if line + b"\n" in lines(journal)]  # one may lack its line feed
        whole, fragment = max(1, len(there)), b"" if found[-1] in there else found[-1]
        path = fresh(killed, json=snapshot, journal=cut)
        assert entries(read_documents(path)) == ALL[:whole], length
        assert [notice.key for notice in check(path)] == (["torn"] if fragment else []), length
        with Ledger.open(path) as ledger:
            assert entries(ledger.documents()) == ALL[:whole]
            told = [(notice.key, notice.value("bytes")) for notice in ledger.notices]
            assert told == ([("torn", len(fragment))] if fragment else [])
            assert path.with_suffix(".journal").stat().st_size == 0
            ledger.append(document(whole))
        assert entries(read_documents(path)) == [*range(whole + 1)]
        assert kept(path) == ([fragment] if fragment else [])


def test_a_snapshot_cut_at_any_byte_is_damage_and_is_left_as_it_is(closed: Path) -> None:
    snapshot = closed.read_bytes()
    for length in range(0, len(snapshot), 1 if LONG else 7):
        refused_and_kept(closed, "json", snapshot[:length])


def refused_and_kept(path: Path, suffix: str, data: bytes, **others: bytes | None) -> int:
    """Damage in one file: a writer is refused and a copy kept, a reader shows entries from the first on and says so.

    How many it shows.
    """
    fresh(path, **{suffix: data}, **others)
    with pytest.raises(Damaged) as refused:
        Ledger.open(path)
    assert refused.value.path.suffix == f".{suffix}"
    assert refused.value.kept is not None and refused.value.kept.read_bytes() == data
    with pytest.raises(Damaged):
        Ledger.open(path)
    assert kept(path) == [data], "one copy is enough"
    assert (path.parent / f"m.{suffix}").read_bytes() == data
    assert not Names(path).lock.exists()
    assert check(path)[0].key == "damaged"
    with pytest.raises(Damaged):
        read_documents(path)
    try:
        reader = Ledger.open(path, write=False)
    except Damaged:
        return 0
    assert [notice.key for notice in reader.notices] == ["damaged"]
    shown = entries(reader.documents())
    assert shown == ALL[: len(shown)]
    return len(shown)


def test_any_flipped_bit_in_a_journal_is_damage(killed: Path) -> None:
    snapshot, journal = killed.read_bytes(), killed.with_suffix(".journal").read_bytes()
    dice = Random(5)
    # The last line feed is always tried: without it the line is not to be taken for a torn one.
    last = range((len(journal) - 1) * 8, len(journal) * 8)
    chosen = range(len(journal) * 8) if LONG else [*dice.sample(range(len(journal) * 8), 100), *last]
    for bit in chosen:
        shown = refused_and_kept(killed, "journal", flipped(journal, bit), json=snapshot)
        assert shown >= journal[: bit // 8].count(b"\n")


def test_any_flipped_bit_in_a_snapshot_is_damage(closed: Path) -> None:
    snapshot = closed.read_bytes()
    chosen = range(len(snapshot) * 8) if LONG else Random(6).sample(range(len(snapshot) * 8), 100)
    for bit in chosen:
        shown = refused_and_kept(closed, "json", flipped(snapshot, bit))
        assert shown >= snapshot[: bit // 8].count(b"\n") - 3, "entries before the damage are shown"


def flipped(data: bytes, bit: int) -> bytes:
    spoiled = bytearray(data)
    spoiled[bit // 8] ^= 1 << bit % 8
    return bytes(spoiled)


def lines(journal: bytes) -> list[bytes]:
    return journal.splitlines(keepends=True)


SPOILED: dict[str, Callable[[list[bytes]], bytes]] = {
    "a line twice": lambda li: b"".join([*li[:2], li[1], *li[2:]]),
    "the last line twice": lambda li: b"".join([*li, li[-1]]),
    "two lines exchanged": lambda li: b"".join([li[0], li[2], li[1], li[3]]),
    "a line garbled": lambda li: b"".join([*li[:2], b"garbled\n", li[3]]),
    "the last line garbled": lambda li: b"".join([*li[:3], b"garbled\n"]),
    "a gap": lambda li: b"".join([*li[:2], li[3]]),
    "a gap at the start": lambda li: b"".join(li[2:]),
    "a line of zeros": lambda li: b"".join([*li[:2], b"\0" * (len(li[2]) - 1) + b"\n", li[3]]),
    "zeros over two lines": lambda li: b"".join([li[0], b"\0" * len(li[1] + li[2]), li[3]]),
    "CRLF": lambda li: b"".join(li).replace(b"\n", b"\r\n"),
    "BOM": lambda li: b"\xef\xbb\xbf" + b"".join(li),
    "an empty line": lambda li: b"".join([*li[:2], b"\n", *li[2:]]),
    "garbage after the end": lambda li: b"".join([*li, b"garbage\n"]),
    "UTF-16": lambda li: b"".join(li).decode().encode("utf-16"),
    "a sum in capitals": lambda li: b"".join([li[0][:8].upper() + li[0][8:], *li[1:]]),
    "a line with no line feed, out of turn": lambda li: b"".join([*li[:2], li[3][:-1]]),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=list(SPOILED))
def test_a_spoiled_journal_is_said_and_never_written_to(killed: Path, spoil: Callable[[list[bytes]], bytes]) -> None:
    snapshot, journal = killed.read_bytes(), killed.with_suffix(".journal").read_bytes()
    spoiled = spoil(lines(journal))
    assert spoiled != journal
    assert refused_and_kept(killed, "journal", spoiled, json=snapshot) >= 1


@pytest.mark.parametrize("tail", [b"\0" * 512, b"garbage", b"\xef\xbb\xbf", b"00000000 {"])
def test_what_stands_after_the_last_line_feed_is_torn_kept_and_told(killed: Path, tail: bytes) -> None:
    path = fresh(killed, json=killed.read_bytes(), journal=killed.with_suffix(".journal").read_bytes() + tail)
    with Ledger.open(path) as ledger:
        assert entries(ledger.documents()) == ALL
        assert [(n.key, n.value("bytes")) for n in ledger.notices] == [("torn", len(tail))]
    assert kept(path) == [tail]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data + b"\n",
        lambda data: data + b"garbage",
        lambda data: b"",
        lambda data: b"\0" * len(data),
        lambda data: b"{}",
        lambda data: b"[" * 100_000,
        lambda data: data.replace(b'"last": 4', b'"last": 5'),
    ],
)
def test_a_spoiled_snapshot_is_said_and_never_written_over(closed: Path, spoil: Callable[[bytes], bytes]) -> None:
    refused_and_kept(closed, "json", spoil(closed.read_bytes()))


def test_a_snapshot_deleted_after_a_crash_is_made_again_from_the_journal(killed: Path) -> None:
    killed.unlink()
    with Ledger.open(killed) as ledger:
        assert entries(ledger.documents()) == ALL
        assert ledger.notices == ()
    assert entries(read_documents(killed)) == ALL


def test_a_snapshot_deleted_that_the_journal_goes_on_from_is_damage(closed: Path) -> None:
    ledger = Ledger.open(closed)
    ledger.append(document(4))
    journal = closed.with_suffix(".journal").read_bytes()
    ledger.close()
    fresh(closed, journal=journal)
    with pytest.raises(Damaged) as refused:
        Ledger.open(closed)
    assert refused.value.line == 1
    with pytest.raises(Damaged):
        Ledger.open(closed, write=False)


def test_a_journal_deleted_leaves_what_the_snapshot_has(killed: Path) -> None:
    killed.with_suffix(".journal").unlink()
    with Ledger.open(killed) as ledger:
        assert entries(ledger.documents()) == [0]
        ledger.append(document(1))
    assert entries(read_documents(killed)) == [0, 1]


def test_both_deleted_is_no_ledger(killed: Path) -> None:
    killed.unlink()
    killed.with_suffix(".journal").unlink()
    for action in (Ledger.open, read_documents, check):
        with pytest.raises(NoSuchLedger):
            action(killed)
    assert contents(killed.parent) == {}


def test_a_line_the_snapshot_has_is_skipped(killed: Path) -> None:
    journal = killed.with_suffix(".journal").read_bytes()
    Ledger.open(killed).close()
    fresh(killed, json=killed.read_bytes(), journal=journal)
    with Ledger.open(killed) as ledger:
        assert entries(ledger.documents()) == ALL


def test_a_later_format_is_refused_and_left_alone(killed: Path) -> None:
    body = b'{"s": 5, "o": [["_meta", 1, {"format": 2}], ["entries", 4, {"a": 1}, "new"]], "x": 1}'
    line = b"%08x %b\n" % (crc32(body), body)
    head, tail = b'{"_meta": {"1": {"format": 2, "last": 1, "sha256": "', b'"}},\n"new": []}'
    newer = head + sha256(head + b"0" * 64 + tail).hexdigest().encode() + tail
    snapshot = killed.read_bytes()
    for files in ({"json": snapshot, "journal": line}, {"json": newer, "journal": None}):
        fresh(killed, **files)
        for action in (Ledger.open, read_documents, lambda path: Ledger.open(path, write=False)):
            with pytest.raises(NewerFormat) as refused:
                action(killed)
            assert refused.value.version == 2
        assert [notice.key for notice in check(killed)] == ["newer_format"]
        assert kept(killed) == []


def test_any_random_bytes_are_refused_in_our_own_words_or_read_as_no_more_than_there_is(closed: Path) -> None:
    dice = Random(7)
    snapshot = closed.read_bytes()
    for _ in range(2000 if LONG else 100):
        garbage = dice.randbytes(dice.randrange(400))
        fresh(closed, json=dice.choice([snapshot, garbage]), journal=garbage)
        try:
            with Ledger.open(closed) as ledger:
                assert entries(ledger.documents()) == ALL
        except DiskError as refused:
            assert isinstance(refused, Damaged)
