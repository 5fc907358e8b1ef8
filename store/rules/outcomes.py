"""What stands on an item already: the same outcome once more, or another beside a decision, is asked about."""

from __future__ import annotations

from datetime import datetime

from store import events as e
from store.meeting import Meeting
from store.said import Said, said
from store.values import AWAITING, DISCUSSED, NOTED, POSTPONED, Item, Outcome

_BESIDE = (NOTED, DISCUSSED)  # after a decision they add their text and leave the outcome (line.md)
_GONE = ("i går", "i forgårs", "yesterday")


def again(meeting: Meeting, event: e.Event, at: datetime) -> Said | None:
    """What a decision or an outcome would say twice, or stand beside; None where it says something of its own.

    A second decision with other words is one more, a second outcome with other words puts the first one right.
    """
    item = meeting.item(getattr(event, "item", None))
    if item is None:
        return None
    if isinstance(event, (e.ConsensusReached, e.ChiefExecutiveRuled)):
        same = next((one for one in item.decisions if _bare(one.text) == _bare(event.text)), None)
        return said("warn.decided_same", time=_clock(same.at)) if same else None
    given = _outcome(event, at)
    return _beside(item, given) or _repeated(item, given) if given else None


def _outcome(event: e.Event, at: datetime) -> Outcome | None:
    """The outcome an event gives, as the item will have it."""
    match event:
        case e.OutcomeGiven(outcome=kind, text=text):
            return Outcome(0, at, kind, text)
        case e.RulingAwaited(phrase=phrase, due=due, due_time=due_time):
            return Outcome(0, at, AWAITING, to_date=due, to_time=due_time, phrase=phrase)
        case e.ItemPostponed(to=to, day=day, reason=reason, wording=wording):
            return Outcome(0, at, POSTPONED, wording, to, day, reason)
    return None


def _beside(item: Item, given: Outcome) -> Said | None:
    decided = [one for one in item.decisions if one.at <= given.at]
    if not decided or (given.kind in _BESIDE and given.text):
        return None
    return said("warn.decided_before", time=_clock(decided[-1].at), outcome=said(f"outcome.{given.kind}"))


def _repeated(item: Item, given: Outcome) -> Said | None:
    last = next((one for one in reversed(item.outcomes) if one.kind == given.kind == item.outcome), None)
    if last is None or (any(_words(given)) and _words(given) != _words(last)):
        return None
    return said("warn.outcome_same", time=_clock(last.at), outcome=said(f"outcome.{given.kind}"))


def _words(outcome: Outcome) -> tuple[str, ...]:
    return tuple(_bare(words or "") for words in (outcome.text, outcome.to, outcome.reason, outcome.phrase))


def _bare(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(" .")


def _clock(at: datetime) -> str:
    return f"{at.hour}.{at:%M}"


def put_off(event: e.ItemPostponed, at: datetime) -> Said | None:
    """Postponed to a day that is over."""
    gone = event.day < at.date() if event.day else _bare(event.to or "") in _GONE
    return said("warn.postponed_past", to=event.to) if gone else None
