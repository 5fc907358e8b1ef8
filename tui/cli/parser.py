"""The commands and their arguments (argparse; 3 ms)."""

from __future__ import annotations

import argparse
import sys
from typing import Any, NoReturn

from store.search.asked import LIMIT
from tui.cli.choices import EDITION, KIND
from tui.cli.output import write
from tui.texts.words import LANGUAGES, Words


class Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in our own words, and exits with 2."""

    words: Words

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, allow_abbrev=False)
        self._positionals.title = self.words("cli.positionals")
        self._optionals.title = self.words("cli.options")
        self.add_argument("-h", "--help", action="help", help=self.words("cli.help.help"))

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", self.words("cli.usage"), 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", self.words("cli.usage"), 1)

    def print_help(self, file: object = None) -> None:
        write(self.format_help())

    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"enighed: {self.words('cli.wrong_use', usage=' '.join(self.format_usage().split()))}\n")
        sys.exit(2)


def build_parser(words: Words) -> argparse.ArgumentParser:
    """The whole command line; help texts in the language of the screen."""
    Parser.words = words
    parser = Parser(prog="enighed", description=words("cli.about"))
    parser.add_argument("--lang", choices=LANGUAGES, help=words("cli.help.lang"))
    parser.add_argument("--version", action="store_true", help=words("cli.help.version"))
    commands = parser.add_subparsers(dest="command", metavar=words("cli.command"))

    def command(of: str) -> argparse.ArgumentParser:
        return commands.add_parser(of, help=words(f"cli.help.{of}"), description=words(f"cli.help.{of}"))

    def name(of: str) -> str:
        return words(f"cli.name.{of}")

    def meeting(sub: argparse.ArgumentParser, **options: str) -> None:
        sub.add_argument("meeting", metavar=name("MEETING"), help=words("cli.help.MEETING"), **options)  # type: ignore[arg-type]

    meeting(command("meeting"), nargs="?")
    new = command("new")
    new.add_argument("date", metavar=name("DATE"), nargs="?", help=words("cli.help.DATE"))
    new.add_argument("--from", dest="file", metavar=name("FILE"), help=words("cli.help.from"))
    new.add_argument("--forum", metavar=name("NAME"), help=words("cli.help.forum"))
    play = command("play")
    meeting(play)
    play.add_argument("file", metavar=name("FILE"), help=words("cli.help.FILE"))
    play.add_argument("--keep-going", action="store_true", help=words("cli.help.keep_going"))
    show = command("show")
    meeting(show)
    show.add_argument("--json", action="store_true", help=words("cli.help.json"))
    log = command("log")
    meeting(log)
    log.add_argument("--json", action="store_true", help=words("cli.help.json"))
    log.add_argument("--lines", action="store_true", help=words("cli.help.lines"))
    actions = command("actions")
    actions.add_argument("--json", action="store_true", help=words("cli.help.json"))
    search = command("search")
    search.add_argument("words", metavar=name("WORDS"), nargs="+", help=words("cli.help.WORDS"))
    search.add_argument("--kind", metavar=name("KIND"), help=words("cli.help.kind", kinds=", ".join(KIND.shown(words))))
    search.add_argument("--who", metavar=name("INITIALS"), help=words("cli.help.who"))
    search.add_argument("--year", type=int, metavar=name("YEAR"), help=words("cli.help.year"))
    search.add_argument("--private", action="store_true", help=words("cli.help.private"))
    search.add_argument("--limit", type=int, default=LIMIT, metavar=name("NUMBER"), help=words("cli.help.limit"))
    search.add_argument("--json", action="store_true", help=words("cli.help.json"))
    export = command("export")
    meeting(export)
    export.add_argument("--to", default="md,ics,json", metavar="md,ics,json", help=words("cli.help.to"))
    editions = "|".join(EDITION.shown(words))
    export.add_argument("--edition", default="internal", metavar=editions, help=words("cli.help.edition"))
    export.add_argument("--out", metavar=name("FOLDER"), help=words("cli.help.out"))
    command("backup").add_argument("file", metavar=name("FILE"), help=words("cli.help.BACKUP"))
    restore = command("restore")
    restore.add_argument("file", metavar=name("FILE"), help=words("cli.help.RESTORE"))
    restore.add_argument("--into", metavar=name("FOLDER"), help=words("cli.help.into"))
    check = command("check")
    check.add_argument("--seals", metavar=name("MEETING"), nargs="?", const="", help=words("cli.help.seals"))
    purge = command("purge")
    purge.add_argument("--older-than", type=int, metavar=name("YEARS"), help=words("cli.help.older_than"))
    purge.add_argument("--yes", action="store_true", help=words("cli.help.yes"))
    for rest in ("encrypt", "decrypt", "passphrase", "about"):
        command(rest)
    command("help")
    return parser
