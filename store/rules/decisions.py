"""Consensus and rulings, judged in one place. There is no voting and no majority: nothing here counts."""

from __future__ import annotations

from datetime import datetime

from store import events as e
from store.meeting import Meeting
from store.said import Kept, Refused, Said, refused, said
from store.values import ABSTAIN, ANY_OTHER, DISAGREE, DISCUSSED, ENDED, Item


def against(item: Item) -> tuple[str, ...]:
    """Who stands with uenig or til efterretning in the last round on the item; forbehold leaves consensus standing."""
    return tuple(voice.who for voice in item.stances if voice.stance in (DISAGREE, ABSTAIN))


def may_agree(meeting: Meeting, event: e.ConsensusReached, at: datetime) -> Kept | Refused:
    """»Det forventes at Direktionen træffer beslutning i enighed« (S36-41): never against the last round's uenig."""
    item = meeting.item(event.item)
    if item is None:
        return refused("line.no_item")
    if who := against(item):
        return refused("rule.no_consensus", who=", ".join(who))
    return _binding(meeting, item, event, event.text, at)


def may_rule(meeting: Meeting, event: e.ChiefExecutiveRuled, at: datetime) -> Kept | Refused:
    """»Er dette ikke tilfælde træffer kommunaldirektøren beslutning«: only he, with a text, there and not inhabil (S2)."""
    item = meeting.item(event.item)
    if item is None:
        return refused("line.no_item")
    if not event.text.strip():
        return refused("rule.ruling_without_text")
    chief = meeting.chief
    if chief is None:
        return refused("rule.no_chief")
    if chief.initials in recused(item):
        return refused("rule.chief_recused", who=chief.initials)
    during = meeting.opened is not None and (meeting.state != ENDED or at <= (meeting.closed or at))
    if during and not meeting.was_in_at(chief.initials, at):
        return refused("rule.chief_away", who=chief.initials)
    return _binding(meeting, item, event, event.text, at)


def recused(item: Item) -> frozenset[str]:
    """Who is inhabil on the item: the latest word on each counts."""
    claims = {remark.who: remark.yes for remark in item.remarks if remark.kind == "conflict" and remark.who}
    return frozenset(who for who, yes in claims.items() if yes)


def _binding(meeting: Meeting, item: Item, event: e.Event, text: str, at: datetime) -> Kept:
    """Where no binding decision is taken it is kept as drøftet, and that is said before Enter (rules.md, S5, S32-35)."""
    if not meeting.called.decides:
        return Kept(e.OutcomeGiven(item.id, DISCUSSED, text), (said("warn.no_decisions_here"),))
    if item.advice:
        return Kept(e.OutcomeGiven(item.id, DISCUSSED, text), (said("warn.advice", who=item.advice.strip("?")),))
    warnings = _before_decision(meeting, item, at)
    if item.section == ANY_OTHER:
        return Kept(event, (said("warn.any_other"), *warnings), confirm=True)
    return Kept(event, warnings)


def _before_decision(meeting: Meeting, item: Item, at: datetime) -> tuple[Said, ...]:
    """S6 coordination before decision, S50 those it concerns are there: warnings, never locks."""
    warnings = []
    missing = [who for who in item.affects if (p := meeting.person(who)) and not meeting.was_in_at(p.initials, at)]
    if missing and meeting.opened:
        warnings.append(said("warn.concerned_absent", who=", ".join(missing)))
    if item.affects and not item.coordinated:
        warnings.append(said("warn.not_coordinated", areas=", ".join(item.affects)))
    inside = [who for who in recused(item) if meeting.was_in_at(who, at)]
    if inside:
        warnings.append(said("warn.recused_in_room", who=", ".join(sorted(inside))))
    return tuple(warnings)


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
    return Kept(event, tuple(warnings))


def may_speak(meeting: Meeting, event: e.ReservationMade | e.DissentRecorded | e.ObjectionMade) -> Kept | Refused:
    """A reservation, a dissent or an objection belongs to a named member (S51)."""
    who = meeting.person(event.who)
    if who is None or not who.member:
        return refused("rule.not_a_member", who=event.who)
    return Kept(event)
