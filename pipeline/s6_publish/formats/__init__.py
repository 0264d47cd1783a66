"""The package in the formats that people open: a SQLite database and a workbook.

In: a published package, its Parquet files alone. Out: ``un-reports.sqlite`` with ``un-reports.metadata.json`` for
Datasette, and ``un-reports.xlsx``. They hold the rows of the package and nothing else; their bytes depend on the
versions of the libraries, so they are made of a package by whoever wants them and are no part of it.
"""

from pipeline.s6_publish.formats.export import Exported, export_package

__all__ = ["Exported", "export_package"]
