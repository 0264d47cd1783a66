"""What stands in quotation marks is not the author's: whether a place does, and who says what is quoted there."""

from __future__ import annotations

from pipeline.model import Mention
from pipeline.s3_extract.attribution.officers import represented
from pipeline.s3_extract.attribution.speaker import Speaker, speaker_of
from pipeline.s3_extract.attribution.subjects import members, sentence_subject
from pipeline.s3_extract.places.states import actor_of
from pipeline.s3_extract.scene import Earlier, Scene, cut_scene
from pipeline.s3_extract.sentences import split_sentences
from pipeline.s3_extract.voices import voice

# How far before a quotation the sentence that leads it in can begin, in code points.
_LEAD = 1000


def is_quoted(scene: Scene, at: int, earlier: Earlier) -> bool:
    """Whether ``scene.text[at]`` stands between quotation marks, of which one may stand in another sentence.

    ``earlier`` gives the paragraph up to this sentence, in which a quotation may have begun.
    """
    text = scene.text
    opened, shut = text.rfind("“", 0, at), text.rfind("”", 0, at)
    if opened > shut:
        return True
    following = text.find("”", at)
    if following > -1 and not -1 < text.find("“", at) < following:
        return True
    if shut > -1:
        return False
    before = earlier().text
    return before.rfind("“") > before.rfind("”") or _between_straight(text, at, before)


def _between_straight(text: str, at: int, before: str) -> bool:
    """Whether ``text[at]`` stands between straight quotation marks, which look alike: an odd number stands before it and one
    closes the quotation in the sentence. A stray mark alone, as scans have them, quotes nothing."""
    return text.find('"', at) > -1 and (before.count('"') + text.count('"', 0, at)) % 2 == 1


def quoted(scene: Scene, at: int, earlier: Earlier) -> Speaker:
    """Who says what is quoted at ``at``: the body or State that heads the sentence or whose officer does, where a verb of
    saying stands before the quotation, or right before it ("Israel “reiterates"); else nobody. A quotation may have begun in a
    sentence before."""
    begins = max(scene.text.rfind("“", 0, at), scene.text.rfind('"', 0, at)) + 1
    if begins == 0:
        told = earlier()
        opened = told.text.rfind("“")
        if opened > -1:
            floor = max(0, opened - _LEAD)
            start = floor + [a for a, _ in split_sentences(told.text[floor : opened + 1])][-1]
            scene, begins = cut_scene(told.text, start, opened + 1, told.mentions), opened + 1 - start
    said = voice("says_quote").search(scene.text[:begins])
    subject = (sentence_subject(scene, said.start()) or represented(scene, said.start())) if said is not None else None
    if subject is None:
        subject = next((m for m in scene.mentions if _opens_quotation(scene, m, begins)), None)
    if subject is None:
        return speaker_of(None, "none", ("in quotation marks",))
    body = actor_of(subject)
    return speaker_of(body, "named", ("named", scene.text[subject.start : subject.end], "in quotation marks"))


def _opens_quotation(scene: Scene, mention: Mention, begins: int) -> bool:
    """Whether a State, or a body all of whose members are named, stands right before a quotation whose first word is its verb."""
    if scene.text[mention.end : begins].strip() not in ("“", '"'):
        return False
    return mention.entity_type == "country" or members(scene, begins) is mention
