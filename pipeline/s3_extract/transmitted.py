"""Whose text a letter or note passes on, as it says itself.

In go the paragraphs before what is passed on and the bodies named in them; out comes one of these bodies. Short forms, acts and
annexes ask for it.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model import Mention, Structure
from pipeline.s3_extract.voices import said_before


def passed_on(
    structure: Structure, mentions: Mapping[str, tuple[Mention, ...]], usage: str = "transmits"
) -> str | None:
    """Whose text a letter or note passes on, as it says itself: "I have the honour to transmit the report of the Panel"; with another
    ``usage``, to whose text it draws attention."""
    for paragraph in structure.paragraphs:
        if paragraph.role != "body":
            return None
        text = paragraph.passage.text
        for mention in mentions.get(paragraph.passage.key, ()):
            if (
                mention.entity_type == "body"
                and not goes_on(text, mention.end)
                and said_before(usage, text, mention.start)
            ):
                # "his comments on the report of the Unit": the report is another's, and not passed on.
                commented = usage == "transmits" and said_before("comments_on", text, mention.start)
                return None if commented else mention.entity_id
    return None


def goes_on(text: str, end: int) -> bool:
    """Whether a name goes on behind what was found of it ("the United Nations Peacekeeping Ministerial"), so that it is
    another's; in a line in capitals nothing tells."""
    behind = text[end : end + 3]
    return behind[:1] == " " and behind[1:2].isupper() and behind[2:].islower() and not text.isupper()
