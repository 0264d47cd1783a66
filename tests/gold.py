"""The hand-made annotations that stand beside the project, where they stand: passages of the annotated reports.

Nothing of them is part of the project; a test that uses them skips where the folder is missing.
"""

from __future__ import annotations

import importlib.util
import re
from array import array
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from pipeline.model import Masthead, Paragraph, Passage, Section, Structure

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "gold"
CORPUS = SHARED / "corpus"
SOURCE_TEXTS = {
    "a-53-409": SHARED / "sources" / "a-53-409.txt",
    "a-52-826": GOLD / "a-52-826.txt",
    "a-80-179": GOLD / "a-80-179.txt",
}
needs_gold = pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated reports are not beside the project")
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside the project")


def scorer() -> ModuleType:
    """The scoring script beside the annotations."""
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load_gold(name: str) -> dict[str, Any]:
    """The annotation file of one report, as parsed YAML."""
    data: dict[str, Any] = yaml.safe_load((GOLD / f"{name}.yaml").read_text("utf-8"))
    return data


def gold_structure(name: str) -> Structure:
    """The annotated paragraphs and headings of a report as a ``Structure``, for trying extraction without reading.

    Offsets are those of the concatenated passages, not of any canonical text; there are no notes.
    """
    gold = load_gold(name)
    source = SOURCE_TEXTS[name].read_text("utf-8")
    text = re.sub(r"\s+", " ", re.sub(r"(?m)^\s*-\s+", " ", source))
    at = 0
    for cut in gold.get("cuts", []):
        first, _, last = cut.partition(" ... ")
        start = text.index(first, at)
        end = text.index(last, start) + len(last) if last else start + len(first)
        text, at = f"{text[:start].rstrip()} {text[end:].lstrip()}", max(0, start - 1)
    sections: list[Section] = []
    paragraphs: list[Paragraph] = []
    passages: list[Passage] = []
    offset = at = 0

    def passage(key: str, kind: Any, words: str, section: str | None) -> Passage:
        nonlocal offset
        made = Passage(key, kind, words, array("I", range(offset, offset + len(words))), section)
        offset += len(words) + 1
        return made

    passages.append(passage(f"{name}.title", "title", gold["report"]["title"], None))
    seen: dict[str, str] = {}
    for number, (label, first, last) in gold["paragraphs"].items():
        parts = label.split(".")
        for depth in range(1, len(parts) + 1):
            path = ".".join(parts[:depth])
            if path not in seen:
                seen[path] = f"{name}.s-{path.lower().replace('.', '-')}"
                title = gold["sections"].get(path, path)
                parent = seen.get(".".join(parts[: depth - 1]))
                sections.append(
                    Section(seen[path], parent, path, title, depth, len(sections) + 1, offset, offset + len(title))
                )
                passages.append(passage(seen[path], "heading", title, seen[path]))
        start = text.index(first, at)
        at = text.index(last, start) + len(last)
        made = passage(f"{name}.p{number}", "paragraph", text[start:at], seen[label])
        passages.append(made)
        end = made.offsets[-1] + 1
        paragraphs.append(
            Paragraph(made.key, seen[label], str(number), "printed", len(paragraphs) + 1, made, made.offsets[0], end)
        )
    return Structure(name, Masthead(), tuple(sections), tuple(paragraphs), (), (), tuple(passages))
