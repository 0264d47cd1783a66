"""Ids made of symbols, names and words: the same text gives the same id, whatever else is in the report."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

from pipeline.file_names import is_device
from pipeline.model import Masthead, Source

# The names of published texts are made of ids; file systems hold 255 bytes.
_LONGEST_NAME = 120


def slug(text: str) -> str:
    """``A/53/409`` -> ``a-53-409``: lower case, all but letters and digits become single dashes."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def digest(text: str) -> str:
    """Eight hexadecimal digits that tell texts apart."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def report_id(masthead: Masthead, source: Source) -> str:
    """The id of a report: its first symbol, or else its path."""
    if masthead.symbols and (name := slug(masthead.symbols[0].value)) and not is_device(name):
        return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}-{digest(name)}"
    return id_of_path(source.path)


def id_of_path(path: str) -> str:
    """The id of a report without a symbol: its folders and the stem of its name, so that no two files share one.

    ``1998/report.txt`` -> ``1998--report``. A name that its id does not spell (capitals, blanks, other scripts), or one
    that is too long for a file's name or means a device, carries a hash.
    """
    parts = PurePosixPath(path).with_suffix("").parts
    name = "--".join(filter(None, map(slug, parts))) or "report"
    if all(slug(part) == part for part in parts) and len(name) <= _LONGEST_NAME and not is_device(name):
        return name
    return f"{name[:_LONGEST_NAME]}-{digest('/'.join(parts))}"
