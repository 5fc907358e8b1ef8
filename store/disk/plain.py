"""Documents as they are kept: plain JSON, checked before it is written, frozen all the way down."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from store.disk.errors import Unkeepable

DEPTH = 64
LARGEST = 10**4300  # of more digits Python writes no number


def _refuse(self: object, *args: object, **values: object) -> NoReturn:
    raise TypeError("what is kept does not change")


class FrozenDict(dict[str, Any]):
    """A JSON object that is read like any dict and refuses to be changed."""

    __slots__ = ()
    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse

    def __deepcopy__(self, memo: object) -> FrozenDict:
        return self


class FrozenList(list[Any]):
    """A JSON array that refuses to be changed."""

    __slots__ = ()
    __setitem__ = __delitem__ = __iadd__ = __imul__ = _refuse
    append = clear = extend = insert = pop = remove = reverse = sort = _refuse

    def __deepcopy__(self, memo: object) -> FrozenList:
        return self


class Kept(FrozenDict):
    """A document on its way to disk, with its canonical JSON, which is made once."""

    __slots__ = ("data",)
    data: bytes


def _freezing(plain: dict[str, Any]) -> FrozenDict:
    frozen = FrozenDict(plain)
    for key, item in plain.items():
        if type(item) is list:
            dict.__setitem__(frozen, key, _frozen(item))
    return frozen


def _frozen(items: list[Any]) -> FrozenList:
    return FrozenList([_frozen(item) if type(item) is list else item for item in items])


def _no_number(name: str) -> NoReturn:
    raise ValueError("not JSON")


_write = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, check_circular=False, sort_keys=True, separators=(",", ":")
).encode
_read = json.JSONDecoder(object_hook=_freezing, parse_constant=_no_number).raw_decode
_read_flat = json.JSONDecoder(object_pairs_hook=FrozenDict).raw_decode  # quicker, where there is no array


def canonical(document: Mapping[str, Any]) -> bytes:
    """The one way to write a document: UTF-8, keys sorted, no spaces. What hashes are made of."""
    # What we would never keep, half a letter in a rotten file, is hashed too, and found to be another.
    return document.data if isinstance(document, Kept) else _write(document).encode("utf-8", "surrogatepass")


def keep(document: Mapping[str, Any]) -> Kept:
    """A frozen copy of a JSON object; Unkeepable where it would not come back from disk as it went."""
    frozen = None
    try:
        text = _write(document)
        data = text.encode()
        frozen, _ = (_read if "[" in text else _read_flat)(text)
    except (TypeError, ValueError, RecursionError):
        pass  # why is said below, outside, so that no traceback carries the text along
    # What is plainly the same needs no closer look; NUL and depth are looked at only where they may be.
    if frozen != document or "\\u0000" in text or text.count("[") + text.count("{") > DEPTH:
        _look(document, 0)
    if frozen is None:
        raise Unkeepable("type")
    kept = Kept(frozen)
    kept.data = data
    return kept


def read_json(data: bytes) -> Any:
    """What UTF-8 bytes hold, frozen; None where they hold no JSON (never guessed at: no UTF-16, no BOM)."""
    try:
        text = data.decode("utf-8")
        value, end = _read(text)
    except (ValueError, RecursionError):
        return None
    return value if end == len(text) else None


def _look(value: Any, depth: int) -> None:
    """Unkeepable, and why, where JSON cannot hold a value or would change it."""
    if isinstance(value, str):
        if "\0" in value:
            raise Unkeepable("nul")
        if any("\ud800" <= sign <= "\udfff" for sign in value):
            raise Unkeepable("surrogate")
    elif isinstance(value, (dict, list, tuple)):
        if depth == DEPTH:
            raise Unkeepable("deep")
        if isinstance(value, dict):
            if not all(isinstance(key, str) for key in value):
                raise Unkeepable("type")
            for key in value:
                _look(key, depth + 1)
        for item in value.values() if isinstance(value, dict) else value:
            _look(item, depth + 1)
    elif isinstance(value, (int, float)):
        if not abs(value) < LARGEST:
            raise Unkeepable("number")
    elif value is not None:
        raise Unkeepable("type")
