"""Entries -> Meeting. Total: any sequence that begins with MeetingCalled folds to a meeting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from store import events as e
from store import values as v
from store.fold.agenda import Agenda, apply, read_agenda
from store.fold.history import named, read_history
from store.fold.items import Said, Talk, with_voices, with_words
from store.fold.room import Room, came_late
from store.meeting import Approval, Correction, Meeting

# What never changes how an entry before it counts: where such an entry is the latest too, the fold goes on from where
# it stands. All others are looked for ahead of their time (corrections, who came late, plans, the header).
GOES_ON = frozenset((
    e.NoteTaken, e.ProposalMade, e.ConsensusReached, e.ChiefExecutiveRuled, e.RulingAwaited, e.OutcomeGiven,
    e.ItemPostponed, e.ActionGiven, e.FollowedUp, e.TopicParked, e.MayorSpoke, e.CaseLineWritten, e.ReservationMade,
    e.DissentRecorded, e.RoundHeld, e.ReadAloud, e.ItemStarted, e.ItemStopped,
))  # fmt: skip


def fold(entries: Iterable[e.Stamped]) -> Meeting:
    """The meeting as these entries leave it; the first is MeetingCalled.

    What is typed late counts where it happened: presence, clocks and minutes follow `happened_at`;
    the current item, the numbers and undo follow the typing (line.md, A file of lines).
    """
    return Folding(entries).meeting()


class Folding:
    """A fold that goes on: after each `add` it is as the fold of all entries would be, at the cost of the new one."""

    def __init__(self, entries: Iterable[e.Stamped]) -> None:
        self._entries = list(entries)
        self._named: frozenset[int] = frozenset()
        self._latest: datetime | None = None
        self._highest = 0
        self._begin()

    def add(self, stamped: e.Stamped) -> None:
        """One entry more, the last one typed."""
        latest = stamped.entry > self._highest and (self._latest is None or stamped.happened_at >= self._latest)
        self._entries.append(stamped)
        if latest and type(stamped.event) in GOES_ON and stamped.entry not in self._named:
            self._standing.append(stamped)
            self._undo.append(stamped.entry)
            self._redo.clear()
            apply(self._agenda, stamped.event)
            self._happen(stamped)
            self._latest, self._highest = stamped.happened_at, stamped.entry
        else:
            self._begin()

    def _begin(self) -> None:
        called = self._entries[0].event
        assert isinstance(called, e.MeetingCalled)
        history = read_history(self._entries)
        self._standing, self._undo, self._redo = list(history.standing), list(history.undoable), list(history.redoable)
        self._called = called = with_carried(called, history.standing)
        self._agenda = read_agenda(called, history.standing)
        # whenever it was called, also in a record made afterwards, the calling comes before all
        happened = sorted(history.standing, key=lambda s: (s.entry > 0, s.happened_at, s.entry))
        self._room = Room(
            {p.initials: p for p in called.people}, not called.decides, late=came_late(happened), chair=called.chair
        )
        self._talk = Talk(self._agenda.plans, history.changes)
        for stamped in happened:
            self._happen(stamped)
        self._highest = max(s.entry for s in self._entries)
        self._latest = max((s.happened_at for s in history.standing if s.entry), default=None)
        self._named = named(self._entries)
        self._rest = {
            "dropped": frozenset(s.event.topic for s in history.standing if isinstance(s.event, e.TopicDropped)),
            "withdrawn": history.withdrawn,
            "end_changes": history.end_changes,
            **_session(called, happened),
        }

    def _happen(self, stamped: e.Stamped) -> None:
        self._room.apply(stamped.happened_at, stamped.event)
        self._talk.apply(stamped, self._room)
        item, now = getattr(stamped.event, "item", None), self._room.item
        if item and now and not isinstance(stamped.event, (e.ItemStarted, e.ItemStopped)):
            first = self._agenda.joined
            if first.get(item, item) == first.get(now, now):
                self._room.said.add(len(self._room.starts) - 1)

    def meeting(self) -> Meeting:
        """The meeting as the entries leave it."""
        agenda, room, talk = self._agenda, self._room, self._talk
        numbers = agenda.numbers()
        made = (_item(agenda, room, talk.of(i), i, numbers[i]) for i in agenda.numbering)
        items = sorted(made, key=lambda item: item.number)
        by_id = {item.id: item for item in items}
        return Meeting(
            called=self._called,
            people=tuple(room.people.values()),
            items=tuple(_joined(item, by_id.get(agenda.joined.get(item.id, ""))) for item in items),
            order=tuple(agenda.order),
            current=agenda.current if agenda.current in by_id else None,
            state=room.state,
            opened=room.opened,
            closed=room.closed,
            opened_by=room.opened_by,
            chair=room.chair,
            breaks=tuple(room.breaks),
            paused=room.paused,
            stays=room.all_stays(),
            in_room=tuple(room.inside),
            starts=tuple((item, at) for item, at in room.starts if item in by_id),
            treated=tuple(item for item in room.treated() if item in by_id),
            actions=tuple(talk.actions),
            follow_ups=tuple(talk.follow_ups),
            parked=tuple(talk.parked),
            notes=tuple(talk.of(None).notes),
            mayor=tuple(r for r in talk.of(None).remarks if r.kind == "mayor"),
            objections=tuple(r for r in talk.of(None).remarks if r.kind == "objection"),
            closed_entries=frozenset(talk.closed_entries),
            entries=tuple(self._standing),
            undoable=tuple(self._undo),
            redoable=tuple(self._redo),
            last=next((s for s in reversed(self._standing) if s.entry), None),
            latest=self._latest,
            count=len(self._entries),
            **self._rest,
        )


def with_carried(called: e.MeetingCalled, standing: Iterable[e.Stamped]) -> e.MeetingCalled:
    """The calling with what earlier meetings left open since; items are put in by the agenda."""
    topics = tuple(v.Topic(f"f{n}", text) for n, text in enumerate(called.parked, 1))
    called = replace(called, topics=(*called.topics, *topics), parked=()) if topics else called
    for event in (s.event for s in standing if isinstance(s.event, e.CarriedOver)):
        told = {name: getattr(event, name) for name in ("open_actions", "topics", "waiting")}
        previous = {"previous_number": event.previous_number, "previous_date": event.previous_date}
        news = {name: held for name, held in told.items() if held is not None}
        news |= previous if event.previous_number else {}
        called = replace(called, people=(*called.people, *event.people), **news)
    return called


def _item(agenda: Agenda, room: Room, said: Said, item_id: str, number: int) -> v.Item:
    plan = agenda.plans[item_id]
    opened = item_id in agenda.opened
    outcome = said.outcome
    if (
        outcome == v.UNDECIDED
        and plan.section == v.ANY_OTHER
        and (opened or (plan.any_other and room.state == v.ENDED))
    ):
        outcome = outcome if "B" in (plan.kind or "") else v.DISCUSSED
    return v.Item(
        plan=plan,
        number=number,
        opened=opened,
        ended=item_id in agenda.ended,
        closed=plan.closed or said.was_shut,
        split_from=agenda.split.get(item_id),
        outcome=outcome,
        notes=tuple(said.notes),
        decisions=with_voices(said),
        outcomes=tuple(said.outcomes),
        remarks=with_words(said),
        stances=said.stances,
        round_entry=said.round_entry,
        heard=said.heard,
        table=said.table,
        advice=said.advice,
        affects=said.affects,
        coordinated=said.coordinated,
        spent=int(room.spent.get(item_id, 0)),
        since=room.since if room.item == item_id else None,
        extra=room.extra.get(item_id, 0),
    )


def _joined(item: v.Item, first: v.Item | None) -> v.Item:
    """An item treated with another has the other's outcome; the first carries the entries."""
    return item if first is None else replace(item, joined_to=first.id, outcome=first.outcome)


def _session(called: e.MeetingCalled, happened: list[e.Stamped]) -> dict[str, Any]:
    """The header as it now stands, and what was approved, corrected and sent."""
    start, end, extended, approval = called.start, called.end, False, None
    place, minute_taker = called.place, called.minute_taker
    approvals, corrections, after, reopenings = [], [], [], []
    for s in happened:
        match s.event:
            case e.HeaderChanged() as header:
                start, end = header.start or start, header.end or end
                place, minute_taker = header.place or place, header.minute_taker or minute_taker
            case e.EndMoved(end=moved):
                end, extended = moved, True
            case e.AgendaApproved(text=text):
                approval = text or ""
            case e.MinutesApproved() as event:
                approvals.append(Approval(s.entry, event))
            case e.MinutesCorrected() as event:
                corrections.append(Correction(s.entry, event))
            case e.DraftSent(text=text):
                after.append(v.Remark(s.entry, s.happened_at, "draft", text or ""))
            case e.MinutesPublished(text=text):
                after.append(v.Remark(s.entry, s.happened_at, "published", text or ""))
            case e.MeetingReopened(reason=reason):
                reopenings.append(v.Remark(s.entry, s.happened_at, "reopened", reason))
    return {
        "planned_start": start,
        "planned_end": end,
        "place": place,
        "minute_taker": minute_taker,
        "extended": extended,
        "agenda_approval": approval,
        "approvals": tuple(approvals),
        "corrections": tuple(corrections),
        "after": tuple(after),
        "reopenings": tuple(reopenings),
    }
