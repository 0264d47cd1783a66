"""Fixtures that several test files share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_package import write_package


@pytest.fixture(scope="session")
def own_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of the project's own source, not to be written to."""
    return write_package(tmp_path_factory.mktemp("package"))
