"""Days and times in the short forms of the screens (screens.md 1, rule 10): ons. 25.11.2026, uge 48, 12.00–15.00."""

from __future__ import annotations

from datetime import date, time

from tui.texts.words import Words
from tui.understood import clock_text


def short(day: date, words: Words, year: bool = False) -> str:
    """ons. 25.11. or, with the year, ons. 25.11.2026"""
    name = words("days.short").split()[day.weekday()]
    return f"{name} {day:%d.%m.%Y}" if year else f"{name} {day:%d.%m.}"


def long(day: date, words: Words) -> str:
    """onsdag 25.11."""
    return f"{words('days.long').split()[day.weekday()]} {day:%d.%m.}"


def week(day: date, words: Words) -> str:
    """uge 48"""
    return words("week", n=day.isocalendar().week)


def span(start: time, end: time) -> str:
    """12.00–15.00"""
    return f"{clock_text(start)}–{clock_text(end)}"
