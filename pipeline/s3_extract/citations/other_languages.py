"""Resolutions and decisions cited by number in texts that are not in English: ``résolution 2769 (2025)``.

In goes a text, its language and who its headings speak of; out come the same records as ``resolutions`` makes. The words,
and how the organs are called, are data: ``rules/languages.yaml``. The number and the organ named nearest to it settle whose
resolution it is, in any language alike: after the number, before it in its sentence, behind it, then the context.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Final, NamedTuple

from pipeline.language import language_rules
from pipeline.s3_extract.citations.lists import JOINT
from pipeline.s3_extract.citations.numbering import ITEM, NUMBER, Kind, Shape, numbers_between, shapes_of
from pipeline.s3_extract.citations.resolutions import Numbered, fitting_bodies, settled

# Figures and brackets as other scripts print them, one for one.
_AS_ASCII: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩（）", "0123456789()")
_PLAIN_NUMBER: Final = re.compile(r"\?P<\w+>").sub("?:", NUMBER)
_NUMBER_SIGN: Final = r"(?:(?:n[º°o]s?|nos?|nr|№|رقم)\.?\s?)?"
# A day between the numbers of a list: "44/82 du 8 décembre 1989, 50/142".
_DAY: Final = r"(?:\s[^\W\d]{1,4}\s\d{1,2}[^,;.\d]{2,20}\d{4}(?:\s[^\W\d]{1,5})?)?"
_SENTENCE: Final = re.compile(r"[.;。؛](?:\s|$)|。")
# What may stand between a number and the organ it is of: "2769 (2025) du Conseil de sécurité".
_OF_WORDS: Final = r"(?:[^\W\d]{1,4}[’' ]){0,2}"
_OF: Final = re.compile(rf"\s?{_OF_WORDS}")
# The organs of a citation are looked for among so many on either side of it.
_NEAREST: Final = 20


@dataclass(frozen=True, slots=True)
class _Words:
    """``cited`` matches the word, ``numbers`` what follows it; where the number stands first, ``cited`` matches it too."""

    cited: re.Pattern[str]
    joint: re.Pattern[str]
    number_first: bool
    bodies: tuple[tuple[re.Pattern[str], str], ...]


@cache
def _words(code: str) -> _Words | None:
    rules = language_rules().get(code, {})
    if "resolution" not in rules:
        return None
    kinds = f"(?:(?P<resolution>{rules['resolution']})|(?P<decision>{rules['decision']}))"
    joins = rules["and"]
    first = "number_first" in rules
    if first:
        before, behind = rules["number_first"]["before"], rules["number_first"]["behind"]
        one = before + _PLAIN_NUMBER
        pattern = rf"{one}(?:(?:{behind})?\s?(?:[,、，]|{joins})\s?{one}){{0,12}}\s?{behind}{kinds}"
    else:
        # "résolution du Conseil de sécurité 2769 (2025)": Arabic has the organ there, others at times.
        organ = rf"(?:{_OF_WORDS}(?:{'|'.join(rules['bodies'])})\s)?"
        pattern = rf"(?<!\w){kinds}\s{organ}{_NUMBER_SIGN}(?=(?:E?S-)?\d)"
    bodies = tuple((re.compile(name), body) for name, body in rules["bodies"].items())
    up_to = rf"\s(?:{rules['up_to']})\s|{JOINT}" if "up_to" in rules else JOINT
    joint = re.compile(
        rf"{_DAY}(?:\s?[,،]\s?(?:(?:{joins})\s?)?|\s(?:{joins})\s?|(?P<up_to>{up_to}))(?=(?:E?S-)?\d{{1,4}})",
        re.IGNORECASE,
    )
    return _Words(re.compile(pattern, re.IGNORECASE), joint, first, bodies)


def find_numbered_in(text: str, code: str, context: Sequence[str], known: frozenset[str]) -> tuple[Numbered, ...]:
    """The resolutions and decisions cited in ``text`` of language ``code``, in order.

    ``context`` are the bodies of the headings above and of the front page, the nearest first; ``known`` all that the report
    names. Nothing is found in a language whose words are not known.
    """
    words = _words(code)
    return tuple(_find(text.translate(_AS_ASCII), words, context, known)) if words else ()


def _find(text: str, words: _Words, context: Sequence[str], known: frozenset[str]) -> Iterator[Numbered]:
    bodies: list[tuple[int, int, str]] | None = None
    stops: list[tuple[int, int]] = []
    for found in words.cited.finditer(text):
        groups = list(_numbers(text, found, words))
        if not groups:
            continue
        if bodies is None:
            named = ((each.span(), body) for name, body in words.bodies for each in name.finditer(text))
            bodies = sorted((start, end, body) for (start, end), body in named)
            stops = [stop.span() for stop in _SENTENCE.finditer(text)]
        kind: Kind = "resolution" if found["resolution"] else "decision"
        start, end = found.start(), groups[-1].end
        near = bodies[max(0, bisect_left(bodies, (start,)) - _NEAREST) : bisect_left(bodies, (end,)) + _NEAREST]
        likely = [*_near(text, start, end, near, _sentence(stops, start, end, len(text))), *context]
        for group in groups:
            opens = group.start == groups[0].start and not words.number_first
            for shape in group.shapes:
                if fitting := fitting_bodies(kind, shape, None, (), None):
                    of = settled(shape, fitting, iter(likely), known)
                    at = found.start() if opens else group.start
                    yield Numbered(kind, shape.number, of, at, group.end, open=group.open)


class _Group(NamedTuple):
    """The numbers printed at ``text[start:end]``: one with its letters, or those between the ends of a range; ``open``: what ends
    there is not taken apart."""

    shapes: list[Shape]
    start: int
    end: int
    open: bool = False


def _numbers(text: str, found: re.Match[str], words: _Words) -> Iterator[_Group]:
    """The numbers of the list that stands behind the word, or before it."""
    if words.number_first:
        yield from (_Group(shapes_of(item), *item.span()) for item in ITEM.finditer(text, *found.span()))
        return
    at, before = found.end(), None
    while item := ITEM.match(text, at):
        own = shapes_of(item)
        inside: list[Shape] | None = numbers_between(shapes_of(before)[-1], own[0]) if before else []
        if before and inside:
            yield _Group(inside, before.start(), item.end())
        yield _Group(own, *item.span(), inside is None)
        if not (joint := words.joint.match(text, item.end())):
            return
        at, before = joint.end(), item if joint["up_to"] else None


def _sentence(stops: list[tuple[int, int]], start: int, end: int, length: int) -> tuple[int, int]:
    """Where the sentence of ``text[start:end]`` begins and ends; ``stops`` are the ends of all, in order."""
    before = bisect_right(stops, start, key=itemgetter(1))
    behind = bisect_left(stops, (end,))
    return stops[before - 1][1] if before else 0, stops[behind][0] if behind < len(stops) else length


def _near(
    text: str, start: int, end: int, bodies: list[tuple[int, int, str]], sentence: tuple[int, int]
) -> Iterator[str]:
    """The organs named near the citation at ``text[start:end]``, the likeliest first."""
    opening, closing = sentence
    yield from (body for at, _, body in bodies if at >= end and _OF.fullmatch(text, end, at))
    yield from (body for at, _, body in bodies if start <= at < end)
    yield from (body for at, _, body in reversed(bodies) if opening <= at < start)
    yield from (body for at, _, body in bodies if end <= at < closing)
    yield from (body for at, _, body in reversed(bodies) if at < opening)
