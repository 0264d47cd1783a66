"""A release: a folder that is whole in itself, with what changed since the last one, and the pages about all releases.

In: a package as it was built, the last release, a version and a date. Out: ``<releases>/<version>`` and the small files beside it. The
tables and texts of the release are those of the package, as second names of the same files where the disk can; the database and
the workbook are written from them. The release and the pages about all releases are made in folders of other names. One rename,
of the pages to ``.ready``, decides: what was ended before it was no release, and what was ended behind it is finished by the next
call.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from pipeline.linking import link
from pipeline.paths import DESCRIPTOR_NAME
from pipeline.s6_publish import verify_package
from pipeline.s6_publish.formats.export import FORMATS, export_package
from pipeline.s7_release.changes import section, with_section
from pipeline.s7_release.compare import Comparison, compare
from pipeline.s7_release.discovery import write_discovery
from pipeline.s7_release.feeds import atom, json_feed, new_recommendations
from pipeline.s7_release.manifest import MANIFEST, manifest_of, write_manifest
from pipeline.s7_release.package import Published, ReleaseError, open_package
from pipeline.s7_release.schema_changes import STEPS, Step
from pipeline.s7_release.telling import json_lines
from pipeline.s7_release.versions import Version, read_version
from pipeline.schema import load_schema
from pipeline.sealed import file_sha256

INDEX: Final = "releases.json"
CHANGES_PAGE: Final = "CHANGES.md"
ATOM: Final = "recommendations.atom"
FEED: Final = "recommendations.json"
DIFF: Final = "diff.jsonl"
FIRST: Final = Version(1, 0, 0)
_PAGES, _READY = ".pages", ".ready"
# Made for each release anew, whatever the package has.
_OWN: Final = frozenset({DESCRIPTOR_NAME, "SHA256SUMS", MANIFEST, *FORMATS})


@dataclass(frozen=True, slots=True)
class Release:
    """What was released: its folder, version, the version before, and the least step that was asked for."""

    folder: Path
    version: str
    previous: str | None
    least: Step
    files: int


def release(
    package: Path,
    releases: Path,
    created: date,
    version: str | None = None,
    last: Path | None = None,
    accept_loss: Collection[str] = (),
) -> Release:
    """Make a release of a package.

    Args:
        package: the package as it was built.
        releases: the folder of all releases.
        created: the date of the release.
        version: its version; by default the least that the changes ask for.
        last: the package of the last release; by default its folder in ``releases``.
        accept_loss: tables of bodies, meetings and the like of which it is known that something is no longer said.

    Raises:
        ReleaseError: the package is damaged, nothing changed, the step is smaller than the changes ask for, the date
            is before that of the last release, something known of an entity is gone, or the last release is not there.
    """
    new = open_package(package)
    if problems := verify_package(new.descriptor):
        raise ReleaseError(f"the package is not as it was built: {problems[0]}. Build it again")
    _finish(releases)
    index = _read_index(releases)
    old = _last_package(releases, index, last)
    with compare(old or Published(new.descriptor, {}, {}), new) as compared:
        least = compared.step
        made = _version(index, least, version)
        _check_date(index, created)
        if old is not None:
            _refuse_losses(compared, accept_loss)
        folder = releases / str(made)
        if folder.exists():
            raise ReleaseError(f"{folder} is there already: a release does not change, take the next version")
        draft, pages = releases / f".{made}", releases / _PAGES
        _remove(draft, pages)
        try:
            files = _write(compared, draft, str(made), created, old)
            pages.mkdir()
            _write_pages(compared, releases, index, draft, pages, least)
            pages.rename(releases / _READY)
        except BaseException:
            _remove(draft, pages)
            raise
        _finish(releases)
    return Release(folder, str(made), index[0]["version"] if index else None, least, files)


def _remove(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _finish(releases: Path) -> None:
    """Put in place the release whose pages are ready, if there is one; whoever ends in it is finished by the next."""
    ready = releases / _READY
    if not ready.is_dir():
        return
    if (ready / INDEX).exists():
        version = _read_index(ready)[0]["version"]
        if (draft := releases / f".{version}").exists():
            draft.rename(releases / version)
        # The index, by which a release counts, last.
        for path in sorted(ready.iterdir(), key=lambda each: (each.name == INDEX, each.name)):
            path.replace(releases / path.name)
    ready.rmdir()


def _read_index(releases: Path) -> list[dict[str, Any]]:
    """All releases, the newest first."""
    path = releases / INDEX
    if not path.exists():
        return []
    try:
        found: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["releases"]
    except (ValueError, KeyError, TypeError) as error:
        raise ReleaseError(f"{path} is damaged: take it from the last release") from error
    return found


def _last_package(releases: Path, index: list[dict[str, Any]], last: Path | None) -> Published | None:
    """The last release, which must be what the index says of it; None where there is none yet."""
    if not index:
        if last is not None:
            raise ReleaseError(f"{releases / INDEX} is missing: take it from the last release, or leave --last out")
        return None
    newest = index[0]
    place = last or releases / newest["version"]
    if not place.exists():
        raise ReleaseError(
            f"release {newest['version']} is not in {releases}: download it there, or name its folder with --last"
        )
    old = open_package(place)
    if _digest(old) != newest["tables_sha256"]:
        raise ReleaseError(f"{place} is not the package of release {newest['version']}: its tables are others")
    return old


def _version(index: list[dict[str, Any]], least: Step, wanted: str | None) -> Version:
    if not index:
        return read_version(wanted) if wanted else FIRST
    before = read_version(index[0]["version"])
    if least == "none":
        raise ReleaseError(f"nothing changed since {before}: there is nothing to release")
    if wanted is None:
        return before.after(least)
    version = read_version(wanted)
    if STEPS.index(before.step_to(version)) < STEPS.index(least):
        raise ReleaseError(
            f"{version} is too small a step from {before}: the changes are {least}, so the least version is"
            f" {before.after(least)}. See them with un-reports diff"
        )
    return version


def _check_date(index: list[dict[str, Any]], created: date) -> None:
    if index and created.isoformat() < index[0]["created"][:10]:
        raise ReleaseError(f"{created} is before the last release, which is of {index[0]['created'][:10]}")


def _refuse_losses(compared: Comparison, accepted: Collection[str]) -> None:
    """What is known of an entity must not be gone because another report was added."""
    entities = {table.name for table in load_schema().of_kind("entity")} - set(accepted)
    for table in compared.tables:
        if table.table not in entities:
            continue
        for row in compared.rows(table.table, "changed"):
            if lost := [cell for cell in row.cells if cell.after is None]:
                raise ReleaseError(
                    f"{table.table} {row.row_id}: {lost[0].column} was {lost[0].before} and is empty now"
                    f" ({', '.join(row.reasons)}). If that is right, say --accept-loss {table.table}"
                )


def _write(compared: Comparison, folder: Path, version: str, created: date, old: Published | None) -> int:
    """Everything of one release; the number of its files."""
    new = compared.new
    folder.mkdir(parents=True)
    for path in _files_of(new.home):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        link(new.home / path, folder / path)
    described = _described(new, version, created)
    _write_json(folder / DESCRIPTOR_NAME, described, indent=2)
    if old is not None:
        _write_lines(folder / DIFF, json_lines(compared))
    write_discovery(folder, described)
    try:
        export_package(folder, folder)
    except ValueError as error:
        raise ReleaseError(str(error)) from error
    manifest = manifest_of(folder, described, old.home if old else None)
    write_manifest(folder, manifest)
    return len(manifest["files"]) + 2


def _files_of(home: Path) -> list[Path]:
    """The tables, the texts, and what else lies beside them (the same rows for other programs); pages about them do not
    belong to the data."""
    beside = [
        each for each in home.iterdir() if each.is_file() and not each.name.startswith(".") and each.name not in _OWN
    ]
    inside = [each for name in ("tables", "texts") for each in (home / name).rglob("*") if each.is_file()]
    return sorted(each.relative_to(home) for each in (*beside, *inside))


def _described(new: Published, version: str, created: date) -> dict[str, Any]:
    """The descriptor with version and date, and paths from the folder of the release."""
    prefix = new.home.resolve().relative_to(new.descriptor.resolve().parent).as_posix()
    prefix = "" if prefix == "." else f"{prefix}/"
    resources = []
    for resource in new.described["resources"]:
        paths = resource["path"]
        inside = paths.removeprefix(prefix) if isinstance(paths, str) else [each.removeprefix(prefix) for each in paths]
        moved = {**resource, "path": inside}
        if "parts" in resource:
            moved["parts"] = [{**each, "path": each["path"].removeprefix(prefix)} for each in resource["parts"]]
        resources.append(moved)
    said = {key: value for key, value in new.described.items() if key not in ("version", "created", "resources")}
    return {**said, "version": version, "created": f"{created}T00:00:00Z", "resources": resources}


def _write_pages(
    compared: Comparison,
    releases: Path,
    index: list[dict[str, Any]],
    release: Path,
    pages: Path,
    least: Step,
) -> None:
    """The small files about all releases (``index`` those before, the newest first), into a folder of their own."""
    described = json.loads((release / DESCRIPTOR_NAME).read_text("utf-8"))
    version, created = described["version"], described["created"]
    told = releases / CHANGES_PAGE
    made = section(compared, version, created[:10], least, first=not index)
    _write_text(pages / CHANGES_PAGE, with_section(told.read_text("utf-8") if told.exists() else None, made))
    entries = new_recommendations(compared)
    _write_text(pages / ATOM, atom(described, created, entries))
    _write_text(pages / FEED, json_feed(described, created, entries))
    shutil.copyfile(release / "CITATION.cff", pages / "CITATION.cff")
    newest = {
        "version": version,
        "created": created,
        "least_step": least,
        "manifest": f"{version}/{MANIFEST}",
        "manifest_sha256": file_sha256(release / MANIFEST),
        "tables_sha256": _digest(compared.new),
        "rows": {table.name: _count(compared, table.name) for table in compared.new.tables.values()},
    }
    said = {"name": described["name"], "title": described["title"], "releases": [newest, *index]}
    _write_json(pages / INDEX, said, indent=1)


def _count(compared: Comparison, table: str) -> int:
    ((rows,),) = compared.query(f'SELECT count(*) FROM "new_{table}"')
    return int(rows)


def _digest(package: Published) -> str:
    """One SHA-256 of the rows of a package: of the hashes of its Parquet files, table by table."""
    hashes = {name: [file.sha256 for file in table.files] for name, table in sorted(package.tables.items())}
    return hashlib.sha256(json.dumps(hashes).encode()).hexdigest()


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _write_json(path: Path, value: Any, indent: int) -> None:
    _write_text(path, json.dumps(value, ensure_ascii=False, indent=indent) + "\n")


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)
