"""Decisions that have a number and no document symbol of the United Nations.

In: a text, the bodies named in it, and the organs of the front page. Out: ``Named`` spans with the decision. A board
numbers by the year ("decision 2019/19"), as the Economic and Social Council does, so its name has to stand beside the
number or on the front page. Commissions, conferences and committees number by their session ("decision 22/1", "resolution
777 (XL)"), so theirs is who stands beside, holds "its" or writes the report. Others say themselves in the number:
conferences of the parties ("1/CP.21") and the organs of ``numbered`` in the rules ("EC-M-33/DEC.1"). What has a symbol is
found by ``citations``.

Source: rules of procedure of the Executive Boards; UNFCCC, guide to decisions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from pipeline.model import Body, Instrument, Mention
from pipeline.rules.registry import slugify
from pipeline.s3_extract.bodies.findings import BodyFindings
from pipeline.s3_extract.citations.numbering import load_adopters
from pipeline.s3_extract.citations.whose import DECIDING, host_of, subject_behind, whose
from pipeline.s3_extract.instruments.names import Named
from pipeline.s3_extract.instruments.rules import load_rules

_OF_PARTIES: Final = re.compile(r"(?<![\w/.])(?P<number>\d{1,3}/(?P<series>CP|CMA|CMP|COP)\.\d{1,2})(?![\w/])")
_PARTIES: Final = {
    "COP": "conference-of-the-parties-to-the-united-nations-convention-to-combat-desertification",
    "CP": "conference-of-the-parties-to-the-united-nations-framework-convention-on-climate-change",
    "CMA": "conference-of-the-parties-serving-as-the-meeting-of-the-parties-to-the-paris-agreement",
    "CMP": "conference-of-the-parties-serving-as-the-meeting-of-the-parties-to-the-kyoto-protocol",
}
# The decisions of the Economic and Social Council begin at 101, boards do not come so far in a year.
# Before 1999 the year had two figures ("decision 97/2").
_OF_BOARD: Final = re.compile(r"(?P<word>[Dd]ecisions?)\s(?P<first>(?:(?:19|20)\d\d|[89]\d)/\d{1,2})(?![\d/]|\.\d)")
_MORE: Final = re.compile(
    r"(?:\sof\s\d{1,2}\s[A-Z][a-z]+\s\d{4})?(?:,\s(?:and\s)?|\sand\s|\sthrough\s|\sto\s)"
    r"(?P<number>(?:(?:19|20)\d\d|[89]\d)/\d{1,2})(?![\d/]|\.\d)"
)
_COUNCIL: Final = "Economic and Social Council"
_BOARDS: Final = ("Executive Board", "Governing Council")
_OF: Final = re.compile(r"\s(?:of|by)\s(?:the\s)?")
# "22/1", "777 (XL)", "VIII/10", of a special session "SS.VII/1", and with the letters of the organ: "BC-10/3", "IG.23/1".
_NUMBER: Final = (
    r"(?:\d{1,2}|(?:SS\.)?[IVXL]{1,7}|[A-Z]{2,4}[-.]\d{1,2})/\d{1,3}(?![\d/]|\.\d)|\d{1,4}\s?\([IVXLC]{1,8}\)"
)
# "decision 2025/100" of a commission that numbers by the year, where its name stands beside the number.
_OF_YEAR: Final = re.compile(r"(?:19|20)\d\d/\d{1,3}(?![\d/]|\.\d)")
_OF_SESSION: Final = re.compile(
    rf"(?P<kind>[DdRr](?<!\w.)(?:(?<=[Dd])ecision|(?<=[Rr])esolution))s?\s(?P<number>{_NUMBER}|{_OF_YEAR.pattern})"
)
# "22/1 of 7 February 2003 on early warning, 23/6 of 25 February 2005 on the environment and 25/2"
_MORE_OF_SESSION: Final = re.compile(
    r"(?:\s[A-Z]{1,3}(?=[,\s]))?(?:,?\sof\s\d{1,2}\s[A-Z][a-z]+\s\d{4})?(?:\s(?:on|concerning|regarding)\s[A-Za-z][^;.()\d]{2,120}?)?"
    rf"(?:,\s(?:and\s)?|\sand\s)(?P<number>{_NUMBER})"
)
_BRACKET: Final = re.compile(r"\s?\(")
# The number of a session in Roman figures, or behind the letters of the organ, is that of a meeting of parties.
_OF_MEETING: Final = re.compile(r"[IVXL]{1,7}/|(?P<organ>[A-Z]{2,4}[-.])\d")
_MEETS: Final = ("Conference of the Parties", "Meeting of the Parties", "Meeting of the Contracting Parties")
_OF_DAY: Final = re.compile(
    r"(?:\s\(\d{4}\))?(?:,?\sof\s\d{1,2}\s[A-Z][a-z]+\s\d{4})?(?:\sof|\sby|,?\sadopted\sby)\s(?:the\s)?"
)
_ADOPTED, _ALSO_ADOPTED = " adopted ", " also adopted "


class Deciders(NamedTuple):
    """Whose a decision is where nobody stands beside its number: of the ``organs`` of the front page, a board that writes of itself before
    them, of the ``author`` of the report, of the meeting of ``parties`` that it names alone, or of the ``host``, the conference for
    which it is written."""

    organs: tuple[str, ...]
    author: str | None
    parties: str | None
    host: str | None


def deciders_of(bodies: BodyFindings) -> Deciders:
    """Whose decisions without a body beside them a report may name."""
    author = bodies.author
    own = (author.body_id,) if author and author.body_id in bodies.bodies and author.name.startswith(_BOARDS) else ()
    organs = (*own, *bodies.organs)
    return Deciders(organs, author.body_id if author else None, _only_meeting(bodies.bodies), host_of(bodies))


def find_decisions(
    text: str,
    mentions: Sequence[Mention],
    bodies: Mapping[str, Body],
    deciders: Deciders,
    act: str | None = None,
) -> Iterator[Named]:
    """The decisions named in ``text``, in order; ``mentions`` are its bodies, ``bodies`` those of the report by id, ``act`` is whose
    act the text is part of."""
    organs = deciders.organs
    yield from _numbered(text)
    yield from _of_sessions(text, mentions, bodies, deciders, act)
    if "ecision" not in text:
        return
    for match in _OF_PARTIES.finditer(text) if "/C" in text else ():
        title = f"decision {match['number']}"
        adopter = _PARTIES[match["series"]]
        made = Instrument(
            slugify(title), title, "decision", None, adopter if adopter in bodies else None, status="adopted"
        )
        yield Named(*match.span("number"), made, "instrument.decision_of_parties")
    boards = {m.entity_id for m in mentions if bodies[m.entity_id].name.startswith(_BOARDS)}
    boards.update(organ for organ in organs if organ in bodies and bodies[organ].name.startswith(_BOARDS))
    if not boards:
        return
    ends = {m.end: m for m in mentions}
    starts = {m.start: m for m in mentions}
    for match in _OF_BOARD.finditer(text):
        numbers = [match.span("first")]
        while more := _MORE.match(text, numbers[-1][1]):
            numbers.append(more.span("number"))
        of = _OF.match(text, numbers[-1][1])
        named = ends.get(match.start() - 1) or (starts.get(of.end()) if of else None)
        beside = named.entity_id if named else organs[0] if organs else None
        if beside is None or beside not in boards:
            continue
        words = text[named.start : named.end] if named else bodies[beside].name
        board = "Governing Council" if "Governing Council" in words else "Executive Board"
        for at, end in numbers:
            title = f"{board} decision {text[at:end]}"
            start = match.start() if at == numbers[0][0] else at
            made = Instrument(
                f"{slugify(f'decision {text[at:end]}')}.{beside}", title, "decision", None, beside, status="adopted"
            )
            yield Named(start, end, made, "instrument.decision_of_board")


def _of_sessions(
    text: str,
    mentions: Sequence[Mention],
    bodies: Mapping[str, Body],
    deciders: Deciders,
    act: str | None,
) -> Iterator[Named]:
    """Decisions and resolutions that a body without a series of symbols numbers by its sessions."""
    if "ecision" not in text and "esolution" not in text:
        return
    ends = {mention.end: mention.entity_id for mention in mentions}
    starts = {mention.start: mention.entity_id for mention in mentions}
    for match in _OF_SESSION.finditer(text):
        kind = match["kind"].lower()
        numbers = [match.span()]
        printed = [match["number"]]
        while more := _MORE_OF_SESSION.match(text, numbers[-1][1]):
            numbers.append(more.span("number"))
            printed.append(more["number"])
        of = _OF_DAY.match(text, numbers[-1][1])
        # "the adoption by the Committee of resolution 111 (XXIX)"
        between = next(
            (words for words in (_ALSO_ADOPTED, _ADOPTED, " of ") if text.endswith(words, 0, match.start())), " "
        )
        adopted = match.start() - len(between)
        adopter = ends.get(adopted) or (starts.get(of.end()) if of else None)
        yearly = _OF_YEAR.fullmatch(printed[0])
        if yearly and adopter is not None and adopter in bodies and _has_series(bodies[adopter].name):
            continue
        if adopter is None and not yearly:
            adopter = _spoken_of(text, match, kind, mentions, bodies, deciders, act)
        if meeting := _OF_MEETING.match(printed[0]):
            if adopter is None or not _is_meeting(adopter, bodies):
                adopter = None if of or meeting["organ"] else deciders.parties
            if adopter is None and not meeting["organ"]:
                continue
        elif adopter is None or not _numbers_by_session(adopter, bodies, kind):
            continue
        for span, words in zip(numbers, printed, strict=True):
            made = _act_of_session(kind, words, bodies[adopter] if adopter else None)
            yield Named(*span, made, "instrument.decision_of_session")


def _spoken_of(
    text: str,
    match: re.Match[str],
    kind: str,
    mentions: Sequence[Mention],
    bodies: Mapping[str, Body],
    deciders: Deciders,
    act: str | None,
) -> str | None:
    """Whose an act is that nobody stands beside: of whom "its" means, of the subject behind it, else of whose paper it is."""
    if text.endswith(("its ", "Its "), 0, match.start()):
        owner = whose(text, match.start(), match.end(), mentions)
        return owner.entity_id if owner else act if kind == "decision" else None
    subject = subject_behind(text, match.end(), mentions) if text.endswith(("In ", "in "), 0, match.start()) else None
    if subject is not None:
        return subject.entity_id
    author = deciders.author if kind == "decision" else None
    return author if author and _numbers_by_session(author, bodies, kind) else deciders.host


def _act_of_session(kind: str, number: str, adopter: Body | None) -> Instrument:
    """A decision or resolution by its ``number`` as printed: "12(IV)"."""
    label = f"{kind} {_BRACKET.sub(' (', number)}"
    if adopter is None:
        return Instrument(slugify(label), label[0].upper() + label[1:], kind, None, None, status="adopted")
    made_id, title = f"{slugify(label)}.{adopter.body_id}", f"{adopter.name} {label}"
    return Instrument(made_id, title, kind, None, adopter.body_id, status="adopted")


def _has_series(name: str) -> bool:
    """Whether the acts of a body are found by its name or its series of symbols."""
    return name.startswith(_BOARDS) or name.endswith(_COUNCIL)


def _is_meeting(body_id: str, bodies: Mapping[str, Body]) -> bool:
    return body_id in bodies and bodies[body_id].name.startswith(_MEETS)


def _only_meeting(bodies: Mapping[str, Body]) -> str | None:
    """The meeting of parties that a report names, where it names no more than one."""
    meetings = [body_id for body_id in bodies if _is_meeting(body_id, bodies)]
    return meetings[0] if len(meetings) == 1 else None


def _numbers_by_session(body_id: str, bodies: Mapping[str, Body], kind: str) -> bool:
    """Whether a body is of those that number acts of a ``kind`` by sessions; those with symbols are cited, States' bodies number
    laws."""
    body, adopter = bodies.get(body_id), load_adopters().get(body_id)
    return (
        body is not None
        and (adopter is None or kind not in adopter.shapes)
        and body.classification != "national_body"
        and DECIDING.search(body.name) is not None
    )


def _numbered(text: str) -> Iterator[Named]:
    """The acts whose number says which organ adopted them, by the rules of ``numbered``."""
    rules = load_rules()
    if not rules.numbered_gate.find_matches_as_indexes(text):
        return
    for rule in rules.numbered:
        for match in rule.pattern.finditer(text):
            said = {group: words or "" for group, words in match.groupdict().items()}
            symbol = rule.symbol.format(**said)
            title = rule.title.format(**said)
            made = Instrument(slugify(symbol), title, rule.instrument_type, symbol, rule.body, status="adopted")
            yield Named(*match.span(), made, rule.rule_id)
