"""A clause with all that can tell who says it; the finders of speakers take it apart."""

from __future__ import annotations

from pipeline.records import dataclass
from pipeline.s3_extract.attribution.persons import Persons
from pipeline.s3_extract.attribution.speaker import Speaker
from pipeline.s3_extract.directives.clauses import Clause
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.scene import Earlier, Entities, Scene


@dataclass(frozen=True, slots=True)
class Utterance:
    """``clause`` of the sentence ``scene``, in ``frame``; ``previous`` is the speaker of the clause before it in the sentence,
    the verb of which is in the past or a modal, and so may be told, where ``behind_told``; ``earlier`` gives the paragraph up to the sentence."""

    scene: Scene
    clause: Clause
    frame: Frame
    previous: Speaker | None
    entities: Entities
    persons: Persons
    earlier: Earlier
    behind_told: bool = False


def is_plural(clause: Clause) -> bool:
    """Whether the verb of a clause is in the form of the plural and of the first person ("call", not "calls")."""
    return not clause.hit.past and clause.hit.frame == "active" and not clause.hit.verb.split()[0].endswith("s")
