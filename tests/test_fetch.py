"""Reports fetched by symbol, from a real server that also misbehaves."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cli import main
from pipeline.commands import add as add_command
from pipeline.s0_sources import inventory
from pipeline.s0_sources.fetch import (
    Arrival,
    Downloader,
    FetchError,
    Limits,
    address_of,
    fetch_report,
    file_name_of,
    take_file,
)
from pipeline.s0_sources.fetch.download import HOSTS
from tests.document_server import LONG, REPORT, document_server

Asked = list[tuple[str, dict[str, str]]]
TODAY = date(2044, 10, 1)


@pytest.fixture
def server() -> Iterator[tuple[str, Asked]]:
    with document_server() as running:
        yield running


class Waits(list[float]):
    """Stands in for sleeping: notes how long, and passes the time of its own clock."""

    now = 0.0

    def sleep(self, seconds: float) -> None:
        self.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


def fetch(symbol: str, sources: Path, origin: str, limits: Limits, waits: Waits | None = None) -> Arrival:
    waits = Waits() if waits is None else waits
    downloader = Downloader(limits, origin, waits.sleep, waits.clock)
    return fetch_report(symbol, sources, downloader, TODAY, origin, add_command._refusal)


# --- what comes ------------------------------------------------------------------------------------------------------


def test_a_report_comes_with_a_sidecar_that_says_whence(server: tuple[str, Asked], tmp_path: Path) -> None:
    origin, asked = server
    arrival = fetch("A/99/1", tmp_path, origin, Limits())
    assert arrival == Arrival(tmp_path / "A_99_1.pdf", True)
    assert arrival.file.read_bytes() == REPORT
    assert yaml.safe_load((tmp_path / "A_99_1.yaml").read_text("utf-8")) == {
        "symbol": "A/99/1",
        "source_url": f"{origin}/en/A/99/1",
        "retrieved": "2044-10-01",
        "sha256": hashlib.sha256(REPORT).hexdigest(),
        "media_type": "application/pdf",
    }
    assert asked[0][1]["User-Agent"].startswith("un-reports/")
    found = inventory(tmp_path)
    assert [source.path for source in found.sources] == ["A_99_1.pdf"]
    assert found.issues == ()


def test_what_is_there_is_not_asked_for_again(server: tuple[str, Asked], tmp_path: Path) -> None:
    origin, asked = server
    fetch("A/99/1", tmp_path, origin, Limits())
    assert fetch("A/99/1", tmp_path, origin, Limits()) == Arrival(tmp_path / "A_99_1.pdf", False)
    assert len(asked) == 1
    (tmp_path / "A_99_1.pdf").write_bytes(b"%PDF- of my own")
    assert "not the file that was fetched" in fetch("A/99/1", tmp_path, origin, Limits()).note
    assert [each.issue.kind for each in inventory(tmp_path).issues] == ["source_changed"]


@pytest.mark.parametrize(
    ("symbol", "requests"),
    [
        pytest.param("A/99/3", 1, id="called a web page but a PDF"),
        pytest.param("A/99/5", 2, id="a redirect on the same server"),
        pytest.param("A/99/7", 3, id="busy twice"),
        pytest.param("A/99/9", 2, id="broken off, and begun anew"),
        pytest.param("A/99/13", 2, id="a page that shows the file"),
    ],
)
def test_the_report_comes_all_the_same(symbol: str, requests: int, server: tuple[str, Asked], tmp_path: Path) -> None:
    origin, asked = server
    arrival = fetch(symbol, tmp_path, origin, Limits())
    assert arrival.file.read_bytes() == REPORT
    assert len(asked) == requests


def test_a_body_that_breaks_off_is_gone_on_with(server: tuple[str, Asked], tmp_path: Path) -> None:
    origin, asked = server
    assert fetch("A/99/8", tmp_path, origin, Limits()).file.read_bytes() == LONG
    (_, first), (_, second) = asked
    assert "Range" not in first
    assert 0 < int(second["Range"].removeprefix("bytes=").rstrip("-")) <= len(LONG) // 2
    assert second["If-Range"] == '"x"'


def test_requests_are_apart_and_a_busy_server_is_given_the_time_it_asks_for(
    server: tuple[str, Asked], tmp_path: Path
) -> None:
    waits = Waits()
    fetch("A/99/7", tmp_path, server[0], Limits(pause=2.0), waits)
    # Seven seconds as asked, which are longer than the pause.
    assert [each for each in waits if each] == [7.0, 7.0]
    waits = Waits()
    fetch("A/99/5", tmp_path, server[0], Limits(pause=2.0), waits)
    assert waits == [2.0]


def test_each_failure_is_waited_for_twice_as_long(server: tuple[str, Asked], tmp_path: Path) -> None:
    waits = Waits()
    with pytest.raises(FetchError, match="500, 4 times") as error:
        fetch("A/99/11", tmp_path, server[0], Limits(tries=4, pause=0.0, backoff=3.0), waits)
    assert error.value.kind == "server_error"
    assert [each for each in waits if each] == [3.0, 6.0, 12.0]


# --- what does not come ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("symbol", "kind", "limits"),
    [
        pytest.param("A/99/99", "not_found", Limits(), id="no such document"),
        pytest.param("A/99/2", "not_found", Limits(), id="an error page that says all is well"),
        pytest.param("A/99/4", "not_a_report", Limits(), id="an image"),
        pytest.param("A/99/6", "redirected_elsewhere", Limits(), id="another host"),
        pytest.param("A/99/12", "redirected_elsewhere", Limits(), id="round and round"),
        pytest.param("A/99/10", "server_error", Limits(tries=2), id="breaks off each time"),
        pytest.param("A/99/11", "server_error", Limits(tries=2), id="a broken server"),
        pytest.param("A/99/15", "too_large", Limits(bytes=100_000), id="no end"),
        pytest.param("A/99/17", "not_a_report", Limits(), id="an error page that is a PDF"),
        pytest.param("A/99/16", "server_error", Limits(), id="asks to come tomorrow"),
    ],
)
def test_what_does_not_come_leaves_nothing(
    symbol: str, kind: str, limits: Limits, server: tuple[str, Asked], tmp_path: Path
) -> None:
    with pytest.raises(FetchError) as error:
        fetch(symbol, tmp_path, server[0], limits)
    assert error.value.kind == kind
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_drips_is_left(server: tuple[str, Asked], tmp_path: Path) -> None:
    downloader = Downloader(Limits(seconds=0.3), server[0], lambda _: None)
    with pytest.raises(FetchError) as error:
        fetch_report("A/99/14", tmp_path, downloader, TODAY, server[0])
    assert error.value.kind == "too_slow"
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="no connection") as error:
        fetch("A/99/1", tmp_path, "http://127.0.0.1:9", Limits(tries=2))
    assert error.value.kind == "no_connection"


@pytest.mark.parametrize(
    "url",
    [
        "http://docs.un.org/en/A/1",
        "https://docs.un.org.example.org/A/1",
        "https://example.org/A/1",
        "file:///etc/passwd",
    ],
)
def test_no_other_address_is_asked(url: str, tmp_path: Path) -> None:
    with pytest.raises(FetchError) as error:
        Downloader(sleep=lambda _: None).get(url, tmp_path / "x")
    assert error.value.kind == "redirected_elsewhere"


# --- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("symbol", "address", "name"),
    [
        ("A/55/322", "https://docs.un.org/en/A/55/322", "A_55_322"),
        ("S/RES/1325 (2000)", "https://docs.un.org/en/S/RES/1325(2000)", "S_RES_1325(2000)"),
        ("A/62/17 (Part I)", "https://docs.un.org/en/A/62/17(PartI)", "A_62_17(PartI)"),
        (
            "E/CN.4/Sub.2/1995/28/Add.1",
            "https://docs.un.org/en/E/CN.4/Sub.2/1995/28/Add.1",
            "E_CN.4_Sub.2_1995_28_Add.1",
        ),
    ],
)
def test_addresses_and_file_names_follow_from_the_symbol(symbol: str, address: str, name: str) -> None:
    assert address_of(symbol) == address
    assert address.split("/")[2] in HOSTS
    assert file_name_of(symbol) == name


@given(st.text(min_size=1))
def test_no_name_leads_out_of_the_folder(symbol: str) -> None:
    name = file_name_of(symbol)
    assert Path("/s", f"{name}.pdf").parent == Path("/s")
    assert not name.startswith(".")
    assert len(f"{name}.part".encode()) < 120


# --- the command -----------------------------------------------------------------------------------------------------


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], Path]:
    (tmp_path / "sources").mkdir()
    monkeypatch.setattr(
        "pipeline.s0_sources.fetch.Downloader", lambda server: Downloader(Limits(), server, lambda _: None)
    )
    return [
        "--sources", str(tmp_path / "sources"), "--output", str(tmp_path / "out"), "--workers", "1",
    ], tmp_path / "sources"  # fmt: skip


def test_a_symbol_becomes_rows_in_one_command(
    places: tuple[list[str], Path], server: tuple[str, Asked], tmp_path: Path
) -> None:
    options, sources = places
    wanted = tmp_path / "wanted.txt"
    wanted.write_text("# mine\nA/99/1\n\nA/99/2\n", "utf-8")
    result = CliRunner().invoke(main, ["add", "--symbols", str(wanted), "--server", server[0], *options])
    assert result.exit_code == 3, result.output
    assert "A/99/2: not fetched." in result.output
    added = result.output.partition("A/99/1: Report of the Secretary-General on a matter")[2]
    assert "2 paragraphs" in added
    assert "1 recommendations" in added
    again = CliRunner().invoke(main, ["add", "A/99/1", "--server", server[0], *options])
    assert again.exit_code == 0, again.output
    assert f"A/99/1: is there already, {sources / 'A_99_1.pdf'}, unchanged" in again.output
    assert "Nothing was added." in again.output
    nothing = CliRunner().invoke(main, ["add", "A/99/2", "--server", server[0], *options])
    assert nothing.exit_code == 1


def test_files_of_this_machine_are_copied_with_their_sidecars(places: tuple[list[str], Path], tmp_path: Path) -> None:
    options, sources = places
    folder = tmp_path / "mine"
    (folder / "zone").mkdir(parents=True)
    (folder / "report.pdf").write_bytes(REPORT)
    (folder / "report.yaml").write_text("title: Mine\n", "utf-8")
    (folder / "zone" / "report.txt").write_text("A/99/5\n\n1. States should act.\n", "utf-8")
    (folder / "zone" / "same.pdf").write_bytes(REPORT)
    result = CliRunner().invoke(main, ["add", str(folder), *options])
    assert result.exit_code == 0, result.output
    names = sorted(path.name for path in sources.iterdir())
    assert len([name for name in names if name.endswith(".pdf")]) == 1
    assert "report.yaml" in names
    assert len(inventory(sources).sources) == 2
    assert CliRunner().invoke(main, ["add", str(folder / "report.pdf"), *options]).output.count("is there already") == 1


@pytest.mark.parametrize(
    ("named", "says"),
    [
        (["no/such/file.pdf"], "there is no file no/such/file.pdf"),
        (["../../etc/passwd"], "there is no file"),
        (["hello"], "no document symbol"),
        ([], "name a symbol"),
    ],
    ids=str,
)
def test_what_is_neither_file_nor_symbol_is_a_mistake(
    named: list[str], says: str, places: tuple[list[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # From where nothing lies under these names, wherever the project lies.
    (tmp_path / "one" / "two").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "one" / "two")
    result = CliRunner().invoke(main, ["add", *named, *places[0]])
    assert result.exit_code == 2
    assert says in result.output
    assert not list(places[1].iterdir())


def test_a_list_of_symbols_is_written_out() -> None:
    symbols, files = add_command._wanted(["A/59/185 and Add.1", "A/59/185", __file__])
    assert symbols == ["A/59/185", "A/59/185/Add.1"]
    assert files == [Path(__file__)]


def test_a_report_can_be_left_out_with_a_reason(places: tuple[list[str], Path]) -> None:
    options, sources = places
    (sources / "odd.txt").write_text("A/99/5\n\n1. States should act.\n", "utf-8")
    (sources / "good.pdf").write_bytes(REPORT)
    (sources / "odd.yaml").write_text("leave_out: its numbers are wrong\n", "utf-8")
    found = inventory(sources)
    assert [source.path for source in found.sources] == ["good.pdf"]
    assert [each.issue.message for each in found.issues] == ["odd.txt is left out: its numbers are wrong"]
    result = CliRunner().invoke(main, ["build", *options])
    assert result.exit_code == 0, result.output


def test_what_leads_out_of_a_folder_that_is_added_is_said_and_not_copied(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there, sources = tmp_path / "there", tmp_path / "sources"
    (there / "inside").mkdir(parents=True)
    sources.mkdir()
    (tmp_path / "secret.txt").write_text("1. Secret.\n")
    (there / "inside" / "a.txt").write_text("1. It met.\n")
    (there / "inside" / "a.yaml").symlink_to(tmp_path / "secret.txt")
    (there / "passwd.txt").symlink_to(tmp_path / "secret.txt")
    (there / "up").symlink_to(tmp_path)
    os.mkfifo(there / "pipe.txt")
    files = add_command._wanted([str(there)])[1]
    assert files == [there / "inside" / "a.txt"]
    arrivals = list(add_command._taken(files, sources))
    assert [each.file for each in arrivals if each] == [sources / "a.txt"]
    assert sorted(each.name for each in sources.iterdir()) == ["a.txt"]
    said = capsys.readouterr().err
    assert all(
        name in said
        for name in ("passwd.txt is a link out of", "pipe.txt is a pipe", "up is a link", "a.yaml is a link")
    )


def test_an_addition_that_was_ended_before_its_report_was_in_place_is_taken_up_again(tmp_path: Path) -> None:
    sources, elsewhere = tmp_path / "sources", tmp_path / "elsewhere"
    sources.mkdir()
    elsewhere.mkdir()
    (elsewhere / "r.txt").write_text("A/99/1")
    (elsewhere / "r.yaml").write_text("symbol: A/99/1")
    (sources / "r.yaml").write_text("symbol: A/99/1")
    (sources / ".r.txt.part").write_text("A/9")
    assert take_file(elsewhere / "r.txt", sources, []).file == sources / "r.txt"
    assert sorted(each.name for each in sources.iterdir()) == ["r.txt", "r.yaml"]


def test_the_sidecar_of_another_report_stays(tmp_path: Path) -> None:
    sources, elsewhere = tmp_path / "sources", tmp_path / "elsewhere"
    sources.mkdir()
    elsewhere.mkdir()
    (elsewhere / "r.txt").write_text("A/99/1")
    (elsewhere / "r.yaml").write_text("symbol: A/99/1")
    (sources / "r.yaml").write_text("symbol: A/99/2")
    assert take_file(elsewhere / "r.txt", sources, []).file != sources / "r.txt"
    assert (sources / "r.yaml").read_text() == "symbol: A/99/2"
