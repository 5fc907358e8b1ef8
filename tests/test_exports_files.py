"""Export files: named by date, kind and edition, and written without ever touching what is there."""

from __future__ import annotations

import errno
import os
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from exports import files
from exports.files import Exported, NotWritten, export_files, write_files
from store.fold.meeting import fold
from tests.build import called, entries
from tests.hard_meeting import hard, hard_entries

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes and links are of POSIX")
ONE = Exported("2026-11-25-referat-intern.md", "æøå\n".encode())


def test_every_file_carries_its_edition_and_nothing_of_a_title() -> None:
    kept = hard_entries()
    names = [
        [file.name for file in export_files(hard(), kept, edition=edition)] for edition in ("internal", "distribution")
    ]

    assert names[0] == [
        "2026-11-25-referat-intern.md",
        "2026-11-25-moede-intern.ics",
        "2026-11-25-naeste-moede-intern.ics",
        "2026-11-25-frister-intern.ics",
        "2026-11-25-intern.json",
    ]
    assert names[1] == [name.replace("intern", "udsendt") for name in names[0]]


def test_another_forum_has_its_name_after_the_date() -> None:
    kept = entries(call=called(forum="Støtte & Råd/..\\CON", next_meeting=None))

    assert [file.name for file in export_files(fold(kept), kept, ("md", "ics"))] == [
        "2026-11-25-stoette_raad_con-referat-intern.md",
        "2026-11-25-stoette_raad_con-moede-intern.ics",
    ]


def test_only_the_kinds_that_are_asked_for() -> None:
    kept = hard_entries()

    assert [file.name for file in export_files(hard(), kept, ("json",))] == ["2026-11-25-intern.json"]
    with pytest.raises(ValueError, match="kind"):
        export_files(hard(), kept, ("docx",))


def test_the_same_record_gives_the_same_bytes() -> None:
    for edition in ("internal", "distribution"):
        assert export_files(hard(), hard_entries(), edition=edition) == export_files(
            hard(), hard_entries(), edition=edition
        )


def test_a_file_is_written_whole_in_a_folder_made_for_it(tmp_path: Path) -> None:
    (written,) = write_files(tmp_path / "ny" / "mappe", [ONE])

    assert (written.state, written.path.name) == ("written", ONE.name)
    assert written.path.read_bytes() == ONE.data
    assert [path.name for path in written.path.parent.iterdir()] == [ONE.name]


@POSIX
def test_nobody_else_can_read_it_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        (written,) = write_files(tmp_path / "ny", [ONE])
    finally:
        os.umask(before)

    assert stat.S_IMODE(written.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(written.path.parent.stat().st_mode) == 0o700


def test_the_same_bytes_are_left_and_others_stand_beside(tmp_path: Path) -> None:
    other = replace(ONE, data=b"rettet\n")
    steps = [write_files(tmp_path, [file])[0] for file in (ONE, ONE, other, ONE, other, replace(ONE, data=b"3"))]

    assert [(step.path.name, step.state) for step in steps] == [
        ("2026-11-25-referat-intern.md", "written"),
        ("2026-11-25-referat-intern.md", "unchanged"),
        ("2026-11-25-referat-intern-v2.md", "written"),
        ("2026-11-25-referat-intern.md", "unchanged"),
        ("2026-11-25-referat-intern-v2.md", "unchanged"),
        ("2026-11-25-referat-intern-v3.md", "written"),
    ]
    assert (tmp_path / ONE.name).read_bytes() == ONE.data


@POSIX
@pytest.mark.parametrize("target", ["udenfor.md", "findes-ikke.md"])
def test_a_link_in_the_folder_is_never_followed(tmp_path: Path, target: str) -> None:
    outside, folder = tmp_path / "udenfor.md", tmp_path / "ud"
    outside.write_bytes(ONE.data)
    folder.mkdir()
    (folder / ONE.name).symlink_to(tmp_path / target)
    (written,) = write_files(folder, [ONE])

    assert written.path.name == "2026-11-25-referat-intern-v2.md" and not written.path.is_symlink()
    assert outside.read_bytes() == ONE.data and not (tmp_path / "findes-ikke.md").exists()


@POSIX
def test_what_is_no_plain_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ONE.name).mkdir()
    os.mkfifo(tmp_path / "2026-11-25-referat-intern-v2.md")

    assert write_files(tmp_path, [ONE])[0].path.name == "2026-11-25-referat-intern-v3.md"


def test_a_folder_that_is_a_file_is_said_in_a_key(tmp_path: Path) -> None:
    (tmp_path / "fil").write_bytes(b"")
    with pytest.raises(NotWritten) as caught:
        write_files(tmp_path / "fil" / "mappe", [ONE])

    assert isinstance(caught.value, OSError)
    assert caught.value.said.key.startswith("export.") and caught.value.said.value("path")


@POSIX
@pytest.mark.parametrize(
    ("call", "number", "reason"),
    [("fsync", errno.ENOSPC, "disk_full"), ("fsync", errno.EIO, "io"), ("link", errno.EACCES, "denied")],
)
def test_a_failing_disk_leaves_nothing_half_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, reason: str
) -> None:
    def fails(*arguments: object, **more: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, fails)
    with pytest.raises(NotWritten) as caught:
        write_files(tmp_path, [ONE])

    assert caught.value.said.key == f"export.{reason}" and caught.value.errno == number
    assert list(tmp_path.iterdir()) == []


@POSIX
def test_a_folder_without_hard_links_is_written_to_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_here(*arguments: object, **more: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", none_here)
    names = [write_files(tmp_path, [file])[0].path.name for file in (ONE, replace(ONE, data=b"x"))]

    assert names == ["2026-11-25-referat-intern.md", "2026-11-25-referat-intern-v2.md"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


def test_a_name_taken_meanwhile_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = files._temporary

    def taken(folder: Path, file: Exported) -> Path:
        (folder / file.name).write_bytes(b"en anden")
        return real(folder, file)

    monkeypatch.setattr(files, "_temporary", taken)
    (written,) = write_files(tmp_path, [ONE])

    assert written.path.name == "2026-11-25-referat-intern-v2.md"
    assert (tmp_path / ONE.name).read_bytes() == b"en anden"


def test_files_in_english_stand_beside_the_danish_ones() -> None:
    names = [{file.name for file in export_files(hard(), hard_entries(), language=one)} for one in ("da", "en")]

    assert "2026-11-25-referat-intern-en.md" in names[1] and names[0] & names[1] == {"2026-11-25-intern.json"}


@pytest.mark.parametrize("folder", ["~nobody-there/x", "a\0b", "\ud800"])
def test_a_folder_that_cannot_be_is_said_in_a_key(tmp_path: Path, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotWritten):
        write_files(Path(folder) if folder[0] == "~" else tmp_path / folder, [Exported("x.md", b"x")])
