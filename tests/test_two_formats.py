"""The same report in two formats gives the same tables: Word against PDF, a text on one line against PDF.

Each report is seen as lines a reader would compare: facts, sections, paragraphs and notes by their words,
recommendations, citations and bodies. What differs is printed as ``-`` and ``+`` lines; what really differs in the
files stands in ``KNOWN`` with its reason.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from collections import defaultdict
from functools import cache
from typing import Any

import pytest

from pipeline.model import Source
from pipeline.s1_read import read_document
from pipeline.s2_structure import structure
from pipeline.s3_extract.extract import extract
from pipeline.s4_tidy import tidy_report
from tests.gold import CORPUS, needs_corpus

Row = dict[str, Any]
# What a row of `reports` says of the file and not of the report.
OF_THE_FILE = {
    "source_path", "source_sha256", "source_media_type", "text_path", "text_sha256", "text_length", "page_count", "reader", "_source",
}  # fmt: skip

PAIRS = [
    pytest.param("A_80_590.docx", "A_80_590.pdf", id="word-with-large-tables"),
    pytest.param("A_80_604_Add.2.docx", "A_80_604_Add.2.pdf", id="word-with-automatic-numbers"),
    pytest.param("thailand2011.txt", "thailand2011.pdf", id="text-on-one-line"),
]
# What the files themselves say differently: ``-`` in the first, ``+`` in the second. Each is the beginning of a line.
KNOWN: dict[str, dict[str, str]] = {
    "thailand2011.txt": {
        "- paragraph 90 II: all conclusions and or recommendations": "the text says `and/or`",
        "+ paragraph 90 II: all conclusions and recommendations": "the PDF says `and`",
        "- note 2 of None: the recommendation as read": "the raised mark is lost in the text",
        "+ note 2 of 88: the recommendation as read": "the PDF has the mark",
    }
}


@cache
def tables(name: str) -> dict[str, list[Row]]:
    content = (CORPUS / name).read_bytes()
    source = Source(name, hashlib.sha256(content).hexdigest(), len(content))
    document = read_document(content, source)
    found = structure(document, source)
    return tidy_report(source, document, found, extract(found))


def words(text: str) -> str:
    """The words alone: line breaks, columns and quotation marks are the format's."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def grouped(rows: list[Row], value: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[row["recommendation_id"]].append(str(row[value]))
    return found


def view(name: str) -> list[str]:
    """A report as lines that two formats of it must share, in the order of the tables."""
    rows = tables(name)
    number = {p["paragraph_id"]: p["number"] for p in rows["paragraphs"]}
    label = {s["section_id"]: s["label"] for s in rows["sections"]}
    by = grouped(rows["recommenders"], "body_id")
    to = grouped(rows["recommendation_addressees"], "name")
    return [
        *(f"report {key}: {value}" for key, value in rows["reports"][0].items() if key not in OF_THE_FILE),
        *(f"symbol {s['symbol']}" for s in rows["report_symbols"]),
        *(f"section {s['label']}: {words(s['title'])}" for s in rows["sections"]),
        *(f"paragraph {p['number']} {label.get(p['section_id'])}: {words(p['text'])}" for p in rows["paragraphs"]),
        *(f"note {n['marker']} of {number.get(n['paragraph_id'])}: {words(n['text'])}" for n in rows["notes"]),
        *(
            f"recommendation in {number.get(r['paragraph_id'])}: {r['verb']}, by {by.get(r['recommendation_id'])}, "
            f"to {to.get(r['recommendation_id'])}"
            for r in rows["recommendations"]
        ),
        *sorted(f"citation {c['symbol']} in {number.get(c['paragraph_id'], 'a note')}" for c in rows["citations"]),
        *sorted(f"body {b['body_id']}: {b['name']}" for b in rows["bodies"]),
    ]


def differences(first: list[str], second: list[str]) -> list[str]:
    """``- `` and ``+ `` lines, in order."""
    return [line for line in difflib.ndiff(first, second) if line[:2] in ("- ", "+ ")]


@needs_corpus
@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_two_formats_of_a_report_give_the_same_tables(first: str, second: str) -> None:
    known = KNOWN.get(first, {})
    found = differences(view(first), view(second))
    print("\n".join(found))
    new = [line for line in found if not any(line.startswith(begin) for begin in known)]
    assert not new, "the formats differ:\n" + "\n".join(new)
    assert len(found) == len(known), "a known difference is gone; take it from the list"


@needs_corpus
@pytest.mark.parametrize("name", [value for pair in PAIRS for value in pair.values])
def test_the_comparison_sees_something(name: str) -> None:
    kinds = {line.split(" ", 1)[0] for line in view(name)}
    assert kinds == {"report", "symbol", "section", "paragraph", "note", "recommendation", "citation", "body"}
