"""Agendas pasted as plain text, for a Wednesday meeting."""

from __future__ import annotations

from store.calling.paste import read_agenda
from store.values import AgendaItem

WEDNESDAY = ("temaer", "drift", "eventuelt")


def titles(text: str) -> list[tuple[str, str]]:
    return [(item.section, item.title) for item in read_agenda(text, WEDNESDAY)]


def only(text: str) -> AgendaItem:
    (item,) = read_agenda(text, WEDNESDAY)
    return item
