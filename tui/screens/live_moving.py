"""From item to item, who is in the room, and the lists over the screen (screens.md 3.8, 3.9, 3.10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import events as e
from store.meeting import Meeting
from store.parking import lot, off, to_agenda
from store.said import Refused
from store.values import PLANNED, WITHDRAWN, Item
from tui.screens import meaning
from tui.screens.live_deciding import Deciding
from tui.views import people
from tui.widgets.panels import AgendaPanel, Chooser, LogPanel

if TYPE_CHECKING:
    from tui.dialogs.answers import Destination, Step


class Moving(Deciding):
    """Nothing here closes an item: going to another leaves the first as it stands."""

    def action_next_item(self) -> None:
        """PgDn; past what is settled, and after the last item the list of what is not complete."""
        self._step(1)

    def action_previous_item(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        meeting = self.held
        if meeting.state == PLANNED:
            self.refuse(self.words("live.open_first"))
            return
        item = meeting.following(meeting.current, step)
        while item is not None and (item.joined_to is not None or (step > 0 and item.settled)):
            item = meeting.following(item.id, step)
        if item is not None and not (meeting.current is None and step < 0):
            self.go(item)
        elif step > 0:
            self.action_finish()
        else:
            self.refuse(self.words("live.first_item"))

    def action_finish(self) -> None:
        """The list of what is not complete."""
        raise NotImplementedError

    def go(self, item: Item) -> None:
        if item.id != self.held.current:
            self.do(e.ItemStarted(item.id))

    def action_go_to(self) -> None:
        """Ctrl+G."""
        from tui.dialogs.go_to import GoTo

        def answered(found: Destination | None) -> None:
            item = self.held.item(found.item) if found else None
            if item is not None:
                self.go(item)
            elif found is not None and found.title:
                self.line_of(f"h {found.title}")
            self.set_focus(self.line)

        self.app.push_screen(GoTo(self.words, self.held), answered)

    def line_of(self, text: str) -> None:
        """Have a line done as if it were typed, beside the one that is half typed."""
        heard = meaning.hear(text, self.held, self.record.now())
        if isinstance(heard, Refused):
            self.refuse(heard.why)
        else:
            self.keep((heard.event,), warnings=heard.warnings)

    def on_agenda_panel_go_to(self, message: AgendaPanel.GoTo) -> None:
        item = self.held.item(message.item)
        if self.panel.shown is None and item is not None:
            self.go(item)
            self.set_focus(self.line)

    # the log

    def on_chooser_typed(self, message: Chooser.Typed) -> None:
        """Who goes on typing is in the line again."""
        self.set_focus(self.line)
        self.line.insert_text(message.character)

    def type_on(self, text: str) -> None:
        """Who went on typing over a list has it in the line, where something can be kept."""
        if self.record.read_only:
            self.not_taken()
        else:
            self.set_focus(self.line)
            self.line.insert_text(text)

    def on_log_panel_chosen(self, message: LogPanel.Chosen) -> None:
        stamped = self.held.entry(message.entry)
        if stamped is None or self.panel.shown is not None or self.record.read_only:
            return
        words = meaning.words_of(stamped.event)
        self.set_focus(self.line)
        if message.how == "withdraw":
            self.do(e.EntryWithdrawn(stamped.entry))
        elif not words:
            self.refuse(self.words("line.not_editable", entry=stamped.entry))
        elif message.how == "go":
            self.start_edit(stamped)
        elif self.line.text:
            self.refuse(self.words("live.finish_first"))
        elif message.how == "decide":
            self.line.write(words)
            self.action_decide()
        else:
            self.line.write(f"o {words}")
            self.line.move_cursor((0, 2))

    def action_next_panel(self) -> None:
        """F6: line, log, agenda, and round again."""
        if self.panel.shown is not None:
            return
        order = [self.line, self.query_one(LogPanel), self.query_one(AgendaPanel)]
        seen = [one for one in order if one.display and one.region.area]
        place = seen.index(self.focused) if self.focused in seen else -1
        self.set_focus(seen[(place + 1) % len(seen)])
        self.show_keys()

    def action_task(self) -> None:
        """F3: the line becomes a task, the cursor where the initials go."""
        text = self.line.text
        if self.mode is not None or self.shut:
            self.refuse(self.shut or self.words("live.finish_first"))
        elif text[:2].casefold() != "o ":
            self.line.write(f"o {text}")
            self.line.move_cursor((0, 2))

    # the room

    def action_presence(self) -> None:
        """Ctrl+T."""
        from tui.dialogs.presence import Presence

        def answered(wish: str | None) -> None:
            self.set_focus(self.line)
            if wish == "guest" and not self.line.text:
                self.line.write(self.words("live.guest.line"))

        self.app.push_screen(Presence(self.words, self.held, self.act, self.type_on), answered)

    def action_parking(self) -> None:
        from tui.dialogs.parking import ParkingLot

        def answered(task: str | None) -> None:
            self.set_focus(self.line)
            if task and not self.line.text:
                self.line.write(f"o {task}")
                self.line.move_cursor((0, 2))

        self.app.push_screen(ParkingLot(self.words, self.held, self.act, self.type_on), answered)

    def action_history(self) -> None:
        from tui.dialogs.history import History

        def answered(step: Step | None) -> None:
            self.set_focus(self.line)
            if step is not None:
                self._take_step(step)

        self.app.push_screen(History(self.words, self.held, lambda: self.record.entries, self.type_on), answered)

    def _take_step(self, step: Step) -> None:
        stack = self.held.undoable
        stamped = next((s for s in self.record.entries if s.entry == step.entry), None)
        if step.take_back and step.entry in stack:
            self.do(e.TakenBack(tuple(reversed(stack[stack.index(step.entry) :]))))
        elif step.take_back:
            self.refuse(self.words("live.history.not_standing"))
        elif stamped is not None and (item := self.held.item(getattr(stamped.event, "item", None))):
            self.go(item)

    def act(self, wish: str, what: str) -> tuple[Meeting, str]:
        """What a list over the screen asks to have done; the meeting as it then stands, and what is said of it."""
        item = self.held.item(what)
        topic = next((t for t in lot(self.held) if t.id == what), None)
        if wish == "toggle":
            self.do(e.PersonLeft(what) if self._inside(what) else e.PersonArrived(what))
        elif wish == "postpone" and item:
            self.do(e.ItemPostponed(item.id))
        elif wish == "withdraw" and item:
            self.do(e.OutcomeGiven(item.id, WITHDRAWN))
        elif wish == "next" and topic:
            self.do(to_agenda(self.held, topic))
        elif wish == "remove" and topic:
            self.do(off(topic))
        elif wish == "undo":
            self.action_undo()
        elif wish == "redo":
            self.action_redo()
        return self.held, self.line.said

    def _inside(self, who: str) -> bool:
        person = self.held.person(who)
        return person is not None and people.here(self.held, person)

    def action_pause(self) -> None:
        """F8: the clock of the item stands, or goes on."""
        self.do(e.TimeResumed() if self.held.paused else e.TimePaused())
