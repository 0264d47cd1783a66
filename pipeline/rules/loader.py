"""The one loader of rule files: what a file may hold is declared, and whatever else it holds is an error.

In: the name of a YAML file of this folder, whose ``Shape`` stands in ``shapes``. Out: the parsed file. A key nobody reads would be a rule
that does nothing in silence, so an unknown key, a missing one and a value of another type raise ``RuleError``, which
names the file and the entry. What the values mean is for those who ask.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from pipeline.rules.shapes import SHAPES, Either, Keys, Many, Names, Shape

RULES: Final = Path(__file__).parent
# Libyaml where the wheel has it: ten times as fast.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class RuleError(ValueError):
    """A rule file holds something it must not; the message names the file and the entry."""


@cache
def read_rules(name: str) -> Any:
    """The parsed file ``name`` of this folder, which nobody may change.

    Raises RuleError where it does not have its shape, and KeyError where ``shapes`` does not know it.
    """
    data = yaml.load((RULES / name).read_text("utf-8"), Loader=_LOADER)
    check_shape(data, SHAPES[name], f"pipeline/rules/{name}")
    return data


def check_shape(data: Any, shape: Shape, place: str) -> None:
    """Raise RuleError, naming ``place`` and the entry in it, where ``data`` does not have the ``shape``."""
    if isinstance(shape, Either):
        shape = next((each for each in shape.shapes if _fits(data, each)), shape.shapes[0])
    if not _fits(data, shape):
        raise RuleError(f"{place}: expected {_words(shape)}, found {data!r:.80}")
    if isinstance(shape, Many):
        for at, item in enumerate(data, 1):
            check_shape(item, shape.each, f"{place}, {_name(item) or f'item {at}'}")
    elif isinstance(shape, Names):
        for key, value in data.items():
            check_shape(value, shape.each, f"{place}, {key}")
    elif isinstance(shape, Keys):
        known = {**shape.needed, **shape.known}
        if strange := [str(key) for key in data if key not in known]:
            raise RuleError(f"{place}: unknown key {', '.join(strange)}; known are {', '.join(known)}")
        if missing := [key for key in shape.needed if key not in data]:
            raise RuleError(f"{place}: {', '.join(missing)} is missing")
        for key, value in data.items():
            check_shape(value, known[key], f"{place}, {key}")


def _name(item: Any) -> str | None:
    """What people call an entry of a list."""
    if not isinstance(item, dict):
        return None
    return next((str(item[key]) for key in ("id", "body_id", "name", "lemma", "code") if key in item), None)


def _fits(data: Any, shape: Shape) -> bool:
    """Is the value itself of the shape's type, whatever is in it?"""
    if isinstance(shape, Either):
        return any(_fits(data, each) for each in shape.shapes)
    if isinstance(shape, Many):
        return isinstance(data, list)
    if isinstance(shape, (Names, Keys)):
        return isinstance(data, dict)
    if isinstance(data, bool):
        return shape is bool
    return isinstance(data, (int, float) if shape is float else shape)


def _words(shape: Shape) -> str:
    if isinstance(shape, Many):
        return "a list"
    if isinstance(shape, (Names, Keys)):
        return "keys with values"
    names = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}
    return names.get(shape, "a value") if isinstance(shape, type) else "a value"
