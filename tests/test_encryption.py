"""Encryption: the whole folder, there and back; nothing stays in plain, is lost, or is touched beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.disk.errors import DiskError, NotUnlocked
from store.disk.key import unlock
from store.disk.keyfile import read_key
from store.disk.names import Names, temporary
from store.disk.sealed import is_sealed
from store.disk.vault import KEY_FILE, State, drop, encrypted, hold, vault_of
from store.drafts import load, save
from store.keeping.check import check
from store.keeping.encryption import Turned, decrypt, encrypt, still_plain
from store.keeping.purge import plan, purge
from store.keeping.seals import keep_seal
from store.ledger import Ledger, read_documents
from tests.build import called
from tests.house_of_records import FIRST, NOW, PUBLIC, SECOND, SECRET, archive_of, build, contents, holds
from tests.sealing import PHRASE, leaks, quick

__all__ = ["quick"]
pytestmark = pytest.mark.usefixtures("quick")
MARK = "rødgrød-på-øen"
REGISTER = "meetings/2026/seals.json"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return build(tmp_path / "home").home


def told(turned: Turned) -> list[str]:
    """The keys of what stood in the way."""
    return [left.value("why").key for left in turned.left]


def sealed(home: Path) -> dict[str, bool]:
    return {name: is_sealed(data) for name, data in contents(home).items() if name.startswith("meetings/")}


def test_a_folder_is_sealed_whole_and_comes_back_byte_for_byte(home: Path) -> None:
    before = contents(home)
    documents = read_documents(home / FIRST)
    assert encrypt(home, PHRASE) == Turned(meetings=2, files=2)
    assert sealed(home) == dict.fromkeys((n for n in before if n.startswith("meetings/")), True)
    assert set(contents(home)) == {*before, KEY_FILE} and read_key(home).state is State.SEALED
    assert leaks(home, SECRET, PUBLIC, "consensus_reached", "Kort møde") == []
    assert read_documents(home / FIRST) == documents and load(home / FIRST)["line"].startswith(SECRET)
    report = check(archive_of(home))
    assert (report.faults, report.notes, report.meetings, report.sealed) == ((), (), 2, 2)
    assert decrypt(home, PHRASE) == Turned(meetings=2, files=2)
    aside = home / "key.json.opened-1"
    assert contents(home) == {**before, aside.name: aside.read_bytes()} and vault_of(home / FIRST) is None
    assert check(archive_of(home)) == report


def test_only_the_passphrase_opens_it_and_without_it_nothing_is_changed(home: Path) -> None:
    encrypt(home, PHRASE)
    before = contents(home)
    drop(home)
    for attempt in (encrypt, decrypt):
        with pytest.raises(NotUnlocked) as wrong:
            attempt(home, PHRASE + "!")
        assert wrong.value.reason == "passphrase"
    with pytest.raises(DiskError) as refused:
        read_documents(home / FIRST)
    assert refused.value.said.key == "unreadable.sealed"
    assert contents(home) == before


def test_a_new_folder_is_encrypted_before_anything_is_in_it(tmp_path: Path) -> None:
    home = tmp_path / "not" / "there"
    assert encrypt(home, PHRASE) == Turned()
    build(home)
    assert encrypted(home) and all(sealed(home).values()) and leaks(home, SECRET, PUBLIC) == []


def test_a_meeting_that_goes_on_is_sealed_in_every_file_it_ever_has(home: Path) -> None:
    encrypt(home, PHRASE)
    record = archive_of(home).call(called(number="24/2026"))
    for number in range(3):
        record._ledger.append({"text": f"{SECRET} {MARK} {number}"})  # type: ignore[union-attr]
        save(record.path, {"line": f"{SECRET} {number}"})  # type: ignore[union-attr]
        assert leaks(home, SECRET, MARK) == []
    assert any(name.endswith(".journal") for name in contents(home))
    record.close()  # type: ignore[union-attr]
    assert leaks(home, SECRET, MARK, "Direktionen") == [str(home / "board.toml")]


def test_what_a_killed_program_left_is_sealed_or_taken_away(home: Path) -> None:
    journal = (home / FIRST).with_suffix(".journal")
    data = (home / FIRST).read_bytes()
    ledger = Ledger.open(home / FIRST)
    ledger.append({"text": f"{SECRET} sidst"})
    left = journal.read_bytes() + b'4f1c09aa {"s": 99, "o": [["entries", 9, {"text": "' + SECRET.encode()
    ledger.close()
    (home / FIRST).write_bytes(data)
    journal.write_bytes(left)
    for name in ("json.damaged-1", "journal.damaged-1", "json.tmp"):
        (home / FIRST).with_suffix(f".{name}").write_bytes(SECRET.encode())
    temporary(Names(home / FIRST).draft).write_text(SECRET)
    (home / "index.db").write_text(SECRET)
    (home / ".enighed-1-0.tmp").write_text(SECRET)
    assert encrypt(home, PHRASE).left == ()
    assert leaks(home, SECRET) == [] and not journal.exists()
    assert read_documents(home / FIRST)[-1]["text"] == f"{SECRET} sidst"
    names = {name.partition("-22.")[2] for name in contents(home) if "-22." in name}
    assert names == {"json", "draft", "json.damaged-1", "journal.damaged-1", "journal.torn-1"}
    assert decrypt(home, PHRASE).left == ()
    torn = (home / FIRST).with_suffix(".journal.torn-1").read_bytes()
    assert torn.endswith(SECRET.encode()) and (home / FIRST).with_suffix(".json.damaged-1").read_text() == SECRET


def test_a_meeting_that_is_open_elsewhere_is_told_before_anything_is_changed(home: Path) -> None:
    with Ledger.open(home / FIRST):
        before = contents(home)
        turned = encrypt(home, PHRASE)
        assert (told(turned), turned.begun, contents(home)) == (["locked"], False, before)
        assert turned.left[0].value("meeting") == Path(FIRST).stem
    encrypt(home, PHRASE)
    with Ledger.open(home / SECOND):
        before = contents(home)
        turned = decrypt(home, PHRASE)
        assert (told(turned), turned.begun, contents(home)) == (["locked"], False, before)


def test_damage_is_told_before_anything_is_changed(home: Path) -> None:
    whole = (home / FIRST).read_bytes()
    (home / FIRST).write_bytes(whole[:-20])
    before = contents(home)
    turned = encrypt(home, PHRASE)
    assert (told(turned), turned.begun, contents(home)) == (["damaged"], False, before)
    (home / FIRST).write_bytes(whole)
    assert encrypt(home, PHRASE).left == ()
    (home / SECOND).write_bytes((home / SECOND).read_bytes()[:-20])
    before = contents(home)
    turned = decrypt(home, PHRASE)
    assert (told(turned), turned.begun, contents(home)) == (["damaged"], False, before)


def test_a_plain_meeting_put_into_it_is_not_believed_before_encrypt_takes_it_in(home: Path) -> None:
    plain = (home / FIRST).read_bytes()
    encrypt(home, PHRASE)
    (home / FIRST).write_bytes(plain)
    with pytest.raises(DiskError) as refused:
        read_documents(home / FIRST)
    assert refused.value.said.key == "unreadable.plain"
    assert check(archive_of(home)).faults[0].key == "check.unreadable"
    assert encrypt(home, PHRASE) == Turned(meetings=1, files=0)
    assert len(read_documents(home / FIRST)) == 9 and encrypt(home, PHRASE) == Turned()


def test_a_sealed_file_in_anothers_place_is_told(home: Path) -> None:
    encrypt(home, PHRASE)
    (home / SECOND).write_bytes((home / FIRST).read_bytes())
    faults = check(archive_of(home)).faults
    assert faults[0].value("reason").key == "os.elsewhere"


def test_an_older_file_of_a_meeting_that_was_sealed_at_its_end_is_told(home: Path) -> None:
    encrypt(home, PHRASE)
    old = (home / REGISTER).read_bytes(), (home / FIRST).read_bytes()
    with Ledger.open(home / FIRST) as ledger:
        ledger.append({"more": 1})
    keep_seal(home / FIRST, archive_of(home).now())
    (home / FIRST).write_bytes(old[1])
    assert [fault.key for fault in check(archive_of(home)).faults] == ["check.cut"]
    (home / REGISTER).write_bytes(old[0])
    assert check(archive_of(home)).faults == (), "nobody can tell a whole older folder; a printed seal can"


def test_an_original_that_cannot_be_opened_keeps_the_key(home: Path) -> None:
    encrypt(home, PHRASE)
    kept = (home / FIRST).with_suffix(".json.damaged-1")
    kept.write_bytes((home / FIRST).read_bytes()[:-9])
    journal = (home / SECOND).with_suffix(".journal.damaged-1")
    journal.write_bytes(b'4f1c09aa {"s": 1, "o": "AAAA"}\n')
    turned = decrypt(home, PHRASE)
    assert (sorted(told(turned)), turned.begun) == (["damaged", "unreadable.elsewhere"], True)
    assert read_key(home).state is State.OPENING and not is_sealed((home / FIRST).read_bytes())
    drop(home)
    hold(unlock(home, PHRASE))
    with Ledger.open(home / FIRST) as ledger:
        ledger.append({"text": "videre"})
    kept.unlink()
    journal.unlink()
    assert decrypt(home, PHRASE).left == () and not encrypted(home)


def test_a_program_that_knew_the_folder_sealed_does_not_write_once_it_is_on_its_way_out(home: Path) -> None:
    encrypt(home, PHRASE)
    before = vault_of(home / FIRST)
    assert before is not None
    (home / FIRST).with_suffix(".json.damaged-1").write_bytes((home / FIRST).read_bytes()[:-9])
    decrypt(home, PHRASE)
    hold(before)
    with pytest.raises(DiskError) as refused:
        Ledger.open(home / SECOND)
    assert refused.value.said.key == "unreadable.other_key"
    encrypt(home, PHRASE)
    assert all(held for name, held in sealed(home).items() if "damaged" not in name)


def test_what_is_purged_is_gone_from_a_sealed_folder_too(home: Path) -> None:
    encrypt(home, PHRASE)
    for one in plan(archive_of(home), home / "exports").purges:
        purge(one, NOW)
    assert leaks(home, SECRET) == [] and check(archive_of(home)).faults == ()
    assert decrypt(home, PHRASE).left == ()
    assert holds(home, SECRET) == [] and len(read_documents(home / FIRST)) == 9


def test_what_stays_in_plain_is_told_and_not_touched(home: Path, tmp_path: Path) -> None:
    (home / "exports").mkdir()
    (home / "exports" / "referat.md").write_text(PUBLIC)
    (home / "noter.txt").write_text(SECRET)
    backups, out = tmp_path / "kopier", tmp_path / "referater"
    for folder in (backups, out):
        folder.mkdir()
    (backups / "enighed-2026.zip").write_bytes(b"PK")
    encrypt(home, PHRASE)
    keys = [one.key.removeprefix("encrypt.plain.") for one in still_plain(home, out, backups)]
    assert keys == ["folder", "folder", "backups", "file"]
    assert (home / "noter.txt").read_text() == SECRET
    assert [one.key for one in still_plain(home, home / "exports", None)] == [
        "encrypt.plain.folder",
        "encrypt.plain.file",
    ]


def test_what_never_stands_still_is_told_as_not_done(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.keeping.encryption.renew", lambda names: None)
    turned = encrypt(home, PHRASE)
    assert (set(told(turned)), turned.begun) == ({"not_saved.changed"}, True)
    assert read_key(home).state is State.SEALING
