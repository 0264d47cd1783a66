"""Resolutions and decisions printed in full inside running text: where each opens, its clauses, and what it is called.

A resolution is one sentence: its organ ("The General Assembly,"), preambular clauses that open with a participle and
end in a comma, and numbered operative paragraphs that open with a verb and end in a semicolon (Editorial Manual of the
United Nations). Only text is looked at; who the organ is and what a clause directs is for others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_ORGAN = (
    r"The (?:General Assembly|Security Council|Economic and Social Council|Human Rights Council|Council|Conference|"
    r"(?:[A-Z][a-z]+ ){0,3}(?:Commission|Committee|Sub-?[Cc]ommission|Board|Assembly|Conference)(?: (?:on|of|for) [^.,;:]{3,80}?)?)"
)
# Preambular clauses open with a participle or an adjective, before which an adverb may stand.
_GROUND = (
    r"(?:(?:Also|Further|Deeply|Gravely|Seriously|Fully|Strongly|Profoundly|Keenly) )?(?!Beijing|Nanjing)"
    r"(?:[A-Z][a-z]+ing|Aware|Conscious|Mindful|Concerned|Convinced|Guided|Alarmed|Desirous|Determined|Encouraged|"
    r"Cognizant|Appalled|Disturbed|Inspired|Disappointed|Dismayed|Distressed|Satisfied|Pursuant)\b"
)
# Boards write their name without a comma.
_OPENING = re.compile(
    rf"{_ORGAN}(?:,|(?= 1\.)|(?= (?:Recalling|Having|Noting|Taking)\b)) (?=1\. [A-Z][a-z]+s?\b|{_GROUND})"
)
# Verbs with which decisions, mostly of one clause, say what they do.
_RULES = (
    r"(?:decides|takes note|requests|approves|endorses|recommends|invites|adopts|authorizes|elects|appoints|agrees|"
    r"confirms|establishes|extends|expresses|welcomes|urges|calls|appeals|reaffirms|recalls|notes)\b"
)
# Decisions are plain sentences; only behind the words that present them are they told from the report's own.
_DECISION = re.compile(rf"{_ORGAN}(?:, [^.;]{{3,300}}?,)? (?=(?:also )?{_RULES})")
_PREAMBULAR = re.compile(rf"(?<=[,;]) (?={_GROUND} )")
_NUMBER = re.compile(r"(?<= )(\d{1,3})\. (?=[A-Z])")
# The one operative clause of a short text has no number: ", Decides to".
_UNNUMBERED = re.compile(rf"(?<=,) (?=(?:Also |Further )?(?=[A-Z])(?i:{_RULES}))")
_OPERATIVE = re.compile(
    r"(?:\d{1,3}\. )?(?:(?:Also|Further|Again|Once again|Strongly|Urgently) )*(?!This|Various)[A-Z]?[a-z]{3,}s\b"
    r"(?! (?:of|and|in|at)\b)"
)
_CLOSE = re.compile(r"[.][”\"]?(?= [A-Z“\"])")
_PRESENTED = re.compile(
    r"\b[Tt]he following (?:\w+ )?(?P<kind>draft (?:resolution|decision))\b[^.;:]{0,120}: (?P<title>[^.;:]{5,300}?)"
    r"\*{0,3},? (?=The [A-Z])"
)
_PRESENTS = re.compile(r"\b[Tt]he following (?:\w+ )?draft (?:resolution|decision)s?\b[^.;:]{0,120}:(?= )")

# Characters between the words that present a text and its opening.
_LONGEST_TITLE = 320


@dataclass(frozen=True, slots=True)
class DraftText:
    """A text at ``[start, end)``; ``body_end`` is where the name of its organ ends; clauses are spans in order.

    An operative clause begins at its verb, behind its number. The spans of clauses are disjoint. ``lead_end`` is where
    the sentence that presents the text ends, before its title.
    """

    lead_end: int

    start: int
    body_end: int
    end: int
    preamble: tuple[tuple[int, int], ...]
    operative: tuple[tuple[int, int], ...]


def is_operative(text: str) -> bool:
    """Whether a paragraph reads like an operative paragraph: it opens with a verb in the present tense."""
    return _OPERATIVE.match(text) is not None


def find_draft_texts(text: str) -> list[DraftText]:
    """The resolutions and decisions printed in ``text``, in order."""
    if "The " not in text:
        return []
    openings = list(_OPENING.finditer(text))
    if not openings and "ollowing" in text:
        presenting = _PRESENTS.search(text)
        openings = list(_DECISION.finditer(text, presenting.end())) if presenting else []
    if not openings:
        return []
    ends = [m.start() for m in openings[1:]] + [len(text)]
    return [_take_apart(text, m, end) for m, end in zip(openings, ends, strict=True)]


def presented_drafts(text: str) -> list[re.Match[str]]:
    """Where a draft is presented with its title: ``kind`` is the words "draft resolution", ``title`` what follows."""
    if "ollowing" not in text:
        return []
    opens = (_OPENING, _DECISION)
    return [m for m in _PRESENTED.finditer(text) if any(opening.match(text, m.end()) for opening in opens)]


def _take_apart(text: str, opening: re.Match[str], end: int) -> DraftText:
    first = opening.end()
    marks: list[re.Match[str]] = []
    for mark in _NUMBER.finditer(text, first - 1, end):
        if int(mark[1]) == len(marks) + 1:
            marks.append(mark)
    if marks:
        stop, starts = marks[0].start(), [m.end() for m in marks]
        ends = [*(m.start() for m in marks[1:]), end]
    elif opening.re is _DECISION:
        stop, starts, ends = first, [first], [end]
    else:
        single = _UNNUMBERED.search(text, first, end)
        stop, starts, ends = (single.end(), [single.end()], [end]) if single else (end, [], [])
    if ends:
        # Behind the last clause the title of the next text may stand.
        close = _CLOSE.search(text, starts[-1], end)
        ends[-1] = close.end() if close else end
        end = ends[-1]
    cuts = [first, *(m.end() for m in _PREAMBULAR.finditer(text, first, stop)), stop]
    preamble = [(a, b) for a, b in pairwise(cuts) if text[a:b].strip()]
    colon = text.rfind(":", max(0, opening.start() - _LONGEST_TITLE), opening.start())
    lead_end = colon + 1 if colon >= 0 and not _CLOSE.search(text, colon, opening.start()) else opening.start()
    return DraftText(lead_end, opening.start(), first, end, tuple(preamble), tuple(zip(starts, ends, strict=True)))
