"""Descriptions of a release for catalogues: each says what the descriptor says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.s7_release.discovery import dictionary_page
from tests.released import published, released_twice
from tests.sample_report import sample

Reader = Callable[[dict[str, Any]], dict[str, Any]]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two releases."""
    one = published([sample("a-99-1")], tmp_path_factory.mktemp("one"))
    two = published([sample("a-99-1"), sample("a-99-2")], tmp_path_factory.mktemp("two"))
    return released_twice(one, two, tmp_path_factory.mktemp("releases"))


def of_schema_org(made: dict[str, Any]) -> dict[str, Any]:
    files = {each["contentUrl"]: each["sha256"] for each in made["distribution"]}
    return {
        "title": made["name"], "name": made["alternateName"], "description": made["description"], "files": files,
        "version": made["version"], "date": made["datePublished"], "license": made["license"],
        "keywords": made["keywords"], "creator": made["creator"]["name"], "source": made["isBasedOn"],
        "citation": made["citation"], "span": made["temporalCoverage"],
    }  # fmt: skip


def of_croissant(made: dict[str, Any]) -> dict[str, Any]:
    files = {each["contentUrl"]: each["sha256"] for each in made["distribution"]}
    return {
        "title": made["alternateName"], "name": made["name"], "description": made["description"], "files": files,
        "version": made["version"], "date": made["datePublished"], "license": made["license"],
        "keywords": made["keywords"], "creator": made["creator"]["name"], "source": made["url"],
        "citation": made["citeAs"],
    }  # fmt: skip


def of_dcat(made: dict[str, Any]) -> dict[str, Any]:
    files = {
        each["dcat:downloadURL"]["@id"]: each["spdx:checksum"]["spdx:checksumValue"]
        for each in made["dcat:distribution"]
    }
    span = made["dct:temporal"]
    return {
        "title": made["dct:title"]["@value"], "name": made["dct:identifier"], "files": files,
        "description": made["dct:description"]["@value"], "version": made["dcat:version"],
        "date": made["dct:issued"]["@value"], "license": made["dct:license"]["@id"], "keywords": made["dcat:keyword"],
        "creator": made["dct:creator"]["foaf:name"], "source": made["dct:source"]["@id"],
        "citation": made["dct:bibliographicCitation"],
        "span": f"{span['dcat:startDate']['@value']}/{span['dcat:endDate']['@value']}",
    }  # fmt: skip


def of_citation(made: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": made["title"], "description": made["abstract"], "version": made["version"],
        "date": made["date-released"], "license_name": made["license"], "keywords": made["keywords"],
        "creator": made["authors"][0]["name"], "source": made["references"][0]["url"],
    }  # fmt: skip


def of_zenodo(made: dict[str, Any]) -> dict[str, Any]:
    (dates,) = made["dates"]
    return {
        "title": made["title"], "description": made["description"], "version": made["version"],
        "date": made["publication_date"], "license_name": made["license"].upper(), "keywords": made["keywords"],
        "creator": made["creators"][0]["name"], "source": made["related_identifiers"][0]["identifier"],
        "citation": made["notes"], "span": f"{dates['start']}/{dates['end']}",
    }  # fmt: skip


def of_descriptor(made: dict[str, Any]) -> dict[str, Any]:
    files = {each["path"]: each["hash"].removeprefix("sha256:") for each in made["resources"]}
    return {
        "title": made["title"], "name": made["name"], "description": " ".join(made["description"].split()),
        "files": files, "version": made["version"], "date": made["created"][:10],
        "license": made["licenses"][0]["path"], "license_name": made["licenses"][0]["name"],
        "keywords": made["keywords"], "creator": made["contributors"][0]["title"], "source": made["sources"][0]["path"],
        "citation": "un-reports contributors (2044). Recommendations in United Nations reports, version 1.1.0.",
        "span": "2044-05-06/2044-05-06",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("dataset.jsonld", of_schema_org),
        ("croissant.json", of_croissant),
        ("dcat.jsonld", of_dcat),
        ("CITATION.cff", of_citation),
        (".zenodo.json", of_zenodo),
    ],
)
def test_every_description_says_what_the_descriptor_says(name: str, read: Reader, both: Path) -> None:
    folder = both / "1.1.0"
    facts = of_descriptor(json.loads((folder / "datapackage.json").read_text()))
    said = read(yaml.safe_load((folder / name).read_text()))
    assert said == {key: facts[key] for key in said}
    for path in said.get("files", {}):
        assert (folder / path).is_file()


def test_croissant_has_every_column(both: Path) -> None:
    made = json.loads((both / "1.1.0" / "croissant.json").read_text())
    described = json.loads((both / "1.1.0" / "datapackage.json").read_text())
    columns = {
        (each["name"], field["name"])
        for each in described["resources"]
        if each["format"] == "csv"
        for field in each["schema"]["fields"]
    }
    assert columns == {
        (records["@id"].removesuffix("-records"), field["@id"].partition("/")[2])
        for records in made["recordSet"]
        for field in records["field"]
    }


def test_the_dictionary_page_shows_words_and_runs_nothing() -> None:
    page = dictionary_page("T", "## bodies\n\n| a |\n|---|\n| <script>alert(1)</script> |\n")
    assert '<h2 id="bodies">' in page
    assert "<script" not in page
