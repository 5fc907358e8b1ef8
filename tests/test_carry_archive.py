"""From the command line: what one meeting leaves open stands in the next, also where that was called before."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tui.__main__ import main


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ENIGHED_HOME", str(tmp_path))
    return tmp_path


def play(meeting: str, *lines: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines).encode())))
        assert main(["play", meeting, "-"]) == 0


def show(meeting: str, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    capsys.readouterr()
    assert main(["show", meeting, "--json"]) == 0
    return json.loads(capsys.readouterr().out)  # type: ignore[no-any-return]


def titles(told: dict[str, object]) -> list[str]:
    return [item["title"] for item in told["items"]]  # type: ignore[attr-defined]


FIRST = (
    "2026-11-25 12.00 åbn mødet: kd",
    "2026-11-25 12.01 h Budget (B, 10 min, v/ BU, temaer)",
    "2026-11-25 12.02 1: u fordi tal mangler",
    "2026-11-25 12.03 p Lukkedage",
    "2026-11-25 12.04 o be Notat om ferie 9/12",
    "2026-11-25 12.10 hæv mødet:",
)


def test_a_meeting_called_before_the_last_one_ended_gets_what_that_left_open_when_it_is_opened(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "2026-11-25"]) == main(["new", "2026-12-02"]) == 0
    assert main(["new", "--forum", "Politikkoordination", "2026-11-30"]) == 0
    play("2026-11-25", *FIRST)
    play("2026-11-30", "2026-11-30 8.15 åbn mødet: kd", "2026-11-30 8.16 h Trafik", "2026-11-30 8.20 til dagsorden:")
    play("2026-12-02", "2026-12-02 12.00 åbn mødet: kd", "2026-12-02 12.01 opfølgning: 1-1 udført")

    told = show("2026-12-02", capsys)
    assert titles(told) == ["Budget", "Trafik", "Eventuelt"]
    assert [topic["text"] for topic in told["parked_earlier"]] == ["Lukkedage"]  # type: ignore[attr-defined]
    assert [follow["id"] for follow in told["follow_up"]] == ["1-1"]  # type: ignore[attr-defined]


def test_an_item_that_was_put_off_stands_on_one_of_two_meetings_and_is_gone_from_the_other_once_it_was_treated(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "2026-11-25"]) == 0
    play("2026-11-25", *FIRST)
    assert main(["new", "2026-12-16"]) == main(["new", "2026-12-02"]) == main(["new", "2026-12-09"]) == 0
    assert [titles(show(f"2026-12-{day}", capsys)) for day in ("02", "09")] == [["Budget", "Eventuelt"], ["Eventuelt"]]

    play("2026-12-02", "2026-12-02 12.00 åbn mødet: kd", "2026-12-02 12.01 1: e Ja", "2026-12-02 12.30 hæv mødet:")
    play("2026-12-16", "# looked into")
    assert titles(show("2026-12-16", capsys)) == ["Eventuelt"]


PROMISED = (
    "2026-11-25 12.00 åbn mødet: kd",
    "2026-11-25 12.01 h Budget (B, 10 min, v/ BU, temaer)",
    "2026-11-25 12.02 1: afventer: senest 4/12",
    "2026-11-25 12.10 hæv mødet:",
)


def actions(capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str, str | None]]:
    capsys.readouterr()
    assert main(["actions", "--json"]) == 0
    return [(task["id"], task["text"], task["due"]) for task in json.loads(capsys.readouterr().out) if task["ruling"]]


def test_a_promised_ruling_is_followed_up_until_it_is_given_also_where_that_is_days_later(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "2026-11-25"]) == 0
    play("2026-11-25", *PROMISED)
    assert actions(capsys) == [("1-k1", "Budget", "2026-12-04")]
    assert main(["new", "2026-12-02"]) == main(["new", "2026-12-09"]) == 0
    play(
        "2026-12-02",
        "2026-12-02 12.00 åbn mødet: kd",
        "2026-12-02 12.01 opfølgning: 1-k1 kommer",
        "2026-12-02 12.09 hæv mødet:",
    )
    assert actions(capsys) == [("1-k1", "Budget", "2026-12-04")]
    play("2026-11-25", "2026-12-03 9.00 1: k Rammen fordi tiden går")
    assert actions(capsys) == []

    play("2026-12-09", "2026-12-09 12.00 åbn mødet: kd")
    capsys.readouterr()
    assert main(["show", "2026-12-02"]) == main(["show", "2026-12-09"]) == 0
    first, _, then = capsys.readouterr().out.partition("møde nr. 3/2026")
    assert "1-k1 KD: Kommunaldirektørens beslutning: Budget – kommer" in first and "Budget" not in then


def test_a_meeting_called_after_has_it_from_the_beginning_and_opening_it_again_adds_nothing(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "2026-11-25"]) == 0
    play("2026-11-25", *FIRST)
    assert main(["new", "2026-12-02"]) == 0
    play("2026-12-02", "# nothing yet")
    play("2026-12-02", "# and nothing")

    assert titles(show("2026-12-02", capsys)) == ["Budget", "Eventuelt"]
    capsys.readouterr()
    assert main(["log", "2026-12-02", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_meeting_planned_elsewhere_is_taken_as_it_is_but_for_monday_topics(
    home: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["new", "2026-11-25"]) == 0
    play("2026-11-25", *FIRST)
    assert main(["new", "--forum", "Politikkoordination", "2026-11-30"]) == 0
    play("2026-11-30", "2026-11-30 8.15 åbn mødet: kd", "2026-11-30 8.16 h Trafik", "2026-11-30 8.20 til dagsorden:")
    plan = {
        "meeting": {"forum": "Direktionen", "date": "2026-12-02", "planned": {"start": "12.00", "end": "15.00"}},
        "people": [{"id": "KD", "title": "kommunaldirektør"}],
        "agenda": [{"title": "Årsplan", "section": "temaer"}, {"title": "Eventuelt", "section": "eventuelt"}],
    }
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(plan), encoding="utf-8")
    assert main(["new", "--from", str(file)]) == 0
    play("2026-12-02", "2026-12-02 12.00 åbn mødet: kd")

    assert titles(show("2026-12-02", capsys)) == ["Årsplan", "Trafik", "Eventuelt"]


def test_the_next_meeting_is_the_one_the_last_one_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = {
        "meeting": {
            "forum": "Direktionen", "date": "2099-11-25", "planned": {"start": "12.00", "end": "15.00"},
            "next_meeting": {"date": "2099-12-10", "start": "9.30", "end": "11.00"},
        },
        "people": [{"id": "KD", "title": "kommunaldirektør"}],
        "agenda": [{"title": "Eventuelt", "section": "eventuelt"}],
    }  # fmt: skip
    file = home / "plan.json"
    file.write_text(json.dumps(plan), encoding="utf-8")
    assert main(["new", "--from", str(file)]) == 0
    play("2099-11-25", "2099-11-25 12.00 åbn mødet: kd", "2099-11-25 12.10 hæv mødet:")
    assert main(["new"]) == 0

    told = show("2099-12-10", capsys)
    assert told["planned"] == {"start": "9.30", "end": "11.00"}
