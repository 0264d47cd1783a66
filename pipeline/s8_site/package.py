"""The rows of a package as pages want them: by report, by the thing they speak of, with names for ids."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from pipeline.paths import DESCRIPTOR_NAME
from pipeline.s5_check.package_rows import PackageError, Row, canonical_text, package_home, table_rows

# The key of each table whose rows have a page of their own.
KEYS: Final = {
    "bodies": "body_id",
    "meetings": "meeting_id",
    "instruments": "instrument_id",
    "countries": "country_code",
    "topics": "topic_id",
}


@dataclass(frozen=True)
class Package:
    """A published package in memory.

    ``rows`` holds the rows of every table in the order of the package, ``descriptor`` its ``datapackage.json``. A package of
    a thousand reports takes some hundred megabytes so.
    """

    home: Path
    descriptor: Mapping[str, Any]
    rows: Mapping[str, Sequence[Row]]

    def text(self, report: Row) -> str:
        """The canonical text of a report."""
        return canonical_text(self.home, report)

    @cached_property
    def by_report(self) -> Mapping[str, Mapping[str, Sequence[Row]]]:
        """Rows of tables that have a ``report_id``: table, report, rows."""
        found: dict[str, dict[str, list[Row]]] = {}
        for table, rows in self.rows.items():
            if rows and "report_id" in rows[0] and table != "reports":
                grouped: dict[str, list[Row]] = defaultdict(list)
                for row in rows:
                    grouped[row["report_id"]].append(row)
                found[table] = grouped
        return found

    @cached_property
    def by_recommendation(self) -> Mapping[str, Mapping[str, Sequence[Row]]]:
        """Rows of tables that are parts of a recommendation: table, recommendation, rows."""
        found: dict[str, dict[str, list[Row]]] = {}
        for table in ("recommenders", "recommender_steps", "recommendation_addressees", "recommendation_topics"):
            grouped: dict[str, list[Row]] = defaultdict(list)
            for row in self.rows.get(table, ()):
                grouped[row["recommendation_id"]].append(row)
            found[table] = grouped
        return found

    @cached_property
    def named(self) -> Mapping[str, Mapping[str, Row]]:
        """The rows of entities by table and key."""
        return {table: {row[key]: row for row in self.rows[table]} for table, key in KEYS.items()}

    @cached_property
    def reports(self) -> Mapping[str, Row]:
        """The rows of reports by id."""
        return {row["report_id"]: row for row in self.rows["reports"]}

    @cached_property
    def wide(self) -> Mapping[str, Row]:
        """The rows of the wide table by recommendation."""
        return {row["recommendation_id"]: row for row in self.rows["recommendations_wide"]}

    @cached_property
    def body_names(self) -> Mapping[str, Sequence[str]]:
        """All names of each body."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in self.rows["body_names"]:
            found[row["body_id"]].append(row["name"])
        return found

    @cached_property
    def acronyms(self) -> Mapping[str, str]:
        """The acronyms of bodies by their names, where it is another word."""
        rows = self.rows["bodies"]
        return {row["name"]: row["acronym"] for row in rows if row["acronym"] and row["acronym"] != row["name"]}

    def name(self, table: str, key: str | None) -> str:
        """What an entity is called; its id where the package does not tell."""
        row = self.named[table].get(key or "")
        return str((row or {}).get("title" if table == "instruments" else "name") or key or "")

    def of(self, table: str, report_id: str) -> Sequence[Row]:
        """The rows of a table that belong to a report."""
        return self.by_report.get(table, {}).get(report_id, ())

    def parts(self, table: str, recommendation_id: str) -> Sequence[Row]:
        """The rows of a table that belong to a recommendation."""
        return self.by_recommendation[table].get(recommendation_id, ())


def read_package(folder: Path) -> Package:
    """The package in ``folder``.

    Raises:
        PackageError: there is none, or it was built by another version.
    """
    home = package_home(folder)
    beside = next((each for each in (home / DESCRIPTOR_NAME, home.parent / DESCRIPTOR_NAME) if each.exists()), None)
    if beside is None:
        raise PackageError(f"there is no {DESCRIPTOR_NAME} in {home} or beside it: build the package anew")
    try:
        descriptor = json.loads(beside.read_text("utf-8"))
        names = [
            each["name"]
            for each in descriptor["resources"]
            if "schema" in each and not each["name"].endswith("-parquet")
        ]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise PackageError(f"{beside} is damaged: it describes no package") from error
    return Package(home, descriptor, {name: table_rows(home, name) for name in names})
