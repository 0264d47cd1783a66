"""Descriptions of a release for catalogues, search engines and people who cite it, all written from one block of facts.

In: ``Facts``. Out: files of the release: schema.org/Dataset and DCAT as JSON-LD, Croissant, ``CITATION.cff``, metadata for Zenodo,
and the data dictionary as Markdown and as a page. Addresses are relative to the file, as nobody knows where a copy of a release lies.

Sources of the formats: https://schema.org/Dataset, https://www.w3.org/TR/vocab-dcat-3/,
https://docs.mlcommons.org/croissant/docs/croissant-spec.html (1.0), https://citation-file-format.github.io (1.2.0),
https://developers.zenodo.org (deposit metadata).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import yaml
from markdown_it import MarkdownIt

from pipeline.s7_release.facts import Facts, TableFacts, facts_of
from pipeline.schema import load_schema
from pipeline.schema.dictionary import data_dictionary

SCHEMA_ORG: Final = "dataset.jsonld"
CROISSANT: Final = "croissant.json"
DCAT: Final = "dcat.jsonld"
CITATION: Final = "CITATION.cff"
ZENODO: Final = ".zenodo.json"
_CROISSANT_TYPES: Final = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}
_CROISSANT_CONTEXT: Final[dict[str, Any]] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_PAGE: Final = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}: tables</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ border-bottom: 1px solid #ccc; padding: .3rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere }}
</style>
<main>
{body}</main>
</html>
"""


def write_discovery(folder: Path, described: Mapping[str, Any]) -> None:
    """Write all descriptions of the release into its folder."""
    facts = facts_of(folder, described)
    for name, made in (
        (SCHEMA_ORG, schema_org(facts)),
        (CROISSANT, croissant(facts)),
        (DCAT, dcat(facts)),
        (ZENODO, zenodo(facts)),
    ):
        _write(folder / name, json.dumps(made, ensure_ascii=False, indent=1) + "\n")
    _write(folder / CITATION, yaml.safe_dump(citation_cff(facts), sort_keys=False, allow_unicode=True, width=120))
    dictionary = data_dictionary(load_schema())
    _write(folder / "tables.md", dictionary)
    _write(folder / "tables.html", dictionary_page(facts.title, dictionary))


def schema_org(facts: Facts) -> dict[str, Any]:
    """schema.org/Dataset, as search engines for data read it."""
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": facts.title,
        "alternateName": facts.name,
        "description": facts.description,
        "version": facts.version,
        "datePublished": facts.date,
        "license": facts.license,
        "isAccessibleForFree": True,
        "inLanguage": "en",
        "keywords": list(facts.keywords),
        "creator": {"@type": "Organization", "name": facts.creator},
        "isBasedOn": facts.source,
        "citation": facts.citation,
        **({"temporalCoverage": facts.coverage} if facts.coverage else {}),
        "variableMeasured": [table.title for table in facts.tables],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.id,
                "contentUrl": file.path,
                "encodingFormat": file.media_type,
                "contentSize": f"{file.size} B",
                "sha256": file.sha256,
            }
            for table in facts.tables
            for file in table.files
        ],
    }


def croissant(facts: Facts) -> dict[str, Any]:
    """Croissant 1.0, as programs for machine learning read it: a record set a table, read from its first Parquet file."""
    return {
        "@context": _CROISSANT_CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": facts.name,
        "alternateName": facts.title,
        "description": facts.description,
        "version": facts.version,
        "datePublished": facts.date,
        "license": facts.license,
        "url": facts.source,
        "keywords": list(facts.keywords),
        "creator": {"@type": "sc:Organization", "name": facts.creator},
        "citeAs": facts.citation,
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": file.id,
                "name": file.id,
                "contentUrl": file.path,
                "encodingFormat": file.media_type.replace("vnd.apache.parquet", "x-parquet"),
                "contentSize": f"{file.size} B",
                "sha256": file.sha256,
            }
            for table in facts.tables
            for file in table.files
        ],
        "recordSet": [_record_set(table) for table in facts.tables],
    }


def _record_set(table: TableFacts) -> dict[str, Any]:
    records = f"{table.name}-records"
    return {
        "@type": "cr:RecordSet",
        "@id": records,
        "name": records,
        "description": table.description,
        "key": [{"@id": f"{records}/{name}"} for name in table.key],
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{records}/{column.name}",
                "name": f"{records}/{column.name}",
                "description": column.description,
                "dataType": _CROISSANT_TYPES[column.type],
                "source": {"fileObject": {"@id": table.files[0].id}, "extract": {"column": column.name}},
            }
            for column in table.columns
        ],
    }


def dcat(facts: Facts) -> dict[str, Any]:
    """DCAT 3, as catalogues of open data read it."""
    made: dict[str, Any] = {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "spdx": "http://spdx.org/rdf/terms#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": "#dataset",
        "@type": "dcat:Dataset",
        "dct:identifier": facts.name,
        "dct:title": {"@value": facts.title, "@language": "en"},
        "dct:description": {"@value": facts.description, "@language": "en"},
        "dcat:version": facts.version,
        "dct:issued": _typed("xsd:date", facts.date),
        "dct:license": {"@id": facts.license},
        "dct:language": {"@id": "http://id.loc.gov/vocabulary/iso639-1/en"},
        "dct:creator": {"@type": "foaf:Agent", "foaf:name": facts.creator},
        "dct:source": {"@id": facts.source},
        "dct:bibliographicCitation": facts.citation,
        "dcat:keyword": list(facts.keywords),
    }
    if facts.first and facts.last:
        made["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _typed("xsd:date", facts.first),
            "dcat:endDate": _typed("xsd:date", facts.last),
        }
    made["dcat:distribution"] = [
        {
            "@id": f"#{file.id}",
            "@type": "dcat:Distribution",
            "dct:title": file.id,
            "dct:license": {"@id": facts.license},
            "dcat:downloadURL": {"@id": file.path},
            "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{file.media_type}"},
            "dcat:byteSize": _typed("xsd:nonNegativeInteger", str(file.size)),
            "spdx:checksum": {
                "@type": "spdx:Checksum",
                "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
                "spdx:checksumValue": file.sha256,
            },
        }
        for table in facts.tables
        for file in table.files
    ]
    return made


def _typed(type_: str, value: str) -> dict[str, str]:
    return {"@type": type_, "@value": value}


def citation_cff(facts: Facts) -> dict[str, Any]:
    """``CITATION.cff`` 1.2.0, as GitHub and reference managers read it."""
    return {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them as below.",
        "type": "dataset",
        "title": facts.title,
        "abstract": facts.description,
        "authors": [{"name": facts.creator}],
        "version": facts.version,
        "date-released": facts.date,
        "license": facts.license_name,
        "keywords": list(facts.keywords),
        "references": [
            {
                "type": "generic",
                "title": facts.source_title,
                "url": facts.source,
                "authors": [{"name": "United Nations"}],
            }
        ],
    }


def zenodo(facts: Facts) -> dict[str, Any]:
    """Deposit metadata of Zenodo; its names of licences are in small letters."""
    return {
        "upload_type": "dataset",
        "title": facts.title,
        "description": facts.description,
        "version": facts.version,
        "publication_date": facts.date,
        "license": facts.license_name.lower(),
        "access_right": "open",
        "language": "eng",
        "keywords": list(facts.keywords),
        "creators": [{"name": facts.creator}],
        "notes": facts.citation,
        "related_identifiers": [
            {"identifier": facts.source, "relation": "isDerivedFrom", "resource_type": "publication"}
        ],
        **({"dates": [{"start": facts.first, "end": facts.last, "type": "Collected"}]} if facts.coverage else {}),
    }


def dictionary_page(title: str, dictionary: str) -> str:
    """The data dictionary as a page that asks nothing of another host."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse(dictionary)
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            token.attrSet("id", tokens[at + 1].content)
    return _PAGE.format(title=title, body=markdown.renderer.render(tokens, markdown.options, {}))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
