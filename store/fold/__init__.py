"""Entries -> Meeting: history first, then the agenda as it was typed, then the room and the items as it happened."""
