"""What comes of a meeting's end, its seal and its copy, told where the user is by then."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from exports.visible import visible
from store.archive import Archive
from tui.config import Config
from tui.ending import Ending
from tui.wishes import MeetingOver

if TYPE_CHECKING:
    from store.keeping.backup import After


class Over(Ending):
    """`copying` are the folders that copies are being written to; `untold` is what no screen was there to tell."""

    archive: Archive
    config: Config
    copying: tuple[Path, ...] = ()
    untold: tuple[After, ...] = ()

    def on_meeting_over(self, message: MeetingOver) -> None:
        """Off the screen's own thread: a copy may go to a slow folder. What failed never hides the end and its seal."""
        folder, ended_on = self.config.backup_folder if message.just else None, self._ground
        self.copying += (folder,) if folder else ()

        def over() -> None:
            from store.keeping.backup import after_meeting

            after = after_meeting(self.archive, message.path, folder, message.late)
            if self.is_running:
                self.call_from_thread(self._tell_over, after, ended_on, message.just)
            else:
                self.untold += (after,)
            self.copying = self.copying[1:] if folder else self.copying

        self.run_worker(over, thread=True, exit_on_error=False)

    def _tell_over(self, after: After, ended_on: Any, just: bool) -> None:
        """On the screen the meeting ended on, else on the one that is shown now; else it is left for the terminal."""
        if not self.is_running:
            self.untold += (after,)
            return
        screen: Any = self._ground
        if screen is ended_on and just:
            screen.say_over(screen.record.seal(), after)
        elif told := after.told:  # a screen that was only just gone to has nothing to say it with yet
            screen.call_after_refresh(screen.say_aside, " · ".join(map(self.words.said, told)), not after.failed)

    @property
    def _ground(self) -> Screen[None]:
        """The screen that any dialogs stand on."""
        return next(screen for screen in reversed(self.screen_stack) if not screen.is_modal)

    def _print_error_renderables(self) -> None:
        """The terminal is the user's again; a copy that is still being written is waited for, and that is said."""
        with contextlib.suppress(OSError):
            for folder in self.copying:
                print(visible(self.words("backup.under_way", folder=str(folder))), flush=True)
        super()._print_error_renderables()
