"""The items of the minutes: the decision first, then who spoke, what follows, and in the internal edition the notes."""

from __future__ import annotations

from datetime import date

from exports.minutes.outcomes import case_lines, conflicts, resolutions
from exports.phrases import Phrases, sentence
from exports.presence import first_day
from exports.tasks import task_text, tasks_on
from exports.tree import Block, Bullets, Heading, Label, Paragraph
from exports.visible import one_line
from store import events as e
from store.meeting import Meeting
from store.parking import waiting
from store.values import Item, Note


def sections(meeting: Meeting, phrases: Phrases, *, internal: bool) -> tuple[Block, ...]:
    """All items, a heading wherever the section changes."""
    blocks: list[Block] = []
    section = None
    for item in in_print(meeting):
        if item.section != section:
            blocks.append(Heading(2, phrases.section(item.section)))
            section = item.section
        blocks += item_blocks(meeting, item, phrases, internal=internal)
    return tuple(blocks)


def in_print(meeting: Meeting) -> tuple[Item, ...]:
    """By number (line.md); the topics of a meeting without an agenda under their heading, each heading once (S34)."""
    if meeting.called.has_agenda:
        return meeting.items
    places = {section: place for place, section in enumerate(meeting.called.sections)}
    return tuple(sorted(meeting.items, key=lambda item: (places.get(item.section, len(places)), item.number)))


def title_of(item: Item, phrases: Phrases, *, internal: bool) -> str:
    """The title with its kind, `(D)`; in the internal edition a closed item says that it is one."""
    marks = [item.plan.kind] if item.plan.kind else []
    marks += [phrases("closed.mark")] if internal and item.plan.closed else []
    title = one_line(item.title)
    return f"{title} ({', '.join(marks)})" if marks else title


def item_blocks(meeting: Meeting, item: Item, phrases: Phrases, *, internal: bool) -> tuple[Block, ...]:
    """One item under its heading; of a closed one the distribution edition has no more (minutes.md, rule 9)."""
    heading = Heading(3, f"{item.number}. {title_of(item, phrases, internal=internal)}")
    if item.plan.closed and not internal:
        return (heading,)
    return (
        heading,
        *_facts(meeting, item, phrases),
        *_reviewed(item, phrases),
        *_proposal(item, phrases),
        *_decision(meeting, item, phrases),
        *_beside(meeting, item, phrases),
        *_follow_up(meeting, item, phrases, internal=internal),
        *_notes(meeting, item, phrases),
        *_attachments(item, phrases),
    )


def _facts(meeting: Meeting, item: Item, phrases: Phrases) -> list[Block]:
    plan = item.plan
    told = []
    if plan.case_no:
        told.append(phrases("case_no", number=plan.case_no))
    if plan.presenter:
        told.append(phrases("presenter", who=plan.presenter))
    if plan.carried_from:
        told.append(phrases("carried" if plan.carried_from[0].isdigit() else "carried_forum", number=plan.carried_from))
    if parted := meeting.item(item.split_from):
        told.append(phrases("split", number=parted.number))
    return [Paragraph(" · ".join(told))] if told else []


def _reviewed(item: Item, phrases: Phrases) -> list[Block]:
    """A decision that came back: what was decided, and the effect that was expected (S48)."""
    plan = item.plan
    told = ((plan.decided, "review.decided"), (plan.resume, "review.expected")) if plan.decided else ()
    return [Paragraph(sentence(text), phrases(label)) for text, label in told if text]


def _proposal(item: Item, phrases: Phrases) -> list[Block]:
    points = item.plan.proposal
    if len(points) == 1:
        return [Paragraph(points[0], phrases("proposal"))]
    return [Label(phrases("proposal")), Bullets(points)] if points else []


def _decision(meeting: Meeting, item: Item, phrases: Phrases) -> list[Block]:
    blocks: list[Block] = []
    label = phrases("decision" if meeting.called.decides else "conclusion")
    for told in resolutions(meeting, item, phrases):
        blocks += [Paragraph(told.text, "" if told.plain else label)] if told.text else []
        blocks += [Paragraph(voice) for voice in told.voices]
    return blocks


def _beside(meeting: Meeting, item: Item, phrases: Phrases) -> list[Block]:
    """Conflicts of interest, the mayor's word, the case lines, and that doors were closed."""
    told: list[Block] = [Paragraph(text) for text in conflicts(meeting, item, phrases)]
    mayor = (remark.text for remark in item.remarks if remark.kind == "mayor")
    told += [Paragraph(phrases("mayor.said", text=sentence(text))) for text in mayor]
    told += [Paragraph(text, label) for label, text in case_lines(item, phrases)]
    told += [Paragraph(text) for text in taken_on(meeting, item, phrases)]
    if item.closed and not item.plan.closed:
        told.append(Paragraph(phrases("closed.doors")))
    return told


def taken_on(meeting: Meeting, item: Item, phrases: Phrases) -> list[str]:
    """A Monday topic that goes on the next Wednesday's agenda (S35)."""
    events = (stamped.event for stamped in meeting.entries)
    titles = [one.plan_title for one in events if isinstance(one, e.TopicTaken) and one.item == item.id]
    return [sentence(phrases("taken_on", title=title)) for title in titles]


def _follow_up(meeting: Meeting, item: Item, phrases: Phrases, *, internal: bool) -> list[Block]:
    tasks = tuple(task_text(meeting, action, phrases, absent=internal) for action in tasks_on(meeting, item.id))
    blocks: list[Block] = [Label(phrases("tasks")), Bullets(tasks)] if tasks else []
    parked = [topic.text for topic in waiting(meeting) if topic.item == item.id]
    return blocks + [Paragraph(sentence(text), phrases("parked")) for text in parked]


def _notes(meeting: Meeting, item: Item, phrases: Phrases) -> list[Block]:
    points = noted(item.notes, phrases, first_day(meeting))
    return [Label(phrases("notes")), Bullets(points)] if points else []


def noted(notes: tuple[Note, ...], phrases: Phrases, today: date | None) -> tuple[str, ...]:
    """Notes with their time, and the day where it is another than `today`; private ones are in no document."""
    told = ((phrases.clock_on(note.at, today), note.text) for note in notes if not note.private)
    return tuple(phrases("note.at", time=time, text=text) for time, text in told)


def _attachments(item: Item, phrases: Phrases) -> list[Block]:
    names = item.plan.attachments
    if len(names) == 1:
        return [Paragraph(names[0], phrases("attachments"))]
    return [Label(phrases("attachments")), Bullets(names)] if names else []
