"""Opening a meeting that is there: to prepare, to hold or to go on with."""

from __future__ import annotations

import contextlib
from functools import partial
from pathlib import Path

from store import events as e
from store.archive import Archive, MeetingRef
from store.carry import catch_up, promised_rulings, taken_topics, with_rulings
from store.disk.errors import Damaged, DiskError, Locked, NotSaved
from store.identity import slug
from store.meeting import Meeting
from store.record import Record
from store.refs import Which
from store.said import Refused, Said, said
from store.values import PLANNED, AgendaItem, OpenAction
from tui.texts.words import LANGUAGES


def topics_for(archive: Archive, called: e.MeetingCalled) -> tuple[AgendaItem, ...]:
    """What meetings without decisions have put on the agenda of this one, since the last of its forum."""
    if not (called.has_agenda and called.decides):
        return ()
    topics: list[AgendaItem] = []
    for ref in archive.refs(Which(until=called.date), newest_first=True):
        if ref.path == archive.path_of(called):
            continue
        if ref.forum == slug(called.forum):
            break
        meeting = archive.try_read(ref)
        topics += taken_topics(meeting) if meeting and not meeting.called.decides else ()
    return tuple(topics)


def standing(archive: Archive, called: e.MeetingCalled) -> frozenset[str]:
    """Ids of the items on meetings of the forum that are called for a day before this one, and not held yet."""
    ids: set[str] = set()
    for ref in archive.refs(Which(forum=slug(called.forum), until=called.date), newest_first=True):
        if ref.day < called.date and (meeting := archive.try_read(ref)):
            if meeting.opened:
                break
            ids |= {item.id for item in meeting.items}
    return frozenset(ids)


def settled(archive: Archive, meeting: Meeting) -> Meeting:
    """The meeting without the rulings it waits for that were given later, in the meeting that they were promised at."""

    def given(task: OpenAction) -> bool:
        ref = archive.find(f"{slug(meeting.called.forum)}:{task.meeting}")
        promised = archive.try_read(ref) if isinstance(ref, MeetingRef) else None
        return promised is not None and task.id not in {one.id for one in promised_rulings(promised)}

    return with_rulings(meeting, given)


def doubts(
    archive: Archive, forum: str, event: e.Event, own: str = "", previous: str | None = None
) -> tuple[Said, ...]:
    """What earlier minutes tell against an approval or a correction of them; it is asked about, never refused.

    `forum` is a slug, `own` the number of the meeting that says it, `previous` that of the one it was told to follow,
    which need not be here. Minutes that cannot be read just now are not asked.
    """
    if not isinstance(event, (e.MinutesApproved, e.MinutesCorrected)):
        return ()
    with contextlib.suppress(DiskError, OSError):
        ref = archive.find(f"{forum}:{event.number}")
        if isinstance(ref, Refused) and ref.why.key == "archive.no_such_meeting" and event.number != previous:
            return (said("warn.no_such_minutes", number=event.number),)
        if isinstance(ref, MeetingRef) and isinstance(event, e.MinutesApproved):
            return _unready(archive, ref, own) if event.approved else ()
        if isinstance(ref, MeetingRef) and isinstance(event, e.MinutesCorrected) and not _holds(archive, ref, event):
            return (said("warn.not_in_minutes", number=event.number),)
    return ()


def _unready(archive: Archive, ref: MeetingRef, own: str) -> tuple[Said, ...]:
    """Minutes are approved once, and when the meeting they are of has ended."""
    if not archive.read(ref).ended:
        return (said("warn.minutes_not_ended", number=ref.number),)
    by = archive.approved_in(ref)
    return (said("warn.approved_already", number=ref.number, by=by),) if by and by != own else ()


def _holds(archive: Archive, ref: MeetingRef, event: e.MinutesCorrected) -> bool:
    """Whether its words are printed there in either language, or came there by an earlier correction."""
    from exports.minutes.minutes import minutes
    from exports.tree import words_of

    meeting, old = archive.read(ref), event.old.casefold()
    documents = (minutes(meeting, language=language) for language in LANGUAGES)
    if any(old in text.casefold() for document in documents for block in document.blocks for text in words_of(block)):
        return True
    made = (told.event for later in archive.later(ref) for told in later.corrections)
    return any(one.number == event.number and old in one.new.casefold() for one in made)


def asking(archive: Archive, record: Record) -> Record:
    """The record, which from now on can ask the archive what the rules cannot."""
    called = record.meeting.called
    record.doubts = partial(doubts, archive, slug(called.forum), own=called.number, previous=called.previous_number)
    return record


def barred(wrong: DiskError) -> Said | None:
    """Why a meeting can be read and not be written in: its disk or its folder takes nothing from us, no lock either."""
    if isinstance(wrong, NotSaved) and wrong.reason in ("denied", "read_only"):
        return said("live.barred.why", path=str(wrong.path), reason=said(f"os.{wrong.reason}"))
    return None


def open_to_read(archive: Archive, path: Path, wrong: DiskError) -> Record:
    """The record of a meeting that could not be opened to write in: another window does, it is damaged, or `barred`.

    What was `wrong` else, and the errors of `Ledger.open`.
    """
    why = barred(wrong)
    if why is None and not isinstance(wrong, (Locked, Damaged)):
        raise wrong
    record = asking(archive, Record.open(path, archive.now, write=False))
    record.barred = why
    return record


def open_meeting(archive: Archive, path: Path) -> Record:
    """A meeting's record, to write in; one that is not open yet gets what was left open since it was called.

    The errors of `Ledger.open`.
    """
    ref = archive.ref(path)
    record = archive.open(ref) if ref else Record.open(path, archive.now)
    meeting = record.meeting
    if meeting.state == PLANNED:
        called = meeting.called
        last = archive.held_before(slug(called.forum), called.date) if called.carries else None
        last = settled(archive, last) if last else None
        if event := catch_up(meeting, last, topics_for(archive, called), standing(archive, called)):
            try:
                record.keep(event)
            except DiskError:
                with contextlib.suppress(DiskError):
                    record.close()  # else its lock is held by nobody who writes
                raise
    return asking(archive, record)
