"""The plain text of `enighed show`: the meeting in reading order, for screen readers and pipes."""

from __future__ import annotations

from collections.abc import Iterable

from exports.minutes.end import after, amendments, course, parked, task_list
from exports.minutes.head import approvals, facts, follow_up
from exports.minutes.items import in_print, taken_on
from exports.minutes.outcomes import case_lines, conflicts, resolutions
from exports.phrases import Phrases, sentence
from exports.tasks import task_text, tasks_on
from exports.tree import Block, Bullets, Paragraph, Table
from exports.visible import one_line, visible
from store.meeting import Meeting
from store.parking import lot
from store.values import UNDECIDED, Item, Note


def show_text(meeting: Meeting, language: str = "da", *, damaged: bool = False) -> str:
    """The whole meeting, internal as it is: private notes too. What steers a terminal shows as signs.

    `damaged`: it is what stands before the damage, and how far the meeting came nobody knows.
    """
    phrases = Phrases(language)
    parts = [
        _head(meeting, phrases, damaged),
        list(approvals(meeting, phrases)),
        *_blocks(follow_up(meeting, phrases), phrases),
    ]
    section = None
    for item in in_print(meeting):
        if item.section != section:
            section = item.section
            parts.append([phrases.section(section).upper()])
        parts.append(_item(meeting, item, phrases))
    parts.append([_note(note, phrases) for note in meeting.notes])
    parts.append([phrases("mayor.said", text=sentence(remark.text)) for remark in meeting.mayor])
    parts.append([task_text(meeting, task, phrases, absent=True) for task in tasks_on(meeting, None)])
    parts.append(_waiting(meeting, phrases))
    endings = (course(meeting, phrases), parked(meeting, phrases), task_list(meeting, phrases))
    parts += [part for blocks in endings for part in _blocks(blocks, phrases)]
    parts.append(after(meeting, amendments(meeting, None), phrases))
    return "\n\n".join("\n".join(_plain(line) for line in part) for part in parts if part) + "\n"


def _plain(line: str) -> str:
    """A line as a terminal can take it; the lines of an entry of several stand under it, indented as it is."""
    margin = " " * (len(line) - len(line.lstrip(" ")))
    return visible(line.replace("\t", " "), lines=True).replace("\n", f"\n{margin}  ").rstrip()


def _head(meeting: Meeting, phrases: Phrases, damaged: bool) -> list[str]:
    head = phrases("show.head", forum=meeting.called.forum, number=meeting.number)
    told = [f"{head} ({phrases('state.damaged' if damaged else f'state.{meeting.state}')})"]
    told += [meeting.called.organisation] if meeting.called.organisation else []
    told += [f"{label}: {text}" for label, text in facts(meeting, phrases)]
    if meeting.at is not None and not meeting.ended and not damaged:
        told.append(phrases("show.now", number=meeting.at.number))
    return told


def _item(meeting: Meeting, item: Item, phrases: Phrases) -> list[str]:
    plan = item.plan
    marks = [plan.kind] if plan.kind else []
    marks += [phrases("closed.mark")] if item.closed else []
    title = one_line(item.title)
    title += f" ({', '.join(marks)})" if marks else ""
    open_topic = item.outcome == UNDECIDED and not meeting.called.decides
    told = [
        f"{item.number}. {title}" if open_topic else f"{item.number}. {title}: {phrases(f'outcome.{item.outcome}')}"
    ]
    inner = [phrases("case_no", number=plan.case_no)] if plan.case_no else []
    inner += [phrases("presenter", who=plan.presenter)] if plan.presenter else []
    parted = meeting.item(item.split_from)
    inner += [phrases("split", number=parted.number)] if parted else []
    inner += [f"{phrases('proposal')}: {point}" for point in plan.proposal]
    inner += [f"{phrases('show.table')}: {item.table}"] if item.table else []
    for resolution in resolutions(meeting, item, phrases):
        label = phrases("decision" if meeting.called.decides else "conclusion")
        told_as = resolution.text if resolution.plain else f"{label}: {resolution.text}"
        inner += [*([told_as] if resolution.text else []), *resolution.voices]
    inner += conflicts(meeting, item, phrases)
    inner += [phrases("mayor.said", text=sentence(r.text)) for r in item.remarks if r.kind == "mayor"]
    inner += [f"{label}: {text}" for label, text in case_lines(item, phrases)]
    inner += taken_on(meeting, item, phrases)
    tasks = tasks_on(meeting, item.id)
    inner += [f"{phrases('tasks')} {t.number}: {task_text(meeting, t, phrases, absent=True)}" for t in tasks]
    inner += [f"{phrases('parked')}: {topic.text}" for topic in meeting.parked if topic.item == item.id]
    inner += [_note(note, phrases) for note in item.notes]
    return told + [f"  {line}" for line in inner]


def _waiting(meeting: Meeting, phrases: Phrases) -> list[str]:
    """What earlier meetings parked and nobody has taken up, with where and when."""
    earlier = [topic for topic in lot(meeting) if topic.entry is None]
    told = []
    for topic in earlier:
        day = phrases.day(topic.on) if topic.on else ""
        where = phrases("parked.where", number=topic.meeting or "–", day=day).rstrip()
        told.append(f"  {topic.text} ({where})" if topic.meeting else f"  {topic.text}")
    return [phrases("parked.earlier").upper(), *told] if told else []


def _note(note: Note, phrases: Phrases) -> str:
    """`Note 17, kl. 12.05: ...`: with the entry's number, by which `ret: 17 ...` finds it."""
    key = "show.private" if note.private else "show.note"
    return phrases(key, entry=note.entry, at=phrases.at(note.at), text=note.text)


def _blocks(blocks: Iterable[Block], phrases: Phrases) -> list[list[str]]:
    """The blocks of a section as lines, its heading on the first; a table as a line for each row."""
    parts: list[list[str]] = []
    for block in blocks:
        match block:
            case Bullets(points):
                parts[-1] += [f"  {point}" for point in points]
            case Paragraph(text):
                parts[-1].append(f"  {text}")
            case Table(headings, rows):
                parts[-1] += [f"  {_row(headings, row)}" for row in rows]
            case _:
                parts.append([str(getattr(block, "text", "")).upper()])
    return parts


def _row(headings: tuple[str, ...], cells: tuple[str, ...]) -> str:
    """`22-1 Tilretter vejledningen; Ansvarlig: ØC; Frist: ...`: a listener has no columns to look up to."""
    number, text, *rest = cells
    return "; ".join([f"{number} {text}", *(f"{head}: {cell}" for head, cell in zip(headings[2:], rest, strict=True))])
