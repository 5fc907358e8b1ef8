from __future__ import annotations

from typing import Any
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.disk import lines
from store.disk.errors import Unkeepable
from store.disk.lines import Line, read_lines, write_line
from store.disk.plain import keep
from tests.test_disk_plain import DOCUMENTS


def test_a_line_is_as_the_format_says() -> None:
    line = write_line(7, (("entries", 6, keep({"text": "æ\n", "a": 1})), ("drafts", 2, None)), first=False)
    body = '{"s": 7, "o": [["entries", 6, {"a":1,"text":"æ\\n"}], ["drafts", 2, null]]}'.encode()
    assert line == b"%08x " % crc32(body) + body + b"\n"


def test_the_first_line_says_the_format() -> None:
    line = write_line(1, (("entries", 0, keep({})),), first=True)
    assert line[9:] == b'{"s": 1, "o": [["_meta", 1, {"format": 1}], ["entries", 0, {}]]}\n'


@given(st.lists(DOCUMENTS, min_size=1, max_size=4), st.integers(1, 10**9))
def test_lines_come_back_as_they_went(documents: list[dict[str, Any]], start: int) -> None:
    written = [(start + n, (("entries", n, keep(doc)), ("other", n, None))) for n, doc in enumerate(documents)]
    data = b"".join(write_line(seq, operations, first=seq == start) for seq, operations in written)
    assert data.count(b"\n") == len(documents)
    found = read_lines(data)
    assert found.sound == tuple(Line(seq, operations) for seq, operations in written)
    assert (found.bad, found.torn) == ((), b"")


def test_every_bad_line_is_named() -> None:
    data = [write_line(seq, (("entries", seq, keep({})),), first=False) for seq in range(1, 8)]
    data[1], data[4] = b"garbled\n", data[4].replace(b"entries", b"entrise")
    found = read_lines(b"".join(data))
    assert (len(found.sound), found.bad) == (1, (2, 5))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b'{"s": 1}',
        b'{"s": "1", "o": []}',
        b'{"s": 1, "o": {}}',
        b'{"s": 1, "o": [["entries", 1]]}',
        b'{"s": 1, "o": [["entries", "1", {}]]}',
        b'{"s": 1, "o": [["entries", 1, []]]}',
        b'{"s": 1, "o": [1]}',
    ],
)
def test_a_right_sum_over_another_form_is_bad_too(body: bytes) -> None:
    assert read_lines(b"%08x %b\n" % (crc32(body), body)).bad == (1,)


def test_a_line_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST", 100)
    with pytest.raises(Unkeepable) as refused:
        write_line(1, (("entries", 0, keep({"text": "x" * 100})),), first=False)
    assert refused.value.reason == "large"


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_a_word(data: bytes) -> None:
    assert read_lines(data).sound == ()
