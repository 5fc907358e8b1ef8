"""The faults of a plain ledger again, for one in an encrypted folder: every promise holds there as well.

The tests are those of the other modules; only the folder they work in is another.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest

from store.disk import vault
from store.disk.sealed import is_sealed
from store.disk.vault import Vault
from store.ledger import Ledger
from tests.faults.shim import SECRET, document
from tests.faults.test_bytes import (
    ALL,
    closed,
    test_a_journal_cut_at_any_byte_keeps_every_whole_line_and_the_fragment_beside,
    test_a_journal_deleted_leaves_what_the_snapshot_has,
    test_a_line_the_snapshot_has_is_skipped,
    test_a_snapshot_cut_at_any_byte_is_damage_and_is_left_as_it_is,
    test_a_snapshot_deleted_after_a_crash_is_made_again_from_the_journal,
    test_a_snapshot_deleted_that_the_journal_goes_on_from_is_damage,
    test_a_spoiled_journal_is_said_and_never_written_to,
    test_any_flipped_bit_in_a_journal_is_damage,
    test_any_flipped_bit_in_a_snapshot_is_damage,
    test_any_random_bytes_are_refused_in_our_own_words_or_read_as_no_more_than_there_is,
    test_what_stands_after_the_last_line_feed_is_torn_kept_and_told,
)
from tests.faults.test_every_call import (
    disk,
    test_a_call_that_fails_once_is_told_or_mended_and_nothing_is_lost_or_doubled,
    test_a_disk_that_stays_broken_is_said_and_when_it_is_well_again_the_same_words_are_kept_once,
    test_a_journal_is_cut_only_once_the_new_snapshot_is_on_the_disk,
    test_a_short_write_is_completed,
    test_a_short_write_that_cannot_be_completed_is_cut_back,
    test_after_a_failed_flush_the_file_is_not_believed_before_all_stands_in_a_new_one,
    test_an_append_interrupted_from_the_keyboard_leaves_it_there_once_or_not_at_all,
    test_an_entry_costs_one_look_one_write_and_one_flush,
    test_killed_at_any_call_the_acknowledged_entries_are_there_in_order_and_the_meeting_goes_on,
)
from tests.faults.test_kills import test_killed_at_random_nothing_that_was_said_to_be_kept_is_lost
from tests.faults.test_power_loss import test_whatever_a_power_cut_leaves_holds_every_acknowledged_entry
from tests.faults.test_vanished import (
    ledger,
    path,
    test_a_folder_moved_away_and_put_back_goes_on,
    test_a_folder_put_back_from_an_older_copy_gets_what_it_lacks,
    test_a_folder_removed_and_made_again_empty_gets_the_whole_record,
    test_damage_done_under_a_running_meeting_is_kept_beside_and_mended,
    test_what_another_program_wrote_meanwhile_is_not_written_over,
    written,
)
from tests.sealing import leaks, lock_up

__all__ = [
    "closed", "disk", "ledger", "path",
    "test_a_call_that_fails_once_is_told_or_mended_and_nothing_is_lost_or_doubled",
    "test_a_disk_that_stays_broken_is_said_and_when_it_is_well_again_the_same_words_are_kept_once",
    "test_a_folder_moved_away_and_put_back_goes_on",
    "test_a_folder_put_back_from_an_older_copy_gets_what_it_lacks",
    "test_a_folder_removed_and_made_again_empty_gets_the_whole_record",
    "test_a_journal_cut_at_any_byte_keeps_every_whole_line_and_the_fragment_beside",
    "test_a_journal_deleted_leaves_what_the_snapshot_has",
    "test_a_journal_is_cut_only_once_the_new_snapshot_is_on_the_disk",
    "test_a_line_the_snapshot_has_is_skipped",
    "test_a_short_write_is_completed",
    "test_a_short_write_that_cannot_be_completed_is_cut_back",
    "test_a_snapshot_cut_at_any_byte_is_damage_and_is_left_as_it_is",
    "test_a_snapshot_deleted_after_a_crash_is_made_again_from_the_journal",
    "test_a_snapshot_deleted_that_the_journal_goes_on_from_is_damage",
    "test_a_spoiled_journal_is_said_and_never_written_to",
    "test_after_a_failed_flush_the_file_is_not_believed_before_all_stands_in_a_new_one",
    "test_an_append_interrupted_from_the_keyboard_leaves_it_there_once_or_not_at_all",
    "test_an_entry_costs_one_look_one_write_and_one_flush",
    "test_any_flipped_bit_in_a_journal_is_damage",
    "test_any_flipped_bit_in_a_snapshot_is_damage",
    "test_any_random_bytes_are_refused_in_our_own_words_or_read_as_no_more_than_there_is",
    "test_damage_done_under_a_running_meeting_is_kept_beside_and_mended",
    "test_killed_at_any_call_the_acknowledged_entries_are_there_in_order_and_the_meeting_goes_on",
    "test_killed_at_random_nothing_that_was_said_to_be_kept_is_lost",
    "test_what_another_program_wrote_meanwhile_is_not_written_over",
    "test_what_stands_after_the_last_line_feed_is_torn_kept_and_told",
    "test_whatever_a_power_cut_leaves_holds_every_acknowledged_entry",
    "written",
]  # fmt: skip


@pytest.fixture(autouse=True)
def sealed(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """All the test's ledgers lie in one encrypted folder, and when it is over no file of it holds a word in plain."""
    monkeypatch.setattr(vault, "_ring", {})
    # the same bytes in every run
    monkeypatch.setattr(vault, "os", SimpleNamespace(urandom=Random(5).randbytes, sep=os.sep))
    if "power_cut" in request.node.name:  # whose folders are built again elsewhere
        monkeypatch.setattr(Vault, "place", lambda self, path: path.name)
    lock_up(tmp_path)
    yield
    assert leaks(tmp_path, SECRET) == []


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """A ledger as a killed program leaves it: a snapshot of the first entry, and all four in the journal."""
    path = tmp_path / "left" / "m.json"
    ledger = Ledger.create(path, document(0))
    for number in ALL[1:]:
        ledger.append(document(number))
    left = {file: file.read_bytes() for file in (path, path.with_suffix(".journal"))}
    ledger.close()
    for file, data in left.items():
        file.write_bytes(data)
    assert is_sealed(left[path])
    return path
