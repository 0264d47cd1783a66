"""Fixtures that several test files share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.own_package import write_package

# The same invented inputs in every run: what fails was caused by the change that is tested. Others are for `make fuzz`.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=1000, deadline=None)
settings.load_profile("same")


@pytest.fixture(scope="session")
def own_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of the project's own source, not to be written to."""
    return write_package(tmp_path_factory.mktemp("package"))
