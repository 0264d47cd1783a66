"""The queries that make one row of an entity from what all reports say of it.

The best value of a column, or of columns that belong together (``Table.together``), is the first by: not a weak value
(``other``, ``unknown``); the most exact date; from a row of the registry; the fuller one; said by most reports; the
first in the alphabet. Nothing depends on the order or number of parts: what some reports say is summed up as distinct
rows with the number of reports that say so, and the queries work on such sums.
"""

from __future__ import annotations

from pipeline.schema import Table

_PRECISION = "CASE date_precision WHEN 'day' THEN 0 WHEN 'month' THEN 1 WHEN 'year' THEN 2 ELSE 3 END"


# How many reports say what a row of a sum says.
COUNT_COLUMN = "_reports"
# Dates that an issue names: a hundred thousand reports can disagree on hundreds.
_SHOWN = 5


def summary_sql(table: Table, rows: str) -> str:
    """The sum of what rows (a query) of entities say."""
    columns = ", ".join(_name(name) for name in table.columns)
    return f"SELECT {columns}, count(*) AS {COUNT_COLUMN} FROM ({rows}) GROUP BY ALL"


def entity_sql(table: Table) -> str:
    """One row an id of ``all_<table>``, which are sums."""
    keys = ", ".join(_name(key) for key in table.primary_key)
    groups = _groups(table)
    best = [f"best_{i} AS ({_best_sql(table, group)})" for i, group in enumerate(groups)]
    ids = f"ids AS (SELECT DISTINCT {keys} FROM {_all(table)})"
    joins = " ".join(f"LEFT JOIN best_{i} USING ({keys})" for i in range(len(groups)))
    return f"WITH {', '.join([ids, *best])} SELECT * FROM ids {joins}"


def conflicts_sql(table: Table) -> str | None:
    """Issues for entities whose most exact dates differ between reports; None for a table without such dates."""
    dated = next((group for group in table.together if "date_precision" in group), None)
    if dated is None:
        return None
    (key,) = table.primary_key
    dates = [name for name in dated if name != "date_precision"]
    shown = " || ' to ' || ".join(f"coalesce({_name(name)}::VARCHAR, '?')" for name in dates)
    return f"""SELECT
        'conflict.{table.name}.' || {_name(key)} AS issue_id, NULL::VARCHAR AS report_id, 'warning' AS severity,
        'conflicting_dates' AS kind,
        'reports disagree on the dates of ' || {_name(key)} || ': '
            || array_to_string(list(shown || ' (' || reports || ')' ORDER BY reports DESC, shown)[:{_SHOWN}], ', ')
            || CASE WHEN count(*) > {_SHOWN} THEN ' and ' || count(*) - {_SHOWN} || ' more' ELSE '' END AS message,
        NULL::INTEGER AS char_start, NULL::INTEGER AS char_end
        FROM (
            SELECT {_name(key)}, {shown} AS shown, sum({COUNT_COLUMN})::BIGINT AS reports, {_PRECISION} AS exactness
            FROM {_all(table)} WHERE {_name(dates[0])} IS NOT NULL
            GROUP BY {_name(key)}, shown, exactness
            QUALIFY exactness = min(exactness) OVER (PARTITION BY {_name(key)})
        ) GROUP BY {_name(key)} HAVING count(*) > 1"""


def _groups(table: Table) -> list[tuple[str, ...]]:
    """Columns whose values are chosen as one."""
    bound = {name for group in table.together for name in group}
    alone = [(name,) for name in table.columns if name not in bound and name not in table.primary_key]
    return [*table.together, *alone]


def _best_sql(table: Table, group: tuple[str, ...]) -> str:
    keys = ", ".join(_name(key) for key in table.primary_key)
    columns = ", ".join(_name(name) for name in group)
    filled = " OR ".join(f"{_name(name)} IS NOT NULL" for name in group)
    registry = "bool_or(origin = 'registry')" if "origin" in table.columns and "origin" not in group else "false"
    ranks = []
    weak = table.field(group[0]).weak
    if weak:
        listed = ", ".join(f"'{value}'" for value in weak)
        ranks.append(f"{_name(group[0])} IN ({listed})")
    if "date_precision" in group:
        ranks.append(_PRECISION)
    if group == ("origin",):
        ranks.append("origin <> 'registry'")
    fullness = " + ".join(f"({_name(name)} IS NULL)::INTEGER" for name in group)
    ranks += ["from_registry DESC", fullness, "reports DESC", *map(_name, group)]
    return f"""SELECT {keys}, {columns} FROM (
            SELECT {keys}, {columns}, sum({COUNT_COLUMN})::BIGINT AS reports, {registry} AS from_registry
            FROM {_all(table)} WHERE {filled} GROUP BY {keys}, {columns}
        ) QUALIFY row_number() OVER (PARTITION BY {keys} ORDER BY {", ".join(ranks)}) = 1"""


def _all(table: Table) -> str:
    return f'"all_{table.name}"'


def _name(column: str) -> str:
    return f'"{column}"'
