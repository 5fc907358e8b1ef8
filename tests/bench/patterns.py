"""What each regular expression of the program costs on 20,000 characters made to be hard for it, the worst first.

    python -m tests.bench.patterns [SIZE]

A text is hard where it nearly fits, over and over: every piece of a pattern repeated, between other pieces, with an end
that spoils it. `growth` is what doubling the text costs: 2 is linear, 4 quadratic.
"""

from __future__ import annotations

import ast
import importlib
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
SIZE = 20_000
CALLS = ("match", "search", "fullmatch", "sub", "split", "findall", "finditer")
ANCHORED = {"match", "fullmatch"}
PIECES = (
    "a",
    "1",
    " ",
    "\t",
    "\n",
    "æ",
    "A",
    "_",
    "*",
    "-",
    ".",
    ",",
    ";",
    ":",
    "(",
    ")",
    "[",
    "»",
    '"',
    "\\",
    "`",
    "#",
    "|",
)


class Used(NamedTuple):
    """A pattern and how it is called: `match` and `fullmatch` begin at the beginning, all others anywhere."""

    pattern: re.Pattern[Any]
    anywhere: bool


def patterns() -> dict[str, Used]:
    """Every pattern, by its module and the line or the name it stands at."""
    found: dict[str, Used] = {}
    paths = sorted(path for room in ("store", "exports", "tui") for path in (ROOT / room).rglob("*.py"))
    source = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    for path in paths:
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        module = importlib.import_module(name)
        for key, held in vars(module).items():
            for number, one in enumerate(_held(held)):
                called = set(re.findall(rf"\b{key}\.(\w+)\(", source)) & set(CALLS)
                found[f"{name}.{key}" + (f"[{number}]" if number else "")] = Used(
                    one, bool(called - ANCHORED) or not called
                )
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args):
            match call.func:
                case ast.Attribute(value=ast.Name("re"), attr=method) if method in CALLS:
                    first = call.args[0]
                    named = getattr(module, first.id, None) if isinstance(first, ast.Name) else None
                    literal = first.value if isinstance(first, ast.Constant) else named
                    if isinstance(literal, str):
                        found[f"{name}:{call.lineno}"] = Used(re.compile(literal), method not in ANCHORED)
    unique = {held.pattern: name for name, held in reversed(found.items())}
    return {name: held for name, held in found.items() if unique[held.pattern] == name}


def _held(value: Any, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (tuple, list, dict)) and depth < 3:
        for one in value.values() if isinstance(value, dict) else value:
            yield from _held(one, depth + 1)


def words(pattern: re.Pattern[Any]) -> list[str]:
    """The runs of plain letters in a pattern, and of single signs: what a text that nearly fits is made of."""
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    letters = re.findall(r"[A-Za-zæøåÆØÅ]{2,}", re.sub(r"\\[a-zA-Z]|\?[a-zA-Z<>=!:]+|\{\d+(?:,\d*)?\}", " ", source))
    return list(dict.fromkeys([*letters[:6], *PIECES]))


def texts(pattern: re.Pattern[Any], size: int) -> Iterator[str]:
    """Texts of `size` characters, or a few more."""
    pieces = words(pattern)
    for first, second in product(pieces, pieces[:12]):
        unit = first if first == second else first + second
        for head, end in (("", "\x00"), (pieces[0], "!"), ("(", ""), ("1. ", "x\n")):
            yield head + unit * (size // len(unit)) + end


def cost(used: Used, text: str) -> float:
    """Seconds of the processor for one call on a text."""
    pattern = used.pattern
    subject: Any = text.encode() if isinstance(pattern.pattern, bytes) else text
    began = process_time()
    for _ in pattern.finditer(subject) if used.anywhere else ():
        pass
    pattern.fullmatch(subject)
    pattern.match(subject)
    return process_time() - began


def worst(used: Used, size: int, made: Iterable[str] | None = None) -> tuple[float, str]:
    """The slowest text found and its cost in seconds; a text that is quick when short is not tried long."""
    short = sorted(((cost(used, text), text) for text in made or texts(used.pattern, size // 10)), reverse=True)
    found = (0.0, "")
    for _, text in short[:12]:
        longer = text[:1] + text[1:-1] * 10 + text[-1:]
        found = max(found, (cost(used, longer[:size] + text[-1:]), text[:30]))
    return found


def main(size: int = SIZE) -> None:
    rows = []
    for name, used in patterns().items():
        seconds, text = worst(used, size)
        half, _ = worst(used, size // 2)
        rows.append((seconds, seconds / half if half else 0, name, text))
    for seconds, growth, name, text in sorted(rows, reverse=True)[:15]:
        print(f"{seconds * 1000:9.1f} ms  growth {growth:4.1f}  {name:45} {text!r}")
    print(f"{len(rows)} patterns, {size} characters")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
