"""Keys in the order they were pressed: each is wholly dealt with before the next is looked at.

Textual hands a key to the focused widget and carries out a binding only when the key has come up through every widget
above it; meanwhile the keys after it are typed already. While an entry is being flushed to a slow disk, or somebody
pastes lines into a terminal that has no bracketed paste, a line would get the first letters of the next one.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

from textual import events
from textual._dispatch_key import dispatch_key
from textual.app import App
from textual.dom import DOMNode

PATIENCE = 2.0  # seconds; a widget that waits for the app itself must not hold up the keyboard for ever
SOON = 4  # rounds of the loop in which work that a key began may open its screen


class Pressed(events.Key, bubble=False):
    """A key that is not passed up from queue to queue; who is above is asked here, in turn."""


Pressed.handler_name = events.Key.handler_name


class InTurn(App[None]):
    """Takes the next key when the last one has done what it does."""

    async def on_event(self, event: events.Event) -> None:
        if type(event) is events.Key and not event.is_forwarded:
            await self._press(event)
        else:
            await super().on_event(event)

    async def _press(self, event: events.Key) -> None:
        if await self._check_bindings(event.key, priority=True):
            return
        shown = self.screen
        target = self.focused or shown
        key = Pressed(event.key, event.character)
        key._set_forwarded()
        for node in (one for one in (target, *target.ancestors) if one is not self):
            if node is target or (hasattr(node, "on_key") and not key._stop_propagation):
                node.post_message(key)
            await _done_with(node)  # also with what a widget below has said of the key
        if not key._stop_propagation and not await self._check_bindings(event.key):
            await dispatch_key(self, key)
        for _ in range(SOON):
            await asyncio.sleep(0)
        if self.screen is not shown:
            await _done_with(self.screen)


async def _done_with(node: DOMNode | Any) -> None:
    """Until a widget has come to the end of what is in its queue now."""
    done = asyncio.Event()
    if node.call_later(done.set):
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), PATIENCE)
