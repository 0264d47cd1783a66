"""The mentions of bodies by short forms: "the Commission", "my Special Envoy".

In: the passages with the bodies named in them. Out: a mention more for each short form, or an issue where it means no
body named. Which body a short form means is decided in ``reference``; here the report is gone through in order.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache
from itertools import islice

from ahocorasick_rs import AhoCorasick, Implementation

from pipeline.model import Body, Issue, Mention, Passage, Structure
from pipeline.records import dataclass
from pipeline.rules.registry import load_registry
from pipeline.s3_extract.bodies.conferences import THE_CONFERENCE, conference_of, is_the_conference
from pipeline.s3_extract.bodies.identity import Ledger
from pipeline.s3_extract.bodies.owners import organs_by_name
from pipeline.s3_extract.bodies.reference import Antecedents, is_name_of_another
from pipeline.s3_extract.bodies.rules import Named, ShortForms, load_rules
from pipeline.s3_extract.name_index import Hit, is_acronym
from pipeline.s3_extract.transmitted import passed_on

_OF_ANOTHER = re.compile(r" of (?:the )?")
_SECRETARY_GENERAL = re.compile(
    r" (?:of|to) the (?:United Nations )?Secretary-General\b(?! (?:for|on|in|to) (?:the )?[A-Z])"
)
# "the Executive Council (the Council)", "the Centre for Wells (hereinafter referred to as “the Centre”)"
_DEFINES = re.compile(r"(?: \([^()]{2,20}\))? \((?:here(?:in)?after,? (?:referred to as )?)?[“\"]?$")
# What each match of it ends with.
_DEFINING = ("(", "“", '"', "after ", "after, ", "as ")
# The longest match of it, in code points.
_DEFINES_REACH = 60
# How far before a short form the treaty is looked for whose conference is meant, in code points.
_TREATY_REACH = 2000
_CONFERENCE = "Conference of the Parties"
_SECRETARIAT = "Secretariat"
# What everything in the United Nations is under, and the kinds of organizations that have secretariats of their own.
_THE_WHOLE, _WITH_SECRETARIAT = "united-nations", frozenset({"specialized_agency", "regional_organization", "other"})
# How acts and accounts of those who are parties to a convention open, in so many characters.
_PARTIES, _PARTIES_REACH = (" of the Parties", " of the Contracting Parties"), 60
_TO_TREATY = f"{_CONFERENCE} to the "
# What many treaties have.
_OF_PARTIES = frozenset({"Conference of the Parties", "Conference of the States Parties", "Meeting of the Parties"})
# Organs that every report names have many treaty bodies.
_ORGANS = frozenset({"united-nations", "general-assembly", "economic-and-social-council"})
# A body that is told of by the way: "endorsed the decision by the Peace and Security Council".
_ASIDE = re.compile(r"\b(?:by|from|with|to|for) (?:the )?$")
_ASIDE_REACH = 10
_SENTENCE_REACH = 1200
# "Bureau of the Committee", "Office of the Special Envoy": a name that ends with the short form of its owner.
_OF_SHORT = re.compile(r" of the ((?:[A-Z][a-z]+ )?[A-Z][a-z]+)$")
# Of the bodies named in a passage so many are held against a short form: pages that were read as one passage name thousands.
_NEAREST = 200
# Said with "my" by the Secretary-General and with "your" in letters to him, who alone has them.
_OFFICERS = frozenset(
    {"Special Representative", "Special Envoy", "Personal Envoy", "Special Adviser", "Deputy Special Representative"}
)


@dataclass(slots=True)
class Page:
    """A passage while its bodies are being found.

    ``namesakes``: ids of known bodies whose name stands in it for a State's body.
    """

    passage: Passage
    known: list[Hit]
    named: list[Named]
    namesakes: list[str]
    mentions: list[Mention] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Said:
    """Where a body was named last in a passage, and whether it was never named there but by the way."""

    end: int
    aside: bool


@cache
def short_names() -> Mapping[str, str]:
    """Short form -> the body it means where the report names none that fits: "Assembly" is the General Assembly.

    Of the authority files' short names only those of two words and more say enough for that, and no "Working Party", which many have.
    """
    registry = load_registry()
    owners: dict[str, set[str]] = {}
    for surface, body_id, kind in registry.names_of_bodies():
        if kind == "short" and " " in surface and surface not in load_rules().named_first:
            owners.setdefault(surface, set()).add(body_id)
    unique = {short: next(iter(ids)) for short, ids in owners.items() if len(ids) == 1}
    return {**unique, **load_rules().defaults}


@cache
def _conferences() -> tuple[tuple[str, str, str], ...]:
    """(short form, body, its organization) of the conferences of parties that are an organization's.

    Several treaties have a "Conference of the States Parties"; the one of an organization is meant where it is named.
    """
    registry = load_registry()
    return tuple(
        (surface, body_id, parent)
        for surface, body_id, kind in registry.names_of_bodies()
        if kind == "short" and registry.bodies[body_id].classification == "treaty_body"
        if " " in surface and (parent := registry.bodies[body_id].parent_body_id)
        if parent not in _ORGANS
    )


@cache
def _treaties() -> tuple[tuple[str, str], ...]:
    """(treaty, body) of the conferences of parties to a treaty in the authority files."""
    names = ((body.name.partition(_TO_TREATY), body_id) for body_id, body in load_registry().bodies.items())
    return tuple((name[2].removeprefix("United Nations "), body_id) for name, body_id in names if name[2])


@cache
def _treaty_finder() -> AhoCorasick:
    """Finds the names of ``_treaties``, by their places there."""
    return AhoCorasick([treaty for treaty, _ in _treaties()], implementation=Implementation.DFA)


@cache
def _organs_of_conferences() -> Mapping[str, str]:
    """Body of the authority files -> the conference of the parties whose organ it is."""
    conferences = {body_id for _, body_id in _treaties()}
    bodies = load_registry().bodies.values()
    return {body.body_id: body.parent_body_id for body in bodies if body.parent_body_id in conferences}


def _of_one_treaty(pages: Sequence[Page], later: Sequence[str]) -> dict[str, str]:
    """Which "Conference of the Parties" is meant where the report names organs of one alone, else one treaty alone that has one.

    Treaties are named by the way, too: a subsidiary body of one conference that names another treaty means its own.
    """
    organs = _organs_of_conferences()
    having = {organs[body_id] for body_id in later if body_id in organs}
    if len(having) != 1:
        treaties, finder = _treaties(), _treaty_finder()
        having = {
            treaties[number][1]
            for page in pages
            for number, _, _ in finder.find_matches_as_indexes(page.passage.text, overlapping=True)
        }
    return {_CONFERENCE: having.pop()} if len(having) == 1 else {}


@cache
def _short_forms() -> ShortForms:
    """The places where a head word, or a short name of the authority files, stands after "the" or "my"."""
    registry = load_registry()
    short = {surface for surface, _, kind in registry.names_of_bodies() if kind == "short" and not is_acronym(surface)}
    return ShortForms(short | load_rules().short | {THE_CONFERENCE})


def is_short_form(name: str) -> bool:
    """Whether "the" and a name are a short form that is read here."""
    return any(match["short"] == name for match in _short_forms().find(f"the {name}"))


def resolve_short_forms(
    structure: Structure, pages: Sequence[Page], ledger: Ledger, organs: Sequence[str], meant: Mapping[str, str]
) -> list[Issue]:
    """Add the mentions by short forms, in order of reading; tell of those that stand for nothing named.

    ``meant``: what short forms mean all over the report, whatever it names.
    """
    on_front = [page for page in pages if page.passage.kind in ("title", "agenda_title", "summary")]
    focus = [*organs, *[m.entity_id for page in on_front for m in page.mentions]]
    counted = Counter([m.entity_id for page in pages for m in page.mentions])
    later = list(counted)
    conferences = {short: body for short, body, parent in _conferences() if parent in later or parent in focus}
    own = {short: organ for short in organs_by_name() if (organ := ledger.organ_of_one(short, counted))}
    defaults = {**short_names(), **own, **conferences, **_of_one_treaty(pages, later)}
    of_another = ledger.is_outside or any(_has_secretariat(ledger, organ) for organ in organs)
    if of_another or any(_of_the_parties(page.passage.text) for page in pages):
        # "The Conference of the Parties, ... requests the Secretariat": that of its convention; and that of another organization.
        defaults.pop(_SECRETARIAT)
    bodies = ledger.with_parents([*later, *focus, *defaults.values(), *meant.values()])
    antecedents = Antecedents(bodies, focus, defaults, later)
    for short, body_id in meant.items():
        antecedents.define(short, body_id)
    headings, apart = _headings(structure, pages, ledger)
    conference = conference_of(organs, ledger)
    if conference is not None:
        antecedents.define(THE_CONFERENCE, conference)
    reading = _Reading(ledger, bodies, antecedents, headings, apart, _of_short_owners(bodies), conference is not None)
    for page in pages:
        reading.go_through(page)
    return reading.issues


def _has_secretariat(ledger: Ledger, organ: str) -> bool:
    """Whether an organ of the front page is of an organization with a secretariat of its own: the General Conference of the International
    Atomic Energy Agency, the World Health Assembly."""
    chain = ledger.above(organ)
    return len(chain) > 1 and chain[-1] != _THE_WHOLE and ledger.get(chain[-1]).classification in _WITH_SECRETARIAT


def _of_the_parties(text: str) -> bool:
    return text.startswith("The ") and any(name in text[:_PARTIES_REACH] for name in _PARTIES)


@dataclass(slots=True)
class _Reading:
    """A report while it is gone through: what it has named so far, what its headings name, the sections that are the paper of another
    organization (``apart``), the short forms with which names end whose owner is not known yet (``owned``, by the body's id), and
    whether it is a paper of a standing conference (``of_conference``)."""

    ledger: Ledger
    bodies: dict[str, Body]
    antecedents: Antecedents
    headings: Mapping[str, Sequence[Sequence[str]]]
    apart: Collection[str]
    owned: dict[str, str]
    of_conference: bool
    issues: list[Issue] = field(default_factory=list)

    def go_through(self, page: Page) -> None:
        """Add the mentions by short forms to a page, in its order."""
        passage, text = page.passage, page.passage.text
        added: list[Mention] = []
        queue = deque(sorted(page.mentions, key=_end))
        starts = {m.start: m.entity_id for m in reversed(page.mentions)}
        ends = {m.end: m.entity_id for m in reversed(page.mentions)}
        said: dict[str, _Said] = {}
        for match in _free_places(page):
            start, end = match.span("short")
            if match["short"] == THE_CONFERENCE and not (self.of_conference and is_the_conference(text, start)):
                continue
            while queue and queue[0].end <= start:
                named = queue.popleft()
                if named.entity_id in self.owned:
                    self._name_owner(named, said, text, passage.section_id)
                _say(said, named, text)
                self.antecedents.name(named.entity_id)
            self._take_definition(match, ends, text)
            sentence = text.rfind(". ", max(0, start - _SENTENCE_REACH), start)
            above = self.headings.get(passage.section_id or "", ())
            ranked = _ranked(said, sentence)
            apart = passage.section_id in self.apart
            body_id = _antecedent(match, text, end, starts, self.antecedents, ranked, above, apart=apart)
            if body_id is None and match["short"] in _OFFICERS and _of_secretary_general(match, text, end):
                body_id = self.ledger.add_officer(match["short"])
                self.bodies[body_id] = self.ledger.get(body_id)
            if body_id:
                added.append(Mention("body", body_id, start, end, "body.short_form"))
                ends.setdefault(end, body_id)
                _say(said, added[-1], text)
                self.antecedents.name(body_id)
            elif body_id is None and match["short"] in load_rules().short:
                self.issues.append(_unresolved(passage, start, end))
        for mention in queue:
            if mention.entity_id in self.owned:
                self._name_owner(mention, said, text, passage.section_id)
            self.antecedents.name(mention.entity_id)
        if added:
            page.mentions = sorted(page.mentions + added, key=lambda m: (m.start, -m.end))

    def _name_owner(self, named: Mention, said: dict[str, _Said], text: str, section: str | None) -> None:
        """Give a body the parent that the short form at the end of its name means where it is named first."""
        short = self.owned.pop(named.entity_id)
        sentence = text.rfind(". ", max(0, named.start - _SENTENCE_REACH), named.start)
        owner = self.antecedents.resolve(short, _ranked(said, sentence), self.headings.get(section or "", ()))
        if owner and owner != named.entity_id:
            self.ledger.give_parent(named.entity_id, owner)

    def _take_definition(self, match: re.Match[str], ends: Mapping[int, str], text: str) -> None:
        """Take note where a short form in brackets is said to be that of the name before them; ``ends`` are bodies by the
        places at which their names end."""
        if not text.endswith(_DEFINING, 0, match.start()):
            return
        opening = _DEFINES.search(text, max(0, match.start() - _DEFINES_REACH), match.start())
        if opening is None:
            return
        whole = ends.get(opening.start())
        # "the Technical Secretariat (the Secretariat)", which is no body here, is not the United Nations Secretariat.
        if whole is not None or text.endswith(f" {match['short']}", 0, opening.start()):
            self.antecedents.define(match["short"], whole or "")


def _of_short_owners(bodies: Mapping[str, Body]) -> dict[str, str]:
    """Body of the report without a parent -> the short form of its owner with which its name ends."""
    shorts = load_rules().short | _OFFICERS
    own = [body for body in bodies.values() if body.parent_body_id is None and body.origin == "report"]
    return {body.body_id: of[1] for body in own if (of := _OF_SHORT.search(body.name)) and of[1] in shorts}


def _free_places(page: Page) -> Iterator[re.Match[str]]:
    """The places of words that can be a short form, in order: those that are no part of a word or of a name."""
    text = page.passage.text
    spans = deque((m.start, m.end) for m in page.mentions)
    covered = 0
    for match in _short_forms().find(text):
        start, end = match.span("short")
        if match.start() and text[match.start() - 1].isalnum():
            continue
        if match["whose"].lower() == "your" and match["short"] not in _OFFICERS:
            continue
        while spans and spans[0][0] < end:
            covered = max(covered, spans.popleft()[1])
        if covered <= start:
            yield match


def _say(said: dict[str, _Said], mention: Mention, text: str) -> None:
    """Take note that a body was named last in the passage."""
    aside = _ASIDE.search(text, max(0, mention.start - _ASIDE_REACH), mention.start) is not None
    before = said.pop(mention.entity_id, None)
    said[mention.entity_id] = _Said(mention.end, aside and (before is None or before.aside))


def _ranked(said: dict[str, _Said], sentence: int) -> list[str]:
    """The bodies of a passage in the order in which they are meant, the likeliest last.

    In the sentence, which begins at ``sentence``, that is the one named last; in those before it what was named only by the
    way comes behind what was not: "The Security Council endorsed the decision by the Peace and Security Council. By the same
    resolution, the Council" is the former (S/2025/295).
    """
    near = list(islice(reversed(said), _NEAREST))[::-1]
    return sorted(near, key=lambda body_id: not said[body_id].aside or said[body_id].end > sentence)


def _end(mention: Mention) -> tuple[int, int]:
    return mention.end, mention.start


def _of_secretary_general(match: re.Match[str], text: str, end: int) -> bool:
    """Whether an officer is the Secretary-General's: "my Special Envoy", "the Special Envoy of the Secretary-General"."""
    return match["whose"].lower() in ("my", "your") or _SECRETARY_GENERAL.match(text, end) is not None


def _antecedent(
    match: re.Match[str],
    text: str,
    end: int,
    starts: Mapping[int, str],
    antecedents: Antecedents,
    said: Sequence[str],
    above: Sequence[Sequence[str]],
    *,
    apart: bool,
) -> str | None:
    """The body of a short form; "" where the words are no short form at all, None where they mean nothing named."""
    short = match["short"]
    same = match["whose"].endswith("same")
    of = _OF_ANOTHER.match(text, end)
    if short in _OFFICERS and _SECRETARY_GENERAL.match(text, end):
        return antecedents.resolve(short, said, above)
    parent = starts.get(of.end()) if of else None
    if parent:
        return antecedents.child_of(parent, short) or ""
    if is_name_of_another(text, end):
        return ""
    treaty = antecedents.of_treaty(short, text[max(0, end - _TREATY_REACH) : end]) if short in _OF_PARTIES else None
    return treaty or antecedents.resolve(short, said, above, same=same, apart=apart)


def _headings(
    structure: Structure, pages: Sequence[Page], ledger: Ledger
) -> tuple[dict[str, list[list[str]]], set[str]]:
    """Section id -> the ids named in its heading and in those above it, nearest first; above an annex stands whose text the letter
    passes on: in "the conclusions adopted by the Council of the European Union" the Council is that one. With them the sections
    of such an annex, where that is outside the United Nations."""
    named = {page.passage.key: [m.entity_id for m in page.mentions] for page in pages if page.passage.kind == "heading"}
    annexes = {division.section_id for division in structure.divisions if division.role == "annex"}
    told = passed_on(structure, {page.passage.key: tuple(page.mentions) for page in pages}) if annexes else None
    outside = told is not None and not ledger.get(told).is_un_system
    apart: set[str] = set()
    above: dict[str, list[list[str]]] = {}
    for section in structure.sections:
        chain = above.get(section.parent_section_id or "", [])
        if told is not None and section.section_id in annexes:
            chain = [[told], *chain]
        if outside and (section.section_id in annexes or section.parent_section_id in apart):
            apart.add(section.section_id)
        above[section.section_id] = [named.get(section.section_id, []), *chain]
    return above, apart


def _unresolved(passage: Passage, start: int, end: int) -> Issue:
    place = passage.span(start, end)
    return Issue(
        "info", "unresolved_short_form", f"{passage.text[start:end]!r} stands for no body named in the report", *place
    )
