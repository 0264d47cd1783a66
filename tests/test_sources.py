"""The sources folder: which files are reports, what a sidecar may say, and what is said of the rest."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import socket
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Sidecar
from pipeline.paths import layout
from pipeline.s0_sources import SIDECAR_KEYS, inventory, read_sidecar
from pipeline.storage import LocationError, read_file


def lay_out(folder: Path, files: dict[str, bytes | str]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def test_reports_are_found_in_subfolders_and_sorted_by_path(tmp_path: Path) -> None:
    lay_out(tmp_path, {"b.txt": "2", "a/z.PDF": "1", "a/y.docx": "3", "c.htm": "4", "d.md": "5", "e.doc": "6"})
    found = inventory(tmp_path)
    assert [source.path for source in found.sources] == ["a/y.docx", "a/z.PDF", "b.txt", "c.htm", "d.md", "e.doc"]
    assert found.issues == ()
    assert found.sources[2].sha256 == hashlib.sha256(b"2").hexdigest()
    assert found.sources[2].size == 1


def test_hidden_files_readmes_and_lock_files_are_no_reports(tmp_path: Path) -> None:
    names = [".DS_Store", ".git/x.txt", "README.md", "a/readme.txt", "~$open.docx"]
    assert inventory(lay_out(tmp_path, dict.fromkeys(names, "x"))) == inventory(lay_out(tmp_path / "none", {"~$": "x"}))


@pytest.mark.parametrize("name", ["corrections", "annotations"])
def test_what_people_say_of_reports_has_folders_at_the_top_only(name: str, tmp_path: Path) -> None:
    found = inventory(lay_out(tmp_path, {f"{name}/a.txt": "x", f"a/{name}/b.txt": "x"}))
    assert [source.path for source in found.sources] == [f"a/{name}/b.txt"]
    assert [each.path for each in found.issues] == [f"{name}/a.txt"]


def test_one_sidecar_serves_two_formats_of_one_report(tmp_path: Path) -> None:
    found = inventory(lay_out(tmp_path, {"r.pdf": "1", "r.docx": "2", "r.yaml": "symbol: A/80/590"}))
    assert [source.sidecar.symbols for source in found.sources] == [("A/80/590",)] * 2


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        pytest.param("a.yaml", "sidecar_without_report", "a.yaml has no report beside it", id="orphan-sidecar"),
        pytest.param("r.yml", "sidecar_misnamed", "rename it to r.yaml", id="yml"),
        pytest.param("r.rtf", "unknown_format", "r.rtf is not read: reports end in .txt", id="unread-format"),
        pytest.param("notes", "unknown_format", "notes is not read", id="no-extension"),
    ],
)
def test_a_stray_file_is_named_and_costs_no_report(tmp_path: Path, name: str, kind: str, said: str) -> None:
    found = inventory(lay_out(tmp_path, {"r.txt": "report", name: "symbol: A/1/1"}))
    assert [source.path for source in found.sources] == ["r.txt"]
    assert [(each.path, each.issue.kind) for each in found.issues] == [(name, kind)]
    assert said in found.issues[0].issue.message


def test_a_name_that_is_not_utf8_is_an_issue(tmp_path: Path) -> None:
    try:
        (tmp_path / "a\udcff.txt").write_text("x")
    except OSError:
        pytest.skip("the file system takes UTF-8 names only")
    found = inventory(tmp_path)
    assert found.sources == ()
    assert [each.issue.kind for each in found.issues] == ["file_name"]


def test_a_file_that_cannot_be_opened_is_an_issue(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    lay_out(tmp_path, {"r.txt": "x"})
    found = inventory(tmp_path)
    assert [source.path for source in found.sources] == ["r.txt"]
    assert [each.issue.kind for each in found.issues] == ["file_unreadable"]


def link_out(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def link_to_a_folder(path: Path) -> None:
    (path.parent / "folder").mkdir()
    (path.parent / "folder/inside.txt").write_text("x")
    path.symlink_to(path.parent / "folder")


def socket_at(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made, contextlib.chdir(path.parent):
        made.bind(path.name)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(os.mkfifo, "is a pipe, not a file", id="pipe"),
        pytest.param(socket_at, "is a socket, not a file", id="socket"),
        pytest.param(link_out, "is a link out of the folder", id="link-out"),
        pytest.param(lambda path: path.symlink_to("/dev/zero"), "is a link out of the folder", id="link-to-a-device"),
        pytest.param(lambda path: path.symlink_to(path.parent), "is a link to a folder", id="link-to-its-own-folder"),
        pytest.param(link_to_a_folder, "is a link to a folder", id="link-to-a-folder-inside"),
        pytest.param(lambda path: path.symlink_to(path.name), "leads nowhere", id="link-to-itself"),
    ],
)
@pytest.mark.parametrize("name", ["x.txt", "r.yaml", "corrections/x.yaml", "annotations/x.yaml"])
def test_what_is_no_file_inside_the_folder_is_named_and_never_opened(
    tmp_path: Path, make: Callable[[Path], object], said: str, name: str
) -> None:
    lay_out(tmp_path, {"r.txt": "report"})
    (tmp_path / name).parent.mkdir(exist_ok=True)
    make(tmp_path / name)
    found = inventory(tmp_path)
    assert [each.path for each in found.sources if "folder/" not in each.path] == ["r.txt"]
    assert [each.path for each in found.issues if each.path == name] == [name]
    assert said in next(each.issue.message for each in found.issues if each.path == name)
    assert found.corrections == ()
    assert found.annotations == ()


def test_a_link_to_a_report_inside_the_folder_is_that_report_under_a_second_name(tmp_path: Path) -> None:
    lay_out(tmp_path, {"a/r.txt": "report"})
    (tmp_path / "b.txt").symlink_to(tmp_path / "a/r.txt")
    found = inventory(tmp_path)
    assert [each.path for each in found.sources] == ["a/r.txt", "b.txt"]
    assert found.issues == ()


def test_a_file_that_becomes_a_pipe_is_refused_when_it_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.txt")
    with pytest.raises(OSError, match="not a regular file"):
        read_file(tmp_path / "x.txt", 10)


def test_a_file_beyond_every_report_is_named_and_not_read(tmp_path: Path) -> None:
    lay_out(tmp_path, {"r.txt": "report"})
    with (tmp_path / "x.txt").open("wb") as file:
        file.truncate(1 << 40)
    found = inventory(tmp_path)
    assert [each.path for each in found.sources] == ["r.txt"]
    assert [(each.path, each.issue.kind) for each in found.issues] == [("x.txt", "too_large")]


@pytest.mark.parametrize("name", ["a\x1b[31m.txt", "a\u202etxt.exe.txt", "a\u200b.txt", "a\n.txt", "a\x9b.txt"])
def test_a_name_that_is_not_what_it_looks_like_is_named_without_what_hides(tmp_path: Path, name: str) -> None:
    found = inventory(lay_out(tmp_path, {name: "x"}))
    assert found.sources == ()
    assert [each.issue.kind for each in found.issues] == ["file_name"]
    assert all("\ufffd" in text for each in found.issues for text in (each.path, each.issue.message))


def test_what_is_published_among_the_sources_is_no_source(tmp_path: Path) -> None:
    lay_out(tmp_path, {"r.txt": "x", "out/texts/r.txt": "x", "cache/x.txt": "x", "out/datapackage.json": "{}"})
    lies = layout(tmp_path, tmp_path / "out", tmp_path / "cache")
    for _ in ("before", "after the folder is gone"):
        found = inventory(tmp_path, lies.own)
        assert [each.path for each in found.sources] == ["r.txt"]
        assert all(each.issue.kind == "package_in_sources" for each in found.issues)


@pytest.mark.parametrize("prefix", ["", "outputs/"])
def test_what_a_package_has_beside_its_tables_is_no_source(tmp_path: Path, prefix: str) -> None:
    described = {"name": "un-reports", "resources": [{"path": f"{prefix}tables/a.csv"}]}
    beside = {f"{prefix}{name}": "x" for name in ("validation.html", "validation.json", "SHA256SUMS")}
    lay_out(tmp_path, {**beside, "r.txt": "x", "own.html": "x", "datapackage.json": json.dumps(described)})
    assert [each.path for each in inventory(tmp_path).sources] == ["own.html", "r.txt"]
    built = layout(tmp_path, tmp_path / prefix, tmp_path / "cache")
    assert [each.path for each in inventory(tmp_path, built.own).sources] == ["own.html", "r.txt"]


@pytest.mark.parametrize("prefix", ["", "outputs/"])
def test_another_package_of_this_project_among_the_sources_is_passed_over(tmp_path: Path, prefix: str) -> None:
    described = {"name": "un-reports", "resources": [{"path": f"{prefix}tables/a.csv"}, {"path": [f"{prefix}tables/b.parquet/s.parquet"]}]}  # fmt: skip
    files = {f"old/{prefix}tables/a.csv": "x", f"old/{prefix}texts/r.txt": "x", "old/own.txt": "x", "r.txt": "x"}
    found = inventory(lay_out(tmp_path, {**files, "old/datapackage.json": json.dumps(described)}))
    assert [each.path for each in found.sources] == ["old/own.txt", "r.txt"]
    assert {each.path for each in found.issues} == {f"old/{prefix}tables", f"old/{prefix}texts"}


@pytest.mark.parametrize("inside", ["tables", "texts", "texts/deeper"])
def test_sources_inside_what_a_build_replaces_are_refused(tmp_path: Path, inside: str) -> None:
    with pytest.raises(LocationError, match="which a build replaces"):
        layout(tmp_path / "out" / inside, tmp_path / "out")


def test_issues_of_a_sidecar_stand_with_its_report(tmp_path: Path) -> None:
    found = inventory(lay_out(tmp_path, {"r.txt": "x", "r.yaml": "symbol: A/53/409\ntitel: T"}))
    assert found.sources[0].sidecar.symbols == ("A/53/409",)
    assert [issue.kind for issue in found.issues_of()["r.txt"]] == ["sidecar_unknown_key"]


def test_no_folder_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"there is no folder .*nowhere"):
        inventory(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("text", "sidecar"),
    [
        pytest.param("symbol: A/53/409", Sidecar(("A/53/409",)), id="one-symbol"),
        pytest.param("symbols: [A/52/826, S/1998/222]", Sidecar(("A/52/826", "S/1998/222")), id="two-symbols"),
        pytest.param("symbol: A/1/2\nsymbols: [A/1/2, S/3/4]", Sidecar(("A/1/2", "S/3/4")), id="both-keys-once-each"),
        pytest.param("symbol: A/62/17 (Part I)", Sidecar(("A/62/17 (Part I)",)), id="symbol-with-a-part"),
        pytest.param("publication_date: 1998-09-18", Sidecar(publication_date="1998-09-18"), id="date-unquoted"),
        pytest.param("title: 1998", Sidecar(title="1998"), id="number-stays-text"),
        pytest.param("title: no", Sidecar(title="no"), id="no-is-not-false"),
        pytest.param("title:\nsymbol: ~", Sidecar(), id="empty-values"),
        pytest.param("# nothing yet\n", Sidecar(), id="empty-file"),
        pytest.param("\ufefftitle: Ä", Sidecar(title="Ä"), id="byte-order-mark"),
        pytest.param(
            "source_url: https://docs.un.org/en/A/53/409",
            Sidecar(source_url="https://docs.un.org/en/A/53/409"),
            id="address",
        ),
    ],
)
def test_what_a_sidecar_says(text: str, sidecar: Sidecar) -> None:
    assert read_sidecar(text.encode(), "r.yaml") == (sidecar, ())


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        pytest.param(b"symbl: A/1/2", "sidecar_unknown_key", "`symbl`; did you mean `symbol`?", id="misspelt-key"),
        pytest.param(b"Title: x", "sidecar_unknown_key", "did you mean `title`?", id="capital-key"),
        pytest.param(b"zzz: x", "sidecar_unknown_key", "unknown key `zzz` (known keys: symbol", id="nothing-close"),
        pytest.param(b"a: [", "sidecar_invalid", "r.yaml is not valid YAML at line 1", id="broken-yaml"),
        pytest.param(b"a: \x07", "sidecar_invalid", "r.yaml is not valid YAML", id="control-character"),
        pytest.param(b"[" * 5000, "sidecar_invalid", "more than 16 levels", id="brackets-without-end"),
        pytest.param(b"a: " + b"{b: " * 5000, "sidecar_invalid", "more than 16 levels", id="braces-without-end"),
        pytest.param(b"- " * 5000, "sidecar_invalid", "more than 16 levels", id="dashes-without-end"),
        pytest.param(b"title: &a x\nsymbol: *a", "sidecar_invalid", "anchors and aliases", id="anchor"),
        pytest.param(b"title: x\ntitle: y", "sidecar_invalid", "at line 2: `title` is said twice", id="key-said-twice"),
        pytest.param(b"title: !important x", "sidecar_invalid", "tags (!) are not read", id="tag"),
        pytest.param(b"title: !!python/name:os.system", "sidecar_invalid", "tags (!) are not read", id="tag-of-code"),
        pytest.param(b"symbol: A/../../etc", "sidecar_value", "not a document symbol", id="symbol-that-climbs"),
        pytest.param(
            b"source_url: javascript:alert(1)", "sidecar_value", "not an address that begins", id="address-that-runs"
        ),
        pytest.param(
            b'source_url: https://x/">y', "sidecar_value", "not an address that begins", id="address-that-ends-a-tag"
        ),
        pytest.param(b"title: " + b"x" * 70_000, "sidecar_invalid", "is too long", id="longer-than-any-sidecar"),
        pytest.param(b"title: \xe9", "sidecar_invalid", "is not UTF-8 (byte 7)", id="latin-1"),
        pytest.param(b"just words", "sidecar_invalid", "must hold `key: value` lines", id="no-mapping"),
        pytest.param(b"- a", "sidecar_invalid", "must hold `key: value` lines", id="list"),
        pytest.param(b"title: [a, b]", "sidecar_value", "`title` must be one text", id="two-titles"),
        pytest.param(b"title: {a: b}", "sidecar_value", "`title` must be one text", id="nested"),
        pytest.param(b"symbol: 53/409", "sidecar_value", "not a document symbol such as A/53/409", id="no-symbol"),
        pytest.param(b"publication_date: 18/09/1998", "sidecar_value", "not a day written as", id="date-as-printed"),
        pytest.param(b"publication_date: 1998-02-30", "sidecar_value", "not a day written as", id="no-such-day"),
        pytest.param(b"source_url: docs.un.org", "sidecar_value", "not an address that begins", id="no-scheme"),
    ],
)
def test_what_is_wrong_with_a_sidecar(content: bytes, kind: str, said: str) -> None:
    sidecar, issues = read_sidecar(content, "r.yaml")
    assert sidecar == Sidecar()
    assert [issue.kind for issue in issues] == [kind]
    assert issues[0].severity == "error"
    assert said in issues[0].message
    assert "r.yaml" in issues[0].message


def test_a_thousand_unknown_keys_are_told_in_a_few_lines() -> None:
    _, issues = read_sidecar(b"".join(b"k%d: v\n" % number for number in range(1000)), "r.yaml")
    assert len(issues) == 21
    assert "980 more unknown keys" in issues[0].message


def test_a_mistake_in_one_key_costs_no_other() -> None:
    sidecar, issues = read_sidecar(b"symbols: [A/1/2, x]\nnope: 1\ntitle: T", "r.yaml")
    assert sidecar == Sidecar(("A/1/2",), title="T")
    assert len(issues) == 2


@given(st.binary(max_size=200))
def test_no_sidecar_raises(content: bytes) -> None:
    sidecar, _ = read_sidecar(content, "r.yaml")
    assert isinstance(sidecar, Sidecar)


# PyYAML writes these line breaks unquoted and reads them as spaces.
BREAKS = "\x85\u2028\u2029"
WORDS = st.text(st.characters(codec="utf-8", exclude_characters=BREAKS), max_size=20)


@given(st.dictionaries(st.sampled_from(SIDECAR_KEYS), WORDS, max_size=6))
def test_every_value_is_taken_or_named(values: dict[str, str]) -> None:
    import yaml

    sidecar, issues = read_sidecar(yaml.safe_dump(values, allow_unicode=True).encode(), "r.yaml")
    named = " ".join(issue.message for issue in issues)
    taken = {*sidecar.symbols, *(getattr(sidecar, each.name) for each in fields(sidecar) if each.name != "symbols")}
    for key, value in values.items():
        text = value.strip()
        assert text in taken or f"`{key}`" in named or text in ("", "~", "null")
