"""Whose words each division of a report is, and with what frame its text begins.

The report is its author's; where the front page names none, the kind of the document says who else's: the organ that
met, or nobody's. An act is its organ's. Whose an annex is, is told in ``annexes``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model import ACT_ROLES, Body, Holder, Mention, Section, Structure
from pipeline.rules.kinds import UNTOLD, Kind, kind_of
from pipeline.rules.registry import load_registry
from pipeline.s3_extract.discourse import evaluators
from pipeline.s3_extract.discourse.act import Act
from pipeline.s3_extract.discourse.annexes import AnnexAuthors, in_heading, is_meeting, named_by_paper
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.discourse.gathered import who_proposed
from pipeline.s3_extract.discourse.papers import (
    DECLARATIONS,
    answered_in_title,
    cites_advice,
    is_compiled,
    is_of_persons,
    is_summary,
    passes_on_summary,
    sums_up_meeting,
)
from pipeline.s3_extract.places.states import state_of
from pipeline.s3_extract.scene import title_of
from pipeline.s3_extract.transmitted import passed_on
from pipeline.s3_extract.voices import considered_by, fund_of, house_of, senders, voice, words

# The summary of a report on a meeting says in its first sentence of which.
_EARLY = 250
# Kinds in which a fund or programme speaks of its own work.
_OF_PROGRAMME = "country_programme_document"
_OF_A_HOUSE = frozenset(
    {"report", "report_of_executive_head", _OF_PROGRAMME, "programme_budget", "management_response"}
)
# The title of a letter names its sender.
_LETTERS = frozenset({"letter", "note_verbale"})
# Kinds whose own words are nobody's advice.
_NO_ADVICE = frozenset({"provisional_agenda", "corrigendum"})
# What is to stand in a draft is said by nobody yet: the words are not those of who proposes it.
_AMENDS = "amendment"
# Whose President makes it makes it for the organ.
_ON_BEHALF, _COUNCIL = "presidential_statement", "security-council"
# The report on a meeting of no organ, in which those who took part may speak together.
_OF_A_MEETING = "report_of_meeting"
_BY_THE_ORGAN = frozenset({"organ", "adopting_body"})


@dataclass(frozen=True, slots=True)
class WordsOf:
    """``holders`` are keyed by division id, ``frames`` are those with which the divisions begin, ``whole`` that of the
    report. ``gathered`` are bodies by id that only these words make: those who met and declare or propose something."""

    holders: Mapping[str, Holder]
    frames: Mapping[str, Frame]
    whole: Frame
    gathered: Mapping[str, Body]

    def frame(self, division_id: str | None) -> Frame:
        """The frame with which the text of a division begins; that of the report where it is unknown."""
        return self.frames.get(division_id or "", self.whole)


def find_holders(
    structure: Structure,
    acts: Mapping[str, Act],
    bodies: Mapping[str, Body],
    mentions: Mapping[str, tuple[Mention, ...]],
    author: str | None,
    organs: Sequence[str],
    conference: str | None = None,
) -> WordsOf:
    """Whose words the divisions of a report are. ``organs`` are the bodies that the front page submits it to, ``conference``
    the one of whose papers it is."""
    report = _read_report(structure, bodies, mentions, author, organs, conference)
    annexed = AnnexAuthors(structure, report.kind, bodies, mentions, report.writer)
    headings: dict[str | None, Section] = {section.section_id: section for section in structure.sections}
    holders: dict[str, Holder] = {}
    frames: dict[str, Frame] = {}
    last: tuple[str, ...] = ()
    for division in structure.divisions:
        act = acts.get(division.division_id)
        made = act.instrument.instrument_id if act is not None else None
        if act is not None and (division.role in ACT_ROLES or act.told):
            organ_id = act.organ.body_id if act.organ is not None else None
            holders[division.division_id] = Holder(organ_id, made)
            chain = ("decision of" if act.told else "resolution of", act.words)
            frames[division.division_id] = (
                Frame("retold", organ_id, organ_id, made, chain=chain)
                if act.told
                else Frame("organ", None, organ_id, made, chain=chain, declares=division.role == "declaration")
            )
            continue
        whole = division.role == "report"
        heading = None if whole else headings.get(division.section_id)
        if not whole:
            last = annexed.of(division, heading, last)
        writers = (report.writer, *report.coauthors) if whole else last
        frame = report.frame(writers, made, whole=whole)
        if report.summary or (heading is not None and annexed.is_summary(heading)):
            met = (annexed.meeting(heading, bodies) if heading is not None else None) or frame.meeting
            frame = frame._replace(debates=True, meeting=met, gathered=met or structure.report_id)
        elif whole and report.kind.id == _OF_A_MEETING and frame.debates:
            frame = frame._replace(gathered=frame.meeting or report.writer or structure.report_id)
        holders[division.division_id] = Holder(next(iter(writers), None), made)
        frames[division.division_id] = frame
    return WordsOf(holders, frames, report.begins(report.writer, whole=True), {**report.gathered, **annexed.gathered})


@dataclass(frozen=True, slots=True)
class _Report:
    """What holds for all divisions of a report: who wrote it, with whom, the meeting that it is on, the organ that gets it, whose
    recommendations it quotes and answers, of which State it is, and to whom a letter goes. ``summary``: it passes on what was
    said. ``presumed``: no word of it says which of those who met said what. ``gathered`` are those who say it together, whom only this
    report names. ``comments``: it passes on comments on another's report, whose recommendations it quotes. ``cites``: each recommendation that it answers is told by name, so that all else is its answer."""

    kind: Kind
    writer: str | None
    coauthors: tuple[str, ...]
    meeting: str | None
    summary: bool
    organ: str | None
    quoted: str | None
    answered: str | None
    cites: bool
    comments: bool
    state: str | None
    letter: bool
    readers: tuple[str, ...]
    compiled: bool
    presumed: bool
    gathered: Mapping[str, Body]

    def begins(self, body_id: str | None, *, whole: bool) -> Frame:
        """The frame with which the words of a body begin."""
        kind = self.kind
        if self.quoted is not None and self.cites:
            return Frame("replies", None, body_id, quotes=True, chain=("answers",))
        if whole and kind.id in DECLARATIONS and body_id is not None:
            return Frame(
                "organ",
                None,
                body_id,
                chain=("declaration of its organ",),
                presumed=self.presumed,
                coauthors=self.coauthors,
            )
        if whole and kind.id == _AMENDS:
            return Frame("organ", None, None, chain=("amendment",))
        if whole and kind.holders["body"] == "speakers":
            return Frame("debate", self.organ, debates=True, record=True)
        if self.quoted is not None:
            # The annexes of an answer list the recommendations that it answers.
            return Frame("quoted", body_id, self.quoted, quotes=True, chain=("its recommendations are answered",))
        if whole and self.summary and self.writer == self.meeting:
            # What is summed up of a meeting was said by those who took the floor in it.
            return Frame(
                "debate", None, meeting=self.meeting, debates=True, chain=("the summary of a meeting",), presumed=True
            )
        # Experts speak as one behind what single members said; the members of other organs are States.
        organ_met = kind.holders["body"] == "organ" or kind.id == UNTOLD
        experts = organ_met and (
            bool((words("experts") | words("overseers")) & set((body_id or "").split("-")))
            or _is_treaty_committee(body_id)
        )
        # What another document says is not its author's advice in this one: "The third sentence should read".
        advises = not whole or kind.id not in _NO_ADVICE
        speaks = body_id if advises or kind.holders["body"] != "quoted" else None
        return Frame(
            "own",
            speaks,
            meeting=self.meeting,
            considered=considered_by(body_id),
            debates=self.meeting is not None or (organ_met and not experts),
            concludes=experts,
            advises=advises,
            quotes=kind.holders.get("advice") == "quoted" or self.comments,
            by_states=kind.holders.get("advice") == "states",
            presumed=self.presumed and body_id == self.writer,
        )

    def frame(self, writers: Sequence[str | None], made: str | None, *, whole: bool) -> Frame:
        """The frame with which a division of these writers begins; ``made`` is the instrument that it is."""
        body_id = next(iter(writers), None)
        frame = self.begins(body_id, whole=whole)
        return frame._replace(
            instrument_id=made if frame.role == "organ" else frame.instrument_id,
            answered=self.answered,
            house=fund_of(body_id),
            state=self.state if whole or not self.letter else None,
            paper=made,
            coauthors=tuple(each for each in writers[1:] if each is not None),
            readers=self.readers,
            compiled=self.compiled,
        )


def _is_treaty_committee(body_id: str | None) -> bool:
    """Whether a body is the committee of a human rights treaty, whose members serve in their own name."""
    body = load_registry().bodies.get(body_id or "")
    if body is None or body.classification != "treaty_body":
        return False
    return voice("treaty_committee").match(body.name) is not None


def _read_report(
    structure: Structure,
    bodies: Mapping[str, Body],
    mentions: Mapping[str, tuple[Mention, ...]],
    author: str | None,
    organs: Sequence[str],
    conference: str | None,
) -> _Report:
    kind, letter = kind_of(structure.masthead.kind), structure.masthead.kind in _LETTERS
    writer, together = _written_by(structure, kind, bodies, mentions, author, organs)
    meeting = _meeting(structure, bodies, mentions)
    told = structure.masthead.report_type
    summary = kind.holders["body"] == "transmitted" and is_summary(structure)
    summary = summary or (told is not None and _is_called_summary(told.value))
    summary = summary or (kind.holders["body"] == "author" and sums_up_meeting(structure))
    if summary and (writer == author or kind.holders["body"] in _BY_THE_ORGAN):
        # The summary of what was said at a meeting is not that of the secretariat that passes it on, or of the organ that gets it.
        writer = meeting
    if meeting is None and is_meeting(bodies.get(writer or "")) and passes_on_summary(structure):
        meeting = writer
    # What others proposed is not the chairs' who sum it up.
    proposed = who_proposed(structure, bodies.get(writer or ""), bodies.get(conference or ""))
    if proposed is not None:
        writer, together = proposed.body_id, ()
    quoted = answered_in_title(structure, mentions)
    commented = passed_on(structure, mentions, "comments_on") if kind.holders["body"] == "transmitted" else None
    reviewers = evaluators.reviewers(structure, bodies, mentions) if kind.holders.get("advice") == "quoted" else None
    return _Report(
        kind=kind,
        writer=writer,
        coauthors=together[1:],
        meeting=meeting,
        summary=summary,
        organ=organs[-1] if organs else None,
        quoted=quoted,
        comments=commented is not None,
        answered=reviewers
        or quoted
        or commented
        or (passed_on(structure, mentions, "draws_to_paper") if letter else None),
        cites=quoted is not None and cites_advice(structure),
        state=_state(structure, bodies, mentions),
        letter=letter,
        readers=_readers(structure, mentions) if letter else (),
        compiled=is_compiled(structure),
        presumed=proposed is not None or is_of_persons(structure, kind),
        gathered={proposed.body_id: proposed} if proposed is not None else {},
    )


def _written_by(
    structure: Structure,
    kind: Kind,
    bodies: Mapping[str, Body],
    mentions: Mapping[str, tuple[Mention, ...]],
    author: str | None,
    organs: Sequence[str],
) -> tuple[str | None, tuple[str, ...]]:
    """Whose words a document of a kind is, None where they are nobody's, and all who write it together, where several do."""
    writer = author or _by_kind(structure, kind, bodies, mentions, organs)
    if kind.id == _ON_BEHALF:
        writer = organs[-1] if organs else _COUNCIL
    # "Letter from the representatives of Chad and Mali": all of them speak in it.
    together = _senders(structure, mentions) if writer is None else ()
    if kind.id in DECLARATIONS and writer is not None:
        together = _declare_together(structure, mentions, writer)
    writer = next(iter(together), writer)
    holder = kind.holders["body"]
    if holder == "transmitted" and author in senders():
        writer = passed_on(structure, mentions) or author
    if holder == "nobody":
        writer = None
    if holder == "states":
        # What a State reports or replies to a treaty body is its own, and not that of the body it is submitted to.
        writer = _state(structure, bodies, mentions)
    return writer, tuple(together)


def _is_called_summary(report_type: str) -> bool:
    """Whether the front page calls a report the summary of what was said at a meeting ("Summary report of", "Chair's summary")."""
    return bool(voice("summary_report").match(report_type) or voice("summary_heading").search(report_type))


def _senders(structure: Structure, mentions: Mapping[str, tuple[Mention, ...]]) -> tuple[str, ...]:
    """The States whose representatives send a letter together, as its title lists them."""
    return named_by_paper(*title_of(structure, mentions)) if structure.masthead.kind in _LETTERS else ()


def _declare_together(
    structure: Structure, mentions: Mapping[str, tuple[Mention, ...]], writer: str
) -> tuple[str, ...]:
    """The organ of a declaration and the body that its title names beside it: "Ministerial declaration of the high-level segment of the
    Council and the 2025 high-level political forum"."""
    title = title_of(structure, mentions)
    for one, other in pairwise(title.of("body")):
        if one.entity_id == writer and voice("declares_with").fullmatch(title.text, one.end, other.start):
            return writer, other.entity_id
    return (writer,)


def _readers(structure: Structure, mentions: Mapping[str, tuple[Mention, ...]]) -> tuple[str, ...]:
    """The bodies to which the title says that a letter is addressed."""
    title = title_of(structure, mentions)
    at = title.text.rfind("addressed to")
    return tuple(m.entity_id for m in title.of("body", at)) if at >= 0 else ()


def _by_kind(
    structure: Structure,
    kind: Kind,
    bodies: Mapping[str, Body],
    mentions: Mapping[str, tuple[Mention, ...]],
    organs: Sequence[str],
) -> str | None:
    """Who wrote a report whose front page names nobody: the body that met, or the one whose report its title says it is."""
    if kind.holders["body"] in _BY_THE_ORGAN:
        return organs[-1] if organs else None
    symbol = structure.masthead.symbols[0].value if structure.masthead.symbols else ""
    if kind.id == _OF_PROGRAMME and (house := house_of(symbol)) is not None:
        # Written by the fund with the Government; its front page names neither.
        return house
    title = title_of(structure, mentions)
    for mention in title.of("body"):
        if mention.start == 0:
            behind = title.text[mention.end :].split()[:3]
            if words("paper") & {word.lower() for word in behind}:
                # "UNICEF report on the recommendations of the Joint Inspection Unit"
                return mention.entity_id if mention.entity_id in bodies else None
    if kind.id == "report_of_oversight_office":
        made = evaluators.team(structure, bodies, mentions) or evaluators.who_made(structure, bodies, mentions)
        if made is not None or not structure.masthead.symbols or evaluators.made_by_nobody_told(title.text):
            return made
        return house_of(structure.masthead.symbols[0].value)
    if kind.id not in _OF_A_HOUSE:
        return None
    if kind.id == UNTOLD and (looked := evaluators.who_looked(structure, title, bodies, mentions)):
        return looked
    headed = in_heading(structure.sections[0], mentions) if structure.sections else ()
    return next(iter(headed), None) or _house(structure, mentions)


def _house(structure: Structure, mentions: Mapping[str, tuple[Mention, ...]]) -> str | None:
    """The fund or programme whose series the symbol belongs to, where title or summary names it and no office that looks
    into its work."""
    symbols = structure.masthead.symbols
    house = house_of(symbols[0].value) if symbols else None
    if house is None:
        return None
    front = [p for p in structure.passages if p.kind in ("title", "agenda_title", "summary")]
    heads = [p.text for p in front if p.kind != "summary"] + [s.title for s in structure.sections[:1]]
    if structure.masthead.kind != "management_response" and words("overseers") & set(
        " ".join(heads).lower().replace(",", " ").split()
    ):
        return None
    named = any(m.entity_id == house for p in front for m in mentions.get(p.key, ()))
    return house if named else None


def _meeting(
    structure: Structure, bodies: Mapping[str, Body], mentions: Mapping[str, tuple[Mention, ...]]
) -> str | None:
    """The forum or conference that the report is on: the first that its title or its summary names."""
    for passage in structure.passages:
        if passage.kind not in ("title", "summary"):
            continue
        for mention in mentions.get(passage.key, ()):
            if mention.entity_type != "body" or mention.rule_id == "body.short_form" or mention.start > _EARLY:
                continue
            if is_meeting(bodies.get(mention.entity_id)):
                return mention.entity_id
    return None


def _state(structure: Structure, bodies: Mapping[str, Body], mentions: Mapping[str, tuple[Mention, ...]]) -> str | None:
    """The State that a report is on: the only one that its title names, or in which a mission that it names works."""
    # The title of a letter names its sender: in it "the Government" is his.
    named = title_of(structure, mentions).mentions
    states = {state_of(m) for m in named if m.entity_type == "country"}
    codes = {bodies[m.entity_id].country_code for m in named if m.entity_type == "body" and m.entity_id in bodies}
    states |= {load_registry().countries[code].body_id for code in codes if code and code in load_registry().countries}
    return next(iter(states)) if len(states) == 1 else None
