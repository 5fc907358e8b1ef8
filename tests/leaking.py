"""Whether a word is in some bytes, in any way a file, a mail or a page may carry it."""

from __future__ import annotations

import base64
import json
import quopri
from collections.abc import Iterator
from functools import cache
from html.entities import codepoint2name
from urllib.parse import quote


@cache
def forms(word: str) -> tuple[bytes, ...]:
    """The word as bytes, in every coding that hides it from a plain search."""
    return tuple(dict.fromkeys(form for form in _forms(word) if len(form) > 3))


def _forms(word: str) -> Iterator[bytes]:
    plain = word.encode()
    for data in (plain, word.encode("utf-16-le"), word.encode("utf-16-be"), word.encode("latin-1", "ignore")):
        yield data
        yield quopri.encodestring(data).replace(b"=\n", b"").strip()
        yield data.hex().encode()
        for lead in range(3):  # what stands before and after it has a part in the first and the last sign of base64
            yield base64.b64encode(b"x" * lead + data)[-(-8 * lead // 6) : 8 * (lead + len(data)) // 6]
    yield quote(word).encode()
    yield json.dumps(word)[1:-1].encode()
    yield "".join(f"&#{ord(sign)};" for sign in word).encode()
    yield "".join(f"&#x{ord(sign):x};" for sign in word).encode()
    yield "".join(f"&{name};" if (name := codepoint2name.get(ord(sign))) else sign for sign in word).encode()
    yield word.replace("_", "\\_").replace("*", "\\*").encode()
    yield word[::-1].encode()


def carried(data: bytes) -> bytes:
    """The bytes as they are, with folded lines put together, and with no line ends at all, as base64 has them."""
    unfolded = data.replace(b"\r\n ", b"").replace(b"\n ", b"").replace(b"=\r\n", b"").replace(b"=\n", b"")
    return b"\n".join((data, unfolded, data.replace(b"\r", b"").replace(b"\n", b"")))


def leaves(data: bytes, word: str) -> bool:
    """The word is in these bytes, in any of its forms."""
    return any(form in data for form in forms(word)) or _anywhere(carried(data), word)


def _anywhere(data: bytes, word: str) -> bool:
    folded = data.lower()
    return any(form in data or (form.startswith(b"&#x") and form in folded) for form in forms(word))
