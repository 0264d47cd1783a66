"""Names of bodies that are but a part of a title: of a convention, or of an officer.

In: a text, the known names in it, and where the words for instruments stand. Out: the stretches that are titles, and
the names that are mentions of the body.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from pipeline.model import Body
from pipeline.s3_extract.bodies.rules import load_rules
from pipeline.s3_extract.name_index import Hit

_OF_ANOTHER = re.compile(r" of (?:the )?")

_OFFICER_BEFORE = re.compile(r"(?:Under-|Under |Assistant |Deputy |Deputy-|[Ff]ormer )$")

_TITLE_RUN = re.compile(
    r"(?:,? ?(?:on|of|for|against|in|to|and|with|relating|concerning|the|All|or|its|de|by)\b"
    r"| [A-Z][\w’'-]*|,(?= (?:[A-Z]|and )))+"
)

# Of more code points is no title; a list of treaties would be read from each of them to its end.
_LONGEST_TITLE = 400

# Other organizations have envoys, too: "the African Union Special Representative for Utopia".
_ENVOYS = ("Special Representative", "Special Envoy", "Special Adviser", "Personal Envoy")
# The word before "and" is of the name that goes on behind it where nothing, an article, a possessive or an owner stands before it.
_FIRST_HALF = re.compile(
    r"(?P<opens>^|\b(?:[Tt]he|THE) |\b[Ii]ts |\) |[’'] |[’']s | )(?P<word>[A-Z](?:[a-z]+|[A-Z]+)) (?:and|AND) $"
)
_ANDS = (" and ", " AND ")
_HALF_REACH = 40
_ON_A_TOPIC = re.compile(r" (?:on|for) (?:the )?[A-Z][a-z]")
_CAPITAL_BEFORE = re.compile(r"(?<![.;:] )\b(?!The )[A-Z][a-z]+ $")

# What goes on behind an acronym that opens a document's symbol: "UNEP/OzL.Pro.28/12", "JIU/REP/2023/7".
_SYMBOL_GOES_ON = re.compile(r"(?:/[\w.()-]+)*/[\w.()-]*\d")

# A law is called like the body that it sets up: "the Human Rights Committee Act 2015".
_MAY_BE_LAW = frozenset({" A", " B", " ("})
_LAW_BEHIND = re.compile(r" (?:\((?:Amendment|Establishment|Repeal)\) )?(?:Act|Bill)\b(?!-)")

_SECRETARIAT = "united-nations-secretariat"
_HAVE_OFFICES = ("specialized_agency", "fund_or_programme", "regional_organization")

# Other organizations have them, too ("the Deputy Secretary-General of UNCTAD").
_OF_MANY_HOUSES = frozenset({"secretary-general", "deputy-secretary-general"})
# Who declares is named behind a declaration: "the Declaration of the Heads of State of the Union".
_DECLARERS = re.compile(r" of the (?:[\w-]+ ){0,3}?(?:Heads|Leaders|Ministers|Presidents|Summit|Member States) ")
_AND_THE = re.compile(r"(?:,? (?:and|to|by)|,) the ")

# "United Nations" before one of these is a part of a title, not of what acts.
_TITLE_WORD = re.compile(
    r" (?:[A-Z][a-z]+ )?(?:Convention|Declaration|Conference|Decade|Charter|Framework|Millennium|New|Standard|Day|Rules"
    r"|Principles|Guidelines|Year|Congress|Global|Programme|Treaty|Protocol|Strategy|Agenda|Special Initiative"
    r"|Sustainable|publication)\b"
)


def without_titles(text: str, hits: list[Hit], titles: Sequence[tuple[int, int]]) -> list[Hit]:
    """The hits that are no part of an instrument's title, of an officer's or of a document's symbol."""
    starts = {hit.start: hit for hit in hits}
    ends = {hit.end: hit for hit in hits}
    kept = []
    for hit in hits:
        if titles and any(a < hit.start and hit.end <= b for a, b in titles):
            continue
        if text.startswith("/", hit.end) and hit.is_acronym and _SYMBOL_GOES_ON.match(text, hit.end):
            continue
        if text[hit.end : hit.end + 2] in _MAY_BE_LAW and _LAW_BEHIND.match(text, hit.end):
            continue
        if text.startswith("Special", hit.start) and text.endswith("Deputy ", 0, hit.start):
            # "Deputy Special Representative of the Secretary-General for Utopia" is another officer.
            at = text.find("Secretary-General", hit.start, hit.end)
            kept += [Hit(at, at + len("Secretary-General"), "secretary-general", "official")] if at > 0 else []
            continue
        if hit.entity_id == "united-nations" and _TITLE_WORD.match(text, hit.end):
            continue
        if hit.entity_id in _OF_MANY_HOUSES:
            after = _OF_ANOTHER.match(text, hit.end)
            other = starts.get(after.end()) if after else ends.get(hit.start - 1)
            if _OFFICER_BEFORE.search(text[max(0, hit.start - 12) : hit.start]):
                continue
            if (after and text[after.end()].isupper() and not other) or (other and other.entity_id != "united-nations"):
                continue
        kept.append(hit)
    return kept


def without_halves(text: str, hits: list[Hit]) -> list[Hit]:
    """The hits that are no second half of a name joined by "and" ("the Peace and Security Council of the Union") and no other
    name within one that has words on both sides of it ("the Utopia NGO Committee on Wells")."""
    hits = [hit for hit in hits if hit.kind != "variant" or not _is_within(text, hit)]
    if " and " not in text and " AND " not in text:
        return hits
    plain, ends = load_rules().plain, {hit.end for hit in hits}

    def is_half(hit: Hit) -> bool:
        if not text.endswith(_ANDS, 0, hit.start):
            return False
        first = _FIRST_HALF.search(text, max(0, hit.start - _HALF_REACH), hit.start)
        if first is None or hit.is_acronym or first["word"].capitalize() not in plain:
            return False
        return first["opens"] != " " or first.start() in ends

    return [hit for hit in hits if not is_half(hit)]


def _is_within(text: str, hit: Hit) -> bool:
    """Whether a name that ends with its head has a capital word before it and its topic behind."""
    if not _ON_A_TOPIC.match(text, hit.end) or not _CAPITAL_BEFORE.search(
        text, max(0, hit.start - _HALF_REACH), hit.start
    ):
        return False
    last = text.rfind(" ", hit.start, hit.end) + 1
    return not hit.is_acronym and last > hit.start and load_rules().gate.fullmatch(text, last, hit.end) is not None


def without_organs_of_others(
    text: str, hits: Sequence[Hit], body_of: Callable[[str], Body], above: Callable[[str], Collection[str]]
) -> list[Hit]:
    """Leave out what is another organization's: "the OAS General Assembly", "the African Union Mission in Utopia", "the ESCAP
    Statistics Division"; ``above`` are the ids of a body and of all above it."""
    if len(hits) < 2:
        return list(hits)
    ends = {hit.end: hit.entity_id for hit in hits}
    starts = {hit.start: hit.entity_id for hit in hits}
    kept = []
    for hit in hits:
        of = _OF_ANOTHER.match(text, hit.end)
        # "the Southern African Development Community (SADC) Mission in Utopia"
        before = hit.start - (2 if text[hit.start - 2 : hit.start] == ") " else 1)
        other = ends.get(before) or (starts.get(of.end()) if of else None) or "united-nations"
        body = body_of(hit.entity_id)
        if other != "united-nations" and body.classification in ("principal_organ", "mission"):
            continue
        if hit.start - 1 in ends and not body_of(other).is_un_system and body.name.startswith(_ENVOYS):
            continue
        if other != "united-nations" and _has_its_own(hit, text, above(hit.entity_id), body_of(other)):
            continue
        kept.append(hit)
    return kept


def _has_its_own(hit: Hit, text: str, above: Collection[str], other: Body) -> bool:
    """Whether an organization has an office of the name that one of the Secretariat bears: "Office of Legal Affairs of FAO"."""
    name, rules = text[hit.start : hit.end], load_rules()
    if other.body_id in above:
        return False
    if name in rules.of_many:
        return True
    is_office = not hit.is_acronym and not rules.offices.isdisjoint((name.split()[0], name.split()[-1]))
    return is_office and is_of_another(above, other)


def is_of_another(above: Collection[str], other: Body) -> bool:
    """Whether what is of ``other`` is no part of the Secretariat; ``above`` are the ids of a known body and of all above it."""
    return _SECRETARIAT in above and other.body_id not in above and other.classification in _HAVE_OFFICES


def titles_of(text: str, instruments: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of the text that are titles of conventions, declarations and the like.

    ``instruments`` are the places of these words.
    """
    spans = []
    for start, end in instruments:
        if _goes_on(text[start - 1 : start]) or _goes_on(text[end : end + 1]):
            continue
        run = _TITLE_RUN.match(text, end, end + _LONGEST_TITLE)
        if run is None:
            continue
        first = run.group().split()
        of_titles = text[start:end] in ("Charter", "Statute", "Constitution", "Declaration")
        if _DECLARERS.match(text, end):
            continue
        if not first or (first[0] == "of" and not of_titles) or first[0] in ("to", "by", "and"):
            continue
        if first[0][0].isupper() and load_rules().gate.search(run.group()):
            # A body of the treaty: "the Rotterdam Convention Chemical Review Committee".
            continue
        broken = _AND_THE.search(text, end, run.end())
        spans.append((start, broken.start() if broken else run.end()))
    return spans


def _goes_on(beside: str) -> bool:
    """Whether the character beside a word, or none, makes it a part of a longer one."""
    return beside.isalnum() or beside == "_"
