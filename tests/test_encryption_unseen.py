"""Encryption where meetings are away or out of sight: no key goes that something still needs."""

from __future__ import annotations

import contextlib
import errno
import os
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from store.disk.errors import DiskError
from store.disk.vault import KEY_FILE, drop
from store.keeping.check import check
from store.keeping.encryption import Turned, decrypt, encrypt
from tests.house_of_records import archive_of, contents
from tests.sealing import PHRASE, quick
from tests.test_encryption import home, sealed, told

__all__ = ["home", "quick"]
pytestmark = pytest.mark.usefixtures("quick")


def test_a_folder_that_was_away_while_all_was_opened_opens_with_the_key_that_was_put_aside(home: Path) -> None:
    encrypt(home, PHRASE)
    (home / "meetings" / "2026").rename(home.parent / "away")
    decrypt(home, PHRASE)
    (home.parent / "away").rename(home / "meetings" / "2026")
    (home / "key.json.opened-1").rename(home / KEY_FILE)
    assert decrypt(home, PHRASE) == Turned(meetings=2, files=2)
    encrypt(home, PHRASE)
    decrypt(home, PHRASE)
    assert sorted(path.name for path in home.glob("key*")) == ["key.json.opened-1", "key.json.opened-2"], "none is lost"


@pytest.mark.parametrize("name", ["meetings", "meetings/2026"])
def test_nothing_is_turned_where_meetings_may_be_that_cannot_be_seen(
    home: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link, a folder nobody may look into, and one whose listing fails while it is done."""
    encrypt(home, PHRASE)
    (home / name).rename(home.parent / "away")
    (home / name).symlink_to(home.parent / "away")
    before = contents(home)
    assert (
        told(decrypt(home, PHRASE))
        == ["unreadable.link"]
        == [left.value("why").key for left in encrypt(home, PHRASE).left]
    )
    assert contents(home) == before and [fault.key for fault in check(archive_of(home)).faults] == ["check.link"]
    (home / name).unlink()
    (home.parent / "away").rename(home / name)

    real, looks = os.scandir, count(1)

    def scandir(path: Path) -> Any:
        if Path(path) == home / name and next(looks) == fails_at:
            raise OSError(errno.EIO, "")
        return real(path)

    for turn in (decrypt, encrypt):
        for fails_at in range(1, 9):
            looks = count(1)
            with monkeypatch.context() as patched, contextlib.suppress(DiskError):
                patched.setattr(os, "scandir", scandir)
                turn(home, PHRASE)
            assert (home / KEY_FILE).exists() or not any(sealed(home).values()), fails_at
            drop(home)
            if not (home / KEY_FILE).exists():
                encrypt(home, PHRASE)
        encrypt(home, PHRASE)
        assert all(sealed(home).values())
