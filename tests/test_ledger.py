"""store.ledger: what is appended comes back with its chain, and a change to it is found and named."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from store.disk.errors import NoSuchLedger, NotSaved, Unkeepable
from store.disk.plain import keep
from store.disk.snapshot import write_snapshot
from store.ledger import START, Ledger, check, read_documents, seal_of, verify
from tests.house_of_records import contents
from tests.test_disk_plain import DOCUMENTS


def chained(documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    prev, found = START, []
    for document in documents:
        found.append({**document, "prev": prev})
        prev = seal_of(found[-1])
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "meetings" / "2026" / "2026-11-25-direktionen-22.json"


def test_a_meeting_is_made_written_closed_and_gone_on_with(path: Path) -> None:
    with Ledger.create(path, {"n": 0}) as ledger:
        assert not ledger.read_only
        assert [ledger.append({"n": n}) for n in (1, 2)] == [1, 2]
        seal = ledger.seal()
    assert list(contents(path.parent)) == [path.name], "a closed meeting is one file"
    with Ledger.open(path) as ledger:
        assert (ledger.seal(), ledger.notices) == (seal, ())
        assert ledger.append({"n": 3}) == 3
        assert [document["n"] for document in ledger.documents()] == [0, 1, 2, 3]
    assert read_documents(path) == ledger.documents()
    assert check(path) == ()


def test_a_closed_ledger_is_a_plain_tinydb_file(path: Path) -> None:
    with Ledger.create(path, {"text": "Møde æøå ½ 👩‍🚒"}) as ledger:
        ledger.append({"list": [1, [2.5, None]], "object": {}})
    before = path.read_bytes()
    with TinyDB(path) as stock:
        rows = stock.table("entries")
        assert [rows.get(doc_id=n) for n in (0, 1)] == list(ledger.documents())
    assert path.read_bytes() == before


@given(st.lists(DOCUMENTS, min_size=1, max_size=5))
def test_what_is_appended_comes_back_from_disk_with_its_chain(
    tmp_path_factory: pytest.TempPathFactory, documents: list[dict[str, Any]]
) -> None:
    path = tmp_path_factory.mktemp("ledger") / "m.json"
    with Ledger.create(path, documents[0]) as ledger:
        for document in documents[1:]:
            ledger.append(document)
        assert list(read_documents(path)) == list(ledger.documents()) == chained(documents)
    with Ledger.open(path) as ledger:
        assert list(ledger.documents()) == chained(documents)


def test_each_entry_carries_the_hash_of_the_one_before_in_canonical_json(path: Path) -> None:
    with Ledger.create(path, {"tekst": "æ", "a": [1, 2]}) as ledger:
        ledger.append({"b": 1})
        first, second = ledger.documents()
    canonical = '{"a":[1,2],"prev":"' + "0" * 64 + '","tekst":"æ"}'
    assert second["prev"] == sha256(canonical.encode()).hexdigest() == seal_of(first)
    assert ledger.seal() == seal_of(second)


@given(st.integers(1, 6), st.data())
def test_the_entry_that_was_changed_is_named(count: int, data: st.DataObject) -> None:
    documents = chained([{"n": n} for n in range(count)])
    seal = seal_of(documents[-1])
    assert verify(documents) is verify(documents, seal) is None
    entry = data.draw(st.integers(0, count - 1))
    field = data.draw(st.sampled_from(["n", "prev", "new"]))
    documents[entry] = {**documents[entry], field: "changed"}
    assert verify(documents, seal) == entry
    if entry < count - 1:
        assert verify(documents) == entry


def test_an_entry_taken_out_or_exchanged_breaks_the_chain() -> None:
    documents = chained([{"n": n} for n in range(5)])
    assert verify([*documents[:2], *documents[3:]]) == 1
    assert verify([*documents[:1], documents[2], documents[1], *documents[3:]]) is not None
    assert verify(documents[1:]) == 0
    assert verify(documents[:-1], seal_of(documents[-1])) == 3
    assert verify(()) is None


def test_a_change_with_all_sums_made_right_again_is_found_by_the_chain(path: Path) -> None:
    with Ledger.create(path, {"n": 0}) as ledger:
        for n in range(1, 5):
            ledger.append({"n": n})
    rows = {str(n): keep({**document}) for n, document in enumerate(read_documents(path))}
    path.write_bytes(write_snapshot({"entries": {**rows, "2": keep({**rows["2"], "n": 7})}}, 5))
    assert [(notice.key, notice.value("entry")) for notice in check(path)] == [("altered", 2)]
    del rows["3"]
    path.write_bytes(write_snapshot({"entries": rows}, 5))
    assert [(notice.key, notice.value("entry")) for notice in check(path)] == [("altered", 3)]


def test_documents_cannot_be_changed_by_who_reads_them_or_who_gave_them(path: Path) -> None:
    given: dict[str, Any] = {"list": [1]}
    with Ledger.create(path, given) as ledger:
        given["list"].append(2)
        document: Any = ledger.documents()[0]
        with pytest.raises(TypeError):
            document["list"].append(3)
        with pytest.raises(TypeError):
            document["prev"] = ""
        assert json.loads(json.dumps(document)) == {"list": [1], "prev": START}
    assert read_documents(path)[0]["list"] == [1]


def test_a_reader_follows_a_writer(path: Path) -> None:
    writer = Ledger.create(path, {"n": 0})
    reader = Ledger.open(path, write=False)
    assert reader.read_only
    for n in range(1, 40):
        assert not reader.refresh()
        writer.append({"n": n})
        assert reader.refresh()
        assert reader.documents() == writer.documents()
        assert reader.seal() == writer.seal()
        if n % 13 == 0:
            writer.close()
            assert not reader.refresh(), "folded into one file it says the same"
            writer = Ledger.open(path)
    with pytest.raises(NotSaved):
        reader.append({})
    before = sorted(file.name for file in path.parent.iterdir())
    reader.close()
    assert sorted(file.name for file in path.parent.iterdir()) == before
    writer.close()


def test_a_reader_does_not_see_a_line_half_written(path: Path) -> None:
    with Ledger.create(path, {"n": 0}) as writer:
        writer.append({"n": 1})
        journal = path.with_suffix(".journal")
        whole = journal.read_bytes()
        reader = Ledger.open(path, write=False)
        journal.write_bytes(whole + b'01234567 {"s": 3, "o"')
        assert not reader.refresh()
        assert (len(reader.documents()), reader.notices) == (2, ())
        journal.write_bytes(whole)


def test_a_reader_of_a_ledger_that_goes_away_says_so_and_keeps_what_it_has(path: Path) -> None:
    Ledger.create(path, {"n": 0}).close()
    reader = Ledger.open(path, write=False)
    path.unlink()
    with pytest.raises(NoSuchLedger):
        reader.refresh()
    assert len(reader.documents()) == 1


def test_an_entry_that_cannot_be_kept_leaves_the_record_as_it_was(path: Path) -> None:
    with Ledger.create(path, {"n": 0}) as ledger:
        with pytest.raises(Unkeepable) as refused:
            ledger.append({"text": "hemmelig \ud800"})
        assert "hemmelig" not in repr(refused.value)
        assert ledger.append({"n": 1}) == 1
    assert len(read_documents(path)) == 2


def test_the_ledger_loads_nothing_heavy() -> None:
    code = "import sys, store.ledger, store.drafts; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not {"textual", "icalendar", "sqlite3", "asyncio", "exports", "tui"} & set(loaded.split())
