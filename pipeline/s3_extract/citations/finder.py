"""Every document symbol and numbered resolution cited in a report, with its full symbol.

In goes the structured report and the bodies named in it; out come citations by passage. Symbols come from
``symbols``, numbers without a symbol from ``resolutions``; here it is only told who speaks where (headings, the
report's organs) and what is settled. Which instrument a citation names is for ``instruments``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from pipeline.model import Citation, Issue, Passage, Structure
from pipeline.s3_extract.bodies.findings import BodyFindings
from pipeline.s3_extract.citations.numbering import load_adopters
from pipeline.s3_extract.citations.other_languages import find_numbered_in
from pipeline.s3_extract.citations.resolutions import Numbered, Speakers, find_numbered, may_be_numbered
from pipeline.s3_extract.citations.symbols import SymbolMatch, find_symbols, symbol_key
from pipeline.s3_extract.citations.whose import host_of


class CitationFindings(NamedTuple):
    """``citations`` by passage key, in the order of the text, for each passage that has any."""

    citations: Mapping[str, tuple[Citation, ...]]
    issues: tuple[Issue, ...]


def find_citations(structure: Structure, bodies: BodyFindings) -> CitationFindings:
    """The citations of a report; its own symbols are none."""
    own = {symbol_key(fact.value) for fact in structure.masthead.symbols}
    known = frozenset({mention.entity_id for mentions in bodies.mentions.values() for mention in mentions})
    organs, host = _organs_of_front(structure), host_of(bodies)
    numbered: list[tuple[str, Numbered]] = []
    found: dict[str, list[Citation]] = {}
    issues: list[Issue] = []
    for passage in structure.passages:
        matches = find_symbols(passage.text)
        if cited := [
            Citation(match.symbol.text, match.symbol.kind, match.start, match.end, "resolved")
            for match in matches
            if match.symbol.key not in own
        ]:
            found[passage.key] = cited
        issues += [_open_range(passage, match) for match in matches if match.open]
        context = (*bodies.above.named(passage), *organs)
        language = structure.foreign.get(passage.key)
        if language is not None:
            here = find_numbered_in(passage.text, language, context, known)
        elif may_be_numbered(passage.text):
            mentions = bodies.mentions.get(passage.key, ())
            speakers = Speakers(mentions, context, known, bodies.above.organ(passage), host)
            here = find_numbered(passage.text, speakers)
        else:
            continue
        numbered += [(passage.key, one) for one in here]
        issues += [_open_range(passage, one) for one in here if one.open]
    keys = [key for key, _ in numbered]
    for key, one in zip(keys, _with_years([one for _, one in numbered]), strict=True):
        found.setdefault(key, []).append(_citation(one))
    years = {
        one.symbol.partition(" (")[0]: one.symbol
        for cited in found.values()
        for one in cited
        if one.symbol and one.symbol.startswith("S/RES/") and one.symbol.endswith(")")
    }
    for cited in found.values():
        cited[:] = [replace(one, symbol=years[one.symbol]) if one.symbol in years else one for one in cited]
        cited.sort(key=attrgetter("start"))
    return CitationFindings({key: tuple(cited) for key, cited in found.items()}, tuple(issues))


def _with_years(found: Sequence[Numbered]) -> list[Numbered]:
    """``found`` of one report, where a Council resolution without its year gets the year named elsewhere in it."""
    years: dict[str, set[str]] = {}
    for one in found:
        if one.body_ids == ("security-council",) and "(" in one.number:
            years.setdefault(one.number.split(" ")[0], set()).add(one.number)
    out = []
    for one in found:
        full = years.get(one.number, set()) if not one.body_ids else set()
        out.append(replace(one, number=next(iter(full)), body_ids=("security-council",)) if len(full) == 1 else one)
    return out


def _open_range(passage: Passage, found: SymbolMatch | Numbered) -> Issue:
    words = passage.text[found.start : found.end]
    message = (
        f"the range at {words!r} runs backwards, crosses sessions or is too long to be taken apart; "
        "what is printed of its ends is cited"
    )
    return Issue("warning", "open_range", message, *passage.span(found.start, found.end))


def _citation(one: Numbered) -> Citation:
    symbols = one.symbols
    if len(symbols) == 1:
        return Citation(symbols[0], one.kind, one.start, one.end, "resolved")
    return Citation(None, one.kind, one.start, one.end, "ambiguous" if symbols else "unresolved", candidates=symbols)


def _organs_of_front(structure: Structure) -> tuple[str, ...]:
    """The organs of the front page that number their resolutions."""
    titles = {adopter.title: body for body, adopter in load_adopters().items()}
    return tuple(titles[fact.value] for fact in structure.masthead.organs if fact.value in titles)
