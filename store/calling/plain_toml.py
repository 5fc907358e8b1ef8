"""The bytes of a TOML file to plain data, and the line on which a place of it stands."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Any

from store.said import Said, said

LARGEST = 1_000_000
LONGEST_LINE = 2_000  # tomllib takes quadratic time over a key of many dots

BOM = b"\xef\xbb\xbf"
AT_LINE = re.compile(r"\(at line (\d+),")
PLACE = re.compile(r"(?P<table>\w+)\[(?P<number>\d+)\](?:\.(?P<key>[^.\[]+))?")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the file, and on which line, counted from 1; None where it is no one line."""

    line: int | None
    why: Said


def plain_toml(data: bytes) -> tuple[dict[str, Any], str] | Fault:
    """(the data, the text it was read from); a byte order mark and CRLF are taken off."""
    if len(data) > LARGEST:
        return Fault(None, said("board.too_large", limit=LARGEST // 1_000_000))
    data = data.removeprefix(BOM)
    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as wrong:
        return Fault(data.count(b"\n", 0, wrong.start) + 1, said("board.not_utf8"))
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            return Fault(number, said("board.long_line", limit=LONGEST_LINE))
    try:
        return tomllib.loads(text), text
    except RecursionError:
        return Fault(None, said("board.too_deep"))
    except ValueError as wrong:
        return Fault(_line_told(str(wrong), len(lines)), said(_reason(str(wrong))))


def _line_told(message: str, last: int) -> int | None:
    found = AT_LINE.search(message)
    return int(found[1]) if found else last if "end of document" in message else None


def _reason(message: str) -> str:
    if "overwrite" in message or "twice" in message or "Duplicate" in message or "mutate" in message:
        return "board.key_twice"
    if "Invalid date" in message:
        return "board.not_date"
    unclosed = "Unterminated" in message or "Illegal character '\\n'" in message
    return "board.unclosed" if unclosed else "board.not_toml"


def line_of(text: str, place: str) -> int | None:
    """The line, counted from 1, of a place such as `person[2].titel`; of its table where it has no such key."""
    lines = text.split("\n")
    found = PLACE.match(place)
    if found is None:
        return _first(lines, place.partition("[")[0].partition(".")[0], 0, len(lines))
    head = re.compile(rf"\s*\[\[\s*{re.escape(found['table'])}\s*\]\]")
    heads = [number for number, line in enumerate(lines) if head.match(line)]
    if int(found["number"]) >= len(heads):
        return _first(lines, found["table"], 0, len(lines))
    start = heads[int(found["number"])] + 1
    end = next((n for n in range(start, len(lines)) if lines[n].lstrip().startswith("[")), len(lines))
    return _first(lines, found["key"], start, end) or start


def _first(lines: list[str], key: str | None, start: int, end: int) -> int | None:
    """The first line from `start` to `end` that gives `key` a value, or is a table of that name."""
    if not key:
        return None
    gives = re.compile(rf"""\s*\[*\s*["']?{re.escape(key)}["']?\s*[=.\]]""")
    return next((n + 1 for n in range(start, end) if gives.match(lines[n])), None)
