"""Stage 0: what lies in the sources folder.

In: a folder of report files with optional sidecars, corrections and annotations. Out: an ``Inventory`` of ``Source``
records in the order of their paths, what people say of the rows, and what is wrong with the folder. Nothing here opens a report beyond hashing its bytes: what a file says is the
business of ``s1_read``.
"""

from pipeline.s0_sources.inventory import FORMATS, Inventory, SourceIssue, inventory
from pipeline.s0_sources.sidecar import SIDECAR_KEYS, read_sidecar

__all__ = ["FORMATS", "SIDECAR_KEYS", "Inventory", "SourceIssue", "inventory", "read_sidecar"]
