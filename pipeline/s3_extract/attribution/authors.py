"""The author as the subject of a verb: the inspector of an inspection, the team that reviews, an organ by the last word of
its name."""

from __future__ import annotations

from pipeline.s3_extract.attribution.speaker import Speaker, author_speaks, speaker_of
from pipeline.s3_extract.bodies.reference import stands_for
from pipeline.s3_extract.directives.clauses import Clause
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.scene import Earlier, Entities, Scene
from pipeline.s3_extract.voices import answered_bodies, voice, voice_before, words

# The class of rapporteurs and experts, who write of themselves by what they are.
_PROCEDURE = "special_procedure"


def bare_author(scene: Scene, clause: Clause, frame: Frame, entities: Entities) -> Speaker | None:
    """The author where the last word of what he is stands as subject without an article, as the African Union's Peace and
    Security Council writes of itself ("Council requested the Commission"; S/2011/805, the communiqué of its 469th meeting)."""
    body = entities.bodies.get(frame.author) if frame.role == "own" and frame.author is not None else None
    subject = scene.text[clause.subject_start : clause.hit.start].split()
    if body is None or not subject:
        return None
    bare = subject[0].istitle() and stands_for(body.name, subject[0])
    if not bare and not is_initials(subject[0], body.name):
        return None
    if not voice("adverbs_alone").fullmatch(" ".join(subject[1:])):
        return None
    return author_speaks(frame, "short_form", ("named", subject[0]))


def is_initials(word: str, name: str) -> bool:
    """Whether a word in capitals is made of the first letters of a name, with or without those of its small words.

    >>> is_initials("STP", "Society for Threatened Peoples"), is_initials("UN", "Sikh Human Rights Group")
    (True, False)
    """
    parts = name.replace("-", " ").split()
    long, short = "".join(part[0] for part in parts), "".join(part[0] for part in parts if part[0].isupper())
    return len(word) > 2 and word.isupper() and word in (short, long.upper())


def is_inspector(left: str, frame: Frame, *, further: bool, entities: Entities) -> bool:
    """Whether the inspector, auditor or expert by whose hand the report is stands right before a verb, or, before a further one
    (``further``), at the head of its sentence."""
    if frame.role != "own" or frame.author is None:
        return False
    author = entities.bodies.get(frame.author)
    if frame.author not in answered_bodies() and (author is None or author.classification != _PROCEDURE):
        return False
    heads = further and voice("inspector_opens").match(left) is not None
    return heads or voice("inspector").search(left) is not None


def in_small_letters(left: str, earlier: Earlier, *, shares: bool) -> Speaker | None:
    """The body of the paragraph whose kind, in small letters, is the subject right before a verb, or of the sentence whose further
    verb it is (``shares``): "The Gender Steering Committee met. In the first meeting, the committee recommended"; the last named
    whose name has the word."""
    found = voice_before("small_kind").search(left, len(left))
    if found is None and shares:
        found = voice("small_kind_opens").match(left)
    if found is None:
        return None
    kind, before = found["kind"].title(), earlier()
    for mention in reversed(before.of("body")):
        if kind in before.text[mention.start : mention.end]:
            return speaker_of(mention.entity_id, "short_form", ("named", found["kind"]))
    return None


def says_together(text: str, verb: int, frame: Frame, *, shares: bool) -> bool:
    """Whether the authors of a joint statement or declaration are the subject of a verb, or of one before it in the sentence
    (``shares``): "The Parties further called for"."""
    if not frame.together:
        return False
    return voice("the_parties").search(text, 0, verb) is not None or (shares and opens_together(text))


def opens_together(text: str) -> bool:
    """Whether the authors of a joint statement are the subject with which a sentence opens."""
    return voice("parties_open").match(text) is not None


def is_the_present(noun: str, earlier: Earlier) -> bool:
    """Whether "the report" is the one that the paragraph called the present one, and no paper of another stands between:
    "The present report illustrates the work of youth. In addition, the report underlines the need"."""
    before = earlier()
    called = [m for m in voice("present_paper").finditer(before.text) if m["noun"] == noun]
    if not called:
        return False
    since = before.of("body", called[-1].end())
    return not any(voice_before("paper_of").search(before.text, m.start) for m in since)


def reviews(frame: Frame) -> bool:
    """Whether the author is a team that reviews: "the review" is its own, whoever was named before."""
    return frame.told is None and bool(words("reviewers") & set((frame.author or "").split("-")))
