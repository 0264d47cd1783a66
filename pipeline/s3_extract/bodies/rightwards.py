"""How far a body's name reaches to the right of its head: "of the African Union", "on the Rights of the Child".

In go a text with its heads, known bodies and countries; out come the end of a name and the body and country met in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.s3_extract.bodies.clauses import NAME_LENGTH, WORD, Clauses, goes_on
from pipeline.s3_extract.bodies.persons import names_persons
from pipeline.s3_extract.bodies.rules import Head, load_rules
from pipeline.s3_extract.name_index import Hit

# What bodies are about at: "Improving Safety at Level Crossings", "Safety at Sea".
_AT = r"at(?= (?:Level|Sea|Work|Risk|Home|School|Birth)(?![\w-]))"
_STEP = re.compile(
    rf"(?P<link>,? (?:(?:of|and|&|for|on|in|to|{_AT}|against|among|through|with regard to|with(?= Disabilities)"
    r"|into(?= Force)|beyond(?= National)|from(?= (?:Conflict|Sexual|Violence|Torture|Enforced|Exploitation)\b)"
    r"|by(?= (?:Rail|Road|Sea|Air|Inland)\b)|de|du|des|la|le|et|y) ){0,2}(?:the (?:(?:19|20)\d\d )?|a |an )?)"
    rf"(?P<word>{WORD})"
)
_LIST = re.compile(rf"(?:, (?:and )?{WORD}(?: (?:of )?{WORD}){{0,3}}){{1,5}},? and {WORD}(?: {WORD})*")
# "Preparatory Committee for the 2009 Durban Review Conference"
_FIRST = re.compile(rf" (?P<link>[a-z]+) (?P<the>the )?(?:(?<= the )(?:19|20)\d\d )?(?P<word>{WORD})?")
_OF = re.compile(r" of (?:the )?")
# "Central Asia and Afghanistan"
_REGIONS = ("Asia", "Africa", "America", "Balkans")
_TITLE_OF_A_PERSON = re.compile(r"(?<![\w-])(?:Mr|Ms|Mrs|Dr|Messrs)(?![\w-])")
# "Trust Fund ... to Eliminate": what a fund or a committee is there to do.
_TO_DO = re.compile(
    r"Eliminate|Combat|Investigate|Assist|Study|Prevent|Monitor|Review|Support|Protect|Examine|Promote|Fight"
)
_SYSTEM = ("United Nations System", "United Nations system")
_NEXT = re.compile(r" ([A-Za-z]+)")
_CAPITAL_WORD = re.compile(r" [A-Z][a-z]")
_CAPITALS = re.compile(r"[A-Z]{2,}")
_DISEASES = frozenset({"AIDS", "HIV"})
_ACRONYM = re.compile(r"\b[A-Z]{2,}\b")
_WORD_OF = re.compile(rf"{WORD} of ")
# "the School of Public Affairs of Columbia University": the name of the university is its own.
_UNIVERSITY = re.compile(rf"(?:{WORD} ){{0,3}}University(?![\w-]| [A-Z])")
_POSSESSIVE = re.compile(r"[’']s?$")


@cache
def _head_after_words() -> re.Pattern[str]:
    return re.compile(rf"{WORD} (?:{WORD} )?(?:{load_rules().gate.pattern})")


@dataclass(slots=True)
class _Right:
    """A name on its way to the right: it ends at ``at`` so far, its capital words begin behind ``opened``; ``parent`` and ``country`` are
    those met in it; ``coordinated``: an "and" was met."""

    at: int
    opened: int
    head: Head
    parent: str | None
    country: str | None
    coordinated: bool = False


class Rightwards(Clauses):
    """Follows names to the right. ``known_at`` are the known bodies by the places where they begin, ``country_to`` the countries by
    those where they end, ``starts`` where known bodies and countries begin, in order."""

    known_at: Mapping[int, Hit]
    country_to: Mapping[int, Hit]
    starts: Sequence[int]

    def right(self, end: int, head: Head) -> tuple[int, str | None, str | None]:
        """Where the words after a head end; the known body and the country among them."""
        text = self.text
        parent = country = None
        at = end
        owner = _OF.match(text, end)
        if head.clause and owner and owner.end() in self.known_at:
            hit = self.known_at[owner.end()]
            parent, at = hit.entity_id, hit.end
        first = _FIRST.match(text, at)
        if first is None or first["link"] not in head.links or self._is_about(end, first):
            return end, parent if at > end else None, None
        if first["word"] is None:
            # "for her efforts", "to defuse tensions" are no mandates.
            if not head.clause or first["link"] != "on":
                return end, None, None
            begun = at + 1 + len(first["link"])
            reached = self.clause(begun)
            return (reached, parent, None) if reached > begun else (end, None, None)
        return self._capitals(at, end, head, parent, country)

    def _is_about(self, end: int, first: re.Match[str]) -> bool:
        """Whether what follows is no part of the name: "resolutions of the Council on the Joint Programme", "the guidelines of
        the Committee for the Conduct of its Work"."""
        if first["word"] in self.rules.clause["no_topics"]:
            return True
        return first["link"] == "on" and first["the"] is not None and self.text.endswith(" of the Council", 0, end)

    def _capitals(
        self, at: int, end: int, head: Head, parent: str | None, country: str | None
    ) -> tuple[int, str | None, str | None]:
        """Follow the capital words from ``at`` on, joined by small ones; ``end`` is that of the head."""
        name = _Right(at, at, head, parent, country)
        while name.at - end <= NAME_LENGTH and self._goes_right(name):
            pass
        reached = name.at
        while reached > end and self.text[reached - 1] in "’'":
            reached -= 1
        return (reached, name.parent, name.country) if reached > at else (end, None, None)

    def _goes_right(self, name: _Right) -> bool:
        """Take the next words into a name; False where it ends, with them or before them."""
        text, at = self.text, name.at
        listed = _LIST.match(text, at) if at > name.opened and not name.coordinated else None
        if listed and not self._bars(at, listed.end()):
            name.at, name.coordinated = listed.end(), True
            return True
        if more := goes_on(text, at):
            name.at = more.end()
            return True
        step = _STEP.match(text, at)
        if step is None or step["link"].startswith(","):
            return False
        if step["link"] == " " and at in self.country_to and not self._head_near(at + 1):
            # The next of a list, unless the country begins a body's name: "of the Palestine Liberation Organization".
            return False
        words, here = step["link"].split(), step.start("word")
        known, land = self.known_at.get(here), self.country_at.get(here)
        if land and not (known and known.end > land.end and words[:1] == ["of"]):
            return self._takes_land(name, land, words)
        if known and not self._goes_on(known):
            self._take_known(name, known, words)
            return False
        return self._takes_word(name, step["word"], here, words)

    def _takes_land(self, name: _Right, land: Hit, words: Sequence[str]) -> bool:
        """Take a country into a name, joined by ``words``; whether the name may go on behind it."""
        text, at = self.text, name.at
        region = words == ["and"] and text.endswith(_REGIONS, 0, at)
        if not (region or self._takes_country(words, name.country, name.head)):
            return False
        if words[:1] == ["in"] and " in " in text[name.opened : at]:
            return False
        name.at, name.country = land.end, land.entity_id
        joined = text.startswith(" and ", land.end) and land.end + 5 not in self.country_at
        return not joined or goes_on(text, land.end) is not None

    def _take_known(self, name: _Right, known: Hit, words: Sequence[str]) -> None:
        """Take what a known body tells of a name that it ends: its parent, and the words if they are part of it."""
        at_head = name.at == name.opened
        if at_head and words and (words[0] == "for" or (words[0] == "of" and not name.head.has_children)):
            name.at = known.end
            # A coalition for a court is none of its parts, nor a State's commission for an agency.
            apart = words[0] == "for" and name.head.classification in ("non_governmental", "commission", "committee")
            name.parent = name.parent if apart else known.entity_id
        elif words and words[0] == "of":
            if not at_head and self.text.endswith(_SYSTEM, known.start, known.end):
                # What it is about: "on the Structure of the United Nations System".
                name.at = known.end
            name.parent = name.parent or known.entity_id

    def _takes_word(self, name: _Right, word: str, here: int, words: Sequence[str]) -> bool:
        """Take the capital word at ``here`` into a name, joined by ``words``; whether the name may go on behind it."""
        text, head = self.text, name.head
        bare = _POSSESSIVE.sub("", word)
        if bare != word and bare not in self.rules.possessives and self._joins(words, bare, here, head):
            # "the Institute of Internal Auditors' standards"
            if bare not in self.rules.not_after and bare not in self.rules.heads:
                name.at = here + len(bare)
            return False
        ends = self._ends_before(word)
        if ends and (
            text.endswith(self.rules.in_names, 0, here + len(word)) or text.startswith(self.rules.in_names, here)
        ):
            name.at = here + len(word)
            return True
        if ends or (name.at > name.opened and not self._joins(words, word, here, head)):
            return False
        name.at = here + len(word)
        name.coordinated = name.coordinated or "and" in words
        return True

    def _takes_country(self, words: Sequence[str], country: str | None, head: Head) -> bool:
        """Whether a name goes on with a country joined by ``words``; ``country`` is the one it has already."""
        if words and words[0] == "and":
            return country is not None and "the" not in words
        if words and words[0] in ("on", "against") and head.classification == "national_body":
            # "the statement of the Ministry of Foreign Affairs on Utopia"
            return False
        return not words or words[0] in ("of", "in", "to", "for", "on", "against")

    def _ends_before(self, word: str) -> bool:
        """Whether a capital word is no part of a name: a month, a title, somebody's possessive."""
        return _POSSESSIVE.sub("", word) in self.rules.not_after or not self._may_own(word)

    def _goes_on(self, known: Hit) -> bool:
        """Whether a known name is but the first word or two of the words that follow ("United Nations Operations")."""
        return _CAPITAL_WORD.match(self.text, known.end) is not None

    def _bars(self, start: int, end: int) -> bool:
        """Whether a list holds more than the words of a name: a known name, a country, a body of its own, persons."""
        at = bisect_left(self.starts, start)
        if at < len(self.starts) and self.starts[at] < end:
            return True
        if self.rules.gate.search(self.text, start, end) is not None:
            return True
        items = self.text[start:end]
        return any(bar.search(items) for bar in (_ACRONYM, _TITLE_OF_A_PERSON)) or names_persons(items)

    def _joins(self, words: Sequence[str], word: str, here: int, head: Head) -> bool:
        """Whether a word joined by ``words`` belongs to the name that is being read."""
        if not words:
            return not _CAPITALS.fullmatch(word) or word in _DISEASES
        if "and" in words or "&" in words:
            if word in self.rules.officers or (words[-1] == "the" and word in self.rules.not_before):
                # "the Working Group on Wells and Chair of the Committee", "the Office of the Special Envoy and the Coordinator of ..."
                return False
            if (words[-1] == "the" and not _WORD_OF.match(self.text[here : here + 40])) or self._is_acronym(word, here):
                return False
            head_word = self.rules.gate.match(self.text, here)
            # "Bureau for Policy and Programme Support": before a capital word it is no head.
            is_head = head_word is not None and _CAPITAL_WORD.match(self.text, head_word.end()) is None
            return not is_head and not self._head_near(here)
        if words[:2] == ["of", "the"] and word in self.rules.short:
            return False
        if words[0] == "of" and head.name != "after" and _UNIVERSITY.match(self.text, here):
            return False
        if words[0] in ("of", "for", "at", "against", "among", "with", "de", "du", "des", "la", "le", "et", "y"):
            return True
        if words[0] == "to":
            previous = self.text[max(0, here - 40) : here].split()
            return (
                word == "Development"
                or _TO_DO.fullmatch(word) is not None
                or (len(previous) > 1 and previous[-2 - (words[-1] == "the")].lower() in self.rules.clause["before_to"])
            )
        if words[0] in ("into", "beyond", "from", "by"):
            return True
        if words[0] == "through":
            return head.classification == "research_institute"
        if words[0] == "in":
            of_a_field = head.classification == "research_institute" and word in self.rules.plain
            return of_a_field or self._is_field(word, here)
        return words[0] == "on" and head.classification not in ("national_body", "mission")

    def _is_field(self, word: str, here: int) -> bool:
        """Whether "in" and a word at ``here`` go on with what a body is for ("in Outer Space") and not with where it met."""
        clause = self.rules.clause
        if word in clause["fields"]:
            return True
        following = _NEXT.match(self.text, here + len(word)) if word in clause["directions"] else None
        return following is not None and following[1] in clause["regions"]

    def _is_acronym(self, word: str, here: int) -> bool:
        """Whether a word is a body's acronym and no first word of what the name goes on with ("and AI Skilling")."""
        if not _CAPITALS.fullmatch(word) or len(word) > 6:
            return False
        return here in self.known_at or _CAPITAL_WORD.match(self.text, here + len(word)) is None

    def _head_near(self, here: int) -> bool:
        """Whether the capital words from here on are a body of their own ("and the National Council")."""
        return _head_after_words().match(self.text[here : here + 80]) is not None

    def _may_own(self, word: str) -> bool:
        bare = _POSSESSIVE.sub("", word)
        of_many = word.endswith(("s’", "s'"))
        return (bare == word or of_many or bare in self.rules.possessives) and not word.endswith(
            ("-based", "-led", "-sponsored", "-backed")
        )
