"""Raised letters that are marks of notes, and those that belong to words: ``No``, ``2e``, ``2d``, ``Mr``.

A letter is the mark of a note where a note of that letter stands: a line that opens with it raised, on the page or at
the end of a table that runs over pages. Without one it is a letter of the word it is printed at.
"""

from __future__ import annotations

from pipeline.s1_read.pdf_page import Page

# A table's notes stand at its end; longer tables repeat them.
_LONGEST_TABLE = 12
# A page of a table has more rows of cells.
_ROWS = 5


def note_letters(pages: list[Page]) -> dict[int, str]:
    """The letters that mark notes, by the number of the page, for pages that have such notes or a table before them."""
    letters: dict[int, set[str]] = {}
    for place, page in enumerate(pages):
        here = {line.text[0] for line in page.lines if line.raised_start and line.text[0].isalpha()}
        if not here:
            continue
        letters.setdefault(page.number, set()).update(here)
        for before in reversed(pages[max(0, place - _LONGEST_TABLE) : place]):
            if sum(line.cells > 1 for line in before.lines) < _ROWS:
                break
            letters.setdefault(before.number, set()).update(here)
    return {number: "".join(sorted(found)) for number, found in letters.items()}
