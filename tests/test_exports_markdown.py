"""Text in Markdown shows as it was typed, and the file reads well as it is."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from exports.markdown import escaped, markdown
from exports.tree import Block, Bullets, Document, Heading, Label, Numbered, Paragraph, Table
from exports.visible import visible

HOSTILE = (
    "*stjerne* _under_ __to__ `kode` [link](http://x.dk) ![billede](y) <b>fed</b> <!-- skjult --> &lt; &amp; ~~væk~~",
    "# ikke en overskrift #", "1. ikke en liste", "12) heller ikke", "- streg", "+ plus", "> citat", "===", "---",
    "***", "| a | b |", "\\* omvendt \\", "| --- | --- |", "[x]: http://x.dk", "```python", "~~~", "    indrykket",
    "$x$ \\(y\\)",
    "fil_navn_2027.pdf og _x", ": definition", "a\\", "C:\\temp\\*.txt", "<script>alert(1)</script>", "&#x41; & &copy;",
    "\x1b[2J\u202edrej\u2066 \ud800", "a  b\tc", "*", "1.", "-", "#", "##### ######", "=", "2026.", "http://a.dk/b_c_d*e",
)  # fmt: skip


def rendered(text: str) -> str:
    """The file as a CommonMark reader with tables shows it."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)


def words(page: str) -> str:
    """What a page says, without its marks."""
    text = re.sub(r"<(?:br|/p|/li|/td|/th|/h\d)\s*/?>", " ", page)
    return " ".join(html.unescape(re.sub(r"<[^<>]*>", "", text)).split())


def as_typed(text: str) -> str:
    return " ".join(visible(text.replace("\r\n", "\n").replace("\t", " "), lines=True).split())


def document(*blocks: Block) -> str:
    return markdown(Document("da", blocks))


def shows(block: Block, text: str) -> None:
    """The block alone, and between two others, says the text and nothing else."""
    for before, after in ((), ()), ((Paragraph("før"),), (Paragraph("efter"),)):
        page = rendered(document(*before, block, *after))
        told = " ".join((*("før" for _ in before), *as_typed(text).split(), *("efter" for _ in after)))
        assert words(page) == told
        allowed = r"</?(?:p|h[123]|ul|ol|li|table|thead|tbody|tr|th|td|strong|br ?/?)(?: start=\"\d+\")?>|</?br ?/?>"
        assert "<" not in re.sub(allowed, "", page), page


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_shows_as_typed_wherever_it_stands(text: str) -> None:
    shows(Paragraph(text), text)
    shows(Paragraph(f"{text}\n{text}"), f"{text} {text}")
    shows(Paragraph(f"a\n\n{text}"), f"a {text}")
    shows(Bullets((text, "b")), f"{text} b")
    shows(Numbered(((1, "a"), (2, text))), f"a {text}")
    shows(Heading(3, f"7. {text}"), f"7. {text}")
    shows(Label(text or "a"), text)
    shows(Paragraph(text, "Beslutning"), f"Beslutning: {text}")
    shows(Table(("Nr.", "Opgave"), ((text, f"{text}\nb"), ("c", "d"))), f"Nr. Opgave {text} {text} b c d")


SIGNS = st.text(st.sampled_from("ab 1.)-+*_#<>|[]()!`~\\&;=:$\n\u202e\x1b\ud800é😀"), max_size=24)


@given(SIGNS)
@example("a\n===")
@example("|\n:-")
@example("|\n-:")
@example("a | b\n--- | ---")
@example("\\\n*")
@example("_a_b_ __c__")
def test_any_text_shows_as_typed(text: str) -> None:
    if text.strip():
        shows(Paragraph(text), text)
        shows(Bullets((text,)), text)


@given(SIGNS)
def test_no_line_ends_in_a_space_and_the_file_ends_in_a_line_feed(text: str) -> None:
    told = document(
        Heading(1, text), Paragraph(text, "Punkt"), Bullets((text, text), (text, "b")), Table(("a",), ((text,),))
    )

    assert told.endswith("\n") and not told.endswith("\n\n")
    assert not re.search(r"[ \t]$", told, re.MULTILINE)
    told.encode("utf-8")


def test_what_needs_no_escape_has_none() -> None:
    plain = "Der er 3,75 mio. kr. (ekskl. moms) til B&U – jf. § 17, stk. 2, fil_navn og 450 kr./md. 100 % - ja!"

    assert escaped(plain) == plain


def test_a_line_break_stays_a_line_break() -> None:
    assert "en<br />\nto" in rendered(document(Bullets(("en\nto",))))
    assert rendered(document(Paragraph("en\n\nto"))).count("<p>") == 2
    assert "en<br>to" in document(Table(("a",), (("en\nto",),)))


def test_headings_lists_and_tables_are_real_ones() -> None:
    page = rendered(
        document(
            Heading(1, "Referat"), Heading(2, "Drift"), Heading(3, "1. Tal"), Numbered(((1, "a"), (2, "b"))),
            Bullets(("onsdag",), ("Tid",)), Table(("Nr.", "Opgave"), (("22-1", ""),)),
        )
    )  # fmt: skip

    for part in (
        "<h1>Referat</h1>",
        "<h2>Drift</h2>",
        "<h3>1. Tal</h3>",
        "<ol>",
        "<strong>Tid:</strong> onsdag",
        "<th>Nr.</th>",
    ):
        assert part in page
