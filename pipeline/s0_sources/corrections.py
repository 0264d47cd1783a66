"""Corrections of rows, as people write them down: the YAML files of ``corrections`` in the sources folder.

In: the folder. Out: ``Correction`` records in the order of files and entries, and an issue for every entry that cannot
be used. Only the shape of an entry is judged here; whether it fits the rows of its report is seen when they are there
(``s4_tidy.corrections``). A mistake in one entry never costs the others.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal

from pipeline.limits import SAYINGS_BYTES
from pipeline.model import Issue
from pipeline.s0_sources.folder import is_said, list_folder
from pipeline.storage import read_file
from pipeline.yaml_text import YamlError, load_yaml

Action = Literal["override", "add", "withdraw", "confirm"]
FOLDER: Final = "corrections"
# One line an action: the keys it needs beside those that every entry needs, and those it may have.
ACTIONS: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "override": (("column", "expected", "value"), ()),
    "add": (("values",), ()),
    "withdraw": ((), ("expected",)),
    "confirm": (("expected",), ()),
}
_NEEDED: Final = ("table", "id", "action", "reason")
_ALLOWED: Final = ("report", "source", "by")
KEYS: Final = (*_NEEDED, "column", "expected", "value", "values", *_ALLOWED)
# Both say "empty", which YAML has many ways to write.
_EMPTY: Final = ("", "~")


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of a file; ``entry`` counts from 1, all values are text as written and None where empty.

    ``row_id`` is the primary key of the row, its parts joined by ``/``. ``report`` names the report by its id where the
    row's id does not begin with it. ``values`` are the columns of a row to add.
    """

    file: str
    entry: int
    table: str
    row_id: str
    action: Action
    reason: str
    report: str | None = None
    column: str | None = None
    expected: str | None = None
    value: str | None = None
    values: tuple[tuple[str, str | None], ...] = ()
    source: str | None = None
    by: str | None = None

    @property
    def place(self) -> str:
        """The entry in words, to stand at the beginning of a message."""
        return f"{self.file}: entry {self.entry} ({self.action} {self.table} {self.row_id})"


def read_corrections(sources: Path) -> tuple[tuple[Correction, ...], tuple[tuple[str, Issue], ...]]:
    """The corrections below ``sources/corrections`` and what is wrong with them; both empty without that folder.

    What is wrong are pairs of the file, relative to ``sources``, and an error ``correction_invalid`` that names the
    file and, where there is one, the entry.
    """
    good: list[Correction] = []
    bad: list[tuple[str, Issue]] = []
    listing = list_folder(sources, FOLDER, is_said)
    bad += [(path, replace(issue, kind="correction_invalid")) for path, issue in listing.issues]
    for name in listing.files:
        for found in _read_file(sources / name, name):
            if isinstance(found, Correction):
                good.append(found)
            else:
                bad.append((name, Issue("error", "correction_invalid", found)))
    return tuple(good), tuple(bad)


def _read_file(path: Path, name: str) -> Iterator[Correction | str]:
    """The entries of one file; a text where one is wrong."""
    if path.suffix != ".yaml":
        yield f"{name} is not read: corrections end in .yaml; rename it or move it away"
        return
    try:
        data = load_yaml(read_file(path, SAYINGS_BYTES), SAYINGS_BYTES)
    except OSError as error:
        yield f"{name} cannot be opened: {error.strerror}"
        return
    except YamlError as error:
        yield f"{name} {error}; nothing of it is used"
        return
    if data in (None, ""):
        return
    if not isinstance(data, list):
        yield f"{name} must hold a list, each entry beginning with `- table: ...`; nothing of it is used"
        return
    for number, entry in enumerate(data, 1):
        problem = _problem(entry)
        yield f"{name}: entry {number}: {problem}; it is left out" if problem else _correction(name, number, entry)


def _problem(entry: Any) -> str | None:
    """What is wrong with the shape of an entry, in words."""
    if not isinstance(entry, dict):
        return "an entry must be `key: value` lines"
    for key in entry:
        if key not in KEYS:
            near = difflib.get_close_matches(str(key), KEYS, n=1, cutoff=0.5)
            return f"unknown key `{key}`" + (f", did you mean `{near[0]}`?" if near else f" (keys: {', '.join(KEYS)})")
    for key, value in entry.items():
        if (key == "values") != isinstance(value, dict) or (key != "values" and not isinstance(value, str)):
            return f"`{key}` must be " + ("`column: value` lines" if key == "values" else "one text")
    if not all(isinstance(value, str) for value in entry.get("values", {}).values()):
        return "each of `values` must be one text"
    if missing := [key for key in _NEEDED if not entry.get(key, "").strip()]:
        return f"`{missing[0]}` is missing" + (": say why the row is wrong" if missing[0] == "reason" else "")
    if entry["action"] not in ACTIONS:
        return f"`action` is `{entry['action']}`, it must be one of {', '.join(ACTIONS)}"
    needed, allowed = ACTIONS[entry["action"]]
    if missing := [key for key in needed if key not in entry]:
        return f"`{missing[0]}` is missing, which {entry['action']} needs (`{missing[0]}:` alone stands for empty)"
    if odd := [key for key in entry if key not in (*_NEEDED, *_ALLOWED, *needed, *allowed)]:
        return f"`{odd[0]}` has no meaning with {entry['action']}"
    return None


def _correction(name: str, number: int, entry: Mapping[str, Any]) -> Correction:
    text = {key: _text(value) for key, value in entry.items() if key != "values"}
    return Correction(
        file=name,
        entry=number,
        table=entry["table"].strip(),
        row_id=entry["id"].strip(),
        action=entry["action"],
        reason=" ".join(entry["reason"].split()),
        report=text.get("report"),
        column=text.get("column"),
        expected=text.get("expected"),
        value=text.get("value"),
        values=tuple((column, _text(value)) for column, value in entry.get("values", {}).items()),
        source=text.get("source"),
        by=text.get("by"),
    )


def _text(value: str) -> str | None:
    folded = value.strip()
    return None if folded in _EMPTY else folded
