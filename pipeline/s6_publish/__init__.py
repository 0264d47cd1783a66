"""Stage 6: the checked tables as a data package.

In: the merged Parquet tables and the canonical texts. Out: CSV and Parquet of every table, the texts and
``datapackage.json``, put in place together or not at all. The bytes depend on the rows alone: no clock, no machine, no
random id. Nothing is checked here but that what is written is what was given, and nothing is changed.
"""

from pipeline.s6_publish.publish import Publication, PublishError, publish
from pipeline.s6_publish.send import send_package
from pipeline.s6_publish.tables import Writing
from pipeline.s6_publish.verify import verify_package

__all__ = ["Publication", "PublishError", "Writing", "publish", "send_package", "verify_package"]
