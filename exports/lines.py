"""The record as a file of lines: what `enighed log --lines` prints and `enighed play` reads (docs/line.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from store import events as e
from store import values as v
from store.fold.agenda import Agenda, read_agenda
from store.fold.history import read_history

OUTCOMES = {v.NOTED: "efterretning", v.DISCUSSED: "drøftet", v.WITHDRAWN: "udgår", v.REFERRED: "henvist"}
STANCES = {v.DISAGREE: "uenig", v.RESERVATION: "forbehold", v.ABSTAIN: "efterretning", v.AGREE: "enig"}
CASE_LINES = {"citizen": "borgervinkel", "effect": "effekt", "finance": "økonomi", "choice": "politisk valg"}
QUOTES = r"[»«\"“”„\n]"
STATUS = {"done": "udført", "open": "ikke udført", "extended": "ny frist"}


@dataclass(slots=True)
class _Printed:
    """What has been printed so far: how many lines, which of them an entry became, and the agenda as it then stood."""

    agenda: Agenda
    day: bool
    lines: int = 0
    first: dict[int, int] = field(default_factory=dict)
    count: dict[int, int] = field(default_factory=dict)

    def number(self, entry: int) -> int:
        """The entry's number in the new meeting."""
        return self.first.get(entry, entry)


def log_lines(entries: Sequence[e.Stamped]) -> Iterator[str]:
    """One line an entry, undone ones too; several lines for an entry of several, begun with a tab.

    What was changed on the agenda's own screen before the meeting has no line; it is printed as a comment.
    """
    called = entries[0].event
    assert isinstance(called, e.MeetingCalled)
    days = {stamped.happened_at.date() for stamped in entries[1:]} | {called.date}
    printed = _Printed(read_agenda(called, ()), day=len(days) > 1)
    for place, stamped in enumerate(entries[1:], 1):
        more_of = _one_more_line(stamped.event, entries[place - 1])
        text = None if more_of is not None else _line(stamped.event, printed)
        if more_of is not None:
            yield f"\t{more_of}"
            printed.first[stamped.entry] = printed.lines = printed.lines + 1
            printed.count[stamped.entry] = 1
        elif text is None:
            yield f"# {type(stamped.event).__name__}"
            printed.count[stamped.entry] = 0
        else:
            head, *more = text.split("\n")
            yield f"{_time(stamped, printed)} {_about(stamped.event, printed)}{head}"
            yield from (f"\t{line}" for line in more)
            printed.first[stamped.entry] = printed.lines + 1
            printed.count[stamped.entry] = 1 + len(more)
            printed.lines += 1 + len(more)
        printed.agenda = read_agenda(called, read_history(entries[: place + 1]).standing)


def _one_more_line(event: e.Event, before: e.Stamped) -> str | None:
    """What a tab line added to the note right before it; None where it was another correction."""
    told = before.event
    if isinstance(event, e.Reworded) and isinstance(told, e.NoteTaken) and event.entry == before.entry:
        added = event.text.removeprefix(f"{told.text}\n")
        return added if added != event.text and "\n" not in added else None
    return None


def _time(stamped: e.Stamped, printed: _Printed) -> str:
    at = stamped.happened_at
    day = f"{at.date().isoformat()} " if printed.day else ""
    return f"{day}{at.hour:02}.{at.minute:02}"


def _about(event: e.Event, printed: _Printed) -> str:
    """`3: ` in front of a line that is not about the current item."""
    item = getattr(event, "item", None)
    if item is None or item == printed.agenda.current or isinstance(event, (e.ItemStarted, e.ItemMoved, e.Refiled)):
        return ""
    return f"{_number(item, printed)}: "


def _number(item: str | None, printed: _Printed) -> str:
    return str(printed.agenda.numbers().get(item or "", 0))


def _line(event: e.Event, printed: _Printed) -> str | None:
    return _item_line(event) or _agenda_line(event, printed) or _other_line(event) or _correction(event, printed)


def _item_line(event: e.Event) -> str | None:
    match event:
        case e.NoteTaken(text=text, private=private):
            return f"{'privat' if private else 'note'}: {text}"
        case e.ProposalMade(text=text):
            return f"forslag: {text}"
        case e.ConsensusReached(text=text):
            return f"enighed: {text}"
        case e.ChiefExecutiveRuled(text=text, reason=reason):
            return f"beslutter: {text}" + (f" fordi {reason}" if reason else "")
        case e.RulingAwaited(phrase=phrase):
            return f"afventer: {phrase or ''}".rstrip()
        case e.RoundHeld(stances=stances):
            said = "; ".join(f"{who} {STANCES[stance]} {words}".rstrip() for who, stance, words in stances)
            return f"runde: {said}".rstrip()
        case e.ReservationMade(who=who, text=text):
            return f"forbehold: {who} {text}"
        case e.DissentRecorded(who=who, text=text):
            return f"ført til referat: {who} {text}"
        case e.OutcomeGiven(outcome=outcome, text=text):
            return f"{OUTCOMES[outcome]}: {text or ''}".rstrip()
        case e.ItemPostponed(to=to, reason=reason, wording=wording):
            if wording:
                return f"udsat: {to or ''}: {wording}"
            return f"udsat: {to or ''}{f' fordi {reason}' if reason else ''}".rstrip()
        case e.ActionGiven(owners=owners, text=text, phrase=phrase):
            return f"opgave: {', '.join(owners) or '?'} {text} {phrase or ''}".rstrip()
        case e.TopicParked(text=text):
            return f"parkér: {text}"
        case e.MayorSpoke(text=text):
            return f"tilkendegivelse: {text}"
        case e.CaseLineWritten(line=kind, text=text, phrase=phrase):
            return f"{CASE_LINES[kind]}: {text}" + (f", evaluér {phrase}" if phrase else "")
        case e.AdviceMarked(who=who):
            return f"rådgivning: {who or ''}".rstrip()
        case e.AreasAffected(areas=areas):
            return f"berører: {', '.join(areas)}"
        case e.Coordinated(text=text):
            return f"koordineret: {text or ''}".rstrip()
        case e.ConflictRaised(who=who, recused=recused, reason=reason):
            return f"{'inhabil' if recused else 'habil'}: {who} {reason or ''}".rstrip()
        case e.DoorsClosed():
            return "luk dørene:"
        case e.DoorsOpened():
            return "åbn dørene:"
        case e.ReadAloud():
            return "oplæs:"
        case e.TimeAdded(minutes=minutes):
            return f"tid: {minutes:+d}"
        case e.ItemStopped():
            return "punkt: slut"
        case e.ObjectionMade(who=who, text=text):
            return f"indsigelse: {who} {text}"
    return None


def _agenda_line(event: e.Event, printed: _Printed) -> str | None:
    match event:
        case e.ItemStarted(item=item):
            return f"punkt: {_number(item, printed)}"
        case e.ItemAdded(plan=plan, before=before, split_from=str(parted)):
            return f"{_number(parted, printed)}: del punkt: {plan.title}{_bracket(plan, None, printed)}"
        case e.ItemAdded(plan=plan, before=before):
            return f"nyt punkt: {plan.title}{_bracket(plan, before, printed)}"
        case e.ItemMoved(item=item, before=before):
            place = f"før {_number(before, printed)}" if before else "sidst"
            return f"flyt: {_number(item, printed)} {place}"
        case e.ItemsJoined(items=items):
            return f"sammen: {', '.join(_number(item, printed) for item in items)}"
        case e.TopicDropped(text=text):
            return f"p-plads: »{max(re.split(QUOTES, text), key=len)}« fjern"
        case e.TopicTaken(plan_title=title) as taken:
            parts = (taken.section, taken.item_kind, f"{taken.minutes} min" if taken.minutes else None)
            more = (f"v/ {taken.presenter}" if taken.presenter else None, "lukket" if taken.closed else None)
            return f"til dagsorden: {title} ({', '.join(part for part in (*parts, *more) if part)})"
    return None


def _bracket(plan: v.AgendaItem, before: str | None, printed: _Printed) -> str:
    parts = [
        plan.kind,
        f"{plan.minutes} min" if plan.minutes else None,
        f"v/ {plan.presenter}" if plan.presenter else None,
    ]
    parts += [plan.section, f"før {_number(before, printed)}" if before else None, "lukket" if plan.closed else None]
    return f" ({', '.join(part for part in parts if part)})"


def _other_line(event: e.Event) -> str | None:
    match event:
        case e.MeetingOpened(by=by):
            return f"åbn mødet: {by or ''}".rstrip()
        case e.MeetingAdjourned(reason=reason):
            return f"afbryd: {reason or ''}".rstrip()
        case e.MeetingResumed():
            return "genoptag:"
        case e.MeetingEnded(postponed=postponed):
            return "hæv mødet: udsat" if postponed else "hæv mødet:"
        case e.MeetingReopened(reason=reason):
            return f"genåbn: {reason}"
        case e.ChairTaken(who=who):
            return f"mødeleder: {who}"
        case e.AgendaApproved(text=text):
            return f"dagsorden: {text or ''}".rstrip()
        case e.MinutesApproved(number=number, text=text):
            return f"referat: {number} {text or ''}".rstrip()
        case e.MinutesCorrected(number=number, old=old, new=new):
            return f"rettelse: {number} »{old}« til »{new}«"
        case e.EndMoved(end=end):
            return f"tid: slut {end.hour}.{end.minute:02}"
        case e.TimePaused() | e.TimeResumed():
            return "tid: pause"
        case e.PersonArrived(who=who, online=online):
            return f"kom: {who}{' online' if online else ''}"
        case e.PersonLeft(who=who, temporary=temporary):
            return f"gik: {who}{' midlertidigt' if temporary else ''}"
        case e.GuestMade(person=person):
            return f"gæst: {person.initials} {person.title}{' (ekstern)' if person.external else ''}"
        case e.FollowedUp(id=id_, status=status, text=text, phrase=phrase):
            return f"opfølgning: {id_} {STATUS.get(status, '')} {text or phrase or ''}".replace("  ", " ").rstrip()
        case e.DraftSent(text=text):
            return f"udkast: {text or ''}".rstrip()
        case e.MinutesPublished(text=text):
            return f"offentliggjort: {text or ''}".rstrip()
    return None


def _correction(event: e.Event, printed: _Printed) -> str | None:
    match event:
        case e.Reworded(entry=entry, text=text, phrase=phrase, reason=reason):
            more = f" {phrase}" if phrase else f" fordi {reason}" if reason else ""
            return f"ret: {printed.number(entry)} {text}{more}"
        case e.Refiled(entry=entry, item=item):
            return f"ret: {printed.number(entry)} punkt {_number(item, printed)}"
        case e.ActionChanged(entry=entry, owners=owners, phrase=phrase):
            change = f"ansvarlig {', '.join(owners)}" if owners else f"frist {phrase or ''}"
            return f"ret: {printed.number(entry)} {change}"
        case e.EntryWithdrawn(entry=entry):
            return f"træk tilbage: {printed.number(entry)}"
        case e.TakenBack(entries=numbers) | e.Restored(entries=numbers):
            count = sum(printed.count.get(number, 1) for number in numbers)
            word = "fortryd" if isinstance(event, e.TakenBack) else "gentag"
            return f"{word} {count}" if count else None
    return None
