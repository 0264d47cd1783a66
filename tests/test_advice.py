"""What a message says to do where the system refuses to write."""

from __future__ import annotations

import errno
import os

import pytest

from pipeline.commands.advice import with_advice


@pytest.mark.parametrize(
    ("number", "says"),
    [
        pytest.param(errno.ENOSPC, "make room", id="full"),
        pytest.param(errno.EROFS, "--cache", id="read-only"),
        pytest.param(errno.EACCES, "can be written", id="of-somebody-else"),
    ],
)
def test_a_message_ends_with_what_to_do(number: int, says: str) -> None:
    said = f"package: OSError: [Errno {number}] {os.strerror(number)}"
    assert with_advice(said).startswith(f"{said}; ")
    assert says in with_advice(said)


def test_what_nobody_knows_a_way_out_of_is_said_alone() -> None:
    assert with_advice("x: No such file or directory") == "x: No such file or directory"
