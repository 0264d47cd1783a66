"""Names of files that are made of texts: bounded, apart, and nothing that a file system or a terminal takes for something."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.file_names import file_stem, is_device
from pipeline.s0_sources.fetch import file_name_of
from pipeline.s0_sources.fetch.local import take_file
from pipeline.s0_sources.inventory import inventory
from pipeline.s2_structure.ids import id_of_path
from pipeline.s8_site.addresses import page
from tests.command_files import GOOD


@example("0" * 151)
@example("\u00e9" * 76)
@example("con" + "." * 300 + "x")
@example("~$ .x")
@example("~. x ~.")
@given(st.text(max_size=600))
def test_a_stem_fits_every_file_system(text: str) -> None:
    stem = file_stem(text)
    assert 0 < len(stem.encode()) <= 150
    assert not set(stem) & set('<>:"/\\|?*\n\t\x00\x1b\u202e')
    assert stem == stem.strip(". ")
    assert not is_device(stem)
    assert file_stem(stem) == stem


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        pytest.param("rapport ñ", "rapport ñ", id="letters-stay"),
        pytest.param("a\x1b[31m\u202eb\n", "a[31mb", id="unseen"),
        pytest.param("../../etc/passwd", "_.._etc_passwd", id="a-way-out"),
        pytest.param(".~$hidden", "hidden", id="hidden"),
        pytest.param("...", "report", id="nothing-left"),
    ],
)
def test_a_stem(text: str, stem: str) -> None:
    assert file_stem(text) == stem


@pytest.mark.parametrize("name", ["con", "NUL", "Com1", "lpt9", "aux.b", "COM¹"])
def test_names_of_devices_are_not_given(name: str) -> None:
    assert is_device(name)
    assert not is_device(file_stem(name))
    assert not is_device(id_of_path(f"{name}.pdf"))
    assert not is_device(page("bodies", name).partition("/")[2])


@pytest.mark.parametrize("name", ["console", "null", "com", "com10", "a.con"])
def test_names_like_those_of_devices_stay(name: str) -> None:
    assert not is_device(name)
    assert file_stem(name) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [("a/b", "a/B"), ("x" * 300, "x" * 301), ("é", "è"), ("a b", "a-b"), ("con", "CON"), ("a:b", "a*b")],
)
def test_pages_of_different_ids_are_different_files_whatever_the_case(one: str, other: str) -> None:
    first, second = page("bodies", one), page("bodies", other)
    assert first.casefold() != second.casefold()
    assert max(len(first), len(second)) < 150


def test_a_symbol_of_any_length_gives_a_name() -> None:
    long = f"A/{'9' * 400}/1"
    assert len(file_name_of(long)) < 100
    assert file_name_of(long) != file_name_of(f"{long}2")


def test_a_file_with_the_longest_name_is_added_and_read(tmp_path: Path) -> None:
    there = tmp_path / "there"
    sources = tmp_path / "sources"
    there.mkdir()
    sources.mkdir()
    for name in ("é" * 125, "a\x1b[31m\u202eb", "con"):
        (there / f"{name}.txt").write_text(GOOD, "utf-8")
        (there / f"{name}.yaml").write_text("symbol: A/99/1\n", "utf-8")
        assert take_file(there / f"{name}.txt", sources, ()).new
    found = inventory(sources)
    assert len(found.sources) == 3
    assert found.issues == ()
    assert all(source.sidecar.symbols == ("A/99/1",) for source in found.sources)
