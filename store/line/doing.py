"""Lines about what follows: tasks, the parking lot, earlier tasks, case lines, and the clock of the item."""

from __future__ import annotations

import re
from datetime import date, time

from store import events as e
from store import parking
from store.dates.deadline import due_of, read
from store.line.context import Context, people, person, unread
from store.line.words import plain
from store.round import responsible
from store.said import Refused, refused

EVALUATE = re.compile(r"(?:,|(?<!\s))\s+(?:evaluér|evaluer|evalueres|evaluate|review)\s+", re.IGNORECASE)
CLOCK = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?")
DUE_WORD = re.compile(r"(?<![\s,–-])[\s,–-]+(?:med\s+)?(?:frist|due)\s*:?$", re.IGNORECASE)
LOT = re.compile(
    r"(?:(?P<number>\d{1,3})|[»\"“”„](?P<words>[^»«\"“”„]{1,300})[«\"“”])\s+"
    r"(?:(?P<off>fjern|fjernes|udgår|remove)|(?:til\s+)?dagsorden|(?:to\s+)?agenda)",
    re.IGNORECASE,
)
STATUS = re.compile(
    r"(?P<open>ikke\s+(?:udført|færdig)|not\s+done)|(?P<done>udført|færdig|done)|(?P<new>ny\s+frist|new\s+(?:deadline|due))",
    re.IGNORECASE,
)


def action(rest: str, context: Context) -> e.Event | Refused:
    """`o bu, so TEXT PHRASE`: owner(s) first, deadline phrase last. `?` stands for an owner to be found."""
    if rest[:2].strip() in ("?", "-"):
        owners: tuple[str, ...] = ()
        text = rest[1:].strip()
    else:
        found = people(rest, context)
        if isinstance(found, Refused):
            return refused("line.unknown_owner", who=rest.split()[0]) if rest else unread("action")
        owners, text = found
    when = read(text, context.day, context.next_meeting)
    if not when.text:
        return refused("line.action_without_text")
    said = DUE_WORD.sub("", when.text) if when.phrase else when.text
    return e.ActionGiven(
        context.item, next_action(context), owners, said or when.text, when.phrase, when.due, when.due_time, when.flags
    )


def next_action(context: Context) -> str:
    """`22-3`: the meeting's number and the task's; a task that was withdrawn keeps its own."""
    meeting = context.meeting
    series = meeting.number.partition("/")[0]
    given = (s.event for s in (*meeting.entries, *meeting.withdrawn))
    held = [int(event.number.rpartition("-")[2]) for event in given if isinstance(event, e.ActionGiven)]
    return f"{series}-{max(held, default=0) + 1}"


def park(rest: str, context: Context) -> e.Event | Refused:
    """`p TEXT`: to the parking lot."""
    return e.TopicParked(context.item, rest) if rest else unread("park")


def on_lot(rest: str, context: Context) -> e.Event | Refused:
    """`p-plads: 2 fjern`, `p-plads: »words« til dagsorden`: what becomes of a topic on the parking lot."""
    said = LOT.fullmatch(rest)
    if said is None:
        return unread("lot")
    waiting = parking.lot(context.meeting)
    words = plain(said["words"] or "")
    fits = [t for t in waiting if words in plain(t.text)] if words else list(waiting[int(said["number"]) - 1 :][:1])
    if len(fits) != 1 or said["number"] == "0":
        return refused("line.no_such_topic", topic=said["words"] or said["number"])
    return parking.off(fits[0]) if said["off"] else parking.to_agenda(context.meeting, fits[0])


def mayor(rest: str, context: Context) -> e.Event | Refused:
    """`tilkendegivelse: TEXT`: the mayor's word."""
    return e.MayorSpoke(context.item, rest) if rest else unread("mayor")


def time_(rest: str, context: Context) -> e.Event | Refused:
    """`t +10`, `t pause` (again: goes on), `tid: slut 15.30`."""
    said = plain(rest)
    if said in ("pause", "pausen slut", "fortsæt", "go on"):
        return e.TimeResumed() if context.meeting.paused else e.TimePaused()
    added = re.fullmatch(r"([+-])\s*(\d{1,3})\s*(?:min\.?|minutter|minutes)?", said)
    if added:
        if context.item is None:
            return refused("line.no_item")
        return e.TimeAdded(context.item, int(added[1] + added[2]))
    ends = re.fullmatch(r"(?:slut|end)\s+(.+)", said)
    clock = read_clock(ends[1]) if ends else None
    return e.EndMoved(clock) if clock else unread("time")


def read_clock(text: str) -> time | None:
    """`15.30`, `15:30`, `kl. 15` as a time of day."""
    found = CLOCK.fullmatch(text.strip())
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return time(int(found[1]), int(found[2] or 0))


def follow_up(rest: str, context: Context) -> e.Event | Refused:
    """`opfølgning: 21-3 udført`, `... ny frist 9/12`, `... ikke udført` (stays open), `... TEXT`."""
    name, _, said = rest.partition(" ")
    said = said.strip()
    found = find_action(name, context)
    if isinstance(found, Refused):
        return found
    if not said:
        return unread("follow_up")
    status = STATUS.match(said)
    if status is None:
        return e.FollowedUp(found, "remark", said)
    more = said[status.end() :].strip(" .:,")
    if status["new"]:
        when = due_of(more, context.day, context.next_meeting)
        return e.FollowedUp(found, "extended", None, more, when.due) if more else unread("follow_up")
    return e.FollowedUp(found, "done" if status["done"] else "open", more or None)


def find_action(name: str, context: Context) -> str | Refused:
    """The id of an earlier task: `oa1` as it was given, `21/2026-3` exact, `21-3` the newest open one."""
    wanted = plain(name).rstrip(":")
    known = sorted(context.meeting.open_actions, key=lambda task: task.made_on or date.min)
    fits = [task for task in known if wanted in (plain(task.id), plain(task.exact))]
    if fits:
        twins = [task for task in known if task.id == fits[-1].id]
        return fits[-1].id if len(twins) == 1 else fits[-1].exact
    own = [task.number for task in context.meeting.actions if plain(task.number) == wanted]
    if own:
        return own[0]
    return refused("line.unknown_action", id=name) if wanted else unread("follow_up")


def case_line(kind: str, rest: str, context: Context) -> e.Event | Refused:
    """`borgervinkel:`, `økonomi:`, `politisk valg:`; `effekt: TEXT, evaluér PHRASE` gives a review date (S48)."""
    if context.item is None:
        return refused("line.no_item")
    if not rest:
        return unread(kind)
    parted = list(EVALUATE.finditer(rest)) if kind == "effect" else []
    if parted and (phrase := rest[parted[-1].end() :].strip()):
        when = due_of(phrase, context.day, context.next_meeting)
        return e.CaseLineWritten(context.item, kind, rest[: parted[-1].start()].strip(), when.due, phrase)
    return e.CaseLineWritten(context.item, kind, rest)


def advice(rest: str, context: Context) -> e.Event | Refused:
    """`rådgivning`, `rådgivning: bu`: the item is advice to politicians (S5)."""
    if context.here is None:
        return refused("line.no_item")
    if not rest:
        presenter = context.meeting.person(context.here.plan.presenter or "")
        return e.AdviceMarked(context.here.id, presenter.initials if presenter else None)
    found = person(rest, context)
    return found if isinstance(found, Refused) else e.AdviceMarked(context.here.id, found[0].initials)


def affects(rest: str, context: Context) -> e.Event | Refused:
    """`berører: bu, so`, `berører: Teknik og Miljø`: the areas it affects, by initials or by name (S6, S7)."""
    if context.item is None:
        return refused("line.no_item")
    areas: list[str] = []
    for part in (part.strip() for part in re.split(r"[,;]", rest)):
        whole = responsible(context.meeting, part)
        named = [part] if whole else re.split(r"(?<!\s)\s+(?:og|and)\s+", part)
        known = [(context.meeting.person(name), name) for name in named if name]
        areas += [who.initials if who else name for who, name in known]
    return e.AreasAffected(context.item, tuple(dict.fromkeys(areas))) if areas else unread("affects")
