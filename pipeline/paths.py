"""Where things lie on disk: the folders of one build, and nothing about what is inside the files.

A build reads ``sources``, publishes to ``output`` and keeps everything it may need again in ``cache``. The cache can
be deleted at any time; it costs a slower next build and nothing else. Sources, finished work and the package can lie in
an object store (``storage``); what only this machine needs is always in a folder of it.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.storage import LocationError, absolute, is_remote

PACKAGE = Path(__file__).resolve().parent
PROJECT = PACKAGE.parent
EXPECTATIONS = PROJECT / "expectations"
CACHE_NAME = ".un-reports"
DESCRIPTOR_NAME = "datapackage.json"
# What a build writes beside the tables and texts, and is no source should it lie among the sources.
PUBLISHED_BESIDE = ("SHA256SUMS", "validation.html", "validation.json")
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders of one build; all absolute.

    ``store`` is where finished shards are kept if not in ``cache``, so that workers on other machines share them;
    ``remote`` is where the package is sent when it is published in ``output``.
    """

    sources: Path
    output: Path
    cache: Path
    descriptor: Path
    store: Path | None = None
    remote: Path | None = None

    @property
    def own(self) -> tuple[Path, ...]:
        """What is made here and is no source, should it lie among the sources."""
        if self.output == self.sources:
            named = ("tables", "texts", *PUBLISHED_BESIDE)
            return (*(self.output / name for name in named), self.descriptor, self.cache)
        return (self.output, self.descriptor, self.cache)

    @property
    def shards(self) -> Path:
        """One folder a shard: the Parquet parts made by a worker."""
        return (self.store or self.cache) / "shards"

    @property
    def sent(self) -> Path:
        """The files that were sent to ``remote``."""
        return self.cache / "sent.json"

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
    def maker(self) -> Path:
        """By which code the published package was made."""
        return self.cache / "maker.json"

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
        cache: by default a folder of the output's name in ``.un-reports`` beside the output, or in this folder where
            the output is not on this machine. Where the cache is not, finished shards are kept there, and all that only
            this machine needs in the folder it would be by default.
        descriptor: by default the ``datapackage.json`` that already describes ``output``, if it stands beside it, as in
            a repository whose root is the package; otherwise the one in ``output``.

    Raises:
        LocationError: the folders cannot be used together.
    """
    remote, store = None, None
    if is_remote(output):
        remote, home = output, _home(output)
        if descriptor is not None:
            raise LocationError(f"{descriptor}: the descriptor of a package in {output} lies in it; leave it out")
        output = home / "package"
    else:
        home = output.parent / CACHE_NAME / output.name
    if cache is not None and is_remote(cache):
        store, cache = cache, None
    output = output.resolve()
    beside = output.parent / DESCRIPTOR_NAME
    usual = beside if _describes(beside, output) else output / DESCRIPTOR_NAME
    lies = Layout(absolute(sources), output, (cache or home).resolve(), (descriptor or usual).resolve(), store, remote)
    for replaced in (output / "tables", output / "texts", lies.cache):
        if not is_remote(lies.sources) and lies.sources.is_relative_to(replaced):
            raise LocationError(f"{sources} lies in {replaced}, which a build replaces: name another folder of sources")
    return lies


def _home(output: Path) -> Path:
    """The folder of this machine for a package that is published elsewhere."""
    named = re.sub(r"[^A-Za-z0-9.-]+", "-", str(output)).strip("-")
    if len(named) > _LONGEST_NAME:
        named = f"{named[:_LONGEST_NAME]}-{hashlib.sha256(str(output).encode()).hexdigest()[:16]}"
    return Path(CACHE_NAME) / named


def _describes(descriptor: Path, output: Path) -> bool:
    """Whether the files a descriptor names lie in the output folder."""
    resources = described(descriptor)
    return bool(resources) and all(path.startswith(f"{output.name}/") for path in resources.values())


def described(descriptor: Path) -> dict[str, str]:
    """Where the resources of a descriptor lie, by name, the first part of one in parts; empty where it is none.

    Anybody can have written the file: it may be no JSON, nest too deep, or hold anything else.
    """
    try:
        resources = json.loads(descriptor.read_bytes())["resources"]
        paths = {each["name"]: each["path"] for each in resources}
        first = {name: path if isinstance(path, str) else path[0] for name, path in paths.items()}
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return {}
    return first if all(isinstance(each, str) for pair in first.items() for each in pair) else {}
