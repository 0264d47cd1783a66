"""A small report made by hand: its text, structure and findings, for tests of rows, merging, checks and publishing.

``sample()`` gives what the stages before tidying would; the name and the dates can be varied.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from dataclasses import dataclass

from pipeline.model import (
    Addressee,
    Block,
    BlockKind,
    Body,
    BodyName,
    Citation,
    Division,
    Document,
    Extraction,
    Fact,
    Instrument,
    Issue,
    Line,
    Masthead,
    Meeting,
    Mention,
    Note,
    Paragraph,
    Passage,
    PassageKind,
    Recommendation,
    Repair,
    Section,
    Sidecar,
    Source,
    Structure,
    Topical,
)

TEXT = """A/99/1
Report of the Committee on Trees
I. Forests
1. Submitted pursuant to Assembly resolution 98/7.
Page 2
The Committee on Trees, at its third session,
recommended that States, Chile among them, plant oaks.\u00b9
\u00b9 See 98/8.
"""


@dataclass(frozen=True)
class Sample:
    source: Source
    document: Document
    structure: Structure
    extraction: Extraction


def sample(
    report_id: str = "a-99-1",
    *,
    path: str | None = None,
    media_type: str = "text/plain",
    meeting: Meeting | None = None,
    instrument: Instrument | None = None,
    bodies: tuple[Body, ...] | None = None,
    extra_issues: tuple[Issue, ...] = (),
) -> Sample:
    """One report; ids of its own start with ``report_id``, entities are the same in every sample."""
    text = TEXT.replace("A/99/1", report_id.upper().replace("-", "/"))
    lines = tuple(Line(m.start(), m.end()) for m in re.finditer(r".+", text))
    passages = _passages(report_id, text, lines)
    first, second, note = passages[2:]
    return Sample(
        Source(
            path or f"{report_id}.txt",
            hashlib.sha256((path or report_id).encode()).hexdigest(),
            len(text),
            Sidecar(source_url="https://example.org/" + report_id),
        ),
        Document(text, lines, (), media_type, "by hand"),
        _structure(report_id, text, lines, passages, extra_issues),
        _extraction(first, second, note, meeting, instrument, bodies),
    )


def _passages(report_id: str, text: str, lines: tuple[Line, ...]) -> tuple[Passage, ...]:
    """The title, the heading, two paragraphs and the note."""
    section = f"{report_id}.s-i"
    halves = [(lines[5].start, lines[5].end), (lines[6].start, lines[6].end - 1)]
    return (
        _passage(text, f"{report_id}.title", "title", [(lines[1].start, lines[1].end)]),
        _passage(text, section, "heading", [(lines[2].start + 3, lines[2].end)], section),
        _passage(text, f"{report_id}.p1", "paragraph", [(lines[3].start, lines[3].end)], section),
        _passage(text, f"{report_id}.p2", "paragraph", halves, section),
        _passage(text, f"{report_id}.n1", "note", [(lines[7].start + 2, lines[7].end)]),
    )


def _structure(
    report_id: str, text: str, lines: tuple[Line, ...], passages: tuple[Passage, ...], issues: tuple[Issue, ...]
) -> Structure:
    title, heading, first, second, note = passages
    section, whole = heading.key, f"{report_id}.d"
    return Structure(
        report_id=report_id,
        masthead=Masthead(
            symbols=(Fact(text[: lines[0].end], 0, lines[0].end),),
            symbol_status="printed",
            title=Fact(title.text, lines[1].start, lines[1].end),
            author=Fact("Committee on Trees", *second.span(4, 22)),
            organs=(Fact("Assembly of Gardens"),),
            session_number=Fact("99"),
            publication_date=Fact("2044-05-06"),
        ),
        sections=(Section(section, None, "I", heading.text, 1, 1, lines[2].start, lines[2].end),),
        paragraphs=(
            Paragraph(first.key, section, "1", "printed", 1, first, lines[3].start, lines[3].end, 1, 1, "body", whole),
            Paragraph(
                second.key, section, "2", "inferred", 2, second, lines[5].start, lines[6].end, 2, 2, "body", whole
            ),
        ),
        notes=(Note(note.key, second.key, "1", note, lines[7].start, lines[7].end),),
        blocks=_blocks(text, lines, (section, first.key, second.key, note.key)),
        passages=passages,
        repairs=(Repair(lines[4].start, lines[4].end, "Page 2", "", "page_line"),),
        issues=(Issue("info", "gap", "something is missing", 3, 5), *issues),
        divisions=(Division(whole, None, "report", None, None, "", 0, len(text)),),
    )


def _blocks(text: str, lines: tuple[Line, ...], owners: tuple[str, str, str, str]) -> tuple[Block, ...]:
    section, first, second, note = owners
    kinds: list[tuple[BlockKind, int, str | None]] = [
        ("masthead", 0, None),
        ("heading", 2, section),
        ("paragraph", 3, first),
        ("furniture", 4, None),
        ("paragraph", 5, second),
        ("note", 7, note),
    ]
    ends = [lines[line].start for _, line, _ in kinds[1:]] + [len(text)]
    return tuple(
        Block(kind, lines[line].start, end, owner) for (kind, line, owner), end in zip(kinds, ends, strict=True)
    )


def _passage(
    text: str, key: str, kind: PassageKind, spans: list[tuple[int, int]], section: str | None = None
) -> Passage:
    """A passage of several stretches, folded with a blank between them."""
    words, offsets = "", array("I")
    for start, end in spans:
        if words:
            words += " "
            offsets.append(start - 1)
        words += text[start:end]
        offsets.extend(range(start, end))
    return Passage(key, kind, words, offsets, section)


COMMITTEE = Body(
    "committee-on-trees", "Committee on Trees", "CT", "committee", "assembly-of-gardens", True, origin="report"
)
ASSEMBLY = Body(
    "assembly-of-gardens",
    "Assembly of Gardens",
    None,
    "principal_organ",
    None,
    True,
    names=(BodyName("Assembly", "short"),),
    founding_date="1946",
)
SESSION = Meeting("committee-on-trees.3", "Committee on Trees, third session", "session", "committee-on-trees", "3")
RESOLUTION = Instrument(
    "a-res-98-7", "Resolution 98/7", "resolution", "A/RES/98/7", "assembly-of-gardens", "2043-12", "month"
)


def _extraction(
    first: Passage,
    second: Passage,
    note: Passage,
    meeting: Meeting | None,
    instrument: Instrument | None,
    bodies: tuple[Body, ...] | None,
) -> Extraction:
    cited = first.text.index("98/7")
    named = second.text.index("third session")
    chile = second.text.index("Chile")
    clause = second.text.index("recommended")
    return Extraction(
        bodies=bodies or (COMMITTEE, ASSEMBLY),
        meetings=(meeting or SESSION,),
        instruments=(instrument or RESOLUTION,),
        mentions={
            second.key: (
                Mention("body", "committee-on-trees", 4, 22, "list_of_names"),
                Mention("meeting", "committee-on-trees.3", named, named + len("third session"), "ordinal_session"),
                Mention("country", "CHL", chile, chile + len("Chile"), "list_of_names"),
            ),
            first.key: (Mention("instrument", "a-res-98-7", cited, cited + 4, "citation"),),
        },
        citations={
            first.key: (Citation("A/RES/98/7", "resolution", cited, cited + 4, "resolved", "a-res-98-7"),),
            note.key: (Citation(None, "resolution", 4, 8, "ambiguous", candidates=("A/RES/98/8", "E/RES/98/8")),),
        },
        recommendations={
            second.key: (
                Recommendation(
                    position=1,
                    number=None,
                    text="recommended that States, Chile among them, plant oaks",
                    start=clause,
                    end=len(second.text) - 1,
                    voice="reported",
                    recommenders=("committee-on-trees", "assembly-of-gardens"),
                    verb="recommended",
                    verb_class="recommend",
                    rule_id="active",
                    confidence=0.9,
                    instrument_id="a-res-98-7",
                    meeting_id="committee-on-trees.3",
                    addressees=(
                        Addressee("States", "state"),
                        Addressee("Chile", "state", "chile", "CHL"),
                    ),
                    via=("the Committee",),
                    topics=(Topical("environment", second.text.index("oaks"), second.text.index("oaks") + 4),),
                ),
            )
        },
    )
