"""Where things lie on disk: the folders of one build, and nothing about what is inside the files.

A build reads ``sources``, publishes to ``output`` and keeps everything it may need again in ``cache``. The cache can
be deleted at any time; it costs a slower next build and nothing else.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
PROJECT = PACKAGE.parent
EXPECTATIONS = PROJECT / "expectations"
CACHE_NAME = ".un-reports"
DESCRIPTOR_NAME = "datapackage.json"


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders of one build; all absolute."""

    sources: Path
    output: Path
    cache: Path
    descriptor: Path

    @property
    def shards(self) -> Path:
        """One folder a shard: the Parquet parts made by a worker."""
        return self.cache / "shards"

    @property
    def portions(self) -> Path:
        """One folder a portion: some hundred reports, merged."""
        return self.cache / "portions"

    @property
    def tables(self) -> Path:
        """The merged tables of the build under way, before they are checked and published."""
        return self.cache / "tables"

    @property
    def worked(self) -> Path:
        """What the last work on each report was made of, to say why it is or is not done again."""
        return self.cache / "worked.json"

    @property
    def merged(self) -> Path:
        """Which portions and files make up the merged tables."""
        return self.cache / "merged.json"

    @property
    def published(self) -> Path:
        """The files of the published package as they were written."""
        return self.cache / "published.json"

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


def layout(sources: Path, output: Path, cache: Path | None = None, descriptor: Path | None = None) -> Layout:
    """The folders of a build.

    Args:
        sources: the folder of reports.
        output: where the tables and texts are published.
        cache: by default a folder of the output's name in ``.un-reports`` beside the output.
        descriptor: by default the ``datapackage.json`` that already describes ``output``, if it stands beside it, as in
            a repository whose root is the package; otherwise the one in ``output``.
    """
    output = output.resolve()
    beside = output.parent / DESCRIPTOR_NAME
    usual = beside if _describes(beside, output) else output / DESCRIPTOR_NAME
    return Layout(
        sources.resolve(),
        output,
        (cache or output.parent / CACHE_NAME / output.name).resolve(),
        (descriptor or usual).resolve(),
    )


def _describes(descriptor: Path, output: Path) -> bool:
    """Whether the files a descriptor names lie in the output folder."""
    try:
        resources = json.loads(descriptor.read_text("utf-8"))["resources"]
        return bool(resources) and all(each["path"].startswith(f"{output.name}/") for each in resources)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
