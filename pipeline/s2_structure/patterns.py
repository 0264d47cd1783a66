"""The rules of ``rules/structure.yaml`` and ``rules/front.yaml``, compiled once a process.

Only loading and naming; what a rule is good for stands with the rule and where it is used.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).resolve().parents[1] / "rules"
RULES_PATHS = (_FOLDER / "structure.yaml", _FOLDER / "front.yaml")
_FLAGS = {"": re.RegexFlag(0), "i": re.IGNORECASE}


@cache
def load_rules() -> tuple[dict[str, Any], ...]:
    """All rules as mappings with id, description, pattern, flags, examples, counter_examples."""
    return tuple(item for path in RULES_PATHS for item in yaml.safe_load(path.read_text("utf-8"))["rules"])


@cache
def rule(rule_id: str) -> re.Pattern[str]:
    """The compiled pattern of a rule. Raises KeyError naming the known rules."""
    for item in load_rules():
        if item["id"] == rule_id:
            return re.compile(item["pattern"], _FLAGS[item.get("flags", "")])
    known = ", ".join(item["id"] for item in load_rules())
    raise KeyError(f"no rule {rule_id!r} in {' and '.join(path.name for path in RULES_PATHS)}; they have {known}")
