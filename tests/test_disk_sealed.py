"""store.disk.sealed: what was sealed comes back as it went, in its own place only, and any change of it is found."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import drafts
from store.disk.errors import NewerFormat, Unreadable
from store.disk.lines import Line, read_lines, write_line
from store.disk.names import Names
from store.disk.plain import keep
from store.disk.sealed import PIECE, is_sealed, open_file, proven, read_opened, row_opener, row_sealer, seal_file
from store.disk.vault import State, Vault, drop, hold
from store.folder import Kind, kind_of
from tests.faults.shim import LONG
from tests.sealing import KEY, OTHER, leaks, lock_up, quick
from tests.test_disk_plain import DOCUMENTS

__all__ = ["quick"]
pytestmark = pytest.mark.usefixtures("quick")
once = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return lock_up(tmp_path)


@pytest.fixture
def path(vault: Vault) -> Path:
    return vault.home / "meetings" / "2026" / "m.json"


def reason(path: Path, data: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        open_file(path, data)
    return refused.value.reason


@once
@given(st.one_of(st.binary(max_size=200), st.integers(0, 3).map(lambda n: b"\n{" * (n * PIECE // 2)), st.just(b"x")))
def test_any_bytes_come_back_as_they_went(path: Path, data: bytes) -> None:
    sealed = seal_file(path, data)
    assert open_file(path, sealed) == type(open_file(path, sealed))(data)
    assert is_sealed(sealed) and sealed.isascii() and sealed.count(b"\n") == 1 + -(-len(data) // PIECE)
    assert seal_file(path, data) != sealed or not data, "no two sealings are the same"


@pytest.mark.parametrize("name", ["rådet-1.json", 'a"b\\c.json', "\U0001f40e.json", "\udcff.json", "a\nb.json"])
def test_a_name_of_any_signs_is_sealed_with_its_file(path: Path, name: str) -> None:
    odd = path.with_name(name)
    assert open_file(odd, proven(odd, b"{}")).data == b"{}"
    assert reason(path, seal_file(odd, b"{}")) == "elsewhere"


def test_each_line_has_its_sum_so_that_a_damage_is_found_without_the_key(path: Path) -> None:
    for line in seal_file(path, b"x" * 10_000).splitlines():
        assert int(line[:8], 16) == crc32(line[9:])


def test_a_folder_that_is_not_encrypted_keeps_its_files_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    for data in (b"", b"{}", b"\xff\x00"):
        assert seal_file(path, data) == data and open_file(path, data).data == data
    assert row_sealer(path) is None


def test_a_sealed_file_is_not_taken_for_damage_where_the_key_is_away(path: Path, vault: Vault) -> None:
    sealed = seal_file(path, b"{}")
    drop(vault.home)
    assert reason(path, sealed) == "sealed"
    line = write_line(1, (("entries", 0, keep({})),), True, lambda seq, rows: b'"AAAA"')
    with pytest.raises(Unreadable) as refused:
        read_lines(line, row_opener(path))
    assert refused.value.reason == "sealed"


def test_a_file_opens_in_its_own_place_and_with_its_own_key_only(path: Path, vault: Vault) -> None:
    sealed = seal_file(path, b"{}")
    for other in (path.with_name("n.json"), path.with_suffix(".draft"), vault.home / "meetings" / "2027" / "m.json"):
        assert reason(other, sealed) == "elsewhere"
    lock_up(vault.home, OTHER)
    assert reason(path, sealed) == "other_key"
    first, rest = seal_file(path, b"{}"), sealed.partition(b"\n")[2]
    assert open_file(path, first.partition(b"\n")[0] + b"\n" + rest).bad == 2, "a piece sealed with another key"


def test_a_plain_file_is_believed_only_while_the_folder_is_on_its_way(path: Path, vault: Vault) -> None:
    assert reason(path, b'{"_meta": {}}') == "plain"
    line = write_line(1, (("entries", 0, keep({})),), first=True)
    with pytest.raises(Unreadable) as refused:
        read_lines(line, row_opener(path.with_suffix(".journal")))
    assert refused.value.reason == "plain"
    for state in (State.SEALING, State.OPENING):
        lock_up(vault.home, state=state)
        assert open_file(path, b"{}").data == b"{}" and len(read_lines(line, row_opener(path)).sound) == 1
    assert seal_file(path, b"{}") == b"{}", "on its way out nothing is sealed any more"


def test_a_later_form_is_said(path: Path, vault: Vault) -> None:
    head = b'{"sealed": 2, "key": "%b", "name": "m", "pieces": 0}' % vault.name.encode()
    with pytest.raises(NewerFormat):
        open_file(path, b"%08x %b\n" % (crc32(head), head))


def test_any_flipped_bit_and_any_cut_is_found_and_what_stands_before_is_shown(path: Path) -> None:
    plain = Random(3).randbytes(3 * PIECE - 7)
    sealed = seal_file(path, plain)
    bits = range(len(sealed) * 8)
    for bit in bits if LONG else Random(4).sample(bits, 400):
        spoiled = bytearray(sealed)
        spoiled[bit // 8] ^= 1 << bit % 8
        shown(path, bytes(spoiled), plain, sealed[: bit // 8].count(b"\n"))
    for length in range(0, len(sealed), 1 if LONG else 61):
        shown(path, sealed[:length], plain, sealed[:length].count(b"\n"))


def shown(path: Path, spoiled: bytes, plain: bytes, before: int) -> None:
    """`before` lines stand before the damage; the first is the head."""
    opened = open_file(path, spoiled)
    if not is_sealed(spoiled):
        assert before == 0 and opened.data == spoiled
    else:
        assert opened.bad in (before + 1, before + 2)  # a line feed lost belongs to the line it ended
        assert plain.startswith(opened.data) and len(opened.data) >= (before - 1) * PIECE


def test_pieces_left_out_exchanged_doubled_or_added_are_found(path: Path) -> None:
    head, *lines = seal_file(path, bytes(4 * PIECE)).splitlines(keepends=True)
    a, b, c, d = lines
    for wrong in ([a, c, d], [a, b, d, c], [a, b, b, c, d], [a, b, c, d, d], [a, b, c], [a, b, c, d, b"more"]):
        assert open_file(path, b"".join([head, *wrong])).bad, wrong
    assert open_file(path, b"".join([head, *lines])).bad is None


@once
@given(st.lists(DOCUMENTS, min_size=1, max_size=4), st.integers(1, 10**9))
def test_journal_lines_come_back_as_they_went_and_only_there(
    path: Path, documents: list[dict[str, Any]], start: int
) -> None:
    journal = path.with_suffix(".journal")
    seal = row_sealer(journal)
    written = [(start + n, (("entries", n, keep(doc)), ("other", n, None))) for n, doc in enumerate(documents)]
    data = [write_line(seq, operations, seq == start, seal) for seq, operations in written]
    found = read_lines(b"".join(data), row_opener(journal))
    assert found.sound == tuple(Line(seq, operations) for seq, operations in written) and found.bad == ()
    assert read_lines(data[0], row_opener(journal.with_name("n.journal"))).bad == (1,)
    moved = data[0][9:].replace(b'{"s": %d,' % start, b'{"s": %d,' % (start + 1), 1).rstrip()
    assert read_lines(b"%08x %b\n" % (crc32(moved), moved), row_opener(journal)).bad == (1,), "a line has its number"


def test_what_was_never_sealed_opens_nothing(vault: Vault) -> None:
    for sealed in ("", "A", "AAAA", "æ", "A" * 100, b"\xff", "QUJD" * 20):
        assert vault.open(sealed, b"") is None


def test_a_draft_is_sealed_and_of_no_weight_where_it_cannot_be_opened(path: Path, vault: Vault) -> None:
    path.parent.mkdir(parents=True)
    assert drafts.save(path, {"line": "hemmelig æøå"})
    assert drafts.load(path) == {"line": "hemmelig æøå"} and leaks(vault.home, "hemmelig æøå") == []
    draft = Names(path).draft
    drop(vault.home)
    assert drafts.load(path) == {}
    hold(vault)
    draft.write_bytes(draft.read_bytes()[:-3])
    assert drafts.load(path) == {} and read_opened(draft) is None
    for plain in (b'{"line": "ikke herfra"}', b' {"line": "ikke herfra"}'):
        draft.write_bytes(plain)
        assert drafts.load(path) == {}, "a plain one was put there by somebody else"


def test_a_vault_is_found_by_folder_and_the_key_file_is_no_stray(vault: Vault) -> None:
    assert kind_of(("key.json",)) is Kind.SETTINGS and kind_of(("key.lock",)) is Kind.LOCK
    inside = vault.home / "deeper"
    hold(Vault(inside.parent / "elsewhere", KEY, State.SEALED, b""))
    assert is_sealed(seal_file(inside / "f", b"{}"))
