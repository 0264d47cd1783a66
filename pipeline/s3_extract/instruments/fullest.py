"""Names of instruments that are cut short, and the fuller ones of the same report that they stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise, takewhile
from typing import Final

from pipeline.model import Instrument
from pipeline.s3_extract.instruments.names import Named
from pipeline.s3_extract.instruments.rules import fold, load_rules

# "Antigua and Barbuda Agenda for Small Island Developing States: a Renewed Declaration for Resilient Prosperity"
_SUBTITLE: Final = re.compile(r":\s(?:[Aa]n?|[Tt]he)\s")
# What opens the brackets in which a second name stands.
_IN_BRACKETS: Final = re.compile(r"\s\((?:(?:hereinafter|also\sknown\sas|or)\s)?(?:the\s)?[“\"]?")
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
    titles = sorted(made)
    full: dict[str, Instrument] = {**also}
    for title in sorted(made, key=lambda title: (-len(title), title)):
        longer = [made[other] for other in _beginning(titles, title)]
        if len({one.title for one in longer if _FOR_YEARS.fullmatch(one.title, len(title))}) > 1:
            # "the UNICEF Strategic Plan", in a report on those of 2022–2025 and of 2026–2029
            continue
        if same := next((one for one in longer if one.instrument_type == made[title].instrument_type), None):
            full[title] = same
    for title, one in made.items():
        # "the Model Convention", in a report that names the United Nations Model Convention
        owner = made.get(f"United Nations {title}") or made.get(f"UN {title}")
        if owner is not None and owner.instrument_type == one.instrument_type:
            full.setdefault(title, owner)
    dated = [(fold(title), title) for title in titles if _FOR_YEARS.search(title)]
    for plain, title in dated:
        # "the Strategic Plan, 2022–2025", in a report that names the UNDP Strategic Plan, 2022–2025.
        owned = [made[other] for folded, other in dated if folded.endswith(f" {plain}")]
        if len({one.instrument_id for one in owned}) == 1:
            full.setdefault(title, owned[0])
    return {
        key: [replace(one, instrument=same) if (same := full.get(one.instrument.title)) else one for one in found]
        for key, found in names.items()
    }


def _beginning(titles: Sequence[str], title: str) -> list[str]:
    """Those of sorted titles that begin with another one, the longest first."""
    starts = (f"{title} ", f"{title}, ")
    found = [
        other
        for start in starts
        for other in takewhile(lambda other: other.startswith(starts), islice(titles, bisect_left(titles, start), None))
    ]
    return sorted(set(found), key=lambda other: (-len(other), other))
