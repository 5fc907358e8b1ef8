"""Preparing the agenda (screens.md 5.2): each change is an event, kept before it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import ClassVar

from textual import events, work
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.widget import Widget

from store import events as e
from store.record import Record
from store.said import Refused
from store.values import ENDED, PLANNED, AgendaItem, Item, Person
from tui.keys_screens import PREPARE, bindings
from tui.screens.around import Around
from tui.screens.keeper import Keeper, let_go
from tui.screens.planning import changed, known, moved, offered, put_in, read_guest, read_pasted
from tui.texts.words import Words
from tui.understood import understood
from tui.views import prepare as view
from tui.views.pieces import line
from tui.views.prepare import EMPTY
from tui.widgets.drawn import Drawn
from tui.widgets.listing import Listing
from tui.wishes import GoHome, HoldMeeting, ShowMinutes


class PrepareScreen(Around):
    """Over an opened record. `left_open` is what earlier meetings left behind: offered, never put in by itself."""

    KEYS = PREPARE
    BINDINGS: ClassVar[list[BindingType]] = bindings(PREPARE)

    def __init__(self, words: Words, record: Record, left_open: tuple[AgendaItem, ...] = ()) -> None:
        super().__init__(words)
        self.record = record
        self.left_open = left_open
        self.keeper = Keeper(record)

    def parts(self) -> Iterator[Widget]:
        yield Drawn(lambda width: view.head(self.record.meeting, self.words, width), id="title-line")
        agenda = Listing(id="plan")
        agenda.border_title = self.words("prepare.agenda")
        agenda.border_subtitle = self.words("prepare.agenda.keys")
        yield Container(agenda, VerticalScroll(Drawn(id="item-text"), id="detail", can_focus=False), id="both")
        yield Drawn(id="pointed-out")

    def on_mount(self) -> None:
        self.show_meeting()
        self.query_one(Listing).focus()
        self.say_mended()

    def on_unmount(self) -> None:
        """Out of the screen, by whatever way: the record is closed."""
        wrong = let_go(self.app, self.record)
        if wrong is not None:
            self.app.say_last(wrong)  # type: ignore[attr-defined]

    # what is shown

    def show_meeting(self, at: str | None = None) -> None:
        """Draw the meeting as it now stands, the cursor on `at`."""
        self.query_one("#title-line", Drawn).refresh(layout=True)
        self.query_one(Listing).fill(view.rows(self.record.meeting, self.words), at)
        offers = len(self.offers)
        meeting = self.record.meeting
        self.query_one("#pointed-out", Drawn).show(lambda width: view.pointed_out(meeting, offers, self.words, width))
        self.show_item()

    def on_listing_moved(self) -> None:
        self.show_item()

    def show_item(self) -> None:
        """The chosen item in full."""
        item = self.chosen
        self.query_one("#item-text", Drawn).show(lambda width: view.detail(item, self.words, width))
        self.query_one("#detail").border_title = line(view.detail_title(item))

    @property
    def offers(self) -> tuple[AgendaItem, ...]:
        """What earlier meetings left open."""
        return offered(self.record.meeting, self.left_open)

    @property
    def chosen(self) -> Item | None:
        """The item under the cursor."""
        return self.record.meeting.item(self.query_one(Listing).at)

    @property
    def section(self) -> str:
        """The section the cursor stands in."""
        at = self.query_one(Listing).at or ""
        item = self.chosen
        return item.section if item else at.removeprefix(EMPTY) or self.record.meeting.called.sections[0]

    # what the keys do

    def keep(self, *happened: e.Event, at: str | None = None, told: str | None = None) -> None:
        """Keep events as one step, show the meeting, and say what was kept or why not; nothing changed says nothing."""
        if not happened:
            return
        last = self.keeper.keep(*happened)
        self.show_meeting(at)
        if isinstance(last, Refused):
            self.say(last.why, good=False)
        else:
            kept = self.words("prepare.kept", what=understood(last, self.record.meeting, self.words))
            self.say(told or kept)
        self.say_mended()

    def say_mended(self) -> None:
        """What was mended in the files since this was asked last; each is said once."""
        for notice in self.record.news():
            self.say(notice, good=False)

    def may_change(self) -> bool:
        """Only while the meeting is planned: once it is open its own screen is the place."""
        state = self.record.meeting.state
        if state != PLANNED:
            self.say(self.words("prepare.ended" if state == ENDED else "prepare.begun"), good=False)
        return state == PLANNED

    def action_new(self) -> None:
        """N: a new item, last in the section where the cursor stands."""
        plan = AgendaItem(f"n{self.record.meeting.count}", "", self.section)
        self.fill_in(plan, None, self.words("prepare.form.new"))

    def on_listing_chosen(self) -> None:
        self.action_change()

    def action_change(self) -> None:
        """Enter: all of the item; in an empty section a new one."""
        if item := self.chosen:
            self.fill_in(item.plan, item, self.words("prepare.form.change", n=item.number))
        else:
            self.action_new()

    def action_guest(self) -> None:
        """G: who comes to the item, and when."""
        if item := self.chosen:
            self.fill_in(item.plan, item, self.words("prepare.form.guest", n=item.number), guest=True)

    @work
    async def fill_in(self, plan: AgendaItem, item: Item | None, title: str, guest: bool = False) -> None:
        """The form over the screen, and its answer as events."""
        if not self.may_change():
            return
        from tui.dialogs.item_form import GuestForm, ItemForm

        form = GuestForm if guest else ItemForm
        meeting = self.record.meeting
        planned = await self.app.push_screen_wait(form(plan, title, meeting, self.read_guest, self.words))
        if planned:
            happened = changed(item, planned.plan) if item else (e.ItemAdded(planned.plan),)
            self.keep(*known(planned.newcomers), *happened, at=plan.id)

    def action_close_item(self) -> None:
        """L: closed or open."""
        item = self.chosen
        if item is not None and self.may_change():
            self.keep(*changed(item, replace(item.plan, closed=not item.plan.closed)), at=item.id)

    def action_move(self, down: bool) -> None:
        """< and >: one place up or down, on into the next section at the edge."""
        item = self.chosen
        if item is None or not self.may_change():
            return
        move = moved(self.record.meeting, item, down)
        if move is None:
            self.say(self.words("prepare.any_other_stays" if item.plan.any_other else "prepare.at_the_end"), False)
        else:
            self.keep(move, at=item.id)

    def action_remove(self) -> None:
        """Del: off the agenda; undo puts it back."""
        item = self.chosen
        if item is not None and self.may_change():
            self.keep(e.ItemRemoved(item.id), told=self.words("prepare.removed", title=item.title))

    def action_undo(self) -> None:
        self.turn(self.keeper.undo)

    def action_redo(self) -> None:
        self.turn(self.keeper.redo)

    def turn(self, step: Callable[[], e.Event | Refused]) -> None:
        """One step back or forth, said by what it was."""
        before = self.record.meeting
        event = step()
        self.show_meeting()
        if isinstance(event, Refused):
            self.say(event.why, good=False)
        else:
            back = isinstance(event, e.TakenBack)
            what = understood(event, before if back else self.record.meeting, self.words)
            self.say(self.words("prepare.undone", what=what) if back else what)
        self.say_mended()

    @work
    async def action_take_up(self) -> None:
        """T: what earlier meetings left open; one is put in at once, of several one chooses."""
        offers = self.offers
        if not offers or not self.may_change():
            return
        if len(offers) > 1:
            from tui.dialogs.offers import Offers

            chosen = await self.app.push_screen_wait(Offers(offers, self.words))
            offers = chosen or ()
        self.add(offers)

    def on_paste(self, event: events.Paste) -> None:
        """An agenda pasted anywhere on the screen opens the field with it in."""
        event.stop()
        self.action_paste(event.text)

    @work
    async def action_paste(self, text: str = "") -> None:
        """V: an agenda as plain text; what was understood is shown before it is put in."""
        if not self.may_change():
            return
        from tui.dialogs.paste import PasteForm

        form = PasteForm(text, lambda typed: read_pasted(typed, self.record.meeting), self.words)
        plans = await self.app.push_screen_wait(form)
        self.add(plans or ())

    def add(self, plans: tuple[AgendaItem, ...]) -> None:
        """Put items in as one step."""
        added = put_in(plans, self.record.meeting)
        told = self.words.count("prepare.put_in", len(added))
        self.keep(*added, at=added[0].plan.id if added else None, told=told)

    def action_start(self) -> None:
        self.post_message(HoldMeeting(self.record.path))

    def action_minutes(self) -> None:
        self.post_message(ShowMinutes(self.record.path))

    def action_home(self) -> None:
        self.post_message(GoHome())

    def read_guest(self, text: str) -> Person | Refused:
        """Somebody known, or somebody new with a title."""
        return read_guest(text, self.record.meeting, self.record.now())
