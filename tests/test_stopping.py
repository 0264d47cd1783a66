"""Ctrl-C while the libraries of a build are loaded."""

from __future__ import annotations

import os
import signal

import pytest

from pipeline.commands.stopping import heard_afterwards


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_is_heard_when_all_is_loaded(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    loaded = []

    def load() -> None:
        with heard_afterwards():
            os.kill(os.getpid(), number)
            loaded.append("library")

    with pytest.raises(KeyboardInterrupt):
        load()
    assert loaded == ["library"]
    assert signal.getsignal(number) == before


def test_without_a_signal_nothing_happens() -> None:
    before = signal.getsignal(signal.SIGINT)
    with heard_afterwards():
        loaded = True
    assert loaded
    assert signal.getsignal(signal.SIGINT) == before
