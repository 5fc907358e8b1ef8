"""What the rules answer: a key of the catalogue and the values of its sentence, never the sentence itself."""

from __future__ import annotations

from typing import Any

from store.value import value


@value
class Said:
    """One sentence to the user, by its key in the catalogue; `values` fill its gaps (user text stays text)."""

    key: str
    values: tuple[tuple[str, Any], ...] = ()

    def value(self, name: str) -> Any:
        """The value called `name`, or None."""
        return dict(self.values).get(name)


def said(key: str, /, **values: Any) -> Said:
    """A sentence by key: `said("unknown_person", who="XYZ")`."""
    return Said(key, tuple(values.items()))


@value
class Refused:
    """The answer no: why, in the catalogue's words. Nothing was kept, and what was typed stays in the line."""

    why: Said


def refused(key: str, /, **values: Any) -> Refused:
    """A refusal by key."""
    return Refused(said(key, **values))


@value
class Kept:
    """The answer yes: the event to record, what to say beside it, and whether it wants a second Enter."""

    event: Any
    warnings: tuple[Said, ...] = ()
    confirm: bool = False
