"""Plain text becomes one canonical text with trimmed lines, whatever its encoding and line ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Source
from pipeline.s1_read.text import read_text

SOURCE = Source("report.txt", "0" * 64, 0)

RUSSIAN = "Генеральный секретарь и Совет в докладе о воде"


def twice(text: str) -> bytes:
    """The text in UTF-8 whose bytes were taken for Windows-1252 and put into UTF-8."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode()).encode()


DECODED = [
    pytest.param(b"Caf\xc3\xa9", "Café", id="utf-8"),
    pytest.param(b"\xef\xbb\xbfA/53/409", "A/53/409", id="byte-order-mark-is-no-text"),
    pytest.param("Café".encode("utf-16"), "Café", id="utf-16-with-mark"),
    pytest.param("the State’s “plan”".encode("cp1252"), "the State’s “plan”", id="windows-code-page"),
    pytest.param("the State’s “plan” 1–4".encode("mac_roman"), "the State’s “plan” 1–4", id="macintosh-code-page"),
    pytest.param(
        "où l’été va à la mer et à Genève".encode("cp1252"),
        "où l’été va à la mer et à Genève",
        id="french-is-no-russian",
    ),
    *(pytest.param(RUSSIAN.encode(page), RUSSIAN, id=page) for page in ("cp1251", "koi8-r")),
    pytest.param("الأمين العام على أن من".encode("cp1256"), "الأمين العام على أن من", id="arabic-code-page"),
    pytest.param("秘书长的报告".encode("gb18030"), "秘书长的报告", id="chinese-code-page"),
    pytest.param(twice("the State’s “plan” — à São Tomé"), "the State’s “plan” — à São Tomé", id="utf-8-written-twice"),
    pytest.param("’ was read as â€™".encode(), "’ was read as â€™", id="said-of-letters-written-twice"),
    pytest.param(b"a\r\nb\rc\nd", "a\nb\nc\nd", id="every-line-end-becomes-one"),
    pytest.param(b"", "", id="empty"),
    pytest.param("Gene\u00adral As\u200bsembly\u2060".encode(), "General Assembly", id="soft-hyphen-and-zero-width"),
    pytest.param("(\u202aA/55/25\u202c) \u2066x\u2069".encode(), "(A/55/25) x", id="direction-marks"),
    pytest.param("a\ufeffb".encode(), "ab", id="byte-order-mark-inside"),
    pytest.param("A⁄59∕185／1╱2".encode(), "A/59/185/1/2", id="strokes"),
    pytest.param("Ａ/５９/１８５".encode(), "A/59/185", id="full-width"),
    pytest.param(
        "Secretary\u2011General\u00a0of\u2003the\tof\ufb01ce".encode(),
        "Secretary-General of the\toffice",
        id="spaces-hyphens-ligatures",
    ),
    pytest.param("e\u0301".encode(), "é", id="composed"),
    pytest.param("15ᵗʰ, 1ˢᵗ, 2ᵉ, nᵒ 7, Mᵐᵉ".encode(), "15th, 1st, 2e, no 7, Mme", id="raised-endings"),
    pytest.param("totalᵃ".encode(), "totalᵃ", id="raised-letter-of-a-note"),
    pytest.param("Govern\u00ad\nments".encode(), "Govern\u00ad\nments", id="soft-hyphen-at-the-end-of-a-line-stays"),
]


@pytest.mark.parametrize(("content", "text"), DECODED)
def test_text_is_decoded(content: bytes, text: str) -> None:
    assert read_text(content, SOURCE).text == text


def test_lines_are_trimmed_and_empty_ones_left_out() -> None:
    document = read_text(b"  I. Introduction \n\n\t1. The report\n", SOURCE)
    assert [document.text[line.start : line.end] for line in document.lines] == ["I. Introduction", "1. The report"]
    assert document.pages is None
    assert {line.page for line in document.lines} == {None}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("> One.\n>\n> Two.\n", ["One.", "Two."], id="a-mail-that-is-quoted"),
        pytest.param("> > One.\n>> Two.\n", ["One.", "Two."], id="a-reply-to-a-reply"),
        pytest.param("> One.\n\nTwo.\n\nThree.\n", ["> One.", "Two.", "Three."], id="one-line-alone"),
        pytest.param("A > B.\n", ["A > B."], id="inside-of-a-line"),
    ],
)
def test_the_sign_of_quoted_mail_goes(text: str, read: list[str]) -> None:
    document = read_text(text.encode(), SOURCE)
    assert [document.text[line.start : line.end] for line in document.lines] == read


def test_form_feeds_are_page_breaks() -> None:
    document = read_text(b"one\n\x0ctwo\nthree\x0cfour\n\x0c", SOURCE)
    assert [line.page for line in document.lines] == [1, 2, 2, 3]
    assert document.pages == 3


DRAFT = [
    "A/60/1", "", "On trees", "", "I. Introduction", "", "1. Governments should plant oaks where", "no oaks are and should",
    "tell the Council of it.", "", "2. States should report in", "time to the Council.",
]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("{n:>3}  {words}", id="all-lines"),
        pytest.param("{n}\t{words}", id="before-a-tab"),
        pytest.param("{words:<60}{n:>3}", id="at-the-right"),
        pytest.param("{fifth:>3}  {words}", id="each-fifth"),
        pytest.param("{words:<60}{fifth:>3}", id="each-fifth-at-the-right"),
    ],
)
def test_numbers_of_lines_are_left_out(line: str) -> None:
    counted = [
        line.format(n=n, fifth=n if n % 5 == 0 else "", words=words).rstrip() for n, words in enumerate(DRAFT * 2, 1)
    ]
    document = read_text("\n".join(counted).encode(), SOURCE)
    assert [document.text[line.start : line.end] for line in document.lines] == [words for words in DRAFT * 2 if words]
    assert [issue.kind for issue in document.issues] == ["line_numbers"]


def test_numbers_of_lines_may_begin_anew_on_each_page() -> None:
    pages = ["\n".join(f"{n:>2}  {words}" for n, words in enumerate(DRAFT, 1)) for _ in range(3)]
    document = read_text("\f".join(pages).encode(), SOURCE)
    assert [document.text[line.start : line.end] for line in document.lines] == [words for words in DRAFT * 3 if words]
    assert document.pages == 3


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n".join(f"{n} Ratify treaty {n}" for n in range(1, 30)), id="list"),
        pytest.param("Trees\n" + "\n".join(f"{n} oaks of {n} trees" for n in (3, 9, 20, 4, 8, 1, 7)), id="figures"),
        pytest.param("\n".join(f"{n}. it planted oaks" for n in range(1, 30)), id="numbers-with-a-point"),
        pytest.param("It planted\n1998\noaks, then\n1999\noaks.", id="years"),
    ],
)
def test_other_figures_at_the_edge_stay(text: str) -> None:
    assert read_text(text.encode(), SOURCE).text == text


LEFT = [
    "1.  The Board met in the spring",
    "    and again in the autumn of",
    "    that year, when it rained.",
    "2.  It rose at noon of the day",
]
RIGHT = [
    "    after its first session.",
    "3.  States should report to it",
    "    before the end of the next",
    "    year.",
]


def beside(left: list[str], right: list[str]) -> str:
    return "\n".join(f"{a:36}{b}" for a, b in zip(left, right, strict=True))


def test_two_columns_of_numbered_paragraphs_are_read_one_after_the_other() -> None:
    document = read_text(f"Title\n\n{beside(LEFT, RIGHT)}\n\nEnd\n".encode(), SOURCE)
    lines = [document.text[line.start : line.end] for line in document.lines]
    assert lines == ["Title", *map(str.strip, LEFT), *map(str.strip, RIGHT), "End"]


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(["Paid in full", "by all", "members", "in May"], id="no-numbers"),
        pytest.param(
            ["7.  It was paid by all", "    members", "8.  in full", "    in May"], id="numbers-that-do-not-count-on"
        ),
        pytest.param(["1.  It was paid by all", "    members", "2.  in full", "    in May"], id="the-same-numbers"),
    ],
)
def test_a_table_of_two_columns_stays(right: list[str]) -> None:
    text = beside(LEFT, right)
    assert read_text(text.encode(), SOURCE).text == text


def test_superscript_figures_are_marks() -> None:
    document = read_text("concern.² The¹⁰".encode(), SOURCE)
    assert [(mark.marker, document.text[mark.start : mark.end]) for mark in document.marks] == [
        ("2", "²"),
        ("10", "¹⁰"),
    ]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param("1\ufffd4".encode(), "lost_characters", id="replacement-character-in-the-file"),
        pytest.param(b"caf\xe9", "wrong_encoding", id="not-utf-8"),
        pytest.param("Gene\u00adral".encode(), "invisible_characters", id="characters-nobody-sees"),
    ],
)
def test_damage_is_an_issue(content: bytes, kind: str) -> None:
    assert kind in {issue.kind for issue in read_text(content, SOURCE).issues}


@pytest.mark.parametrize(
    ("struck", "stroke", "kept"),
    [
        pytest.param("need not", "\u0336", "States should report.", id="long-strokes"),
        pytest.param("need not", "\u0335", "States should report.", id="short-strokes"),
        pytest.param("", "", "States should report.", id="none"),
        pytest.param(
            "\u0141", "\u0336", "States \u0141\u0336 should report.", id="one-letter-with-a-stroke-is-a-letter"
        ),
    ],
)
def test_words_struck_through_letter_by_letter_are_left_out(struck: str, stroke: str, kept: str) -> None:
    words = "".join(letter if letter == " " else letter + stroke for letter in struck)
    document = read_text(f"States {words}{' ' if words else ''}should report.".encode(), SOURCE)
    assert document.text == kept
    assert [issue.kind for issue in document.issues] == (["deleted_text"] if len(struck) > 1 else [])


UNSEEN = [
    pytest.param("the reso\u00adlution.", [("reso<U+00AD>lution.", "resolution.")], id="soft-hyphen"),
    pytest.param(
        "59/\u200b166, As\u2060sembly", [("59/<U+200B>166,", "59/166,"), ("As<U+2060>sembly", "Assembly")], id="two"
    ),
    pytest.param(
        "e\u0301t\u0301 (\u202aA/55/25\u202c)",
        [("(<U+202A>A/55/25<U+202C>)", "(A/55/25)")],
        id="after-composed-letters",
    ),
    pytest.param("a \u200b b", [], id="between-words"),
    pytest.param("A/\u316459/185", [("A/<U+3164>59/185", "A/59/185")], id="filler"),
    pytest.param("Govern\u00ad\nments", [], id="soft-hyphen-at-the-end-of-a-line"),
    pytest.param("\ufeff1. Text", [("<U+FEFF>1.", "1.")], id="before-a-number"),
]


@pytest.mark.parametrize(("text", "repairs"), UNSEEN)
def test_a_word_with_characters_nobody_sees_is_a_repair(text: str, repairs: list[tuple[str, str]]) -> None:
    document = read_text(("x " + text).encode(), SOURCE)
    assert [(r.original, r.repaired) for r in document.repairs] == repairs
    assert all(document.text[r.start : r.end] == r.repaired for r in document.repairs)


@given(st.text(st.sampled_from("ab é\u0301\u00ad\u200b\n\t\u202a\u00a0ﬁ"), max_size=40))
def test_repairs_of_unseen_characters_stand_where_they_say(text: str) -> None:
    document = read_text(text.encode(), SOURCE)
    assert all(document.text[r.start : r.end] == r.repaired for r in document.repairs)


@given(st.binary(max_size=300))
def test_any_bytes_give_ordered_disjoint_lines_with_white_space_between(content: bytes) -> None:
    document = read_text(content, SOURCE)
    at = 0
    for line in document.lines:
        assert at <= line.start < line.end
        assert not document.text[at : line.start].strip()
        at = line.end
    assert not document.text[at:].strip()
