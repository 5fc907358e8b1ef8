"""Files and words from elsewhere: a meeting file, the board, the settings, drafts, a pasted agenda, a backup."""

from __future__ import annotations

import json
import time
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from store import drafts
from store.board import Board, read_board
from store.calling.default_board import DEFAULT_BOARD_TOML
from store.calling.paste import read_agenda
from store.disk.names import Names
from store.keeping.seals import keep_seal
from store.keeping.zipped import MANIFEST
from tests.build import moment
from tests.faults.player import called, enighed
from tests.meeting_files import FILE, put, why
from tests.untrusted.words import BIDI, EVIL, HIDDEN, MARKUP, SHELL, TERMINAL, kept, poisoned, steering
from tui.config import read_config

WORDS = [EVIL, f"x{BIDI}", f"x{HIDDEN}", MARKUP, SHELL, "\0", "\x1b[2J", "x" * 1_000_000, "../../x", "CON", "æ" * 4000]
PLACES = [
    "meeting.organisation", "meeting.forum", "meeting.number", "meeting.date", "meeting.place", "meeting.chair",
    "meeting.purpose", "meeting.planned.start", "people[0].id", "people[0].title", "people[0].name", "people[0].role",
    "agenda[0].title", "agenda[0].resume", "agenda[0].case_no", "agenda[0].section", "agenda[0].presenter",
    "agenda[0].id", "open_actions[0].text", "open_actions[0].id", "open_actions[0].owner", "open_actions[0].due",
]  # fmt: skip


def said(home: Path, *arguments: str, data: bytes = b"") -> str:
    """What is complained of, after it was looked at; '' where all went well."""
    code, out, err = enighed(home, *arguments, data=data)
    assert steering(out) == [] and steering(err) == [] and "Traceback" not in err
    assert not (home / "faults").exists(), next((home / "faults").iterdir()).read_text()
    assert (code == 0) == (err == "") and code in (0, 1)
    return err


@pytest.mark.parametrize("place", PLACES)
def test_a_meeting_file_with_a_hostile_value_anywhere_is_taken_as_text_or_refused_by_its_place(
    tmp_path: Path, place: str
) -> None:
    for number, word in enumerate(WORDS):
        home = tmp_path / str(number)
        source = tmp_path / "file.json"
        source.write_text(json.dumps(put(place, word)), encoding="utf-8")
        if complaint := said(home, "new", "--from", str(source)):
            assert "Intet er oprettet" in complaint and len(complaint) < 600
            assert not (home / "meetings").exists()
        else:
            (path,) = (home / "meetings").rglob("*.json")
            assert path.parent.parent == home / "meetings" and path.name.isprintable() and len(path.name) < 100
            for command in (["show", "next"], ["export", path.name[:10]], ["check"]):
                assert said(home, *command) in ("",) or "next" in command
        assert {path.name for path in tmp_path.iterdir()} <= {*map(str, range(number + 1)), "file.json"}


def test_controls_and_hidden_signs_name_nobody() -> None:
    for word in ("K\u202eD", "K\x1bD", "K\u200bD", "K\u2028D", "KD\u2066"):
        assert why(put("people[0].id", word)).key in ("calling.bad_initials", "calling.control")


DEEP: dict[str, bytes] = {
    "arrays": b"[" * 1_000_000,
    "objects": b'{"a":' * 300_000,
    "both, closed": b'[{"a":' * 3000 + b"1" + b"}]" * 3000,
    "a number without end": b"1" * 1_000_000,
    "a float without end": b'{"meeting": 1e999999}',
    "not a number": b'{"meeting": NaN}',
    "a key a million times": b'{"meeting": {' + b",".join([b'"a": 1'] * 300_000) + b"}}",
    "six megabytes": b" " * 6_000_000,
    "UTF-16": json.dumps(FILE).encode("utf-16"),
    "half signs": b'{"meeting": {"place": "\\ud800"}}',
    "nothing": b"",
    "null": b"null",
    "zeros": b"\0" * 5000,
    "a zip file": b"PK\x03\x04" + b"\0" * 200,
}


@pytest.mark.parametrize("data", DEEP.values(), ids=list(DEEP))
def test_a_meeting_file_that_is_none_is_refused_soon(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "file.json").write_bytes(data)
    began = time.monotonic()
    assert "Intet er oprettet" in said(tmp_path / "home", "new", "--from", str(tmp_path / "file.json"))
    assert time.monotonic() - began < 20, "it takes seconds, not minutes"


BOARDS: dict[str, bytes] = {
    "controls": DEFAULT_BOARD_TOML.replace('navn = "', 'navn = "\\u001b[2J').encode(),
    "raw controls": DEFAULT_BOARD_TOML.replace('navn = "', 'navn = "\x1b[2J').encode(),
    "turned writing": DEFAULT_BOARD_TOML.replace('navn = "', f'navn = "{BIDI}').encode(),
    "a path": DEFAULT_BOARD_TOML.replace('navn = "', 'navn = "../../../etc/').encode(),
    "deep": b"a = " + b"[" * 100_000,
    "deep tables": b"[" + b"a." * 50_000 + b"a]",
    "a million keys": b"".join(b"a%d = 1\n" % n for n in range(100_000)),
    "not text": bytes(range(256)) * 20,
    "nothing": b"",
    "two gigabytes of spaces, the first of them": b" " * 3_000_000,
}


@pytest.mark.parametrize("data", BOARDS.values(), ids=list(BOARDS))
def test_a_hostile_board_is_read_as_text_or_its_faults_are_told_and_no_meeting_is_called(
    tmp_path: Path, data: bytes
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "board.toml").write_bytes(data)
    code, out, err = enighed(home, "new", "2026-11-25")
    sound = isinstance(read_board(data), Board)
    assert code == (0 if sound else 1) and steering(out + err) == [] and "Traceback" not in err
    assert sound or "kan der ikke indkaldes møder" in err
    made = [path.parent.parent for path in (home / "meetings").rglob("*.json")]
    assert made == ([home / "meetings"] if sound else [])
    assert (home / "board.toml").read_bytes() == data and not (home / "faults").exists()


@pytest.mark.parametrize(
    "text",
    [f'"{word}" = 1\n' for word in ("\\u001b[2J", "\\u202e", "a" * 50_000)]
    + ['language = "../x"', "language = 3", 'export_folder = "\\u0000"', 'export_folder = "\\u001b[2J"',
       "x = " + "[" * 50_000, 'backup_folder = "relative"', 'backup_folder = "/\\u0000"',
       'export_folder = "~nobody-there/x"', "\ufefflanguage = 'en'"],
)  # fmt: skip
def test_hostile_settings_are_said_by_their_line(tmp_path: Path, text: str) -> None:
    home = called(tmp_path / "home")
    (home / "config.toml").write_text(text, encoding="utf-8")
    config = read_config(home)
    for command in (["about"], ["show", "2026-11-25"], ["check"], ["export", "2026-11-25"]):
        code, out, err = enighed(home, *command)
        assert steering(out + err) == [] and "Traceback" not in err and code in (0, 1), command
        assert command != ["show", "2026-11-25"] or code == 0
    assert not (home / "faults").exists() and config.language in ("da", "en")


@pytest.mark.parametrize("word", [*WORDS[:6], "1. " * 5000, "- x\n" * 100_000, "(" * 100_000, "TEMAER\n" * 5000])
def test_a_pasted_agenda_is_text(word: str) -> None:
    began = time.monotonic()
    found = read_agenda(f"TEMAER\n1. {word}\n- {word} (B, 5 min)\n{word}", sections=("temaer", "drift", "eventuelt"))
    assert time.monotonic() - began < 20
    for item in getattr(found, "items", ()):
        assert steering(item.title, "".join(HIDDEN) + BIDI) == []


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": ' * 100_000,
        b'{"line": "' + b"x" * 1_000_000 + b'"}',
        b'{"line": ["x"], "b": {"c": 1}}',
        b'["line"]',
        b"\0" * 99,
    ],
)
def test_a_draft_made_by_an_enemy_is_words_or_nothing(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "m.json"
    Names(path).draft.parent.mkdir()
    Names(path).draft.write_bytes(data)
    assert all(isinstance(text, str) for text in drafts.load(path).values())


NAMES = ["../x", "/x", "a/../../x", "C:\\x", "..\\x", "meetings/2026/CON", "x\0y", "\x1b[2J", "\u202e", "a" * 5000, "."]


@pytest.mark.parametrize("name", NAMES)
def test_a_backup_with_a_hostile_name_restores_nothing_and_says_it_plainly(tmp_path: Path, name: str) -> None:
    held = [{"name": name, "size": 1, "sha256": sha256(b"x").hexdigest()}]
    with zipfile.ZipFile(tmp_path / "kopi.zip", "w") as made:
        made.writestr(zipfile.ZipInfo(name), b"x")
        made.writestr(MANIFEST, json.dumps({"format": 1, "made_at": "2026-11-25T12:00:00+01:00", "files": held}))
    told = said(tmp_path / "home", "restore", str(tmp_path / "kopi.zip"), "--into", str(tmp_path / "new"))
    assert "Intet er gendannet" in told
    assert {path.name for path in tmp_path.iterdir()} <= {"kopi.zip", "home"}


def test_a_restored_record_of_hostile_words_is_as_inert_as_any(tmp_path: Path) -> None:
    path = tmp_path / "home/meetings/2026/2026-11-25-direktionen-22.json"
    kept(path, poisoned(forum=False))
    keep_seal(path, moment("15.00"))
    assert said(tmp_path / "home", "backup", str(tmp_path / "kopi.zip")) == ""
    assert said(tmp_path / "new", "restore", str(tmp_path / "kopi.zip")) == ""
    assert said(tmp_path / "new", "show", "2026-11-25") == "" and TERMINAL in EVIL
