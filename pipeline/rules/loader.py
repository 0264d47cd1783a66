"""The one loader of rule files: what a file may hold is declared, and whatever else it holds is an error.

In: the name of a YAML file of this folder, whose ``Shape`` stands in ``shapes``. Out: the parsed file. A key nobody reads would be a rule
that does nothing in silence, so an unknown key, a missing one and a value of another type raise ``RuleError``, which
names the file and the entry. What the values mean is for those who ask.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from pipeline.rules.shape_kinds import Either, Keys, Many, Names, Shape
from pipeline.rules.shapes import AS_TEXT, SHAPES

RULES: Final = Path(__file__).parent
_PROJECT: Final = RULES.parents[1]
# Libyaml where the wheel has it: ten times as fast.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class RuleError(ValueError):
    """A rule file holds something it must not; the message names the file and the entry."""


@cache
def read_rules(name: str, folder: Path = RULES) -> Any:
    """The parsed file ``name`` of the folder, which nobody may change.

    Raises RuleError where it does not have its shape, and KeyError where ``shapes`` does not know it.
    """
    return read_file(folder / name, SHAPES[name], as_text=name in AS_TEXT)


def read_file(path: Path, shape: Shape, *, as_text: bool = False) -> Any:
    """The parsed file; ``as_text``: nothing is guessed from how a value looks, ``1946`` and ``true`` stay text.

    Raises RuleError where it does not have the shape or is no YAML.
    """
    place = path.relative_to(_PROJECT).as_posix() if path.is_relative_to(_PROJECT) else str(path)
    try:
        data = yaml.load(path.read_text("utf-8"), Loader=_TEXT_LOADER if as_text else _LOADER)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        # A value that is no value (a day there is not, letters that are not UTF-8) is a ValueError.
        raise RuleError(f"{place}: {error}") from error
    check_shape(data, shape, place)
    return data


def check_shape(data: Any, shape: Shape, place: str) -> None:
    """Raise RuleError, naming ``place`` and the entry in it, where ``data`` does not have the ``shape``."""
    if fault := _fault(data, shape):
        raise RuleError(f"{', '.join((place, *fault[0]))}: {fault[1]}")


def _fault(data: Any, shape: Shape) -> tuple[tuple[str, ...], str] | None:
    """The way to the first entry that is not of its shape, and what is wrong with it."""
    if isinstance(shape, Either):
        shape = next((each for each in shape.shapes if _fits(data, each)), shape.shapes[0])
    if not _fits(data, shape):
        return (), f"expected {_words(shape)}, found {data!r:.80}"
    if isinstance(shape, Many):
        for at, item in enumerate(data, 1):
            if fault := _fault(item, shape.each):
                return (_name(item) or f"item {at}", *fault[0]), fault[1]
    elif isinstance(shape, Names):
        for key, value in data.items():
            if fault := _fault(value, shape.each):
                return (str(key), *fault[0]), fault[1]
    elif isinstance(shape, Keys):
        return _fault_of_keys(data, shape)
    return None


def _fault_of_keys(data: Any, shape: Keys) -> tuple[tuple[str, ...], str] | None:
    if strange := [str(key) for key in data if key not in shape.needed and key not in shape.known]:
        return (), f"unknown key {', '.join(strange)}; known are {', '.join((*shape.needed, *shape.known))}"
    if missing := [key for key in shape.needed if key not in data]:
        return (), f"{', '.join(missing)} is missing"
    for key, value in data.items():
        if fault := _fault(value, shape.needed[key] if key in shape.needed else shape.known[key]):
            return (key, *fault[0]), fault[1]
    return None


def _name(item: Any) -> str | None:
    """What people call an entry of a list."""
    if not isinstance(item, dict):
        return None
    names = ("id", "body_id", "rule", "lemma", "code", "name", "title", "word", "text", "about", "report")
    return next((str(item[key]) for key in names if key in item), None)


def _fits(data: Any, shape: Shape) -> bool:
    """Is the value itself of the shape's type, whatever is in it?"""
    if type(data) is shape:
        return True
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
    names = {str: "text", int: "a whole number", float: "a number", bool: "true or false", date: "a day"}
    return names.get(shape, "a value") if isinstance(shape, type) else "a value"
