"""Where the folder of a file is missing, the sentence names the folder and not the file."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from store.disk.errors import why
from store.said import said
from tests.house_of_records import build
from tests.test_cli_keeping import Run, home, run

__all__ = ["home", "run"]


def test_a_file_that_is_missing_is_told_apart_from_its_folder(tmp_path: Path) -> None:
    gone = FileNotFoundError(errno.ENOENT, "")
    (tmp_path / "file").touch()
    assert why(gone, tmp_path / "x") == said("os.gone")
    assert why(gone, tmp_path / "none" / "x") == said("os.gone_folder", folder=str(tmp_path / "none"))
    assert why(NotADirectoryError(errno.ENOTDIR, ""), tmp_path / "file" / "x") == said(
        "os.is_no_folder", folder=str(tmp_path / "file")
    )
    assert why(OSError(errno.ENOSPC, ""), tmp_path / "none" / "x") == said("os.disk_full")


@pytest.mark.parametrize(
    "command",
    ["backup {}/x.zip", "restore {}/x.zip --into {}-new", "new --from {}/x.json", "play 22/2026 {}/x.txt"],
)
@pytest.mark.parametrize(("language", "gone"), [("da", "mappen {} findes ikke"), ("en", "the folder {} is not there")])
def test_the_folder_is_named(run: Run, home: Path, tmp_path: Path, command: str, language: str, gone: str) -> None:
    build(home)
    folder = str(tmp_path / "none")
    code, out, err = run("--lang", language, *(part.format(folder) for part in command.split()))
    assert (code, out) == (1, "") and gone.format(folder) in err


@pytest.mark.parametrize("command", ["restore {}/x.zip --into {}-new", "new --from {}/x.json", "play 22/2026 {}/x.txt"])
def test_a_file_that_is_missing_in_a_folder_that_is_there_is_the_one_meant(
    run: Run, home: Path, tmp_path: Path, command: str
) -> None:
    build(home)
    _, _, err = run(*(part.format(tmp_path) for part in command.split()))
    assert ": den findes ikke" in err or "): den findes ikke" in err


def test_a_home_that_cannot_be_made_is_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ENIGHED_HOME", str(tmp_path / "file" / "home"))
    home = tmp_path / "file" / "home"
    assert f"board.toml kan ikke skrives: mappen {home} findes ikke" in run("new")[2]
    assert f"Mappen {home} kan ikke læses: den findes ikke" in run("check")[2]
