"""Parents that usage makes plain, and the key under which the wordings of a name are one.

"The Board of the X" and "the X secretariat" are the X's, and in a committee's report "the Working Group of the Whole",
"Working Group II" and "the Subcommittee on Wells" are its own. The group of experts that reports to a commission is that
commission's. What stands right behind a name is looked at in ``beside``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile

from pipeline.model import Body
from pipeline.s3_extract.bodies.reference import stands_for
from pipeline.s3_extract.bodies.rules import load_rules
from pipeline.s3_extract.name_index import NameIndex, squeeze

# Whose a body is by its name: the Secretary-General's, or those of whom it consists.
AUTHOR = re.compile(r" (?:of|to) the (?:United Nations )?(?:Secretary-General|Chairperson|Chairman)\b")
_NO_MATTER = re.compile(r"\b(?:the|The|United Nations) ")
_PART_OF = re.compile(
    r"(?:(?:Executive |Advisory |Governing )?(?:Board|Bureau|Secretariat|Committee|Council)|Board of (?:Trustees|Directors))"
    r" of (?:the )?([A-Z].+)"
)
_TAIL = re.compile(r" of the (?=[A-Z])")
_HAVE_GROUPS = frozenset({"commission", "committee", "subcommission", "treaty_body"})
_GROUPS = frozenset({"committee", "working_group", "subcommission"})
_OF_ITS_OWN = re.compile(
    r"(?:(?:Open-ended|Informal|Plenary|Drafting) )*(?:Working Group (?:of the Whole|[IVX]+)|Drafting Group|Bureau)|Pre-sessional working group"
    r"|(?P<part>(?:Subcommittee|Ad Hoc Group|Working Group) on .+)"
)
# "the Ad Hoc Committee of the Sixth Special Session" (A/9556), "the Ad Hoc Committee of the Whole of the twenty-seventh special session"
# (A/S-27/19): the Assembly alone numbers such sessions and sets up committees for them.
_OF_SPECIAL_SESSION = re.compile(r"Committee(?: of the Whole)? of the [A-Za-z-]+ special session$", re.IGNORECASE)
# "the Open-ended Working Group of the Basel Convention": what has a treaty for its owner is its parties'.
_OF_TREATY = re.compile(
    r".*(?:Group|Committee|Body|Panel|Bureau) of the (?P<treaty>(?:[A-Z][\w’-]+ ){1,4}(?:Convention|Protocol))\b"
)
_PARTIES = ("Conference of the Parties to the", "Meeting of the Parties to the")
# The Main Committees of the Assembly have no subcommittees.
_MAIN = re.compile(r"\b(?:First|Second|Third|Fourth|Fifth|Sixth) Committee\b")
_OPENED = re.compile(r"([A-Z][A-Z-]+) (?:secretariat|Secretariat)$|(Security Council) mission to ")
# Behind them stands what a body is for.
_TOPIC_OPENS = frozenset({"of", "in", "for", "on", "against", "to", "with"})
_REPORTS = re.compile(r"(?<![\w-])(?:Group|Committee|Task Force|Team|Panel|Network)(?![\w-])")


# Reports name the same bodies.
@lru_cache(maxsize=1 << 14)
def key_of(name: str) -> str:
    """The key under which the wordings of a name in one report meet.

    >>> key_of("United Nations Trust Fund for the Sahel") == key_of("Trust Fund for Sahel")
    True
    """
    return squeeze(_NO_MATTER.sub("", AUTHOR.sub("", spelled(name))))


def spelled(name: str) -> str:
    """A name with its words in one spelling.

    >>> spelled("Center for Labor")
    'Centre for Labour'
    """
    spellings = load_rules().spellings
    return " ".join(spellings.get(word, word) for word in name.split())


def topic_follows(key: str, name: str) -> bool:
    """Whether the words of a name behind those that make up ``key`` open with the body's topic.

    >>> topic_follows("adaptationfund", "Adaptation Fund for Wells"), topic_follows("waterfacility", "Water Facility Forum")
    (True, False)
    """
    words = _NO_MATTER.sub("", AUTHOR.sub("", spelled(name))).split()
    read = ""
    for word, following in pairwise(words):
        read += squeeze(word)
        if read == key:
            return following in _TOPIC_OPENS
    return False


def parents_by_name(own: Mapping[str, Body]) -> Iterator[tuple[str, str]]:
    """(body, parent) for bodies of the report whose name goes on with that of another: "General Inspectorate of the National
    Police", where the National Police is a body of the report."""
    by_key = {key_of(n.name): body_id for body_id, body in own.items() for n in body.names if n.kind != "acronym"}
    for body_id, body in list(own.items()):
        if body.parent_body_id is None and body.classification != "non_governmental":
            names = [body.name, *(n.name for n in body.names if n.kind == "variant")]
            tails = (key_of(name[tail.end() :]) for name in names for tail in _TAIL.finditer(name))
            if parent := next((by_key[tail] for tail in tails if tail in by_key), None):
                yield body_id, parent


def parents_by_usage(
    own: Mapping[str, Body], author: Body | None, organs: Sequence[Body], index: NameIndex, named: Iterable[Body]
) -> Iterator[tuple[str, str]]:
    """(body, parent) for bodies of the report without a parent; ``own`` are the report's bodies by id, ``organs`` those of
    the front page, ``named`` all that it names."""
    by_key = {key_of(n.name): body_id for body_id, body in own.items() for n in body.names if n.kind != "acronym"}
    # Whose "the Working Group of the Whole" is: the committee's that writes, else of the one for which somebody writes.
    nearest = _nearest(organs)
    groups = [body for body in (author, nearest) if body and body.classification in _HAVE_GROUPS]
    whose = groups[0] if groups else None
    # Among several organs a group on some matter may be another's.
    of_topic = whose is not None and (whose is author or len(organs) == 1)
    by_name = sorted((body.name, body.body_id) for body in named)
    for body_id, body in list(own.items()):
        if body.parent_body_id is not None:
            continue
        part = _PART_OF.match(body.name)
        parent = (
            by_key.get(key_of(part[1])) or _cut_short(part[1], author, organs) or _begun_by(part[1], by_name)
            if part
            else None
        )
        if parent is None and _OF_SPECIAL_SESSION.search(body.name):
            parent = index.lookup("General Assembly")
        if parent is None and (opened := _OPENED.match(body.name)):
            parent = index.lookup(opened[1] or opened[2])
        if parent is None and whose is not None:
            is_own = _OF_ITS_OWN.fullmatch(body.name)
            other = is_own and is_own["part"] and (not of_topic or _MAIN.search(whose.name))
            parent = whose.body_id if is_own and not other else None
        if parent is None and nearest is not None and author is not None and body_id == author.body_id:
            is_group = body.classification in _GROUPS or len(organs) == 1
            reports = is_group and nearest.classification in _HAVE_GROUPS and _REPORTS.search(body.name)
            parent = nearest.body_id if reports else None
        if parent is None and (treaty := _OF_TREATY.match(body.name)):
            parent = next(filter(None, (index.lookup(f"{parties} {treaty['treaty']}") for parties in _PARTIES)), None)
        if parent:
            yield body_id, parent


def _nearest(organs: Sequence[Body]) -> Body | None:
    """The organ of the front page that stands nearest to the title, where those before it are the organs it is of."""
    chain = all(one.parent_body_id == other.body_id for one, other in pairwise(organs))
    return organs[0] if organs and chain else None


def _cut_short(name: str, author: Body | None, organs: Sequence[Body]) -> str | None:
    """Whom a name without its topic means, the author or an organ of the front page: "Bureau of the Committee"."""
    about = [*([author] if author else []), *organs]
    return next((body.body_id for body in about if stands_for(body.name, name)), None)


def _begun_by(name: str, named: Sequence[tuple[str, str]]) -> str | None:
    """The one body the report names whose name begins with a ``name`` of several words: "Bureau of the Conference of the Parties".
    ``named`` are the names with their bodies, sorted."""
    if name.count(" ") <= 1:
        return None
    begin = f"{name} to the "
    behind = (named[at] for at in range(bisect_left(named, (begin, "")), len(named)))
    found = {body_id for _, body_id in takewhile(lambda one: one[0].startswith(begin), behind)}
    return found.pop() if len(found) == 1 else None
