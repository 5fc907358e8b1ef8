"""The bytes of a JSON file, as people hand them over, to plain data or a refusal."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from store.calling.texts import shown
from store.said import Said, said

LARGEST = 5_000_000
BOM = "\ufeff"


class _Twice(ValueError):
    pass


def plain_json(data: bytes) -> tuple[Any, Said | None]:
    """(what the file holds, None), or (None, why not). UTF-8 only, with or without a byte order mark."""
    if len(data) > LARGEST:
        return None, said("calling.too_large", limit=LARGEST // 1_000_000)
    try:
        text = data.decode("utf-8").removeprefix(BOM)
    except UnicodeDecodeError as wrong:
        return None, said("calling.not_utf8", line=data.count(b"\n", 0, wrong.start) + 1)
    if "\0" in text[:4]:
        return None, said("calling.not_utf8", line=1)
    if not text.strip():
        return None, said("calling.empty")
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number), None
    except json.JSONDecodeError as wrong:
        return None, said("calling.not_json", line=wrong.lineno, column=wrong.colno)
    except _Twice as wrong:
        return None, said("calling.key_twice", name=str(wrong))
    except ValueError:
        return None, said("calling.no_number")
    except RecursionError:
        return None, said("calling.too_deep")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    held = dict(pairs)
    if len(held) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _Twice(shown(key))
            seen.add(key)
    return held


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)
