"""Excerpts of public documents, annotated before the rules read them: who recommends and who is told, in order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.whole_texts import read

TEXTS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "first_sight" / "public_texts.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("given", TEXTS, ids=[text["symbol"] for text in TEXTS])
def test_a_public_text_is_read_as_annotated(given: dict[str, Any]) -> None:
    found = read(given["text"]).recommendations
    rows = [row for key in sorted(found) for row in found[key]]
    assert [
        [row.verb, next(iter(row.recommenders), None), [to.name for to in row.addressees]] for row in rows
    ] == given["rows"]
