"""The minutes of a meeting as a document tree, in two editions and two languages (minutes.md)."""

from __future__ import annotations

from exports.edition import DISTRIBUTION, INTERNAL, edition_of, shut_items
from exports.minutes.end import after, amendments, course, outside, parked, task_list
from exports.minutes.head import agenda, facts, follow_up
from exports.minutes.items import sections, title_of
from exports.phrases import Phrases
from exports.tree import Block, Bullets, Document, Heading, Label, Paragraph, words_of
from store.events import MinutesCorrected
from store.meeting import Meeting


def minutes(
    meeting: Meeting, edition: str = INTERNAL, language: str = "da", later: tuple[Meeting, ...] = ()
) -> Document:
    """The minutes; `later` meetings of the forum tell whether these were approved, and how they were corrected.

    Nothing of `later` is told but approvals and corrections of these minutes. ValueError for an unknown edition.
    """
    told, phrases = edition_of(meeting, edition, language), Phrases(language)
    internal = edition == INTERNAL
    titles = tuple(title_of(item, phrases, internal=internal) for item in told.items)
    changed = amendments(meeting, shut_items(meeting) if edition == DISTRIBUTION else None)
    body: tuple[Block, ...] = (
        *_title(told, later, phrases, internal=internal),
        *agenda(told, titles, phrases),
        *follow_up(told, phrases),
        *sections(told, phrases, internal=internal),
        *outside(told, phrases, internal=internal),
        *course(told, phrases),
        *parked(told, phrases),
    )
    shown = None if internal else "\n".join(text for block in body for text in words_of(block))
    ending = [*after(told, changed, phrases), *_corrected(told, later, shown, phrases)]
    last = (Heading(2, phrases("after")), Bullets(tuple(ending))) if ending else ()
    return Document(language, (*body, *last, *task_list(told, phrases)))


def _title(meeting: Meeting, later: tuple[Meeting, ...], phrases: Phrases, *, internal: bool) -> list[Block]:
    called = meeting.called
    blocks: list[Block] = [Heading(1, phrases("title", forum=called.forum, number=called.number))]
    if called.organisation:
        blocks.append(Paragraph(called.organisation))
    marks = [status_text(meeting, later, phrases), *([phrases("internal")] if internal else [])]
    blocks.append(Label(" · ".join(marks)))
    if not meeting.ended:
        blocks.append(Paragraph(phrases("not_ended" if meeting.opened else "not_held")))
    rows = facts(meeting, phrases)
    blocks.append(Bullets(tuple(text for _, text in rows), tuple(label for label, _ in rows)))
    return blocks


def status_text(meeting: Meeting, later: tuple[Meeting, ...], phrases: Phrases) -> str:
    """»UDKAST« until a later meeting has approved the minutes, as it or the archive tells."""
    for following in later:
        for approval in following.approvals:
            if approval.event.number == meeting.number and approval.event.approved:
                return phrases("approved", day=phrases.day(following.called.date), number=following.number)
    if meeting.approved_in:
        return phrases("approved.in", number=meeting.approved_in)
    sent = [remark for remark in meeting.after if remark.kind == "draft"]
    return phrases("draft.sent", day=phrases.day(sent[-1].at.date())) if sent else phrases("draft")


def _corrected(meeting: Meeting, later: tuple[Meeting, ...], shown: str | None, phrases: Phrases) -> list[str]:
    """Approved minutes change only by a correction that shows both wordings (minutes.md, rule 11).

    `shown` is the text of the distribution edition: what it does not hold, it does not correct.
    """
    told = []
    for following in later:
        made: list[MinutesCorrected] = [c.event for c in following.corrections if c.event.number == meeting.number]
        values = {"day": phrases.day(following.called.date), "number": following.number}
        told += [
            phrases("corrected_at", old=one.old, new=one.new, **values)
            for one in made
            if shown is None or one.old.casefold() in shown.casefold()
        ]
    return told
