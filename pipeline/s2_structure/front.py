"""Where the front page ends: the rows of the masthead, of the summary, and the row at which the report begins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.model import Fact
from pipeline.numbers import figure
from pipeline.s2_structure.acts import TOLD, WE, begins_act, declares, presents
from pipeline.s2_structure.contents import Contents, title_key
from pipeline.s2_structure.labels import roman_value
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.rows import Row, Style
from pipeline.s2_structure.running_text import is_sign, says_whose_report, text_start

# No front page, even with a summary of two pages, is longer; beyond it a heading `I.` begins a chapter, not the report.
_LONGEST_FRONT = 160
# The sentence that presents a draft ("recommends the adoption of the following draft resolution:") has fewer rows.
_PRESENTED = 6
_LINES_OF_TITLE = 8
_ROWS_OF_LABEL = 4
_SHORT, _LONG = 45, 90
_FIRST_LABELS = ("I", "A", "1")
_FIRST_TITLES = ("introduction", "contents", "summary")
_ANNEXED = ("annex_heading", "annex_to_letter")


@dataclass(frozen=True, slots=True)
class Front:
    """Rows ``[0, masthead)`` are the masthead but for contents; the summary is rows ``summary`` (heading first).

    ``heading`` are rows of the masthead that are the heading of the resolution or decision which the document is;
    ``later`` are rows of the body that still belong to the front page: notes to it, and its title printed again.
    """

    masthead: int
    summary: tuple[int, int] | None
    body: int
    heading: tuple[int, int] | None = None
    later: frozenset[int] = frozenset()


def find_front(rows: list[Row], furniture: set[int], contents: Contents, style: Style) -> Front:
    """Split the front matter. Without any sign of a masthead the report begins at row 0."""
    window = rows[:_LONGEST_FRONT]
    summary = next(
        (i for i, r in enumerate(window) if len(r.text) < 30 and rule("summary_heading").match(r.text)), None
    )
    if summary is not None and contents.end and summary > contents.end:
        summary = None
    text = text_start(rows, furniture, style, min(contents.start if contents.end else len(rows), _LONGEST_FRONT))
    if text is not None and summary is not None and text < summary:
        summary = None
    act = _act_alone(rows, furniture) if summary is None and not contents.end else None
    if act is not None and (text is None or act - text <= _PRESENTED):
        first = _first_of_several(rows, act)
        return Front(first, None, first) if first is not None else Front(act, None, act, _heading_of_act(rows, act))
    after = max(contents.end, (summary or 0) + 1 if summary is not None else 0)
    body = contents.end if contents.end and contents.end >= after else _first_of_body(rows, furniture, after, text)
    starts = [x for x in (summary, contents.start if contents.end else None, body) if x is not None]
    masthead = min(starts)
    if summary is None:
        early = text is not None and text < masthead
        return Front(text, None, text) if early and text is not None else Front(masthead, None, body)
    end = contents.start if contents.end and contents.start > summary else body
    return Front(masthead, (summary, end), body)


def with_rest(front: Front, rows: list[Row], title: Fact | None) -> Front:
    """The front with what is left of it below the running text: notes with stars, and the title over the report that a
    note passes on."""
    end = min(len(rows), front.body + _LONGEST_FRONT)
    later: set[int] = set()
    starred = False
    for i in range(front.body, end):
        row = rows[i]
        if row.page is None or row.page != rows[0].page:
            break
        starred = row.line.role == "note" and (row.text.startswith("*") or (starred and not row.text[:1].isdigit()))
        later |= {i} if starred else set()
    return replace(front, later=frozenset(later | _title_again(rows, front.body, end, title)))


def _title_again(rows: list[Row], first: int, end: int, title: Fact | None) -> set[int]:
    """The rows that print the title of the front page again, on a later page, above the first numbered paragraph."""
    wanted = title_key(title.value) if title else ""
    for i in range(first, end if wanted else first):
        row = rows[i]
        if rule("number").match(row.bare):
            break
        if row.page == rows[0].page or not row.starts_capital or not wanted.startswith(title_key(row.bare) or "-"):
            continue
        words = ""
        for k in range(i, min(i + _LINES_OF_TITLE, end)):
            words = f"{words} {rows[k].bare}"
            if title_key(words) == wanted:
                return set(range(i, k + 1))
    return set()


def _first_of_body(rows: list[Row], furniture: set[int], after: int, text: int | None) -> int:
    signs = 0
    for i in range(min(len(rows), after + _LONGEST_FRONT)):
        row = rows[i]
        signs += _is_sign(row)
        if i < after or i in furniture:
            continue
        found = rule("number").match(row.bare)
        if found and figure(found[1]) == 1:
            return i if signs else after
        label = rule("heading_label").match(row.bare)
        if label and _is_first(label["label"]) and len(row.text) < 120:
            return i if signs else after
        if title_key(row.bare) == "introduction" or _heads_annex(rows, i):
            return i if signs else after
    if after or not signs:
        return after
    # The day below a letter is no sign of its front page.
    prose = next((i for i, row in enumerate(rows[:60]) if len(row.text) > _LONG and row.ends_sentence), 60)
    last = max((i for i, row in enumerate(rows[:prose]) if _is_sign(row)), default=-1)
    counted = _first_of_count(rows, last + 1)
    if text is not None:
        return text if counted is None else min(text, counted)
    ended = next((i for i in range(last + 1, len(rows)) if len(rows[i].text) > 60 and rows[i].ends_sentence), None)
    begins = ended if ended is not None else _below_title(rows, last + 1)
    starts = [i for i in (begins, counted) if i is not None]
    return min(starts) if starts else last + 1


def _heads_annex(rows: list[Row], i: int) -> bool:
    """Whether a row is the heading of an annex. "Addendum" over a count that goes on says what the document is."""
    if rule("annex_heading").match(rows[i].bare) is None:
        return False
    if rule("title_part").match(rows[i].bare) is None or _first_of_count(rows, i + 1) is None:
        return True
    below = (rule("number").match(row.bare) for row in rows[i + 1 : i + _LONGEST_FRONT])
    return any(found is not None and figure(found[1]) == 1 for found in below)


def _first_of_count(rows: list[Row], first: int) -> int | None:
    """The row at which a count goes on from another document: "57." with "58." and "59." below it, in an addendum or an excerpt, or
    "13.24" with "13.25"."""
    numbers: dict[int, int] = {}
    below: dict[str, int] = {}
    for i in range(first, min(len(rows), first + _LONGEST_FRONT)):
        if (sub := rule("sub_number").match(rows[i].bare)) is not None and len(rows[i].text) > _SHORT:
            series, _, last = sub[1].partition(".")
            if (before := below.get(f"{series}.{figure(last) - 1}")) is not None:
                # "13.24" and "13.25": decisions of a meeting of parties (UNEP/CMS/Decisions).
                return before
            below[sub[1]] = i
        found = rule("number").match(rows[i].bare)
        number = figure(found[1]) if found else 0
        if number - 1 in numbers and number - 2 in numbers:
            return numbers[number - 2]
        if number:
            numbers.setdefault(number, i)
    return None


def _is_first(label: str) -> bool:
    """Whether the text may begin at a heading with this label; an excerpt begins at ``II``."""
    return label in _FIRST_LABELS or (len(label) > 1 and roman_value(label) is not None)


def _below_title(rows: list[Row], first: int) -> int | None:
    """The first row of a few that is not printed as a title: neither in capitals nor bold nor short."""
    for i in range(first, min(len(rows), first + _LINES_OF_TITLE)):
        if not rows[i].line.bold and len(rows[i].text) > _SHORT and rows[i].text.upper() != rows[i].text:
            return i
    return None


def _act_alone(rows: list[Row], furniture: set[int]) -> int | None:
    """The row at which a resolution or decision opens that is the document, where no numbered paragraph comes before.

    Without a sign only lines of a title stand above it: "Adopted by the Peace and Security Council at its 1042nd meeting,
    held on 28 October 2021," over a communiqué is a paragraph.
    """
    signs = 0
    prose = False
    run = [i for i in range(min(len(rows), _LONGEST_FRONT)) if i not in furniture]
    for i, below in pairwise(run):
        row = rows[i]
        signs += _is_sign(row)
        found = rule("number").match(row.bare)
        label = rule("heading_label").match(row.bare) if signs else None
        if (found and figure(found[1]) == 1) or title_key(row.bare) in _FIRST_TITLES:
            return None
        if signs and any(rule(name).match(row.bare) for name in _ANNEXED):
            # The act is what a letter, however short, passes on.
            return None
        if label and label["label"] in _FIRST_LABELS and len(row.text) < 120:
            return None
        if not signs and (prose or i > _LINES_OF_TITLE):
            continue
        if row.bare[: len(WE[0])] in WE and declares([r.bare for r in rows[i : i + _LINES_OF_TITLE]]):
            return i
        if rule("act_opening").match(row.bare) and _begins_below(rows, below, lettered=row.bare.endswith(",")):
            return i
        if signs and _tells_act(rows, i) and any(_labels_act(rows, k) for k in range(max(0, i - _ROWS_OF_LABEL), i)):
            return i
        prose = prose or (len(row.text) > _SHORT and (row.ends_sentence or row.text.endswith(",")))
        if signs and _presents(rows, i):
            # "The Commission recommends to the Council the approval of the following draft resolution:" is a paragraph above the draft.
            return None
        if rule("sentence_act").match(row.bare) and rule("act_heading").search(
            " ".join(r.bare for r in rows[max(0, i - 6) : i])
        ):
            return i
    return None


def _begins_below(rows: list[Row], below: int, *, lettered: bool) -> bool:
    """Whether an act begins at the row ``below`` its organ, also under the heading of its first section."""
    if begins_act(rows[below].bare, lettered=lettered):
        return True
    headed = lettered and rule("act_section").match(rows[below].bare) is not None and below + 1 < len(rows)
    return headed and begins_act(rows[below + 1].bare)


def _presents(rows: list[Row], i: int) -> bool:
    """Whether the sentence of an organ that begins at row ``i`` presents a draft that it recommends."""
    acts = rule("sentence_act").match(rows[i].bare) is not None
    return acts and presents(row.bare for row in rows[i : i + _PRESENTED])


def _first_of_several(rows: list[Row], act: int) -> int | None:
    """The row of the number and title above an act that is the first of a compendium, whose next ones have theirs; else None."""
    above = next((i for i in range(act - 1, max(act - _ROWS_OF_LABEL, 0) - 1, -1) if _labels_act(rows, i)), None)
    return above if above is not None and any(_labels_act(rows, i) for i in range(act + 1, len(rows))) else None


def _labels_act(rows: list[Row], i: int) -> bool:
    """Whether a row is the number of an act, with the opening a few rows below."""
    if rule("act_label").match(rows[i].bare) is None:
        return False
    below = range(i + 1, min(len(rows), i + 1 + _ROWS_OF_LABEL))
    openings = ("act_opening", "sentence_act")
    return any(rule(name).match(rows[k].bare) for k in below for name in openings) or any(
        _tells_act(rows, k) for k in below
    )


def _tells_act(rows: list[Row], i: int) -> bool:
    """Whether a decision is told from row ``i`` on: "At its 23rd meeting, on 22 May 2019, the Economic and Social Council"."""
    if not rows[i].bare.startswith(TOLD):
        return False
    return rule("told_act").match(" ".join(row.bare for row in rows[i : i + _ROWS_OF_LABEL])) is not None


def _heading_of_act(rows: list[Row], act: int) -> tuple[int, int] | None:
    """The title right above the opening, and the number before it: bold lines that say nothing of how it was adopted."""
    first = act
    while first > 0 and rows[first - 1].line.bold and rows[first - 1].line.size == rows[act - 1].line.size:
        first -= 1
    title = " ".join(row.bare for row in rows[first:act])
    return (first, act) if first < act and not rule("act_front").search(title) else None


def _is_sign(row: Row) -> bool:
    return is_sign(row) or says_whose_report(row)
