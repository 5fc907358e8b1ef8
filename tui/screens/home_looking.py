"""What the home screen shows, looked up in the archive: the latest meetings, the one at hand, the open tasks."""

from __future__ import annotations

import os
from dataclasses import replace

from store.archive import Archive, MeetingRef
from store.board import Board
from store.disk.errors import DiskError, why
from store.disk.vault import keyless
from store.events import MeetingCalled
from store.said import Said, said
from tui.desk import called_on, left_behind, open_tasks_of
from tui.texts.words import Words
from tui.views.home import Home
from tui.views.meetings import Listed


def look(archive: Archive, board: Board, words: Words, faults: tuple[str, ...], *, missing: bool) -> Home:
    """The archive as it now is; a folder that cannot be read is a fault that is said, and the program stands.

    `missing`: those whose files are gone are looked for too, as they are where no meeting is there.
    """
    bare = Home(archive.now().date(), board.forums[0].name, board.organisation, archive.folder, faults=faults)
    told: Said
    try:
        with archive.at_once():
            home = _meetings(archive, board, bare, missing=missing)
    except DiskError as wrong:
        told = wrong.said
    except OSError as wrong:
        told = said("home.unreadable_folder", folder=str(archive.folder), reason=why(wrong, archive.folder))
    else:
        lost = (words("home.no_key", folder=str(archive.home)),) if keyless(archive.home) else ()
        return replace(home, faults=(*home.faults, *lost))
    return replace(bare, faults=tuple(dict.fromkeys((*faults, words.said(told)))))


def _meetings(archive: Archive, board: Board, bare: Home, *, missing: bool) -> Home:
    listed = tuple(_listed(archive, ref) for ref in archive.latest())
    if missing or not listed:
        gone = (Listed(ref.path, ref.day, ref.number, None, missing=True) for ref in archive.missing())
        listed = tuple(sorted((*listed, *gone), key=lambda one: (one.path.parent.name, one.path.name), reverse=True))
    at_hand = archive.at_hand()
    first = at_hand or left_behind(archive, board)
    known = next((one for one in listed if first and one.path == first.path), None)
    if first and known is None:
        known = _listed(archive, first)
        listed = (known, *listed)
    proposed = None if at_hand else called_on(archive, board, None, None)
    home = replace(
        bare,
        listed=listed,
        head=known if at_hand else None,
        barred=at_hand is not None and not os.access(at_hand.path.parent, os.W_OK),
        unopened=None if at_hand else known,
        proposed=proposed if isinstance(proposed, MeetingCalled) else None,
        tasks=open_tasks_of(archive),
    )
    return home.knowing(known, archive.try_read(first)) if known and first else home


def _listed(archive: Archive, ref: MeetingRef) -> Listed:
    facts = archive.facts(ref)
    return Listed(ref.path, ref.day, ref.number, facts, damaged=facts is None and archive.in_part(ref))
