"""What was checked before a package was published: ``validation.json`` for programs, ``validation.html`` for people.

In: the outcome of the checks, and the tables. Out: two texts, the same for the same rows. What was compared with the package
before is left out: it says nothing of this one.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import pyarrow.parquet as pq

from pipeline.s5_check.result import CheckSummary
from pipeline.schema import load_schema, parquet_files, parquet_rows

JSON_NAME: Final = "validation.json"
PAGE_NAME: Final = "validation.html"
# Compares with what was published before.
_OF_HISTORY: Final = "package"
_STYLE: Final = """body { font: 16px/1.5 system-ui, sans-serif; color: #1d2733; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 2rem }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #d5dce4 }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums }
code { overflow-wrap: anywhere }"""


def validation(checks: Mapping[str, CheckSummary], tables: Mapping[str, Path]) -> dict[str, Any]:
    """What was checked and found, as built-in types.

    Args:
        checks: the outcome by kind of check.
        tables: the Parquet file of every table, or the folder of its parts.
    """
    schema = load_schema()
    kinds = {kind: found for kind, found in checks.items() if kind != _OF_HISTORY}
    failures = [
        {"kind": kind, **failure} for kind, found in sorted(kinds.items()) for failure in found.to_dict()["failures"]
    ]
    return {
        "package": schema.package["name"],
        "schema_version": version("un-reports"),
        "ok": all(found.ok for found in kinds.values()),
        "tables": {
            table.name: {
                "rows": parquet_rows(tables[table.name]),
                "checks": {
                    kind: found.checks[table.name] for kind, found in kinds.items() if table.name in found.checks
                },
                "failed": sum(each["table"] == table.name for each in failures),
            }
            for table in schema
        },
        "failures": failures,
        "issues": _issues(tables["issues"]),
        "set_aside": parquet_rows(tables["set_aside"]),
    }


def _issues(path: Path) -> list[dict[str, Any]]:
    """How many issues there are of each kind and severity."""
    counts: Counter[tuple[str, str]] = Counter()
    for file in parquet_files(path):
        read = pq.read_table(file, columns=["severity", "kind"])
        counts.update(zip(read["severity"].to_pylist(), read["kind"].to_pylist(), strict=True))
    return [{"severity": severity, "kind": kind, "count": count} for (severity, kind), count in sorted(counts.items())]


def validation_text(found: Mapping[str, Any]) -> str:
    """The JSON as it is written."""
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def validation_page(found: Mapping[str, Any]) -> str:
    """The same as one page of HTML that needs nothing else."""
    tables = [
        (name, f"{each['rows']:,}", f"{sum(each['checks'].values()):,}", f"{each['failed']:,}")
        for name, each in found["tables"].items()
    ]
    failures = [
        (each["severity"], each["table"], ", ".join(each["columns"]), each["message"], f"{each['count']:,}", ", ".join(each["rows"][:5]))
        for each in found["failures"]
    ]  # fmt: skip
    issues = [(each["severity"], each["kind"], f"{each['count']:,}") for each in found["issues"]]
    verdict = (
        "All rules that a package must keep hold." if found["ok"] else "Rules that a package must keep are broken."
    )
    parts = [
        "<h1>Validation of the package</h1>",
        f"<p><strong>{verdict}</strong> What could not be read or settled stands in the table <code>issues</code>;"
        f" {found['set_aside']:,} rows or cells that broke a rule stand in <code>set_aside</code>. The same for"
        " programs: <code>validation.json</code>.</p>",
        "<h2>Tables</h2>",
        _table(("table", "rows", "checks", "failed"), tables, figures=3),
        "<h2>What does not hold</h2>",
        _table(("severity", "table", "columns", "what", "rows", "the first"), failures)
        if failures
        else "<p>Nothing.</p>",
        "<h2>What is unsettled</h2>",
        _table(("severity", "kind", "issues"), issues, figures=1) if issues else "<p>Nothing.</p>",
    ]
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Validation: {escape(found['package'])}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n"
        + "\n".join(parts)
        + "\n</body>\n</html>\n"
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], figures: int = 0) -> str:
    """A table; the last ``figures`` columns are numbers."""
    first = len(head) - figures
    kinds = ["" if column < first else ' class="n"' for column in range(len(head))]
    lines = ["".join(f"<th{kind}>{escape(word)}</th>" for kind, word in zip(kinds, head, strict=True))]
    lines += ["".join(f"<td{kind}>{escape(word)}</td>" for kind, word in zip(kinds, row, strict=True)) for row in rows]
    return "<table>\n" + "\n".join(f"<tr>{line}</tr>" for line in lines) + "\n</table>"
