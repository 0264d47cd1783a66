"""What is found of the bodies of one report: what other finders build on, however it was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model import Body, Issue, Mention
from pipeline.s3_extract.bodies.above import BodiesAbove


@dataclass(frozen=True, slots=True)
class BodyFindings:
    """The bodies of one report.

    ``bodies``: every body mentioned, and the chain of their parents, by id. ``mentions``: by ``Passage.key``, sorted by
    start, the longer first; a mention may stand inside another where a name holds the name of the parent ("Special
    Rapporteur of the Commission on Human Rights for Afghanistan"), else they do not overlap. ``issues``: short forms
    that stand for no body named. ``author``: who wrote the report, whether it is mentioned or not. ``organs``: the ids of
    the bodies the front page names, to which the report goes. ``above``: what stands above its passages.
    """

    bodies: Mapping[str, Body]
    mentions: Mapping[str, tuple[Mention, ...]]
    issues: tuple[Issue, ...]
    author: Body | None
    above: BodiesAbove
    organs: tuple[str, ...] = ()
