"""Tasks as the documents tell them: who, what, and when as spoken, with the date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from exports.phrases import Phrases
from exports.presence import there_at
from store.meeting import Meeting
from store.values import Action, FollowUp, OpenAction


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as it now is."""

    phrase: str | None
    due: date | None
    due_time: time | None = None


def deadline_of(meeting: Meeting, action: Action) -> Deadline:
    """The deadline given with the task, or the one it was moved to later."""
    moved = [f for f in meeting.follow_ups if f.id == action.number and f.status == "extended"]
    if moved:
        return Deadline(moved[-1].phrase, moved[-1].due)
    return Deadline(action.phrase, action.due, action.due_time)


def is_done(meeting: Meeting, number: str) -> bool:
    """Said to be done; the latest word counts."""
    said = [f.status for f in meeting.follow_ups if f.id == number and f.status in ("done", "open", "extended")]
    return bool(said) and said[-1] == "done"


def owners_text(owners: tuple[str, ...], phrases: Phrases) -> str:
    return ", ".join(owners) or phrases("no_owner")


def task_text(meeting: Meeting, action: Action, phrases: Phrases, *, absent: bool) -> str:
    """`ØC: Tilretter vejledningen – inden uge 50 (fredag den 4.12.2026)`; `absent` marks who was not there to hear."""
    names = [
        phrases("absent", who=who) if absent and not there_at(meeting, who, action.at) else who for who in action.owners
    ]
    deadline = deadline_of(meeting, action)
    when = phrases.deadline(deadline.phrase, deadline.due, deadline.due_time)
    told = phrases("task", owners=owners_text(tuple(names), phrases), text=action.text, deadline=when)
    said = [f for f in meeting.follow_ups if f.id == action.number and f.status != "extended"]
    return " – ".join((told, *(status_text(follow, phrases) for follow in said)))


def tasks_on(meeting: Meeting, item_id: str | None) -> tuple[Action, ...]:
    return tuple(action for action in meeting.actions if action.item == item_id)


def earlier_task(meeting: Meeting, task_id: str) -> OpenAction | None:
    """The task of an earlier meeting that is called so."""
    return next((task for task in meeting.called.open_actions if task_id in (task.id, task.exact)), None)


def still_open(meeting: Meeting) -> tuple[OpenAction, ...]:
    """Earlier tasks that nobody has said are done."""
    return tuple(
        task
        for task in meeting.called.open_actions
        if not is_done(meeting, task.id) and not is_done(meeting, task.exact)
    )


def deadline_of_earlier(meeting: Meeting, task: OpenAction) -> Deadline:
    moved = [f for f in meeting.follow_ups if f.id in (task.id, task.exact) and f.status == "extended"]
    return Deadline(moved[-1].phrase, moved[-1].due) if moved else Deadline(task.phrase, task.due)


def words_of(task: OpenAction, phrases: Phrases) -> str:
    """What the task is; a promised ruling says that it is one."""
    return phrases("awaiting.of", title=task.text) if task.ruling else task.text


def status_text(follow: FollowUp, phrases: Phrases) -> str:
    """`udført`, `ny frist: til næste møde (onsdag den 9.12.2026)`, or the words as typed."""
    if follow.status == "extended":
        return phrases("follow_up.extended", deadline=phrases.deadline(follow.phrase, follow.due))
    if follow.status in ("done", "open"):
        told = phrases(f"follow_up.{follow.status}")
        return f"{told}: {follow.text}" if follow.text else told
    return follow.text or ""
