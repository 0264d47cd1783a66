"""Front pages whose lines stand on one line, the spaces between them as narrow as any (reviews of States of 2008 to 2011, as programs
that keep no line breaks give them)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.model import Source, Structure
from pipeline.s1_read.text import read_text
from pipeline.s2_structure import structure
from pipeline.s2_structure.oneline import front_places

CONTENTS = (
    "Contents Paragraphs Page Introduction....... 1-1 3 I. Summary of the proceedings ....... 2-300 3 Introduction "
)
TEXT = " ".join(f"{n}. Chile welcomed the progress made in the {n}th district." for n in range(1, 301))
EARLY = "UNITED NATIONS A General Assembly \tDistr. GENERAL A/HRC/8/35 28 May 2008 Original:  ENGLISH HUMAN RIGHTS COUNCIL Eighth session Agenda item 6 UNIVERSAL PERIODIC REVIEW \nReport of the Working Group on the Universal Periodic Review \nGabon * \n* Previously issued under the document symbol A/HRC/WG.6/2/L.1. GE.08-13952 "
LATE = "United Nations \tA/HRC/14/12 Distr.: General General Assembly 15 March 2010 Original: English Human Rights Council Fourteenth session Agenda item 6 Universal Periodic Review Report of the Working Group on the Universal Periodic Review* Islamic Republic of Iran * \tPreviously issued under document symbol A/HRC/WG.6/7/L.11. "
NO_SYMBOL = "Distr.: General 11 July 2011 Original: English General Assembly Human Rights Council Eighteenth session Agenda item 6 Universal Periodic Review Report of the Working Group on the Universal Periodic Review* Somalia * The annex to the present report is circulated as received. "


def read(front: str) -> Structure:
    source = Source("r.txt", "0" * 64, 0)
    return structure(read_text((front + CONTENTS + TEXT).encode(), source), source)


@pytest.mark.parametrize(
    ("front", "symbols", "day", "session", "state"),
    [
        pytest.param(EARLY, ["A/HRC/8/35"], "2008-05-28", "8", "Gabon", id="capitals"),
        pytest.param(LATE, ["A/HRC/14/12"], "2010-03-15", "14", "Islamic Republic of Iran", id="symbol-before-the-day"),
        pytest.param(NO_SYMBOL, [], "2011-07-11", "18", "Somalia", id="symbol-of-none"),
    ],
)
def test_a_masthead_on_one_line(front: str, symbols: list[str], day: str, session: str, state: str) -> None:
    found = read(front)
    masthead = found.masthead
    assert masthead.kind == "universal_periodic_review"
    assert [fact.value for fact in masthead.symbols] == symbols
    assert masthead.title is not None
    assert masthead.title.value == f"Report of the Working Group on the Universal Periodic Review {state}"
    assert masthead.publication_date is not None
    assert masthead.publication_date.value == day
    assert masthead.session_number is not None
    assert masthead.session_number.value == session
    assert [p.number for p in found.paragraphs if p.number][:2] == ["1", "2"]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        pytest.param("United Nations A/63/5 Distr.: General 1 May 2008 Original: English Sixty-third session Note by the Secretary-General on it",
                     ["United Nations", "A/63/5", "Distr.: General", "1 May 2008", "Original: English", "Sixty-third session", "Note by the Secretary-General on it"], id="fields"),
        pytest.param("The Council met in its Sixty-third session. Report of the Board* Chile", ["The Council met in its Sixty-third session. Report of the Board* Chile"], id="no-masthead"),
        pytest.param("Distr.: General 1 May 2008 Original: English and French Third session Report of the Board* Chile * As it was received",
                     ["Distr.: General", "1 May 2008", "Original: English and French", "Third session", "Report of the Board*", "Chile", "* As it was received"], id="a-note-to-the-title"),
    ],
)  # fmt: skip
def test_where_the_lines_of_a_front_page_begin(line: str, parts: list[str]) -> None:
    places = [0, *front_places(line, 0, len(line)), len(line)]
    found = [line[a:b].strip() for a, b in pairwise(places)]
    assert [part for part in found if part] == parts


SHORT = (
    "United Nations A/78/412 Distr.: General General Assembly 18 September 2023 Original: English Seventy-eighth session Agenda item 27 "
    "Report of the Secretary-General I. Introduction 1. The Council met in the summer of the year and took up the plan of the Board. "
    "II. Trends A. Prices of food 2. States should report on the prices of U. S. dollars and of food to the Board in the spring of the year. "
    "3. It met in Part I. The Board was told of it. 4. Governments should plant oaks where none stand and tell the Council of each of them. "
)


def test_a_text_of_one_line_has_its_paragraphs_and_the_headings_right_above_them() -> None:
    text = SHORT + " ".join(f"{n}. The Fund gave the money for trees of the {n}th district." for n in range(5, 15))
    found = structure(read_text(text.encode(), Source("r.txt", "0" * 64, 0)), Source("r.txt", "0" * 64, 0))
    assert [(s.label, s.title) for s in found.sections] == [
        ("I", "Introduction"),
        ("II", "Trends"),
        ("II.A", "Prices of food"),
    ]
    assert [p.number for p in found.paragraphs] == [str(n) for n in range(1, 15)]
    assert found.paragraphs[0].passage.text.endswith("the plan of the Board.")


def test_one_line_of_several_is_a_paragraph() -> None:
    text = f"A/78/412\n\n{SHORT}\n\nThe Board rose."
    found = structure(read_text(text.encode(), Source("r.txt", "0" * 64, 0)), Source("r.txt", "0" * 64, 0))
    assert [p.number for p in found.paragraphs if p.number] == []
