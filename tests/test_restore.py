"""store.keeping.restore: what was backed up comes back as it was, or nothing does; no name leads out of the folder."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.keeping import restore as restoring
from store.keeping import zipped
from store.keeping.check import check
from store.keeping.restore import Restored, restore
from store.keeping.zipped import MANIFEST, Taken, manifest_data, safe
from store.said import Refused
from tests.house_of_records import NOW, archive_of, backed_up, build, contents, why


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return build(tmp_path / "home").home


@pytest.fixture
def file(home: Path, tmp_path: Path) -> Path:
    return backed_up(home, tmp_path)


def test_what_was_backed_up_is_restored_as_it_was(home: Path, file: Path, tmp_path: Path) -> None:
    done = restore(file, tmp_path / "new")
    assert isinstance(done, Restored)
    assert (done.path, done.files, done.meetings, done.made_at) == (tmp_path / "new", 5, 2, NOW)
    assert contents(tmp_path / "new") == contents(home)
    assert check(archive_of(tmp_path / "new")).faults == ()


def test_a_folder_that_is_not_empty_is_refused(file: Path, home: Path, tmp_path: Path) -> None:
    before = contents(home)
    assert why(restore(file, home)) == "restore.not_empty"
    assert why(restore(file, file)) == "restore.not_empty"
    assert contents(home) == before
    (tmp_path / "empty").mkdir()
    assert isinstance(restore(file, tmp_path / "empty"), Restored)


def test_a_byte_that_was_changed_anywhere_is_never_restored(file: Path, home: Path, tmp_path: Path) -> None:
    data = file.read_bytes()
    for place in range(0, len(data), 97):
        spoiled = tmp_path / "spoiled.zip"
        spoiled.write_bytes(data[:place] + bytes([data[place] ^ 0x20]) + data[place + 1 :])
        into = tmp_path / f"new-{place}"
        answer = restore(spoiled, into)
        if isinstance(answer, Restored):  # a date or an attribute that the content does not rest on
            assert contents(into) == contents(home)
        else:
            assert why(answer) in ("restore.not_a_backup", "restore.changed")
            assert not into.exists()


@pytest.mark.parametrize("length", [0, 1, 100, -1, -30])
def test_a_backup_cut_short_is_no_backup(file: Path, tmp_path: Path, length: int) -> None:
    (tmp_path / "cut.zip").write_bytes(file.read_bytes()[:length])
    assert why(restore(tmp_path / "cut.zip", tmp_path / "new")) == "restore.not_a_backup"
    assert why(restore(tmp_path / "none.zip", tmp_path / "new")) == "restore.failed"
    assert not (tmp_path / "new").exists()


def made_by_hand(
    path: Path, name: str, data: bytes, change: Callable[[zipfile.ZipInfo], None] = lambda info: None
) -> Path:
    """A backup with one file of any name, its sums right."""
    info = zipfile.ZipInfo(name)
    change(info)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(info, data, zipfile.ZIP_DEFLATED)
        out.writestr(MANIFEST, manifest_data({name: (len(data), sha256(data).hexdigest())}, NOW))
    return path


NAMES = (
    "../ud.txt", "a/../../ud.txt", "/etc/ud.txt", "C:/ud.txt", "a\\..\\ud.txt", "CON", "meetings/nul.json", "a/./b",
    "a//b", "ud.txt.", "ud ", "a\x00b", "a\nb", "x" * 256, "/".join("a" * 12), "manifest.json", "com1.txt", "a:b", "",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_leads_out_of_the_folder_restores_nothing(tmp_path: Path, name: str) -> None:
    assert not Taken().take(name)
    file = made_by_hand(tmp_path / "evil.zip", name or "a/", b"x")
    assert isinstance(restore(file, tmp_path / "in" / "new"), Refused)
    assert [path.name for path in tmp_path.rglob("*") if path.name not in ("in", "evil.zip")] == []


@given(st.text(max_size=30))
def test_a_safe_name_stays_in_its_folder(name: str) -> None:
    if safe(name):
        folder = Path("/home/enighed")
        assert folder.joinpath(*name.split("/")).is_relative_to(folder)
        assert os.path.normpath(folder / name) == str(folder / name)


def test_a_link_in_a_backup_is_not_made(tmp_path: Path) -> None:
    def link(info: zipfile.ZipInfo) -> None:
        info.external_attr = 0o120777 << 16

    file = made_by_hand(tmp_path / "evil.zip", "board.toml", b"/etc/passwd", link)
    assert why(restore(file, tmp_path / "new")) == "restore.changed"


def test_two_files_of_one_name_or_a_file_that_is_a_folder_are_refused(tmp_path: Path) -> None:
    for names in (("a", "A"), ("a", "a/b"), ("a/b", "a")):
        taken = Taken()
        assert [taken.take(name) for name in names] == [True, False]


def test_a_bomb_is_refused_before_it_goes_off(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = made_by_hand(tmp_path / "bomb.zip", "board.toml", bytes(2_000_000))
    for limit, value in (("LARGEST", 1_000_000), ("MOST_BYTES", 1_000_000), ("MOST_FILES", 1)):
        with monkeypatch.context() as patch:
            patch.setattr(zipped, limit, value)
            assert why(restore(bomb, tmp_path / "new")) == "restore.not_a_backup"
    with zipfile.ZipFile(tmp_path / "liar.zip", "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("board.toml", bytes(2_000_000))
        out.writestr(MANIFEST, manifest_data({"board.toml": (10, sha256(bytes(10)).hexdigest())}, NOW))
    assert why(restore(tmp_path / "liar.zip", tmp_path / "new")) == "restore.changed"
    monkeypatch.setattr(restoring.shutil, "disk_usage", lambda path: SimpleNamespace(free=100))
    assert why(restore(file, tmp_path / "new")) == "restore.no_room"
    assert not (tmp_path / "new").exists()


def test_what_is_a_zip_file_and_no_backup_is_said_to_be_none(tmp_path: Path) -> None:
    for number, data in enumerate(
        (b"", b"[]", b'{"files": 1}', b'{"program": "enighed", "format": 2, "made_at": "x"}')
    ):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as out:
            out.writestr(MANIFEST, data)
        (tmp_path / f"{number}.zip").write_bytes(held.getvalue())
        assert why(restore(tmp_path / f"{number}.zip", tmp_path / "new")) == "restore.not_a_backup"
