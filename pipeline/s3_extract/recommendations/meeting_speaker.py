"""Meetings as speakers: what a session, meeting or conference of a body says, the body says.

In go the words before a directive verb and the floor; out comes whether a meeting of the body speaks there. Meetings as
entities, with their dates and places, are found elsewhere.
"""

from __future__ import annotations

from pipeline.s3_extract.recommendations.before import before
from pipeline.s3_extract.recommendations.context import Entities, Floor

# "The eighth session of the Commission requested": what a body's meeting says, the body says.
MEETING_OF = before(
    r"(?:^|[.;,]\s+)(?:[Tt]he )?(?:[\w-]+ ){0,3}(?:[Mm]eeting|[Ss]ession|[Cc]onference|[Ss]ummit|[Aa]ssembly) of (?:the )?$",
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
