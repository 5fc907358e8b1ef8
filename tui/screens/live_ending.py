"""The end of a meeting, the way out of the screen, and the reader's window (screens.md 3.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import events as e
from store.disk.errors import DiskError
from store.record import Record
from store.said import Refused
from store.values import OPEN, Action
from tui.opening import barred
from tui.screens import meaning
from tui.screens.keeper import other_folders
from tui.screens.live_moving import Moving
from tui.screens.live_typing import Mode
from tui.views.bar import Saving
from tui.wishes import GoHome, ShowMinutes

if TYPE_CHECKING:
    from tui.dialogs.answers import Answer

LOOK = 0.1  # seconds; two looks at a stamp, and nothing more where nothing was written


class Ending(Moving):
    """Nothing here ends a meeting while an item is undecided: the rules refuse it, the list helps."""

    def refused(self, refused: Refused) -> None:
        """`hæv mødet:` with something undecided opens the list (rules.md); the line is done with."""
        if refused.why.key == "rule.undecided":
            self.line.write("")
            self.action_finish()
        super().refused(refused)

    def action_finish(self) -> None:
        from tui.dialogs.finish import Finish

        if self.held.state != OPEN:
            self.refuse(self.words("rule.already_ended" if self.held.ended else "rule.not_running"))
            return
        self.save_draft()
        half = {place: text for place, text in self.drafts.items() if place.startswith(("item:", "meeting"))}
        sheet = Finish(self.words, self.held, self.record.now(), self.act, self.type_on, half)
        self.app.push_screen(sheet, self._answered)

    def _answered(self, answer: Answer | None) -> None:
        self.set_focus(self.line)
        if answer is None:
            if self.line.blank:
                self.show_idle()
            return
        action = next((a for a in self.held.actions if str(a.entry) == answer.what), None)
        item = self.held.item(answer.what)
        if answer.how == "end":
            self.do(e.MeetingEnded())
        elif answer.how == "go" and item is not None:
            self.go(item)
        elif action is not None:
            self.start_mode(self._ask(action, answer.how))

    def _ask(self, action: Action, what: str) -> Mode:
        """The line asks for a deadline or an owner; when it is kept, the list comes back."""
        read = meaning.new_deadline if what == "due" else meaning.new_owners
        return Mode(
            label=self.words(f"live.asking.{what}", n=action.number),
            hint=self.words(f"live.asking.{what}.hint", text=action.text),
            read=lambda text: read(action, text, self.held, self.record.now()),
            draft=f"{what}:{action.entry}",
            then=self.action_finish,
        )

    # out of the screen

    def action_leave(self) -> None:
        """Ctrl+Q: a running meeting is not ended by it."""
        from tui.dialogs.leave import Leave

        def answered(how: str | None) -> None:
            if how == "close":
                self.app.exit()
            elif how == "finish":
                self.action_finish()
            else:
                self.set_focus(self.line)

        if self.held.running and not self.record.read_only:
            self.app.push_screen(Leave(self.words, self._saved_how(), self.rescued), answered)
        else:
            self.app.exit()

    def _saved_how(self) -> str:
        """How much of what was typed is on disk: all, draft, nothing, or elsewhere."""
        kept = self.save_draft()
        if self.waiting is not None and self.waiting.typed in (None, self.line.text) and self.rescued:
            return "elsewhere"
        return "nothing" if not kept else "draft" if self.waiting is not None else "all"

    def action_save_elsewhere(self) -> None:
        """The whole meeting, with what waits to be saved, as a file in another folder; here it is tried again too."""
        path = self.record.save_elsewhere(other_folders(self.app), *self.unsaved)
        if path is None:
            self.refuse(self.words("live.elsewhere.sealed" if self.record.sealed else "live.elsewhere.nowhere"))
        else:
            self.elsewhere = path, self.unsaved
            self.say(self.words("live.elsewhere", path=str(path)), "warn")

    def action_home(self) -> None:
        if not self.save_draft():
            self.refuse(self.words("live.leave.saved.nothing"))
        else:
            self.post_message(GoHome())

    def action_minutes(self) -> None:
        """Ctrl+R: minutes and files of this meeting."""
        if not self.save_draft():
            self.refuse(self.words("live.leave.saved.nothing"))
        else:
            self.post_message(ShowMinutes(self.record.path))

    # reading along

    def look(self) -> None:
        """A reader's look at the disk; what another window wrote shows at once."""
        try:
            changed = self.record.refresh()
        except DiskError as wrong:
            self.refuse(wrong.said)
            return
        if changed:
            self.meeting = self.record.meeting

    def take_over(self) -> None:
        """Write on, where the window that wrote is gone; where it is not, that is said."""
        try:
            record = Record.open(self.record.path, self.clock)
        except DiskError as wrong:
            self.refuse(barred(wrong) or wrong.said)
            return
        record.doubts = self.record.doubts
        self.record.close()
        self.record = record
        self.saving = Saving()
        self.line.read_only = False
        self.meeting = record.meeting
        self.restore()
        self.show_keys()
        if self.line.text:
            self.refuse(self.words("live.taken_over.draft"))
        else:
            self.say(self.words("live.taken_over"), "ok")
        self.say_mended()
