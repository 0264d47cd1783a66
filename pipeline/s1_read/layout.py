"""What the lines of printed pages are: running heads and feet, notes, tables, captions, headings; and their order.

In go the measured lines of all pages, out come the same lines in reading order, each with the role its place, size
and weight give it, or none. Nothing is decided here that takes reading the sentences: paragraphs, sections and the
masthead are the business of structuring.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import takewhile

from pipeline.model import LineRole
from pipeline.s1_read.characters import SUPERSCRIPTS
from pipeline.s1_read.pdf_page import Page, PrintedLine
from pipeline.s1_read.reading_order import in_reading_order

# Shares of the page's height in which heads and feet are looked for. UN pages are Letter or A4; heads of four lines
# (two symbols, language, page) end at 12 % from the top, job number and bar code stand within 13 % of the bottom.
_HEAD_BAND = 0.15
_FOOT_BAND = 0.135
# Notes are set at 8.5 points below text of 10; tables at 7 or 8.5.
_SMALL = 0.93
# Headings of UN templates are 12 and 14 points above text of 10.
_LARGE = 1.12

# Running heads of United Nations documents: symbol, language, page; feet: page, job number with its date, bar code.
_HEAD = re.compile(
    r"""(?:
      \d{1,4} | \d{1,4}\s?/\s?\d{1,4} | -\s?\d{1,4}\s?-
    | [Pp]age\s\d{1,4}(?:\s?/\s?\d{1,4})?
    | (?:English|ENGLISH|Original:\s?English)
    | [A-Z]{1,6}(?:/[A-Z0-9][A-Za-z0-9.() -]*){1,7}\*{0,3}
    )""",
    re.VERBOSE,
)
_FOOT = re.compile(
    r"""(?:
      /?\.\s?\.\s?\.                                    # /... `continued`
    | \d{1,4} | \d{1,4}\s?/\s?\d{1,4} | -\s?\d{1,4}\s?- # page numbers
    | [Pp]age\s\d{1,4}(?:\s?/\s?\d{1,4})?
    | (?:GE\.|V\.)?\d{2}-\d{4,6}(?:\s?\(E\).*)? | \d{6} # job numbers, the day after
    | \*[0-9A-Z]{6,}\*                                  # the bar code's text
    | `{4,}
    )""",
    re.VERBOSE,
)
# Lines of one note stand no further apart, in sizes of their print.
_LEADING = 1.5
_SENTENCE_END = re.compile(r"[.;:!?][)”’\"']?$")
_FIGURES = re.compile(r"\d+")
# A point of a list opens with a bullet or a letter in brackets, or ends before the next one.
_POINT = re.compile(r"(?:[•●▪]|\([a-z#]{1,4}\))\s.*|.*;(?: and| or)?")
_RULE = re.compile(r"[_\u2500\u2014-]{6,}$")
_NOTE_MARKER = re.compile(rf"(?:[0-9]{{1,3}}|\*{{1,4}}|[{SUPERSCRIPTS}]+|[†‡])\s?(?=\S)")
_DOTS = 5
_LEADER = re.compile(rf"(?:(?:\.\s?){{{_DOTS},}}|…{{2,}})[\d\s–-]*$")
_CONTENTS = re.compile(r"(?:TABLE OF )?CONTENTS(?: \(continued\))?$", re.IGNORECASE)
_CAPTION = re.compile(r"(?:Table|Figure|Chart|Map|Box|Graph)\s(?:[IVXLC]+|\d+|[A-Z])(?:\.\d+)*\b.{0,3}$")
# The number of a part of the text stands at the head of a page by chance: "Recommendation 3", "Article 12".
_PART_NUMBER = re.compile(
    r"(?:Recommendation|Finding|Conclusion|Observation|Article|Rule|Regulation|Chapter|Part|Section|Decision|Resolution|"
    r"Draft resolution|Draft decision|Box|Lesson) #[.:]?"
)
# "7/31", the page and how many there are.
_OF_PAGES = re.compile(r"\d{1,4}\s?/\s?(\d{1,4})")
_SOURCE = re.compile(r"(?:Source|Sources|Note|Notes|Abbreviations?):")


@dataclass(slots=True)
class Placed:
    """A line with its page and role, in reading order."""

    page: int
    line: PrintedLine
    role: LineRole | None = None


def arrange(pages: list[Page]) -> list[Placed]:
    """The lines of all pages in reading order with their roles."""
    body = _body_size(pages)
    repeated, count, symbols = _repeated(pages, body), _printed_count(pages), _own_symbols(pages)
    placed: list[Placed] = []
    open_note = False
    for page in pages:
        head, middle, foot = _bands(page, repeated | _titled_head(page, symbols, body), count)
        placed += [Placed(page.number, line, "furniture") for line in head]
        text = _roles(page, middle, body, open_note)
        open_note = bool(text) and text[-1].role == "note" and not _SENTENCE_END.search(text[-1].line.text)
        placed += text
        placed += [Placed(page.number, line, "furniture") for line in foot]
    return placed


def _body_size(pages: list[Page]) -> float:
    """The font size most characters are printed in."""
    sizes = Counter[float]()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _shape(line: PrintedLine) -> str:
    return _FIGURES.sub("#", line.text)


def _repeated(pages: list[Page], body: float) -> set[str]:
    """Lines that stand in the head or foot band of three pages or more, figures aside, or at one place of all pages of
    a short document but the first. Those that open with numbers of their own are paragraphs that say the same, points of a list are text,
    and bold ones that stand between the bands of other pages, too, are headings which each part of the text has ("Introduction")."""
    seen = Counter[str]()
    places: dict[str, set[tuple[str, int, int]]] = {}
    for page in pages:
        inside = {_shape(line): (line.text, round(line.x0), round(line.y)) for line in page.lines if _band(page, line)}
        seen.update(inside.keys())
        for shape, place in inside.items():
            places.setdefault(shape, set()).add(place)
    repeated = {
        shape
        for shape, count in seen.items()
        if len(shape) < 100
        and not _PART_NUMBER.fullmatch(shape)
        and not _POINT.fullmatch(shape)
        and not (shape.startswith("#. ") and len({text for text, *_ in places[shape]}) > 1)
        and (count >= 3 or (count == 2 and len(pages) <= 3 and len(places[shape]) == 1))
    }
    texts = {text for shape in repeated for text, *_ in places[shape]}
    return repeated - {
        _shape(line)
        for page in pages
        for line in page.lines
        if line.bold and line.text in texts and line.cells == 1 and line.size >= _SMALL * body and not _band(page, line)
    }


def _own_symbols(pages: list[Page]) -> set[str]:
    """The symbols that stand alone in cells at the head of the first page."""
    if not pages:
        return set()
    cells = (cell.strip() for line in pages[0].lines if _band(pages[0], line) > 0 for cell in line.text.split("\t"))
    return {cell for cell in cells if "/" in cell and _HEAD.fullmatch(cell)}


def _titled_head(page: Page, symbols: set[str], body: float) -> set[str]:
    """The shapes of the lines of a running head that holds the document's symbol and its title, as resolutions of the
    General Assembly have it ("A/RES/78/323", tab, "International Day of ..."): small and bold above all text of its page."""
    if page.number == 1 or not symbols or not page.lines:
        return set()
    down = sorted(page.lines, key=_down)
    head = list(takewhile(lambda line: line.bold and line.size < _SMALL * body and _band(page, line) > 0, down))
    cells = [[cell.strip() for cell in line.text.split("\t")] for line in head]
    titled = any(len(each) == 2 and symbols.intersection(each) for each in cells)
    return {_shape(line) for line in head} if titled and len(head) < len(down) else set()


def _band(page: Page, line: PrintedLine) -> int:
    """1 in the head band, -1 in the foot band, 0 between."""
    if line.y > page.height * (1 - _HEAD_BAND):
        return 1
    return -1 if line.y < page.height * _FOOT_BAND else 0


def _printed_count(pages: list[Page]) -> str | None:
    """How many pages there are, as most of them print beside their number; None where no two of them do."""
    inside = (cell for page in pages for line in page.lines if _band(page, line) for cell in line.text.split("\t"))
    counts = Counter(match[1] for cell in inside if (match := _OF_PAGES.fullmatch(cell.strip())))
    most = counts.most_common(1)
    return most[0][0] if most and most[0][1] > 1 else None


def _bands(
    page: Page, repeated: set[str], count: str | None
) -> tuple[list[PrintedLine], list[PrintedLine], list[PrintedLine]]:
    """Head, text and foot of a page of ``count``. The head of the first page is its masthead and counts as text."""
    head: list[PrintedLine] = []
    middle: list[PrintedLine] = []
    foot: list[PrintedLine] = []
    for line in page.lines:
        band = _band(page, line)
        if _numbers_an_act(line, count):
            middle.append(line)
        elif band > 0 and page.number > 1 and _is_furniture(_HEAD, line, repeated):
            head.append(line)
        elif band < 0 and _is_furniture(_FOOT, line, repeated):
            foot.append(line)
        else:
            middle.append(line)
    # A note whose last line says what other notes say, too ("FCCC/CP/2015/10/Add.1."), is not over above it.
    while foot and (last := max(foot, key=_height)) and _goes_on(middle, last):
        foot = [line for line in foot if line is not last]
        kept = {id(line) for line in (*middle, last)}
        middle = [line for line in page.lines if id(line) in kept]
    # Text above a head, or below a foot, shows that it was none; a lone figure may be a paragraph's number.
    top = max((line.y for line in middle), default=0.0)
    bottom = min((line.y for line in middle), default=page.height)
    taken_back = [line for line in head if line.y < top - 0.5] + [line for line in foot if line.y > bottom + 0.5]
    if taken_back:
        kept = {id(line) for line in taken_back}
        middle = [
            line
            for line in page.lines
            if id(line) in kept or not (any(line is other for other in head) or any(line is other for other in foot))
        ]
        head = [line for line in head if id(line) not in kept]
        foot = [line for line in foot if id(line) not in kept]
    return sorted(head, key=_down), middle, sorted(foot, key=_down)


def _down(line: PrintedLine) -> tuple[float, float]:
    return -line.y, line.x0


def _height(line: PrintedLine) -> float:
    return line.y


def _goes_on(middle: list[PrintedLine], line: PrintedLine) -> bool:
    """Whether a line of the foot ends the sentence of the one right above it, in the same print."""
    above = min(middle, key=_height, default=None)
    if above is None or _FOOT.fullmatch(line.text.strip()):
        return False
    near = 0 < above.y - line.y < _LEADING * line.size and abs(above.size - line.size) < 0.1
    ends = line.text[:1].isalpha() or _SENTENCE_END.search(line.text) is not None
    return near and ends and not _SENTENCE_END.search(above.text)


def _numbers_an_act(line: PrintedLine, count: str | None) -> bool:
    """ "56/119" on a page of 31 is the number of a decision (E/2025/24)."""
    of_pages = _OF_PAGES.fullmatch(line.text.strip()) if count is not None else None
    return of_pages is not None and of_pages[1] != count


def _is_furniture(pattern: re.Pattern[str], line: PrintedLine, repeated: set[str]) -> bool:
    if line.marks or line.raised_start:
        return False
    return all(pattern.fullmatch(cell.strip()) for cell in line.text.split("\t")) or _shape(line) in repeated


def _roles(page: Page, lines: list[PrintedLine], body: float, open_note: bool) -> list[Placed]:
    placed = [Placed(page.number, line) for line in in_reading_order(lines, boxes=page.number > 1)]
    _contents(placed)
    _notes(placed, body)
    _rest_of_note(placed, body, open_note)
    for at, item in enumerate(placed):
        if item.role is None:
            item.role = _role(placed, at, body)
    return placed


def _contents(placed: list[Placed]) -> None:
    """Flag the table of contents: from its heading, or its first line with a leader, to the last such line."""
    leaders = [
        at
        for at, item in enumerate(placed)
        if (item.line.text.count(".") >= _DOTS or "……" in item.line.text) and _LEADER.search(item.line.text)
    ]
    if not leaders:
        return
    first = next((at for at, item in enumerate(placed) if _CONTENTS.match(item.line.text)), leaders[0])
    if len(leaders) > 1 or first < leaders[0]:
        for item in placed[min(first, leaders[0]) : leaders[-1] + 1]:
            item.role = "contents"


def _notes(placed: list[Placed], body: float) -> None:
    """Flag the notes at a column's foot: what is below a rule, or small print that begins with a mark's figure: raised, or as one
    that stands raised in the text above (LibreOffice prints the figure of a note as large as its words)."""
    inside = below_rule = False
    marked: set[str] = set()
    before: PrintedLine | None = None
    for item in placed:
        line = item.line
        if before is not None and line.y > before.y + body:
            inside = below_rule = False
        small = line.size < _SMALL * body
        if item.role is not None:
            inside = below_rule = False
        elif _RULE.match(line.text):
            item.role = "furniture"
            inside = below_rule = True
        elif small and line.cells == 1 and _opens_note(line, marked):
            inside = True
            item.role = "note"
        elif inside and (small or below_rule) and line.cells == 1:
            item.role = "note"
        else:
            inside = below_rule = False
        before = line
        marked.update(line.text[start:end] for start, end in line.marks)


def _opens_note(line: PrintedLine, marked: set[str]) -> bool:
    """Whether a small line begins with the marker of a note; ``marked`` are the marks above it."""
    marker = _NOTE_MARKER.match(line.text)
    return marker is not None and (line.raised_start or line.text[0] in "*†‡" or marker[0].strip() in marked)


def _rest_of_note(placed: list[Placed], body: float, open_note: bool) -> None:
    """Flag the small print above a page's first note as the rest of the last one of the page before: it goes on in the
    middle of a sentence, or begins with a small letter."""
    first = next((at for at, item in enumerate(placed) if item.role == "note"), 0)
    start = first
    while start and placed[start - 1].role is None and placed[start - 1].line.size < _SMALL * body:
        start -= 1
    rest = placed[start:first]
    if rest and all(item.line.cells == 1 for item in rest) and (open_note or rest[0].line.text[0].islower()):
        for item in rest:
            item.role = "note"


def _role(placed: list[Placed], at: int, body: float) -> LineRole | None:
    line = placed[at].line
    if _CAPTION.match(line.text):
        return "caption"
    if line.bold and line.size >= _LARGE * body and placed[at].page > 1:
        return "heading"
    if line.size < _SMALL * body or line.cells > 2:
        return "table"
    return None
