"""Whom a pronoun means that is the subject of a directive: "They should act", "and it must apply it".

In go a sentence, its clause and whom was told before, out come the ``Addressee`` records of those it stands for; what other pronouns
stand for is decided in ``referents``.
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.model import Addressee
from pipeline.s3_extract.directives.clauses import Clause
from pipeline.s3_extract.directives.usages import first, stands
from pipeline.s3_extract.recommendations.referents import (
    last_actors,
    last_post,
    subject_acting,
    subject_of_condition,
    subject_of_sentence,
)
from pipeline.s3_extract.scene import Entities, Sentence, cut_scene
from pipeline.s3_extract.sentences import split_sentences

_PERSON = "individual"


class Told(NamedTuple):
    """Whom the directive before a clause tells, for "They should"; ``here``: the same where it stands in the same sentence, ``above``
    the clause whose subject one without its own takes."""

    last: tuple[Addressee, ...] = ()
    here: tuple[Addressee, ...] = ()
    above: Clause | None = None


def whom_pronoun(
    word: str, sentence: Sentence, clause: Clause, start: int, entities: Entities, told: Told
) -> list[Addressee]:
    """Whom a pronoun that is the subject means."""
    scene, _, earlier = sentence
    last, here = told.last, told.here
    condition = subject_of_condition(scene, clause.start, start, entities)
    if word in {"she", "he"}:
        person = _who_heads(word, sentence, clause, entities) if not last else []
        known = list(last[:1]) or last_post(earlier, scene, start, entities)
        return known or [each for each in person if each.actor_type == _PERSON]
    heads = [] if here or condition else _who_heads(word, sentence, clause, entities)
    if word == "they":
        # "If the parties want peace, they should": those of the clause before it.
        near = last_actors(scene, start, entities) if start > clause.start else []
        return condition or near or heads or list(last)
    opens = clause.start == 0 and not here
    return condition[:1] or list(here[-1:]) or (subject_of_sentence(earlier(), entities) if opens else []) or heads


def _who_heads(word: str, sentence: Sentence, clause: Clause, entities: Entities) -> list[Addressee]:
    """Who heads the clause before a pronoun that does something, or the last sentence where it opens one; of a paper that "it" may stand
    for as well, nobody tells."""
    scene, _, earlier = sentence
    text = scene.text
    if not stands("acts", text, clause.hit.end, clause.end):
        return []
    before_it, end = scene, clause.start
    if clause.start == 0:
        said = earlier()
        sentences = split_sentences(said.text)
        if not sentences:
            return []
        start, stop = sentences[-1]
        before_it = cut_scene(said.text, start, stop, said.mentions)
        end = len(before_it.text)
    if (
        word == "it"
        and first("some_paper", before_it.text, 0, end)
        and not first("it_besides", text, clause.hit.end, clause.end)
    ):
        return []
    return subject_acting(before_it, end, entities, several=word == "they")
