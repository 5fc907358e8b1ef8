"""Which meetings of a year may be meant, by their rows: some at a time, in order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from store.refs import Which


def page(
    base: sqlite3.Connection, year: int, which: Which, after: str | None, size: int, *, newest_first: bool
) -> list[str]:
    """The next `size` names in order, behind `after`. ValueError where a damaged file gives what is no name."""
    clauses: dict[str, tuple[Any, ...]] = {"facts IS NOT ''": ()}  # nothing was ever kept in it
    clauses |= _clauses(which)
    if after:
        clauses[f"name {'<' if newest_first else '>'} ?"] = (after,)
    rows = base.execute(
        f"SELECT name FROM meetings {_way(which)} WHERE {' AND '.join(('year = ?', *clauses))} "
        f"ORDER BY name {'DESC' if newest_first else 'ASC'} LIMIT ?",
        (year, *(value for values in clauses.values() for value in values), size),
    )
    names = [name for (name,) in rows]
    if not all(isinstance(name, str) for name in names):
        raise ValueError
    return names


def _way(which: Which) -> str:
    """Where few fit SQLite is to look them up and order them: by itself it goes through the whole year in order."""
    if which.said_of is not None:
        return "NOT INDEXED"  # by the ids it is told
    return "INDEXED BY by_uid" if which.id is not None else "INDEXED BY by_number" if which.number is not None else ""


def _clauses(which: Which) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """A name begins with the day, so that names stand in order of days; what is 0 or 1 is written out for its index."""
    for column, held in (("forum", which.forum), ("number", which.number), ("uid", which.id)):
        if held is not None:
            yield f"{column} = ?", (held,)
    if which.since is not None:
        yield "name >= ?", (which.since.isoformat(),)
    if which.until is not None:
        yield "name < ?", (f"{which.until.isoformat()}~",)
    for column, wanted in (("opened", which.opened), ("ended", which.ended)):
        if wanted is not None:
            yield f"{column} = {int(wanted)}", ()
    if which.said_of is not None:
        yield "id IN (SELECT meeting FROM said WHERE number = ?)", (which.said_of,)


def has_said(base: sqlite3.Connection, id_: int, number: str) -> bool:
    """It approved or corrected the minutes of that number."""
    return base.execute("SELECT 1 FROM said WHERE number = ? AND meeting = ?", (number, id_)).fetchone() is not None


def forums(base: sqlite3.Connection) -> set[str]:
    """Every forum that has a meeting; one step of the index `by_forum` each."""
    rows = base.execute(
        """WITH RECURSIVE one (forum) AS (
            SELECT min(forum) FROM meetings
            UNION ALL SELECT (SELECT min(forum) FROM meetings WHERE forum > one.forum) FROM one WHERE forum NOT NULL)
        SELECT forum FROM one WHERE forum NOT NULL"""
    )
    return {forum for (forum,) in rows}


def highest(base: sqlite3.Connection, year: int, forum: str) -> int:
    """The highest number of a forum in a year, 0 where it has none."""
    rows = base.execute(
        "SELECT number FROM meetings WHERE year = ? AND +forum = ? AND facts IS NOT '' ORDER BY number DESC LIMIT 1",
        (year, forum),
    )
    found = rows.fetchone()
    return int(found[0]) if found else 0
