"""What comes from the terminal: bursts are pastes, Enter stays Enter, and nothing is lost or put in another order."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste

from tests.build import moment
from tui.crash import places, report
from tui.driver import BURST, FLOOD, Pastes, gathered


def key(sign: str) -> Key:
    return Key("enter", "\r") if sign == "\n" else Key("x", sign)


def texts(messages: list[object]) -> str:
    """All the characters that came, Enter as a line break."""
    return "".join(m.text if isinstance(m, Paste) else "\n" if m.key == "enter" else m.character for m in messages)  # type: ignore


@given(st.text("abc æ\n", max_size=400))
def test_no_character_is_lost_and_none_moves(typed: str) -> None:
    assert texts(list(gathered(key(sign) for sign in typed))) == typed


def test_what_a_person_types_stays_keys() -> None:
    assert all(isinstance(message, Key) for message in gathered(key(sign) for sign in "e Vi gør det\n"))


def test_a_long_line_at_one_go_is_one_paste_and_its_enter_stays_enter() -> None:
    paste, enter = gathered(key(sign) for sign in "x" * BURST + "\n")

    assert isinstance(paste, Paste) and isinstance(enter, Key) and enter.key == "enter"


def test_a_flood_is_a_text_with_its_line_breaks() -> None:
    (paste,) = gathered(key(sign) for sign in ("y" * 99 + "\n") * (FLOOD // 50) + "y")

    assert isinstance(paste, Paste) and paste.text.count("\n") == FLOOD // 50


HOSTILE = st.lists(
    st.sampled_from(["\x1b", "[", "200~", "201~", "\r", "\x07", "OP", "[31m", "\x1b[20", "æ", "x" * 9])
).map("".join)


@given(HOSTILE, HOSTILE, HOSTILE, st.data())
def test_nothing_in_a_bracketed_paste_is_a_key_however_it_is_read(
    before: str, pasted: str, after: str, data: st.DataObject
) -> None:
    pasted = pasted.replace(Pastes.END, "")
    before, after = before.replace(Pastes.BEGIN, ""), after.replace(Pastes.BEGIN, "")
    stream = f"{before}{Pastes.BEGIN}{pasted}{Pastes.END}{after}"
    if (
        stream.index(Pastes.BEGIN) != len(before)
        or stream.index(Pastes.END, len(before)) != len(stream) - len(after) - 6
    ):
        return  # the pieces made a mark between them
    pastes, parts = Pastes(), []
    while stream:
        size = data.draw(st.integers(2, max(2, len(stream))))  # Esc alone in a read is the key
        read, stream = stream[:size], stream[size:]
        parts += list(pastes.parted(read))
    parts.append(pastes.late())
    (place,) = (n for n, part in enumerate(parts) if isinstance(part, Paste))

    assert "".join(parts[:place]) == before and "".join(parts[place + 1 :]) == after
    assert parts[place].text == pasted


def test_escape_by_itself_waits_for_nothing() -> None:
    assert list(Pastes().parted("\x1b")) == ["\x1b"]


def test_a_key_that_is_no_sign_parts_two_runs() -> None:
    messages = list(gathered([*map(key, "x" * BURST), Key("f2", None), *map(key, "y" * BURST)]))

    assert [type(message).__name__ for message in messages] == ["Paste", "Key", "Paste"]


def test_a_report_holds_kinds_and_places_and_no_value(tmp_path: Path) -> None:
    def fail(word: str) -> None:
        try:
            raise KeyError(word)
        except KeyError as first:
            raise ValueError(f"borger {word}") from first

    try:
        fail("hemmeligt")
    except ValueError as error:
        told = places(error)
        path = report(error, tmp_path / "faults", moment("12.41"))

    assert told[0] == "ValueError" and "KeyError" in told and any("test_tui_driver.py" in line for line in told)
    assert path is not None and "hemmeligt" not in path.read_text() and (path.stat().st_mode & 0o777) == 0o600
