"""`enighed search`: words in all meetings, the newest first, and how far the index is while it is made."""

from __future__ import annotations

import argparse
import shutil
import sys
from dataclasses import replace
from typing import Any

from exports.visible import one_line, visible
from store.finding import search as look_for
from store.said import said
from store.search.asked import Asked, Found, Hit
from store.search.words import Query, around, read_query
from tui.cli.base import Desk
from tui.cli.choices import KIND
from tui.cli.output import DONE, NOT_DONE, WRONG_USE, Stop, complain, say, write
from tui.texts.words import Words
from tui.understood import progress_text

_UNQUOTED = str.maketrans("", "", '»«“”„"')
WIDE, BAR = 70, 20  # cells
LENGTH, MOST = 120, 1000  # signs of a text that are shown, hits that may be asked for


def search(desk: Desk, args: argparse.Namespace) -> int:
    """`enighed search WORDS [--kind ...] [--who ...] [--year ...] [--private] [--limit N] [--json]`."""
    words = desk.words
    asked = _asked(args, words)
    progress = _Progress(words)
    try:
        found = look_for(desk.archive, asked, progress)
    finally:
        progress.wipe()
    for sentence in _notices(found, asked, words):
        complain(sentence)
    for ref in desk.archive.missing(*filter(None, (asked.year,))):
        complain(words("cli.missing", file=ref.path.name))
    if args.json:
        from exports.record_json import dumps

        write(dumps([_data(hit) for hit in found.hits]))
    else:
        for hit in found.hits:
            for line in _lines(hit, asked.query, words):
                say(line)
    if not found.hits:
        complain(words("search.nothing", words=one_line(" ".join(args.words).translate(_UNQUOTED))))
        for sentence in _advice(desk, asked, found):
            complain(sentence)
    return DONE if found.hits else NOT_DONE


def _advice(desk: Desk, asked: Asked, found: Found) -> list[str]:
    """What keeps the words from being found: the same is asked again, with less that narrows it.

    Without the index each answer may take half a minute: then it is only told what was not looked at.
    """
    words, every = desk.words, replace(asked, kinds=frozenset(), who=None, year=None)
    open_to = {
        "--kind": replace(asked, kinds=frozenset()),
        "--who": replace(asked, who=None),
        "--year": replace(asked, year=None),
    }
    wider = {option: other for option, other in open_to.items() if other != asked}
    if found.without:
        told = [words("search.nothing.narrowed", options=", ".join(wider))] if wider else []
        return told if asked.private else [*told, words("search.nothing.private")]

    def has_hits(other: Asked) -> bool:
        return bool(look_for(desk.archive, replace(other, limit=1)).hits)

    no_year = asked.year is not None and all(ref.day.year != asked.year for ref in desk.archive.refs())
    told = [words("search.no_year", year=asked.year)] if no_year else []
    helping = [option for option, other in wider.items() if has_hits(other)]
    if not helping and len(wider) > 1 and has_hits(every):
        helping = [", ".join(wider)]
    told += [words("search.found_without", options=options) for options in helping]
    only_private = not asked.private and has_hits(replace(asked, private=True))
    return [*told, words("search.only_private")] if only_private else told


def _asked(args: argparse.Namespace, words: Words) -> Asked:
    # a shell takes quotation marks away: what it hands over in one piece was quoted
    pieces = (f'"{word.translate(_UNQUOTED)}"' if len(word.split()) > 1 else word for word in args.words)
    query = read_query(" ".join(pieces))
    if not query:
        raise Stop(said("search.no_words"), WRONG_USE)
    told = [kind.strip() for kind in (args.kind or "").split(",") if kind.strip()]
    if unknown := [kind for kind in told if KIND.key(kind) is None]:
        known = ", ".join(KIND.shown(words))
        raise Stop(said("search.unknown_kind", kind=", ".join(unknown), kinds=known), WRONG_USE)
    kinds = frozenset(filter(None, map(KIND.key, told)))
    if not 0 < args.limit <= MOST:
        raise Stop(said("search.limit", most=MOST), WRONG_USE)
    return Asked(query, kinds, args.who, args.year, args.private, args.limit)


def _notices(found: Found, asked: Asked, words: Words) -> list[str]:
    """What was not looked at, and why; that there is more."""
    told = [words("search.without", reason=words.said(found.without))] if found.without else []
    told += [words.count("search.unread", found.unread)] if found.unread else []
    told += [words("search.until", date=found.until.isoformat())] if found.until else []
    told += [words("search.more", n=asked.limit)] if found.more else []
    return told


def _lines(hit: Hit, query: Query, words: Words) -> tuple[str, str]:
    """The meeting, the item and what it is; then the words as they stand, those that were found between »«."""
    text = hit.text
    item = f"{text.item}. {visible(one_line(text.title))}" if text.item else ""
    marks = (
        words(f"search.kind.{text.kind}"),
        ", ".join(text.who),
        words("search.closed") if text.closed else "",
        words("search.private") if text.private else "",
    )
    head = (f"{hit.ref.day.isoformat()}  {hit.forum} {hit.number}", item, " ".join(filter(None, marks)))
    shown = "".join(f"»{part}«" if is_found else part for part, is_found in around(query, text.text, LENGTH))
    return " · ".join(filter(None, (visible(part) for part in head))), f"            {visible(shown)}"


def _data(hit: Hit) -> dict[str, Any]:
    """As docs/data-format.md has it."""
    text = hit.text
    return {
        "meeting": hit.number,
        "forum": hit.forum,
        "date": hit.ref.day.isoformat(),
        "item": text.item,
        "title": text.title or None,
        "kind": text.kind,
        "entry": text.entry,
        "who": list(text.who),
        "text": text.text,
        "closed": text.closed,
        "private": text.private,
    }


class _Progress:
    """A line on a terminal that tells how far the index is, and goes away; nothing where errors go to a file."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._wide = 0

    def __call__(self, done: int, of: int) -> None:
        if of and sys.stderr.isatty():
            wide = shutil.get_terminal_size().columns >= WIDE
            line = progress_text(done, of, self._words, BAR if wide else 0)
            sys.stderr.write(f"\r{line:<{self._wide}}")
            sys.stderr.flush()
            self._wide = max(self._wide, len(line))

    def wipe(self) -> None:
        if self._wide:
            sys.stderr.write(f"\r{'':<{self._wide}}\r")
            sys.stderr.flush()
