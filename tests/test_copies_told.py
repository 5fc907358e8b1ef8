"""What `enighed backup` and `restore` tell of a folder that is not as it should be: it is copied all the same."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from store.disk.vault import KEY_FILE, drop
from store.keeping.backup import backup
from tests.house_of_records import FIRST, NOW, SECOND, build, contents
from tests.sealing import lock_up, quick
from tests.test_check import REGISTER, chained, changed, put
from tests.test_cli_keeping import Run, home, run

__all__ = ["home", "quick", "run"]


def test_a_backup_says_that_the_register_is_gone_and_is_made(run: Run, home: Path, tmp_path: Path) -> None:
    build(home)
    (home / REGISTER).unlink()
    code, out, err = run("backup", str(tmp_path / "kopi.zip"))
    assert code == 1 and "Sikkerhedskopien er skrevet" in out and f"{REGISTER} mangler" in err
    assert err.splitlines()[-1] == "enighed: Fejlene er med i kopien. Behold de tidligere sikkerhedskopier"
    code, out, err = run("restore", str(tmp_path / "kopi.zip"), "--into", str(tmp_path / "ny"))
    assert code == 1 and "Gendannet i" in out and f"{REGISTER} mangler" in err
    assert contents(tmp_path / "ny") == contents(home)


@pytest.mark.parametrize("made_right", [False, True])
def test_a_chain_or_seal_that_is_broken_though_the_sum_is_right_is_named(
    run: Run, home: Path, tmp_path: Path, made_right: bool
) -> None:
    build(home)
    documents = changed(home / FIRST, 3)
    put(home / FIRST, chained(documents) if made_right else documents)
    copy, into = str(tmp_path / "kopi.zip"), str(tmp_path / "ny")
    for command in (("backup", copy), ("restore", copy, "--into", into)):
        code, _, err = run(*command)
        assert code == 1 and f"{FIRST}: indførsel 3 er ændret" in err and SECOND not in err


def test_a_damaged_meeting_is_named_once_by_both(run: Run, home: Path, tmp_path: Path) -> None:
    build(home)
    (home / SECOND).write_bytes((home / SECOND).read_bytes()[:-20])
    code, _, err = run("backup", str(tmp_path / "kopi.zip"))
    assert code == 1 and err.count(SECOND) == 1 and err.count("\n") == 2
    code, out, err = run("restore", str(tmp_path / "kopi.zip"), "--into", str(tmp_path / "ny"))
    assert code == 1 and "2 møder" in out and err.count(f"{SECOND} er beskadiget") == 1
    assert "En tidligere kopi kan være hel" in err


def test_what_is_encrypted_is_not_called_faulty_where_it_was_not_seen(
    run: Run, home: Path, tmp_path: Path, quick: None
) -> None:
    lock_up(home)
    build(home)
    made = tmp_path / "kopi.zip"
    (home / KEY_FILE).rename(tmp_path / KEY_FILE)
    drop(home)
    code, out, err = run("backup", str(made))
    assert code == 1 and err.count("\n") == 2 and "key.json mangler" in err and "2 møder, 5 filer" in out
    with zipfile.ZipFile(made) as source:
        assert all(source.read(name) == data for name, data in contents(home).items()), "shut, and not left out"

    (tmp_path / KEY_FILE).rename(home / KEY_FILE)
    run("restore", str(made), "--into", str(tmp_path / "ny"))
    (tmp_path / "ny" / KEY_FILE).write_bytes((home / KEY_FILE).read_bytes())
    made.unlink()
    backup(tmp_path / "ny", made, NOW)
    code, out, err = run("restore", str(made), "--into", str(tmp_path / "igen"))
    assert (code, err) == (0, "") and "Det krypterede er ikke set efter. Kør enighed check" in out
