"""A shape followed token by token: slow, plain, and what the compiled patterns are held against."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from pipeline.s3_extract.language.shapes import Ahead, Behind, Choice, End, Mark, Node, OneOf, Repeat, Row

# Whether token ``at`` is of a class or is a word.
Knows = Callable[[int, str], bool]
Marks = Mapping[str, int]


def interpret(node: Node, length: int, at: int, knows: Knows) -> tuple[int, Marks] | None:
    """Where the shape that begins at token ``at`` of ``length`` ends, and its marks; None where it does not stand there."""
    return next(_ends(node, length, at, knows, {}), None)


def _ends(node: Node, length: int, at: int, knows: Knows, marks: Marks) -> Iterator[tuple[int, Marks]]:
    match node:
        case OneOf(name, other):
            if at < length and knows(at, name) != other:
                yield at + 1, marks
        case Mark(name):
            yield at, {**marks, name: at}
        case End():
            if at == length:
                yield at, marks
        case Ahead(part, refused):
            if (next(_ends(part, length, at, knows, marks), None) is None) == refused:
                yield at, marks
        case Behind(part, refused):
            passed = (end for start in range(at + 1) for end, _ in _ends(part, length, start, knows, marks))
            if (at not in passed) == refused:
                yield at, marks
        case Choice(parts):
            for part in parts:
                yield from _ends(part, length, at, knows, marks)
        case Row(parts):
            if not parts:
                yield at, marks
            else:
                for end, found in _ends(parts[0], length, at, knows, marks):
                    yield from _ends(Row(parts[1:]), length, end, knows, found)
        case Repeat():
            yield from _repeats(node, length, at, knows, marks)


def _repeats(node: Repeat, length: int, at: int, knows: Knows, marks: Marks) -> Iterator[tuple[int, Marks]]:
    if node.few and node.least == 0:
        yield at, marks
    if node.most:
        rest = Repeat(node.part, max(0, node.least - 1), node.most - 1, node.few)
        for end, found in _ends(node.part, length, at, knows, marks):
            if end > at:
                yield from _repeats(rest, length, end, knows, found)
    if not node.few and node.least == 0:
        yield at, marks
