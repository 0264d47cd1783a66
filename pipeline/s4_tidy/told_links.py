"""What a document says in its own words about others it hangs together with: the one before it, the one it replies to, a draft.

The words are data (``rules/links.yaml``). A report names its predecessor and the letter it replies to where it opens, and a
resolution its draft above its number; that a draft was adopted is told anywhere. The other document is always named by its
symbol: what is transmitted without one stands inside the same document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from pipeline.model import Citation, Extraction, Structure
from pipeline.rules.loader import read_rules
from pipeline.s4_tidy.mandate import SENTENCE_END

# Letters greet and give reasons before they name what they reply to.
_OPENING: Final = 5
# The front page of a resolution ends with the first words of its body.
_FRONT: Final = 3000
# Between the symbols of two documents that are named together: "(A/79/916 and A/79/960", "A/79/1-S/2025/2".
_TOGETHER: Final = re.compile(r"\)?(?:,|\s+and|\s*[-–])(?:\s+of\s+the\s+(?:[A-Z]\w+\s?){1,4})?\s*\(?")
_ACT_SAID: Final = re.compile(r"[^.;]{0,120}\((?:[A-Z]\w+\s+){0,4}(?:resolution|decision)\s")
# Drafts have the symbols of documents of limited distribution.
_DRAFT: Final = "/L."
_ACTS: Final = ("/RES/", "/DEC/")


@dataclass(frozen=True, slots=True)
class ToldLink:
    """A relation to another document; ``adopted_as`` is the symbol of the act that came of a draft."""

    relation: str
    symbol: str
    adopted_as: str | None = None


@dataclass(frozen=True, slots=True)
class _Rule:
    relation: str
    pattern: re.Pattern[str]
    between: re.Pattern[str] | None
    behind: re.Pattern[str] | None


def link_rules() -> list[dict[str, Any]]:
    """The rules of ``links.yaml`` as parsed."""
    rules: list[dict[str, Any]] = read_rules("links.yaml")["links"]
    return rules


@cache
def _rules(where: str) -> tuple[_Rule, ...]:
    def compiled(text: str | None) -> re.Pattern[str] | None:
        return re.compile(text, re.IGNORECASE | re.VERBOSE) if text else None

    return tuple(
        _Rule(
            rule["relation"],
            re.compile(rule["pattern"], re.IGNORECASE | re.VERBOSE),
            compiled(rule.get("between")),
            compiled(rule.get("behind")),
        )
        for rule in link_rules()
        if rule["where"] == where
    )


def told_links(structure: Structure, extraction: Extraction, text: str) -> list[ToldLink]:
    """The links that the document tells, in the order of the rules and of the text; ``text`` is the canonical text."""
    own = {fact.value for fact in structure.masthead.symbols}
    return [link for link in _all(structure, extraction, text) if link.symbol not in own]


def _all(structure: Structure, extraction: Extraction, text: str) -> Iterator[ToldLink]:
    opening = [passage for passage in structure.passages if passage.kind in ("title", "summary")]
    opening += [paragraph.passage for paragraph in structure.paragraphs[:_OPENING]]
    for passage in opening:
        cited = [c for c in extraction.citations.get(passage.key, ()) if c.symbol and not _is_act(c.symbol)]
        if cited:
            yield from links_in(passage.text, cited, "opening")
    for paragraph in structure.paragraphs:
        cited = list(extraction.citations.get(paragraph.passage.key, ()))
        if any(c.symbol and _DRAFT in c.symbol for c in cited):
            yield from links_in(paragraph.passage.text, cited, "text")
    if structure.masthead.kind == "resolution":
        act = structure.masthead.symbols[0].value if structure.masthead.symbols else None
        yield from (ToldLink(relation, symbol, act) for relation, symbol in front_links(text[:_FRONT]))


def front_links(text: str) -> Iterator[tuple[str, str]]:
    """Relation and symbol of what a front page names."""
    for rule in _rules("front"):
        for said in rule.pattern.finditer(text):
            yield rule.relation, said["symbol"]


def links_in(text: str, cited: Sequence[Citation], where: str) -> Iterator[ToldLink]:
    """The links of a passage; ``cited`` are its citations in their order, ``where`` names the rules."""
    for rule in _rules(where):
        for said in rule.pattern.finditer(text):
            at = next((n for n, each in enumerate(cited) if each.start >= said.end()), None)
            if at is None or not _stands_near(rule, text, said.end(), cited[at].start):
                continue
            if rule.behind is None:
                yield from (ToldLink(rule.relation, symbol) for symbol in _together(text, cited[at:], where))
            elif (behind := rule.behind.match(text, cited[at].end)) and (symbol := cited[at].symbol):
                yield ToldLink(rule.relation, symbol, _act(text, behind.end(), cited[at + 1 :]))


def _stands_near(rule: _Rule, text: str, start: int, end: int) -> bool:
    near = rule.between is None or rule.between.fullmatch(text, start, end)
    return bool(near) and not SENTENCE_END.search(text, start, end)


def _together(text: str, cited: Sequence[Citation], where: str) -> Iterator[str]:
    """The symbols that are named as one: the first, and each that only a comma or "and" parts from the one before."""
    before: Citation | None = None
    for each in cited:
        if before is not None and each.start > before.start and not _TOGETHER.fullmatch(text, before.end, each.start):
            return
        if each.symbol and (where != "text" or _DRAFT in each.symbol):
            yield each.symbol
        before = each


def _act(text: str, start: int, cited: Iterable[Citation]) -> str | None:
    """The act that is named in brackets behind "was adopted"."""
    if said := _ACT_SAID.match(text, start):
        return next(
            (c.symbol for c in cited if c.start >= said.end() - len("resolution ") and c.symbol and _is_act(c.symbol)),
            None,
        )
    return None


def _is_act(symbol: str) -> bool:
    return any(part in symbol for part in _ACTS)
