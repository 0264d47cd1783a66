"""What can go wrong with the workers, whoever they are."""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool


class EngineError(Exception):
    """The cluster cannot be used; the message says what to do."""


class WorkersLostError(BrokenProcessPool):
    """A job killed several workers, one after the other: it need not be tried alone once more."""
