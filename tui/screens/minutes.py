"""Minutes and files (screens.md 5.3): chosen with a few keys, written with Enter, nothing ever written over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from exports.files import KINDS
from store.events import Stamped
from store.fold.meeting import fold
from store.meeting import Meeting
from tui.config import at_home
from tui.dialogs.form import Phrase
from tui.keys_screens import EXPORT, bindings, hints
from tui.screens.around import Around
from tui.screens.writing import Made, Wanted, look, make, write
from tui.texts.words import Words
from tui.views import minutes as view
from tui.views.pieces import MUTED, cut, line
from tui.widgets.choice import Choice, Tick
from tui.widgets.drawn import Drawn
from tui.widgets.footer import Hint
from tui.wishes import GoHome, HoldMeeting


class MinutesScreen(Around):
    """Over the entries of a meeting. `folder` takes the files unless another is typed; `language` is the minutes'."""

    KEYS = EXPORT
    BINDINGS: ClassVar[list[BindingType]] = bindings(EXPORT)
    AUTO_FOCUS = "#edition"

    def __init__(
        self,
        words: Words,
        path: Path,
        entries: tuple[Stamped, ...],
        folder: Path,
        language: str = "da",
        later: tuple[Meeting, ...] = (),
        meeting: Meeting | None = None,
    ) -> None:
        super().__init__(words)
        self.path = path
        self.entries = entries
        self.meeting = meeting or fold(entries)
        self.folder = folder
        self.language = language
        self.later = later
        self._made: tuple[Wanted, tuple[Made, ...]] | None = None

    def parts(self) -> Iterator[Widget]:
        words = self.words
        approved = any(told.event.number == self.meeting.number for later in self.later for told in later.approvals)
        yield Drawn(lambda width: view.head(self.meeting, approved, words, width), id="title-line")
        editions = (("internal", words("minutes.internal")), ("distribution", words("minutes.distribution")))
        languages = (("da", words("minutes.da")), ("en", words("minutes.en")))
        ticks = [Tick(f"{n} {words(f'minutes.kind.{k}')}", True, id=k) for n, k in enumerate(KINDS, 1)]
        choices: list[tuple[str, Widget]] = [
            ("minutes.edition", Choice(editions, "internal", id="edition")),
            ("", Drawn(lambda width: line((cut(words(f"minutes.edition.{self.edition}"), width), MUTED)))),
            ("minutes.language", Choice(languages, self.language, id="language")),
            *(("" if n else "minutes.files", tick) for n, tick in enumerate(ticks)),
            ("minutes.folder", Phrase(str(self.folder), id="folder")),
            ("minutes.becomes", Drawn(id="becomes")),
            ("minutes.missing", Drawn(lambda width: view.missing(self.meeting, words, width), id="missing")),
        ]
        cells = [cell for key, field in choices for cell in (self._label(key), field)]
        panel = VerticalScroll(*cells, id="export", can_focus=False)
        panel.border_title = words("minutes.title")
        yield panel

    def _label(self, key: str) -> Static:
        return Static(Content(self.words(key)) if key else Content(), classes="label")

    def on_mount(self) -> None:
        self.call_after_refresh(self.look)

    @property
    def edition(self) -> str:
        return self.query_one("#edition", Choice).value

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of files that are marked."""
        return tuple(kind for kind in KINDS if self.query_one(f"#{kind}", Tick).value)

    @property
    def target(self) -> Path:
        """The folder as it is typed."""
        return at_home(self.query_one("#folder", Input).value.strip() or str(self.folder))

    def on_choice_changed(self) -> None:
        self.query(Drawn).refresh(layout=True)
        self.look()

    def on_tick_changed(self) -> None:
        self.look()

    @on(Input.Changed)
    def look(self) -> None:
        """Show what Enter would write."""
        files = look(self.target, self.made(), self.words)
        self.query_one("#becomes", Drawn).show(lambda width: view.planned(files, self.words, width))
        self.say("")

    def made(self) -> tuple[Made, ...]:
        """The files as they are chosen now; made anew only where the choice is another."""
        wanted = self.wanted(self.kinds)
        if self._made is None or self._made[0] != wanted:
            self._made = (wanted, make(wanted))
        return self._made[1]

    def wanted(self, kinds: tuple[str, ...]) -> Wanted:
        """Files of these kinds, in the chosen edition and language."""
        language = self.query_one("#language", Choice).value
        return Wanted(self.meeting, self.entries, kinds, self.edition, language, self.later)

    @on(Input.Submitted)
    def action_write(self) -> None:
        """Enter: write the files and say which, and where."""
        files = write(self.target, self.made(), self.words)
        panel = self.query_one("#becomes", Drawn)
        panel.show(lambda width: view.written(files, self.words, width))
        self.call_after_refresh(panel.scroll_visible, animate=False)
        if files:
            whole = all(file.state != view.FAILED for file in files)
            self.say(view.told(files, str(self.target), self.words), good=whole)

    def action_turn(self, kind: str) -> None:
        """A digit: this kind of file or not."""
        self.query_one(f"#{kind}", Tick).action_turn()

    def action_read(self) -> None:
        """V: the minutes as they will stand, in this window."""
        from tui.dialogs.reading import Reading

        (made,) = make(self.wanted(("md",)))
        if made.why:
            self.say(made.why, good=False)
        for file in made.files:
            self.app.push_screen(Reading(file.name, file.data.decode(), self.words))

    def action_meeting(self) -> None:
        self.post_message(HoldMeeting(self.path))

    def action_home(self) -> None:
        """Esc: back to a meeting that runs, else home."""
        self.post_message(HoldMeeting(self.path) if self.running else GoHome())

    @property
    def running(self) -> bool:
        return self.meeting.opened is not None and not self.meeting.ended

    def hints(self) -> tuple[Hint, ...]:
        return hints(EXPORT, self.words, **({"home": self.words("key.til-moedet")} if self.running else {}))
