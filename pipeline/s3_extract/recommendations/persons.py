"""Persons and the posts they hold: "the Special Envoy, Mr. Brahimi", later "Mr. Brahimi" or "he".

In go the bodies named in the passages of a report, out come the surnames tied to posts. Who speaks is not decided here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model import Mention
from pipeline.s3_extract.recommendations.context import Entities

PERSON = re.compile(
    r"\b(?:Mr|Ms|Mrs|Dr|Sir|Judge|Ambassador|General|Professor)\.?\s+"
    r"(?P<name>(?:(?:(?:de|van|der|von|al|el|bin|Ould)\b|[A-ZÀ-Ý][\w'’-]*\.?)\s*)+)"
)
# A post is held by a person, who is later called "she" or "he".
_POST = re.compile(
    r"rapporteur|representative|envoy|adviser|expert|commissioner|secretary-general|coordinator|head of|director|chair|president|administrator",
    re.IGNORECASE,
)
_GAP = re.compile(r"[\s,(]+")
_APPOSED = re.compile(r"\s*,\s+(?:(?:the|my|his|her|its|then)\s+)?")


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
    for key, text in texts:
        for mention in entities.mentions.get(key, ()):
            if mention.entity_type == "body" and is_post(entities, mention.entity_id):
                person = _person_beside(text, mention)
                if person is not None:
                    posts.setdefault(person.group("name").split()[-1].strip(".,").lower(), mention.entity_id)
    return Persons(posts)


def _person_beside(text: str, mention: Mention) -> re.Match[str] | None:
    """The person named right behind or before a post: "the Special Envoy, Mr. Brahimi"."""
    gap = _GAP.match(text, mention.end)
    after = PERSON.match(text, gap.end() if gap else mention.end)
    if after is not None:
        return after
    earlier = list(PERSON.finditer(text, max(0, mention.start - 60), mention.start))
    return earlier[-1] if earlier and _APPOSED.fullmatch(text, earlier[-1].end(), mention.start) else None


def is_post(entities: Entities, body_id: str) -> bool:
    """Whether the body is an office that one person holds."""
    body = entities.bodies.get(body_id)
    return body is not None and _names_a_post(body.name)


@lru_cache(maxsize=4096)
def _names_a_post(name: str) -> bool:
    return _POST.search(name) is not None
