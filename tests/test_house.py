"""The house rules a machine can check: who imports whom, how large a module grows, that each text is there twice."""

from __future__ import annotations

import ast
import re
import string
import subprocess
import sys
from pathlib import Path

import pytest

from tui.texts.words import THEMES, catalogue

ROOT = Path(__file__).parent.parent
MODULES = sorted(p for room in ("store", "exports", "tui") for p in (ROOT / room).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
PURE = (
    "values",
    "said",
    "meeting",
    "events",
    "fold",
    "rules",
    "line",
    "dates",
    "clock",
    "carry",
    "round",
    "parking",
    "identity",
    "board",
    "calling",
    "facts",
    "search",
)
OUTSIDE = {"tinydb", "textual", "icalendar", "os", "pathlib", "platformdirs", "sqlite3", "subprocess"}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(path: Path, *, deep: bool = True) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = ast.walk(tree) if deep else iter(tree.body)
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_the_arrows_between_the_rooms(path: Path) -> None:
    name, wanted = name_of(path), imported(path)
    rooms = {module.split(".")[0] for module in wanted}
    if name.startswith("store"):
        assert not rooms & {"exports", "tui"}, f"{name} looks out of the store"
    if name.startswith("exports"):
        assert "tui" not in rooms and "textual" not in rooms
        banned = {
            "store.ledger",
            "store.archive",
            "store.shelf",
            "store.record",
            "store.rules",
            "store.line",
            "store.index",
        }
        assert not {m for m in wanted if any(m == b or m.startswith(f"{b}.") for b in banned)}
    if name.startswith(("tui.views", "tui.widgets", "tui.dialogs")):
        banned = {
            "store.rules",
            "store.ledger",
            "store.archive",
            "store.shelf",
            "store.record",
            "store.disk",
            "store.index",
        }
        assert not {m for m in wanted if any(m == b or m.startswith(f"{b}.") for b in banned)}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_the_rules_never_meet_the_screen_or_the_disk(path: Path) -> None:
    parts = name_of(path).split(".")
    if parts[0] == "store" and len(parts) > 1 and parts[1] in PURE:
        wanted = imported(path)
        assert not {module.split(".")[0] for module in wanted} & OUTSIDE
        assert not {m for m in wanted if m.startswith(("store.disk", "store.ledger", "store.record", "store.archive"))}


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=name_of)
def test_a_module_is_under_300_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 300


@pytest.mark.parametrize(
    "module",
    ["tui.__main__", "tui.cli.commands", "tui.cli.play", "tui.cli.search", "tui.config", "tui.desk", "tui.understood",
     "store.record", "store.index.index", "exports.minutes.minutes", "exports.files",
     "store.keeping.encryption", "store.disk.key"],
)  # fmt: skip
def test_what_needs_no_screen_never_loads_textual_nor_the_heavy_libraries(module: str) -> None:
    heavy = ("textual", "icalendar", "docx", "typst", "cryptography")
    code = f"import sys, {module}; print([m for m in {heavy} if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"


def test_sqlite_is_loaded_where_there_is_an_index_to_ask() -> None:
    code = "import sys, store.finding, tui.desk, tui.cli.search, tui.app; print('sqlite3' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "False"


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_text_is_there_in_both_languages_with_the_same_gaps() -> None:
    danish, english = catalogue("da"), catalogue("en")

    assert sorted(set(danish) - set(english)) == [] and sorted(set(english) - set(danish)) == []
    assert [key for key in danish if gaps(danish[key]) != gaps(english[key])] == []


def test_every_module_of_a_catalogue_is_a_theme() -> None:
    for language in ("da", "en"):
        modules = {path.stem for path in (ROOT / "tui" / "texts" / language).glob("*.py")} - {"__init__"}
        assert modules == set(THEMES)


def test_no_key_stands_in_two_modules_of_a_catalogue() -> None:
    for language in ("da", "en"):
        keys: list[str] = []
        for path in (ROOT / "tui" / "texts" / language).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Dict):
                    keys += [k.value for k in node.keys if isinstance(k, ast.Constant)]
        assert len(keys) == len(set(keys)), sorted(k for k in set(keys) if keys.count(k) > 1)


def test_every_keyword_is_in_the_handbook_and_has_its_label() -> None:
    from store.line.words import KEYWORDS

    handbook = (ROOT / "docs" / "line.md").read_text(encoding="utf-8")
    danish = catalogue("da")
    assert [k for keywords in KEYWORDS.values() for k in keywords if f"`{k}" not in handbook and k != "parker"] == []
    assert [word for word in KEYWORDS if f"word.{word}" not in danish] == []


def test_every_event_can_be_said() -> None:
    from store.events.codec import kinds

    assert [kind for kind in kinds() if f"did.{kind}" not in catalogue("da")] == []


def test_every_refusal_and_warning_of_the_store_has_its_sentence() -> None:
    danish, missing = catalogue("da"), []
    for path in (ROOT / "store").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if called and node.func.id in ("said", "refused") and node.args:
                key = node.args[0]
                if isinstance(key, ast.Constant) and key.value not in danish:
                    missing.append(f"{path.name}: {key.value}")
                if isinstance(key, ast.JoinedStr) and isinstance(key.values[0], ast.Constant):
                    beginning = key.values[0].value
                    if not any(known.startswith(beginning) for known in danish):
                        missing.append(f"{path.name}: {beginning}…")
    assert missing == []


def test_what_the_readers_cannot_read_has_its_sentence() -> None:
    told = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "store" / "line").glob("*.py"))
    words = set(re.findall(r'unread\("(\w+)"\)', told)) | {
        "citizen",
        "effect",
        "finance",
        "choice",
        "reservation",
        "dissent",
    }

    assert [word for word in sorted(words) if f"line.unread.{word}" not in catalogue("da")] == []
