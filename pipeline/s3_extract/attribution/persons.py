"""Persons and the posts they hold: "the Special Envoy, Mr. Brahimi", later "Mr. Brahimi" or "he".

In go the bodies named in the passages of a report, out come the surnames tied to posts. Who speaks is not decided here.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model import Mention
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.places.states import state_of
from pipeline.s3_extract.scene import Entities
from pipeline.s3_extract.voices import senders, voice, voice_before

# A person is named not far before the post that stands in apposition.
_APPOSITION_REACH = 60


@dataclass(frozen=True, slots=True)
class Persons:
    """Surnames that the report ties to a post ("the Special Envoy, Mr. Brahimi"), lower case, to body ids."""

    posts: dict[str, str]

    def of(self, name: str) -> str | None:
        """The post of the person of this name, if the report tells."""
        words = name.split()
        return self.posts.get(words[-1].lower()) if words else None


def learn_persons(entities: Entities, texts: list[tuple[str, str]]) -> Persons:
    """Ties surnames to posts over ``(passage key, text)`` of a report; the first tie of a name holds."""
    posts: dict[str, str] = {}
    offices = {body_id for body_id in entities.bodies if is_post(entities, body_id)}
    for key, text in texts:
        for mention in entities.mentions.get(key, ()):
            holder = _held_for(offices, text, mention)
            if holder is None:
                continue
            person = _person_beside(text, mention) or _named_behind(text, mention)
            if person is not None:
                posts.setdefault(person.split()[-1].strip(".,").lower(), holder)
    return Persons(posts)


def _held_for(offices: Container[str], text: str, mention: Mention) -> str | None:
    """The body for which the holder of a post named at ``mention`` speaks: the post itself, one of ``offices``, the body that he
    directs, or the State of a president or minister."""
    if mention.entity_type == "body":
        of_it = mention.entity_id in offices or voice_before("post_of").search(text, mention.start) is not None
        return mention.entity_id if of_it else None
    if mention.entity_type == "country" and voice_before("head_of_state").search(text, mention.start):
        return state_of(mention)
    return None


def _named_behind(text: str, mention: Mention) -> str | None:
    """The person whose name stands right behind a post without a title: "the President of Chad, Ana Diaz,"."""
    named = voice("named_behind").match(text, mention.end)
    return named["name"] if named is not None else None


def find_people(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str]]:
    """The persons named by title and name in ``text[start:end]``: where each begins and ends, and the name."""
    for found in voice("person").finditer(text, start, len(text) if end is None else end):
        yield found.start(), found.end(), found["name"].strip()


def _person_beside(text: str, mention: Mention) -> str | None:
    """The person named right behind or before a post: "the Special Envoy, Mr. Brahimi"."""
    gap = voice("person_gap").match(text, mention.end)
    after = voice("person").match(text, gap.end() if gap else mention.end)
    if after is not None:
        return after["name"]
    earlier = list(find_people(text, max(0, mention.start - _APPOSITION_REACH), mention.start))
    if earlier and voice("apposition").fullmatch(text, earlier[-1][1], mention.start):
        return earlier[-1][2]
    return None


def presides(before: str, frame: Frame) -> bool:
    """Whether ``before`` opens with whoever presides over the body on whose meeting the report is, by the post alone: "The
    President concluded by"; he speaks for the body, as in a verbatim record."""
    if not frame.debates or frame.record or frame.meeting is not None:
        return False
    if frame.author is None or frame.author in senders():
        # Nobody presides over the Secretary-General.
        return False
    return voice("presides").match(before) is not None


def is_post(entities: Entities, body_id: str) -> bool:
    """Whether the body is an office that one person holds."""
    body = entities.bodies.get(body_id)
    return body is not None and _names_a_post(body.name)


@lru_cache(maxsize=4096)
def _names_a_post(name: str) -> bool:
    return voice("post").search(name) is not None
