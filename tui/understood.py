"""How an entry is understood, in one line: for the border before Enter, the receipt after it, undo and history."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from store import events as e
from store.events.codec import kind_of
from store.meeting import Meeting
from store.values import ABSTAIN, AGREE, DISAGREE, OWING, RESERVATION, OpenAction
from tui.texts.words import Words

STANCE = {
    AGREE: "stance.agree",
    DISAGREE: "stance.disagree",
    RESERVATION: "stance.reservation",
    ABSTAIN: "stance.abstain",
}


def clock_text(at: datetime | time) -> str:
    """`12.41`: dot, 24 hours."""
    return f"{at.hour}.{at.minute:02}"


def day_text(day: date, words: Words, *, week: bool = True) -> str:
    """`fre. 27.11.2026 (uge 48)`."""
    name = words("days.short").split()[day.weekday()]
    text = f"{name} {day.day}.{day.month}.{day.year}"
    return f"{text} ({words('week', n=day.isocalendar().week)})" if week else text


def task_words(task: OpenAction, words: Words) -> str:
    """What an open task is; a promised ruling says that it is one."""
    return words("did.ruling_of", title=task.text) if task.ruling else task.text


def deadline_text(phrase: str | None, due: date | None, due_time: time | None, words: Words) -> str:
    """`frist fre. 27.11.2026 (uge 48) kl. 12.00`, or the phrase where it has no date."""
    if due is None:
        return words("did.no_date", phrase=phrase) if phrase else words("did.no_deadline")
    clock = f" {words('at_clock', time=clock_text(due_time))}" if due_time else ""
    return words("did.deadline", date=day_text(due, words) + clock)


def item_name(item_id: str | None, meeting: Meeting, words: Words) -> str:
    """`punkt 3`, or nothing where it is about no item."""
    item = meeting.item(item_id)
    return words("did.item", n=item.number) if item else ""


def understood(event: e.Event, meeting: Meeting, words: Words) -> str:
    """One line, single-spaced; the user's words as typed."""
    key = f"did.{kind_of(type(event))}"
    said = " ".join(words(key, **_values(event, meeting, words)).split()).rstrip(" :·").replace(": · ", ": ")
    return said[:1].upper() + said[1:]


def _values(event: e.Event, meeting: Meeting, words: Words) -> dict[str, object]:
    values: dict[str, object] = {name: getattr(event, name) or "" for name in event.__dataclass_fields__}
    if item := getattr(event, "item", None):
        values["item"] = item_name(item, meeting, words)
        found = meeting.item(item)
        values["title"] = found.title if found else ""
    match event:
        case e.MeetingOpened(by=by):
            values["by"] = words("did.by", who=by) if by else ""
        case e.NoteTaken(private=private):
            values["label"] = words("word.private" if private else "word.note").capitalize()
        case e.ChiefExecutiveRuled(reason=reason):
            values["because"] = words("did.because", reason=reason) if reason else words("did.no_reason")
        case e.ActionGiven() | e.ActionChanged() | e.Reworded() | e.RulingAwaited():
            values |= _task(event, words)
        case e.RoundHeld(stances=stances):
            said = [f"{who} {words(STANCE[stance])} {text}".strip() for who, stance, text in stances]
            values["stances"] = "; ".join(said) or words("did.all_agree")
        case e.OutcomeGiven(outcome=outcome):
            values["outcome"] = words(f"outcome.{outcome}")
        case e.ItemPostponed():
            values |= _postponed(event, words)
        case e.FollowedUp():
            values["status"] = words(f"status.{event.status}")
            new = day_text(event.due, words) if event.due else event.phrase or ""
            values["new"] = new if event.status == "extended" else ""
        case e.EndMoved(end=end):
            values["end"] = clock_text(end)
        case e.ItemAdded(plan=plan) | e.ItemChanged(plan=plan):
            after = meeting.item(plan.id)
            values["item"] = words("did.item", n=after.number) if after else words("did.new_item")
            values["n"] = f" {after.number}" if after else ""
            behind = after and any(i.number > after.number and not i.plan.any_other for i in meeting.items)
            values["moves"] = words("did.moves") if behind and meeting.called.has_agenda else ""
            values["title"] = plan.title
            parted = meeting.item(getattr(event, "split_from", None))
            values["parted"] = words("did.parted", n=parted.number) if parted else ""
        case e.ItemsJoined(items=ids):
            values["items"] = ", ".join(str(i.number) for i in (meeting.item(one) for one in ids) if i)
        case e.ItemMoved(before=before):
            other = meeting.item(before)
            values["place"] = words("did.before", n=other.number) if other else words("did.last")
        case e.MeetingEnded(postponed=ids):
            values["postponed"] = words.count("did.ended_postponed", len(ids)) if ids else ""
        case e.PersonArrived(online=online):
            values["how"] = words("did.online") if online else ""
        case e.PersonLeft(temporary=temporary):
            values["how"] = words("did.awhile") if temporary else ""
            values["went"] = words("did.went" if meeting.opened else "did.stays_away")
        case e.GuestMade(person=person):
            values |= {"who": person.initials, "title": person.title}
        case e.ConflictRaised(recused=recused):
            values["verdict"] = words("did.recused" if recused else "did.not_recused")
        case e.CaseLineWritten(line=kind, review=review):
            values["label"] = words(f"word.{kind}").capitalize()
            values["review"] = words("did.review", date=day_text(review, words)) if review else ""
        case e.AreasAffected(areas=areas):
            values["areas"] = ", ".join(areas)
        case e.TakenBack(entries=numbers) | e.Restored(entries=numbers):
            values["what"] = _what(numbers, meeting, words)
        case e.CarriedOver(items=items):
            told = [words.count("did.carried.items", len(items))] if items else []
            values["what"] = ", ".join([*told, words("did.carried.rest")])
        case e.TimeAdded(minutes=minutes):
            values["minutes"] = f"{minutes:+d}"
    return values


def _task(event: e.Event, words: Words) -> dict[str, object]:
    owners = getattr(event, "owners", None) or ()
    due = deadline_text(
        getattr(event, "phrase", None), getattr(event, "due", None), getattr(event, "due_time", None), words
    )
    bare = isinstance(event, (e.ActionChanged, e.Reworded)) and not event.deadline
    named = ", ".join(owners) or ("" if isinstance(event, e.ActionChanged) else words("did.no_owner"))
    return {"owners": named, "deadline": "" if bare else due}


def _postponed(event: e.ItemPostponed, words: Words) -> dict[str, object]:
    to = re.sub(r"^(?:til|to)\s+", "", event.to, flags=re.IGNORECASE) if event.to else words("did.next_meeting")
    reason = event.reason or ""
    because = words("did.put_off.because", reason=reason) if reason else ""
    return {
        "to": f"{to} · {day_text(event.day, words)}" if event.day else to,
        "because": f" {reason}" if reason.casefold().startswith(OWING) else because,
        "wording": f"»{event.wording}«" if event.wording else "",
    }


def _what(numbers: tuple[int, ...], meeting: Meeting, words: Words) -> str:
    """What is undone or redone: the entry itself where it is one, else how many, and whether the meeting itself is."""
    if len(numbers) != 1:
        held = (s.event for s in meeting.entries if s.entry in numbers)
        told = [understood(one, meeting, words) for one in held if isinstance(one, (e.MeetingOpened, e.MeetingEnded))]
        return ", ".join((words("did.entries", n=len(numbers)), *(words("did.entries.too", what=one) for one in told)))
    stamped = meeting.entry(numbers[0])
    return understood(stamped.event, meeting, words) if stamped else words("did.entry", n=numbers[0])


def progress_text(done: int, of: int, words: Words, cells: int = 20) -> str:
    """`Søgeregistret bygges ████░░░░ 12.300 af 100.000 møder`"""
    full = cells * done // max(1, of)
    sign = words("index.thousands")
    bar = "█" * full + "░" * (cells - full)
    made, all_ = (f"{number:,}".replace(",", sign) for number in (done, of))
    return words.count("index.progress", of, bar=bar, done=made, of=all_)
