"""The site as a reader meets it: in a real browser, from disk and from a web server, on a phone, with hostile reports."""

from __future__ import annotations

import contextlib
import csv
import io
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.s6_publish.formats.queries import load_queries
from pipeline.s8_site import make_site
from pipeline.s8_site.addresses import anchored, page
from pipeline.s8_site.explorer import explorer
from pipeline.s8_site.package import Package, read_package

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.exhaustive,
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium is installed: apt-get install chromium, or any Chrome on the PATH"
    ),
]
HOSTILE = """A/99/{number}

Report of the Secretary-General on <script>window.struck = 1</script> and more

1. The Commission on the Status of Women urged Member States to end <img src=x onerror="window.struck = 2"> the practice.

2. The General Assembly requested the United Nations Children's Fund (UNICEF) to report \u202eon time\u202c by 2026.

3. The Security Council calls upon States to act in the matter of "javascript:alert(1)" & others number {number}.
"""
REPORTS = 30


class _Quiet(SimpleHTTPRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing: the test speaks."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("browsed")
    (folder / "sources").mkdir()
    for number in range(1, REPORTS + 1):
        (folder / "sources" / f"r{number}.txt").write_text(HOSTILE.format(number=number), "utf-8")
    (folder / "sources" / "r1.yaml").write_text("source_url: https://docs.un.org/en/A/99/1\n")
    result = CliRunner().invoke(main, ["build", "--sources", str(folder / "sources"), "--output", str(folder / "out"), "--workers", "1"])  # fmt: skip
    assert result.exit_code == 0, result.output
    make_site(folder / "out", folder / "out" / "site")
    return folder / "out" / "site"


@pytest.fixture(scope="module")
def package(site: Path) -> Package:
    return read_package(site.parent)


@pytest.fixture(scope="module", params=["file", "http"])
def address(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    if request.param == "file":
        yield site.resolve().as_uri()
        return
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails its test when it says an error, asks another host, or runs what a report holds."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    opened = context.new_page()
    wrong: list[str] = []
    home = address if address.startswith("http:") else "file:"
    opened.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on(
        "request", lambda asked: None if asked.url.startswith((home, "blob:", "data:")) else wrong.append(asked.url)
    )
    yield opened
    assert opened.evaluate("window.struck") is None
    context.close()
    assert wrong == []


def ready(tab: Page, url: str) -> None:
    tab.goto("about:blank")
    tab.goto(url)
    tab.wait_for_function("document.documentElement.dataset.ready === 'yes'")


def test_search_finds_by_words_and_acronyms(tab: Page, address: str) -> None:
    tab.goto(f"{address}/search.html")
    tab.fill("#query", "UNICEF report")
    tab.click("#search button")
    tab.wait_for_function("document.querySelectorAll('#found li').length > 0")
    assert f"{REPORTS} found" in tab.inner_text("#state")
    first = tab.locator("#found a").first
    assert "United Nations Children" in first.inner_text()
    first.click()
    tab.wait_for_selector("mark.rec.here")
    tab.goto(f"{address}/index.html")
    tab.fill("#start-query", "zzzz")
    tab.click("#find button")
    tab.wait_for_function("document.getElementById('state').textContent.startsWith('Nothing found')")


def test_what_bears_the_name_looked_for_stands_first(tab: Page, address: str) -> None:
    for query, first in (
        ("security council", "Security Council"),
        ("UNICEF", "United Nations Children's Fund (UNICEF)"),
    ):
        tab.goto(f"{address}/search.html#q={query}")
        tab.wait_for_function("document.querySelectorAll('#found li').length > 0")
        assert tab.locator("#found a").first.inner_text() == first


def test_a_filter_survives_a_reload_and_the_download_is_the_view(tab: Page, address: str, package: Package) -> None:
    ready(tab, f"{address}/recommendations.html")
    assert tab.inner_text("#state") == f"{len(package.rows['recommendations'])} of {len(package.rows['recommendations'])} rows"  # fmt: skip
    tab.select_option("#f-verb_class", "request")
    tab.fill("#q", "UNICEF")
    tab.locator("#rows thead th", has_text="Where").click()
    tab.wait_for_function("location.hash.includes('sort=citation')")
    before = tab.inner_text("#state")
    wanted = [row for row in package.rows["recommendations"] if row["verb_class"] == "request"]
    assert before.startswith(f"{len(wanted)} of ")
    tab.reload()
    tab.wait_for_function("document.documentElement.dataset.ready === 'yes'")
    assert tab.inner_text("#state") == before
    assert tab.input_value("#f-verb_class") == "request"
    assert tab.input_value("#q") == "UNICEF"
    tab.select_option("div.dt-length select", "500")
    seen = [[cell.strip() for cell in row] for row in tab.evaluate("[...document.querySelectorAll('#rows tbody tr')].map(row => [...row.cells].map(cell => cell.textContent))")]  # fmt: skip
    with tab.expect_download() as caught:
        tab.click("#download")
    rows = list(csv.reader(io.StringIO(Path(caught.value.path()).read_text("utf-8-sig"))))
    assert rows[0][:3] == ["page", "text", "who"]
    kept = rows[0].index("recommendation_id")
    assert [row[1:kept] for row in rows[1:]] == seen
    assert len(seen) == len(wanted)
    for row in rows[1:]:
        found = package.wide[row[kept]]
        assert row[1] == found["text"]
        assert dict(zip(rows[0][kept:], row[kept:], strict=True)) == {
            name: str(found[name] or "") for name in rows[0][kept:]
        }


def test_a_permanent_address_lands_on_its_quotation(tab: Page, address: str, package: Package) -> None:
    row = package.rows["recommendations"][-1]
    tab.goto(f"{address}/{anchored(page('reports', row['report_id']), row['recommendation_id'])}")
    tab.wait_for_selector("mark.rec.here")
    marked = tab.evaluate("[...document.querySelectorAll('mark.here')].map(each => { const copy = each.cloneNode(true); copy.querySelectorAll('.chip').forEach(chip => chip.remove()); return copy.textContent; }).join('')")  # fmt: skip
    text = package.text(package.reports[row["report_id"]])
    assert " ".join(marked.split()) == " ".join(text[row["char_start"] : row["char_end"]].split())
    assert tab.locator("mark.here").first.is_visible()
    assert tab.evaluate("(() => { const box = document.querySelector('mark.here').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; })()")  # fmt: skip
    assert tab.locator("details.card[open]").count() == 1
    tab.locator("details.card[open] button.copy").click()
    tab.wait_for_function("document.querySelector('details.card[open] button.copy').textContent === 'Copied'")


def test_what_a_report_holds_is_shown_and_does_nothing(tab: Page, address: str) -> None:
    tab.goto(f"{address}/{page('reports', 'a-99-1')}")
    said = tab.inner_text("main")
    assert "<script>window.struck = 1</script>" in said
    assert '<img src=x onerror="window.struck = 2">' in said
    assert "on time" in said
    assert "\u202e" not in tab.content()
    assert tab.locator("main img, main script").count() == 0
    assert tab.locator("a[href^='javascript:' i]").count() == 0
    ready(tab, f"{address}/recommendations.html")
    assert tab.locator("#rows img, #rows script").count() == 0


@pytest.mark.parametrize("name", ["index.html", "search.html#q=UNICEF", "recommendations.html", "bodies.html", "dictionary.html", "quality.html", "validation.html", "limits.html", "explore.html", "topics/index.html", "bodies/index.html", page("reports", "a-99-1"), page("bodies", "security-council")])  # fmt: skip
def test_pages_are_accessible_and_fit_a_phone(tab: Page, address: str, name: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    tab.goto(f"{address}/{name}")
    tab.wait_for_timeout(500)
    # The checker reads the style sheets itself, which a browser does not let it do from disk.
    if address.startswith("http:"):
        found = Axe().run(tab)
        serious = [each for each in found.response["violations"] if each["impact"] in ("serious", "critical")]
        assert [(each["id"], [node["html"][:200] for node in each["nodes"][:3]]) for each in serious] == []
    tab.set_viewport_size({"width": 360, "height": 740})
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_everything_can_still_be_read(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{address}/index.html")
    opened.click("nav >> text=Bodies")
    opened.click("text=a plain list")
    opened.click("text=Commission on the Status of Women")
    assert opened.inner_text("h1") == "Commission on the Status of Women"
    opened.locator(".item .words a").first.click()
    assert opened.locator("mark.rec").first.is_visible()
    context.close()


def test_the_keyboard_reaches_the_content(tab: Page, address: str) -> None:
    tab.goto(f"{address}/index.html")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the content"
    tab.keyboard.press("Enter")
    assert tab.evaluate("location.hash") == "#main"


def test_the_explorer_answers_the_questions_that_the_site_names(browser: Browser, site: Path, tmp_path: Path) -> None:
    port = free_port()
    with subprocess.Popen(explorer(site.parent, tmp_path, port), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as served:  # fmt: skip
        try:
            home = f"http://127.0.0.1:{port}"
            answers(home)
            opened = browser.new_page()
            opened.goto(home)
            opened.click("text=Pages of this package")
            opened.click("text=Questions in SQL")
            links = opened.eval_on_selector_all("main section a", "all => all.map(each => each.href)")
            assert len(links) == len(load_queries().questions)
            for link in links:
                answer = opened.goto(link.replace("http://127.0.0.1:8001", home))
                assert answer is not None
                assert answer.status == 200
                assert opened.locator(".message-error").count() == 0
            opened.goto(f"{home}/un-reports/recommendations?_search=UNICEF")
            assert f"{REPORTS} rows" in opened.inner_text("body")
            assert opened.locator("a", has_text="General Assembly").count() > 0
            opened.close()
        finally:
            served.terminate()


def test_nothing_goes_on_serving_when_the_explorer_is_ended(site: Path, tmp_path: Path) -> None:
    port = free_port()
    said = ["explore", "--package", str(site.parent), "--folder", str(tmp_path), "--port", str(port)]
    with subprocess.Popen([sys.executable, "-c", "from pipeline.cli import main; main()", *said], stdout=subprocess.DEVNULL) as served:  # fmt: skip
        answers(f"http://127.0.0.1:{port}/site/index.html")
        served.terminate()
    with pytest.raises(URLError), urlopen(f"http://127.0.0.1:{port}/", timeout=5):
        pass


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def answers(address: str) -> None:
    """Wait until a server answers, for 60 seconds at most."""
    for _ in range(300):
        with contextlib.suppress(OSError), urlopen(address, timeout=5):
            return
        time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")
