"""Events to plain data and back: one rule for all, read off the fields' types. Dates and times are ISO 8601."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from store import events
from store.events.base import Event, Stamped


class NotReadable(ValueError):
    """The data is not an event of this version; the message names the place, never the text."""


@cache
def kinds() -> dict[str, type[Event]]:
    """Every event by its name on disk: `NoteTaken` is `note_taken`."""
    found = (value for value in vars(events).values() if isinstance(value, type))
    return {kind_of(cls): cls for cls in found if issubclass(cls, Event) and cls is not Event}


def kind_of(cls: type[Event]) -> str:
    """The name on disk of a class of events."""
    name = cls.__name__
    return "".join("_" + c.lower() if c.isupper() and i else c.lower() for i, c in enumerate(name))


def to_data(value: Any) -> Any:
    """A frozen value as JSON can hold it; a field that stands at its default is left out."""
    if is_dataclass(value) and not isinstance(value, type):
        held = ((f, getattr(value, f.name)) for f in fields(value))
        return {f.name: to_data(item) for f, item in held if f.default is MISSING or item != f.default}
    if isinstance(value, tuple):
        return [to_data(item) for item in value]
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    return value


def event_data(event: Event) -> dict[str, Any]:
    """An event with its kind: `{"kind": "note_taken", "item": "i1", "text": "..."}`."""
    return {"kind": kind_of(type(event)), **to_data(event)}


def event_from(data: Mapping[str, Any]) -> Event:
    """The event that `event_data` made. Unknown fields are of a later version: NotReadable."""
    cls = kinds().get(str(data.get("kind")))
    if cls is None:
        raise NotReadable(f"unknown kind {str(data.get('kind'))[:40]!r}")
    event: Event = value_from(cls, {name: item for name, item in data.items() if name != "kind"})
    return event


def stamped_data(stamped: Stamped) -> dict[str, Any]:
    """An entry as its ledger keeps it."""
    data: dict[str, Any] = {
        "entry": stamped.entry,
        "happened_at": stamped.happened_at.isoformat(),
        "typed_at": stamped.typed_at.isoformat(),
        "event": event_data(stamped.event),
    }
    return data | ({"clock_flag": True} if stamped.clock_flag else {})


def stamped_from(data: Mapping[str, Any]) -> Stamped:
    """The entry that `stamped_data` made."""
    try:
        return Stamped(
            entry=int(data["entry"]),
            happened_at=datetime.fromisoformat(data["happened_at"]),
            typed_at=datetime.fromisoformat(data["typed_at"]),
            event=event_from(data["event"]),
            clock_flag=bool(data.get("clock_flag", False)),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise NotReadable(type(wrong).__name__) from None


def value_from(cls: type, data: Mapping[str, Any]) -> Any:
    """A frozen value of class `cls` from plain data; NotReadable where the shape differs."""
    readers = _readers(cls)
    unknown = set(data) - set(readers)
    if unknown:
        raise NotReadable(f"unknown field {sorted(unknown)[0][:40]!r} of {cls.__name__}")
    try:
        return cls(**{name: readers[name](item) for name, item in data.items()})
    except (TypeError, ValueError) as wrong:
        raise NotReadable(f"{cls.__name__}: {type(wrong).__name__}") from None


@cache
def _readers(cls: type) -> dict[str, Callable[[Any], Any]]:
    hints = get_type_hints(cls)
    return {f.name: _reader(hints[f.name]) for f in fields(cls)}


def _reader(hint: Any) -> Callable[[Any], Any]:
    """What turns plain data into a value of type `hint`."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        inner = _reader(next(arg for arg in args if arg is not type(None)))
        return lambda item: None if item is None else inner(item)
    if origin is tuple and args[-1] is Ellipsis:
        each = _reader(args[0])
        return lambda item: tuple(each(part) for part in _a_list(item))
    if origin is tuple:
        parts = [_reader(arg) for arg in args]
        return lambda item: tuple(read(part) for read, part in zip(parts, _a_list(item), strict=True))
    if hint in (date, datetime, time):
        return lambda item: hint.fromisoformat(item)
    if is_dataclass(hint) and isinstance(hint, type):
        return lambda item: value_from(hint, item)
    return lambda item: _exactly(hint, item)


def _a_list(item: Any) -> list[Any]:
    return list(item) if isinstance(item, (list, tuple)) else _exactly(list, item)


def _exactly(hint: type, item: Any) -> Any:
    if not isinstance(item, hint) or (hint is int and isinstance(item, bool)):
        raise NotReadable(f"expected {hint.__name__}")
    return item
