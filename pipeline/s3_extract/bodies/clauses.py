"""Names that go on in small letters, and those joined under a plural head: "on violence against women, its causes ...".

In: a text, where its countries stand, and a place. Out: where the name ends or begins. Names in capitals are followed in
``reach``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.s3_extract.bodies.rules import Head, Rules
from pipeline.s3_extract.name_index import Hit

# No name of the authority files is longer in code points, nor any that a report prints; what runs on further is none.
NAME_LENGTH = 160

WORD = r"[A-ZÀ-Þ](?:[\w+&]|[’'](?=[a-zA-Z])|[-‑](?=\w)|/(?=[A-Z][a-z]))*[’']?"

_CLAUSE_WORD = re.compile(r",? ?(?P<word>[\w’'-]+)")

_SOME_WORDS = r"[a-z’'-]{1,30}(?: [a-z’'-]{1,30}){0,9}?"

# What may follow a comma inside a mandate: a list that ends with "and", or what the mandate includes.
_CLAUSE_TAIL = re.compile(
    r", (?:its causes and consequences"
    rf"|including {_SOME_WORDS}(?=[.,;:)]|$)"
    rf"|(?:particularly|especially) {_SOME_WORDS}(?= (?:was|were|has|had|to|should|is|are)\b|[.,;:)]|$)"
    r"|(?:[a-z-]{1,30}(?: [a-z-]{1,30}){0,3}, ){0,4}(?:[a-z-]{1,30} ){1,4}?(?:and|or) "
    rf"(?!which|that|who|another|one){_SOME_WORDS}(?= (?:was|were|has|had|to|should|is|are|in|and)\b|[.,;:)]|$))"
)

_NEXT_WORD = re.compile(r" (?P<word>[\w’'-]+)")

_WITH_REGARD = re.compile(r" with (?:respect|regard) to(?= )")

# After "and" these begin another matter than the mandate.
_OTHER_MATTER = re.compile(
    r" (?:on |the [A-Z]|for |in |to |[A-Z]|that |another |one |other (?:[a-z]+ ){0,3}(?:mechanisms|bodies|States|Governments))"
)

_NO_COUNTRY = re.compile(
    r" (?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|its|her|his|their|a|this|that|paragraph|resolution|accordance|order|\d)"
)

_JOINT_LAST = re.compile(r"(?:,| and| the| of| on| for)$")

_CAPITALS_BEFORE = re.compile(rf"(?:{WORD}(?:,? and |, | ))+$")

_HEADS_OF_STATE = re.compile(r"(?<=Heads of State) (?:and|or) (?:of )?Government(?![\w-])")
# Regions whose name goes on with "and the".
_REGION_GOES_ON = re.compile(
    r" and the (?:(?:Eastern |Wider )?Caribbean|Pacific|Commonwealth of Independent States|Near East|Middle East|Indian Ocean|Mediterranean|Sahel)"
    r"(?![\w-]| [A-Z])"
)
# What is told of a matter besides ("Wastes and Their Disposal", "Ministers or Their Representatives").
_THEIRS_GOES_ON = re.compile(
    r" (?:and|or) [Tt]heir (?:Disposal|Destruction|Representatives|Elimination|Conservation|Management|Families|Parts|Ammunition)(?![\w-])"
)
# A name that goes on with the agenda it serves.
_AGENDA = re.compile(r" (?:for|of|on) the 20\d\d Agenda(?: for Sustainable Development)?(?![\w-])")


def goes_on(text: str, at: int) -> re.Match[str] | None:
    """What names go on with although its small words or figures join nothing else."""
    region = _REGION_GOES_ON.match(text, at) or _AGENDA.match(text, at)
    return region or _HEADS_OF_STATE.match(text, at) or _THEIRS_GOES_ON.match(text, at)


class Clauses:
    """Follows the small words of names through one text; ``country_at`` are its countries by their places."""

    text: str
    rules: Rules
    country_at: Mapping[int, Hit]

    def clause(self, at: int) -> int:
        """The end of a name that goes on in small letters from ``at`` (the space before its first word)."""
        text, clause = self.text, self.rules.clause
        previous, capital = "", False
        begun = at
        while True:
            tail = _CLAUSE_TAIL.match(text, at) if at > begun and text[at : at + 1] == "," else None
            if tail:
                return tail.end()
            match = _NEXT_WORD.match(text, at) if at - begun <= NAME_LENGTH else None
            if match is None:
                return at
            word = match["word"]
            lower = word.lower()
            if lower == "with" and (regard := _WITH_REGARD.match(text, at)):
                at, previous = regard.end(), "to"
                continue
            if lower in clause["verbs"] or lower in clause["words"] or word[0].isdigit():
                return at
            if lower in ("in", "to", "on", "for") and not self._preposition(lower, previous, match.end()):
                return at
            if lower == "and" and _OTHER_MATTER.match(text, match.end()):
                return at
            if lower.endswith("ed") and "-" not in lower and lower not in clause["participles"] and len(lower) > 4:
                return at
            if (
                word[0].isupper()
                and match.start("word") not in self.country_at
                and not capital
                and previous not in ("in", "the", "of", "for", "against")
                and not previous.endswith("-")
            ):
                return at
            land = self.country_at.get(match.start("word"))
            at = land.end if land else match.end()
            # Capital words follow each other: "on amending the Press Law".
            capital = word[0].isupper() and land is None
            previous = lower

    def _preposition(self, word: str, previous: str, end: int) -> bool:
        clause = self.rules.clause
        if word == "in":
            # A mandate has one country; "in its resolution" is none.
            return previous in clause["before_in"] and not _NO_COUNTRY.match(self.text, end)
        return word == "to" and previous in clause["before_to"]

    def plural_end(self, at: int, head: Head) -> int:
        """The end of the words after a plural head and its preposition, with all their "and"s and commas."""
        text, verbs, words = self.text, self.rules.clause["verbs"], self.rules.clause["words"]
        end = at
        for match in _CLAUSE_WORD.finditer(text, at):
            word, after = match["word"], match.end()
            lower = word.lower()
            if (
                match.start() != end
                or end - at > NAME_LENGTH
                or lower in verbs
                or (lower in words and word != "including")
            ):
                break
            if lower in ("in", "to") and end > at and not self._preposition(lower, text[at:end].split()[-1], after):
                break
            if word == "and" and (
                text.startswith((" other ", " its "), after)
                or self.rules.gate.match(text, after + (5 if text.startswith(" the ", after) else 1))
            ):
                break
            if word[0].isupper() and head.clause and end > at and text[end - 3 : end] in ("and", "the"):
                break
            end = after
        while True:
            bare = _JOINT_LAST.sub("", text[at:end])
            if len(bare) == end - at:
                return end
            end = at + len(bare)

    def plural_start(self, start: int) -> int:
        """The begin of the capital words before a plural head, joined by "and" and commas."""
        match = _CAPITALS_BEFORE.search(self.text[max(0, start - 120) : start])
        if match is None:
            return start
        first = match.group().split()[0]
        return start - len(match.group()) + (len(first) + 1 if first in self.rules.not_before else 0)
