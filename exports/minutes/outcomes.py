"""What came out of an item, sentence by sentence (minutes.md, rule 5 and Phrase bank)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from exports.phrases import Phrases, awaiting_text, postponed_text, sentence
from store import values as v
from store.meeting import Meeting

_FINAL = (v.AWAITING, v.POSTPONED, v.WITHDRAWN, v.REFERRED)
_SENT_ON = ("sendes", "oversendes", "fremsendes", "anbefales", "henvises", "henvist", "sent", "referred")
_OFF = ("udgår", "udgået", "dagsorden", "agenda")


@dataclass(frozen=True, slots=True)
class Resolution:
    """What came of it, as one sentence or more, and what members wanted said beside it.

    `plain` where it is no decision and needs no such label: what »Eventuelt« says when nothing was said.
    """

    text: str
    voices: tuple[str, ...] = ()
    plain: bool = False


def resolutions(meeting: Meeting, item: v.Item, phrases: Phrases) -> tuple[Resolution, ...]:
    """Each decision and outcome, in the order it happened; what was overtaken is left out."""
    told: list[Resolution] = []
    ways: list[v.Decision | v.Outcome] = [*item.decisions, *item.outcomes]
    for one in sorted(ways, key=lambda one: (one.at, one.entry)):
        if isinstance(one, v.Decision):
            told.append(Resolution(_decision(one, phrases), _voices(one, phrases)))
        elif _stands(one, item):
            told.append(_outcome(meeting, item, one, phrases))
    if item.advice and told:
        told[-1] = replace(told[-1], voices=(*told[-1].voices, _advice(item.advice, phrases)))
    if item.joined_to and (first := meeting.item(item.joined_to)):
        told.append(Resolution(phrases("joined", number=first.number)))
    told = told or list(_nothing_said(meeting, item, phrases))
    if words := _words(item, phrases):
        last = told.pop() if told else Resolution("")
        told.append(replace(last, voices=(*last.voices, *words)))
    return tuple(told)


def _stands(outcome: v.Outcome, item: v.Item) -> bool:
    """A postponement or promise that something else overtook is history; words once said stay."""
    if outcome.kind in _FINAL or not outcome.text:
        latest = [one for one in item.outcomes if one.kind == outcome.kind][-1]
        return outcome.kind == item.outcome and outcome is latest
    return True


def _nothing_said(meeting: Meeting, item: v.Item, phrases: Phrases) -> tuple[Resolution, ...]:
    """An item without an outcome of its own: decided behind closed doors, still missing, or nothing to report."""
    if item.closed or not meeting.called.decides:
        return ()
    if item.outcome == v.DISCUSSED:
        told = {topic.item for topic in meeting.parked} | {action.item for action in meeting.actions}
        key = "discussed" if taken_up(item) else "nothing"
        return () if item.id in told else (Resolution(phrases(key), plain=True),)
    return (Resolution(phrases("undecided")),) if item.opened or meeting.ended else ()


def taken_up(item: v.Item) -> bool:
    """Opened, or spoken of without being opened (`8: note`)."""
    return item.opened or any(not note.private for note in item.notes)


def _decision(decision: v.Decision, phrases: Phrases) -> str:
    text = sentence(decision.text)
    if decision.basis == v.CONSENSUS:
        if decision.as_proposed and phrases.language != "da":
            text = phrases("as_proposed")
        if decision.after_meeting:
            return joined(text, phrases("consensus.later", day=phrases.day(decision.at.date())))
        return joined(text, phrases("consensus"))
    ruled = (
        phrases("ruling.later", day=phrases.day(decision.at.date()), text=text)
        if decision.after_meeting
        else phrases("ruling", text=text)
    )
    reason = phrases("reason", reason=sentence(decision.reason)) if decision.reason else ""
    return joined(ruled, reason)


def joined(text: str, more: str) -> str:
    """Two sentences; after a text of several lines the second has a line of its own."""
    return f"{text}{chr(10) if chr(10) in text else ' '}{more}" if more else text


def _voices(decision: v.Decision, phrases: Phrases) -> tuple[str, ...]:
    """Who spoke, by name: on request, or where there was no consensus (minutes.md, rule 4)."""
    told = [_voice(voice, phrases) for voice in decision.disagree]
    told += [_voice(voice, phrases) for voice in decision.dissent if not voice.stance]
    return (*told, *(_reservation(voice, phrases) for voice in decision.reservations))


def _words(item: v.Item, phrases: Phrases) -> tuple[str, ...]:
    """What members wanted said on an item where nothing was decided."""
    told = []
    for remark in item.remarks:
        voice = v.Voice(remark.who or "", remark.text)
        if remark.kind in ("dissent", "reservation"):
            told.append(_voice(voice, phrases) if remark.kind == "dissent" else _reservation(voice, phrases))
    return tuple(told)


def _voice(voice: v.Voice, phrases: Phrases) -> str:
    key = {v.DISAGREE: "disagree", v.ABSTAIN: "abstain"}.get(voice.stance)
    if key is None:
        return phrases("dissent", who=voice.who, text=sentence(voice.text))
    return phrases(f"{key}.said" if voice.text else key, who=voice.who, text=sentence(voice.text))


def _reservation(voice: v.Voice, phrases: Phrases) -> str:
    if not voice.text:
        return phrases("reservation", who=voice.who)
    joins_on = voice.text.casefold().startswith(("for ", "frem til ", "over for ", "about ", "until "))
    key = "reservation.for" if joins_on else "reservation.said"
    return phrases(key, who=voice.who, text=sentence(voice.text))


def _outcome(meeting: Meeting, item: v.Item, outcome: v.Outcome, phrases: Phrases) -> Resolution:
    if outcome.kind == v.AWAITING:
        stances = (s for s in item.stances if s.stance in (v.DISAGREE, v.ABSTAIN))
        return Resolution(awaiting_text(outcome, phrases), tuple(_voice(voice, phrases) for voice in stances))
    return Resolution(_outcome_text(meeting, item, outcome, phrases))


def _outcome_text(meeting: Meeting, item: v.Item, outcome: v.Outcome, phrases: Phrases) -> str:
    text = sentence(outcome.text or "")
    match outcome.kind:
        case v.POSTPONED:
            told = postponed_text(outcome, phrases)
            said = outcome.text or outcome.reason or _treated(meeting, item)
            return told if said else phrases("not_reached", sentence=told)
        case v.WITHDRAWN:
            if not text or any(word in text.casefold() for word in _OFF):
                return text or phrases("withdrawn")
            return phrases("withdrawn.said", text=text)
        case v.REFERRED:
            return _referred(meeting, outcome.text or "", phrases)
        case v.NOTED | v.DISCUSSED as kind:
            own = phrases(kind)
            if item.outcome != kind or _says(kind, text):
                return text or own
            return joined(text, own)
    return text


def _treated(meeting: Meeting, item: v.Item) -> bool:
    """Taken up, by itself or with the items it was joined with."""
    first = item.joined_to or item.id
    return any(one.opened for one in meeting.items if first in (one.id, one.joined_to))


def _says(kind: str, text: str) -> bool:
    """The words themselves tell the outcome: »Orienteringen blev taget til efterretning.«"""
    roots = {v.NOTED: ("efterretning", "noted"), v.DISCUSSED: ("drøft", "discuss")}[kind]
    return not text or any(root in text.casefold() for root in roots)


def _referred(meeting: Meeting, text: str, phrases: Phrases) -> str:
    if not text:
        return phrases("referred")
    who = meeting.person(text.strip(" ."))
    if who is not None:
        return phrases("referred.to", to=who.initials)
    if text.casefold().startswith(("til ", "to ")):
        return phrases("referred.to", to=text.partition(" ")[2].rstrip(" ."))
    return sentence(text) if text.casefold().startswith(_SENT_ON) else phrases("referred.said", text=sentence(text))


def _advice(who: str, phrases: Phrases) -> str:
    return phrases("advice.open") if who == "?" else phrases("advice", who=who)


def conflicts(meeting: Meeting, item: v.Item, phrases: Phrases) -> tuple[str, ...]:
    """Conflicts of interest raised on an item; the latest word on each counts, the reason where the edition has it."""
    claims = {r.who: r for r in item.remarks if r.kind == "conflict" and r.who}
    return tuple(_conflict(meeting, item, claim, phrases) for claim in claims.values())


def _conflict(meeting: Meeting, item: v.Item, claim: v.Remark, phrases: Phrases) -> str:
    who, reason = claim.who or "", f" ({claim.text.strip().rstrip('.')})" if claim.text else ""
    if not claim.yes:
        return phrases("not_recused", who=who, whose=phrases.genitive(who), reason=reason)
    stays = [stay for stay in meeting.stays if stay.who == who]
    began = [at for started, at in meeting.starts if started == item.id]
    left = any(stay.until_item == item.id and stay.until is not None for stay in stays)
    away = began and not any(s.since <= began[0] and (s.until is None or s.until > began[0]) for s in stays)
    key = "recused.left" if left else "recused.away" if away else "recused"
    return phrases(key, who=who, number=item.number, reason=reason)


def case_lines(item: v.Item, phrases: Phrases) -> tuple[tuple[str, str], ...]:
    """(label, text) of borgervinkel, økonomi, effekt and politisk valg (S47, S10, S48, S54)."""
    told = []
    for remark in item.remarks:
        if remark.kind in ("citizen", "finance", "effect", "choice"):
            text = sentence(remark.text)
            if remark.due or remark.phrase:
                review = phrases("review", when=_review(remark, phrases))
                text = f"{remark.text.strip().rstrip('.')} – {review}"
            told.append((phrases(remark.kind), text))
    return tuple(told)


def _review(remark: v.Remark, phrases: Phrases) -> str:
    if remark.due is None:
        return remark.phrase or ""
    return phrases.deadline(remark.phrase, remark.due) if remark.phrase else phrases.day(remark.due)
