"""Verifying a published package from its files alone, as a stranger would.

It holds the descriptor against the official profile and the files against the descriptor. The rows are for
``frictionless validate datapackage.json``, which checks them against the schemas but neither the hashes of Parquet
files nor the texts.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.s6_publish.descriptor import profile_errors
from pipeline.sealed import file_sha256


def verify_package(descriptor: Path) -> list[str]:
    """What is wrong with a package, in words; empty where profile, sizes and all SHA-256 are right."""
    described = json.loads(descriptor.read_text("utf-8"))
    problems = [f"{descriptor.name}{error}" for error in profile_errors(described)]
    for resource in described["resources"]:
        for file in resource.get("parts", [resource]):
            problems += _file_problems(file, descriptor.parent / file["path"])
    reports = next((r for r in described["resources"] if r["name"] == "reports-parquet"), None)
    if reports is not None and not problems:
        named = [reports["path"]] if isinstance(reports["path"], str) else reports["path"]
        problems += _text_problems([descriptor.parent / path for path in named])
    return problems


def _file_problems(file: dict[str, Any], path: Path) -> list[str]:
    """A resource of one file, or one of the parts of a resource, against the file."""
    if not path.is_file():
        return [f"{file['path']}: there is no such file"]
    problems = []
    if "bytes" in file and path.stat().st_size != file["bytes"]:
        problems.append(f"{file['path']}: {path.stat().st_size} bytes, the descriptor says {file['bytes']}")
    if f"sha256:{file_sha256(path)}" != file["hash"]:
        problems.append(f"{file['path']}: its SHA-256 is not that of the descriptor")
    return problems


def _text_problems(reports: Sequence[Path]) -> list[str]:
    """The texts against ``reports.text_sha256``; a text that no report names is a problem too."""
    problems, named = [], set()
    home = next(folder.parent for folder in reports[0].parents if folder.name == "tables")
    for part in reports:
        for row in pq.read_table(part, columns=["text_path", "text_sha256"]).to_pylist():
            named.add(row["text_path"])
            path = home / row["text_path"]
            if not path.is_file():
                problems.append(f"{row['text_path']}: there is no such file")
            elif file_sha256(path) != row["text_sha256"]:
                problems.append(f"{row['text_path']}: its SHA-256 is not that of reports.text_sha256")
    strays = sorted(path.name for path in (home / "texts").iterdir() if f"texts/{path.name}" not in named)
    return problems + [f"texts/{name}: no report has this text" for name in strays]
