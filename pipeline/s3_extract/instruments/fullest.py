"""Names of instruments that are cut short, and the fuller ones of the same report that they stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Final

from pipeline.model import Instrument
from pipeline.s3_extract.instruments.names import Named
from pipeline.s3_extract.instruments.rules import fold, load_rules

# "Antigua and Barbuda Agenda for Small Island Developing States: a Renewed Declaration for Resilient Prosperity"
_SUBTITLE: Final = re.compile(r":\s(?:[Aa]n?|[Tt]he)\s")
# What opens the brackets in which a second name stands.
_IN_BRACKETS: Final = re.compile(r"\s\((?:(?:hereinafter|also\sknown\sas|or)\s)?(?:the\s)?[“\"]?")
# What can stand before a name that means the same without it.
_WHOSE: Final = ("United Nations", "UN", "International", "European")
# Articles and commas, by which two prints of one name differ.
_SMALL: Final = re.compile(r"(?<![\w-])(?:the|an?)\s|,")
# What tells a plan from the one before it.
_FOR_YEARS: Final = re.compile(r",?\s(?:for\s(?:the\speriod\s)?)?(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d")


def also_called(text: str, names: Sequence[Named]) -> dict[str, Instrument]:
    """Subtitles and second names in brackets behind the first, by title: "Regional Agreement on Access to Information (Escazú Agreement)".

    ``names`` are those of ``text`` in order. One of them that is not known already is the other.
    """
    found = {}
    for one, other in pairwise(names):
        if _SUBTITLE.fullmatch(text, one.end, other.start) and other.needs_body:
            found[other.instrument.title] = one.instrument
            continue
        if _IN_BRACKETS.fullmatch(text, one.end, other.start) and text.startswith((")", "”)", '")'), other.end):
            if other.needs_body and one.instrument.instrument_type == other.instrument.instrument_type:
                found[other.instrument.title] = one.instrument
            elif one.needs_body and not other.needs_body:
                found[one.instrument.title] = other.instrument
    return found


def fullest(names: Mapping[str, list[Named]], also: Mapping[str, Instrument]) -> dict[str, list[Named]]:
    """A name cut short is the one it begins: "Moscow Agreement" where there is a "Moscow Agreement on a Ceasefire".

    ``also`` are the instruments that second names stand for.
    """
    made = {one.instrument.title: one.instrument for found in names.values() for one in found if one.needs_body}
    short = load_rules().short_titles
    known = {one.instrument.title: one.instrument for found in names.values() for one in found}
    made |= {title: one for title, one in known.items() if title in short}
    titles = sorted(known)
    full: dict[str, Instrument] = {**also}
    for title in sorted(made, key=lambda title: (-len(title), title)):
        longer = [known[other] for other in _beginning(titles, title)]
        if len({one.title for one in longer if _FOR_YEARS.fullmatch(one.title, len(title))}) > 1:
            # "the UNICEF Strategic Plan", in a report on those of 2022–2025 and of 2026–2029
            continue
        if same := next((one for one in longer if one.instrument_type == made[title].instrument_type), None):
            full[title] = same
    for title, one in made.items():
        # "the Model Convention", in a report that names the United Nations Model Convention
        owner = next((known[other] for whose in _WHOSE if (other := f"{whose} {title}") in known), None)
        if owner is not None and owner.instrument_type == one.instrument_type:
            full.setdefault(title, owner)
    _alike(made, full)
    return {
        key: [replace(one, instrument=same) if (same := _last(full, one)) else one for one in found]
        for key, found in names.items()
    }


def _alike(made: Mapping[str, Instrument], full: dict[str, Instrument]) -> None:
    """Adds what differs by an article or a comma, or by whose plan of the same years it is."""
    first: dict[str, Instrument] = {}
    for title in sorted(made, key=lambda title: (-len(title), title)):
        # "the Declaration on Relations among Member States" is the one "among the Member States".
        same = first.setdefault(_SMALL.sub("", fold(title)), made[title])
        if same.title != title and same.instrument_type == made[title].instrument_type:
            full.setdefault(title, same)
    dated = {plain[::-1]: one for plain, one in first.items() if _FOR_YEARS.search(plain)}
    backwards = sorted(dated)
    for plain, one in dated.items():
        # "the Strategic Plan, 2022–2025", in a report that names the UNDP Strategic Plan, 2022–2025.
        owned = [dated[other] for other in _starting(backwards, f"{plain} ")]
        if len({other.instrument_id for other in owned}) == 1:
            full.setdefault(one.title, min(owned, key=lambda other: (-len(other.title), other.title)))


def _last(full: Mapping[str, Instrument], one: Named) -> Instrument | None:
    """The instrument that a name stands for, and that stands for no other itself."""
    found = full.get(one.instrument.title)
    return full.get(found.title, found) if found else None


def _beginning(titles: Sequence[str], title: str) -> list[str]:
    """Those of sorted titles that begin with another one, the longest first."""
    found = [other for start in (f"{title} ", f"{title}, ") for other in _starting(titles, start)]
    return sorted(found, key=lambda other: (-len(other), other))


def _starting(words: Sequence[str], start: str) -> Iterator[str]:
    """Those of sorted words that start with ``start``."""
    behind = (words[at] for at in range(bisect_left(words, start), len(words)))
    return takewhile(lambda other: other.startswith(start), behind)
