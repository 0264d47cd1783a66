"""How far a body's name reaches: the words before and after its head word, in capitals or in small letters.

In: a text, where known names and countries stand in it, and a place. Out: where the name begins or ends, and the known
body and the country met on the way. Whether the words are a body's name at all is decided in ``patterns``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from pipeline.s3_extract.bodies.clauses import NAME_LENGTH, WORD, Clauses, goes_on
from pipeline.s3_extract.bodies.persons import names_persons
from pipeline.s3_extract.bodies.rules import Head, Words, load_rules
from pipeline.s3_extract.name_index import Hit
from pipeline.s3_extract.places.countries import adjectives

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
# "Central Asia and Afghanistan"
_REGIONS = ("Asia", "Africa", "America", "Balkans")
_SECOND_OF_REGION = ("Pacific ", "Caribbean ")
_TITLE_OF_A_PERSON = re.compile(r"(?<![\w-])(?:Mr|Ms|Mrs|Dr|Messrs)(?![\w-])")
_PARTNER = re.compile(rf"{WORD}[-–/]$")
_SENTENCE = re.compile(r"(?:^|[.;:?!”\"(] ?\d*|\) )$")
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


class Reach(Clauses):
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
        self._starts = sorted({*self.known_at, *self.country_at})

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

    def _may_own(self, word: str) -> bool:
        bare = _POSSESSIVE.sub("", word)
        of_many = word.endswith(("s’", "s'"))
        return (bare == word or of_many or bare in self.rules.possessives) and not word.endswith(
            ("-based", "-led", "-sponsored", "-backed")
        )

    def possessor(self, start: int) -> Hit | None:
        """The known body or country whose "'s" stands before the name, or whose acronym in brackets does."""
        match = _OWNER.search(self.text[max(0, start - _OWNER_REACH) : start])
        end = start - len(match[0]) if match else -1
        return self.known_to.get(end) or self.country_to.get(end)

    def organization_before(self, first: int) -> Hit | None:
        """The known body whose acronym stands right before a name."""
        hit = self.known_to.get(first - 1)
        return hit if hit and hit.is_acronym and self.text[first - 1] == " " else None

    # -- to the right

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
        text = self.text
        opened = at
        coordinated = False
        while True:
            if at - end > NAME_LENGTH:
                break
            listed = _LIST.match(text, at) if at > opened and not coordinated else None
            if listed and not self._bars(at, listed.end()):
                at, coordinated = listed.end(), True
                continue
            if more := goes_on(text, at):
                at = more.end()
                continue
            step = _STEP.match(text, at)
            if step is None or step["link"].startswith(","):
                break
            if step["link"] == " " and at in self.country_to and not self._head_near(at + 1):
                # The next of a list, unless the country begins a body's name: "of the Palestine Liberation Organization".
                break
            words, word, here = step["link"].split(), step["word"], step.start("word")
            known, land = self.known_at.get(here), self.country_at.get(here)
            if land and not (known and known.end > land.end and words[:1] == ["of"]):
                region = words == ["and"] and text.endswith(_REGIONS, 0, at)
                if not (region or self._takes_country(words, country, head)) or (
                    words[:1] == ["in"] and " in " in text[opened:at]
                ):
                    break
                at, country = land.end, land.entity_id
                if text.startswith(" and ", at) and at + 5 not in self.country_at and not goes_on(text, at):
                    break
                continue
            if known and not self._goes_on(known):
                if at == opened and words and (words[0] == "for" or (words[0] == "of" and not head.has_children)):
                    at = known.end
                    # A coalition for a court is none of its parts, nor a State's commission for an agency.
                    apart = words[0] == "for" and head.classification in ("non_governmental", "commission", "committee")
                    parent = parent if apart else known.entity_id
                elif words and words[0] == "of":
                    if at > opened and text.endswith(_SYSTEM, known.start, known.end):
                        # What it is about: "on the Structure of the United Nations System".
                        at = known.end
                    parent = parent or known.entity_id
                break
            bare = _POSSESSIVE.sub("", word)
            if bare != word and bare not in self.rules.possessives and self._joins(words, bare, here, head):
                # "the Institute of Internal Auditors' standards"
                at = here + len(bare) if bare not in self.rules.not_after and bare not in self.rules.heads else at
                break
            if self._ends_before(word) and (
                text.endswith(self.rules.in_names, 0, here + len(word)) or text.startswith(self.rules.in_names, here)
            ):
                at = here + len(word)
                continue
            if self._ends_before(word) or (at > opened and not self._joins(words, word, here, head)):
                break
            at = here + len(word)
            coordinated = coordinated or "and" in words
        while at > end and text[at - 1] in "’'":
            at -= 1
        return (at, parent, country) if at > opened else (end, None, None)

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
        at = bisect_left(self._starts, start)
        if at < len(self._starts) and self._starts[at] < end:
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
