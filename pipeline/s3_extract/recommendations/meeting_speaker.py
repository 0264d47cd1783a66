"""Meetings and papers as speakers: what a session of a body or its report says, the body says.

In go the words before a name and the floor; out comes whether a meeting or a paper of the body, or a part of the
instrument, speaks there. Meetings as entities, with their dates and places, are found elsewhere.
"""

from __future__ import annotations

from pipeline.s3_extract.recommendations.before import before
from pipeline.s3_extract.recommendations.context import Entities, Floor

# "The eighth session of the Commission requested": what a body's meeting says, the body says.
MEETING_OF = before(
    r"(?:^|[.;,]\s+)(?:[Tt]he )?(?:[\w-]+ ){0,3}(?:[Mm]eeting|[Ss]ession|[Cc]onference|[Ss]ummit|[Aa]ssembly) of (?:the )?$",
    "of the",
)
# "The report of the Panel of Experts recommended", "a study by UNICEF suggests": what its paper says, the body says.
PAPER_OF = before(
    r"(?:^|[.;,]\s+|\bthat )(?:[Tt]he |[Aa] |[Aa]n |[Ii]ts )?(?:[\w-]+ ){0,3}"
    r"(?:[Rr]eport|[Ss]tudy|[Ee]valuation|[Aa]ssessment|[Rr]eview|[Aa]udit|[Ss]tatement|[Ss]urvey) (?:of|by|from) (?:the )?$",
    "of by from the",
    reach=96,
)
# "Paragraph 7 of the Durban Declaration urges": what its part says, the instrument says.
PART_OF = before(
    r"(?:[Pp]aragraphs?|[Aa]rticles?|[Ss]ections?|[Cc]hapters?|[Pp]rinciples?|[Rr]ules?|[Rr]ecommendations?|[Gg]uidelines?)"
    r" (?:\d+|[IVX]+)(?:,? (?:(?:and|to) )?(?:\d+|[IVX]+|\(\w\)))* of (?:the )?$",
    "of the",
)
BY_ITS_MEETING = "by its meeting"
# "The meeting also agreed", "the Conference requested", after it has been named in full.
_THE_MEETING = before(
    r"\b[Tt]he (?P<noun>[Mm]eeting|[Ss]ession|[Cc]onference|[Ss]ummit|[Cc]ongress)\s+(?:(?:also|further|then|therefore|again)\s+)?$",
    "meeting session conference summit congress also further then therefore again",
)


def is_meeting_of_floor(left: str, floor: Floor, entities: Entities) -> bool:
    """Whether "the meeting", the last words of ``left``, is that of the body on the floor.

    It is where the body has been speaking by a meeting, or is a conference itself ("UNCTAD ... the Conference").
    """
    found = _THE_MEETING.search(left, len(left))
    if found is None or floor.body_id is None:
        return False
    if floor.meeting_id is not None or BY_ITS_MEETING in floor.chain:
        return True
    body = entities.bodies.get(floor.body_id)
    return body is not None and found["noun"].lower() in body.name.lower().split()
