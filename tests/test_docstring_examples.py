"""The examples in docstrings give what they say."""

from __future__ import annotations

import doctest
import importlib
import re
from pathlib import Path

import pytest

from pipeline.paths import PROJECT

EXAMPLE = re.compile(r"(?m)^ +>>> (?!.*\+SKIP)")
MODULES = sorted(path for path in (PROJECT / "pipeline").rglob("*.py") if EXAMPLE.search(path.read_text("utf-8")))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_examples_give_what_they_say(path: Path) -> None:
    module = importlib.import_module(".".join(path.relative_to(PROJECT).with_suffix("").parts))
    tried = doctest.testmod(module)
    assert tried.attempted > 0
    assert tried.failed == 0
