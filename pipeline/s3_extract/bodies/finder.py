"""Finding the bodies a report names: known ones, those it names itself, and those it means by a short form.

In: a ``Structure``. Out: ``BodyFindings``. Known names come from the authority files, unknown ones from the rules of
``rules/body_patterns.yaml``, acronyms also from the report ("Name (ACRONYM)"). Governments, States and other generic
actors are no bodies here; who recommends and whom, and which meeting a body held, are settled elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import takewhile

from pipeline.model import Body, Fact, Masthead, Mention, Passage, Structure
from pipeline.rules.registry import Registry, load_registry
from pipeline.s3_extract.bodies.above import bodies_above
from pipeline.s3_extract.bodies.acronyms import learn_acronyms
from pipeline.s3_extract.bodies.aliases import names_in_brackets
from pipeline.s3_extract.bodies.authors import find_author
from pipeline.s3_extract.bodies.beginnings import learn_beginnings
from pipeline.s3_extract.bodies.beside import parents_beside
from pipeline.s3_extract.bodies.conferences import ITS_NAMESAKES, committees_of_conference, is_of_a_conference
from pipeline.s3_extract.bodies.findings import BodyFindings
from pipeline.s3_extract.bodies.former import use_former_names
from pipeline.s3_extract.bodies.identity import Ledger
from pipeline.s3_extract.bodies.lands import country_of, lands_of, with_land
from pipeline.s3_extract.bodies.listed import listed_organizations
from pipeline.s3_extract.bodies.own_words import meant_by_itself
from pipeline.s3_extract.bodies.owners import Owners, offices_of_many, organization_of
from pipeline.s3_extract.bodies.patterns import NameReader
from pipeline.s3_extract.bodies.plurals import Part, split_after, split_before
from pipeline.s3_extract.bodies.reporting import named_by_layout, reporting_organizations
from pipeline.s3_extract.bodies.rules import Named, load_rules
from pipeline.s3_extract.bodies.sanctions import committee_meant, is_resolution_of_the_council
from pipeline.s3_extract.bodies.short_forms import Page, resolve_short_forms
from pipeline.s3_extract.bodies.titles import titles_of, without_halves, without_organs_of_others, without_titles
from pipeline.s3_extract.name_index import Hit, NameIndex
from pipeline.s3_extract.places.countries import adjectives, country_hits
from pipeline.s3_extract.table_text import reads_as_text
from pipeline.s3_extract.voices import voice

_WORD_BEFORE = re.compile(r"([A-Z][\w-]+) $")
# Before a body's first word they make it a State's: "National Commission on Human Rights".
_OF_ONE_STATE = frozenset(
    {
        "National",
        "Federal",
        "Presidential",
        "Parliamentary",
        "Provincial",
        "Interministerial",
        "Inter-ministerial",
        "Inter-Ministerial",
    }
)
_LINK = re.compile(r" (on|of|for) ")
_OF_ANOTHER = re.compile(r" of (?:the )?")
_OF_THE = " of the "
_OF_THE_ASSEMBLY = " of the General Assembly"
_UNITED_NATIONS = "United Nations "
_SAID_OF_ALL = frozenset({"united-nations-secretariat"})
_COMMITTEE, _SANCTIONS = "Committee", "Sanctions Committee"
_TITLES = ("title", "agenda_title")
# Of these everything is; their names inside another's say nothing of its own.
_OWNS_ALL = frozenset({"united-nations", "secretary-general"})


@cache
def _known_names() -> tuple[Registry, NameIndex]:
    registry = load_registry()
    # A short name ("the Commission") may be that of several bodies: who is meant is told by the report.
    names = [name for name in registry.names_of_bodies() if name[2] != "short"]
    return registry, NameIndex(names)


def find_bodies(structure: Structure) -> BodyFindings:
    """The bodies a report mentions; see ``BodyFindings``. Pure but for reading the rules once a process."""
    registry, index = _known_names()
    organs = [body_id for _, body_id in masthead_bodies(structure.masthead)]
    about = _reported_on(structure, index, registry)
    # Else the one whose organ it is for: the Executive Committee of the High Commissioner's Programme.
    organization = organization_of(about) or organization_of(registry.bodies[organ] for organ in organs)
    by_organ = organization is not None and organization not in about
    anothers = _passes_on_anothers(structure, index, registry)
    country = None if anothers else country_of(structure)
    owners = Owners(structure.report_id, country, organization, tuple(organs), by_organ)
    ledger = Ledger(registry, index, owners)
    pages, namesakes = _pages(structure, index, ledger, {} if anothers else lands_of(structure))
    sanctions = _sanctions_committee(structure)
    _settle(pages, ledger, namesakes, sanctions)
    for page in pages:
        page.mentions = _mentions(page, ledger)
    _give_parents(pages, ledger)
    learn_acronyms(pages, ledger, index)
    named = [mention.entity_id for page in pages for mention in page.mentions]
    in_title = pages[0].mentions if pages else ()
    author = find_author(structure, in_title, named, ledger.with_parents({*organs, *named}), organization)
    focus = organs
    if author is not None:
        # In the report of a Special Rapporteur "the Special Rapporteur" is the one who writes.
        ledger.add_author(author)
        focus = [author.body_id, *organs]
    ledger.adopt(author, organs, named)
    meant = {_COMMITTEE: sanctions} if sanctions else meant_by_itself(structure.masthead, author, organs)
    issues = resolve_short_forms(structure, pages, ledger, focus, meant)
    learn_beginnings(pages, ledger, index)
    # "the Committee on Wells of the Commission": who the Commission is was not known before.
    _give_parents(pages, ledger)
    moved = ledger.carry_owners()
    for page in pages if moved else ():
        page.mentions = [m._replace(entity_id=moved.get(m.entity_id, m.entity_id)) for m in page.mentions]
    used = {m.entity_id for page in pages for m in page.mentions}.union(organs)
    mentions = {page.passage.key: tuple(page.mentions) for page in pages if page.mentions}
    return BodyFindings(
        bodies=ledger.with_parents(used),
        mentions=mentions,
        issues=tuple(issues),
        author=ledger.get(moved.get(author.body_id, author.body_id)) if author else None,
        above=bodies_above(structure, mentions),
        organs=tuple(organs),
    )


def _pages(
    structure: Structure, index: NameIndex, ledger: Ledger, lands: Mapping[str, str]
) -> tuple[list[Page], set[str]]:
    """The passages of a report with the names in them, and the known bodies that lend their name to a State's body or to an
    organization's own. ``lands`` are the States of the sections, by section id."""
    pages = [_read(passage, index, ledger) for passage in structure.passages]
    namesakes = {body_id for page in pages for body_id in page.namesakes}
    namesakes |= ledger.offices_of_others({hit.entity_id for page in pages for hit in page.known} - _SAID_OF_ALL)
    of_a_conference = is_of_a_conference(structure.masthead)
    if of_a_conference:
        namesakes |= ITS_NAMESAKES
    if namesakes:
        # "the Centre for Human Rights" is the national one where the report names "the Centre for Human Rights of X".
        pages = [
            _read(page.passage, index, ledger, namesakes) if _names_one(page, namesakes) else page for page in pages
        ]
    _leave_labels(pages)
    if organizations := reporting_organizations(structure):
        for page in pages:
            page.named += named_by_layout(page.passage, organizations)
    for page in pages if of_a_conference else ():
        page.named += committees_of_conference(page.passage.text)
    for page in pages:
        page.named = [with_land(page.passage, each, lands) for each in page.named]
    use_former_names(pages, ledger)
    return pages, namesakes


def _settle(pages: Sequence[Page], ledger: Ledger, namesakes: Collection[str], sanctions: str | None) -> None:
    """Give all names of a report their bodies; ``sanctions``: whom it means by a sanctions committee without a name."""
    known = Counter([hit.entity_id for page in pages for hit in page.known])
    aliases, known_aliases = names_in_brackets((page.passage.text, page.named, page.known) for page in pages)
    if sanctions:
        known_aliases |= {n.name: sanctions for page in pages for n in page.named if n.name.endswith(_SANCTIONS)}
    ledger.take_aliases(aliases, known_aliases)
    ledger.settle([named for page in pages for named in page.named], known, namesakes)


def _reported_on(structure: Structure, index: NameIndex, registry: Registry) -> list[Body]:
    """The bodies that the titles name; where these are of no organization, the body whose series the report is of."""
    # The agenda item of a letter says under which it is circulated, and nothing of what it is on.
    kinds = _TITLES[:1] if structure.masthead.kind == "letter" else _TITLES
    in_titles = [hit.entity_id for p in structure.passages if p.kind in kinds for hit in index.find(p.text)]
    about = [registry.bodies[body_id] for body_id in in_titles]
    if organization_of(about) is None and structure.masthead.symbols:
        return _of_series(structure.masthead.symbols[0].value, registry)
    return about


def _passes_on_anothers(structure: Structure, index: NameIndex, registry: Registry) -> bool:
    """Whether a letter passes on the communiqué of an organization outside the United Nations, whose organs are not those of the State
    that sends it or on which a section is ("the final communiqué of the Supreme Council of the Cooperation Council for the Arab States of the Gulf")."""
    if structure.masthead.kind != "letter":
        return False
    letter = takewhile(lambda paragraph: paragraph.role == "body", structure.paragraphs)
    acts = (voice("passes_on_act").search(paragraph.passage.text) for paragraph in letter)
    named = (hit.entity_id for act in acts if act is not None for hit in index.find(act["title"]))
    return any(not registry.bodies[body_id].is_un_system for body_id in named)


def _give_parents(pages: Sequence[Page], ledger: Ledger) -> None:
    """Give bodies the parents that are named beside them."""
    for body_id, parent in parents_beside([(page.passage.text, page.mentions) for page in pages], ledger.get).items():
        ledger.give_parent(body_id, parent)


def _of_series(symbol: str, registry: Registry) -> list[Body]:
    """The body whose series a symbol is of, if any; a series that another one branches off (DP of DP/FPA) tells nothing."""
    mine = max((series for series in registry.by_series if symbol.startswith(f"{series}/")), key=len, default=None)
    if mine is None or any(series.startswith(f"{mine}/") for series in registry.by_series):
        return []
    return [registry.bodies[registry.by_series[mine]]]


def _sanctions_committee(structure: Structure) -> str | None:
    """Whom "the Committee" is in a resolution of the Security Council; see ``sanctions``."""
    if not is_resolution_of_the_council(structure.masthead):
        return None
    return committee_meant(passage.text for passage in structure.passages)


def masthead_bodies(masthead: Masthead) -> tuple[tuple[Fact, str], ...]:
    """The organs the front page names, each with its body id; a fact that names no known body is left out."""
    _, index = _known_names()
    found = []
    for fact in masthead.organs:
        hits = index.find(fact.value) or index.find(
            fact.value.title().replace(" And ", " and ").replace(" Of ", " of ")
        )
        # A front page that breaks the organ's name over two lines gives its begin.
        organ = (
            index.lookup(fact.value)
            or index.lookup(f"United Nations {fact.value}")
            or index.begun_by(fact.value)
            or (hits[0].entity_id if hits else None)
        )
        found += [(fact, organ)] if organ else []
    return tuple(found)


# -- names


def _read(passage: Passage, index: NameIndex, ledger: Ledger, namesakes: Collection[str] = ()) -> Page:
    """The names of a passage; ``namesakes`` are known bodies that lend their name to a State's body in this report."""
    text = passage.text
    countries = [hit for hit in country_hits(text) if hit.kind == "name"]
    words = load_rules().words_in(text)
    hits = index.find(text)
    if not (hits or words.heads or words.small):
        return Page(passage, [], list(listed_organizations(text, ())), [])
    titles = titles_of(text, words.instruments)
    known = without_halves(text, without_titles(text, hits, titles))
    named_to = {hit.end: hit.entity_id for hit in known}
    known = [
        hit
        for hit in known
        if hit.entity_id not in namesakes
        or _is_told_apart(text, hit)
        or named_to.get(hit.start - 1) in ledger.above(hit.entity_id)
    ]
    known = without_organs_of_others(text, known, ledger.get, ledger.above)
    national = [hit for hit in known if _is_of_a_state(text, hit, countries)]
    if national:
        known = [hit for hit in known if hit not in national]
    sections = _national_sections(text, known, countries, ledger)
    known = [hit for hit in known if all(hit.start != section.start for section in sections)]
    known += _parents_inside(text, known, index, ledger)
    named = sections
    if words.heads or words.small:
        reader = NameReader(text, known, countries, titles, words)
        named = [*reader.read(), *_plurals(text, reader, ledger), *sections]
    taken = [(hit.start, hit.end) for hit in known] + [(one.start, one.end) for one in named]
    named += listed_organizations(text, taken)
    return Page(passage, known, named, [h.entity_id for h in national if not _is_well_known(ledger.get(h.entity_id))])


def _national_sections(text: str, known: Sequence[Hit], countries: Sequence[Hit], ledger: Ledger) -> list[Named]:
    """The national sections of organizations, which are bodies of their own: "Caritas Norway"."""
    lands = {land.start: land.end for land in countries}
    found = []
    for hit in known if lands else ():
        end = lands.get(hit.end + 1)
        if end and text[hit.end] == " " and ledger.get(hit.entity_id).classification == "non_governmental":
            name = text[hit.start : end]
            found.append(Named(hit.start, end, name, name, "", "body.national_section", "non_governmental", False))
    return found


def _leave_labels(pages: Sequence[Page]) -> None:
    """Leave out what only a label in a table is thought to name: it has to be named in a sentence somewhere."""
    tables = [page for page in pages if page.passage.kind == "table" and page.named]
    if tables:
        told = {named.name for page in pages for named in page.named if reads_as_text(page.passage, named.start)}
        for page in tables:
            page.named = [named for named in page.named if named.name in told]


def _is_told_apart(text: str, hit: Hit) -> bool:
    """Whether a name that many have says whose it is: "the United Nations Ethics Office", "UNSD", "Credentials Committee of the
    General Assembly"."""
    return text.startswith(_OF_THE_ASSEMBLY, hit.end) or (
        (hit.is_acronym or text.startswith(_UNITED_NATIONS, hit.start)) and hit.entity_id in offices_of_many()
    )


def _names_one(page: Page, namesakes: Collection[str]) -> bool:
    return bool(page.namesakes) or any(hit.entity_id in namesakes for hit in page.known)


def _is_well_known(body: Body) -> bool:
    """Whether a body is meant by its plain name even in a report that names a State's body alike."""
    return body.is_un_system and body.classification in (
        "principal_organ",
        "commission",
        "committee",
        "treaty_body",
        "other",
    )


def _is_of_a_state(text: str, hit: Hit, countries: Sequence[Hit]) -> bool:
    """Whether a known name stands for a State's body: "the Economic and Social Council of Utopia", "the National
    Commission on Human Rights"."""
    if hit.is_acronym:
        return False
    before = _WORD_BEFORE.search(text, max(0, hit.start - 30), hit.start)
    if before and before[1] in _OF_ONE_STATE and load_rules().gate.search(text, hit.start, hit.end):
        return True
    if before and before[1] in adjectives():
        return load_rules().gate.search(text, hit.start, hit.end) is not None
    of = _OF_ANOTHER.match(text, hit.end)
    if of is None or not any(country.start == of.end() for country in countries):
        return False
    return load_rules().gate.search(text, hit.start, hit.end) is not None


def _parents_inside(text: str, known: Sequence[Hit], index: NameIndex, ledger: Ledger) -> list[Hit]:
    """The names of parents inside known names: "Special Rapporteur of the Commission on Human Rights for ..."."""
    found = []
    for hit in known:
        of = text.find(_OF_THE, hit.start, hit.end)
        if of >= 0:
            start = of + len(_OF_THE)
            above = ledger.with_parents([hit.entity_id])
            inner = index.find(text[start : hit.end])
            found += [Hit(start + i.start, start + i.end, i.entity_id, i.kind) for i in inner if i.entity_id in above]
    return found


def _plurals(text: str, reader: NameReader, ledger: Ledger) -> list[Named]:
    """The bodies named together under a plural head."""
    found: list[Named] = []
    rules = load_rules()
    for head_start, head_end, word in reader.heads:
        head = next((h for h in rules.heads[word] if h.plural), None)
        if head is None:
            continue
        single = "Ministry" if word == "Ministries" else word.removesuffix("s")
        link = _LINK.match(text, head_end)
        parts: list[Part] = []
        if link and link[1] in head.links | {"of"} and link.end() not in reader.known_at:
            end = reader.plural_end(link.end(), head)
            parts = split_after(single, text, head_start, link[1], link.end(), end, ledger.knows)
        if not parts:
            start = reader.plural_start(head_start)
            if start < head_start - 1:
                parts = split_before(single, text, start, head_start - 1, head_end, ledger.knows)
        found += [
            Named(p.start, p.end, p.name, p.name, single, "body.plural", head.classification, head.is_un_system)
            for p in parts
        ]
    return found


def _mentions(page: Page, ledger: Ledger) -> list[Mention]:
    """Known names and names of the report's own; of two that overlap the longer stays, but a parent's name inside."""
    items = [Mention("body", h.entity_id, h.start, h.end, _rule_of(h)) for h in page.known]
    owners: dict[int, set[str | None]] = {}
    for named in page.named:
        body_id = ledger.body_of(named)
        if body_id:
            items.append(Mention("body", body_id, named.start, named.end, named.rule_id))
            owners.setdefault(named.start, set()).update((named.parent, ledger.bodies[body_id].parent_body_id))
    if len(items) < 2:
        return items
    known_at = {h.start: h.entity_id for h in page.known}

    def is_parent(body_id: str, start: int) -> bool:
        """Whether a body is a parent of one named at ``start``. Asked only where names overlap, which is rare."""
        if body_id in _OWNS_ALL:
            return False
        known = known_at.get(start)
        return body_id in owners.get(start, ()) or (known is not None and body_id in ledger.with_parents([known]))

    items.sort(key=lambda m: (m.start, -m.end, m.rule_id))
    kept: list[Mention] = []
    reach = 0
    for item in items:
        if item.start >= reach:
            kept.append(item)
            reach = item.end
            continue
        last = next(k for k in reversed(kept) if k.end > item.start)
        if item.end <= last.end and item.entity_id != last.entity_id and is_parent(item.entity_id, last.start):
            kept.append(item)
    return kept


def _rule_of(hit: Hit) -> str:
    return "body.acronym" if hit.is_acronym else "body.registry"
