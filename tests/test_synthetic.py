"""Made-up reports: the same from the same seed, unlike each other, and readable as what they say they are."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from benchmarks.synthetic import (
    FORMATS,
    Format,
    SyntheticReport,
    make_report,
    make_reports,
    varied_reports,
    write_reports,
)
from benchmarks.variation import parse_template, template_of
from pipeline.model import Source, Structure
from pipeline.numbers import int_to_ordinal
from pipeline.s1_read import read_document
from pipeline.s2_structure import structure

SOME = 40


def read(report: SyntheticReport) -> Structure:
    source = Source(report.path, hashlib.sha256(report.content).hexdigest(), len(report.content))
    return structure(read_document(report.content, source), source)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_seed_gives_the_same_bytes(form: Format) -> None:
    assert [make_report(7, n, form) for n in range(5)] == [make_report(7, n, form) for n in range(5)]
    assert make_report(7, 1, form) != make_report(8, 1, form)


def test_a_report_does_not_depend_on_how_many_are_made(tmp_path: Path) -> None:
    write_reports(make_reports(3, 7), tmp_path / "three")
    write_reports(make_reports(1, 7, start=2), tmp_path / "third")
    (third,) = (path for path in (tmp_path / "third").rglob("*") if path.is_file())
    assert third.read_bytes() == (tmp_path / "three" / third.relative_to(tmp_path / "third")).read_bytes()


def test_every_report_has_its_own_symbol_file_and_words() -> None:
    reports = list(make_reports(SOME, 7))
    for values in ({r.symbol for r in reports}, {r.path for r in reports}, {r.content for r in reports}):
        assert len(values) == SOME
    assert {5_000 < len(r.content) < 50_000 for r in reports} == {True}


@pytest.mark.parametrize("form", FORMATS)
def test_an_undamaged_report_is_read_with_its_paragraphs(form: Format) -> None:
    whole = [r for r in make_reports(SOME, 7, [form]) if not r.lost_numbers and not r.cuts]
    assert len(whole) > SOME / 4
    assert [len(read(r).paragraphs) for r in whole] == [r.paragraphs for r in whole]
    assert [read(r).masthead.symbols[0].value for r in whole] == [r.symbol for r in whole]


def test_most_damaged_reports_are_read_with_their_paragraphs_too() -> None:
    damaged = [r for r in make_reports(SOME, 7) if r.lost_numbers or r.cuts]
    right = [r for r in damaged if len(read(r).paragraphs) == r.paragraphs]
    assert len(damaged) > SOME / 4
    assert len(right) >= 0.8 * len(damaged)


def test_notes_are_read_where_the_format_has_marks() -> None:
    reports = [r for form in ("text", "html") for r in make_reports(10, 7, [form])]
    assert [len(read(r).notes) for r in reports] == [r.notes for r in reports]


def test_a_real_report_is_varied_in_names_and_figures_alone() -> None:
    first, second = varied_reports(2, 7)
    assert first != second
    assert first.count("\n\n") == second.count("\n\n")
    paragraph = "Strategies to address these root factors should be facilitated and supported"
    assert paragraph in first
    assert paragraph in second


def test_a_name_of_a_real_report_is_replaced_by_the_same_throughout() -> None:
    template = template_of("In 1998 Chad and Mali met. In resolution 52/98 Chad, in 1998, was named.")
    assert template.kinds == ("year", "country", "country", "number_of_resolution")
    assert template.slots == (0, 1, 2, 3, 1, 0)


def test_the_slots_of_a_template_are_filled_by_themselves() -> None:
    filled = parse_template("{x} of {x}, 5%").fill(iter((0.0, 0.9)).__next__, {"x": ("a", "b")})
    assert filled == "a of b, 5%"


@pytest.mark.parametrize(("number", "word"), [(1, "first"), (12, "twelfth"), (20, "twentieth"), (53, "fifty-third")])
def test_ordinals(number: int, word: str) -> None:
    assert int_to_ordinal(number) == word
    assert re.fullmatch("[a-z-]+", word)
