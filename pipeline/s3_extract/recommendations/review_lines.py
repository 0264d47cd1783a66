"""The numbered lines of a periodic review, and the wishes of each: what one State or some of them recommend.

``find_review_lines`` takes "88.1 Ratify ... (Chile; Nepal);" apart, the form in which the Working Group on the
Universal Periodic Review prints its recommendations (A/HRC/19/8, A/HRC/19/18), and the older "1. Ratify ... (Chile);"
under paragraph 95 (A/HRC/12/9). ``cut_wishes`` takes a line apart that holds wishes of several States ("Accelerate the
ratification of (Romania)/ratify the Statute (Austria)"). Who the States are is for others to say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import inf
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple

from pipeline.numbers import figure
from pipeline.rules.loader import read_rules
from pipeline.s3_extract.marks import mark_of

if TYPE_CHECKING:
    import re

# More words behind the last bracket are the text that follows the list.
_LONGEST_TAIL = 40
# What may stand between a bracket and the next wish.
_BETWEEN = " ;,."
# So long are the words that a wish has from another at most, in code points: each that shares them says them again.
_LONGEST_SHARED = 400
# Lines that may be missing between two of a series: a misprinted or lost number.
_MOST_LOST = 2
# Lines that are not in the order of their numbers show by as many.
_FEWEST_SHUFFLED = 3


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A numbered line: ``text[start:end]`` without its number, the brackets and all; ``number`` is as printed."""

    number: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Wish:
    """What the States named in ``brackets`` wish; ``pieces`` are the spans of its words, in the order they read.

    ``start`` and ``end`` are where it stands itself, with its brackets; ``shared`` is the piece that stands outside, the
    verb or the object that it has from another wish of its line.
    """

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    brackets: tuple[tuple[int, int], ...]
    shared: tuple[int, int] | None = None


# Whether ``text[start:end]``, the inside of a bracket, names States and nothing else.
NamesStates = Callable[[int, int], bool]


def may_list(text: str, *, reviewing: bool) -> bool:
    """Whether a passage can hold lines of a review at all, by signs that are looked for at once."""
    return ".1" in text or (reviewing and (text[:1].isdigit() or _may_lead(text)))


def _may_lead(text: str) -> bool:
    return "ecommendation" in text and (":" in text or " 1." in text)


def find_review_lines(text: str, names_states: NamesStates, *, reviewing: bool) -> list[ReviewLine]:
    """The lines of a periodic review in ``text``, in order; empty where neither States stand behind them nor verbs open them.

    Numbers of one series share what stands before the point and count up from 1. In the report of a review
    (``reviewing``) they may also count up from 1 behind the colon of a lead-in that speaks of recommendations; in other
    documents that is a list like any, and a State in brackets the one that is told.
    """
    marks = _sub_numbers(text, reviewing=reviewing)
    if not marks and reviewing and _may_lead(text):
        marks = _numbers(text) or _letters(text)
    if not marks:
        return []
    ends = [*(start for _, start, _ in marks[1:]), len(text)]
    lines = [ReviewLine(number, end, stop) for (number, _, end), stop in zip(marks, ends, strict=True)]
    with_states = sum(bool(_state_brackets(text, line, names_states)) for line in lines)
    told = len(lines) > 1 and all(opens_with_verb(text, line.start) for line in lines)
    return lines if told or 2 * with_states >= len(lines) else []


def _sub_numbers(text: str, *, reviewing: bool) -> list[tuple[str, int, int]]:
    """``(number, start, end of the mark)`` of ``88.1``, ``88.2``; a series misprinted once (``128.12``) goes on. Below the heading of
    a theme a series of a review goes on, too (``88.17``), and an excerpt leaves out more than a print loses."""
    marks: list[tuple[str, int, int]] = []
    expected: dict[str, int] = {}
    series_before = ""
    found = [(match, *_parts(match)) for match in mark_of("sub_number").finditer(text)]
    shuffled = _shuffled(text, found) if reviewing else {}
    for (match, number, series, n), least in zip(found, _least_after(found), strict=True):
        if series in shuffled:
            if match.start() in shuffled[series]:
                marks.append((number, match.start(), match.end()))
            continue
        if not marks and reviewing and match.start() == 0:
            expected[series] = n - 1
        if series not in expected and series_before and n != 1:
            series = series_before if n == expected[series_before] + 1 and len(series) == len(series_before) else series
        lost = n - expected.get(series, 0) - 1
        if 0 <= lost <= (_MOST_LOST if series in expected else 0) or (
            lost > 0 and series in expected and n < least and _opens_line(text, match)
        ):
            expected[series] = n
            series_before = series
            marks.append((number, match.start(), match.end()))
    return marks


def _shuffled(text: str, found: list[tuple[re.Match[str], str, str, int]]) -> dict[str, set[int]]:
    """Where the lines of a series begin that is not in its order, as where themes sort them; each number is there once."""
    series_of: dict[str, list[tuple[int, int]]] = {}
    for match, _, series, n in found:
        if _opens_line(text, match) or mark_of("colon_before").search(text[max(0, match.start() - 8) : match.start()]):
            series_of.setdefault(series, []).append((n, match.start()))
    return {
        series: {start for _, start in lines}
        for series, lines in series_of.items()
        if any(b < a for (a, _), (b, _) in pairwise(lines))
        and len({n for n, _ in lines}) == len(lines) >= _FEWEST_SHUFFLED
        and min(lines)[0] == 1
    }


def _parts(match: re.Match[str]) -> tuple[str, str, int]:
    """``88.12``, ``88``, ``12``"""
    number = match.group().rstrip().rstrip(".")
    series, _, count = number.partition(".")
    return number, series, figure(count)


def _least_after(found: list[tuple[re.Match[str], str, str, int]]) -> list[float]:
    """For each number the least of those of its series that come later: a misprint is followed by lower ones."""
    least: dict[str, float] = {}
    out: list[float] = []
    for _, _, series, n in reversed(found):
        out.append(least.get(series, inf))
        least[series] = min(n, out[-1])
    return out[::-1]


def _opens_line(text: str, match: re.Match[str]) -> bool:
    """Whether a line ends before a number and a wish begins behind it."""
    before = text[max(0, match.start() - 8) : match.start()]
    return mark_of("line_end").search(before) is not None and opens_with_verb(text, match.end())


def _numbers(text: str) -> list[tuple[str, int, int]]:
    """``(number, start, end of the mark)`` of ``1.``, ``2.`` behind a lead-in; the point of a later one may be lost."""
    marks: list[tuple[str, int, int]] = []
    last = 0
    for match in mark_of("line_number").finditer(text):
        mark = match.group().rstrip()
        n = figure(mark.rstrip("."))
        before = text[max(0, match.start() - 800 if not marks else match.start() - 8) : match.start()]
        if not marks:
            follows = n == 1 and mark.endswith(".") and mark_of("review_lead").search(before) is not None
        else:
            ended = mark_of("line_end").search(before) is not None
            follows = (n == last + 1 and (ended or mark.endswith("."))) or (ended and 0 < n - last <= 1 + _MOST_LOST)
        if follows:
            marks.append((mark.rstrip("."), match.start(), match.end()))
            last = n
    return marks


def _letters(text: str) -> list[tuple[str, int, int]]:
    """``(letter, start, end of the mark)`` of ``(a)``, ``(b)`` behind a lead-in, the form of some reports of 2008."""
    marks: list[tuple[str, int, int]] = []
    for match in mark_of("line_letter").finditer(text):
        before = text[max(0, match.start() - 800 if not marks else match.start() - 8) : match.start()]
        expected = ascii_lowercase[len(marks) : len(marks) + 1]
        if match["letter"] == expected and (mark_of("line_end") if marks else mark_of("review_lead")).search(before):
            marks.append((match["letter"], match.start(), match.end()))
    return marks


def _state_brackets(text: str, line: ReviewLine, names_states: NamesStates) -> list[re.Match[str]]:
    return [
        m
        for m in mark_of("bracket").finditer(text, line.start, line.end)
        if names_states(m.start("inside"), m.end("inside"))
    ]


def cut_wishes(text: str, line: ReviewLine, names_states: NamesStates) -> list[Wish]:
    """The wishes of a line, in order; one without brackets where no State is named behind it.

    A bracket that names States ends a wish, if what follows opens with a verb of its own or stands behind a semicolon;
    else the words behind it go on with the wish ("(Greece), in order to enable ... (Egypt)").
    """
    found = _state_brackets(text, line, names_states)
    at = line.start
    while found and not text[at : found[0].start()].strip(_BETWEEN):
        # "102.31. (Italy); Accelerate": what a page has put before its wish does not say who wishes it.
        at = found.pop(0).end()
    if at > line.start:
        at = line.end - len(text[at : line.end].lstrip(_BETWEEN))
    if not found:
        end = _strip_end(text, at, line.end)
        return [Wish(at, end, ((at, end),), ())] if at < end else []
    parts: list[_Part] = []
    for bracket in found:
        between = mark_of("between_wishes").match(text, at, bracket.start()) if parts else None
        begin, joint = (between.end(), between.group()) if between else (at, ";")
        inside = (bracket.start("inside"), bracket.end("inside"))
        piece = (begin, _strip_end(text, begin, bracket.start()))
        if begin >= bracket.start():
            # "(Chile) (Nepal)": nothing stands between, both wish the same.
            parts[-1].brackets.append(inside)
        elif not parts or _opens_wish(text, joint, begin):
            lead = [] if opens_with_verb(text, begin) else _lead(text, parts)
            parts.append(_Part(joint, begin, [*lead, piece], [inside], lead[0] if lead else None))
        else:
            parts[-1].pieces.append(piece)
            parts[-1].brackets.append(inside)
        at = bracket.end()
    ends = [part.brackets[-1][1] for part in parts]
    tail = (at, _strip_end(text, at, line.end))
    if not text.startswith((";", ".", ","), at) and 0 < len(text[slice(*tail)].split()) <= _LONGEST_TAIL:
        parts[-1].pieces.append((at + 1, tail[1]))
        ends[-1] = tail[1]
    _share_objects(text, parts)
    return [
        Wish(part.start, end, tuple(part.pieces), tuple(part.brackets), part.shared)
        for part, end in zip(parts, ends, strict=True)
    ]


@dataclass(slots=True)
class _Part:
    """A wish while its line is read; ``joint`` is what stands between it and the wish before."""

    joint: str
    start: int
    pieces: list[tuple[int, int]]
    brackets: list[tuple[int, int]]
    shared: tuple[int, int] | None = None


def _lead(text: str, parts: list[_Part]) -> list[tuple[int, int]]:
    """ "To consider acceding to the Covenant (Chile); the Convention (Peru)": the verb that a wish without one shares."""
    if not parts:
        return []
    start, end = parts[-1].pieces[0]
    at = _object_start(text, start, end)
    return [(start, _strip_end(text, start, at))] if start < at < end and at - start <= _LONGEST_SHARED else []


def _opens_wish(text: str, between: str, begin: int) -> bool:
    """Whether what stands at ``begin`` is a wish of its own."""
    return ";" in between or "." in between or opens_with_verb(text, begin)


def opens_with_verb(text: str, begin: int) -> bool:
    """Whether ``text`` opens at ``begin`` with the imperative of a verb, adverbs before it left out."""
    verbs, adverbs, _ = imperatives()
    at = begin
    for _ in range(4):
        word = mark_of("word").match(text, at)
        if word is None:
            return False
        spelling = word.group().lower()
        if spelling in verbs:
            return True
        if spelling not in adverbs:
            return False
        at = word.end() + 1
    return False


def _share_objects(text: str, parts: list[_Part]) -> None:
    """ "Sign (Iraq)/ratify (Brazil) the Statute", "proceed with ratifying (Cyprus)/ratify the Rome Statute (Austria)": a
    wish that ends in its verb has its object from the next that has one."""
    shared: tuple[int, int] | None = None
    for part in reversed(parts):
        start, end = part.pieces[0]
        at = _object_start(text, start, end)
        if at < end:
            shared = (at, end)
        elif len(part.pieces) > 1:
            shared = part.pieces[1]
        elif shared is not None and shared[1] - shared[0] <= _LONGEST_SHARED:
            part.pieces.append(shared)
            part.shared = shared
        if ";" in part.joint:
            shared = None


def _object_start(text: str, start: int, end: int) -> int:
    """Where the verbs that open a wish are over and its object begins; ``end`` where it has none."""
    verbs, adverbs, joints = imperatives()
    at = start
    while at < end:
        phrase = mark_of("of_ratifying").match(text, at, end)
        word = phrase or mark_of("word").match(text, at, end)
        if word is None:
            return at
        spelling = word.group().lower()
        known = spelling in verbs or spelling in adverbs or spelling in joints or spelling.endswith("ing")
        if not (known or phrase):
            return at
        at = word.end()
        while at < end and text[at] in " ,/":
            at += 1
    return end


def _strip_end(text: str, start: int, end: int) -> int:
    tail = mark_of("loose_end").search(text, start, end)
    return max(tail.start(), start + 1) if tail else end


class Imperatives(NamedTuple):
    """The verbs that open a wish or an item of a list, the adverbs that may stand before one, and the words that join verbs to
    each other and to their object."""

    verbs: frozenset[str]
    adverbs: frozenset[str]
    joints: frozenset[str]


@cache
def imperatives() -> Imperatives:
    """The words of ``rules/imperatives.yaml``."""
    data = read_rules("imperatives.yaml")
    return Imperatives(frozenset(data["imperatives"]), frozenset(data["adverbs"]), frozenset(data["joints"]))
