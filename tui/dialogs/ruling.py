"""The kommunaldirektør's ruling: text, who did not agree, reservations, reason, the sentence of the minutes (3.6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import TextArea

from store.values import Item, Person
from tui.dialogs.answers import Ruled
from tui.keys import STILL
from tui.texts.words import Words
from tui.views.pieces import MUTED, STRONG, WARN, fit, line, plain, wrapped
from tui.widgets.drawn import Drawn
from tui.widgets.field import Field

ROOMY = 22


class Ticks(Widget, can_focus=True):
    """`1 [ ] ØP  2 [x] BU`: a digit turns one, arrows and space too.

    Letters mean nothing here: somebody goes on with the next line and did not look up. Nothing of that line turns one,
    saves or leads on, until the keys are still.
    """

    ticked: reactive[frozenset[str]] = reactive(frozenset())
    at: reactive[int] = reactive(0)

    class Changed(Message):
        def __init__(self, ticked: frozenset[str]) -> None:
            super().__init__()
            self.ticked = ticked

    class Strayed(Message):
        """A line was typed here, and is not kept."""

    def __init__(self, people: tuple[Person, ...], ticked: frozenset[str], *, id: str) -> None:
        super().__init__(id=id)
        self.people = people
        self._steady = ticked  # before the keys that follow each other now
        self._pressed = self._strayed = float("-inf")
        self.set_reactive(Ticks.ticked, ticked)

    def on_key(self, event: events.Key) -> None:
        step = {"right": 1, "down": 1, "left": -1, "up": -1}.get(event.key)
        if event.time - self._pressed > STILL:
            self._steady = self.ticked
        self._pressed = event.time
        if event.key != "escape" and (self._is_letter(event) or event.time - self._strayed < STILL):
            self._strayed = event.time
            self.ticked = self._steady
            self.post_message(self.Changed(self.ticked))
            self.post_message(self.Strayed())
        elif event.character and event.character.isdigit() and 0 < int(event.character) <= len(self.people):
            self._turn(int(event.character) - 1)
        elif event.key == "space" and self.people:
            self._turn(self.at)
        elif step and self.people:
            self.at = (self.at + step) % len(self.people)
        else:
            return
        event.prevent_default().stop()

    def _is_letter(self, event: events.Key) -> bool:
        return event.is_printable and event.key != "space" and not (event.character or "").isdigit()

    def on_click(self, event: events.Click) -> None:
        place = event.y * self._across() + event.x // self._wide()
        if event.x // self._wide() < self._across() and place < len(self.people):
            self._turn(place)

    def render(self) -> Content:
        rows: list[Content] = []
        for number, person in enumerate(self.people):
            mark = "x" if person.initials in self.ticked else " "
            style = "reverse" if self.has_focus and number == self.at else STRONG if mark == "x" else ""
            drawn = line((fit(f"{number + 1} [{mark}] {plain(person.initials)}", self._wide() - 2), style), "  ")
            if number % self._across():
                rows[-1] = line(rows[-1], drawn)
            else:
                rows.append(drawn)
        return Content("\n").join(rows)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        across = max(1, width // self._wide())
        return max(1, -(-len(self.people) // across))

    def _wide(self) -> int:
        return 8 + max((len(p.initials) for p in self.people), default=3)

    def _across(self) -> int:
        return max(1, self.content_size.width // self._wide())

    def _turn(self, place: int) -> None:
        self.at = place
        self.ticked = self.ticked ^ {self.people[place].initials}
        self.post_message(self.Changed(self.ticked))


class RulingForm(ModalScreen[Ruled | None]):
    """Enter saves when there is a text; the reason is asked for once, here, and may stay empty. Esc goes back."""

    CSS_PATH = "ruling.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+j", "save", show=False),
        Binding("escape", "dismiss", show=False),
    ]

    def __init__(
        self,
        item: Item,
        first: Ruled,
        chief: Person,
        others: tuple[Person, ...],
        sentence: Callable[[Ruled], str],
        wrong: Callable[[Ruled], str],
        words: Words,
    ) -> None:
        """`sentence` is what the minutes will say, `wrong` why it cannot be kept (empty = it can)."""
        super().__init__()
        self.words = words
        self._item, self._first, self._chief, self._others = item, first, chief, others
        self._sentence, self._wrong = sentence, wrong

    def compose(self) -> ComposeResult:
        words, first = self.words, self._first
        with VerticalScroll(id="ruling", can_focus=False) as form:
            form.border_title = Content(f"{words('live.ruling')}")
            yield Drawn(self._about, id="about")
            hint, optional = words("live.ruling.reservation.hint"), words("live.ruling.optional")
            yield self._row("text", Field(first.text, id="text"))
            yield self._row("against", Ticks(self._others, frozenset(first.against), id="against"))
            yield self._row("reservation", Field(first.reservation, id="reservation", placeholder=hint))
            yield self._row("reason", Field(first.reason, id="reason", placeholder=optional))
            yield Drawn(self._preview, id="preview")

    def on_mount(self) -> None:
        self.query_one("#against" if self._first.text else "#text").focus()
        text = self.query_one("#text", Field)
        text.move_cursor(text.document.end)
        self._say()

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.height < ROOMY, "-short")

    @property
    def ruled(self) -> Ruled:
        """The form as it stands."""
        ticked = self.query_one("#against", Ticks).ticked
        return Ruled(
            text=self.query_one("#text", Field).text.strip(),
            against=tuple(p.initials for p in self._others if p.initials in ticked),
            reservation=self.query_one("#reservation", Field).text.strip(),
            reason=self.query_one("#reason", Field).text.strip(),
        )

    @on(TextArea.Changed)
    @on(Ticks.Changed)
    def _changed(self) -> None:
        if self.is_mounted:
            self.query_one("#preview", Drawn).show(self._preview)
            self._say()

    def action_save(self) -> None:
        ruled = self.ruled
        wrong = self._wrong(ruled)
        if wrong:
            self._say(wrong)
        else:
            self.dismiss(ruled)

    def on_ticks_strayed(self) -> None:
        self._say(self.words("live.ruling.strayed"))

    def on_field_too_long(self, message: Field.TooLong) -> None:
        self._say(self.words("live.too_long", n=message.length))

    def _say(self, wrong: str = "") -> None:
        """The keys, that the reason is missing, or what stands in the way."""
        form = self.query_one("#ruling")
        if wrong:
            form.border_subtitle = line((f" ! {wrong} ", WARN))
        elif not self.ruled.reason:
            form.border_subtitle = Content(f"{self.words('live.ruling.no_reason')}")
        else:
            form.border_subtitle = Content(f"{self.words('live.ruling.keys')}")

    def _row(self, name: str, field: Widget) -> Horizontal:
        label = self.words(f"live.ruling.{name}")
        return Horizontal(Drawn(lambda width: line((label, MUTED)), classes="label"), field, classes="row")

    def _about(self, width: int) -> Content:
        who = self.words("live.ruling.who", who=plain(self._chief.initials), title=plain(self._chief.title))
        title = f"{self._item.number} {self._item.title}"
        return Content("\n").join([*(line((row, STRONG)) for row in wrapped(title, width)), line((who, MUTED))])

    def _preview(self, width: int) -> Content:
        rows = [line((self.words("live.ruling.preview"), MUTED))]
        said = self._sentence(self.ruled) if self.is_mounted else ""
        return Content("\n").join([*rows, *(line(row) for row in wrapped(f"»{said}«" if said else "–", width))])
