"""What one file may cost: the limits of size, time and memory, in one place.

Nothing is enforced here. The inventory and the readers hold files against the sizes before they spend anything on them;
time and memory are enforced from outside the reader (``engine.reader``), because code that never ends cannot look at a
clock. Each limit is several times what the largest documents of the United Nations cost.
"""

from __future__ import annotations

from typing import Final

# No United Nations report comes near; the largest PDF of an official record is some 60 MB.
REPORT_BYTES: Final = 512 * 1024 * 1024
# A sidecar has a few lines; a file of corrections or an annotation some thousand entries.
SIDECAR_BYTES: Final = 64 * 1024
SAYINGS_BYTES: Final = 16 * 1024 * 1024
# Mappings in lists in mappings: what people write by hand nests less.
YAML_NESTING: Final = 16
