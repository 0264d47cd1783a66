"""What the last successful build left, so that the next one can say in a moment that there is nothing to do.

In: the key of a build and the published files. Out: a ``Summary``, where the key is the same and every file is still
as it was published. Reading this needs neither the orchestrator nor anything that checks or publishes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from pipeline.engine.files import FileState
from pipeline.engine.memo import DOCUMENT_LIBRARIES, digest, files_digest, library_versions
from pipeline.paths import EXPECTATIONS, PACKAGE, Layout
from pipeline.sealed import read_sealed, tell, write_sealed

# What merges, checks and writes the tables, beside the libraries of each document.
PACKAGE_LIBRARIES: Final = ("duckdb", "frictionless", "great-expectations", "jsonschema", "pandas", "pyarrow")
_FORMAT: Final = 7
_FILES_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class Summary:
    """What a person is told at the end of a build.

    ``rows`` counts by table; ``checks`` are ``(passed, all)``; ``issues`` counts by severity, and ``errors`` are the
    first messages of severity ``error`` that speak of nothing set aside, of ``other_errors``; ``documents`` counts report files, ``failed``
    those left out and ``refused`` other files that people meant to be read; ``unused`` are the messages of all
    corrections and annotations that were left out; ``set_aside`` are lines on the first files with something set aside,
    and ``set_aside_files`` counts these; ``doubles`` counts files whose report is read from another file, and
    ``other_texts`` are messages on the first of the ``other_texts_all`` of them that have other words; ``other_kinds`` counts
    files of kinds that are not read.
    """

    rows: Mapping[str, int]
    checks: tuple[int, int]
    issues: Mapping[str, int]
    errors: tuple[str, ...]
    documents: int
    failed: int
    unused: tuple[str, ...] = ()
    other_errors: int = 0
    refused: int = 0
    set_aside: tuple[str, ...] = ()
    set_aside_files: int = 0
    doubles: int = 0
    other_texts: tuple[str, ...] = ()
    other_texts_all: int = 0
    other_kinds: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether all that people gave is in the package."""
        return not (self.failed or self.refused or self.unused or self.set_aside_files or self.other_texts_all)


def package_code() -> str:
    """Digest of every file of the code and the rules, the expectations and the libraries that make a package."""
    expectations = files_digest(EXPECTATIONS.parent, [EXPECTATIONS.name]) if EXPECTATIONS.is_dir() else None
    code = files_digest(PACKAGE, [path.name for path in PACKAGE.iterdir() if path.name != "__pycache__"])
    return digest(code, expectations, library_versions(PACKAGE_LIBRARIES), library_versions(DOCUMENT_LIBRARIES))


def package_key(plan_key: str, layout: Layout) -> str:
    """What a whole package depends on: the parts, and the code that makes a package of them."""
    return digest(
        _FORMAT,
        plan_key,
        str(layout.output),
        str(layout.descriptor),
        str(layout.remote),
        package_code(),
    )


def record(layout: Layout, key: str, files: Mapping[Path, FileState], summary: Summary) -> None:
    """Note a build that was published: its key and the state of each of its files."""
    states = {str(path): (each.size, each.sha256) for path, each in files.items()}
    state = {"key": key, "files": states, "summary": asdict(summary)}
    write_sealed(layout.state, state)


def forget(layout: Layout) -> None:
    """Let the next build do everything that follows the documents again."""
    layout.state.unlink(missing_ok=True)


def last_summary(layout: Layout) -> Summary | None:
    """What the last successful build said, whatever became of its files; None where there was none."""
    state = _read(layout)
    return _summary(state["summary"]) if state else None


def up_to_date(layout: Layout, key: str) -> Summary | None:
    """The summary of the last build where it was made of the same and all its files are untouched, else None."""
    state = _read(layout)
    if state is None or state["key"] != key:
        return None
    changed = [path for path, was in state["files"].items() if not FileState(*was).is_still(Path(path))]
    for path in changed[:_FILES_NAMED]:
        tell(Path(path), "it is not as it was published and is published again")
    if changed:
        return None
    return _summary(state["summary"])


def _read(layout: Layout) -> Any:
    try:
        state = read_sealed(layout.state)
        return state if state is not None and {"key", "files", "summary"} <= state.keys() else None
    except AttributeError:
        return None


def _summary(raw: Mapping[str, Any]) -> Summary:
    passed, total = raw["checks"]
    return Summary(
        raw["rows"],
        (passed, total),
        raw["issues"],
        tuple(raw["errors"]),
        raw["documents"],
        raw["failed"],
        tuple(raw.get("unused", ())),
        raw.get("other_errors", 0),
        raw.get("refused", 0),
        tuple(raw.get("set_aside", ())),
        raw.get("set_aside_files", 0),
        raw.get("doubles", 0),
        tuple(raw.get("other_texts", ())),
        raw.get("other_texts_all", 0),
        raw.get("other_kinds", 0),
    )
