"""The values of corrections: from the text of a YAML file to a cell of a table, and back.

In: a column of the schema and a text. Out: a typed value, or ``UnfitError`` in words for the person who wrote the text.
Whether a row is there and what hangs on it is the matter of ``corrections``.
"""

from __future__ import annotations

import datetime
import re
from typing import Any

from pipeline.numbers import decimal_number, iso_day, whole_number
from pipeline.schema import Field


class UnfitError(ValueError):
    """A correction does not fit the rows of its report; the message says why and what would."""


def written(value: Any) -> str | None:
    """A cell as a correction writes it: white space folded, dates ISO 8601, ``true``/``false``; None where empty."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return " ".join(str(value).split())


def same(value: Any, expected: str | None) -> bool:
    """Whether a cell holds what a correction expects; white space does not count, figures count by value."""
    if value is None or expected is None:
        return value is None and expected is None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return decimal_number(expected) == value
    return written(value) == " ".join(expected.split())


def cell(field: Field, text: str | None) -> Any:
    """The value of a column that a text stands for.

    Raises:
        UnfitError: the schema does not allow it; the message names what it allows.
    """
    if text is None:
        if field.required:
            raise UnfitError(f"`{field.name}` must not be empty")
        return None
    value = _typed(field, " ".join(text.split()))
    if field.enum and value not in (names := [each.name for each in field.enum]):
        raise UnfitError(f"`{field.name}` cannot be `{text}`: it is one of {', '.join(names)}")
    if field.pattern and re.fullmatch(field.pattern, str(value)) is None:
        raise UnfitError(f"`{field.name}` cannot be `{text}`: it must match {field.pattern}")
    if field.minimum is not None and value < field.minimum:
        raise UnfitError(f"`{field.name}` cannot be {text}: it is at least {field.minimum:g}")
    if field.maximum is not None and value > field.maximum:
        raise UnfitError(f"`{field.name}` cannot be {text}: it is at most {field.maximum:g}")
    return value


def _there(value: object) -> object:
    if value is None:
        raise ValueError
    return value


def _typed(field: Field, text: str) -> Any:
    try:
        match field.type:
            case "integer":
                return _there(whole_number(text))
            case "number":
                return _there(decimal_number(text))
            case "boolean":
                return {"true": True, "false": False}[text.lower()]
            case "date":
                return _there(iso_day(text))
            case _:
                return text
    except (ValueError, KeyError) as error:
        example = {"integer": "12", "number": "0.5", "boolean": "true or false", "date": "1998-03-02"}[field.type]
        raise UnfitError(f"`{field.name}` cannot be `{text}`: write {example}") from error
