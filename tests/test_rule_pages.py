"""Each family of rules has a page, made from its file."""

from __future__ import annotations

import pytest

from pipeline.rules.loader import RULES, read_rules
from pipeline.rules.pages import INDEX, PAGES, pages, write_pages

MADE = pages()


def test_each_rule_file_has_its_page_and_each_page_its_file() -> None:
    families = {path.stem for path in RULES.glob("*.yaml")} | {"bodies"}
    assert {name.removesuffix(".md") for name in MADE} - {"README"} == families
    assert all(f"]({name})" in MADE[INDEX] for name in MADE if name != INDEX)


@pytest.mark.parametrize("name", MADE)
def test_a_page_is_what_its_file_says_now(name: str) -> None:
    assert (PAGES / name).read_text("utf-8") == MADE[name], "write it anew: python -m pipeline.schema.dictionary"


def test_no_page_is_left_of_a_file_that_is_gone() -> None:
    assert {path.name for path in PAGES.iterdir()} == set(MADE)


def test_a_rule_is_shown_with_what_it_finds_and_what_it_leaves() -> None:
    rule = read_rules("mandate.yaml")["phrases"][0]
    page = MADE["mandate.md"]
    assert rule["description"] in page
    assert all(f"- finds `{each}`" in page for each in rule["examples"])
    assert all(f"- leaves `{each}`" in page for each in rule["counter_examples"])


def test_pages_of_files_that_are_gone_are_taken_away(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "gone.md").write_text("# Gone\n")
    write_pages(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(MADE)
