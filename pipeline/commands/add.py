"""``un-reports add``: reports by symbol or from files into the sources folder, and what they add to the package."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import click

from pipeline.commands.advice import with_advice
from pipeline.commands.build import build
from pipeline.commands.exit_codes import exit_code_help
from pipeline.commands.options import build_options
from pipeline.commands.printing import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.s0_sources.fetch import Arrival

# Bytes; what is larger is no error page, and reading it twice would cost.
_ERROR_PAGE = 500_000
# Of each report, so many issues are named.
_SHOWN = 20
_EPILOG = """\b
Examples:
  un-reports add A/55/322
      fetch the report from docs.un.org, build, and say what it added
  un-reports add A/55/322 S/2000/1195 "A/59/185 and Add.1"
      several; one request at a time, two seconds apart
  un-reports add --symbols wanted.txt
      a symbol a line; what is there already is passed over, so that a list that
      was interrupted goes on where it was
  un-reports add ~/Downloads/report.pdf ~/reports
      files of this machine, or all in a folder, with their sidecars

\b
A fetched report has a sidecar beside it that says from which address it came, when,
and with which SHA-256. To fetch one anew, move its file away first.
One that cannot be had counts as refused; if none can, nothing is published.

"""
_EPILOG += exit_code_help()


@click.command(epilog=_EPILOG)
@click.argument("reports", nargs=-1, help="Symbols, files or folders.")
@click.option(
    "--symbols",
    "listed",
    type=click.File(encoding="utf-8"),
    help="File with a symbol a line, - for standard input; lines that begin with # are passed over.",
)
@click.option(
    "--server",
    default=None,
    metavar="URL",
    help="Origin of a server that answers like the document server.  [default: https://docs.un.org]",
)
@build_options
@click.pass_context
def add(context: click.Context, /, reports: tuple[str, ...], listed: Any, server: str | None, **options: Any) -> None:
    """Add reports to the sources and build the package with them.

    REPORTS are document symbols, which are fetched from the document server of the United Nations, or files and folders
    of this machine, which are copied. What is there already is not fetched again.
    """
    sources: Path = options["sources"]
    symbols, files = _wanted((*reports, *_lines(listed)))
    if not symbols and not files:
        raise click.UsageError("name a symbol such as A/55/322, a file or a folder; --help has examples")
    arrived: list[Arrival] = []
    missing = 0
    for arrival in (*_fetched(symbols, sources, server), *_taken(files, sources)):
        if arrival is None:
            missing += 1
        else:
            arrived.append(arrival)
    new = [each.file.relative_to(sources).as_posix() for each in arrived if each.new]
    if not new:
        say("Nothing was added.")
        sys.exit(1 if missing else 0)
    try:
        context.invoke(build, **options)
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    if code in (0, 3):
        _show_added(options["output"], new)
    sys.exit(3 if code == 0 and missing else code)


def _lines(listed: Any) -> list[str]:
    """The symbols of a list, whatever stands around them."""
    lines = (line.strip() for line in listed or ())
    return [line for line in lines if line and not line.startswith("#")]


def _wanted(named: Iterable[str]) -> tuple[list[str], list[Path]]:
    """Symbols, written out (``A/59/185 and Add.1`` is two), and files, each once and in their order.

    Of a folder the regular files that lie in it: what leads out of it, or is no file, is said and not taken.
    """
    from pipeline.s0_sources.folder import is_said, list_folder
    from pipeline.s0_sources.inventory import FORMATS
    from pipeline.s3_extract.citations.symbols import SymbolError, parse

    symbols: dict[str, None] = {}
    files: dict[Path, None] = {}
    for each in named:
        path = Path(each)
        if path.is_dir():
            listing = list_folder(path, is_wanted=is_said)
            for _, issue in listing.issues:
                say(f"{path}: {issue.message}", err=True)
            inside = [path / name for name in listing.files if PurePosixPath(name).suffix.lower() in FORMATS]
            if not inside:
                raise click.UsageError(f"there is no report in {path}: reports end in {', '.join(FORMATS)}")
            files |= dict.fromkeys(inside)
        elif path.is_file():
            files[path] = None
        else:
            try:
                symbols |= {symbol.text: None for symbol in parse(each)}
            except SymbolError as error:
                if path.suffix.lower() in FORMATS or each.startswith(("/", ".", "~")):
                    raise click.UsageError(f"there is no file {each}") from error
                raise click.UsageError(f"{each} is no file, no folder and no document symbol. {error}") from error
    return list(symbols), list(files)


def _fetched(symbols: list[str], sources: Path, server: str | None) -> Iterator[Arrival | None]:
    """Each symbol's report as it comes; None where there is none, which is said."""
    if not symbols:
        return
    # The client takes a third of a second to import.
    from pipeline.s0_sources.fetch import DOCUMENT_SERVER, Downloader, FetchError, fetch_report

    downloader, today = Downloader(server=server), datetime.now(UTC).date()
    for symbol in symbols:
        try:
            arrival = fetch_report(symbol, sources, downloader, today, server or DOCUMENT_SERVER, _refusal)
        except FetchError as error:
            say(f"{symbol}: not fetched. {error}", err=True)
            yield None
        else:
            _say(symbol, arrival, "fetched")
            yield arrival


def _refusal(content: bytes, name: str) -> str | None:
    """Why what came is no document: the document system gives its error pages as PDF files too, of one page each."""
    if len(content) > _ERROR_PAGE:
        return None
    from pipeline.model import Source
    from pipeline.s1_read import read_document
    from pipeline.s1_read.errors import ReadError

    try:
        read_document(content, Source(name, "", len(content)))
    except ReadError as error:
        return error.message.removeprefix(f"{name}: ") if error.kind == "no_document" else None
    return None


def _taken(files: list[Path], sources: Path) -> Iterator[Arrival | None]:
    """Each file's place among the sources; None where it cannot be read, which is said."""
    if not files:
        return
    from pipeline.s0_sources.fetch import take_file
    from pipeline.s0_sources.inventory import fingerprint, inventory

    known = [(source.path, source.sha256) for source in inventory(sources).sources]
    for file in files:
        try:
            arrival = take_file(file, sources, known)
        except OSError as error:
            # Either of the two can be at fault: what is read, or where it goes.
            where = "" if error.filename == str(file) else f"{sources}: "
            say(f"{file}: not added. {with_advice(f'{where}{error.strerror}')}", err=True)
            yield None
        else:
            _say(str(file), arrival, "copied")
            known.append((arrival.file.relative_to(sources).as_posix(), fingerprint(arrival.file)[0]))
            yield arrival


def _say(what: str, arrival: Arrival, done: str) -> None:
    if arrival.new:
        say(f"{what}: {done} to {arrival.file}")
    else:
        say(f"{what}: is there already, {arrival.file}{'; ' + arrival.note if arrival.note else ', unchanged'}")


def _show_added(output: Path, paths: list[str]) -> None:
    """Rows by table, issues and doubtful rows of the reports of these files."""
    from pipeline.s5_check.doubts import find_doubts
    from pipeline.s5_check.package_rows import package_home, report_rows, table_rows

    home = package_home(output)
    doubts = find_doubts(home)
    for report in table_rows(home, "reports", "source_path", paths):
        rows = report_rows(home, report["report_id"])
        counted = ", ".join(f"{len(made):,} {table}" for table, made in rows.items() if made and table != "reports")
        say()
        say(f"{report['symbol'] or report['source_path']}: {report['title'] or 'without a title'}")
        say(f"  rows       {counted}")
        told = [each for each in rows["issues"] if each["severity"] != "info"]
        for issue in told[:_SHOWN]:
            say(f"  {issue['severity']:<10} {issue['message']}")
        if len(told) > _SHOWN:
            say(f"  {'':<10} and {len(told) - _SHOWN:,} more")
        mine = sum(each.report_id == report["report_id"] for each in doubts)
        say(f"  to review  {mine:,} rows{': un-reports review shows them' if mine else ''}")
