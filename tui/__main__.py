"""The composition root: `enighed` opens the home screen, `enighed meeting` the live one, the rest needs no screen."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from itertools import pairwise

# Not in the catalogue, which may be what cannot be read.
LAST_WORDS = (
    "enighed: Programmet kunne ikke starte ({kind}). Alt, der er kvitteret for, er gemt. Prøv igen"
    " / The program could not start. All that had a receipt is saved. Try again\n"
)


def main(argv: list[str] | None = None) -> int:
    """Run the program; the exit code is 0 done, 1 not done, 2 wrong use, 130 stopped by the user."""
    os.umask(0o077)
    try:
        return run(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        return 130
    except Exception as wrong:
        # what a command raises is said where it runs; this is a module that could not be loaded
        with contextlib.suppress(OSError, ValueError):
            os.write(2, LAST_WORDS.format(kind=type(wrong).__name__).encode())
        return 1


def _asked(arguments: list[str]) -> str | None:
    """The language that is asked for, before the line is read: its faults are told in it too."""
    told = [after for before, after in pairwise(arguments) if before == "--lang"]
    told += [one.removeprefix("--lang=") for one in arguments if one.startswith("--lang=")]
    return next((one for one in told if one in ("da", "en")), None)


def run(arguments: list[str]) -> int:
    """`main`, where every module can be loaded."""
    if is_window(arguments):
        # nothing made before the first frame is garbage; looking for it costs a tenth of the start
        gc.disable()
    from store.archive import Archive
    from tui.cli.base import Desk, now
    from tui.cli.output import set_streams, speaking
    from tui.config import home_folder, read_config
    from tui.texts.words import Words

    set_streams()
    home = home_folder()
    config = read_config(home)
    archive = Archive(home, now)
    if is_window(arguments):
        words = Words(config.language)
        with speaking(words, home) as code:
            from tui.start import start

            code[0] = start(Desk(archive, config, words), *arguments[1:], live=bool(arguments))
        return code[0]

    from tui.cli.commands import COMMANDS
    from tui.cli.parser import build_parser
    from tui.cli.passphrase import NEED_NO_KEY, unlock

    words = Words(_asked(arguments) or config.language)
    with speaking(words, home) as code:  # help is said here
        args = build_parser(words).parse_args(arguments)
    if code[0]:
        return code[0]
    words = Words(args.lang or config.language)
    desk = Desk(archive, config, words)
    with speaking(words, home) as code:
        if args.command == "help":
            build_parser(words).print_help()
        elif args.version or args.command in COMMANDS:
            if not args.version and args.command not in NEED_NO_KEY:
                unlock(home, words)
            code[0] = COMMANDS["about" if args.version else args.command](desk, args)
        else:
            from tui.start import start

            code[0] = start(desk, getattr(args, "meeting", None), live=args.command == "meeting")
    return code[0]


def is_window(arguments: list[str]) -> bool:
    """`enighed`, `enighed meeting` or `enighed meeting NAME`: what is typed most needs no parser, and starts sooner."""
    if not arguments:
        return True
    return arguments[0] == "meeting" and len(arguments) < 3 and not any(a.startswith("-") for a in arguments)


if __name__ == "__main__":
    sys.exit(main())
