"""By whose word something should be, where a sentence says so before it: "According to villagers", "in the view of the Panel"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.s3_extract.actors import actors
from pipeline.s3_extract.attribution.crowds import head_of, is_view
from pipeline.s3_extract.attribution.officers import represented
from pipeline.s3_extract.attribution.speaker import Speaker, meeting_speaks, speaker_of
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.places.states import actor_of
from pipeline.s3_extract.scene import Scene, cut_scene
from pipeline.s3_extract.voices import voice, words

if TYPE_CHECKING:
    import re

_ARTICLE = len("the ")


def by_whose_word(scene: Scene, at: int, frame: Frame) -> Speaker | None:
    """Who is named as the source of what ``scene.text[at]`` says, nobody where it is somebody whom the report does not know; None where
    no source is named before it or it is the author."""
    if not _is_attributed(scene.text):
        return None
    according = voice("according_to").search(scene.text, 0, at)
    return _source(scene, according, at, frame) if according is not None else None


@lru_cache(maxsize=8)
def _is_attributed(text: str) -> bool:
    """Whether ``text`` can say according to whom something is."""
    of_whom = ("ccording to", "view of", "opinion of", "words of", " by ")
    return any(each in text for each in of_whom)


def _source(scene: Scene, according: re.Match[str], at: int, frame: Frame) -> Speaker | None:
    start = according.end()
    for mention in scene.near(start, at):
        if mention.entity_type not in ("body", "country") or mention.end <= start:
            continue
        if mention.start <= start + 2 or voice("figures_of").fullmatch(scene.text, start, mention.start):
            return speaker_of(actor_of(mention), "named", ("according to", scene.text[mention.start : mention.end]))
        break
    who = scene.text[start:at]
    opens = start - (_ARTICLE if scene.text.endswith("the ", 0, start) else 0)
    person = represented(cut_scene(scene.text, opens, at, scene.mentions), at - opens)
    if person is not None:
        # "In the opinion of the representative of Chad, the secretariat should act."
        return speaker_of(actor_of(person), "named", ("according to", who.partition(",")[0]))
    if is_view(who):
        return meeting_speaks(frame, "according to those who are not named")
    somebody = head_of(who.partition(",")[0])
    says = according.group().lower()
    if voice("own_argument").search(somebody) or says.startswith("as "):
        return None
    if says.startswith("according") and not _is_somebody(somebody):
        # "According to villagers, the militias must be disarmed", but "States, according to their capacities, should".
        return None
    return speaker_of(None, "none", ("according to", somebody))


def _is_somebody(phrase: str) -> bool:
    """Whether words tell of people, or of who speaks, and not of a paper."""
    if words("paper") & set(phrase.split()):
        return False
    return actors().speak(phrase.rpartition(" ")[2]) or any(
        end == len(phrase) for _, end in actors().heads_in(phrase, told=True)
    )
