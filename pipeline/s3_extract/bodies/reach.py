"""How far a body's name reaches: the words before its head word, and with ``rightwards`` those after it, in capitals or in small letters.

In: a text, where known names and countries stand in it, and a place. Out: where the name begins or ends, and the known
body and the country met on the way. Whether the words are a body's name at all is decided in ``patterns``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.s3_extract.bodies.clauses import NAME_LENGTH, WORD
from pipeline.s3_extract.bodies.rightwards import Rightwards
from pipeline.s3_extract.bodies.rules import Words, load_rules
from pipeline.s3_extract.name_index import Hit
from pipeline.s3_extract.places.countries import adjectives

# "the Union's Council", "the African Union (AU) Peace and Security Council"
_OWNER = re.compile(r"(?:[’']s?| \([A-Z][\w-]{1,9}\)) $")
_OWNER_REACH = 14
# A line break leaves a space behind a hyphen: "Anti- Terrorist Unit".
_BEFORE = re.compile(rf"(?<![\w.’'/-])((?:{WORD}[-‑] )?{WORD}) $")
_AND_BEFORE = re.compile(rf"(?<![\w.’'/-])({WORD})(?:,? and| &) $")
# "the Gender in Humanitarian Action Working Group" (A/79/797, A/79/947), "the Science for Africa Foundation" (E/HLPF/2025/6).
_MATTER_BEFORE = re.compile(rf"\b[Tt]he (?P<words>{WORD}(?: {WORD})?) (?:in|for) $")
_OF_A_MATTER = frozenset({"in", "for"})
# Heads that are also what a body sees to: "the Programme and Budget Committee" (WO/PBC/19/10).
_ALSO_A_MATTER = frozenset({"Programme", "Program"})
# "the Economic, Social and Cultural Council": the words of a name in a row, before the last of them.
_ROW_BEFORE = re.compile(rf"(?<![\w.’'/-]){WORD}(?: {WORD}){{0,3}}(?:, {WORD}(?: {WORD}){{0,2}}){{1,4}},? and $")
_ROMAN = re.compile(r"[IVXLC]+")
_OFFICERS_TITLE = ("Chief, ", "Director, ", "Head, ", "Officer, ")
# "Asia and the Pacific Group": a region of two before a head.
_REGION_BEFORE = re.compile(r"(?:Asia|Latin America|Africa|Europe) and (?:the )?$")
_SECOND_OF_REGION = ("Pacific ", "Caribbean ")
_PARTNER = re.compile(rf"{WORD}[-–/]$")
_SENTENCE = re.compile(r"(?:^|[.;:?!”\"(] ?\d*|\) )$")


class Reach(Rightwards):
    """Follows names through one text: the text, its known names and its countries, and the rules."""

    def __init__(
        self,
        text: str,
        known: Sequence[Hit],
        countries: Sequence[Hit],
        titles: Sequence[tuple[int, int]] = (),
        words: Words | None = None,
    ):
        """``titles`` are the stretches that are titles of instruments, in which no body is looked for.

        ``words`` are the text's by ``Rules.words_in``, where the caller has them.
        """
        self.text = text
        self.rules = load_rules()
        self.words = words or self.rules.words_in(text)
        self.known_at = {hit.start: hit for hit in known}
        self.known_to = {hit.end: hit for hit in known}
        self.country_at = {hit.start: hit for hit in countries}
        self.country_to = {hit.end: hit for hit in countries}
        self.covered = sorted([(hit.start, hit.end) for hit in (*known, *countries)] + list(titles))
        self.starts = sorted({*self.known_at, *self.country_at})

    # -- to the left

    def left(self, start: int) -> tuple[int, str | None, str | None]:
        """Where the words before a head begin; the known body or country that is one of them."""
        text, rules = self.text, self.rules
        at, land = start, None
        while True:
            if text[at - 1 : at] != " " or start - at > NAME_LENGTH:
                return at, None, land
            known, country = self.known_to.get(at - 1), self.country_to.get(at - 1)
            if known:
                return known.start, known.entity_id, land
            if country:
                at, land = self._with_partner(country.start), country.entity_id
                continue
            window = text[max(0, at - 40) : at]
            if text.startswith(_SECOND_OF_REGION, at) and (region := _REGION_BEFORE.search(window)):
                at -= len(window) - region.start()
                continue
            if window.endswith("Ad hoc "):
                at -= len("Ad hoc ")
                continue
            word_before = window[window.rfind(" ", 0, -1) + 1 : -1]
            if word_before in rules.lands and text[at - len(word_before) - 2 : at - len(word_before) - 1] in (
                "",
                " ",
                "(",
            ):
                at, land = at - len(word_before) - 1, rules.lands[word_before]
                continue
            match = None if word_before.islower() else _BEFORE.search(window)
            step = at - len(window) + match.start(1) if match else -1
            if match is None and at < start and word_before in ("and", "&"):
                match = _AND_BEFORE.search(window)
                step = at - len(window) + match.start(1) if match else -1
                if match and (end := step + len(match.group(1))) and (end in self.known_to or end in self.country_to):
                    return at, None, land
                if match and text[step - 2 : step] == ", ":
                    if text.endswith(_OFFICERS_TITLE, 0, step):
                        # "Chief, Policy and Best Practices Service"
                        return step, None, land
                    return self._row_before(at, start), None, land
                if match and text.startswith(", and ", end):
                    return at, None, land
                if match and (
                    (self._opens(step) and self.possessor(step) is None)
                    or (rules.gate.fullmatch(match.group(1)) and match.group(1) not in _ALSO_A_MATTER)
                    or self._opens_another(at)
                ):
                    return at, None, land
            if match is None:
                return self._matter_before(at) if at < start and word_before in _OF_A_MATTER else at, None, land
            word = match.group(1)
            opens = word not in rules.not_before or text.startswith(rules.opens_a_name, step)
            if not opens or word[0].isdigit() or _ROMAN.fullmatch(word) or not self._may_own(word):
                return at, None, land
            at = step

    def _matter_before(self, at: int) -> int:
        """The begin of what "in" or "for" joins to the words at ``at`` behind an article: "the Gender in Humanitarian Action ..."."""
        joined = _MATTER_BEFORE.search(self.text, max(0, at - NAME_LENGTH // 4), at)
        if joined is None or self.rules.gate.search(joined["words"]) or joined.start("words") in self.country_at:
            return at
        barred = self.rules.not_before | self.rules.officers
        words = joined["words"].split()
        return at if barred.intersection(words) or words[-1].endswith("General") else joined.start("words")

    def _opens_another(self, at: int) -> bool:
        """Whether a country or its adjective at ``at`` begins a name of its own ("and South Sudan National Police")."""
        return at in self.country_at or self.text[at : at + 40].partition(" ")[0] in adjectives()

    def _row_before(self, at: int, start: int) -> int:
        """The begin of a row of words that ends at ``at`` ("Rwanda Mines, Petroleum and"), where the row is one name.

        It is where one word is left to the head: "Kenya, Uganda and Danish Refugee Council" is no row. ``at`` where not.
        """
        text = self.text
        row = _ROW_BEFORE.search(text, max(0, at - NAME_LENGTH // 2), at) if " " not in text[at : start - 1] else None
        if row is None or self._is_land_alone(row.start(), at):
            return at
        land = self.country_at.get(row.start())
        if self._bars(land.end if land else row.start(), at - len(" and ")):
            return at
        first = text[row.start() : at].split()[0]
        return row.start() + (len(first) + 1 if first in self.rules.not_before else 0)

    def _is_land_alone(self, start: int, end: int) -> bool:
        """Whether an item of a row is a country and nothing else."""
        return any(
            start <= land.start < end and self.text[land.end : land.end + 1] in (",", "")
            for land in self.country_at.values()
        )

    def _with_partner(self, start: int) -> int:
        """The begin of a pair of countries ("Iraq-Kuwait") whose second one begins at ``start``."""
        match = _PARTNER.search(self.text[max(0, start - 40) : start])
        return start - len(match.group()) if match else start

    def _opens(self, at: int) -> bool:
        return _SENTENCE.search(self.text[max(0, at - 4) : at]) is not None

    def possessor(self, start: int) -> Hit | None:
        """The known body or country whose "'s" stands before the name, or whose acronym in brackets does."""
        match = _OWNER.search(self.text[max(0, start - _OWNER_REACH) : start])
        end = start - len(match[0]) if match else -1
        return self.known_to.get(end) or self.country_to.get(end)

    def organization_before(self, first: int) -> Hit | None:
        """The known body whose acronym stands right before a name."""
        hit = self.known_to.get(first - 1)
        return hit if hit and hit.is_acronym and self.text[first - 1] == " " else None
