"""The two editions. The one that leaves the house is the same meeting with less in it, so that nothing closed or
private can reach a file of it, whatever the file's form (minutes.md, rule 9; reliability.md, promise 7)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from exports.minutes.outcomes import taken_up
from exports.open_parts import Behind, behind, hides, open_stays
from exports.phrases import Phrases
from exports.presence import guests, stays_of
from store import events as e
from store import values as v
from store.events import Stamped
from store.meeting import Break, Meeting

INTERNAL, DISTRIBUTION = "internal", "distribution"
EDITIONS = (INTERNAL, DISTRIBUTION)

# What of the entries the documents need, and that says nothing of what was said.
_BARE = (e.ItemStopped, e.ChairTaken, e.MeetingOpened, e.MeetingEnded, e.EndMoved)


def edition_of(meeting: Meeting, edition: str, language: str = "da") -> Meeting:
    """The meeting as an edition may tell it; ValueError for one that does not exist."""
    if edition not in EDITIONS:
        raise ValueError(f"edition {edition!r}")
    return meeting if edition == INTERNAL else distributed(meeting, language)


def distributed(meeting: Meeting, language: str = "da") -> Meeting:
    """The meeting without what is closed or private, and without its history; it is never folded on.

    What may leave is put in by name, so that what is added to a meeting one day stays in the house until then.
    """
    shut = shut_items(meeting)
    actions = tuple(a for a in meeting.actions if not _hidden(meeting, a.entry, a.item, shut))
    tasks = tuple(task for task in meeting.called.open_actions if not task.closed)
    followed = {name for task in tasks for name in (task.id, task.exact)} | {a.number for a in actions}
    items = tuple(_item(meeting, item, shut, language) for item in meeting.items)
    told = Meeting(
        called=_called(meeting, items, tasks),
        people=meeting.people,
        items=items,
        order=meeting.order,
        state=meeting.state,
        opened=meeting.opened,
        closed=meeting.closed,
        opened_by=meeting.opened_by,
        chair=meeting.chair,
        planned_start=meeting.planned_start,
        planned_end=meeting.planned_end,
        place=meeting.place,
        minute_taker=meeting.minute_taker,
        extended=meeting.extended,
        breaks=_breaks(meeting),
        stays=_stays(meeting, shut),
        actions=actions,
        follow_ups=tuple(f for f in meeting.follow_ups if f.id in followed and not meeting.is_closed(f.entry)),
        parked=tuple(p for p in meeting.parked if not _hidden(meeting, p.entry, p.item, shut)),
        mayor=tuple(r for r in meeting.mayor if not meeting.is_closed(r.entry)),
        agenda_approval=meeting.agenda_approval,
        approvals=meeting.approvals,
        corrections=tuple(c for c in meeting.corrections if not meeting.is_closed(c.entry)),
        after=meeting.after,
        reopenings=tuple(replace(r, text="") for r in meeting.reopenings),
        starts=meeting.starts,
        treated=meeting.treated,
        entries=_bare_entries(meeting, shut),
        count=meeting.count,
        end_changes=meeting.end_changes,
        approved_in=meeting.approved_in,
    )
    return replace(told, people=_people(meeting, told))


def _breaks(meeting: Meeting) -> tuple[Break, ...]:
    """A reason given behind closed doors stays there."""
    hidden = {
        s.happened_at for s in meeting.entries if isinstance(s.event, e.MeetingAdjourned) and meeting.is_closed(s.entry)
    }
    return tuple(replace(one, reason=None) if one.since in hidden else one for one in meeting.breaks)


def _called(meeting: Meeting, items: tuple[v.Item, ...], tasks: tuple[v.OpenAction, ...]) -> e.MeetingCalled:
    called = meeting.called
    return e.MeetingCalled(
        id=called.id,
        forum=called.forum,
        number=called.number,
        date=called.date,
        start=called.start,
        end=called.end,
        organisation=called.organisation,
        place=called.place,
        chair=called.chair,
        deputy_chair=called.deputy_chair,
        minute_taker=called.minute_taker,
        purpose=called.purpose,
        next_meeting=called.next_meeting,
        agenda=tuple(item.plan for item in items),
        open_actions=tasks,
        previous_number=called.previous_number,
        previous_date=called.previous_date,
        sections=called.sections,
        decides=called.decides,
        has_agenda=called.has_agenda,
    )


def shut_items(meeting: Meeting) -> frozenset[str]:
    """Items of which nothing leaves: those planned closed, and the open ones treated together with one."""
    closed = {item.id for item in meeting.items if item.plan.closed}
    carriers = {item.joined_to for item in meeting.items if item.joined_to and item.id in closed}
    together = {item.id for item in meeting.items if item.joined_to in closed | carriers}
    return frozenset(closed | {one for one in carriers if one} | together)


def neutral_heading(plan: v.AgendaItem, language: str) -> str:
    """»Lukket punkt: personalesag«, or »Lukket punkt« where no heading was given."""
    phrases = Phrases(language)
    heading = (plan.closed_heading or "").strip()
    if not heading:
        return phrases("closed")
    if heading.casefold().startswith(Phrases("da")("closed").casefold()):
        return heading
    return phrases("closed.named", heading=heading)


def _hidden(meeting: Meeting, entry: int, item: str | None, shut: frozenset[str]) -> bool:
    return meeting.is_closed(entry) or item in shut


def _item(meeting: Meeting, item: v.Item, shut: frozenset[str], language: str) -> v.Item:
    if item.plan.closed:
        plan = v.AgendaItem(
            item.id, neutral_heading(item.plan, language), item.section, minutes=item.plan.minutes, closed=True
        )
        return v.Item(plan, item.number, opened=item.opened, closed=True, outcome=v.UNDECIDED, extra=item.extra)
    kept = item.id not in shut

    def told(entry: int | None) -> bool:
        return kept and (entry is None or not meeting.is_closed(entry))

    remarks = tuple(_remark(r) for r in item.remarks if told(r.entry) and r.kind != "objection")
    decisions = tuple(_decision(meeting, d, remarks) for d in item.decisions if told(d.entry))
    outcomes = tuple(o for o in item.outcomes if told(o.entry))
    return v.Item(
        item.plan,
        item.number,
        opened=taken_up(item) if item.outcome == v.DISCUSSED else item.opened,  # the notes that tell of it stay here
        ended=item.ended,
        closed=item.closed or not kept,
        joined_to=item.joined_to,
        split_from=item.split_from,
        outcome=_outcome(meeting, item, decisions, outcomes, shut),
        decisions=decisions,
        outcomes=outcomes,
        remarks=remarks,
        stances=item.stances if told(item.round_entry) else (),
        advice=item.advice,
        extra=item.extra,
    )


def _outcome(
    meeting: Meeting,
    item: v.Item,
    decisions: tuple[v.Decision, ...],
    outcomes: tuple[v.Outcome, ...],
    shut: frozenset[str],
) -> str:
    """The outcome, where what it rests on may be told."""
    if item.joined_to:
        first = meeting.item(item.joined_to)
        return item.outcome if first and not first.closed and item.id not in shut else v.UNDECIDED
    if item.id in shut:
        return v.UNDECIDED
    if len(decisions) == len(item.decisions) and len(outcomes) == len(item.outcomes):
        return item.outcome
    told: list[v.Decision | v.Outcome] = [*decisions, *outcomes]
    last = max(told, key=lambda one: (one.at, one.entry), default=None)
    if last is None:
        return v.UNDECIDED
    return last.basis if isinstance(last, v.Decision) else last.kind


def _decision(meeting: Meeting, decision: v.Decision, remarks: tuple[v.Remark, ...]) -> v.Decision:
    """A decision with the voices and conflicts that may be told."""

    def heard(voices: tuple[v.Voice, ...]) -> tuple[v.Voice, ...]:
        return tuple(voice for voice in voices if voice.entry is None or not meeting.is_closed(voice.entry))

    conflicts = {remark.who for remark in remarks if remark.kind == "conflict"}
    return replace(
        decision,
        dissent=heard(decision.dissent),
        reservations=heard(decision.reservations),
        disagree=heard(decision.disagree),
        recused=tuple(who for who in decision.recused if who in conflicts),
    )


def _remark(remark: v.Remark) -> v.Remark:
    """The reason of a conflict of interest stays in the house."""
    return replace(remark, text="") if remark.kind == "conflict" else remark


def _stays(meeting: Meeting, shut: frozenset[str]) -> tuple[v.Stay, ...]:
    """Guests and the mayor as they were there for what is open; a member's way out and back behind closed doors
    is not told."""
    passing = {p.initials for p in meeting.people if p.role == v.GUEST or p.mayor}
    doors = behind(meeting, shut)
    told: list[v.Stay] = []
    for who in dict.fromkeys(stay.who for stay in meeting.stays):
        stays = stays_of(meeting, who)
        if who in passing:
            told += (part for stay in stays for part in open_stays(meeting, stay, doors))
        else:
            told += _seen(stays, doors)
    return tuple(sorted(told, key=lambda stay: stay.since))


def _seen(stays: tuple[v.Stay, ...], doors: Behind) -> list[v.Stay]:
    told = list(stays[:1])
    for before, after in pairwise(stays):
        item = before.until_item
        hidden = hides(doors, item, before.until) and hides(doors, item, after.since)
        if hidden and after.since_item in (None, item):
            told[-1] = replace(told[-1], until=after.until, until_item=after.until_item)
        else:
            told.append(after)
    return told


def _bare_entries(meeting: Meeting, shut: frozenset[str]) -> tuple[Stamped, ...]:
    """What ends an item, who took the chair, topics for a coming agenda, and that something was corrected."""
    told = []
    for stamped in meeting.entries:
        event = stamped.event
        if isinstance(event, e.TopicTaken):
            told += [] if event.closed or _hidden(meeting, stamped.entry, event.item, shut) else [stamped]
        elif isinstance(event, _BARE):
            told.append(stamped)
    return tuple(told)


def _people(meeting: Meeting, told: Meeting) -> tuple[v.Person, ...]:
    """The board without reasons of absence; of the guests those who show in what is told."""
    shown = {p.initials for p in guests(told)}
    for item in told.items:
        shown.update((*item.plan.guests, *(who for who in [item.plan.presenter] if who)))
    owners = [*(a.owners for a in told.actions), *(task.owners for task in told.called.open_actions)]
    shown.update(who for several in owners for who in several)
    kept = (p for p in meeting.people if p.role != v.GUEST or p.initials in shown)
    return tuple(replace(p, reason=None) for p in kept)
