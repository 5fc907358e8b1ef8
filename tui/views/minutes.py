"""Minutes and export (screens.md 5.3): what will be written, what was, and what the minutes still lack."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from store.meeting import Meeting
from store.value import value
from tui.texts.words import Words
from tui.views import when
from tui.views.pieces import GOOD, MUTED, STRONG, WARN, cut, fit, line, lines, marked, plain, spread

NEW, SAME, OTHER, FAILED = "new", "same", "other", "failed"


@value
class FileLine:
    """A file by name, and how it stands: NEW, SAME bytes there, OTHER bytes there, FAILED (`why`); `beside` is the
    name it got on disk."""

    name: str
    state: str
    beside: str = ""
    why: str = ""


def head(meeting: Meeting, approved: bool, words: Words, width: int) -> Content:
    """Which meeting, and that these minutes are a draft until a later meeting approves them."""
    called = meeting.called
    day = when.short(called.date, words, year=True)
    title = words("minutes.head", forum=plain(called.forum), number=called.number)
    state = words("minutes.state.approved" if approved else f"minutes.state.{meeting.state}")
    return spread((f" {title}", STRONG), (state, day), width - 1)


def planned(files: tuple[FileLine, ...], words: Words, width: int) -> Content:
    """What Enter will write; a file that is there already is never written over."""
    if not files:
        return line((cut(words("minutes.none"), width), MUTED))
    rows = []
    for file in files:
        mark = ("! ", WARN) if file.state == FAILED else ("  ", "")
        rows += _row(mark, file.name, file.why or words(f"minutes.will.{file.state}"), file.state == FAILED, width)
    return lines(rows)


def written(files: tuple[FileLine, ...], words: Words, width: int) -> Content:
    """What was written under which name; a kind that failed says why on its own line."""
    rows = []
    for file in files:
        mark = ("! ", WARN) if file.state == FAILED else ("✓ ", GOOD)
        note = file.why or words(f"minutes.did.{file.state}")
        rows += _row(mark, file.beside or file.name, note, file.state == FAILED, width)
    return lines(rows)


def _row(mark: tuple[str, str], name: str, note: str, failed: bool, width: int) -> list[Content]:
    if failed:
        return marked(mark, f"{name}: {note}", width)
    room = max(min(44, width // 2), min(36, width - cell_len(note) - 4))
    return [line(mark, fit(name, room), "  ", (cut(note, width - room - 4), MUTED))]


def told(files: tuple[FileLine, ...], folder: str, words: Words) -> str:
    """How it went, in one sentence: so many new, so many as they were, and where."""
    made = sum(file.state in (NEW, OTHER) for file in files)
    same = sum(file.state == SAME for file in files)
    if len(files) == made + same:
        return words("minutes.written", made=made, same=same, folder=folder)
    return words("minutes.some_failed" if made + same else "minutes.all_failed", folder=folder)


def missing(meeting: Meeting, words: Words, width: int) -> Content:
    """What a reader would miss; nothing here stops the writing."""
    told = []
    if not meeting.ended:
        told.append(words("minutes.missing.end"))
    for item in meeting.undecided:
        told.append(words("minutes.missing.outcome", n=item.number, title=plain(item.title)))
    for task in meeting.actions:
        if not task.owners:
            told.append(words("minutes.missing.owner", n=task.number, text=plain(task.text)))
        if task.due is None:
            key = "minutes.missing.date" if task.phrase else "minutes.missing.deadline"
            told.append(words(key, n=task.number, text=plain(task.text), phrase=plain(task.phrase or "")))
    if not told:
        return line(("✓ ", GOOD), words("minutes.missing.nothing"))
    return lines(line(("! ", WARN), cut(one, width - 2)) for one in told)
