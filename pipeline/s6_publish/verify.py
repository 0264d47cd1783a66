"""Verifying a published package from its files alone, as a stranger would.

It holds the descriptor against the official profile and the files against the descriptor. The rows are for
``frictionless validate datapackage.json``, which checks them against the schemas but neither the hashes of Parquet
files nor the texts.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.s6_publish.descriptor import file_sha256, profile_errors


def verify_package(descriptor: Path) -> list[str]:
    """What is wrong with a package, in words; empty where profile, sizes and all SHA-256 are right."""
    described = json.loads(descriptor.read_text("utf-8"))
    problems = [f"{descriptor.name}{error}" for error in profile_errors(described)]
    for resource in described["resources"]:
        problems += _resource_problems(resource, descriptor.parent / resource["path"])
    reports = next((r for r in described["resources"] if r["name"] == "reports-parquet"), None)
    if reports is not None and not problems:
        path = descriptor.parent / reports["path"]
        problems += _text_problems(path, path.parents[1])
    return problems


def _resource_problems(resource: dict[str, Any], path: Path) -> list[str]:
    if not path.is_file():
        return [f"{resource['path']}: there is no such file"]
    problems = []
    if "bytes" in resource and path.stat().st_size != resource["bytes"]:
        problems.append(f"{resource['path']}: {path.stat().st_size} bytes, the descriptor says {resource['bytes']}")
    if f"sha256:{file_sha256(path)}" != resource["hash"]:
        problems.append(f"{resource['path']}: its SHA-256 is not that of the descriptor")
    return problems


def _text_problems(reports: Path, home: Path) -> list[str]:
    """The texts against ``reports.text_sha256``; a text that no report names is a problem too."""
    problems, named = [], set()
    for batch in pq.ParquetFile(reports).iter_batches(columns=["text_path", "text_sha256"]):
        for row in batch.to_pylist():
            named.add(row["text_path"])
            path = home / row["text_path"]
            if not path.is_file():
                problems.append(f"{row['text_path']}: there is no such file")
            elif file_sha256(path) != row["text_sha256"]:
                problems.append(f"{row['text_path']}: its SHA-256 is not that of reports.text_sha256")
    strays = sorted(path.name for path in (home / "texts").iterdir() if f"texts/{path.name}" not in named)
    return problems + [f"texts/{name}: no report has this text" for name in strays]
