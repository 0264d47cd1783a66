"""Rows judged by eye: a judgement is of words and of a body, so that it holds what a later build says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.s5_check.package_rows import table_rows
from pipeline.s5_check.read_by_eye import COLUMNS, ReadingError, judged_by_eye

HOME = Path(__file__).parents[1] / "outputs"
READ = Path(__file__).parent / "annotations" / "read_by_eye.csv"


def _read(folder: Path, *lines: str) -> Path:
    path = folder / "eye.csv"
    path.write_text("\n".join([",".join(COLUMNS), *lines]) + "\n", "utf-8")
    return path


@pytest.fixture(scope="module")
def row() -> dict[str, str]:
    return next(row for row in table_rows(HOME, "recommendations") if row["recommending_body_id"])


@pytest.mark.parametrize(
    ("recommendation", "body", "right"),
    [
        pytest.param("yes", None, True, id="the-right-body"),
        pytest.param("yes", "some-other-body", False, id="another-body"),
        pytest.param("yes", "", False, id="a-body-where-nobody-can-be-named"),
        pytest.param("no", None, False, id="no-recommendation"),
    ],
)
def test_a_row_is_right_by(
    row: dict[str, str], recommendation: str, body: str | None, right: bool, tmp_path: Path
) -> None:
    named = row["recommending_body_id"] if body is None else body
    found = judged_by_eye(_read(tmp_path, f"{row['recommendation_id']},1,{recommendation},{named}"), HOME)
    [[judged]] = found.values()
    assert judged.right is right


def test_rows_that_are_gone_and_reports_that_are_annotated_are_left_out(row: dict[str, str], tmp_path: Path) -> None:
    path = _read(tmp_path, "gone.p1.should,1,yes,", f"{row['recommendation_id']},1,yes,")
    assert judged_by_eye(path, HOME, frozenset({row["report_id"]})) == {}


def test_other_columns_are_an_error(tmp_path: Path) -> None:
    path = tmp_path / "eye.csv"
    path.write_text("id,right\n", "utf-8")
    with pytest.raises(ReadingError, match="recommendation_id"):
        judged_by_eye(path, HOME)


def test_the_kept_judgements_are_each_of_one_row() -> None:
    lines = READ.read_text("utf-8").splitlines()
    assert lines[0] == ",".join(COLUMNS)
    assert len({line.split(",")[0] for line in lines[1:]}) == len(lines) - 1
