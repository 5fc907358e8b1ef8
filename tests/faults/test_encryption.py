"""Encryption stopped or refused at each call of it: the folder opens as it is, and the next run ends it."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.disk.errors import DiskError, NotUnlocked
from store.disk.key import unlock
from store.disk.vault import drop, encrypted, hold, vault_of
from store.drafts import load, save
from store.events import NoteTaken
from store.keeping.check import check
from store.keeping.encryption import change_passphrase, decrypt, encrypt
from store.ledger import Ledger, read_documents
from store.record import Record
from tests.faults.shim import ERRORS, LONG, Disk
from tests.faults.test_keeping import counted, places, spoiled
from tests.faults.test_power_loss import Model
from tests.house_of_records import FIRST, NOW, SECOND, SECRET, archive_of, build, contents
from tests.sealing import PHRASE, leaks, quick

__all__ = ["quick"]
pytestmark = pytest.mark.usefixtures("quick")
# killed before a call is killed after the one before it; the long form tries the calls of other systems too
FAULTS: tuple[int | str, ...] = ("kill", "killed", *ERRORS) if LONG else ("kill", "killed", ERRORS[0])
NEW = "fem helt andre ord her"


@pytest.fixture
def disk() -> Iterator[Disk]:
    with pytest.MonkeyPatch.context() as patch:
        yield Disk(patch)


@pytest.fixture
def model(tmp_path: Path, quick: None) -> Path:
    """Two meetings, the first as a killed program leaves it: a journal with a torn end, a draft, an original kept."""
    home = build(tmp_path / "model").home
    data = (home / FIRST).read_bytes()
    journal = (home / FIRST).with_suffix(".journal")
    with Record.open(home / FIRST, lambda: NOW) as record:
        record.keep(NoteTaken(None, f"{SECRET} sidst"))
        left = journal.read_bytes() + f'4f1c09aa {{"s": 12, "{SECRET}'.encode()
    (home / FIRST).write_bytes(data)
    journal.write_bytes(left)
    (home / FIRST).with_suffix(".json.damaged-1").write_text(SECRET)
    return home


def opened(home: Path, *phrases: str) -> None:
    """What a program that starts now does; the passphrase is one of these."""
    drop(home)
    for phrase in phrases if encrypted(home) else ():
        with contextlib.suppress(NotUnlocked):
            hold(unlock(home, phrase))
    assert encrypted(home) == (vault_of(home / FIRST) is not None)


def holds_all(home: Path, model: Path) -> None:
    for name in (FIRST, SECOND):
        documents = read_documents(model / name)
        assert read_documents(home / name)[: len(documents)] == documents
    assert load(home / FIRST) == load(model / FIRST)


@pytest.mark.parametrize("error", FAULTS)
@pytest.mark.parametrize("command", [encrypt, decrypt])
def test_stopped_anywhere_the_folder_opens_and_the_next_run_ends_it(
    disk: Disk, model: Path, tmp_path: Path, command: Callable[[Path, str], object], error: int | str
) -> None:
    begun = Path(shutil.copytree(model, tmp_path / "begun"))
    if command is decrypt:
        encrypt(begun, PHRASE)

    def copied(name: str) -> Path:
        return Path(shutil.copytree(begun, tmp_path / name))

    first = copied("count")
    total = counted(disk, lambda: command(first, PHRASE))
    assert total > 100
    for at in places(total, error):
        home = copied(str(at))
        with contextlib.suppress(DiskError):
            spoiled(disk, error, at, lambda home=home: command(home, PHRASE))
        opened(home, PHRASE)
        holds_all(home, model)
        if at % 7 == 0:  # and a meeting goes on in it as it is
            with Record.open(home / SECOND, lambda: NOW) as record:
                record.keep(NoteTaken(None, "videre"))
            assert {fault.key for fault in check(archive_of(home)).faults} <= {"check.torn"}, f"call {at}"
        if encrypted(home) or command is encrypt:
            assert command(home, PHRASE).left == (), f"call {at}"  # type: ignore[attr-defined]
        assert encrypted(home) is (command is encrypt)
        opened(home, PHRASE)
        if command is encrypt:
            assert leaks(home, SECRET) == [], f"call {at}"
        holds_all(home, model)
        left = {name for name in contents(home) if name.endswith((".tmp", ".lock"))}
        assert left <= {"key.lock"}, "which nobody holds"


@pytest.mark.parametrize("error", FAULTS)
def test_a_change_of_passphrase_stopped_anywhere_leaves_one_that_opens(
    disk: Disk, model: Path, tmp_path: Path, error: int | str
) -> None:
    encrypt(model, PHRASE)
    total = counted(disk, lambda: change_passphrase(shutil.copytree(model, tmp_path / "count"), PHRASE, NEW))
    for at in places(total, error):
        home = Path(shutil.copytree(model, tmp_path / str(at)))
        with contextlib.suppress(DiskError):
            spoiled(disk, error, at, lambda home=home: change_passphrase(home, PHRASE, NEW))
        opened(home, PHRASE, NEW)
        assert len(read_documents(home / FIRST)) == 10


def test_whatever_a_power_cut_leaves_of_it_opens_and_holds_every_entry(tmp_path: Path) -> None:
    top = tmp_path / "first"
    top.mkdir()
    documents = [{"text": f"{SECRET} {number}", "more": "x" * 3000} for number in range(3)]
    with pytest.MonkeyPatch.context() as patch:
        model = Model(top, patch)
        ledger = Ledger.create(top / FIRST, documents[0])
        for document in documents[1:]:
            ledger.append(document)
        ledger.close()
        assert save(top / FIRST, {"line": SECRET})
        model.seen.clear()
        assert encrypt(top, PHRASE).left == ()
        change_passphrase(top, PHRASE, NEW)
        assert decrypt(top, NEW).left == ()
        model.cut_the_power()
    assert len(model.seen) > 30
    for index, state in enumerate(model.seen):
        home = tmp_path / str(index)
        for name, data in state:
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_bytes(data)
        opened(home, PHRASE, NEW)
        assert [found["text"] for found in read_documents(home / FIRST)] == [told["text"] for told in documents]
        drop(home)
