"""Stage 5: whether the rows are right, and which are not.

In: one report's rows with its text (``evidence``), or the merged tables (``structural``, ``suites``, ``corrections``).
Out: issues or failures that name the rows. Rows are measured here as well, against reports annotated by hand
(``annotation``, ``scoring``, ``calibration``), and looked up in a published package for people who doubt them
(``package_rows``, ``doubts``, ``explanation``). Nothing is mended here. What a schema can say is checked by what is generated from it;
what it cannot say stands in ``expectations/<table>.json`` and is checked by Great Expectations.
"""
