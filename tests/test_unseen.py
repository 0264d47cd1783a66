"""Characters that a terminal obeys: written out where printed, taken out of names, kept in the evidence."""

from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.table import Table
from rich.text import Text

from pipeline.commands.terminal import Screen
from pipeline.engine.document import work_document
from pipeline.model import Sidecar, Source
from pipeline.unseen import shown, without_unseen

LIVE = ["\x1b[31m", "\x1b]0;title\x07", "\x9b31m", "\x08\x08", "\r", "\u202e", "\u2066", "\u200b", "\U000e0041"]


@pytest.mark.parametrize("live", LIVE)
def test_what_a_terminal_would_obey_is_printed_as_it_is_written(live: str) -> None:
    out = io.StringIO()
    screen = Screen(file=out, width=60)
    table = Table("cell")
    table.add_row(f"a{live}b")
    screen.print(f"a{live}b", markup=False, highlight=False)
    screen.print(table)
    printed = out.getvalue()
    assert not any(unicodedata.category(each) in ("Cc", "Cf") for each in printed if each != "\n")
    assert "\\" in printed


@given(st.text())
def test_nothing_is_left_unseen(text: str) -> None:
    for found in (shown(text), without_unseen(text)):
        assert not any(unicodedata.category(each) in ("Cc", "Cf", "Zl", "Zp") for each in found if each not in "\n\t")
    assert without_unseen(without_unseen(text)) == without_unseen(text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"])))
def test_what_is_seen_stays(text: str) -> None:
    assert shown(text) == text == without_unseen(text)


def test_a_title_of_a_sidecar_has_no_control() -> None:
    content = b"A/53/1\n\n1. It met.\n"
    said = Sidecar(title="Title of \x1b[31mthe\u202e report")
    made = work_document(content, Source("a.txt", "0" * 64, len(content), said))
    assert made.rows["reports"][0]["title"] == "Title of [31mthe report"


def test_a_text_of_our_own_keeps_its_style() -> None:
    out = io.StringIO()
    Screen(file=out, force_terminal=True, color_system="standard").print(Text("x", style="red"))
    assert "\x1b[31m" in out.getvalue()
