"""When a meeting may be opened, ended and opened again."""

from __future__ import annotations

from datetime import datetime

from store import events as e
from store.meeting import Meeting
from store.round import disputed
from store.said import Kept, Refused, refused, said
from store.values import ADJOURNED, AWAITING, ENDED, OPEN, PLANNED


def may_open(meeting: Meeting, event: e.MeetingOpened, at: datetime) -> Kept | Refused:
    """Opened once; an ended one is opened again with a reason. On another day than planned it is said."""
    if meeting.state == ENDED:
        return refused("rule.ended_reopen")
    if meeting.state == ADJOURNED:
        return refused("rule.adjourned_resume")
    if meeting.state == OPEN:
        return refused("rule.already_open")
    planned = meeting.called.date
    other = f"{planned.day}.{planned.month}.{planned.year}"
    return Kept(event, () if at.date() == planned else (said("warn.other_day", date=other),))


def may_end(meeting: Meeting, event: e.MeetingEnded) -> Kept | Refused:
    """Refused while an item is undecided: it names them, and udsat is offered (rules.md, what is refused)."""
    if meeting.state == PLANNED:
        return refused("rule.not_opened")
    if meeting.state == ENDED:
        return refused("rule.already_ended")
    left = [item for item in meeting.undecided if item.id not in event.postponed]
    if left:
        names = "; ".join(f"{item.number} {item.title}" for item in left)
        return refused("rule.undecided", n=len(left), items=names)
    bare = [a for a in meeting.actions if a.due is None or not a.owners]
    warnings = [said("warn.end_bare", n=len(bare))] if bare else []
    if disputes := disputed(meeting):
        warnings.append(said("warn.disputed", items=", ".join(str(item.number) for item in disputes)))
    return Kept(event, tuple(warnings))


def may_adjourn(meeting: Meeting, event: e.MeetingAdjourned) -> Kept | Refused:
    return Kept(event) if meeting.state == OPEN else refused("rule.not_running")


def may_resume(meeting: Meeting, event: e.MeetingResumed) -> Kept | Refused:
    return Kept(event) if meeting.state == ADJOURNED else refused("rule.not_adjourned")


def may_reopen(meeting: Meeting, event: e.MeetingReopened) -> Kept | Refused:
    """An ended meeting opens again with a reason, which the history keeps."""
    return Kept(event) if meeting.state == ENDED else refused("rule.not_ended")


def may_approve(meeting: Meeting, event: e.MinutesApproved) -> Kept | Refused:
    """Minutes are approved at a later meeting (rules.md); here twice is said. Of others only an archive knows more."""
    if event.number == meeting.number:
        return refused("rule.own_minutes", number=event.number)
    said_here = [told.event.approved for told in meeting.approvals if told.event.number == event.number]
    if event.approved and said_here and said_here[-1]:
        return Kept(event, (said("warn.approved_already", number=event.number, by=meeting.number),), confirm=True)
    return Kept(event)


def may_follow_approval(meeting: Meeting, event: e.Event) -> bool:
    """Approved minutes change by a correction only, which shows both wordings; what was promised still comes."""
    match event:
        case e.MinutesCorrected() | e.MinutesPublished() | e.NoteTaken(private=True):
            return True
        case e.ChiefExecutiveRuled(item=item_id):
            item = meeting.item(item_id)
            return item is not None and item.outcome == AWAITING
        case e.TakenBack(entries=numbers):
            found = (meeting.entry(number) for number in numbers)
            return all(stamped and isinstance(stamped.event, e.MinutesPublished) for stamped in found)
    return False
