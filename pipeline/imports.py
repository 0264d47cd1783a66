"""Libraries that others import and nobody here asks: left out of a process, or loaded when they are first asked.

A process pays for what its libraries import at their top, whether it is used or not: Arrow asks of every list whether it
is a series of Pandas, Great Expectations has one expectation that needs SciPy and one that draws. A finder of modules that
stands before Python's own decides what becomes of such a name.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader


class _Absent(MetaPathFinder):
    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def find_spec(self, name: str, *_: object) -> None:
        """Nothing, as for a module of another name; see the base class.

        Raises:
            ModuleNotFoundError: it is one of the names.
        """
        if name in self._names:
            raise ModuleNotFoundError(name=name)


class _Lazy(MetaPathFinder):
    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def find_spec(self, name: str, path: object = None, *_: object) -> ModuleSpec | None:
        """The module as Python finds it, run when it is first asked for something; see the base class."""
        spec = PathFinder.find_spec(name, path) if name in self._names else None  # type: ignore[arg-type]
        if spec is not None and spec.loader is not None:
            spec.loader = LazyLoader(spec.loader)
        return spec


def leave_out(names: Iterable[str]) -> None:
    """Let this process be as one in which these libraries are not installed. What is imported already stays."""
    sys.meta_path.insert(0, _Absent(frozenset(names)))


@contextmanager
def lazily(*names: str) -> Iterator[None]:
    """Modules that are imported inside the block for the first time are run when something in them is asked for."""
    finder = _Lazy(frozenset(names))
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
