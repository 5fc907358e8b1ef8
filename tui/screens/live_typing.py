"""The line while somebody types: heard as it stands, its draft on disk within a second (screens.md 3.4)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from textual import on
from textual.timer import Timer
from textual.widgets import TextArea

from store import drafts
from store import events as e
from store.said import Kept, Refused
from store.values import ADJOURNED, ENDED, PLANNED
from tui.screens import meaning
from tui.screens.live_keeping import Keeping
from tui.views import people, receipt

LISTEN, DRAFT = 0.05, 0.5


class Mode(NamedTuple):
    """The line is for something else than a new entry: re-wording one, or an answer that was asked for.

    `read` judges what stands in the line, None where it is as it was; `draft` names it among the drafts.
    """

    label: str
    hint: str
    read: Callable[[str], Kept | Refused | None]
    draft: str
    entry: int | None = None
    then: Callable[[], None] | None = None


class Offer(NamedTuple):
    """What Enter on an empty line would do, said in the border before."""

    text: str
    events: tuple[e.Event, ...]


class Typing(Keeping):
    """What stands in the line and what is said of it; what it means is asked of `hear`, never judged here."""

    mode: Mode | None = None
    _listening: Timer | None = None
    _drafting: Timer | None = None
    _confirmed: str | None = None
    _declined: str | None = None
    drafts: dict[str, str]
    alone = False  # of a reader: the window that wrote is gone
    _on_disk: dict[str, str]

    def start_edit(self, stamped: e.Stamped, text: str | None = None) -> None:
        """An entry comes back into the line."""
        raise NotImplementedError

    def leave_mode(self) -> None:
        """Back to new entries."""
        raise NotImplementedError

    # drafts

    def restore(self) -> None:
        """The half-typed words of the last time, where they were left."""
        self.drafts = drafts.load(self.record.path)
        self._on_disk = dict(self.drafts)
        self.line.write(self.drafts.get(self._place, ""))
        for name, text in tuple(self.drafts.items()):
            kind, _, number = name.partition(":")
            if kind == "edit" and number.isdecimal() and (entry := self.held.entry(int(number))):
                self.start_edit(entry, text)
        self.show_idle()

    @property
    def _place(self) -> str:
        """The name of the draft that the line holds."""
        if self.mode is not None:
            return self.mode.draft
        return f"item:{self.meeting.current}" if self.meeting and self.meeting.current else "meeting"

    def save_draft(self) -> bool:
        """Put the half-typed words on disk now; False where that fails."""
        self._drafting = None
        text = self.line.text if not self.line.unedited else ""
        if self.panel_text is not None and self.mode is None:
            text = self.panel_text
        self.drafts[self._place] = text
        self.drafts = {name: kept for name, kept in self.drafts.items() if kept}
        if self.drafts != self._on_disk and not self.record.read_only and drafts.save(self.record.path, self.drafts):
            self._on_disk = dict(self.drafts)
        return self.drafts == self._on_disk or self.record.read_only

    @property
    def panel_text(self) -> str | None:
        """What was typed and now stands on the proposal panel."""
        return None

    def swap(self, before: str | None) -> None:
        """Another item is current: its own half-typed words come back, those of the one before stay with it."""
        if self.mode is not None:
            self.leave_mode()
        text = self.line.text
        self.drafts[f"item:{before}" if before else "meeting"] = text
        wanted = self.drafts.get(self._place, "")
        if wanted != text:
            self.line.write(wanted)
        self.save_draft()

    # while typing

    @on(TextArea.Changed, "#line")
    def _typed(self) -> None:
        if self._listening is None:
            self._listening = self.set_timer(LISTEN, self.listen)
        if self._drafting is None:
            self._drafting = self.set_timer(DRAFT, self.save_draft)

    def listen(self) -> None:
        """Say how the line is understood as it now stands."""
        self._listening = None
        text = self.line.text
        if self._confirmed is not None and text != self._confirmed:
            self._confirmed = None
        if text != self._refused:
            self._refused = None
        if self.panel_text is not None or (text and text == self._refused):
            return  # what is said of it stands: why it is not saved, above all
        if self.mode is not None:
            self._preview_mode(self.mode, text)
        elif not text.strip():
            self.line.label(self.words("word.note"))
            if self._previewing:
                self.show_idle()
        elif self._confirmed is None:
            self._preview(text)

    def _preview(self, text: str) -> None:
        words, meeting = self.words, self.held
        heard = meaning.hear(text, meeting, self.record.now())
        if isinstance(heard, Refused):
            self.line.label(words(f"word.{meaning.word_of(text, meeting)}"))
            self._preview_said(f"… {words.said(heard.why)}")
            return
        self.line.label(words(f"word.{heard.word}"))
        if heard.word == "note" and not heard.warnings and getattr(heard.event, "item", None) == meeting.current:
            self._preview_said(words(self._idle_key))
        else:
            told = receipt.heard(heard.event, meeting, heard.warnings, words, self.line.room)
            if heard.confirm:
                self._preview_said(words("live.confirm.twice", heard=told), "warn")
            else:
                self._preview_said(told, "heard")

    def _preview_said(self, text: str, look: str = "hint") -> None:
        """What is said while somebody types; it goes when the text goes."""
        self.say(text, look)
        self._previewing = True

    def _preview_mode(self, mode: Mode, text: str) -> None:
        self.line.label(mode.label)
        answer = mode.read(text) if text.strip() else None
        if isinstance(answer, Kept) and mode.entry is None:
            self.say(receipt.heard(answer.event, self.held, answer.warnings, self.words, self.line.room), "heard")
        elif isinstance(answer, Refused):
            self.say(f"… {self.words.said(answer.why)}")
        else:
            self.say(mode.hint)

    def show_idle(self) -> None:
        """What the border says when nothing is typed and nothing has just happened."""
        self.line.label(self.words("word.note") if self.mode is None else self.mode.label)
        offer = self.offer
        self.say(self.mode.hint if self.mode else offer.text if offer else self.words(self._idle_key))

    @property
    def _idle_key(self) -> str:
        if self.held.state == ENDED:
            return "live.hint.after"
        return "live.hint" if self.held.called.has_agenda else "live.hint.topics"

    @property
    def offer(self) -> Offer | None:
        """Open the meeting, resume it, send out a guest whose last item is done: on an empty line Enter does it."""
        meeting, words = self.held, self.words
        if self.record.read_only:
            shut = self.record.shut
            waits = "live.offer.take_over.free" if self.alone else "live.offer.take_over"
            return Offer(words.said(shut) if shut else words(waits), ())
        if meeting.state == PLANNED:
            return Offer(words("live.offer.open"), (e.MeetingOpened(meeting.chair),))
        if meeting.state == ADJOURNED:
            return Offer(words("live.offer.resume"), (e.MeetingResumed(),))
        who = people.leaving(meeting)
        names = ", ".join(p.initials for p in who)
        if not who or names == self._declined or meeting.ended:
            return None
        return Offer(words("live.offer.guest", who=names), tuple(e.PersonLeft(p.initials) for p in who))
