"""The parts of a DOCX file: a zip archive of XML, opened with suspicion.

Sizes are checked before anything is unpacked, only the parts that hold text are, and the XML parser fetches nothing and
expands no entities. Text is not read here.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from pipeline.limits import ARCHIVE_BYTES, PART_BYTES, PARTS
from pipeline.model import Source
from pipeline.s1_read.errors import ReadError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# The same vocabulary under the names of the strict variant of the standard.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
_FOREIGN = (
    ("xl/", "a spreadsheet (XLSX)"),
    ("ppt/", "a presentation (PPTX)"),
    ("content.xml", "an OpenDocument file; convert it, e.g. `soffice --headless --convert-to docx FILE`"),
    ("META-INF/container.xml", "an e-book (EPUB)"),
)
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    UnicodeError,
    ValueError,
)


@dataclass(slots=True)
class Package:
    """The XML parts that hold text. ``headers`` are keyed by relationship id."""

    document: Any
    styles: Any | None = None
    numbering: Any | None = None
    footnotes: Any | None = None
    endnotes: Any | None = None
    headers: dict[str, Any] = field(default_factory=dict)


def open_package(content: bytes, source: Source) -> Package:
    """Unpack and parse; raises ReadError for what is no Word file, damaged, encrypted or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _parts(archive, source)
    except _ZIP_ERRORS as error:
        raise ReadError(
            "damaged_file", f"{source.path}: is a damaged or truncated zip archive ({error}); fetch it again."
        ) from error
    except etree.XMLSyntaxError as error:
        raise ReadError("damaged_file", f"{source.path}: holds damaged XML ({error}); fetch it again.") from error


def _parts(archive: zipfile.ZipFile, source: Source) -> Package:
    sizes = {info.filename: info for info in archive.infolist()}
    if len(sizes) > PARTS:
        raise ReadError("too_large", f"{source.path}: holds {len(sizes):,} parts, more than {PARTS:,}; not read.")
    if sum(info.file_size for info in sizes.values()) > ARCHIVE_BYTES:
        raise ReadError("too_large", f"{source.path}: unpacks to more than {ARCHIVE_BYTES:,} bytes; not read.")
    main = "word/document.xml"
    if main not in sizes:
        what = next((text for prefix, text in _FOREIGN if any(name.startswith(prefix) for name in sizes)), None)
        raise ReadError("unknown_format", f"{source.path}: is {what or 'a zip archive, and no Word file; unpack it'}.")

    def part(name: str) -> Any | None:
        info = sizes.get(name)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise ReadError("encrypted_file", f"{source.path}: is encrypted; save it without a password.")
        if info.file_size > PART_BYTES:
            raise ReadError(
                "too_large",
                f"{source.path}: its part {name} unpacks to {info.file_size:,} bytes, more than {PART_BYTES:,}; "
                "not read.",
            )
        return _parse(archive.read(info))

    document = part(main)
    package = Package(
        document,
        part("word/styles.xml"),
        part("word/numbering.xml"),
        part("word/footnotes.xml"),
        part("word/endnotes.xml"),
    )
    relations = part("word/_rels/document.xml.rels")
    read: dict[str, Any | None] = {}
    for relation in relations if relations is not None else ():
        if isinstance(relation.tag, str) and relation.get("Type", "").endswith("/header"):
            target = relation.get("Target", "")
            if target not in read:
                read[target] = part("word/" + target)
            if read[target] is not None:
                package.headers[relation.get("Id", "")] = read[target]
    return package


def _parse(data: bytes) -> Any:
    for strict, usual in _STRICT:
        if strict in data:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    return etree.fromstring(data, parser)
