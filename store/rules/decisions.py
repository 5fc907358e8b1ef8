"""Consensus and rulings, judged in one place. There is no voting and no majority: nothing here counts."""

from __future__ import annotations

from datetime import datetime

from store import events as e
from store.dates.deadline import read
from store.meeting import Meeting
from store.round import affected, in_turn, recused, unheard
from store.rules.outcomes import again
from store.said import Kept, Refused, Said, refused, said
from store.values import ABSTAIN, ANY_OTHER, CONSENSUS, DISAGREE, DISCUSSED, ENDED, Item


def against_at(meeting: Meeting, item: Item, at: datetime) -> tuple[str, ...]:
    """Who stood with uenig or til efterretning in the last round on the item up to `at`; forbehold is agreement."""
    held = [stamped for stamped in _rounds(meeting, item) if stamped.happened_at <= at]
    last = max(held, key=lambda stamped: (stamped.happened_at, stamped.entry), default=None)
    stances = last.event.stances if last is not None and isinstance(last.event, e.RoundHeld) else ()
    return tuple(who for who, stance, _ in stances if stance in (DISAGREE, ABSTAIN))


def _rounds(meeting: Meeting, item: Item) -> tuple[e.Stamped, ...]:
    """The rounds on an item, and on those that are treated with it."""
    ids = {item.id} | {other.id for other in meeting.items if other.joined_to == item.id}
    return tuple(s for s in meeting.entries if isinstance(s.event, e.RoundHeld) and s.event.item in ids)


def may_join(meeting: Meeting, event: e.ItemsJoined, at: datetime) -> Kept | Refused:
    """What is treated with an item has its outcome: never consensus against a round that stands on one of them."""
    items = [item for item in map(meeting.item, event.items) if item is not None]
    if items and items[0].outcome == CONSENSUS:
        who = dict.fromkeys(initials for item in items[1:] for initials in against_at(meeting, item, at))
        if who:
            return refused("rule.no_consensus", who=", ".join(who))
    return Kept(event)


def may_agree(meeting: Meeting, event: e.ConsensusReached, at: datetime) -> Kept | Refused:
    """»Det forventes at Direktionen træffer beslutning i enighed« (S36-41): never against the last round's uenig."""
    item = meeting.item(event.item)
    if item is None:
        return refused("line.no_item")
    if not_binding := _as_discussed(meeting, item, event.text):
        return not_binding
    if who := against_at(meeting, item, at):
        return refused("rule.no_consensus", who=", ".join(who))
    return _binding(meeting, item, event, at)


def may_rule(meeting: Meeting, event: e.ChiefExecutiveRuled, at: datetime) -> Kept | Refused:
    """»... træffer kommunaldirektøren beslutning«: only he, with a text, there and not inhabil (S2)."""
    item = meeting.item(event.item)
    if item is None:
        return refused("line.no_item")
    if not event.text.strip():
        return refused("rule.ruling_without_text")
    comma = "" if event.text.endswith((".", "!", "?")) else ","  # which the line took away
    text = f"{event.text}{comma} fordi {event.reason}" if event.reason else event.text
    if not_binding := _as_discussed(meeting, item, text):
        return not_binding
    chief = meeting.chief
    if chief is None:
        return refused("rule.no_chief")
    if chief.initials in recused(item):
        return refused("rule.chief_recused", who=chief.initials)
    during = meeting.opened is not None and (meeting.state != ENDED or at <= (meeting.closed or at))
    if during and not meeting.was_in_at(chief.initials, at):
        return refused("rule.chief_away", who=chief.initials)
    kept = _binding(meeting, item, event, at)
    return Kept(event, (*_all_agreed(meeting, item, at), *kept.warnings), kept.confirm)


def _all_agreed(meeting: Meeting, item: Item, at: datetime) -> tuple[Said, ...]:
    """He rules where there is no consensus: a last round in which all agreed is said before he does."""
    held = item.round_entry is not None and not item.decisions and not against_at(meeting, item, at)
    return (said("warn.all_agreed"),) if held else ()


def may_await(meeting: Meeting, event: e.RulingAwaited, at: datetime) -> Kept | Refused:
    """A ruling is promised where decisions are taken; that of one who is inhabil waits for somebody else (rules.md)."""
    item, chief = meeting.item(event.item), meeting.chief
    if not meeting.called.decides:
        return refused("rule.no_rulings_here")
    if chief is None:
        return refused("rule.no_chief")
    warnings = list(_all_agreed(meeting, item, at)) if item else []
    if item is not None and item.advice:
        warnings.append(said("warn.awaits_advice"))
    if item is not None and chief.initials in recused(item):
        warnings.append(said("warn.awaits_recused", who=chief.initials))
    if event.phrase and event.due is None and "no_such_date" in read(event.phrase, at.date(), None).flags:
        warnings.append(said("warn.no_such_day", phrase=event.phrase))
    return Kept(event, tuple(warnings))


def _as_discussed(meeting: Meeting, item: Item, text: str) -> Kept | None:
    """Where no binding decision is taken it is kept as drøftet, and that is said before Enter (S5, S32-35)."""
    if not meeting.called.decides:
        return Kept(e.OutcomeGiven(item.id, DISCUSSED, text), (said("warn.no_decisions_here"),))
    if item.advice:
        return Kept(e.OutcomeGiven(item.id, DISCUSSED, text), (said("warn.advice"),))
    return None


def _binding(meeting: Meeting, item: Item, event: e.Event, at: datetime) -> Kept:
    """Eventuelt takes no decision unless all agree and the minute taker confirms (S36-41)."""
    warnings = _before_decision(meeting, item, at)
    if item.decisions and not again(meeting, event, at):
        warnings = (said("warn.decided_already", n=len(item.decisions)), *warnings)
    if item.section == ANY_OTHER:
        return Kept(event, (said("warn.any_other"), *warnings), confirm=True)
    return Kept(event, warnings)


def _before_decision(meeting: Meeting, item: Item, at: datetime) -> tuple[Said, ...]:
    """S6 coordination before decision, S8 each is heard, S50 those it concerns are there: warnings, never locks."""
    if meeting.closed is not None and at > meeting.closed:
        return ()  # nobody is in a room any more
    warnings = list(concerned_absent(meeting, item, at))
    late = [p.initials for p in unheard(meeting, item) if meeting.was_in_at(p.initials, at)]
    if late and item.round_entry is not None:
        warnings.append(said("warn.not_heard", who=", ".join(late)))
    if item.affects and not item.coordinated:
        warnings.append(said("warn.not_coordinated", areas=", ".join(item.affects)))
    inside = [who for who in recused(item) if meeting.was_in_at(who, at)]
    if inside:
        warnings.append(said("warn.recused_in_room", who=", ".join(sorted(inside))))
    return tuple(warnings)


def concerned_absent(meeting: Meeting, item: Item, at: datetime) -> tuple[Said, ...]:
    """»Vi taler med hinanden, ikke om hinanden« (S50): the director of an area the item concerns is not there."""
    presenter = meeting.person(item.plan.presenter or "")
    own = [presenter] if presenter is not None and presenter.member else []
    out = recused(item)
    people = dict.fromkeys(p.initials for p in (*own, *affected(meeting, item)))
    missing = [who for who in people if who not in out and not meeting.was_in_at(who, at)]
    return (said("warn.concerned_absent", who=", ".join(missing)),) if missing and meeting.opened else ()


def may_hold_round(meeting: Meeting, event: e.RoundHeld, at: datetime) -> Kept | Refused:
    """Bordet rundt (S8): members only; the kommunaldirektør gives no stance, he agrees or he rules."""
    warnings = []
    item = meeting.item(event.item)
    for initials, _, _ in event.stances:
        who = meeting.person(initials)
        if who is None or not who.member:
            return refused("rule.not_a_member", who=initials)
        if who.chief_executive:
            return refused("rule.chief_gives_no_stance", who=initials)
        if item is not None and initials in recused(item):
            warnings.append(said("warn.recused_stance", who=initials))
        elif not meeting.was_in_at(initials, at):
            warnings.append(said("warn.absent_stance", who=initials))
    named = {who for who, _, _ in event.stances}
    away = [p.initials for p in in_turn(meeting, item) if not meeting.was_in_at(p.initials, at)] if item else []
    if missed := [who for who in away if who not in named]:
        warnings.append(said("warn.unheard", who=", ".join(missed)))
    who_not = [who for who, stance, _ in event.stances if stance in (DISAGREE, ABSTAIN)]
    if item is not None and who_not and _agreed_after(meeting, item, at):
        warnings.append(said("rule.no_consensus", who=", ".join(who_not)))
    if item is not None and who_not and item.outcome == CONSENSUS and item.decisions[-1].at <= at:
        warnings.append(said("warn.round_after", who=", ".join(who_not)))
    absent = any(one.key == "warn.absent_stance" for one in warnings)
    return Kept(event, tuple(warnings), confirm=absent)


def _agreed_after(meeting: Meeting, item: Item, at: datetime) -> bool:
    """A round typed late may stand before a consensus that is on record, with no other round between: that is said."""
    agreed = [decision.at for decision in item.decisions if decision.basis == CONSENSUS and decision.at > at]
    return any(not any(at < held.happened_at <= then for held in _rounds(meeting, item)) for then in agreed)


def may_speak(
    meeting: Meeting, event: e.ReservationMade | e.DissentRecorded | e.ObjectionMade, at: datetime
) -> Kept | Refused:
    """A reservation, a dissent or an objection belongs to a named member (S51)."""
    who = meeting.person(event.who)
    if who is None or not who.member:
        return refused("rule.not_a_member", who=event.who)
    if isinstance(event, e.ReservationMade) and who.chief_executive:
        return refused("rule.chief_gives_no_stance", who=event.who)
    during = meeting.opened is not None and (meeting.closed is None or at <= meeting.closed)
    absent = during and not isinstance(event, e.ObjectionMade) and not meeting.was_in_at(who.initials, at)
    return Kept(event, (said("warn.absent_voice", who=who.initials),) if absent else ())
