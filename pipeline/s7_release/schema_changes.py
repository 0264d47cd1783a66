"""What changed in the schemas of two packages, and the least step of the version that each change asks for.

In: two descriptors and their tables. Out: changes. The steps follow the Data Package version recipe
(https://datapackage.org/recipes/data-package-version/), but for three points said in docs/versions.md: a column that is
added, and a row that is gone, are minor, and another licence is major.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from pipeline.s7_release.package import PublishedTable

Step = Literal["none", "patch", "minor", "major"]
STEPS: Final[tuple[Step, ...]] = ("none", "patch", "minor", "major")


@dataclass(frozen=True, slots=True)
class SchemaChange:
    """A change of a table (``column`` None) or a column: in words, and the least step for it.

    What is said of the package as a whole has ``datapackage`` as its table and the property as its column.
    """

    table: str
    column: str | None
    what: str
    step: Step


PACKAGE: Final = "datapackage"
# By its name others ask for the package, and by its licence they may use it; the rest describes it.
_PROPERTIES: Final[Mapping[str, Step]] = {
    "name": "major",
    "licenses": "major",
    "title": "patch",
    "description": "patch",
    "sources": "patch",
    "contributors": "patch",
    "keywords": "patch",
    "homepage": "patch",
}


def package_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[SchemaChange]:
    """What two descriptors say otherwise of the package and of the tables that both have."""
    for name, step in _PROPERTIES.items():
        before, now = old.get(name), new.get(name)
        if before != now:
            yield SchemaChange(PACKAGE, name, "said in other words" if before and now else "said or left out", step)
    resources = {each["name"]: each for each in old.get("resources", ())}
    for resource in new.get("resources", ()):
        known = resources.get(resource["name"])
        if known is None or f"{resource['name']}-parquet" not in resources:
            continue
        for name in ("title", "description"):
            if known.get(name) != resource.get(name):
                yield SchemaChange(resource["name"], None, f"{name} in other words", "patch")


def largest(steps: Iterable[Step]) -> Step:
    """The largest of the steps; none where there are none."""
    return max(steps, key=STEPS.index, default="none")


def schema_changes(old: Mapping[str, PublishedTable], new: Mapping[str, PublishedTable]) -> list[SchemaChange]:
    """All changes, in the order of the newer package; tables that are gone come last."""
    changes: list[SchemaChange] = []
    for name, table in new.items():
        if name in old:
            changes += _table_changes(old[name], table)
        else:
            changes.append(SchemaChange(name, None, "table added", "minor"))
    return changes + [SchemaChange(name, None, "table removed", "major") for name in old if name not in new]


def _table_changes(old: PublishedTable, new: PublishedTable) -> Iterator[SchemaChange]:
    gone = [name for name in old.columns if name not in new.columns]
    come = [name for name in new.columns if name not in old.columns]
    for name in gone:
        like = [each for each in come if _same_meaning(old.field(name), new.field(each))]
        renamed = f", renamed to {like[0]}" if like else ""
        yield SchemaChange(new.name, name, f"column removed{renamed}", "major")
    for name in come:
        yield SchemaChange(new.name, name, "column added", "minor")
    shared = [name for name in old.columns if name in new.columns]
    if shared != [name for name in new.columns if name in old.columns]:
        yield SchemaChange(new.name, None, "order of columns changed", "major")
    for name in shared:
        for what, step in _field_changes(old.field(name), new.field(name)):
            yield SchemaChange(new.name, name, what, step)
    if old.key != new.key:
        yield SchemaChange(new.name, None, f"key changed from {'/'.join(old.key)} to {'/'.join(new.key)}", "major")
    before, now = _references(old), _references(new)
    for field in sorted(before.keys() | now.keys()):
        if before.get(field) != now.get(field):
            what = f"reference changed from {before.get(field, 'nothing')} to {now.get(field, 'nothing')}"
            yield SchemaChange(new.name, field, what, "minor")


def _same_meaning(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    return all(old.get(key) == new.get(key) for key in ("type", "description", "constraints"))


def _field_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[str, Step]]:
    """A limit that grows narrower breaks who wrote by the wider one, and one that grows wider only adds."""
    for key in ("type", "format"):
        if old.get(key) != new.get(key):
            yield f"{key} changed from {old.get(key, 'none')} to {new.get(key, 'none')}", "major"
    before, now = old.get("constraints", {}), new.get("constraints", {})
    if bool(before.get("required")) != bool(now.get("required")):
        yield ("may no longer be empty", "major") if now.get("required") else ("may be empty now", "minor")
    yield from _list_changes(before.get("enum"), now.get("enum"))
    for key, narrower in (("minimum", 1), ("maximum", -1)):
        was, is_now = before.get(key), now.get(key)
        if was != is_now:
            grows = is_now is None or (was is not None and (is_now - was) * narrower < 0)
            yield f"{key} changed from {was} to {is_now}", "minor" if grows else "major"
    if before.get("pattern") != now.get("pattern"):
        step: Step = "major" if "pattern" in now else "minor"
        yield f"pattern changed from {before.get('pattern', 'none')} to {now.get('pattern', 'none')}", step
    if before.get("enum") == now.get("enum"):
        for key, what in (
            ("description", "described in other words"),
            ("title", "title changed"),
            ("example", "another example"),
        ):
            if old.get(key) != new.get(key):
                yield what, "patch"


def _list_changes(old: list[str] | None, new: list[str] | None) -> Iterator[tuple[str, Step]]:
    if old is None or new is None:
        if old != new:
            yield ("closed list is open now", "minor") if new is None else ("values are a closed list now", "major")
        return
    if gone := [value for value in old if value not in new]:
        yield f"values removed: {', '.join(gone)}", "major"
    if come := [value for value in new if value not in old]:
        yield f"values added: {', '.join(come)}", "minor"


def _references(table: PublishedTable) -> dict[str, str]:
    return {
        "/".join(key["fields"]): f"{key['reference']['resource'] or table.name}.{'/'.join(key['reference']['fields'])}"
        for key in table.schema.get("foreignKeys", ())
    }
