"""Opening a meeting that is there: to prepare, to hold or to go on with."""

from __future__ import annotations

from pathlib import Path

from store import events as e
from store.archive import Archive
from store.carry import catch_up, taken_topics
from store.identity import slug
from store.record import Record
from store.refs import Which
from store.values import PLANNED, AgendaItem


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
        if event := catch_up(meeting, last, topics_for(archive, called), standing(archive, called)):
            record.keep(event)
    return record
