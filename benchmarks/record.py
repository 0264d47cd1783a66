"""What the benchmarks write down: the machine they ran on, tables, and their sections of ``docs/benchmarks.md``.

A benchmark hands over a title, what was timed and rows of text. Its section is replaced, the others stay as they were.
"""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from pipeline.paths import PROJECT

PAGE: Final = PROJECT / "docs" / "benchmarks.md"
_CPU: Final = Path("/proc/cpuinfo")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under column heads, as Markdown or for a terminal; numbers stand to the right."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]

    def markdown(self) -> str:
        """The table as Markdown."""
        marks = ["---", *("---:" for _ in self.head[1:])]
        return "\n".join(f"| {' | '.join(row)} |" for row in (self.head, marks, *self.rows))


def versions(libraries: Iterable[str]) -> str:
    """The versions of installed libraries, as words."""
    found = []
    for library in libraries:
        try:
            found.append(f"{library} {version(library)}")
        except PackageNotFoundError:
            continue
    return ", ".join(found)


def machine() -> str:
    """The processor, its cores, memory, system and Python, as one phrase."""
    model = platform.processor() or platform.machine()
    if _CPU.exists() and (named := re.search(r"^model name\s*: (.+)$", _CPU.read_text("utf-8"), re.MULTILINE)):
        model = named.group(1)
    memory = ""
    if hasattr(os, "sysconf"):
        memory = f", {os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB"
    return f"{model}, {os.cpu_count()} cores{memory}, {platform.system()} {platform.release()}, Python {platform.python_version()}"


def load() -> str:
    """The load average of the last minute: what else ran beside the benchmark, with the benchmark itself."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def write_section(
    name: str,
    title: str,
    about: str,
    tables: Sequence[Table],
    libraries: Iterable[str],
    program: str | None = None,
) -> str:
    """Put a section into the page between its two marks, and hand it back.

    Args:
        name: of the section; it stays where it is in the page.
        title: of the section.
        about: what was timed, as Markdown.
        tables: what came out.
        libraries: those whose versions matter.
        program: ``extraction`` for ``benchmarks/extraction.py``, where it is not the name of the section.
    """
    today = date.today().isoformat()
    where = f"{today}; {machine()}; {versions(libraries)}; load average at the end {load()}."
    body = "\n\n".join([f"## {title}", about.strip(), *(table.markdown() for table in tables), where])
    begin, end = f"<!-- {name}: written by `python -m benchmarks.{program or name}` -->", f"<!-- {name}: end -->"
    section = f"{begin}\n{body}\n{end}"
    page = PAGE.read_text("utf-8") if PAGE.exists() else "# Benchmarks\n"
    if begin in page:
        before, _, rest = page.partition(begin)
        page = before + section + rest.partition(end)[2]
    else:
        page = f"{page.rstrip()}\n\n{section}\n"
    PAGE.write_text(page, "utf-8")
    return body
