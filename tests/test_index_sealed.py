"""Of an encrypted folder no word stands in an index on the disk: what there was goes, what is asked is in memory."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from store import events as e
from store.disk import vault
from store.finding import search
from store.folder import INDEX_FILE
from store.index.audit import audit
from store.keeping.encryption import decrypt, encrypt
from store.keeping.purge import take_off
from store.search.asked import Asked
from store.search.words import read_query
from tests.many import NOW, archive_of, hold
from tests.sealing import PHRASE, leaks
from tests.sealing import quick as quick
from tui.desk import keep_index

pytestmark = pytest.mark.usefixtures("quick")
WORD = "kvalitetsudviklingssamtale"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """More meetings than an index is worth its file for, and it is there."""
    for number in range(1, 13):
        hold(tmp_path, NOW.date() - timedelta(days=number), number, e.NoteTaken("i1", f"{WORD} {number}"))
    archive = archive_of(tmp_path)
    assert keep_index(archive, lambda done, of: None, lambda: False) == 12
    assert str(tmp_path / INDEX_FILE) in leaks(tmp_path, WORD)
    return tmp_path


def found(home: Path) -> int:
    told = search(archive_of(home), Asked(read_query("udviklings")))
    assert told.without is None
    return len(told.hits)


def test_encrypting_takes_it_away_and_searching_makes_none_on_the_disk(home: Path) -> None:
    assert encrypt(home, PHRASE).left == ()
    assert list(home.glob("index.*")) == [] and leaks(home, WORD) == []
    assert found(home) == 12 and audit(archive_of(home)) == ()
    assert list(home.glob("index.*")) == [] and leaks(home, WORD) == []


def test_a_window_that_was_open_before_writes_none_either(home: Path) -> None:
    archive = archive_of(home)
    assert archive.index.size() == 12 and archive.has_index
    encrypt(home, PHRASE)
    hold(home, NOW.date(), 13, e.NoteTaken("i1", WORD))
    assert keep_index(archive, lambda done, of: None, lambda: False) == 0
    search(archive, Asked(read_query("udviklings")))
    assert list(home.glob("index.*")) == []


def test_of_a_meeting_that_is_taken_off_no_word_is_left(home: Path) -> None:
    ref = hold(home, NOW.date(), 14, e.NoteTaken("i1", "fejlindkaldelsesmøde"))
    found(home)
    assert leaks(home, "fejlindkaldelses") != []
    take_off(archive_of(home), ref.path)
    assert leaks(home, "fejlindkaldelses") == [] and found(home) == 12


def test_without_the_passphrase_nothing_is_found_and_after_decrypting_all_is(home: Path) -> None:
    encrypt(home, PHRASE)
    vault.drop(home)
    told = search(archive_of(home), Asked(read_query("udviklings")))
    assert told.hits == () and told.unread == 12
    assert decrypt(home, PHRASE).left == ()
    assert found(home) == 12 and (home / INDEX_FILE).exists()
