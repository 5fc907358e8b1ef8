"""The current item: its time, its indstilling, its entries; or the meeting itself where no item is current."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from store.meeting import Meeting
from store.values import PLANNED, Item
from tui.texts.words import Words
from tui.understood import day_text, task_words
from tui.views import clock, log
from tui.views.pieces import MUTED, STRONG, WARN, cut, line, plain, wrapped

NARROW = 44


def title(meeting: Meeting, words: Words) -> str:
    """`2 Budget 2027: tidlig indsats`, with [luk] where it is closed."""
    item = meeting.at
    if item is None:
        return words(f"live.meeting.{meeting.state}")
    shut = f" {words('live.closed.tag')}" if item.closed else ""
    return f"{item.number} {plain(item.title)}{shut}"


def time_bar(meeting: Meeting, now: datetime, words: Words, width: int) -> Content:
    """`Tid ██████░░░░ 21.07 tilbage af 30`; over time it is said in words, with the bar full."""
    item = meeting.at
    if item is None:
        return line((cut(words("live.no_item", forum=plain(meeting.called.forum)), width), MUTED))
    remains = clock.left(item, now)
    if remains is None:
        used = words("live.time.used", time=clock.minutes_seconds(clock.spent(item, now)))
        return line((cut(used, width), MUTED))
    said = time_left(remains, item.box, words)
    room = width - len(said) - len(words("live.time")) - 2
    if room < 6:
        return line((cut(said, width), WARN if remains < 0 else ""))
    bars = min(room, 20 if width < 60 else 40)
    full = bars if remains <= 0 else min(bars, round(bars * (1 - remains / (item.box * 60))))
    style = WARN if remains < 0 else "$primary"
    return line(
        (words("live.time"), MUTED), " ", ("█" * full, style), ("░" * (bars - full), MUTED), " ",
        (said, WARN if remains < 0 else ""),
    )  # fmt: skip


def time_left(seconds: int, box: int, words: Words) -> str:
    """`21.07 tilbage af 30`, or `▲ 02.10 over tid`."""
    if seconds < 0:
        return words("live.time.over", time=clock.minutes_seconds(seconds))
    return words("live.time.left", time=clock.minutes_seconds(seconds), box=box)


def head(meeting: Meeting, now: datetime, words: Words, width: int, alarm: str | None, tiny: bool = False) -> Content:
    """One column: number, title and what is left on one line; an alarm (bar.alarm) instead."""
    item = meeting.at
    said, style = "", MUTED
    if tiny and not alarm:
        return line((cut(words("live.too_small"), width), WARN))
    if alarm:
        said, style = words(alarm), WARN
    elif item is not None and (remains := clock.left(item, now)) is not None:
        time = clock.minutes_seconds(remains)
        said = words("live.time.over.short" if remains < 0 else "live.time.left.short", time=time)
        style = WARN if remains < 0 else MUTED
    name = f"  {item.number}  {plain(item.title)}" if item else f" {title(meeting, words)}"
    shown = cut(name, max(0, width - len(said) - 2))
    gap = max(0, width - cell_len(said) - cell_len(shown) - 1)
    return line((shown, STRONG), " " * gap, (said, style))


class Body(NamedTuple):
    """What is drawn under the time, and which entry stands on each line of it (for the mouse)."""

    drawn: Content
    entries: tuple[int | None, ...]


def body(meeting: Meeting, words: Words, width: int, height: int, chosen: int | None = None) -> Body:
    """Indstilling and attachments on top, then as many of the last entries as there is room for.

    With a chosen entry the entries are shown around that one.
    """
    item = meeting.at
    plan = [] if width < NARROW else _plan(meeting, item, words, width, height)
    room = max(1, height - len(plan))
    rows: list[tuple[Content, int | None]] = []
    for entry in log.entries(meeting, item, words, width):
        for row in entry.rows:
            rows.append((row.stylize("reverse") if entry.entry == chosen else row, entry.entry))
    last = len(rows)
    if chosen is not None:
        own = [n for n, (_, entry) in enumerate(rows) if entry == chosen]
        last = min(len(rows), max(own[-1] + 1 + room // 2, room)) if own else last
    shown = rows[max(0, last - room) : last] if chosen is not None else _latest(rows, room, words, width)
    every = [*((row, None) for row in plan), *shown]
    return Body(Content("\n").join(row for row, _ in every), tuple(entry for _, entry in every))


def _latest(
    rows: list[tuple[Content, int | None]], room: int, words: Words, width: int
) -> list[tuple[Content, int | None]]:
    """The last entries that fit whole; in one column without the line that counts the others."""
    if len(rows) <= room:
        return rows
    counted = width >= NARROW and room > 3
    first = len(rows) - room + counted
    while first < len(rows) and rows[first][1] == rows[first - 1][1]:
        first += 1
    shown = rows[first:] or rows[-room:]
    hidden = len({entry for _, entry in rows[:first]})
    head = [(line((cut(words("live.log.earlier", n=hidden), width), MUTED)), None)] if counted else []
    return [*head, *shown]


def _plan(meeting: Meeting, item: Item | None, words: Words, width: int, height: int) -> list[Content]:
    found = _of_item(item, words, width, height) if item else _of_meeting(meeting, words, width, height)
    return [*found, line(("─" * width, "$border-blurred"))] if found else []


def _of_item(item: Item, words: Words, width: int, height: int) -> list[Content]:
    most = max(2, height // 4)
    points = item.plan.proposal
    rows: list[Content] = []
    if points:
        label = f"{words('live.proposal')}: "
        text = "; ".join(points) if len(points) > 1 else points[0]
        parts = wrapped(label + text, width)
        if len(parts) > most:
            parts = [*parts[: most - 1], cut(parts[most - 1] + " …", width)]
        rows = [line((parts[0][: len(label)], MUTED), parts[0][len(label) :]), *(line(part) for part in parts[1:])]
    if item.plan.decided:
        again = words("live.decided", text=plain(item.plan.decided), effect=plain(item.plan.resume or "–"))
        rows += [line((part, MUTED)) for part in wrapped(again, width)[:most]] + [line(words("live.effect.ask"))]
    if item.affects and not item.decisions:
        who = ", ".join(item.affects)
        rows.append(
            line((cut(words("live.affects" if item.coordinated else "live.affects.first", who=who), width), MUTED))
        )
    if item.table:
        label = f"{words('live.table')}: "
        parts = wrapped(label + item.table, width)[:most]
        rows += [line((part, STRONG)) for part in parts]
    if item.plan.attachments and height > 16:
        names = "   ".join(f"{n} {plain(name)}" for n, name in enumerate(item.plan.attachments, 1))
        rows.append(line((f"{words('live.attachments')}: ", MUTED), cut(names, width - 9)))
    return rows


def _of_meeting(meeting: Meeting, words: Words, width: int, height: int) -> list[Content]:
    """Between items: what to do next, and the earlier tasks that wait for a word."""
    rows = [line((part, "")) for part in wrapped(words(f"live.hint.{meeting.state}"), width)]
    tasks = meeting.open_actions
    if tasks and meeting.state != PLANNED and not meeting.ended:
        rows += [Content(), line((words("live.earlier_tasks"), MUTED))]
        for task in tasks[: max(2, height // 2 - 4)]:
            due = day_text(task.due, words, week=False) if task.due else task.phrase or words("did.no_deadline")
            who, end = f"{task.id}  {', '.join(task.owners)}: ", f" · {plain(due)}"
            rows.append(
                line(who, cut(plain(task_words(task, words)), max(8, width - len(who) - len(end))), (end, MUTED))
            )
    return rows
