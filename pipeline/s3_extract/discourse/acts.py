"""The resolutions, decisions and agreed conclusions printed in full in a report: in whose name each speaks, and its row
of ``instruments``.

In go the divisions of the structure and the bodies named; out come ``Act`` records by division. An act that is cited by
its symbol elsewhere has the same id there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipeline.model import ACT_ROLES, Body, Division, Instrument, Mention, Paragraph, Passage, Section, Structure
from pipeline.rules.registry import slugify
from pipeline.s3_extract.citations.numbering import load_adopters
from pipeline.s3_extract.discourse.act import ADOPTED, LIMITED, OF_PRESIDENT, Act, day_behind, in_title, named
from pipeline.s3_extract.discourse.act_organs import Organs, passages_above
from pipeline.s3_extract.discourse.annexed_acts import annexed_acts
from pipeline.s3_extract.discourse.annexes import in_heading
from pipeline.s3_extract.discourse.document_acts import act_of_document
from pipeline.s3_extract.instruments.finder import InstrumentFindings
from pipeline.s3_extract.transmitted import passed_on
from pipeline.s3_extract.voices import voice

# So long is the line below an act that tells when it was adopted at most, in code points; where a text has no layout it ends the last paragraph.
_CLOSING = 120
# What stands inside a number that begins with letters ("XI/10", "WHA75.8", "A40-18").
_SIGNS = "/.-"
# How a decision opens that is told in the past tense.
_TOLD = "At "
_REPORTS = "report_of_"
_DRAFTS = frozenset({"draft_resolution", "draft_decision"})
_LETTERS = frozenset({"letter", "note_verbale"})
_KINDS = {
    "resolution": "resolution",
    "decision": "decision",
    "conclusions": "agreed_conclusions",
    "declaration": "declaration",
}


def find_acts(
    structure: Structure,
    bodies: Mapping[str, Body],
    mentions: Mapping[str, tuple[Mention, ...]],
    hosts: tuple[str, ...],
    cited: InstrumentFindings,
) -> dict[str, Act]:
    """The acts of a report by division id. ``hosts`` are the bodies that submit the report or that it is submitted to:
    an organ that its opening calls by a short name is the one of them that bears it. ``cited`` are the instruments that
    the report names."""
    if structure.masthead.kind in _LETTERS:
        # The act that a letter passes on is not its addressee's.
        hosts = tuple(filter(None, (passed_on(structure, mentions),)))
    printed = _Printed(structure, bodies, mentions, hosts, cited)
    acts = dict(printed.acts())
    # What stands around the first quotation of a statement is of the statement, too.
    whole = not acts or structure.masthead.kind == OF_PRESIDENT
    document = act_of_document(structure, bodies.get(hosts[-1]) if hosts else None) if whole else {}
    return {**document, **acts, **printed.annexed}


class _Printed:
    """The acts of one report that are printed like acts. ``annexed`` are the declarations that its annexes are, by division id."""

    def __init__(
        self,
        structure: Structure,
        bodies: Mapping[str, Body],
        mentions: Mapping[str, tuple[Mention, ...]],
        hosts: tuple[str, ...],
        cited: InstrumentFindings,
    ) -> None:
        self._structure, self._bodies, self._mentions, self._hosts, self._cited = (
            structure,
            bodies,
            mentions,
            hosts,
            cited,
        )
        self._letter = structure.masthead.kind in _LETTERS
        self._sections = {section.section_id: section for section in structure.sections}
        self._first, self._days = _firsts(structure)
        self._alone = _the_report_itself(structure)
        # Division id of each annex -> the section of its heading; and how many acts a division holds.
        self._annexes = {d.division_id: d.section_id for d in structure.divisions if d.role == "annex"}
        self._headings = set(self._annexes.values())
        self._within = Counter(d.parent_division_id for d in structure.divisions if d.role in ACT_ROLES)
        self._above = passages_above(structure)
        self._organs = Organs(structure, bodies, mentions, cited)
        self.annexed = annexed_acts(structure, self._sections, cited, self._days, self._first)

    def acts(self) -> Iterator[tuple[str, Act]]:
        """Each act with the id of its division, in order."""
        for division in self._structure.divisions:
            opening = self._first.get(division.division_id)
            if division.role in ACT_ROLES and opening is not None:
                act = self._act(division, opening.passage, self._above.get(opening.passage.key))
                alone = opening.role == "preambular" and opening.passage.text.endswith(",")
                yield division.division_id, replace(act, line=opening.passage.key) if alone else act

    def _act(self, division: Division, opening: Passage, above: Passage | None) -> Act:
        """The act that ``opening`` opens below what stands ``above`` it."""
        organ, words = self._organ(division, above)
        section = self._heading(division)
        made = self._made(division, section, organ, words, above)
        if made.status == "adopted" and (day := self._day(division, above)) is not None:
            made = replace(made, adoption_date=day, date_precision="day")
        place = None
        if section is not None:
            place = section.section_id, named(made, section.title)
        elif division is self._alone:
            place = in_title(self._structure, made)
        told = voice("told_act").match(opening.text) is not None
        taken = opening if told else above
        return Act(division.division_id, organ, words, made, place, told, taken.key if taken is not None else None)

    def _organ(self, division: Division, above: Passage | None) -> tuple[Body | None, str]:
        """In whose name an act speaks, and the name as printed."""
        annex = self._sections.get(self._annexes.get(division.parent_division_id or "") or "") if self._letter else None
        met = (*(in_heading(annex, self._mentions) if annex is not None else ()), *self._hosts)
        organ, words = self._organs.find(self._first[division.division_id], met, above)
        if self._letter and organ is not None and organ.body_id not in self._bodies and voice("sitting").match(words):
            # "The Summit:" is the body whose summit or ministers the heading of the annex names, else the letter that passes it on.
            organ = self._bodies.get(next(iter(met), "")) or organ
        return organ, words

    def _heading(self, division: Division) -> Section | None:
        """The section whose heading names an act; "Annex to the letter dated 16 June" is no name of the act below."""
        section = self._sections.get(division.section_id or "")
        if section is None or section.section_id not in self._headings:
            return section
        return None if section.title.startswith(section.label or " ") else section

    def _made(
        self, division: Division, section: Section | None, organ: Body | None, words: str, above: Passage | None
    ) -> Instrument:
        """The row of an act."""
        organ_id = organ.body_id if organ is not None else None
        if self._letter and (printed := _symbol_in(above, organ_id, self._cited)) is not None:
            return printed
        annexed = self.annexed.get(division.parent_division_id or "")
        if annexed is not None and section is None and self._within[division.parent_division_id] == 1:
            # The communiqué that an annex is opens like an act somewhere below its heading.
            return replace(annexed.instrument, adopting_body_id=organ_id)
        return _instrument(self._structure, division, section, organ_id, words, whole=division is self._alone)

    def _day(self, division: Division, above: Passage | None) -> str | None:
        """The day on which an act was adopted, where a line below or above it or the front page says so."""
        day = self._days.get(division.division_id) or _presented_on(above)
        if day is None and division is self._alone and self._structure.masthead.report_type is not None:
            return day_behind("adopted_on", self._structure.masthead.report_type.value)
        return day


def _firsts(structure: Structure) -> tuple[dict[str, Paragraph], dict[str, str]]:
    """The first paragraph of each division, and the day on which what it holds was adopted, where a line below it or the opening of a
    decision that is told says so; "at the same meeting" is on the day of the one before."""
    first: dict[str, Paragraph] = {}
    days: dict[str, str] = {}
    last: str | None = None
    for paragraph in structure.paragraphs:
        division, text = paragraph.division_id, paragraph.passage.text
        if division is None:
            continue
        first.setdefault(division, paragraph)
        if day := day_behind("closes_act", text[-_CLOSING:]):
            days[division] = day
        elif text.startswith(_TOLD) and voice("told_act").match(text):
            last = day_behind("met_on", text) or last
            if last is not None:
                days[division] = last
    return first, days


def _symbol_in(above: Passage | None, organ_id: str | None, cited: InstrumentFindings) -> Instrument | None:
    """The act whose own symbol stands in what is right ``above`` its opening, where that is one of its organ's
    ("Assembly/AU/Dec.296(XV)")."""
    for mention in cited.mentions.get(above.key, ()) if above is not None else ():
        found = cited.instruments[mention.entity_id]
        if organ_id is not None and found.adopting_body_id == organ_id and found.symbol is not None:
            return replace(found, status="adopted")
    return None


def _presented_on(above: Passage | None) -> str | None:
    """The day that the sentence right above an act tells: "At its 23rd meeting, on 30 June 2006, the Council adopted the following text:"."""
    return day_behind("met_on", above.text) if above is not None and above.text.endswith(":") else None


def _the_report_itself(structure: Structure) -> Division | None:
    """The act that the document is: the first of its paragraphs opens it, and there is no other act but the draft that it recommends.
    The report of an organ prints an act and is none."""
    made = [d for d in structure.divisions if d.role in ACT_ROLES]
    if not made or not structure.paragraphs or (structure.masthead.kind or "").startswith(_REPORTS):
        return None
    if len([d for d in made if d.role != "draft"] or made) != 1:
        return None
    if structure.masthead.kind in ADOPTED | _DRAFTS and structure.masthead.symbols:
        # Headings of its parts may stand above its organ (resolutions of the General Conference of IAEA), and the sentence by which a
        # commission recommends the draft.
        return made[0]
    return made[0] if structure.paragraphs[0].division_id == made[0].division_id else None


def _instrument(
    structure: Structure, division: Division, section: Section | None, organ_id: str | None, words: str, *, whole: bool
) -> Instrument:
    """The row of an act: by its symbol, by the number its organ gave it, or as this report calls it."""
    title = section.title if section else ""
    draft = division.role == "draft" or structure.masthead.kind in _DRAFTS
    kind = _type(division, title, structure.masthead.kind if whole else None)
    symbol = structure.masthead.symbols[0].value if whole and structure.masthead.symbols else None
    # Whatever its paper calls it, what an L. document is has yet to be adopted.
    status = "draft" if draft or (symbol is not None and LIMITED in symbol) else "adopted"
    if symbol is None:
        symbol = _numbered(division, organ_id, kind) if not draft else None
    label = _own_label(division)
    printed = _printed_label(label, kind, draft)
    name = title or (structure.masthead.title.value if whole and structure.masthead.title else "") or printed
    if symbol is not None:
        key = slugify(symbol)
    elif printed and not draft:
        # As where it is cited: "decision 2025/8 of the Executive Board".
        key = f"{slugify(printed)}.{organ_id or structure.report_id}"
    else:
        key = f"{structure.report_id}.{slugify(printed or name or division.division_id)}"
    if printed and title and symbol is None and not title.startswith(printed):
        name = f"{printed}: {title}"
    return Instrument(
        key, name or f"{words} {kind.replace('_', ' ')}", kind, symbol, adopting_body_id=organ_id, status=status
    )


def _type(division: Division, title: str, kind: str | None) -> str:
    words = f"{division.label if division.role == 'draft' else ''} {division.presented} {title} {kind or ''}".lower()
    if division.role == "draft" or "draft_" in words:
        return "decision" if "decision" in words and "resolution" not in words else "draft_resolution"
    if kind in ("decision", "resolution"):
        return kind
    if kind == OF_PRESIDENT:
        return "other"
    return _KINDS[division.role]


def _numbered(division: Division, organ_id: str | None, kind: str) -> str | None:
    """The symbol of an adopted act in the series of its organ ("E/CN.3/DEC/56/101", "A/RES/39 (I)"); None where it has no series."""
    label = _own_label(division)
    adopter = load_adopters().get(organ_id or "")
    counted = "/" in label or ("(" in label and kind == "resolution")
    if adopter is None or not adopter.series or not label[:1].isdigit() or not counted:
        return None
    return f"{adopter.series}/{'DEC' if kind == 'decision' else 'RES'}/{label}"


def _own_label(division: Division) -> str:
    """The label of an act without those of the headings above it."""
    found = voice("own_label").search(division.label or "")
    return found[0] if found else ""


def _printed_label(label: str, kind: str, draft: bool) -> str:
    """How an act is called without its title: "Draft resolution I", "Decision 2025/8"; empty where it has no number."""
    if label.startswith("Draft "):
        return label
    if draft or not (label[:1].isdigit() or any(sign in label for sign in _SIGNS)):
        return ""
    return f"{kind.replace('_', ' ').capitalize()} {label}"
