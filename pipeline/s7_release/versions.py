"""Versions of the dataset, ``major.minor.patch``, and the steps between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.s7_release.package import ReleaseError
from pipeline.s7_release.schema_changes import Step

_WRITTEN = re.compile(r"(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A version; they are ordered by their numbers."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    def step_to(self, newer: Version) -> Step:
        """The first number in which a newer version differs; none where it is not newer."""
        if newer <= self:
            return "none"
        if newer.major > self.major:
            return "major"
        return "minor" if newer.minor > self.minor else "patch"

    def after(self, step: Step) -> Version:
        """The first version that is this step away."""
        if step == "major":
            return Version(self.major + 1, 0, 0)
        if step == "minor":
            return Version(self.major, self.minor + 1, 0)
        return Version(self.major, self.minor, self.patch + (step == "patch"))


def read_version(text: str) -> Version:
    """The version that is written; ``ReleaseError`` where it is none."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise ReleaseError(f"{text!r:.40} is no version: it is three numbers, 1.2.0")
    return Version(*map(int, found.groups()))
