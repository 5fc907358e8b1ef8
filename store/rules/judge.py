"""One gate for every event: the rule that holds for it answers. The line, the keys and `play` pass it alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from store import events as e
from store.dates.deadline import read
from store.meeting import Meeting
from store.round import against
from store.rules import decisions, outcomes, presence, session
from store.rules.cpr import holds_cpr
from store.said import Kept, Refused, Said, refused, said
from store.values import ADJOURNED, ANY_OTHER, ENDED, PLANNED, AgendaItem, Item, Person

_BEFORE_OPENING = (
    e.ItemAdded, e.ItemChanged, e.ItemMoved, e.ItemRemoved, e.ItemsJoined, e.HeaderChanged, e.EndMoved,
    e.MeetingOpened, e.ChairTaken, e.PersonArrived, e.PersonLeft, e.GuestMade, e.AdviceMarked, e.AreasAffected,
    e.Coordinated, e.CaseLineWritten, e.FollowedUp, e.TopicDropped, e.CarriedOver, e.TakenBack, e.Restored,
    e.Reworded, e.Refiled, e.ActionChanged, e.EntryWithdrawn, e.MeetingEnded,
)  # fmt: skip
_IN_SESSION = (
    e.PersonArrived, e.PersonLeft, e.TimePaused, e.TimeResumed, e.TimeAdded,
    e.ConsensusReached, e.OutcomeGiven, e.ItemPostponed, e.RoundHeld,
)  # fmt: skip


def judge(meeting: Meeting, event: e.Event, at: datetime) -> Kept | Refused:
    """The event to keep (it may be another than was asked for), with warnings; or why not."""
    if meeting.approved_in and not session.may_follow_approval(meeting, event):
        return refused("rule.approved", number=meeting.number, by=meeting.approved_in)
    answer = _rule(meeting, event, at)
    if isinstance(answer, Refused):
        return answer
    asked = _asked(meeting, answer.event, at)
    warnings = (*answer.warnings, *_general(meeting, answer.event, at), *asked)
    return Kept(answer.event, warnings, answer.confirm or bool(asked))


def _asked(meeting: Meeting, event: e.Event, at: datetime) -> tuple[Said, ...]:
    """What wants a second Enter, whatever the event's own rule says of it."""
    over = outcomes.put_off(event, at) if isinstance(event, e.ItemPostponed) else None
    cpr = said("warn.cpr") if any(holds_cpr(text) for text in _told(event)) else None
    late = said("warn.after_end") if isinstance(event, e.NoteTaken) and _is_late(meeting, event, at) else None
    timed = presence.timed_title(event) if isinstance(event, e.GuestMade) else None
    return tuple(one for one in (outcomes.again(meeting, event, at), over, cpr, late, timed) if one)


def _is_late(meeting: Meeting, event: e.NoteTaken, at: datetime) -> bool:
    """A note that stands in the minutes, of a meeting that is over."""
    return not event.private and meeting.state == ENDED and meeting.closed is not None and at > meeting.closed


def _told(event: Any) -> Iterator[str]:
    """Every text of an event, of the plan or person in it too."""
    for held in event if isinstance(event, tuple) else vars(event).values():
        if isinstance(held, str):
            yield held
        elif isinstance(held, (tuple, AgendaItem, Person)):
            yield from _told(held)


def _rule(meeting: Meeting, event: e.Event, at: datetime) -> Kept | Refused:
    match event:
        case e.ConsensusReached():
            return decisions.may_agree(meeting, event, at)
        case e.ChiefExecutiveRuled():
            return decisions.may_rule(meeting, event, at)
        case e.RoundHeld():
            return decisions.may_hold_round(meeting, event, at)
        case e.ReservationMade() | e.DissentRecorded() | e.ObjectionMade():
            return decisions.may_speak(meeting, event, at)
        case e.MeetingOpened():
            return session.may_open(meeting, event, at)
        case e.MeetingEnded():
            return session.may_end(meeting, event)
        case e.MeetingAdjourned():
            return session.may_adjourn(meeting, event)
        case e.MeetingResumed():
            return session.may_resume(meeting, event)
        case e.MeetingReopened():
            return session.may_reopen(meeting, event)
        case e.MinutesApproved():
            return session.may_approve(meeting, event)
        case e.ItemAdded(plan=plan) if (
            meeting.called.decides and plan.section == ANY_OTHER and "B" in (plan.kind or "")
        ):
            return Kept(event, (said("warn.to_decide_under_any_other"),), confirm=True)
        case e.ItemRemoved() if meeting.state != PLANNED:
            return refused("rule.remove_when_open")
        case e.ItemMoved(item=item) if (moved := meeting.item(item)) and moved.plan.any_other and not event.before:
            return refused("rule.any_other_stays")
        case e.ItemStarted(item=item) if meeting.opened and (to := meeting.item(item)):
            inside = _guests_inside(meeting, to) if to.closed else ()
            return Kept(event, (*decisions.concerned_absent(meeting, to, at), *inside))
        case e.DoorsClosed(item=item) if (to := meeting.item(item)) and meeting.current == item:
            return Kept(event, (*_closed_too(meeting, to), *_guests_inside(meeting, to)))
        case e.MayorSpoke():
            return Kept(event, _mayor(meeting, at))
        case e.RulingAwaited():
            return decisions.may_await(meeting, event, at)
        case e.CaseLineWritten(phrase=str() as phrase, review=None):
            return Kept(event, (said("warn.no_review", phrase=phrase),))
        case e.ItemStopped(item=item) if item != meeting.current or ((here := meeting.item(item)) and here.ended):
            return Kept(event, (said("warn.item_ended"),))
        case e.ItemsJoined():
            return decisions.may_join(meeting, event, at)
        case e.TopicTaken(plan_title=title):
            taken = {s.event.plan_title.casefold() for s in meeting.entries if isinstance(s.event, e.TopicTaken)}
            return Kept(event, (said("warn.taken_already"),) if title.casefold() in taken else ())
        case e.ChairTaken(who=who):
            return Kept(event, _chair(meeting, who, at))
        case e.Refiled():
            return _refile(meeting, event)
        case e.PersonArrived() | e.PersonLeft() | e.GuestMade():
            return presence.come_and_go(meeting, event, at)
        case e.ActionGiven():
            return Kept(event, _task(meeting, event, at))
        case e.ItemPostponed(to=str() as to, day=None):
            flags = read(to, at.date(), None).flags
            return Kept(event, (said("warn.no_such_day", phrase=to),) if "no_such_date" in flags else ())
        case e.TakenBack(entries=numbers) if len(numbers) > 1 and _opened_in(meeting, numbers):
            return Kept(event, (said("warn.undoes_opening"),), confirm=True)
        case e.FollowedUp(status="extended", due=None):
            return Kept(event, (said("warn.deadline.vague"),))
    return Kept(event)


# What has a rule of its own under the item it is filed under.
_JUDGED = (e.ConsensusReached, e.ChiefExecutiveRuled, e.RoundHeld, e.RulingAwaited)


def _refile(meeting: Meeting, event: e.Refiled) -> Kept | Refused:
    """A decision filed under another item is judged as if it had been taken there, when it was taken.

    What was said behind closed doors is not let out by it unsaid (minutes.md, rule 9).
    """
    target, item = meeting.entry(event.entry), meeting.item(event.item)
    out = (said("warn.let_out", n=item.number),) if item and meeting.is_closed(event.entry) and not item.closed else ()
    if target is None or not isinstance(target.event, _JUDGED):
        return Kept(event, out, bool(out))
    answer = _rule(meeting, replace(target.event, item=event.item), target.happened_at)
    if isinstance(answer, Refused):
        return answer
    after = against(item) if item and isinstance(target.event, e.ConsensusReached) else ()
    later = (said("warn.round_after", who=", ".join(after)),) if after else ()
    return Kept(event, (*out, *answer.warnings, *later), answer.confirm or bool(out))


def _opened_in(meeting: Meeting, numbers: tuple[int, ...]) -> bool:
    """Whether the opening of the meeting is among these entries."""
    return any(isinstance(s.event, e.MeetingOpened) for s in meeting.entries if s.entry in numbers)


def _closed_too(meeting: Meeting, item: Item) -> tuple[Said, ...]:
    """What was decided or agreed on the item before the doors close goes behind them too (line.md)."""
    before = {one.entry for one in item.decisions} | {one.entry for one in item.outcomes}
    before |= {one.entry for one in item.remarks} | {task.entry for task in meeting.actions if task.item == item.id}
    return () if item.plan.closed or all(map(meeting.is_closed, before)) else (said("warn.closed_too"),)


def _guests_inside(meeting: Meeting, item: Item) -> tuple[Said, ...]:
    """Behind closed doors is who belongs there: a guest who is not called to the item is named."""
    called = (*item.plan.guests, item.plan.presenter)
    who = [guest.initials for guest in meeting.guests_in if guest.initials not in called]
    return (said("warn.guests_inside", who=", ".join(who)),) if who and meeting.opened else ()


def _mayor(meeting: Meeting, at: datetime) -> tuple[Said, ...]:
    """A mayor who takes part, and is out just now, tells nothing."""
    mayors = [p.initials for p in meeting.people if p.mayor]
    came = any(stay.who in mayors for stay in meeting.stays)
    gone = came and not any(meeting.was_in_at(who, at) for who in mayors)
    return (said("warn.absent_voice", who=mayors[0]),) if gone and not meeting.ended else ()


def _chair(meeting: Meeting, who: str, at: datetime) -> tuple[Said, ...]:
    """Who leads is of the board, and there."""
    person = meeting.person(who)
    if person is None or not person.member:
        return (said("warn.chair_no_member", who=who),)
    return (said("warn.chair_absent", who=who),) if meeting.opened and not meeting.was_in_at(who, at) else ()


def _task(meeting: Meeting, event: e.ActionGiven, at: datetime) -> tuple[Said, ...]:
    """What is odd about a task's deadline or owner is said, and the task kept."""
    warnings = list(deadline_warnings(event.phrase, event.flags))
    if not event.owners:
        warnings.append(said("warn.no_owner"))
    away = [who for who in event.owners if (p := meeting.person(who)) and p.member and not meeting.was_in_at(who, at)]
    if away and meeting.opened:
        warnings.append(said("warn.owner_absent", who=", ".join(away)))
    return tuple(warnings)


def deadline_warnings(phrase: str | None, flags: tuple[str, ...]) -> tuple[Said, ...]:
    """The flags of a deadline as sentences."""
    if phrase is None:
        return (said("warn.no_deadline"),)
    found = []
    for flag in flags:
        key, _, name = flag.partition(":")
        found.append(said(f"warn.deadline.{key}", phrase=phrase, name=said(f"holiday.{name}") if name else ""))
    return tuple(found)


def _general(meeting: Meeting, event: e.Event, at: datetime) -> tuple[Said, ...]:
    if meeting.state == PLANNED and not isinstance(event, _BEFORE_OPENING):
        return (said("warn.not_open"),)
    if meeting.state == ADJOURNED and isinstance(event, _IN_SESSION) and at > meeting.breaks[-1].since:
        return (said("warn.adjourned"),)
    if meeting.state == ENDED and isinstance(event, _IN_SESSION) and meeting.closed and at > meeting.closed:
        return (said("warn.after_end"),)
    return ()
