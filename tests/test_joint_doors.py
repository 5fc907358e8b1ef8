"""Whatever is treated together, and whenever doors close: what was said on an item that was ever closed stays."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exports.files import export_files
from store import events as e
from store.fold.meeting import fold
from tests.build import entries

ITEMS = ("i1", "i2", "i3", "i5")
Step = tuple[str, str, str]  # what happens, on which item, and the other one of those that are joined
steps = st.lists(
    st.tuples(st.sampled_from(("say", "say", "join", "close", "open")), st.sampled_from(ITEMS), st.sampled_from(ITEMS)),
    max_size=16,
)


@given(steps)
def test_no_word_of_an_item_that_is_closed_with_another_leaves(happens: list[Step]) -> None:
    kept: list[tuple[str, e.Event]] = [("12.00", e.MeetingOpened("KD"))]
    together = {item: {item} for item in ITEMS}
    shut: set[str] = set()
    words: dict[str, set[str]] = {item: set() for item in ITEMS}
    secret: set[str] = set()
    for number, (what, item, other) in enumerate(happens):
        event: e.Event
        match what:
            case "say":
                word = f"ZQ{number}q"
                event = e.CaseLineWritten(item, "choice", word)
                words[item].add(word)
                secret |= {word} if item in shut else set()
            case "join" if other not in together[item]:
                event = e.ItemsJoined((item, other))
                joint = together[item] | together[other]
                together |= dict.fromkeys(joint, joint)
                shut |= joint if joint & shut else set()
            case "close":
                event = e.DoorsClosed(item)
                shut |= together[item]
                secret.update(*(words[one] for one in together[item]))
            case "open":
                event = e.DoorsOpened(item)
                shut -= together[item]
            case _:
                continue
        kept.append((f"12.{number + 1:02}", event))
    told = entries(*kept)
    left = b"".join(file.data for file in export_files(fold(told), told, ("md", "ics", "json"), "distribution"))
    assert [word for word in secret if word.encode() in left] == []
    # the test knows how to look: on items that were never joined, what is open leaves
    alone = {word for item in ITEMS if len(together[item]) == 1 for word in words[item]}
    assert [word for word in alone - secret if word.encode() not in left] == []
