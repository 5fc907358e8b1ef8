"""Which meetings may be meant, by the index: some at a time, in order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from store.refs import Which

Key = tuple[int, str]  # a meeting's year and the name of its file


def page(base: sqlite3.Connection, which: Which, after: Key | None, size: int, *, newest_first: bool) -> list[Key]:
    """The next `size` meetings in order, behind `after`."""
    clauses = dict(_clauses(which))
    if after:
        clauses[f"(year, name) {'<' if newest_first else '>'} (?, ?)"] = after
    where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
    turn = "DESC" if newest_first else "ASC"
    rows = base.execute(
        f"SELECT year, name FROM meetings {where} ORDER BY year {turn}, name {turn} LIMIT ?",
        (*(value for values in clauses.values() for value in values), size),
    )
    return [_key(*row) for row in rows]


def _key(year: Any, name: Any) -> Key:
    """A damaged file may hold anything: ValueError."""
    if not (isinstance(year, int) and isinstance(name, str)):
        raise ValueError
    return year, name


def _clauses(which: Which) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """A name begins with the day, so that names stand in order of days; what is 0 or 1 is written out for its index."""
    for column, held in (("year", which.year), ("forum", which.forum), ("number", which.number), ("uid", which.id)):
        if held is not None:
            yield f"{column} = ?", (held,)
    if which.since is not None:
        yield "name >= ?", (which.since.isoformat(),)
        yield "year >= ?", (which.since.year,)
    if which.until is not None:
        yield "name < ?", (f"{which.until.isoformat()}~",)
    for column, wanted in (("opened", which.opened), ("ended", which.ended)):
        if wanted is not None:
            yield f"{column} = {int(wanted)}", ()
    if which.said_of is not None:
        yield "id IN (SELECT meeting FROM said WHERE number = ?)", (which.said_of,)


def forums(base: sqlite3.Connection) -> set[str]:
    """Every forum that has a meeting; one step of the index `by_forum` each."""
    rows = base.execute(
        """WITH RECURSIVE one (forum) AS (
            SELECT min(forum) FROM meetings
            UNION ALL SELECT (SELECT min(forum) FROM meetings WHERE forum > one.forum) FROM one WHERE forum NOT NULL)
        SELECT forum FROM one WHERE forum NOT NULL"""
    )
    return {forum for (forum,) in rows}


def numbers(base: sqlite3.Connection, year: int, forum: str) -> Iterator[tuple[str, int]]:
    """The meetings of a forum in a year by name and number, the highest first."""
    return base.execute(
        "SELECT name, number FROM meetings WHERE year = ? AND +forum = ? ORDER BY number DESC", (year, forum)
    )
