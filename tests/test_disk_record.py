from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.table import Document

from store.disk import writer
from store.disk.errors import NotSaved, Unkeepable
from store.disk.record import JournalStorage, Mode, Record
from tests.house_of_records import contents


def made(path: Path) -> Record:
    record = Record(path, mode=Mode.CREATE)
    record.table("rows").insert(Document({"n": 0}, 0))
    return record


def test_the_record_is_a_tinydb_and_what_it_keeps_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    record = made(tmp_path / "m.json")
    assert isinstance(record, TinyDB)
    rows = record.table("rows")
    assert [rows.insert({"n": 1}), rows.insert(Document({"n": 2}, 9)), rows.insert({"n": 3})] == [1, 9, 10]
    assert rows.search(where("n") == 3)[0].doc_id == 10
    record.close()
    again = Record(tmp_path / "m.json")
    assert again.table("rows").all() == [{"n": n} for n in range(4)]
    again.close()
    stock = TinyDB(tmp_path / "m.json")
    assert stock.tables() == {"rows", "_meta"}
    assert stock.table("rows").get(doc_id=9) == {"n": 2}


def test_every_other_call_of_tinydb_is_one_line_too(tmp_path: Path) -> None:
    record = made(tmp_path / "m.json")
    rows = record.table("rows")
    rows.insert_multiple([{"n": n} for n in range(1, 6)])
    assert rows.remove(where("n") > 4) == [5]
    record.table("other").insert({"a": [1]})
    record.insert({"default": True})
    record.drop_table("other")
    assert (tmp_path / "m.journal").read_bytes().count(b"\n") == 6
    expected = [{"n": n} for n in range(5)]
    assert rows.all() == expected
    record.close()
    stock = TinyDB(tmp_path / "m.json")
    assert (stock.table("rows").all(), stock.all(), stock.table("other").all()) == (
        expected,
        [{"default": True}],
        [],
    )


def test_no_history_is_rewritten(tmp_path: Path) -> None:
    record = made(tmp_path / "m.json")
    rows = record.table("rows")
    with pytest.raises(TypeError):
        rows.update({"n": 7})
    with pytest.raises(ValueError, match="taken"):
        rows.insert(Document({"n": 7}, 0))
    with pytest.raises(ValueError, match="taken"):
        record.table("_meta").insert({})
    assert rows.all() == [{"n": 0}]
    assert (tmp_path / "m.journal").read_bytes().count(b"\n") == 1
    record.close()


def test_what_comes_out_of_tinydb_cannot_spoil_what_is_in_it(tmp_path: Path) -> None:
    record = made(tmp_path / "m.json")
    rows = record.table("rows")
    original: dict[str, Any] = {"list": [1], "object": {"a": 1}}
    rows.insert(original)
    original["list"].append(2)
    found = rows.get(doc_id=1)
    assert isinstance(found, Document)
    found["new"] = 1
    with pytest.raises(TypeError):
        found["list"].append(3)
    with pytest.raises(TypeError):
        record.storage.read()["rows"]["1"] = {}  # type: ignore[index]
    assert rows.get(doc_id=1) == {"list": [1], "object": {"a": 1}}
    record.close()


def test_a_document_that_cannot_be_kept_leaves_everything_as_it_was(tmp_path: Path) -> None:
    record = made(tmp_path / "m.json")
    with pytest.raises(Unkeepable):
        record.table("rows").insert({"text": "\0"})
    assert record.table("rows").insert({"n": 1}) == 1
    record.close()


def test_past_its_limit_the_journal_is_folded_while_the_meeting_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "ENOUGH", 500)
    record = made(tmp_path / "m.json")
    sizes = []
    for n in range(1, 30):
        record.table("rows").insert({"n": n})
        sizes.append((tmp_path / "m.journal").stat().st_size)
    assert 0 in sizes
    assert max(sizes) < 600
    assert (tmp_path / "m.journal").read_bytes() == b"" or b"_meta" in (tmp_path / "m.journal").read_bytes()
    reader = Record(tmp_path / "m.json", mode=Mode.READ)
    assert len(reader.table("rows")) == 30
    record.close()


def test_a_snapshot_that_fails_past_the_limit_never_fails_the_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "ENOUGH", 500)
    record = made(tmp_path / "m.json")
    tries: list[int] = []

    def full(*args: object, **values: object) -> None:
        tries.append(1)
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr(writer, "replace", full)
        for n in range(1, 30):
            record.table("rows").insert({"n": n})
    assert 1 < len(tries) < 6, "it is not tried again at every entry"
    record.close()
    assert len(TinyDB(tmp_path / "m.json").table("rows")) == 30


def test_a_reader_cannot_write_and_what_is_closed_cannot_either(tmp_path: Path) -> None:
    record = made(tmp_path / "m.json")
    reader = Record(tmp_path / "m.json", mode=Mode.READ)
    record.close()
    record.close()
    for closed in (reader, record):
        with pytest.raises(NotSaved):
            closed.table("rows").insert({"n": 1})
    storage = record.storage
    assert isinstance(storage, JournalStorage)
    assert storage.tables == {"rows": {"0": {"n": 0}}}
    assert list(contents(tmp_path)) == ["m.json"]
