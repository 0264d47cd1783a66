"""Why a file was refused.

Only the error that readers raise lives here. A refused file becomes a row of ``issues`` and never stops the others,
so whoever calls a reader catches ``ReadError`` and nothing else.
"""

from __future__ import annotations

from typing import Literal

ReadErrorKind = Literal[
    "empty_file",
    "mislabelled_file",
    "unknown_format",
    "damaged_file",
    "encrypted_file",
    "too_large",
    "no_text_layer",
    "garbled_text",
    "old_word_format",
    "missing_tool",
    "wrong_encoding",
    "no_document",
    "too_deep",
]


class ReadError(Exception):
    """A file that cannot be read. ``str(error)`` names the file, what is wrong and what to do; ``kind`` is its code."""

    def __init__(self, kind: ReadErrorKind, message: str) -> None:
        super().__init__(message)
        self.kind: ReadErrorKind = kind
        self.message = message

    def __reduce__(self) -> tuple[type[ReadError], tuple[ReadErrorKind, str]]:
        return type(self), (self.kind, self.message)
