"""`enighed encrypt`, `decrypt`, `passphrase`, and every other command in an encrypted folder."""

from __future__ import annotations

import getpass
import io
import os
import shutil
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from store.disk import vault
from store.disk.vault import encrypted
from tests.house_of_records import FIRST, NOW, SECRET, build, contents
from tests.sealing import PHRASE, leaks, quick
from tui.__main__ import main

__all__ = ["quick"]
pytestmark = pytest.mark.usefixtures("quick")

Told = tuple[int, str, str]
Run = Callable[..., Told]
GIVES_UP = "Ctrl+D"
MARK = "rødgrød-på-øen"
LINES = f"12.00 åbn mødet: kd\n12.01 note: {MARK} 1\n12.02 1: e {MARK} 2\n14.00 hæv mødet:\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ENIGHED_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("tui.__main__.os.umask", lambda mask: 0)
    monkeypatch.setattr("tui.cli.base.now", lambda: NOW)
    monkeypatch.setattr("tui.cli.passphrase._no_core", lambda: None)
    return tmp_path / "home"


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("check", phrase=PHRASE)`: a program of its own with a passphrase in the environment, or typed."""

    def call(
        *arguments: str, phrase: str | None = None, typed: tuple[str, ...] = (), lines: str = "", **environment: str
    ) -> Told:
        monkeypatch.setattr(vault, "_ring", {})
        asked = iter(typed)

        def answer(prompt: str) -> str:
            sys.stderr.write(prompt)
            told = next(asked, None)
            if told is None:
                warnings.warn("no terminal", getpass.GetPassWarning, stacklevel=1)
                raise AssertionError("asked once too often")
            if told is GIVES_UP:
                raise EOFError
            return told

        monkeypatch.setattr(getpass, "getpass", answer)
        for name, value in {**environment, **({"ENIGHED_PASSPHRASE": phrase} if phrase is not None else {})}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(lines.encode())))
        code = main(list(arguments))
        return code, *capsys.readouterr()

    return call


def test_what_it_costs_is_said_before_the_passphrase_is_asked_for_twice(run: Run, home: Path) -> None:
    build(home)
    code, out, err = run("encrypt", typed=(PHRASE, PHRASE))
    assert (code, err) == (0, "Ny adgangssætning: Samme igen: ")
    cost, _, done = out.partition("Krypteret: ")
    for word in ("GLEMMES ADGANGSSÆTNINGEN, ER MØDERNE TABT", "key.json", "board.toml", "klartekst", "Ctrl+C"):
        assert word in cost
    assert done.startswith("2 møder, 2 filer.") and leaks(home, SECRET) == []
    assert PHRASE not in out + err and leaks(home, PHRASE) == []
    assert run("encrypt", phrase=PHRASE)[1] == "Alt er krypteret allerede\n"


@pytest.mark.parametrize(
    ("typed", "why"),
    [(("kort",) * 3, "for kort: mindst 12 tegn"), ((PHRASE, PHRASE + "x") * 3, "de to var ikke ens")],
)
def test_a_passphrase_that_is_short_or_never_twice_the_same_changes_nothing(
    run: Run, home: Path, typed: tuple[str, ...], why: str
) -> None:
    build(home)
    before = contents(home)
    code, _, err = run("encrypt", typed=typed)
    assert code == 1 and err.count(why) == 4 and err.endswith("Intet er ændret\n")
    assert contents(home) == before
    assert run("encrypt", phrase="kort")[0] == 1 and contents(home) == before


def test_every_command_works_as_in_a_plain_folder_and_leaves_no_word_behind(
    run: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: dict[str, list[Told]] = {}
    exported: dict[str, dict[str, bytes]] = {}
    for kind, phrase in (("plain", None), ("sealed", PHRASE)):
        monkeypatch.setenv("ENIGHED_HOME", str(tmp_path / kind))
        run("about")
        if phrase:
            assert run("encrypt", phrase=phrase)[0] == 0
        commands = (
            ("new", "2026-12-09"), ("play", "2026-12-09", "-"), ("new", "2026-12-16"), ("show", "2026-12-09"),
            ("show", "last", "--json"), ("log", "last"), ("log", "last", "--lines"), ("actions",), ("check",),
            ("export", "last", "--to", "md,ics,json", "--out", str(tmp_path / "out")), ("purge",),
            ("backup", str(tmp_path / f"{kind}.zip")),
            ("restore", str(tmp_path / f"{kind}.zip"), "--into", str(tmp_path / f"{kind}-2")), ("check",),
        )  # fmt: skip
        told[kind] = [run(*command, phrase=phrase, lines=LINES) for command in commands]
        assert [code for code, *_ in told[kind]] == [0] * 14, told[kind]
        exported[kind] = contents(tmp_path / "out")
        shutil.rmtree(tmp_path / "out")
    for place, (plain, sealed) in enumerate(zip(told["plain"], told["sealed"], strict=True)):
        assert plain == sealed or place in (11, 12), place
    assert exported["plain"] == exported["sealed"] and MARK in told["sealed"][3][1]
    for name in ("sealed", "sealed-2"):
        assert leaks(tmp_path / name, MARK) == [] and leaks(tmp_path / "plain", MARK) != []
    monkeypatch.setenv("ENIGHED_HOME", str(tmp_path / "sealed-2"))
    assert run("show", "last", phrase=PHRASE) == told["sealed"][3]
    assert run("show", "last", phrase=PHRASE + "!")[:2] == (1, "")
    assert run("decrypt", phrase=PHRASE)[0] == 0
    left = contents(tmp_path / "sealed-2").keys() - {"key.json.opened-1"}
    assert left == contents(tmp_path / "plain").keys()


def test_three_tries_then_a_sentence(run: Run, home: Path) -> None:
    build(home)
    run("encrypt", phrase=PHRASE)
    assert run("show", "22/2026", typed=("forkert", "igen", PHRASE))[0] == 0
    code, out, err = run("show", "22/2026", typed=("en", "to", "tre"))
    assert (code, out, err.count("Adgangssætning: ")) == (1, "", 3)
    assert err.endswith("Adgangssætningen passer ikke. Intet er åbnet, og intet er ændret\n")
    assert run("show", "22/2026", phrase="forkert")[0] == 1


def test_where_nobody_can_be_asked_it_says_what_to_set(run: Run, home: Path) -> None:
    build(home)
    run("encrypt", phrase=PHRASE)
    for command in (("check",), ("show", "last"), ("play", "last", "-"), ("encrypt",), ("decrypt",), ("passphrase",)):
        code, _, err = run(*command, lines=LINES)
        assert code == 1 and "Sæt ENIGHED_PASSPHRASE eller ENIGHED_PASSPHRASE_FILE" in err, command
    for command in (("about",), ("help",)):
        assert run(*command)[0] == 0


def test_who_gives_no_passphrase_is_not_taken_for_a_machine(run: Run, home: Path) -> None:
    build(home)
    run("encrypt", phrase=PHRASE)
    assert run("check", typed=(GIVES_UP,))[2].endswith(
        "enighed: Ingen adgangssætning. Intet er åbnet, og intet er ændret\n"
    )


@pytest.mark.skipif(os.name == "nt", reason="terminals of Windows give letters, not bytes")
def test_a_terminal_that_is_read_in_another_encoding_gives_the_same_passphrase(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(home)
    run("encrypt", phrase=PHRASE)
    monkeypatch.setattr("locale.getpreferredencoding", lambda do: "latin-1")
    assert run("check", typed=(PHRASE.encode().decode("latin-1"),))[0] == 0


def test_the_passphrase_may_stand_in_a_file_and_is_taken_out_of_the_environment(
    run: Run, home: Path, tmp_path: Path
) -> None:
    build(home)
    run("encrypt", phrase=PHRASE)
    assert "ENIGHED_PASSPHRASE" not in os.environ
    for data in (PHRASE.encode(), f"{PHRASE}\n".encode(), b"\xef\xbb\xbf" + f"{PHRASE}\r\n".encode()):
        (tmp_path / "ord").write_bytes(data)
        assert run("check", ENIGHED_PASSPHRASE_FILE=str(tmp_path / "ord"))[0] == 0
    (tmp_path / "ord").write_bytes(PHRASE.encode("latin-1"))
    assert "UTF-8" in run("check", ENIGHED_PASSPHRASE_FILE=str(tmp_path / "ord"))[2]
    assert "kan ikke læses" in run("check", ENIGHED_PASSPHRASE_FILE=str(tmp_path / "ingen"))[2]


def test_another_passphrase_opens_from_then_on(run: Run, home: Path) -> None:
    build(home)
    run("encrypt", phrase=PHRASE)
    before = contents(home)
    code, out, _ = run("passphrase", typed=(PHRASE, "fem helt andre ord her", "fem helt andre ord her"))
    assert code == 0 and "Tidligere sikkerhedskopier åbnes stadig med den gamle" in out
    assert {name for name, data in contents(home).items() if before[name] != data} == {"key.json"}
    assert run("check", phrase=PHRASE)[0] == 1 and run("check", phrase="fem helt andre ord her")[0] == 0
    code, *_ = run("passphrase", phrase="fem helt andre ord her", ENIGHED_NEW_PASSPHRASE=PHRASE)
    assert code == 0 and run("check", phrase=PHRASE)[0] == 0


def test_what_stands_in_the_way_is_told_by_its_meeting_and_exits_with_one(run: Run, home: Path) -> None:
    build(home)
    (home / FIRST).write_bytes((home / FIRST).read_bytes()[:-20])
    code, out, err = run("encrypt", phrase=PHRASE)
    assert code == 1 and "Krypteret" not in out and not encrypted(home)
    assert "2026-11-25-direktionen-22: " in err and err.endswith("Ret det, og kør enighed encrypt igen\n")


def test_plain_copies_that_remain_are_named(run: Run, home: Path, tmp_path: Path) -> None:
    build(home)
    run("export", "22/2026")
    (home / "config.toml").write_text(f"backup_folder = '{tmp_path}'\n", encoding="utf-8")
    run("backup", str(tmp_path))
    out = run("encrypt", phrase=PHRASE)[1]
    assert out.count("Stadig i klartekst: ") == 2 and str(home / "exports") in out and f"i {tmp_path}." in out


def test_a_folder_that_is_not_encrypted_is_said_to_be_so(run: Run, home: Path) -> None:
    build(home)
    for command in ("decrypt", "passphrase"):
        assert run(command)[::2] == (1, "enighed: Mappen er ikke krypteret. Intet er ændret\n")
    assert "kryptering       nej" in run("about")[1]
    run("encrypt", phrase=PHRASE)
    assert "kryptering       ja" in run("about")[1]
    assert "lægges tilbage i klartekst" in run("decrypt", phrase=PHRASE)[1]


def test_without_the_library_it_says_what_to_install_before_it_asks(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(home)
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "cryptography.hazmat.primitives.ciphers.aead", None)
        code, out, err = run("encrypt")
        assert (code, out) == (1, "") and 'pip install "enighed[encryption]"' in err
    run("encrypt", phrase=PHRASE)
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "cryptography.hazmat.primitives.ciphers.aead", None)
        code, _, err = run("show", "22/2026")
        assert code == 1 and 'pip install "enighed[encryption]"' in err
