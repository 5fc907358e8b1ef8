"""store.disk.key: the right passphrase opens, a wrong one is told from a damaged file, and neither tells anything."""

from __future__ import annotations

import builtins
import json
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any

import pytest

from store.disk import key
from store.disk.errors import DiskError, Locked, NewerFormat, NotUnlocked, Unreadable
from store.disk.key import make_key, rewrap, unlock
from store.disk.keyfile import may_write, put_back, read_key
from store.disk.plain import canonical
from store.disk.vault import KEY_FILE, State, Vault, drop, encrypted, hold, vault_of
from store.keeping.encryption import change_passphrase
from store.ledger import Ledger, read_documents
from tests.faults.shim import LONG
from tests.house_of_records import contents
from tests.sealing import OTHER, PHRASE, lock_up, quick

__all__ = ["quick"]
pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    make_key(tmp_path, PHRASE)
    return tmp_path


def refused(home: Path, phrase: str = PHRASE) -> str:
    with pytest.raises(NotUnlocked) as wrong:
        unlock(home, phrase)
    assert PHRASE not in "".join(traceback.format_exception(wrong.value)) + repr(wrong.value.said)
    return wrong.value.reason


def test_the_passphrase_opens_and_no_other_does(home: Path) -> None:
    assert unlock(home, PHRASE).name == read_key(home).key
    for other in ("", PHRASE + " ", PHRASE.upper(), PHRASE[:-1], PHRASE.replace("ø", "o")):
        assert refused(home, other) == "passphrase"


def test_an_aa_typed_as_one_sign_or_as_two_is_the_same(home: Path) -> None:
    assert unlock(home, PHRASE.replace("å", "a\u030a")).name == unlock(home, PHRASE).name


def test_a_key_is_made_for_each_folder_and_costs_what_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    (tmp_path / "a").mkdir()
    made = make_key(tmp_path / "a", PHRASE)
    file = read_key(tmp_path / "a")
    assert (128 * file.n * file.r, file.p, file.state) == (128 << 20, 1, State.SEALING)
    monkeypatch.setattr(key, "N", 2)
    (tmp_path / "b").mkdir()
    assert make_key(tmp_path / "b", PHRASE).name != made.name
    assert read_key(tmp_path / "b").salt != file.salt


def test_a_damaged_key_file_is_told_from_a_wrong_passphrase_at_every_bit(home: Path) -> None:
    path = home / KEY_FILE
    whole = path.read_bytes()
    for bit in range(0, (len(whole) - 1) * 8, 1 if LONG else 5):
        spoiled = bytearray(whole)
        spoiled[bit // 8] ^= 1 << bit % 8
        path.write_bytes(spoiled)
        with pytest.raises((NotUnlocked, NewerFormat)) as told:
            read_key(home)
        assert isinstance(told.value, NewerFormat) or told.value.reason == "damaged", bit
    for length in range(len(whole) - 1):
        path.write_bytes(whole[:length])
        assert refused(home) == "damaged"
    path.write_bytes(whole.replace(b"\n", b"\r\n"))
    assert unlock(home, PHRASE), "a file that was mailed is the same file"


@pytest.mark.parametrize(("name", "told"), [("n", 1 << 30), ("n", 3), ("n", 0), ("r", 1 << 24), ("r", 0), ("p", 99)])
def test_no_key_file_makes_us_take_more_memory_than_there_is(home: Path, name: str, told: int) -> None:
    data = json.loads((home / KEY_FILE).read_bytes())
    data["kdf"][name] = told
    assert spoil(home, data) == "damaged"


def test_a_state_that_was_changed_by_hand_opens_nothing(home: Path) -> None:
    data = json.loads((home / KEY_FILE).read_bytes())
    assert spoil(home, {**data, "state": "sealed"}) == "passphrase"
    assert spoil(home, {**data, "state": "lost"}) == "damaged"


def spoil(home: Path, data: dict[str, Any]) -> str:
    """Another key file, its sum made right; why it is refused."""
    from hashlib import sha256

    data.pop("sha256")
    told = {**data, "sha256": sha256(canonical(data)).hexdigest()}
    (home / KEY_FILE).write_text(json.dumps(told), encoding="utf-8")
    return refused(home)


def test_a_later_form_is_said(home: Path) -> None:
    (home / KEY_FILE).write_text('{"format": 2, "new": []}')
    with pytest.raises(NewerFormat):
        unlock(home, PHRASE)


def test_another_passphrase_wraps_the_same_key_and_the_old_one_is_out(home: Path) -> None:
    before, name = (home / KEY_FILE).read_bytes(), unlock(home, PHRASE).name
    change_passphrase(home, PHRASE, "en helt ny sætning")
    assert unlock(home, "en helt ny sætning").name == name
    assert refused(home) == "passphrase"
    assert read_key(home).salt.hex().encode() not in before
    with pytest.raises(NotUnlocked):
        rewrap(home, PHRASE, new="mere")
    assert unlock(home, "en helt ny sætning").state is State.SEALING


def test_two_at_once_do_not_change_it(home: Path) -> None:
    from store.disk.lock import Lock

    lock = Lock(home / "key.lock")
    lock.take()
    with pytest.raises(NotUnlocked) as wrong:
        change_passphrase(home, PHRASE, "en helt ny sætning")
    assert wrong.value.reason == "busy"
    lock.release()


def test_without_its_library_it_says_what_to_install(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any) -> Any:
        if name.startswith("cryptography"):
            raise ImportError(name)
        return real(name, *args)

    monkeypatch.setattr(builtins, "__import__", without)
    assert refused(home) == "library"
    with pytest.raises(NotUnlocked):
        make_key(home, PHRASE)


def test_too_little_memory_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cryptography.hazmat.primitives.kdf import scrypt

    def full(self: object, **values: object) -> None:
        raise MemoryError

    monkeypatch.setattr(scrypt, "Scrypt", type("Scrypt", (), {"__init__": full, "derive_into": None}))
    assert refused(home) == "memory"


def test_nothing_of_a_key_is_shown(tmp_path: Path) -> None:
    vault = Vault(tmp_path, OTHER, State.SEALED, b"")
    assert repr(vault) == str(vault) == f"Vault({vault.name})"
    assert not hasattr(vault, "__dict__") and OTHER.hex() not in vault.name


def test_a_folder_that_is_not_unlocked_has_no_vault(tmp_path: Path) -> None:
    inside = tmp_path / "meetings" / "2026" / "m.json"
    assert vault_of(inside) is None and not encrypted(tmp_path)
    vault = lock_up(tmp_path)
    assert vault_of(inside) is vault and encrypted(tmp_path)
    assert vault_of(tmp_path.parent / "elsewhere.json") is None
    drop(tmp_path)
    assert vault_of(inside) is None


def test_who_does_not_know_the_key_never_writes_in_plain_where_a_key_file_is(tmp_path: Path) -> None:
    path = tmp_path / "meetings" / "2026" / "m.json"
    Ledger.create(path, {"text": "før"}).close()
    lock_up(tmp_path)
    drop(tmp_path)
    before = contents(path.parent)
    for attempt in (lambda: Ledger.open(path), lambda: Ledger.create(path.with_name("n.json"), {})):
        with pytest.raises(DiskError) as wrong:
            attempt()
        assert wrong.value.said.key in ("unreadable.sealed", "not_saved.sealed")
    assert contents(path.parent) == before


def test_who_knows_a_key_that_is_gone_or_another_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "meetings" / "2026" / "m.json"
    vault = lock_up(tmp_path)
    Ledger.create(path, {"text": "før"}).close()
    lock_up(tmp_path, OTHER)
    hold(vault)
    for _ in range(2):
        with pytest.raises(Unreadable) as wrong:
            may_write(path)
        assert wrong.value.reason == "other_key"
        (tmp_path / KEY_FILE).unlink(missing_ok=True)
    assert [document["text"] for document in read_documents(path)] == ["før"]
    put_back(path)
    assert (tmp_path / KEY_FILE).read_bytes() == vault.file
    with Ledger.open(path) as ledger:
        ledger.append({"text": "efter"})


def test_a_meeting_that_is_written_while_its_whole_folder_goes_away_gets_its_key_back(tmp_path: Path) -> None:
    import shutil

    home = tmp_path / "home"
    path = home / "meetings" / "2026" / "m.json"
    lock_up(home)
    ledger = Ledger.create(path, {"n": 0})
    shutil.rmtree(home)
    with pytest.raises(DiskError):
        ledger.append({"n": 1})
    path.parent.mkdir(parents=True)
    ledger.append({"n": 1})
    ledger.close()
    assert encrypted(home) and len(read_documents(path)) == 2
    with pytest.raises(DiskError) as locked:
        drop(home)
        read_documents(path)
    assert not isinstance(locked.value, Locked)


def test_where_the_key_file_is_lost_no_new_meeting_is_made_in_plain(tmp_path: Path) -> None:
    path = tmp_path / "meetings" / "2026" / "m.json"
    lock_up(tmp_path)
    Ledger.create(path, {"text": "før"}).close()
    drop(tmp_path)
    (tmp_path / KEY_FILE).unlink()
    with pytest.raises(Unreadable):
        read_documents(path)
    with pytest.raises(DiskError) as refused:
        Ledger.create(path.with_name("n.json"), {})
    assert refused.value.said.key == "not_saved.sealed"
    assert list(contents(path.parent)) == ["m.json"]


def test_a_plain_folder_loads_nothing_of_this(tmp_path: Path) -> None:
    code = """
import sys
from tui.__main__ import main
main(["new", "2026-11-25"]); main(["check"])
print([m for m in sys.modules if m.startswith(("cryptography", "store.disk.key")) and m != "store.disk.keyfile"])
"""
    environment = {"ENIGHED_HOME": str(tmp_path / "home"), "PATH": "", "SYSTEMROOT": ""}
    told = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.splitlines()[-1] == "[]"
