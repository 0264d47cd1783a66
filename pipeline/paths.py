"""Where things lie on disk: the folders of one build, and nothing about what is inside the files.

A build reads ``sources``, publishes to ``output`` and keeps everything it may need again in ``cache``. The cache can
be deleted at any time; it costs a slower next build and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
PROJECT = PACKAGE.parent
EXPECTATIONS = PROJECT / "expectations"
CACHE_NAME = ".un-reports"


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders of one build; all absolute."""

    sources: Path
    output: Path
    cache: Path

    @property
    def shards(self) -> Path:
        """One folder a shard: the Parquet parts made by a worker."""
        return self.cache / "shards"

    @property
    def tables(self) -> Path:
        """The merged tables of the build under way, before they are checked and published."""
        return self.cache / "tables"

    @property
    def state(self) -> Path:
        """What the last successful build was made of, by which the next one knows that nothing changed."""
        return self.cache / "build.json"

    @property
    def inventory(self) -> Path:
        """What lies in the sources folder, for the build under way."""
        return self.cache / "inventory.json"

    @property
    def parts(self) -> Path:
        """Which folders of ``shards`` make up the build under way."""
        return self.cache / "parts.json"

    @property
    def dagster(self) -> Path:
        """The orchestrator's own home: its record of runs."""
        return self.cache / "dagster"


def layout(sources: Path, output: Path, cache: Path | None = None) -> Layout:
    """The folders of a build; without ``cache`` it is ``.un-reports`` beside the output folder."""
    output = output.resolve()
    return Layout(sources.resolve(), output, (cache or output.parent / CACHE_NAME).resolve())
