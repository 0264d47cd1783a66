"""Reports of a few paragraphs in which the tests look for meetings."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Fact, Masthead, Passage, Structure
from pipeline.s3_extract.bodies.finder import find_bodies
from pipeline.s3_extract.meetings.finder import MeetingFindings, find_meetings


def report_of(texts: Sequence[str], organ: str = "General Assembly", published: str = "2006-09-01") -> Structure:
    passages, offset = [], 0
    for i, text in enumerate(texts, 1):
        passages.append(Passage(f"r.p{i}", "paragraph", text, range(offset, offset + len(text))))
        offset += len(text) + 1
    masthead = Masthead(organs=(Fact(organ),), publication_date=Fact(published))
    return Structure("r", masthead, (), (), (), (), tuple(passages))


def find(*texts: str, published: str = "2006-09-01") -> MeetingFindings:
    report = report_of(texts, published=published)
    return find_meetings(report, find_bodies(report))


def when_and_where(
    text: str,
) -> tuple[tuple[str | None, str | None], str | None, tuple[str | None, str | None]]:
    """First and last day, precision, place and country of the one meeting that a text names."""
    (meeting,) = find(text).meetings.values()
    return (meeting.start_date, meeting.end_date), meeting.date_precision, (meeting.place, meeting.country_code)
