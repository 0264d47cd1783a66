"""Finding known names in running text: the names of an authority file, in whatever shape a scan left them.

In: surfaces with the id they stand for. Out: places in a text. A name is looked for in the text's letters and figures
alone, so a lost or added hyphen, space, accent, line split or apostrophe makes no difference; what was found is then
held against the text as printed (word boundaries, capitals, no sentence end inside). Acronyms are whole words, in
their own spelling. Who is meant by "the Commission", and names no list knows, are settled elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, islice, takewhile
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

# A part of a document symbol beside a slash: one letter, a part with a figure, or the few words symbols are made of.
_SYMBOL_PART = re.compile(
    r"(?:[A-Z]|TD|ST|[A-Za-z]*\.?\d[\w.]*|RES|PRST|CONF|WG|SR|Add|Rev|Corr|INF|NGO|GC|PC|SER)(?![\w])"
)
# "GC.21/Res.4", "IDB.53/9": the word is numbered itself.
_NUMBERED_PART = re.compile(r"\.\d{1,3}/\w")
# Of "Group of Seven" no more than a letter and a figure are left, too few to be looked for among letters alone.
_GROUP = re.compile(r"[A-Z]-?\d")
# Grades of posts other than the highest of General Service, which two groups of States are called like (Staff Rules, annex I).
_GRADE = re.compile(r"\b(?:[PD]-?[1-7]|NO-?[A-D]|G-?[1-6])\b")
_GRADES = 160
_LONG_WORD = re.compile(r"[A-Za-z]{3,}")
# So many names (those of countries are fewer) are found in half the time by an automaton with a table of all steps; that
# of more takes tens of megabytes and as many milliseconds.
_FEW = 1000
# Names of fewer telling words are too near to each other: "Trade Committee".
_TELLING = 3
# What says nothing of which body it is: signs, small words, the end of a plural or a genitive.
_MATTERLESS = re.compile(
    r"(?:[’']s?|(?<=[^su])s)?(?:[^\w]+(?:(?:of|on|for|in|to|with|and|the|united|nations|un)(?=\W))?)+"
)
# The spelling of today's documents for another in use.
_SPELLINGS = {
    "organisation": "organization",
    "center": "centre",
    "program ": "programme ",
    "defense": "defence",
    "labor": "labour",
}
_SPELT = re.compile("|".join(_SPELLINGS))
# What may stand between the letters of a name beside its own punctuation.
_JOINTS = dict.fromkeys(map(ord, " \t\n-‐‑‒–\u00ad'’‘`´"))


class _Letters(dict[int, str]):
    """Each code point's plain letter or figure, NUL for all else: a text and its folding have one length."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFKD", chr(code))[0]
        # A raised figure is the mark of a note, not a part of a word.
        plain = base if base.isascii() and base.isalnum() and not 0xB2 <= code <= 0xB9 and code < 0x2070 else "\0"
        self[code] = plain
        return plain


_LETTERS = _Letters()
_ASCII_LETTERS = bytes(code if chr(code).isalnum() and code < 128 else 0 for code in range(256))
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


# Of names, which reports have in common.
@lru_cache(maxsize=1 << 14)
def squeeze(text: str) -> str:
    """The letters and figures of a text, plain and in lower case: the key under which spellings of a name meet."""
    return text.translate(_LETTERS).replace("\0", "").lower()


# Names that no list knows stand in many passages.
@lru_cache(maxsize=1 << 14)
def loosened(name: str) -> str:
    """The telling words of a name in their order, in the singular: what is left where authors take it down by ear.

    >>> loosened("Organization for Eastern Caribbean States") == loosened("Organisation of Eastern Caribbean States")
    True
    """
    return " ".join(_MATTERLESS.sub(" ", f" {_SPELT.sub(_as_spelt, name.lower())} ").split())


def _as_spelt(match: re.Match[str]) -> str:
    return _SPELLINGS[match[0]]


# A passage is asked for bodies and for countries, one after the other.
@lru_cache(maxsize=8)
def _fold(text: str) -> tuple[bytes, str, str]:
    """The plain letters and figures of a text at their places with NUL elsewhere; those alone, and these in small letters."""
    # Few characters are none of ASCII's: the others go by a table of bytes, which is ten times as fast.
    plain = bytearray(text.encode("ascii", "replace").translate(_ASCII_LETTERS))
    if not text.isascii():
        for match in _NOT_ASCII.finditer(text):
            plain[match.start()] = ord(_LETTERS[ord(match[0])])
    folded = bytes(plain)
    letters = folded.translate(None, b"\0").decode("ascii")
    return folded, letters, letters.lower()


# Names are few, so the place of a letter is looked up by the words before it: a list of all places costs four times
# as much as the rest of a passage's folding and search together.
@lru_cache(maxsize=8)
def _word_ends(folded: bytes) -> Sequence[int]:
    """How many letters stand before each NUL of a folded text, and in all of it: before the letter ``i`` there are
    ``bisect_right(ends, i)`` NULs."""
    return list(accumulate(map(len, folded.split(b"\0"))))


class Hit(NamedTuple):
    """A known name at ``text[start:end]``; ``kind`` is that of the surface (official, acronym, former, ...)."""

    start: int
    end: int
    entity_id: str
    kind: str
    is_acronym: bool = False


@dataclass(frozen=True, slots=True)
class _Surface:
    entity_id: str
    kind: str
    letters: str
    capitals: tuple[int, ...]
    marks: int


def is_acronym(surface: str) -> bool:
    """Whether a surface is looked up as one word (``UNDP``, ``AfDB``, ``G7``, ``G-7``) and not as a name."""
    if _GROUP.fullmatch(surface):
        return True
    return " " not in surface and "-" not in surface and sum(c.isupper() for c in surface) >= 2


class NameIndex:
    """Known names, ready to be found; building it costs, finding is one pass of an automaton."""

    def __init__(self, surfaces: Iterable[tuple[str, str, str]]):
        """``surfaces`` are (surface, entity id, kind); the first entity of a spelling keeps it."""
        self.acronyms: dict[str, Hit] = {}
        self._names_printed: list[tuple[str, str]] = []
        # Filled when it is asked first: most texts name nothing nearly as it is known.
        self._by_loose: dict[str, str | None] | None = None
        by_key: dict[str, list[_Surface]] = {}
        for surface, entity_id, kind in surfaces:
            if is_acronym(surface):
                plain = surface.replace(".", "")
                self.acronyms.setdefault(plain, Hit(0, 0, entity_id, kind))
                continue
            letters = surface.translate(_LETTERS).replace("\0", "")
            if len(letters) < 3:
                continue
            self._names_printed.append((surface, entity_id))
            capitals = tuple(i for i, c in enumerate(letters) if c.isupper())
            marks = len(_punctuation(surface))
            by_key.setdefault(letters.lower(), []).append(_Surface(entity_id, kind, letters, capitals, marks))
        self.keys = sorted(by_key)
        self._by_key = by_key
        table = Implementation.DFA if len(self.keys) < _FEW else None
        self._automaton = AhoCorasick(self.keys, implementation=table) if self.keys else None
        dotted = (".".join(a) + "." for a in self.acronyms if a.isalpha() and a.isupper() and len(a) < 6)
        self._acronyms_printed = sorted({*self.acronyms, *dotted})
        self._acronym_finder = (
            AhoCorasick(self._acronyms_printed, matchkind=MatchKind.LeftmostLongest) if self.acronyms else None
        )

    def find(self, text: str) -> list[Hit]:
        """Known names in ``text`` from left to right, the longest at a place, not overlapping."""
        found = self._names(text) + self._acronyms(text)
        if len(found) < 2:
            return found
        found.sort(key=lambda h: (h.start, -h.end))
        chosen: list[Hit] = []
        for hit in found:
            if not chosen or hit.start >= chosen[-1].end:
                chosen.append(hit)
        return chosen

    def lookup(self, name: str) -> str | None:
        """The entity a name stands for when it is the whole of a known surface, whatever its capitals and hyphens."""
        known = self._by_key.get(squeeze(name))
        if known:
            return known[0].entity_id
        acronym = self.acronyms.get(name)
        return acronym.entity_id if acronym else None

    def nearly(self, name: str) -> str | None:
        """The one entity of a name that differs in small words, in number or in spelling alone; see ``loosened``."""
        if self._by_loose is None:
            self._by_loose = {}
            for surface, entity_id in self._names_printed:
                key = loosened(surface)
                if key.count(" ") + 1 >= _TELLING and self._by_loose.setdefault(key, entity_id) != entity_id:
                    self._by_loose[key] = None
        return self._by_loose.get(loosened(name))

    def begun_by(self, begin: str) -> str | None:
        """The one entity whose names begin with ``begin``, where it is several words; None where there are others."""
        key = squeeze(begin)
        if len(begin.split()) < 4:
            return None
        names = takewhile(lambda each: each.startswith(key), islice(self.keys, bisect_left(self.keys, key), None))
        found = {self.owner(each) for each in names}
        return found.pop() if len(found) == 1 else None

    def owner(self, key: str) -> str:
        """The entity of one of ``keys``."""
        return self._by_key[key][0].entity_id

    def _names(self, text: str) -> list[Hit]:
        if self._automaton is None:
            return []
        folded, letters, small = _fold(text)
        hits: list[Hit] = []
        matches = self._automaton.find_matches_as_indexes(small, overlapping=True)
        if not matches:
            return hits
        ends, size = _word_ends(folded), len(text)
        for number, first, last in matches:
            start = first + bisect_right(ends, first)
            # Inside a word it is another word; figures after it are the mark of a note.
            if start and folded[start - 1]:
                continue
            end = last + bisect_right(ends, last - 1)
            if end < size and folded[end] and not text[end].isdigit():
                continue
            if text[end : end + 1] == ")" and "(" in text[start:end] and ")" not in text[start:end]:
                end += 1
            for surface in self._by_key[self.keys[number]]:
                if _fits(surface, letters[first:last], text[start:end]):
                    hits.append(Hit(start, end, surface.entity_id, surface.kind))
                    break
        return hits

    def _acronyms(self, text: str) -> list[Hit]:
        hits: list[Hit] = []
        if self._acronym_finder is None:
            return hits
        for number, start, end in self._acronym_finder.find_matches_as_indexes(text):
            before, after = text[max(0, start - 1) : start], text[end : end + 1]
            if before.isalnum() or after.isalnum() or before in (".", "_") or after == "_":
                continue
            # "the joint EAC-SADC summit"; else what stands behind a hyphen is a part of a longer word.
            if before == "-" and not (hits and hits[-1].end == start - 1):
                continue
            known = self.acronyms[self._acronyms_printed[number].replace(".", "")]
            if _in_symbol(text, start, end) or _shouted(text, start, end) or _is_grade(text, start, end):
                continue
            hits.append(Hit(start, end, known.entity_id, known.kind, is_acronym=True))
        return hits


def _punctuation(text: str) -> str:
    return "".join(c for c in text.translate(_JOINTS) if not c.isalnum())


def _fits(surface: _Surface, letters: str, printed: str) -> bool:
    """Whether the printed words are the name: its capitals are capitals, and nothing ends inside it."""
    if letters != surface.letters and not all(letters[i].isupper() for i in surface.capitals):
        return False
    if printed.isascii() and printed.replace(" ", "").isalnum():
        return True
    # One capital word printed all in small letters never gets here; a name without capitals has to be printed so.
    return len(_punctuation(printed)) <= surface.marks


def _in_symbol(text: str, start: int, end: int) -> bool:
    """Whether the word is a part of a document symbol (``CRC/C/7``, ``PBC.41/6``) and not one of two bodies (``UNICEF/WHO``)."""
    if text[end : end + 1] == "." and _NUMBERED_PART.match(text, end):
        return True
    if text[end : end + 1] == "/" and _SYMBOL_PART.match(text, end + 1):
        return True
    if start and text[start - 1] == "/":
        before = re.search(r"[\w.]+$", text[max(0, start - 12) : start - 1])
        return before is None or _SYMBOL_PART.fullmatch(before.group()) is not None
    return False


def _is_grade(text: str, start: int, end: int) -> bool:
    """Whether the word is the grade of a post, beside others: "an Ethics Associate (G7)" below "Director (D1)", not the group."""
    if end - start != 2 or text[start] != "G":
        return False
    return _GRADE.search(text, max(0, start - _GRADES), end + _GRADES) is not None


def _shouted(text: str, start: int, end: int) -> bool:
    """Whether the words around are all capitals, so that WHO is a pronoun as likely as an agency."""
    if end - start > 4:
        return False
    around = _LONG_WORD.findall(text[max(0, start - 25) : start] + text[end : end + 25])
    return len(around) > 1 and all(w.isupper() for w in around)
