"""Persons and the posts they hold: "the Special Envoy, Mr. Brahimi", later "Mr. Brahimi" or "he".

In go the bodies named in the passages of a report, out come the surnames tied to posts. Who speaks is not decided here.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model import Mention
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.discourse.gathered import gathered_id
from pipeline.s3_extract.places.states import actor_of, state_of
from pipeline.s3_extract.scene import Entities, Scene
from pipeline.s3_extract.voices import senders, voice, voice_before

# A person is named not far before the post that stands in apposition.
_APPOSITION_REACH = 60
# Whoever chairs stands right before the verb, but for adverbs.
_CHAIR_REACH, _CHAIR_GAP = 60, 20
# How it is known who speaks where whoever chairs does by his name.
BY_ITS_CHAIR = "who chairs the body that met"


@dataclass(frozen=True, slots=True)
class Persons:
    """Surnames that the report ties to a post ("the Special Envoy, Mr. Brahimi"), lower case, to body ids; ``chairs`` are those
    of whoever chairs the meeting that it is on ("opened by the outgoing Chairman, Mr. Diaz")."""

    posts: dict[str, str]
    chairs: frozenset[str] = frozenset()

    def of(self, name: str) -> str | None:
        """The post of the person of this name, if the report tells."""
        words = name.split()
        return self.posts.get(words[-1].lower()) if words else None


def learn_persons(entities: Entities, texts: list[tuple[str, str]]) -> Persons:
    """Ties surnames to posts over ``(passage key, text)`` of a report; the first tie of a name holds."""
    posts: dict[str, str] = {}
    chairs: set[str] = set()
    offices = {body_id for body_id in entities.bodies if is_post(entities, body_id)}
    for key, text in texts:
        if "hair" in text:
            chairs.update(_surname(found["name"]) for found in voice("chair_named").finditer(text))
        for mention in entities.mentions.get(key, ()):
            holder = _held_for(offices, text, mention)
            if holder is None:
                in_brackets = mention.entity_type == "body" and text[mention.start - 2 : mention.start] == " ("
                if in_brackets and (house := _named_with_house(text, mention)) is not None:
                    posts.setdefault(_surname(house), mention.entity_id)
                continue
            person = _person_beside(text, mention) or _named_behind(text, mention) or _named_before(text, mention)
            if person is not None:
                posts.setdefault(_surname(person), holder)
    return Persons(posts, frozenset(chairs))


def _surname(person: str) -> str:
    return person.split()[-1].strip(".,").lower()


def _held_for(offices: Container[str], text: str, mention: Mention) -> str | None:
    """The body for which the holder of a post named at ``mention`` speaks: the post itself, one of ``offices``, the body that he
    directs, or the State of a president or minister."""
    if mention.entity_type == "body":
        of_it = mention.entity_id in offices or voice_before("post_of").search(text, mention.start) is not None
        return mention.entity_id if of_it else None
    if mention.entity_type == "country" and voice_before("head_of_state").search(text, mention.start):
        return state_of(mention)
    return None


def _named_with_house(text: str, mention: Mention) -> str | None:
    """The person right behind whose name a house stands that has a bracket before it: "Ms. Ann Diaz (INTERPOL)", in a list of
    panellists."""
    near = list(find_people(text, max(0, mention.start - _APPOSITION_REACH), mention.start - 1))
    return near[-1][2] if near and near[-1][1] == mention.start - 1 else None


def _named_behind(text: str, mention: Mention) -> str | None:
    """The person whose name stands right behind a post without a title: "the President of Chad, Ana Diaz,"."""
    named = voice("named_behind").match(text, mention.end)
    return named["name"] if named is not None else None


def _named_before(text: str, mention: Mention) -> str | None:
    """The person whose name stands before a post without a title: "Ana Diaz, Executive Director of the Fund,"."""
    named = voice("named_before").search(text, max(0, mention.start - _APPOSITION_REACH), mention.start)
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


def chairs(before: str, frame: Frame, persons: Persons) -> bool:
    """Whether whoever chairs the body on whose meeting the report is stands right before a verb by his name: "Mr. Diaz urged"."""
    if not persons.chairs or not _is_presided(frame):
        return False
    people = list(find_people(before, max(0, len(before) - _CHAIR_REACH)))
    if not people or len(before) - people[-1][1] > _CHAIR_GAP:
        return False
    return _surname(people[-1][2]) in persons.chairs


def presides(before: str, frame: Frame) -> str | None:
    """Whoever presides over the body on whose meeting the report is and opens ``before`` by the post alone: "The President concluded by"
    is the President of that body, for what he tells it is not what it says."""
    opens = voice("presides").match(before) if _is_presided(frame) else None
    return gathered_id(opens["post"], frame.author) if opens is not None and frame.author is not None else None


def preside_together(before: str, frame: Frame) -> str | None:
    """Those who chaired the meeting that a text sums up and open ``before`` by their post: "The Co-Chairs encouraged"."""
    opens = voice("preside_together").match(before) if frame.gathered is not None else None
    return gathered_id(opens["post"], frame.gathered) if opens is not None and frame.gathered is not None else None


def takes_over(before: str, frame: Frame, entities: Entities) -> str | None:
    """Whoever presides and opens ``before`` by the post alone behind what nobody or a State said: "The delegation of Chad asked about
    it. The President noted"."""
    # A State is a body of the report only where it has been found to recommend something.
    floor = entities.bodies.get(frame.speaker or "")
    return presides(before, frame) if floor is None or floor.classification == "state" else None


def speaks_for(scene: Scene, person: Mention, frame: Frame) -> str:
    """For whom a person speaks whose post stands before ``person``, the body or State of the post. Whoever presides over the body that
    met ("The President of the Executive Board said") is its President, as he is by the post alone."""
    body = actor_of(person)
    if body != frame.author or not _is_presided(frame):
        return body
    presiding = voice_before("presides_over").search(scene.text, person.start)
    return gathered_id(presiding["post"], body) if presiding is not None else body


def _is_presided(frame: Frame) -> bool:
    """Whether the text is on the meeting of a body; nobody presides over the Secretary-General."""
    if not frame.debates or frame.record or frame.meeting is not None:
        return False
    return frame.author is not None and frame.author not in senders()


def is_post(entities: Entities, body_id: str) -> bool:
    """Whether the body is an office that one person holds."""
    body = entities.bodies.get(body_id)
    return body is not None and _names_a_post(body.name)


@lru_cache(maxsize=4096)
def _names_a_post(name: str) -> bool:
    return voice("post").search(name) is not None
