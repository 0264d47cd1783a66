"""Versions: how they are read, and the steps between them."""

from __future__ import annotations

import pytest

from pipeline.s7_release.package import ReleaseError
from pipeline.s7_release.versions import Version, read_version


@pytest.mark.parametrize(
    ("old", "new", "step"),
    [
        ("1.0.0", "1.0.1", "patch"),
        ("1.0.9", "1.1.0", "minor"),
        ("1.9.9", "2.0.0", "major"),
        ("1.0.0", "1.0.0", "none"),
        ("1.2.0", "1.1.9", "none"),
        ("1.0.0", "3.4.5", "major"),
    ],
)
def test_a_step_is_the_first_number_that_differs(old: str, new: str, step: str) -> None:
    assert read_version(old).step_to(read_version(new)) == step


def test_the_next_version_of_each_step() -> None:
    version = Version(1, 2, 3)
    assert [str(version.after(step)) for step in ("patch", "minor", "major")] == ["1.2.4", "1.3.0", "2.0.0"]


@pytest.mark.parametrize("text", ["1", "1.0", "v1.0.0", "1.0.0-rc", "01.0.0", "1.0.٣", "1.0.0\n", ""])
def test_what_is_no_version_is_refused(text: str) -> None:
    with pytest.raises(ReleaseError, match="is no version"):
        read_version(text)
