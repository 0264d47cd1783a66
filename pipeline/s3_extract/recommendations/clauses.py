"""Cuts a sentence with directive predicates into one clause a predicate.

In go the sentence and its hits, out come ``Clause`` records: where the clause of each hit begins and ends, and where
its subject stands. The cut lies at the last conjunction that joins two clauses; a conjunction that joins two nouns
("Governments, organizations and civil society should") has no finite verb on its left and is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.s3_extract.directives.hit import Hit
from pipeline.s3_extract.recommendations.before import before

# A finite verb that shows that what stands before a conjunction is a clause: auxiliaries, which report prose always has
# in its passives and perfects, and a few verbs of reporting.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|shall|should|must|may|might|can|could|do|does|did|addressed|adopted|"
    r"considered|noted|welcomed|expressed|took|made|reported|stated|said|remains?|continues?|continued|became|provides?|"
    r"includes?|included|requires?|recognized|decided|"
    r"undertook|agreed|emphasized|stressed|underlined|reaffirmed|reiterated|commended|acknowledged|appealed|urged|denied|declared)\b"
)
# Each branch begins with its mark, so that ``re`` looks for the marks alone.
_STRONG = re.compile(r"; (?:and |but |or )?|: (?:and )?|,(?<=[a-z)”\"],) (?:and|but|while|whereas|yet|so) ")
_BARE = re.compile(r" (?:and|but) ")
_CLAUSE_OPENER = re.compile(
    r"(?:it|they|this|these|that|those|he|she|we|I|the|all|such|there|in|at|to|States|Governments|Member)\b"
)
# What a body did besides, in the same sentence: "decided that ... should begin in May and authorized, for that time, the
# ...", "requested ... and welcomed the ...". A participle of the complement has no object ("be approved and endorsed").
_NEXT_ACT = re.compile(
    r" and (?:(?:also|further) )?(?:authorized|endorsed|approved|welcomed|reaffirmed|commended|noted|expressed|took note of)"
    r"(?:, [a-z][^,;]{2,80},)? (?:the|its|that|(?<=noted )with)\b"
)
# "..., but also emphasized": a clause without a subject of its own.
NO_SUBJECT = re.compile(r"(?:[ ,]|\b(?:also|further|again|then|once|\w+ly)\b)*")
# "considered the proposals and also agreed that": with nothing but adverbs between the conjunction and a finite verb, it
# joins verbs, whatever stands before it.
_VERB_NEXT = re.compile(r"(?:(?:also|further|therefore|again|then|\w+ly) )?$")
_LOOSE = " \t\n\u00a0,;:."
_CONJUNCTION = re.compile(r"\b(?:and|but|or|while|whereas|as well as|together with|yet)$")
_CONJUNCTION_ENDINGS = ("and", "but", "or", "while", "whereas", "as", "with", "yet")
_LONGEST_CONJUNCTION = len("together with")
_GERUND_OPENER = before(r"(?:[Ii]n addition to|[Bb]esides|[Ww]hile|[Aa]s well as)\s+$", "to besides while as", reach=32)
_LEAD = re.compile(r"(?:,|\bthat|\bwhich|\bwho)\s+")
_ADVERBIAL = re.compile(
    r"(?:(?:In|At|On|For|To|With|By|As|During|After|Since|Despite|Given|Under|From|Through|Within|Following|Pursuant|Also|Where|"
    r"When|If|Before|Upon|While|Although|Though|Because|Regarding|Concerning|Considering|Recalling|Noting|Without|Until|Like|Once|"
    r"Unless|Among|Against|Based|Throughout|Beyond|Over|Acting|Having|Taking|Finally|Furthermore|Moreover|Therefore|Thus|Accordingly|"
    r"Hence|However|First|Firstly|Second|Secondly|Third|Thirdly|Lastly|Consequently|Additionally|Similarly|Likewise|Nevertheless|"
    r"Nonetheless|Indeed|Ultimately|Specifically|Again|Then|Here|Equally|Overall|Otherwise|Meanwhile|Subsequently|"
    r"in|at|on|for|to|with|by|as|during|after|since|despite|given|under|from|through|within|following|when|where|if|therefore|however|also)"
    r"\b[^,;]*(?:\([^)]*\)[^,;]*)?),\s+"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause of a hit, ``sentence[start:end]``; its subject noun phrase is ``sentence[subject_start:hit.start]``.

    ``shared`` says that the clause has no subject of its own and takes that of the clause before it.
    """

    hit: Hit
    start: int
    end: int
    subject_start: int
    shared: bool


def cut_clauses(sentence: str, hits: list[Hit], names: Sequence[tuple[int, int]] = ()) -> list[Clause]:
    """One clause a hit, in order and disjoint; inside one of the ``names`` (spans of entities) none begins."""
    starts = []
    floor = 0
    for i, hit in enumerate(hits):
        starts.append(_left_boundary(sentence, floor, hit, names, first=i == 0))
        floor = hit.end
    clauses = []
    for i, hit in enumerate(hits):
        end = starts[i + 1] if i + 1 < len(hits) else len(sentence)
        if hit.frame == "active" and (other := _NEXT_ACT.search(sentence, hit.end, end)):
            end = other.start()
        end = max(hit.end, _trim_tail(sentence, hit.end, end))
        start = starts[i]
        subject = _skip_adverbials(sentence, start, hit.start)
        shared = (
            i > 0
            and hit.frame in {"active", "need", "gerund"}
            and NO_SUBJECT.fullmatch(sentence, start, hit.start) is not None
        )
        clauses.append(Clause(hit, start, end, subject, shared))
    return clauses


def _left_boundary(sentence: str, floor: int, hit: Hit, names: Sequence[tuple[int, int]], *, first: bool) -> int:
    """Where the clause of ``hit`` begins, not before ``floor`` (the end of the predicate before it)."""

    def inside_name(conjunction: re.Match[str]) -> bool:
        return any(start < floor + conjunction.start() and floor + conjunction.end() < end for start, end in names)

    if hit.frame in {"elliptic_need", "actions", "elliptic_that"}:
        return hit.start
    region = sentence[floor : hit.start]
    finite = hit.frame in {"active", "need"}
    strong = [
        m.end()
        for m in _STRONG.finditer(region)
        if (
            m.group()[0] in ";:"
            or not first
            or (finite and _VERB_NEXT.match(region, m.end()))
            or _has_verb(region, m.start())
        )
        and not inside_name(m)
    ]
    if strong:
        return floor + strong[-1]
    if hit.frame == "gerund":
        opener = _GERUND_OPENER.search(region, len(region))
        return floor + opener.start() if opener else hit.start
    bare = [
        m.end()
        for m in _BARE.finditer(region)
        if (
            not first
            or (finite and _VERB_NEXT.match(region, m.end()))
            or (_CLAUSE_OPENER.match(region, m.end()) and _has_verb(region, m.start()))
        )
        and not inside_name(m)
    ]
    if bare:
        return floor + bare[-1]
    if first:
        return 0
    lead = _LEAD.search(region)
    return floor + lead.end() if lead else floor + len(region) - len(region.lstrip())


def _has_verb(region: str, end: int) -> bool:
    return _FINITE.search(region, 0, end) is not None


def _skip_adverbials(sentence: str, at: int, end: int) -> int:
    """Where the adverbials before a subject end ("In this regard, ", "At its fiftieth session, in August 1998, ")."""
    while (match := _ADVERBIAL.match(sentence, at, end)) is not None:
        at = match.end()
    return at


def _trim_tail(sentence: str, floor: int, end: int) -> int:
    """``end`` less the punctuation and conjunctions that stand before it, not below ``floor``."""
    while True:
        end = floor + len(sentence[floor:end].rstrip(_LOOSE))
        if not sentence.endswith(_CONJUNCTION_ENDINGS, floor, end):
            return end
        match = _CONJUNCTION.search(sentence, max(floor, end - _LONGEST_CONJUNCTION), end)
        if match is None:
            return end
        end = match.start()
