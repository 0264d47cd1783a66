"""The resolutions, decisions and agreed conclusions printed in full in a report: in whose name each speaks, and its row
of ``instruments``.

In go the divisions of the structure and the bodies named; out come ``Act`` records by division. An act that is cited by
its symbol elsewhere has the same id there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.model import ACT_ROLES, Body, Division, Instrument, Mention, Paragraph, Passage, Section, Structure
from pipeline.rules.registry import load_registry, slugify
from pipeline.s3_extract.citations.numbering import load_adopters
from pipeline.s3_extract.dates import find_dates
from pipeline.s3_extract.discourse.act_organs import Organs, passages_above
from pipeline.s3_extract.discourse.annexes import in_heading
from pipeline.s3_extract.instruments.finder import InstrumentFindings
from pipeline.s3_extract.transmitted import passed_on
from pipeline.s3_extract.voices import voice, words

# So long is the line below an act that tells when it was adopted at most, in code points; where a text has no layout it ends the last paragraph.
_CLOSING = 120
# The title of a communiqué is no sentence and has so many code points at most.
_ENDS_SENTENCE, _TITLE = ".:;,", 400
# What stands inside a number that begins with letters ("XI/10", "WHA75.8", "A40-18").
_SIGNS = "/.-"
# The series of drafts and of what is not yet settled.
_LIMITED = "/L."
# The kinds of documents that are one act and are not printed like one.
_OF_PRESIDENT = "presidential_statement"
_DECLARED = frozenset({"declaration", _OF_PRESIDENT})
_OF_COUNCIL = "S/"
# How a decision opens that is told in the past tense.
_TOLD = "At "
_REPORTS, _ADOPTED = "report_of_", frozenset({"resolution", "decision"})
_LETTERS = frozenset({"letter", "note_verbale"})
_KINDS = {
    "resolution": "resolution",
    "decision": "decision",
    "conclusions": "agreed_conclusions",
    "declaration": "declaration",
}


@dataclass(frozen=True, slots=True)
class Act:
    """``organ`` is the body that speaks, None where the report's bodies do not tell; ``words`` its name as printed. ``told``: it is told
    in the past tense ("At its 13th meeting, on 5 April 2019, the Council decided"). ``taken`` is the key of the passage whose opening says at
    which meeting it was taken, that or the sentence that presents it."""

    division_id: str
    organ: Body | None
    words: str
    instrument: Instrument
    mention: tuple[str, Mention] | None
    told: bool = False
    taken: str | None = None


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
    sections = {section.section_id: section for section in structure.sections}
    first, days = _firsts(structure)
    alone = _the_report_itself(structure)
    letter = structure.masthead.kind in _LETTERS
    if letter:
        # The act that a letter passes on is not its addressee's.
        hosts = tuple(filter(None, (passed_on(structure, mentions),)))
    placed = {d.division_id: d.section_id for d in structure.divisions if d.role == "annex"}
    within = Counter(d.parent_division_id for d in structure.divisions if d.role in ACT_ROLES)
    annexes = set(placed.values())
    annexed = _annexed(structure, sections, cited, days, first)
    above = passages_above(structure)
    organs = Organs(structure, bodies, mentions, cited)
    acts: dict[str, Act] = {}
    for division in structure.divisions:
        opening = first.get(division.division_id)
        if division.role not in ACT_ROLES or opening is None:
            continue
        heading = sections.get(placed.get(division.parent_division_id or "") or "") if letter else None
        met = (*(in_heading(heading, mentions) if heading is not None else ()), *hosts)
        organ, words = organs.find(opening, met, above.get(opening.passage.key))
        inside = annexed.get(division.parent_division_id or "")
        if letter and organ is not None and organ.body_id not in bodies and voice("sitting").match(words):
            # "The Summit:" is the body whose summit or ministers the heading of the annex names, else the letter that passes it on.
            organ = bodies.get(next(iter(met), "")) or organ
        organ_id = organ.body_id if organ is not None else None
        section = sections.get(division.section_id or "")
        if section is not None and section.section_id in annexes and section.title.startswith(section.label or " "):
            # "Annex to the letter dated 16 June" is no name of the act below.
            section = None
        printed = _symbol_in(above.get(opening.passage.key), organ_id, cited) if letter else None
        made = printed or _instrument(structure, division, section, organ_id, words, whole=division is alone)
        if inside is not None and printed is None and section is None and within[division.parent_division_id] == 1:
            # The communiqué that an annex is opens like an act somewhere below its heading.
            made = replace(inside.instrument, adopting_body_id=organ_id)
        day = days.get(division.division_id) or _presented_on(above.get(opening.passage.key))
        if division is alone and day is None and structure.masthead.report_type and made.status == "adopted":
            day = _day_behind("adopted_on", structure.masthead.report_type.value)
        if day is not None and made.status == "adopted":
            made = replace(made, adoption_date=day, date_precision="day")
        place = None
        if section is not None:
            place = section.section_id, _named(made, section.title)
        elif division is alone:
            place = _in_title(structure, made)
        told = voice("told_act").match(opening.passage.text) is not None
        taken = opening.passage if told else above.get(opening.passage.key)
        acts[division.division_id] = Act(
            division.division_id, organ, words, made, place, told, taken.key if taken is not None else None
        )
    # What stands around the first quotation of a statement is of the statement, too.
    organ = bodies.get(hosts[-1]) if hosts else None
    declared = _declared(structure, organ) if not acts or structure.masthead.kind == _OF_PRESIDENT else {}
    return {**declared, **acts, **annexed}


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
        if day := _day_behind("closes_act", text[-_CLOSING:]):
            days[division] = day
        elif text.startswith(_TOLD) and voice("told_act").match(text):
            last = _day_behind("met_on", text) or last
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


def _annexed(
    structure: Structure,
    sections: Mapping[str, Section],
    cited: InstrumentFindings,
    days: Mapping[str, str],
    first: Mapping[str, Paragraph],
) -> dict[str, Act]:
    """The declarations and communiqués that a letter or note passes on. ``first`` are the first paragraphs of the divisions, ``days``
    those on which each was done, by division id."""
    found: dict[str, Act] = {}
    several = sum(division.role == "annex" for division in structure.divisions) > 1
    named = structure.title_passage
    for division in structure.divisions:
        section = sections.get(division.section_id or "")
        if division.role != "annex" or section is None:
            continue
        titles = _titles(structure, section, first.get(division.division_id), named, several=several)
        told = next((each for each in titles if voice("declares").match(each[1]) and len(each[1]) <= _TITLE), None)
        if told is None:
            continue
        key, title = told
        end = voice("declares").match(title)
        opening = next((m for m in cited.mentions.get(key, ()) if end and m.start <= end.end()), None)
        kind = "declaration" if end and "declaration" in end[0].lower() else "other"
        made = Instrument(f"{structure.report_id}.{slugify(title)}", title, kind, status="adopted")
        place = (key, _named(made, title)) if opening is None and key else None
        made = cited.instruments[opening.entity_id] if opening else made
        if day := days.get(division.division_id):
            made = replace(made, adoption_date=day, date_precision="day", status="adopted")
        found[division.division_id] = Act(division.division_id, None, title, made, place)
    return found


def _titles(
    structure: Structure, section: Section, opens: Paragraph | None, title: Passage | None, *, several: bool
) -> Iterator[tuple[str, str]]:
    """What may be the title of the declaration or communiqué that an annex is, with the key of its passage: the heading it begins
    below (A/79/903, A/79/985); where the annex has none but its label, the ``title`` of the note, which is that of what it passes on
    (A/CONF.243/2025/1); its first paragraph, where that is a title that print sets in no other way; what the letter says it
    passes on, which is a passage of its own nowhere, where it passes on one thing."""
    if section.title == section.label and title is not None:
        yield title.key, title.text
    else:
        yield section.section_id, section.title
    if opens is not None and opens.passage.text[-1:] not in _ENDS_SENTENCE:
        yield opens.passage.key, opens.passage.text
    for paragraph in structure.paragraphs if not several else ():
        if paragraph.role != "body":
            return
        text = paragraph.passage.text
        # Most paragraphs name no such paper, which is seen in a tenth of the time.
        named = any(map(text.lower().__contains__, words("passed_on")))
        if act := voice("passes_on_act").search(text) if named else None:
            title_of_act = act["title"]
            yield "", title_of_act[:1].upper() + title_of_act[1:]


def _declared(structure: Structure, organ: Body | None) -> dict[str, Act]:
    """The declaration, statement or resolution that a document is and that is not printed like an act ("We, the Ministers, ..."); whose it
    is, its front page tells (E/HLS/2025/1, E/2025/L.16)."""
    head = structure.masthead
    division = next((d for d in structure.divisions if d.role == "report"), None)
    if head.kind not in _DECLARED | _ADOPTED or division is None or not head.symbols:
        return {}
    symbol = head.symbols[0].value
    if head.kind in _ADOPTED:
        # Each paragraph names the ``organ`` (S/RES/1(1946)).
        title = head.title.value if head.title is not None else symbol
        made = Instrument(slugify(symbol), title, head.kind, symbol, status="adopted")
        series = (
            key for key, each in load_adopters().items() if each.series and symbol.startswith(f"{each.series}/RES/")
        )
        organ = load_registry().bodies.get(next(series, "")) or organ
        made = replace(made, adopting_body_id=organ.body_id if organ is not None else None)
        return {
            division.division_id: Act(division.division_id, organ, title, made, _in_title(structure, made), told=True)
        }
    if head.kind == _OF_PRESIDENT and not symbol.startswith(_OF_COUNCIL):
        return {}
    if head.kind == _OF_PRESIDENT:
        made = Instrument(
            slugify(symbol), f"Statement by the President of the Security Council {symbol}", "other", symbol,
            "security-council", status="adopted",
        )  # fmt: skip
        if head.publication_date is not None:
            # A statement is dated with the day on which it is made.
            made = replace(made, adoption_date=head.publication_date.value, date_precision="day")
        council, first = load_registry().bodies["security-council"], next(iter(structure.paragraphs), None)
        taken = first.passage.key if first is not None else None
        return {division.division_id: Act(division.division_id, council, made.title, made, None, taken=taken)}
    if head.title is None:
        return {}
    title = head.title.value
    status = "draft" if title.lower().startswith("draft") or _LIMITED in symbol else "adopted"
    made = Instrument(slugify(symbol), title, "declaration", symbol, status=status)
    return {division.division_id: Act(division.division_id, None, title, made, _in_title(structure, made))}


def _in_title(structure: Structure, made: Instrument) -> tuple[str, Mention] | None:
    """The title of a document as the mention of the act that it is, with its passage key."""
    title = structure.title_passage
    return None if title is None else (title.key, _named(made, title.text))


def _named(made: Instrument, words: str) -> Mention:
    """The whole of a heading or title as a mention of an act."""
    return Mention("instrument", made.instrument_id, 0, len(words), "instrument.act")


def _presented_on(above: Passage | None) -> str | None:
    """The day that the sentence right above an act tells: "At its 23rd meeting, on 30 June 2006, the Council adopted the following text:"."""
    return _day_behind("met_on", above.text) if above is not None and above.text.endswith(":") else None


def _day_behind(usage_id: str, text: str) -> str | None:
    """The day that follows what a usage matches in a text."""
    match = voice(usage_id).search(text)
    date = next((date for date in find_dates(text[match.end() :]) if date.start == 0), None) if match else None
    return date.first_day if date and date.precision == "day" else None


def _the_report_itself(structure: Structure) -> Division | None:
    """The act that the document is: the first of its paragraphs opens it, and there is no other act but the draft that it recommends.
    The report of an organ prints an act and is none."""
    made = [d for d in structure.divisions if d.role in ACT_ROLES]
    if not made or not structure.paragraphs or (structure.masthead.kind or "").startswith(_REPORTS):
        return None
    if len([d for d in made if d.role != "draft"] or made) != 1:
        return None
    if structure.masthead.kind in _ADOPTED and structure.masthead.symbols:
        # Headings of its parts may stand above its organ (resolutions of the General Conference of IAEA).
        return made[0]
    return made[0] if structure.paragraphs[0].division_id == made[0].division_id else None


def _instrument(
    structure: Structure, division: Division, section: Section | None, organ_id: str | None, words: str, *, whole: bool
) -> Instrument:
    """The row of an act: by its symbol, by the number its organ gave it, or as this report calls it."""
    title = section.title if section else ""
    draft = division.role == "draft" or structure.masthead.kind in ("draft_resolution", "draft_decision")
    kind = _type(division, title, structure.masthead.kind if whole else None)
    status = "draft" if draft else "adopted"
    symbol = structure.masthead.symbols[0].value if whole and structure.masthead.symbols else None
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
    words = f"{division.presented} {title} {kind or ''}".lower()
    if division.role == "draft" or "draft_" in words:
        return "decision" if "decision" in words and "resolution" not in words else "draft_resolution"
    if kind in ("decision", "resolution"):
        return kind
    if kind == _OF_PRESIDENT:
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


def with_acts(instruments: Mapping[str, Instrument], acts: Mapping[str, Act]) -> dict[str, Instrument]:
    """The instruments of a report and its acts. What the text prints in full is known better than what it cites."""
    rows = dict(instruments)
    for act in acts.values():
        made, known = act.instrument, rows.get(act.instrument.instrument_id)
        if known is not None:
            made = replace(
                made,
                symbol=made.symbol or known.symbol,
                adopting_body_id=made.adopting_body_id or known.adopting_body_id,
                adoption_date=made.adoption_date or known.adoption_date,
                date_precision=made.date_precision or known.date_precision,
                meeting_id=made.meeting_id or known.meeting_id,
            )
        rows[made.instrument_id] = made
    return rows


def mentions_of(acts: Mapping[str, Act]) -> dict[str, tuple[Mention, ...]]:
    """The headings of acts, and the title of a document that is one, as mentions of their instruments, by passage key."""
    return {act.mention[0]: (act.mention[1],) for act in acts.values() if act.mention is not None}
