"""Where running text begins below a front page: the letter, the note, the preamble, the first paragraph.

It is told by the words that open it, else by its print: a paragraph of the size of running text, set in or flush left,
not bold, whose words are a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.s2_structure.patterns import is_symbol, rule
from pipeline.s2_structure.rows import Row, Style

# A paragraph is looked at no further than this, and is no shorter (rows, characters).
_DEPTH, _SHORTEST = 14, 90
# Sizes and left edges (points) of one paragraph differ by less; a first line is set in by no more.
_SAME_SIZE, _SAME_LEFT, _SET_IN = 0.6, 3.0, 60.0
# How the lead-in to the points of a decision ends that a paper puts before an organ.
_WISH = " may wish to:"
# The imprint stands in the first rows of a page.
_HEAD = 3


def text_start(rows: Sequence[Row], furniture: set[int], style: Style, limit: int) -> int | None:
    """The first row of running text before row ``limit``; None where there is none."""
    seen = False
    run = [i for i in range(limit) if i not in furniture and rows[i].line.role != "note"]
    stated = 0
    for place, i in enumerate(run):
        if place < stated:
            continue
        if rows[i].line.x0 is None and rule("letter_statement").match(rows[i].bare):
            stated = place + _lines_of_letter(rows, run[place:])
        if place >= _HEAD and _leads_in_acts(rows, run[place : place + 2]):
            return i
        if not seen:
            seen = is_sign(rows[i]) or says_whose_report(rows[i])
        elif place >= _HEAD and _begins(rows, run[place:], style):
            return i
    return None


def _lines_of_letter(rows: Sequence[Row], run: Sequence[int]) -> int:
    """How many rows the statement of a letter takes where no empty line parts it from its text: those up to the words that open
    running text, else to the addressee."""
    addressed, words = 0, rows[run[0]].bare
    for count, i in enumerate(run[1:_DEPTH], 1):
        row = rows[i]
        if row.gap > 0 or row.new_page:
            return count
        if rule("running_opening").match(row.bare):
            return count
        if not addressed and "addressed to" in words and rule("letter_addressee").search(words):
            addressed = count
        words += f" {row.bare}"
    return addressed or 1


def _begins(rows: Sequence[Row], run: Sequence[int], style: Style) -> bool:
    row = rows[run[0]]
    if (
        row.line.bold
        or row.line.role in ("title", "named_title", "heading", "contents", "table")
        or not row.starts_capital
    ):
        return False
    if row.text.startswith("*"):
        return False
    if style.size is not None and row.line.size is not None and row.line.size > style.size + _SAME_SIZE:
        return False
    text = row.bare
    if _is_masthead(text):
        return False
    if rule("running_opening").match(text):
        return True
    if rule("act_speaks").match(text) and not _is_title_line(rows, run):
        return True
    return _is_sentence(" ".join(rows[i].text for i in (_paragraph(rows, run) if style.wrapped else run[:1])))


def _is_title_line(rows: Sequence[Row], run: Sequence[int]) -> bool:
    """Whether the row is printed as those right above and below are, as in a title of several lines."""
    return not rows[run[0]].bare.rstrip().endswith(",") and rows[run[0]].gap == 0 and rows[run[0]].line.x0 is None


def _leads_in_acts(rows: Sequence[Row], run: Sequence[int]) -> bool:
    """Whether a row leads in what an organ did: "The Governing Body:", and below it "(a) requested the Director-General", or may wish
    to do; below the title of an item of an agenda stand nouns."""
    below = rows[run[1]].bare if len(run) > 1 and rows[run[0]].bare.endswith(":") else ""
    if not below.startswith("(a)"):
        return False
    if rows[run[0]].bare.endswith(_WISH):
        return True
    did = below.removeprefix("(a)").lstrip()
    did = did[:1].upper() + did[1:]
    return any(rule(name).match(did) is not None for name in ("operative_past", "operative_opening"))


def _paragraph(rows: Sequence[Row], run: Sequence[int]) -> list[int]:
    """The rows that go on from the first: without an empty line, in one size, at one left edge."""
    taken = [run[0]]
    for i in run[1:_DEPTH]:
        above, row = rows[taken[-1]], rows[i]
        if row.gap > 0 or row.new_page or row.line.bold != above.line.bold or _is_masthead(row.bare):
            break
        if row.text.startswith("*"):
            break
        if (
            above.line.size is not None
            and row.line.size is not None
            and abs(above.line.size - row.line.size) > _SAME_SIZE
        ):
            break
        if not _aligned(above, row, first=len(taken) == 1):
            break
        taken.append(i)
    return taken


def _aligned(above: Row, row: Row, *, first: bool) -> bool:
    """Whether a row stands below another as lines of a paragraph do; the first may be set in."""
    if above.line.x0 is None or row.line.x0 is None:
        return True
    right = above.line.x0 - row.line.x0
    return -_SAME_LEFT < right < (_SET_IN if first else _SAME_LEFT)


def _is_sentence(text: str) -> bool:
    """Whether words are a sentence, and not a title: long, ended, with a verb in small letters."""
    if len(text) < _SHORTEST or text.upper() == text:
        return False
    ended = text.rstrip(' *”"’)').endswith((".", ":", ";")) or ". " in text[_SHORTEST // 2 :]
    return ended and len(rule("finite_words").findall(text)) > (0 if text.rstrip(' *”"’)').endswith(".") else 1)


def _is_masthead(text: str) -> bool:
    """Whether a row is of the masthead or opens a heading, though it is no title."""
    return any(rule(name).match(text) for name in _OF_THE_MASTHEAD) or is_symbol(text)


_OF_THE_MASTHEAD = (
    "title_part", "title_end", "imprint", "place_and_days", "agenda_item", "letter_statement", "statement_opening",
)  # fmt: skip


# Rules on what only a masthead has, and a word without which none of them holds.
_TOLD_BY = (
    ("distribution", "dist"),
    ("original_language", "original"),
    ("original_language", "only"),
    ("session", "session"),
)


def says_whose_report(row: Row) -> bool:
    """Whether a row says of what kind the paper is ("Report of the Secretary-General"), which stands on front pages and above excerpts."""
    return len(row.text) <= _LONGEST_SIGN and rule("report_type").search(row.text) is not None


def is_sign(row: Row) -> bool:
    """Whether a row is one of those that only a masthead has, as far as old scans let them be read."""
    text = row.text
    if len(text) > _LONGEST_SIGN or rule("number").match(row.bare):
        # "19. The Forum reiterates what it recommended at its first session:" is a paragraph.
        return False
    folded = text.casefold()
    if any(word in folded and rule(name).search(text) for name, word in _TOLD_BY):
        return True
    if is_symbol(_WIDE.split(text.strip())[-1]):
        return True
    return rule("scanned_imprint").match(text) is not None


_LONGEST_SIGN = 200
_WIDE = re.compile(r"\t+|\s{3,}")
