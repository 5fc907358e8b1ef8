"""What the clock has to say: five minutes left, over time, a guest to fetch. Each is said once (screens.md 7)."""

from __future__ import annotations

from datetime import datetime

from store.meeting import Meeting
from tui.texts.words import Words
from tui.views import clock, side
from tui.views.pieces import plain

SOON = 5 * 60


def notices(meeting: Meeting, now: datetime, words: Words) -> dict[str, str]:
    """What holds now, by a name that stays the same as long as it holds."""
    item = meeting.at
    if item is None or not meeting.running or meeting.paused:
        return {}
    found: dict[str, str] = {}
    remains = clock.left(item, now)
    if remains is not None and remains < 0:
        found[f"over:{item.id}:{item.box}"] = words("live.notice.over", n=item.number)
    elif remains is not None and remains <= SOON and item.box > SOON // 60:
        found[f"soon:{item.id}:{item.box}"] = words("live.notice.soon", n=item.number)
    following = side.ahead(meeting)
    if following and following.plan.guests and remains is not None and remains <= SOON:
        guests = ", ".join(who for who in following.plan.guests if not meeting.is_in(who))
        if guests:
            found[f"fetch:{following.id}"] = words("live.notice.fetch", n=following.number, who=plain(guests))
    return found
