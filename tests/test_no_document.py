"""What is saved in place of a document is refused by name, in any format; documents that speak of such pages are not."""

from __future__ import annotations

import pytest

from pipeline.rules.loader import read_rules
from pipeline.s1_read import ReadError, read_document
from pipeline.s1_read.no_document import kinds
from tests.made_files import make_docx, make_pdf, p, prose, source

NOT_FOUND = [
    "The document you are looking for does not exist in the Official Document System (ODS). Please",
    "contact the ODS support through the following contact-us link if you require further assistance.",
    "Contact Us",
    "- ODS support",
]
SHOP = ["Books", "Measures for migrants", "US$ 35.00", "In stock", "Add to cart", "You may also like", "My account"]
ENTRIES = read_rules("no_document.yaml")["kinds"]
SIGNS = [
    (place, sign[place], sign)
    for entry in ENTRIES
    for sign in entry["signs"]
    for place in ("line", "words")
    if place in sign
]


def html(lines: list[str]) -> bytes:
    return ("<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>").encode()


@pytest.mark.parametrize("lines", [NOT_FOUND, SHOP], ids=["error-page", "shop-page"])
@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.html", "a.txt", "a.md"])
def test_a_page_that_is_no_document_is_refused_in_every_format(lines: list[str], name: str) -> None:
    content = {
        "a.pdf": make_pdf([prose(700, lines)]),
        "a.docx": make_docx("".join(p(line) for line in lines)),
        "a.html": html(lines),
    }.get(name, "\n\n".join(lines).encode())
    with pytest.raises(ReadError, match="no document") as refusal:
        read_document(content, source(content, name))
    assert refusal.value.kind == "no_document"
    assert str(refusal.value).startswith(f"{name}: is ")


@pytest.mark.parametrize(
    "text",
    [
        "404 Not Found\n\nnginx",
        "Oops! Page not found.",
        "Access Denied\n\nYou don't have permission to access this document.\n\nReference #18.2f",
        "Le document que vous recherchez n’existe pas dans le Système de diffusion électronique.",
        "Please enable JavaScript and cookies to continue",
        '{"error": "Document not found"}',
    ],
)
def test_error_pages_of_other_sites(text: str) -> None:
    with pytest.raises(ReadError, match="is the error page of a web site"):
        read_document(text.encode(), source(text.encode(), "a.txt"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "A/60/404\n\nDistr.: General\n\n1. Visitors read that the document you are looking for does not exist.",
            id="a-front-page-stands-above",
        ),
        pytest.param("The Committee noted.\n\n" * 200 + "The page could not be found.", id="a-report-is-longer"),
        pytest.param(
            "1. Traders let customers add to cart, go to checkout and pay $35.00 before free delivery.",
            id="signs-of-a-shop-in-a-sentence",
        ),
        pytest.param("Budget\n\n$35.00\n\nIn stock\n\n404", id="two-signs-of-a-shop"),
    ],
)
def test_documents_that_speak_of_such_pages_are_read(text: str) -> None:
    assert read_document(text.encode(), source(text.encode(), "a.txt")).text == text


@pytest.mark.parametrize(("place", "pattern", "sign"), SIGNS, ids=[sign["example"] for _, _, sign in SIGNS])
def test_a_sign_matches_its_example_and_no_counter_example(place: str, pattern: str, sign: dict[str, object]) -> None:
    compiled = {text.pattern: text for kind in kinds() for text in (*kind.lines, *kind.words)}[pattern]
    find = compiled.fullmatch if place == "line" else compiled.search
    assert find(str(sign["example"]))
    counters = sign.get("counter", [])
    assert isinstance(counters, list)
    assert not any(find(text) for text in counters)
