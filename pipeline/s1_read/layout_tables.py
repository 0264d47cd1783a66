"""Tables that only lay out text: numbers in the left cells and the paragraphs in the right, or columns of text.

In: the words of a table's cells, row by row. Out: whether it is such a table, of Word or of a web page. What a table of
facts says stays a table. How the text of the cells is written is for the readers, and which cells run over several rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal, TypeVar

from pipeline.language import ENGLISH, find_language
from pipeline.numbers import figure, whole_number

Layout = Literal["numbered", "columns"]
_Cell = TypeVar("_Cell")

# What stands in the left cell: a number, a letter, a Roman number, a bullet, or nothing where the program counts.
_LABEL: Final = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|\(?(?:[a-z]{1,2}|[ivxlc]{1,6})[.)]|[•▪●–-])?")
# The label of a section in a cell of its own, and a title without a stop beside it.
_HEAD: Final = re.compile(r"(?:[A-Z]|[IVX]{1,6})\.")
# Several of them; a page may print no blank between what stands below each other.
_LABELS: Final = re.compile(r"(?:\(?[\da-z]{1,4}[.)]\s*){2,60}")
# The number that opens a paragraph in a cell which holds several.
_NUMBER: Final = re.compile(r"(\d{1,3})\.\s")
_ENDS: Final = (".", ";", ":", "!", "?", ".”", "and", "or")
# Words of a paragraph, of a cell that is a column of text, and how many of the rows have to be of the kind.
_PARAGRAPH, _COLUMN, _MOST = 3, 25, 0.6
# Two numbers and two texts are no fewer cells.
_PAIRS = 4
# Rows that show an order; cells of a number, a text and the margin; words in the margin.
_FEW, _WITH_MARGIN, _SIDE_HEAD = 2, 3, 6
_POINTED: Final = re.compile(r"(\d{1,3})\.")


def layout_of(rows: Sequence[Sequence[str]]) -> Layout | None:
    """How a table lays out text; None for one that holds facts."""
    filled = [[cell.strip() for cell in row] for row in rows if any(map(str.strip, row))]
    several = [row for row in filled if sum(map(bool, row)) > 1 or len(row) > 1]
    # A word alone above a numbered paragraph is its heading.
    heads = sum(len(above) == 1 and len(below) > 1 for above, below in pairwise(filled))
    if several and len(several) >= _MOST * (len(filled) - heads) and all(map(_is_numbered, several)):
        # One row of a table of facts can look like a numbered paragraph; a number alone counts something.
        texts = [row[-1] for row in several if not _HEAD.fullmatch(row[0])]
        if texts and any(row[0] for row in several) and sum(map(_is_running, texts)) * 2 >= len(texts):
            return "numbered"
    cells = [cell for row in filled for cell in row if cell]
    if _counts_on(cells, alone=all(len(row) == 1 for row in filled)):
        return "columns"
    if (
        len(filled) <= 2
        and len(cells) > 1
        and all(len(cell.split()) >= _COLUMN and _is_running(cell) for cell in cells)
    ):
        return "columns"
    return None


def arrangements(
    rows: list[list[_Cell]],
    words: Callable[[_Cell], str],
    spans: Callable[[_Cell], bool],
    parts: Callable[[_Cell], list[_Cell]],
) -> Iterator[list[list[_Cell]]]:
    """The rows as they are, without empty columns, with cells that run over several rows above them, with labels that stand
    in columns of their own in one, with two paragraphs of a row one below the other, with labels that stand below each other in
    one cell apart, and with words that stand alone in their row or in the margin above the text; each once."""
    yield rows
    for arranged in (
        without_empty_columns(rows, words),
        heads_apart(rows, spans),
        labels_together(rows, words),
        pairs_apart(rows, words),
        stacks_apart(without_empty_columns(rows, words), words, parts),
        without_empty_columns(words_alone(rows, words), words),
        labels_anywhere(rows, words),
        margins_apart(rows, words),
    ):
        if arranged != rows:
            yield arranged


def without_empty_columns(rows: Sequence[Sequence[_Cell]], words: Callable[[_Cell], str]) -> list[list[_Cell]]:
    """The rows without the columns in which no row has words; as they are where rows of several cells differ in length."""
    wide = [row for row in rows if len(row) > 1]
    if len({len(row) for row in wide}) != 1:
        return [list(row) for row in rows]
    kept = [at for at in range(len(wide[0])) if any(words(row[at]).strip() for row in wide)]
    return [[row[at] for at in kept] if len(row) > 1 else list(row) for row in rows]


def labels_together(rows: Sequence[Sequence[_Cell]], words: Callable[[_Cell], str]) -> list[list[_Cell]]:
    """The rows as a label and a text where numbers stand in one column, letters in the next; else as they are."""
    labels = [[cell for cell in row[:-1] if words(cell).strip()] for row in rows]
    if any(len(row) < _PARAGRAPH for row in rows) or any(len(found) > 1 for found in labels):
        return [list(row) for row in rows]
    return [[*(found or row[:1]), row[-1]] for found, row in zip(labels, rows, strict=True)]


def labels_anywhere(rows: Sequence[Sequence[_Cell]], words: Callable[[_Cell], str]) -> list[list[_Cell]]:
    """The rows as a label and a text, or one of them, where sections stand in columns before those of their paragraphs; else as
    they are."""
    filled = [[cell for cell in row if words(cell).strip()] for row in rows]
    if any(len(row) > _FEW or (len(row) == _FEW and not _is_label(words(row[0]).strip())) for row in filled):
        return [list(row) for row in rows]
    return [row for row in filled if row]


def pairs_apart(rows: Sequence[Sequence[_Cell]], words: Callable[[_Cell], str]) -> list[list[_Cell]]:
    """Rows of several numbers, each before its text, as a row for each, in the order of the numbers: they count along the
    rows or down the columns. As they are where they do neither."""
    as_they_are = [list(row) for row in rows]
    if any(len(row) < _PAIRS or len(row) % 2 for row in rows) or len({len(row) for row in rows}) > 1:
        return as_they_are
    along = [[row[at], row[at + 1]] for row in rows for at in range(0, len(row), 2)]
    down = [[row[at], row[at + 1]] for at in range(0, len(rows[0]), 2) for row in rows] if rows else []
    for pairs in (along, down):
        numbers = [whole_number(words(label).strip().rstrip(".)")) for label, text in pairs if words(text).strip()]
        if (
            numbers
            and None not in numbers
            and numbers == list(range(numbers[0] or 0, (numbers[0] or 0) + len(numbers)))
        ):
            return [pair for pair in pairs if words(pair[1]).strip()]
    return as_they_are


def stacks_apart(
    rows: Sequence[Sequence[_Cell]], words: Callable[[_Cell], str], parts: Callable[[_Cell], list[_Cell]]
) -> list[list[_Cell]]:
    """The rows with each that has several labels below each other in its left cell, and as many paragraphs in the right, as a
    row for each; ``parts`` are the paragraphs of a cell as cells."""
    out: list[list[_Cell]] = []
    for row in rows:
        stacks = [parts(cell) for cell in row] if len(row) == 2 and _LABELS.fullmatch(words(row[0])) else []
        if stacks and len(stacks[0]) == len(stacks[1]) and all(_LABEL.fullmatch(words(each)) for each in stacks[0]):
            out += map(list, zip(*stacks, strict=True))
        else:
            out.append(list(row))
    return out


def translations_apart(
    rows: Sequence[Sequence[_Cell]], words: Callable[[_Cell], str]
) -> tuple[list[_Cell], list[list[_Cell]]] | None:
    """The English cells of a table that has the same text in several languages side by side, and the rows of the others; None
    for every other table. Of facts in two languages (terms, names) few cells are sentences."""
    if len(rows) < _FEW or len(width := {len(row) for row in rows}) > 1 or min(width) < _FEW:
        return None
    columns = list(zip(*rows, strict=True))
    codes = [find_language("\n".join(map(words, column))).code for column in columns]
    if codes.count(ENGLISH) != 1 or None in codes:
        return None
    english = columns.pop(codes.index(ENGLISH))
    if any(
        sum(_is_running(words(cell).strip()) for cell in column) < _MOST * len(rows) for column in (english, *columns)
    ):
        return None
    return list(english), [list(row) for row in zip(*columns, strict=True)]


def words_alone(rows: Sequence[Sequence[_Cell]], words: Callable[[_Cell], str]) -> list[list[_Cell]]:
    """The rows with each that has words in its left cell alone, and no label, as that cell: a head over what is below."""
    return [
        [row[0]]
        if row and not any(words(cell).strip() for cell in row[1:]) and not _LABEL.fullmatch(words(row[0]).strip())
        else list(row)
        for row in rows
    ]


def margins_apart(rows: Sequence[Sequence[_Cell]], words: Callable[[_Cell], str]) -> list[list[_Cell]]:
    """The rows of a number, a text and a few words in the margin, left or right, with these above the text; else as they are.

    The numbers have a point and count on, and each text is a sentence: what counts the rows of a table of facts has none.
    """
    as_they_are = [list(row) for row in rows]
    if len(rows) < _FEW or any(len(row) != _WITH_MARGIN for row in rows):
        return as_they_are
    for label, text, margin in ((1, 2, 0), (0, 1, 2)):
        numbers = [_POINTED.fullmatch(words(row[label]).strip()) for row in rows]
        counts = [figure(found[1]) for found in numbers if found]
        if len(counts) < len(rows) or any(below != above + 1 for above, below in pairwise(counts)):
            continue
        sides = [words(row[margin]).strip() for row in rows]
        if all(_is_running(words(row[text]).strip()) for row in rows) and all(map(_is_side_head, sides)):
            return [
                part
                for row, side in zip(rows, sides, strict=True)
                for part in ([[row[margin]]] if side else []) + [[row[label], row[text]]]
            ]
    return as_they_are


def heads_apart(rows: Sequence[Sequence[_Cell]], spans: Callable[[_Cell], bool]) -> list[list[_Cell]]:
    """The rows with each first cell that runs over several rows as a row of its own above them."""
    return [
        part
        for row in rows
        for part in ([list(row[:1]), list(row[1:])] if row and spans(row[0]) else [list(row)])
        if part
    ]


def below_merged(rows: Iterable[Sequence[_Cell]], reach: Callable[[_Cell], int]) -> Iterator[list[_Cell | None]]:
    """The rows with None where a cell of a row above reaches into them; ``reach`` is over how many rows a cell goes."""
    reaching: dict[int, int] = {}

    def fill(placed: list[_Cell | None]) -> None:
        while reaching.get(len(placed), 0):
            reaching[len(placed)] -= 1
            placed.append(None)

    for row in rows:
        placed: list[_Cell | None] = []
        for cell in row:
            fill(placed)
            reaching[len(placed)] = reach(cell) - 1
            placed.append(cell)
        fill(placed)
        yield placed


def _counts_on(cells: Sequence[str], *, alone: bool) -> bool:
    """Whether each cell opens with the number of a paragraph, and counts on where the one before it ended.

    Of a table with several columns (not ``alone``) one cell holds several: what counts its rows is in one of facts, too."""
    counts = [
        [whole for found in _NUMBER.finditer(cell) if (whole := whole_number(found[1])) is not None] for cell in cells
    ]
    return (
        len(cells) > 1
        and all(_NUMBER.match(cell) and _is_running(cell) for cell in cells)
        and (alone or any(len(count) > 1 for count in counts))
        and all(below[0] == above[-1] + 1 for above, below in pairwise(counts))
    )


def _is_numbered(row: Sequence[str]) -> bool:
    """A label, or none, and then words in the last cell alone; one number may have lost them, and a section has a title."""
    label, *between, text = row
    if _HEAD.fullmatch(label):
        return not any(between) and text[:1].isupper() and not text.endswith(_ENDS[:5])
    words = len(text.split()) > 1 or (bool(label) and not text) or (not label and text[:1].isupper())
    return _LABEL.fullmatch(label) is not None and not any(between) and words


def _is_label(text: str) -> bool:
    """Whether words are the number of a paragraph or the label of a section."""
    return _LABEL.fullmatch(text) is not None or _HEAD.fullmatch(text) is not None


def _is_side_head(text: str) -> bool:
    """A few words in the margin, or none: no sentence and no amount."""
    return len(text.split()) <= _SIDE_HEAD and not text.endswith(_ENDS[:5]) and not any(map(str.isdigit, text))


def _is_running(text: str) -> bool:
    return len(text.split()) >= _PARAGRAPH and text.endswith(_ENDS) and any(map(str.islower, text))


def label_as_printed(label: str) -> str:
    """``1`` in a cell of its own is printed without the point that it has before a text."""
    return f"{label}." if label.isdigit() else label
