"""Raised letters that are marks of notes, and those that belong to words: ``No``, ``2e``, ``2d``, ``Mr``.

A letter is the mark of a note where a note of that letter stands: a line of the page, or of a later one for tables of
several pages, that opens with it raised. Without one it is a letter of the word it is printed at, and nothing of the text is taken for a mark.
"""

from __future__ import annotations

from pipeline.s1_read.pdf_page import Page


def settle_letters(pages: list[Page]) -> None:
    """Take the marks from the lines of ``pages`` that are letters of which there is no note."""
    notes: set[str] = set()
    for page in reversed(pages):
        notes |= {line.text[0] for line in page.lines if line.raised_start and line.text[0].isalpha()}
        for line in page.lines:
            if line.marks:
                line.marks = tuple(
                    mark for mark in line.marks if not line.text[mark[0]].isalpha() or line.text[mark[0]] in notes
                )
