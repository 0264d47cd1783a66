"""Small PDF and Word files written by hand, for the tests of reading."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence

from pipeline.model import Source

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FONTS = {"roman": "Times-Roman", "bold": "Times-Bold", "courier": "Courier"}

#: x, y (points from the lower left), size, text; then optionally a font of FONTS and raw operators before the text.
Print = (
    tuple[float, float, float, str] | tuple[float, float, float, str, str] | tuple[float, float, float, str, str, str]
)


def source(content: bytes, path: str = "a-53-409.pdf") -> Source:
    return Source(path, hashlib.sha256(content).hexdigest(), len(content))


#: The number of the first of the objects that a test adds to a PDF.
FIRST_OBJECT = 3 + len(FONTS)


def make_pdf(
    pages: Sequence[Sequence[Print]],
    *,
    encrypted: bool = False,
    entries: Mapping[int, str] | None = None,
    resources: str = "",
    catalog: str = "",
    objects: Sequence[bytes] = (),
) -> bytes:
    """A PDF of Letter pages that prints the texts in the order given.

    ``entries`` go into the dictionary of a page by its place (from 0), ``resources`` into those of every page and
    ``catalog`` into the catalog; ``objects`` are numbered from FIRST_OBJECT.
    """
    made: list[bytes] = [b"", b""]
    fonts = []
    for name, base in FONTS.items():
        made.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>".encode())
        fonts.append(f"/{name} {len(made)} 0 R")
    made += objects
    kids = []
    for place, prints in enumerate(pages):
        made.append(stream(b"\n".join(_operators(item) for item in prints)))
        own = (entries or {}).get(place, "")
        box = "" if "/MediaBox" in own else "/MediaBox [0 0 612 792]"
        made.append(
            f"<< /Type /Page /Parent 2 0 R {box} /Contents {len(made)} 0 R {own} "
            f"/Resources << /Font << {' '.join(fonts)} >> {resources} >> >>".encode()
        )
        kids.append(f"{len(made)} 0 R")
    made[0] = f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode()
    made[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    trailer = b""
    if encrypted:
        made.append(b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"41" * 32, b"42" * 32))
        trailer = b" /Encrypt %d 0 R /ID [<00> <00>]" % len(made)
    return _assemble(made, trailer)


def stream(content: bytes, entries: str = "") -> bytes:
    """A stream object with further entries of its dictionary."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries.encode(), content)


def picture(grey: int = 0) -> bytes:
    """An image of 10 by 10 pixels of which every second row is grey (0 is black) on white."""
    rows = (bytes([grey]) * 10 + b"\xff" * 10) * 5
    return stream(
        rows, "/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8"
    )


def _operators(item: Print) -> bytes:
    x, y, size, text = item[:4]
    font = item[4] if len(item) > 4 else "roman"
    before = item[5] if len(item) > 5 else ""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
    return b"q %s BT /%s %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET Q" % (before.encode(), font.encode(), size, x, y, escaped)


def _assemble(objects: Sequence[bytes], trailer: bytes) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def prose(start: float, lines: Sequence[str], *, x: float = 123, size: float = 10) -> list[Print]:
    """Lines one below the other from baseline ``start``."""
    return [(x, start - 12 * number, size, line) for number, line in enumerate(lines)]


def make_docx(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A DOCX of the XML of a body and of other parts by file name, without the XML declaration and root."""
    roots = {
        "styles.xml": "styles",
        "numbering.xml": "numbering",
        "footnotes.xml": "footnotes",
        "endnotes.xml": "endnotes",
        "header1.xml": "hdr",
    }
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{W_NAMESPACE}" xmlns:r="{relations}" '
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f"<w:body>{body}</w:body></w:document>",
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships><Relationship Id="h1" Type="{relations}/header" Target="header1.xml"/></Relationships>',
        )
        for name, content in (parts or {}).items():
            archive.writestr(f"word/{name}", f'<w:{roots[name]} xmlns:w="{W_NAMESPACE}">{content}</w:{roots[name]}>')
    return out.getvalue()


def p(*runs: str, style: str = "", numbering: tuple[int, int] | None = None) -> str:
    """A paragraph of plain words (or ready XML) in a style, counting in list ``(numId, level)``."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbering:
        properties += f'<w:numPr><w:ilvl w:val="{numbering[1]}"/><w:numId w:val="{numbering[0]}"/></w:numPr>'
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def table(*rows: Sequence[str]) -> str:
    """A table of rows of cells, each cell's XML or plain words."""
    written = ["".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{cells}</w:tr>' for cells in written)}</w:tbl>"
