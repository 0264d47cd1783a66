"""The grammar of United Nations document symbols, usable by itself.

``parse`` reads a text that is nothing but symbols, ``find_symbols`` finds them in running text; both expand double
symbols, lists and ranges (``E/CN.4/1997/47 and Add.1-3`` is four). What a document is about, which instrument it
holds and short forms without a symbol (``resolution 52/98``) stay out. The series are data: ``rules/symbols.yaml``.

Source of the grammar: Editorial Manual of the United Nations; Dag Hammarskjöld Library, guide to document symbols.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, Final

from pipeline.numbers import figure, roman_to_int
from pipeline.rules.loader import read_rules
from pipeline.s3_extract.citations.lists import (
    AND,
    JOINT,
    LETTERS,
    UP_TO,
    More,
    between,
    continue_list,
    expand_letters,
    expand_parts,
)

# Words that take a number after a full stop; only after these a space is folded (``CN. 4`` at a line break).
_DOTTED: Final = "AC|Add|Amend|C|CN|CONF|Corr|CRP|GC|L|PC|PCN|PV|R|Rev|SC|SR|Sub|WG|WP"
_COMPONENT: Final = (
    rf"(?:E?S-\d{{1,2}}(?!\d)|(?:{_DOTTED})\.\s?\d{{1,4}}|[A-Z][A-Za-z]{{0,14}}\.(?:\d{{1,4}}|[A-Z]\b|[IVX]{{1,5}}\b|[A-Z]{{2,4}}(?=/)|Pro\.\d{{1,3}})"
    r"|\d{1,5}(?:[a-z](?![A-Za-z\d])|(?!(?!and\b|or\b)[a-z\d]))|[A-Z]{2,5}\(\d{1,3}\)|[A-Z][A-Za-z]{0,14}(?: [A-Z]{3,10}(?=/))?)"
)
# After a folded space only what cannot be the next word of the sentence.
_FIRM: Final = rf"(?:(?:RES|DEC|PRST)(?=\s?/)|E?S-\d{{1,2}}(?!\d)|(?:{_DOTTED})\.\s?\d{{1,4}}|\d{{1,5}}(?![A-Za-z\d]))"
_ROMAN: Final = r"[IVXLC]+"
_PART: Final = rf"\s?\((?:Part\s?(?:\d+|{_ROMAN})|Vol(?:\.|ume)?\s?(?:\d+|{_ROMAN})|Supp\.?(?:\s?\d+)?|SUPP|Sect\.?\s?\d{{1,2}}[A-Z]?|Resumption\s?\d+)\*?\)"
_LABEL: Final = rf"(?:\d{{1,2}}|{_ROMAN})"
_PARTS: Final = (
    rf"\s?\((?:Parts|Vols\.?|Sects\.?)\s{_LABEL}(?:(?:,?\s(?:{AND}|{UP_TO})\s|,\s|{JOINT}){_LABEL}){{1,12}}\*?\)"
)
_TIGHT: Final = re.compile(r"(?<=[a-z.])(?=[IVX\d])")
SESSION_TAIL: Final = rf"\s?\((?:(?:E?S-|EX-)?{_ROMAN}|(?:19|20)\d\d)\)"
# What may not stand before a symbol is told after its first letter, so that the search can skip to capitals.
_SYMBOL: Final = re.compile(
    rf"(?P<head>[A-Z](?<![\w/.@].)[A-Z-]{{0,8}})(?P<sub>\.\d{{1,3}})?"
    rf"(?P<rest>(?:/{_COMPONENT}|\s?/\s?{_FIRM})+)(?P<part>{_PART}(?:/{_FIRM})*)?(?P<parts>{_PARTS})?"
)
_NUMBER_TAIL: Final = re.compile(rf"(?P<letters>\s?{LETTERS})?(?P<paren>{SESSION_TAIL})?")
_MORE_RESOLUTIONS: Final = re.compile(
    rf"(?:,\s(?:(?:{AND})\s)?|\s(?:{AND})\s)(?P<found>(?P<number>\d{{1,4}})\s?(?P<year>\((?:19|20)\d\d\))"
    rf"|(?P<session>\d{{1,4}})/(?P<of_session>\d{{1,4}})(?![\d/]|\sof\b)(?P<letters>\s?{LETTERS})?)"
)
_SPLIT: Final = re.compile(r"\s?/\s?")
_SUFFIX: Final = re.compile(
    rf",?\s?(?:\b(?:{AND})\b|&|(?<=,))\s?(?P<suffix>(?P<kind>Add|Amend|Corr|Rev)\.\s?\d{{1,3}})"
    r"(?P<after>(?:/(?:Add|Corr|Rev)\.\s?\d{1,3})*)(?!\d)"
)
_FULL_RANGE: Final = re.compile(rf"{JOINT}|\s(?:{UP_TO})\s")
# A blank lost before the next word is none of the symbol's.
_AFTER: Final = re.compile(r"(?!and\b|or\b)[A-Za-z\d]|[/!]\w|\.[a-z]{2}")
_DOCUMENT_WORD: Final = re.compile(r"(?:documents?|doc\.|symbol)\s(?:No\.\s)?\W{0,2}$", re.IGNORECASE)
_DIGIT: Final = re.compile(r"\d")
_SPACES: Final = re.compile(r"\s+")
_LETTERS_FIRST: Final = re.compile(r"[A-Za-z]+")
_SPECIAL_SESSION: Final = re.compile(r"E?S-\d+")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_PARENTHESIS: Final = re.compile(r"\(([^)]*)\)")
_NUMBERED_PART: Final = re.compile(r"(.*?)(\d+)")
_SUFFIX_KINDS: Final = ("Add", "Amend", "Corr", "Rev", "Summary")
_SUBSIDIARY: Final = re.compile(r"(?:AC|C|CN|CONF|GC|PC|PCN|SC|Sub|WG)(?:\.\d+)?|HRC|ICEF|IPF|COP|CP|SBI|SBSTA|B|EA")


class SymbolError(ValueError):
    """The text is no document symbol; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """One document symbol. ``text`` is as printed with the spaces of line breaks folded.

    ``series`` is the issuing body's part (``E/CN.4/Sub.2``), ``components`` what stands between the slashes,
    ``session`` a session as printed (``52``, ``S-17``, ``XXX``), ``kind`` a citation_type of the schema,
    ``qualifier`` the letter or parenthesis after the last number (``B``, ``(III)``, ``(Part I)``), ``suffixes`` Add.,
    Corr. and Rev. in their order.
    """

    text: str
    series: str
    components: tuple[str, ...]
    kind: str
    session: str | None = None
    year: int | None = None
    qualifier: str | None = None
    suffixes: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The symbol for joining: NFKC, without spaces, in capitals."""
        return symbol_key(self.text)


@dataclass(frozen=True, slots=True)
class SymbolMatch:
    """A symbol at ``text[start:end]``; symbols expanded from one list or range overlap.

    ``open``: the symbol stands at a range that is too long, runs backwards or crosses sessions, and is not taken apart.
    """

    symbol: Symbol
    start: int
    end: int
    open: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """What ``symbols.yaml`` says: ``heads`` maps the first component to the digits a lone number needs (0: never); those
    ``by_year`` have the year before the second of two numbers."""

    heads: Mapping[str, int]
    by_year: frozenset[str]
    second_words: frozenset[str]
    kinds: Mapping[str, str]


def load_rules() -> dict[str, Any]:
    """The parsed ``symbols.yaml``."""
    data: dict[str, Any] = read_rules("symbols.yaml")
    return data


@cache
def load_series() -> Series:
    """The series of ``symbols.yaml``."""
    data = load_rules()
    heads = {str(head): int(row["one_number"]) for head, row in data["heads"].items()}
    by_year = frozenset(head for head, row in data["heads"].items() if row.get("by_year"))
    return Series(heads, by_year, frozenset(data["second_words"]), dict(data["kinds"]))


@lru_cache(maxsize=4096)
def symbol_key(text: str) -> str:
    """A printed symbol as a key for joining: ``A/62/17 (Part I)`` and ``A/62/17(PartI)`` have the same."""
    folded = unicodedata.normalize("NFKC", text).replace("–", "-").replace("‑", "-").replace("‐", "-")
    return _SPACES.sub("", folded).upper()


def parse(text: str) -> tuple[Symbol, ...]:
    """The symbols of a text that holds nothing else, expanded and in order.

    >>> [symbol.text for symbol in parse("E/CN.4/1997/47 and Add.1-2")]
    ['E/CN.4/1997/47', 'E/CN.4/1997/47/Add.1', 'E/CN.4/1997/47/Add.2']

    Raises SymbolError where any part of the text is no symbol.
    """
    clean = _SPACES.sub(" ", unicodedata.normalize("NFKC", text)).strip().rstrip("*/ ").strip("()")
    if clean.count("(") > clean.count(")"):
        clean += ")"
    matches = list(_filled(clean, _scan(clean, strict=False)))
    covered, at = True, 0
    for match in matches:
        covered &= match.start <= at or not re.sub(r"\band\b|[\s,;/*–-]", "", clean[at : match.start])
        at = max(at, match.end)
    if not matches or not covered or clean[at:].strip("* "):
        raise SymbolError(
            f"{text!r} is no document symbol: expected a series such as A, S, E or CEDAW, then components with a "
            f"number between slashes (A/52/355). Known series: {', '.join(load_series().heads)}"
        )
    return tuple(match.symbol for match in matches)


def find_symbols(text: str) -> tuple[SymbolMatch, ...]:
    """The symbols in running text, in order, lists and ranges expanded."""
    return tuple(_filled(text, _scan(text, strict=True))) if "/" in text else ()


def _scan(text: str, strict: bool) -> Iterator[SymbolMatch]:
    series = load_series()
    for match in _SYMBOL.finditer(text):
        components = [part for part in _SPLIT.split(match["rest"]) if part]
        head = match["head"] + (match["sub"] or "")
        end = match.end()
        if _AFTER.match(text, end) and not (text[end].isupper() and {"RES", "DEC"} & set(components)):
            continue
        if not _plausible(series, head, components, text[max(0, match.start() - 24) : match.start()], strict):
            continue
        halves = _halves(head, components)
        for half in halves[:-1]:
            yield SymbolMatch(_build(half), match.start(), match.end("rest"))
        yield from _expand(text, match, halves[-1], end)


def _filled(text: str, matches: Iterable[SymbolMatch]) -> Iterator[SymbolMatch]:
    """The matches, and between two that are the ends of a range (``A/59/185 to A/59/187``) the symbols between them."""
    before: SymbolMatch | None = None
    for match in matches:
        if before and _FULL_RANGE.fullmatch(text, before.end, match.start):
            inside = _inside(before.symbol, match.symbol)
            yield from (SymbolMatch(symbol, before.start, match.end) for symbol in inside or ())
            match = replace(match, open=match.open or inside is None)
        yield match
        before = match


def _inside(first: Symbol, last: Symbol) -> list[Symbol] | None:
    """The symbols between the ends of a range, none where these are the two symbols of one document; None where the
    range cannot be taken apart."""
    if first.series != last.series or len(first.components) != len(last.components):
        return []
    low, high = (_NUMBERED_PART.fullmatch(each.components[-1]) for each in (first, last))
    if not low or not high or low[1] != high[1] or first.qualifier != last.qualifier:
        return []
    same = first.components[:-1] == last.components[:-1]
    numbers = between(figure(low[2]), figure(high[2])) if same else None
    if numbers is None:
        return None
    return [_build([*first.components[:-1], f"{low[1]}{n}"], qualifier=first.qualifier) for n in numbers]


def _plausible(series: Series, head: str, components: list[str], before: str, strict: bool) -> bool:
    """Is this a symbol, and not "HIV/AIDS", "S/he" or a path? Unknown heads need more to be believed."""
    if not any(map(_DIGIT.search, components)):
        return False
    if head.partition(".")[0] not in series.heads:
        last = components[-1][-1].isdigit() and components[-1][0] != "("
        return last and (len(components) > 2 or (len(components) > 1 and bool(_DOCUMENT_WORD.search(before))))
    first = components[0]
    if len(components) == 1 and first.isdigit() and "." not in head:
        need = series.heads[head]
        return bool(need) and len(first) >= (need if strict else 1)
    if (
        head in series.by_year
        and len(components) == 2
        and all(map(str.isdigit, components))
        and not _YEAR.fullmatch(first)
    ):
        # S/2376/2025 is a note of the Technical Secretariat of OPCW, which counts first and tells the year behind.
        return False
    if len(head) > 1 or not first[0].isalpha():
        return True
    return _LETTERS_FIRST.match(first)[0] in series.second_words or bool(_SPECIAL_SESSION.fullmatch(first))  # type: ignore[index]


def _halves(head: str, components: list[str]) -> list[list[str]]:
    """A double symbol joined by a slash (``A/52/826/S/1998/222``) taken apart."""
    for at in range(1, len(components) - 1):
        joined = components[at] in ("A", "S", "E") and components[at + 1].isdigit() and components[at - 1].isdigit()
        if joined and head in ("A", "S", "E"):
            return [[head, *components[:at]], *_halves(components[at], components[at + 1 :])]
    return [[head, *components]]


def _expand(text: str, match: re.Match[str], parts: list[str], end: int) -> Iterator[SymbolMatch]:
    """The symbol at ``match`` and what follows it: letters and session, a range, more numbers, more suffixes."""
    start = match.start()
    if match["part"]:
        part, *after = _SPLIT.split(match["part"].strip())
        part = _TIGHT.sub(" ", part)
        symbol = _build([*parts, *after], qualifier=part, qualified=len(parts))
        yield SymbolMatch(symbol, start, end)
        yield from _suffixes(text, symbol, start, end)
        return
    if match["parts"]:
        for part in expand_parts(match["parts"]):
            yield SymbolMatch(_build(parts, qualifier=part, qualified=len(parts)), start, end)
        return
    if set(parts) & {"RES", "DEC"} or text[end : end + 2] in (" (", "("):
        tail = _NUMBER_TAIL.match(text, end)
        if tail and tail.end() > end and (set(parts) & {"RES", "DEC"} or tail["paren"]):
            for letter in expand_letters(tail["letters"] or ""):
                qualifier = " ".join(filter(None, (letter, (tail["paren"] or "").strip())))
                yield SymbolMatch(_build(parts, qualifier=qualifier), start, tail.end())
            yield from _more_resolutions(text, parts, tail.end())
            return
    more = continue_list(text, end, parts)
    symbols = [_build([*parts[:-1], last]) for last in more.parts]
    yield from (SymbolMatch(symbol, start, more.end, more.open) for symbol in symbols)
    yield from _suffixes(text, symbols[0], start, more.end)
    yield from _more_resolutions(text, parts, more.end)


def _more_resolutions(text: str, parts: list[str], end: int) -> Iterator[SymbolMatch]:
    """Other resolutions behind the symbol of one: ``S/RES/1325 (2000), 1820 (2008)``, ``A/RES/60/1 and 61/10``."""
    if "RES" not in parts:
        return
    before = parts[: parts.index("RES") + 1]
    while match := _MORE_RESOLUTIONS.match(text, end):
        end = match.end()
        if (match["year"] is None) == (before == ["S", "RES"]):
            return
        numbers = [match["number"]] if match["year"] else [match["session"], match["of_session"]]
        for qualifier in [match["year"]] if match["year"] else expand_letters(match["letters"] or ""):
            yield SymbolMatch(_build([*before, *numbers], qualifier=qualifier), match.start("found"), end)


def _suffixes(text: str, base: Symbol, start: int, end: int) -> Iterator[SymbolMatch]:
    """``and Add.1-3``, ``, Corr.1 and Corr.2`` after a symbol.

    A suffix of a kind the symbol ends in already replaces it (``47/Add.1 and Add.2``), another one follows it.
    """
    while match := _SUFFIX.match(text, end):
        parts, suffix = list(base.components), match["suffix"].replace(" ", "")
        cut = next((at for at, part in enumerate(parts) if part.startswith(f"{match['kind']}.")), len(parts))
        after = [part for part in match["after"].replace(" ", "").split("/") if part]
        # What a stacked suffix is of cannot be counted on.
        more = More([suffix], match.end(), False) if after else continue_list(text, match.end(), [*parts[:cut], suffix])
        end = more.end
        for last in more.parts:
            made = _build([*parts[:cut], last, *after], qualifier=base.qualifier, qualified=_qualified(base))
            yield SymbolMatch(made, start, end, more.open)


def _qualified(symbol: Symbol) -> int | None:
    """How many components stand before the qualifier."""
    return len(symbol.components) - len(symbol.suffixes) if symbol.qualifier else None


def _build(parts: list[str], qualifier: str | None = None, qualified: int | None = None) -> Symbol:
    """A symbol of its components; the qualifier stands after the first ``qualified`` of them, else at the end."""
    return _built(tuple(parts), qualifier, qualified)


@lru_cache(maxsize=4096)
def _built(parts: tuple[str, ...], qualifier: str | None, qualified: int | None) -> Symbol:
    series = load_series()
    components = tuple(_SPACES.sub("", part) if "." in part else part for part in parts)
    at = qualified or len(components)
    text = "/".join(components[:at]) + (f" {qualifier}" if qualifier else "")
    text = "/".join((text, *components[at:]))
    depth = 1
    while depth < len(components) and _SUBSIDIARY.fullmatch(components[depth]):
        depth += 1
    kind = "document" if components[0].split(".")[0] in series.heads else "other_document"
    if kind == "document":
        names = (component.split(".")[0] for component in components[1:])
        kind = next((series.kinds[name] for name in names if name in series.kinds), kind)
    suffixes = tuple(part for part in components[1:] if part.split(".")[0] in _SUFFIX_KINDS)
    session, year = _session_year(components, qualifier)
    return Symbol(text, "/".join(components[:depth]), components, kind, session, year, qualifier or None, suffixes)


def _session_year(components: tuple[str, ...], qualifier: str | None) -> tuple[str | None, int | None]:
    """The session (of the Assembly and its bodies) or the year of a symbol, as far as it has one."""
    inner = _PARENTHESIS.search(qualifier) if qualifier else None
    if inner and _YEAR.fullmatch(inner[1]):
        return None, figure(inner[1])
    if inner and roman_to_int(inner[1].rpartition("-")[2]) and "Part" not in inner[1]:
        return inner[1], None
    for part in components[1:]:
        if _SPECIAL_SESSION.fullmatch(part):
            return part, None
        if part.isdigit():
            if 1946 <= figure(part) <= 2100 and len(part) == 4:
                return None, figure(part)
            return (
                (part, None) if components[0] == "A" and figure(part) < 1000 and len(components) > 2 else (None, None)
            )
    return None, None
