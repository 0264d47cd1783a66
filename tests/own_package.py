"""Tables and text of the project's own source as they lie in a published package, for commands that look at one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.engine.results import TEXTS
from pipeline.s4_tidy.merge import merge_parts
from tests.annotated import NAME, own_rows
from tests.package_parts import write_parts


def write_package(folder: Path, rows: Mapping[str, list[dict[str, Any]]] | None = None) -> Path:
    """Write a package of the rows, by default those of the project's own source, and return its folder."""
    found, text = own_rows()
    tables = {name: made for name, made in (rows or found).items() if name != TEXTS}
    merge_parts(write_parts([[tables]], folder / "parts"), folder / "tables")
    (folder / "texts").mkdir()
    (folder / "texts" / f"{NAME}.txt").write_bytes(text.encode())
    return folder
