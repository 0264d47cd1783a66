"""The files of a release, so that a nightly job fetches what changed and nothing else.

In: the folder of a release, and the manifest of the one before. Out: of every file its path, size, SHA-256, rows where it is a
whole table, and the version that first had it as it is (``since``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pyarrow.parquet as pq

from pipeline.sealed import file_sha256

MANIFEST: Final = "manifest.json"
SUMS: Final = "SHA256SUMS"


def manifest_of(folder: Path, described: Mapping[str, Any], last: Path | None) -> dict[str, Any]:
    """The manifest of the files in a folder.

    Args:
        folder: the release; the manifest itself and the sums are not in it yet.
        described: its descriptor.
        last: the folder of the release before, where there is one.
    """
    before = _read(last)
    since = {each["path"]: each for each in before.get("files", ())}
    rows = dict(_rows(folder, described))
    files = []
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        name = path.relative_to(folder).as_posix()
        file: dict[str, Any] = {"path": name, "bytes": path.stat().st_size, "sha256": file_sha256(path)}
        if name in rows:
            file["rows"] = rows[name]
        old = since.get(name)
        same = old is not None and old["sha256"] == file["sha256"]
        file["since"] = old["since"] if old is not None and same else described["version"]
        files.append(file)
    return {
        "name": described["name"],
        "version": described["version"],
        "created": described["created"],
        "previous": before.get("version"),
        "files": files,
    }


def write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Write the manifest, and the sums as ``sha256sum -c`` reads them, the manifest's among them."""
    path = folder / MANIFEST
    path.write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    sums = [(each["sha256"], each["path"]) for each in manifest["files"]] + [(file_sha256(path), MANIFEST)]
    lines = (f"{sha256}  {name}\n" for sha256, name in sorted(sums, key=lambda each: each[1]))
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def _rows(folder: Path, described: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Rows of the files of tables: of Parquet as it says, and of the CSV of the same table."""
    counts: dict[str, int] = {}
    for resource in described["resources"]:
        for file in resource.get("parts", [resource]):
            if resource["format"] == "parquet":
                count = pq.read_metadata(folder / file["path"]).num_rows
                counts[resource["name"]] = counts.get(resource["name"], 0) + count
                yield file["path"], count
    for resource in described["resources"]:
        if resource["format"] == "csv" and f"{resource['name']}-parquet" in counts:
            yield resource["path"], counts[f"{resource['name']}-parquet"]


def _read(last: Path | None) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads((last / MANIFEST).read_text("utf-8")) if last else {}
    except (OSError, ValueError):
        return {}
    return found
