"""From rows to pieces: headings and the beginnings of paragraphs, in one walk down the report.

A row that begins nothing belongs to the piece before it, so no text is ever lost. Which number a paragraph has is
settled later (``numbering``); here only printed numbers that continue the sequence are told from list items, dates
and the labels of headings.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from pipeline.numbers import figure
from pipeline.s2_structure.act_walk import ActWalk
from pipeline.s2_structure.acts import OPENINGS
from pipeline.s2_structure.annexes import AnnexWalk
from pipeline.s2_structure.boxes import Boxes
from pipeline.s2_structure.contents import Contents
from pipeline.s2_structure.counted import Counted
from pipeline.s2_structure.decimals import Decimals
from pipeline.s2_structure.headings import LONGEST_LINE, Forms, Place, Tree, label_only
from pipeline.s2_structure.indents import begins_paragraph, closing, leaves_list, opens_speech
from pipeline.s2_structure.labels import opens_below, readings
from pipeline.s2_structure.lookahead import Numbers, goes_on
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.pieces import Part, Piece
from pipeline.s2_structure.reviews import Reviews
from pipeline.s2_structure.rows import POINTS, Row, Style
from pipeline.s2_structure.tables import Tables
from pipeline.s2_structure.title_lines import TitleLines

# A full line of text is longer; a heading that nothing else tells from text is shorter.
_SHORT_LINE = 90
_YEAR = re.compile(r"(?:19|20)\d\d [A-Za-z]")
# What may stand alone above an annex in small letters; how what is called by its name may open in the middle of a sentence.
_ANNEXES = ("annex", "appendix", "enclosure", "attachment", "addendum")
_CALLED = (*OPENINGS, "Chapter", "Recommendation")


class Segmenter:
    """One walk; ``pieces`` is the result, ``parts`` are the documents in the report, ``part`` the place of the one that passes.

    ``last`` is the number of the last paragraph, ``inner`` that of the last point of a list in it, both 0 before the first;
    ``fresh_section``: no numbered paragraph stands below the last heading yet.
    """

    def __init__(
        self, rows: list[Row], run: list[int], style: Style, contents: Contents, reviewing: bool, acts: str = ""
    ) -> None:
        self.rows, self.run, self.style = rows, run, style
        self.forms = Forms(rows, style, contents)
        self.contents = contents
        self.numbers = Numbers(rows, run)
        self.tables = Tables(rows, run, style, self.forms, self.numbers)
        self.reviews = Reviews(rows, run, reviewing)
        self.decimals = Decimals(self)
        self.boxes = Boxes(rows, run, self.forms)
        self.tree = Tree()
        self.pieces: list[Piece] = []
        self.last = 0
        self.inner = 0
        self.fresh_section = True
        self.parts = [Part("report", "")]
        self.part = 0
        self.annexes = AnnexWalk(self)
        self.acts = ActWalk(self, acts)
        self.counted = Counted(self)
        self.titles = TitleLines(self)

    def walk(self) -> list[Piece]:
        """All pieces, in order; every row of ``run`` is in exactly one."""
        at, end = 0, len(self.run)
        while at < end:
            i = self.run[at]
            if self._runs_on(at, self.rows[i]):
                self.pieces[-1].rows.append(i)
                at += 1
            else:
                at += self._step(at)
        return self.pieces

    def _step(self, at: int) -> int:
        i = self.run[at]
        row = self.rows[i]
        used = self.acts.step(at)
        if used:
            return used
        if self.reviews.open or self.reviews.begins(at, self.last, self.pieces):
            used = self._in_review(at, i)
        elif self.boxes.open or self.boxes.begins(at, self.last):
            used = self._in_box(at, i)
        if used:
            return used
        figure_opens = row.bare[:1].isdigit()
        if figure_opens and self._goes_on(i, row):
            self.pieces[-1].rows.append(i)
            return 1
        used = (
            self.annexes.step(at)
            or self._advice_over_table(at)
            or self.table(at)
            or self.decimals.step(at)
            or (self.counted.step(i, row) if figure_opens else 0)
            or self.heading(at)
        )
        if used:
            return used
        nxt = self.run[at + 1] if at + 1 < len(self.run) else None
        below = self.rows[nxt] if nxt is not None else None
        closes = row.bare[:4] in ("Done", "DONE") and closing(row) and not self.open_sentence()
        if closes or begins_paragraph(row, below, self.pieces, self.rows, self.style):
            self.start(i, 0, None)
            self.pieces[-1].apart = closes or self.counted.beside(row, below)
        else:
            self.pieces[-1].rows.append(i)
        return 1

    def _runs_on(self, at: int, row: Row) -> bool:
        """Whether a row plainly goes on with the paragraph above, as most do: nothing that the walk looks for opens with it.

        It opens with a small letter, or with a word in capitals in the middle of a sentence and of plain print.
        """
        above = self.pieces[-1] if self.pieces else None
        if above is None or above.kind != "start" or row.line.role is not None:
            return False
        if self.acts.acts.open or self.acts.expected == at or self.reviews.open or self.boxes.open:
            return False
        if self.tables.placed and self.tables.holds(row):
            return False
        previous = self.rows[above.rows[-1]]
        if row.bare[0].islower():
            # A colon may present an act.
            return previous.text[-1] != ":" and not row.bare.startswith(_ANNEXES)
        if previous.ends_sentence or row.gap or row.new_page or row.line.x0 is not None or not self.style.wrapped:
            return False
        if self.contents.entries or self.forms.strong(row) or self.forms.centred(row) or previous.text[-1] == ":":
            return False
        plain = row.bare[0].isupper() and row.bare[1:2].islower() and not row.bare.startswith(_CALLED)
        return plain and not (":" in row.bare and opens_speech(row))

    def _goes_on(self, i: int, row: Row) -> bool:
        """Whether a figure goes on with the line above, which ends as a reference does; that of a heading in its print."""
        above = self.pieces[-1] if self.pieces else None
        if above is None or above.rows[-1] != i - 1 or not goes_on(self.rows[i - 1], row):
            return False
        if above.kind != "heading":
            return True
        number = rule("number").match(row.bare)
        follows = (
            number is not None
            and above.place is not None
            and above.place.path.rpartition(".")[2] == str(figure(number[1]) - 1)
        )
        # "20. Adoption of draft decisions" over "21. Closing statements": no number of a decision, the next item.
        return not follows and self.forms.look(self.rows[i - 1]) == self.forms.look(row)

    def start(self, i: int, skip: int, number: str | None) -> int:
        """Keeps the first row of a paragraph; how many rows it takes."""
        after = not self.pieces or self.pieces[-1].kind == "heading"
        boxed = number is None and rule("box_opening").match(self.rows[i].bare) is not None
        annexed = self.parts[self.part].role == "annex"
        self.pieces.append(
            Piece(
                "start",
                [i],
                skip,
                number,
                scope=self.tree.scope or (self.counted.chapter if number else ""),
                after_heading=after or self.fresh_section,
                role="box" if boxed else "annexed" if annexed else "body",
                division=self.part,
            )
        )
        return 1

    def _in_review(self, at: int, i: int) -> int:
        """A row of the recommendations of a review joins the paragraph that lists them; 0 where the list is over."""
        used = self.annex(at)
        if used or not self.reviews.holds(at, self.last):
            self.reviews.open = False
            self.fresh_section, self.inner = False, 0
            return used
        self.pieces[-1].rows.append(i)
        return 1

    def _in_box(self, at: int, i: int) -> int:
        """A row of a formal recommendation joins the paragraph that introduces it; 0 where the boxes are over."""
        used = self.annex(at)
        if used or not self.boxes.holds(at, self.last):
            self.boxes.open = False
            return used
        if self.pieces[-1].kind != "start":
            return self.start(i, 0, None)
        self.pieces[-1].rows.append(i)
        return 1

    def annex(self, at: int) -> int:
        """The heading of an annex: how many rows from ``run[at]`` it takes; 0 where there is none."""
        return self.annexes.step(at)

    def _alone_under_heading(self, row: Row) -> bool:
        """Whether the paragraph above is one short line below a heading, as a status or a day is, which ``row`` does not go on with."""
        lines = self.pieces[-1].rows
        above = self.rows[lines[0]]
        headed = len(lines) == 1 and len(self.pieces) > 1 and self.pieces[-2].kind == "heading"
        return headed and above.line.bold is False and self.titles.ends_early(above, row)

    # -- figures and tables -------------------------------------------------------------------------------------

    def table(self, at: int) -> int:
        """A table: how many rows from ``run[at]`` it takes; 0 where there is none."""
        inside = bool(self.pieces) and self.pieces[-1].kind == "table"
        end = self.tables.end(at, self.last, inside=inside, open_sentence=self.open_sentence())
        if end > at:
            self.pieces.append(Piece("table", self.run[at:end], scope=self.tree.scope, division=self.part))
        return end - at

    def _advice_over_table(self, at: int) -> int:
        """A sentence set strong over the table of what became of it: how many rows it takes; 0 where there is none."""
        end = self.tables.sentence_end(at)
        if end > at:
            self.start(self.run[at], 0, None)
            self.pieces[-1].apart = True
            self.pieces[-1].rows.extend(self.run[at + 1 : end])
        return end - at

    def number_near(self, i: int) -> bool:
        """Whether the next paragraph's number stands in one of the rows below: what a plain heading needs."""
        return self.numbers.near(i, self.last + 1) or (bool(self.tree.scope) and self.numbers.near(i, 1))

    def open_sentence(self) -> bool:
        """Whether the text of the paragraph above goes on."""
        return (
            bool(self.pieces)
            and self.pieces[-1].kind == "start"
            and not self.rows[self.pieces[-1].rows[-1]].ends_sentence
        )

    # -- headings -----------------------------------------------------------------------------------------------

    def heading(self, at: int) -> int:
        """A heading: how many rows from ``run[at]`` it takes; 0 where there is none."""
        i = self.run[at]
        row = self.rows[i]
        strong, text = self.forms.strong(row), row.bare
        if rows := self.titles.over_number(at, strong):
            whole = " ".join(self.rows[k].bare for k in rows)
            return self.add_heading(rows, self.tree.unlabelled(self.forms.look(row)), whole, row.lead)
        if not (self.forms.short(row) or self.titles.goes_on_below(at)) or rule("box_opening").match(text):
            return 0
        if row.lead and row.text[0] in POINTS and not strong:
            return 0
        if not (self.contents.entries or strong or row.gap or row.new_page) and self.open_sentence():
            return 0
        rows = self.titles.lines(at, strong)
        whole = " ".join(self.rows[k].bare for k in rows)
        listed = self.forms.listed(whole) or (whole != text and self.forms.listed(text))
        if whole.endswith(";"):
            return 0
        found = rule("heading_label").match(whole)
        if rule("list_item").match(text) and not (
            found and (listed or self._before_text(rows) or self._above_first(found["label"], rows))
        ):
            return 0
        capitals = found is not None and found["title"].isupper()
        if not (strong or listed or capitals or self._set_apart(i, rows) or self._wedged(rows)):
            return 0
        if self.open_sentence() and not (listed or row.gap or row.new_page or strong):
            return 0
        if strong and self._signs(row):
            return 0
        if used := self.acts.heading(rows, whole, at + len(rows)):
            return used
        if found and (found["title"] or label_only(text)):
            look = self.forms.look(row)
            if found["chapter"] and readings(found["label"]):
                chapter = self.tree.chapter(found["label"], look)
                self.counted.enter(chapter.path)
                return self.add_heading(rows, chapter, found["title"], row.lead + found.start("title"))
            place = self.tree.labelled(found["label"], look, strong or listed or self.number_near(i))
            if place:
                return self.add_heading(rows, place, found["title"], row.lead + found.start("title"))
        over_heading = self.forms.centred(row) and self._before_heading(rows)
        if not (strong or listed or over_heading or self._before_text(rows)):
            return 0
        if strong and not listed and not self._heading_context(i, rows):
            return 0
        place = self.tree.unlabelled(self.forms.look(row))
        return self.add_heading(rows, place, whole, row.lead)

    def add_heading(self, rows: list[int], place: Place, title: str, skip: int) -> int:
        """Keeps a heading; how many rows it takes."""
        title = re.sub(r"\s+", " ", title).strip().rstrip("*").strip()
        self.pieces.append(
            Piece("heading", rows, skip, place=place, title=title, scope=self.tree.scope, division=self.part)
        )
        # The figure that opened the row was the label of this heading, neither a number nor an item of a list.
        self.fresh_section, self.inner = True, 0
        if self.counted.repeated and self.counted.repeated[-1][0] == rows[0]:
            self.counted.repeated.pop()
        return len(rows)

    def _signs(self, row: Row) -> bool:
        """Whether a row stands below the closing formula of its page: for whom somebody signs, in the print of a heading."""
        above = self.rows[self.pieces[-1].rows[0]] if self.pieces and self.pieces[-1].kind == "start" else None
        return above is not None and closing(above) and above.page == row.page and row.line.role != "heading"

    def _wedged(self, rows: list[int]) -> bool:
        """Whether a plain line stands between the end of one paragraph and the number of the next.

        One with a label may be longer, and another with a label may follow it.
        """
        text = " ".join(self.rows[k].bare for k in rows)
        labelled = rule("heading_label").match(text) is not None
        if len(text) > (LONGEST_LINE if labelled else _SHORT_LINE) or self.last == 0 or self.open_sentence():
            return False
        above = self.pieces[-1] if self.pieces else None
        over_page = above is not None and self.rows[above.rows[-1]].page != self.rows[rows[0]].page
        if above is None or not (above.kind == "start" or (above.kind == "table" and over_page)):
            return False
        if labelled and self._before_heading(rows):
            return True
        return (labelled or not text[0].isdigit() or _YEAR.match(text) is not None) and self._before_text(rows)

    def _above_first(self, label: str, rows: list[int]) -> bool:
        """Whether a label in brackets is a heading's because headings stand around it, the first of a kind below.

        ``1. Trade`` / ``(i) Technical assistance`` / ``(a) Objectives``: an item of a list has text above it.
        """
        if not (self.pieces and self.pieces[-1].kind == "heading" and self._before_heading(rows)):
            return False
        below = self.below(rows[-1])
        found = rule("heading_label").match(self.rows[below].bare) if below is not None else None
        return found is not None and opens_below(label, found["label"])

    def _before_heading(self, rows: list[int]) -> bool:
        """Whether a short line with a label follows, and the number of the next paragraph soon."""
        below = self.below(rows[-1])
        if below is None or not self.number_near(rows[-1]):
            return False
        row = self.rows[below]
        return self.forms.short(row) and rule("heading_label").match(row.bare) is not None

    def _set_apart(self, i: int, rows: list[int]) -> bool:
        row = self.rows[i]
        if self.forms.centred(row) and (row.gap > 0 or row.line.x0 is not None):
            return True
        if not self.style.wrapped:
            return i + 1 < len(self.rows)
        before = row.gap > 0 or row.new_page or not self.pieces or self.pieces[-1].kind == "heading"
        last = rows[-1]
        if last + 1 >= len(self.rows):
            return False
        after = self.rows[last + 1]
        if after.gap > 0 or after.new_page or rule("number").match(after.bare):
            return before
        return before and rule("heading_label").match(after.bare) is not None and self.number_near(i)

    def below(self, i: int) -> int | None:
        """The next row of the run below row ``i``."""
        at = bisect_right(self.run, i)
        return self.run[at] if at < len(self.run) else None

    def _before_text(self, rows: list[int]) -> bool:
        """Whether a paragraph's number or another heading follows: what an unlabelled plain heading needs."""
        nxt = self.below(rows[-1])
        if nxt is None or (self.open_sentence() and self.rows[rows[0]].gap == 0):
            return False
        if not self.numbers:
            return self._over_text(rows, nxt)
        after = self.tables.after(bisect_right(self.run, rows[-1]))
        if after >= len(self.run):
            return False
        found = rule("number").match(self.rows[self.run[after]].bare)
        return found is not None and figure(found[1]) in (self.last + 1, 1)

    def _over_text(self, rows: list[int], below: int) -> bool:
        """In a report without numbers: whether a line between empty lines stands over a paragraph's text."""
        after = self.rows[below]
        alone = self.rows[rows[0]].gap > 0 and after.gap > 0 and len(rows) == 1 and not self.open_sentence()
        return alone and after.starts_capital and (after.ends_sentence or len(after.text) > _SHORT_LINE // 2)

    def _heading_context(self, i: int, rows: list[int]) -> bool:
        """Whether a bold or large line stands by itself and is no emphasis inside a sentence."""
        if self.pieces and self.pieces[-1].kind == "start":
            previous = self.rows[self.pieces[-1].rows[-1]]
            closed = previous.ends_sentence or previous.text[-1] in (":;," if self.acts.acts.open else ":;")
            closed = closed or self._alone_under_heading(self.rows[i])
            if not (
                closed
                or self.rows[i].line.role == "heading"
                or leaves_list(self.rows[i], self.rows, self.pieces[-1].rows)
                or self.boxes.headed(bisect_right(self.run, i) - 1)
            ):
                return False
        nxt = self.below(rows[-1])
        return nxt is None or self.rows[nxt].starts_capital or rule("list_item").match(self.rows[nxt].bare) is not None
