"""The classes of addressees, as ``addressee_classes.yaml`` tells them.

Only loading. Which class an addressee has, is said where its row is made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.rules.loader import RULES, RuleError, read_rules

CLASSES_PATH = RULES / "addressee_classes.yaml"


class AddresseeClassError(RuleError):
    """The file of classes says something that cannot be; the message names the file and the entry."""


@dataclass(frozen=True, slots=True)
class AddresseeClass:
    """One class: the whole names that are of it, and the actor types that are where no class has the name."""

    id: str
    description: str
    words: re.Pattern[str]
    actor_types: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@cache
def load_addressee_classes(path: Path = CLASSES_PATH) -> tuple[AddresseeClass, ...]:
    """All classes in the order of the file.

    Raises:
        RuleError: an entry has an unknown key, its pattern cannot be read, or an actor type stands in two classes.
    """
    classes = tuple(_class(path.name, raw) for raw in read_rules("addressee_classes.yaml", path.parent)["classes"])
    types = [each for found in classes for each in found.actor_types]
    if twice := sorted({each for each in types if types.count(each) > 1}):
        raise AddresseeClassError(f"{path.name}: actor types of two classes: {', '.join(twice)}")
    return classes


def _class(file: str, raw: Mapping[str, Any]) -> AddresseeClass:
    try:
        words = re.compile(raw["words"])
    except re.error as error:
        raise AddresseeClassError(f"{file}: {raw['id']}: {error}") from None
    lists = (tuple(raw[name]) for name in ("actor_types", "examples", "counter_examples"))
    return AddresseeClass(raw["id"], " ".join(raw["description"].split()), words, *lists)
