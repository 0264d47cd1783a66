"""The whole stage for one report: every finder in its turn, and one ``Extraction`` out of them.

The finders build on each other in one direction: bodies, then the countries, citations and meetings that need bodies,
then instruments, then recommendations, which need them all. Each finder is a pure function of its own module and can
be called alone; turning finds into rows is the next stage's work.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from operator import attrgetter
from typing import TypeVar

from pipeline.model import Body, Extraction, Fact, Instrument, Meeting, Mention, Recommendation, Structure
from pipeline.s3_extract.bodies.finder import find_bodies, masthead_bodies
from pipeline.s3_extract.bodies.findings import BodyFindings
from pipeline.s3_extract.citations.finder import find_citations
from pipeline.s3_extract.deadlines import with_deadlines
from pipeline.s3_extract.discourse.act import mentions_of, with_acts
from pipeline.s3_extract.discourse.acts import find_acts
from pipeline.s3_extract.discourse.gathered import as_body, who_spoke
from pipeline.s3_extract.discourse.heads_of_houses import with_heads
from pipeline.s3_extract.discourse.holders import WordsOf, find_holders
from pipeline.s3_extract.instruments.finder import find_instruments
from pipeline.s3_extract.instruments.rules import load_rules
from pipeline.s3_extract.meetings.finder import find_meetings
from pipeline.s3_extract.places.countries import find_countries
from pipeline.s3_extract.places.states import states_of
from pipeline.s3_extract.recommendations.finder import find_recommendations
from pipeline.s3_extract.said_at import adopted_at, find_sittings, taken_at, told_adoptions, with_meetings
from pipeline.s3_extract.scene import Entities
from pipeline.s3_extract.topics import with_topics

Row = TypeVar("Row", Instrument, Meeting)


def extract(structure: Structure) -> Extraction:
    """Everything found in one report; deterministic, and knows nothing of other reports."""
    with _without_collector():
        return _extract(structure)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keeps the cyclic collector still: the records of a report are many and in no cycles, and it would walk them, and
    the rules with them, again and again (measured: a quarter of the time of extraction)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _extract(report: Structure) -> Extraction:
    structure = _in_english(report)
    bodies = with_heads(structure, find_bodies(structure))
    countries = find_countries(structure, bodies.bodies, bodies.mentions)
    meetings = find_meetings(structure, bodies)
    # Symbols and numbers mean the same in every language.
    cited = find_citations(report, bodies)
    instruments = find_instruments(report, bodies, cited.citations)
    known = _known_bodies(bodies, instruments.instruments)
    author_id = bodies.author.body_id if bodies.author else None
    organs = masthead_bodies(structure.masthead)
    hosts = (*((author_id,) if author_id else ()), *(body_id for _, body_id in organs))
    acts = taken_at(find_acts(structure, known, bodies.mentions, hosts, instruments), meetings)
    for act in acts.values():
        if act.organ is not None:
            known.setdefault(act.organ.body_id, act.organ)
    sittings = find_sittings(structure, meetings, author_id)
    own_acts = {act.instrument.instrument_id for act in acts.values()}
    all_instruments = adopted_at(with_acts(instruments.instruments, acts), own_acts, sittings, meetings.meetings)
    mentions = merge_mentions([bodies.mentions, countries, meetings.mentions, instruments.mentions, mentions_of(acts)])
    all_instruments = told_adoptions(all_instruments, structure.passages, mentions, meetings.meetings)
    entities = Entities(known, all_instruments, meetings.meetings, mentions)
    words_of = find_holders(
        structure,
        acts,
        known,
        mentions,
        author_id,
        [o[1] for o in organs],
        next((mention.entity_id for mention in meetings.front if mention.entity_id in known), None),
    )
    recommendations = with_meetings(
        find_recommendations(structure, entities, words_of), structure.passages, own_acts, sittings, all_instruments
    )
    for state in states_of(recommendations, words_of.holders):
        known.setdefault(state.body_id, state)
    for those in tuple(_gathered(recommendations, words_of, known, meetings.meetings)):
        known.setdefault(those.body_id, those)
    return Extraction(
        bodies=tuple(known[key] for key in sorted(known)),
        meetings=_by_id(meetings.meetings),
        instruments=_by_id(all_instruments),
        mentions=dict(mentions),
        citations=dict(instruments.citations),
        recommendations=with_topics(
            with_deadlines(recommendations, structure.passages, mentions), structure.passages, mentions
        ),
        issues=(*bodies.issues, *meetings.issues, *cited.issues),
        author_body_id=author_id,
        organ_body_id=organs[0][1] if organs else None,
        masthead_mentions=(*_of_front(organs), *meetings.front),
        holders=dict(words_of.holders),
    )


def _known_bodies(found: BodyFindings, instruments: Mapping[str, Instrument]) -> dict[str, Body]:
    """The bodies by id that a report names, its author, and the conferences that adopted what it names: a conference speaks in the
    instruments it adopted ("In the Platform for Action, Governments were called upon")."""
    known = dict(found.bodies)
    if found.author is not None:
        known.setdefault(found.author.body_id, found.author)
    conferences = load_rules().conferences
    for instrument in instruments.values():
        adopting = conferences.get(instrument.adopting_body_id or "")
        if adopting is not None:
            known.setdefault(adopting.body_id, adopting)
    return known


def _gathered(
    recommendations: Mapping[str, tuple[Recommendation, ...]],
    words_of: WordsOf,
    known: Mapping[str, Body],
    meetings: Mapping[str, Meeting],
) -> Iterator[Body]:
    """Those who met and speak in a report, and the conferences that do, whom only its own words make bodies."""
    yield from words_of.gathered.values()
    spoke = {body_id for rows in recommendations.values() for row in rows for body_id in row.recommenders}
    unknown = sorted(spoke - known.keys())
    yield from who_spoke(unknown, known)
    listed = load_rules().conferences
    yield from (listed.get(body_id) or as_body(meetings[body_id]) for body_id in unknown if body_id in meetings)


def _of_front(organs: Iterable[tuple[Fact, str]]) -> Iterator[Mention]:
    """The organs of the front page as mentions, whose offsets are into the canonical text."""
    for fact, body_id in organs:
        if fact.start is not None and fact.end is not None:
            yield Mention("body", body_id, fact.start, fact.end, "body.masthead")


def _in_english(structure: Structure) -> Structure:
    """The report without the passages in other languages, which the rules do not know; a heading may be the name of an
    organization of any language (E/C.2/2025/2/Add.4)."""
    if not structure.foreign:
        return structure
    return replace(
        structure,
        passages=tuple(p for p in structure.passages if p.kind == "heading" or p.key not in structure.foreign),
        paragraphs=tuple(p for p in structure.paragraphs if p.passage.key not in structure.foreign),
        notes=tuple(n for n in structure.notes if n.passage.key not in structure.foreign),
    )


def merge_mentions(found: Iterable[Mapping[str, tuple[Mention, ...]]]) -> dict[str, tuple[Mention, ...]]:
    """The mentions of several finders by passage key, in the order of the text, the longer first."""
    parts = list(found)
    keys = sorted(set(chain.from_iterable(parts)))
    return {key: _in_order([mention for part in parts for mention in part.get(key, ())]) for key in keys}


def _in_order(mentions: list[Mention]) -> tuple[Mention, ...]:
    """Mentions by their start, the longer first, then by what they mention: a sort for each, which keeps that before it."""
    if len(mentions) > 1:
        mentions.sort(key=attrgetter("entity_type", "entity_id"))
        mentions.sort(key=attrgetter("end"), reverse=True)
        mentions.sort(key=attrgetter("start"))
    return tuple(mentions)


def _by_id(rows: Mapping[str, Row]) -> tuple[Row, ...]:
    return tuple(rows[key] for key in sorted(rows))
