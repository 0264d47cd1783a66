"""Reports without a symbol are told apart by where their files lie, and are one where their texts are the same."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.engine.document import work_document
from pipeline.model import Source
from pipeline.s2_structure.ids import id_of_path
from pipeline.s4_tidy.merge import Double, compare_words, find_doubles
from pipeline.schema import load_schema, write_part


@pytest.mark.parametrize(
    ("path", "report_id"),
    [
        ("report.txt", "report"),
        ("1998/report.txt", "1998--report"),
        ("1999/report.pdf", "1999--report"),
        ("1998-report.txt", "1998-report"),
        ("a/b/c.docx", "a--b--c"),
    ],
)
def test_id_of_path(path: str, report_id: str) -> None:
    assert id_of_path(path) == report_id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1998/report.txt", "1999/report.txt"),
        ("1998/report.txt", "1998-report.txt"),
        ("My Report.txt", "my-report.txt"),
        ("My Report.txt", "my_report.txt"),
        ("Отчёт.txt", "Доклад.txt"),
        ("x" * 200 + ".txt", "x" * 201 + ".txt"),
    ],
)
def test_two_files_have_two_ids(one: str, other: str) -> None:
    assert id_of_path(one) != id_of_path(other)
    assert len(id_of_path(one)) < 200
    assert id_of_path(one) == id_of_path(str(Path(one).with_suffix(".docx")))


def _doubles(tmp_path: Path, files: dict[str, str]) -> tuple[Double, ...]:
    """The files that are left out."""
    rows, texts = [], []
    for path, text in files.items():
        content = text.encode()
        made = work_document(content, Source(path, "0" * 64, len(content))).rows
        rows += made["reports"]
        texts += made["texts"]
    table = load_schema()["reports"]
    write_part(rows, table, tmp_path / "reports.parquet")
    pq.write_table(pa.Table.from_pylist(texts), tmp_path / "texts.parquet")
    return compare_words(find_doubles([tmp_path / "reports.parquet"]), [tmp_path / "texts.parquet"])


ONE = "Matters of trees\n\n1. Governments should plant oaks.\n\n2. States should report in 1998.\n"
OTHER = "Matters of water\n\n1. The Commission should meet.\n\n2. States should report in 1999.\n"


@pytest.mark.parametrize(
    ("files", "left_out"),
    [
        pytest.param({"1998/report.txt": ONE, "1999/report.txt": OTHER}, {}, id="two-reports-of-one-name"),
        pytest.param({"1998/a.txt": ONE, "copy/b.txt": ONE}, {"copy/b.txt": "1998/a.txt"}, id="same-text"),
        pytest.param(
            {"a/x.txt": "A/60/1\n\n" + ONE, "b/y.txt": "A/60/1\n\n" + OTHER}, {"b/y.txt": "a/x.txt"}, id="same-symbol"
        ),
        pytest.param({"a/x.txt": "A/60/1\n\n" + ONE, "b/y.txt": "A/60/2\n\n" + ONE}, {}, id="two-symbols"),
    ],
)
def test_read_twice_only_where_symbols_or_texts_agree(
    tmp_path: Path, files: dict[str, str], left_out: dict[str, str]
) -> None:
    assert {double.source: double.kept for double in _doubles(tmp_path, files)} == left_out


FRENCH = "Les arbres\n\n1. Les gouvernements devraient planter des arbres dans toutes les villes et en rendre compte.\n"


@pytest.mark.parametrize(
    ("path", "text", "differs"),
    [
        pytest.param("z.txt", ONE, False, id="same-words"),
        pytest.param("z.txt", OTHER, True, id="other-words"),
        pytest.param("a.txt", FRENCH, True, id="other-language-first-by-name"),
        pytest.param("z.html", "<p>A/60/1</p><p>" + ONE.replace("\n\n", "</p><p>") + "</p>", False, id="other-format"),
    ],
)
def test_of_two_files_of_one_symbol_it_is_said_whether_their_words_differ(
    tmp_path: Path, path: str, text: str, differs: bool
) -> None:
    [double] = _doubles(tmp_path, {path: text if "<p>" in text else "A/60/1\n\n" + text, "x.txt": "A/60/1\n\n" + ONE})
    assert double.differs is differs
    assert {double.source, double.kept} == {path, "x.txt"}
    assert double.kept == (path if path.endswith("html") else "x.txt"), "what is read is in English"


def _page(text: str) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))


@pytest.mark.parametrize(
    ("page", "differs"),
    [
        pytest.param(ONE, False, id="the-same-report"),
        pytest.param(ONE.replace("Governments", "Govern-\nments"), False, id="a-word-that-is-cut"),
        pytest.param(OTHER, True, id="another-report"),
    ],
)
def test_of_two_formats_of_one_name_without_symbols_it_is_said_whether_their_words_differ(
    tmp_path: Path, page: str, differs: bool
) -> None:
    [double] = _doubles(tmp_path, {"x.txt": ONE, "x.html": _page(page)})
    assert (double.source, double.differs) == ("x.txt", differs)
