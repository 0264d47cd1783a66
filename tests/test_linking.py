"""A finished file under a second name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.linking import link


def test_a_file_has_two_names(tmp_path: Path) -> None:
    (tmp_path / "part").write_bytes(b"rows")
    link(tmp_path / "part", tmp_path / "published")
    assert (tmp_path / "published").samefile(tmp_path / "part")


def test_where_there_are_no_links_it_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path, __: Path) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "part").write_bytes(b"rows")
    link(tmp_path / "part", tmp_path / "published")
    assert (tmp_path / "published").read_bytes() == b"rows"
    assert (tmp_path / "published").stat().st_mtime_ns == (tmp_path / "part").stat().st_mtime_ns
