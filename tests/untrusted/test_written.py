"""The documents that leave the program: minutes, calendars, JSON, and the names of their files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from icalendar import Calendar
from markdown_it import MarkdownIt

from exports.files import export_files, write_files
from store.events import Stamped
from store.fold.meeting import fold
from store.said import Refused
from tests.calendars import sound
from tests.faults.player import DAY, enighed
from tests.hard_meeting import hard_entries
from tests.meeting_files import read
from tests.untrusted.words import EVIL, kept, poisoned, steering

EDITIONS = ("internal", "distribution")
LANGUAGES = ("da", "en")


def files(entries: tuple[Stamped, ...], kind: str, edition: str, language: str = "da") -> dict[str, bytes]:
    """By the end of their names, without the forum's."""
    made = export_files(fold(entries), entries, (kind,), edition, language)
    return {re.sub(r"^\d{4}-\d\d-\d\d-(?:direktionen\w*-)?", "", file.name): file.data for file in made}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", EDITIONS)
def test_minutes_are_text_whatever_stands_in_them(edition: str, language: str) -> None:
    """Rendered as CommonMark with tables there is no link, picture, code or HTML but a line break in a cell."""
    for name, data in files(poisoned(), "md", edition, language).items():
        text = data.decode()
        assert steering(text) == [], name
        tokens = list(inline(MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)))
        assert {token.type for token in tokens} & {"link_open", "image", "code_inline", "html_block", "fence"} == set()
        assert {token.content for token in tokens if token.type == "html_inline"} <= {"<br>"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_minutes_have_the_headings_tables_and_lists_they_would_have(edition: str) -> None:
    """No word makes another heading, a list, a rule or a row."""

    def skeleton(entries: tuple[Stamped, ...]) -> list[str]:
        (data,) = files(entries, "md", edition).values()
        tokens = MarkdownIt("commonmark").enable("table").parse(data.decode())
        return [token.type for token in tokens if token.type not in ("paragraph_open", "paragraph_close", "inline")]

    assert skeleton(poisoned()) == skeleton(poisoned("x"))


def inline(tokens):  # type: ignore[no-untyped-def]
    for token in tokens:
        yield token
        yield from token.children or ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", EDITIONS)
def test_calendars_have_the_properties_they_would_have_and_no_other(edition: str, language: str) -> None:
    bad, good = (files(entries, "ics", edition, language) for entries in (poisoned(), hard_entries()))
    assert bad.keys() == good.keys() and len(bad) == 3
    for name, data in bad.items():
        sound(data)
        assert [properties(c) for c in Calendar.from_ical(data).walk()] == [
            properties(c) for c in Calendar.from_ical(good[name]).walk()
        ]
        for component in Calendar.from_ical(data).walk():
            for key, value in component.items():
                assert not isinstance(value, list), key
                assert steering(str(value)) == [], key


def properties(component) -> tuple[str, list[tuple[str, list[str]]]]:  # type: ignore[no-untyped-def]
    """A component's name, its properties and their parameters."""
    return component.name, [(name, sorted(getattr(held, "params", {}))) for name, held in component.items()]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_json_file_is_exact_and_comes_in_again(edition: str) -> None:
    for data in files(poisoned(), "json", edition).values():
        assert steering(data.decode()) == []
        told = json.loads(data)
        assert EVIL in told["agenda"][0]["title"]
    (data,) = files(poisoned("\u202e ' \" \\ </script>"), "json", edition).values()
    assert not isinstance(read(json.loads(data)), Refused)


NAME = re.compile(r"\d{4}-\d\d-\d\d(?:-[a-z0-9_]{1,40})?(?:-[a-z-]+)?-(?:intern|udsendt)\.(?:md|ics|json)")


@pytest.mark.parametrize(
    "word",
    [EVIL, "../../x", "/etc/passwd", "CON", "NUL.txt", "a:b", "x" * 300, "…", " ", ".", "aux.", "\u202efdp.exe", "æøå"],
)
def test_no_file_is_named_by_a_text(tmp_path: Path, word: str) -> None:
    entries = poisoned(word)
    for edition in EDITIONS:
        written = write_files(tmp_path / "ud", export_files(fold(entries), entries, ("md", "ics", "json"), edition))
        assert all(NAME.fullmatch(one.path.name) and one.path.parent == tmp_path / "ud" for one in written)
    assert [path.name for path in tmp_path.iterdir()] == ["ud"]


def test_a_link_in_the_export_folder_leads_nowhere(tmp_path: Path) -> None:
    home, out, outside = tmp_path / "home", tmp_path / "out", tmp_path / "outside"
    kept(home / "meetings" / "2026" / f"{DAY}-direktionen-22.json", poisoned(forum=False))
    outside.mkdir()
    out.mkdir()
    (outside / "victim").write_bytes(b"andres")
    names = [f"{DAY}-referat-intern.md", f"{DAY}-intern.json", f"{DAY}-moede-intern.ics", f"{DAY}-frister-intern.ics"]
    for name in names:
        (out / name).symlink_to(outside / "victim")
    (out / f".{names[0]}.1.tmp").symlink_to(outside / "victim")
    assert enighed(home, "export", DAY, "--out", str(out))[0] == 0
    assert (outside / "victim").read_bytes() == b"andres" and len(list(outside.iterdir())) == 1
    assert (out / f"{DAY}-referat-intern-v2.md").is_file()
    (out / "folder").symlink_to(outside)
    assert enighed(home, "export", DAY, "--out", str(out / "folder" / ".." / "under"))[0] == 0
    assert (outside / "victim").read_bytes() == b"andres"


@pytest.mark.parametrize(
    "sign", ["\n", "\r", "\r\n", "\\n", "\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\x1c", "\r\n ", "\n\t"]
)
def test_a_calendar_line_is_never_begun_by_a_text(sign: str) -> None:
    word = f"a{sign}BEGIN:VALARM{sign}ACTION:AUDIO{sign}END:VALARM{sign}ATTENDEE:mailto:x@y{sign}DTSTART:19700101"

    def begun(entries: tuple[Stamped, ...]) -> list[bytes]:
        lines = b"".join(files(entries, "ics", "internal").values()).replace(b"\r\n ", b"").split(b"\r\n")
        return [re.split(rb"[:;]", line)[0] for line in lines]

    assert begun(poisoned(word)) == begun(poisoned("x"))
