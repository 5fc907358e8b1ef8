"""Reads an object of a file key by key; what does not fit is told by its place, `agenda[3].min`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, TypeVar

from store.calling.texts import Unfit, clean, one_line, shown
from store.value import value

T = TypeVar("T")

CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?", re.ASCII)
DATE = re.compile(r"(?:19|20|21)\d{2}-\d{2}-\d{2}", re.ASCII)


@value
class Fields:
    """An object of the file. `place` is where it stands, `keys` how each key is written there.

    The readers give None, or nothing, for a key that is missing, null or blank; they raise Unfit.
    """

    data: Mapping[str, Any]
    place: str
    keys: Mapping[str, str]

    def at(self, key: str) -> str:
        """The place of a key."""
        return f"{self.place}.{self.keys[key]}" if self.place else self.keys[key]

    def has(self, key: str) -> bool:
        return self.data.get(key) is not None

    def text(self, key: str) -> str | None:
        """One line of text: white space around it is taken off, a line break within becomes a space."""
        return one_line(self.data[key], self.at(key)) if self.has(key) else None

    def needed(self, key: str) -> str:
        """One line of text that must be there."""
        text = self.text(key)
        if text is None:
            raise Unfit("calling.missing", self.at(key))
        return text

    def long_text(self, key: str) -> str | None:
        """Text of one or several lines."""
        return clean(self.data[key], self.at(key)).strip() or None if self.has(key) else None

    def texts(self, key: str, *, long: bool = False) -> tuple[str, ...]:
        """Several texts: a list of them, or one text with a line for each. `long` ones keep their lines."""
        held = self.data.get(key)
        if isinstance(held, str):
            held = clean(held, self.at(key)).split("\n")
        found = (clean(v, at).strip() if long else one_line(v, at) for v, at in _listed(held, self.at(key)))
        return tuple(text for text in found if text)

    def whole(self, key: str, low: int, high: int) -> int | None:
        """A whole number from `low` to `high`."""
        held = self.data.get(key)
        if held is None:
            return None
        if not isinstance(held, int) or isinstance(held, bool) or not low <= held <= high:
            raise Unfit("calling.not_whole", self.at(key), low=low, high=high)
        return held

    def yes(self, key: str, default: bool = False) -> bool:
        """True or false."""
        held = self.data.get(key)
        if held is None:
            return default
        if not isinstance(held, bool):
            raise Unfit("calling.not_yes_no", self.at(key))
        return held

    def day(self, key: str) -> date | None:
        """A date, `2026-11-25`, of this century or the two beside it."""
        held = self.data.get(key)
        if held is None:
            return None
        if isinstance(held, date) and not isinstance(held, datetime):
            held = held.isoformat()
        text = held.strip() if isinstance(held, str) else ""
        try:
            return date.fromisoformat(text if DATE.fullmatch(text) else "")
        except ValueError:
            raise Unfit("calling.not_date", self.at(key)) from None

    def clock(self, key: str) -> time | None:
        """A time of day, `12.00`, `12:00` or `12`."""
        held = self.data.get(key)
        if held is None:
            return None
        if isinstance(held, time):
            return time(held.hour, held.minute)
        found = CLOCK.fullmatch(held.strip()) if isinstance(held, str) else None
        if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
            raise Unfit("calling.not_time", self.at(key))
        return time(int(found[1]), int(found[2] or 0))

    def chosen(self, key: str, choices: Mapping[str, T]) -> T | None:
        """One of some words, in any case."""
        text = self.text(key)
        if text is None:
            return None
        if text.casefold() not in choices:
            each = {meant: word for word, meant in reversed(list(choices.items()))}
            raise Unfit("calling.not_one_of", self.at(key), choices=", ".join(reversed(each.values())))
        return choices[text.casefold()]

    def inner(self, key: str, known: Mapping[str, str]) -> Fields | None:
        """The object a key holds."""
        return object_at(self.data[key], self.at(key), known) if self.has(key) else None

    def objects(self, key: str, known: Mapping[str, str], most: int) -> tuple[Fields, ...]:
        """The list of objects a key holds, no more than `most`."""
        found = self.each(key)
        if len(found) > most:
            raise Unfit("calling.too_many", self.at(key), most=most)
        return tuple(object_at(value, place, known) for value, place in found)

    def each(self, key: str) -> list[tuple[Any, str]]:
        """What the list of a key holds, each with its place."""
        return _listed(self.data.get(key), self.at(key))


def spellings(keys: str) -> dict[str, str]:
    """The keys an object may have: `"titel/title place"` gives each spelling the name of its last."""
    return {one: group.split("/")[-1] for group in keys.split() for one in group.split("/")}


def object_at(value: Any, place: str, known: Mapping[str, str]) -> Fields:
    """An object whose keys are all among `known`, which gives each accepted spelling its own name."""
    if not isinstance(value, Mapping):
        raise Unfit("calling.not_object", place) if place else Unfit("calling.no_meeting", place)
    held: dict[str, Any] = {}
    keys = {own: word for word, own in reversed(list(known.items()))}
    for word in value:
        if word not in known or known[word] in held:
            where = f"{place}.{shown(word)}" if place else shown(word)
            raise Unfit("calling.key_again" if word in known else "calling.unknown_key", where)
        held[known[word]], keys[known[word]] = value[word], word
    return Fields(held, place, keys)


def _listed(held: Any, place: str) -> list[tuple[Any, str]]:
    if held is None:
        return []
    if not isinstance(held, list):
        raise Unfit("calling.not_list", place)
    return [(value, f"{place}[{number}]") for number, value in enumerate(held)]
