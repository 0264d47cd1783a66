"""The table of contents: a witness for titles and for the paragraphs of each section, and no text of the report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.numbers import figure
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.rows import Row

# A table of contents begins in the first pages and may have a wrapped title between two entries.
_WITHIN, _WRAPPED = 400, 4
# The mark of a note at the end of a title.
_MARK = re.compile(r"(?<=[A-Za-z)”\"])\d{1,2}$")
_NO_LETTERS = re.compile(r"[\W_]+")
_LABEL = re.compile(r"^(?:(?:[IVXLC]{1,7}|[A-Z]|\d{1,2})\.\s+)+|^\([a-z]+\)\s+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: ``key`` is the title's letters, ``first``/``last`` the paragraphs it names."""

    key: str
    title: str
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Contents:
    """The entries and the rows (half-open) they stand in; empty where there is none."""

    entries: tuple[Entry, ...] = ()
    start: int = 0
    end: int = 0

    def first_paragraphs(self) -> dict[str, int]:
        """The first paragraph of each entry that names one, by the key of its title; of a title with several none that differ."""
        told: dict[str, set[int | None]] = {}
        for entry in self.entries:
            told.setdefault(entry.key, set()).add(entry.first)
        return {key: first for key, found in told.items() if len(found) == 1 for first in found if first is not None}


# The rows of a heading are asked for alone and together.
@lru_cache(maxsize=1 << 10)
def title_key(title: str) -> str:
    """A title by its letters alone, without its label: scans and contents differ in all else."""
    return _NO_LETTERS.sub("", _MARK.sub("", _LABEL.sub("", title.strip()))).casefold()


def read_contents(rows: list[Row], furniture: set[int]) -> Contents:
    """Find and read the table of contents."""
    start = next(
        (i for i, row in enumerate(rows[:_WITHIN]) if len(row.text) < 30 and rule("contents_heading").match(row.text)),
        None,
    )
    # A table whose heading is lost, where the file itself tells its entries.
    unheaded = start is None
    if start is None:
        start = next((i for i, row in enumerate(rows[:_WITHIN]) if row.line.role == "contents"), None)
    if start is None:
        return Contents()
    paragraphs = any("aragraph" in row.text for row in rows[start : start + 4])
    last, misses = start, 0
    pending, entries = "", []
    titles: set[str] = set()
    for i in range(start if unheaded else start + 1, len(rows)):
        row = rows[i]
        if i in furniture or rule("contents_columns").match(row.text):
            last = i
            continue
        entry = _entry(row, pending, paragraphs)
        bare = title_key(row.text)
        if row.line.role != "contents" and (
            bare in titles or (entry is None and rule("number").match(row.text) and len(row.text) > 60)
        ):
            break
        if entry:
            entries.append(entry)
            titles.add(entry.key)
            last, misses, pending = i, 0, ""
        else:
            misses += 1
            pending = f"{pending} {row.text}".strip()
            if (misses > _WRAPPED or len(row.text) > 150) and row.line.role != "contents":
                break
    return Contents(tuple(entries), start, last + 1)


def _entry(row: Row, before: str, paragraphs: bool) -> Entry | None:
    match = rule("contents_entry").match(row.text) if len(row.text) <= 400 else None
    if not match:
        return None
    first, last, page = match.group("first", "last", "page")
    if not (first or page):
        return None
    # A single figure is a page unless the columns are `Paragraphs` and something follows it.
    if not paragraphs or not first or (last is None and page is None and not _tabular(row)):
        numbers: tuple[int | None, int | None] = (None, None)
    else:
        numbers = figure(first), figure(last or first)
    title = re.sub(r"[\s.…]*$", "", f"{before} {match['title']}".strip())
    return Entry(title_key(title), re.sub(r"\s+", " ", title), *numbers)


def _tabular(row: Row) -> bool:
    return "\t" in row.text or "   " in row.text
