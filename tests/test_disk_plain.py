from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.disk.errors import Unkeepable
from store.disk.plain import DEPTH, canonical, keep, read_json

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(TEXT, VALUES, max_size=6)


@given(DOCUMENTS)
def test_a_document_comes_back_as_it_went(document: dict[str, Any]) -> None:
    kept = keep(document)
    assert kept == document
    assert read_json(canonical(kept)) == document
    assert canonical(document) == canonical(kept)
    assert json.loads(json.dumps(kept)) == document


def test_the_canonical_form_has_sorted_keys_no_spaces_and_its_letters_as_they_are() -> None:
    assert canonical({"å": 1, "b": [1, {"d": None, "c": "ø"}]}) == '{"b":[1,{"c":"ø","d":null}],"å":1}'.encode()


def nested(depth: int) -> dict[str, Any]:
    document: dict[str, Any] = {}
    for _ in range(depth):
        document = {"a": document}
    return document


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("a\0b", "nul"),
        ("\ud800", "surrogate"),
        ("æ\udfff", "surrogate"),
        (float("nan"), "number"),
        (float("inf"), "number"),
        (10**5000, "number"),
        ({1: "a"}, "type"),
        ({"a": 1, 1: "a"}, "type"),
        ({"\0": 1}, "nul"),
        ({"a": ["\ud800"]}, "surrogate"),
        (b"bytes", "type"),
        ({1, 2}, "type"),
        (object(), "type"),
        (MappingProxyType({}), "type"),
        (nested(DEPTH), "deep"),
        (nested(100_000), "deep"),
        ([[]] * 3 + [nested(DEPTH)], "deep"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.isalpha() else type(value).__name__,
)
def test_what_would_not_come_back_is_refused_and_the_refusal_does_not_tell_it(value: Any, reason: str) -> None:
    with pytest.raises(Unkeepable) as refused:
        keep({"text": "hemmelig", "x": value})
    assert refused.value.reason == reason
    assert refused.value.said.key == f"unkeepable.{reason}"
    assert refused.value.__context__ is None
    assert "hemmelig" not in str(refused.value)


@pytest.mark.parametrize("value", ["\\u0000", "\\ud800", [[[[]]]] * 40, {"[": "{" * 100}, ("a", "b"), "\u2028\x85\x1b"])
def test_what_only_looks_odd_is_kept(value: Any) -> None:
    assert keep({"x": value})["x"] == (list(value) if isinstance(value, tuple) else value)


CHANGES: list[Callable[[Any], Any]] = [
    lambda d: d.update(a=1),
    lambda d: d.__setitem__("a", 1),
    lambda d: d.pop("list"),
    lambda d: d.clear(),
    lambda d: d.__ior__({"a": 1}),
    lambda d: d["list"].append(1),
    lambda d: d["list"].sort(),
    lambda d: d["list"].__iadd__([1]),
    lambda d: d["list"][0].append(1),
    lambda d: d["list"][1].update(a=1),
    lambda d: d["object"]["inner"].insert(0, 1),
    lambda d: d["object"].setdefault("a", 1),
]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("source", [keep, lambda d: read_json(canonical(d))])
def test_what_is_kept_does_not_change(change: Callable[[Any], Any], source: Callable[[Any], Any]) -> None:
    document = {"list": [[1], {"b": 2}], "object": {"inner": []}}
    kept = source(document)
    with pytest.raises(TypeError):
        change(kept)
    assert kept == document
    assert deepcopy(kept) == document


def test_a_change_of_the_original_does_not_reach_what_is_kept() -> None:
    document: dict[str, Any] = {"list": [[1]], "object": {}}
    kept = keep(document)
    document["list"][0].append(2)
    document["object"]["new"] = 1
    assert kept == {"list": [[1]], "object": {}}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xef\xbb\xbf{}",
        b"{} ",
        b"{}{}",
        b"\xff",
        '{"a": 1}'.encode("utf-16"),
        b"[" * 200_000,
        b'{"a": NaN}',
        b"{'a': 1}",
    ],
)
def test_bytes_that_are_not_exactly_json_in_utf_8_are_nothing(data: bytes) -> None:
    assert read_json(data) is None
