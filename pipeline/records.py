"""Records whose fields nothing assigns: mypy forbids it, and the interpreter is not asked again.

A frozen dataclass of the standard library is made by one checked assignment a field, which takes four times as long as
making it (some hundredths of the time of text to rows). ``dataclass`` of this module is the same to mypy; at run time its frozen
records are plain ones of the same equality and hash.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls: type | None = None, /, *, frozen: bool = False, **options: Any) -> Any:
        """See ``dataclasses.dataclass``."""
        make = dataclasses.dataclass(unsafe_hash=frozen, **options)
        return make if cls is None else make(cls)
