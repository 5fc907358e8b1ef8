"""The line at Enter: kept, refused in words, or an answer that was asked for; re-wording, undo and redo (3.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import events as e
from store.said import Refused, Said
from tui.keys import STILL
from tui.screens import meaning
from tui.screens.live_typing import Mode, Typing
from tui.understood import clock_text
from tui.views import log
from tui.widgets.field import Field

if TYPE_CHECKING:
    from store.line.hear import Heard


class Lines(Typing):
    """Enter and what it does."""

    astray = False  # of a reader: something was typed, and no Enter came after it

    def action_save_line(self) -> None:
        """Keep what the line says; on an empty one, what the border offers."""
        text = self.line.text
        if self.mode is not None:
            self._save_mode(self.mode, text)
        elif self.waiting is not None and self.waiting.typed in (None, text):
            self.try_again()
        elif not text.strip():
            self._take_offer()
        else:
            self._submit(text)

    def _take_offer(self) -> None:
        if self.astray and self.record.read_only:
            self.not_taken()
            self.astray = False
            return
        offer = self.offer
        standing = self.record.read_only or not self.held.running  # then the foot says it too
        shown = offer is not None and (standing or self.line.said == offer.text)
        if offer is None or not shown or self.ticks() - self.touched < STILL:
            self.show_idle()
        elif self.record.read_only:
            self.take_over()
        else:
            self.do(*offer.events)

    def not_taken(self) -> None:
        """Something was typed where one can only read: that is said, and the Enter after it takes nothing over."""
        self.astray, self.touched = not self.record.shut, self.ticks()
        self.refuse(self.record.shut or self.words("live.not_taken"))

    def take_over(self) -> None:
        """Write where another window wrote, when that one is gone."""

    def _submit(self, text: str) -> None:
        heard = meaning.hear(text, self.held, self.record.now())
        word = meaning.word_of(text, self.held) if isinstance(heard, Refused) else heard.word
        self.line.label(self.words(f"word.{word}"))  # typed at speed it was not heard yet
        if isinstance(heard, Refused):
            self.refused(heard)
            return
        doubts = self.record.doubts(heard.event)
        warnings = (*heard.warnings, *doubts)
        if (heard.confirm or doubts) and self._wants_again(text, warnings):
            return
        if not self.taken_up(heard, text):
            self._confirmed = None
            self.keep((heard.event,), at=heard.at, typed=text, warnings=warnings)

    def _wants_again(self, text: str, warnings: tuple[Said, ...]) -> bool:
        """What is only kept with a second Enter is told at the first; False at the second."""
        if self._confirmed == text:
            return False
        self._confirmed = text
        self.refuse(self.words("live.confirm", why=" · ".join(map(self.words.said, warnings))))
        return True

    def refused(self, refused: Refused) -> None:
        """Why a line was not kept."""
        self.refuse(refused.why)

    def taken_up(self, heard: Heard, text: str) -> bool:
        """A line that opens something instead of being kept at once."""
        return False

    # re-wording, and answers that were asked for

    def start_edit(self, stamped: e.Stamped, text: str | None = None) -> None:
        """An entry comes back into the line; `text` is how far it was changed the last time."""
        name = log.label(stamped.event, self.words)[0].upper()
        mode = Mode(
            label=self.words("live.editing", time=clock_text(stamped.happened_at), what=name),
            hint=self.words("live.editing.hint"),
            read=lambda typed: meaning.reworded(stamped, typed, self.held, self.record.now()),
            draft=f"edit:{stamped.entry}",
            entry=stamped.entry,
        )
        words = meaning.words_of(stamped.event)
        self.start_mode(mode, words if text is None else text)
        self.line.original = words
        self.set_focus(self.line)

    def start_mode(self, mode: Mode, text: str = "") -> None:
        """The line is for this from now on; what stood in it is kept as the draft of its item."""
        if self.mode is None:
            self.save_draft()
        self.mode = mode
        self.line.original = None
        self.line.write(text)
        self.show_idle()

    def leave_mode(self) -> None:
        """Back to new entries, and to the words that were half typed before."""
        if self.mode is not None:
            self.drafts.pop(self.mode.draft, None)
            self.mode, self.line.original = None, None
            self.line.write(self.drafts.get(self._place, ""))
            self.save_draft()
            self.show_idle()

    def _save_mode(self, mode: Mode, text: str) -> None:
        answer = mode.read(text)
        if isinstance(answer, Refused):
            self.refuse(answer.why)
        elif answer is None:
            self.leave_mode()
        elif answer.confirm and self._wants_again(text, answer.warnings):
            return
        elif self.keep((answer.event,), typed=text, warnings=answer.warnings):
            self._confirmed = None
            self.mode, self.line.original = None, None
            self.drafts.pop(mode.draft, None)
            self.line.write(self.drafts.get(self._place, ""))
            self.line.label(self.words("word.note"))
            if mode.then is not None:
                mode.then()

    def action_edit_last(self) -> None:
        """`↑` in an empty line: the last entry with words; again, the one before it."""
        self._edit(-1)

    def action_edit_next(self) -> None:
        """`↓`: the next one; after the last, back to a new entry."""
        self._edit(1)

    def _edit(self, step: int) -> None:
        found = [s for s in self.held.entries if meaning.words_of(s.event)]
        entry = self.mode.entry if self.mode else None
        place = next((n for n, s in enumerate(found) if s.entry == entry), len(found)) + step
        if self.record.read_only or not found:
            self.refuse(self.words("line.nothing_to_edit"))
        elif place >= len(found):
            self.leave_mode()
        elif place >= 0:
            self.start_edit(found[place])

    def action_withdraw(self) -> None:
        """Del on an entry that came back unchanged: taken out of the minutes, kept in the history."""
        if self.mode is not None and self.mode.entry is not None:
            entry = self.mode.entry
            self.leave_mode()
            self.do(e.EntryWithdrawn(entry))

    def action_undo(self) -> None:
        stack = self.held.undoable
        if not stack:
            self.refuse(self.words("line.nothing_to_undo"))
            return
        if self.mode is not None:
            self.leave_mode()
        self.do(e.TakenBack(self.step_of(stack)))

    def action_redo(self) -> None:
        stack = self.held.redoable
        if not stack:
            self.refuse(self.words("line.nothing_to_redo"))
        else:
            self.do(e.Restored(self.step_of(stack)))

    def action_back(self) -> None:
        """Esc: out of what the line was for; a typed text stays, an offer is put away."""
        if self.mode is not None:
            self.leave_mode()
        elif (offer := self.offer) is not None and self.held.running and self.line.blank:
            self._declined = ", ".join(event.who for event in offer.events if isinstance(event, e.PersonLeft))
            self.show_idle()
        self.set_focus(self.line)

    def action_say_saved(self) -> None:
        """Ctrl+S: all is saved, and since when."""
        if self.waiting is not None:
            self.try_again()
            return
        self.save_draft()
        last = self.held.last
        when = clock_text(last.typed_at) if last else clock_text(self.record.now())
        self.say(self.words("live.all_saved", time=when), "ok")

    def action_say_how_to_leave(self) -> None:
        self.say(self.words("live.how_to_leave"))

    def action_say_how_to_paste(self) -> None:
        self.say(self.words("live.how_to_paste"))

    def on_field_too_long(self, message: Field.TooLong) -> None:
        self.refuse(self.words("live.too_long", n=message.length))
