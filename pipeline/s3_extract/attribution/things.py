"""Things that call for something: a situation does so in the report's own voice, a plan or a law in that of whoever made it.

Only words are looked at. Who speaks is for ``unnamed``.
"""

from __future__ import annotations

from pipeline.s3_extract.attribution.crowds import head_of
from pipeline.s3_extract.attribution.utterance import is_plural
from pipeline.s3_extract.directives.clauses import Clause
from pipeline.s3_extract.scene import Scene
from pipeline.s3_extract.voices import voice


def what_asks(scene: Scene, clause: Clause) -> str:
    """The words that say whether it is somebody that asks for something: the head of a subject that opens the sentence ("The
    growing complexity of the needs of countries calls for reforms"), else all words before the verb."""
    left = scene.text[: clause.hit.start]
    opens = clause.subject_start == 0 and left.startswith(("The ", "This "))
    return head_of(left) if opens and not is_plural(clause) else left


def is_of_another(subject: str) -> bool:
    """Whether a thing that calls for something is another's than the report's: "Target 6 of the Framework", "the plan"."""
    named = voice("named_thing").search(subject) is not None
    return named or voice("paper_of_another").fullmatch(head_of(subject)) is not None
