"""Texts on which a pattern that can read a repeat in two ways takes for ever: what it repeats, many times, then a break.

``(?:[0-9]{1,3} ?)*$`` reads ``111`` in four ways, and a hundred figures before a letter in more than a program can try.
The texts are made of the pattern itself: what stands before a repeat, what it repeats sixty times, and a letter that fits nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from re import _constants as code, _parser as parser  # type: ignore[attr-defined]  # isort: skip

Token = tuple[Any, Any]
#: Repeats that may be longer than this can be read in too many ways.
_MANY: Final = 8
_TIMES: Final = 60
_BREAK: Final = "\x01"
_CATEGORIES: Final[dict[Any, str]] = {
    code.CATEGORY_DIGIT: "1", code.CATEGORY_SPACE: " ", code.CATEGORY_WORD: "a",
    code.CATEGORY_NOT_DIGIT: "a", code.CATEGORY_NOT_SPACE: "a", code.CATEGORY_NOT_WORD: " ",
}  # fmt: skip
_REPEATS: Final = (code.MAX_REPEAT, code.MIN_REPEAT)


def broken_repeats(pattern: re.Pattern[str]) -> Iterator[str]:
    """The texts for each repeat of a pattern and each way of its first part."""
    yield from _of(parser.parse(pattern.pattern, pattern.flags), "")


def _of(tokens: Sequence[Token], before: str) -> Iterator[str]:
    for kind, value in tokens:
        for inside in _insides(kind, value):
            if kind in _REPEATS and value[1] >= _MANY:
                for each in _ways(inside):
                    yield before + each * _TIMES + _BREAK
            yield from _of(inside, before)
        before += _sample([(kind, value)])


def _insides(kind: Any, value: Any) -> list[Sequence[Token]]:
    if kind in _REPEATS:
        return [value[2]]
    if kind is code.BRANCH:
        return list(value[1])
    if kind is code.SUBPATTERN:
        return [value[3]]
    return [value[1]] if kind in (code.ASSERT, code.ASSERT_NOT) else []


def _ways(tokens: Sequence[Token]) -> set[str]:
    """What the tokens match: by each branch of the first that has any, and by each letter of a set that stands alone."""
    ways = {_sample(tokens)}
    for kind, value in tokens:
        if kind is code.IN and value[0][0] is not code.NEGATE:
            ways |= {_sample([(code.IN, [each])]) for each in value}
        if kind is code.SUBPATTERN:
            ways |= _ways(value[3])
        if kind is code.BRANCH:
            ways |= {way for branch in value[1] for way in _ways(branch)}
    return ways - {""}


def _sample(tokens: Sequence[Token]) -> str:
    return "".join(_letters(kind, value) for kind, value in tokens)


def _letters(kind: Any, value: Any) -> str:
    if kind is code.LITERAL:
        return chr(value)
    if kind is code.RANGE:
        return chr(value[0])
    if kind is code.CATEGORY:
        return _CATEGORIES[value]
    if kind is code.IN:
        return "x" if value[0][0] is code.NEGATE else _letters(*value[0])
    if kind in _REPEATS:
        return _sample(value[2]) * int(value[0])
    if kind in (code.ANY, code.NOT_LITERAL):
        return "x"
    inside = [] if kind in (code.ASSERT, code.ASSERT_NOT) else _insides(kind, value)
    return _sample(inside[0]) if inside else ""
