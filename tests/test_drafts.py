from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.disk.names import Names
from store.drafts import load, save
from tests.house_of_records import contents


def laid(folder: Path) -> Path:
    """Where the draft of `m.json` lies."""
    draft = Names(folder / "m.json").draft
    draft.parent.mkdir()
    return draft


def test_what_is_half_typed_is_there_again(tmp_path: Path) -> None:
    path = tmp_path / "2026-11-25-direktionen-22.json"
    assert load(path) == {}
    assert save(path, {"line": "b budgettet tages til eft", "title": ""})
    assert load(path) == {"line": "b budgettet tages til eft"}
    assert list(contents(tmp_path)) == ["open/2026-11-25-direktionen-22.draft"]
    if os.name != "nt":
        assert stat.S_IMODE(Names(path).draft.stat().st_mode) == 0o600
    assert save(path, {"line": ""})
    assert contents(tmp_path) == {}
    assert save(path, {})


@given(st.dictionaries(st.text(max_size=9), st.text(min_size=1, max_size=9), max_size=3))
def test_any_text_comes_back_half_letters_too(tmp_path_factory: pytest.TempPathFactory, drafts: dict[str, str]) -> None:
    path = tmp_path_factory.mktemp("drafts") / "m.json"
    assert save(path, {**drafts, "half": "\ud83d"})
    assert load(path) == {**drafts, "half": "\ud83d"}


@pytest.mark.parametrize(
    "data",
    [b"", b"garbage", b"[]", b"null", b'{"line": 1}', b'{"line": ', b"\xff\xfe", b"\0" * 50, b"[" * 100_000],
)
def test_a_damaged_draft_stops_nothing(tmp_path: Path, data: bytes) -> None:
    laid(tmp_path).write_bytes(data)
    assert load(tmp_path / "m.json") == {}
    assert save(tmp_path / "m.json", {"line": "a"})
    assert load(tmp_path / "m.json") == {"line": "a"}


def test_a_draft_that_cannot_be_saved_says_so(tmp_path: Path) -> None:
    assert not save(tmp_path / "gone" / "m.json", {"line": "a"})
    assert save(tmp_path / "gone" / "m.json", {})
    assert load(tmp_path / "gone" / "m.json") == {}
    laid(tmp_path).mkdir()
    assert not save(tmp_path / "m.json", {"line": "a"})
    assert load(tmp_path / "m.json") == {}


@pytest.mark.skipif(os.name == "nt", reason="links are POSIX's")
def test_no_link_is_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text('{"line": "theirs"}')
    laid(tmp_path).symlink_to(outside)
    assert load(tmp_path / "m.json") == {}
    assert save(tmp_path / "m.json", {"line": "ours"})
    assert outside.read_text() == '{"line": "theirs"}'
