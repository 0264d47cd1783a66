"""Parents that stand right beside a name or behind its acronym: "the Ground Forces (GF) of the Libyan National Army", "the
Centre for Wells at the Institute of Water", "the Directorate for Elections under the Ministry of the Interior", "Director, Wells Division, United
Nations Water Programme", "the Water Programme's Director of the Wells Division", "the Ministry's Wells Division".

In: the texts of a report and the bodies mentioned in them. Out: the parent of each body that is said to be of one other
body and no second one. What is of a body of the authority files in its own name is known before (``reach``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from pipeline.model import Body, Mention
from pipeline.s3_extract.bodies.owners import HAVE_PARTS
from pipeline.s3_extract.bodies.rules import load_rules
from pipeline.s3_extract.places.countries import country_hits

_OF: Final = re.compile(r"\)?\s(?:of|at|under|within|attached to|subordinate to)\s(?:the\s)?")
# "the Observatory, a body within the Ministry", "the Food Organization, as a specialized institution of the League"
_WHAT_IT_IS: Final = re.compile(
    r"(?:,(?: as| which is)?|\sis|\sas)\s(?:a|an|the)\s(?:[a-z-]{1,20}\s){0,3}(?:organ|body|arm|agency|department|unit|division"
    r"|office|branch|wing|institute|institution|centre|committee|commission|mechanism|programme|affiliate|subsidiary)"
    r"\s(?:of|within|under)\s(?:the\s)?"
)
# "UNDP and its Evaluation Office", "the National Police, through its Directorate of Wells", "the Union and the Chair of its
# Wells Network"
_ITS: Final = re.compile(
    r",?\s(?:and|or|with|through|via|including|by)\s(?:the\s[A-Z][A-Za-z-]+(?:\s[A-Z][A-Za-z-]+)?\s(?:of|for)\s)?its\s"
)
# "UNODC has helped UNAMA, through its Firearms Section" (A/79/797), "the added value of UNDP, such as its Finance Hub" (DP/2025/1): "its" is of
# whom the sentence names first, unless a State is named behind.
_ITS_ONE: Final = ("its ", "its own ", "its new ")
_SENTENCE_ENDS: Final = (". ", "; ")
# How far back the beginning of a sentence is looked for, in code points.
_SENTENCE_REACH: Final = 1200
_start = attrgetter("start")
# "the Meeting of States Parties established the Advisory Group" (TPNW/MSP/2025/WP.4), "the Office of the High Representative is creating an
# Independent Commission" (S/2000/1137): what an organ sets up is its own.
_SETS_UP: Final = re.compile(
    r"\)?\s(?:(?:has\s|had\s|is\s)?(?:established|set\sup|creat(?:ed|ing)|establishing|setting\sup)"
    # "By its resolution 33/25, the Council decided to urgently establish a mission on wells"
    r"|(?:has\s|had\s)?(?:decided|agreed)\sto\s(?:[a-z]+ly\s)?(?:establish|set\sup|create))\s(?:an?|the)\s"
)
# "the Task Force on Quality, established by the Cocoa Council in 2009", "by decision IV/9 of the Conference", "by the fifth meeting of the
# Conference", "pursuant to General Assembly resolution 77/250"
_SET_UP_BY: Final = re.compile(
    r"(?:\s\([A-Z][\w-]{1,9}\))?,?\s(?:(?:which|that)\s)?(?:(?:was|is|had\sbeen|has\sbeen)\s)?(?:established|set\sup|created|constituted)"
    r"\s(?:by|under|within|pursuant\sto)\s(?:(?:resolution|decision)\s(?:[\w./-]+|\d+\s\([A-Z\d-]+\))\sof\s|the\s[a-z-]+\s(?:session|meeting)\sof\s)?(?:the\s)?"
)
_SET_UP: Final = frozenset(
    {"principal_organ", "commission", "committee", "subcommission", "treaty_body", "regional_organization"}
)
_ORGANS: Final = (" Council", " Assembly", " Conference", " Board")
# "the Ministry’s Wells Division": a name that the short form of its owner opens.
_APOSTROPHES: Final = ("’", "'")
# The longest match of it, in code points.
_POSSESSIVE: Final = len("’s independent ")
_OF_OWNER: Final = re.compile(r"[’']s?\s(?:(?:independent|external|internal|own|new|joint)\s)?")
# Whoever stands behind its owner's possessive is not the one whose next body "and its" tells.
_OWNED: Final = ("’s ", "'s ", "’ ", "’s independent ", "'s independent ")
# "The Office comprises the Wells Branch, the Pump Branch and the Hose Branch", "The governing bodies of the Union are the
# Council of Wells and the Senior Officials Committee" (A/79/722): each is of the body named first.
_COMPRISES: Final = re.compile(
    r"(?:\)|\s\([A-Z][\w-]{1,9}\))?,?\s(?:(?:comprises|comprising|consists?\sof|consisting\sof|(?:is\s)?(?:composed|made\sup)\sof)"
    # "The Office has three divisions: the Wells Division, the Pump Division and the Hose Division"
    r"(?:\s(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s[a-z -]{4,40}(?::|,|,\snamely,?))?"
    r"|(?:has|includes|is\s(?:divided|organi[sz]ed)\sinto)\s(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s[a-z -]{4,40}(?::|,|,\snamely,?))"
    r"\s(?:the\s)?"
)
_ARE: Final = re.compile(r"(?:\s\([A-Z][\w-]{1,9}\))?\sare\s(?:the\s)?")
_ORGANS_OF: Final = re.compile(r"(?:organs|bodies|divisions|branches|sections|units)\sof\s(?:the\s)?$")
_ORGANS_REACH: Final = 24
# How the words begin at which a text may tell of parts.
_WORDS_OF_PARTS: Final = AhoCorasick(
    ["compris", "consist", "composed", "made", "organs", "bodies", "divisions", "branches", "sections", "units", "committees",
     "departments", "directorates"],
    implementation=Implementation.DFA,
)  # fmt: skip
_TELLS_PARTS: Final = re.compile(
    r"(?:(?:compris|consist|composed|made\sup|organs|bodies|divisions|branches|sections|units)\w*\sof|compris"
    r"|(?:organs|bodies|divisions|branches|sections|units|committees|departments|directorates)[:,]\s)"
)
# What stands between the parts: "(Summit), the ".
_NEXT_PART: Final = re.compile(r"\)?(?:\s\([^()]{2,40}\))?(?:,|,?\sand)\s(?:the\s)?|\s\(")
# "the Wells Division, the Pump Section and the Hose Unit of the Agency"
_LAST_JOINT: Final = re.compile(" and the ")
_LIST_JOINT: Final = re.compile(r"(?:\s\([A-Z][\w-]{1,9}\))?(?:,|,?\s(?:and|or))\sthe\s")
_ARTICLES: Final = ("the ", "The ")
_OF_THE: Final = re.compile(r"(?:\s\([A-Z][\w-]{1,9}\))?\sof\s(?:the\s)?")
_GROUPS: Final = frozenset({"committee", "working_group"})
# What stands between the names of a list.
_JOINTS: Final = (", ", ", the ", " and ", " and the ")
_HAVE_ORGANS: Final = HAVE_PARTS | {"commission"}
_NOT_OWNERS: Final = frozenset({"secretary-general", "united-nations"})
# "Chief, Wells Section, Water Division, Water Programme, said": each is of the next.
_OFFICER: Final = re.compile(
    r"(?:[Dd]irector(?:-General)?|[Cc]hief|[Hh]ead|[Oo]fficer|[Cc]oordinator|[Aa]dviser|[Mm]anager|[Ss]ecretary)(?:,|\sof)\s(?:the\s)?$"
)
_OFFICER_REACH: Final = 30
# "the Unit in the Office": of an office of offices only, as others are in a place or in a meeting.
_IN: Final = re.compile(r"\sin\s(?:the\s)?")
# "the Commission on Women in the Office of the President"
_OF_HEADS: Final = ("Office of the President", "Office of the Prime Minister")
# "Director, Wells Division, Water Programme"; "the Wells Section (Services Division)"
_BESIDE: Final = re.compile(r",\s|\s\(")
# "the UNFPA Director of the Programme Division"
_OFFICER_OF: Final = re.compile(
    r"(?:[’']s)?\s(?:(?:[Aa]cting|[Ee]xecutive|[Dd]eputy|[Aa]ssociate|[Aa]ssistant)\s)?(?:[Dd]irector|[Cc]hief|[Hh]ead)(?:\sof|,)\s(?:the\s)?"
)
# No words between two names that join them are longer, in code points; most names stand farther apart.
_NEAR: Final = 120
# What people found together is of nobody: "the Association of the Bank's Pensioners".
_OF_NOBODY: Final = frozenset({"non_governmental", "regional_organization", "principal_organ", "state"})
# What ends the owner beside an office: "In support of the Wells Division, UNDP trained" names none.
_ENDS: Final = re.compile(r"\s?(?:[,.;:)]|\n|$)")
# What goes on behind an owner in a list of bodies, none of which is another's.
_LISTED: Final = re.compile(r",? (?:and|or) |, ")
_LISTS: Final = re.compile(r",? (?:(?:and|or) )?(?:the )?[A-Z]")
_LIST_GOES_ON: Final = re.compile(r",? and (?:a|an|the) ")


def parents_beside(texts: Iterable[tuple[str, Sequence[Mention]]], body_of: Callable[[str], Body]) -> dict[str, str]:
    """Body id -> the id of the body it is said to be of; ``texts`` are passages with their mentions in order."""
    said: dict[str, set[str]] = {}
    # What is told less surely counts where nothing stands right beside the name.
    meant: dict[str, set[str]] = {}
    for text, mentions in texts:
        if len(mentions) < 2:
            continue
        words = _WORDS_OF_PARTS.find_matches_as_indexes(text)
        if any(_TELLS_PARTS.match(text, start) for _, start, _ in words):
            for body_id, owner_id in _parts_told(text, mentions, body_of):
                said.setdefault(body_id, set()).add(owner_id)
        if " and the " in text:
            for body_id, owner_id in _shared_owners(text, mentions, body_of):
                meant.setdefault(body_id, set()).add(owner_id)
        if "its " in text:
            for body_id, owner_id in _its_owners(text, mentions, body_of):
                meant.setdefault(body_id, set()).add(owner_id)
        sets_up = (
            "stablish" in text or "set up" in text or "setting up" in text or "creat" in text or "constituted" in text
        )
        passage = _Passage(text, mentions, sets_up)
        chained = False
        for one, other in pairwise(mentions):
            if other.start - one.end > _NEAR:
                continue
            body, owner = body_of(one.entity_id), body_of(other.entity_id)
            chained = text[one.end : other.start] == ", " and (chained or _is_told_by_officer(text, one))
            if passage.follows_its_owner(one, other, body, owner):
                said.setdefault(owner.body_id, set()).add(body.body_id)
            elif (
                _is_free(body)
                and not (owner.is_un_system and (body.country_code or body.classification == "national_body"))
                and passage.is_of_the_next(one, other, body, owner, chained=chained)
            ):
                said.setdefault(body.body_id, set()).add(owner.body_id)
    said = {**meant, **said}
    return {body: owners.pop() for body, owners in said.items() if len(owners) == 1 and body not in owners}


def _outermost(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions in order without those inside another."""
    reach = 0
    for mention in mentions:
        if mention.start >= reach:
            reach = mention.end
            yield mention


def _parts_told(text: str, mentions: Sequence[Mention], body_of: Callable[[str], Body]) -> Iterator[tuple[str, str]]:
    """(body, whole) where a row of bodies is told to be what a body is made of; asked where the words for that stand (``_TELLS_PARTS``)."""
    whole = None
    for one, other in pairwise(_outermost(mentions)):
        if whole is not None and _NEXT_PART.fullmatch(text, one.end, other.start) is None:
            whole = None
        if _COMPRISES.fullmatch(text, one.end, other.start) or (
            _ARE.fullmatch(text, one.end, other.start)
            and _ORGANS_OF.search(text, max(0, one.start - _ORGANS_REACH), one.start)
        ):
            whole = one.entity_id
        if whole is not None and whole not in _NOT_OWNERS and _is_free(body_of(other.entity_id)):
            yield other.entity_id, whole


def _shared_owners(text: str, mentions: Sequence[Mention], body_of: Callable[[str], Body]) -> Iterator[tuple[str, str]]:
    """(body, owner) where several parts are named before the owner of all: "the Wells Division, the Pump Section and the Hose
    Unit of the Agency". A name that tells one body alone is of nobody here."""
    begins = {mention.start: at for at, mention in enumerate(mentions)}
    for joint in _LAST_JOINT.finditer(text):
        if not (at := begins.get(joint.end(), 0)):
            continue
        last = mentions[at]
        owner = _owner_behind(text, last, mentions[at + 1] if at + 1 < len(mentions) else None, body_of)
        while owner and at and _LIST_JOINT.fullmatch(text, mentions[at - 1].end, mentions[at].start):
            at -= 1
            part = body_of(mentions[at].entity_id)
            if not (_is_part(part) and "." in part.body_id and text.endswith(_ARTICLES, 0, mentions[at].start)):
                break
            yield part.body_id, owner


def _owner_behind(text: str, last: Mention, after: Mention | None, body_of: Callable[[str], Body]) -> str | None:
    """Whose the last part of a list is by the words of its name or right behind it; no State's and nothing known otherwise."""
    body = body_of(last.entity_id)
    if after and after.start >= last.end and _OF_THE.fullmatch(text, last.end, after.start):
        owner = body_of(after.entity_id)
    elif body.parent_body_id and _OF_THE.search(text, last.start, last.end):
        owner = body_of(body.parent_body_id)
        if not text.endswith((owner.name, owner.acronym or owner.name), last.start, last.end):
            return None
    else:
        return None
    is_part = body.origin == "report" and (_is_office(body, registered=True) or body.classification in _GROUPS)
    return owner.body_id if is_part and owner.classification not in ("national_body", "state") else None


def _is_part(body: Body) -> bool:
    return _is_free(body) and (_is_office(body) or body.classification in _GROUPS)


def _its_owners(text: str, mentions: Sequence[Mention], body_of: Callable[[str], Body]) -> Iterator[tuple[str, str]]:
    """(body, owner) where "its" stands before a body: whom the sentence names first."""
    for at, mention in enumerate(mentions):
        if not (text.endswith(_ITS_ONE, 0, mention.start) and _may_be_its(body_of(mention.entity_id))):
            continue
        if at > 1 and text.endswith(_OWNED, 0, mentions[at - 1].start):
            # "the Board’s Advisory Panel and its Accreditation Panel"
            yield mention.entity_id, mentions[at - 2].entity_id
            continue
        far = max(0, mention.start - _SENTENCE_REACH)
        begin = max(far - 1, *(text.rfind(end, far, mention.start) for end in _SENTENCE_ENDS))
        first = mentions[bisect_right(mentions, begin, key=_start)]
        if first is not mention and not country_hits(text[first.end : mention.start]):
            yield mention.entity_id, first.entity_id


class _Passage:
    """A text with the names in it: what stands between two of them, ``one`` and the ``other`` behind. ``sets_up``: it has a word for
    that somebody set something up."""

    def __init__(self, text: str, mentions: Sequence[Mention], sets_up: bool) -> None:
        self.text, self._mentions, self.sets_up = text, mentions, sets_up

    @cached_property
    def starts(self) -> set[int]:
        """Where names begin."""
        return {mention.start for mention in self._mentions}

    @cached_property
    def ends(self) -> set[int]:
        """Where names end."""
        return {mention.end for mention in self._mentions}

    def follows_its_owner(self, one: Mention, other: Mention, owner: Body, part: Body) -> bool:
        """Whether words between two names say that the second body is of the first."""
        text = self.text
        if _may_be_its(part) and _ITS.fullmatch(text, one.end, other.start):
            return not text.endswith(_OWNED, 0, one.start)
        if self.sets_up and _sets_up(owner) and _is_free(part) and _SETS_UP.fullmatch(text, one.end, other.start):
            return True
        if (
            other.start - one.end <= _POSSESSIVE
            and text.startswith(_APOSTROPHES, one.end)
            and _OF_OWNER.fullmatch(text, one.end, other.start)
        ):
            return _is_free(part) and owner.body_id not in _NOT_OWNERS
        if text[one.end : other.start] == ", " and self._is_told_by_owner(one, other, owner, part):
            return True
        of_officer = _is_office(part) and owner.classification in HAVE_PARTS
        return of_officer and _OFFICER_OF.fullmatch(text, one.end, other.start) is not None

    def is_of_the_next(self, one: Mention, other: Mention, body: Body, owner: Body, *, chained: bool) -> bool:
        """Whether the first body is of the second; ``chained``: an officer's title opens the row in which they stand."""
        return (
            self._is_said_of(one, other, body, owner)
            or (chained and self._is_next_above(other, body, owner))
            or (self._stands_beside(one, other, body, owner) and (chained or not self._in_list(one)))
        )

    def _is_told_by_owner(self, one: Mention, other: Mention, owner: Body, part: Body) -> bool:
        """Whether a name that many have stands right behind its owner's, outside a list: "Economic Commission for Europe,
        Executive Committee", as tables of mandates print it."""
        if part.classification == "national_body" or not (_is_free(part) and "." in part.body_id):
            return False
        if owner.classification not in _HAVE_ORGANS:
            return False
        return _LISTED.match(self.text, other.end) is None and not self._in_list(one)

    def _is_said_of(self, one: Mention, other: Mention, body: Body, owner: Body) -> bool:
        """Whether words between two names say that the first body is of the second."""
        if self.sets_up and _sets_up(owner) and _SET_UP_BY.fullmatch(self.text, one.end, other.start):
            return _LISTS.match(self.text, other.end) is None
        if _WHAT_IT_IS.fullmatch(self.text, one.end, other.start):
            # "the Office, a division of the High Court and a tribunal" are three.
            return _LIST_GOES_ON.match(self.text, other.end) is None
        if " of the " in body.name:
            return False
        link = _OF.fullmatch(self.text, one.end, other.start)
        if link:
            # "under" joins the offices of a State; armed groups only fight under others.
            return "under" not in link[0] or owner.classification == "national_body"
        inside = _is_office(body) or owner.name.startswith(_OF_HEADS)
        return (
            inside
            and (owner.name.startswith("Ministry ") or _is_office(owner, registered=True))
            and _IN.fullmatch(self.text, one.end, other.start) is not None
        )

    def _stands_beside(self, one: Mention, other: Mention, body: Body, owner: Body) -> bool:
        """Whether an office is named with its organization behind a comma or in brackets, which goes on with no other body."""
        if not (_is_office(body) and owner.classification in HAVE_PARTS):
            return False
        if _BESIDE.fullmatch(self.text, one.end, other.start) is None or owner.body_id == "united-nations":
            return False
        after = _LISTED.match(self.text, other.end)
        return _ENDS.match(self.text, other.end) is not None and not (after and after.end() in self.starts)

    def _in_list(self, one: Mention) -> bool:
        """Whether another name stands right before this one, as in a list."""
        return any(self.text.endswith(joint, 0, one.start) and one.start - len(joint) in self.ends for joint in _JOINTS)

    def _is_next_above(self, other: Mention, body: Body, owner: Body) -> bool:
        """Whether an office in a row behind an officer's title is of the next one, which is of another kind and ends no list."""
        if not (_is_office(body) and _is_office(owner, registered=True)):
            return False
        if body.name.split()[-1] == owner.name.split()[-1]:
            return False
        after = _LISTED.match(self.text, other.end)
        return after is None or after[0] == ", " or after.end() not in self.starts


def _is_office(body: Body, *, registered: bool = False) -> bool:
    """Whether a body is an office of some organization by its name, and free to be of any unless ``registered`` ones count."""
    words, offices = body.name.split(), load_rules().offices
    is_one = words[0] in offices or words[-1] in offices or bool(offices.intersection(words) and " of " in body.name)
    return is_one and (registered or _is_free(body))


def _sets_up(body: Body) -> bool:
    """Whether what a body established is its own: an organ's is, also that of an organization without other organs."""
    return body.classification in _SET_UP or body.name.endswith(_ORGANS)


def _is_told_by_officer(text: str, one: Mention) -> bool:
    """Whether an officer's title opens a row of offices each of which is of the next."""
    return _OFFICER.search(text, max(0, one.start - _OFFICER_REACH), one.start) is not None


def _may_be_its(body: Body) -> bool:
    """Whether a body may be the one called "its": a network is of nobody else then."""
    return _is_free(body) or (
        not body.parent_body_id and body.origin == "report" and body.name.endswith((" Network", " Forum"))
    )


def _is_free(body: Body) -> bool:
    """Whether a body of the report may be a part of another and nothing told of which."""
    return not body.parent_body_id and body.origin == "report" and body.classification not in _OF_NOBODY
