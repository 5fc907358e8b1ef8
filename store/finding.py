"""Looks for words in all meetings: in the index where it can be used, else in the meetings themselves, the same way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from time import sleep

from store.archive import Archive
from store.disk import calls
from store.disk.errors import DiskError, NoSuchLedger
from store.facts import facts_of
from store.index.unusable import Unusable
from store.search.asked import Asked, Found, Hit
from store.search.texts import MINUTES, texts_of

PATIENCE, PAUSE = 5.0, 0.1  # seconds for another program that writes the index
LONGEST = 30.0  # seconds to read meetings one by one

Told = Callable[[int, int], None]


def search(archive: Archive, asked: Asked, told: Told = lambda done, of: None) -> Found:
    """The texts that fit, newest first. `told` how many meetings of how many are taken into the index so far."""
    if not archive.folder.exists():
        return Found()
    try:
        found = _in_index(archive, asked, told)
    except Unusable as why:
        found = replace(read_through(archive, asked), without=why.said)
    return replace(found, hits=tuple(_told(archive, hit) for hit in found.hits))


def _in_index(archive: Archive, asked: Asked, told: Told) -> Found:
    """Another program that writes it is waited for; a damaged one has been thrown away, and is made anew once."""
    end, damaged = calls.ticks() + PATIENCE, False
    while True:
        try:
            archive.index.bring_up_to_date(told=told)
            return archive.index.search(asked)
        except Unusable as why:
            if why.reason == "busy" and calls.ticks() < end:
                sleep(PAUSE)
            elif why.reason == "damaged" and not damaged:
                damaged = True
            else:
                raise


def _told(archive: Archive, hit: Hit) -> Hit:
    """A correction of what was said behind closed doors is closed too, which only the meeting it corrects can tell."""
    if hit.text.kind != MINUTES or hit.text.closed:
        return hit
    meeting = archive.try_read(hit.ref)
    shut = archive.complete(hit.ref, meeting).closed_entries if meeting and meeting.corrections else ()
    return replace(hit, text=hit.text._replace(closed=True)) if hit.text.entry in shut else hit


def read_through(archive: Archive, asked: Asked, seconds: float = LONGEST) -> Found:
    """The same without an index: meeting by meeting, the newest first, as far as time allows."""
    end = calls.ticks() + seconds
    hits: list[Hit] = []
    unread = 0
    until: date | None = None
    for ref in archive.refs(newest_first=True):
        if asked.year not in (None, ref.day.year):
            continue
        if len(hits) > asked.limit:
            break
        if calls.ticks() > end:
            until = ref.day
            break
        try:
            meeting = archive.read(ref)
        except NoSuchLedger:
            continue
        except DiskError:
            unread += 1
            continue
        facts = facts_of(meeting)
        hits += [Hit(ref, facts.forum, facts.number, text) for text in texts_of(meeting) if asked.fits(text)]
    return Found(tuple(hits[: asked.limit]), len(hits) > asked.limit, until, unread)
