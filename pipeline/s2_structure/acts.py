"""The text of a resolution, decision or agreed conclusion: where it opens, where its parts begin, where it is over.

An act is one sentence: its organ on a line ("The General Assembly,"), preambular paragraphs that open with a participle
and end in a comma, operative paragraphs that open with a verb in the present tense and number anew from 1 (United
Nations Editorial Manual, resolutions and decisions). It stands alone, one after the other in a compendium, or between
the paragraphs of a report, whose numbers go on behind it. Rows are looked at here; what an act directs is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.numbers import figure
from pipeline.s2_structure.headings import Forms
from pipeline.s2_structure.lookahead import Numbers
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.pieces import Piece
from pipeline.s2_structure.rows import Row

# What a row is inside an act: the next piece of it, or none of its rows.
Inside = Literal["goes on", "preambular", "operative", "tail", "over"]
# Rows of the sentence that presents an act; rows between it and the opening (the act's number and title).
SENTENCE, _TITLE = 5, 10
# No organ has a longer name on two lines, in code points.
_LONGEST_ORGAN = 180
# Rows of the headings between the end of an act and the next paragraph of the report.
_HEADINGS = 6
# Rows of the notes at the foot of a page between two operative paragraphs.
_NEAR = 6
# Rows of an agenda of two pages between two points of a decision.
_AGENDA = 80
# How the opening of a decision begins that is told in the past tense, in so many rows; the label of a section ends in so many code points.
TOLD, _ROWS_TOLD, _LABEL = ("At its ", "At the "), 4, 6
# Points by which the first line of a paragraph is set in; by which what is signed and dated stands at the right.
_INDENT, _RIGHT = 8.0, 200.0
# Rows of the letter and the title of a part, with the first row of its text.
PART_ROWS = 5
# How a declaration opens, in so many lines at most.
WE, _LONGEST_WE = ("We, ", "WE, "), 6
# How any act opens.
OPENINGS = ("The ", "“The ", '"The ', "THE ", "Therefore", "Council", *WE)
# What stands before each paragraph of an act that is quoted.
QUOTES = ('"', "“")
# Operative paragraphs whose numbers reading lost in one place.
_MOST_LOST = 3


@dataclass(slots=True)
class Acts:
    """``open`` while the rows of an act are passing, ``operative`` where its preamble is over; ``clause`` is the number of its
    last operative paragraph, 0 before the first and where they have none. ``lettered`` says that letters may stand before its
    paragraphs; ``declared`` that those who met speak in it ("We, the Ministers,"), whose verbs have no ending; ``pointed`` that
    it is one paragraph of points ("The Council: (a) Takes note"); ``quoted`` that a quotation mark opens each of its paragraphs, as in what
    one organ recommends another to adopt (resolutions of the Economic and Social Council to 1994). ``listed`` is the number of the last item of a list that a
    paragraph without number leads in ("Approves the following provisional agenda:"), 0 outside of one; ``told_whole`` that each of its
    paragraphs is a sentence with the organ for its subject ("1. The Commission on the Status of Women reaffirms").
    """

    rows: list[Row]
    run: list[int]
    numbers: Numbers
    forms: Forms
    open: bool = False
    operative: bool = False
    clause: int = 0
    lettered: bool = False
    declared: bool = False
    pointed: bool = False
    quoted: bool = False
    listed: int = 0
    told_whole: bool = False

    def begin(self, *, lettered: bool, declared: bool = False, pointed: bool = False, quoted: bool = False) -> None:
        """An act begins."""
        self.open, self.operative, self.clause, self.listed, self.told_whole = True, False, 0, 0, False
        self.lettered, self.declared, self.pointed, self.quoted = lettered, declared, pointed, quoted

    def unquote(self, at: int) -> None:
        """Pass over the quotation mark that opens ``run[at]`` in an act that is quoted."""
        row = self.rows[self.run[at]]
        if row.bare.startswith(QUOTES):
            self.rows[self.run[at]] = replace(row, lead=row.lead + 1, bare=row.bare[1:])

    def opening(self, at: int) -> int:
        """How many rows from ``run[at]`` are the opening of an act: its organ alone, its first paragraph below; or 0."""
        row = self.rows[self.run[at]]
        if not row.bare.startswith(OPENINGS):
            return 0
        if row.bare.startswith(WE):
            return declares([self.rows[k].bare for k in self.run[at : at + _LONGEST_WE + 1]])
        words = row.bare
        for length in (1, 2):
            if rule("act_opening").match(words):
                quoted = words.startswith(QUOTES)
                return length if self._begins(at + length, comma=words.endswith(","), quoted=quoted) else 0
            after = self._row(at + 1)
            if after is None or row.ends_sentence or len(words) + len(after.bare) > _LONGEST_ORGAN:
                return 0
            words = f"{words} {after.bare}"
        return 0

    def _begins(self, at: int, *, comma: bool, quoted: bool) -> bool:
        """Whether the first paragraph of an act is ``run[at]``, or, below the ``comma`` of its organ, that of its first part."""
        below = self._row(at)
        if below is None:
            return False
        words = below.bare[1:] if quoted and below.bare.startswith(QUOTES) else below.bare
        return begins_act(words, lettered=comma) or (comma and self.part_heading(at) > 0)

    def part_heading(self, at: int) -> int:
        """How many rows from ``run[at]`` the heading of a part of an act takes: its letter or figure, its title, a paragraph of an act
        below; or 0."""
        row = self._row(at)
        alone = row is not None and " " not in row.bare and rule("act_part").match(row.bare)
        if row is None or not (alone or ("." in row.bare[:_LABEL] and rule("act_section").match(row.bare))):
            return 0
        for place in range(at + 1, min(at + PART_ROWS, len(self.run))):
            below = self.rows[self.run[place]].bare
            if begins_act(below):
                return place - at
            if below[-1] in ".;,":
                return 0
        return 0

    def presented_at(self, at: int, pieces: list[Piece]) -> int | None:
        """Where in ``run`` an act opens that the paragraph right above ``run[at]`` presents; its title is between."""
        if not pieces or pieces[-1].kind != "start":
            return None
        above = pieces[-1].rows
        if self.rows[above[-1]].text[-1] != ":":
            return None
        sentence = " ".join(self.rows[k].text for k in above[-SENTENCE:])
        if not rule("draft_presented").search(sentence):
            return None
        return self._opening_below(at)

    def _opening_below(self, at: int) -> int | None:
        for place in range(at, min(at + _TITLE, len(self.run))):
            if self.opening(place) or rule("sentence_act").match(self._unnumbered(self.rows[self.run[place]].bare)):
                return place
            if self.opens_points(place):
                return place
            if self.rows[self.run[place]].bare[-1] in ".;":
                return None
        return None

    def opens_points(self, at: int) -> bool:
        """Whether ``run[at]`` is an organ without a comma over the points of its decision: "The Council: (a) Takes note of the report"."""
        words, below = self.rows[self.run[at]].bare, self._row(at + 1)
        organ = not words.endswith(",") and rule("act_opening").match(words.removesuffix(":")) is not None
        return organ and below is not None and _is_point(below.bare)

    def one_sentence(self, at: int, pieces: list[Piece]) -> bool:
        """Whether ``run[at]`` opens a decision that is one sentence, right below the heading that says decision."""
        if pieces and pieces[-1].kind != "heading":
            return False
        found = rule("act_label").match(self.rows[pieces[-1].rows[0]].bare) if pieces else None
        numbered = found is not None and found["label"] is not None
        if self.is_told(at):
            return numbered
        if pieces and not numbered and not rule("act_heading").search(pieces[-1].title):
            return False
        if not pieces and self.rows[self.run[at]].bare.startswith(QUOTES):
            # A statement by a president quotes each paragraph of what he says for his organ.
            return False
        if not pieces and presents(self.rows[k].bare for k in self.run[at : at + SENTENCE]):
            # "The Commission recommends to the Council the adoption of the following draft resolution:"
            return False
        return rule("sentence_act").match(self.rows[self.run[at]].bare) is not None or self.opens_points(at)

    def opens_somehow(self, at: int) -> bool:
        """Whether an act opens at ``run[at]`` below its number, in one of the ways in which acts open."""
        told = self.opening(at) > 0 or self.is_told(at)
        return told or rule("sentence_act").match(self.rows[self.run[at]].bare) is not None

    def is_told(self, at: int) -> bool:
        """Whether ``run[at]`` opens a decision that is told in the past tense: "At its 13th meeting, on 5 April 2019, the Council decided"."""
        if not self.rows[self.run[at]].bare.startswith(TOLD):
            return False
        if rule("told_act").match(" ".join(self.rows[k].bare for k in self.run[at : at + _ROWS_TOLD])) is None:
            return False
        # "the Council adopted, without a vote, the following text:" presents the act below.
        return not any(self.opening(place) for place in range(at + 1, min(at + SENTENCE, len(self.run))))

    def part(self, at: int, last: int, last_piece: Piece) -> Inside:
        """What ``run[at]`` is; ``last`` is the number of the report's last paragraph, ``last_piece`` what it follows."""
        row = self.rows[self.run[at]]
        above = self.rows[last_piece.rows[-1]]
        closed = self.operative and _closes(above.text)
        number = _number(row)
        if number is not None:
            if self.pointed:
                # The agenda that the Council approves stands between two of its points, or behind the last.
                return "goes on" if self._point_below(at) else "over"
            if self._is_listed(row, number, last_piece):
                self.listed = number
                return "goes on"
            if self._resumes(row, number, last, closed) and not self._tells_next(at, number):
                return "over"
            if self._next_clause(row, number):
                self.clause, self.operative = number, True
                return "operative"
            return "goes on"
        if self.opening(at):
            return "over"
        if closed and self.pointed and self._point_below(at):
            return "goes on"
        if closed and not self._goes_on(row, above) and not self._clause_below(at, last):
            return "tail" if self._at_the_right(row) else "over"
        if row.starts_capital and not row.ends_sentence and last and self._above_paragraph(at, last):
            return "over"
        words = row.bare[self.letter(row.bare) :]
        operative = _is_operative(words, lettered=len(words) < len(row.bare), declared=self.declared)
        if self.operative and not self.clause and _breaks(above.text) and operative:
            # Resolutions of the first years number no paragraphs (A/RES/119 (II), A/RES/40 (I)), others letter them.
            return "operative"
        headed = last_piece.kind == "heading"
        if not self.operative and (headed or _breaks(above.text) or rule("act_opening").match(above.bare)):
            if operative:
                self.operative = True
                return "operative"
            if rule("preambular_opening").match(words) or self._set_in(row, above):
                return "preambular"
        return "goes on"

    def letter(self, text: str) -> int:
        """How long the letter is with which a paragraph opens in an act that letters them; 0 where there is none."""
        return _letter(text) if self.lettered and not self.clause else 0

    def _row(self, at: int) -> Row | None:
        return self.rows[self.run[at]] if at < len(self.run) else None

    @staticmethod
    def _unnumbered(text: str) -> str:
        found = rule("number").match(text) if text[:1].isdigit() else None
        return text[found.end() :] if found else text

    def _next_clause(self, row: Row, number: int) -> bool:
        """Whether a number is that of the next operative paragraph; a jump only where its verb stands behind it.

        The first has any number where those of the preamble go on (resolutions of the Ramsar Convention), or its pages are lost.
        """
        if number == self.clause + 1:
            return True
        if not self.clause and not self.operative:
            return _is_clause(row.bare, declared=self.declared)
        jump = 0 < number - self.clause - 1 <= _MOST_LOST
        return jump and _is_clause(row.bare, declared=self.declared)

    def _is_listed(self, row: Row, number: int, last_piece: Piece) -> bool:
        """Whether a number is that of the next item of a list that an operative paragraph without number leads in: an agenda counts
        from 1 and has no verbs, and below the next heading the numbers are the report's."""
        if self.clause or number != self.listed + 1 or last_piece.kind != "start" or not self.operative:
            return False
        leads = self.listed > 0 or self.rows[last_piece.rows[-1]].text[-1] == ":"
        return leads and not rule("operative_clause").match(row.bare) and not rule("infinitive_clause").match(row.bare)

    def _resumes(self, row: Row, number: int, last: int, closed: bool) -> bool:
        """Whether a number is the report's: it follows on the report's last and opens no operative paragraph."""
        if not last or number != last + 1:
            return False
        clause = _is_clause(row.bare, declared=self.declared)
        return not clause or (closed and number != self.clause + 1)

    def _tells_next(self, at: int, number: int) -> bool:
        """Whether the next paragraph of an act that is told in whole sentences begins, and not the one that presents the next act."""
        if not self.told_whole or number != self.clause + 1:
            return False
        if rule("sentence_act").match(self._unnumbered(self.rows[self.run[at]].bare)) is None:
            return False
        return not presents(self.rows[k].bare for k in self.run[at : at + SENTENCE])

    def _goes_on(self, row: Row, above: Row) -> bool:
        """Whether a row behind a full stop is still of the paragraph above: set as its lines are."""
        if row.line.x0 is not None and above.line.x0 is not None:
            same = abs(row.line.x0 - above.line.x0) < _INDENT and row.gap == 0
            return same and not self.forms.strong(row)
        return row.gap == 0 and not row.starts_capital

    def _clause_below(self, at: int, last: int) -> bool:
        """Whether the next operative paragraph stands right below what interrupts the act, as a note does."""
        if not self.clause or self.clause == last:
            return False
        place = self.numbers.after(self.run[at], self.clause + 1)
        return place is not None and place in self.run[at : at + _NEAR]

    def _point_below(self, at: int) -> bool:
        """Whether a further point of a decision stands in the rows below, before the next organ."""
        for place in range(at, min(at + _AGENDA, len(self.run))):
            if self.opening(place) or self.opens_points(place):
                return False
            if _is_point(self.rows[self.run[place]].bare):
                return True
        return False

    def _at_the_right(self, row: Row) -> bool:
        """Whether a row is what is printed at the right under a decision: the session and the day."""
        left = self.forms.style.left
        return row.line.x0 is not None and left is not None and row.line.x0 > left + _RIGHT

    def _set_in(self, row: Row, above: Row) -> bool:
        """Whether a row is set in as the first lines of paragraphs are."""
        if row.line.x0 is None or above.line.x0 is None or not row.starts_capital:
            return False
        return row.line.x0 > above.line.x0 + _INDENT

    def _above_paragraph(self, at: int, last: int) -> bool:
        """Whether ``run[at]`` is one of a few lines, none of them a clause, above the next paragraph of the report."""
        place = self.numbers.after(self.run[at], last + 1)
        if place is None or not self._resumes(self.rows[place], last + 1, last, closed=True):
            return False
        between = self.run[at : at + _HEADINGS + 1]
        if place not in between:
            return False
        heads = [self.rows[k].text for k in between[: between.index(place)]]
        return all(text[-1] not in ".;,:" for text in heads)


def presents(lines: Iterable[str]) -> bool:
    """Whether the first sentence of some lines presents an act that stands below it."""
    taken: list[str] = []
    for words in lines:
        taken.append(words)
        if words[-1] in ":.":
            break
    return rule("draft_presented").search(" ".join(taken)) is not None


def declares(lines: list[str]) -> int:
    """How many of the ``lines`` are the opening of a declaration, up to its comma or semicolon ("We, the Ministers, meeting in Geneva,"), its
    first paragraph below; or 0."""
    for length in range(1, min(_LONGEST_WE, len(lines) - 1) + 1):
        if lines[length - 1].endswith("."):
            return 0
        if rule("declaration_opening").match(" ".join(lines[:length])) and begins_act(lines[length], declared=True):
            return length
        if lines[length - 1].endswith(";"):
            return 0
    return 0


def begins_act(text: str, *, lettered: bool = False, declared: bool = False) -> bool:
    """Whether a line reads like the first paragraph of an act: preambular, or operative with or without its number; where
    ``lettered`` with its letter, too, which stands below a comma and not below "The Council: (a) Takes note"."""
    letter = _letter(text) if lettered else 0
    words = text[letter:]
    return (
        _is_clause(text, declared=declared)
        or _is_operative(words, lettered=letter > 0, declared=declared)
        or rule("preambular_opening").match(words) is not None
    )


def _is_operative(text: str, *, lettered: bool, declared: bool = False) -> bool:
    """Whether a line opens with an operative verb: behind a letter in the past tense, in a declaration without an ending, too."""
    if rule("operative_opening").match(text) is not None:
        return True
    past = lettered and rule("operative_past").match(text) is not None
    return past or (declared and rule("declared_opening").match(text) is not None)


def _is_point(text: str) -> bool:
    """Whether a line opens with a letter and an operative verb in the present tense."""
    letter = _letter(text)
    return letter > 0 and _is_operative(text[letter:], lettered=False)


def _letter(text: str) -> int:
    found = rule("act_letter").match(text)
    return found.end() if found else 0


def _is_clause(text: str, *, declared: bool = False) -> bool:
    """Whether a line opens a numbered paragraph of an act: with its verb, or with a participle where a preamble is numbered, too."""
    if rule("operative_clause").match(text):
        return True
    number = rule("number").match(text) if text[:1].isdigit() else None
    if number is None:
        return False
    words = text[number.end() :]
    return rule("preambular_opening").match(words) is not None or (
        declared and rule("declared_opening").match(words) is not None
    )


def _number(row: Row) -> int | None:
    found = rule("number").match(row.bare) if row.bare[:1].isdigit() else None
    return figure(found[1]) if found else None


def _breaks(text: str) -> bool:
    """Whether a paragraph of a preamble ends here, note marks behind its comma left out."""
    return rule("act_break").search(text) is not None


def _closes(text: str) -> bool:
    return rule("act_close").search(text) is not None
