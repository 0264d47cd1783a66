"""What an act is: a resolution, decision, declaration or agreed conclusions printed in full in a report, in whose name it
speaks, and its row of ``instruments``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.model import Body, Instrument, Mention, Structure
from pipeline.s3_extract.dates import find_dates
from pipeline.s3_extract.voices import voice

# The kinds of documents that are one act: those printed in the name of their organ, and the statement by the President of the Council.
ADOPTED = frozenset({"resolution", "decision"})
OF_PRESIDENT = "presidential_statement"
# The series of drafts and of what is not yet settled.
LIMITED = "/L."


@dataclass(frozen=True, slots=True)
class Act:
    """``organ`` is the body that speaks, None where the report's bodies do not tell; ``words`` its name as printed. ``told``: it is told
    in the past tense ("At its 13th meeting, on 5 April 2019, the Council decided"). ``taken`` is the key of the passage whose opening says at
    which meeting it was taken, that or the sentence that presents it; ``line`` that of the line on which its organ stands alone."""

    division_id: str
    organ: Body | None
    words: str
    instrument: Instrument
    mention: tuple[str, Mention] | None
    told: bool = False
    taken: str | None = None
    line: str | None = None


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


def in_title(structure: Structure, made: Instrument) -> tuple[str, Mention] | None:
    """The title of a document as the mention of the act that it is, with its passage key."""
    title = structure.title_passage
    return None if title is None else (title.key, named(made, title.text))


def named(made: Instrument, words: str) -> Mention:
    """The whole of a heading or title as a mention of an act."""
    return Mention("instrument", made.instrument_id, 0, len(words), "instrument.act")


def day_behind(usage_id: str, text: str) -> str | None:
    """The day that follows what a usage matches in a text."""
    match = voice(usage_id).search(text)
    date = next((date for date in find_dates(text[match.end() :]) if date.start == 0), None) if match else None
    return date.first_day if date and date.precision == "day" else None
