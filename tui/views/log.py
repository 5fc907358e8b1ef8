"""The entries of an item as they are read: time, what it is, the words, and what follows from them (screens.md 3.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from textual.content import Content

from store import events as e
from store.meeting import Meeting
from store.round import unheard
from store.values import ABSTAIN, RULING, WITHDRAWN, Decision, Item
from tui.texts.words import Words
from tui.understood import clock_text, deadline_text, understood
from tui.views.pieces import GOOD, MUTED, STRONG, WARN, fit, line, plain, wrapped

NARROW = 44
SILENT = (e.MeetingCalled, e.ItemStarted, e.ItemStopped, e.TimePaused, e.TimeResumed, e.Reworded, e.Refiled,
          e.ActionChanged, e.EntryWithdrawn, e.MeetingOpened, e.MeetingEnded)  # fmt: skip
LABELS: dict[type[e.Event], str] = {
    e.NoteTaken: "note",
    e.ActionGiven: "action",
    e.ConsensusReached: "decision",
    e.ChiefExecutiveRuled: "decision",
    e.RulingAwaited: "awaiting",
    e.ProposalMade: "proposal",
    e.ReservationMade: "reservation",
    e.DissentRecorded: "dissent",
    e.ItemPostponed: "postponed",
    e.TopicParked: "parked",
    e.MayorSpoke: "mayor",
    e.GuestMade: "guest",
    e.PersonArrived: "arrived",
    e.PersonLeft: "left",
    e.FollowedUp: "follow_up",
    e.TimeAdded: "time",
    e.RoundHeld: "round",
}


class Entry(NamedTuple):
    """An entry as it is drawn; `withdrawn` ones stand struck through."""

    entry: int
    rows: tuple[Content, ...]
    withdrawn: bool = False


def of_item(meeting: Meeting, item_id: str | None) -> list[tuple[e.Stamped, bool]]:
    """(entry, withdrawn) of an item by the clock; comings and goings stand where they were typed."""
    here: str | None = None
    found: list[tuple[e.Stamped, bool]] = []
    gone = {stamped.entry for stamped in meeting.withdrawn}
    for stamped in sorted((*meeting.entries, *meeting.withdrawn), key=lambda s: s.entry):
        event = stamped.event
        if isinstance(event, e.ItemStarted) or (isinstance(event, e.ItemAdded) and event.opens):
            here = event.item if isinstance(event, e.ItemStarted) else event.plan.id
        elif isinstance(event, e.MeetingEnded):
            here = None
        if isinstance(event, SILENT):
            continue
        owner = event.item if hasattr(event, "item") else here
        if owner == item_id:
            found.append((stamped, stamped.entry in gone))
    return sorted(found, key=lambda pair: (pair[0].happened_at, pair[0].entry))


def entries(meeting: Meeting, item: Item | None, words: Words, width: int) -> list[Entry]:
    """All entries of an item, or of the meeting itself under None, each wrapped to `width` cells."""
    reworded = {s.event.entry for s in meeting.entries if isinstance(s.event, e.Reworded)}
    drawn = []
    for stamped, withdrawn in of_item(meeting, item.id if item else None):
        text, more = _words(stamped, meeting, item, words)
        if stamped.entry in reworded and not withdrawn:
            more = [*more, (words("live.log.reworded"), MUTED)]
        if withdrawn:
            more = [(words("live.log.withdrawn"), MUTED)]
        rows = tuple(_rows(stamped, text, more, words, width, withdrawn))
        drawn.append(Entry(stamped.entry, rows, withdrawn))
    return drawn


def label(event: e.Event, words: Words) -> tuple[str, str]:
    """What an entry is, in at most seven letters, and its style."""
    if isinstance(event, e.OutcomeGiven):
        key = "live.outcome" if event.outcome == WITHDRAWN else "live.log"
        return words(f"{key}.{event.outcome}"), STRONG
    if isinstance(event, e.NoteTaken) and event.private:
        return words("live.log.private"), MUTED
    kind = LABELS.get(type(event), "other")
    return words(f"live.log.{kind}"), STRONG if kind in ("decision", "postponed", "awaiting") else MUTED


def _words(stamped: e.Stamped, meeting: Meeting, item: Item | None, words: Words) -> tuple[str, list[tuple[str, str]]]:
    """The words of an entry and the lines under them, each with a style."""
    event = stamped.event
    match event:
        case e.NoteTaken(text=text) | e.TopicParked(text=text) | e.MayorSpoke(text=text):
            return text, []
        case e.ActionGiven(owners=owners, text=text):
            due = deadline_text(event.phrase, event.due, event.due_time, words)
            who = ", ".join(owners) or words("did.no_owner")
            return f"{who}: {text}", [(due, "" if event.due and owners else WARN)]
        case e.ConsensusReached(text=text) | e.ChiefExecutiveRuled(text=text):
            return text, _decided(stamped.entry, item, words)
        case e.ReservationMade(who=who, text=text) | e.DissentRecorded(who=who, text=text):
            return f"{who}: {text}", []
        case e.OutcomeGiven(outcome=outcome, text=text):
            return text or words(f"outcome.{outcome}"), []
        case e.RoundHeld() if item is not None and stamped.entry == item.round_entry:
            left = ", ".join(p.initials for p in unheard(meeting, item))
            return understood(event, meeting, words), [(words("live.log.unheard", who=left), WARN)] if left else []
        case e.ProposalMade(text=""):
            return words("live.log.proposal_off"), []
        case e.ProposalMade(text=text):
            return text, []
    return understood(event, meeting, words), []


def _decided(entry: int, item: Item | None, words: Words) -> list[tuple[str, str]]:
    found = next((d for d in item.decisions if d.entry == entry), None) if item else None
    if found is None:
        return []
    return [(text, GOOD if found.basis != RULING else STRONG) for text in how_decided(found, words)]


def how_decided(decision: Decision, words: Words) -> list[str]:
    """`✓ I enighed · 6 til stede`, or who ruled and why; then who stood against a ruling, and who took note of it."""
    if decision.basis != RULING:
        return [words("live.log.consensus", n=decision.present)]
    reason = words("did.because", reason=decision.reason) if decision.reason else words("did.no_reason")
    said = [words("live.log.ruling", reason=reason)]
    noted = [voice.who for voice in decision.disagree if voice.stance == ABSTAIN]
    against = [voice.who for voice in decision.dissent if voice.who not in noted]
    said += [words("live.log.against", who=", ".join(against))] if against else []
    return said + ([f"{', '.join(noted)} {words('stance.abstain')}"] if noted else [])


def _rows(
    stamped: e.Stamped, text: str, more: list[tuple[str, str]], words: Words, width: int, withdrawn: bool
) -> Iterator[Content]:
    name, style = label(stamped.event, words)
    clock = f"{clock_text(stamped.happened_at):>5} "
    if width < NARROW:
        yield from _short(clock, name, style, text, more, width, withdrawn)
        return
    indent = 14
    struck = "strike" if withdrawn else ""
    for number, part in enumerate(wrapped(text, width - indent)):
        head = line((clock, MUTED), (fit(name, 7), style), " ") if number == 0 else line(" " * indent)
        yield line(head, (part, struck or _weight(stamped.event)))
    for extra, look in more:
        for part in wrapped(extra, width - indent):
            yield line(" " * indent, (part, look))


def _short(
    clock: str, name: str, style: str, text: str, more: list[tuple[str, str]], width: int, withdrawn: bool
) -> Iterator[Content]:
    """One column: the label runs into the words, what follows from them is on the same lines."""
    indent = 6
    tail = "".join(f" · {extra}" for extra, _ in more)
    parts = wrapped(f"{name} {plain(text)}{tail}", max(8, width - indent))
    struck = "strike" if withdrawn else ""
    for number, part in enumerate(parts):
        if number == 0:
            yield line((clock, MUTED), (part[: len(name)], style), (part[len(name) :], struck))
        else:
            yield line(" " * indent, (part, struck))


def _weight(event: e.Event) -> str:
    return STRONG if isinstance(event, (e.ConsensusReached, e.ChiefExecutiveRuled)) else ""
