"""The structure of annotated and of real reports, whole."""

from __future__ import annotations

import pytest

from pipeline.model import Sidecar, Source, Structure
from pipeline.s1_read.text import read_text
from pipeline.s2_structure import structure
from pipeline.s3_extract.recommendations.review_lines import find_review_lines
from tests.gold import CORPUS, SOURCE_TEXTS, load_gold, needs_corpus, needs_gold, scorer
from tests.read_structure import A_53_409, labels


def read_report(name: str) -> Structure:
    if name == "a-53-409":
        source = Source(A_53_409.name, "0" * 64, 0, Sidecar(symbols=("A/53/409",)))
        return structure(read_text(A_53_409.read_bytes(), source), source)
    return read_pdf_report({"a-52-826": "A_52_826.en.pdf", "a-80-179": "A_80_179.en.pdf"}[name])


def read_pdf_report(name: str) -> Structure:
    from pipeline.s1_read.pdf import read_pdf

    source = Source(name, "0" * 64, 0)
    return structure(read_pdf((CORPUS / name).read_bytes(), source), source)


@needs_gold
@needs_corpus
@pytest.mark.parametrize("name", ["a-53-409", "a-52-826", "a-80-179"])
def test_annotated_reports(name: str) -> None:
    score, gold, found = scorer(), load_gold(name), read_report(name)
    texts = score.source_paragraphs(gold, SOURCE_TEXTS[name].read_text("utf-8"))
    first = {p.number: p for p in reversed(found.paragraphs) if p.number}
    whole = [n for n in texts if n in first and score.overlap(texts[n], first[n].passage.text) >= 0.97]
    assert len(whole) >= 0.97 * len(texts)
    assert set(first) == set(texts)
    path = {s.section_id: s.label for s in found.sections}
    assert {n: path.get(first[n].section_id or "") for n in texts} == {
        str(n): v[0] for n, v in gold["paragraphs"].items()
    }
    titles = {s.label: score.flat(s.title) for s in found.sections}
    assert titles == {str(k): score.flat(v) for k, v in gold["sections"].items()}
    number = {p.paragraph_id: int(p.number or 0) for p in found.paragraphs}
    assert {n.marker: number.get(n.paragraph_id or "", 0) for n in found.notes} == {
        str(k): v for k, v in gold["notes"].items()
    }
    head = found.masthead
    for key, fact in {
        "title": head.title, "session": head.session_number, "agenda_item": head.agenda_item, "date": head.publication_date,
        "distribution": head.distribution, "original_language": head.original_language,
    }.items():  # fmt: skip
        assert fact is not None
        assert score.flat(fact.value) == score.flat(gold["report"][key])


@needs_corpus
@pytest.mark.parametrize(
    ("name", "last", "sections"),
    [
        ("UNMIBH_S_2000_529.pdf", 40, ["I", "II", "III", "IV", "V", "VI", "Annex"]),
        ("UNMIBH_S_2000_1137.pdf", 39, ["I", "II", "III", "IV", "V", "VI", "Annex"]),
        ("UNTAET_S_2001_436.pdf", 33, ["I", "II", "III", "IV", "V", "VI", "VII"]),
        ("UNIKOM_S_2000_269.pdf", 18, ["I", "II", "III", "IV", "V"]),
        ("UNOMIG_S_2005_269.pdf", 37, ["I", "II", "III", "IV", "V", "VI", "VII", "Annex"]),
        ("A_47_435.en.pdf", 9, []),
        ("A_53_601.en.pdf", 7, ["I", "II", "III"]),
        ("A_53_603.en.pdf", 7, ["I", "II", "III"]),
        ("E_CN.6_2025_4.en.pdf", 33, ["I", "II", "III", "IV", "V", "Annex"]),
        ("A_80_604_Add.2.pdf", 56, ["I", "II", "III", "IV", "V", "VI"]),
        ("A_80_590.pdf", 79, ["I", "II", "III", "IV", "V", "VI", "VII"]),
    ],
)
def test_real_reports_have_their_paragraphs_and_sections(name: str, last: int, sections: list[str]) -> None:
    found = read_pdf_report(name)
    own = [p.number for p in found.paragraphs if p.number and p.role in ("body", "annexed")]
    assert own == [str(n) for n in range(1, last + 1)]
    assert [s.label for s in found.sections if s.level == 1 and not s.label.startswith("S")] == sections


@needs_corpus
def test_a_review_reads_the_same_from_print_and_from_text() -> None:
    printed = read_pdf_report("thailand2011.pdf")
    source = Source("thailand2011.txt", "0" * 64, 0)
    document = read_text((CORPUS / "thailand2011.txt").read_bytes(), source)
    text = structure(document, source)
    one_line = structure(read_text(document.text.replace("\n", " ").encode(), source), source)
    for other in (text, one_line):
        assert [p.number for p in other.paragraphs if p.number] == [p.number for p in printed.paragraphs if p.number]
        assert labels(other) == labels(printed)
        assert other.masthead.title is not None
        assert printed.masthead.title is not None
        assert other.masthead.title.value == printed.masthead.title.value
    lines = [
        len(find_review_lines(p.passage.text, lambda *_: True, reviewing=True))
        for p in printed.paragraphs
        if p.number in {"88", "89"}
    ]
    assert lines == [100, 72]
