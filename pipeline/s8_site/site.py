"""Making the site: every page is rendered beside the old site, which is replaced when all are there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import jinja2
from markdown_it import MarkdownIt
from markupsafe import Markup

from pipeline.paths import PROJECT
from pipeline.s6_publish.formats.queries import load_queries
from pipeline.s7_release.release import ATOM, CHANGES_PAGE, FEED
from pipeline.s8_site import quality, table_data
from pipeline.s8_site.addresses import PAGES, anchored, page, web_address
from pipeline.s8_site.charts import chart
from pipeline.s8_site.directives import directives
from pipeline.s8_site.downloads import downloads
from pipeline.s8_site.entity_pages import Entities
from pipeline.s8_site.figures import figures
from pipeline.s8_site.libraries import datatables
from pipeline.s8_site.package import Package, read_package
from pipeline.s8_site.report_page import report_page
from pipeline.s8_site.search_index import entries, index_files
from pipeline.s8_site.words import meaning, plain
from pipeline.swap import recover_folder, replace_folder
from pipeline.unseen import shown

# Above this, a folder of pages is no longer the right form: what is searched in the page would take minutes to load.
MOST_REPORTS: Final = 1000
_HERE: Final = Path(__file__).parent
# In a folder that is a site, and may be replaced.
_MARK: Final = ".un-reports-site"
_RELEASED: Final = (CHANGES_PAGE, ATOM, FEED)
_SCRIPTS: Final = ("site.js", "table.js", "search.js", "style.css")


class SiteError(RuntimeError):
    """The site cannot be made; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Made:
    """A site that was made: its first page, and how many pages it has."""

    start: Path
    pages: int


def make_site(folder: Path, output: Path, releases: Path | None = None) -> Made:
    """Make the site of the package in ``folder`` in ``output``, in place of the site that is there.

    ``releases`` is where ``un-reports release`` left what changed and the feeds, which get their places in the site.

    Raises:
        PackageError: there is no package in ``folder``.
        SiteError: the package is too large for a site, or ``output`` holds something else.
    """
    recover_folder(output)
    package = read_package(folder)
    if (count := len(package.rows["reports"])) > MOST_REPORTS:
        raise SiteError(
            f"the package holds {count:,} reports, and a site is made of up to {MOST_REPORTS:,}: look at it in the "
            "explorer (make explore), or make the site of a part of it"
        )
    if output.exists() and any(output.iterdir()) and not (output / _MARK).exists():
        raise SiteError(f"{output} holds something that is no site of this program: name another folder, or empty it")
    new = output.with_name(f".{output.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    (new / _MARK).write_text("Made by un-reports; replaced whole by the next one.\n", "utf-8")
    pages = sum(1 for _ in _Writer(package, new, output, releases).all())
    replace_folder(new, output)
    return Made(output / "index.html", pages)


class _Writer:
    """Writes the pages of a package to a folder; ``place`` is where the folder will lie."""

    def __init__(self, package: Package, folder: Path, place: Path, releases: Path | None) -> None:
        self._package = package
        self._releases = {name: file for name in _RELEASED if releases and (file := releases / name).exists()}
        self._folder = folder
        self._downloads = downloads(package, place)
        self._render = _renderer(package, self._releases)
        self._found = directives(package, package.rows["recommendations"])

    def all(self) -> Iterator[str]:
        """Write everything; the address of each page, as it is written."""
        listed = table_data.listed(self._package, self._found)
        self._scripts()
        yield from self._front(listed)
        for each in listed:
            yield self._page(f"{each.name}.html", "table.html", listed=each, files=table_data.parts(each))
            for path, text in table_data.files(each):
                self._write(f"data/{path}", text)
        yield from self._reports()
        yield from self._entities()
        found = list(entries(self._package, self._found))
        for path, text in index_files(found):
            self._write(f"search/{path}", text)
        yield self._page("search.html", "search.html", count=len(found))

    def _front(self, listed: tuple[table_data.Listed, ...]) -> Iterator[str]:
        package = self._package
        drawn = [(each, chart(each)) for each in figures(package)]
        newest = sorted(package.rows["reports"], key=lambda row: str(row["publication_date"] or ""), reverse=True)[:8]
        yield self._page(
            "index.html", "index.html", charts=drawn, listed=listed, newest=newest, downloads=self._downloads
        )
        yield self._page("dictionary.html", "dictionary.html", tables=table_data.dictionary(package))
        yield self._page(
            "validation.html",
            "validation.html",
            counts=quality.issue_counts(package),
            issues=quality.issues(package),
            set_aside=package.rows["set_aside"],
        )
        yield self._page(
            "quality.html", "quality.html", kinds=quality.by_kind(package), measures=quality.measures(package)
        )
        yield self._page("explore.html", "explore.html", questions=load_queries().questions, port=8001)
        yield self._page("limits.html", "prose.html", title="What the data cannot tell", body=_limits())
        if CHANGES_PAGE in self._releases:
            body = Markup(MarkdownIt("js-default").render(self._releases[CHANGES_PAGE].read_text("utf-8")))
            yield self._page("changes.html", "prose.html", title="Changes", body=body)
        for name in (ATOM, FEED):
            if name in self._releases:
                self._write(name, self._releases[name].read_text("utf-8"))

    def _reports(self) -> Iterator[str]:
        for row in self._package.rows["reports"]:
            shows = report_page(self._package, row)
            yield self._page(page("reports", row["report_id"]), "report.html", shows=shows, root="../")
        yield self._index("reports", [(row["report_id"], f"{row['symbol'] or ''} {row['title'] or row['report_id']}".strip()) for row in self._package.rows["reports"]])  # fmt: skip

    def _entities(self) -> Iterator[str]:
        known = Entities(self._package)
        for table in PAGES:
            if table == "reports":
                continue
            names = []
            for shows in known.pages(table):
                names.append((shows.key, shows.title))
                yield self._page(page(table, shows.key), "entity.html", shows=shows, root="../")
            yield self._index(table, sorted(names, key=lambda each: (each[1].casefold(), each[0])))

    def _index(self, table: str, names: list[tuple[str, str]]) -> str:
        return self._page(f"{table}/index.html", "list.html", table=table, names=names, root="../")

    def _scripts(self) -> None:
        for name in _SCRIPTS:
            self._write(f"static/{name}", (_HERE / "static" / name).read_text("utf-8"))
        script, style = datatables()
        self._write("static/datatables.js", script)
        self._write("static/datatables.css", style)

    def _page(self, address: str, template: str, **values: Any) -> str:
        values.setdefault("root", "")
        self._write(address, self._render(template, address=address, **values))
        return address

    def _write(self, path: str, text: str) -> None:
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8", "replace"))


def _renderer(package: Package, releases: Mapping[str, Path]) -> Callable[..., str]:
    """Renders a template by name; everything is escaped that is not markup of this program."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: value if isinstance(value, Markup) else shown(str("" if value is None else value)),
    )
    environment.filters.update(plain=plain)
    environment.globals.update(
        page=page,
        anchored=anchored,
        web_address=web_address,
        meaning=meaning,
        package=package,
        facts=package.descriptor,
        counts={name: len(rows) for name, rows in package.rows.items()},
        has_changes=CHANGES_PAGE in releases,
        feeds=[
            (name, kind)
            for name, kind in ((ATOM, "application/atom+xml"), (FEED, "application/feed+json"))
            if name in releases
        ],
    )

    def render(template: str, **values: Any) -> str:
        return environment.get_template(template).render(**values)

    return render


def _limits() -> Markup:
    """The section of the README that says what the data cannot tell; it is written there, for all who read either."""
    readme = (PROJECT / "README.md").read_text("utf-8")
    section = re.search(r"^## What the data cannot tell\n(.*?)(?=^## |\Z)", readme, re.MULTILINE | re.DOTALL)
    if section is None:
        raise SiteError("README.md has no section 'What the data cannot tell'")
    body = re.sub(r"\[([^\]]*)\]\((?!https?:)[^)]*\)", r"\1", section[1])
    return Markup(MarkdownIt("js-default").render(body))
