"""Bodies that a report names and no authority file knows, found by the rules of ``rules/body_patterns.yaml``.

In: a text, and where known names and countries stand in it. Out: the name's place, its words, its classification,
the body it belongs to. A head word ("Commission", "Ministry") is looked for first; from there ``reach`` follows
the name to both sides. Which of the names are one body is settled in ``identity``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from pipeline.numbers import ordinal_to_int
from pipeline.rules.registry import load_registry
from pipeline.s3_extract.bodies.clauses import NAME_LENGTH
from pipeline.s3_extract.bodies.named_kinds import classify, may_be_a_states
from pipeline.s3_extract.bodies.reach import Reach
from pipeline.s3_extract.bodies.rules import Head, Named
from pipeline.s3_extract.name_index import Hit
from pipeline.s3_extract.places.countries import adjective_at_begin, adjectives

# A line break leaves a space behind a hyphen.
_BROKEN_HYPHEN = re.compile(r"(?<=\w)- (?=[A-Z])")

# "Office of the Special Representative of the Secretary-General" goes on after the officer's title.
_OFFICERS = (" Special Representative", " Special Envoy", " Personal Envoy", " Special Adviser")
_OF_SECRETARY_GENERAL = re.compile(r" (?:of|to) the Secretary-General(?![\w-])")
_CAPITAL_AFTER = re.compile(r" ([A-Z][a-z]+)")
_SUCH = re.compile(r" such\b")
_IN_WORDS = frozenset("-_")
_FORM_OF_STATE = re.compile(r" of the (?:[A-Z]\w+ )?(?:Republic|Kingdom|State|Federation|Commonwealth)$")
# A cell or a heading whose words go on in the next line.
_BROKEN_OFF = re.compile(r",? (?:and|of|for|on|the) ?\n")
# What stands so at the end of a name is the begin of more: "of the Federal Republic", "of European Shippers".
_CUT_SHORT = re.compile(
    r" (?:of|for) (?:the )?(?:Federal|European|African|Asian|American|International|National|Transitional)$"
    # Which treaty it is, "the Conference of the Parties to the Convention" does not say.
    r"|Parties to the (?:Convention|Protocol|Treaty|Agreement|Statute)s?$"
)
# "decision 2/CP.23 of the Conference of the Parties to the Convention on the Platform’s purpose" (A/79/437/Add.4) is on the purpose.
_ON_ITS_MATTER = re.compile(r"Parties to the (?:Convention|Protocol|Treaty|Agreement) on the [\w -]+$")
# "the Ninth Review Conference of the States Parties to the Convention" is a meeting of theirs, once.
_ONCE_BEFORE = re.compile(r"\b(?:Review|Amendment|Diplomatic) $")
_OF = re.compile(r" of (?:the )?")
# So many code points before a name stand the adjective of a country of two words at most.
_LAND_BEFORE = 40
_OF_BEFORE = re.compile(r" of (?:the )?$")
# What joins the words of a name.
_JOINED = re.compile(r",| (?:[a-z]+|&) |[-/–]")
_POSSESSIVES = ("’s ", "'s ")
_SHORT_WORD = 3
_UNITED_NATIONS = "united-nations"
_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})


@dataclass(slots=True)
class _Extent:
    """``[first, last)`` of a name, and the ids of the body before and behind the head word that it is of, and of the countries there."""

    first: int
    last: int
    owner: str | None
    parent: str | None
    country_before: str | None
    country: str | None


class NameReader(Reach):
    """Reads the names of bodies out of one text."""

    @cached_property
    def heads(self) -> tuple[tuple[int, int, str], ...]:
        """The head words that stand in the text outside known names: (start, end, word)."""
        text, covered = self.text, self.covered
        found, ahead, reach = [], 0, 0
        for start, end in self.words.heads:
            before, after = text[start - 1 : start], text[end : end + 1]
            if before.isalnum() or after.isalnum() or before in _IN_WORDS or after in _IN_WORDS:
                continue
            while ahead < len(covered) and covered[ahead][0] <= start:
                reach = max(reach, covered[ahead][1])
                ahead += 1
            if reach < end:
                found.append((start, end, text[start:end]))
        return tuple(found)

    def read(self) -> list[Named]:
        """The bodies named in the text by a head word or a small-letter pattern, in order; they may overlap."""
        found = []
        for start, end, word in self.heads:
            for head in self.rules.heads[word]:
                named = None if head.plural else self._named(start, end, word, head)
                if named:
                    found.append(named)
                    break
        return found + self._small()

    def _named(self, start: int, end: int, word: str, head: Head) -> Named | None:
        """The body that the head word at ``[start, end)`` names, if it names one."""
        extent = self._extent(start, end, word, head)
        return None if extent is None else self._record(extent, word, head)

    def _extent(self, start: int, end: int, word: str, head: Head) -> _Extent | None:
        """How far the name of a head word reaches; None where the words are no name, or not all of one."""
        first, owner, country_before = (start, None, None)
        if head.name != "after" or head.clause:
            first, owner, country_before = self.left(start)
        first = self._without_other(first, start, word)
        before = self.text[first:start].strip()
        last, parent, country = (end, None, None)
        if head.name != "before" or before or head.clause:
            last, parent, country = self.right(end, head)
        if (
            before
            and self.text.startswith(" of the ", end)
            and self.text[end + len(" of the ") : last] in self.rules.short
        ):
            # "the Wells Branch of the Office" is the Wells Branch.
            last = end
        if not self._is_name(
            before, word, self.text[end:last].strip(), head, self._owner_words(first) if owner else ""
        ):
            return None
        if (last == end and self._goes_on_after(end, head)) or self._is_land(end, last, head, country):
            return None
        if head.name == "after" and _ONCE_BEFORE.search(self.text, max(0, first - len("Diplomatic ")), first):
            return None
        if self.text.startswith(_POSSESSIVES, last) and _ON_ITS_MATTER.search(self.text, first, last):
            return None
        if (
            _BROKEN_OFF.match(self.text, last)
            or _CUT_SHORT.search(self.text, first, last)
            or _is_run_together(self.text[first:last])
            or last - first > NAME_LENGTH
            or (last > end and self.text[first:last].endswith(self.rules.ends_a_title) and before != "Preparatory")
        ):
            return None
        if last == end:
            last, parent, country = self._owner_after(end, parent, country)
        if word in self.rules.offices and _without_country(self.text[first:last], country) == word:
            # Of "the Prosecutor's Office of Utopia" this is not the name.
            return None
        if self.text.endswith(_OFFICERS, first, last) and (of := _OF_SECRETARY_GENERAL.match(self.text, last)):
            last = of.end()
        return _Extent(first, last, owner, parent, country_before, country)

    def _record(self, extent: _Extent, word: str, head: Head) -> Named | None:
        """What the words of a name say of the body; None where they are the name of an envoy of a State."""
        first, last, owner, parent = extent.first, extent.last, extent.owner, extent.parent
        country_before, country = extent.country_before, extent.country
        name = _BROKEN_HYPHEN.sub("-", self.text[first:last])
        owner_after = self._of_known(last)
        if owner_after and all(w in self.rules.generic or w in self.rules.heads or w.islower() for w in name.split()):
            # "Board of Trustees" alone names nobody.
            last, name = owner_after.end, self.text[first : owner_after.end]
        possessor = self.possessor(first)
        if possessor is None and head.name == "after" and not head.clause:
            # "the UNICEF Task Team on Wells"
            possessor = self.organization_before(first)
        owner_before = possessor.entity_id if possessor and possessor.kind != "name" else None
        if owner == _UNITED_NATIONS and parent:
            # "United Nations Satellite Centre of the Institute for Training and Research"
            owner = None
        land_before = possessor.entity_id if possessor and possessor.kind == "name" else None
        if head.rule_id == "body.pattern.envoy" and (country_before or land_before):
            return None
        # "the de facto Office of Prison Administration" is of those who rule a State.
        de_facto = self.text.endswith("de facto ", 0, first)
        of_state = country_before or land_before or (country and self._ends_of_land(last)) or de_facto
        return Named(
            start=first,
            end=last,
            name=name,
            core=_without_country(name, country),
            head=word,
            rule_id=head.rule_id,
            classification="national_body"
            if of_state and not owner and not parent and may_be_a_states(head, name)
            else classify(
                head,
                name,
                owner or parent,
                country_before or land_before or country,
                land_opens=bool(country_before),
                land_ends=country is not None and self._ends_of_land(last),
            ),
            is_un_system=(head.is_un_system and not _is_outside(owner or parent)) or name.startswith("United Nations"),
            parent=owner or parent or owner_before or (owner_after.entity_id if owner_after else None),
            country=country_before
            or country
            or land_before
            or _land_of_adjective(name)
            or self._of_nobody(first, possessor),
            own=self._own(first, last, owner) or (name if owner_before else self._before_owner(first, last, parent)),
        )

    def _owner_after(self, end: int, parent: str | None, country: str | None) -> tuple[int, str | None, str | None]:
        """A country after a name that ends with its head: "the National Assembly of Pakistan"."""
        match = _OF.match(self.text, end)
        land = self.country_at.get(match.end()) if match else None
        return (land.end, parent, land.entity_id) if land else (end, parent, country)

    def _of_known(self, end: int) -> Hit | None:
        """The known body that the name ending at ``end`` is said to be of."""
        match = _OF.match(self.text, end)
        return self.known_at.get(match.end()) if match else None

    def _of_nobody(self, first: int, possessor: Hit | None) -> str | None:
        """What stands for a State or an owner that is told before the name and no list has: "[Northern] National Guard", "the
        Federation's Pump Unit"."""
        of_another = possessor is None and self.text.endswith(_POSSESSIVES, 0, first)
        return "" if of_another or self.text.endswith("] ", 0, first) else None

    def _is_name(self, before: str, word: str, after: str, head: Head, owner: str) -> bool:
        rules = self.rules
        if not before and not after:
            return False
        if head.before_only and not before.endswith(head.before_only):
            return False
        if head.before_only and before in ("International", "Joint") and not after:
            return False
        if head.name in ("before", "both") and not before:
            return False
        if head.name == "after" and not after:
            return False
        words = before.split()
        if f"{before} {word}" in rules.no_bodies or f"{before} {word}".endswith(rules.ends_no_body):
            return False
        if words and words[0][-2:] in _ORDINAL_ENDS and ordinal_to_int(words[0]) is not None:
            # The fifth Forum is a meeting.
            return False
        if owner and not after and before == owner and word in rules.parts:
            return False
        if words and all(w in rules.generic for w in words) and not after:
            return f"{words[-1]} {word}" in rules.named or (len(words) > 1 and head.name == "before" and len(words) > 2)
        return True

    def _owner_words(self, first: int) -> str:
        """The words of the known body a name begins with."""
        known = self.known_at.get(first)
        return self.text[first : known.end] if known else ""

    def _ends_of_land(self, end: int) -> bool:
        """Whether a name that ends at ``end`` ends with "of" and a country."""
        land = self.country_to.get(end)
        return land is not None and _OF_BEFORE.search(self.text, max(0, land.start - 8), land.start) is not None

    def _own(self, first: int, last: int, owner: str | None) -> str:
        """What is left of a name behind its owner's; "United Nations" is a part of the names it opens."""
        known = self.known_at.get(first)
        return self.text[known.end + 1 : last] if known and owner and owner != _UNITED_NATIONS else ""

    def _before_owner(self, first: int, last: int, parent: str | None) -> str:
        """What is left of a name before its owner's: "Ethics Office" of "Ethics Office of UNICEF"."""
        known = self.known_to.get(last)
        if known is None or known.entity_id != parent:
            return ""
        of = _OF_BEFORE.search(self.text, first, known.start)
        return self.text[first : of.start()] if of else ""

    def _without_other(self, first: int, start: int, word: str) -> int:
        """The begin of the name without another one before "and" that repeats a word of it: two bodies, not one."""
        before, joint, own = self.text[first:start].rpartition(" and ")
        if joint and {*before.split()} & {*own.split(), word}:
            return start - len(own)
        return first

    def _is_land(self, end: int, last: int, head: Head, country: str | None) -> bool:
        """Whether the words are a State's own name: "Union of Myanmar", "Federation of Bosnia and Herzegovina"."""
        land = self.country_to.get(last) if country else None
        if land is None or head.name != "after" or head.classification == "national_body":
            return False
        return self.text[end : land.start] in (" of ", " of the ")

    def _goes_on_after(self, end: int, head: Head) -> bool:
        """Whether a capital word after the head makes it the name of something else ("Dublin University Press")."""
        match = _CAPITAL_AFTER.match(self.text, end)
        if match is None:
            return False
        if head.rule_id == "body.pattern.service" or match[1] in self.rules.makes_title:
            return True
        return self.rules.gate.match(self.text, end + 1) is not None

    # -- small letters

    def _small(self) -> list[Named]:
        found = []
        small = self.rules.small
        for rule_id, pattern, classification, is_un, needed in (small[at] for at in sorted(self.words.small)):
            for match in pattern.finditer(self.text) if needed in self.text else ():
                named = self._small_name(match, rule_id, classification, is_un)
                if named:
                    found.append(named)
        return found

    def _of_land(self, start: int, end: int) -> tuple[int, str | None]:
        """Where a name ends with the country behind it, and the code of that country or of the one before it: "the House of Representatives of
        Libya", "the Libyan House of Representatives", "Libya's House of Representatives"."""
        of = _OF.match(self.text, end)
        land = self.country_at.get(of.end()) if of is not None else None
        if land is not None:
            return land.end, land.entity_id
        owner = self.possessor(start)
        if owner is not None:
            return end, owner.entity_id if owner.kind == "name" else None
        words = self.text[max(0, start - _LAND_BEFORE) : start].split()
        return end, next((code for n in (2, 1) if (code := adjectives().get(" ".join(words[-n:])))), None)

    def _small_name(self, match: re.Match[str], rule_id: str, classification: str, is_un: bool) -> Named | None:
        start, end = match.span("name")
        country = None
        if match.groupdict().get("clause") is not None:
            end = self.clause(match.start("clause") - 1)
            if end < match.start("clause") or _SUCH.match(self.text, end):
                return None
        if "country" in rule_id:
            land = next(
                (h for h in self.country_at.values() if h.start >= start and self.text[h.end : h.end + 1] == "/"), None
            )
            if land is None:
                return None
            start = min((h.start for h in self.country_at.values() if start <= h.start < end), default=start)
            country = None
        if rule_id.endswith("mission") and (land := self.country_at.get(match.start("place"))):
            end = land.end
        name = _BROKEN_HYPHEN.sub("-", self.text[start:end])
        if len(name) > NAME_LENGTH:
            return None
        if rule_id.endswith("chamber"):
            last, country = self._of_land(start, end)
            return Named(
                start, last, self.text[start:last], name, classification, rule_id, classification, is_un, None, country
            )
        if rule_id.endswith("pre_sessional_working_group"):
            name = "Pre-sessional working group"
            of = _OF.match(self.text, end)
            owner = self.known_at.get(of.end()) if of else None
            parent = owner.entity_id if owner else None
            return Named(start, end, name, name, classification, rule_id, classification, is_un, parent)
        if rule_id.endswith("panel_of_resolution"):
            name = f"{' '.join(name.split()[:3])} established pursuant to resolution {match['resolution']}"
            return Named(start, end, name, name, classification, rule_id, classification, is_un, "security-council")
        if rule_id.endswith("sanctions_committee"):
            # However it is printed, it is known by the resolution that set it up.
            name = f"Security Council Committee established pursuant to resolution {match['resolution']}"
            return Named(start, end, name, name, classification, rule_id, classification, is_un, "security-council")
        return Named(start, end, name, name, classification, rule_id, classification, is_un, None, country)


def _is_run_together(name: str) -> bool:
    """Whether a name is of several that a list or a table runs together: one word twice, and nothing that joins.

    >>> _is_run_together("Peace Brigades International Peace Education Foundation"), _is_run_together("Bank of the Bank")
    (True, False)
    """
    for run in _JOINED.split(name):
        words = [word for word in run.split() if len(word) > _SHORT_WORD and word[0].isupper()]
        if len(set(words)) < len(words):
            return True
    return False


def _without_country(name: str, country: str | None) -> str:
    """A name without the country at its end: "Centre for Human Rights of the Republic of Moldova"."""
    cut = re.search(r" (?:of|in) (?:the )?(?:[A-Z][\w’'-]*(?: of (?:the )?| and | )?)+$", name) if country else None
    if cut and any(name.endswith(n) for n in _country_names(country or "")):
        end = max(
            name.rfind(f" {link} ", 0, len(name) - len(n))
            for n in _country_names(country or "")
            if name.endswith(n)
            for link in ("of", "in")
        )
        return _FORM_OF_STATE.sub("", name[:end]) if end > 0 else name
    return name


@cache
def _country_names(code: str) -> tuple[str, ...]:
    return tuple(n for n, c, _ in load_registry().names_of_countries() if c == code)


def _is_outside(body_id: str | None) -> bool:
    """Whether a body is known and none of the United Nations: "the NATO Special Representative"."""
    body = load_registry().bodies.get(body_id) if body_id else None
    return body is not None and not body.is_un_system


def _land_of_adjective(name: str) -> str | None:
    """The country whose adjective a name opens with."""
    adjective = adjective_at_begin(name)
    return adjective[1] if adjective else None
