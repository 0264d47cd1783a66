"""Views of the database and the questions it is ready for, as ``queries.yaml`` tells them. Only loading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from pipeline.rules.loader import read_file
from pipeline.rules.shape_kinds import Keys, Many, Shape

PATH: Final = Path(__file__).with_name("queries.yaml")
_VIEW: Final[Mapping[str, Shape]] = {"name": str, "description": str, "sql": str}
_SHAPE: Final = Keys({"views": Many(Keys(_VIEW)), "questions": Many(Keys({**_VIEW, "title": str}))})


@dataclass(frozen=True, slots=True)
class View:
    """A view and what it shows."""

    name: str
    description: str
    sql: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question in words and in SQL; ``:name`` in the SQL is asked for, and has a default there."""

    name: str
    title: str
    description: str
    sql: str


@dataclass(frozen=True, slots=True)
class Queries:
    """All views and questions, in the order of the file."""

    views: tuple[View, ...]
    questions: tuple[Question, ...]


@cache
def load_queries(path: Path = PATH) -> Queries:
    """The file. Raises ``RuleError`` where it has another shape."""
    raw: Mapping[str, Any] = read_file(path, _SHAPE)
    return Queries(tuple(View(**each) for each in raw["views"]), tuple(Question(**each) for each in raw["questions"]))
