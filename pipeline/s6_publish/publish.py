"""Writing the package: tables as CSV and Parquet, texts, descriptor, and the swap that puts them in place."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pyarrow.parquet as pq

from pipeline import swap
from pipeline.s5_check.result import CheckSummary
from pipeline.s6_publish.descriptor import descriptor_text, package_descriptor, profile_errors
from pipeline.s6_publish.quotes import wrong_quotes
from pipeline.s6_publish.sums import SUMS, descriptor_path, sums_text
from pipeline.s6_publish.tables import TableFiles, Writing, write_tables
from pipeline.s6_publish.validation import JSON_NAME, PAGE_NAME, validation, validation_page, validation_text
from pipeline.s6_publish.written import Staging, Written
from pipeline.schema import Schema, load_schema, parquet_files
from pipeline.sealed import file_sha256

DESCRIPTOR = "datapackage.json"
_USUAL: Final = Writing()
# The canonical texts of reports, by their ids: pairs of report_id and text, in any order, and others with them.
Texts = Callable[[frozenset[str]], Iterable[tuple[str, str]]]


class PublishError(RuntimeError):
    """The package cannot be published; the old one is as it was. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What was published: the descriptor, its SHA-256 (it holds those of all tables), the rows of every table, and
    every file but the descriptor as it was written."""

    descriptor: Path
    sha256: str
    rows: Mapping[str, int]
    files: Mapping[Path, Written]


def publish(
    tables: Mapping[str, Path],
    texts: Texts,
    output: Path,
    descriptor: Path | None = None,
    *,
    record: Path | None = None,
    hashes: Mapping[Path, str] | None = None,
    checks: Mapping[str, CheckSummary] | None = None,
    how: Writing = _USUAL,
) -> Publication:
    """Publish merged tables and canonical texts; the old package stays untouched unless all went well.

    Args:
        tables: the merged Parquet file of every table, or the folder of its parts, by name.
        texts: called with the ids of the reports whose texts are wanted; of several for one report the one that fits
            ``reports.text_sha256`` is taken, and texts of other reports are left out.
        output: the folder that gets ``tables`` and ``texts``.
        descriptor: where ``datapackage.json`` goes, in ``output`` or in a folder above it; in ``output`` by default.
        record: the file that says how the last package was written, by which unchanged files are taken over.
        hashes: SHA-256 of files of the tables, where it is known.
        checks: the outcome of the checks of these tables by kind; ``validation.json`` and its page tell of it.
        how: limits of memory, rows and workers.

    Raises:
        PublishError: a table or text is missing, quoted words do not stand in their text, the descriptor breaks the
            profile, or the output folder holds folders of these names that no package of this project describes.
    """
    schema = load_schema()
    descriptor = descriptor or output / DESCRIPTOR
    prefix = _prefix(output, descriptor)
    if missing := [table.name for table in schema if table.name not in tables]:
        raise PublishError(f"no file for the tables {', '.join(missing)}; merge the parts first")
    with swap.only_publisher(output):
        _refuse_foreign(output, descriptor, schema)
        swap.recover(output)
        staging = Staging(swap.new_staging(output), output, record)
        try:
            try:
                files = write_tables(tables, staging, hashes or {}, how)
            except ValueError as error:
                raise PublishError(str(error)) from error
            _check_quotes(files, staging, _write_texts(tables["reports"], texts, staging))
            _describe(package_descriptor(schema, files, staging.files, prefix), staging.folder / descriptor.name)
            if checks is not None:
                _write_validation(validation(checks, tables), staging)
            _write_sums(descriptor, output, staging)
        except BaseException:
            shutil.rmtree(staging.folder, ignore_errors=True)
            raise
        sha256 = file_sha256(staging.folder / descriptor.name)
        swap.commit(output, descriptor)
        staging.keep()
    rows = {name: each.rows for name, each in files.items()}
    placed = {output / path: written for path, written in staging.files.items()}
    return Publication(descriptor, sha256, rows, placed)


def _check_quotes(files: Mapping[str, TableFiles], staging: Staging, new: frozenset[str]) -> None:
    """Refuse words that do not stand in their text; of files taken over only the rows of reports with a ``new`` text are read."""
    written = {name: [staging.folder / path for path in each.parquet] for name, each in files.items()}
    old = {staging.folder / path for path in staging.taken}
    if wrong := wrong_quotes(written, staging.folder / "texts", old, new):
        raise PublishError(
            f"what is quoted does not stand in the texts: {'; '.join(wrong)}. This is a mistake of the program or a "
            "fault of the machine: remove the cache and build again"
        )


def _describe(described: dict[str, Any], path: Path) -> None:
    """Write the descriptor, which must keep the profile of data packages."""
    if errors := profile_errors(described):
        raise PublishError(f"datapackage.json breaks the Data Package profile: {'; '.join(errors[:3])}")
    path.write_text(descriptor_text(described), encoding="utf-8", newline="\n")


def _write_validation(found: Mapping[str, Any], staging: Staging) -> None:
    """Write what the checks found, for programs and for people."""
    _write_text(staging, JSON_NAME, validation_text(found))
    _write_text(staging, PAGE_NAME, validation_page(found))


def _write_sums(descriptor: Path, output: Path, staging: Staging) -> None:
    """Write the hashes of all files and of the descriptor, which names those of the tables."""
    sums = {path: written.sha256 for path, written in staging.files.items()}
    sums[descriptor_path(descriptor, output)] = file_sha256(staging.folder / descriptor.name)
    _write_text(staging, SUMS, sums_text(sums))


def _write_text(staging: Staging, path: str, text: str) -> None:
    (staging.folder / path).write_text(text, encoding="utf-8", newline="\n")
    staging.note(path, hashlib.sha256(text.encode("utf-8")).hexdigest())


def _prefix(output: Path, descriptor: Path) -> str:
    """What stands before ``tables/`` in the paths of the descriptor; paths must not lead upwards (profile v2)."""
    home, inside = descriptor.resolve().parent, output.resolve()
    if not inside.is_relative_to(home):
        raise PublishError(f"{descriptor} must lie in {output} or in a folder above it")
    relative = inside.relative_to(home).as_posix()
    return "" if relative == "." else f"{relative}/"


def _refuse_foreign(output: Path, descriptor: Path, schema: Schema) -> None:
    """Never replace a folder that is not ours: one is ours if a descriptor of this package stands where it should."""
    taken = [name for name in ("tables", "texts") if (output / name).exists()]
    if not taken or (output / swap.READY).exists():
        return
    try:
        ours = json.loads(descriptor.read_text("utf-8")).get("name") == schema.package["name"]
    except (OSError, ValueError, AttributeError, RecursionError):
        ours = False
    if not ours:
        raise PublishError(
            f"{output} holds {' and '.join(taken)}, but {descriptor} is not the descriptor of a package of this"
            " project; choose another folder or remove them"
        )


def _write_texts(reports: Path, texts: Texts, staging: Staging) -> frozenset[str]:
    """Write the texts, or take them over; the reports whose text is another than before."""
    (staging.folder / "texts").mkdir()
    wanted: dict[str, str] = {}
    for file in parquet_files(reports):
        read = pq.read_table(file, columns=["report_id", "text_sha256"])
        wanted |= zip(read["report_id"].to_pylist(), read["text_sha256"].to_pylist(), strict=True)
    missing = {each: sha for each, sha in wanted.items() if not staging.take_over(f"texts/{each}.txt", sha)}
    new = frozenset(missing)
    for report_id, text in texts(new) if new else ():
        content = text.encode("utf-8")
        sha256 = missing.get(report_id)
        if sha256 is not None and hashlib.sha256(content).hexdigest() == sha256:
            path = f"texts/{report_id}.txt"
            (staging.folder / path).write_bytes(content)
            staging.note(path, sha256, sha256)
            del missing[report_id]
    if missing:
        raise PublishError(
            f"no text fits reports.text_sha256 of {', '.join(sorted(missing)[:5])} ({len(missing)} in all); build anew"
        )
    return new
