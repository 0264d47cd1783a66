"""Writing the package: tables as CSV and Parquet, texts, descriptor, and the swap that puts them in place."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from pipeline.s6_publish import swap
from pipeline.s6_publish.descriptor import descriptor_text, file_sha256, package_descriptor, profile_errors
from pipeline.schema import Schema, load_schema

DESCRIPTOR = "datapackage.json"


class PublishError(RuntimeError):
    """The package cannot be published; the old one is as it was. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What was published: the descriptor, its SHA-256 (it holds those of all tables) and the rows of every table."""

    descriptor: Path
    sha256: str
    rows: Mapping[str, int]


def publish(
    tables: Mapping[str, Path],
    texts: Iterable[tuple[str, str]],
    output: Path,
    descriptor: Path | None = None,
    *,
    memory_limit: str = "1GB",
) -> Publication:
    """Publish merged tables and canonical texts; the old package stays untouched unless all went well.

    Args:
        tables: the merged Parquet file of every table, by name.
        texts: pairs of report_id and canonical text; of several for one report the one that fits
            ``reports.text_sha256`` is taken, and texts of reports that are not in the tables are left out.
        output: the folder that gets ``tables`` and ``texts``.
        descriptor: where ``datapackage.json`` goes, in ``output`` or in a folder above it; in ``output`` by default.
        memory_limit: how much DuckDB may hold while writing CSV.

    Raises:
        PublishError: a table or text is missing, the descriptor breaks the profile, or the output folder holds
            folders of these names that no package of this project describes.
    """
    schema = load_schema()
    descriptor = descriptor or output / DESCRIPTOR
    prefix = _prefix(output, descriptor)
    if missing := [table.name for table in schema if table.name not in tables]:
        raise PublishError(f"no file for the tables {', '.join(missing)}; merge the parts first")
    _refuse_foreign(output, descriptor, schema)
    recover(output, descriptor)
    staging = swap.new_staging(output)
    try:
        rows = _write_tables(schema, tables, staging / "tables", memory_limit)
        _write_texts(tables["reports"], texts, staging / "texts")
        described = package_descriptor(schema, staging / "tables", prefix)
        if errors := profile_errors(described):
            raise PublishError(f"datapackage.json breaks the Data Package profile: {'; '.join(errors[:3])}")
        (staging / DESCRIPTOR).write_text(descriptor_text(described), encoding="utf-8", newline="\n")
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    swap.commit(output, _targets(output, descriptor))
    return Publication(descriptor, file_sha256(descriptor), rows)


def recover(output: Path, descriptor: Path | None = None) -> bool:
    """Finish a publication that was interrupted while files were put in place; returns whether there was one."""
    return swap.install(output, _targets(output, descriptor or output / DESCRIPTOR))


def _targets(output: Path, descriptor: Path) -> dict[str, Path]:
    return {"tables": output / "tables", "texts": output / "texts", DESCRIPTOR: descriptor}


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
    except (OSError, ValueError, AttributeError):
        ours = False
    if not ours:
        raise PublishError(
            f"{output} holds {' and '.join(taken)}, but {descriptor} is not the descriptor of a package of this"
            " project; choose another folder or remove them"
        )


def _write_tables(schema: Schema, tables: Mapping[str, Path], folder: Path, memory_limit: str) -> dict[str, int]:
    """CSV (UTF-8, LF, quoted where needed, RFC 4180) and Parquet of every table; the numbers of rows."""
    folder.mkdir()
    rows = {}
    with duckdb.connect(config={"memory_limit": memory_limit, "temp_directory": str(folder.parent)}) as database:
        for table in schema:
            source = tables[table.name]
            if tuple(pq.read_schema(source).names) != table.columns:
                raise PublishError(f"{source} has not the columns of {table.name}; merge the parts again")
            shutil.copyfile(source, folder / f"{table.name}.parquet")
            database.execute(
                "COPY (SELECT * FROM read_parquet($source)) TO "
                f"{_quoted(folder / f'{table.name}.csv')} (FORMAT csv, HEADER, DELIMITER ',')",
                {"source": str(source)},
            )
            rows[table.name] = pq.read_metadata(source).num_rows
    return rows


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _write_texts(reports: Path, texts: Iterable[tuple[str, str]], folder: Path) -> None:
    folder.mkdir()
    read = pq.read_table(reports, columns=["report_id", "text_sha256"])
    wanted = dict(zip(read["report_id"].to_pylist(), read["text_sha256"].to_pylist(), strict=True))
    for report_id, text in texts:
        content = text.encode("utf-8")
        if report_id in wanted and hashlib.sha256(content).hexdigest() == wanted[report_id]:
            (folder / f"{report_id}.txt").write_bytes(content)
            del wanted[report_id]
    if wanted:
        raise PublishError(
            f"no text fits reports.text_sha256 of {', '.join(sorted(wanted)[:5])} ({len(wanted)} in all); build anew"
        )
