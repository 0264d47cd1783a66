"""Hostile files of every kind that is read, made by code, each with what is right.

``read``: the report is read and its wish is found. ``refused``: it is left out, and an issue says why. ``either``: one or the
other, as only the limits and the absence of faults in the program can be asked for. All take less than their limits of time
and memory, whatever is made of them.
"""

from __future__ import annotations

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from tests.made_files import FIRST_OBJECT, W_NAMESPACE, make_docx, make_pdf, p, stream

Right = Literal["read", "refused", "either"]
#: What every file says that can be read.
WISH: Final = "The Committee recommends that States act."
_WISH: Final = f"1. {WISH}"
_PAGE: Final = (60.0, 700.0, 10.0, _WISH)
_A: Final = FIRST_OBJECT
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file: its ending, what is right, and how it is made."""

    ending: str
    right: Right
    make: Callable[[], bytes]


# --- PDF -------------------------------------------------------------------------------------------------------------


def _pdf(
    objects: Sequence[bytes] = (), *, own: str = "", resources: str = "", catalog: str = "", before: str = ""
) -> bytes:
    """One page with the wish, operators before it, and other objects."""
    return make_pdf(
        [[(*_PAGE, "roman", before)]], entries={0: own}, resources=resources, catalog=catalog, objects=objects
    )


def _deflated(content: bytes, entries: str = "", times: int = 1) -> bytes:
    for _ in range(times):
        content = zlib.compress(content)
    return stream(content, f"{entries} /Filter [{'/FlateDecode ' * times}]")


def _form(content: bytes, resources: str = "") -> bytes:
    return stream(content, f"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << {resources} >>")


def _raw_pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Objects without a table of places, as a reader has to search for them."""
    made = b"".join(b"%d 0 obj\n%s\nendobj\n" % each for each in enumerate(objects, 1))
    return b"%PDF-1.7\n" + made + b"trailer\n<< /Root 1 0 R " + trailer + b">>\n%%EOF\n"


def _tree(kids: bytes, count: bytes = b"1") -> bytes:
    """A tree of pages with these kids, of which 3 0 R is a page."""
    return _raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count %s /Kids [%s] >>" % (count, kids),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
            stream(b"BT /F 10 Tf 60 700 Td (%s) Tj ET" % _WISH.encode()),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            b"<< /Type /Pages /Count 2 /Parent 2 0 R /Kids [7 0 R 3 0 R] >>",
            b"<< /Type /Pages /Count 2 /Parent 6 0 R /Kids [6 0 R 2 0 R] >>",
        ]
    )


def _stream_table(entries: str, rows: bytes) -> bytes:
    """A PDF whose places stand in a stream that says of itself what it likes."""
    good = _pdf()
    start = len(good)
    table = b"99 0 obj\n" + _deflated(rows, f"/Type /XRef {entries} /Root 1 0 R") + b"\nendobj\n"
    return good[: good.rindex(b"startxref")] + table + b"startxref\n%d\n%%%%EOF\n" % start


def _outline(levels: int) -> list[bytes]:
    """Headings of an outline, each in the one before."""
    return [
        b"<< /Title (x) /Parent %d 0 R /First %d 0 R /Last %d 0 R /Count 1 >>" % (_A + n - 1, _A + n + 1, _A + n + 1)
        for n in range(levels)
    ]


def _strange_font(kind: str) -> bytes:
    made = _pdf(
        [
            f"<< /Type /Font /Subtype /{kind} /BaseFont /X /Encoding /Identity-H /DescendantFonts [{_A} 0 R] /ToUnicode {_A} 0 R >>".encode()
        ]
    )
    return made.replace(b"/roman 3 0 R", b"/roman %d 0 R" % _A)


def _picture(width: int, height: int, kind: str = "") -> bytes:
    return stream(
        b"\0" * 100,
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceRGB /BitsPerComponent 8 {kind}",
    )


_PDFS: Final[Mapping[str, Hostile]] = {
    "a mask whose group is itself": Hostile("pdf", "either", lambda: _pdf(
        [f"<< /Type /ExtGState /SMask << /S /Luminosity /G {_A + 1} 0 R >> >>".encode(), _form(b"/G gs /M Do", f"/ExtGState << /G {_A} 0 R >> /XObject << /M {_A + 1} 0 R >>")],
        resources=f"/ExtGState << /G {_A} 0 R >>", before="/G gs")),
    "pages that are their own grandparents": Hostile("pdf", "either", lambda: _tree(b"3 0 R 6 0 R", b"4")),
    "kids that are no pages": Hostile("pdf", "read", lambda: _tree(b"null 99 0 R 5 (x) << >> 3 0 R", b"6")),
    "pages counted below nothing": Hostile("pdf", "either", lambda: _tree(b"3 0 R", b"-2000000000")),
    "a million objects": Hostile("pdf", "either", lambda: _pdf([b"null"] * 1_000_000)),
    "a table of places that is nowhere": Hostile("pdf", "read", lambda: _pdf().replace(b"startxref\n", b"startxref\n99999999999")),
    "a table of places with places of others": Hostile("pdf", "either", lambda: _pdf().replace(b" 00000 n", b" 65535 n")),
    "a table of places with endless rows": Hostile("pdf", "either", lambda: _stream_table("/W [1 2000000000 2000000000] /Size 99", b"\1\1\1" * 99)),
    "a table of places for endless objects": Hostile("pdf", "either", lambda: _stream_table("/W [1 2 1] /Size 2147483647 /Index [0 2147483647]", b"\1\0\0\0" * 99)),
    "locked by a stranger": Hostile("pdf", "refused", lambda: _pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Strange /V 9 >> /ID [<00> <00>]")),
    "locked by its own page": Hostile("pdf", "either", lambda: _pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 1 0 R /ID [<00> <00>]")),
    "locked with a key of no length": Hostile("pdf", "refused", lambda: _pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Standard /V 5 /R 6 /Length -8 /O () /U () /OE () /UE () /Perms () /P -1 >> /ID [<00> <00>]")),
    "a page as large as a country": Hostile("pdf", "either", lambda: _pdf(own="/MediaBox [0 0 612 792] /CropBox [-1e30 -1e30 1e30 1e30] /UserUnit 1e30")),
    "letters as large as a country": Hostile("pdf", "read", lambda: make_pdf(
        [[_PAGE, (60.0, 300.0, 10.0, "Words that nobody sees.", "roman", "3 Tr"), (60.0, 300.0, 10.0, "Far words.", "roman", "1e7 0 0 1e9 0 0 cm")]],
    )),
    "a page turned in a box of letters": Hostile("pdf", "either", lambda: _pdf(own="/MediaBox [(a) /b null [1]] /Rotate 2147483647")),
    "a font without a map that holds itself": Hostile("pdf", "either", lambda: _strange_font("Type0")),
    "a font of an unknown kind": Hostile("pdf", "either", lambda: _strange_font("Unheard")),
    "an outline of 20,000 levels": Hostile("pdf", "read", lambda: _pdf(_outline(20_000), catalog=f"/Outlines {_A} 0 R")),
    "JavaScript wherever it can stand": Hostile("pdf", "read", lambda: _pdf(
        own=f"/AA << /O {_A} 0 R /C {_A} 0 R >>", catalog=f"/OpenAction {_A} 0 R /AA << /WC {_A} 0 R >> /Names << /JavaScript << /Names [(x) {_A} 0 R] >> >>",
        objects=[b"<< /S /JavaScript /JS (while(true){app.alert\\(1\\)}) /Next %d 0 R >>" % _A])),
    "a file in the file": Hostile("pdf", "read", lambda: _pdf(
        [b"<< /Type /Filespec /F (../../x.exe) /EF << /F %d 0 R >> >>" % (_A + 1), _deflated(bytes(30_000_000), "/Type /EmbeddedFile")],
        catalog=f"/Names << /EmbeddedFiles << /Names [(x) {_A} 0 R] >> >> /AF [{_A} 0 R]")),
    "a form that another program fills": Hostile("pdf", "read", lambda: _pdf(
        [stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;</xdp:xdp>")],
        catalog=f"/AcroForm << /XFA {_A} 0 R /Fields [] /NeedAppearances true >>")),
    "streams of objects that inflate": Hostile("pdf", "either", lambda: _pdf(
        [_deflated(b"9999 0 " + bytes(9_000_000), f"/Type /ObjStm /N 2147483647 /First 2147483647 /Extends {_A + (n + 1) % 9} 0 R") for n in range(9)],
        resources="/XObject << " + " ".join(f"/X{n} {_A + n} 0 R" for n in range(9)) + " >>", before=" ".join(f"/X{n} Do" for n in range(9)))),
    "deflated three times": Hostile("pdf", "either", lambda: _pdf([_deflated(b" " * 100_000_000, times=3)], own=f"/Metadata {_A} 0 R /Contents {_A} 0 R")),
    "runs of one byte in runs": Hostile("pdf", "either", lambda: _pdf([stream(b"\x81 " * 500_000 + b"\x80", "/Filter [/RunLengthDecode]")], own=f"/Contents [{f'{_A} 0 R ' * 99}]")),
    "one passage printed 50,000 times": Hostile("pdf", "either", lambda: _pdf(own=f"/Contents [{'6 0 R ' * 50_000}]")),
    "a picture of 65,000 by 65,000": Hostile("pdf", "either", lambda: _pdf([_picture(65_000, 65_000)], resources=f"/XObject << /I {_A} 0 R >>", before="600 0 0 800 0 0 cm /I Do")),
    "a scan of 65,000 by 65,000": Hostile("pdf", "refused", lambda: make_pdf(
        [[(0, 0, 1, "", "roman", "600 0 0 800 0 0 cm /I Do")]], resources=f"/XObject << /I {_A} 0 R >>", objects=[_picture(65_000, 65_000)])),
    "a picture in the line without an end": Hostile("pdf", "either", lambda: _pdf(before="BI /W 99999999 /H 99999999 /BPC 8 /CS /RGB ID " + "x" * 99)),
    "a hundred thousand states kept": Hostile("pdf", "read", lambda: _pdf(before="q " * 100_000)),
    "a field of 100,000 choices": Hostile("pdf", "either", lambda: _pdf(
        [b"<< /Type /Annot /Subtype /Widget /FT /Ch /T (x) /Rect [0 0 99 99] /Opt [%s] /V [%s] /Ff 2097152 >>" % (b"(x) " * 100_000, b"(x) " * 100_000)],
        own=f"/Annots [{_A} 0 R]", catalog=f"/AcroForm << /Fields [{_A} 0 R] >>")),
    "a hundred thousand notes": Hostile("pdf", "either", lambda: _pdf(
        [b"<< /Type /Annot /Subtype /FreeText /Rect [0 0 100 100] /Contents (%s) >>" % (b"x " * 2000)], own=f"/Annots [{f'{_A} 0 R ' * 100_000}]")),
    "shades by a program": Hostile("pdf", "either", lambda: _pdf(
        [b"<< /ShadingType 1 /ColorSpace /DeviceGray /Function %d 0 R >>" % (_A + 1), stream(b"{" + b"dup mul sqrt " * 200_000 + b"}", "/FunctionType 4 /Domain [0 1 0 1] /Range [0 1]")],
        resources=f"/Shading << /S {_A} 0 R >>", before="/S sh")),
    "letters beyond all letters": Hostile("pdf", "either", lambda: _pdf(before="/Span << /ActualText <FEFF" + "D800" * 50_000 + "> >> BDC", own="")),
}  # fmt: skip

# --- Word ------------------------------------------------------------------------------------------------------------


def _parts(content: bytes, others: Mapping[str, bytes | str]) -> bytes:
    """A package with other parts, or others in place of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {**dict.fromkeys(old.namelist()), **dict.fromkeys(others)}:
            new.writestr(name, others[name] if name in others else old.read(name))
    return out.getvalue()


_DOCX: Final = make_docx(p(_WISH))


def _document() -> str:
    with zipfile.ZipFile(io.BytesIO(_DOCX)) as archive:
        return archive.read("word/document.xml").decode()


def _lying_sizes(told: int) -> bytes:
    """A part of 80 MB that says it has another size."""
    made = bytearray(_parts(_DOCX, {"word/document.xml": _document().encode() + b" " * 80_000_000}))
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = made.find(signature)
        while at >= 0:
            name = made[at + (30 if place == 22 else 46) :]
            if name.startswith(b"word/document.xml"):
                made[at + place : at + place + 4] = struct.pack("<I", told)
            at = made.find(signature, at + 4)
    return bytes(made)


def _overlapping() -> bytes:
    """A thousand names for one part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", _document() + " " * 10_000_000)
        first = archive.infolist()[0]
        for number in range(1000):
            other = zipfile.ZipInfo(f"word/header{number}.xml")
            for name in ("compress_type", "CRC", "compress_size", "file_size", "header_offset", "flag_bits"):
                setattr(other, name, getattr(first, name))
            archive.filelist.append(other)
    return out.getvalue()


def _boxes(levels: int) -> str:
    """Text boxes in text boxes, each written twice, for new programs and for old ones."""
    inside = p(_WISH)
    for _ in range(levels):
        one = f"<w:txbxContent>{inside}</w:txbxContent>"
        inside = f"<w:p><w:r><mc:AlternateContent><mc:Choice>{one}</mc:Choice><mc:Fallback>{one}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    return inside


def _nested(opening: str, closing: str, times: int) -> bytes:
    return make_docx(opening * times + p(_WISH) + closing * times)


def _relations(*targets: tuple[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATIONS}/{kind}" Target="{target}" TargetMode="External"/>'
        for n, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'


def _levels(count: int, start: str, text: str, form: str) -> str:
    each = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n in range(count)
    )
    return f'<w:abstractNum w:abstractNumId="0">{each}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'


def _style(name: str, inside: str) -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{inside}</w:style>'


_NOTE: Final = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
_WORDS: Final[Mapping[str, Hostile]] = {
    "a thousand names for one part": Hostile("docx", "either", _overlapping),
    "a part that says it is small": Hostile("docx", "refused", lambda: _lying_sizes(900)),
    "a part that says it is endless": Hostile("docx", "refused", lambda: _lying_sizes(0xFFFFFFF0)),
    "tables in tables, side by side": Hostile("docx", "either", lambda: make_docx("<w:tbl><w:tr><w:tc>" * 45 + p(_WISH) + "</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>" * 45)),
    "a style that inherits from itself": Hostile("docx", "read", lambda: make_docx(p(_WISH, style="A"), {"styles.xml": _style("A", '<w:basedOn w:val="A"/><w:next w:val="A"/><w:link w:val="A"/>')})),
    "styles in a ring of 3,000": Hostile("docx", "read", lambda: make_docx(p(_WISH, style="S0"), {"styles.xml": "".join(_style(f"S{n}", f'<w:basedOn w:val="S{(n + 1) % 3000}"/>') for n in range(3000))})),
    "numbers from a thousand million": Hostile("docx", "either", lambda: make_docx(p(WISH, numbering=(1, 8)) * 200, {"numbering.xml": _levels(9, "1000000000", "%1.%2.%3.%4.%5.%6.%7.%8.%9", "lowerLetter")})),
    "numbers of words": Hostile("docx", "either", lambda: make_docx(p(WISH, numbering=(1, 0)) * 9, {"numbering.xml": _levels(1, "-5", "%1%99999999%0%%", "cardinalText")})),
    "levels beyond all levels": Hostile("docx", "read", lambda: make_docx(p(_WISH, numbering=(1, 2_000_000_000)) + p(_WISH, numbering=(-1, -7)), {"numbering.xml": _levels(1, "1", "%1.", "decimal")})),
    "a hundred thousand footnotes": Hostile("docx", "either", lambda: make_docx(
        p(_WISH, *[_NOTE.format(n) for n in range(100_000)]), {"footnotes.xml": "".join(f'<w:footnote w:id="{n}">{p(f"See {n}.")}</w:footnote>' for n in range(100_000))})),
    "footnotes in footnotes": Hostile("docx", "read", lambda: make_docx(
        p(_WISH, _NOTE.format(0)), {"footnotes.xml": "".join(f'<w:footnote w:id="{n}">{p("See it.", _NOTE.format(n + 1))}</w:footnote>' for n in range(3000))})),
    "parts of other machines": Hostile("docx", "read", lambda: _parts(_DOCX, {"word/_rels/document.xml.rels": _relations(
        ("header", "http://127.0.0.1:9/h.xml"), ("footnotes", "file:///etc/passwd"), ("attachedTemplate", "\\\\127.0.0.1\\x"), ("oleObject", "javascript:alert(1)"))})),
    "fields that fetch": Hostile("docx", "read", lambda: make_docx(p(_WISH) + "".join(
        f'<w:p><w:fldSimple w:instr="{code}"><w:r><w:t>2. It met.</w:t></w:r></w:fldSimple></w:p>' for code in ("INCLUDETEXT /etc/passwd", "DDEAUTO cmd /c calc", "INCLUDEPICTURE http://127.0.0.1:9/x")))),
    "entities in styles": Hostile("docx", "either", lambda: _parts(_DOCX, {"word/styles.xml":
        '<!DOCTYPE s [<!ENTITY % a "<!ENTITY b \'' + "x" * 9999 + "'>\">%a;" + "".join(f'<!ENTITY c{n} "{(f"&c{n - 1};" if n else "&b;") * 20}">' for n in range(20))
        + f']><w:styles xmlns:w="{W_NAMESPACE}"><w:style w:styleId="&c19;"/>&c19;</w:styles>'})),
    "names that differ by a letter's case": Hostile("docx", "read", lambda: _parts(_DOCX, {"Word/Document.xml": "<x/>", "word/DOCUMENT.xml": "y" * 999, "word\\document.xml": "z"})),
    "a document under another name": Hostile("docx", "refused", lambda: _parts(make_docx(""), {"word/document.xml": ""})),
    "a part in no encoding": Hostile("docx", "refused", lambda: _parts(_DOCX, {"word/document.xml": '<?xml version="1.0" encoding="UTF-16"?>' + _document()})),
    "a part in UTF-16": Hostile("docx", "read", lambda: _parts(_DOCX, {"word/document.xml": ('<?xml version="1.0" encoding="UTF-16"?>' + _document()).encode("utf-16")})),
    "a part in an unheard encoding": Hostile("docx", "refused", lambda: _parts(_DOCX, {"word/document.xml": '<?xml version="1.0" encoding="ebcdic-x-9"?>' + _document()})),
    "a hundred thousand attributes": Hostile("docx", "either", lambda: make_docx("<w:p " + " ".join(f'w:a{n}=""' for n in range(100_000)) + "/>" + p(_WISH))),
    "one word of 12 MB": Hostile("docx", "either", lambda: make_docx(p(_WISH) + p("x" * 12_000_000))),
    "one text of 3 MB": Hostile("docx", "either", lambda: make_docx(p("1. " + f"{WISH} " * 75_000))),
    "insertions in insertions": Hostile("docx", "either", lambda: _nested('<w:ins w:author="x">', "</w:ins>", 190)),
    "controls in controls": Hostile("docx", "read", lambda: _nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 90)),
    "boxes in boxes, each twice": Hostile("docx", "either", lambda: make_docx(_boxes(13))),
    "a header of 50,000 lines": Hostile("docx", "either", lambda: make_docx(p(_WISH) + '<w:sectPr><w:headerReference w:type="first" r:id="h1"/></w:sectPr>', {"header1.xml": p("A/53/409") * 50_000})),
    "two headers that are the document": Hostile("docx", "read", lambda: _parts(_DOCX, {"word/_rels/document.xml.rels": _relations(("header", "document.xml"), ("header", "../word/document.xml"))})),
    "65,000 parts": Hostile("docx", "refused", lambda: _parts(_DOCX, {f"x/{n}": "" for n in range(20_000)})),
    "nothing but a mark": Hostile("docx", "refused", lambda: b"PK\x03\x04" + b"\xff" * 5000),
    "an end before its beginning": Hostile("docx", "either", lambda: _DOCX + _DOCX[_DOCX.rindex(b"PK\x05\x06") :] + b"PK\x05\x06" * 999),
    "200,000 paragraphs": Hostile("docx", "either", lambda: make_docx(p("1. It met.") * 200_000)),
}  # fmt: skip

# --- web pages -------------------------------------------------------------------------------------------------------

_TOP: Final = "<html><head><title>x</title></head><body><p>A/53/409</p>"


def _page(body: str, head: str = "") -> bytes:
    return f"<html><head><title>x</title>{head}</head><body><p>A/53/409</p>{body}</body></html>".encode(
        "utf-8", "surrogatepass"
    )


_LINE: Final = f"<p>{_WISH}</p>"
_PAGES: Final[Mapping[str, Hostile]] = {
    "cells over a thousand million rows": Hostile("html", "read", lambda: _page(_LINE + "<table>" + "<tr><td rowspan=1000000000 colspan=1000>x<td rowspan=65534>y" * 300 + "</table>")),
    "spans that are no numbers": Hostile("html", "read", lambda: _page(_LINE + "<table><tr>" + "".join(f"<td rowspan='{each}' colspan='{each}'>x" for each in ("-1", "²", "1e9", "0x7f", "9" * 5000, "٣", "", "nan")) + "</table>")),
    "lists from a thousand million": Hostile("html", "read", lambda: _page(_LINE + "".join(f"<ol type={kind} start={start}><li>x<li value={start}>y</ol>" for kind in "1aAiI" for start in (2**31, -(2**31), 10**9, 3999, 4000, 0, "9" * 5000)))),
    "selectors in selectors": Hostile("html", "read", lambda: _page(_LINE, "<style>" + ":is(p,:where(" * 2000 + "b" + "))" * 2000 + "{display:none}" + "a>" * 5000 + "b{display:none}[x='" + "]" * 5000 + "'{}</style>")),
    "styles of other machines": Hostile("html", "read", lambda: _page(_LINE, "<style>@import url(http://127.0.0.1:9/x.css);@import 'file:///etc/passwd';p{background:url(//127.0.0.1:9/x)}</style><link rel=stylesheet href=http://127.0.0.1:9/y.css><base href=file:///etc/>")),
    "five megabytes in an address": Hostile("html", "read", lambda: _page(f"<a href='data:text/html;base64,{base64.b64encode(bytes(3_700_000)).decode()}'>x</a>{_LINE}")),
    "said to be UTF-16": Hostile("html", "read", lambda: _page(_LINE, "<meta charset=utf-16>")),
    "said to be in every charset": Hostile("html", "read", lambda: _page(_LINE, "".join(f"<meta charset={each}>" for each in ("utf-7", "x-user-defined", "hz-gb-2312", "iso-2022-jp", "\x00", "x" * 5000)))),
    "in UTF-16 with a mark": Hostile("html", "read", lambda: _page(_LINE).decode().encode("utf-16")),
    "in UTF-16 without a mark": Hostile("html", "either", lambda: _page(_LINE).decode().encode("utf-16-be")),
    "in UTF-32": Hostile("html", "either", lambda: _page(_LINE).decode().encode("utf-32")),
    "NUL between all letters": Hostile("html", "either", lambda: _TOP.encode() + b"\0".join(bytes([each]) for each in _LINE.encode() * 50)),
    "NUL in tags": Hostile("html", "either", lambda: _page(_LINE.replace("<p>", "<p\0 class=\0>") + "<\0script>x</script\0>")),
    "frames with pages of their own": Hostile("html", "read", lambda: _page(_LINE + "<iframe srcdoc='<p>9. States should stop.'></iframe>" * 3000 + "<noscript>" * 500 + "<template>" * 500 + "<p>8. States should hide.")),
    "comments that are none": Hostile("html", "read", lambda: _page(_LINE + "<!x" * 20_000 + ">" + "<?php " * 20_000 + "?>" + "</ x>" * 20_000 + "<![if !x]>" * 20_000)),
    "text that never ends": Hostile("html", "either", lambda: _page("<xmp>" + "<textarea>" * 9999 + "<plaintext>" + _LINE + "</body>" * 9999)),
    "titles that never end": Hostile("html", "either", lambda: b"<html><head>" + b"<title>" * 50_000 + _page(_LINE)),
    "a page that calls for another": Hostile("html", "read", lambda: _page(_LINE, "<meta http-equiv=refresh content='0;url=javascript:alert(1)'><script>while(1){}</script>")),
    "anchors in a ring": Hostile("html", "read", lambda: _page(_LINE + "".join(f"<a id=n{n % 99} name=n{n % 7} href='#n{(n + 1) % 99}'><sup>{n}</sup></a>" for n in range(9000)))),
    "one attribute a hundred thousand times": Hostile("html", "read", lambda: _page("<p " + "hidden=x style='display:block' " * 50_000 + f">{_LINE}")),
    "raised in raised": Hostile("html", "either", lambda: _page(f"<p>{_WISH}" + "<sup>1<sub>2" * 8000)),
    "tags that cross": Hostile("html", "either", lambda: _page(_LINE + "<a><b><i></a><p></b><table></i><tr></p>" * 8000)),
    "a picture that uses itself": Hostile("html", "either", lambda: _page(_LINE + "<svg id=s><use href='#s'/><text>" * 3000 + "</text></svg>" * 3000)),
    "entities of entities": Hostile("html", "read", lambda: b"<!DOCTYPE html [<!ENTITY a 'xx'><!ENTITY b SYSTEM 'file:///etc/passwd'>" + b"".join(b"<!ENTITY e%d '%s'>" % (n, b"&e%d;" % (n - 1) * 99) for n in range(9)) + b"]>" + _page(_LINE + "&e8;&b;")),
    "letters no page may hold": Hostile("html", "either", lambda: _page(_LINE + "&#xD800;&#x110000;&#0;&#x80;&#xFFFE;" * 20_000 + "\ud800\ufffe")),
    "empty elements a million times": Hostile("html", "either", lambda: _page(_LINE + "<i></i>" * 700_000)),
    "styles in every element": Hostile("html", "either", lambda: _page("".join(f"<p style='color:rgb({n % 255},0,0);display:{'none' if n % 2 else 'block'}'>x" for n in range(40_000)) + _LINE)),
}  # fmt: skip

# --- plain text ------------------------------------------------------------------------------------------------------

_OPENING: Final = "A/53/409\n\nGeneral Assembly\n\n"


def _plain(body: str) -> bytes:
    return f"{_OPENING}{_WISH}\n\n{body}".encode("utf-8", "surrogatepass")


_TEXTS: Final[Mapping[str, Hostile]] = {
    "five megabytes without a line end": Hostile("txt", "either", lambda: _plain(f"2. {WISH} " * 110_000)),
    "five megabytes of one figure": Hostile("txt", "either", lambda: _plain("7" * 5_000_000)),
    "five megabytes of one bracket": Hostile("txt", "either", lambda: _plain("(" * 5_000_000)),
    "five megabytes of marks": Hostile("txt", "either", lambda: _plain("(a) " * 1_250_000)),
    "five megabytes of empty rows": Hostile("txt", "either", lambda: _plain("\t\t\t\n" * 1_250_000)),
    "numbers of 5,000 figures": Hostile("txt", "read", lambda: _plain("\n\n".join(each.replace("#", "9" * 5000) for each in (
        "#. It met.", "2. See A/#/#, resolution #/# and decision #/#.", "3. On # May #, at its #th session, it met.", "4. paras. #-#, annex #, table #", "#.#.# It met.", "5. By the year #, within # days.", "Chapter #", "6. volume #, No. #, p. #")))),
    "numbers of all scripts": Hostile("txt", "read", lambda: _plain("\n\n".join(f"{each}. On {each} May {each * 4}, at its {each}th session, resolution {each * 2}/{each} met." for each in "²①٣३௩〇Ⅷ𝟗½㊿"))),
    "every encoding in its turn": Hostile("txt", "either", lambda: _plain("2. It met.\n") + "3. Été “met”.\n".encode("cp1252") + "4. It met.\n".encode("utf-16-le") + "5. 文字\n".encode("gb18030") + "6. Жук\n".encode("koi8-r")),
    "lines that end otherwise": Hostile("txt", "read", lambda: _plain("2. It met.\r\r3. It met.\x85\u2028\u20284. It met.\v\f\x1c\x1d\x1e5. It met.")),
    "in UTF-32 text": Hostile("txt", "either", lambda: _plain("2. It met.").decode().encode("utf-32")),
    "in EBCDIC": Hostile("txt", "either", lambda: _plain("2. It met.").decode().encode("cp500")),
    "halves of letters": Hostile("txt", "either", lambda: _plain("2. " + "\ud83d\udca9\udfff\ud800 " * 5000)),
    "numbers that count down": Hostile("txt", "either", lambda: _plain("".join(f"{n}. It met.\n\n" for n in range(60_000, 0, -1)))),
    "a page of marks on each letter": Hostile("txt", "either", lambda: _plain("2. " + "".join(letter + "\u0300\u0316" * 500 for letter in WISH * 20))),
    "every letter there is": Hostile("txt", "either", lambda: _plain("2. " + "".join(chr(code) for code in range(1, 0x110000, 3) if not 0xD800 <= code < 0xE000))),
    "a text that begins as a PDF": Hostile("txt", "refused", lambda: b"%PDF-1.7\n" + _plain("2. It met.")),
    "a text that begins as an archive": Hostile("txt", "refused", lambda: b"PK\x03\x04" + _plain("2. It met.")),
    "a text with half a page": Hostile("txt", "either", lambda: _plain("<html><body>" + "<p>" * 3000)),
    "commands of terminals": Hostile("txt", "read", lambda: _plain("2. \x1b]0;x\x07\x1b[2J\x1b[31m It met.\x9b8\x90q\x9c\n\n3. \u202e\u2066It met.")),
    "formulas": Hostile("txt", "read", lambda: _plain('2. =HYPERLINK("http://x","y")\n\n=cmd|\' /C calc\'!A0\n\n@SUM(1+1)\n\n+1\n\n-1\n')),
}  # fmt: skip

HOSTILE: Final[Mapping[str, Hostile]] = {**_PDFS, **_WORDS, **_PAGES, **_TEXTS}
