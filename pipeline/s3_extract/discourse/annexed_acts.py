"""The declarations and communiqués that a letter or a note passes on in its annexes, which are not printed like acts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipeline.model import Instrument, Paragraph, Passage, Section, Structure
from pipeline.rules.registry import slugify
from pipeline.s3_extract.discourse.act import Act, named
from pipeline.s3_extract.instruments.finder import InstrumentFindings
from pipeline.s3_extract.voices import voice, words

# The title of a communiqué is no sentence and has so many code points at most.
_ENDS_SENTENCE, _TITLE = ".:;,", 400


def annexed_acts(
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
    title_above = structure.title_passage
    for division in structure.divisions:
        section = sections.get(division.section_id or "")
        if division.role != "annex" or section is None:
            continue
        titles = _titles(structure, section, first.get(division.division_id), title_above, several=several)
        told = next((each for each in titles if voice("declares").match(each[1]) and len(each[1]) <= _TITLE), None)
        if told is None:
            continue
        key, title = told
        end = voice("declares").match(title)
        opening = next((m for m in cited.mentions.get(key, ()) if end and m.start <= end.end()), None)
        kind = "declaration" if end and "declaration" in end[0].lower() else "other"
        made = Instrument(f"{structure.report_id}.{slugify(title)}", title, kind, status="adopted")
        place = (key, named(made, title)) if opening is None and key else None
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
