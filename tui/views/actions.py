"""The open tasks of all meetings (screens.md 5.4): the earliest deadline first, over time at the top."""

from __future__ import annotations

from datetime import date
from functools import partial

from textual.content import Content

from store.values import OpenAction
from tui.texts.words import Words
from tui.understood import day_text, task_words
from tui.views import when
from tui.views.pieces import (
    HERE,
    MUTED,
    STRONG,
    WARN,
    Row,
    cut,
    fit,
    labelled,
    line,
    lines,
    plain,
    right,
    spread,
)

FULL = 60
SOON = 7


def head(tasks: tuple[OpenAction, ...], today: date, words: Words, width: int) -> Content:
    """How many, and how many over time."""
    late = sum(task.due is not None and task.due < today for task in tasks)
    counted = [words.count("actions.open", len(tasks)), *([words("actions.late", n=late)] if late else [])]
    return spread((f" {words('actions.title')}", STRONG), counted, width - 1)


def rows(tasks: tuple[OpenAction, ...], today: date, words: Words) -> tuple[Row, ...]:
    """A head of columns, and a row to each task."""
    return (Row(None, partial(columns, words)), *(Row(key(task), partial(row, task, today, words)) for task in tasks))


def key(task: OpenAction) -> str:
    """What a task is known by in the list."""
    return f"{task.exact} {task.text}"


def columns(words: Words, width: int, _here: bool) -> Content:
    """The names of the columns there is room for."""
    names = [words(f"actions.column.{name}") for name in ("number", "task", "owner", "due", "age")]
    number, task, owner, due, age = names
    if width < FULL:
        return line((f"    {fit(task, width - 16)}{right(due, 12)}", MUTED))
    text = f"    {fit(number, 7)}{fit(task, width - 48)}  {fit(owner, 8)}{fit(due, 20)}{right(age, 7)}"
    return line((text, MUTED))


def row(task: OpenAction, today: date, words: Words, width: int, here: bool) -> Content:
    """Marked ! where its time has passed, · where it is within a week or has none."""
    days = (task.due - today).days if task.due else None
    mark = "!" if days is not None and days < 0 else "·" if days is None or days <= SOON else " "
    start = line((f"{HERE if here else ' '} ", STRONG), (f"{mark} ", WARN if mark == "!" else ""))
    owners = plain(", ".join(task.owners)) or "–"
    if width < FULL:
        due = when.short(task.due, words) if task.due else words("actions.undated.short")
        text = fit(plain(task_words(task, words)), width - 4 - 12)
        return line(start, text, right(due, 12)).stylize("bold" if here else "")
    due = _due(task.due, today, words) if task.due else words("actions.undated")
    age = words("actions.age", n=(today - task.made_on).days) if task.made_on else ""
    what = fit(plain(task_words(task, words)), width - 48)
    text = f"{fit(plain(task.id), 7)}{what}  {fit(owners, 8)}{fit(due, 20)}{right(age, 7)}"
    drawn = line(start, text)
    return drawn.stylize("bold") if here else drawn


def _due(due: date, today: date, words: Words) -> str:
    """fre. 27.11.  +2: the day, and how many days there are to it."""
    days = (due - today).days
    left = words("actions.today") if days == 0 else f"{days:>+4}"
    return f"{fit(when.short(due, words), 12)} {left}"


def detail(task: OpenAction | None, words: Words, width: int) -> Content:
    """The whole task, where it was given, and its deadline as it was said."""
    if task is None:
        return line((words("actions.none"), MUTED))
    due = day_text(task.due, words) if task.due else words("actions.undated")
    said = words("actions.phrase", phrase=task.phrase) if task.phrase else ""
    made = words("actions.made", number=task.meeting) if task.meeting else ""
    on = day_text(task.made_on, words) if task.made_on else ""
    drawn = labelled(words("actions.column.task"), task_words(task, words), width, 12)
    drawn += labelled(words("actions.column.due"), " ".join(filter(None, (due, said))), width, 12)
    drawn += labelled(words("actions.from"), " · ".join(filter(None, (made, on))) or "–", width, 12)
    return lines(drawn)


def detail_title(task: OpenAction | None) -> str:
    """»21-3 · TM«"""
    return cut(plain(" · ".join(filter(None, (task.id, ", ".join(task.owners))))), 60) if task else ""
