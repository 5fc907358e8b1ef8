"""`ret:`, `fortryd`, `gentag`, and the tab that adds a line: corrections are entries of their own."""

from __future__ import annotations

import re

from store import events as e
from store.dates.deadline import due_of, read
from store.line.context import OPENING, QUOTED, Context, find_item, people, split_reason, unread
from store.line.session import REPLACED
from store.line.words import plain
from store.said import Refused, refused

WORDED = (
    e.NoteTaken,
    e.ProposalMade,
    e.ConsensusReached,
    e.ChiefExecutiveRuled,
    e.OutcomeGiven,
    e.ItemPostponed,
    e.ActionGiven,
    e.TopicParked,
    e.MayorSpoke,
    e.ReservationMade,
    e.DissentRecorded,
    e.CaseLineWritten,
    e.ObjectionMade,
)
# Belongs to an item without words of its own: it can be filed under another.
FILED = (e.RoundHeld, e.RulingAwaited, e.ConflictRaised, e.AreasAffected, e.AdviceMarked)
NUMBERED = re.compile(r"(\d{1,5})\s+(.+)", re.DOTALL)
OWNER = re.compile(r"(?:ansvarlig(?:e)?|owners?)\s*:?\s+(.+)", re.IGNORECASE)
DUE = re.compile(r"(?:frist|due|deadline)\s*:?\s+(.+)", re.IGNORECASE)
UNQUOTED = re.compile(r"(?P<old>\S+)\s+(?:til|to)\s+(?P<new>\S+)", re.IGNORECASE)
ITEM = re.compile(r"(?:punkt|item)\s+(.+)", re.IGNORECASE)


def edit(rest: str, context: Context) -> e.Event | Refused:
    """`ret: 17 NEW TEXT`, `ret: 17 punkt 3`, `ret: »old« til »new«`, `ret: »words« ansvarlig bu | frist 9/12`."""
    replaced = REPLACED.fullmatch(rest)
    if replaced is not None:
        return _replace(replaced["old"], replaced["new"], context)
    quoted = QUOTED.match(rest)
    if quoted is not None and (OWNER.match(said := rest[quoted.end() :].strip()) or DUE.match(said)):
        task = _latest(context, quoted["words"], (e.ActionGiven,))
        return refused("line.no_such_words", words=quoted["words"]) if task is None else _change(task, said, context)
    numbered = NUMBERED.fullmatch(rest)
    if numbered is not None and (target := _target(int(numbered[1]), context)) is not None:
        return _change(target, numbered[2].strip(), context)
    if numbered is not None:
        number = int(numbered[1])
        filed, moved = context.meeting.entry(number), ITEM.fullmatch(numbered[2].strip())
        if moved and filed is not None and isinstance(filed.event, FILED):
            item = find_item(moved[1], context.meeting)
            return item if isinstance(item, Refused) else e.Refiled(number, item.id)
        known = context.meeting.entry(number) is not None
        return refused("line.not_editable" if known else "line.no_such_entry", entry=number)
    if not rest or rest.isdecimal() or (rest[0] in OPENING and not QUOTED.match(rest)):  # begun and not closed
        return unread("edit")
    unquoted = UNQUOTED.fullmatch(rest)
    if unquoted is not None and _latest(context, unquoted["old"], WORDED) is not None:
        return refused("line.quote_words", old=unquoted["old"], new=unquoted["new"])
    last = next((s for s in reversed(context.meeting.entries) if isinstance(s.event, WORDED)), None)
    return refused("line.nothing_to_edit") if last is None else reworded(last, rest, context)


def reworded(target: e.Stamped, text: str, context: Context) -> e.Event | Refused:
    """The target with a new text; a task is one line, and its deadline read anew where the text has one."""
    if isinstance(target.event, e.ActionGiven):
        text = text.replace("\n", " ")
        when = read(text, target.happened_at.date(), context.next_meeting)
        if when.phrase and when.text:
            return e.Reworded(target.entry, when.text, True, when.phrase, when.due, when.due_time, when.flags)
    if isinstance(target.event, e.ChiefExecutiveRuled):
        said, reason = split_reason(f" {text}")
        return e.Reworded(target.entry, said, reason=reason) if said else refused("rule.ruling_without_text")
    return e.Reworded(target.entry, text)


def words_of(event: e.Event) -> str:
    """The words an entry can be edited by: its text; a task's with its deadline as spoken."""
    if isinstance(event, e.ActionGiven):
        return f"{event.text} {event.phrase}" if event.phrase else event.text
    if isinstance(event, e.ItemPostponed):
        return event.wording or ""
    if isinstance(event, e.ChiefExecutiveRuled) and event.reason:
        return f"{event.text} fordi {event.reason}"
    return getattr(event, "text", None) or ""


def _target(number: int, context: Context) -> e.Stamped | None:
    found = context.meeting.entry(number)
    return found if found is not None and isinstance(found.event, WORDED) else None


def _latest(context: Context, words: str, kinds: tuple[type, ...]) -> e.Stamped | None:
    """The latest standing entry with these words, as typed first, else whatever the case."""
    standing = [s for s in reversed(context.meeting.entries) if isinstance(s.event, kinds)]
    exact = next((s for s in standing if words in words_of(s.event)), None)
    return exact or next((s for s in standing if plain(words) in plain(words_of(s.event))), None)


def _replace(old: str, new: str, context: Context) -> e.Event | Refused:
    standing = [s for s in reversed(context.meeting.entries) if isinstance(s.event, WORDED)]
    target = next((s for s in standing if old in words_of(s.event)), None)
    if target is None:
        return refused("line.no_such_words", words=old)
    if isinstance(target.event, e.ChiefExecutiveRuled):
        # text and reason each for itself: the word between them is nobody's
        ruled, reason = _in_words(target.event.text, old, new).strip(), _in_words(target.event.reason or "", old, new)
        if (ruled, reason) != (target.event.text, target.event.reason or ""):
            return e.Reworded(target.entry, ruled, reason=reason or None) if ruled else refused("line.nothing_left")
    text = _in_words(words_of(target.event), old, new).strip()
    if not text:
        return refused("line.nothing_left")
    if isinstance(target.event, e.ActionGiven) and old not in (target.event.phrase or "") and target.event.phrase:
        return e.Reworded(target.entry, _in_words(target.event.text, old, new).strip())
    return reworded(target, text, context)


def _in_words(text: str, old: str, new: str) -> str:
    """»to« is corrected where it is a word, and within others only where it is a word nowhere."""
    whole = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)")
    return whole.sub(lambda _: new, text) if whole.search(text) else text.replace(old, new)


def _change(target: e.Stamped, said: str, context: Context) -> e.Event | Refused:
    """What stands after the number or the quoted words: an item, an owner, a deadline, or a new text."""
    if moved := ITEM.fullmatch(said):
        item = find_item(moved[1], context.meeting)
        if not isinstance(item, Refused):
            return e.Refiled(target.entry, item.id)
        if moved[1].strip().isdecimal():
            return item
    if not isinstance(target.event, e.ActionGiven):
        return reworded(target, said, context)
    if owner := OWNER.fullmatch(said):
        found = people(owner[1], context)
        if isinstance(found, Refused):
            return found
        return unread("edit") if found[1] else e.ActionChanged(target.entry, found[0])
    if due := DUE.fullmatch(said):
        when = due_of(due[1], context.day, context.next_meeting)
        phrase = when.phrase or due[1]
        flags = when.flags if when.phrase else ("vague",)
        return e.ActionChanged(target.entry, None, True, phrase, when.due, when.due_time, flags)
    return reworded(target, said, context)


def one_more_line(text: str, context: Context) -> e.Event | Refused:
    """A line begun with a tab: the entry before by one more line (line.md, A file of lines)."""
    last = context.meeting.last
    while last is not None and isinstance(last.event, e.Reworded):
        last = context.meeting.entry(last.event.entry)
    if last is None or not isinstance(last.event, WORDED):
        return refused("line.nothing_to_edit")
    return reworded(last, f"{words_of(last.event)}\n{text}", context)


def withdraw(rest: str, context: Context) -> e.Event | Refused:
    """`træk tilbage: 17`: the entry is out of the minutes, the history keeps it; without a number the last one."""
    last = next((s for s in reversed(context.meeting.entries) if isinstance(s.event, WORDED)), None)
    target = _target(int(rest), context) if rest.isdecimal() and len(rest) < 6 else None if rest else last
    if target is None and rest.isdecimal():
        known = len(rest) < 6 and context.meeting.entry(int(rest)) is not None
        return refused("line.not_withdrawn" if known else "line.no_such_entry", entry=rest)
    if target is None:
        return refused("line.nothing_to_edit") if not rest else unread("withdraw")
    return e.EntryWithdrawn(target.entry)


def undo(rest: str, context: Context) -> e.Event | Refused:
    """`fortryd`, `fortryd 3`: the latest entries of any kind, as many as wanted."""
    count, stack = _count(rest), context.meeting.undoable
    if not count:
        return unread("undo")
    if not stack:
        return refused("line.nothing_to_undo")
    return e.TakenBack(tuple(reversed(stack[-count:])))


def redo(rest: str, context: Context) -> e.Event | Refused:
    """`gentag`, `gentag 2`: what was undone last comes back first."""
    count, stack = _count(rest), context.meeting.redoable
    if not count:
        return unread("undo")
    if not stack:
        return refused("line.nothing_to_redo")
    return e.Restored(tuple(reversed(stack[-count:])))


def _count(rest: str) -> int | None:
    """How many; one where it is not said."""
    return int(rest or 1) if not rest or (rest.isdecimal() and len(rest) < 6) else None
