"""Repairs: places in a passage that an earlier conversion damaged, mended only where the document itself shows how.

A word is split or joined only if the result stands elsewhere in the document, so names, capitals and words of other
languages are left alone; figures of symbols are mended because nothing else can stand there (``confusions``). Every mended place is recorded; the canonical text never changes.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from functools import lru_cache

from pipeline.model import Repair
from pipeline.s2_structure.confusions import find_commas, find_confusions, find_lookalikes
from pipeline.s2_structure.fold import Vocabulary

# Between two numbers a character lost in conversion was a dash: ranges are the only thing printed so.
_LOST_DASH = re.compile(r"(?<=\d)\ufffd(?=\d)")
# `SecretaryGeneral`: a hyphen at a line end was taken for one of hyphenation.
_LOST_HYPHEN = re.compile(r"\b[A-Z]?[a-z]{2,}[A-Z][a-z]{3,}\b")
# Looked for in the whole text: capitals are few, so the pattern begins with one and looks behind then.
_BEFORE_CAPITAL = re.compile(r"[A-Z](?<=[a-z][A-Z])")
# `ref lecting`, `f inance`: the ligatures fl, fi, ff were printed as one sign and read as a word end. The second half
# must stand nowhere else in the document.
_BROKEN_LIGATURE = re.compile(r"f ([fil][a-z]{3,40})\b")
_WORD_BEFORE = re.compile(r"\b[A-Za-z]{0,40}$")
# `African -led`, `Secretary -General`: a space that the spacing of the print made, before a hyphen inside a word.
_SPACED_HYPHEN = re.compile(r"\b([A-Za-z]{0,40}[a-z]{2}) (?=-([A-Za-z][a-z]{1,40}))")

_OPENING = "([“‘\"'"
_CLOSING = ".,;:)]”’\"'"

Edit = tuple[int, int, str, str]


def mend(text: str, offsets: array[int], source: str, words: Vocabulary) -> tuple[str, array[int], list[Repair]]:
    """``(text, offsets, repairs)`` of a passage after mending; ``words`` is the document's vocabulary (``fold``)."""
    edits = sorted(_edits(text, source, words))
    if not edits:
        return text, offsets, []
    out: list[str] = []
    places: array[int] = array("I")
    repairs: list[Repair] = []
    at = 0
    for start, end, new, rule_id in edits:
        if start < at:
            continue
        out += [text[at:start], new]
        places += offsets[at:start]
        # What is put in has the place of what it replaces or, where it replaces nothing, of what follows.
        same = offsets[start:end] if len(new) == end - start else None
        places.extend(same or [offsets[min(start, len(offsets) - 1)]] * len(new))
        first, last = _word(text, start, end)
        original = source[offsets[first] : offsets[last - 1] + 1]
        repairs.append(
            Repair(offsets[first], offsets[last - 1] + 1, original, text[first:start] + new + text[end:last], rule_id)
        )
        at = end
    return "".join([*out, text[at:]]), places + offsets[at:], repairs


def _edits(text: str, source: str, words: Vocabulary) -> list[Edit]:
    edits: list[Edit] = []
    edits += [(start, end, figures, "symbol_figures") for start, end, figures in find_confusions(text)]
    edits += [(start, end, stop, "symbol_stop") for start, end, stop in find_commas(text)]
    edits += [(start, end, letters, "symbol_letters") for start, end, letters in find_lookalikes(text)]
    if "\ufffd" in text:
        edits += [(m.start(), m.end(), "–", "lost_dash") for m in _LOST_DASH.finditer(text)]
    for match in _LOST_HYPHEN.finditer(text) if _BEFORE_CAPITAL.search(text) else ():
        gap = _BEFORE_CAPITAL.search(match.group())
        if gap:
            place = match.start() + gap.start()
            if words[f"{text[match.start() : place]}-{text[place : match.end()]}".lower()] > 0:
                edits.append((place, place, "-", "lost_hyphen"))
    for match in _BROKEN_LIGATURE.finditer(text):
        before = _WORD_BEFORE.search(text[max(0, match.start() - 40) : match.start()])
        whole = f"{before.group() if before else ''}f{match[1]}".lower()
        if words[whole] > 0 and words[match[1]] <= _second_halves(source)[match[1]]:
            edits.append((match.start() + 1, match.start() + 2, "", "broken_ligature"))
    if " -" in text:
        edits += [
            (m.end(1), m.end(), "", "spaced_hyphen")
            for m in _SPACED_HYPHEN.finditer(text)
            if m[2].islower() or words[f"{m[1]}-{m[2]}".lower()] > 0
        ]
    return edits


# All passages of a document ask for them.
@lru_cache(maxsize=1)
def _second_halves(source: str) -> Counter[str]:
    """How often each word that may be the second half of one with a broken ligature stands behind an "f" in a document."""
    return Counter(_BROKEN_LIGATURE.findall(source))


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    """The word or words around an edit, without the marks around them, for a repair that can be read."""
    first, last = start, end
    while first > 0 and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    while first < start and text[first] in _OPENING:
        first += 1
    while last > end and text[last - 1] in _CLOSING:
        last -= 1
    return first, last
