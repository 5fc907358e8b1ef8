"""A program that keeps entries and says so, until it is killed: `python -m tests.faults.child LEDGER MOST`.

Says how many it found at the start, and the number of each entry once it is promised.
"""

from __future__ import annotations

import sys
from pathlib import Path

from store.disk import writer
from store.disk.errors import NoSuchLedger
from store.disk.vault import KEY_FILE, State, Vault, encrypted, hold
from store.ledger import Ledger
from tests.faults.shim import document
from tests.sealing import KEY


def say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


def main() -> None:
    path, most = Path(sys.argv[1]), int(sys.argv[2])
    home = path.parents[1]
    if encrypted(home):
        hold(Vault(home, KEY, State.SEALED, (home / KEY_FILE).read_bytes()))
    writer.ENOUGH = 1500  # so that a snapshot is made every few entries
    try:
        ledger = Ledger.open(path)
    except NoSuchLedger:
        ledger = Ledger.create(path, document(0))
    number = len(ledger.documents())
    say(f"opened {number}")
    for _ in range(most):
        ledger.append(document(number))
        say(str(number))
        number += 1
        if number % 7 == 0:
            ledger.close()
            ledger = Ledger.open(path)
    ledger.close()


if __name__ == "__main__":
    main()
