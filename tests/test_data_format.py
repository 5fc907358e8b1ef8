"""docs/data-format.md says what is on the disk: every kind and field, every key, and a reader that works."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from exports.record_json import log_json, show_json
from store.disk.lines import read_lines
from store.events.codec import kinds
from store.keeping.encryption import encrypt
from store.keeping.purge import plan, purge
from store.ledger import Ledger, read_seal
from store.record import read_entries
from store.values import AgendaItem, NextMeeting, OpenAction, Person
from tests.hard_meeting import hard, hard_entries
from tests.house_of_records import FIRST, NOW, SECRET, build
from tests.sealing import PHRASE, quick

__all__ = ["quick"]
DOCUMENT = (Path(__file__).parent.parent / "docs" / "data-format.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `(\w+)` \| (.*?) \| ", DOCUMENT, re.MULTILINE))


def keys(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        yield from data
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from keys(part)


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_of_event_has_its_line_with_all_its_fields(kind: str) -> None:
    told = re.findall(r"`(\w+)`", ROWS[kind])
    assert told == [field.name for field in fields(kinds()[kind])]


def test_no_event_is_described_that_does_not_exist() -> None:
    events = DOCUMENT[DOCUMENT.index("\n## Events") : DOCUMENT.index("\n## Seals")]
    assert set(re.findall(r"^\| `(\w+)` \|", events, re.MULTILINE)) == set(kinds())


@pytest.mark.parametrize("value", [AgendaItem, Person, OpenAction, NextMeeting])
def test_every_field_of_what_an_event_holds_is_named(value: type) -> None:
    assert [field.name for field in fields(value) if f"`{field.name}`" not in DOCUMENT] == []


def test_every_key_of_show_and_log_is_named() -> None:
    meeting, entries = hard(), hard_entries()
    told = DOCUMENT[DOCUMENT.index("\n## The JSON of") :]
    found = set(keys(show_json(meeting, entries))) | set(keys(log_json(entries, meeting)))
    assert sorted(key for key in found if f"`{key}`" not in told) == []


def test_the_reader_of_the_document_reads_a_meeting_without_the_program(tmp_path: Path) -> None:
    archive = build(tmp_path / "home")
    path = archive.home / FIRST
    script = tmp_path / "read.py"
    script.write_text(DOCUMENT.partition("```python\n")[2].partition("```")[0], encoding="utf-8")
    for one in plan(archive, archive.home / "exports").purges:
        purge(one, NOW)
    with Ledger.open(path) as ledger:
        ledger.append({"happened_at": "nu", "event": {"kind": "note_taken", "text": "æøå"}})
        command = [sys.executable, "-I", "-X", "utf8", str(script), str(path)]
        told = subprocess.run(command, capture_output=True, check=True)
        journal = path.with_suffix(".journal")
        journal.write_bytes(journal.read_bytes().removesuffix(b"\n"))
        again = subprocess.run(command, capture_output=True, check=True)
        assert again.stdout == told.stdout  # a line that lacks its line feed alone is whole
        journal.write_bytes(journal.read_bytes() + b"\n")
        seal = ledger.seal()
    lines = told.stdout.decode().splitlines()
    assert len(lines) == len(ledger.documents()) + 1
    assert lines[-2:] == ["9 nu note_taken æøå", f"seal {seal}"] and read_seal(path) == seal
    assert "entry_purged" in told.stdout.decode() and SECRET not in told.stdout.decode()
    spoiled = path.read_bytes().replace(b"Model B", b"Model C")
    path.write_bytes(spoiled)
    assert (
        subprocess.run([sys.executable, "-I", str(script), str(path)], capture_output=True, check=False).returncode == 1
    )


@pytest.mark.usefixtures("quick")
@pytest.mark.skipif(sys.platform == "win32", reason="reads the passphrase from a pipe")
def test_the_reader_of_a_sealed_file_opens_it_without_the_program(tmp_path: Path) -> None:
    home = build(tmp_path / "home").home
    plain = (home / FIRST).read_bytes()
    assert encrypt(home, PHRASE).left == ()
    script = tmp_path / "unseal.py"
    script.write_text(DOCUMENT.rpartition("```python\n")[2].partition("```")[0], encoding="utf-8")

    def unsealed(path: Path) -> bytes:
        command = [sys.executable, "-I", "-X", "utf8", str(script), str(home), str(path)]
        told = subprocess.run(
            command, input=f"{PHRASE}\n".encode(), capture_output=True, check=True, start_new_session=True
        )
        return told.stdout

    assert unsealed(home / FIRST) == plain
    journal = (home / FIRST).with_suffix(".journal")
    with Ledger.open(home / FIRST) as ledger:
        ledger.append({"event": {"kind": "note_taken", "text": "æøå"}})
        ledger.append({"event": {"kind": "note_taken", "text": "mere"}})
        lines = read_lines(unsealed(journal))
    assert [line.operations[0][2]["event"]["text"] for line in lines.sound] == ["æøå", "mere"]  # type: ignore[index]


def test_entries_read_back_are_those_the_document_describes(tmp_path: Path) -> None:
    archive = build(tmp_path / "home")
    assert [stamped.entry for stamped in read_entries(archive.home / FIRST)] == list(range(9))
