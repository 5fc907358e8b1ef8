"""Frozen values that cost little to define: a dataclass whose methods are shared, not made anew for each class.

`dataclass(frozen=True)` compiles six methods a class; with some ninety classes that is 40 ms before the first frame.
Fields, defaults, `dataclasses.replace`, `fields` and matching by position work as ever.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def value(cls: type[T]) -> type[T]:
    """A frozen, hashable value; its fields must be so too."""
    # without a docstring `dataclass` would make one from the signature, which costs more than all the rest
    cls.__doc__ = cls.__doc__ or cls.__name__
    made: Any = dataclass(init=False, repr=False, eq=False)(cls)
    made._defaults = {f.name: f.default for f in fields(made) if f.default is not MISSING}
    made._compared = tuple(f.name for f in fields(made) if f.compare)
    made._names = frozenset(made.__match_args__)
    for method in (__init__, __repr__, __eq__, __hash__, __setattr__, __delattr__):
        setattr(made, method.__name__, method)
    return made  # type: ignore[no-any-return]


def __init__(self: Any, *args: Any, **given: Any) -> None:
    """TypeError where a field is missing, unknown or given twice."""
    names = self.__match_args__
    held = self.__dict__
    held.update(self._defaults)
    if args:
        held.update(zip(names, args, strict=False))
        if len(args) > len(names) or not given.keys().isdisjoint(names[: len(args)]):
            raise TypeError(f"{type(self).__name__}: too many values")
    held.update(given)
    if len(held) != len(names) or (given and not given.keys() <= self._names):
        raise TypeError(f"{type(self).__name__}: fields {sorted(set(names) ^ held.keys())}")


def __repr__(self: Any) -> str:
    held = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__name__}({held})"


def __eq__(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self is other or all(getattr(self, name) == getattr(other, name) for name in self._compared)


def __hash__(self: Any) -> int:
    return hash((type(self), *(getattr(self, name) for name in self._compared)))


def __setattr__(self: Any, name: str, value: object) -> NoReturn:
    raise AttributeError(f"{type(self).__name__} is frozen: {name}")


def __delattr__(self: Any, name: str) -> NoReturn:
    raise AttributeError(f"{type(self).__name__} is frozen: {name}")
