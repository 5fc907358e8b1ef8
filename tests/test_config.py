"""A setting that cannot be used is told by its line, with what may stand there."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from store.board import default_board
from store.calling.default_board import DEFAULT_BOARD_TOML
from tui.config import SETTINGS, Config, read_config
from tui.desk import open_board
from tui.texts.words import LANGUAGES, Words


def told(home: Path, text: str, language: str = "da") -> list[str]:
    (home / "config.toml").write_text(text, encoding="utf-8")
    return [Words(language).said(fault) for fault in read_config(home).faults]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["language", "minutes_language"])
@pytest.mark.parametrize("value", ['"dansk"', "3", "['da']"])
def test_a_language_that_is_none_is_told_with_those_there_are(
    tmp_path: Path, language: str, key: str, value: str
) -> None:
    (sentence,) = told(tmp_path, f"\n{key} = {value}\n", language)
    assert re.search(f"2: [»“]{key}[«”] ", sentence) and [one for one in LANGUAGES if f'"{one}"' not in sentence] == []
    assert read_config(tmp_path).language == Config().language


@pytest.mark.parametrize("key", ["export_folder", "backup_folder"])
@pytest.mark.parametrize("value", ["'referater'", "''", "3"])
def test_a_folder_that_is_no_whole_path_is_told_with_an_example_that_is_one(
    tmp_path: Path, key: str, value: str
) -> None:
    (sentence,) = told(tmp_path, f"{key} = {value}\n")
    assert f"1: »{key}« skal være en hel sti" in sentence
    assert told(tmp_path, f"{key} = {sentence.partition('fx ')[2].partition('. ')[0]}\n") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_key_that_is_not_known_is_told_with_those_that_are(tmp_path: Path, language: str) -> None:
    (sentence,) = told(tmp_path, 'sprog = "da"\n', language)
    assert re.search("1: [»“]sprog[«”] ", sentence) and [key for key in SETTINGS if key not in sentence] == []


def test_every_setting_there_is_can_be_set(tmp_path: Path) -> None:
    values = {key: '"en"' if key.endswith("language") else "'/srv/x'" for key in SETTINGS}
    assert told(tmp_path, "".join(f"{key} = {value}\n" for key, value in values.items())) == []
    found = read_config(tmp_path)
    assert (found.language, found.minutes_language) == ("en", "en")
    assert found.export_folder == found.backup_folder == Path("/srv/x")


def test_settings_and_a_board_may_lie_behind_a_link(tmp_path: Path) -> None:
    kept, home = tmp_path / "kept", tmp_path / "home"
    kept.mkdir()
    home.mkdir()
    (kept / "config.toml").write_text('language = "en"\n', encoding="utf-8")
    (kept / "board.toml").write_text(DEFAULT_BOARD_TOML, encoding="utf-8")
    for name in ("config.toml", "board.toml"):
        (home / name).symlink_to(kept / name)
    assert read_config(home).language == "en"
    assert open_board(home) == (default_board(), ())


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes or devices among files there")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero"), Path.mkdir])
def test_what_is_no_file_is_not_waited_for_but_told(
    tmp_path: Path, language: str, make: Callable[[Path], object]
) -> None:
    for name in ("config.toml", "board.toml"):
        make(tmp_path / name)
    words = Words(language)
    for fault in (*read_config(tmp_path).faults, *open_board(tmp_path)[1]):
        assert ".toml" in words.said(fault) and "{" not in words.said(fault)
    assert len(read_config(tmp_path).faults) == len(open_board(tmp_path)[1]) == 1
