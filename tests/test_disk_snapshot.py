from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from store.disk.plain import keep
from store.disk.snapshot import read_snapshot, write_snapshot
from tests.test_disk_plain import DOCUMENTS


@given(st.lists(DOCUMENTS, max_size=4), st.integers(0, 10**15))
def test_a_snapshot_comes_back_as_it_went(documents: list[dict[str, Any]], last: int) -> None:
    tables = {"entries": {str(n): keep(document) for n, document in enumerate(documents)}, "other": {}}
    data = write_snapshot(tables, last)
    found = read_snapshot(data)
    assert (found.tables, found.last, found.bad) == (tables, last, None)
    assert json.loads(data)["entries"] == tables["entries"]
    assert data.isascii(), "stock TinyDB reads in the encoding of the machine"


def test_anybody_can_prove_the_sum() -> None:
    data = write_snapshot({"entries": {"0": keep({"text": "æ"})}}, 1)
    told = json.loads(data)["_meta"]["1"]
    assert told == {"format": 1, "last": 1, "sha256": told["sha256"]}
    assert sha256(data.replace(told["sha256"].encode(), b"0" * 64)).hexdigest() == told["sha256"]


def test_an_empty_ledger_is_a_snapshot_too() -> None:
    assert read_snapshot(write_snapshot({}, 0)).bad is None


def test_what_stands_before_the_damage_can_be_read_for_the_eye() -> None:
    rows = {str(n): keep({"n": n}) for n in range(5)}
    data = write_snapshot({"entries": rows, "other": {"1": keep({})}}, 5).replace(b'{"n": 3}', b'{"n": 3;')
    found = read_snapshot(data)
    assert (found.bad, found.last) == (6, 0)
    assert found.tables == {"entries": {key: rows[key] for key in "012"}}


@given(st.binary(max_size=300))
def test_any_bytes_are_read_as_damage(data: bytes) -> None:
    assert read_snapshot(data).bad
    assert read_snapshot(b'{"_meta": {"1": {"format": 1,\n"entries": {\n' + data).bad


def test_a_format_that_never_was_is_damage_whatever_its_sum() -> None:
    data = write_snapshot({"entries": {"0": keep({"a": 1})}}, 1).replace(b'"format": 1', b'"format": 0')
    told = data.split(b'"sha256": "')[1][:64]
    blank = data.replace(told, b"0" * 64)
    forged = data.replace(told, sha256(blank).hexdigest().encode())

    assert read_snapshot(forged).bad
