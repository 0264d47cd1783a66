"""The kinds of documents, as ``kinds.yaml`` tells them: signs of the front page, meaning of the numbers, whose words.

Only loading. Which kind a document is, is read where its front page is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast, get_args

from pipeline.rules.loader import RULES, RuleError, read_rules

Numbering = Literal["paragraphs", "operative", "restarting", "agenda_items", "nothing"]
Part = Literal["body", "drafts", "annexes", "advice"]
Holder = Literal["author", "organ", "adopting_body", "transmitted", "states", "speakers", "quoted", "nobody"]
Sign = Literal["symbol", "words", "page"]

RULES_PATH = RULES / "kinds.yaml"
# A document whose kind is not told is read as one of these.
UNTOLD = "report"


class KindsError(RuleError):
    """The file of kinds says something that cannot be; the message names the file and the entry."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind. ``symbol`` is searched in a symbol, ``words`` matched from the start of a statement, ``page`` searched in
    the front page, ``series`` in the symbol beside ``words``. ``holders`` says of each part whose words it is."""

    id: str
    description: str
    numbering: Numbering
    holders: Mapping[Part, Holder]
    examples: Mapping[Sign, tuple[str, ...]]
    counter_examples: Mapping[Sign, tuple[str, ...]]
    symbol: re.Pattern[str] | None = None
    words: re.Pattern[str] | None = None
    series: re.Pattern[str] | None = None
    page: re.Pattern[str] | None = None


@cache
def load_kinds(path: Path = RULES_PATH) -> tuple[Kind, ...]:
    """All kinds in the order of the file.

    Raises:
        RuleError: an entry has an unknown key or value, lacks one, or its signs miss its examples.
    """
    kinds = tuple(_kind(path.name, raw) for raw in read_rules(path.name, path.parent)["kinds"])
    twice = {kind.id for kind in kinds if sum(other.id == kind.id for other in kinds) > 1}
    if twice:
        raise KindsError(f"{path.name}: {', '.join(sorted(twice))} stands twice")
    return kinds


@cache
def kind_of(kind_id: str) -> Kind:
    """The kind of that id. Raises KeyError naming the known ones."""
    for kind in load_kinds():
        if kind.id == kind_id:
            return kind
    raise KeyError(f"no kind {kind_id!r} in {RULES_PATH.name}; it has {', '.join(k.id for k in load_kinds())}")


def _kind(file: str, raw: Mapping[str, Any]) -> Kind:
    where = f"{file}: {raw['id']}"
    signs = {"symbol", "words"} & set(raw)
    if not signs:
        raise KindsError(f"{where}: lacks symbol or words")
    if raw["numbering"] not in get_args(Numbering):
        raise KindsError(f"{where}: numbering {raw['numbering']!r} is none of {', '.join(get_args(Numbering))}")
    for part, holder in raw["holders"].items():
        if holder not in get_args(Holder):
            raise KindsError(f"{where}: {part}: {holder} is no holder that is known")
    try:
        patterns = {name: re.compile(raw[name], re.IGNORECASE) for name in ("words", "page", "series") if name in raw}
        patterns |= {"symbol": re.compile(raw["symbol"])} if "symbol" in raw else {}
    except re.error as error:
        raise KindsError(f"{where}: {error}") from None
    examples, counters = (_texts(where, raw[name], signs | {"page"} & set(raw)) for name in _BOTH)
    return Kind(
        raw["id"], " ".join(raw["description"].split()), raw["numbering"], raw["holders"], examples, counters, **patterns
    )  # fmt: skip


_BOTH = ("examples", "counter_examples")


def _texts(where: str, raw: Mapping[str, Any], signs: set[str]) -> Mapping[Sign, tuple[str, ...]]:
    """Examples or counter-examples by the sign they are of; each sign has some."""
    if set(raw) != signs or not all(raw.values()):
        raise KindsError(f"{where}: expected examples and counter-examples of {', '.join(sorted(signs))}")
    return {cast(Sign, sign): tuple(texts) for sign, texts in raw.items()}
