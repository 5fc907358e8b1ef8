"""What was said and decided, in the order it happened: each entry finds its item, each item its outcome."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from store import events as e
from store import values as v
from store.fold.room import Room


@dataclass(repr=False, eq=False)
class Said:
    """All that was said on one item (or, under None, on no item), in the order it happened."""

    outcome: str = v.UNDECIDED
    notes: list[v.Note] = field(default_factory=list)
    decisions: list[v.Decision] = field(default_factory=list)
    outcomes: list[v.Outcome] = field(default_factory=list)
    remarks: list[v.Remark] = field(default_factory=list)
    reservations: list[tuple[int, datetime, v.Voice]] = field(default_factory=list)
    dissents: list[tuple[int, datetime, v.Voice]] = field(default_factory=list)
    stances: tuple[v.Voice, ...] = ()
    round_entry: int | None = None
    heard: tuple[str, ...] = ()
    table: str | None = None
    advice: str | None = None
    affects: tuple[str, ...] = ()
    coordinated: bool = False
    shut: bool = False
    was_shut: bool = False
    in_room: tuple[str, ...] | None = None
    entries: list[int] = field(default_factory=list)


@dataclass(repr=False, eq=False)
class Talk:
    """The whole meeting's talk: per item, and the lists that cut across items."""

    plans: dict[str, v.AgendaItem]
    changes: dict[int, int]
    items: dict[str | None, Said] = field(default_factory=dict)
    actions: list[v.Action] = field(default_factory=list)
    follow_ups: list[v.FollowUp] = field(default_factory=list)
    parked: list[v.Parked] = field(default_factory=list)
    closed_entries: set[int] = field(default_factory=set)
    together: dict[str, set[str]] = field(default_factory=dict)

    def of(self, item: str | None) -> Said:
        """What was said on an item; a planned closed item is shut from the start."""
        if item not in self.items:
            plan = self.plans.get(item) if item else None
            self.items[item] = Said(shut=bool(plan and plan.closed), advice=plan.advice if plan else None)
            self.items[item].affects = plan.affects if plan else ()
        return self.items[item]

    def apply(self, stamped: e.Stamped, room: Room) -> None:
        """One entry, as it happened, with the room as it then was."""
        n, at, event = stamped.entry, stamped.happened_at, stamped.event
        item = getattr(event, "item", None)
        here = self.of(item if item in self.plans else None)
        here.entries.append(n)
        # a line about no item, said while the doors are closed, is said behind them
        if here.shut or (item is None and room.item in self.plans and self.of(room.item).shut):
            self.closed_entries.add(n)
        match event:
            case e.NoteTaken(text=text, private=private):
                here.notes.append(v.Note(n, at, text, private))
            case e.ProposalMade(text=text):
                here.table = text or None
            case e.ConsensusReached() | e.ChiefExecutiveRuled():
                self._decide(n, at, event, here, room)
            case e.RulingAwaited(phrase=phrase, due=due, due_time=due_time):
                here.outcomes.append(v.Outcome(n, at, v.AWAITING, to_date=due, to_time=due_time, phrase=phrase))
                here.outcome = v.AWAITING
                here.in_room = tuple(room.inside)
            case e.OutcomeGiven(outcome=outcome, text=text):
                here.outcomes.append(v.Outcome(n, at, outcome, text))
                if here.outcome not in (v.CONSENSUS, v.RULING) or outcome not in (v.NOTED, v.DISCUSSED):
                    here.outcome = outcome
            case e.ItemPostponed(to=to, day=day, reason=reason, wording=wording):
                here.outcomes.append(v.Outcome(n, at, v.POSTPONED, wording, to, day, reason))
                here.outcome = v.POSTPONED
            case e.MeetingEnded(postponed=ids):
                for one in ids:
                    self.of(one).outcomes.append(v.Outcome(n, at, v.POSTPONED))
                    self.of(one).outcome = v.POSTPONED
            case e.ActionGiven():
                self.actions.append(_action(n, at, event, self.changes.get(n, 0)))
            case e.ItemsJoined(items=ids):
                # what is treated with an item behind closed doors is behind them too
                joint = set(ids).union(*(self.together.get(one, ()) for one in ids))
                self.together.update(dict.fromkeys(joint, joint))
                each = [self.of(one) for one in joint]
                if any(said.shut for said in each):
                    for said in each:
                        said.shut = said.was_shut = True
            case e.FollowedUp(id=id_, status=status, text=text, phrase=phrase, due=due):
                self.follow_ups.append(v.FollowUp(n, at, id_, status, text, phrase, due))
            case e.TopicParked(text=text):
                self.parked.append(v.Parked(n, at, text, item))
            case e.DoorsClosed() | e.DoorsOpened():
                for said in map(self.of, self.together[item]) if item in self.together else (here,):
                    self._doors(said, shut=isinstance(event, e.DoorsClosed))
            case _:
                self._remark(n, at, event, here, room)

    def _doors(self, here: Said, *, shut: bool) -> None:
        """Closed, they close what was said before too; opened, what follows is open."""
        here.shut, here.was_shut = shut, shut or here.was_shut
        if shut:
            self.closed_entries.update(here.entries)

    def _decide(self, n: int, at: datetime, event: e.Event, here: Said, room: Room) -> None:
        assert isinstance(event, (e.ConsensusReached, e.ChiefExecutiveRuled))
        if here.advice:  # filed here from another item: advice takes no binding decision (S5)
            here.outcomes.append(v.Outcome(n, at, v.DISCUSSED, event.text))
            here.outcome = v.DISCUSSED
            return
        ruled = isinstance(event, e.ChiefExecutiveRuled)
        members = [p for p in room.people.values() if p.member]
        recused = {r.who: r.yes for r in here.remarks if r.kind == "conflict"}
        inside = set(room.inside)
        if room.state == v.ENDED:  # prepared by those who were there when it was promised
            chief = {p.initials for p in members if ruled and p.chief_executive}
            inside = set(room.inside if here.in_room is None else here.in_room) | chief
        here.outcome = v.RULING if ruled else v.CONSENSUS
        here.table = None
        here.decisions.append(
            v.Decision(
                entry=n,
                at=at,
                text=event.text,
                basis=here.outcome,
                reason=event.reason if isinstance(event, e.ChiefExecutiveRuled) else None,
                as_proposed=isinstance(event, e.ConsensusReached) and event.as_proposed,
                absent=tuple(p.initials for p in members if p.initials not in inside),
                recused=tuple(p.initials for p in members if recused.get(p.initials)),
                present=sum(p.initials in inside for p in members),
                after_meeting=room.state == v.ENDED or room.reopened,
                reservations=tuple(s for s in here.stances if s.stance == v.RESERVATION),
                disagree=tuple(s for s in here.stances if s.stance in (v.DISAGREE, v.ABSTAIN)) if ruled else (),
            )
        )

    def _remark(self, n: int, at: datetime, event: e.Event, here: Said, room: Room) -> None:
        match event:
            case e.ReservationMade(who=who, text=text):
                here.reservations.append((n, at, v.Voice(who, text, v.RESERVATION, n)))
            case e.DissentRecorded(who=who, text=text):
                here.dissents.append((n, at, v.Voice(who, text, entry=n)))
            case e.RoundHeld(stances=stances):
                here.stances = tuple(v.Voice(who, words, stance, n) for who, stance, words in stances)
                here.round_entry = n
                named = (who for who, _, _ in stances)
                here.heard = tuple(dict.fromkeys((*named, *room.inside)))
            case e.MayorSpoke(text=text):
                here.remarks.append(v.Remark(n, at, "mayor", text))
            case e.CaseLineWritten(line=kind, text=text, review=review, phrase=phrase):
                here.remarks.append(v.Remark(n, at, kind, text, due=review, phrase=phrase))
            case e.ConflictRaised(who=who, recused=recused, reason=reason):
                here.remarks.append(v.Remark(n, at, "conflict", reason or "", who, recused))
            case e.ObjectionMade(who=who, text=text):
                here.remarks.append(v.Remark(n, at, "objection", text, who))
            case e.ReadAloud():
                here.remarks.append(v.Remark(n, at, "read_aloud", ""))
            case e.AdviceMarked(who=who):
                here.advice = who or "?"
            case e.AreasAffected(areas=areas):
                here.affects = areas
            case e.Coordinated(text=text):
                here.coordinated = True
                here.remarks.append(v.Remark(n, at, "coordinated", text or ""))


def _action(n: int, at: datetime, event: e.ActionGiven, changes: int) -> v.Action:
    return v.Action(
        n,
        at,
        event.number,
        event.item,
        event.owners,
        event.text,
        event.phrase,
        event.due,
        event.due_time,
        event.flags,
        changes,
    )


def with_voices(here: Said) -> tuple[v.Decision, ...]:
    """The decisions with what members said of them: each word goes to the latest decision before it, else the first."""
    decisions = list(here.decisions)
    for kind, words in (("reservations", here.reservations), ("dissent", here.dissents)):
        for number, _, voice in words:
            if not decisions:
                break
            places = [k for k, d in enumerate(decisions) if _before(here, d.entry, number)]
            place = places[-1] if places else 0
            spoken = getattr(decisions[place], kind)
            others = tuple(v_ for v_ in spoken if v_.who != voice.who or (v_.text and v_.text != voice.text))
            heard: Any = {kind: (*others, voice)}
            decisions[place] = replace(decisions[place], **heard)
    return tuple(_named_dissent(d) for d in decisions)


def with_words(here: Said) -> tuple[v.Remark, ...]:
    """The remarks; where nothing was decided, with what members wanted said on the item (S51)."""
    if here.decisions:
        return tuple(here.remarks)
    spoken = (("reservation", here.reservations), ("dissent", here.dissents))
    words = (v.Remark(n, at, kind, voice.text, voice.who) for kind, voices in spoken for n, at, voice in voices)
    return tuple(sorted((*here.remarks, *words), key=lambda remark: (remark.at, remark.entry)))


def _before(here: Said, first: int, second: int) -> bool:
    return here.entries.index(first) < here.entries.index(second)


def _named_dissent(decision: v.Decision) -> v.Decision:
    """Who said uenig in the round before a ruling stands there by name, unless he gave words of his own (S51)."""
    spoken = {voice.who for voice in decision.dissent}
    quiet = tuple(voice for voice in decision.disagree if voice.who not in spoken)
    return replace(decision, dissent=(*decision.dissent, *quiet)) if quiet else decision
