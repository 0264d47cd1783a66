"""Lists and ranges of numbers behind a symbol: ``-187``, `` to L.9``, ``, 2 and 3``, ``A and B``.

In: a text and where a number in it ends. Out: the numbers that follow, and where they end. What the numbers are of is
not known here. A range that runs backwards or is longer than any list of documents is left open: it is said, not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from pipeline.language import language_rules
from pipeline.numbers import figure, int_to_roman, roman_to_int

# Every dash that programs put between the ends of a range.
DASH: Final = "[-\u2010\u2011\u2012\u2013\u2014\u2212]"
# The dash of a range; one as long as a word parts clauses where it has blanks around it.
JOINT: Final = "(?:\\s?[-\u2010\u2011\u2012\u2013\u2212]\\s?|\u2014)"
# What joins the last of a list and the ends of a range, in the languages that set these words apart.
_RULES: Final = [rules for rules in language_rules().values() if "up_to" in rules]
AND: Final = "|".join(("or", *(rules["and"] for rules in _RULES)))
UP_TO: Final = "|".join(rules["up_to"] for rules in _RULES)
# A letter of the alphabet is part of a resolution's number unless it is the article ("A new report").
# No article stands before one of these words.
_AFTER_A: Final = (
    "and|or|of the|adopted|to|in|on|was|were|is|are|has|have|had|includes?|included|which|that|by|for|at|as|with|from|under"
    "|concerning|entitled|provide[sd]|decide[sd]|request(?:s|ed)|establish(?:es|ed)"
)
_LETTER: Final = rf"(?:[B-HJ-Z]|A(?!\s[a-z]{{3}})|A(?=\s(?:{_AFTER_A})\b))(?![\w'’.]\w)(?!\w)"
# A list of letters is no longer than the alphabet, and one of numbers, each of which stands for the whole list, than this.
LETTERS: Final = rf"{_LETTER}(?:(?:\s?,\s?(?:(?:{AND})\s)?|\s(?:{AND}|{UP_TO})\s|{JOINT}){_LETTER}){{0,25}}"
_MOST_NUMBERS: Final = 200
# A range longer than this is two numbers that happen to meet ("A/52/1-134").
LONGEST_RANGE: Final = 60
# A number counts on right behind one of these: a session or a year, the papers of a body ("A/CN.4/500-503"), general comments. Behind a
# country it is of one document on several reports ("CRPD/C/ARG/CO/2-3").
_PLACE: Final = re.compile(r".*\d|GC")
# One document of a treaty body on several reports of a State has both numbers in its symbol.
_ON_A_STATE: Final = re.compile(r"CO|[A-Z]{3}")
_MOST_REPORTS: Final = 9

_MONTH: Final = r"(?!\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
# The last number of a range; after "to" it may count something else, unless the clause ends with it.
_RANGE_END: Final = re.compile(
    rf"(?:{JOINT}(\d{{1,5}})(?![\d/]|\.\d|{DASH}\d){_MONTH}|\s(?:{UP_TO})\s(\d{{1,5}})(?=\s?(?:[);,:\]]|\.(?!\d)|$)))"
)
# The parts of one document count nothing else: "E/2006/4 et Add.1 à 3 dans sa décision".
_LAST_PART: Final = re.compile(rf"\s(?:{UP_TO})\s()(\d{{1,2}})(?![\d/]|\.\d)")
_ONE: Final = rf"\d{{1,5}}(?:{JOINT}\d{{1,5}})?"
_MORE_NUMBERS: Final = re.compile(
    rf"(?P<numbers>(?:,\s?{_ONE}){{0,{_MOST_NUMBERS}}}(?:,?\s(?:{AND}|{UP_TO})\s{_ONE}))"
    rf"(?=\s?(?:[),;:\]]|\.(?!\d)|$)|,?\s(?:{AND})\s(?:Add|Corr|Rev|Amend)\.|\s(?:{AND})\s[A-Z]/)"
)
_SUFFIX_KINDS: Final = ("Add", "Amend", "Corr", "Rev")
_SAME_KIND: Final = re.compile(
    rf"(?P<joint>{JOINT}|\s(?:{UP_TO})\s|,\s?(?:(?:{AND})\s)?|,?\s(?:{AND})\s)(?P<kind>[A-Z][A-Za-z]{{0,5}})\.\s?(?P<number>\d{{1,4}})(?![\d/])"
)
_UP_TO: Final = re.compile(rf"\s(?:{UP_TO})\s|{DASH}")
_PART_LABEL: Final = re.compile(rf"(^|,?\s(?:{AND}|{UP_TO})\s|,\s?|{JOINT})(\d{{1,2}}(?!\d)|[IVXLC]{{1,6}}(?![A-Z]))")
_ONE_LETTER: Final = re.compile(r"\b[A-Z]\b")
_NUMBERED: Final = re.compile(r"(.*?)(\d+)")


class More(NamedTuple):
    """The last components of the symbols of a list, the first included; ``open`` where a range in it is left open."""

    parts: list[str]
    end: int
    open: bool


def continue_list(text: str, end: int, parts: Sequence[str]) -> More:
    """What follows a symbol of the components ``parts`` that ends at ``end``.

    >>> continue_list("A/59/185-187, ...", 8, ["A", "59", "185"]).parts
    ['185', '186', '187']
    """
    last = parts[-1]
    # A lone number ("S/25") or one that no component before it gives a place is no document to count on from.
    if not (numbered := _NUMBERED.fullmatch(last)) or (
        last.isdigit() and sum(map(str.isdigit, parts)) < 2 and not (parts[1:] and _PLACE.fullmatch(parts[-2]))
    ):
        joint = _RANGE_END.match(text, end) if parts[1:2] == ["C"] and _ON_A_STATE.fullmatch(parts[-2]) else None
        if joint and joint[1] and 0 < figure(joint[1]) - figure(last) <= _MOST_REPORTS:
            return More([f"{last}-{joint[1]}"], joint.end(), False)
        return More([last], end, False)
    stem = numbered[1]
    numbers, left_open = [figure(numbered[2])], False
    while len(numbers) <= _MOST_NUMBERS:
        at = end
        ranged = _RANGE_END.match(text, end)
        if ranged is None and stem.rstrip(".") in _SUFFIX_KINDS:
            ranged = _LAST_PART.match(text, end)
        if ranged:
            found = between(numbers[-1], figure(ranged[1] or ranged[2]))
            left_open |= found is None
            if found is None:
                break
            numbers += [*found, figure(ranged[1] or ranged[2])]
            end = ranged.end()
        if (same := _SAME_KIND.match(text, end)) and f"{same['kind']}." == stem:
            up_to = _UP_TO.search(same["joint"]) is not None
            if up_to or same["kind"] not in _SUFFIX_KINDS:
                found = between(numbers[-1], figure(same["number"])) if up_to else []
                left_open |= found is None
                numbers += [*(found or ()), figure(same["number"])]
                end = same.end()
        if (stem or last.isdigit()) and (listed := _MORE_NUMBERS.match(text, end)):
            found = expand_numbers(listed["numbers"], numbers[-1])
            if found and (stem or _rising([numbers[-1], *found])):
                numbers += found
                end = listed.end()
        if end == at:
            break
    # "ECA/23/030-032" goes on with zeros too.
    width = len(numbered[2]) if numbered[2].startswith("0") else 0
    return More([last, *(f"{stem}{number:0{width}}" for number in numbers[1:])], end, left_open)


def between(first: int, last: int) -> list[int] | None:
    """The numbers between the ends of a range; None where it is no range to be taken apart."""
    return list(range(first + 1, last)) if 0 < last - first <= LONGEST_RANGE else None


def _rising(numbers: Sequence[int]) -> bool:
    """Do the numbers rise by small steps? Else what follows the symbol counts something else."""
    return all(0 < after - before <= LONGEST_RANGE for before, after in pairwise(numbers))


def expand_parts(words: str) -> list[str]:
    """Several parts, volumes or sections, one by one: ``(Parts I-III)`` -> ``(Part I)``, ``(Part II)``, ``(Part III)``."""
    name, _, rest = words.strip("() *").partition(" ")
    stop = "." if name.endswith(".") else ""
    labels: list[str] = []
    for joint, label in _PART_LABEL.findall(rest):
        if labels and _UP_TO.search(joint):
            low, high = (figure(x) if x.isdecimal() else roman_to_int(x) or 0 for x in (labels[-1], label))
            labels += [str(n) if label.isdecimal() else int_to_roman(n).upper() for n in between(low, high) or ()]
        labels.append(label)
    return [f"({name.rstrip('.').removesuffix('s')}{stop} {label})" for label in labels]


def expand_letters(letters: str) -> list[str]:
    """``A and B`` -> A, B; ``A to D`` -> A, B, C, D; an empty text -> one empty letter."""
    found = _ONE_LETTER.findall(letters)
    if len(found) == 2 and _UP_TO.search(letters):
        return [chr(code) for code in range(ord(found[0]), ord(found[1]) + 1)]
    return found or [""]


def expand_numbers(numbers: str, before: int) -> list[int]:
    """``, 5-7 and 9`` after 3 -> 5, 6, 7, 9; ``to`` and ``through`` run on from the number before."""
    out: list[int] = []
    for joint, first, last in re.findall(rf"(,?\s(?:{AND}|{UP_TO})\s|,\s?)(\d+)(?:{JOINT}(\d+))?", numbers):
        low, high = figure(first), figure(last or first)
        if _UP_TO.search(joint):
            low = (out[-1] if out else before) + 1
        if high - low > LONGEST_RANGE:
            return []
        out += range(low, high + 1)
    return out
