"""Organizations that stand in a list of those who spoke or were there, whatever their names are made of.

In: a text, and the places where bodies and States are named in it already. Out: the other items of such lists. What opens the
list tells that its items are organizations: "representatives of the following non-governmental organizations made
statements: Human Rights Now; and Children and Youth International" (E/2025/26, E/2025/24), "Representatives of Switzerland and the
Kaminski Foundation gave presentations" (E/2025/26, E/2025/27).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.s3_extract.bodies.rules import Named
from pipeline.s3_extract.places.cities import place_at
from pipeline.s3_extract.places.countries import country_hits

_OPENS: Final = re.compile(
    r"following\s(?:(?:two|three|four|five|six|other|international)\s)?(?P<kind>non-governmental|intergovernmental)\s"
    r"organi[sz]ation(?P<many>s)?[^.:;]{0,160}:\s"
)
_SPOKE: Final = re.compile(r"\s(?:also\s|then\s)?(?:gave|made|delivered)\s(?:a\s)?(?:presentation|statement)s?\b")
_WHO_SPOKE: Final = re.compile(r"(?<!Permanent\s)[Rr]epresentatives\sof\s")
# The longest list of either kind, in code points.
_LONGEST_OPENED: Final = 3000
_LONGEST_SPOKEN: Final = 500
_ENDS: Final = re.compile(r"(?<!\bInc)(?<!\bLtd)\.(?=\s|\d|$)|\n")
# "Brazil and the observers for Chile": a list of another kind goes on behind.
_OTHERS: Final = re.compile(r"\sand\s(?:the\s)?(?:observers?|representatives?)\s(?:for|of)\s")
_COMMAS: Final = re.compile(r",\s(?:and\s)?")
_SEMICOLONS: Final = re.compile(r";\s(?:and\s)?")
_LAST_AND: Final = re.compile(r"\sand\s(?=(?:the\s)?[A-ZÀ-Þ])")
_NAME: Final = re.compile(
    r"[A-ZÀ-Þ0-9][\w’'&./-]*(?:(?:-\s[a-z]+)?,?\s(?:(?:of|for|on|in|to|and|against|without|the|de|del|des|la|le|du|et|y|pour)\s){0,3}"
    r"[A-ZÀ-Þ0-9][\w’'&./-]*){0,14}"
)
_ARTICLE: Final = re.compile(r"[Tt]he\s(?!\w+,?\sInc)")
# Who sends them is a State's.
_OF_STATES: Final = ("Permanent Mission", "Permanent Representative", "Government of", "Ministry of", "Member States")
_SHORTEST: Final = 4


def listed_organizations(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Named]:
    """The organizations in lists of ``text`` that are named at none of the places ``taken``, in order of the lists."""
    if "following " not in text and "epresentative" not in text:
        return
    spans = sorted([*taken, *((hit.start, hit.end) for hit in country_hits(text))])
    starts = [start for start, _ in spans]
    reach = [0]
    for _, end in spans:
        reach.append(max(reach[-1], end))
    for start, end, kind in (*_opened(text), *_spoken(text)):
        if reach[bisect_right(starts, end - 1)] <= start:
            name = text[start:end]
            yield Named(start, end, name, name, "", "body.listed", kind, False)


def _opened(text: str) -> Iterator[tuple[int, int, str]]:
    """The items of lists behind a colon: (start, end, classification)."""
    for opening in _OPENS.finditer(text):
        stop = _ENDS.search(text, opening.end(), opening.end() + _LONGEST_OPENED)
        if stop is None and len(text) > opening.end() + _LONGEST_OPENED:
            continue
        end = stop.start() if stop else len(text)
        kind = "non_governmental" if opening["kind"] == "non-governmental" else "regional_organization"
        cuts = _cuts(text, opening.end(), end) if opening["many"] or ";" in text[opening.end() : end] else []
        yield from ((first, last, kind) for first, last in _items(text, opening.end(), end, cuts))


def _spoken(text: str) -> Iterator[tuple[int, int, str]]:
    """The items of lists of those whose representatives spoke."""
    for spoke in _SPOKE.finditer(text):
        low = max(0, spoke.start() - _LONGEST_SPOKEN)
        openings = [
            one.end()
            for one in _WHO_SPOKE.finditer(text, max(low, text.rfind(". ", low, spoke.start())), spoke.start())
        ]
        if not openings:
            continue
        others = _OTHERS.search(text, openings[0], spoke.start())
        end = others.start() if others else spoke.start()
        cuts = _cuts(text, openings[0], end)
        yield from ((first, last, "other") for first, last in _items(text, openings[0], end, cuts))


def _cuts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where a list is parted: at its semicolons, else at its commas and the "and" before its last item."""
    if ";" in text[start:end]:
        return [one.span() for one in _SEMICOLONS.finditer(text, start, end)]
    commas = [one.span() for one in _COMMAS.finditer(text, start, end)]
    if commas and text.endswith("and ", 0, commas[-1][1]):
        return commas
    last = _LAST_AND.search(text, commas[-1][1] if commas else start, end)
    return [*commas, last.span()] if last else commas


def _items(text: str, start: int, end: int, cuts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where the items of a list are that are names in capitals of several words, or one of odd capitals."""
    seams = [start, *(place for cut in cuts for place in cut), end]
    for at, stop in zip(seams[::2], seams[1::2], strict=True):
        article = _ARTICLE.match(text, at, stop)
        first = article.end() if article else at
        name = text[first:stop]
        if len(name) < _SHORTEST or name.startswith(_OF_STATES) or not _NAME.fullmatch(name) or place_at(text, first):
            continue
        if " " in name or not name[1:].islower():
            yield first, stop
