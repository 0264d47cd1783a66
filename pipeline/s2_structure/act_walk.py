"""The walk through resolutions, decisions and agreed conclusions: their headings, and a piece for each paragraph.

``Acts`` says what a row is; here it becomes a piece of an own part of the report, with an own sequence of numbers.
"""

from __future__ import annotations

import re

from pipeline.model import DivisionRole, ParagraphRole
from pipeline.numbers import figure
from pipeline.s2_structure.acts import QUOTES, SENTENCE, WE, Acts, begins_act
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.pieces import Part, Piece
from pipeline.s2_structure.walk import Walk

# How the number of the next draft opens.
_DRAFT = "Draft "
# Rows of the title between the number of an act and its opening.
_LONGEST_TITLE = 7
# The scope of the numbers of an act that has no heading of its own.
_NO_HEADING = "act"
# Between the scope of an act and the letter of its part.
_PART = ", "


class ActWalk:
    """``step`` takes the rows that belong to acts and leaves all others to the walk of the report. ``front`` is the title of a document
    that is nothing but acts."""

    def __init__(self, walk: Walk, front: str) -> None:
        self.walk = walk
        self.acts = Acts(walk.rows, walk.run, walk.numbers, walk.forms)
        # In what the numbers of the act that is open count.
        self.scope = ""
        # Where an act begins that was presented.
        self.expected: int | None = None
        self._presented = ""
        self._outside = 0
        # How many pieces were asked for the heading that says what its acts are, and what the last such one said.
        self._asked = 0
        self._called: DivisionRole | None = _role_in(front)

    def step(self, at: int) -> int:
        """How many rows from ``run[at]`` are an act's or lead to one; 0 where the walk of the report goes on."""
        if self.acts.open:
            used = self._inside(at)
            if used:
                return used
        return self._leads(at) or self._opens(at)

    def label(self, heading: str, below: int) -> re.Match[str] | None:
        """The label and title in a heading under which, from ``run[below]``, an act opens soon."""
        found = rule("act_label").match(heading)
        if not found:
            return None
        last = min(below + _LONGEST_TITLE, len(self.walk.run))
        return found if any(self.acts.opens_somehow(place) for place in range(below, last)) else None

    def heading(self, rows: list[int], whole: str, below: int) -> int:
        """How many rows the heading of an act takes, of which ``rows`` are the first and read ``whole``; 0 where it is none. The title
        may stand below the number: "Decision 14/CP.21" / "Capacity-building under the Convention"."""
        act = self.label(whole, below)
        if act is None:
            return 0
        walk = self.walk
        first = walk.rows[rows[0]]
        look = walk.forms.look(first)
        place = walk.tree.act(act_label(act["label"]), look) if act["label"] else walk.tree.unlabelled(look)
        title = self._title_below(below) if act["label"] and not act["title"] else []
        if not title:
            return walk.add_heading(rows, place, act["title"] or whole, first.lead + max(act.start("title"), 0))
        words = " ".join(walk.rows[k].bare for k in title)
        return walk.add_heading([*rows, *title], place, words, len(first.text))

    def _title_below(self, at: int) -> list[int]:
        """The rows from ``run[at]`` to the opening of an act, where they read like its title."""
        title: list[int] = []
        for place in range(at, min(at + _LONGEST_TITLE, len(self.walk.run))):
            if self.acts.opens_somehow(place):
                return title
            row = self.walk.rows[self.walk.run[place]]
            if row.bare[-1] in ".;:," or row.bare[0].isdigit() or not (title or row.starts_capital):
                return []
            title.append(self.walk.run[place])
        return []

    # -- into an act --------------------------------------------------------------------------------------------

    def _leads(self, at: int) -> int:
        """The heading of an act that the paragraph above presents: the rows between its colon and the opening."""
        if self.expected is not None:
            return 0
        pieces = self.walk.pieces
        place = self.acts.presented_at(at, pieces)
        if place is None:
            return 0
        self.expected = place
        self._presented = " ".join(self.walk.rows[k].text for k in pieces[-1].rows[-SENTENCE:])
        if place > at:
            self._add_heading(self.walk.run[at:place])
        return place - at

    def _add_heading(self, rows: list[int]) -> None:
        walk = self.walk
        first = walk.rows[rows[0]]
        whole = " ".join(walk.rows[k].bare for k in rows)
        look = walk.forms.look(first)
        found = rule("act_label").match(whole)
        label = found["label"] if found else None
        place = walk.tree.act(act_label(label), look) if label else walk.tree.unlabelled(look)
        title = found["title"] if found else None
        walk.add_heading(rows, place, title or whole, first.lead + (found.start("title") if title and found else 0))

    def _opens(self, at: int) -> int:
        """The opening of an act: a piece of its own, or the first paragraph where organ and verb are one sentence."""
        length = self.acts.opening(at)
        if not length and at != self.expected and not self.acts.one_sentence(at, self.walk.pieces):
            return 0
        i = self.walk.run[at]
        comma = bool(length) and self.walk.rows[self.walk.run[at + length - 1]].bare.endswith(",")
        pointed = not length and self.acts.opens_points(at)
        words = self.walk.rows[i].bare
        self.acts.begin(
            lettered=comma,
            declared=words.startswith(WE),
            pointed=pointed,
            quoted=bool(length) and words.startswith(QUOTES),
        )
        self._enter(told=not length and self.acts.is_told(at))
        if length:
            self._add("preambular", self.walk.run[at : at + length])
            return length
        self.acts.operative = True
        number = rule("number").match(words) if words[0].isdigit() else None
        if number:
            self.acts.clause, self.acts.told_whole = figure(number[1]), True
        self._add("operative", [i], number[1] if number else None, number.end() if number else 0)
        return 1

    def _enter(self, *, told: bool) -> None:
        """A new part, with the heading right above for its label; what is ``told`` in the past tense is a decision."""
        walk = self.walk
        above = self._heading_above()
        if above is not None and above.place is not None:
            label, title = above.place.path, above.title
            # The label is the number alone, without the word before it.
            title = f"{walk.rows[above.rows[0]].bare} {title}"
        else:
            label, title = "", ""
        if walk.parts[walk.part].role in ("report", "annex"):
            self._outside = walk.part
        role: DivisionRole = "declaration" if self.acts.declared else "decision"
        if not told and not self.acts.declared:
            role = self._role(label, f"{label} {title} {self._presented}")
        walk.parts.append(Part(role, label, self._outside, self._presented))
        walk.part = len(walk.parts) - 1
        if above is not None:
            above.division = walk.part
        alone = walk.last == 0 and self._outside == 0 and not any(p.kind == "start" for p in walk.pieces)
        self.scope = "" if alone else label or _NO_HEADING
        self.expected, self._presented = None, ""

    def _heading_above(self) -> Piece | None:
        """The heading right above an act, or above the sentence with a colon that presents it below its number."""
        pieces = self.walk.pieces
        above = pieces[-1] if pieces else None
        if above is not None and above.kind == "start" and self.walk.rows[above.rows[-1]].text[-1] == ":":
            headed = pieces[-2] if len(pieces) > 1 and pieces[-2].kind == "heading" else None
            return (
                headed if headed is not None and rule("act_label").match(self.walk.rows[headed.rows[0]].bare) else None
            )
        return above if above is not None and above.kind == "heading" else None

    def _role(self, label: str, words: str) -> DivisionRole:
        """What an act is called in its heading or the sentence above it, by its number, else in the nearest heading that says so or on
        the front page."""
        pieces = self.walk.pieces
        # Each heading is asked once; the last piece may still grow.
        for piece in pieces[self._asked :]:
            self._called = (_role_in(piece.title) if piece.kind == "heading" else None) or self._called
        self._asked = max(0, len(pieces) - 1)
        numbered: DivisionRole | None = "decision" if rule("decision_label").match(label) else None
        # "The following resolutions and agreed conclusions" present acts of several kinds, and "Resolution 50/1" is one of them.
        if (headed := rule("headed_act").match(words.removeprefix(label).lstrip())) is not None:
            return _role_in(headed[0]) or "resolution"
        return _role_in(words) or numbered or self._called or "resolution"

    # -- inside an act ------------------------------------------------------------------------------------------

    def _inside(self, at: int) -> int:
        walk = self.walk
        i = walk.run[at]
        used = walk.annex(at)
        if used:
            self.acts.open = False
            return used
        if not self.acts.clause and walk.rows[i].bare.startswith(_DRAFT) and self.label(walk.rows[i].bare, at + 1):
            # "Draft decision II" below a decision of one sentence with a list.
            return self._leave()
        if self.acts.quoted:
            self.acts.unquote(at)
        self._begin_part(at)
        part = self.acts.part(at, walk.last, walk.pieces[-1])
        if part == "over":
            return self._leave()
        if part in ("preambular", "operative"):
            words = walk.rows[i].bare
            number = rule("number").match(words) if words[0].isdigit() else None
            self._add(part, [i], number[1] if number else None, number.end() if number else self.acts.letter(words))
            return 1
        used = walk.table(at)
        if used:
            return used
        used = 0 if part == "tail" else self._inner_heading(at)
        if used:
            return used
        if part == "tail":
            self._tail(i)
        elif walk.pieces[-1].kind != "start":
            self._add("other", [i])
        else:
            walk.pieces[-1].rows.append(i)
        return 1

    def _inner_heading(self, at: int) -> int:
        """How many rows from ``run[at]`` a heading inside an act takes; 0 where there is none."""
        strong = self.walk.forms.strong(self.walk.rows[self.walk.run[at]])
        used = self.walk.heading(at) if strong else 0
        rows = 0 if used else self.acts.part_heading(at)
        if rows:
            self._add_heading(self.walk.run[at : at + rows])
        return used or rows

    def _begin_part(self, at: int) -> None:
        """Below the heading of a part ("B", its title) preamble and numbers of the act begin anew."""
        above = self.walk.pieces[-1]
        found = rule("act_part").match(above.title) if above.kind == "heading" else None
        if found is not None and begins_act(self.walk.rows[self.walk.run[at]].bare):
            self.acts.begin(lettered=self.acts.lettered, declared=self.acts.declared, quoted=self.acts.quoted)
            self.scope = f"{self.scope.rpartition(_PART)[0] or self.scope}{_PART}{found[1]}"

    def _tail(self, i: int) -> None:
        """What is printed at the right under a decision joins in one piece."""
        if self.walk.pieces[-1].role == "other":
            self.walk.pieces[-1].rows.append(i)
        else:
            self._add("other", [i])

    def _leave(self) -> int:
        self.acts.open = False
        self.walk.part = self._outside
        self.walk.tree.close_act()
        self.walk.fresh_section, self.walk.inner = True, 0
        return 0

    def _add(self, role: ParagraphRole, rows: list[int], number: str | None = None, skip: int = 0) -> None:
        walk = self.walk
        lead = walk.rows[rows[0]].lead
        walk.pieces.append(
            Piece(
                "start",
                list(rows),
                lead + skip if skip else 0,
                number,
                scope=self.scope,
                apart=True,
                role=role,
                division=walk.part,
            )
        )


def act_label(printed: str) -> str:
    """How an act is called in paths: by its number alone, a draft as printed."""
    found = rule("act_number").match(printed)
    return found["number"] if found else printed


def _role_in(words: str) -> DivisionRole | None:
    """What words say that an act is."""
    told = words.lower()
    if rule("says_draft").search(told):
        return "draft"
    if "agreed conclusion" in told:
        return "conclusions"
    if "resolution" in told:
        return "resolution"
    return "decision" if "decision" in told else None
