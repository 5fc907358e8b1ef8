"""The end of the minutes: how the meeting went, what was parked, what came after, and the list of tasks."""

from __future__ import annotations

from datetime import date, datetime

from exports.minutes.items import noted
from exports.phrases import Phrases, sentence
from exports.presence import first_day
from exports.tasks import (
    deadline_of,
    deadline_of_earlier,
    is_done,
    owners_text,
    still_open,
    task_text,
    tasks_on,
    words_of,
)
from exports.tree import Block, Bullets, Heading, Label, Paragraph, Table
from store import events as e
from store import values as v
from store.meeting import Break, Meeting
from store.parking import waiting

Told = tuple[datetime, str]  # when it happened, and the sentence that tells it


def course(meeting: Meeting, phrases: Phrases) -> tuple[Block, ...]:
    """Opening, the order taken where it was another, breaks, extension and end, each a sentence."""
    if meeting.opened is None:
        return ()
    today = meeting.opened.date()
    by = meeting.opened_by
    time = phrases.clock(meeting.opened)
    told = [phrases("opened.by", time=time, who=by) if by else phrases("opened", time=time)]
    numbers = [item.number for i in meeting.treated if (item := meeting.item(i))]
    if numbers != sorted(numbers):
        told.append(phrases("order", numbers=phrases.listed(str(number) for number in numbers)))
    happened = [*_breaks(meeting, today, phrases), *_moves(meeting, phrases), *_ends(meeting, today, phrases)]
    told += [text for _, text in sorted(happened, key=lambda one: one[0])]
    told += [] if meeting.ended else [phrases("not_ended")]
    return (Heading(2, phrases("course")), Paragraph(" ".join(told)))


def _moves(meeting: Meeting, phrases: Phrases) -> list[Told]:
    """Each time the planned end was moved: put off, or brought forward."""
    end, told = meeting.called.end, []
    for stamped in meeting.entries:
        if isinstance(stamped.event, e.EndMoved):
            moved = stamped.event.end
            later = moved > end or moved < meeting.planned_start <= end
            told.append((stamped.happened_at, phrases("extended" if later else "end_moved", time=phrases.clock(moved))))
            end = moved
    return told


def _ends(meeting: Meeting, today: date, phrases: Phrases) -> list[Told]:
    ends = (s for s in meeting.entries if isinstance(s.event, e.MeetingEnded))
    told = [(s.happened_at, phrases("ended", when=phrases.moment(s.happened_at, today))) for s in ends]
    for remark in meeting.reopenings:
        when, reason = phrases.moment(remark.at, today), sentence(remark.text)
        key = "reopened.because" if reason else "reopened"
        told.append((remark.at, phrases(key, when=when, reason=reason)))
    return told


def _breaks(meeting: Meeting, today: date, phrases: Phrases) -> list[Told]:
    return [(one.since, _break(one, today, phrases)) for one in meeting.breaks]


def _break(one: Break, today: date, phrases: Phrases) -> str:
    """»Mødet blev afbrudt kl. 13.18 på grund af strømsvigt og genoptaget kl. 13.30.«"""
    reason = (one.reason or "").strip().rstrip(".")
    values = {"when": phrases.moment(one.since, today), "reason": reason}
    if one.until is not None:
        values["then"] = phrases.moment(one.until, one.since.date())
    # one word is a thing, and joins the sentence; several may be a sentence of their own, and a pause is no cause
    cause = " " not in reason and not reason.casefold().endswith(("pause", "frokost", "kaffe", "break", "lunch"))
    because = "" if not reason else ".because" if cause else ".reason"
    return phrases(f"break{'.resumed' if one.until else ''}{because}", **values)


def outside(meeting: Meeting, phrases: Phrases, *, internal: bool) -> tuple[Block, ...]:
    """What was said on no item: the mayor's word, tasks and, in the internal edition, notes."""
    blocks: list[Block] = [Paragraph(phrases("mayor.said", text=sentence(r.text))) for r in meeting.mayor]
    tasks = tuple(task_text(meeting, task, phrases, absent=internal) for task in tasks_on(meeting, None))
    blocks += [Label(phrases("tasks")), Bullets(tasks)] if tasks else []
    notes = noted(meeting.notes, phrases, first_day(meeting))
    blocks += [Label(phrases("notes")), Bullets(notes)] if notes else []
    return (Heading(2, phrases("outside")), *blocks) if blocks else ()


def parked(meeting: Meeting, phrases: Phrases) -> tuple[Block, ...]:
    """The parking lot, with where each topic came up."""
    points = []
    for topic in waiting(meeting):
        item = meeting.item(topic.item)
        text = topic.text.strip()
        points.append(phrases("parked.topic", text=text, item=phrases.items([item.number])) if item else text)
    return (Heading(2, phrases("parked.topics")), Bullets(tuple(points))) if points else ()


def task_list(meeting: Meeting, phrases: Phrases) -> tuple[Block, ...]:
    """The tasks of the meeting and the promised rulings, then the tasks of earlier meetings that are still open."""
    head = tuple(phrases(f"column.{name}") for name in ("number", "task", "owner", "deadline", "item"))
    left = [action for action in meeting.actions if not is_done(meeting, action.number)]
    rows = [_row(meeting, action, phrases) for action in sorted(left, key=_by_number)]
    chief = meeting.chief.initials if meeting.chief else ""
    for item in meeting.items:
        if outcome := item.promised:
            when = phrases.deadline(outcome.phrase, outcome.to_date, outcome.to_time, table=True)
            rows.append(("–", phrases("awaiting.task"), chief, when, str(item.number)))
    earlier = [_earlier(meeting, task, phrases) for task in still_open(meeting)]
    blocks: list[Block] = []
    if rows:
        blocks += [Heading(2, phrases("task_list")), Table(head, tuple(rows))]
    if earlier:
        blocks += [Heading(2, phrases("task_list.earlier")), Table(head[:4], tuple(earlier))]
    return tuple(blocks)


def _by_number(action: v.Action) -> tuple[int, int]:
    """`22-9` before `22-10`, also where the later one was typed first."""
    number = action.number.rpartition("-")[2]
    return (int(number) if number.isdecimal() else 0, action.entry)


def _row(meeting: Meeting, action: v.Action, phrases: Phrases) -> tuple[str, ...]:
    item, when = meeting.item(action.item), deadline_of(meeting, action)
    told = phrases.deadline(when.phrase, when.due, when.due_time, table=True)
    owners = owners_text(action.owners, phrases)
    return (action.number, action.text, owners, told, str(item.number) if item else "–")


def _earlier(meeting: Meeting, task: v.OpenAction, phrases: Phrases) -> tuple[str, ...]:
    when = deadline_of_earlier(meeting, task)
    told = phrases.deadline(when.phrase, when.due, table=True)
    return (task.id, words_of(task, phrases), owners_text(task.owners, phrases), told)


def after(meeting: Meeting, amended: tuple[tuple[date, tuple[int, ...]], ...], phrases: Phrases) -> list[str]:
    """Draft sent, corrected, published, and the objections, in the order it happened; `amended` as in `amendments`."""
    told: list[tuple[date, int, str]] = []
    for remark in meeting.after:
        key = "sent" if remark.kind == "draft" else "published"
        day, text = phrases.day(remark.at.date()), remark.text.strip()
        said = phrases(f"{key}.said", day=day, text=sentence(text)) if _tells(text) else phrases(key, day=day)
        told.append((remark.at.date(), remark.entry, said))
    for on, numbers in amended:
        items = phrases.items(numbers) if numbers else ""
        key = "amended.items" if items else "amended"
        told.append((on, 1 << 30, phrases(key, day=phrases.day(on), items=items)))
    for item, remark in objections(meeting):
        day, text = phrases.day(remark.at.date()), sentence(remark.text)
        values = {"who": remark.who or "", "day": day, "text": text, "number": item.number if item else 0}
        told.append((remark.at.date(), remark.entry, phrases("objection.item" if item else "objection", **values)))
    return [said for *_, said in sorted(told)]


def _tells(text: str) -> bool:
    """Says more than that it was sent."""
    return text.casefold().strip(" .") not in ("", "sendt", "sent")


def objections(meeting: Meeting) -> list[tuple[v.Item | None, v.Remark]]:
    """Objections to the draft, with the item they are about."""
    found = [(item, r) for item in meeting.items for r in item.remarks if r.kind == "objection"]
    return [*found, *((None, remark) for remark in meeting.objections)]


def amendments(meeting: Meeting, hidden: frozenset[str] | None) -> tuple[tuple[date, tuple[int, ...]], ...]:
    """(day, numbers of the items) of what was corrected after the draft was sent (minutes.md, rule 11).

    `hidden` are the items that the distribution edition does not tell of, None for the internal one.
    """
    sent = min((remark.entry for remark in meeting.after if remark.kind == "draft"), default=None)
    if sent is None:
        return ()
    targets = {s.entry: s for s in (*meeting.entries, *meeting.withdrawn)}
    days: dict[date, set[int]] = {}
    for stamped in meeting.entries:
        event = stamped.event
        if stamped.entry < sent or not isinstance(event, (e.Reworded, e.Refiled, e.ActionChanged, e.EntryWithdrawn)):
            continue
        target = targets.get(event.entry)
        if target is None or target.entry > sent or not _shows(meeting, target, hidden):
            continue
        item = meeting.item(getattr(target.event, "item", None))
        days.setdefault(stamped.happened_at.date(), set()).update([item.number] if item else [])
    return tuple((day, tuple(sorted(numbers))) for day, numbers in sorted(days.items()))


def _shows(meeting: Meeting, target: e.Stamped, hidden: frozenset[str] | None) -> bool:
    """What was corrected stands in the edition."""
    if isinstance(target.event, e.NoteTaken) and (hidden is not None or target.event.private):
        return False
    shut = hidden is not None and (getattr(target.event, "item", None) in hidden or meeting.is_closed(target.entry))
    return not shut
