"""Stage 4: what was found, as rows of the tables.

In: the ``Document``, ``Structure``, ``Extraction`` of one report. Out: its rows of every table (``tidy_report``), and
from the parts of many reports the merged tables (``merge``). Nothing is found or judged here; what does not fit is for
``s5_check`` to say.
"""

from pipeline.s4_tidy.keys import symbol_key
from pipeline.s4_tidy.tidy import Rows, failed_report, tidy_report

__all__ = ["Rows", "failed_report", "symbol_key", "tidy_report"]
