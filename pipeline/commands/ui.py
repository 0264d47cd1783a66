"""``un-reports ui``: Dagster's web interface on the asset graph, on this machine only."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.options import build_options, worker_count
from pipeline.commands.printing import say


@click.command(epilog="Example:  un-reports ui --port 3001")
@build_options
@click.option("--port", type=click.IntRange(1, 65535), default=3000, show_default=True, help="Port of the web page.")
def ui(
    sources: Path, output: Path, descriptor: Path | None, workers: int | None, cache: Path | None, ocr: bool, port: int
) -> None:
    """Look at the asset graph in the browser and build from there.

    The page is served to this machine only. It shows what every stage made, the first rows of every table and which
    checks passed, of each build that was started there (Jobs, build_package, Materialize all). End it with Ctrl-C.
    """
    from pipeline.orchestration.home import prepare_home
    from pipeline.orchestration.interface import InterfaceError, serve
    from pipeline.paths import layout

    lies = layout(sources, output, cache, descriptor)
    environment = {
        "DAGSTER_HOME": str(prepare_home(lies.dagster)),
        "DAGSTER_DISABLE_TELEMETRY": "1",
        "UN_REPORTS_SOURCES": str(lies.sources),
        "UN_REPORTS_OUTPUT": str(lies.output),
        "UN_REPORTS_CACHE": str(lies.cache),
        "UN_REPORTS_DESCRIPTOR": str(lies.descriptor),
        "UN_REPORTS_WORKERS": str(worker_count(workers)),
        "UN_REPORTS_OCR": "1" if ocr else "",
    }
    say("Starting the web interface; end it with Ctrl-C.")
    try:
        serve(environment, port, lambda address: say(f"The asset graph is at {address}"))
    except InterfaceError as error:
        raise click.ClickException(str(error)) from error
    say("Stopped.")
